package app

import (
	"bufio"
	"context"
	"fmt"
	"os"
	"path/filepath"
	"runtime/debug"
	"strings"
	"testing"
	"time"

	"kezek/app/iin"
	"kezek/app/legacy"
	"kezek/locales"
)

var (
	surnames = strings.Fields("Әлиев Ахметов Байжанов Ғабитов Дүйсенов Ермеков Жұмабаев Иванов Қалиев Қасымов Ким Мұқанов Нұрланов Оспанов Өтегенов Петренко Сағынбаев Сейітов Смағұлов Тілеуов Ұзақбаев Үсенов Һамитов Ыбыраев Іргебаев")
	given    = strings.Fields("Айгүл Асқар Әлия Бауыржан Берік Ғалым Гүлнар Дәурен Динара Ерлан Жанар Зәуре Індира Қайрат Қарлығаш Мәдина Мұрат Нұрлан Өмірбек Өсім Сәуле Сергей Серік Татьяна Ұлан Үміт Ұлжан Іслам")
)

var endings = strings.Fields("ев ов ин баев беков ханов ұлы тегі жан бай бек хан тай лы шы ғали нұр гелді мұрат сейіт әлі хмет ғазы құл")

// oldListFile writes a sound old list of n families of four as CSV.
func oldListFile(tb testing.TB, n int) string {
	tb.Helper()
	path := filepath.Join(tb.TempDir(), "list.csv")
	f, err := os.Create(path)
	if err != nil {
		tb.Fatal(err)
	}
	w := bufio.NewWriter(f)
	fmt.Fprintln(w, "№ р/с;Тіркеу №;Т.А.Ә.;ЖСН;Отбасы құрамы;Мекенжайы;Санаты;Есепке қойылған күні, уақыты;Шешім №, күні;Телефон")
	name := func(i int) string { // as many names as people, so that a name seldom comes twice
		i = i * 7919 % 1_000_003
		return surnames[i%len(surnames)] + endings[i/31%len(endings)] + " " + given[i/700%len(given)] + " " + given[i/19_600%len(given)] + endings[i/9%len(endings)]
	}
	at := time.Date(1998, 1, 5, 9, 0, 0, 0, locales.Zone)
	lists := []string{"Жетім балалар", "Көпбалалы отбасылар", "Социально уязвимые слои", "ҰОС ардагерлері"}
	for i := range n {
		at = at.Add(2 * time.Hour)
		born := time.Date(1940+i%60, time.Month(1+i/60%12), 1+i/720%28, 0, 0, 0, 0, locales.Zone)
		fmt.Fprintf(w, "%d;%d/%d;%s;%s;\"%s (жұбайы) 10.09.1985\n%s (ұлы) 01.07.1998\n%s (қызы) 02.08.1999\";Ақсай а., Абай к-сі, %d үй;%s;%s;№ %d-ш, %s;8-701-000-00-00\n",
			i+1, at.Year(), i+1, name(i), iin.Make(born, iin.Male, i), name(3*i+200_001), name(3*i+200_002), name(3*i+200_003), i%300+1, lists[i%len(lists)],
			at.Format("02.01.2006 15:04"), i/50+1, at.Format("02.01.2006"))
	}
	if err := w.Flush(); err != nil {
		tb.Fatal(err)
	}
	f.Close()
	return path
}

func officeFor(tb testing.TB) (*Office, *Person) {
	tb.Helper()
	o, err := Create(context.Background(), filepath.Join(tb.TempDir(), "office"))
	if err != nil {
		tb.Fatal(err)
	}
	tb.Cleanup(func() { o.Close() })
	if _, err := o.Do(context.Background(), nil, Order{Act: officeAct()}); err != nil {
		tb.Fatal(err)
	}
	who, err := o.SignIn(context.Background(), "admin", "secret")
	if err != nil {
		tb.Fatal(err)
	}
	return o, who
}

// answeredList reads an old list and answers all it asks with the proposals.
func answeredList(tb testing.TB, o *Office, path string) *OldList {
	tb.Helper()
	l, err := o.OpenOldList(context.Background(), path, nil)
	if err != nil {
		tb.Fatal(err)
	}
	l.Reading.Accept(legacy.Kinds()...)
	if open := l.Reading.Open(); len(open) > 0 {
		tb.Fatalf("%d open: %+v", len(open), open[0])
	}
	return l
}

func peak(tb testing.TB) float64 {
	data, err := os.ReadFile("/proc/self/status")
	if err != nil {
		return 0
	}
	for _, line := range strings.Split(string(data), "\n") {
		var kb float64
		if n, _ := fmt.Sscanf(line, "VmHWM: %f", &kb); n == 1 {
			return kb / 1024
		}
	}
	return 0
}

// BenchmarkImport100k: an old list of 100,000 families from the file to the queue, backup and proof included.
func BenchmarkImport100k(b *testing.B) { benchmarkImport(b, 100_000) }

func benchmarkImport(b *testing.B, n int) {
	defer debug.SetMemoryLimit(debug.SetMemoryLimit(MemoryLimit)) // as both programs do
	path := oldListFile(b, n)
	for b.Loop() {
		b.StopTimer()
		o, who := officeFor(b)
		b.StartTimer()
		start := time.Now()
		l := answeredList(b, o, path)
		b.ReportMetric(time.Since(start).Seconds(), "s-read")
		if _, err := o.TakeOver(b.Context(), who, l, Signed{"1", "2026-01-10"}); err != nil {
			b.Fatal(err)
		}
		b.ReportMetric(peak(b), "MB-peak")
	}
}

// BenchmarkImportSample: the sample workbook from the file to the queue.
func BenchmarkImportSample(b *testing.B) {
	for b.Loop() {
		b.StopTimer()
		o, who := officeFor(b)
		b.StartTimer()
		l := answeredList(b, o, "legacy/testdata/legacy-queue.xlsx")
		if _, err := o.TakeOver(b.Context(), who, l, Signed{"1", "2026-01-10"}); err != nil {
			b.Fatal(err)
		}
	}
}

// BenchmarkSearch100k: search as you type in 100,000 entries with 400,000 members: the first rows ready.
func BenchmarkSearch100k(b *testing.B) {
	o, who := officeFor(b)
	l := answeredList(b, o, oldListFile(b, 100_000))
	if _, err := o.TakeOver(b.Context(), who, l, Signed{"1", "2026-01-10"}); err != nil {
		b.Fatal(err)
	}
	for _, typed := range []string{"әл", "са", "алия", "смагулов ұл", "8001", "акс-500"} {
		b.Run(typed, func(b *testing.B) {
			for b.Loop() {
				q, err := o.Queue(b.Context(), QueueFilter{Query: typed})
				if err != nil {
					b.Fatal(err)
				}
				if _, err := q.Rows(b.Context(), 0, 50); err != nil {
					b.Fatal(err)
				}
				b.ReportMetric(float64(len(q.IDs)), "found")
			}
		})
	}
	b.Run("page-deep", func(b *testing.B) { // a page of the unfiltered queue, wherever it is scrolled to
		q, err := o.Queue(b.Context(), QueueFilter{})
		if err != nil {
			b.Fatal(err)
		}
		for i := 0; b.Loop(); i++ {
			from := i * 9973 % (len(q.IDs) - 50)
			if _, err := q.Rows(b.Context(), from, from+50); err != nil {
				b.Fatal(err)
			}
		}
	})
}
