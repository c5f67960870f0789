package queue_test

import (
	"math"
	"math/rand/v2"
	"runtime"
	"testing"

	"kezek/app/queue"
)

const million = 1_000_000

var listCodes = []string{"C1", "C1-1", "C1-2", "C2", "C3", "C4"}

// district makes the events of n households: taken over in no order of time, with ties, assumed times and some without
// any, then a fifth as many later decisions.
func district(n int) []queue.Event {
	rnd := rand.New(rand.NewPCG(1, 2))
	events := make([]queue.Event, 0, n+n/5)
	add := func(e queue.Event) {
		e.Seq, e.Decision = int64(len(events)+1), 1
		e.Effective = day(2024, 1, 1) + e.Seq
		events = append(events, e)
	}
	for i := range n {
		e := queue.Event{
			Kind: queue.TakenOver, Entry: queue.EntryID(i + 1), List: listCodes[rnd.IntN(len(listCodes))], Batch: 1,
			Mark: queue.Known, Counting: day(1990, 1, 1) + rnd.Int64N(34*365*24*60)*60_000, OldOrder: int32(i + 1),
		}
		switch rnd.IntN(50) {
		case 0:
			e.Mark, e.Counting = queue.Without, 0
		case 1, 2, 3:
			e.Mark = queue.Assumed
		}
		add(e)
	}
	for range n / 10 {
		id := queue.EntryID(rnd.IntN(n/10)*10 + 1)
		switch len(events) % 5 {
		case 0, 1, 2, 3:
			add(queue.Event{Kind: queue.HouseholdChanged, Entry: id})
		case 4:
			add(queue.Event{Kind: queue.CountingTimeCorrected, Entry: id, Mark: queue.Known, Counting: day(2001, 2, 3)})
		}
	}
	for i := range n / 20 {
		id := queue.EntryID(i*20 + 2)
		add(queue.Event{Kind: queue.Removed, Entry: id})
		add(queue.Event{Kind: queue.Restored, Entry: id})
	}
	return events
}

func load(t failer, events []queue.Event) *queue.Journal {
	t.Helper()
	var j queue.Journal
	if err := j.Append(events...); err != nil {
		t.Fatalf("%v", err)
	}
	return &j
}

// held is the growth of the heap while make runs, in megabytes of 1,000,000 bytes.
func held(make func()) float64 {
	var before, after runtime.MemStats
	runtime.GC()
	runtime.ReadMemStats(&before)
	make()
	runtime.GC()
	runtime.ReadMemStats(&after)
	return (float64(after.HeapAlloc) - float64(before.HeapAlloc)) / 1e6
}

// BenchmarkLoad appends the 1.2 million events of a million entries to an empty journal, checking each.
func BenchmarkLoad(b *testing.B) {
	events := district(million)
	var j *queue.Journal
	mb := held(func() { j = load(b, events) })
	for b.Loop() {
		j = load(b, events)
	}
	b.ReportMetric(float64(j.LastSeq()), "events")
	b.ReportMetric(mb, "MB-journal")
}

// BenchmarkPlaces1M computes all places of a million entries from the loaded journal.
func BenchmarkPlaces1M(b *testing.B) {
	j := load(b, district(million))
	var p *queue.Places
	mb := held(func() { p = j.Standing(math.MaxInt64).Places() })
	for b.Loop() {
		p = j.Standing(math.MaxInt64).Places()
	}
	b.ReportMetric(float64(p.Len()), "entries")
	b.ReportMetric(mb, "MB-places")
}

// BenchmarkPlacesAsOf1M does so as of an earlier day, folding the events again.
func BenchmarkPlacesAsOf1M(b *testing.B) {
	j := load(b, district(million))
	asOf := day(2024, 1, 1) + j.LastSeq() - 10
	for b.Loop() {
		j.Standing(asOf).Places()
	}
}

// BenchmarkPreview1M asks who moves when the first of a million leaves: everyone.
func BenchmarkPreview1M(b *testing.B) {
	j := load(b, district(million))
	before := j.Standing(math.MaxInt64).Places()
	removal := queue.Event{
		Seq: j.LastSeq() + 1, Kind: queue.Removed, Entry: before.Order()[0], Effective: day(2026, 1, 1), Decision: 9,
	}
	var moves []queue.Move
	for b.Loop() {
		next, err := j.With(removal)
		if err != nil {
			b.Fatal(err)
		}
		moves = queue.Moves(before, next.Standing(math.MaxInt64).Places())
	}
	b.ReportMetric(float64(len(moves)), "moves")
}

// BenchmarkWith1M adds one planned event to a journal of a million entries.
func BenchmarkWith1M(b *testing.B) {
	j := load(b, district(million))
	e := queue.Event{Seq: j.LastSeq() + 1, Kind: queue.Suspended, Entry: 500_000, Effective: day(2026, 1, 1), Decision: 9}
	for b.Loop() {
		if _, err := j.With(e); err != nil {
			b.Fatal(err)
		}
	}
}
