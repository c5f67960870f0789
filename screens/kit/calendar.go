package kit

import (
	"strconv"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

const (
	dayWidth  = 34
	dayHeight = 26
	monthHead = 32
	weekHead  = 22
)

var monthKeys = [12]string{"kit.month.jan", "kit.month.feb", "kit.month.mar", "kit.month.apr", "kit.month.may", "kit.month.jun",
	"kit.month.jul", "kit.month.aug", "kit.month.sep", "kit.month.oct", "kit.month.nov", "kit.month.dec"}

var weekdayKeys = [7]string{"kit.weekday.mon", "kit.weekday.tue", "kit.weekday.wed", "kit.weekday.thu", "kit.weekday.fri",
	"kit.weekday.sat", "kit.weekday.sun"}

// calendar is one month of days, Monday first, in the panel of a date field.
type calendar struct {
	widget.BaseWidget
	desk   *Desk
	rest   func(time.Time) bool
	today  time.Time
	chosen time.Time
	month  time.Time // its first day
	pick   func(time.Time)
}

func newCalendar(d *Desk, rest func(time.Time) bool, today time.Time, pick func(time.Time)) *calendar {
	c := &calendar{desk: d, rest: rest, today: today, pick: pick}
	c.ExtendBaseWidget(c)
	return c
}

func (c *calendar) show(chosen, month time.Time) {
	c.chosen = chosen
	c.month = month.AddDate(0, 0, 1-month.Day())
	c.Refresh()
}

// first is the Monday the drawn month begins with.
func (c *calendar) first() time.Time {
	return c.month.AddDate(0, 0, -(int(c.month.Weekday())+6)%7)
}

func (c *calendar) MinSize() fyne.Size {
	return fyne.NewSize(7*dayWidth+2*gap, monthHead+weekHead+6*dayHeight+gap)
}

// Tapped picks a day or, on the arrows of the head, turns the month.
func (c *calendar) Tapped(ev *fyne.PointEvent) {
	p := ev.Position
	if p.Y < monthHead {
		if p.X < dayWidth+gap {
			c.show(c.chosen, c.month.AddDate(0, -1, 0))
		} else if p.X > c.Size().Width-dayWidth-gap {
			c.show(c.chosen, c.month.AddDate(0, 1, 0))
		}
		return
	}
	col, row := int((p.X-gap)/dayWidth), int((p.Y-monthHead-weekHead)/dayHeight)
	if p.Y >= monthHead+weekHead && col >= 0 && col < 7 && row < 6 {
		c.pick(c.first().AddDate(0, 0, row*7+col))
	}
}

func (c *calendar) CreateRenderer() fyne.WidgetRenderer {
	r := &calendarRenderer{c: c, border: newFrame(), head: letters("", nil, TextSize, true),
		left: picture(IconLeft, ColorQuiet), right: picture(IconRight, ColorQuiet)}
	r.objects = []fyne.CanvasObject{r.head, r.left, r.right}
	for i := range r.week {
		r.week[i] = letters("", nil, SmallSize, false)
		r.objects = append(r.objects, r.week[i])
	}
	for i := range r.days {
		r.backs[i] = newFrame()
		r.days[i] = letters("", nil, TextSize, false)
		r.objects = append(r.objects, r.backs[i], r.days[i])
	}
	r.objects = append(r.objects, r.border)
	r.Refresh()
	return r
}

type calendarRenderer struct {
	laid        fyne.Size
	c           *calendar
	border      *canvas.Rectangle
	head        *canvas.Text
	left, right *canvas.Image
	week        [7]*canvas.Text
	backs       [42]*canvas.Rectangle
	days        [42]*canvas.Text
	objects     []fyne.CanvasObject
}

func (r *calendarRenderer) Destroy()                     {}
func (r *calendarRenderer) Objects() []fyne.CanvasObject { return r.objects }
func (r *calendarRenderer) MinSize() fyne.Size           { return r.c.MinSize() }

// Layout draws anew only for a new size: fresh objects ask for a layout, which would never end.
func (r *calendarRenderer) Layout(s fyne.Size) {
	if s != r.laid {
		r.laid = s
		r.Refresh()
	}
}

func (r *calendarRenderer) Refresh() {
	c, size := r.c, r.c.Size()
	ink, quiet := shade(theme.ColorNameForeground), shade(ColorQuiet)
	r.border.StrokeColor, r.border.StrokeWidth = shade(ColorLine), 1
	r.border.Resize(size)
	say(r.head, c.desk.T(monthKeys[c.month.Month()-1])+" "+strconv.Itoa(c.month.Year()), ink, true)
	centre(r.head, fyne.NewPos(0, 0), fyne.NewSize(size.Width, monthHead))
	r.left.Move(fyne.NewPos(gap+(dayWidth-iconSize)/2, (monthHead-iconSize)/2))
	r.right.Move(fyne.NewPos(size.Width-gap-(dayWidth+iconSize)/2, (monthHead-iconSize)/2))
	for i, t := range r.week {
		say(t, c.desk.T(weekdayKeys[i]), quiet, false)
		centre(t, fyne.NewPos(gap+float32(i)*dayWidth, monthHead), fyne.NewSize(dayWidth, weekHead))
	}
	for i := range r.days {
		r.day(i, c.first().AddDate(0, 0, i))
	}
	r.border.Refresh()
}

// day draws one day: another month's quietly, days of rest shaded, today framed, the chosen one filled.
func (r *calendarRenderer) day(i int, day time.Time) {
	c, back := r.c, r.backs[i]
	at := fyne.NewPos(gap+float32(i%7)*dayWidth, monthHead+weekHead+float32(i/7)*dayHeight)
	ink := shade(theme.ColorNameForeground)
	back.FillColor, back.StrokeWidth = nil, 0
	inMonth := day.Month() == c.month.Month()
	if !inMonth {
		ink = shade(ColorQuiet)
	}
	if inMonth && c.rest != nil && c.rest(day) {
		back.FillColor = shade(ColorRest)
	}
	if day.Equal(c.today) {
		back.StrokeColor, back.StrokeWidth = shade(theme.ColorNamePrimary), 1.5
	}
	if day.Equal(c.chosen) {
		back.FillColor = shade(theme.ColorNamePrimary)
		ink = shade(theme.ColorNameForegroundOnPrimary)
	}
	back.Hidden = back.FillColor == nil && back.StrokeWidth == 0
	back.Move(at.AddXY(1, 1))
	back.Resize(fyne.NewSize(dayWidth-2, dayHeight-2))
	back.Refresh()
	say(r.days[i], strconv.Itoa(day.Day()), ink, day.Equal(c.today))
	centre(r.days[i], at, fyne.NewSize(dayWidth, dayHeight))
}

// centre moves a text to the middle of a box.
func centre(t *canvas.Text, at fyne.Position, box fyne.Size) {
	s := t.MinSize()
	t.Move(at.AddXY((box.Width-s.Width)/2, (box.Height-s.Height)/2))
}
