package queue_test

import (
	"slices"

	"kezek/app/queue"
)

// model is the queue told a second time, slowly and in other words, for the properties and the fuzz test to hold the
// package against.
type model struct {
	events []queue.Event
	now    map[queue.EntryID]household // after all of them
}

// add takes an event that is allowed.
func (m *model) add(e queue.Event) {
	if m.events = append(m.events, e); m.now == nil {
		m.now = map[queue.EntryID]household{}
	}
	happen(m.now, e)
}

type household struct {
	state            string // "", in, frozen, removed, housed, gone, annulled
	list             string
	counting         int64
	mark             queue.Mark
	order            int32
	batch, effective int64
	touched          bool // by more than its take-over
	rank             uint8
	turn             queue.Turn
	grounds          string
}

func (h household) stands() bool { return h.state == "in" || h.state == "frozen" }

func (h household) canBeServed() bool { return h.state == "in" }

// at is everyone as of a moment.
func (m *model) at(asOf int64) map[queue.EntryID]household {
	all := map[queue.EntryID]household{}
	for _, e := range m.events {
		if e.Effective <= asOf {
			happen(all, e)
		}
	}
	return all
}

// happen does to all what an event says.
func happen(all map[queue.EntryID]household, e queue.Event) {
	if e.Kind == queue.Annulled {
		for id, h := range all {
			if h.batch == e.Batch {
				h.state, h.effective = "annulled", e.Effective
				all[id] = h
			}
		}
		return
	}
	h := all[e.Entry]
	h.effective = e.Effective
	h.touched = h.touched || e.Kind != queue.TakenOver && (e.Batch == 0 || e.Batch != h.batch)
	switch e.Kind {
	case queue.TakenOver, queue.Entered, queue.Split:
		h.state, h.list, h.counting, h.mark, h.order, h.batch = "in", e.List, e.Counting, e.Mark, e.OldOrder, e.Batch
		h.rank, h.turn, h.grounds = e.Rank, e.Turn, e.Grounds
	case queue.MovedList:
		h.list, h.rank, h.turn, h.grounds = e.List, e.Rank, e.Turn, e.Grounds
	case queue.HouseholdChanged, queue.PassedOn:
		h.turn, h.grounds = e.Turn, e.Grounds
	case queue.CountingTimeCorrected:
		h.counting, h.mark = e.Counting, e.Mark
	case queue.Suspended:
		h.state = "frozen"
	case queue.Resumed, queue.Restored:
		h.state = "in"
	case queue.Removed:
		h.state = "removed"
	case queue.Housed:
		h.state = "housed"
	case queue.Merged:
		h.state = "gone"
	}
	all[e.Entry] = h
	if e.Other != 0 {
		o := all[e.Other]
		o.touched, o.effective = true, e.Effective
		all[e.Other] = o
	}
}

const forEver = int64(1) << 62

// allows says in plain words whether an event may come next.
func (m *model) allows(e queue.Event) bool {
	if e.Seq != int64(len(m.events)+1) || e != stripped(e) || e.Decision < 1 || !plausible(e.Effective) || e.Turn > queue.OutOfTurn ||
		max(e.Decision, e.Batch) >= 1<<31 || max(e.Entry, e.Other) > 1<<22 {
		return false
	}
	all := m.now
	h, o := all[e.Entry], all[e.Other]
	annulled := slices.ContainsFunc(m.events, func(x queue.Event) bool {
		return x.Kind == queue.Annulled && x.Batch == e.Batch
	})
	if e.Kind == queue.Annulled {
		members := 0
		for _, x := range all {
			if x.batch == e.Batch {
				members++
				if x.touched || x.effective > e.Effective {
					return false
				}
			}
		}
		return e.Entry == 0 && e.Batch > 0 && members > 0 && !annulled
	}
	if e.Entry < 1 || e.Effective < h.effective && h.state != "" {
		return false
	}
	timed := e.Mark == queue.Without && e.Counting == 0 ||
		(e.Mark == queue.Known || e.Mark == queue.Assumed) && plausible(e.Counting)
	ownBatch := e.Batch == 0 || e.Batch == h.batch && !h.touched
	other := o.stands() && e.Other != e.Entry && e.Effective >= o.effective
	switch e.Kind {
	case queue.TakenOver:
		return h.state == "" && e.List != "" && timed && e.OldOrder > 0 && e.Batch > 0 && !annulled
	case queue.Entered:
		return h.state == "" && e.List != "" && timed
	case queue.Split:
		return h.state == "" && e.List != "" && timed && e.OldOrder >= 0 && other
	case queue.MovedList:
		return h.stands() && e.List != "" && e.List != h.list
	case queue.HouseholdChanged, queue.PassedOn:
		return h.stands()
	case queue.CountingTimeCorrected:
		return h.stands() && timed
	case queue.Suspended:
		return h.state == "in" && ownBatch
	case queue.Resumed:
		return h.state == "frozen"
	case queue.Removed, queue.Housed:
		return h.stands() && ownBatch
	case queue.Restored:
		return h.state == "removed" || h.state == "housed" || h.state == "gone"
	case queue.Merged:
		return h.stands() && other
	}
	return false
}

// plausible tells a moment from 1900 to 2199.
func plausible(ms int64) bool { return -2_208_988_800_000 <= ms && ms < 7_258_118_400_000 }

// stripped is the event without the fields its kind does not carry.
func stripped(e queue.Event) queue.Event {
	s := queue.Event{Seq: e.Seq, Kind: e.Kind, Entry: e.Entry, Effective: e.Effective, Decision: e.Decision}
	switch e.Kind {
	case queue.TakenOver:
		s.List, s.Counting, s.Mark, s.OldOrder, s.Batch = e.List, e.Counting, e.Mark, e.OldOrder, e.Batch
		s.Rank, s.Turn, s.Grounds = e.Rank, e.Turn, e.Grounds
	case queue.Entered:
		s.List, s.Counting, s.Mark = e.List, e.Counting, e.Mark
		s.Rank, s.Turn, s.Grounds = e.Rank, e.Turn, e.Grounds
	case queue.Split:
		s.List, s.Counting, s.Mark, s.OldOrder, s.Other = e.List, e.Counting, e.Mark, e.OldOrder, e.Other
		s.Rank, s.Turn, s.Grounds = e.Rank, e.Turn, e.Grounds
	case queue.MovedList:
		s.List, s.Rank, s.Turn, s.Grounds = e.List, e.Rank, e.Turn, e.Grounds
	case queue.HouseholdChanged, queue.PassedOn:
		s.Turn, s.Grounds = e.Turn, e.Grounds
	case queue.CountingTimeCorrected:
		s.Counting, s.Mark = e.Counting, e.Mark
	case queue.Suspended, queue.Removed, queue.Housed:
		s.Batch = e.Batch
	case queue.Merged:
		s.Other = e.Other
	case queue.Annulled:
		s.Entry, s.Batch = 0, e.Batch
	}
	return s
}

// places counts, for everyone in the queue, who stands before.
func (m *model) places(asOf int64) map[queue.EntryID]queue.Place {
	return counted(m.at(asOf), household.stands)
}

func counted(all map[queue.EntryID]household, counts func(household) bool) map[queue.EntryID]queue.Place {
	places := map[queue.EntryID]queue.Place{}
	for id, h := range all {
		if !counts(h) {
			continue
		}
		p := queue.Place{Overall: 1, InList: 1, List: h.list}
		for other, x := range all {
			if counts(x) && before(other, x, id, h) {
				p.Overall++
				if x.list == h.list {
					p.InList++
				}
			}
		}
		places[id] = p
	}
	return places
}

func before(a queue.EntryID, x household, b queue.EntryID, y household) bool {
	if x.rank != y.rank {
		return x.rank < y.rank
	}
	for _, right := range []queue.Turn{queue.OutOfTurn, queue.FirstRight} {
		if (x.turn == right) != (y.turn == right) {
			return x.turn == right
		}
	}
	timeless := func(h household) bool { return h.mark == queue.Without }
	if timeless(x) != timeless(y) {
		return timeless(y)
	}
	if !timeless(x) && x.counting != y.counting {
		return x.counting < y.counting
	}
	if (x.order == 0) != (y.order == 0) {
		return y.order == 0
	}
	if x.order != y.order {
		return x.order < y.order
	}
	return a < b
}

// tick is the nth moment of the made-up histories, six hours apart, so that they run over a month.
func tick(n int64) int64 { return day(2024, 1, 1) + n*6*3_600_000 }

// anEvent makes up an event, more often than not one that can follow; pick(n) is any number from 0 to n-1.
func anEvent(pick func(n int) int, seq int64) queue.Event {
	moment := func() int64 { return day(2020, 1, 1) + int64(pick(4)) }
	e := queue.Event{
		Seq: seq, Kind: queue.Kind(1 + pick(14)), Entry: queue.EntryID(1 + pick(6)*100), Decision: 1 + int64(pick(2)) + seq/3,
		Effective: tick(seq*2 - int64(pick(4))), List: []string{"C1", "C2", "C4"}[pick(3)],
		Mark: queue.Mark(1 + pick(3)), OldOrder: int32(pick(4)), Batch: int64(pick(3)), Other: queue.EntryID(1 + pick(6)*100),
		Rank: []uint8{0, 0, 0, 1, 255}[pick(5)], Turn: []queue.Turn{0, 0, queue.FirstRight, queue.OutOfTurn}[pick(4)],
		Grounds: []string{"", "G1", "G2 G1", "G3 G3"}[pick(4)],
	}
	if seq < 6 {
		e.Kind = []queue.Kind{queue.TakenOver, queue.Entered}[pick(2)]
	}
	if e.Mark != queue.Without {
		e.Counting = moment()
	}
	e = stripped(e)
	switch pick(50) { // and sometimes nonsense
	case 1:
		e.Seq += int64(pick(3) - 1)
	case 2:
		e.Kind = queue.Kind(pick(256))
	case 3:
		e.Entry = []queue.EntryID{-1, 0, 1, 1 << 22, 1<<22 + 1, 1 << 40}[pick(6)]
	case 4:
		e.Effective = []int64{0, forEver, -forEver}[pick(3)]
	case 5:
		e.Decision = []int64{-1, 0, 1<<31 - 1, 1 << 31}[pick(4)]
	case 6:
		e.List = ""
	case 7:
		e.Counting = []int64{0, moment(), forEver}[pick(3)]
	case 8:
		e.Mark = queue.Mark(pick(5))
	case 9:
		e.OldOrder = int32(pick(3) - 1)
	case 10:
		e.Batch = []int64{-1, 0, 1, 1 << 31}[pick(4)]
	case 11:
		e.Other = []queue.EntryID{-1, 0, 1, 1<<22 + 1}[pick(4)]
	case 12:
		e.Rank = uint8(pick(2))
	case 13:
		e.Turn = queue.Turn(pick(4))
	case 14:
		e.Grounds = []string{"", "G1"}[pick(2)]
	}
	return e
}
