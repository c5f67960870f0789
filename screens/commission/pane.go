package commissionpage

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/theme"

	"kezek/screens/kit"
	"kezek/screens/page"
)

const (
	gap     = 8  // px between parts
	panePad = 10 // px inside its frame
)

// pane is what stands beside a table: a text with its acts, a form, another table. One thing at a time.
type pane struct {
	*section
	frame *canvas.Rectangle
	box   *fyne.Container
	title caption
	about caption
	inner fyne.CanvasObject // nil while the pane is empty
	foot  *fyne.Container

	form  *kit.Form // that has to be asked before it is left; nil for none
	first func()    // gives the first part the keyboard
	main  func()    // Ctrl+Enter where no form hears it; nil for none
	back  func()    // Esc
	fits  *fits     // of the table that stands in it; nil for none
}

// caption is a line of text that is shortened to the room it has.
type caption struct {
	full string
	text *canvas.Text
}

func newCaption(size float32, bold bool, ink fyne.ThemeColorName) caption {
	return caption{text: page.Line("", size, bold, ink)}
}

func (c *caption) fit(width float32) {
	c.text.Text = page.Fit(c.full, width, c.text.TextSize, c.text.TextStyle.Bold)
	c.text.Refresh()
}

func newPane(s *section) *pane {
	p := &pane{section: s, frame: canvas.NewRectangle(page.Shade(kit.ColorSurface)), foot: page.Flow()}
	p.frame.StrokeColor, p.frame.StrokeWidth, p.frame.CornerRadius = page.Shade(kit.ColorLine), 1, 4
	p.title = newCaption(15, true, theme.ColorNameForeground)
	p.about = newCaption(kit.TextSize, false, kit.ColorQuiet)
	p.box = &fyne.Container{Layout: &paneLayout{p}}
	p.shut()
	return p
}

// shut empties the pane.
func (p *pane) shut() {
	p.inner, p.form, p.first, p.main, p.back, p.fits = nil, nil, nil, nil, nil, nil
	p.box.Objects = nil
	p.box.Hide()
	p.box.Refresh()
}

func (p *pane) shown() bool { return p.inner != nil }

// put shows something under a title; buttons stand at its foot.
func (p *pane) put(title, about string, inner fyne.CanvasObject, buttons ...*kit.Button) {
	p.form, p.main, p.back, p.fits = nil, nil, nil, nil
	p.title.full, p.about.full, p.inner = title, about, inner
	p.foot.Objects = nil
	for _, b := range buttons {
		p.foot.Objects = append(p.foot.Objects, b)
	}
	p.box.Objects = []fyne.CanvasObject{p.frame, p.title.text, p.about.text, inner, p.foot}
	p.box.Show()
	p.box.Refresh()
}

// read shows a text; main is its Ctrl+Enter, back its Esc.
func (p *pane) read(title, about string, text []page.Passage, main, back func(), buttons ...*kit.Button) *page.Reading {
	r := page.NewReading(p.Window.Canvas())
	r.Say(text...)
	p.put(title, about, r, buttons...)
	p.main, p.back, p.first = main, back, func() { p.focusOn(r) }
	return r
}

// ask shows a form that has buttons of its own; over it, where there is one, a text.
func (p *pane) ask(title, about string, over fyne.CanvasObject, high float32, form *kit.Form) {
	inner := fyne.CanvasObject(form)
	if over != nil {
		inner = &fyne.Container{Layout: overForm(high), Objects: []fyne.CanvasObject{over, form}}
	}
	p.put(title, about, inner)
	p.form, p.first = form, form.FocusFirst
	p.back, p.main = form.Back, form.Submit
}

// leaves asks before a half-filled form is lost.
func (p *pane) leaves(then func()) {
	form := p.form
	if form == nil {
		then()
		return
	}
	back := form.OnBack
	form.OnBack = func() { p.form = nil; then() }
	form.Back()
	form.OnBack = back // who stays finds Esc as it was
}

type paneLayout struct{ p *pane }

func (l *paneLayout) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(320, 200) }

func (l *paneLayout) Layout(_ []fyne.CanvasObject, s fyne.Size) {
	p := l.p
	if p.inner == nil {
		return
	}
	width := s.Width - 2*panePad
	p.frame.Resize(s)
	y := float32(panePad - 2)
	p.title.fit(width)
	p.title.text.Move(fyne.NewPos(panePad, y))
	y += 22
	p.about.fit(width)
	p.about.text.Move(fyne.NewPos(panePad, y))
	if p.about.full != "" {
		y += 20
	}
	y += 4
	low := s.Height - panePad
	if h := page.FlowHeight(p.foot, width); h > 0 {
		low -= h
		p.foot.Move(fyne.NewPos(panePad, low))
		p.foot.Resize(fyne.NewSize(width, h))
		low -= gap
	}
	p.inner.Move(fyne.NewPos(panePad, y))
	p.fits.to(width)
	p.inner.Resize(fyne.NewSize(width, low-y))
}

// overForm sets a text of a fixed height over a form; 0 shares the room: the form takes what a few fields need.
type overForm float32

func (overForm) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(300, 200) }

func (h overForm) Layout(o []fyne.CanvasObject, s fyne.Size) {
	high := float32(h)
	if high < 0 { // the form's height, from below
		high = s.Height + high
	}
	o[0].Resize(fyne.NewSize(s.Width, high-gap))
	o[1].Move(fyne.NewPos(0, high))
	o[1].Resize(fyne.NewSize(s.Width, s.Height-high))
}
