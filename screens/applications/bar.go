package applications

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"kezek/screens/kit"
	"kezek/screens/page"
)

const (
	placeLeast = 130 // px of one step on the bar
	placeMost  = 240
	placePad   = 7
	barLine    = 15
	barDetail  = 2   // lines under the bar, about the step chosen
	aroundBar  = 190 // px of the window beside the bar
)

// place is one step as the bar writes it.
type place struct {
	mark
	caption string // of the step
	who     string // who did it, or who is to
	when    string // it was done, or is due
	note    string // by how much it was late, or that the case went back
	late    bool
	detail  string // everything about it, said under the bar
}

// bar shows the steps of a case from left to right. ←→ choose a step, which is then told whole under the bar; Enter
// opens several outside steps that stand as one.
type bar struct {
	widget.BaseWidget
	canvas fyne.Canvas
	places []place
	chosen int
	from   int // the first in view
	has    bool
	opens  func(i int)        // a gathered mark was entered
	beyond func(n int) string // says how many steps do not fit
}

func newBar(c fyne.Canvas, opens func(i int), beyond func(n int) string) *bar {
	b := &bar{canvas: c, opens: opens, beyond: beyond}
	b.ExtendBaseWidget(b)
	return b
}

// show replaces the steps and chooses one.
func (b *bar) show(places []place, chosen int) {
	b.places, b.chosen = places, max(0, min(chosen, len(places)-1))
	b.Refresh()
}

// waitingPlace is the mark the case waits in; the last one when it waits in none.
func waitingPlace(marks []mark) int {
	for i, m := range marks {
		if m.standing == isWaiting {
			return i
		}
	}
	return len(marks) - 1
}

func (b *bar) choose(i int) {
	if i >= 0 && i < len(b.places) && i != b.chosen {
		b.chosen = i
		b.Refresh()
	}
}

// shown is how many places fit, and how wide they are. Before the bar has a width it takes the window's, less what stands
// around.
func (b *bar) shown() (n int, width float32) {
	room := b.Size().Width
	if room == 0 {
		room = b.canvas.Size().Width - aroundBar
	}
	n = max(1, min(len(b.places), int(room/placeLeast)))
	return n, max(placeLeast, min(placeMost, room/float32(n)))
}

// lines are a caption wrapped to a place.
func (p place) lines(width float32) []string { return wrap(p.caption, width-2*placePad-21, strong) }

func (b *bar) FocusGained()   { b.has = true; b.Refresh() }
func (b *bar) FocusLost()     { b.has = false; b.Refresh() }
func (b *bar) TypedRune(rune) {}

// TypedKey goes through the steps; what it does not use is the window's.
func (b *bar) TypedKey(ev *fyne.KeyEvent) {
	switch ev.Name {
	case fyne.KeyLeft:
		b.choose(b.chosen - 1)
	case fyne.KeyRight:
		b.choose(b.chosen + 1)
	case fyne.KeyHome:
		b.choose(0)
	case fyne.KeyEnd:
		b.choose(len(b.places) - 1)
	case fyne.KeyReturn, fyne.KeyEnter, fyne.KeySpace:
		b.enter()
	default:
		if hear := b.canvas.OnTypedKey(); hear != nil {
			hear(ev)
		}
	}
}

func (b *bar) enter() {
	if b.chosen < len(b.places) && len(b.places[b.chosen].inside) > 0 {
		b.opens(b.chosen)
	}
}

// Tapped chooses a step; a second click on outside steps opens them.
func (b *bar) Tapped(ev *fyne.PointEvent) {
	n, width := b.shown()
	i := b.from + int(ev.Position.X/width)
	if i >= min(b.from+n, len(b.places)) {
		return
	}
	b.canvas.Focus(b)
	if i == b.chosen {
		b.enter()
		return
	}
	b.choose(i)
}

func (b *bar) CreateRenderer() fyne.WidgetRenderer {
	r := &barRenderer{b: b}
	r.Refresh()
	return r
}

type barRenderer struct {
	laid    fyne.Size
	b       *bar
	objects []fyne.CanvasObject
}

func (r *barRenderer) Destroy()                     {}
func (r *barRenderer) Objects() []fyne.CanvasObject { return r.objects }

// deep is how many lines the deepest caption has, and whether any step has a note.
func (b *bar) deep() (captions int, noted bool) {
	captions = 1
	_, width := b.shown()
	for _, p := range b.places {
		captions = max(captions, len(p.lines(width)))
		noted = noted || p.note != ""
	}
	return captions, noted
}

// height is that of the places, without the detail under them.
func (b *bar) height() float32 {
	captions, noted := b.deep()
	h := 2*placePad + float32(captions)*wideLine + 2*barLine
	if noted {
		h += barLine
	}
	return h
}

func (r *barRenderer) MinSize() fyne.Size {
	return fyne.NewSize(placeLeast, r.b.height()+4+barDetail*smallLine)
}

// Layout draws anew only for a new size: fresh objects ask for a layout, which would never end.
func (r *barRenderer) Layout(s fyne.Size) {
	if s != r.laid {
		r.laid = s
		r.Refresh()
	}
}

func (r *barRenderer) Refresh() {
	b := r.b
	r.objects = r.objects[:0]
	n, width := b.shown()
	b.from = max(0, min(b.from, len(b.places)-n))
	b.from = max(min(b.from, b.chosen), b.chosen-n+1)
	height := b.height()
	for i := b.from; i < min(b.from+n, len(b.places)); i++ {
		r.place(i, fyne.NewPos(float32(i-b.from)*width, 0), fyne.NewSize(width-3, height))
	}
	room := b.Size().Width - 2*placePad
	if n < len(b.places) {
		said := b.beyond(len(b.places) - n)
		wide := fyne.MeasureText(said, quiet.size(), fyne.TextStyle{}).Width
		r.text(said, fyne.NewPos(b.Size().Width-placePad-wide, height+4), quiet, quiet.ink())
		room -= wide + 2*placePad
	}
	if b.chosen < len(b.places) {
		for i, text := range wrap(b.places[b.chosen].detail, room, quiet) {
			if i < barDetail {
				r.text(text, fyne.NewPos(placePad, height+4+float32(i)*smallLine), quiet, quiet.ink())
			}
		}
	}
	canvas.Refresh(b)
}

// place draws one step: its mark and caption, who, when, and by how much it is late.
func (r *barRenderer) place(i int, at fyne.Position, size fyne.Size) {
	b, p := r.b, r.b.places[i]
	back := canvas.NewRectangle(p.fill())
	back.CornerRadius, back.StrokeWidth, back.StrokeColor = 3, 1, theme.Color(kit.ColorLine)
	if i == b.chosen {
		back.StrokeColor = theme.Color(theme.ColorNameForeground)
		if b.has {
			back.StrokeWidth, back.StrokeColor = 2, theme.Color(theme.ColorNamePrimary)
		}
	}
	back.Move(at)
	back.Resize(size)
	r.objects = append(r.objects, back)
	icon, shade := p.icon()
	img := canvas.NewImageFromResource(icon.In(shade))
	img.FillMode = canvas.ImageFillContain
	img.Move(at.AddXY(placePad, placePad+2))
	img.Resize(fyne.NewSquareSize(14))
	r.objects = append(r.objects, img)
	tone, ink := plain, plain.ink()
	switch p.standing {
	case isWaiting:
		tone = strong
	case isAhead:
		ink = quiet.ink()
	}
	y := at.Y + placePad
	for _, line := range p.lines(size.Width + 3) {
		r.text(page.Fit(line, size.Width-2*placePad-18, tone.size(), tone.bold()), fyne.NewPos(at.X+placePad+18, y), tone, ink)
		y += wideLine
	}
	captions, _ := b.deep()
	y = at.Y + placePad + float32(captions)*wideLine
	for _, text := range []string{p.who, p.when} {
		r.text(page.Fit(text, size.Width-2*placePad, quiet.size(), false), fyne.NewPos(at.X+placePad, y), quiet, quiet.ink())
		y += barLine
	}
	ink = quiet.ink()
	if p.late {
		ink = wrong.ink()
	}
	r.text(page.Fit(p.note, size.Width-2*placePad, quiet.size(), false), fyne.NewPos(at.X+placePad, y), quiet, ink)
}

func (r *barRenderer) text(said string, at fyne.Position, t tone, ink color.Color) {
	if said == "" {
		return
	}
	text := canvas.NewText(said, ink)
	text.TextSize, text.TextStyle.Bold = t.size(), t.bold()
	text.Move(at)
	r.objects = append(r.objects, text)
}

func (p place) fill() color.Color {
	switch p.standing {
	case isWaiting:
		return theme.Color(kit.ColorCursor)
	case isAhead:
		return theme.Color(theme.ColorNameBackground)
	}
	return theme.Color(kit.ColorSurface)
}

// icon is the mark's drawing: never colour alone.
func (p place) icon() (kit.Icon, fyne.ThemeColorName) {
	switch {
	case p.late:
		return kit.IconWarning, kit.ColorWrong
	case p.standing == isWaiting:
		return kit.IconRight, theme.ColorNamePrimary
	case p.standing == isDone:
		return kit.IconCheck, kit.ColorGood
	case p.standing == wentBack:
		return kit.IconLeft, kit.ColorQuiet
	case p.standing == wasSkipped:
		return kit.IconNote, kit.ColorQuiet
	case p.standing == wasEnded:
		return kit.IconCross, kit.ColorQuiet
	}
	return kit.IconBox, kit.ColorQuiet
}
