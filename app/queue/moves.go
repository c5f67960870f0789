package queue

// Move is one entry whose place differs. Before is zero for one that comes into the queue, After for one that leaves.
type Move struct {
	Entry         EntryID
	Before, After Place
}

// Overall is by how many places the entry moves in the whole queue: below zero is towards the front. It is 0 for one
// that comes or leaves.
func (m Move) Overall() int {
	if m.Before.Overall == 0 || m.After.Overall == 0 {
		return 0
	}
	return m.After.Overall - m.Before.Overall
}

// InList is by how many places the entry moves in its list, 0 when it comes, leaves or changes its list.
func (m Move) InList() int {
	if m.Before.List != m.After.List {
		return 0
	}
	return m.After.InList - m.Before.InList
}

// Moves tells whose place differs between two standings: first those that leave, in their old order, then all others
// in their new one.
func Moves(before, after *Places) []Move {
	var moves []Move
	for id, was := range before.All() {
		if !after.standing.entry(id).state.InQueue() {
			moves = append(moves, Move{Entry: id, Before: was})
		}
	}
	in := before.inLists()
	next := 0 // where the one behind the last stood before: mostly the one to be looked at
	for id, is := range after.All() {
		if next >= len(before.seats) || before.seats[next].Entry != id {
			at, _, ok := before.find(id)
			if !ok {
				moves = append(moves, Move{Entry: id, After: is})
				continue
			}
			next = at
		}
		was := Place{Overall: next + 1, InList: int(in[next]), List: before.standing.lists[before.seats[next].list]}
		next++
		if was != is {
			moves = append(moves, Move{Entry: id, Before: was, After: is})
		}
	}
	return moves
}

// inLists are the places of all in their lists, in order of the queue.
func (p *Places) inLists() []int32 {
	in, counts := make([]int32, len(p.seats)), make([]int32, len(p.lists))
	for i := range p.seats {
		counts[p.seats[i].list]++
		in[i] = counts[p.seats[i].list]
	}
	return in
}
