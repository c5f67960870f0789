package legacy

import (
	"fmt"
	"slices"
	"testing"
	"time"

	"pgregory.net/rapid"

	"kezek/locales"
)

// places computes Kezek's places the way the queue will: active entries in the order of Before.
func places(entries []Entry) func(i int) (int, int) {
	order := make([]int, 0, len(entries))
	for i := range entries {
		if entries[i].State == Active {
			order = append(order, i)
		}
	}
	slices.SortFunc(order, func(a, b int) int {
		if entries[a].Before(&entries[b]) {
			return -1
		}
		return 1
	})
	overall, inList, n := make([]int, len(entries)), make([]int, len(entries)), map[string]int{}
	for k, i := range order {
		n[entries[i].List]++
		overall[i], inList[i] = k+1, n[entries[i].List]
	}
	return func(i int) (int, int) { return overall[i], inList[i] }
}

// TestOrderIsStrict: whatever the times, Before is irreflexive, total and transitive.
func TestOrderIsStrict(t *testing.T) {
	day := time.Date(2012, 5, 4, 0, 0, 0, 0, locales.Zone).UnixMilli()
	rapid.Check(t, func(t *rapid.T) {
		n := rapid.IntRange(3, 12).Draw(t, "n")
		es := make([]Entry, n)
		for i := range es {
			es[i] = Entry{OldOrder: i + 1, OldNo: fmt.Sprint(rapid.IntRange(1, 3).Draw(t, "no")), Time: rapid.SampledFrom([]TimeMark{KnownTime, Assumed, None}).Draw(t, "mark")}
			if es[i].Time != None {
				es[i].CountingAt = day + int64(rapid.IntRange(0, 1).Draw(t, "day"))*day1
			}
			if es[i].Time == KnownTime {
				es[i].CountingAt += int64(rapid.IntRange(0, 3).Draw(t, "hour")) * 60 * minute1
			}
		}
		assume(es)
		for a := range es {
			for b := range es {
				if (a == b) == (es[a].Before(&es[b]) || es[b].Before(&es[a])) || es[a].Before(&es[b]) && es[b].Before(&es[a]) {
					t.Fatal("not total or not irreflexive", es[a], es[b])
				}
				for c := range es {
					if es[a].Before(&es[b]) && es[b].Before(&es[c]) && !es[a].Before(&es[c]) {
						t.Fatal("not transitive", es[a], es[b], es[c])
					}
				}
			}
		}
	})
}

func TestAssumedTimeIsTheNearestKnownAbove(t *testing.T) {
	at := func(day, hour int) int64 { return time.Date(2012, 5, day, hour, 0, 0, 0, locales.Zone).UnixMilli() }
	es := []Entry{
		{CountingAt: at(4, 0), Time: Assumed}, {CountingAt: at(4, 10), Time: KnownTime}, {CountingAt: at(5, 0), Time: Assumed},
		{CountingAt: at(4, 0), Time: Assumed}, {CountingAt: at(4, 9), Time: KnownTime}, {CountingAt: at(4, 0), Time: Assumed},
	}
	assume(es)
	for i, want := range []int64{at(4, 0), at(4, 10), at(5, 0), at(4, 10), at(4, 9), at(4, 9)} {
		if es[i].CountingAt != want {
			t.Errorf("%d: %s", i, locales.DateTime(es[i].CountingAt))
		}
	}
}

// settled reads the sample and answers everything the way a careful secretary would.
func settled(t testing.TB) *Reading {
	t.Helper()
	r := read(t, sample(t), Options{ListOf: lists})
	r.Accept(Safe, DateTwoDigit, DateSerial, RowStruck, PersonRepeated, PersonOtherSheet, SameName, SameNameOtherIIN, MemberName,
		IINChecksum, IINMissing, DateImpossible, DateMissing)
	if open := r.Open(); len(open) > 0 {
		t.Fatalf("%d open, first %+v", len(open), open[0])
	}
	return r
}

func TestSampleOrderIsProved(t *testing.T) {
	r := settled(t)
	es := r.Entries()
	place := places(es)
	p := Prove(r, es, nil, place)
	if len(es) != 740 || len(p.LeftOut) != 43 || p.Removed != 18 {
		t.Errorf("%d entries, %d left out, %d removed", len(es), len(p.LeftOut), p.Removed)
	}
	named := map[Moved]bool{}
	why := map[Why]int{}
	for _, m := range p.Moved {
		named[Moved{Up: m.Up, Down: m.Down}] = true
		why[m.Why]++
	}
	pairs := 0
	for i := range es {
		for j := i + 1; j < len(es); j++ {
			a, _ := place(i)
			b, _ := place(j)
			if a == 0 || b == 0 || a < b || es[i].Time == None {
				continue // one without a time stands last and is told as such
			}
			pairs++
			if !named[Moved{Up: j, Down: i}] {
				t.Errorf("moved but not named: %s %s", es[i].OldNo, es[j].OldNo)
			}
		}
	}
	if pairs != p.Inverted || pairs != len(p.Moved) && p.AllPairs || p.Broken != 0 {
		t.Errorf("%d pairs, counted %d, named %d, broken %d", pairs, p.Inverted, len(p.Moved), p.Broken)
	}
	for _, m := range p.Moved {
		if es[m.Down].Time == KnownTime && es[m.Up].Time == KnownTime && es[m.Up].CountingAt >= es[m.Down].CountingAt {
			t.Errorf("two sound rows changed order without cause: %s %s", es[m.Up].OldNo, es[m.Down].OldNo)
		}
	}
	t.Log(pairs, "pairs", why, len(p.Ties), "ties", len(p.Assumed), "assumed", len(p.Timeless), "timeless")
}

// TestProofTellsABrokenOrder: a queue that swaps two entries of one moment is caught.
func TestProofTellsABrokenOrder(t *testing.T) {
	r := read(t, bigBook(50), Options{})
	es := r.Entries()
	sound := places(es)
	if p := Prove(r, es, nil, sound); p.Broken != 0 || p.Inverted != 0 {
		t.Fatal(p.Moved)
	}
	p := Prove(r, es, nil, func(i int) (int, int) {
		swap := map[int]int{20: 21, 21: 20}
		if j, ok := swap[i]; ok {
			i = j
		}
		return sound(i)
	})
	if p.Broken != 1 || len(p.Moved) != 1 || p.Moved[0] != (Moved{21, 20, Unexplained}) {
		t.Fatalf("%+v", p.Moved)
	}
}

func TestProofTellsATimelessEntryBeforeOthers(t *testing.T) {
	es := []Entry{{OldOrder: 1, Time: None, State: Active}, {OldOrder: 2, Time: KnownTime, CountingAt: day1, State: Active}}
	if p := Prove(&Reading{}, es, nil, places(es)); p.Broken != 0 || len(p.Moved) != 0 || p.Places[0].New != 2 {
		t.Errorf("%+v", p)
	}
	if p := Prove(&Reading{}, es, nil, func(i int) (int, int) { return i + 1, i + 1 }); p.Broken != 1 {
		t.Errorf("%+v", p)
	}
}

func TestHugeProofCountsHonestly(t *testing.T) {
	n := 300
	es := make([]Entry, n)
	for i := range es { // a list written from the newest to the oldest
		es[i] = Entry{OldOrder: i + 1, Time: KnownTime, CountingAt: int64(n-i) * day1, State: Active}
	}
	p := Prove(&Reading{}, es, nil, places(es))
	if p.Inverted != n*(n-1)/2 || p.AllPairs || len(p.Moved) != n-1 || p.Broken != 0 {
		t.Error(p.Inverted, p.AllPairs, len(p.Moved), p.Broken)
	}
}

// A list the edition ranks before another moves its people up, and nothing is broken by that; the other way round it is.
func TestAListRankedBeforeIsAnExplanation(t *testing.T) {
	es := []Entry{{List: "large", Time: KnownTime, CountingAt: 1}, {List: "veteran", Time: KnownTime, CountingAt: 2}}
	swapped := func(i int) (int, int) { return 2 - i, 1 }
	rank := map[string]int{"large": 1}
	p := Prove(&Reading{}, es, func(list string) int { return rank[list] }, swapped)
	if p.Broken != 0 || len(p.Moved) != 1 || p.Moved[0] != (Moved{Up: 1, Down: 0, Why: ListRank}) {
		t.Errorf("%+v", p)
	}
	if p := Prove(&Reading{}, es, func(list string) int { return 1 - rank[list] }, swapped); p.Broken != 1 {
		t.Errorf("%+v", p)
	}
}
