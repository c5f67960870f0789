package queue_test

import (
	"slices"

	"kezek/app/queue"
)

// model is the queue told a second time, slowly and in other words, for the properties and the fuzz test to hold the
// package against.
type model struct{ events []queue.Event }

type household struct {
	state            string // "", in, frozen, removed, housed, gone, annulled
	list             string
	counting         int64
	mark             queue.Mark
	order            int32
	batch, effective int64
	touched          bool // by more than its take-over
}

func (h household) stands() bool { return h.state == "in" || h.state == "frozen" }

// at is everyone as of a moment.
func (m *model) at(asOf int64) map[queue.EntryID]household {
	all := map[queue.EntryID]household{}
	for _, e := range m.events {
		if e.Effective > asOf {
			continue
		}
		if e.Kind == queue.Annulled {
			for id, h := range all {
				if h.batch == e.Batch {
					h.state, h.effective = "annulled", e.Effective
					all[id] = h
				}
			}
			continue
		}
		h := all[e.Entry]
		h.effective = e.Effective
		h.touched = h.touched || e.Kind != queue.TakenOver && (e.Batch == 0 || e.Batch != h.batch)
		switch e.Kind {
		case queue.TakenOver, queue.Entered, queue.Split:
			h.state, h.list, h.counting, h.mark, h.order, h.batch = "in", e.List, e.Counting, e.Mark, e.OldOrder, e.Batch
		case queue.MovedList:
			h.list = e.List
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
	return all
}

const forEver = int64(1) << 62

// allows says in plain words whether an event may come next.
func (m *model) allows(e queue.Event) bool {
	if e.Seq != int64(len(m.events)+1) || e != stripped(e) || e.Decision < 1 || !plausible(e.Effective) {
		return false
	}
	all := m.at(forEver)
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
	case queue.Entered:
		s.List, s.Counting, s.Mark = e.List, e.Counting, e.Mark
	case queue.Split:
		s.List, s.Counting, s.Mark, s.OldOrder, s.Other = e.List, e.Counting, e.Mark, e.OldOrder, e.Other
	case queue.MovedList:
		s.List = e.List
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
	all := m.at(asOf)
	places := map[queue.EntryID]queue.Place{}
	for id, h := range all {
		if !h.stands() {
			continue
		}
		p := queue.Place{Overall: 1, InList: 1, List: h.list}
		for other, x := range all {
			if x.stands() && before(other, x, id, h) {
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

// anEvent makes up an event, more often than not one that can follow; pick(n) is any number from 0 to n-1.
func anEvent(pick func(n int) int, seq int64) queue.Event {
	moment := func() int64 { return day(2020, 1, 1) + int64(pick(4)) }
	e := queue.Event{
		Seq: seq, Kind: queue.Kind(1 + pick(14)), Entry: queue.EntryID(1 + pick(6)*100), Decision: 1,
		Effective: day(2024, 1, 1) + seq*2 - int64(pick(4)), List: []string{"C1", "C2", "C4"}[pick(3)],
		Mark: queue.Mark(1 + pick(3)), OldOrder: int32(pick(4)), Batch: int64(pick(3)), Other: queue.EntryID(1 + pick(6)*100),
	}
	if seq < 6 {
		e.Kind = []queue.Kind{queue.TakenOver, queue.Entered}[pick(2)]
	}
	if e.Mark != queue.Without {
		e.Counting = moment()
	}
	e = stripped(e)
	switch pick(40) { // and sometimes nonsense
	case 1:
		e.Seq += int64(pick(3) - 1)
	case 2:
		e.Kind = queue.Kind(pick(256))
	case 3:
		e.Entry = queue.EntryID(pick(3) - 1)
	case 4:
		e.Effective = []int64{0, forEver, -forEver}[pick(3)]
	case 5:
		e.Decision = int64(pick(2) - 1)
	case 6:
		e.List = ""
	case 7:
		e.Counting = []int64{0, moment(), forEver}[pick(3)]
	case 8:
		e.Mark = queue.Mark(pick(5))
	case 9:
		e.OldOrder = int32(pick(3) - 1)
	case 10:
		e.Batch = int64(pick(3) - 1)
	case 11:
		e.Other = queue.EntryID(pick(3) - 1)
	}
	return e
}
