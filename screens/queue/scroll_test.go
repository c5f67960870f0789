package queuepage

import (
	"fmt"
	"testing"
	"time"

	"fyne.io/fyne/v2"

	"kezek/locales"
)

func TestRows(t *testing.T) {
	const n = (blocks + 5) * block
	p := takenOver(t, n)

	// Who drags the bar through the whole queue does not wait for what went by.
	b := open(t, p.office, p.head, locales.KK)
	before := len(b.rows.have)
	for row := 0; row < n; row += 25 {
		b.rows.row(row)
	}
	b.until("quiet", func() bool { return !b.rows.busy && len(b.rows.wanted) == 0 })
	if b.rows.have[n/block-1] == nil || len(b.rows.have) > before+6 {
		t.Errorf("%d blocks read", len(b.rows.have))
	}

	// The rows shown are the queue's own, at both ends and wherever one jumps.
	b.grid.Focus()
	b.key(fyne.KeyEnd)
	want(t, "the cursor", b.grid.Cursor(), n-1)
	for _, row := range []int{n - 1, 0, 99, 100, 555} {
		want(t, "place", b.cells(row)["place"], locales.Number(int64(row+1)))
	}
	if row := unread(); len(row.Cells) != len(columns) {
		t.Error("a row on its way has other columns")
	}

	// No more blocks are kept than the cache holds.
	for at := range blocks + 5 {
		b.cells(at * block)
	}
	b.until("quiet", func() bool { return !b.rows.busy })
	if len(b.rows.have) > blocks || len(b.rows.kept) != len(b.rows.have) {
		t.Errorf("%d blocks kept, %d named", len(b.rows.have), len(b.rows.kept))
	}
	want(t, "the first again", b.cells(0)["place"], "1")
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
				page.thread.run()
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
					page.thread.run()
				}
			}
		})
	}
}
