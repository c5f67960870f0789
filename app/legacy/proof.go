package legacy

import (
	"cmp"
	"slices"
)

// Why two entries stand the other way round in Kezek than in the old list.
type Why string

const (
	ListRank    Why = "list-rank"    // the edition ranks the lists of the two
	KnownTimes  Why = "known-times"  // the list's own days and times say so
	AssumedTime Why = "assumed-time" // one of them has only a day and stands with the time above it
	Unexplained Why = "unexplained"  // neither: the order is not kept
)

// Proof compares every entry's place in the old list with its place in Kezek. Numbers in it are indexes of Entries.
type Proof struct {
	Entries  []Entry `json:"-"`
	Places   []Place `json:"places"`   // in the old list's order
	Ties     [][]int `json:"ties"`     // entries of one moment: their order is the old list's
	Assumed  []int   `json:"assumed"`  // time of day unknown
	Timeless []int   `json:"timeless"` // entered without a counting time: they stand last and are in no pair with the others
	LeftOut  []Left  `json:"left_out"`
	Removed  int     `json:"removed"`   // struck through: no place
	Inverted int     `json:"inverted"`  // pairs that stand the other way round, all counted
	Moved    []Moved `json:"moved"`     // those pairs; when AllPairs is false only neighbours in Kezek's order
	AllPairs bool    `json:"all_pairs"` //
	Broken   int     `json:"broken"`    // what nothing explains: pairs, and entries without a time that stand before others of their list
}

// Place is one entry's place before and after; 0 where it has none.
type Place struct {
	Old       int `json:"old"` // among the active entries
	New       int `json:"new"`
	OldInList int `json:"old_in_list"`
	NewInList int `json:"new_in_list"`
}

// Moved is a pair: Up stood below Down in the old list and stands above it in Kezek.
type Moved struct {
	Up   int `json:"up"`
	Down int `json:"down"`
	Why  Why `json:"why"`
}

// MovedLimit is how many moved pairs a proof names one by one.
const MovedLimit = 5000

// Prove compares the old order with Kezek's. rank is that of a list among the lists, nil where all are equal; place gives the
// places Kezek computes for entries[i], 0 for none.
func Prove(r *Reading, entries []Entry, rank func(list string) int, place func(i int) (overall, inList int)) Proof {
	if rank == nil {
		rank = func(string) int { return 0 }
	}
	p := Proof{Entries: entries, Places: make([]Place, len(entries)), LeftOut: r.LeftOut()}
	inList := map[string]int{}
	old := 0
	var timed, timeless []int // those with a place
	for i := range entries {
		e := &entries[i]
		pl := &p.Places[i]
		pl.New, pl.NewInList = place(i)
		if e.State == Removed {
			p.Removed++
		} else {
			old++
			inList[e.List]++
			pl.Old, pl.OldInList = old, inList[e.List]
		}
		if e.Time == Assumed {
			p.Assumed = append(p.Assumed, i)
		}
		if e.Time == None {
			p.Timeless = append(p.Timeless, i)
		}
		switch {
		case pl.New == 0:
		case e.Time == None:
			timeless = append(timeless, i)
		default:
			timed = append(timed, i)
		}
	}
	p.Ties = ties(entries)
	for _, order := range [][]int{timed, timeless} {
		slices.SortStableFunc(order, func(a, b int) int { return cmp.Compare(p.Places[a].New, p.Places[b].New) })
		p.Inverted += inversions(slices.Clone(order), nil)
	}
	p.AllPairs = p.Inverted <= MovedLimit
	p.Moved = append(p.moved(timed, rank), p.moved(timeless, rank)...)
	for _, m := range p.Moved {
		if m.Why == Unexplained {
			p.Broken++
		}
	}
	p.Broken += p.notLast(timed, timeless)
	return p
}

// notLast counts the entries without a time that stand before a timed one of their list.
func (p *Proof) notLast(timed, timeless []int) int {
	lastTimed := map[string]int{}
	for _, i := range timed {
		list := p.Entries[i].List
		lastTimed[list] = max(lastTimed[list], p.Places[i].NewInList)
	}
	n := 0
	for _, i := range timeless {
		if p.Places[i].NewInList < lastTimed[p.Entries[i].List] {
			n++
		}
	}
	return n
}

// ties groups the entries that share a moment, earliest first.
func ties(entries []Entry) [][]int {
	order := make([]int, 0, len(entries))
	for i := range entries {
		if entries[i].Time != None {
			order = append(order, i)
		}
	}
	slices.SortStableFunc(order, func(a, b int) int { return cmp.Compare(entries[a].CountingAt, entries[b].CountingAt) })
	var out [][]int
	for from := 0; from < len(order); {
		to := from + 1
		for to < len(order) && entries[order[to]].CountingAt == entries[order[from]].CountingAt {
			to++
		}
		if to-from > 1 {
			out = append(out, order[from:to:to])
		}
		from = to
	}
	return out
}

// inversions counts the pairs of order that stand the other way round, by merging; named is told each of them.
func inversions(order []int, named func(up, down int)) int {
	if len(order) < 2 {
		return 0
	}
	half := len(order) / 2
	left, right := order[:half], order[half:]
	n := inversions(left, named) + inversions(right, named)
	merged := make([]int, 0, len(order))
	i, j := 0, 0
	for i < len(left) && j < len(right) {
		if left[i] <= right[j] {
			merged = append(merged, left[i])
			i++
			continue
		}
		n += len(left) - i
		if named != nil {
			for _, up := range left[i:] { // all of them stood below right[j] and stand above it now
				named(up, right[j])
			}
		}
		merged = append(merged, right[j])
		j++
	}
	merged = append(append(merged, left[i:]...), right[j:]...)
	copy(order, merged)
	return n
}

// moved names the pairs: all of them, or when they are too many the neighbours in Kezek's order, up to the limit.
func (p *Proof) moved(active []int, rank func(string) int) []Moved {
	var out []Moved
	add := func(up, down int) {
		out = append(out, Moved{up, down, why(&p.Entries[up], &p.Entries[down], rank)})
	}
	if p.AllPairs {
		inversions(slices.Clone(active), add)
		slices.SortFunc(out, func(a, b Moved) int { return cmp.Or(a.Down-b.Down, a.Up-b.Up) })
		return out
	}
	for k := 1; k < len(active) && len(out) < MovedLimit; k++ {
		if active[k-1] > active[k] {
			add(active[k-1], active[k])
		}
	}
	return out
}

// why explains why up stands before down although the old list had it after.
func why(up, down *Entry, rank func(string) int) Why {
	above, below := rank(up.List), rank(down.List)
	switch {
	case above < below:
		return ListRank
	case above > below || !up.Before(down):
		return Unexplained
	case up.Time == KnownTime && down.Time == KnownTime || dayOf(up.CountingAt) != dayOf(down.CountingAt):
		return KnownTimes
	}
	return AssumedTime
}
