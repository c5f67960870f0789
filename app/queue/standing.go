package queue

import (
	"iter"
	"slices"
)

// State is where an entry stands.
type State uint8

const (
	nobody         State = iota // no such entry
	StateActive                 // in the queue
	StateSuspended              // in the queue at its place, takes no part in distribution
	StateRemoved
	StateHoused
	StateAnnulled // its take-over was annulled; the number counts as used
	StateGone     // became part of another entry
)

var states = [...]string{"?", "active", "suspended", "removed", "housed", "annulled", "gone"}

// String is the stable code of the state.
func (s State) String() string {
	if int(s) < len(states) {
		return states[s]
	}
	return states[nobody]
}

// Key is the message key of the state's name.
func (s State) Key() string { return "queue.state." + s.String() }

// InQueue tells whether an entry in this state has a place.
func (s State) InQueue() bool { return inQueue.has(s) }

// set is a set of states.
type set uint8

var (
	newcomer = of(nobody)
	inQueue  = of(StateActive, StateSuspended)
)

func of(states ...State) (s set) {
	for _, x := range states {
		s |= 1 << x
	}
	return s
}

func (s set) has(x State) bool { return s&(1<<x) != 0 }

// Entry is one entry as its events left it.
type Entry struct {
	State     State
	List      string
	Counting  int64 // unix milliseconds, 0 with the mark Without
	Mark      Mark
	OldOrder  int32 // 0 for an entry born in Kezek
	Batch     int64 // take-over it came in with, 0 for none
	Rank      uint8 // of its list
	Turn      Turn
	Grounds   string
	Effective int64 // when its last event took effect
	LastSeq   int64 // its last event
}

// Standing is every entry as of one moment. It never changes and may be read from any goroutine.
type Standing struct {
	pages    []*page // by number / pageSize, nil where nobody was met; shared with other standings, see own
	gen      int
	lists    []string // codes by the number an entry keeps
	grounds  []string // likewise
	annulled []annulment
	n        int
}

// annulment is a batch that never happened, by which event.
type annulment struct{ batch, seq int64 }

const pageSize = 256

type page struct {
	gen     int
	entries [pageSize]entry
}

// stance is the part of an entry that events change; the texts by their numbers.
type stance struct {
	counting      int64
	list, grounds uint16
	state         State
	mark          Mark
	turn          Turn
	rank          uint8
}

// entry is an Entry in 40 bytes without pointers.
type entry struct {
	stance
	effective int64
	batch     int32
	seq       int32
	oldOrder  int32
	later     bool // an event outside its take-over rests on it
}

// Of tells how an entry stands; false if there was no such entry yet.
func (s *Standing) Of(id EntryID) (Entry, bool) {
	e := s.entry(id)
	return s.public(e), e.state != nobody
}

// Len counts the entries, in the queue or not.
func (s *Standing) Len() int { return s.n }

// All goes through every entry, in the queue or not, in order of number.
func (s *Standing) All() iter.Seq2[EntryID, Entry] {
	return func(yield func(EntryID, Entry) bool) {
		for id, e := range s.all() {
			if !yield(id, s.public(*e)) {
				return
			}
		}
	}
}

func (s *Standing) public(e entry) Entry {
	if e.state == nobody {
		return Entry{}
	}
	return Entry{
		State: e.state, List: s.lists[e.list], Counting: e.counting, Mark: e.mark, OldOrder: e.oldOrder,
		Batch: int64(e.batch), Rank: e.rank, Turn: e.turn, Grounds: s.grounds[e.grounds],
		Effective: e.effective, LastSeq: int64(e.seq),
	}
}

func (s *Standing) all() iter.Seq2[EntryID, *entry] {
	return func(yield func(EntryID, *entry) bool) {
		for n, p := range s.pages {
			if p == nil {
				continue
			}
			for i := range p.entries {
				if e := &p.entries[i]; e.state != nobody && !yield(EntryID(n*pageSize+i), e) {
					return
				}
			}
		}
	}
}

func (s *Standing) entry(id EntryID) entry {
	if e := s.at(id); e != nil {
		return *e
	}
	return entry{}
}

// at is where an entry is kept; nil for one there is not.
func (s *Standing) at(id EntryID) *entry {
	if n := id / pageSize; id > 0 && n < EntryID(len(s.pages)) && s.pages[n] != nil {
		return &s.pages[n].entries[id%pageSize]
	}
	return nil
}

// fork begins the next standing: it shares all pages and copies one when it first writes to it.
func (s *Standing) fork() *Standing {
	next := *s
	next.gen++
	next.pages = slices.Clone(s.pages)
	next.lists, next.grounds = slices.Clip(s.lists), slices.Clip(s.grounds)
	next.annulled = slices.Clip(s.annulled)
	return &next
}

// own gives an entry to write to. Every standing is one generation above the one it was forked from, so a page of
// its own generation was made by itself and is seen by nobody else yet.
func (s *Standing) own(id EntryID) *entry {
	n := int(id / pageSize)
	for n >= len(s.pages) {
		s.pages = append(s.pages, nil)
	}
	p := s.pages[n]
	if p == nil || p.gen != s.gen {
		mine := &page{gen: s.gen}
		if p != nil {
			mine.entries = p.entries
		}
		s.pages[n] = mine
		p = mine
	}
	return &p.entries[id%pageSize]
}

// change does what an event says; check has found it possible.
func (s *Standing) change(seq int64, r *record) {
	if r.kind == Annulled {
		s.annul(seq, r)
		return
	}
	e := s.own(EntryID(r.entry))
	if e.state == nobody {
		s.n++
	}
	e.undergo(seq, r)
	if r.other != 0 {
		s.own(EntryID(r.other)).rest(seq, r)
	}
}

// annuls tells which event annulled a batch, 0 if none did.
func (s *Standing) annuls(batch int64) (seq int64) {
	for _, a := range s.annulled {
		if a.batch == batch {
			return a.seq
		}
	}
	return 0
}

func (s *Standing) annul(seq int64, r *record) {
	s.annulled = append(s.annulled, annulment{int64(r.batch), seq})
	for id, e := range s.all() {
		if e.batch == r.batch {
			s.own(id).undergo(seq, r)
		}
	}
}

// undergo is what an event does to the entry it speaks of.
func (e *entry) undergo(seq int64, r *record) {
	switch {
	case r.kind == Annulled:
		e.state = StateAnnulled
	case e.state == nobody:
		e.oldOrder, e.batch = r.oldOrder, r.batch
		fallthrough
	default:
		e.stance = r.is
	}
	e.rest(seq, r)
}

// rest notes the last event that speaks of an entry.
func (e *entry) rest(seq int64, r *record) {
	e.seq, e.effective = int32(seq), r.effective
	e.later = e.later || r.batch == 0 || r.batch != e.batch
}
