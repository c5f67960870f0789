package settings

import (
	"strconv"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"kezek/app/workdays"
	"kezek/screens/kit"
	"kezek/screens/page"
)

var monthKeys = [12]string{"kit.month.jan", "kit.month.feb", "kit.month.mar", "kit.month.apr", "kit.month.may", "kit.month.jun",
	"kit.month.jul", "kit.month.aug", "kit.month.sep", "kit.month.oct", "kit.month.nov", "kit.month.dec"}

var weekdayKeys = [7]string{"kit.weekday.mon", "kit.weekday.tue", "kit.weekday.wed", "kit.weekday.thu", "kit.weekday.fri",
	"kit.weekday.sat", "kit.weekday.sun"}

// months are the twelve months of a year, days off marked. With the keyboard in them the arrows go by days and weeks,
// PgUp PgDn by months; Enter picks the day, Ins begins an entry for it.
type months struct {
	widget.BaseWidget
	moved func(day time.Time) // the cursor came to a day
	pick  func(day time.Time)
	add   func(day time.Time)

	desk   *kit.Desk
	window fyne.Canvas
	days   []workdays.Day // of the whole year
	framed func(time.Time) bool
	today  time.Time
	cursor int // day of the year from 0
	has    bool
}

const (
	monthGap  = 14
	monthHead = 19
	weekHead  = 15
	dayText   = 11.5
)

func newMonths(d *kit.Desk, c fyne.Canvas, today time.Time) *months {
	m := &months{desk: d, window: c, today: today, moved: func(time.Time) {}}
	m.ExtendBaseWidget(m)
	return m
}

// set shows the days of a year.
func (m *months) set(days []workdays.Day) {
	m.days = days
	m.cursor = max(0, min(m.cursor, len(days)-1))
	m.Refresh()
}

// frame frames the days for which is tells true; nil frames none.
func (m *months) frame(is func(time.Time) bool) {
	m.framed = is
	m.Refresh()
}

// day finds a day of the year; one of another year is just its date.
func (m *months) day(at time.Time) workdays.Day {
	for _, d := range m.days {
		if d.Date.Equal(at) {
			return d
		}
	}
	return workdays.Day{Date: at, Kind: workdays.Worked}
}

func (m *months) goTo(i int) {
	m.cursor = max(0, min(i, len(m.days)-1))
	m.Refresh()
	m.moved(m.days[m.cursor].Date)
}

// by goes months on, to the same date or the month's last.
func (m *months) by(n int) {
	at := m.days[m.cursor].Date
	first := time.Date(at.Year(), at.Month()+time.Month(n), 1, 0, 0, 0, 0, at.Location())
	if first.Year() != at.Year() {
		return
	}
	last := first.AddDate(0, 1, -1)
	m.goTo(first.YearDay() - 1 + min(at.Day(), last.Day()) - 1)
}

// TypedKey goes through the days.
func (m *months) TypedKey(ev *fyne.KeyEvent) {
	if len(m.days) == 0 {
		return
	}
	switch ev.Name {
	case fyne.KeyLeft:
		m.goTo(m.cursor - 1)
	case fyne.KeyRight:
		m.goTo(m.cursor + 1)
	case fyne.KeyUp:
		m.goTo(m.cursor - 7)
	case fyne.KeyDown:
		m.goTo(m.cursor + 7)
	case fyne.KeyPageUp:
		m.by(-1)
	case fyne.KeyPageDown:
		m.by(1)
	case fyne.KeyHome:
		m.goTo(0)
	case fyne.KeyEnd:
		m.goTo(len(m.days) - 1)
	case fyne.KeyReturn, fyne.KeyEnter:
		m.pick(m.days[m.cursor].Date)
	case fyne.KeyInsert:
		m.add(m.days[m.cursor].Date)
	default:
		if hear := m.window.OnTypedKey(); hear != nil {
			hear(ev)
		}
	}
}

func (m *months) TypedRune(rune)         {}
func (m *months) FocusGained()           { m.has = true; m.Refresh() }
func (m *months) FocusLost()             { m.has = false; m.Refresh() }
func (m *months) Cursor() desktop.Cursor { return desktop.PointerCursor }

// Tapped goes to the day under the mouse.
func (m *months) Tapped(ev *fyne.PointEvent) {
	m.window.Focus(m)
	for i, d := range m.days {
		at, cell := m.place(d.Date)
		if p := ev.Position.Subtract(at); p.X >= 0 && p.Y >= 0 && p.X < cell.Width && p.Y < cell.Height {
			m.goTo(i)
			return
		}
	}
}

// month gives the corner of a month and the size of its days.
func (m *months) month(month time.Month) (fyne.Position, fyne.Size) {
	s := m.Size()
	w, h := (s.Width-3*monthGap)/4, (s.Height-2*monthGap/2)/3
	n := int(month) - 1
	return fyne.NewPos(float32(n%4)*(w+monthGap), float32(n/4)*(h+monthGap/2)), fyne.NewSize(w/7, (h-monthHead-weekHead)/6)
}

// place gives the corner of a day and its size.
func (m *months) place(day time.Time) (fyne.Position, fyne.Size) {
	at, cell := m.month(day.Month())
	first := (int(day.AddDate(0, 0, 1-day.Day()).Weekday()) + 6) % 7
	n := first + day.Day() - 1
	return at.AddXY(float32(n%7)*cell.Width, monthHead+weekHead+float32(n/7)*cell.Height), cell
}

func (m *months) CreateRenderer() fyne.WidgetRenderer {
	r := &monthsRenderer{m: m}
	r.Refresh()
	return r
}

type monthsRenderer struct {
	laid    fyne.Size
	m       *months
	objects []fyne.CanvasObject
}

func (r *monthsRenderer) Destroy()                     {}
func (r *monthsRenderer) Objects() []fyne.CanvasObject { return r.objects }
func (r *monthsRenderer) MinSize() fyne.Size           { return fyne.NewSize(520, 330) }

// Layout draws anew only for a new size: fresh objects ask for a layout, which would never end.
func (r *monthsRenderer) Layout(s fyne.Size) {
	if s != r.laid {
		r.laid = s
		r.Refresh()
	}
}

func (r *monthsRenderer) Refresh() {
	m := r.m
	r.objects = nil
	for month := time.January; month <= time.December; month++ {
		at, cell := m.month(month)
		r.text(m.desk.T(monthKeys[month-1]), 12, true, theme.ColorNameForeground, at, fyne.NewSize(7*cell.Width, monthHead))
		for i, key := range weekdayKeys {
			r.text(m.desk.T(key), 10, false, kit.ColorQuiet, at.AddXY(float32(i)*cell.Width, monthHead), fyne.NewSize(cell.Width, weekHead))
		}
	}
	for i, d := range m.days {
		at, cell := m.place(d.Date)
		look := lookOf(d.Kind)
		if d.Date.Equal(m.today) && look.line == "" {
			look.line, look.stroke = theme.ColorNamePrimary, 1
		}
		switch {
		case m.has && i == m.cursor:
			look.line, look.stroke = theme.ColorNameForeground, 2
		case m.framed != nil && m.framed(d.Date):
			look.line, look.stroke = theme.ColorNameForeground, 1.5
		}
		if back := look.back(); back != nil {
			back.Move(at.AddXY(0.5, 0.5))
			back.Resize(cell.SubtractWidthHeight(1, 1))
			r.objects = append(r.objects, back)
		}
		r.text(strconv.Itoa(d.Date.Day()), dayText, look.bold, look.ink, at, cell)
	}
	canvas.Refresh(m)
}

// text sets one in the middle of a box.
func (r *monthsRenderer) text(text string, size float32, bold bool, ink fyne.ThemeColorName, at fyne.Position, box fyne.Size) {
	t := page.Line(text, size, bold, ink)
	least := t.MinSize()
	t.Move(at.AddXY((box.Width-least.Width)/2, (box.Height-least.Height)/2))
	t.Resize(least)
	r.objects = append(r.objects, t)
}

// look is how a day is drawn: never by colour alone.
type look struct {
	fill   fyne.ThemeColorName
	line   fyne.ThemeColorName
	stroke float32
	ink    fyne.ThemeColorName
	bold   bool
}

func lookOf(k workdays.Kind) look {
	l := look{ink: theme.ColorNameForeground}
	switch k {
	case workdays.Rest:
		l.fill = kit.ColorRest
	case workdays.OnHoliday, workdays.ForHoliday:
		l.fill, l.ink, l.bold = theme.ColorNamePrimary, theme.ColorNameForegroundOnPrimary, true
	case workdays.OffByOrder:
		l.fill, l.line, l.stroke, l.bold = kit.ColorRest, theme.ColorNamePrimary, 1.5, true
	case workdays.WorkedByOrder:
		l.line, l.stroke, l.bold = theme.ColorNamePrimary, 1.5, true
	}
	return l
}

// back is what is painted behind the day; nil for nothing.
func (l look) back() *canvas.Rectangle {
	if l.fill == "" && l.line == "" {
		return nil
	}
	back := canvas.NewRectangle(nil)
	back.CornerRadius = 2
	if l.fill != "" {
		back.FillColor = page.Shade(l.fill)
	}
	if l.line != "" {
		back.StrokeColor, back.StrokeWidth = page.Shade(l.line), l.stroke
	}
	return back
}

// newDayMark is a small day of a kind, for a legend.
func newDayMark(k workdays.Kind) fyne.CanvasObject {
	l := lookOf(k)
	back := l.back()
	back.SetMinSize(fyne.NewSize(20, 14))
	return back
}
