package queue_test

import (
	"math"
	"slices"
	"sync"
	"testing"

	"kezek/app/fault"
	"kezek/app/queue"
	"kezek/locales"
)

// busy is an office that knows 1 active, 2 suspended, 3 removed, 4 housed, 5 merged into 1; 10 and 11 of batch 1, 12 of
// batch 2 with a later event, 13 of the annulled batch 3.
func busy(t *testing.T) *office {
	o := &office{t: t}
	for id := range queue.EntryID(5) {
		o.signs(entered(id+1, "C2", at("09:00")))
	}
	for i, id := range []queue.EntryID{10, 11, 12, 13} {
		e := taken(id, int32(i+1), at("09:00"), queue.Known)
		e.Batch = int64([]int{1, 1, 2, 3}[i])
		o.signs(e)
	}
	o.signs(event(queue.Suspended, 2), event(queue.Removed, 3), event(queue.Housed, 4),
		queue.Event{Kind: queue.Merged, Entry: 5, Other: 1}, event(queue.HouseholdChanged, 12),
		queue.Event{Kind: queue.Annulled, Batch: 3})
	return o
}

func TestWhatCannotFollowIsRefused(t *testing.T) {
	split := func(from queue.EntryID) queue.Event {
		return queue.Event{Kind: queue.Split, Entry: 20, Other: from, List: "C2", Counting: at("09:00"), Mark: queue.Known}
	}
	annul := func(batch int64) queue.Event { return queue.Event{Kind: queue.Annulled, Batch: batch} }
	newcomer, takeOver := entered(20, "C2", at("09:00")), taken(20, 9, at("09:00"), queue.Known)
	early := func(e *queue.Event) { e.Effective = day(2023, 12, 31) }
	batch := func(n int64) func(*queue.Event) { return func(e *queue.Event) { e.Batch = n } }
	asIs := func(*queue.Event) {}

	o := busy(t)
	for name, c := range map[string]struct {
		code  string
		event queue.Event
		spoil func(*queue.Event)
	}{
		"gap in the sequence":       {"Q01", newcomer, func(e *queue.Event) { e.Seq++ }},
		"again in the sequence":     {"Q01", newcomer, func(e *queue.Event) { e.Seq-- }},
		"no kind":                   {"Q02", event(0, 1), asIs},
		"unknown kind":              {"Q02", event(queue.Annulled+1, 1), asIs},
		"no entry":                  {"Q02", event(queue.Removed, 0), asIs},
		"one entry of a batch":      {"Q02", annul(1), func(e *queue.Event) { e.Entry = 10 }},
		"no decision":               {"Q02", newcomer, func(e *queue.Event) { e.Decision = 0 }},
		"no list":                   {"Q02", event(queue.MovedList, 1), asIs},
		"a list for a removal":      {"Q02", event(queue.Removed, 1), func(e *queue.Event) { e.List = "C4" }},
		"no mark":                   {"Q02", newcomer, func(e *queue.Event) { e.Mark = 0 }},
		"a mark on a removal":       {"Q02", event(queue.Removed, 1), func(e *queue.Event) { e.Mark = queue.Known }},
		"a time and yet without":    {"Q02", newcomer, func(e *queue.Event) { e.Mark = queue.Without }},
		"a day of the year 2500":    {"Q02", newcomer, func(e *queue.Event) { e.Counting = day(2500, 1, 1) }},
		"in effect in 1899":         {"Q02", newcomer, func(e *queue.Event) { e.Effective = day(1899, 12, 31) }},
		"an old line for a new one": {"Q02", newcomer, func(e *queue.Event) { e.OldOrder = 1 }},
		"a take-over with no line":  {"Q02", takeOver, func(e *queue.Event) { e.OldOrder = 0 }},
		"a take-over with no batch": {"Q02", takeOver, batch(0)},
		"a batch for a restoration": {"Q02", event(queue.Restored, 3), batch(1)},
		"split from nothing":        {"Q02", split(0), asIs},
		"split from itself":         {"Q02", split(20), asIs},
		"another with a removal":    {"Q02", event(queue.Removed, 1), func(e *queue.Event) { e.Other = 2 }},
		"entered twice":             {"Q03", newcomer, func(e *queue.Event) { e.Entry = 1 }},
		"entered after removal":     {"Q03", newcomer, func(e *queue.Event) { e.Entry = 3 }},
		"a number a batch has used": {"Q03", newcomer, func(e *queue.Event) { e.Entry = 13 }},
		"unknown entry":             {"Q04", event(queue.Removed, 20), asIs},
		"unknown far away":          {"Q04", event(queue.Removed, 1<<22), asIs},
		"a number out of reach":     {"Q02", event(queue.Removed, math.MaxInt64), asIs},
		"a decision out of reach":   {"Q02", newcomer, func(e *queue.Event) { e.Decision = 1 << 31 }},
		"a batch out of reach":      {"Q02", takeOver, batch(1 << 31)},
		"split from out of reach":   {"Q02", split(1<<22 + 1), asIs},
		"no such turn":              {"Q02", newcomer, func(e *queue.Event) { e.Turn = queue.OutOfTurn + 1 }},
		"a turn for a removal":      {"Q02", event(queue.Removed, 1), func(e *queue.Event) { e.Turn = queue.FirstRight }},
		"grounds for a removal":     {"Q02", event(queue.Removed, 1), func(e *queue.Event) { e.Grounds = "G1" }},
		"a rank without a list":     {"Q02", event(queue.PassedOn, 1), func(e *queue.Event) { e.Rank = 1 }},
		"split from the unknown":    {"Q04", split(21), asIs},
		"restored while active":     {"Q05", event(queue.Restored, 1), asIs},
		"restored while suspended":  {"Q05", event(queue.Restored, 2), asIs},
		"restored from annulment":   {"Q05", event(queue.Restored, 13), asIs},
		"resumed while active":      {"Q06", event(queue.Resumed, 1), asIs},
		"suspended twice":           {"Q07", event(queue.Suspended, 2), asIs},
		"removed twice":             {"Q08", event(queue.Removed, 3), asIs},
		"suspended when housed":     {"Q08", event(queue.Suspended, 4), asIs},
		"housed when merged":        {"Q08", event(queue.Housed, 5), asIs},
		"passed on after annulment": {"Q08", event(queue.PassedOn, 13), asIs},
		"merged into a removed one": {"Q08", event(queue.Merged, 1), func(e *queue.Event) { e.Other = 3 }},
		"before its last event":     {"Q09", event(queue.Removed, 1), early},
		"before the other's last":   {"Q09", split(1), early},
		"before what it annuls":     {"Q09", annul(1), early},
		"moved to its own list":     {"Q10", event(queue.MovedList, 1), func(e *queue.Event) { e.List = "C2" }},
		"annulled twice":            {"Q11", annul(3), asIs},
		"into an annulled batch":    {"Q11", takeOver, batch(3)},
		"removed by a strange one":  {"Q12", event(queue.Removed, 10), batch(2)},
		"removed by its own, late":  {"Q12", event(queue.Removed, 12), batch(2)},
		"annulled, but built upon":  {"Q13", annul(2), asIs},
		"an unknown batch":          {"Q14", annul(4), asIs},
	} {
		e := o.dated(c.event)
		c.spoil(&e)
		_, err := o.With(e)
		f, ok := fault.Of(err)
		if !ok || f.Code != c.code {
			t.Errorf("%s: %v, want a fault %s", name, err, c.code)
			continue
		}
		for _, l := range locales.Langs {
			if text := l.With(f.Key, f.Args); text == f.Key {
				t.Errorf("%s: no message in %s", name, l)
			}
		}
	}
}

func TestWhatWasGivenOutNeverChanges(t *testing.T) {
	o := busy(t)
	s := o.Standing(math.MaxInt64)
	places := s.Places()
	want := places.Order()
	view, err := o.With(o.dated(event(queue.Removed, 1)))
	if err != nil {
		t.Fatal(err)
	}
	var readers sync.WaitGroup
	for range 2 {
		readers.Go(func() { // under -race this also tells that nobody writes to what is read
			for range 200 {
				if e, _ := s.Of(10); e.State != queue.StateActive || s.Len() != 9 || len(s.Places().Order()) != len(want) {
					t.Errorf("entry 10 is %v among %d", e.State, s.Len())
				}
			}
		})
	}
	for i := range 1000 { // past the end of a page and of a piece
		o.signs(entered(queue.EntryID(100+i), "C9", at("09:00")))
	}
	o.signs(event(queue.Removed, 10))
	readers.Wait()
	planned := view.LastSeq()
	for e := range o.Events(planned - 1) {
		if e.Seq == planned && e.Kind != queue.Entered {
			t.Errorf("the journal keeps what was only planned: %+v", e)
		}
	}
	for e := range view.Events(planned - 1) {
		if e.Seq != planned || e.Kind != queue.Removed {
			t.Errorf("the view shows what was signed after it was made: %+v", e)
		}
	}
	inOrder(t, places, want...)
	without := slices.DeleteFunc(slices.Clone(want), func(id queue.EntryID) bool { return id == 1 })
	inOrder(t, view.Standing(math.MaxInt64).Places(), without...)
	if err := view.Append(queue.Event{
		Seq: view.LastSeq() + 1, Kind: queue.Removed, Entry: 10, Effective: day(2030, 1, 1), Decision: 1,
	}); err != nil {
		t.Error(err)
	}
	if n := o.places().Len(); n != len(want)+1000-1 {
		t.Errorf("%d in the queue", n)
	}
}

func TestCodesAreReadBackAndNamed(t *testing.T) {
	var keys []string
	for k := queue.TakenOver; k <= queue.Annulled; k++ {
		if got, ok := queue.ParseKind(k.String()); !ok || got != k {
			t.Errorf("%q is read as %v, %v", k, got, ok)
		}
		keys = append(keys, k.Key())
	}
	for m := queue.Known; m <= queue.Without; m++ {
		if got, ok := queue.ParseMark(m.String()); !ok || got != m {
			t.Errorf("%q is read as %v, %v", m, got, ok)
		}
		keys = append(keys, m.Key())
	}
	for s := queue.StateActive; s <= queue.StateGone; s++ {
		keys = append(keys, s.Key())
	}
	for _, key := range keys {
		for _, l := range locales.Langs {
			if l.T(key) == key {
				t.Errorf("%s has no name in %s", key, l)
			}
		}
	}
	for _, s := range []string{"", "?", "Entered", "entered "} {
		if k, ok := queue.ParseKind(s); ok {
			t.Errorf("%q is read as %v", s, k)
		}
		if m, ok := queue.ParseMark(s); ok {
			t.Errorf("%q is read as %v", s, m)
		}
	}
	if queue.Kind(99).String() != "?" || queue.Mark(99).String() != "?" || queue.State(99).String() != "?" {
		t.Error("an unknown code has a name")
	}
}
