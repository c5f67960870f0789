package kit

import (
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

const grip = 5 // px either side of a column's edge that take hold of it

// gridHead is the header: a click sorts, an edge drags the width, a double click on an edge fits it, the icon at the
// right end opens the choice of columns; the box over the ticks ticks all or none.
type gridHead struct {
	widget.BaseWidget
	grid    *Grid
	held    int // view whose edge is held, -1 for none
	start   float32
	from    float32
	pointer desktop.Cursor
	edge    int
	edged   time.Time
}

func newGridHead(g *Grid) *gridHead {
	h := &gridHead{grid: g, held: -1, edge: -1, pointer: desktop.DefaultCursor}
	h.ExtendBaseWidget(h)
	return h
}

// edgeAt is the view whose right edge is at x, -1 for none.
func (h *gridHead) edgeAt(x float32) int {
	for i, v := range h.grid.views {
		if d := v.x + v.width - h.grid.left - x; d > -grip && d < grip {
			return i
		}
	}
	return -1
}

func (h *gridHead) viewAt(x float32) int {
	for i, v := range h.grid.views {
		if x += h.grid.left; x >= v.x && x < v.x+v.width {
			return i
		}
		x -= h.grid.left
	}
	return -1
}

func (h *gridHead) chooser(x float32) bool { return x > h.Size().Width-headHeight }

func (h *gridHead) MouseDown(ev *desktop.MouseEvent) {
	h.held = h.edgeAt(ev.Position.X)
	if h.held >= 0 {
		h.start, h.from = h.grid.views[h.held].width, ev.Position.X
	}
}

func (h *gridHead) MouseUp(*desktop.MouseEvent) {}

// Dragged makes the held column as wide as the mouse says.
func (h *gridHead) Dragged(ev *fyne.DragEvent) {
	if h.held < 0 {
		return
	}
	h.resize(h.held, h.start+ev.Position.X-h.from)
}

func (h *gridHead) DragEnd() {
	if h.held >= 0 {
		h.held = -1
		h.grid.changedState()
	}
}

func (h *gridHead) resize(view int, width float32) {
	code := h.grid.cols[h.grid.views[view].index].Code
	for i := range h.grid.state.Columns {
		if c := &h.grid.state.Columns[i]; c.Code == code {
			c.Width = max(minColumn, int(width))
		}
	}
	h.grid.arrange()
}

// fitWidth makes a column as wide as its title and the texts in view ask.
func (h *gridHead) fitWidth(view int) {
	g := h.grid
	v := g.views[view]
	w := wide(g.cols[v.index].Title, TextSize, fyne.TextStyle{Bold: true}) + iconSize
	for row := g.top; row < min(g.top+g.page(), g.Source.Len()); row++ {
		w = max(w, wide(g.Source.Row(row).Cells[v.index], TextSize, fyne.TextStyle{Bold: true}))
	}
	h.resize(view, w+2*cellPad+2)
	g.changedState()
}

func (h *gridHead) Tapped(ev *fyne.PointEvent) {
	g, x := h.grid, ev.Position.X
	if h.chooser(x) {
		g.ChooseColumns()
		return
	}
	if edge := h.edgeAt(x); edge >= 0 {
		now := g.desk.Now()
		if edge == h.edge && now.Sub(h.edged) < doubleClick {
			h.fitWidth(edge)
		}
		h.edge, h.edged = edge, now
		return
	}
	if x < g.tickRoom()-g.left {
		g.tickAll()
	} else if i := h.viewAt(x); i >= 0 {
		g.SortBy(g.cols[g.views[i].index].Code)
	}
	g.Focus()
}

func (h *gridHead) MouseIn(*desktop.MouseEvent) {}
func (h *gridHead) MouseOut()                   {}
func (h *gridHead) Cursor() desktop.Cursor      { return h.pointer }

func (h *gridHead) MouseMoved(ev *desktop.MouseEvent) {
	h.pointer = desktop.DefaultCursor
	if h.edgeAt(ev.Position.X) >= 0 {
		h.pointer = desktop.HResizeCursor
	}
}

func (h *gridHead) CreateRenderer() fyne.WidgetRenderer {
	r := &headRenderer{h: h, back: canvas.NewRectangle(nil), rule: canvas.NewRectangle(nil), cover: canvas.NewRectangle(nil),
		sort: picture(IconDown, theme.ColorNamePrimary), all: picture(IconBox, ColorQuiet), choose: picture(IconColumns, ColorQuiet)}
	r.Refresh()
	return r
}

type headRenderer struct {
	laid              fyne.Size
	h                 *gridHead
	back, rule, cover *canvas.Rectangle
	sort, choose, all *canvas.Image
	titles            []*canvas.Text
	edges             []*canvas.Rectangle
	objects           []fyne.CanvasObject
}

func (r *headRenderer) Destroy()                     {}
func (r *headRenderer) IsClip()                      {}
func (r *headRenderer) Objects() []fyne.CanvasObject { return r.objects }
func (r *headRenderer) MinSize() fyne.Size           { return fyne.NewSize(80, headHeight) }

// Layout draws anew only for a new size: fresh objects ask for a layout, which would never end.
func (r *headRenderer) Layout(s fyne.Size) {
	if s != r.laid {
		r.laid = s
		r.Refresh()
	}
}

func (r *headRenderer) build() {
	n := len(r.h.grid.views)
	if len(r.titles) == n && r.objects != nil {
		return
	}
	r.titles, r.edges = make([]*canvas.Text, n), make([]*canvas.Rectangle, n)
	r.objects = []fyne.CanvasObject{r.back}
	for i := range r.titles {
		r.titles[i], r.edges[i] = letters("", nil, TextSize, true), canvas.NewRectangle(nil)
		r.objects = append(r.objects, r.titles[i], r.edges[i])
	}
	r.objects = append(r.objects, r.sort, r.all, r.cover, r.choose, r.rule)
}

func (r *headRenderer) Refresh() {
	r.build()
	g, size := r.h.grid, r.h.Size()
	ink, accent := shade(theme.ColorNameForeground), shade(theme.ColorNamePrimary)
	r.sort.Hidden = true
	for i, v := range g.views {
		c, x, room := g.cols[v.index], v.x-g.left+1, v.width-2*cellPad
		colour := ink
		if c.Code == g.state.Sort {
			colour = accent
			room -= iconSize
			r.mark(x + v.width - iconSize - 4)
		}
		t := r.titles[i]
		say(t, fit(c.Title, room, TextSize, true), colour, true)
		at := x + cellPad
		if c.Right {
			at += room - t.MinSize().Width
		}
		t.Move(fyne.NewPos(at, (headHeight-t.MinSize().Height)/2))
		r.edges[i].FillColor = shade(ColorLine)
		r.edges[i].Move(fyne.NewPos(x+v.width-1, 7))
		r.edges[i].Resize(fyne.NewSize(1, headHeight-14))
	}
	r.back.FillColor, r.cover.FillColor = shade(ColorStripe), shade(ColorStripe)
	r.back.Resize(size)
	r.cover.Move(fyne.NewPos(size.Width-headHeight, 0))
	r.cover.Resize(fyne.NewSize(headHeight, headHeight))
	r.choose.Resource = IconColumns.In(ColorQuiet)
	r.choose.Move(fyne.NewPos(size.Width-headHeight+6, 6))
	r.drawAll()
	r.rule.FillColor = shade(ColorLine)
	r.rule.Move(fyne.NewPos(0, headHeight-1))
	r.rule.Resize(fyne.NewSize(size.Width, 1))
	canvas.Refresh(r.h)
}

// mark puts the sign of the sorted column at x.
func (r *headRenderer) mark(x float32) {
	icon := IconUp
	if r.h.grid.state.Descending {
		icon = IconDown
	}
	r.sort.Hidden = false
	r.sort.Resource = icon.In(theme.ColorNamePrimary)
	r.sort.Move(fyne.NewPos(x, (headHeight-iconSize)/2))
	r.sort.Refresh()
}
