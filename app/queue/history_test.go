package queue_test

import (
	"cmp"
	"maps"
	"math"
	"math/rand/v2"
	"slices"
	"testing"

	gocmp "github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"kezek/app/queue"
)

// speaksOf tells whether an event is part of an entry's history.
func (m *model) speaksOf(e queue.Event, id queue.EntryID) bool {
	return e.Entry == id || e.Other == id || e.Kind == queue.Annulled && m.now[id].batch == e.Batch
}

func (m *model) history(id queue.EntryID, asOf int64) []queue.Event {
	var events []queue.Event
	for _, e := range m.events {
		if m.now[id].state != "" && e.Effective <= asOf && m.speaksOf(e, id) {
			events = append(events, e)
		}
	}
	return events
}

// sources is which events made a part of an entry what it is.
func (m *model) sources(id queue.EntryID, asOf int64) [][]queue.Source {
	sources := make([][]queue.Source, 5)
	all := map[queue.EntryID]household{}
	for _, e := range m.history(id, asOf) {
		was := all[id]
		if e.Kind == queue.Annulled || e.Entry == id {
			happen(all, e)
		}
		is := all[id]
		for i, changed := range []bool{
			[2]any{was.list, was.rank} != [2]any{is.list, is.rank}, [2]any{was.turn, was.grounds} != [2]any{is.turn, is.grounds},
			[2]any{was.counting, was.mark} != [2]any{is.counting, is.mark}, false, false,
		} {
			if changed || was.state == "" {
				sources[i] = append(sources[i], queue.Source{Seq: e.Seq, Decision: e.Decision, Kind: e.Kind, Effective: e.Effective})
			}
		}
	}
	return sources
}

// agreeWhy holds a comparison of two entries against the model.
func agreeWhy(t failer, j *queue.Journal, m *model, x, y queue.EntryID, asOf int64) {
	t.Helper()
	all := m.at(asOf)
	a, b := all[x], all[y]
	c, ok := j.Why(x, y, asOf)
	if ok != (x != y && a.stands() && b.stands()) || c.AsOf != asOf || c.X.State.InQueue() != a.stands() || c.Y.State.InQueue() != b.stands() {
		t.Fatalf("after %+v\nwhy %d and %d as of %d: %v %+v", m.events, x, y, asOf, ok, c)
	}
	for _, side := range []queue.Compared{c.X, c.Y} {
		if diff := gocmp.Diff(m.sources(side.ID, asOf), side.Sources); diff != "" {
			t.Fatalf("after %+v\nsources of %d as of %d (-model +package)\n%s", m.events, side.ID, asOf, diff)
		}
		if want, _ := j.Standing(asOf).Of(side.ID); want != side.Entry {
			t.Fatalf("after %+v\nentry %d as of %d is %+v, compared as %+v", m.events, side.ID, asOf, want, side.Entry)
		}
	}
	if !ok {
		if c.Above != 0 || c.First != 0 || c.Orders != nil {
			t.Fatalf("nothing to compare, but %+v", c)
		}
		return
	}
	alike := []bool{
		a.rank == b.rank, a.turn == b.turn, a.counting == b.counting && (a.mark == queue.Without) == (b.mark == queue.Without),
		a.order == b.order, false,
	}
	above := y
	if before(x, a, y, b) {
		above = x
	}
	if c.Above != above || int(c.First) != slices.Index(alike, false) || (c.Orders[c.First] < 0) != (above == x) {
		t.Fatalf("after %+v\n%d and %d as of %d: %d stands above by %v, the package says %+v", m.events, x, y, asOf, above, alike, c)
	}
	for i, same := range alike {
		if (c.Orders[i] == 0) != same {
			t.Fatalf("after %+v\n%d and %d as of %d differ in %v, the package says %v", m.events, x, y, asOf, alike, c.Orders)
		}
	}
}

func TestTheFirstPartThatDiffersDecidesWhoStandsAbove(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		j, m := story(t)
		asOf := aMoment(t, "as of")
		for x := range m.now {
			for y := range m.now {
				agreeWhy(t, j, m, x, y, asOf)
			}
			agreeWhy(t, j, m, 7, x, asOf)
			if diff := gocmp.Diff(m.history(x, asOf), j.History(x, asOf)); diff != "" {
				t.Fatalf("after %+v\nhistory of %d as of %d (-model +package)\n%s", m.events, x, asOf, diff)
			}
		}
	})
}

func TestWhyNamesTheDecisions(t *testing.T) {
	o := &office{t: t}
	o.signs(entered(1, "C2", at("10:00")), entered(2, "C2", at("09:30")), event(queue.HouseholdChanged, 1),
		queue.Event{Kind: queue.CountingTimeCorrected, Entry: 1, Counting: at("09:00"), Mark: queue.Known})
	c, ok := o.Why(2, 1, math.MaxInt64)
	if !ok || c.First != queue.ByCounting || c.Above != 1 || c.Orders[queue.ByCounting] < 0 {
		t.Fatalf("%v %+v", ok, c)
	}
	var decisions []int64
	for _, s := range c.Y.Sources[c.First] {
		decisions = append(decisions, s.Decision)
	}
	if !slices.Equal(decisions, []int64{1000, 1003}) || len(c.Y.Sources[queue.ByTurn]) != 1 {
		t.Errorf("its counting time rests on the decisions %v", decisions)
	}
	if c, _ := o.Why(2, 1, day(2024, 1, 3)); c.Above != 2 {
		t.Errorf("before the correction %+v", c)
	}
}

func TestTheQueueAsItWasKnown(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		j, m := story(t)
		known := rapid.IntRange(0, len(m.events)).Draw(t, "known")
		asOf := aMoment(t, "as of")
		then, now := load(t, m.events[:known]).Standing(asOf), j.StandingKnown(asOf, int64(known))
		if diff := gocmp.Diff(maps.Collect(then.All()), maps.Collect(now.All())); diff != "" {
			t.Fatalf("after %d of %+v (-then +now)\n%s", known, m.events, diff)
		}
		if diff := gocmp.Diff(places(then), places(now)); diff != "" {
			t.Fatalf("after %d of %+v: places (-then +now)\n%s", known, m.events, diff)
		}
	})
}

func TestBeforeTheFirstEventThereIsNobody(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		j, m := story(t)
		first := forEver
		for _, e := range m.events {
			first = min(first, e.Effective)
		}
		s := j.Standing(first - 1)
		if s.Len() != 0 || s.Places().Len() != 0 || s.Places().ReadyCount("") != 0 || len(s.Places().Lists()) != 0 {
			t.Fatalf("before %+v there are %v", m.events, maps.Collect(s.All()))
		}
	})
}

func TestReplayedFromAnyOrderOfStorageTheQueueIsTheSame(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		j, m := story(t)
		stored := slices.Clone(m.events)
		rnd := rand.New(rand.NewPCG(rapid.Uint64().Draw(t, "seed"), 0))
		rnd.Shuffle(len(stored), func(i, k int) { stored[i], stored[k] = stored[k], stored[i] })
		slices.SortFunc(stored, func(a, b queue.Event) int { return cmp.Compare(a.Seq, b.Seq) })
		again := load(t, stored)
		for _, asOf := range []int64{aMoment(t, "as of"), math.MaxInt64} {
			if diff := gocmp.Diff(maps.Collect(j.Standing(asOf).All()), maps.Collect(again.Standing(asOf).All())); diff != "" {
				t.Fatalf("after %+v (-first +again)\n%s", m.events, diff)
			}
			if diff := gocmp.Diff(places(j.Standing(asOf)), places(again.Standing(asOf))); diff != "" {
				t.Fatalf("after %+v: places (-first +again)\n%s", m.events, diff)
			}
		}
	})
}

// Restored at its old date, an entry and everybody else stand where a queue that had never removed it would have them.
func TestARestorationUndoesARemovalAndTouchesNothingElse(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		_, m := story(t)
		cut := rapid.IntRange(0, len(m.events)).Draw(t, "cut")
		var without, with queue.Journal
		follow := func(j *queue.Journal, e queue.Event) {
			e.Seq = j.LastSeq() + 1
			if err := j.Append(e); err != nil {
				t.Fatalf("after %+v: %+v: %v", m.events, e, err)
			}
		}
		for _, e := range m.events[:cut] {
			follow(&without, e)
			follow(&with, e)
		}
		order := with.Standing(math.MaxInt64).Places().Order()
		if len(order) == 0 {
			t.Skip("nobody to remove")
		}
		id := rapid.SampledFrom(order).Draw(t, "removed")
		was, _ := with.Standing(math.MaxInt64).Of(id)
		follow(&with, queue.Event{Kind: queue.Removed, Entry: id, Effective: was.Effective, Decision: 900})
		gone := map[queue.EntryID]bool{id: true} // and those that cannot come without it
		for _, e := range m.events[cut:] {
			if m.speaksOf(e, id) || gone[e.Entry] || gone[e.Other] {
				gone[e.Entry] = true // what rests on it is left out of both
				continue
			}
			if e.Kind == queue.Annulled {
				continue
			}
			follow(&without, e)
			follow(&with, e)
		}
		follow(&with, queue.Event{Kind: queue.Restored, Entry: id, Effective: tick(500), Decision: 901})
		if diff := gocmp.Diff(places(without.Standing(math.MaxInt64)), places(with.Standing(math.MaxInt64))); diff != "" {
			t.Fatalf("after %+v, %d removed after %d and restored: places (-without +with)\n%s", m.events, id, cut, diff)
		}
		rest := func(j *queue.Journal) map[queue.EntryID]queue.Entry {
			all := maps.Collect(j.Standing(math.MaxInt64).All())
			for other, e := range all {
				if e.LastSeq = 0; other == id {
					e.State, e.Effective = 0, 0
				}
				all[other] = e
			}
			return all
		}
		if diff := gocmp.Diff(rest(&without), rest(&with)); diff != "" {
			t.Fatalf("after %+v, %d removed after %d and restored (-without +with)\n%s", m.events, id, cut, diff)
		}
	})
}
