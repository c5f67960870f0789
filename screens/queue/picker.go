package queuepage

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"kezek/screens/kit"
	"kezek/screens/page"
)

const pickerShown = 5

// pick is a column that may go into the workbook.
type pick struct {
	code, name string
	on         bool
}

// picker is a list of columns to choose from and to put in order: Space ticks, Ctrl+↑↓ moves, ↑↓ Home End go.
type picker struct {
	widget.BaseWidget
	window fyne.Canvas
	list   []pick
	cursor int
	top    int
	has    bool
	submit func() // Ctrl+Enter
	back   func() // Esc
}

func newPicker(c fyne.Canvas, list []pick) *picker {
	l := &picker{window: c, list: list}
	l.ExtendBaseWidget(l)
	return l
}

// chosen are the codes ticked, in order.
func (l *picker) chosen() (codes []string) {
	for _, p := range l.list {
		if p.on {
			codes = append(codes, p.code)
		}
	}
	return codes
}

func (l *picker) goTo(i int) {
	l.cursor = max(0, min(i, len(l.list)-1))
	l.top = max(min(l.top, l.cursor), l.cursor-pickerShown+1)
	l.Refresh()
}

// toggle ticks a column or not; the last one ticked stays.
func (l *picker) toggle() {
	if l.list[l.cursor].on && len(l.chosen()) == 1 {
		return
	}
	l.list[l.cursor].on = !l.list[l.cursor].on
	l.Refresh()
}

func (l *picker) shift(by int) {
	to := l.cursor + by
	if to < 0 || to >= len(l.list) {
		return
	}
	l.list[l.cursor], l.list[to] = l.list[to], l.list[l.cursor]
	l.goTo(to)
}

func (l *picker) Tapped(ev *fyne.PointEvent) {
	l.window.Focus(l)
	if i := l.top + int(ev.Position.Y/kit.RowHeight); i < len(l.list) {
		l.goTo(i)
		l.toggle()
	}
}

func (l *picker) Scrolled(ev *fyne.ScrollEvent) {
	step := 1
	if ev.Scrolled.DY > 0 {
		step = -1
	}
	l.top = max(0, min(l.top+step, len(l.list)-pickerShown))
	l.Refresh()
}

func (l *picker) TypedKey(ev *fyne.KeyEvent) {
	switch ev.Name {
	case fyne.KeyUp:
		l.goTo(l.cursor - 1)
	case fyne.KeyDown:
		l.goTo(l.cursor + 1)
	case fyne.KeyHome:
		l.goTo(0)
	case fyne.KeyEnd:
		l.goTo(len(l.list) - 1)
	case fyne.KeyReturn, fyne.KeyEnter:
		l.window.FocusNext()
	case fyne.KeyEscape:
		l.back()
	default:
		l.window.OnTypedKey()(ev)
	}
}

func (l *picker) TypedRune(r rune) {
	if r == ' ' {
		l.toggle()
	}
}

// TypedShortcut moves the column; a shortcut that is not its own goes to the window.
func (l *picker) TypedShortcut(s fyne.Shortcut) {
	c, ok := s.(*desktop.CustomShortcut)
	if ok && c.Modifier == fyne.KeyModifierControl {
		switch c.KeyName {
		case fyne.KeyUp:
			l.shift(-1)
			return
		case fyne.KeyDown:
			l.shift(1)
			return
		case fyne.KeyReturn, fyne.KeyEnter:
			l.submit()
			return
		}
	}
	if w, ok := l.window.(fyne.Shortcutable); ok {
		w.TypedShortcut(s)
	}
}

func (l *picker) FocusGained() { l.has = true; l.Refresh() }
func (l *picker) FocusLost()   { l.has = false; l.Refresh() }

func (l *picker) MinSize() fyne.Size { return fyne.NewSize(200, pickerShown*kit.RowHeight) }

func (l *picker) CreateRenderer() fyne.WidgetRenderer {
	r := &pickerRenderer{l: l}
	r.Refresh()
	return r
}

type pickerRenderer struct {
	laid    fyne.Size
	l       *picker
	objects []fyne.CanvasObject
}

func (r *pickerRenderer) Destroy()                     {}
func (r *pickerRenderer) MinSize() fyne.Size           { return r.l.MinSize() }
func (r *pickerRenderer) Objects() []fyne.CanvasObject { return r.objects }

// Layout draws anew only for a new size: fresh objects ask for a layout, which would never end.
func (r *pickerRenderer) Layout(s fyne.Size) {
	if s != r.laid {
		r.laid = s
		r.Refresh()
	}
}

func (r *pickerRenderer) Refresh() {
	l, size := r.l, r.l.Size()
	border := canvas.NewRectangle(page.Shade(kit.ColorSurface))
	border.StrokeColor, border.StrokeWidth, border.CornerRadius = page.Shade(kit.ColorLine), 1, 3
	if l.has {
		border.StrokeColor, border.StrokeWidth = page.Shade(theme.ColorNamePrimary), 2
	}
	border.Resize(size)
	mark := canvas.NewRectangle(page.Shade(kit.ColorCursor))
	mark.Hidden = l.cursor < l.top || l.cursor >= l.top+pickerShown
	mark.Move(fyne.NewPos(2, float32(l.cursor-l.top)*kit.RowHeight+1))
	mark.Resize(fyne.NewSize(size.Width-4, kit.RowHeight-2))
	r.objects = []fyne.CanvasObject{border, mark}
	for i, p := range l.list[l.top:min(len(l.list), l.top+pickerShown)] {
		icon, colour, ink := kit.IconBox, kit.ColorQuiet, kit.ColorQuiet
		if p.on {
			icon, colour, ink = kit.IconChecked, theme.ColorNamePrimary, theme.ColorNameForeground
		}
		y := float32(i) * kit.RowHeight
		box := canvas.NewImageFromResource(icon.In(colour))
		box.Resize(fyne.NewSquareSize(iconSize))
		box.Move(fyne.NewPos(8, y+(kit.RowHeight-iconSize)/2))
		text := page.Line(page.Fit(p.name, size.Width-60, kit.TextSize, false), kit.TextSize, false, ink)
		text.Move(fyne.NewPos(32, y+(kit.RowHeight-text.MinSize().Height)/2))
		r.objects = append(r.objects, box, text)
	}
	share := size.Height / float32(max(1, len(l.list)))
	bar := canvas.NewRectangle(page.Shade(theme.ColorNameScrollBar))
	bar.Move(fyne.NewPos(size.Width-7, float32(l.top)*share+2))
	bar.Resize(fyne.NewSize(4, pickerShown*share-4))
	r.objects = append(r.objects, bar)
	canvas.Refresh(l)
}

// picks lists all columns: the chosen ones first, in their order.
func picks(all, chosen []string, name func(code string) string) (list []pick) {
	for _, code := range chosen {
		if slices.Contains(all, code) {
			list = append(list, pick{code, name(code), true})
		}
	}
	for _, code := range all {
		if !slices.Contains(chosen, code) {
			list = append(list, pick{code, name(code), false})
		}
	}
	return list
}
