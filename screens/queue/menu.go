package queuepage

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"kezek/screens/kit"
	"kezek/screens/page"
)

// How high a line of a menu is: with its quiet words, and at least, where there is room for the names alone.
const (
	menuRow   = 44
	menuWords = 38 // the least that holds both
	menuTight = 26
)

// choice is one line of a menu: what it is called, and what it does in quiet words.
type choice struct {
	name, about string
	then        func()
}

// menu lets one of a few things be chosen: ↑↓ Home End go, Enter or the mouse chooses, a digit chooses at once. Other keys
// are the window's.
type menu struct {
	widget.BaseWidget
	window fyne.Canvas
	list   []choice
	cursor int
	has    bool
}

func newMenu(c fyne.Canvas, list []choice) *menu {
	m := &menu{window: c, list: list}
	m.ExtendBaseWidget(m)
	return m
}

func (m *menu) goTo(i int) {
	m.cursor = max(0, min(i, len(m.list)-1))
	m.Refresh()
}

func (m *menu) Tapped(ev *fyne.PointEvent) {
	if i := int(ev.Position.Y / m.row()); i < len(m.list) {
		m.goTo(i)
		m.list[i].then()
	}
}

func (m *menu) Cursor() desktop.Cursor { return desktop.PointerCursor }

func (m *menu) TypedKey(ev *fyne.KeyEvent) {
	switch ev.Name {
	case fyne.KeyUp:
		m.goTo(m.cursor - 1)
	case fyne.KeyDown:
		m.goTo(m.cursor + 1)
	case fyne.KeyHome:
		m.goTo(0)
	case fyne.KeyEnd:
		m.goTo(len(m.list) - 1)
	case fyne.KeyReturn, fyne.KeyEnter, fyne.KeySpace:
		m.list[m.cursor].then()
	default:
		if len(ev.Name) == 1 && ev.Name >= "1" && ev.Name <= "9" && int(ev.Name[0]-'1') < len(m.list) {
			m.goTo(int(ev.Name[0] - '1'))
			m.list[m.cursor].then()
			return
		}
		m.window.OnTypedKey()(ev)
	}
}

func (m *menu) TypedRune(rune) {}

func (m *menu) FocusGained() { m.has = true; m.Refresh() }
func (m *menu) FocusLost()   { m.has = false; m.Refresh() }

func (m *menu) MinSize() fyne.Size { return fyne.NewSize(200, float32(len(m.list))*menuTight) }

// row is how high a line is in the room there is.
func (m *menu) row() float32 {
	room := float32(int(m.Size().Height / float32(max(1, len(m.list)))))
	if room < menuWords {
		return menuTight
	}
	return min(menuRow, room)
}

func (m *menu) CreateRenderer() fyne.WidgetRenderer {
	r := &menuRenderer{m: m}
	r.Refresh()
	return r
}

type menuRenderer struct {
	laid    fyne.Size
	m       *menu
	objects []fyne.CanvasObject
}

func (r *menuRenderer) Destroy()                     {}
func (r *menuRenderer) MinSize() fyne.Size           { return r.m.MinSize() }
func (r *menuRenderer) Objects() []fyne.CanvasObject { return r.objects }

// Layout draws anew only for a new size: fresh objects ask for a layout, which would never end.
func (r *menuRenderer) Layout(s fyne.Size) {
	if s != r.laid {
		r.laid = s
		r.Refresh()
	}
}

func (r *menuRenderer) Refresh() {
	m, width, row := r.m, r.m.Size().Width, r.m.row()
	mark := canvas.NewRectangle(page.Shade(kit.ColorCursor))
	mark.CornerRadius = 3
	if m.has {
		mark.StrokeColor, mark.StrokeWidth = page.Shade(theme.ColorNamePrimary), 2
	}
	mark.Move(fyne.NewPos(1, float32(m.cursor)*row+1))
	mark.Resize(fyne.NewSize(max(0, width-2), row-2))
	r.objects = []fyne.CanvasObject{mark}
	for i, c := range m.list {
		y := float32(i) * row
		digit := ""
		if i < 9 {
			digit = string(rune('1' + i))
		}
		for _, text := range []struct {
			x, y float32
			line *canvas.Text
		}{
			{10, 5, page.Line(digit, kit.TextSize, false, kit.ColorQuiet)},
			{30, 5, page.Line(page.Fit(c.name, width-40, kit.TextSize, true), kit.TextSize, true, theme.ColorNameForeground)},
			{30, 22, page.Line(page.Fit(c.about, width-40, kit.SmallSize, false), kit.SmallSize, false, kit.ColorQuiet)},
		} {
			if text.line.Text == "" || row < menuWords && text.y > 5 { // no room for the quiet words
				continue
			}
			text.line.Move(fyne.NewPos(text.x, y+text.y))
			r.objects = append(r.objects, text.line)
		}
	}
	canvas.Refresh(m)
}
