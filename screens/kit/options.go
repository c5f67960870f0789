package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// Option is one line of a choice: the code is stored, the name is shown.
type Option struct {
	Code string
	Name string
	Note string // shown quietly after the name
}

const optionsShown = 8

// options is the list in the panel of a choice or combo. It holds no focus: its field moves the mark.
type options struct {
	widget.BaseWidget
	list  []Option
	coded bool // codes are shown before names
	mark  int
	top   int
	empty string
	pick  func(int)
	rest  float32 // wheel travel not yet worth a row
}

func newOptions(list []Option, coded bool, empty string, pick func(int)) *options {
	o := &options{list: list, coded: coded, empty: empty, pick: pick}
	o.ExtendBaseWidget(o)
	return o
}

func (o *options) set(list []Option, empty string) {
	o.list, o.empty, o.mark, o.top = list, empty, 0, 0
	o.Refresh()
}

func (o *options) move(to int) {
	o.mark = max(0, min(to, len(o.list)-1))
	o.top = max(min(o.top, o.mark), o.mark-optionsShown+1)
	o.Refresh()
}

func (o *options) height() float32 {
	return float32(max(1, min(len(o.list), optionsShown)))*RowHeight + 2
}

// width is what the widest line needs.
func (o *options) width() float32 {
	w := wide(o.empty, TextSize, fyne.TextStyle{})
	code := o.codeWidth()
	for _, opt := range o.list {
		w = max(w, code+wide(opt.Name, TextSize, fyne.TextStyle{})+cellPad*2+wide(opt.Note, TextSize, fyne.TextStyle{}))
	}
	return w + 3*cellPad
}

func (o *options) codeWidth() float32 {
	w := float32(0)
	if o.coded {
		for _, opt := range o.list {
			w = max(w, wide(opt.Code, TextSize, fyne.TextStyle{})+2*cellPad)
		}
	}
	return w
}

func (o *options) at(p fyne.Position) int {
	i := o.top + int((p.Y-1)/RowHeight)
	if p.Y < 1 || i >= len(o.list) {
		return -1
	}
	return i
}

func (o *options) Tapped(ev *fyne.PointEvent) {
	if i := o.at(ev.Position); i >= 0 {
		o.pick(i)
	}
}

func (o *options) MouseIn(*desktop.MouseEvent) {}
func (o *options) MouseOut()                   {}

func (o *options) MouseMoved(ev *desktop.MouseEvent) {
	if i := o.at(ev.Position); i >= 0 && i != o.mark {
		o.mark = i
		o.Refresh()
	}
}

func (o *options) Scrolled(ev *fyne.ScrollEvent) {
	o.rest -= ev.Scrolled.DY
	rows := int(o.rest / RowHeight)
	o.rest -= float32(rows) * RowHeight
	o.top = max(0, min(o.top+rows, len(o.list)-optionsShown))
	o.Refresh()
}

func (o *options) CreateRenderer() fyne.WidgetRenderer {
	r := &optionsRenderer{o: o, mark: canvas.NewRectangle(nil), bar: canvas.NewRectangle(nil), border: canvas.NewRectangle(nil)}
	r.border.StrokeWidth = 1
	r.border.CornerRadius = fieldRound
	r.objects = []fyne.CanvasObject{r.mark, r.bar}
	for range optionsShown {
		line := [3]*canvas.Text{}
		for i := range line {
			line[i] = letters("", nil, TextSize, false)
			r.objects = append(r.objects, line[i])
		}
		r.lines = append(r.lines, line)
	}
	r.objects = append(r.objects, r.border)
	r.Refresh()
	return r
}

type optionsRenderer struct {
	laid              fyne.Size
	o                 *options
	mark, bar, border *canvas.Rectangle
	lines             [][3]*canvas.Text // code, name, note
	objects           []fyne.CanvasObject
}

func (r *optionsRenderer) Destroy()                     {}
func (r *optionsRenderer) Objects() []fyne.CanvasObject { return r.objects }
func (r *optionsRenderer) MinSize() fyne.Size           { return fyne.NewSize(40, r.o.height()) }

// Layout draws anew only for a new size: fresh objects ask for a layout, which would never end.
func (r *optionsRenderer) Layout(s fyne.Size) {
	if s != r.laid {
		r.laid = s
		r.Refresh()
	}
}

func (r *optionsRenderer) Refresh() {
	o, size := r.o, r.o.Size()
	ink, quiet := shade(theme.ColorNameForeground), shade(ColorQuiet)
	code := o.codeWidth()
	for i, line := range r.lines {
		y := 1 + float32(i)*RowHeight + (RowHeight-line[0].MinSize().Height)/2
		line[0].Move(fyne.NewPos(cellPad, y))
		line[1].Move(fyne.NewPos(cellPad+code, y))
		n := o.top + i
		if n >= len(o.list) {
			first := ""
			if n == 0 {
				first = fit(o.empty, size.Width-2*cellPad, TextSize, false)
			}
			say(line[0], first, quiet, false)
			say(line[1], "", ink, false)
			say(line[2], "", quiet, false)
			continue
		}
		opt := o.list[n]
		room := size.Width - code - 2*cellPad
		name := fit(opt.Name, room, TextSize, false)
		say(line[1], name, ink, false)
		if o.coded {
			say(line[0], opt.Code, quiet, false)
		} else {
			say(line[0], "", quiet, false)
		}
		used := wide(name, TextSize, fyne.TextStyle{}) + cellPad
		say(line[2], fit(opt.Note, room-used, TextSize, false), quiet, false)
		line[2].Move(fyne.NewPos(cellPad+code+used, y))
	}
	r.mark.FillColor = shade(ColorCursor)
	r.mark.Hidden = len(o.list) == 0 || o.mark < o.top || o.mark >= o.top+optionsShown
	r.mark.Move(fyne.NewPos(1, 1+float32(o.mark-o.top)*RowHeight))
	r.mark.Resize(fyne.NewSize(size.Width-2, RowHeight))
	r.bar.FillColor = shade(theme.ColorNameScrollBar)
	r.bar.Hidden = len(o.list) <= optionsShown
	if !r.bar.Hidden {
		share := size.Height / float32(len(o.list))
		r.bar.Move(fyne.NewPos(size.Width-5, float32(o.top)*share+1))
		r.bar.Resize(fyne.NewSize(3, optionsShown*share-2))
	}
	r.border.StrokeColor = shade(ColorLine)
	r.border.Resize(size)
	for _, o := range []fyne.CanvasObject{r.mark, r.bar, r.border} {
		o.Refresh()
	}
}
