package queuepage

import (
	"context"

	"kezek/app"
	"kezek/screens/kit"
)

// rows hands the table its rows out of a Queue, from the first to the last or turned round.
type rows struct {
	kit.Blocks[app.QueueRow]
	queue  *app.Queue // nil until it is read
	turned bool
}

func newRows(q *app.Queue, turned bool, filled func(), failed func(error)) *rows {
	r := &rows{queue: q, turned: turned}
	r.Filled, r.Failed = filled, failed
	if q != nil {
		r.Len = len(q.IDs)
		r.Read = func(ctx context.Context, from, n int) ([]app.QueueRow, error) { return q.Rows(ctx, from, from+n) }
	}
	return r
}

// id is the entry of a row.
func (r *rows) id(i int) int64 { return r.queue.IDs[r.turn(i)] }

func (r *rows) turn(i int) int {
	if r.turned {
		return r.Len - 1 - i
	}
	return i
}

// row gives a row; nil means it is on its way.
func (r *rows) row(i int) *app.QueueRow { return r.Row(r.turn(i)) }
