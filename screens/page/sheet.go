package page

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/theme"

	"kezek/screens/kit"
)

const (
	factIcon = 16  // px of an icon before a text
	FactGap  = 5   // px under what stands in a sheet
	SheetPad = 8   // px at its left and right
	factWide = 132 // px of a label
)

// Sheet lays out facts from the top down, in a column of a known width.
type Sheet struct {
	Objects []fyne.CanvasObject
	Y       float32 // where the next stands
	wide    float32 // px of the column
}

// NewSheet begins an empty one, so many px wide between its edges.
func NewSheet(wide float32) *Sheet { return &Sheet{wide: wide} }

// Width is that of its column in px.
func (s *Sheet) Width() float32 { return s.wide }

// Put puts an object where the next stands, x px from the column's left, without going on.
func (s *Sheet) Put(o fyne.CanvasObject, x float32) {
	size := o.MinSize()
	o.Move(fyne.NewPos(SheetPad+x, s.Y))
	o.Resize(size)
	s.Objects = append(s.Objects, o)
}

// Lines writes a text wrapped to what is left right of x and gives its height.
func (s *Sheet) Lines(text string, x float32, ink fyne.ThemeColorName) float32 {
	p := NewProse(text, s.Width()-x, ink)
	s.Put(p, x)
	return p.MinSize().Height
}

// Title is the name something goes by, over its numbers.
func (s *Sheet) Title(name, under string) {
	for _, line := range wrapped(name, s.Width(), 16, true) {
		s.Put(Line(line, 16, true, theme.ColorNameForeground), 0)
		s.Y += 23
	}
	s.Y += s.Lines(under, 0, kit.ColorQuiet) + FactGap
}

// Heading begins a part of the sheet.
func (s *Sheet) Heading(text string) {
	s.Y += 8
	t := Line(text, kit.TextSize, true, theme.ColorNamePrimary)
	s.Put(t, 0)
	rule := canvas.NewRectangle(Shade(theme.ColorNameSeparator))
	x := SheetPad + t.MinSize().Width + 8
	rule.Move(fyne.NewPos(x, s.Y+t.MinSize().Height/2))
	rule.Resize(fyne.NewSize(max(0, SheetPad+s.Width()-x), 1))
	s.Objects = append(s.Objects, rule)
	s.Y += 24
}

// Fact is a label with its value; an empty value is left out. icon stands before the value.
func (s *Sheet) Fact(label, value string, icon kit.Icon) {
	if value == "" {
		return
	}
	high := NewProse(label, factWide-8, kit.ColorQuiet)
	s.Put(high, 0)
	x := float32(factWide)
	if icon != "" {
		s.iconAt(icon, kit.ColorWrong, x)
		x += factIcon + 6
	}
	s.Y += max(s.Lines(value, x, theme.ColorNameForeground), high.MinSize().Height) + FactGap
}

// Icon puts an icon at the column's left.
func (s *Sheet) Icon(icon kit.Icon, ink fyne.ThemeColorName) { s.iconAt(icon, ink, 0) }

func (s *Sheet) iconAt(icon kit.Icon, ink fyne.ThemeColorName, x float32) {
	img := canvas.NewImageFromResource(icon.In(ink))
	img.SetMinSize(fyne.NewSquareSize(factIcon))
	s.Put(img, x)
}

// Figure is a number of how many, large enough to be read from afar; Label says of what.
type Figure struct{ Number, Of, Label string }

// Figures writes numbers beside each other.
func (s *Sheet) Figures(all ...Figure) {
	deep := float32(0)
	for i, p := range all {
		x := float32(i) * s.Width() / float32(len(all))
		n := Line(p.Number, 20, true, theme.ColorNameForeground)
		s.Put(n, x)
		high := n.MinSize().Height
		of := Line(p.Of, kit.TextSize, false, kit.ColorQuiet)
		of.Move(fyne.NewPos(SheetPad+x+n.MinSize().Width+6, s.Y+high-of.MinSize().Height-3))
		label := Line(p.Label, kit.SmallSize, false, kit.ColorQuiet)
		label.Move(fyne.NewPos(SheetPad+x, s.Y+high-2))
		s.Objects = append(s.Objects, of, label)
		deep = high + label.MinSize().Height
	}
	s.Y += deep + 2*FactGap
}

// Item is a line of a list with quiet words under it.
func (s *Sheet) Item(text, under string) {
	s.Y += s.Lines(text, 0, theme.ColorNameForeground)
	if under != "" {
		s.Y += s.Lines(under, 0, kit.ColorQuiet)
	}
	s.Y += FactGap
}

// Add puts any object at the column's left.
func (s *Sheet) Add(o fyne.CanvasObject) {
	s.Put(o, 0)
	s.Y += o.MinSize().Height + FactGap
}

// Across puts an object as wide as the column, a chart for one.
func (s *Sheet) Across(o fyne.CanvasObject) {
	s.Put(o, 0)
	o.Resize(fyne.NewSize(s.Width(), o.MinSize().Height))
	s.Y += o.MinSize().Height + FactGap
}

// Done is all of it as one object.
func (s *Sheet) Done() *fyne.Container {
	return &fyne.Container{Layout: AsPut{fyne.NewSize(s.Width()+2*SheetPad, s.Y+FactGap)}, Objects: s.Objects}
}

// AsPut leaves everything where it was put.
type AsPut struct{ Size fyne.Size }

func (a AsPut) MinSize([]fyne.CanvasObject) fyne.Size { return a.Size }
func (AsPut) Layout([]fyne.CanvasObject, fyne.Size)   {}

func wrapped(text string, width, size float32, bold bool) (lines []string) {
	line := ""
	for _, word := range Words(text) {
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
