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
	for id, is := range after.All() {
		if was, _ := before.Of(id); was != is {
			moves = append(moves, Move{Entry: id, Before: was, After: is})
		}
	}
	return moves
}
