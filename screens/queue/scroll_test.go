package queuepage

import (
	"fmt"
	"testing"
	"time"

	"fyne.io/fyne/v2"

	"kezek/app"
	"kezek/locales"
)

// The rows shown are the queue's own, at both ends and wherever one jumps, turned round too.
func TestRows(t *testing.T) {
	const n = 2050
	p := takenOver(t, n)
	b := open(t, p.office, p.head, locales.KK)
	b.grid.Focus()
	b.key(fyne.KeyEnd)
	want(t, "the cursor", b.grid.Cursor(), n-1)
	for _, row := range []int{n - 1, 0, 99, 100, 555} {
		want(t, "place", b.cells(row)["place"], locales.Number(int64(row+1)))
	}
	b.grid.SortBy(app.SortPlace)
	b.answered()
	for _, row := range []int{n - 1, 0, 49, 50, 555} {
		want(t, "place turned round", b.cells(row)["place"], locales.Number(int64(n-row)))
	}
	if row := unread(); len(row.Cells) != len(columns) {
		t.Error("a row on its way has other columns")
	}
}

// BenchmarkScroll: a page further in the table, rows read from the file included: 100,000 entries scroll like 100.
func BenchmarkScroll(b *testing.B) {
	for _, n := range []int{100, 100_000} {
		b.Run(fmt.Sprint(n), func(t *testing.B) {
			p := takenOver(t, n)
			page := open(t, p.office, p.head, locales.KK)
			page.grid.Focus()
			longest := time.Duration(0)
			for i := 0; t.Loop(); i++ {
				start := time.Now()
				if i%1000 == 999 || page.grid.Cursor() == n-1 {
					page.key(fyne.KeyHome)
				}
				page.key(fyne.KeyPageDown)
				page.thread.Pump()
				longest = max(longest, time.Since(start))
			}
			t.ReportMetric(float64(longest.Microseconds())/1000, "ms-longest")
		})
	}
}

// BenchmarkJump: from a row to another far away until its rows stand there, read from the file.
func BenchmarkJump(b *testing.B) {
	for _, n := range []int{10_000, 100_000} {
		b.Run(fmt.Sprint(n), func(t *testing.B) {
			p := takenOver(t, n)
			page := open(t, p.office, p.head, locales.KK)
			for i := 0; t.Loop(); i++ {
				row := (i * 7919) % n
				page.grid.SetCursor(row)
				for page.rows.row(row) == nil {
					page.thread.Pump()
				}
			}
		})
	}
}
