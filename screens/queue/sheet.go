package queuepage

import (
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/theme"

	"kezek/screens/kit"
	"kezek/screens/page"
)

const (
	iconSize = 16
	factGap  = 5
)

// sheet lays out an entry's facts from the top down, in a column of a known width.
type sheet struct {
	objects []fyne.CanvasObject
	y       float32
	wide    float32 // of the column; 0 is a record's
}

func (s *sheet) width() float32 {
	if s.wide > 0 {
		return s.wide
	}
	return recordWidth
}

func (s *sheet) put(o fyne.CanvasObject, x float32) {
	size := o.MinSize()
	o.Move(fyne.NewPos(recordPad+x, s.y))
	o.Resize(size)
	s.objects = append(s.objects, o)
}

// lines writes a text wrapped to what is left right of x and gives its height.
func (s *sheet) lines(text string, x float32, ink fyne.ThemeColorName) float32 {
	p := page.NewProse(text, s.width()-x, ink)
	s.put(p, x)
	return p.MinSize().Height
}

// title is the name an entry goes by, over its numbers.
func (s *sheet) title(name, under string) {
	for _, line := range wrapped(name, s.width(), 16, true) {
		s.put(page.Line(line, 16, true, theme.ColorNameForeground), 0)
		s.y += 23
	}
	s.y += s.lines(under, 0, kit.ColorQuiet) + factGap
}

// heading begins a part of the sheet.
func (s *sheet) heading(text string) {
	s.y += 8
	t := page.Line(text, kit.TextSize, true, theme.ColorNamePrimary)
	s.put(t, 0)
	rule := canvas.NewRectangle(page.Shade(theme.ColorNameSeparator))
	x := recordPad + t.MinSize().Width + 8
	rule.Move(fyne.NewPos(x, s.y+t.MinSize().Height/2))
	rule.Resize(fyne.NewSize(max(0, recordPad+s.width()-x), 1))
	s.objects = append(s.objects, rule)
	s.y += 24
}

// fact is a label with its value; an empty value is left out. icon stands before the value.
func (s *sheet) fact(label, value string, icon kit.Icon) {
	if value == "" {
		return
	}
	high := page.NewProse(label, factLabel-8, kit.ColorQuiet)
	s.put(high, 0)
	x := float32(factLabel)
	if icon != "" {
		s.iconAt(icon, kit.ColorWrong, x)
		x += iconSize + 6
	}
	s.y += max(s.lines(value, x, theme.ColorNameForeground), high.MinSize().Height) + factGap
}

// icon puts an icon at the column's left.
func (s *sheet) icon(icon kit.Icon, ink fyne.ThemeColorName) { s.iconAt(icon, ink, 0) }

func (s *sheet) iconAt(icon kit.Icon, ink fyne.ThemeColorName, x float32) {
	img := canvas.NewImageFromResource(icon.In(ink))
	img.SetMinSize(fyne.NewSquareSize(iconSize))
	s.put(img, x)
}

// place is a place of how many, large enough to be read from afar; label says where.
type place struct{ number, of, label string }

// places writes places beside each other.
func (s *sheet) places(all ...place) {
	deep := float32(0)
	for i, p := range all {
		x := float32(i) * s.width() / float32(len(all))
		n := page.Line(p.number, 20, true, theme.ColorNameForeground)
		s.put(n, x)
		high := n.MinSize().Height
		of := page.Line(p.of, kit.TextSize, false, kit.ColorQuiet)
		of.Move(fyne.NewPos(recordPad+x+n.MinSize().Width+6, s.y+high-of.MinSize().Height-3))
		label := page.Line(p.label, kit.SmallSize, false, kit.ColorQuiet)
		label.Move(fyne.NewPos(recordPad+x, s.y+high-2))
		s.objects = append(s.objects, of, label)
		deep = high + label.MinSize().Height
	}
	s.y += deep + 2*factGap
}

// item is a line of a list with quiet words under it.
func (s *sheet) item(text, under string) {
	s.y += s.lines(text, 0, theme.ColorNameForeground)
	if under != "" {
		s.y += s.lines(under, 0, kit.ColorQuiet)
	}
	s.y += factGap
}

// add puts any object at the column's left.
func (s *sheet) add(o fyne.CanvasObject) {
	s.put(o, 0)
	s.y += o.MinSize().Height + factGap
}

// across puts an object as wide as the column, a chart for one.
func (s *sheet) across(o fyne.CanvasObject) {
	s.put(o, 0)
	o.Resize(fyne.NewSize(s.width(), o.MinSize().Height))
	s.y += o.MinSize().Height + factGap
}

func (s *sheet) done() *fyne.Container {
	return &fyne.Container{Layout: asPut{fyne.NewSize(s.width()+2*recordPad, s.y+factGap)}, Objects: s.objects}
}

// asPut leaves everything where it was put.
type asPut struct{ size fyne.Size }

func (a asPut) MinSize([]fyne.CanvasObject) fyne.Size { return a.size }
func (asPut) Layout([]fyne.CanvasObject, fyne.Size)   {}

func wrapped(text string, width, size float32, bold bool) (lines []string) {
	line := ""
	for _, word := range strings.FieldsFunc(text, func(r rune) bool { return r == ' ' || r == '\n' }) { // not at a no-break space
		longer := word
		if line != "" {
			longer = line + " " + word
		}
		if line != "" && fyne.MeasureText(longer, size, fyne.TextStyle{Bold: bold}).Width > width {
			lines = append(lines, line)
			longer = word
		}
		line = longer
	}
	return append(lines, line)
}
