package queuepage

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"kezek/screens/kit"
	"kezek/screens/page"
)

const (
	recordWidth = sideWidth - 20 - 2*recordPad - 12 // of its text; the scroll bar stands beside
	recordPad   = 8
	factLabel   = 132
)

// record is the open entry: facts that scroll, its acts at the foot. With the keyboard in it ↑↓ PgUp PgDn Home End
// scroll; other keys are the window's.
type record struct {
	widget.BaseWidget
	window fyne.Canvas
	body   *fyne.Container
	scroll *container.Scroll
	acts   *fyne.Container
	frame  *canvas.Rectangle
}

func newRecord(c fyne.Canvas, sheet *sheet, acts []*kit.Button) *record {
	r := &record{window: c, frame: canvas.NewRectangle(nil), acts: page.Flow()}
	r.body = sheet.done()
	r.scroll = container.NewVScroll(r.body)
	for _, b := range acts {
		r.acts.Add(b)
	}
	r.ExtendBaseWidget(r)
	return r
}

func (r *record) TypedKey(ev *fyne.KeyEvent) {
	view := r.scroll.Size().Height
	switch ev.Name {
	case fyne.KeyUp:
		r.to(r.scroll.Offset.Y - 40)
	case fyne.KeyDown:
		r.to(r.scroll.Offset.Y + 40)
	case fyne.KeyPageUp:
		r.to(r.scroll.Offset.Y - view)
	case fyne.KeyPageDown:
		r.to(r.scroll.Offset.Y + view)
	case fyne.KeyHome:
		r.to(0)
	case fyne.KeyEnd:
		r.to(r.body.MinSize().Height)
	default:
		r.window.OnTypedKey()(ev)
	}
}

func (r *record) to(y float32) {
	r.scroll.ScrollToOffset(fyne.NewPos(0, max(0, min(y, r.body.MinSize().Height-r.scroll.Size().Height))))
}

// reveal scrolls to a part of the record that has the keyboard.
func (r *record) reveal(top, height float32) {
	y, view := r.scroll.Offset.Y, r.scroll.Size().Height
	if top < y {
		r.to(top)
	} else if top+height > y+view {
		r.to(top + height - view)
	}
}

func (r *record) TypedRune(rune)          {}
func (r *record) FocusGained()            { r.mark(true) }
func (r *record) FocusLost()              { r.mark(false) }
func (r *record) Tapped(*fyne.PointEvent) { r.window.Focus(r) }
func (r *record) mark(has bool) {
	r.frame.StrokeWidth = 0
	if has {
		r.frame.StrokeWidth, r.frame.StrokeColor = 2, page.Shade(theme.ColorNamePrimary)
	}
	r.frame.Refresh()
}

func (r *record) CreateRenderer() fyne.WidgetRenderer {
	r.frame.CornerRadius = 3
	return &recordRenderer{r}
}

type recordRenderer struct{ r *record }

func (d *recordRenderer) Destroy() {}
func (d *recordRenderer) Refresh() { d.Layout(d.r.Size()) }
func (d *recordRenderer) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{d.r.scroll, d.r.acts, d.r.frame}
}
func (d *recordRenderer) MinSize() fyne.Size { return fyne.NewSize(sideWidth-20, 160) }

func (d *recordRenderer) Layout(s fyne.Size) {
	r := d.r
	h := page.FlowHeight(r.acts, s.Width)
	foot := h
	if h > 0 {
		foot += edge
	}
	r.scroll.Resize(fyne.NewSize(s.Width, s.Height-foot))
	r.acts.Move(fyne.NewPos(0, s.Height-h))
	r.acts.Resize(fyne.NewSize(s.Width, h))
	r.frame.Resize(fyne.NewSize(s.Width, s.Height-foot))
}
