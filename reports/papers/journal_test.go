package papers_test

import (
	"fmt"
	"io"
	"strings"
	"testing"

	"kezek/app/fault"
	"kezek/reports/papers"
)

func TestJournalIsWhole(t *testing.T) {
	j := journal(300)
	for _, langs := range [][]string{{"kk"}, {"kk", "ru"}} {
		p := paper("journal", j, two[:len(langs)])
		made := render(t, p)
		strict(t, made)
		r := open(t, made)
		texts := pageTexts(t, made)
		for i, s := range texts {
			if size := r.Page(i + 1).V.Key("MediaBox"); size.Index(2).Float64() < size.Index(3).Float64() {
				t.Fatalf("page %d stands upright", i+1)
			}
			if want := fmt.Sprintf("%d/%d", i+1, len(texts)); !strings.Contains(s, want) {
				t.Errorf("page %d does not say %s", i+1, want)
			}
			if i < len(texts)-1 && (!strings.Contains(s, "Бұрыштама") || len(langs) == 2 && !strings.Contains(s, "Резолюция")) {
				t.Errorf("page %d has no head", i+1)
			}
		}
		whole := strings.Join(texts, "")
		for i, row := range j.Rows {
			for _, cell := range row.Cells {
				if !strings.Contains(whole, squeeze(cell.KK)) {
					t.Errorf("row %d loses %s", i+1, cell.KK)
				}
			}
		}
		if n := strings.Count(whole, "күшіжойылды"); n != j.Annulled || n == 0 {
			t.Errorf("%d entries are marked annulled, want %d", n, j.Annulled)
		}
		last := texts[len(texts)-1]
		if !strings.Contains(last, "Журналдыжүргізген:басмаман") || !strings.Contains(last, "Ә.Мысалова") {
			t.Errorf("nobody signs: %s", last)
		}
	}
}

func TestAnnulledEntriesAreStruck(t *testing.T) {
	j := journal(8)
	j.Annulled, j.Count = 0, 8
	for i := range j.Rows {
		j.Rows[i].Annulled = false
	}
	was, _ := drawn(t, paper("journal", j, kk))
	j.Rows[2].Annulled = true
	if now, _ := drawn(t, paper("journal", j, kk)); now-was < len(j.Rows[2].Cells) {
		t.Errorf("%d lines strike %d cells", now-was, len(j.Rows[2].Cells))
	}
}

func TestJournalOfOddRows(t *testing.T) {
	j := journal(0)
	if got := text(t, render(t, paper("journal", j, two))); !strings.Contains(got, "жазбажоқ.") || !strings.Contains(got, "Жазбаларсаны:0") || strings.Contains(got, "Бұрыштама") {
		t.Errorf("an empty journal says %s", got)
	}
	j.Columns[3].Share = 0 // a column nobody measured is narrow, not lost
	j.Rows = []papers.JournalRow{{Cells: []papers.Text{papers.Same("1")}}, {Cells: []papers.Text{papers.Same("2"), {}, {}, papers.Same("Үлгібаев")}, Annulled: true}, {}}
	p := paper("journal", j, kk)
	made := render(t, p)
	strict(t, made)
	if got := text(t, made); !strings.Contains(got, "Үлгібаев") || !strings.Contains(got, "күшіжойылды") {
		t.Errorf("short rows say %s", got)
	}
	j.Rows[0].Cells = make([]papers.Text, len(j.Columns)+1)
	p.Data = j
	if f := wantFault(t, p, "P6"); f.Args["cells"] != len(j.Columns)+1 {
		t.Errorf("it tells of %v", f.Args)
	}
	j.Rows[0].Cells = []papers.Text{papers.Same("漢")}
	p.Data = j
	wantFault(t, p, "P4")
	j.Rows[0].Cells, j.Columns[0].Head = nil, papers.Same("漢")
	p.Data = j
	wantFault(t, p, "P4")
}

func TestColumnsOfAJournalComeOneWay(t *testing.T) {
	for form, code := range map[string]string{
		"= A\n|Rows\n|*Columns\n": "", "= A\n|Rows\n|*Columns\n|a :: {#} :: 1\n": "P2", "= A\n|Rows\n|a :: {#} :: 1\n|*Columns\n": "P2",
		"= A\n|Rows\n|*Heads\n": "P3", "= A\n|Columns\n|*Columns\n": "P2", "= A\n> blank | {Columns}\n": "P3", "= A\n|Rows\n|a :: {Annulled} :: 1\n": "P3",
	} {
		_, err := papers.ParseForm("journal", "kk", form)
		if f, _ := fault.Of(err); code == "" && err != nil || code != "" && (f == nil || f.Code != code) {
			t.Errorf("%q: got %v, want %q", form, err, code)
		}
	}
}

// BenchmarkJournal prints a journal of 1,000 entries.
func BenchmarkJournal(b *testing.B) {
	p := paper("journal", journal(1000), kk)
	for b.Loop() {
		if err := papers.Render(io.Discard, p); err != nil {
			b.Fatal(err)
		}
	}
	b.ReportMetric(float64(pages(b, render(b, p))), "pages")
}
