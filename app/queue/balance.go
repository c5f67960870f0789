package queue

import (
	"cmp"
	"slices"
	"strings"
)

// Balance is what came into the queue and left it in a period, in all, by list and by ground.
type Balance struct {
	From, To int64
	Total    BalanceRow   // every entry once; a move from list to list is none here
	Lists    []BalanceRow // in order of code; those of which nothing is to be told are left out
	Grounds  []BalanceRow // likewise; an entry counts for every ground it stands on, for "" where none was told
}

// BalanceRow is one line of a balance. An entry that did several things in the period is counted for each.
//
//	End = Start + Entered + SplitIn + Restored + MovedIn − MovedOut − Removed − Housed − Merged − Annulled
type BalanceRow struct {
	Code              string
	Start             int // in the queue just before the period
	Entered           int // came in by a decision on an application or from an old list
	TakenOver         int // of these, from an old list
	SplitIn           int
	Restored          int
	MovedIn, MovedOut int // to this list from another, to this ground from another, and back
	Removed           int
	RemovedBy         map[string]int // of these, by reason; nil if there are none
	Housed            int
	Merged            int
	Annulled          int
	End               int // in the queue at the end
}

// Balance counts the events that took effect from one moment to another, both included (unix milliseconds): for a year,
// from is its first midnight and to its last millisecond. Start is the queue as of from−1, End as of to. The reason for
// a removal is asked once for each decision.
func (j *Journal) Balance(from, to int64, reason func(decision int64) string) Balance {
	b := newBooks(j.standing(), reason)
	for _, r := range j.records(0) {
		if r.effective > to || r.kind == Annulled {
			continue
		}
		b.early = r.effective < from
		b.post(r, &r.was, &r.is)
		if _, a := j.annulled(r.batch); a != nil && a.effective <= to {
			b.early = a.effective < from
			b.undo(&r.was, &r.is)
		}
	}
	return Balance{From: from, To: to, Total: *b.total, Lists: told(b.lists), Grounds: told(slices.Compact(slices.SortedFunc(
		slices.Values(slices.Concat(b.grounds...)), func(x, y *BalanceRow) int { return cmp.Compare(x.Code, y.Code) })))}
}

// told is the rows that have something to tell, in order of code.
func told(rows []*BalanceRow) []BalanceRow {
	var all []BalanceRow
	for _, r := range rows {
		if r.Start != 0 || r.Entered != 0 || r.SplitIn != 0 || r.Restored != 0 || r.MovedIn != 0 {
			all = append(all, *r)
		}
	}
	slices.SortFunc(all, func(a, b BalanceRow) int { return cmp.Compare(a.Code, b.Code) })
	return all
}

// books is a balance in the making.
type books struct {
	total   *BalanceRow
	lists   []*BalanceRow   // by list number
	grounds [][]*BalanceRow // by the number of the grounds: the row of each
	early   bool            // what is posted now was before the period
	reason  func(decision int64) string
	reasons map[int32]string
}

func newBooks(s *Standing, reason func(int64) string) *books {
	b := &books{total: new(BalanceRow), reason: reason, reasons: map[int32]string{}}
	for _, code := range s.lists {
		b.lists = append(b.lists, &BalanceRow{Code: code})
	}
	rows := map[string]*BalanceRow{}
	for _, codes := range s.grounds {
		var mine []*BalanceRow
		for _, code := range groundsOf(codes) {
			if rows[code] == nil {
				rows[code] = &BalanceRow{Code: code}
			}
			mine = append(mine, rows[code])
		}
		b.grounds = append(b.grounds, mine)
	}
	return b
}

// groundsOf is the codes of an entry's grounds, each once; one "" if there are none.
func groundsOf(codes string) []string {
	all := slices.Compact(slices.Sorted(strings.FieldsSeq(codes)))
	if len(all) == 0 {
		return []string{""}
	}
	return all
}

// each goes through the rows an entry counts in.
func (b *books) each(e *stance, do func(*BalanceRow)) {
	do(b.total)
	do(b.lists[e.list])
	for _, row := range b.grounds[e.grounds] {
		do(row)
	}
}

// post counts what an event made of an entry.
func (b *books) post(r *record, was, is *stance) {
	switch from, to := was.state.InQueue(), is.state.InQueue(); {
	case !from && to:
		b.each(is, func(row *BalanceRow) { b.came(row, r.kind) })
	case from && !to:
		b.each(was, func(row *BalanceRow) { b.left(row, r) })
	case from && to:
		if was.list != is.list {
			b.moved(b.lists[was.list:was.list+1], b.lists[is.list:is.list+1])
		}
		if was.grounds != is.grounds {
			b.moved(b.grounds[was.grounds], b.grounds[is.grounds])
		}
	}
}

// undo counts that an event of an annulled batch never happened: what it brought in is annulled, what it had let out
// again is not.
func (b *books) undo(was, is *stance) {
	count := func(e *stance, n int) {
		b.each(e, func(row *BalanceRow) {
			row.End -= n
			if b.early {
				row.Start -= n
			} else {
				row.Annulled += n
			}
		})
	}
	switch from, to := was.state.InQueue(), is.state.InQueue(); {
	case !from && to:
		count(is, 1)
	case from && !to:
		count(was, -1)
	}
}

func (b *books) came(row *BalanceRow, kind Kind) {
	row.End++
	switch {
	case b.early:
		row.Start++
	case kind == Restored:
		row.Restored++
	case kind == Split:
		row.SplitIn++
	default:
		row.Entered++
		if kind == TakenOver {
			row.TakenOver++
		}
	}
}

func (b *books) left(row *BalanceRow, r *record) {
	row.End--
	switch {
	case b.early:
		row.Start--
	case r.kind == Housed:
		row.Housed++
	case r.kind == Merged:
		row.Merged++
	default:
		row.Removed++
		if row.RemovedBy == nil {
			row.RemovedBy = map[string]int{}
		}
		row.RemovedBy[b.reasonOf(r.decision)]++
	}
}

func (b *books) reasonOf(decision int32) string {
	code, asked := b.reasons[decision]
	if !asked {
		code = b.reason(int64(decision))
		b.reasons[decision] = code
	}
	return code
}

// moved counts the rows given up and the rows gained; one that stays is not touched.
func (b *books) moved(from, to []*BalanceRow) {
	for _, row := range from {
		if slices.Contains(to, row) {
			continue
		}
		if row.End--; b.early {
			row.Start--
		} else {
			row.MovedOut++
		}
	}
	for _, row := range to {
		if slices.Contains(from, row) {
			continue
		}
		if row.End++; b.early {
			row.Start++
		} else {
			row.MovedIn++
		}
	}
}
