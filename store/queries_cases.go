package store

import (
	"cmp"
	"context"
	"slices"
	"strconv"
	"strings"
)

const everyCase = "1 = 1"

// conditions spells the question, households and limit left out.
func (q CaseQuery) conditions() (condition string, args []any) {
	var where []string
	add := func(condition string, value any) {
		args = append(args, value)
		where = append(where, strings.ReplaceAll(condition, "?", "$"+strconv.Itoa(len(args))))
	}
	if q.State != "" {
		add("state = ?", q.State)
	}
	if q.Service != "" {
		add("service = ?", q.Service)
	}
	if q.Step != "" {
		add("id IN (SELECT case_id FROM case_step WHERE done_at = 0 AND kind = ?)", q.Step)
	}
	if q.Executor != 0 {
		add("executor <> 0 AND executor = ?", q.Executor) // <> 0: the index has only those
	}
	if q.DueBefore != "" {
		add("state = 'registered' AND due <> '' AND due < ?", q.DueBefore)
	}
	if len(where) == 0 {
		return everyCase, nil
	}
	return strings.Join(where, " AND "), args
}

// CaseIDs returns the numbers of the cases that fit, the newest first; without a limit all of them. They are sorted
// here: to give them in order SQLite would read the whole wide table instead of an index.
func (v *View) CaseIDs(ctx context.Context, q CaseQuery) (ids []int64, err error) {
	condition, args := q.conditions()
	if q.Households == nil {
		ids, err = column[int64](v.tx.QueryContext(ctx, "SELECT id FROM case_file WHERE "+condition, args...))
	} else {
		ids, err = v.casesAmong(ctx, q.Households, condition, args)
	}
	slices.SortFunc(ids, func(a, b int64) int { return cmp.Compare(b, a) })
	if q.Limit > 0 {
		ids = ids[:min(len(ids), q.Limit)]
	}
	return ids, err
}

// casesAmong finds the numbers of the cases of some households that fit a condition.
func (v *View) casesAmong(ctx context.Context, households []int64, condition string, args []any) (ids []int64, err error) {
	wanted := make(map[int64]bool, len(households))
	for _, h := range households {
		wanted[h] = true
	}
	rows, err := v.tx.QueryContext(ctx, "SELECT id, household FROM case_file WHERE "+condition, args...)
	if err != nil {
		return nil, translate(err)
	}
	defer rows.Close()
	for rows.Next() {
		var id, household int64
		if err := rows.Scan(&id, &household); err != nil {
			return nil, err
		}
		if wanted[household] {
			ids = append(ids, id)
		}
	}
	return ids, translate(rows.Err())
}
