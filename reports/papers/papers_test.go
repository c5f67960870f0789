package papers_test

import (
	"bytes"
	"encoding/json"
	"fmt"
	"image"
	"math"
	"reflect"
	"strings"
	"testing"

	"github.com/boombuler/barcode/qr"

	"kezek/app/fault"
	"kezek/locales"
	"kezek/reports/papers"
)

func TestEveryFieldIsRead(t *testing.T) {
	for name, p := range samples() {
		t.Run(name, func(t *testing.T) {
			made := render(t, p)
			strict(t, made)
			if n := pages(t, made); len(made) > 77_000+4_000*n {
				t.Errorf("%d bytes in %d pages", len(made), n)
			}
			texts := map[string]string{"ledongthuc": text(t, made)}
			if s, ok := popplerText(t, made); ok {
				texts["pdftotext"] = s
			}
			want := said(t, p)
			broken := len(pageTexts(t, made)) > 1
			twoColumns := len(p.Langs) == 2 && p.SideBySide && broken
			for reader, got := range texts {
				if reader == "pdftotext" && p.Draft {
					continue // the slanting mark comes out in the middle of other words
				}
				for _, s := range want {
					if !strings.Contains(got, squeeze(s)) && !((twoColumns || broken && len(s) > 400) && everyWord(got, s)) {
						t.Errorf("%s does not find %q", reader, s)
					}
				}
			}
		})
	}
}

// everyWord tells whether the words of a text are there, which a page's end may have parted from each other in a long
// paragraph or where the other language stands beside.
func everyWord(got, s string) bool {
	for w := range strings.FieldsSeq(s) {
		if !strings.Contains(got, w) {
			return false
		}
	}
	return true
}

// said collects what a paper must show: every text of its fields in its languages, every number and date.
func said(t *testing.T, p papers.Paper) []string {
	t.Helper()
	var all []string
	var walk func(v reflect.Value)
	upper := func(s string) string { return s }
	walk = func(v reflect.Value) {
		if v.IsZero() {
			return
		}
		switch x := v.Interface().(type) {
		case papers.Text:
			for _, l := range p.Langs {
				all = append(all, upper(map[locales.Lang]string{locales.KK: x.KK, locales.RU: x.RU}[l]))
			}
			return
		case papers.Moment:
			all = append(all, locales.DateTime(int64(x)))
			return
		case papers.Area:
			all = append(all, locales.Area(int64(x))+" м²")
			return
		case papers.Day:
			all = append(all, locales.Date(int64(x)))
			return
		case string:
			all = append(all, x)
			return
		case int:
			all = append(all, locales.Number(int64(x)))
			return
		case papers.Shift:
			all = append(all, strings.Replace(fmt.Sprintf("%+d", x), "-", "−", 1))
			return
		case papers.Money:
			all = append(all, strings.TrimSuffix(locales.Money(int64(x)), "\u00a0₸"))
			return
		case *papers.Money:
			all = append(all, locales.Money(int64(*x)))
			return
		case []papers.PlacePoint:
			return // drawn
		}
		switch v.Kind() {
		case reflect.Struct:
			for i := range v.NumField() {
				switch v.Type().Field(i).Name {
				case "Share", "Align":
					continue
				case "Title":
					upper = strings.ToUpper
				case "Applicant":
					upper = func(s string) string { return strings.ToUpper(s[:2]) + s[2:] }
				}
				walk(v.Field(i))
				upper = func(s string) string { return s }
			}
		case reflect.Slice:
			for i := range v.Len() {
				walk(v.Index(i))
			}
		}
	}
	walk(reflect.ValueOf(p.Data))
	walk(reflect.ValueOf(p.Signer))
	walk(reflect.ValueOf(p.Executor))
	if p.Form != "order-proof" {
		walk(reflect.ValueOf(p.To.Name))
		walk(reflect.ValueOf(p.To.IIN))
		walk(reflect.ValueOf(p.To.Address))
	}
	all = append(all, p.Number, p.Print.AuditHead)
	switch p.Form {
	case "agenda", "minutes", "attendance-sheet", "vote-sheet", "queue-extract", "candidates": // the commission's own
	case "privatization-contract", "aid-calculation", "aid-list": // headless
	case "application", "certificate-application", "privatization-application", "aid-application", "journal", "my-file", "public-list", "statistics", "service-statistics":
		walk(reflect.ValueOf(p.Office.Name))
	default:
		if !p.Office.Preprinted {
			all = append(all, p.Office.Name.KK, p.Office.Name.RU, p.Office.BIN)
		}
	}
	if p.Date != 0 {
		for _, l := range p.Langs {
			all = append(all, l.LongDate(int64(p.Date)))
		}
	}
	return all
}

func TestEveryKazakhLetterIsReadBack(t *testing.T) {
	const letters = "АӘБВГҒДЕЁЖЗИЙКҚЛМНҢОӨПРСТУҰҮФХҺЦЧШЩЪЫІЬЭЮЯаәбвгғдеёжзийкқлмнңоөпрстуұүфхһцчшщъыіьэюя₸№«»—…"
	p := paper("refusal", papers.Refusal{Facts: papers.Same(letters), Ground: papers.Same(letters)}, two)
	made := render(t, p)
	if got := text(t, made); strings.Count(got, letters) < 4 {
		t.Errorf("upright and bold letters come back as %s", got)
	}
	if got, ok := popplerText(t, made); ok && strings.Count(got, letters) < 1 {
		t.Errorf("pdftotext reads %s", got)
	}
}

func TestSameInputSameBytes(t *testing.T) {
	for name, p := range samples() {
		if !bytes.Equal(render(t, p), render(t, p)) {
			t.Errorf("%s differs from itself", name)
		}
	}
}

func TestDraftHasTheMarkAndNoNumber(t *testing.T) {
	draft := samples()["registration-notice.draft"]
	texts := pageTexts(t, render(t, draft))
	if len(texts) < 2 {
		t.Fatal("the sample should have two pages")
	}
	for i, s := range texts {
		if !strings.Contains(s, "ЖОБА/ПРОЕКТ") {
			t.Errorf("page %d has no draft mark", i+1)
		}
	}
	if !strings.Contains(texts[0], "№_______") {
		t.Error("no ruled place for the number")
	}
	for _, s := range pageTexts(t, render(t, samples()["registration-notice.two"])) {
		if strings.Contains(s, "ЖОБА") {
			t.Error("a signed paper carries the draft mark")
		}
	}
	draft.Number = "7"
	wantFault(t, draft, "P5")
	signed := samples()["refusal.kk"]
	signed.Number = ""
	wantFault(t, signed, "P5")
}

func TestReprintSaysWhichCopyAndWhy(t *testing.T) {
	p := samples()["refusal.copy"]
	texts := pageTexts(t, render(t, p))
	for i, s := range texts {
		if !strings.Contains(s, "КӨШІРМЕ№2/КОПИЯ№2") {
			t.Errorf("page %d has no copy mark", i+1)
		}
	}
	if !strings.Contains(texts[0], squeeze(p.Print.CopyReason)) {
		t.Error("the reason is not printed")
	}
}

func TestPagesAreNumbered(t *testing.T) {
	texts := pageTexts(t, render(t, samples()["receipt.many"]))
	for i, s := range texts {
		if want := string(rune('1'+i)) + "/" + string(rune('0'+len(texts))); !strings.Contains(s, want) {
			t.Errorf("page %d does not say %s", i+1, want)
		}
		if !strings.Contains(s, "9f3a61c0d2e47b58") {
			t.Errorf("page %d has no audit head", i+1)
		}
	}
}

// The signature never stands on a page without text of the paper.
func TestNoOrphanSignature(t *testing.T) {
	for n := range 40 {
		for _, langs := range [][]locales.Lang{kk, two} {
			texts := pageTexts(t, render(t, paper("receipt", receipt(n), langs)))
			last := texts[len(texts)-1]
			if !strings.Contains(last, "Нәтижеберілетінорын") || !strings.Contains(last, "Бөлімбасшысы") || !strings.Contains(last, "Құжаттыңтүпнұсқалығын") {
				t.Errorf("%d documents, %v: the last page says %s", n, langs, last)
			}
		}
	}
}

func TestTableHeadIsRepeated(t *testing.T) {
	texts := pageTexts(t, render(t, secretary(paper("order-proof", proof(300), two))))
	if len(texts) < 6 {
		t.Fatalf("%d pages", len(texts))
	}
	for i, s := range texts[1 : len(texts)-1] {
		if !strings.Contains(s, "Есептелетінуақыт") || !strings.Contains(s, "Времяотсчета") {
			t.Errorf("page %d has no head", i+2)
		}
	}
	whole := strings.Join(texts, "")
	for i := range 300 {
		if want := squeeze(proof(300).Entries[i].Name); !strings.Contains(whole, want) {
			t.Errorf("row %d is lost", i+1)
		}
	}
}

func TestQRHoldsItsText(t *testing.T) {
	p := samples()["registration-notice.two"]
	made := render(t, p)
	code, err := qr.Encode(p.Print.QR, qr.M, qr.Unicode)
	if err != nil {
		t.Fatal(err)
	}
	n := code.Bounds().Dx()
	r := open(t, made)
	rects := r.Page(r.NumPage()).Content().Rect
	side := 0.0
	minX, minY, maxX, maxY := math.Inf(1), math.Inf(1), 0.0, 0.0
	for _, q := range rects {
		minX, maxX = min(minX, q.Min.X), max(maxX, q.Max.X)
		minY, maxY = min(minY, q.Min.Y), max(maxY, q.Max.Y)
	}
	side = maxX - minX
	if mm := side * 25.4 / 72; math.Abs(mm-22) > 0.5 {
		t.Errorf("the code is %.1f mm wide", mm)
	}
	for j := range n {
		for i := range n {
			x, y := minX+(float64(i)+0.5)*side/float64(n), maxY-(float64(j)+0.5)*(maxY-minY)/float64(n)
			got := false
			for _, q := range rects {
				got = got || x > q.Min.X && x < q.Max.X && y > q.Min.Y && y < q.Max.Y
			}
			red, _, _, _ := code.At(i, j).RGBA()
			if want := red == 0; got != want {
				t.Fatalf("module %d,%d is dark: %v, want %v", i, j, got, want)
			}
		}
	}
	p.Print.QR = strings.Repeat("9", 9000)
	wantFault(t, p, "P9")
}

func TestSnapshotGivesTheSamePaper(t *testing.T) {
	own, err := papers.ShippedText("refusal", locales.KK)
	if err != nil {
		t.Fatal(err)
	}
	own = strings.Replace(own, "= МЕМЛЕКЕТТІК", "= ҮЛГІ АУДАНЫ. МЕМЛЕКЕТТІК", 1)
	all := samples()
	changed := all["refusal.two"]
	changed.Texts = map[locales.Lang]string{locales.KK: own}
	changed.Office.Image = picture()
	all["own"] = changed
	blobs := map[string][]byte{}
	for name, p := range all {
		snap, err := papers.Snapshot(p)
		if err != nil {
			t.Fatal(name, err)
		}
		if !json.Valid(snap) || strings.Contains(string(snap), p.Print.CopyReason) && p.Print.CopyReason != "" {
			t.Errorf("%s: snapshot %s", name, snap)
		}
		for _, b := range [][]byte{[]byte(own), picture()} {
			blobs[papers.Hash(b)] = b
		}
		again, err := papers.Restore(snap, func(sum string) ([]byte, error) { return blobs[sum], nil })
		if err != nil {
			t.Fatal(name, err)
		}
		again.Print = p.Print
		made := render(t, again)
		if !bytes.Equal(made, render(t, p)) {
			t.Errorf("%s: the restored paper differs", name)
		}
		twice, err := papers.Snapshot(again)
		if err != nil || !bytes.Equal(snap, twice) {
			t.Errorf("%s: the snapshot of the restored paper differs (%v)", name, err)
		}
		if name == "own" {
			strict(t, made)
			if !strings.Contains(text(t, made), "ҮЛГІАУДАНЫ.МЕМЛЕКЕТТІК") {
				t.Error("the office's own text is not used")
			}
			for _, bad := range []func(string) ([]byte, error){nil, func(string) ([]byte, error) { return []byte("="), nil }} {
				if _, err := papers.Restore(snap, bad); err == nil {
					t.Error("a missing or changed text passes")
				}
			}
		}
	}
}

func TestWrongPapersAreFaults(t *testing.T) {
	good := samples()["refusal.two"]
	for name, c := range map[string]struct {
		spoil func(*papers.Paper)
		code  string
	}{
		"unknown form":     {func(p *papers.Paper) { p.Form = "lease" }, "P1"},
		"other data":       {func(p *papers.Paper) { p.Data = receipt(1) }, "P6"},
		"no data":          {func(p *papers.Paper) { p.Data = nil }, "P6"},
		"image of nothing": {func(p *papers.Paper) { p.Office.Image = []byte("GIF89a") }, "P7"},
		"image too large":  {func(p *papers.Paper) { p.Office.Image = encoded(image.NewGray(image.Rect(0, 0, 3001, 1))) }, "P7"},
		"16-bit image":     {func(p *papers.Paper) { p.Office.Image = encoded(image.NewNRGBA64(image.Rect(0, 0, 9, 9))) }, "P7"},
		"no language":      {func(p *papers.Paper) { p.Langs = nil }, "P8"},
		"English":          {func(p *papers.Paper) { p.Langs = []locales.Lang{locales.EN} }, "P8"},
		"Russian first":    {func(p *papers.Paper) { p.Langs = []locales.Lang{locales.RU, locales.KK} }, "P8"},
		"twice the same":   {func(p *papers.Paper) { p.Langs = []locales.Lang{locales.KK, locales.KK} }, "P8"},
	} {
		t.Run(name, func(t *testing.T) {
			p := good
			c.spoil(&p)
			wantFault(t, p, c.code)
			if _, err := papers.Snapshot(p); err == nil && name != "16-bit image" {
				t.Error("a snapshot is taken of it")
			}
		})
	}
}

func wantFault(t *testing.T, p papers.Paper, code string) *fault.Fault {
	t.Helper()
	var b bytes.Buffer
	err := papers.Render(&b, p)
	f, ok := fault.Of(err)
	if !ok || f.Code != code {
		t.Fatalf("got %v, want fault %s", err, code)
	}
	if b.Len() > 0 {
		t.Error("something was written all the same")
	}
	for _, l := range locales.Langs {
		if s := l.With(f.Key, f.Args); s == f.Key || strings.Contains(s, "<no value>") {
			t.Errorf("%s has no words for it: %q", l, s)
		}
	}
	return f
}
