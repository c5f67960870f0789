package queue_test

import (
	"bytes"
	"fmt"
	"math"
	"math/rand/v2"
	"os"
	"runtime"
	"runtime/debug"
	"strconv"
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

// decade makes three events an entry, spread over ten years, thirty to a decision: n households come in (a third of them
// from an old list), among them removals, restorations, list moves, corrections of the time, suspensions and changes of
// household; a tenth of these is recorded months after it took effect.
func decade(n int) []queue.Event {
	const years = 10 * 365 * 24 * 3_600_000
	rnd := rand.New(rand.NewPCG(5, 6))
	start := day(2016, 1, 1)
	events := make([]queue.Event, 0, 3*n)
	lists, out, waits, last := make([]int, n), make([]bool, n), make([]bool, n), make([]int64, n)
	kinds := []queue.Kind{
		queue.Removed, queue.MovedList, queue.CountingTimeCorrected, queue.HouseholdChanged, queue.Suspended, queue.Removed,
	}
	for seq := range 3 * n {
		now := start + int64(float64(seq)/float64(3*n)*years)
		e := queue.Event{Seq: int64(seq + 1), Effective: now, Decision: int64(1 + seq/30)}
		i := rnd.IntN(seq/3 + 1)
		if seq%3 == 0 { // the next newcomer
			i = seq / 3
			lists[i] = rnd.IntN(len(listCodes))
			e.Kind, e.Mark, e.Grounds = queue.Entered, queue.Known, []string{"G1", "G2", "G1 G3", ""}[rnd.IntN(4)]
			e.Counting = now - rnd.Int64N(years)
			if rnd.IntN(20) == 0 {
				e.Turn = queue.FirstRight
			}
			if i < n/3 {
				e.Kind, e.Batch, e.OldOrder = queue.TakenOver, 1, int32(i+1)
			}
		} else {
			e.Kind = kinds[rnd.IntN(len(kinds))]
			switch {
			case out[i]:
				e.Kind = queue.Restored
			case waits[i] && e.Kind == queue.Suspended:
				e.Kind = queue.Resumed
			}
			switch e.Kind {
			case queue.MovedList:
				lists[i] = (lists[i] + 1) % len(listCodes)
				e.Grounds = "G2"
			case queue.CountingTimeCorrected:
				e.Mark, e.Counting = queue.Known, now-rnd.Int64N(years)
			}
			if rnd.IntN(10) == 0 {
				e.Effective = max(last[i], now-rnd.Int64N(180)*24*3_600_000)
			}
			out[i] = e.Kind == queue.Removed
			waits[i] = !out[i] && e.Kind != queue.Restored && (e.Kind == queue.Suspended || waits[i] && e.Kind != queue.Resumed)
		}
		if e.Kind == queue.TakenOver || e.Kind == queue.Entered || e.Kind == queue.MovedList {
			e.List = listCodes[lists[i]]
		}
		e.Entry, last[i] = queue.EntryID(i+1), e.Effective
		events = append(events, e)
	}
	return events
}

// peak is the most memory the process has held since it was last asked, in megabytes of 1,000,000 bytes; 0 where the
// system does not tell.
func peak() float64 {
	status, _ := os.ReadFile("/proc/self/status")
	_, rest, _ := bytes.Cut(status, []byte("VmHWM:"))
	kb, _, _ := bytes.Cut(bytes.TrimSpace(rest), []byte(" "))
	n, _ := strconv.ParseFloat(string(kb), 64)
	debug.FreeOSMemory()
	_ = os.WriteFile("/proc/self/clear_refs", []byte("5"), 0)
	return n * 1024 / 1e6
}

// BenchmarkStress asks everything of queues of three sizes with three events an entry. It reports milliseconds, the
// megabytes an answer holds, and the most the whole process held meanwhile (MB-peak; for Load with its input).
func BenchmarkStress(b *testing.B) {
	for _, n := range []int{10_000, 50_000, 100_000, 1_000_000} {
		events := decade(n)
		var j *queue.Journal
		measure := func(what string, answer func() any) {
			b.Run(fmt.Sprintf("%s/%d", what, n), func(b *testing.B) {
				peak()
				var kept any
				mb := held(func() { kept = answer() })
				most := peak()
				for b.Loop() {
					answer()
				}
				runtime.KeepAlive(kept)
				b.ReportMetric(0, "ns/op")
				b.ReportMetric(float64(b.Elapsed().Microseconds())/1000/float64(b.N), "ms")
				b.ReportMetric(mb, "MB")
				b.ReportMetric(most, "MB-peak")
			})
		}
		measure("Load", func() any { j = load(b, events); return j })
		if j == nil { // not asked for, but what follows needs it
			j = load(b, events)
		}
		events = nil
		from, middle, to := day(2016, 1, 1), day(2021, 1, 1), day(2026, 1, 1)
		now := j.Standing(math.MaxInt64).Places()
		order := now.Order()
		x, y := order[len(order)/2], order[len(order)/2+1]
		moved := order[len(order)/2]
		for _, id := range order { // one that moved to another list long after it came
			if h := j.History(id, math.MaxInt64); len(h) > 4 && h[0].Effective < middle {
				moved = id
				break
			}
		}
		measure("PlacesNow", func() any { return j.Standing(math.MaxInt64).Places() })
		measure("PlacesAsOf", func() any { return j.Standing(middle).Places() })
		measure("PlacesAsOfTheEnd", func() any { return j.Standing(to - 30*24*3_600_000).Places() })
		measure("MovementTenYears", func() any { m, _ := j.Movement(x, from, to); return m })
		measure("MovementOfTheLast", func() any { m, _ := j.Movement(order[len(order)-1], from, to); return m })
		measure("MovementOfOneThatMoved", func() any { m, _ := j.Movement(moved, from, to); return m })
		measure("Why", func() any { c, _ := j.Why(x, y, to); return c })
		measure("Balance", func() any { return j.Balance(middle, to, func(int64) string { return "R1" }) })
		removal := queue.Event{Seq: j.LastSeq() + 1, Kind: queue.Removed, Entry: order[0], Effective: to + 1, Decision: 9}
		with := func() any {
			next, err := j.With(removal)
			if err != nil {
				b.Fatal(err)
			}
			return next
		}
		measure("With", with)
		measure("Preview", func() any { return queue.Moves(now, with().(*queue.Journal).Standing(math.MaxInt64).Places()) })
	}
}
