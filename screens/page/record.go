package page

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"kezek/screens/kit"
)

const recordGap = 8 // px over the acts

// Record is a sheet that scrolls, with acts at its foot. With the keyboard in it ↑↓ PgUp PgDn Home End
// scroll; other keys are the window's.
type Record struct {
	widget.BaseWidget
	window fyne.Canvas
	body   *fyne.Container
	scroll *container.Scroll
	acts   *fyne.Container
	frame  *canvas.Rectangle
}

// NewRecord shows what a sheet has; acts may be none.
func NewRecord(c fyne.Canvas, sheet *Sheet, acts []*kit.Button) *Record {
	r := &Record{window: c, frame: canvas.NewRectangle(nil), acts: Flow()}
	r.body = sheet.Done()
	r.scroll = container.NewVScroll(r.body)
	for _, b := range acts {
		r.acts.Add(b)
	}
	r.ExtendBaseWidget(r)
	return r
}

// Offset is the height that stands at the top.
func (r *Record) Offset() float32 { return r.scroll.Offset.Y }

// Acts are the buttons at its foot.
func (r *Record) Acts() []fyne.CanvasObject { return r.acts.Objects }

// Objects are what stands in its sheet.
func (r *Record) Objects() []fyne.CanvasObject { return r.body.Objects }

// TypedKey scrolls.
func (r *Record) TypedKey(ev *fyne.KeyEvent) {
	view := r.scroll.Size().Height
	switch ev.Name {
	case fyne.KeyUp:
		r.To(r.scroll.Offset.Y - 40)
	case fyne.KeyDown:
		r.To(r.scroll.Offset.Y + 40)
	case fyne.KeyPageUp:
		r.To(r.scroll.Offset.Y - view)
	case fyne.KeyPageDown:
		r.To(r.scroll.Offset.Y + view)
	case fyne.KeyHome:
		r.To(0)
	case fyne.KeyEnd:
		r.To(r.body.MinSize().Height)
	default:
		r.window.OnTypedKey()(ev)
	}
}

// To scrolls so that a height stands at the top, as far as there is so much below.
func (r *Record) To(y float32) {
	r.scroll.ScrollToOffset(fyne.NewPos(0, max(0, min(y, r.body.MinSize().Height-r.scroll.Size().Height))))
}

// Reveal scrolls to a part of the record that has the keyboard.
func (r *Record) Reveal(top, height float32) {
	y, view := r.scroll.Offset.Y, r.scroll.Size().Height
	if top < y {
		r.To(top)
	} else if top+height > y+view {
		r.To(top + height - view)
	}
}

func (r *Record) TypedRune(rune)          {}
func (r *Record) FocusGained()            { r.mark(true) }
func (r *Record) FocusLost()              { r.mark(false) }
func (r *Record) Tapped(*fyne.PointEvent) { r.window.Focus(r) }
func (r *Record) mark(has bool) {
	r.frame.StrokeWidth = 0
	if has {
		r.frame.StrokeWidth, r.frame.StrokeColor = 2, Shade(theme.ColorNamePrimary)
	}
	r.frame.Refresh()
}

func (r *Record) CreateRenderer() fyne.WidgetRenderer {
	r.frame.CornerRadius = 3
	return &recordRenderer{r}
}

type recordRenderer struct{ r *Record }

func (d *recordRenderer) Destroy() {}
func (d *recordRenderer) Refresh() { d.Layout(d.r.Size()) }
func (d *recordRenderer) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{d.r.scroll, d.r.acts, d.r.frame}
}
func (d *recordRenderer) MinSize() fyne.Size { return fyne.NewSize(300, 160) }

func (d *recordRenderer) Layout(s fyne.Size) {
	r := d.r
	h := FlowHeight(r.acts, s.Width)
	foot := h
	if h > 0 {
		foot += recordGap
	}
	r.scroll.Resize(fyne.NewSize(s.Width, s.Height-foot))
	r.acts.Move(fyne.NewPos(0, s.Height-h))
	r.acts.Resize(fyne.NewSize(s.Width, h))
	r.frame.Resize(fyne.NewSize(s.Width, s.Height-foot))
}
