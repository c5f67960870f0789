package queue_test

import (
	"math"
	"slices"
	"testing"
	"time"

	gocmp "github.com/google/go-cmp/cmp"

	"kezek/app/queue"
)

var almaty = time.FixedZone("+05", 5*3600)

// day is midnight of a date at +05:00, in unix milliseconds.
func day(year int, month time.Month, d int) int64 {
	return time.Date(year, month, d, 0, 0, 0, 0, almaty).UnixMilli()
}

// at is a moment of one day, "09:15", on which these stories' applications came.
func at(clock string) int64 {
	t, err := time.Parse("15:04", clock)
	if err != nil {
		panic(err)
	}
	return day(2015, 3, 4) + int64(t.Hour()*60+t.Minute())*60_000
}

// office signs decisions: one event a day from 1 January 2024, each numbered and dated by itself.
type office struct {
	t *testing.T
	queue.Journal
}

func (o *office) signs(events ...queue.Event) {
	o.t.Helper()
	for _, e := range events {
		if err := o.Append(o.dated(e)); err != nil {
			o.t.Fatalf("%+v: %v", e, err)
		}
	}
}

func (o *office) dated(e queue.Event) queue.Event {
	e.Seq, e.Decision = o.LastSeq()+1, o.LastSeq()+1000
	if e.Effective == 0 {
		e.Effective = day(2024, 1, 1) + o.LastSeq()*24*3_600_000
	}
	return e
}

func (o *office) places() *queue.Places { return o.Standing(math.MaxInt64).Places() }

func entered(id queue.EntryID, list string, counting int64) queue.Event {
	return queue.Event{Kind: queue.Entered, Entry: id, List: list, Counting: counting, Mark: queue.Known}
}

func taken(id queue.EntryID, order int32, counting int64, mark queue.Mark) queue.Event {
	return queue.Event{
		Kind: queue.TakenOver, Entry: id, List: "C2", Counting: counting, Mark: mark, OldOrder: order, Batch: 1,
	}
}

func event(k queue.Kind, id queue.EntryID) queue.Event { return queue.Event{Kind: k, Entry: id} }

func inOrder(t *testing.T, p *queue.Places, want ...queue.EntryID) {
	t.Helper()
	if diff := gocmp.Diff(want, p.Order()); diff != "" {
		t.Errorf("order (-want +got)\n%s", diff)
	}
}

func TestARestorationMovesThoseBelowByOne(t *testing.T) {
	o := &office{t: t}
	for i := range 100 {
		o.signs(entered(queue.EntryID(i+1), []string{"C1", "C2"}[i%2], at("09:00")+int64(i)*60_000))
	}
	o.signs(event(queue.Removed, 40))
	without, signed := o.places(), o.LastSeq()

	moves := func(after *queue.Places) {
		t.Helper()
		got := queue.Moves(without, after)
		if len(got) != 61 || got[0] != (queue.Move{Entry: 40, After: queue.Place{Overall: 40, InList: 20, List: "C2"}}) {
			t.Fatalf("%d moves, the first %+v", len(got), got[0])
		}
		for i, m := range got[1:] {
			inList := (i + 1) % 2 // those of the other list move overall only
			if m.Entry != queue.EntryID(41+i) || m.Overall() != 1 || m.InList() != 1-inList {
				t.Errorf("entry %d moves by %d, in its list by %d", m.Entry, m.Overall(), m.InList())
			}
		}
	}
	preview, err := o.With(o.dated(event(queue.Restored, 40)))
	if err != nil {
		t.Fatal(err)
	}
	moves(preview.Standing(math.MaxInt64).Places())
	if _, ok := o.places().Of(40); ok || o.LastSeq() != signed {
		t.Error("the preview of a restoration restored")
	}

	o.signs(event(queue.Restored, 40))
	moves(o.places())
	for e := range o.Events(signed) {
		if e.Kind != queue.Restored || e.Entry != 40 {
			t.Errorf("the ledger says %v of %d", e.Kind, e.Entry)
		}
	}
	if e, _ := o.Standing(math.MaxInt64).Of(40); e.Counting != at("09:39") {
		t.Error("restored, but not at its counting time")
	}
}

func TestTheOrderInsideADay(t *testing.T) {
	o := &office{t: t}
	o.signs(
		taken(1, 7, 0, queue.Without),
		taken(2, 6, at("09:15"), queue.Known),
		taken(3, 5, at("09:15"), queue.Assumed),
		taken(4, 5, at("09:15"), queue.Known), // the same line of another old list
		taken(5, 8, at("00:00"), queue.Assumed),
		taken(6, 4, 0, queue.Without),
		entered(7, "C4", at("09:15")),
		entered(8, "C2", at("09:14")),
		entered(9, "C2", at("09:15")),
		entered(10, "C4", at("09:15")+1),
		queue.Event{Kind: queue.Entered, Entry: 11, List: "C4", Mark: queue.Without},
		entered(12, "C4", at("09:15")-365*24*3_600_000),
	)
	p := o.places()
	inOrder(t, p, 12, 5, 8, 3, 4, 2, 7, 9, 10, 6, 1, 11)
	if diff := gocmp.Diff([][]queue.EntryID{{3, 4, 2, 7, 9}}, p.Ties()); diff != "" {
		t.Errorf("ties (-want +got)\n%s", diff)
	}
	if diff := gocmp.Diff([]queue.EntryID{12, 7, 10, 11}, p.InList("C4")); diff != "" {
		t.Errorf("C4 (-want +got)\n%s", diff)
	}
	if diff := gocmp.Diff([]queue.ListCount{{List: "C2", Count: 8}, {List: "C4", Count: 4}}, p.Lists()); diff != "" {
		t.Errorf("lists (-want +got)\n%s", diff)
	}
	if p.InList("C7") != nil {
		t.Error("an unknown list has entries")
	}
	if _, ok := p.Of(99); ok {
		t.Error("an unknown entry has a place")
	}
}

func TestTheRankOfTheListAndTheRightOfTheGroundComeBeforeTheTime(t *testing.T) {
	o := &office{t: t}
	with := func(e queue.Event, rank uint8, turn queue.Turn) queue.Event { e.Rank, e.Turn = rank, turn; return e }
	o.signs(
		with(entered(1, "C4", at("08:00")), 1, queue.OutOfTurn), // a list that stands after the others
		with(entered(2, "C2", at("09:00")), 0, queue.InTurn),
		with(entered(3, "C2", at("10:00")), 0, queue.FirstRight),
		with(entered(4, "C2", at("11:00")), 0, queue.FirstRight),
		with(entered(5, "C1", at("12:00")), 0, queue.OutOfTurn),
		with(queue.Event{Kind: queue.Entered, Entry: 6, List: "C2", Mark: queue.Without}, 0, queue.FirstRight),
		with(entered(7, "C4", at("07:00")), 1, queue.InTurn),
		event(queue.Suspended, 3),
	)
	p := o.places()
	inOrder(t, p, 5, 3, 4, 6, 2, 1, 7)
	for id, want := range map[queue.EntryID][2]int{5: {1, 1}, 4: {2, 1}, 6: {3, 2}, 2: {4, 3}, 1: {5, 1}, 7: {6, 2}} {
		if overall, inList, ok := p.Ready(id); !ok || [2]int{overall, inList} != want {
			t.Errorf("entry %d is ready at %d, in its list at %d, want %v", id, overall, inList, want)
		}
	}
	if _, _, ok := p.Ready(3); ok {
		t.Error("a suspended one can be served")
	}
	if place, _ := p.Of(3); place != (queue.Place{Overall: 2, InList: 1, List: "C2"}) {
		t.Errorf("a suspended one stands at %+v", place)
	}
	if all, c2, c9 := p.ReadyCount(""), p.ReadyCount("C2"), p.ReadyCount("C9"); all != 6 || c2 != 3 || c9 != 0 {
		t.Errorf("%d can be served, %d of C2, %d of C9", all, c2, c9)
	}
	e := event(queue.PassedOn, 3)
	e.Grounds = "G1"
	o.signs(e) // the family has not the right the applicant had
	inOrder(t, o.places(), 5, 4, 6, 2, 3, 1, 7)
	o.signs(queue.Event{Kind: queue.MovedList, Entry: 2, List: "C4", Rank: 1})
	inOrder(t, o.places(), 5, 4, 6, 3, 1, 7, 2)
}

func TestOnlyADecisionOnTheCountingTimeChangesIt(t *testing.T) {
	o := &office{t: t}
	for i := range 5 {
		o.signs(entered(queue.EntryID(i+1), "C2", at("10:00")+int64(i)))
	}
	first := o.places()
	for _, k := range []queue.Kind{queue.Suspended, queue.HouseholdChanged, queue.Resumed, queue.PassedOn} {
		o.signs(event(k, 3))
		if moves := queue.Moves(first, o.places()); len(moves) > 0 {
			t.Errorf("%v moves %+v", k, moves)
		}
	}
	o.signs(queue.Event{Kind: queue.CountingTimeCorrected, Entry: 3, Counting: at("09:00"), Mark: queue.Known})
	inOrder(t, o.places(), 3, 1, 2, 4, 5)

	o.signs(queue.Event{Kind: queue.MovedList, Entry: 1, List: "C4"})
	inOrder(t, o.places(), 3, 1, 2, 4, 5)
	if p, _ := o.places().Of(1); p != (queue.Place{Overall: 2, InList: 1, List: "C4"}) {
		t.Errorf("moved to another list it stands at %+v", p)
	}
	last := o.places()
	o.signs(event(queue.Housed, 3))
	for _, m := range queue.Moves(last, o.places()) {
		if m.Entry == 3 && (m.After != queue.Place{} || m.Overall() != 0 || m.InList() != 0) || m.Entry != 3 && m.Overall() != -1 {
			t.Errorf("after one is housed: %+v", m)
		}
	}
}

func TestAnOldListKeepsItsOrder(t *testing.T) {
	o := &office{t: t}
	// An unknown time of day is assumed to be the last known one above it on that day.
	times := []string{"00:00", "00:00", "09:10", "09:10", "09:10", "11:00", "11:00"}
	marks := []queue.Mark{2, 2, 1, 2, 2, 1, 2}
	var want []queue.EntryID
	for i, clock := range times {
		id := queue.EntryID(50 - i) // register numbers go the other way: they must not matter
		o.signs(taken(id, int32(i+1), at(clock), marks[i]))
		want = append(want, id)
	}
	inOrder(t, o.places(), want...)
	if ties := o.places().Ties(); len(ties) != 3 {
		t.Errorf("ties %v", ties)
	}
	o.signs(queue.Event{Kind: queue.Removed, Entry: 48, Batch: 1}) // struck through in the old list
	inOrder(t, o.places(), slices.DeleteFunc(want, func(id queue.EntryID) bool { return id == 48 })...)
}

func TestTheQueueAsOfADay(t *testing.T) {
	o := &office{t: t}
	handOver := day(2025, 5, 23)
	on := func(e queue.Event, when int64) queue.Event { e.Effective = when; return e }
	o.signs(
		on(entered(1, "C2", at("09:00")), day(2015, 4, 1)),
		on(entered(2, "C2", at("09:01")), day(2015, 4, 1)),
		on(entered(3, "C4", at("09:02")), handOver),
		on(event(queue.Removed, 1), handOver+1),
		on(entered(4, "C4", at("08:00")), handOver+1),
		on(event(queue.Suspended, 2), day(2030, 1, 1)), // signed, not yet in effect
		on(event(queue.Restored, 1), day(2026, 1, 1)),
	)
	for _, c := range []struct {
		asOf   int64
		order  []queue.EntryID
		second queue.State
	}{
		{day(2015, 3, 31), []queue.EntryID{}, 0},
		{handOver - 1, []queue.EntryID{1, 2}, queue.StateActive},
		{handOver, []queue.EntryID{1, 2, 3}, queue.StateActive},
		{handOver + 1, []queue.EntryID{4, 2, 3}, queue.StateActive},
		{day(2026, 1, 1), []queue.EntryID{4, 1, 2, 3}, queue.StateActive},
		{math.MaxInt64, []queue.EntryID{4, 1, 2, 3}, queue.StateSuspended},
	} {
		s := o.Standing(c.asOf)
		inOrder(t, s.Places(), c.order...)
		if e, _ := s.Of(2); e.State != c.second {
			t.Errorf("as of %d entry 2 is %v", c.asOf, e.State)
		}
	}
}

func TestHouseholdsPartAndJoin(t *testing.T) {
	o := &office{t: t}
	o.signs(entered(1, "C2", at("09:00")), entered(2, "C2", at("10:00")), entered(3, "C4", at("11:00")))
	o.signs(queue.Event{
		Kind: queue.Split, Entry: 4, Other: 1, List: "C4", Counting: at("09:00"), Mark: queue.Known,
	})
	inOrder(t, o.places(), 1, 4, 2, 3)
	o.signs(queue.Event{Kind: queue.Merged, Entry: 2, Other: 3})
	inOrder(t, o.places(), 1, 4, 3)
	s := o.Standing(math.MaxInt64)
	if e, _ := s.Of(2); e.State != queue.StateGone {
		t.Errorf("merged, it is %v", e.State)
	}
	if kept, _ := s.Of(3); kept.LastSeq != o.LastSeq() {
		t.Error("the log of the entry it became part of does not show the merger")
	}
	o.signs(event(queue.Restored, 2))
	inOrder(t, o.places(), 1, 4, 2, 3)
}

func TestATakeOverIsUndoneWhole(t *testing.T) {
	o := &office{t: t}
	o.signs(entered(1, "C2", at("09:00")))
	o.signs(taken(2, 1, at("08:00"), queue.Known), taken(3, 2, 0, queue.Without))
	o.signs(queue.Event{Kind: queue.Suspended, Entry: 2, Batch: 1}, queue.Event{Kind: queue.Removed, Entry: 3, Batch: 1})
	again := taken(5, 1, at("08:00"), queue.Known)
	again.Batch = 2
	o.signs(again, queue.Event{Kind: queue.Annulled, Batch: 1})
	inOrder(t, o.places(), 5, 1)
	for _, id := range []queue.EntryID{2, 3} {
		if e, ok := o.Standing(math.MaxInt64).Of(id); !ok || e.State != queue.StateAnnulled || e.LastSeq != o.LastSeq() {
			t.Errorf("entry %d is %+v", id, e)
		}
	}
}
