package page

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"kezek/locales"
	"kezek/screens/kit"
)

const (
	chipHeight = 26
	chipGap    = 6
	chipPad    = 10
	chipMost   = 232 // px of a name; the longest are shortened
)

// Chip is one of them. A count below zero is not shown.
type Chip struct {
	Code, Name string
	Count      int
}

// Chips are a row of names to choose one of: lists with how many stand in each, views of a section. ← → Home End choose by
// keyboard, other keys are the window's.
type Chips struct {
	widget.BaseWidget
	pick func(code string)

	OnFocus func()               // the keyboard came; may be nil
	OnKey   func(*fyne.KeyEvent) // keys the chips do not use; nil gives them to the window

	window fyne.Canvas
	List   []Chip
	Chosen string
	Flat   bool // without frames: views, not lists
	has    bool
}

// NewChips makes a row with nothing in it; pick hears the code that was chosen.
func NewChips(c fyne.Canvas, pick func(string)) *Chips {
	b := &Chips{window: c, pick: pick}
	b.ExtendBaseWidget(b)
	return b
}

// Set says what there is to choose from.
func (b *Chips) Set(list []Chip) {
	b.List = list
	b.Refresh()
}

func (b *Chips) index() int {
	for i, c := range b.List {
		if c.Code == b.Chosen {
			return i
		}
	}
	return 0
}

// Turn goes to the next, or with -1 to the one before, and round from the last to the first.
func (b *Chips) Turn(by int) {
	if n := len(b.List); n > 0 {
		b.choose((b.index() + by + n) % n)
	}
}

func (b *Chips) choose(i int) {
	i = max(0, min(i, len(b.List)-1))
	if len(b.List) == 0 || b.List[i].Code == b.Chosen {
		return
	}
	b.Chosen = b.List[i].Code
	b.Refresh()
	b.pick(b.Chosen)
}

// Tapped chooses the one under the mouse.
func (b *Chips) Tapped(ev *fyne.PointEvent) {
	b.window.Focus(b)
	for i, at := range b.places(b.Size().Width) {
		if ev.Position.X >= at.X && ev.Position.X < at.X+b.wide(i) && ev.Position.Y >= at.Y && ev.Position.Y < at.Y+chipHeight {
			b.choose(i)
		}
	}
}

func (b *Chips) Cursor() desktop.Cursor { return desktop.PointerCursor }

// TypedKey goes along the row.
func (b *Chips) TypedKey(ev *fyne.KeyEvent) {
	switch ev.Name {
	case fyne.KeyLeft:
		b.choose(b.index() - 1)
	case fyne.KeyRight:
		b.choose(b.index() + 1)
	case fyne.KeyHome:
		b.choose(0)
	case fyne.KeyEnd:
		b.choose(len(b.List) - 1)
	default:
		if b.OnKey != nil {
			b.OnKey(ev)
			return
		}
		b.window.OnTypedKey()(ev)
	}
}

func (b *Chips) TypedRune(rune) {}

func (b *Chips) FocusGained() {
	b.has = true
	if b.OnFocus != nil {
		b.OnFocus()
	}
	b.Refresh()
}

func (b *Chips) FocusLost() { b.has = false; b.Refresh() }

// Label is a chip's name, shortened, and its count.
func (b *Chips) Label(i int) string {
	c := b.List[i]
	name := Fit(c.Name, chipMost, kit.TextSize, true)
	if c.Count < 0 {
		return name
	}
	return name + "  " + locales.Number(int64(c.Count))
}

// wide is a chip's width; it is measured bold, so that choosing one moves none.
func (b *Chips) wide(i int) float32 {
	return fyne.MeasureText(b.Label(i), kit.TextSize, fyne.TextStyle{Bold: true}).Width + 2*chipPad
}

// places sets the chips in rows no wider than width.
func (b *Chips) places(width float32) []fyne.Position {
	at := make([]fyne.Position, len(b.List))
	x, y := float32(0), float32(0)
	for i := range b.List {
		w := b.wide(i)
		if x > 0 && x+w > width {
			x, y = 0, y+chipHeight+chipGap
		}
		at[i] = fyne.NewPos(x, y)
		x += w + chipGap
	}
	return at
}

// Height is how high the rows are at a width.
func (b *Chips) Height(width float32) float32 {
	at := b.places(width)
	if len(at) == 0 {
		return chipHeight
	}
	return at[len(at)-1].Y + chipHeight
}

func (b *Chips) CreateRenderer() fyne.WidgetRenderer {
	r := &chipsRenderer{b: b}
	r.Refresh()
	return r
}

type chipsRenderer struct {
	laid    fyne.Size
	b       *Chips
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
		back := canvas.NewRectangle(Shade(kit.ColorSurface))
		back.CornerRadius, back.StrokeWidth, back.StrokeColor = 3, 1, Shade(kit.ColorLine)
		if b.Flat {
			back.StrokeWidth, back.FillColor = 0, color.Transparent
		}
		text := Line(b.Label(i), kit.TextSize, chosen, theme.ColorNameForeground)
		back.Move(at)
		back.Resize(fyne.NewSize(b.wide(i), chipHeight))
		text.Move(at.AddXY((b.wide(i)-text.MinSize().Width)/2, (chipHeight-text.MinSize().Height)/2))
		r.objects = append(r.objects, back, text)
		if !chosen {
			continue
		}
		accent := Shade(theme.ColorNamePrimary)
		back.StrokeColor = accent
		if !b.Flat {
			back.FillColor = Shade(kit.ColorCursor)
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
