package queue

import (
	"iter"
	"math"
	"slices"
)

// Journal is all events in the order they were signed, compactly kept, with the standing they lead to. Its zero value
// is an empty journal. It is guarded by its owner; what it gives out never changes.
type Journal struct {
	log    [][]record // pieces of up to pieceSize
	n      int64
	latest int64 // the latest moment an event takes effect
	head   *Standing
}

const pieceSize = 1024

// record is an event in 48 bytes without pointers, so that a million of them cost the garbage collector nothing. What
// does not fit, malformed has refused.
type record struct {
	effective, counting    int64
	entry, other, oldOrder int32
	decision, batch        int32
	list                   uint16
	grounds                uint16
	kind                   Kind
	mark                   Mark
	turn                   Turn
	rank                   uint8
}

// Append adds events, all or none. It refuses with a fault Q… whatever cannot follow.
func (j *Journal) Append(events ...Event) error {
	next, err := j.With(events...)
	if err == nil {
		*j = *next
	}
	return err
}

// With is the journal with planned events added, for previews; j stays as it is. The two share everything that the
// new events do not touch, so it costs the same few microseconds whatever the length of the journal.
func (j *Journal) With(events ...Event) (*Journal, error) {
	next := &Journal{log: slices.Clone(j.log), n: j.n, latest: j.latest, head: j.standing().fork()}
	if last := len(next.log) - 1; last >= 0 {
		next.log[last] = slices.Clip(next.log[last])
	}
	for i := range events {
		if err := next.add(&events[i]); err != nil {
			return nil, err
		}
	}
	return next, nil
}

// LastSeq is the number of the last event, 0 in an empty journal.
func (j *Journal) LastSeq() int64 { return j.n }

// Standing is every entry as of a moment: the sum of the events that had taken effect by then (unix milliseconds;
// math.MaxInt64 for all). As nothing takes effect before what it rests on, the sum is possible for every moment.
func (j *Journal) Standing(asOf int64) *Standing {
	return j.StandingKnown(asOf, j.n)
}

// StandingKnown is every entry as of a moment as it was known when the journal ended at an event: what Standing said
// then. Later events are left out, also those that took effect before the moment.
func (j *Journal) StandingKnown(asOf, lastSeq int64) *Standing {
	if asOf >= j.latest && lastSeq >= j.n {
		return j.standing()
	}
	s := j.empty()
	for seq, r := range j.records(0) {
		if seq > lastSeq {
			break
		}
		if r.effective <= asOf {
			s.change(seq, r)
		}
	}
	return s
}

// Events goes through the journal from the event after a sequence number (0: from the first).
func (j *Journal) Events(after int64) iter.Seq[Event] {
	return func(yield func(Event) bool) {
		for seq, r := range j.records(after) {
			if !yield(j.event(seq, r)) {
				return
			}
		}
	}
}

func (j *Journal) event(seq int64, r *record) Event {
	e := Event{
		Seq: seq, Kind: r.kind, Entry: EntryID(r.entry), Effective: r.effective, Decision: int64(r.decision),
		Counting: r.counting, Mark: r.mark, OldOrder: r.oldOrder, Batch: int64(r.batch), Other: EntryID(r.other),
		Rank: r.rank, Turn: r.turn, Grounds: j.head.grounds[r.grounds],
	}
	if kinds[r.kind].carries&list != 0 {
		e.List = j.head.lists[r.list]
	}
	return e
}

func (j *Journal) standing() *Standing {
	if j.head == nil {
		return &Standing{}
	}
	return j.head
}

// empty is the standing before the first event, for folding the journal into.
func (j *Journal) empty() *Standing {
	return (&Standing{lists: j.standing().lists, grounds: j.standing().grounds}).fork()
}

func (j *Journal) records(after int64) iter.Seq2[int64, *record] {
	return func(yield func(int64, *record) bool) {
		for i := max(after, 0); i < j.n; {
			piece := j.log[i/pieceSize][i%pieceSize:]
			for k := range piece {
				if i++; !yield(i, &piece[k]) {
					return
				}
			}
		}
	}
}

// add is With for one event, on a journal nobody has seen yet.
func (j *Journal) add(e *Event) error {
	if e.Seq != j.n+1 {
		return refused("Q01", "queue.fault.sequence", e, "expected", j.n+1)
	}
	if err := j.head.check(e); err != nil {
		return err
	}
	r := record{
		entry: int32(e.Entry), other: int32(e.Other), effective: e.Effective, counting: e.Counting,
		decision: int32(e.Decision), batch: int32(e.Batch), oldOrder: e.OldOrder, kind: e.Kind, mark: e.Mark,
		turn: e.Turn, rank: e.Rank,
	}
	var known bool
	if r.grounds, known = numberOf(&j.head.grounds, e.Grounds); !known {
		return refused("Q02", "queue.fault.form", e, "field", "grounds")
	}
	if e.List != "" {
		if r.list, known = numberOf(&j.head.lists, e.List); !known {
			return refused("Q02", "queue.fault.form", e, "field", "list")
		}
	}
	if j.n%pieceSize == 0 {
		j.log = append(j.log, make([]record, 0, pieceSize))
	}
	last := &j.log[len(j.log)-1]
	*last = append(*last, r)
	j.n = e.Seq
	j.latest = max(j.latest, e.Effective)
	j.head.change(e.Seq, &r)
	return nil
}

// numberOf is the number of a text among those met before, of which there are a few dozen; false when a journal gone
// wrong brings more than a number holds.
func numberOf(known *[]string, text string) (uint16, bool) {
	i := slices.Index(*known, text)
	if i < 0 {
		if i = len(*known); i > math.MaxUint16 {
			return 0, false
		}
		*known = append(*known, text)
	}
	return uint16(i), true
}
