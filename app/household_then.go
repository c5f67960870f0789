package app

import (
	"cmp"
	"context"
	"encoding/json"

	"kezek/app/queue"
	"kezek/store"
)

// asThen puts into rows of an earlier day, or of what was known then, the households as they were: who applied, how many they
// were, where they lived.
func (l *lineup) asThen(ctx context.Context, v *store.View, rows []QueueRow) error {
	ids := make([]int64, len(rows))
	for i := range rows {
		ids[i] = rows[i].Entry
	}
	homes, err := l.homesThen(ctx, v, ids)
	for i := range rows {
		if home := homes[rows[i].Entry]; home != nil {
			home.into(&rows[i])
		}
	}
	return err
}

// homesThen are the households of entries as they were on an earlier day, of those that have changed since. Each decision
// that changed a household keeps how it was before.
func (l *lineup) homesThen(ctx context.Context, v *store.View, ids []int64) (map[int64]*homeThen, error) {
	homes, open := map[int64]*homeThen{}, map[int64]bool{}
	for _, id := range ids {
		open[id] = true
	}
	events, err := v.HouseholdEvents(ctx, ids, cmp.Or(l.asOf, always), l.seq)
	if err != nil {
		return nil, err
	}
	for _, e := range events { // in order of the journal: the first after that day knows
		entry := e.Entry
		if e.Kind == queue.Split.String() || e.Kind == queue.Merged.String() {
			entry = e.Other
		}
		if !open[entry] {
			continue
		}
		delete(open, entry)
		d, err := v.Decision(ctx, e.Decision)
		if err != nil {
			return nil, err
		}
		var was settled
		if d.Settled == "" {
			continue
		}
		if err := json.Unmarshal([]byte(d.Settled), &was); err != nil {
			return nil, err
		}
		if was.Before != nil {
			homes[entry] = was.Before
		}
	}
	return homes, nil
}

func (h *homeThen) into(row *QueueRow) {
	row.Address, row.Phone, row.Dwelling, row.Note, row.People = h.Address, h.Phone, h.Dwelling, h.Note, 0
	for i, m := range h.People {
		if i == 0 {
			row.Name, row.IIN, row.Born = m.Name, m.IIN, m.Born
			row.IINState = iinStates[m.Doubtful]
			if m.IIN == "" {
				row.IINState = "missing"
			}
		}
		if !m.Aside {
			row.People++
		}
	}
}

var iinStates = map[bool]string{true: "unconfirmed", false: "confirmed"}
