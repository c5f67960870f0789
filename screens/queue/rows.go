package queuepage

import (
	"context"

	"kezek/app"
)

const (
	block  = 100 // rows read at once
	blocks = 30  // kept
)

// rows hands the table its rows out of a Queue: those that were read come at once, the others are read in blocks away
// from the window's thread. All its methods belong to the window's thread.
type rows struct {
	queue  *app.Queue
	turned bool // from the last to the first

	do     func(func()) // runs on the window's thread
	filled func()       // rows somebody asked for have come
	failed func(error)

	have   map[int][]app.QueueRow // by number of block
	kept   []int                  // those numbers, the oldest first
	wanted []int                  // numbers asked for, the last one first in turn
	seen   int                    // number last asked for
	busy   bool
}

func newRows(q *app.Queue, turned bool, do func(func()), filled func(), failed func(error)) *rows {
	return &rows{queue: q, turned: turned, do: do, filled: filled, failed: failed, have: map[int][]app.QueueRow{}}
}

func (r *rows) len() int {
	if r.queue == nil {
		return 0
	}
	return len(r.queue.IDs)
}

// id is the entry of a row.
func (r *rows) id(i int) int64 { return r.queue.IDs[r.turn(i)] }

func (r *rows) turn(i int) int {
	if r.turned {
		return len(r.queue.IDs) - 1 - i
	}
	return i
}

// row gives a row; nil means it is on its way.
func (r *rows) row(i int) *app.QueueRow {
	i = r.turn(i)
	r.seen = i / block
	if b, ok := r.have[i/block]; ok {
		return &b[i%block]
	}
	r.want(i / block)
	return nil
}

// want asks for a block. Who scrolls fast leaves old wishes behind: only the last few are read.
func (r *rows) want(n int) {
	for i, w := range r.wanted {
		if w == n {
			r.wanted = append(r.wanted[:i], r.wanted[i+1:]...)
			break
		}
	}
	r.wanted = append(r.wanted, n)
	r.wanted = r.wanted[max(0, len(r.wanted)-3):]
	r.next()
}

// next reads the block last asked for; with none wanted, the neighbours of what is looked at.
func (r *rows) next() {
	if r.busy {
		return
	}
	n, asked := -1, len(r.wanted) > 0
	if asked {
		n = r.wanted[len(r.wanted)-1]
		r.wanted = r.wanted[:len(r.wanted)-1]
	} else {
		for _, beside := range []int{r.seen + 1, r.seen - 1} {
			if _, ok := r.have[beside]; !ok && beside >= 0 && beside*block < r.len() {
				n = beside
			}
		}
	}
	if n < 0 {
		return
	}
	r.busy = true
	go func() {
		got, err := r.queue.Rows(context.Background(), n*block, (n+1)*block)
		r.do(func() { r.came(n, got, err, asked) })
	}()
}

func (r *rows) came(n int, got []app.QueueRow, err error, asked bool) {
	r.busy = false
	if err != nil {
		r.failed(err)
		return
	}
	if _, again := r.have[n]; !again {
		r.kept = append(r.kept, n)
	}
	r.have[n] = got
	if len(r.kept) > blocks {
		delete(r.have, r.kept[0])
		r.kept = r.kept[1:]
	}
	if asked {
		r.filled()
	}
	r.next()
}
