package kit

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/theme"

	"kezek/locales"
)

const chartMark = 8 // px across the sign of an own event

// chartRenderer draws with rectangles on whole px: they stay sharp where lines blur.
type chartRenderer struct {
	c       *LineChart
	laid    fyne.Size
	back    *canvas.Rectangle
	frame   *canvas.Rectangle
	at      *canvas.Rectangle // upright through the cursor
	reading [2]*canvas.Text
	bars    []*canvas.Rectangle // used again and again
	marks   []*canvas.Rectangle
	texts   []*canvas.Text
	bar     int // how many of them are used
	mark    int
	text    int
	objects []fyne.CanvasObject
}

func newChartRenderer(c *LineChart) *chartRenderer {
	r := &chartRenderer{c: c, back: newFrame(), frame: newFrame(), at: canvas.NewRectangle(nil)}
	r.frame.FillColor = color.Transparent
	for i := range r.reading {
		r.reading[i] = letters("", nil, TextSize, false)
	}
	return r
}

func (r *chartRenderer) Destroy()                     {}
func (r *chartRenderer) Objects() []fyne.CanvasObject { return r.objects }
func (r *chartRenderer) MinSize() fyne.Size           { return fyne.NewSize(320, chartHeight) }

// Layout draws anew only for a new size: fresh objects ask for a layout, which would never end.
func (r *chartRenderer) Layout(s fyne.Size) {
	if s != r.laid {
		r.laid = s
		r.Refresh()
	}
}

func (r *chartRenderer) Refresh() {
	c := r.c
	r.objects = append(r.objects[:0:0], r.back)
	r.bar, r.mark, r.text = 0, 0, 0
	r.back.FillColor = shade(ColorSurface)
	r.back.Resize(c.Size())
	if len(c.points) > 0 {
		s := c.scale()
		r.axes(&s)
		for _, p := range c.steps(&s) {
			fill := theme.ColorNamePrimary
			if p.gap {
				fill = ColorStripe
			}
			r.rect(p.x, p.y, p.width, p.height, fill)
		}
		r.upright(&s)
		r.own(&s)
	}
	r.say()
	r.frame.Resize(c.Size())
	setFrame(r.frame, c.has, false)
	r.objects = append(r.objects, r.frame)
	r.back.Refresh()
}

func (r *chartRenderer) rect(x, y, width, height int, fill fyne.ThemeColorName) {
	if r.bar == len(r.bars) {
		r.bars = append(r.bars, canvas.NewRectangle(nil))
	}
	b := r.bars[r.bar]
	r.bar++
	b.FillColor = shade(fill)
	b.Move(fyne.NewPos(float32(x), float32(y)))
	b.Resize(fyne.NewSize(float32(width), float32(height)))
	r.objects = append(r.objects, b)
}

// word writes a small text and gives it, to be moved.
func (r *chartRenderer) word(text string) *canvas.Text {
	if r.text == len(r.texts) {
		r.texts = append(r.texts, letters("", nil, SmallSize, false))
	}
	t := r.texts[r.text]
	r.text++
	say(t, text, shade(ColorQuiet), false)
	r.objects = append(r.objects, t)
	return t
}

// axes says places at the left and days under the line.
func (r *chartRenderer) axes(s *chartScale) {
	for _, place := range s.ticks {
		y := s.y(place)
		r.rect(s.left, y, s.right-s.left, 1, theme.ColorNameSeparator)
		t := r.word(locales.Number(int64(place)))
		size := t.MinSize()
		t.Move(fyne.NewPos(float32(int(float32(s.left-9)-size.Width)), float32(int(float32(y)-size.Height/2))))
	}
	free := 0 // px where the next day may begin
	for _, day := range s.dayTicks() {
		x := s.x(day.at)
		if !day.said {
			r.rect(x, s.bottom+1, 1, 3, ColorLine)
			continue
		}
		r.rect(x, s.bottom+1, 1, 5, ColorQuiet)
		text := locales.Date(day.at)
		w := int(wide(text, SmallSize, fyne.TextStyle{}))
		if at := max(2, min(x-w/2, int(r.c.Size().Width)-w-4)); at >= free {
			r.word(text).Move(fyne.NewPos(float32(at), float32(s.bottom+5)))
			free = at + w + 6
		}
	}
}

// height is where a change stands: without a place, where the line broke off.
func (r *chartRenderer) height(s *chartScale, i int) int {
	for ; i >= 0; i-- {
		if v := r.c.points[i].Value; v > 0 {
			return s.y(v)
		}
	}
	return s.bottom
}

// upright shows which change is read.
func (r *chartRenderer) upright(s *chartScale) {
	i := r.c.read()
	if i < 0 {
		return
	}
	x := s.x(r.c.points[i].At)
	r.at.FillColor = shade(theme.ColorNameForeground)
	r.at.Move(fyne.NewPos(float32(x), float32(s.top-4)))
	r.at.Resize(fyne.NewSize(1, float32(s.bottom-s.top+4)))
	r.objects = append(r.objects, r.at)
	if !r.c.points[i].Own {
		r.sign(x, r.height(s, i), theme.ColorNameForeground, 1)
	}
}

// own marks the own events; of those too near to be told apart, the last.
func (r *chartRenderer) own(s *chartScale) {
	next, read := s.right+2*chartMark, r.c.read()
	for i := len(r.c.points) - 1; i >= 0; i-- {
		x := s.x(r.c.points[i].At)
		if !r.c.points[i].Own || i != read && next-x < chartMark-1 {
			continue
		}
		next = x
		fill := ColorSurface
		if i == read {
			fill = theme.ColorNameForeground
		}
		r.sign(x, r.height(s, i), fill, chartMark/2)
	}
}

// sign stands about a place of the line: round for an own event, square for the cursor on another one.
func (r *chartRenderer) sign(x, y int, fill fyne.ThemeColorName, round float32) {
	if r.mark == len(r.marks) {
		r.marks = append(r.marks, canvas.NewRectangle(nil))
	}
	m := r.marks[r.mark]
	r.mark++
	m.FillColor, m.StrokeColor, m.StrokeWidth = shade(fill), shade(theme.ColorNameForeground), 2
	m.CornerRadius = round
	m.Move(fyne.NewPos(float32(x-chartMark/2), float32(y+1-chartMark/2)))
	m.Resize(fyne.NewSquareSize(chartMark))
	r.objects = append(r.objects, m)
}

// say writes what is read, in two lines at most.
func (r *chartRenderer) say() {
	size := r.c.Size()
	room := size.Width - 2*cellPad
	lines := append(wrap(r.c.Reading(), room, TextSize), "", "")
	if lines[2] != "" {
		lines[1] = fit(lines[1]+" "+lines[2], room, TextSize, false)
	}
	for i, t := range r.reading {
		say(t, lines[i], shade(theme.ColorNameForeground), false)
		t.Move(fyne.NewPos(cellPad, float32(int(size.Height)-37+i*18)))
		r.objects = append(r.objects, t)
	}
}
