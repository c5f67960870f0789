package kit

import (
	"context"
	"errors"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"
)

// windowThread is the window's thread in the hands of the test.
type windowThread struct {
	fyne.Driver
	queue chan func()
}

func (w *windowThread) DoFromGoroutine(f func(), _ bool) { w.queue <- f }

type threadApp struct {
	fyne.App
	thread *windowThread
}

func (a threadApp) Driver() fyne.Driver { return a.thread }

// numbers are n rows read in blocks, and the parts that were asked for.
func numbers(t *testing.T, n int) (b *Blocks[int], asked *[]int, run func()) {
	a := test.NewTempApp(t)
	thread := &windowThread{a.Driver(), make(chan func(), 100)}
	fyne.SetCurrentApp(threadApp{a, thread})
	asked = new([]int)
	b = &Blocks[int]{Len: n, Failed: func(err error) { t.Error(err) }, Filled: func() {}}
	b.Read = func(_ context.Context, from, most int) (rows []int, err error) {
		*asked = append(*asked, from)
		for i := from; i < min(n, from+most); i++ {
			rows = append(rows, i)
		}
		return rows, nil
	}
	return b, asked, func() {
		for b.Busy() {
			select {
			case f := <-thread.queue:
				f()
			case <-time.After(5 * time.Second):
				t.Fatal("nothing came")
			}
		}
	}
}

func TestBlocksGiveEveryRow(t *testing.T) {
	b, _, run := numbers(t, 1050)
	filled := 0
	b.Filled = func() { filled++ }
	for _, i := range []int{0, 99, 100, 555, 1049} {
		if row := b.Row(i); row == nil {
			run()
		}
		if row := b.Row(i); row == nil || *row != i {
			t.Fatalf("row %d is %v", i, row)
		}
	}
	if filled == 0 {
		t.Error("nobody was told that rows had come")
	}
	if b.Row(1099) != nil {
		t.Error("a row beyond the last")
	}
	run()
}

func TestBlocksKeepWhatIsKnown(t *testing.T) {
	b, asked, run := numbers(t, 250)
	first, _ := b.Read(t.Context(), 0, 250)
	*asked = nil
	b.Keep(first)
	for _, i := range []int{0, 150, 249} {
		if row := b.Row(i); row == nil || *row != i {
			t.Fatal(i, row)
		}
	}
	run()
	if len(*asked) > 0 {
		t.Error("what is known was asked for again:", *asked)
	}
	b, _, run = numbers(t, 1000) // half a block more than whole ones are given: it is asked for when it is looked at
	first, _ = b.Read(t.Context(), 0, 150)
	b.Keep(first)
	if b.Row(120) != nil {
		t.Error("half a block is taken for a whole one")
	}
	run()
	if row := b.Row(180); row == nil || *row != 180 {
		t.Error(row)
	}
	run()
}

// Who scrolls fast leaves old wishes behind.
func TestBlocksReadWhatIsLookedAtFirst(t *testing.T) {
	b, asked, run := numbers(t, 100_000)
	for i := 0; i < 100_000; i += 100 {
		b.Row(i)
	}
	run()
	if n := len(*asked); n > 8 || (*asked)[1] != 99_900 {
		t.Error("read", n, "blocks, then", (*asked)[1])
	}
	for i := 0; i < 100_000; i += 100 {
		b.Row(i)
		run()
	}
	if len(b.have) > blocksKept {
		t.Error(len(b.have), "blocks are kept")
	}
}

func TestBlocksSayWhatFailed(t *testing.T) {
	b, _, run := numbers(t, 10)
	var told error
	b.Failed = func(err error) { told = err }
	b.Read = func(context.Context, int, int) ([]int, error) { return nil, errors.New("gone") }
	b.Row(1)
	run()
	if told == nil {
		t.Error("nobody was told")
	}
}
