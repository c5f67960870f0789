package queue

import (
	"math"
	"time"

	"kezek/app/fault"
)

// A counting time or a moment of effect outside these is a slip of units or of the keyboard.
var (
	earliest = time.Date(1900, 1, 1, 0, 0, 0, 0, time.UTC).UnixMilli()
	latest   = time.Date(2200, 1, 1, 0, 0, 0, 0, time.UTC).UnixMilli()
)

// highest is the greatest number an entry may have, six times the queue of the whole country: numbers are given without
// gaps, and one far away would only cost memory.
const highest EntryID = 1 << 22

func dated(ms int64) bool { return earliest <= ms && ms < latest }

// refused is a fault about one event; args are pairs added to the ones every message may use.
func refused(code, key string, e *Event, args ...any) error {
	return fault.New(code, key, append(args, "seq", e.Seq, "entry", int64(e.Entry))...)
}

// check tells why an event cannot follow.
func (s *Standing) check(e *Event) error {
	if f := malformed(e); f != "" {
		return refused("Q02", "queue.fault.form", e, "field", f)
	}
	if e.Kind == Annulled {
		return s.checkAnnulment(e)
	}
	was := s.entry(e.Entry)
	if !kinds[e.Kind].on.has(was.state) {
		return misplaced(e, was.state)
	}
	if e.Effective < was.effective && was.state != nobody {
		return refused("Q09", "queue.fault.too-early", e)
	}
	switch {
	case e.Kind == MovedList && s.lists[was.list] == e.List:
		return refused("Q10", "queue.fault.same-list", e)
	case e.Kind == TakenOver && s.annuls(e.Batch) != 0:
		return refused("Q11", "queue.fault.batch-annulled", e, "batch", e.Batch)
	case e.Kind != TakenOver && e.Batch != 0 && (e.Batch != int64(was.batch) || was.later):
		return refused("Q12", "queue.fault.batch-foreign", e, "batch", e.Batch)
	}
	if e.Other != 0 {
		return s.checkOther(e)
	}
	return nil
}

// malformed names the first field that the event's kind does not allow to be as it is, "" if there is none.
func malformed(e *Event) string {
	if !e.Kind.valid() {
		return "kind"
	}
	carries := kinds[e.Kind].carries
	has := func(f field) bool { return carries&f != 0 }
	switch {
	case e.Seq > math.MaxInt32:
		return "seq"
	case (e.Entry > 0) != (e.Kind != Annulled) || e.Entry < 0 || e.Entry > highest:
		return "entry"
	case !dated(e.Effective):
		return "effective"
	case e.Decision <= 0 || e.Decision > math.MaxInt32:
		return "decision"
	case (e.List != "") != has(list):
		return "list"
	case e.Mark.valid() != has(counting) || e.Mark != 0 && !e.Mark.valid():
		return "mark"
	case has(counting) && e.Mark != Without && !dated(e.Counting), (!has(counting) || e.Mark == Without) && e.Counting != 0:
		return "counting"
	case e.OldOrder < 0, e.OldOrder == 0 && has(oldOrder), e.OldOrder > 0 && !has(oldOrder|anyOrder):
		return "old order"
	case e.Batch < 0, e.Batch > math.MaxInt32, e.Batch == 0 && has(batch), e.Batch > 0 && !has(batch|ownBatch):
		return "batch"
	case e.Rank != 0 && !has(list):
		return "rank"
	case !e.Turn.valid() || e.Turn != InTurn && !has(right):
		return "turn"
	case e.Grounds != "" && !has(right):
		return "grounds"
	case (e.Other > 0) != has(other), e.Other < 0, e.Other > highest, e.Other != 0 && e.Other == e.Entry:
		return "other"
	}
	return ""
}

// misplaced says why an event of this kind cannot follow on an entry in this state.
func misplaced(e *Event, state State) error {
	switch {
	case kinds[e.Kind].on == newcomer:
		return refused("Q03", "queue.fault.entered-twice", e)
	case state == nobody:
		return refused("Q04", "queue.fault.unknown", e)
	case e.Kind == Restored:
		return refused("Q05", "queue.fault.nothing-to-restore", e)
	case e.Kind == Resumed:
		return refused("Q06", "queue.fault.not-suspended", e)
	case e.Kind == Suspended && state == StateSuspended:
		return refused("Q07", "queue.fault.suspended-already", e)
	}
	return refused("Q08", "queue.fault.not-in-queue", e)
}

// checkOther looks at the entry that another one comes out of or goes into: it must be in the queue itself.
func (s *Standing) checkOther(e *Event) error {
	o := s.entry(e.Other)
	other := *e
	other.Entry = e.Other
	switch {
	case o.state == nobody:
		return refused("Q04", "queue.fault.unknown", &other)
	case !o.state.InQueue():
		return refused("Q08", "queue.fault.not-in-queue", &other)
	case e.Effective < o.effective:
		return refused("Q09", "queue.fault.too-early", &other)
	}
	return nil
}

// checkAnnulment lets a take-over be undone as long as nothing but the take-over itself rests on its entries.
func (s *Standing) checkAnnulment(e *Event) error {
	if s.annuls(e.Batch) != 0 {
		return refused("Q11", "queue.fault.batch-annulled", e, "batch", e.Batch)
	}
	found := false
	for id, x := range s.all() {
		if int64(x.batch) != e.Batch {
			continue
		}
		found = true
		member := *e
		member.Entry = id
		if x.later {
			return refused("Q13", "queue.fault.batch-rests", &member, "batch", e.Batch)
		}
		if e.Effective < x.effective {
			return refused("Q09", "queue.fault.too-early", &member)
		}
	}
	if !found {
		return refused("Q14", "queue.fault.batch-unknown", e, "batch", e.Batch)
	}
	return nil
}
