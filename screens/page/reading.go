package page

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"kezek/screens/kit"
)

// Passage is one paragraph of a Reading.
type Passage struct {
	Label  string // said quietly, in a column of its own
	Text   string
	Beside string // stands right of the text: another language, another edition
	Bold   bool
	Head   bool                // heads a part, over a hairline
	Icon   kit.Icon            // before the text, so that colour alone says nothing
	Ink    fyne.ThemeColorName // "" is the usual one
}

// Reading is text to read, wrapped to its own width. With the keyboard in it ↑↓ PgUp PgDn Home End scroll; other keys
// are the window's.
type Reading struct {
	widget.BaseWidget
	window   fyne.Canvas
	passages []Passage
	text     *fyne.Container
	scroll   *container.Scroll
	back     *canvas.Rectangle
	height   float32 // of the text at the width it was laid out for
	width    float32
	has      bool
}

const (
	readingPad   = 10
	readingLabel = 150 // px of the labels' column
	readingGap   = 18  // between text and what stands beside it
	readingBar   = 8
)

// NewReading makes an empty one.
func NewReading(c fyne.Canvas) *Reading {
	r := &Reading{window: c, back: canvas.NewRectangle(nil)}
	r.text = &fyne.Container{Layout: asHigh{r}}
	r.scroll = container.NewVScroll(r.text)
	r.ExtendBaseWidget(r)
	return r
}

// Say replaces the text and goes to its top.
func (r *Reading) Say(passages ...Passage) {
	r.passages, r.width = passages, 0
	r.scroll.Offset = fyne.Position{}
	r.Refresh()
}

// FocusGained and the like let the keyboard scroll.
func (r *Reading) FocusGained()            { r.has = true; r.Refresh() }
func (r *Reading) FocusLost()              { r.has = false; r.Refresh() }
func (r *Reading) TypedRune(rune)          {}
func (r *Reading) Tapped(*fyne.PointEvent) { r.window.Focus(r) }

// TypedKey scrolls.
func (r *Reading) TypedKey(ev *fyne.KeyEvent) {
	view := r.scroll.Size().Height
	switch ev.Name {
	case fyne.KeyUp:
		r.to(r.scroll.Offset.Y - 2*lineHeight)
	case fyne.KeyDown:
		r.to(r.scroll.Offset.Y + 2*lineHeight)
	case fyne.KeyPageUp:
		r.to(r.scroll.Offset.Y - view)
	case fyne.KeyPageDown:
		r.to(r.scroll.Offset.Y + view)
	case fyne.KeyHome:
		r.to(0)
	case fyne.KeyEnd:
		r.to(r.height)
	default:
		if hear := r.window.OnTypedKey(); hear != nil {
			hear(ev)
		}
	}
}

func (r *Reading) to(y float32) {
	r.scroll.ScrollToOffset(fyne.NewPos(0, max(0, min(y, r.height-r.scroll.Size().Height))))
}

// set lays the passages out anew for a width.
func (r *Reading) set(width float32) {
	r.width = width
	r.text.Objects = nil
	y := float32(readingPad)
	for i, p := range r.passages {
		if p.Head && i > 0 {
			y += 8
		}
		y = r.passage(p, y, width)
	}
	r.height = y + readingPad
	r.text.Resize(fyne.NewSize(width, r.height))
}

// passage sets one and gives the y after it.
func (r *Reading) passage(p Passage, y, width float32) float32 {
	x, below := float32(readingPad), y
	if p.Label != "" {
		for _, line := range wrap(p.Label, readingLabel-10) {
			r.put(Line(line, kit.TextSize, false, kit.ColorQuiet), x, below)
			below += lineHeight
		}
		x += readingLabel
	}
	if p.Icon != "" {
		img := canvas.NewImageFromResource(p.Icon.In(p.ink()))
		img.FillMode = canvas.ImageFillContain
		img.Resize(fyne.NewSquareSize(15))
		img.Move(fyne.NewPos(x, y+1))
		r.text.Add(img)
		x += 20
	}
	room := width - x - readingPad - readingBar
	if p.Beside != "" {
		room = (room - readingGap) / 2
		below = max(below, r.lines(p, p.Beside, x+room+readingGap, y, room))
	}
	end := r.lines(p, p.Text, x, y, room)
	if p.Head {
		rule := canvas.NewRectangle(Shade(theme.ColorNameSeparator))
		from := x + fyne.MeasureText(p.Text, kit.TextSize, fyne.TextStyle{Bold: true}).Width + 8
		rule.Resize(fyne.NewSize(max(0, width-from-readingPad), 1))
		r.put(rule, from, y+9)
		end += 4
	}
	return max(end, below) + 3
}

func (r *Reading) lines(p Passage, text string, x, y, room float32) float32 {
	for _, line := range wrap(text, room) {
		r.put(Line(line, kit.TextSize, p.Bold || p.Head, p.ink()), x, y)
		y += lineHeight
	}
	return y
}

func (r *Reading) put(o fyne.CanvasObject, x, y float32) {
	o.Move(fyne.NewPos(x, y))
	r.text.Add(o)
}

func (p Passage) ink() fyne.ThemeColorName {
	switch {
	case p.Ink != "":
		return p.Ink
	case p.Head:
		return theme.ColorNamePrimary
	}
	return theme.ColorNameForeground
}

// asHigh leaves objects where they are; the container is as high as the text.
type asHigh struct{ r *Reading }

func (a asHigh) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(100, a.r.height) }
func (a asHigh) Layout([]fyne.CanvasObject, fyne.Size) {}

func (r *Reading) CreateRenderer() fyne.WidgetRenderer { return &readingRenderer{r} }

type readingRenderer struct{ r *Reading }

func (d *readingRenderer) Destroy()           {}
func (d *readingRenderer) MinSize() fyne.Size { return fyne.NewSize(240, 3*lineHeight+2*readingPad) }
func (d *readingRenderer) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{d.r.back, d.r.scroll}
}

// Layout wraps anew only for a new width: fresh objects ask for a layout, which would never end.
func (d *readingRenderer) Layout(s fyne.Size) {
	r := d.r
	r.back.Resize(s)
	if s.Width != r.width && s.Width > 0 {
		r.set(s.Width)
	}
	r.scroll.Move(fyne.NewPos(1, 1))
	r.scroll.Resize(s.SubtractWidthHeight(2, 2))
}

func (d *readingRenderer) Refresh() {
	r := d.r
	r.back.FillColor, r.back.StrokeColor, r.back.StrokeWidth = Shade(kit.ColorSurface), Shade(kit.ColorLine), 1
	if r.has {
		r.back.StrokeColor, r.back.StrokeWidth = Shade(theme.ColorNamePrimary), 2
	}
	d.Layout(r.Size())
	r.back.Refresh()
	r.scroll.Refresh()
}
