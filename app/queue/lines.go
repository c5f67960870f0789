package queue

import (
	"cmp"
	"slices"
)

// telling gathers lines, one for each decision and cause.
type telling struct {
	all      []MovementLine
	decision int32
	open     [causesEnd]int32 // the line of each cause of the decision last met, from 1
	met      map[int32]bool   // decisions
	again    bool             // one was met in several stretches of the journal
	undone   map[int64]shift  // by annulment: its events are undone one by one and may come to nothing together
}

func (t *telling) add(seq int64, r *record, c Cause, d shift) {
	if r.decision != t.decision {
		t.decision, t.open = r.decision, [causesEnd]int32{}
		if t.met == nil {
			t.met = map[int32]bool{}
		}
		t.again = t.again || t.met[r.decision]
		t.met[r.decision] = true
	}
	if t.open[c] == 0 {
		t.all = append(t.all, MovementLine{At: r.effective, Seq: seq, Decision: int64(r.decision), Cause: c})
		t.open[c] = int32(len(t.all))
	}
	t.all[t.open[c]-1].join(MovementLine{
		At: r.effective, Seq: seq, Count: 1, Overall: int(d.overall), InList: int(d.inList), Ready: int(d.ready),
	})
}

// undo adds what undoing one event of an annulled batch moves.
func (t *telling) undo(seq int64, d shift) {
	if t.undone == nil {
		t.undone = map[int64]shift{}
	}
	sum := t.undone[seq]
	sum.add(d)
	t.undone[seq] = sum
}

// annulled makes lines of what was undone.
func (t *telling) annulled(at func(seq int64) *record) {
	for seq, d := range t.undone {
		if d == (shift{}) {
			continue
		}
		r := at(seq)
		t.all = append(t.all, MovementLine{
			At: r.effective, Seq: seq, Decision: int64(r.decision), Cause: AnnulledAhead, Count: int(-d.overall),
			Overall: int(d.overall), InList: int(d.inList), Ready: int(d.ready),
		})
		t.again = true
	}
}

func (l *MovementLine) join(m MovementLine) {
	l.At, l.Seq = min(l.At, m.At), min(l.Seq, m.Seq)
	l.Count += m.Count
	l.Overall += m.Overall
	l.InList += m.InList
	l.Ready += m.Ready
}

// lines is all of them, in any order.
func (t *telling) lines() []MovementLine {
	if t.again {
		t.joinStretches()
	}
	return t.all
}

// inOrder sorts small tickets rather than the lines, of which there may be half a million.
func inOrder(lines []MovementLine) []MovementLine {
	type ticket struct {
		at       int64
		seq, was int32
	}
	tickets := make([]ticket, len(lines))
	for i := range lines {
		tickets[i] = ticket{lines[i].At, int32(lines[i].Seq), int32(i)}
	}
	slices.SortFunc(tickets, func(a, b ticket) int {
		if a.at != b.at {
			return cmp.Compare(a.at, b.at)
		}
		if a.seq != b.seq {
			return cmp.Compare(a.seq, b.seq)
		}
		return cmp.Compare(lines[a.was].Cause, lines[b.was].Cause)
	})
	ordered := make([]MovementLine, len(lines))
	for i, t := range tickets {
		ordered[i] = lines[t.was]
	}
	return ordered
}

// joinStretches makes one line of those of one decision and cause.
func (t *telling) joinStretches() {
	slices.SortFunc(t.all, func(a, b MovementLine) int {
		if a.Decision != b.Decision {
			return cmp.Compare(a.Decision, b.Decision)
		}
		return cmp.Compare(a.Cause, b.Cause)
	})
	joined := t.all[:0]
	for _, l := range t.all {
		if last := len(joined) - 1; last >= 0 && joined[last].Decision == l.Decision && joined[last].Cause == l.Cause {
			joined[last].join(l)
		} else {
			joined = append(joined, l)
		}
	}
	t.all = joined
}
