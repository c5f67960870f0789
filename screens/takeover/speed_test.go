package takeover

import (
	"bufio"
	"context"
	"fmt"
	"os"
	"path/filepath"
	"testing"
	"time"

	"kezek/app"
	"kezek/app/iin"
	"kezek/app/legacy"
	"kezek/locales"
)

// longList writes an old list of n families; every third has a date that needs a repair.
func longList(tb testing.TB, n int) string {
	tb.Helper()
	path := filepath.Join(tb.TempDir(), "long.csv")
	f, err := os.Create(path)
	if err != nil {
		tb.Fatal(err)
	}
	w := bufio.NewWriter(f)
	fmt.Fprintln(w, "Тіркеу №;Т.А.Ә.;ЖСН;Мекенжайы;Санаты;Есепке қойылған күні, уақыты;Шешім №, күні")
	at := time.Date(1998, 1, 5, 9, 0, 0, 0, locales.Zone)
	for i := range n {
		at = at.Add(2 * time.Hour)
		born := time.Date(1940+i%60, time.Month(1+i/60%12), 1+i/720%28, 0, 0, 0, 0, locales.Zone)
		day := at.Format("02.01.2006 15:04")
		if i%3 == 0 {
			day = at.Format("2006-01-02 15:04")
		}
		fmt.Fprintf(w, "%d/%d;Әлиев Қайрат %dұлы;%s;Ақсай а., Абай к-сі, %d үй;Жетім балалар;%s;№ %d-ш, %s\n", at.Year(), i+1, i,
			iin.Make(born, iin.Male, i), i%300+1, day, i/50+1, at.Format("02.01.2006"))
	}
	if err := w.Flush(); err != nil {
		tb.Fatal(err)
	}
	f.Close()
	return path
}

// BenchmarkAnswer100k is what one answer costs in a list of 100,000 families with 33,000 findings, without drawing.
func BenchmarkAnswer100k(b *testing.B) {
	o, _ := newOffice(b)
	list, err := o.OpenOldList(context.Background(), longList(b, 100_000), nil)
	if err != nil {
		b.Fatal(err)
	}
	benchmarkAnswer(b, list)
}

func benchmarkAnswer(b *testing.B, list *app.OldList) {
	r := list.Reading
	for i := 0; b.Loop(); i++ {
		f := &r.Findings[i%len(r.Findings)]
		if err := r.Answer(refOf(f), legacy.Resolution{Way: legacy.Repaired}); err != nil {
			b.Fatal(err)
		}
		l := count(r)
		l.pick("", true)
		l.alike(f)
		f.Answer = nil
	}
	b.ReportMetric(float64(len(r.Findings)), "findings")
}
