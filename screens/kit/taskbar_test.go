package kit

import (
	"context"
	"errors"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"kezek/app/fault"
)

// taskWindow is a task bar whose window thread is the test: calls wait in a queue.
func taskWindow(t *testing.T) (*bench, *TaskBar, chan func()) {
	queue := make(chan func(), 100)
	var bar *TaskBar
	b := newBench(t, func(b *bench) fyne.CanvasObject {
		b.do = func(f func()) { queue <- f }
		bar = NewTaskBar(b.Desk)
		return bar
	})
	return b, bar, queue
}

func TestTaskTellsHowFarItIs(t *testing.T) {
	_, bar, queue := taskWindow(t)
	step := make(chan bool)
	var got error = errors.New("not done")
	bar.Run("Импорт", func(_ context.Context, p Progress) error {
		p(1000, 4318, "жолдар")
		<-step
		return nil
	}, func(err error) { got = err })
	want(t, "busy", bar.Busy() && bar.Visible(), true)
	(<-queue)()
	want(t, "line", bar.line(), "Импорт — жолдар  1\u00a0000 / 4\u00a0318")
	step <- true
	(<-queue)()
	want(t, "result", got, nil)
	want(t, "idle", bar.Busy() || bar.Visible(), false)
}

func TestTaskIsCancelled(t *testing.T) {
	b, bar, queue := taskWindow(t)
	var got error
	bar.Run("Импорт", func(ctx context.Context, _ Progress) error {
		<-ctx.Done()
		return ctx.Err()
	}, func(err error) { got = err })
	bar.cancel.Tapped(nil)
	if !strings.Contains(bar.line(), b.T("kit.task.stopping")) {
		t.Errorf("line: %q", bar.line())
	}
	(<-queue)()
	want(t, "cancelled", errors.Is(got, context.Canceled), true)
}

func TestPanicOfATaskIsAFault(t *testing.T) {
	_, bar, queue := taskWindow(t)
	var got error
	bar.Run("Импорт", func(context.Context, Progress) error { panic("row 742") }, func(err error) { got = err })
	(<-queue)()
	f, ok := fault.Of(got)
	want(t, "a fault", ok && f.Code == "W9", true)
	want(t, "idle", bar.Busy(), false)
}

func TestProgressIsNotAFlood(t *testing.T) {
	_, bar, queue := taskWindow(t)
	bar.Run("Импорт", func(_ context.Context, p Progress) error {
		for i := range int64(100_000) {
			p(i+1, 100_000, "")
		}
		return nil
	}, func(error) {})
	calls, last := 0, ""
	for bar.Busy() {
		f := <-queue
		last = bar.line()
		f()
		calls++
	}
	if calls > 30 {
		t.Errorf("%d calls to the window", calls)
	}
	want(t, "the last report arrives", last, "Импорт  100\u00a0000 / 100\u00a0000")
}
