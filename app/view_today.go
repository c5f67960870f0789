package app

import (
	"context"

	"kezek/app/queue"
	"kezek/store"
)

// Untimed lists entries that stand in the queue without a counting time, in order of number, at most limit of them, and
// tells how many there are. They are last in their lists and get no paper with a place until CorrectTime.
func (o *Office) Untimed(ctx context.Context, limit int) (rows []QueueRow, total int, err error) {
	line := o.current.Load()
	var ids []int64
	for id, e := range line.standing.All() {
		if e.Mark == queue.Without && e.State.InQueue() {
			if total++; len(ids) < limit {
				ids = append(ids, int64(id))
			}
		}
	}
	err = o.st.Look(ctx, func(v *store.View) error { rows, err = line.rows(ctx, v, ids); return err })
	return rows, total, err
}
