package app

import (
	"cmp"
	"context"
	"slices"

	"kezek/app/edition"
	"kezek/app/fault"
	"kezek/app/queue"
	"kezek/store"
)

// MovementView is how the place of an entry moved in a period: each line with its cause and its decision, nobody's name.
type MovementView struct {
	RegNo   string
	Name    string // of its own applicant
	List    string // at the end
	WasList string // at the start
	queue.Movement
	Rows   []MovementRow
	Causes []CauseSum // the rows by cause, the largest first
	Total  CauseSum   // equals End − Start
	Never  bool       // it stood in the queue at no moment of the period
}

// MovementRow is one line of the ledger with the decision it rests on.
type MovementRow struct {
	queue.MovementLine
	Number string         // of the decision; "" while it has none
	Date   string         // yyyy-mm-dd
	Ground edition.Ground // empty where the decision has none
}

// CauseSum is what one cause moved in the whole period.
type CauseSum struct {
	Cause                  queue.Cause
	Count                  int
	Overall, InList, Ready int
}

// Movement tells how an entry's place moved between two moments (unix ms, both counted in; to 0 is now).
func (o *Office) Movement(ctx context.Context, regNo string, from, to int64) (view MovementView, err error) {
	o.gate.Lock()
	defer o.gate.Unlock()
	err = o.st.Look(ctx, func(v *store.View) error {
		view, err = o.movement(ctx, v, regNo, from, to)
		return err
	})
	return view, err
}

// movement is Movement for who holds the gate.
func (o *Office) movement(ctx context.Context, v *store.View, regNo string, from, to int64) (view MovementView, err error) {
	e, err := v.EntryByRegNo(ctx, regNo)
	if err != nil {
		return view, err
	}
	if e == nil {
		return view, fault.New("G11", "paper.no-subject", "number", regNo)
	}
	applicants, err := v.Applicants(ctx, []int64{e.Household})
	if err != nil {
		return view, err
	}
	view.RegNo, view.Name = e.RegNo, applicants[e.Household]
	if to == 0 {
		to = o.Now()
	}
	m, stood := o.journal.Movement(queue.EntryID(e.ID), from, to)
	view.Movement, view.Never = m, !stood
	if view.Never {
		return view, nil
	}
	view.List, view.WasList = m.End.Place.List, m.Start.Place.List
	view.Rows, err = o.withDecisions(ctx, v, m.Lines)
	view.sum()
	return view, err
}

// withDecisions joins each line of a ledger with its decision and the ground it names, in the edition it followed.
func (o *Office) withDecisions(ctx context.Context, v *store.View, lines []queue.MovementLine) ([]MovementRow, error) {
	var ids []int64
	for _, l := range lines {
		ids = append(ids, l.Decision)
	}
	slices.Sort(ids)
	decisions, err := v.DecisionsByID(ctx, slices.Compact(ids))
	if err != nil {
		return nil, err
	}
	byID := make(map[int64]store.Decision, len(decisions))
	for _, d := range decisions {
		byID[d.ID] = d
	}
	rows := make([]MovementRow, 0, len(lines))
	told := map[oneLine]int{}
	for _, l := range lines {
		d := byID[l.Decision]
		row := MovementRow{MovementLine: l, Number: d.Number, Date: d.Date}
		if row.Ground, err = o.groundOf(ctx, v, d); err != nil {
			return nil, err
		}
		key := oneLine{l.At, l.Cause, row.Number, row.Date, row.Ground.Code}
		if i, before := told[key]; before && row.Number != "" && !l.Cause.Own() {
			rows[i].Count += l.Count
			rows[i].Overall += l.Overall
			rows[i].InList += l.InList
			rows[i].Ready += l.Ready
			continue
		}
		told[key] = len(rows)
		rows = append(rows, row)
	}
	return rows, nil
}

// oneLine is what the lines have alike that are one to who reads them: what many decisions signed under one number did to
// others by one cause, on one ground and day.
type oneLine struct {
	at                   int64
	cause                queue.Cause
	number, date, ground string
}

// groundOf is the ground a decision names, by the edition it followed.
func (o *Office) groundOf(ctx context.Context, v *store.View, d store.Decision) (g edition.Ground, err error) {
	if d.Ground == "" || d.Edition == "" {
		return g, nil
	}
	ed, err := o.law(ctx, v, d.Edition)
	if err != nil {
		return g, err
	}
	g, _ = ed.Ground(d.Ground)
	return g, nil
}

func (m *MovementView) sum() {
	at := map[queue.Cause]int{}
	for _, r := range m.Rows {
		i, ok := at[r.Cause]
		if !ok {
			i = len(m.Causes)
			at[r.Cause] = i
			m.Causes = append(m.Causes, CauseSum{Cause: r.Cause})
		}
		for _, c := range []*CauseSum{&m.Causes[i], &m.Total} {
			c.Count += r.Count
			c.Overall += r.Overall
			c.InList += r.InList
			c.Ready += r.Ready
		}
	}
	slices.SortStableFunc(m.Causes, func(a, b CauseSum) int {
		return cmp.Or(cmp.Compare(max(b.Overall, -b.Overall), max(a.Overall, -a.Overall)), cmp.Compare(a.Cause, b.Cause))
	})
}
