package kit

import (
	"context"
	"fmt"
	"log/slog"
	"runtime/debug"
	"sync"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"kezek/app/fault"
	"kezek/locales"
)

const progressEvery = 100 * time.Millisecond

// Progress is how a long work tells how far it is; total 0 means it cannot say. It may be called as often as one likes,
// from the goroutine of the work.
type Progress func(done, total int64, what string)

// TaskBar runs long works beside the window and shows the newest: what it does, how far it is, and a button to cancel.
// With nothing running it takes no room.
type TaskBar struct {
	widget.BaseWidget
	desk   *Desk
	tasks  []*task
	cancel *Button
	Idle   func(idle bool) // told when the bar comes and goes, so that the window makes room; may be nil
}

type task struct {
	title       string
	what        string
	done, total int64
	stop        context.CancelFunc
	stopping    bool
}

// NewTaskBar makes an empty bar.
func NewTaskBar(d *Desk) *TaskBar {
	b := &TaskBar{desk: d}
	b.cancel = NewButton(d, "", IconCross, b.stopNewest)
	b.ExtendBaseWidget(b)
	b.Hide()
	return b
}

// Busy tells whether a work is running.
func (b *TaskBar) Busy() bool { return len(b.tasks) > 0 }

// Run starts a work in its own goroutine. done is called on the window's thread with its error: nil, one that
// errors.Is context.Canceled, a fault (a panic becomes one) or another.
func (b *TaskBar) Run(title string, work func(ctx context.Context, p Progress) error, done func(error)) {
	ctx, stop := context.WithCancel(context.Background())
	t := &task{title: title, stop: stop}
	b.tasks = append(b.tasks, t)
	b.cancel.text = b.desk.T("kit.task.cancel") // the bar outlives a change of language
	b.shown()
	go func() {
		err := safely(ctx, b.progress(t), work)
		stop()
		b.desk.do(func() {
			b.remove(t)
			done(err)
		})
	}()
}

// safely turns a panic of the work into a fault; the stack goes to the log.
func safely(ctx context.Context, p Progress, work func(context.Context, Progress) error) (err error) {
	defer func() {
		if r := recover(); r != nil {
			slog.Error("task panic", "panic", r, "stack", string(debug.Stack()))
			err = fault.New("W9", "kit.fault.task").Because(fmt.Errorf("%v", r))
		}
	}()
	return work(ctx, p)
}

// progress lets at most ten reports a second through to the window; the last one always arrives.
func (b *TaskBar) progress(t *task) Progress {
	var mu sync.Mutex
	var next time.Time
	return func(done, total int64, what string) {
		mu.Lock()
		defer mu.Unlock()
		if now := time.Now(); now.Before(next) && done != total {
			return
		} else {
			next = now.Add(progressEvery)
		}
		b.desk.do(func() {
			t.done, t.total, t.what = done, total, what
			b.Refresh()
		})
	}
}

func (b *TaskBar) stopNewest() {
	if !b.Busy() {
		return
	}
	t := b.tasks[len(b.tasks)-1]
	t.stopping = true
	t.stop()
	b.Refresh()
}

func (b *TaskBar) remove(t *task) {
	for i := range b.tasks {
		if b.tasks[i] == t {
			b.tasks = append(b.tasks[:i:i], b.tasks[i+1:]...)
			break
		}
	}
	b.shown()
}

func (b *TaskBar) shown() {
	if b.Busy() {
		b.Show()
	} else {
		b.Hide()
	}
	b.Refresh()
	b.desk.redraw()
	if b.Idle != nil {
		b.Idle(!b.Busy())
	}
}

// line is what the bar says: the work, its step, how far; how many more are running.
func (b *TaskBar) line() string {
	if !b.Busy() {
		return ""
	}
	t := b.tasks[len(b.tasks)-1]
	s := t.title
	if t.stopping {
		s += " — " + b.desk.T("kit.task.stopping")
	} else if t.what != "" {
		s += " — " + t.what
	}
	if t.total > 0 {
		s += "  " + locales.Number(t.done) + " / " + locales.Number(t.total)
	}
	if n := len(b.tasks) - 1; n > 0 {
		s += "  (+" + locales.Number(int64(n)) + ")"
	}
	return s
}

func (b *TaskBar) CreateRenderer() fyne.WidgetRenderer {
	r := &taskRenderer{b: b, back: canvas.NewRectangle(nil), track: newFrame(), fill: newFrame(), text: letters("", nil, TextSize, false)}
	r.Refresh()
	return r
}

type taskRenderer struct {
	b                 *TaskBar
	back, track, fill *canvas.Rectangle
	text              *canvas.Text
}

const trackWidth = 180

func (r *taskRenderer) Destroy() {}
func (r *taskRenderer) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{r.back, r.track, r.fill, r.text, r.b.cancel}
}
func (r *taskRenderer) MinSize() fyne.Size { return fyne.NewSize(300, RowHeight+6) }

func (r *taskRenderer) Layout(s fyne.Size) {
	r.back.Resize(s)
	button := r.b.cancel.MinSize()
	r.b.cancel.Resize(fyne.NewSize(button.Width, RowHeight))
	r.b.cancel.Move(fyne.NewPos(s.Width-button.Width-4, 3))
	x := s.Width - button.Width - trackWidth - 16
	r.track.Move(fyne.NewPos(x, s.Height/2-3))
	r.track.Resize(fyne.NewSize(trackWidth, 6))
	r.fill.Move(fyne.NewPos(x, s.Height/2-3))
	share := float32(0)
	if r.b.Busy() {
		if t := r.b.tasks[len(r.b.tasks)-1]; t.total > 0 {
			share = min(1, float32(t.done)/float32(t.total))
		}
	}
	r.fill.Resize(fyne.NewSize(trackWidth*share, 6))
	r.text.Move(fyne.NewPos(cellPad, (s.Height-r.text.MinSize().Height)/2))
	say(r.text, fit(r.b.line(), x-2*cellPad, TextSize, false), shade(theme.ColorNameForeground), false)
}

func (r *taskRenderer) Refresh() {
	r.back.FillColor = shade(ColorCursor)
	r.track.FillColor = shade(ColorSurface)
	r.fill.FillColor = shade(theme.ColorNamePrimary)
	r.Layout(r.b.Size())
	for _, o := range []fyne.CanvasObject{r.back, r.track, r.fill} {
		o.Refresh()
	}
}
