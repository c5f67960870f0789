package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// ChooseColumns opens the choice of columns: Space shows or hides one, Ctrl+↑↓ moves it. The table follows at once.
func (g *Grid) ChooseColumns() {
	list := newColumnList(g)
	dl := &Dialog{Title: g.desk.T("kit.grid.columns.title"), First: list, Width: 360}
	hint := &fyne.Container{Layout: stacked{}}
	for _, line := range wrap(g.desk.T("kit.grid.columns.keys"), 320, SmallSize) {
		hint.Add(letters(line, shade(ColorQuiet), SmallSize, false))
	}
	list.back = dl.Close
	dl.Content = container.NewVBox(hint, list)
	dl.Buttons = []*Button{
		NewMainButton(g.desk, g.desk.T("kit.grid.columns.done"), dl.Close),
		NewButton(g.desk, g.desk.T("kit.grid.columns.reset"), "", func() {
			g.SetState(GridState{Sort: g.state.Sort, Descending: g.state.Descending})
			g.changedState()
			list.Refresh()
		}),
	}
	g.desk.Show(dl)
}

// columnList is every column of a table in its order, ticked if shown.
type columnList struct {
	widget.BaseWidget
	grid   *Grid
	cursor int
	top    int
	has    bool
	back   func()
}

const columnsShown = 12

func newColumnList(g *Grid) *columnList {
	l := &columnList{grid: g}
	l.ExtendBaseWidget(l)
	return l
}

func (l *columnList) rows() int { return min(columnsShown, len(l.grid.state.Columns)) }

func (l *columnList) goTo(i int) {
	l.cursor = max(0, min(i, len(l.grid.state.Columns)-1))
	l.top = max(min(l.top, l.cursor), l.cursor-columnsShown+1)
	l.Refresh()
}

// toggle shows or hides a column; the last one shown stays.
func (l *columnList) toggle(i int) {
	c := &l.grid.state.Columns[i]
	if !c.Hidden && len(l.grid.views) == 1 {
		return
	}
	c.Hidden = !c.Hidden
	l.grid.changedState()
	l.Refresh()
}

func (l *columnList) shift(by int) {
	cols, to := l.grid.state.Columns, l.cursor+by
	if to < 0 || to >= len(cols) {
		return
	}
	cols[l.cursor], cols[to] = cols[to], cols[l.cursor]
	l.grid.changedState()
	l.goTo(to)
}

func (l *columnList) Tapped(ev *fyne.PointEvent) {
	l.grid.desk.focus(l)
	l.goTo(l.top + int(ev.Position.Y/RowHeight))
	l.toggle(l.cursor)
}

func (l *columnList) TypedKey(ev *fyne.KeyEvent) {
	switch ev.Name {
	case fyne.KeyUp:
		l.goTo(l.cursor - 1)
	case fyne.KeyDown:
		l.goTo(l.cursor + 1)
	case fyne.KeyHome:
		l.goTo(0)
	case fyne.KeyEnd:
		l.goTo(len(l.grid.state.Columns) - 1)
	case fyne.KeySpace:
		l.toggle(l.cursor)
	case fyne.KeyReturn, fyne.KeyEnter, fyne.KeyEscape:
		l.back()
	}
}

func (l *columnList) TypedRune(rune) {}

func (l *columnList) TypedShortcut(s fyne.Shortcut) {
	switch p, _ := pressOfShortcut(s); p {
	case Press{fyne.KeyUp, ctrl}:
		l.shift(-1)
	case Press{fyne.KeyDown, ctrl}:
		l.shift(1)
	}
}

func (l *columnList) FocusGained() {
	l.has = true
	l.grid.desk.gained(l)
	l.Refresh()
}

func (l *columnList) FocusLost() {
	l.has = false
	l.Refresh()
}

func (l *columnList) CreateRenderer() fyne.WidgetRenderer {
	r := &columnsRenderer{l: l, mark: canvas.NewRectangle(nil), border: newFrame()}
	r.objects = []fyne.CanvasObject{r.mark}
	for range l.rows() {
		r.texts = append(r.texts, letters("", nil, TextSize, false))
		r.boxes = append(r.boxes, picture(IconBox, ColorQuiet))
		r.objects = append(r.objects, r.boxes[len(r.boxes)-1], r.texts[len(r.texts)-1])
	}
	r.objects = append(r.objects, r.border)
	r.Refresh()
	return r
}

type columnsRenderer struct {
	laid         fyne.Size
	l            *columnList
	mark, border *canvas.Rectangle
	texts        []*canvas.Text
	boxes        []*canvas.Image
	objects      []fyne.CanvasObject
}

func (r *columnsRenderer) Destroy()                     {}
func (r *columnsRenderer) Objects() []fyne.CanvasObject { return r.objects }
func (r *columnsRenderer) MinSize() fyne.Size {
	return fyne.NewSize(200, float32(r.l.rows())*RowHeight)
}

// Layout draws anew only for a new size: fresh objects ask for a layout, which would never end.
func (r *columnsRenderer) Layout(s fyne.Size) {
	if s != r.laid {
		r.laid = s
		r.Refresh()
	}
}

func (r *columnsRenderer) Refresh() {
	l, width := r.l, r.l.Size().Width
	for i, t := range r.texts {
		c := l.grid.state.Columns[l.top+i]
		icon, colour, ink := IconChecked, theme.ColorNamePrimary, theme.ColorNameForeground
		if c.Hidden {
			icon, colour, ink = IconBox, ColorQuiet, ColorQuiet
		}
		y := float32(i) * RowHeight
		r.boxes[i].Resource = icon.In(colour)
		r.boxes[i].Move(fyne.NewPos(cellPad, y+(RowHeight-iconSize)/2))
		r.boxes[i].Refresh()
		say(t, fit(l.grid.cols[l.grid.column(c.Code)].Title, width-iconSize-3*cellPad, TextSize, false), shade(ink), false)
		t.Move(fyne.NewPos(2*cellPad+iconSize, y+(RowHeight-t.MinSize().Height)/2))
	}
	r.mark.FillColor = shade(ColorCursor)
	r.mark.Move(fyne.NewPos(1, float32(l.cursor-l.top)*RowHeight+1))
	r.mark.Resize(fyne.NewSize(width-2, RowHeight-2))
	r.border.Resize(l.Size())
	r.border.StrokeColor, r.border.StrokeWidth = shade(ColorLine), 1
	if l.has {
		r.border.StrokeColor, r.border.StrokeWidth = shade(theme.ColorNamePrimary), 2
	}
	r.mark.Refresh()
	r.border.Refresh()
}
