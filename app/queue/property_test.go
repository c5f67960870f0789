package queue_test

import (
	"cmp"
	"flag"
	"maps"
	"math"
	"math/rand/v2"
	"os"
	"slices"
	"testing"

	gocmp "github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"kezek/app/queue"
)

// Ten times as many stories as rapid tells by itself, in make soak twenty times as many again, unless the command line
// says otherwise.
func TestMain(m *testing.M) {
	checks := "1000"
	if os.Getenv("KEZEK_SOAK") != "" {
		checks = "20000"
	}
	flag.Set("rapid.checks", checks)
	m.Run()
}

// picker lets rapid choose for anEvent.
func picker(t *rapid.T) func(int) int {
	return func(n int) int { return rapid.IntRange(0, n-1).Draw(t, "") }
}

// story is a journal of events that were possible, with the model of it.
func story(t *rapid.T) (*queue.Journal, *model) {
	var j queue.Journal
	var m model
	pick := picker(t)
	for range rapid.IntRange(0, 60).Draw(t, "tries") {
		follow(t, &j, &m, anEvent(pick, j.LastSeq()+1))
	}
	return &j, &m
}

type failer interface {
	Helper()
	Fatalf(format string, args ...any)
}

// follow appends an event to both; they must agree on whether it can follow.
func follow(t failer, j *queue.Journal, m *model, e queue.Event) {
	t.Helper()
	err := j.Append(e)
	if want := m.allows(e); (err == nil) != want {
		t.Fatalf("after %+v\nevent %+v: possible is %v, but the journal says %v", m.events, e, want, err)
	}
	if err == nil {
		m.add(e)
	}
}

func places(s *queue.Standing) map[queue.EntryID]queue.Place { return maps.Collect(s.Places().All()) }

// agree holds a journal against its model as of a moment.
func agree(t failer, j *queue.Journal, m *model, asOf int64) {
	t.Helper()
	s, all := j.Standing(asOf), m.at(asOf)
	if diff := gocmp.Diff(counted(all, household.stands), places(s)); diff != "" {
		t.Fatalf("as of %d after %+v: places (-model +package)\n%s", asOf, m.events, diff)
	}
	agreeReady(t, s.Places(), all)
	codes := map[string]string{"in": "active", "frozen": "suspended"}
	for id, h := range all {
		e, _ := s.Of(id)
		got := household{state: e.State.String(), list: e.List, counting: e.Counting, mark: e.Mark, order: e.OldOrder,
			batch: e.Batch, effective: e.Effective, touched: h.touched, rank: e.Rank, turn: e.Turn, grounds: e.Grounds}
		h.state = cmp.Or(codes[h.state], h.state)
		if got != h {
			t.Fatalf("as of %d entry %d is %+v, the model says %+v", asOf, id, got, h)
		}
	}
	if s.Len() != len(all) {
		t.Fatalf("as of %d: %d entries, the model has %d", asOf, s.Len(), len(all))
	}
}

func TestTheJournalAgreesWithItsModelAtEveryMoment(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		j, m := story(t)
		agree(t, j, m, math.MaxInt64)
		for _, e := range m.events {
			agree(t, j, m, e.Effective)
		}
		if got := slices.Collect(j.Events(0)); !slices.Equal(got, m.events) {
			t.Fatalf("read back %+v, appended %+v", got, m.events)
		}
	})
}

// Found from an earlier order, the order is the same; and so is who moved.
func TestPlacesAfterAreThePlaces(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		j, m := story(t)
		at := int64(math.MinInt64)
		if len(m.events) > 0 {
			at = m.events[rapid.IntRange(0, len(m.events)-1).Draw(t, "moment")].Effective
		}
		for _, pair := range [][2]*queue.Standing{{j.Standing(at), j.Standing(math.MaxInt64)}, {j.Standing(math.MaxInt64), j.Standing(at)}} {
			before, after := pair[0].Places(), pair[1].Places()
			found := pair[1].PlacesAfter(before)
			if !slices.Equal(found.Order(), after.Order()) || !maps.Equal(maps.Collect(found.All()), maps.Collect(after.All())) {
				t.Fatalf("after %v the order is %v, want %v", before.Order(), found.Order(), after.Order())
			}
			was, is := maps.Collect(before.All()), maps.Collect(after.All())
			moved := map[queue.EntryID]queue.Move{}
			for _, x := range queue.Moves(before, found) {
				moved[x.Entry] = x
			}
			for id := range m.at(math.MaxInt64) {
				if x, ok := moved[id]; ok != (was[id] != is[id]) || ok && (x.Before != was[id] || x.After != is[id]) {
					t.Fatalf("entry %d: %+v, was %+v, is %+v", id, x, was[id], is[id])
				}
			}
		}
	})
}

// agreeReady holds the places among those who can be served now against the model.
func agreeReady(t failer, p *queue.Places, all map[queue.EntryID]household) {
	t.Helper()
	want, counts := counted(all, household.canBeServed), map[string]int{"": 0, "C1": 0, "C2": 0, "C4": 0}
	for id := range all {
		overall, inList, ok := p.Ready(id)
		if place, ready := want[id]; ok != ready || overall != place.Overall || inList != place.InList {
			t.Fatalf("entry %d is ready at %d, %d, %v, the model says %+v among %+v", id, overall, inList, ok, place, all)
		}
	}
	for _, place := range want {
		counts[""]++
		counts[place.List]++
	}
	for list, n := range counts {
		if p.ReadyCount(list) != n {
			t.Fatalf("%d are ready in %q, the model says %d among %+v", p.ReadyCount(list), list, n, all)
		}
	}
}

func TestPlacesAreOneToNInEveryList(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		j, _ := story(t)
		p := j.Standing(math.MaxInt64).Places()
		order := p.Order()
		total := 0
		for _, l := range p.Lists() {
			total += l.Count
			in := p.InList(l.List)
			if len(in) != l.Count || l.Count == 0 {
				t.Fatalf("list %s has %d entries and counts %d", l.List, len(in), l.Count)
			}
			for i, id := range in {
				if place, ok := p.Of(id); !ok || place.InList != i+1 || place.List != l.List || order[place.Overall-1] != id {
					t.Fatalf("entry %d is %dth in list %s, but its place is %+v, %v", id, i+1, l.List, place, ok)
				}
			}
		}
		if total != len(order) || total != p.Len() {
			t.Fatalf("lists hold %d, the queue %d", total, len(order))
		}
	})
}

func TestTheOrderIsTheOrderOfTheKeys(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		j, _ := story(t)
		s := j.Standing(math.MaxInt64)
		order := s.Places().Order()
		for i := 1; i < len(order); i++ {
			a, _ := s.Of(order[i-1])
			b, _ := s.Of(order[i])
			if queue.Compare(a.Key(order[i-1]), b.Key(order[i])) >= 0 {
				t.Fatalf("entry %d stands before %d: %+v, %+v", order[i-1], order[i], a, b)
			}
		}
	})
}

func aKey(t *rapid.T) queue.Key {
	return queue.Key{
		Counting: rapid.SampledFrom([]int64{math.MinInt64, -1, 0, 1, math.MaxInt64}).Draw(t, "counting"),
		OldOrder: rapid.SampledFrom([]int32{0, 1, 2, math.MaxInt32}).Draw(t, "old order"),
		Entry:    queue.EntryID(rapid.IntRange(1, 4).Draw(t, "entry")),
		Without:  rapid.Bool().Draw(t, "without"),
		Rank:     rapid.SampledFrom([]uint8{0, 1, math.MaxUint8}).Draw(t, "rank"),
		Turn:     queue.Turn(rapid.IntRange(0, 2).Draw(t, "turn")),
	}
}

func TestCompareIsAStrictTotalOrder(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		a, b, c := aKey(t), aKey(t), aKey(t)
		if queue.Compare(a, b) != -queue.Compare(b, a) {
			t.Fatalf("not antisymmetric: %+v %+v", a, b)
		}
		if queue.Compare(a, b) < 0 && queue.Compare(b, c) < 0 && queue.Compare(a, c) >= 0 {
			t.Fatalf("not transitive: %+v %+v %+v", a, b, c)
		}
		if queue.Compare(a, a) != 0 || a.Entry != b.Entry && queue.Compare(a, b) == 0 {
			t.Fatalf("two entries at one place, or one entry at two: %+v %+v", a, b)
		}
	})
}

func TestAppendingAtOnceIsAppendingOneByOne(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		one, m := story(t)
		cut := rapid.IntRange(0, len(m.events)).Draw(t, "cut")
		var base queue.Journal
		if err := base.Append(m.events[:cut]...); err != nil {
			t.Fatal(err)
		}
		was := maps.Collect(base.Standing(math.MaxInt64).All())
		view, err := base.With(m.events[cut:]...)
		if err != nil {
			t.Fatal(err)
		}
		now := maps.Collect(one.Standing(math.MaxInt64).All())
		if diff := gocmp.Diff(now, maps.Collect(view.Standing(math.MaxInt64).All())); diff != "" {
			t.Fatalf("a view differs from the journal (-journal +view)\n%s", diff)
		}
		if diff := gocmp.Diff(was, maps.Collect(base.Standing(math.MaxInt64).All())); diff != "" || base.LastSeq() != int64(cut) {
			t.Fatalf("the view disturbed its journal (-before +after)\n%s", diff)
		}
		// The last event spoils the whole append.
		spoilt := append(slices.Clone(m.events[cut:]), queue.Event{})
		if base.Append(spoilt...) == nil || base.LastSeq() != int64(cut) {
			t.Fatal("a spoilt append went in, or half of it did")
		}
		if diff := gocmp.Diff(was, maps.Collect(base.Standing(math.MaxInt64).All())); diff != "" {
			t.Fatalf("a refused append left a trace (-before +after)\n%s", diff)
		}
		if err := base.Append(m.events[cut:]...); err != nil {
			t.Fatal(err)
		}
		if diff := gocmp.Diff(now, maps.Collect(base.Standing(math.MaxInt64).All())); diff != "" {
			t.Fatalf("appended later differs (-at once +later)\n%s", diff)
		}
	})
}

func TestLaterDaysKnowAtLeastTheSameEntries(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		j, m := story(t)
		asOf := rapid.Int64Range(-5, 130).Draw(t, "as of")
		earlier, later := j.Standing(tick(asOf)), j.Standing(tick(asOf+rapid.Int64Range(0, 20).Draw(t, "later")))
		for id, e := range earlier.All() {
			if l, ok := later.Of(id); !ok || l.LastSeq < e.LastSeq || l.Effective < e.Effective || l.Batch != e.Batch {
				t.Fatalf("entry %d was %+v and later %+v, %v, in %+v", id, e, l, ok, m.events)
			}
		}
	})
}

func TestTheOrderOfIndependentEventsDoesNotMatterForPlaces(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		events := district(rapid.IntRange(1, 300).Draw(t, "households"))
		a := load(t, events)
		rnd := rand.New(rand.NewPCG(uint64(rapid.Int().Draw(t, "seed")), 0))
		// Every entry keeps the order of its own events; between entries the order is any.
		byEntry := map[queue.EntryID][]queue.Event{}
		var turns []queue.EntryID
		for _, e := range events {
			byEntry[e.Entry] = append(byEntry[e.Entry], e)
			turns = append(turns, e.Entry)
		}
		rnd.Shuffle(len(turns), func(i, k int) { turns[i], turns[k] = turns[k], turns[i] })
		var b queue.Journal
		for i, id := range turns {
			e := byEntry[id][0]
			byEntry[id] = byEntry[id][1:]
			e.Seq = int64(i + 1)
			if err := b.Append(e); err != nil {
				t.Fatal(err)
			}
		}
		for _, asOf := range []int64{day(2024, 1, 1) + int64(len(events)/2), math.MaxInt64} {
			if diff := gocmp.Diff(places(a.Standing(asOf)), places(b.Standing(asOf))); diff != "" {
				t.Fatal(diff)
			}
		}
	})
}

func TestMovesLeadFromOnePlaceToTheOther(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		j, m := story(t)
		asOf := tick(rapid.Int64Range(0, 120).Draw(t, "as of"))
		before, after := m.places(asOf), m.places(math.MaxInt64)
		for _, mv := range queue.Moves(j.Standing(asOf).Places(), j.Standing(math.MaxInt64).Places()) {
			if mv.Before != before[mv.Entry] || mv.After != after[mv.Entry] || mv.Before == mv.After {
				t.Fatalf("move %+v, was %+v, is %+v", mv, before[mv.Entry], after[mv.Entry])
			}
			delete(before, mv.Entry)
			delete(after, mv.Entry)
		}
		if diff := gocmp.Diff(before, after); diff != "" {
			t.Fatalf("moves not told (-before +after)\n%s", diff)
		}
	})
}

// FuzzAppend reads bytes as choices of events; the journal must not panic and must take exactly what its model allows.
func FuzzAppend(f *testing.F) {
	f.Add([]byte("\x00\x01\x02\x03\x04\x05\x06\x07"))
	f.Add([]byte("a decision is the only thing that makes an event, and an event the only thing that makes a place"))
	f.Fuzz(func(t *testing.T, data []byte) {
		var j queue.Journal
		var m model
		pick := func(n int) int {
			if len(data) == 0 {
				return 0
			}
			b := int(data[0])
			data = data[1:]
			return b % n
		}
		for try := 0; len(data) > 0 && try < 100; try++ {
			follow(t, &j, &m, anEvent(pick, j.LastSeq()+1))
		}
		agree(t, &j, &m, math.MaxInt64)
		for id := range m.now {
			agreeMovement(t, &j, &m, id, tick(int64(len(m.events)/2)), tick(int64(len(m.events)*2)))
			agreeWhy(t, &j, &m, id, 101, tick(int64(len(m.events))))
		}
		agreeBalance(t, &j, &m, tick(int64(len(m.events)/2)), tick(int64(len(m.events)*2)))
	})
}
