package app

import (
	"fmt"
	"iter"
	"math/rand/v2"
	"runtime"
	"testing"
	"time"

	"kezek/app/queue"
	"kezek/locales"
	"kezek/store"
)

// longJournal writes an office with n entries and three events each over ten years, straight into the file.
func longJournal(b *testing.B, n int) string {
	b.Helper()
	dir := b.TempDir() + "/office"
	o, err := Create(b.Context(), dir)
	if err != nil {
		b.Fatal(err)
	}
	defer o.Close()
	if _, err := o.Do(b.Context(), nil, Order{Act: officeAct()}); err != nil {
		b.Fatal(err)
	}
	start := time.Date(2014, 1, 1, 0, 0, 0, 0, locales.Zone).UnixMilli()
	err = o.st.Look(b.Context(), func(v *store.View) error {
		_, err := o.st.Write(b.Context(), v.Head, store.Record{At: o.Now(), Act: "take-over-list", ActID: "bulk", Format: 1, Outcome: "{}"},
			longRows(n, start), func(func(store.Find) bool) {}, nil)
		return err
	})
	if err != nil {
		b.Fatal(err)
	}
	return dir
}

func longRows(n int, start int64) iter.Seq[store.Change] {
	const days = 3650
	return func(yield func(store.Change) bool) {
		rnd := rand.New(rand.NewPCG(1, 2))
		row := func(r any) bool { return yield(store.Change{New: r}) }
		row(&store.Household{ID: 1})
		for d := range days {
			at := start + int64(d)*86_400_000
			row(&store.Decision{ID: int64(d + 1), Kind: "enrol", Number: fmt.Sprint(d + 1), Date: dateOf(at), EffectiveAt: at, Signer: 1, SignedAt: at})
		}
		seq := int64(0)
		happen := func(e store.Event) bool {
			seq++
			e.Seq = seq
			e.EffectiveAt = start + (e.Decision-1)*86_400_000
			return row(&e)
		}
		for i := 1; i <= n; i++ {
			if !row(&store.Entry{ID: int64(i), RegNo: fmt.Sprintf("АҚС-%d", i), Household: 1}) {
				return
			}
		}
		for round := range 3 {
			for i := 1; i <= n; i++ {
				d := int64(1 + round*days/3 + i*(days/3)/n)
				e := store.Event{Entry: int64(i), Decision: min(d, days)}
				switch {
				case round == 0:
					e.Kind, e.List, e.Mark, e.CountingAt = queue.Entered.String(), "vulnerable", "known", start-rnd.Int64N(20*365*86_400_000)
				case round == 1 && i%4 == 0:
					e.Kind = queue.Removed.String()
				case round == 2 && i%4 == 0:
					e.Kind = queue.Restored.String()
				default:
					e.Kind = queue.HouseholdChanged.String()
				}
				if !happen(e) {
					return
				}
			}
		}
		row(&store.Counter{Name: store.CountEvent, N: seq})
	}
}

// BenchmarkOpenLongJournal opens an office from its file: asked < 10 s for a million entries with three million events.
func BenchmarkOpenLongJournal(b *testing.B) {
	for _, n := range []int{10_000, 100_000, 1_000_000} {
		b.Run(fmt.Sprint(n), func(b *testing.B) {
			dir := longJournal(b, n)
			var o *Office
			for b.Loop() {
				if o != nil {
					o.Close()
				}
				o = nil
				var err error
				if o, err = Open(b.Context(), dir); err != nil {
					b.Fatal(err)
				}
			}
			runtime.GC()
			var m runtime.MemStats
			runtime.ReadMemStats(&m)
			b.ReportMetric(float64(m.HeapAlloc)/1e6, "MB-held")
			b.ReportMetric(float64(m.Sys)/1e6, "MB-process")
			o.Close()
		})
	}
}
