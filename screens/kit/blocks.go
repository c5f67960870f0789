package kit

import (
	"context"

	"fyne.io/fyne/v2"
)

const (
	blockRows  = 100 // read at once
	blocksKept = 30
)

// Blocks hands a table rows that are read away from the window's thread, a hundred at a time: those that were read come
// at once, the others when they are there. All its methods belong to the window's thread.
type Blocks[T any] struct {
	Len    int
	Read   func(ctx context.Context, from, n int) ([]T, error) // rows from a place on, fewer than n at the end
	Filled func()                                              // rows somebody asked for have come
	Failed func(error)

	have   map[int][]T // by number of block
	kept   []int       // those numbers, the oldest first
	wanted []int       // numbers asked for, the last one first in turn
	seen   int         // number last asked for
	busy   bool
}

// Keep gives the rows that are known already, from the first.
func (b *Blocks[T]) Keep(rows []T) {
	for n := 0; n*blockRows < len(rows); n++ {
		if part := rows[n*blockRows : min(len(rows), (n+1)*blockRows)]; len(part) == blockRows || len(rows) == b.Len {
			b.put(n, part)
		}
	}
}

// Row gives a row; nil means it is on its way.
func (b *Blocks[T]) Row(i int) *T {
	b.seen = i / blockRows
	if rows, ok := b.have[b.seen]; ok {
		if i%blockRows < len(rows) {
			return &rows[i%blockRows]
		}
		return nil
	}
	b.want(b.seen)
	return nil
}

// Busy tells whether rows are being read.
func (b *Blocks[T]) Busy() bool { return b.busy }

// want asks for a block. Who scrolls fast leaves old wishes behind: only the last few are read.
func (b *Blocks[T]) want(n int) {
	for i, w := range b.wanted {
		if w == n {
			b.wanted = append(b.wanted[:i], b.wanted[i+1:]...)
			break
		}
	}
	b.wanted = append(b.wanted, n)
	b.wanted = b.wanted[max(0, len(b.wanted)-3):]
	b.next()
}

// next reads the block last asked for; with none wanted, the neighbours of what is looked at.
func (b *Blocks[T]) next() {
	if b.busy {
		return
	}
	n, asked := -1, len(b.wanted) > 0
	if asked {
		n = b.wanted[len(b.wanted)-1]
		b.wanted = b.wanted[:len(b.wanted)-1]
	} else {
		for _, beside := range []int{b.seen + 1, b.seen - 1} {
			if _, ok := b.have[beside]; !ok && beside >= 0 && beside*blockRows < b.Len {
				n = beside
			}
		}
	}
	if n < 0 {
		return
	}
	b.busy = true
	go func() {
		rows, err := b.Read(context.Background(), n*blockRows, blockRows)
		fyne.Do(func() { b.came(n, rows, err, asked) })
	}()
}

func (b *Blocks[T]) came(n int, rows []T, err error, asked bool) {
	b.busy = false
	if err != nil {
		b.Failed(err)
		return
	}
	b.put(n, rows)
	if asked {
		b.Filled()
	}
	b.next()
}

func (b *Blocks[T]) put(n int, rows []T) {
	if b.have == nil {
		b.have = map[int][]T{}
	}
	if _, again := b.have[n]; !again {
		b.kept = append(b.kept, n)
	}
	b.have[n] = rows
	if len(b.kept) > blocksKept {
		delete(b.have, b.kept[0])
		b.kept = b.kept[1:]
	}
}
