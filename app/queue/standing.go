package queue

import (
	"iter"
	"maps"
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
	pages    map[EntryID]*page // by number / pageSize; shared with other standings, see own
	gen      int
	lists    []string // codes by the number an entry keeps
	grounds  []string // likewise
	annulled []int64  // batches
	n        int
}

const pageSize = 256

type page struct {
	gen     int
	entries [pageSize]entry
}

type entry struct {
	counting, batch, effective, seq int64
	oldOrder                        int32
	list                            uint16
	grounds                         uint16
	state                           State
	mark                            Mark
	turn                            Turn
	rank                            uint8
	later                           bool // an event outside its take-over rests on it
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
		Batch: e.batch, Rank: e.rank, Turn: e.turn, Grounds: s.grounds[e.grounds], Effective: e.effective, LastSeq: e.seq,
	}
}

func (s *Standing) all() iter.Seq2[EntryID, *entry] {
	return func(yield func(EntryID, *entry) bool) {
		for _, n := range slices.Sorted(maps.Keys(s.pages)) {
			p := s.pages[n]
			for i := range p.entries {
				if e := &p.entries[i]; e.state != nobody && !yield(n*pageSize+EntryID(i), e) {
					return
				}
			}
		}
	}
}

func (s *Standing) entry(id EntryID) entry {
	if p := s.pages[id/pageSize]; p != nil && id > 0 {
		return p.entries[id%pageSize]
	}
	return entry{}
}

// fork begins the next standing: it shares all pages and copies one when it first writes to it.
func (s *Standing) fork() *Standing {
	next := *s
	next.gen++
	if next.pages = maps.Clone(s.pages); next.pages == nil {
		next.pages = map[EntryID]*page{}
	}
	next.lists, next.grounds = slices.Clip(s.lists), slices.Clip(s.grounds)
	next.annulled = slices.Clip(s.annulled)
	return &next
}

// own gives an entry to write to. Every standing is one generation above the one it was forked from, so a page of
// its own generation was made by itself and is seen by nobody else yet.
func (s *Standing) own(id EntryID) *entry {
	p := s.pages[id/pageSize]
	if p == nil || p.gen != s.gen {
		mine := &page{gen: s.gen}
		if p != nil {
			mine.entries = p.entries
		}
		s.pages[id/pageSize] = mine
		p = mine
	}
	return &p.entries[id%pageSize]
}

// change does what an event says; check has found it possible.
func (s *Standing) change(seq int64, r *record) {
	kind := &kinds[r.kind]
	if r.kind == Annulled {
		s.annul(seq, r)
		return
	}
	e := s.own(r.entry)
	born := e.state == nobody
	if kind.becomes != nobody {
		e.state = kind.becomes
	}
	if kind.carries&list != 0 {
		e.list, e.rank = r.list, r.rank
	}
	if kind.carries&right != 0 {
		e.turn, e.grounds = r.turn, r.grounds
	}
	if kind.carries&counting != 0 {
		e.counting, e.mark = r.counting, r.mark
	}
	if born {
		s.n++
		e.oldOrder, e.batch = r.oldOrder, r.batch
	}
	e.rest(seq, r)
	if kind.carries&other != 0 {
		s.own(r.other).rest(seq, r)
	}
}

func (s *Standing) annul(seq int64, r *record) {
	s.annulled = append(s.annulled, r.batch)
	for id, e := range s.all() {
		if e.batch == r.batch {
			mine := s.own(id)
			mine.state = StateAnnulled
			mine.rest(seq, r)
		}
	}
}

// rest notes the last event that speaks of an entry.
func (e *entry) rest(seq int64, r *record) {
	e.seq, e.effective = seq, r.effective
	e.later = e.later || r.batch == 0 || r.batch != e.batch
}
