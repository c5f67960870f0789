package kit

import (
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

const (
	doubleClick = 400 * time.Millisecond
	tipAfter    = 600 * time.Millisecond
	wheel       = 3.6 // a notch of the wheel is three rows
)

// gridBody is the part of a table that has the rows and the keyboard.
type gridBody struct {
	widget.BaseWidget
	grid  *Grid
	has   bool
	shift bool
	rest  float32 // wheel travel not yet worth a row

	clicked   time.Time
	clickedAt int
	pressed   int    // row the button went down on, -1 when it cannot be pulled
	pulled    *pull  // nil while no row is being pulled
	over      [2]int // row and view under the mouse
	tip       string
	tipAt     fyne.Position
	stopTip   func()
}

func newGridBody(g *Grid) *gridBody {
	b := &gridBody{grid: g, clickedAt: -1, pressed: -1, over: [2]int{-1, -1}, stopTip: func() {}}
	b.ExtendBaseWidget(b)
	return b
}

func (b *gridBody) rowAt(p fyne.Position) int {
	row := b.grid.top + int(p.Y)/RowHeight
	if p.Y < 0 || row >= b.grid.Source.Len() {
		return -1
	}
	return row
}

// MouseDown moves the cursor; Ctrl or the box marks one row, Shift a range, a second click opens.
func (b *gridBody) MouseDown(ev *desktop.MouseEvent) {
	g, row := b.grid, b.rowAt(ev.Position)
	g.desk.focus(b)
	if b.pressed = -1; b.pulled != nil {
		b.leave()
	}
	if row < 0 || ev.Button == desktop.MouseButtonSecondary {
		return
	}
	switch {
	case ev.Modifier&fyne.KeyModifierShift != 0:
		g.goTo(row)
		g.markRange(g.anchor, row)
	case ev.Modifier&ctrl != 0 || ev.Position.X < g.tickRoom()-g.left:
		g.toggleMark(row)
		g.SetCursor(row)
	default:
		if !g.ticks && (g.OnMove == nil || !g.marked[row]) {
			clear(g.marked)
		}
		g.SetCursor(row)
		now := g.desk.Now()
		if row == b.clickedAt && now.Sub(b.clicked) < doubleClick && g.OnOpen != nil {
			b.clickedAt = -1
			g.OnOpen(row)
			return
		}
		b.clicked, b.clickedAt, b.pressed = now, row, row
	}
}

// MouseUp lets the marks go that a press left alone because the row might have been pulled.
func (b *gridBody) MouseUp(*desktop.MouseEvent) {
	if g := b.grid; b.pressed >= 0 && b.pulled == nil && !g.ticks && len(g.marked) > 0 {
		clear(g.marked)
		g.moved()
	}
}

func (b *gridBody) Scrolled(ev *fyne.ScrollEvent) {
	b.hideTip()
	if ev.Scrolled.DX != 0 {
		b.grid.scrollLeft(b.grid.left - ev.Scrolled.DX*wheel)
	}
	b.rest -= ev.Scrolled.DY * wheel
	rows := int(b.rest / RowHeight)
	b.rest -= float32(rows) * RowHeight
	b.grid.scrollTo(b.grid.top + rows)
}

func (b *gridBody) MouseIn(ev *desktop.MouseEvent) { b.MouseMoved(ev) }
func (b *gridBody) MouseOut()                      { b.hideTip() }

// MouseMoved shows the whole text of a shortened cell once the mouse rests on it.
func (b *gridBody) MouseMoved(ev *desktop.MouseEvent) {
	g, at := b.grid, [2]int{b.rowAt(ev.Position), -1}
	for i, v := range g.views {
		if x := ev.Position.X + g.left; x >= v.x && x < v.x+v.width {
			at[1] = i
		}
	}
	if at == b.over {
		return
	}
	b.hideTip()
	b.over = at
	if at[0] < 0 || at[1] < 0 {
		return
	}
	v := g.views[at[1]]
	row := g.Source.Row(at[0])
	text := row.Cells[v.index]
	if fit(text, v.width-2*cellPad, TextSize, row.Style == Strong) == text {
		return
	}
	b.stopTip = g.desk.after(tipAfter, func() {
		g.desk.do(func() {
			if b.over == at {
				b.tip = text
				b.tipAt = fyne.NewPos(v.x-g.left, float32(at[0]-g.top+1)*RowHeight)
				b.Refresh()
			}
		})
	})
}

func (b *gridBody) hideTip() {
	b.stopTip()
	b.over = [2]int{-1, -1}
	if b.tip != "" {
		b.tip = ""
		b.Refresh()
	}
}

func (b *gridBody) CreateRenderer() fyne.WidgetRenderer {
	r := &bodyRenderer{b: b, back: canvas.NewRectangle(nil), empty: letters("", nil, TextSize, false),
		landing: canvas.NewRectangle(nil), tipBack: newFrame(), tip: letters("", nil, TextSize, false)}
	r.Refresh()
	return r
}

// bodyRenderer holds as many lines as fit into the view. A row always uses the line row % lines, so that scrolling by
// one row writes one row anew and only moves the others.
type bodyRenderer struct {
	b       *gridBody
	back    *canvas.Rectangle
	empty   *canvas.Text
	tipBack *canvas.Rectangle
	tip     *canvas.Text
	landing *canvas.Rectangle // where the row being pulled would land
	lines   []*gridLine
	columns int
	ticks   bool
	objects []fyne.CanvasObject
}

type gridLine struct {
	row, stamp int
	back, rule *canvas.Rectangle
	texts      []*canvas.Text
	box        *canvas.Image // nil without ticks
	ticked     bool
}

func (r *bodyRenderer) Destroy()                     {}
func (r *bodyRenderer) IsClip()                      {} // Fyne then draws nothing beyond the body's edges
func (r *bodyRenderer) Objects() []fyne.CanvasObject { return r.objects }
func (r *bodyRenderer) MinSize() fyne.Size           { return fyne.NewSize(80, 2*RowHeight) }

func (r *bodyRenderer) Layout(fyne.Size) {
	r.b.grid.stamp++
	r.draw()
}

func (r *bodyRenderer) Refresh() { r.draw() }

// build makes the lines anew when their number or that of the columns changed.
func (r *bodyRenderer) build() {
	g := r.b.grid
	need := int(r.b.Size().Height)/RowHeight + 1
	if need == len(r.lines) && r.columns == len(g.views) && r.ticks == g.ticks {
		return
	}
	r.lines, r.columns, r.ticks = make([]*gridLine, need), len(g.views), g.ticks
	r.objects = []fyne.CanvasObject{r.back}
	for i := range r.lines {
		l := &gridLine{row: -1, back: canvas.NewRectangle(nil), rule: canvas.NewRectangle(nil)}
		r.objects = append(r.objects, l.back, l.rule)
		for range r.columns {
			t := letters("", nil, TextSize, false)
			l.texts = append(l.texts, t)
			r.objects = append(r.objects, t)
		}
		if g.ticks {
			l.box = picture(IconBox, ColorQuiet)
			r.objects = append(r.objects, l.box)
		}
		r.lines[i] = l
	}
	r.objects = append(r.objects, r.empty, r.landing, r.tipBack, r.tip)
}

func (r *bodyRenderer) draw() {
	r.build()
	g, size := r.b.grid, r.b.Size()
	if c := shade(ColorSurface); r.back.FillColor != c || r.back.Size() != size {
		r.back.FillColor = c
		r.back.Resize(size)
		g.stamp++ // another theme or size: every row is written anew
	}
	n := g.Source.Len()
	for i := range r.lines {
		row := g.top + i
		l := r.lines[row%len(r.lines)]
		r.line(l, row, float32(i)*RowHeight, row < n)
	}
	text := ""
	if n == 0 {
		text = g.Empty
	}
	say(r.empty, text, shade(ColorQuiet), false)
	centre(r.empty, fyne.NewPos(0, 0), fyne.NewSize(size.Width, min(size.Height, 5*RowHeight)))
	r.drawTip()
	r.drawLanding()
	r.back.Refresh() // draws even where only something hidden until now was shown
}

func (r *bodyRenderer) line(l *gridLine, row int, y float32, shown bool) {
	g, width := r.b.grid, r.b.Size().Width
	l.back.Hidden = !shown || row != g.cursor && !g.marked[row]
	if !l.back.Hidden {
		fill := shade(ColorChosen)
		if row == g.cursor && (r.b.has || len(g.marked) == 0) {
			fill = shade(ColorCursor)
		}
		if !r.b.has && row == g.cursor && len(g.marked) == 0 {
			fill = shade(ColorChosen)
		}
		if l.back.FillColor != fill {
			l.back.FillColor = fill
			l.back.Refresh()
		}
		l.back.Move(fyne.NewPos(0, y))
		l.back.Resize(fyne.NewSize(width, RowHeight-1))
	}
	r.tick(l, row, y, shown)
	l.rule.Hidden = !shown
	l.rule.Move(fyne.NewPos(0, y+RowHeight-1))
	if l.row != row || l.stamp != g.stamp {
		l.row, l.stamp = row, g.stamp
		l.rule.FillColor = shade(theme.ColorNameSeparator)
		l.rule.Resize(fyne.NewSize(width, 1))
		r.write(l, row, shown)
	}
	for _, t := range l.texts {
		if !t.Hidden {
			t.Move(fyne.NewPos(t.Position().X, y+(RowHeight-1-t.Size().Height)/2))
		}
	}
}

// write puts a row's texts into a line; columns out of view are not even measured.
func (r *bodyRenderer) write(l *gridLine, row int, shown bool) {
	g, width := r.b.grid, r.b.Size().Width
	var data Row
	if shown {
		data = g.Source.Row(row)
	}
	ink := shade(theme.ColorNameForeground)
	switch data.Style {
	case Faded:
		ink = shade(ColorQuiet)
	case Wrong:
		ink = shade(ColorWrong)
	}
	for i, t := range l.texts {
		v := g.views[i]
		x := v.x - g.left
		t.Hidden = !shown || x >= width || x+v.width <= 0
		if t.Hidden {
			continue
		}
		room := v.width - 2*cellPad
		bold := data.Style == Strong
		text := ""
		if v.index < len(data.Cells) {
			text = fit(data.Cells[v.index], room, TextSize, bold)
		}
		t.Alignment = fyne.TextAlignLeading
		if g.cols[v.index].Right {
			t.Alignment = fyne.TextAlignTrailing
		}
		say(t, text, ink, bold)
		t.Move(fyne.NewPos(x+cellPad, t.Position().Y))
		t.Resize(fyne.NewSize(room, lineHeight()))
	}
}

// lineHeight is the height of a line of text, measured once.
var lineHeight = func() func() float32 {
	h := float32(0)
	return func() float32 {
		if h == 0 {
			h = fyne.MeasureText("Hg", TextSize, fyne.TextStyle{}).Height
		}
		return h
	}
}()

func (r *bodyRenderer) drawTip() {
	b := r.b
	r.tip.Hidden, r.tipBack.Hidden = b.tip == "", b.tip == ""
	if b.tip == "" {
		return
	}
	room := b.Size().Width - 2*cellPad
	say(r.tip, fit(b.tip, room, TextSize, false), shade(theme.ColorNameForeground), false)
	size := r.tip.MinSize()
	at := fyne.NewPos(max(0, min(b.tipAt.X, room-size.Width)), b.tipAt.Y)
	if at.Y+RowHeight > b.Size().Height {
		at.Y -= 2 * RowHeight
	}
	r.tipBack.FillColor = shade(theme.ColorNameOverlayBackground)
	r.tipBack.StrokeColor, r.tipBack.StrokeWidth = shade(ColorLine), 1
	r.tipBack.Move(at.AddXY(0, 2))
	r.tipBack.Resize(fyne.NewSize(size.Width+2*cellPad, RowHeight-4))
	r.tip.Move(at.AddXY(cellPad, (RowHeight-size.Height)/2))
	r.tipBack.Refresh()
}
