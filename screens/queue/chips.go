package queuepage

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"kezek/locales"
	"kezek/screens/kit"
	"kezek/screens/page"
)

const (
	chipHeight = 26
	chipGap    = 6
	chipPad    = 10
	chipMost   = 232 // px of a name; the longest are shortened
)

// chip is one of the lists. A count below zero is not shown.
type chip struct {
	code, name string
	count      int
}

// chips are the general list and the separate ones, with how many stand in each; one is chosen. ← → Home End choose by
// keyboard, other keys are the window's.
type chips struct {
	widget.BaseWidget
	pick func(code string)

	onFocus func()               // the keyboard came; may be nil
	onKey   func(*fyne.KeyEvent) // keys the chips do not use; nil gives them to the window

	window fyne.Canvas
	list   []chip
	chosen string
	flat   bool // without frames: views, not lists
	has    bool
}

func newChips(c fyne.Canvas, pick func(string)) *chips {
	b := &chips{window: c, pick: pick}
	b.ExtendBaseWidget(b)
	return b
}

func (b *chips) set(list []chip) {
	b.list = list
	b.Refresh()
}

func (b *chips) index() int {
	for i, c := range b.list {
		if c.code == b.chosen {
			return i
		}
	}
	return 0
}

func (b *chips) choose(i int) {
	i = max(0, min(i, len(b.list)-1))
	if len(b.list) == 0 || b.list[i].code == b.chosen {
		return
	}
	b.chosen = b.list[i].code
	b.Refresh()
	b.pick(b.chosen)
}

func (b *chips) Tapped(ev *fyne.PointEvent) {
	b.window.Focus(b)
	for i, at := range b.places(b.Size().Width) {
		if ev.Position.X >= at.X && ev.Position.X < at.X+b.wide(i) && ev.Position.Y >= at.Y && ev.Position.Y < at.Y+chipHeight {
			b.choose(i)
		}
	}
}

func (b *chips) Cursor() desktop.Cursor { return desktop.PointerCursor }

func (b *chips) TypedKey(ev *fyne.KeyEvent) {
	switch ev.Name {
	case fyne.KeyLeft:
		b.choose(b.index() - 1)
	case fyne.KeyRight:
		b.choose(b.index() + 1)
	case fyne.KeyHome:
		b.choose(0)
	case fyne.KeyEnd:
		b.choose(len(b.list) - 1)
	default:
		if b.onKey != nil {
			b.onKey(ev)
			return
		}
		b.window.OnTypedKey()(ev)
	}
}

func (b *chips) TypedRune(rune) {}

func (b *chips) FocusGained() {
	b.has = true
	if b.onFocus != nil {
		b.onFocus()
	}
	b.Refresh()
}

func (b *chips) FocusLost() { b.has = false; b.Refresh() }

// label is a chip's name, shortened, and its count.
func (b *chips) label(i int) string {
	c := b.list[i]
	name := page.Fit(c.name, chipMost, kit.TextSize, true)
	if c.count < 0 {
		return name
	}
	return name + "  " + locales.Number(int64(c.count))
}

// wide is a chip's width; it is measured bold, so that choosing one moves none.
func (b *chips) wide(i int) float32 {
	return fyne.MeasureText(b.label(i), kit.TextSize, fyne.TextStyle{Bold: true}).Width + 2*chipPad
}

// places sets the chips in rows no wider than width.
func (b *chips) places(width float32) []fyne.Position {
	at := make([]fyne.Position, len(b.list))
	x, y := float32(0), float32(0)
	for i := range b.list {
		w := b.wide(i)
		if x > 0 && x+w > width {
			x, y = 0, y+chipHeight+chipGap
		}
		at[i] = fyne.NewPos(x, y)
		x += w + chipGap
	}
	return at
}

// height is how high the rows are at a width.
func (b *chips) height(width float32) float32 {
	at := b.places(width)
	if len(at) == 0 {
		return chipHeight
	}
	return at[len(at)-1].Y + chipHeight
}

func (b *chips) CreateRenderer() fyne.WidgetRenderer {
	r := &chipsRenderer{b: b}
	r.Refresh()
	return r
}

type chipsRenderer struct {
	laid    fyne.Size
	b       *chips
	objects []fyne.CanvasObject
}

func (r *chipsRenderer) Destroy()                     {}
func (r *chipsRenderer) Objects() []fyne.CanvasObject { return r.objects }
func (r *chipsRenderer) MinSize() fyne.Size           { return fyne.NewSize(chipMost, chipHeight) }

// Layout draws anew only for a new size: fresh objects ask for a layout, which would never end.
func (r *chipsRenderer) Layout(s fyne.Size) {
	if s != r.laid {
		r.laid = s
		r.Refresh()
	}
}

// Refresh draws the chips anew: there are few and they change seldom. The chosen one is bold, framed and underlined.
func (r *chipsRenderer) Refresh() {
	b := r.b
	r.objects = nil
	for i, at := range b.places(b.Size().Width) {
		chosen := i == b.index()
		back := canvas.NewRectangle(page.Shade(kit.ColorSurface))
		back.CornerRadius, back.StrokeWidth, back.StrokeColor = 3, 1, page.Shade(kit.ColorLine)
		if b.flat {
			back.StrokeWidth, back.FillColor = 0, color.Transparent
		}
		text := page.Line(b.label(i), kit.TextSize, chosen, theme.ColorNameForeground)
		back.Move(at)
		back.Resize(fyne.NewSize(b.wide(i), chipHeight))
		text.Move(at.AddXY((b.wide(i)-text.MinSize().Width)/2, (chipHeight-text.MinSize().Height)/2))
		r.objects = append(r.objects, back, text)
		if !chosen {
			continue
		}
		accent := page.Shade(theme.ColorNamePrimary)
		back.StrokeColor = accent
		if !b.flat {
			back.FillColor = page.Shade(kit.ColorCursor)
		}
		if b.has {
			back.StrokeWidth = 2
		}
		rule := canvas.NewRectangle(accent)
		rule.Move(at.AddXY(chipPad, chipHeight-4))
		rule.Resize(fyne.NewSize(b.wide(i)-2*chipPad, 2))
		r.objects = append(r.objects, rule)
	}
	canvas.Refresh(b)
}
