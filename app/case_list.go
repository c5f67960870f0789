package app

import (
	"context"
	"slices"

	"kezek/store"
)

// CaseList are the cases that fit a filter, the newest first; their rows are read as they come into view.
type CaseList struct {
	o   *Office
	ids []int64
}

// CaseList finds the cases that fit a filter; without a limit all of them.
func (o *Office) CaseList(ctx context.Context, f CaseFilter) (*CaseList, error) {
	l := &CaseList{o: o}
	err := o.st.Look(ctx, func(v *store.View) error {
		ask, none, err := o.caseQuery(ctx, v, f)
		if err != nil || none {
			return err
		}
		l.ids, err = v.CaseIDs(ctx, ask)
		return err
	})
	return l, err
}

// caseQuery puts a filter to the store; none tells that nothing can fit.
func (o *Office) caseQuery(ctx context.Context, v *store.View, f CaseFilter) (ask store.CaseQuery, none bool, err error) {
	ask = store.CaseQuery{State: f.State, Service: f.Service, Step: f.Step, Executor: f.Executor, Limit: f.Limit}
	if f.Overdue {
		ask.DueBefore = dateOf(o.Now())
	}
	words := searchWords(f.Query)
	if len(words) == 0 {
		return ask, false, nil
	}
	ask.Households, err = v.FindHouseholds(ctx, words)
	return ask, len(ask.Households) == 0, err
}

// Len is how many cases there are; a nil list has none.
func (l *CaseList) Len() int {
	if l == nil {
		return 0
	}
	return len(l.ids)
}

// Rows reads n cases from a row of the list on; at its end there are fewer.
func (l *CaseList) Rows(ctx context.Context, from, n int) (rows []CaseRow, err error) {
	ids := l.ids[min(from, len(l.ids)):min(from+n, len(l.ids))]
	l.o.gate.Lock()
	defer l.o.gate.Unlock()
	err = l.o.st.Look(ctx, func(v *store.View) error {
		cases, err := v.CasesByID(ctx, ids)
		if err != nil {
			return err
		}
		slices.SortFunc(cases, func(a, b store.Case) int { return int(b.ID - a.ID) })
		rows, err = l.o.caseRows(ctx, v, cases)
		return err
	})
	return rows, err
}
