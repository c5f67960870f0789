package queue

import (
	"iter"
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

// record is an event without pointers, so that a million of them cost the garbage collector nothing.
type record struct {
	entry, other                         EntryID
	effective, counting, decision, batch int64
	oldOrder                             int32
	list                                 uint16
	grounds                              uint16
	kind                                 Kind
	mark                                 Mark
	turn                                 Turn
	rank                                 uint8
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
	if asOf >= j.latest {
		return j.standing()
	}
	s := (&Standing{lists: j.standing().lists, grounds: j.standing().grounds}).fork()
	for seq, r := range j.records(0) {
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
			e := Event{
				Seq: seq, Kind: r.kind, Entry: r.entry, Effective: r.effective, Decision: r.decision, Counting: r.counting,
				Mark: r.mark, OldOrder: r.oldOrder, Batch: r.batch, Other: r.other, Rank: r.rank, Turn: r.turn,
				Grounds: j.head.grounds[r.grounds],
			}
			if kinds[r.kind].carries&list != 0 {
				e.List = j.head.lists[r.list]
			}
			if !yield(e) {
				return
			}
		}
	}
}

func (j *Journal) standing() *Standing {
	if j.head == nil {
		return &Standing{}
	}
	return j.head
}

func (j *Journal) records(after int64) iter.Seq2[int64, *record] {
	return func(yield func(int64, *record) bool) {
		for seq := max(after, 0) + 1; seq <= j.n; seq++ {
			i := seq - 1
			if !yield(seq, &j.log[i/pieceSize][i%pieceSize]) {
				return
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
		entry: e.Entry, other: e.Other, effective: e.Effective, counting: e.Counting, decision: e.Decision,
		batch: e.Batch, oldOrder: e.OldOrder, kind: e.Kind, mark: e.Mark, turn: e.Turn, rank: e.Rank,
		grounds: numberOf(&j.head.grounds, e.Grounds),
	}
	if e.List != "" {
		r.list = numberOf(&j.head.lists, e.List)
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

// numberOf is the number of a text among those met before; there are a few dozen at most.
func numberOf(known *[]string, text string) uint16 {
	i := slices.Index(*known, text)
	if i < 0 {
		i = len(*known)
		*known = append(*known, text)
	}
	return uint16(i)
}
