package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"kezek/locales"
)

const (
	headHeight = 28
	footHeight = 22
	barSize    = 10
)

// CreateRenderer sets header, rows, scroll bars and foot.
func (g *Grid) CreateRenderer() fyne.WidgetRenderer {
	r := &gridRenderer{g: g, border: canvas.NewRectangle(nil)}
	r.border.StrokeWidth = 1
	r.Refresh()
	return r
}

type gridRenderer struct {
	g      *Grid
	border *canvas.Rectangle
}

func (r *gridRenderer) Destroy() {}
func (r *gridRenderer) Objects() []fyne.CanvasObject {
	g := r.g
	return []fyne.CanvasObject{g.head, g.body, g.vbar, g.hbar, g.foot, r.border}
}
func (r *gridRenderer) MinSize() fyne.Size {
	return fyne.NewSize(200, headHeight+3*RowHeight+footHeight)
}

func (r *gridRenderer) Layout(s fyne.Size) {
	g := r.g
	w := max(1, s.Width-barSize-1)
	h := max(0, s.Height-headHeight-footHeight)
	if g.width() > w {
		h = max(0, h-barSize)
	}
	g.head.Resize(fyne.NewSize(s.Width, headHeight))
	g.body.Move(fyne.NewPos(1, headHeight))
	g.vbar.Move(fyne.NewPos(w, headHeight))
	g.vbar.Resize(fyne.NewSize(barSize, h))
	g.hbar.Move(fyne.NewPos(1, headHeight+h))
	g.hbar.Resize(fyne.NewSize(w, barSize))
	g.foot.Move(fyne.NewPos(0, s.Height-footHeight))
	g.foot.Resize(fyne.NewSize(s.Width, footHeight))
	r.border.Resize(s)
	g.body.Resize(fyne.NewSize(w-1, h))
	g.top = max(0, min(g.top, g.maxTop()))
	g.bars()
}

func (r *gridRenderer) Refresh() {
	g := r.g
	r.border.StrokeColor = shade(ColorLine)
	r.border.Refresh()
	r.Layout(g.Size())
	for _, o := range []fyne.CanvasObject{g.head, g.body, g.vbar, g.hbar, g.foot} {
		o.Refresh()
	}
}

// gridFoot counts: how many are marked, where the cursor stands, how many rows there are.
type gridFoot struct {
	widget.BaseWidget
	grid *Grid
}

func newGridFoot(g *Grid) *gridFoot {
	f := &gridFoot{grid: g}
	f.ExtendBaseWidget(f)
	return f
}

// count is «12 / 4 318»: the rows shown and all there are, or the cursor's row and all rows where nothing is filtered.
func (f *gridFoot) count() string {
	g := f.grid
	n := g.Source.Len()
	if g.Source.Total != nil {
		if all := g.Source.Total(); all != n {
			return locales.Number(int64(n)) + " / " + locales.Number(int64(all))
		}
	}
	return locales.Number(int64(g.cursor+1)) + " / " + locales.Number(int64(n))
}

func (f *gridFoot) CreateRenderer() fyne.WidgetRenderer {
	r := &footRenderer{f: f, back: canvas.NewRectangle(nil), left: letters("", nil, SmallSize, false), right: letters("", nil, SmallSize, false)}
	r.Refresh()
	return r
}

type footRenderer struct {
	f           *gridFoot
	back        *canvas.Rectangle
	left, right *canvas.Text
}

func (r *footRenderer) Destroy() {}
func (r *footRenderer) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{r.back, r.left, r.right}
}
func (r *footRenderer) MinSize() fyne.Size { return fyne.NewSize(80, footHeight) }

func (r *footRenderer) Layout(s fyne.Size) {
	r.back.Resize(s)
	y := (s.Height - lineHeight()) / 2
	r.left.Move(fyne.NewPos(cellPad, y+1))
	r.right.Alignment = fyne.TextAlignTrailing
	r.right.Move(fyne.NewPos(s.Width/2, y+1))
	r.right.Resize(fyne.NewSize(s.Width/2-cellPad-barSize, lineHeight()))
}

func (r *footRenderer) Refresh() {
	r.back.FillColor = shade(ColorStripe)
	marked := ""
	if n := len(r.f.grid.marked); n > 0 {
		marked = r.f.grid.desk.T("kit.grid.marked", "count", n)
	}
	say(r.left, marked, shade(theme.ColorNameForeground), false)
	say(r.right, r.f.count(), shade(ColorQuiet), false)
	r.back.Refresh()
	r.Layout(r.f.Size())
}

// scrollBar shows which part is in view and drags it.
type scrollBar struct {
	widget.BaseWidget
	upright         bool
	at, part, whole int
	to              func(share float64)
	dragged         float64 // share where the drag stands
	dragging        bool
}

func newScrollBar(upright bool, to func(float64)) *scrollBar {
	b := &scrollBar{upright: upright, to: to}
	b.ExtendBaseWidget(b)
	return b
}

func (b *scrollBar) set(at, part, whole int) {
	b.at, b.part, b.whole = at, part, whole
	b.Hidden = whole <= part
	b.Refresh()
}

// length is the bar's own length and that of its thumb, px.
func (b *scrollBar) length() (bar, thumb float32) {
	bar = b.Size().Width
	if b.upright {
		bar = b.Size().Height
	}
	return bar, max(28, float32(float64(bar)*float64(b.part)/float64(max(1, b.whole))))
}

func (b *scrollBar) share() float64 { return float64(b.at) / float64(max(1, b.whole-b.part)) }

func (b *scrollBar) Dragged(ev *fyne.DragEvent) {
	if !b.dragging {
		b.dragging, b.dragged = true, b.share()
	}
	by := ev.Dragged.DX
	if b.upright {
		by = ev.Dragged.DY
	}
	bar, thumb := b.length()
	b.dragged += float64(by) / float64(max(1, bar-thumb))
	b.to(max(0, min(1, b.dragged)))
}

func (b *scrollBar) DragEnd() { b.dragging = false }

// Tapped jumps to where it was clicked.
func (b *scrollBar) Tapped(ev *fyne.PointEvent) {
	bar, thumb := b.length()
	p := ev.Position.X
	if b.upright {
		p = ev.Position.Y
	}
	b.to(max(0, min(1, float64((p-thumb/2)/(bar-thumb)))))
}

func (b *scrollBar) CreateRenderer() fyne.WidgetRenderer {
	return &barRenderer{b: b, track: canvas.NewRectangle(shade(ColorStripe)), thumb: newFrame()}
}

type barRenderer struct {
	b            *scrollBar
	track, thumb *canvas.Rectangle
}

func (r *barRenderer) Destroy()                     {}
func (r *barRenderer) Objects() []fyne.CanvasObject { return []fyne.CanvasObject{r.track, r.thumb} }
func (r *barRenderer) MinSize() fyne.Size           { return fyne.NewSquareSize(barSize) }

func (r *barRenderer) Layout(s fyne.Size) {
	r.track.Resize(s)
	bar, thumb := r.b.length()
	at := float32(r.b.share() * float64(bar-thumb))
	if r.b.upright {
		r.thumb.Move(fyne.NewPos(2, at))
		r.thumb.Resize(fyne.NewSize(barSize-4, thumb))
	} else {
		r.thumb.Move(fyne.NewPos(at, 2))
		r.thumb.Resize(fyne.NewSize(thumb, barSize-4))
	}
}

func (r *barRenderer) Refresh() {
	r.track.FillColor = shade(ColorStripe)
	r.thumb.FillColor = shade(theme.ColorNameScrollBar)
	r.Layout(r.b.Size())
	r.track.Refresh()
	r.thumb.Refresh()
}
