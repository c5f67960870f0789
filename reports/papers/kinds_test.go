package papers_test

import (
	"bytes"
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"

	"kezek/locales"
	"kezek/reports/papers"
)

// bare is a paper of every form with nothing in it but what a test puts there.
func bare(t *testing.T, code string, langs []locales.Lang, set map[string]any) papers.Paper {
	t.Helper()
	for _, p := range samples() {
		if p.Form != code {
			continue
		}
		data := reflect.New(reflect.TypeOf(p.Data)).Elem()
		for name, value := range set {
			if f := data.FieldByName(name); f.IsValid() {
				f.Set(reflect.ValueOf(value))
			}
		}
		p = paper(code, data.Interface(), langs)
		p.SideBySide = false
		return p
	}
	t.Fatal("no sample of", code)
	return papers.Paper{}
}

func has(code, field string) bool {
	for _, p := range samples() {
		if p.Form == code {
			_, ok := reflect.TypeOf(p.Data).FieldByName(field)
			return ok
		}
	}
	return false
}

func TestEveryFormHasSamples(t *testing.T) {
	seen := map[string]bool{}
	for _, p := range samples() {
		for _, l := range p.Langs {
			seen[p.Form+"."+string(l)] = true
		}
	}
	for _, code := range papers.Codes() {
		for _, l := range two {
			if !seen[code+"."+string(l)] {
				t.Errorf("%s has no sample in %s", code, l)
			}
		}
	}
}

// An edition calls a paper in its own way: its words stand in capitals in place of the form's.
func TestTitleOfTheEdition(t *testing.T) {
	for _, code := range papers.Codes() {
		if code == "order-proof" {
			continue
		}
		for _, l := range two {
			own := text(t, render(t, bare(t, code, []locales.Lang{l}, map[string]any{"Blank": false})))
			shipped, err := papers.ShippedText(code, l)
			if err != nil {
				t.Fatal(err)
			}
			_, title, _ := strings.Cut(shipped, "!Title =")
			title, _, _ = strings.Cut(title, "\n")
			if title = squeeze(title); title == "" || !strings.Contains(own, title) || strings.ToUpper(title) != title {
				t.Errorf("%s.%s: its own title %q is not printed in capitals", code, l, title)
			}
			got := text(t, render(t, bare(t, code, []locales.Lang{l}, map[string]any{"Title": papers.Text{KK: "уәжделген жауап", RU: "мотивированный ответ"}})))
			want := map[locales.Lang]string{locales.KK: "УӘЖДЕЛГЕНЖАУАП", locales.RU: "МОТИВИРОВАННЫЙОТВЕТ"}[l]
			if !strings.Contains(got, want) || strings.Contains(got, title) {
				t.Errorf("%s.%s: the edition's title is not printed instead of %q", code, l, title)
			}
		}
	}
}

// An edition calls who applies in its own way too.
func TestApplicantOfTheEdition(t *testing.T) {
	for _, code := range papers.Codes() {
		if !has(code, "Applicant") {
			continue
		}
		for l, words := range map[locales.Lang][2]string{locales.KK: {"Өтінішберуші", "Тұтынушы"}, locales.RU: {"Заявитель", "Потребитель"}} {
			langs := []locales.Lang{l}
			own := text(t, render(t, bare(t, code, langs, nil)))
			got := text(t, render(t, bare(t, code, langs, map[string]any{"Applicant": papers.Text{KK: "тұтынушы", RU: "потребитель"}})))
			if code != "return-letter" && !strings.Contains(own, words[0]+":") { // a letter names its addressee
				t.Errorf("%s.%s does not name %s", code, l, words[0])
			}
			if !strings.Contains(got, words[1]+":") || strings.Contains(got, words[0]) {
				t.Errorf("%s.%s does not call the applicant %s: %s", code, l, words[1], got)
			}
		}
	}
}

func TestCommissionNoteProposes(t *testing.T) {
	own := commissionNote(true)
	own.Proposal = papers.Text{KK: "Басқа тізімге көшіру ұсынылады.", RU: "Предлагается перевести в другой список."}
	alone := commissionNote(false)
	alone.Family = nil
	for _, c := range []struct {
		data       papers.CommissionNote
		want, miss string
	}{
		{commissionNote(false), "Предлагаетсяпоставитьгражданинасчленамисемьи", "Предлагаетсяотказать"},
		{alone, "Предлагаетсяпоставитьгражданинанаучет", "членамисемьи"},
		{commissionNote(true), "Предлагаетсяотказать", "Предлагаетсяпоставить"},
		{own, "Предлагаетсяперевести", "Предлагаетсяотказать"},
	} {
		got := text(t, render(t, paper("commission-note", c.data, ru)))
		if !strings.Contains(got, c.want) || strings.Contains(got, c.miss) {
			t.Errorf("want %s and not %s in %s", c.want, c.miss, got)
		}
	}
}

// One page in each language, whatever the names.
func TestMyFileIsOnePage(t *testing.T) {
	for _, langs := range [][]locales.Lang{kk, ru, two} {
		for n := range 9 {
			p := later(langs)["my-file"]
			p.Data = myFile(n)
			if got := pages(t, render(t, p)); got != len(langs) {
				t.Errorf("%d relatives, %v: %d pages", n, langs, got)
			}
			signed := longest(paper("my-file", myFile(n), langs)) // with a number and a signature too
			if got := pages(t, render(t, signed)); got != len(langs) {
				t.Errorf("%d relatives of the longest names, %v: %d pages", n, langs, got)
			}
		}
	}
}

func TestCountsOfZeroArePrinted(t *testing.T) {
	s := survey()
	s.Questions = s.Questions[1:]
	if got := text(t, render(t, paper("survey-summary", s, kk))); !strings.Contains(got, "қанағаттандыңызба?0271016104") && !strings.Contains(got, "қанағаттандыңызба?0271\u00a0016") {
		t.Errorf("no 0 in %s", got)
	}
	s.Questions, s.Filled = nil, 0
	if got := text(t, render(t, paper("survey-summary", s, ru))); !strings.Contains(got, "Заполненоанкет:0") {
		t.Errorf("no 0 in %s", got)
	}
}

// A paper issued by an earlier Kezek is printed again as it was, from its own form text.
func TestIssuedPapersRestore(t *testing.T) {
	all, err := filepath.Glob("testdata/issued/*.json")
	if err != nil || len(all) != 4 {
		t.Fatal(all, err)
	}
	read := func(name string) []byte {
		b, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		return b
	}
	for _, name := range all {
		base := strings.TrimSuffix(name, ".json")
		form := read(base + ".kk.form")
		p, err := papers.Restore(read(name), func(sum string) ([]byte, error) {
			if sum != papers.Hash(form) {
				t.Errorf("%s asks for %s", name, sum)
			}
			return form, nil
		})
		if err != nil {
			t.Fatal(name, err)
		}
		var b bytes.Buffer
		if err := papers.Render(&b, p); err != nil {
			t.Fatal(name, err)
		}
		if got, want := text(t, b.Bytes()), string(read(base+".txt")); got != want {
			t.Errorf("%s reads\n%s\nand not\n%s", name, got, want)
		}
	}
}
