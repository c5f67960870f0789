package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

const (
	columnGap   = 24
	rowGap      = 6
	columnLeast = 220
)

// formFrame stacks summary, fields and buttons.
type formFrame struct{ f *Form }

func (l formFrame) MinSize([]fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(columnLeast, 3*RowHeight).Max(l.f.feet.MinSize())
}

func (l formFrame) Layout(_ []fyne.CanvasObject, s fyne.Size) {
	f := l.f
	top, bottom := f.summary.height(s.Width), float32(0)
	if len(f.feet.Objects) > 0 {
		bottom = RowHeight + 2*gap
	}
	f.summary.Resize(fyne.NewSize(s.Width, top))
	f.scroll.Move(fyne.NewPos(0, top))
	f.scroll.Resize(fyne.NewSize(s.Width, s.Height-top-bottom))
	f.feet.Move(fyne.NewPos(0, s.Height-bottom+gap))
	f.feet.Resize(fyne.NewSize(s.Width, RowHeight))
}

// formLayout sets sections under each other, columns beside each other, items down each column.
type formLayout struct {
	form  *Form
	width float32 // of the last layout: how high the form is depends on it
}

func (l *formLayout) MinSize([]fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(columnLeast, l.set(max(l.width, columnLeast), false))
}

func (l *formLayout) Layout(_ []fyne.CanvasObject, s fyne.Size) {
	l.width = s.Width
	l.set(s.Width, true)
}

// set computes the height of the form and, if asked, moves everything to its place.
func (l *formLayout) set(width float32, move bool) float32 {
	y := float32(2) // room for the focus frame
	inner := width - theme.Size(theme.SizeNameScrollBar) - 4
	for _, sec := range l.form.sections {
		if sec.title != nil {
			sec.title.Hidden = sec.empty()
		}
		if sec.title != nil && !sec.title.Hidden {
			if move {
				sec.title.Move(fyne.NewPos(2, y))
				sec.title.Resize(fyne.NewSize(inner, headingHeight))
			}
			y += headingHeight
		}
		n := float32(len(sec.columns))
		w := (inner - columnGap*(n-1)) / n
		deepest := y
		for i, col := range sec.columns {
			deepest = max(deepest, setColumn(col, fyne.NewPos(2+float32(i)*(w+columnGap), y), w, move))
		}
		y = deepest
	}
	return y + gap
}

// empty tells whether nothing under a heading is shown: it heads nothing then.
func (s *section) empty() bool {
	hidden := 0
	for _, col := range s.columns {
		for _, slot := range col {
			if !slot.Hidden && slot.height(columnLeast) > 0 {
				return false
			}
			hidden++
		}
	}
	return hidden > 0
}

// setColumn places the rows of one column and gives the y after the last.
func setColumn(col []*slot, at fyne.Position, width float32, move bool) float32 {
	for len(col) > 0 {
		n := 1
		for n < len(col) && col[n].Beside {
			n++
		}
		h := setRow(col[:n], at, width, move)
		if h > 0 {
			at.Y += h + rowGap
		}
		col = col[n:]
	}
	return at.Y
}

// setRow places items beside each other: fixed widths first, the rest is shared.
func setRow(row []*slot, at fyne.Position, width float32, move bool) (height float32) {
	free, sharing := width, float32(0)
	for _, s := range row {
		switch {
		case s.Hidden:
		case s.Width > 0:
			free -= s.Width + gap
		default:
			sharing++
			free -= gap
		}
	}
	free += gap
	for _, s := range row {
		if s.Hidden {
			continue
		}
		w := s.Width
		if w == 0 {
			w = free / sharing
		}
		height = max(height, s.height(w))
		if move {
			s.Move(at)
			s.Resize(fyne.NewSize(w, s.height(w)))
		}
		at.X += w + gap
	}
	return height
}

const headingHeight = 30

// heading is a section's title over a hairline.
type heading struct {
	widget.BaseWidget
	title string
}

func newHeading(title string) *heading {
	h := &heading{title: title}
	h.ExtendBaseWidget(h)
	return h
}

func (h *heading) CreateRenderer() fyne.WidgetRenderer {
	r := &headingRenderer{h: h, text: letters(h.title, nil, TextSize, true), rule: canvas.NewRectangle(nil)}
	r.Refresh()
	return r
}

type headingRenderer struct {
	h    *heading
	text *canvas.Text
	rule *canvas.Rectangle
}

func (r *headingRenderer) Destroy() {}
func (r *headingRenderer) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{r.text, r.rule}
}
func (r *headingRenderer) MinSize() fyne.Size { return fyne.NewSize(0, headingHeight) }

func (r *headingRenderer) Layout(s fyne.Size) {
	r.text.Move(fyne.NewPos(0, 5))
	x := r.text.MinSize().Width + gap
	r.rule.Move(fyne.NewPos(x, 14))
	r.rule.Resize(fyne.NewSize(max(0, s.Width-x), 1))
}

func (r *headingRenderer) Refresh() {
	r.text.Color = shade(theme.ColorNamePrimary)
	r.rule.FillColor = shade(theme.ColorNameSeparator)
	r.text.Refresh()
	r.rule.Refresh()
}

// summary stands over the form: it counts what is wrong, or says what belongs to no field. Without anything wrong it is not there.
type summary struct {
	widget.BaseWidget
	text string
}

const summaryLines = 4 // the most; what is longer is cut

func newSummary() *summary {
	s := &summary{}
	s.ExtendBaseWidget(s)
	return s
}

func (s *summary) say(text string) {
	if text != s.text {
		s.text = text
		s.Refresh()
	}
}

// lines are the text as it stands in a width of px.
func (s *summary) lines(width float32) []string {
	if s.text == "" {
		return nil
	}
	lines := wrap(s.text, (width-summaryIndent-cellPad)*boldly, TextSize)
	return lines[:min(summaryLines, len(lines))]
}

const (
	summaryIndent = cellPad + iconSize + 6
	summaryLine   = 20
	boldly        = 0.93 // of a width measured in plain letters
)

// height is that of the frame and what parts it from the form, 0 without a text.
func (s *summary) height(width float32) float32 {
	if n := len(s.lines(width)); n > 0 {
		return RowHeight + float32(n-1)*summaryLine + gap
	}
	return 0
}

func (s *summary) CreateRenderer() fyne.WidgetRenderer {
	r := &summaryRenderer{s: s, back: newFrame(), icon: picture(IconWarning, ColorWrong)}
	r.objects = []fyne.CanvasObject{r.back, r.icon}
	for i := range r.lines {
		r.lines[i] = letters("", nil, TextSize, true)
		r.objects = append(r.objects, r.lines[i])
	}
	r.Refresh()
	return r
}

type summaryRenderer struct {
	s       *summary
	back    *canvas.Rectangle
	icon    *canvas.Image
	lines   [summaryLines]*canvas.Text
	objects []fyne.CanvasObject
}

func (r *summaryRenderer) Destroy()                     {}
func (r *summaryRenderer) Objects() []fyne.CanvasObject { return r.objects }
func (r *summaryRenderer) MinSize() fyne.Size           { return fyne.Size{} }

func (r *summaryRenderer) Layout(size fyne.Size) {
	text := r.s.lines(size.Width)
	r.back.Resize(fyne.NewSize(size.Width, size.Height-gap))
	r.icon.Move(fyne.NewPos(cellPad, (RowHeight-iconSize)/2))
	for i, t := range r.lines {
		line := ""
		if i < len(text) {
			line = text[i]
		}
		say(t, line, shade(ColorWrong), true)
		t.Move(fyne.NewPos(summaryIndent, (RowHeight-t.MinSize().Height)/2+float32(i)*summaryLine))
	}
}

func (r *summaryRenderer) Refresh() {
	shown := r.s.text != ""
	r.back.Hidden, r.icon.Hidden = !shown, !shown
	r.back.FillColor = shade(ColorWrongBack)
	r.icon.Resource = IconWarning.In(ColorWrong)
	r.Layout(r.s.Size())
	r.back.Refresh()
	r.icon.Refresh()
}
