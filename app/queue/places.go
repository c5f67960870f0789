package queue

import (
	"cmp"
	"iter"
	"slices"
)

// Key is what orders the queue. Two entries never have the same key.
type Key struct {
	Counting int64 // unix milliseconds
	Entry    EntryID
	OldOrder int32 // 0: after all that have one
	Rank     uint8 // of the list
	Turn     Turn
	Without  bool // no counting time: after all that have one
}

// Compare is the strict order of the queue: the rank of the list, out-of-turn and first right, the date and time it counts
// from, then the order in the old list, then the register number. It is negative when a stands before b.
func Compare(a, b Key) int {
	switch {
	case a.Rank != b.Rank:
		return cmp.Compare(a.Rank, b.Rank)
	case a.Turn != b.Turn:
		return cmp.Compare(b.Turn, a.Turn)
	case a.Without != b.Without:
		if a.Without {
			return 1
		}
		return -1
	case a.Counting != b.Counting && !a.Without:
		return cmp.Compare(a.Counting, b.Counting)
	case a.OldOrder != b.OldOrder:
		return cmp.Compare(uint32(a.OldOrder-1), uint32(b.OldOrder-1)) // 0 wraps round to the end
	}
	return cmp.Compare(a.Entry, b.Entry)
}

// Key is what puts the entry in its place.
func (e Entry) Key(id EntryID) Key {
	return Key{Counting: e.Counting, Entry: id, OldOrder: e.OldOrder, Rank: e.Rank, Turn: e.Turn, Without: e.Mark == Without}
}

// Place is where an entry stands, both numbers from 1.
type Place struct {
	Overall int // among all that are in the queue
	InList  int // among those of its list
	List    string
}

// Places is everyone's place as of one moment. It never changes and may be read from any goroutine.
type Places struct {
	standing *Standing
	seats    []seat   // in order
	lists    [][]spot // by list number: the seats of the list, in order
}

type seat struct {
	Key
	list  uint16
	waits bool  // suspended: stands, but is passed over
	ready int32 // how many up to here, this one included, can be served now
}

// spot is a seat seen from its list.
type spot struct {
	seat  int32
	ready int32 // likewise, in the list
}

// Places puts all that are in the queue in order.
func (s *Standing) Places() *Places { return s.PlacesAfter(&Places{standing: &Standing{}}) }

// PlacesAfter is the same as Places, found sooner where few stand otherwise than before.
func (s *Standing) PlacesAfter(before *Places) *Places {
	p := &Places{standing: s, seats: make([]seat, 0, s.n), lists: make([][]spot, len(s.lists))}
	sizes := make([]int, len(s.lists))
	for i := range before.seats { // nearly in order
		id := before.seats[i].Entry
		if e := s.at(id); e != nil && e.state.InQueue() {
			p.seats = append(p.seats, seat{Key: e.key(id), list: e.list, waits: e.state == StateSuspended})
		}
	}
	for id, e := range s.all() {
		if e.state.InQueue() && !before.has(id) {
			p.seats = append(p.seats, seat{Key: e.key(id), list: e.list, waits: e.state == StateSuspended})
		}
	}
	for i := range p.seats {
		sizes[p.seats[i].list]++
	}
	slices.SortFunc(p.seats, func(a, b seat) int { return Compare(a.Key, b.Key) })
	for l, n := range sizes {
		p.lists[l] = make([]spot, 0, n)
	}
	ready, readyIn := int32(0), make([]int32, len(s.lists))
	for i := range p.seats {
		x := &p.seats[i]
		if !x.waits {
			ready++
			readyIn[x.list]++
		}
		x.ready = ready
		p.lists[x.list] = append(p.lists[x.list], spot{int32(i), readyIn[x.list]})
	}
	return p
}

// has tells whether an entry stands in the queue.
func (p *Places) has(id EntryID) bool {
	e := p.standing.at(id)
	return e != nil && e.state.InQueue()
}

func (e *entry) key(id EntryID) Key { return e.stance.key(id, e.oldOrder) }

func (s *stance) key(id EntryID, oldOrder int32) Key {
	return Key{Counting: s.counting, Entry: id, OldOrder: oldOrder, Rank: s.rank, Turn: s.turn, Without: s.mark == Without}
}

// Of is the place of an entry; false for one that is not in the queue.
func (p *Places) Of(id EntryID) (Place, bool) {
	i, in, ok := p.find(id)
	if !ok {
		return Place{}, false
	}
	return Place{Overall: i + 1, InList: in + 1, List: p.standing.lists[p.seats[i].list]}, true
}

// Ready is the place of an entry among those who can be served now, both numbers from 1: those suspended are passed
// over. It is false for one that is suspended itself or not in the queue.
func (p *Places) Ready(id EntryID) (overall, inList int, ok bool) {
	i, in, ok := p.find(id)
	if !ok || p.seats[i].waits {
		return 0, 0, false
	}
	return int(p.seats[i].ready), int(p.lists[p.seats[i].list][in].ready), true
}

// ReadyCount is how many of a list can be served now, of all lists for "".
func (p *Places) ReadyCount(list string) int {
	if list == "" {
		if len(p.seats) == 0 {
			return 0
		}
		return int(p.seats[len(p.seats)-1].ready)
	}
	l := slices.Index(p.standing.lists, list)
	if l < 0 || len(p.lists[l]) == 0 {
		return 0
	}
	return int(p.lists[l][len(p.lists[l])-1].ready)
}

// find is where an entry's seat is among all and in its list.
func (p *Places) find(id EntryID) (i, in int, ok bool) {
	e := p.standing.entry(id)
	if !e.state.InQueue() {
		return 0, 0, false
	}
	i, _ = slices.BinarySearchFunc(p.seats, e.key(id), func(s seat, k Key) int { return Compare(s.Key, k) })
	in, _ = slices.BinarySearchFunc(p.lists[e.list], int32(i), func(s spot, at int32) int { return cmp.Compare(s.seat, at) })
	return i, in, true
}

// All goes through the queue in order, first to last.
func (p *Places) All() iter.Seq2[EntryID, Place] {
	return func(yield func(EntryID, Place) bool) {
		inList := make([]int, len(p.lists))
		for i := range p.seats {
			s := &p.seats[i]
			inList[s.list]++
			place := Place{Overall: i + 1, InList: inList[s.list], List: p.standing.lists[s.list]}
			if !yield(s.Entry, place) {
				return
			}
		}
	}
}

// Len counts those in the queue.
func (p *Places) Len() int { return len(p.seats) }

// Order is all that are in the queue, first to last.
func (p *Places) Order() []EntryID {
	ids := make([]EntryID, len(p.seats))
	for i := range p.seats {
		ids[i] = p.seats[i].Entry
	}
	return ids
}

// InList is all of one list, first to last.
func (p *Places) InList(list string) []EntryID {
	l := slices.Index(p.standing.lists, list)
	if l < 0 {
		return nil
	}
	ids := make([]EntryID, len(p.lists[l]))
	for i, at := range p.lists[l] {
		ids[i] = p.seats[at.seat].Entry
	}
	return ids
}

// ListCount is how many stand in a list.
type ListCount struct {
	List  string
	Count int
}

// Lists counts the lists that anyone stands in, in order of code.
func (p *Places) Lists() []ListCount {
	var counts []ListCount
	for l, seats := range p.lists {
		if len(seats) > 0 {
			counts = append(counts, ListCount{p.standing.lists[l], len(seats)})
		}
	}
	slices.SortFunc(counts, func(a, b ListCount) int { return cmp.Compare(a.List, b.List) })
	return counts
}

// Ties lists, in order, the groups that count from the same moment, whose order therefore rests on the old list or on
// the register number. Those without a counting time are not among them.
func (p *Places) Ties() [][]EntryID {
	var ties [][]EntryID
	for from := 0; from < len(p.seats); {
		to := from + 1
		for to < len(p.seats) && tied(p.seats[from].Key, p.seats[to].Key) {
			to++
		}
		if to-from > 1 {
			group := make([]EntryID, 0, to-from)
			for _, s := range p.seats[from:to] {
				group = append(group, s.Entry)
			}
			ties = append(ties, group)
		}
		from = to
	}
	return ties
}

func tied(a, b Key) bool {
	return a.Rank == b.Rank && a.Turn == b.Turn && a.Counting == b.Counting && !a.Without && !b.Without
}
