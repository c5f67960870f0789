package legacy

import (
	"context"
	"errors"
	"fmt"
	"runtime"
	"strconv"
	"testing"
	"time"

	"kezek/app/cells"
	"kezek/app/iin"
	"kezek/locales"
)

// bigBook makes n households in eleven columns, a fault in every tenth row.
func bigBook(n int) *cells.Book {
	surnames := []string{"Асанов", "Бекмұхамедов", "Ғабитов", "Дүйсенов", "Ермеков", "Жұмабаев", "Іргебаев", "Қалиев", "Мұқанов", "Өтегенов", "Сейітов", "Ұзақбаев", "Һамитов", "Шәріпов"}
	names := []string{"Асқар", "Бауыржан", "Дәурен", "Ерлан", "Іслам", "Қайрат", "Мұрат", "Нұрлан", "Өмірбек", "Серік", "Ұлан"}
	lists := []string{"ҰОС ардагерлері", "Жетім балалар", "Көпбалалы отбасылар", "Халықтың әлеуметтік осал топтары"}
	sheet := cells.Sheet{Name: "Кезек", Blank: 1000, Rows: []cells.Row{texts(1, "№ р/с", "Тіркеу №", "Т.А.Ә.", "ЖСН", "Отбасы құрамы", "Мекенжайы", "Санаты", "Есепке қойылған күні", "Шешім №, күні", "Телефон", "Ескерту")}}
	at := time.Date(2001, 1, 8, 9, 0, 0, 0, locales.Zone)
	person := func(i int) string {
		return surnames[i%len(surnames)] + strconv.Itoa(i/50) + " " + names[i/7%len(names)] + " " + names[i/3%len(names)] + "ұлы"
	}
	for i := range n {
		at = at.Add(97 * time.Minute)
		day := at.Format("02.01.2006 15:04")
		if i%2 == 0 {
			day = at.Format("02.01.2006")
		}
		if i%10 == 3 {
			day = at.Format("2006-01-02")
		}
		birth := time.Date(1950, 1, 1+i%18000, 0, 0, 0, 0, locales.Zone)
		family := ""
		for k := range i % 4 {
			family += fmt.Sprintf("%s (ұлы) %02d.05.%d\n", person(3*i+k+n), 1+i%28, 1990+k)
		}
		sheet.Rows = append(sheet.Rows, texts(i+2, strconv.Itoa(i+1), at.Format("2006/")+strconv.Itoa(i+1), person(i),
			string(iin.Make(birth, iin.Male, i/18000*1000+i%997)), family, "Ақсай а., Абай к-сі, "+strconv.Itoa(i%200)+" үй", lists[i%len(lists)], day,
			"№ "+strconv.Itoa(i/9)+"-ш, "+at.Format("02.01.2006"), "8-701-000-00-00", ""))
	}
	return &cells.Book{Sheets: []cells.Sheet{sheet}}
}

// texts makes a row of text cells; "" is an empty cell.
func texts(n int, values ...string) cells.Row {
	r := cells.Row{N: n}
	for col, v := range values {
		if v != "" {
			r.Cells = append(r.Cells, cells.Cell{Col: col, Kind: cells.Text, Text: v})
		}
	}
	return r
}

// BenchmarkImport reads 100,000 households with families from cells to entries and their proof.
func BenchmarkImport(b *testing.B) {
	book := bigBook(100_000)
	runtime.GC()
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	for b.Loop() {
		r := read(b, book, Options{ListOf: lists})
		r.Accept(Safe)
		entries := r.Entries()
		proof := Prove(r, entries, nil, places(entries))
		b.StopTimer()
		runtime.GC() // what is held, not what was passed over
		runtime.ReadMemStats(&after)
		b.StartTimer()
		if len(entries) != 100_000 || proof.Broken != 0 {
			b.Fatal(len(entries), proof.Broken)
		}
		runtime.KeepAlive(r)
		b.ReportMetric(float64(after.HeapAlloc-before.HeapAlloc)/1e6, "MB")
		b.ReportMetric(float64(len(r.Findings)), "findings")
	}
}

func TestReadingStopsWhenCancelled(t *testing.T) {
	book := bigBook(3000)
	tables, err := Find(book, Queue)
	if err != nil {
		t.Fatal(err)
	}
	ctx, cancel := context.WithCancel(context.Background())
	calls := 0
	_, err = Read(ctx, book, Remember(nil, tables), Options{Now: now, Progress: func(done, total int) {
		if calls++; done > total || total != 3001 {
			t.Errorf("%d of %d", done, total)
		}
		cancel()
	}})
	if !errors.Is(err, context.Canceled) || calls != 1 {
		t.Fatal(err, calls)
	}
}
