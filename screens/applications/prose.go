package applications

import (
	"image/color"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"kezek/screens/kit"
	"kezek/screens/page"
)

// tone is how a line of prose is written.
type tone uint8

const (
	plain tone = iota
	strong
	quiet  // small and grey
	wrong  // with an icon, never by colour alone
	good   // with an icon
	title  // of the page
	header // of a part, over a hairline
)

// line is one paragraph; with a label it stands in a second column.
type line struct {
	label    string
	text     string
	tone     tone
	icon     kit.Icon
	iconTone tone   // of the icon; plain is that of the line
	table    *table // instead of a text; nil for none
}

const (
	labelColumn = 190
	iconColumn  = 20
	prosePad    = 12
	wideLine    = 19
	smallLine   = 16
	tableGap    = 4
)

// prose is text to read: paragraphs and labelled values, wrapped to its width.
type prose struct {
	widget.BaseWidget
	lines []line
	fixed float32             // px it wraps to at most; 0 is its own width
	avail float32             // px there are for it in a form; 0 is not known yet
	pad   float32             // px round the text
	back  fyne.ThemeColorName // behind the text; "" is nothing
}

// newProse makes text inside other things, wrapped to a fixed width.
func newProse(width float32, lines ...line) *prose {
	p := &prose{fixed: width, lines: lines}
	p.ExtendBaseWidget(p)
	return p
}

// newSheet makes text that stands by itself, wrapped to the width it gets.
func newSheet() *prose {
	p := &prose{pad: prosePad, back: kit.ColorSurface}
	p.ExtendBaseWidget(p)
	return p
}

// say replaces the text.
func (p *prose) say(lines []line) {
	p.lines = lines
	p.Refresh()
}

// text is everything that is said, a line each.
func (p *prose) text() string {
	var b strings.Builder
	for _, l := range p.lines {
		if l.table != nil {
			b.WriteString(l.table.text())
			continue
		}
		b.WriteString(strings.TrimSpace(l.label+" "+l.text) + "\n")
	}
	return b.String()
}

func (p *prose) width() float32 {
	switch {
	case p.fixed > 0 && p.avail > 0:
		return min(p.fixed, p.avail-2*p.pad)
	case p.fixed > 0:
		return p.fixed
	}
	return max(160, p.Size().Width) - 2*p.pad
}

// Wrap tells it how wide the form is: its height follows.
func (p *prose) Wrap(width float32) { p.avail = width }

// MinSize is as high as the wrapped text; hidden prose takes no room.
func (p *prose) MinSize() fyne.Size {
	if p.Hidden {
		return fyne.Size{}
	}
	w := p.fixed
	if w == 0 {
		w = 160
	}
	return fyne.NewSize(w, set(p.lines, p.width(), p.pad, nil)+p.pad)
}

// Resize gives the text the height that its new width asks for.
func (p *prose) Resize(s fyne.Size) {
	p.BaseWidget.Resize(s)
	if h := p.MinSize().Height; h > s.Height {
		p.BaseWidget.Resize(fyne.NewSize(s.Width, h))
	}
}

// run is one line of letters, or a table, at its place.
type run struct {
	x, y  float32
	text  string
	tone  tone
	icon  kit.Icon
	table *table
}

// set lays paragraphs out and gives the y after the last; each is told of every line of letters.
func set(lines []line, width, pad float32, each func(run)) float32 {
	if each == nil {
		each = func(run) {}
	}
	y := pad
	for i, l := range lines {
		if l.tone == header && i > 0 {
			y += 10
		}
		if l.table != nil {
			each(run{x: pad - page.SheetPad, y: y + tableGap, table: l.table})
			y += tableGap + l.table.height(width)
			continue
		}
		x, below := float32(0), y
		if l.label != "" {
			for _, text := range wrap(l.label, labelColumn-10, quiet) {
				each(run{x: pad, y: below + 2, text: text, tone: quiet})
				below += quiet.height()
			}
			x = labelColumn
		}
		if l.icon != "" {
			each(run{x: pad + x, y: y + 1, icon: l.icon, tone: max(l.tone, l.iconTone)})
			x += iconColumn
		}
		for _, text := range wrap(l.text, width-x, l.tone) {
			each(run{x: pad + x, y: y, text: text, tone: l.tone})
			y += l.tone.height()
		}
		y = max(y, below)
	}
	return y
}

func (t tone) size() float32 {
	switch t {
	case quiet:
		return kit.SmallSize
	case title:
		return kit.TitleSize
	}
	return kit.TextSize
}

func (t tone) height() float32 {
	switch t {
	case quiet:
		return smallLine
	case title:
		return 26
	case header:
		return 24
	}
	return wideLine
}

func (t tone) bold() bool { return t == strong || t == title || t == header }

func (t tone) ink() color.Color {
	switch t {
	case quiet:
		return theme.Color(kit.ColorQuiet)
	case wrong:
		return theme.Color(kit.ColorWrong)
	case good:
		return theme.Color(kit.ColorGood)
	case header:
		return theme.Color(theme.ColorNamePrimary)
	}
	return theme.Color(theme.ColorNameForeground)
}

func (t tone) iconColour() fyne.ThemeColorName {
	switch t {
	case wrong:
		return kit.ColorWrong
	case good:
		return kit.ColorGood
	}
	return kit.ColorQuiet
}

// wrap breaks a text at spaces into lines no wider than width px.
func wrap(text string, width float32, t tone) []string {
	style := fyne.TextStyle{Bold: t.bold()}
	var lines []string
	for para := range strings.SplitSeq(text, "\n") {
		now := ""
		for _, word := range page.Words(para) {
			longer := word
			if now != "" {
				longer = now + " " + word
			}
			if now != "" && fyne.MeasureText(longer, t.size(), style).Width > width {
				lines = append(lines, now)
				longer = word
			}
			now = longer
		}
		lines = append(lines, now)
	}
	return lines
}

func (p *prose) CreateRenderer() fyne.WidgetRenderer {
	r := &proseRenderer{p: p, back: canvas.NewRectangle(color.Transparent)}
	r.Refresh()
	return r
}

type proseRenderer struct {
	laid    fyne.Size
	p       *prose
	back    *canvas.Rectangle
	objects []fyne.CanvasObject
}

func (r *proseRenderer) Destroy()                     {}
func (r *proseRenderer) Objects() []fyne.CanvasObject { return r.objects }
func (r *proseRenderer) MinSize() fyne.Size           { return r.p.MinSize() }

// Layout draws anew only for a new size: fresh objects ask for a layout, which would never end.
func (r *proseRenderer) Layout(s fyne.Size) {
	if s != r.laid {
		r.laid = s
		r.Refresh()
	}
}

func (r *proseRenderer) Refresh() {
	p := r.p
	r.objects = r.objects[:0]
	r.back.Resize(p.Size())
	if p.back != "" {
		r.back.FillColor = theme.Color(p.back)
		r.objects = append(r.objects, r.back)
	}
	set(p.lines, p.width(), p.pad, func(n run) {
		if n.table != nil {
			laid := n.table.laid(p.width())
			laid.Move(fyne.NewPos(n.x, n.y))
			laid.Resize(laid.MinSize())
			r.objects = append(r.objects, laid)
			return
		}
		if n.icon != "" {
			img := canvas.NewImageFromResource(n.icon.In(n.tone.iconColour()))
			img.FillMode = canvas.ImageFillContain
			img.Move(fyne.NewPos(n.x, n.y+1))
			img.Resize(fyne.NewSquareSize(15))
			r.objects = append(r.objects, img)
			return
		}
		t := canvas.NewText(n.text, n.tone.ink())
		t.TextSize, t.TextStyle.Bold = n.tone.size(), n.tone.bold()
		t.Move(fyne.NewPos(n.x, n.y))
		r.objects = append(r.objects, t)
		if n.tone == header {
			rule := canvas.NewRectangle(theme.Color(theme.ColorNameSeparator))
			x := n.x + t.MinSize().Width + 8
			rule.Move(fyne.NewPos(x, n.y+9))
			rule.Resize(fyne.NewSize(max(0, p.pad+p.width()-x), 1))
			r.objects = append(r.objects, rule)
		}
	})
	canvas.Refresh(p)
}
