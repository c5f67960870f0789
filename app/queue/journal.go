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

// record is an event in 64 bytes without pointers, so that a million of them cost the garbage collector nothing. What
// does not fit, malformed has refused. It keeps how its entry stood before and how it stands after: the journal can
// then be summed up over any period in one pass, whatever the order in which its events took effect.
type record struct {
	effective       int64
	was, is         stance // not for Annulled, which speaks of many
	entry, other    int32
	oldOrder        int32 // of the entry
	decision, batch int32
	kind            Kind
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
		Batch: int64(r.batch), Other: EntryID(r.other),
	}
	carries := kinds[r.kind].carries
	if carries&list != 0 {
		e.List, e.Rank = j.head.lists[r.is.list], r.is.rank
	}
	if carries&right != 0 {
		e.Turn, e.Grounds = r.is.turn, j.head.grounds[r.is.grounds]
	}
	if carries&counting != 0 {
		e.Counting, e.Mark = r.is.counting, r.is.mark
	}
	if carries&(oldOrder|anyOrder) != 0 {
		e.OldOrder = r.oldOrder
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

// annulled tells when and by which event what came with a batch was annulled; nil if it was not.
func (j *Journal) annulled(batch int32) (seq int64, r *record) {
	if batch == 0 || len(j.head.annulled) == 0 {
		return 0, nil
	}
	if seq = j.head.annuls(int64(batch)); seq == 0 {
		return 0, nil
	}
	return seq, j.at(seq)
}

func (j *Journal) at(seq int64) *record {
	i := seq - 1
	return &j.log[i/pieceSize][i%pieceSize]
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
	r, err := j.head.record(e)
	if err != nil {
		return err
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

// record is an event, checked, with what it does to its entry.
func (s *Standing) record(e *Event) (record, error) {
	was := s.entry(e.Entry)
	r := record{
		effective: e.Effective, was: was.stance, is: was.stance, entry: int32(e.Entry), other: int32(e.Other),
		oldOrder: was.oldOrder, decision: int32(e.Decision), batch: int32(e.Batch), kind: e.Kind,
	}
	kind := &kinds[e.Kind]
	if was.state == nobody {
		r.oldOrder = e.OldOrder
	}
	if kind.becomes != nobody {
		r.is.state = kind.becomes
	}
	known := true
	if kind.carries&list != 0 {
		r.is.rank = e.Rank
		if r.is.list, known = numberOf(&s.lists, e.List); !known {
			return r, refused("Q02", "queue.fault.form", e, "field", "list")
		}
	}
	if kind.carries&right != 0 {
		r.is.turn = e.Turn
		if r.is.grounds, known = numberOf(&s.grounds, e.Grounds); !known {
			return r, refused("Q02", "queue.fault.form", e, "field", "grounds")
		}
	}
	if kind.carries&counting != 0 {
		r.is.counting, r.is.mark = e.Counting, e.Mark
	}
	return r, nil
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
