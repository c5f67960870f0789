// Package page sets what stands between kit's parts on the window's own pages: titles, paragraphs, cards, links and the
// rail of places one can go to.
package page

import (
	"image/color"
	"strings"
	"unicode"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"kezek/screens/kit"
)

const lineHeight = 19

// Shade is the colour of a name in the theme now set.
func Shade(name fyne.ThemeColorName) color.Color {
	return theme.Current().Color(name, fyne.CurrentApp().Settings().ThemeVariant())
}

// Line is one line of text. It keeps its colour: pages are built again when the theme changes.
func Line(text string, size float32, bold bool, ink fyne.ThemeColorName) *canvas.Text {
	t := canvas.NewText(text, Shade(ink))
	t.TextSize = size
	t.TextStyle.Bold = bold
	return t
}

// Title is the heading of a page.
func Title(text string) *canvas.Text {
	return Line(text, kit.TitleSize, true, theme.ColorNameForeground)
}

// Fit shortens a text with an ellipsis so that it is not wider than width px.
func Fit(text string, width, size float32, bold bool) string {
	style := fyne.TextStyle{Bold: bold}
	wide := func(s string) bool { return fyne.MeasureText(s, size, style).Width > width }
	if !wide(text) {
		return text
	}
	letters := []rune(text)
	for len(letters) > 0 && wide(string(letters)+"…") {
		letters = letters[:len(letters)-1]
	}
	return strings.TrimRight(string(letters), " ,.") + "…"
}

// Prose is text wrapped to a width.
type Prose struct {
	widget.BaseWidget
	Container *fyne.Container // the lines; it may also be laid out by itself
	width     float32
}

// NewProse wraps a text to width px.
func NewProse(text string, width float32, ink fyne.ThemeColorName) *Prose {
	p := &Prose{Container: &fyne.Container{Layout: lines{}}, width: width}
	p.ExtendBaseWidget(p)
	p.Say(text, ink)
	return p
}

// Say replaces the text; an empty one takes no room.
func (p *Prose) Say(text string, ink fyne.ThemeColorName) {
	p.Container.Objects = nil
	if text != "" {
		for _, line := range wrap(text, p.width) {
			p.Container.Objects = append(p.Container.Objects, Line(line, kit.TextSize, false, ink))
		}
	}
	p.Container.Refresh()
	p.Refresh()
}

func (p *Prose) CreateRenderer() fyne.WidgetRenderer { return widget.NewSimpleRenderer(p.Container) }

// Words are the parts of a text between which a line may break: not at a no-break space, so a sum stays in one line.
func Words(text string) []string {
	return strings.FieldsFunc(text, func(r rune) bool { return unicode.IsSpace(r) && r != '\u00a0' })
}

func wrap(text string, width float32) (wrapped []string) {
	for _, paragraph := range strings.Split(text, "\n") {
		line := ""
		for _, word := range Words(paragraph) {
			longer := strings.TrimPrefix(line+" "+word, " ")
			if line != "" && fyne.MeasureText(longer, kit.TextSize, fyne.TextStyle{}).Width > width {
				wrapped = append(wrapped, line)
				longer = word
			}
			line = longer
		}
		wrapped = append(wrapped, line)
	}
	return wrapped
}

// lines sets lines of text under each other.
type lines struct{}

func (lines) MinSize(objects []fyne.CanvasObject) fyne.Size {
	w := float32(0)
	for _, o := range objects {
		w = max(w, o.MinSize().Width)
	}
	return fyne.NewSize(w, lineHeight*float32(len(objects)))
}

func (lines) Layout(objects []fyne.CanvasObject, _ fyne.Size) {
	for i, o := range objects {
		o.Move(fyne.NewPos(0, float32(i)*lineHeight))
		o.Resize(o.MinSize())
	}
}
