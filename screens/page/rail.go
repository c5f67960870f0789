package page

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"kezek/screens/kit"
)

// Place is one line of a rail.
type Place struct {
	Key  string // its key as printed, may be empty
	Text string
	Note string // said quietly at the right end, may be empty
}

// Rail is a column of places; one of them is in front. It takes no keyboard, a Menu does.
type Rail struct {
	widget.BaseWidget
	OnGo func(i int)

	places []Place
	front  int
	over   int  // the one under the mouse, -1
	has    bool // the keyboard
}

// NewRail makes a rail with none of its places in front.
func NewRail(places []Place, onGo func(i int)) *Rail {
	r := &Rail{OnGo: onGo, places: places, front: -1, over: -1}
	r.ExtendBaseWidget(r)
	return r
}

// Front tells which place is in front; -1 for none.
func (r *Rail) Front() int { return r.front }

// SetNotes says something new at the right end of each place.
func (r *Rail) SetNotes(notes []string) {
	for i := range r.places {
		r.places[i].Note = notes[i]
	}
	r.Refresh()
}

// SetFront marks a place; it goes nowhere.
func (r *Rail) SetFront(i int) {
	r.front = i
	r.Refresh()
}

const (
	placeHeight = 32
	railWidth   = 158
)

func (r *Rail) at(y float32) int {
	if i := int(y / placeHeight); y >= 0 && i < len(r.places) {
		return i
	}
	return -1
}

// Tapped goes to the place under the mouse.
func (r *Rail) Tapped(ev *fyne.PointEvent) {
	if i := r.at(ev.Position.Y); i >= 0 {
		r.OnGo(i)
	}
}

func (r *Rail) MouseIn(ev *desktop.MouseEvent)    { r.hover(r.at(ev.Position.Y)) }
func (r *Rail) MouseMoved(ev *desktop.MouseEvent) { r.hover(r.at(ev.Position.Y)) }
func (r *Rail) MouseOut()                         { r.hover(-1) }
func (r *Rail) Cursor() desktop.Cursor            { return desktop.PointerCursor }

func (r *Rail) hover(i int) {
	if i != r.over {
		r.over = i
		r.Refresh()
	}
}

func (r *Rail) CreateRenderer() fyne.WidgetRenderer {
	d := &railRenderer{r: r, frame: canvas.NewRectangle(nil)}
	d.frame.StrokeWidth, d.frame.CornerRadius = 2, 3
	for _, p := range r.places {
		d.backs = append(d.backs, canvas.NewRectangle(nil))
		d.bars = append(d.bars, canvas.NewRectangle(nil))
		d.keys = append(d.keys, Line(p.Key, kit.SmallSize, false, kit.ColorQuiet))
		d.texts = append(d.texts, Line(p.Text, kit.TextSize, false, theme.ColorNameForeground))
		d.notes = append(d.notes, Line(p.Note, kit.TextSize, false, kit.ColorQuiet))
	}
	for i := range r.places {
		d.objects = append(d.objects, d.backs[i], d.bars[i], d.keys[i], d.texts[i], d.notes[i])
	}
	d.objects = append(d.objects, d.frame)
	d.Refresh()
	return d
}

type railRenderer struct {
	r           *Rail
	backs, bars []*canvas.Rectangle
	keys, texts []*canvas.Text
	notes       []*canvas.Text
	frame       *canvas.Rectangle
	objects     []fyne.CanvasObject
}

func (d *railRenderer) Destroy()                     {}
func (d *railRenderer) Objects() []fyne.CanvasObject { return d.objects }
func (d *railRenderer) MinSize() fyne.Size {
	width := float32(railWidth)
	for _, p := range d.r.places {
		width = max(width, d.indent()+fyne.MeasureText(p.Text, kit.TextSize, fyne.TextStyle{Bold: true}).Width+12)
	}
	return fyne.NewSize(width, placeHeight*float32(len(d.r.places)))
}

// indent is where the texts begin: behind the keys, where there are any.
func (d *railRenderer) indent() float32 {
	for _, p := range d.r.places {
		if p.Key != "" {
			return 40
		}
	}
	return 12
}

func (d *railRenderer) Layout(s fyne.Size) {
	indent := d.indent()
	for i := range d.r.places {
		y := float32(i) * placeHeight
		d.backs[i].Move(fyne.NewPos(0, y))
		d.backs[i].Resize(fyne.NewSize(s.Width, placeHeight))
		d.bars[i].Move(fyne.NewPos(0, y))
		d.bars[i].Resize(fyne.NewSize(3, placeHeight))
		d.keys[i].Move(fyne.NewPos(12, y+(placeHeight-d.keys[i].MinSize().Height)/2))
		note := d.notes[i].MinSize()
		d.notes[i].Move(fyne.NewPos(s.Width-note.Width-10, y+(placeHeight-note.Height)/2))
		room := s.Width - indent - 4
		if note.Width > 0 {
			room -= note.Width + 14
		}
		d.texts[i].Text = Fit(d.r.places[i].Text, room, kit.TextSize, true)
		d.texts[i].Move(fyne.NewPos(indent, y+(placeHeight-d.texts[i].MinSize().Height)/2))
	}
	d.frame.Move(fyne.NewPos(0, float32(max(0, d.r.front))*placeHeight))
	d.frame.Resize(fyne.NewSize(s.Width, placeHeight))
}

func (d *railRenderer) Refresh() {
	for i := range d.r.places {
		front := i == d.r.front
		d.backs[i].FillColor = nil
		switch {
		case front:
			d.backs[i].FillColor = Shade(kit.ColorCursor)
		case i == d.r.over:
			d.backs[i].FillColor = Shade(theme.ColorNameHover)
		}
		d.bars[i].Hidden = !front
		d.bars[i].FillColor = Shade(theme.ColorNamePrimary)
		d.keys[i].Color = Shade(kit.ColorQuiet)
		d.texts[i].Color = Shade(theme.ColorNameForeground)
		d.texts[i].TextStyle.Bold = front
		d.notes[i].Text, d.notes[i].Color = d.r.places[i].Note, Shade(kit.ColorQuiet)
	}
	d.frame.Hidden = !d.r.has || d.r.front < 0
	d.frame.StrokeColor = Shade(theme.ColorNamePrimary)
	d.Layout(d.r.Size())
	for _, o := range d.objects {
		o.Refresh()
	}
}

// Menu is a rail for the keyboard: ↑↓ go through the places, Enter and → go on into the one in front.
type Menu struct {
	Rail
	OnEnter func()

	canvas fyne.Canvas
}

// NewMenu makes a menu; keys it does not use go to the canvas.
func NewMenu(c fyne.Canvas, places []Place, onGo func(i int)) *Menu {
	m := &Menu{Rail: Rail{OnGo: onGo, places: places, front: -1, over: -1}, canvas: c}
	m.ExtendBaseWidget(m)
	return m
}

func (m *Menu) FocusGained()   { m.has = true; m.Refresh() }
func (m *Menu) FocusLost()     { m.has = false; m.Refresh() }
func (m *Menu) TypedRune(rune) {}

// TypedKey goes through the places.
func (m *Menu) TypedKey(ev *fyne.KeyEvent) {
	switch ev.Name {
	case fyne.KeyUp:
		m.step(m.front - 1)
	case fyne.KeyDown:
		m.step(m.front + 1)
	case fyne.KeyHome:
		m.step(0)
	case fyne.KeyEnd:
		m.step(len(m.places) - 1)
	case fyne.KeyReturn, fyne.KeyEnter, fyne.KeyRight:
		if m.OnEnter != nil {
			m.OnEnter()
		}
	default:
		if hear := m.canvas.OnTypedKey(); hear != nil {
			hear(ev)
		}
	}
}

func (m *Menu) step(i int) {
	if i >= 0 && i < len(m.places) && i != m.front {
		m.OnGo(i)
	}
}
