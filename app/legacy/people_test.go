package legacy

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"

	"kezek/app/iin"
	"kezek/locales"
)

func femaleIIN(t testing.TB) string {
	t.Helper()
	return string(iin.Make(time.Date(1985, 1, 1, 0, 0, 0, 0, locales.Zone), iin.Female, 4))
}

const header = "№|Тіркеу №|Т.А.Ә.|ЖСН|Отбасы құрамы|Мекенжайы|Есепке қойылған күні|Шешім №, күні"

// kinds lists "row kind" of every finding but marks.
func kinds(r *Reading) []string {
	var out []string
	for _, f := range r.Findings {
		if f.Severity != Mark {
			out = append(out, fmt.Sprint(f.Row, " ", f.Kind))
		}
	}
	return out
}

func TestTheSamePersonTwice(t *testing.T) {
	woman := femaleIIN(t)
	a := "1|2012/1|Асанов Асқар|850101300005|Асанова Айгүл (жұбайы) 01.01.1985|Ақсай|15.03.2012 10:00|№ 1, 01.04.2012"
	for _, c := range []struct {
		name, second string
		want         []string
	}{
		{"all the same", a, []string{"3 person-repeated"}},
		{"other address", strings.Replace(a, "Ақсай", "Орал", 1), []string{"3 person-differs"}},
		{"the same ИИН, other name", strings.Replace(a, "Асанов Асқар", "Берік Болат", 1), []string{"3 reg-no-repeated", "3 iin-shared", "3 member-twice"}},
		{"the same name, other ИИН", "2|2012/2|Асанов Асқар|850101300603||Ақсай|16.03.2012 10:00|№ 1, 01.04.2012", []string{"3 same-name-other-iin"}},
		{"the same name, no ИИН", "2|2012/2|Асанов Асқар|жоқ||Ақсай|16.03.2012 10:00|№ 1, 01.04.2012", []string{"3 same-name", "3 iin-missing"}},
		{"look-alikes do not hide", strings.Replace(a, "Асанов", "Acaнoв", 1), []string{"3 person-repeated", "3 name-look-alikes"}},
		{"spouse is an applicant", "2|2012/2|Асанова Айгүл|" + woman + "||Орал|16.03.2012 10:00|№ 1, 01.04.2012", []string{"2 member-is-applicant"}},
		{"spouse's name alone", "2|2012/2|Асанова Айгүл|жоқ||Орал|16.03.2012 10:00|№ 1, 01.04.2012", []string{"2 member-name", "3 iin-missing"}},
		{"spouse's name, other birth", "2|2012/2|Асанова Айгүл|" + string(iin.Make(time.Date(1970, 1, 1, 0, 0, 0, 0, locales.Zone), iin.Female, 4)) + "||Орал|16.03.2012 10:00|№ 1, 01.04.2012", nil},
		{"number twice", "2|2012/1|Берік Болат|850101300603||Орал|16.03.2012 10:00|№ 1, 01.04.2012", []string{"3 reg-no-repeated"}},
	} {
		r := read(t, book(header, a, c.second), Options{})
		got := kinds(r)
		if d := cmp.Diff(c.want, got, cmp.Transformer("set", func(s []string) map[string]bool {
			m := map[string]bool{}
			for _, k := range s {
				m[k] = true
			}
			return m
		})); d != "" {
			t.Errorf("%s: %s", c.name, d)
		}
	}
}

func TestTwoPlacesStandSideBySide(t *testing.T) {
	r := read(t, book(header, "1|2012/1|Асанов Асқар|850101300005||Ақсай|15.03.2012 10:00|№ 1, 01.04.2012", "1|2012/1|Асанов Асқар|850101300005||Орал|2012-03-15 10:00|№ 1, 01.04.2012"), Options{})
	i := r.from("Кезек", 3)
	f := r.Findings[i]
	if f.Kind != PersonDiffers || f.Other.Row != 2 {
		t.Fatalf("%+v", f)
	}
	same := map[Field]bool{}
	for _, c := range f.Other.Fields {
		same[c.Field] = c.Same
	}
	want := map[Field]bool{Name: true, IIN: true, RegNo: true, Counting: true, Decision: true, Address: false}
	if d := cmp.Diff(want, same); d != "" {
		t.Error(d)
	}
	if err := r.Answer(Ref{"Кезек", 3, "", PersonDiffers}, Resolution{Way: Kept}); err == nil {
		t.Error("two entries with one ИИН were let through")
	}
	open := len(r.Open())
	if err := r.Answer(Ref{Sheet: "Кезек", Row: 2}, Resolution{Way: LeftOut, Reason: "ескі мекенжай"}); err != nil {
		t.Fatal(err)
	}
	if now := len(r.Open()); now >= open {
		t.Error("leaving out the first row did not settle the second", open, now)
	}
}

// TestSecondImportAddsNobody: everyone of the sample, now in the office, is proposed to be left out.
func TestSecondImportAddsNobody(t *testing.T) {
	byIIN, byName := map[string]Person{}, map[string][]Person{}
	for _, e := range settled(t).Entries() {
		p := Person{Name: e.Name, IIN: e.IIN, Birth: e.Birth, OldNo: e.OldNo, Decision: e.DecisionText, RegNo: "K/" + e.OldNo}
		if e.IIN != "" {
			byIIN[e.IIN] = p
		}
		fold := locales.Fold(e.Name)
		byName[fold] = append(byName[fold], p)
	}
	known := Known{
		ByIIN:  func(n string) (Person, bool) { p, ok := byIIN[n]; return p, ok },
		ByName: func(folded string) []Person { return byName[folded] },
	}
	r := read(t, sample(t), Options{ListOf: lists, Known: known})
	r.Accept(KnownPerson, PersonRepeated, PersonOtherSheet)
	if es := r.Entries(); len(es) != 0 {
		t.Errorf("%d came in again, first %+v", len(es), es[0])
	}
	if open := r.Open(); len(open) != 0 {
		t.Errorf("%d open, first %+v", len(open), open[0])
	}
	left := r.LeftOut()
	if len(left) != 783 || left[0].Other.RegNo != "K/2006/1" {
		t.Errorf("%d left out, first %+v", len(left), left[0])
	}
}

func TestKnownPeopleAreAsked(t *testing.T) {
	known := Known{
		ByIIN: func(n string) (Person, bool) {
			return Person{Name: "Асанов Асқар", IIN: n, OldNo: "9", RegNo: "K/1", Member: n == "850101300603"}, n != femaleIIN(t)
		},
		ByName: func(folded string) []Person {
			if folded == locales.Fold("Берік Болат") {
				return []Person{{Name: "Берік Болат", IIN: "850101300005", RegNo: "K/2"}}
			}
			return nil
		},
	}
	r := read(t, book(header, "1|2012/1|Асанов Асқар|850101300005||Ақсай|15.03.2012 10:00|№ 1, 01.04.2012",
		"2|2012/2|Асанов Ерлан|850101300603||Ақсай|15.03.2012 11:00|№ 1, 01.04.2012", "3|2012/3|Берік Болат|"+femaleIIN(t)+"||Ақсай|15.03.2012 12:00|№ 1, 01.04.2012"), Options{Known: known})
	if d := cmp.Diff([]string{"2 known-differs", "3 known-member", "4 known-name"}, kinds(r)); d != "" {
		t.Error(d)
	}
}

func TestWhatARowShowsBesidesItsText(t *testing.T) {
	b := book(header, "1|6а|=Асанов Асқар|850101300005||Ақсай|15.03.2012 10:00|№ 1, 01.04.2012", "2|123/1|?лия Т?легенова|"+femaleIIN(t)+"||Ақсай|15.03.2012 11:00|№ 1, 01.04.2012",
		"3|9|Берік Болат|850101300603||Ақсай|15.03.2012 12:00|№ 1, 01.04.2012")
	rows := b.Sheets[0].Rows
	rows[1].Hidden = true
	rows[1].Cells[2].Formula = true
	for i := range rows[3].Cells {
		rows[3].Cells[i].Struck = true
	}
	rows[2].Cells[1].Struck = true
	r := read(t, b, Options{})
	var got []string
	for _, f := range r.Findings {
		got = append(got, fmt.Sprint(f.Row, f.Column, " ", f.Kind, " ", f.Severity))
	}
	want := []string{"2 row-hidden mark", "2B reg-no-letter question", "2C cell-formula mark", "2C cell-starts-with-sign mark",
		"3 row-struck-part question", "3B reg-no-letter question", "3C name-destroyed question", "4 row-struck repair"}
	if d := cmp.Diff(want, got); d != "" {
		t.Error(d)
	}
	r.Accept(RowStruck, RegNoLetter)
	es := r.Entries()
	if es[0].OldNo != "6а" || es[0].Name != "=Асанов Асқар" || es[1].OldNo != "123/1" || es[1].State != Active || es[2].State != Removed {
		t.Errorf("%+v", es)
	}
}

func TestGapsOfRegisterNumbersAreMarked(t *testing.T) {
	lines := []string{header}
	for _, n := range []int{1, 2, 3, 4, 5, 6, 8, 9, 10, 11, 12, 13, 18} {
		number := iin.Make(time.Date(1980, 1, n, 0, 0, 0, 0, locales.Zone), iin.Male, n)
		lines = append(lines, fmt.Sprintf("%d|%d|Асанов %d|%s||Ақсай|15.03.2012 10:00|№ 1, 01.04.2012", n, n, n, number))
	}
	lines = append(lines, "14|14а|Асанов А|850101300005||Ақсай|15.03.2012 10:00|№ 1, 01.04.2012", "15|17/1|Асанов Б|850101300603||Ақсай|15.03.2012 10:00|№ 1, 01.04.2012")
	r := read(t, book(lines...), Options{})
	var got []string
	for _, f := range r.Findings {
		if f.Kind == RegNoGap {
			got = append(got, fmt.Sprint(f.Row, " ", locales.EN.With(f.Key, f.Args)))
		}
	}
	if len(got) != 2 || !strings.HasPrefix(got[0], "8 ") || !strings.Contains(got[0], "7–7") || !strings.Contains(got[1], "15–16") {
		t.Error(got)
	}
}
