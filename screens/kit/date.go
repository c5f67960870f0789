package kit

import (
	"strings"
	"time"

	"fyne.io/fyne/v2"

	"kezek/app/fault"
	"kezek/locales"
)

// isoDay is how a day stands in a field's value.
const isoDay = "2006-01-02"

// Date is a day typed as дд.мм.гггг, 5112026, 05.11.26 or 05/11/2026. ↑↓ go by days, Ctrl+D (and Ctrl+; where the
// layout has it) is today, Alt+↓ opens the calendar. Its value is 2026-11-05.
type Date struct {
	*Input
	First, Last time.Time            // the days allowed; zero is open
	Rest        func(time.Time) bool // days nobody works are shaded in the calendar; may be nil

	panel    *popup
	calendar *calendar
}

// NewDate makes a date field. The object to lay out is its Input.
func NewDate(d *Desk) *Date {
	f := &Date{Input: newInput(d)}
	f.digitsOnly, f.also = true, "./- "
	f.Limit = 10
	f.PlaceHolder = d.T("kit.date.pattern")
	f.read = func(s string) string {
		if day, ok := locales.ParseDate(s); ok {
			return day.Format(isoDay)
		}
		return strings.TrimSpace(s)
	}
	f.write = shownDay
	f.paste = func(s string) string { return shownDay(f.read(locales.Clean(s))) }
	f.leave = func() { f.SetText(shownDay(f.Value())) }
	f.Check = f.judge
	f.keyed = f.key
	f.typed = func() { f.turn() }
	f.ActionItem = opener(IconCalendar, f.toggle)
	return f
}

// Day is the day that stands in the field.
func (f *Date) Day() (time.Time, bool) {
	return locales.ParseDate(f.Text)
}

// SetDay writes a day.
func (f *Date) SetDay(day time.Time) {
	f.SetText(day.Format("02.01.2006"))
}

func shownDay(v string) string {
	if day, ok := locales.ParseDate(v); ok {
		return day.Format("02.01.2006")
	}
	return v
}

func (f *Date) judge(v string) *fault.Fault {
	day, ok := locales.ParseDate(v)
	switch {
	case !ok:
		return fault.New("W6", "kit.fault.date")
	case !f.First.IsZero() && day.Before(f.First):
		return fault.New("W7", "kit.fault.early", "day", f.First.Format("02.01.2006"))
	case !f.Last.IsZero() && day.After(f.Last):
		return fault.New("W8", "kit.fault.late", "day", f.Last.Format("02.01.2006"))
	}
	return nil
}

func (f *Date) today() time.Time {
	y, m, d := f.desk.Now().In(locales.Zone).Date()
	return time.Date(y, m, d, 0, 0, 0, 0, locales.Zone)
}

// key goes by days; in the open calendar the arrows go through the month.
func (f *Date) key(p Press) bool {
	switch {
	case p == Press{fyne.KeyD, ctrl} || p == Press{fyne.KeySemicolon, ctrl}:
		f.put(f.today())
		return true
	case p == Press{fyne.KeyDown, fyne.KeyModifierAlt}:
		f.toggle()
		return true
	case f.panel.open():
		return f.calendarKey(p)
	case p == Press{fyne.KeyUp, 0}:
		f.by(0, 1)
	case p == Press{fyne.KeyDown, 0}:
		f.by(0, -1)
	default:
		return false
	}
	return true
}

func (f *Date) calendarKey(p Press) bool {
	switch p.Key {
	case fyne.KeyLeft:
		f.by(0, -1)
	case fyne.KeyRight:
		f.by(0, 1)
	case fyne.KeyUp:
		f.by(0, -7)
	case fyne.KeyDown:
		f.by(0, 7)
	case fyne.KeyPageUp:
		f.by(-1, 0)
	case fyne.KeyPageDown:
		f.by(1, 0)
	case fyne.KeyEscape:
		f.panel.close()
	case fyne.KeyReturn:
		f.panel.close()
		f.pass(p)
	default:
		return false
	}
	return true
}

// by moves the day; an empty field begins with today.
func (f *Date) by(months, days int) {
	day, ok := f.Day()
	if !ok {
		f.put(f.today())
		return
	}
	moved := day.AddDate(0, months, days)
	if months != 0 && moved.Day() != day.Day() { // 31 March less a month is 28 February, not 3 March
		moved = moved.AddDate(0, 0, -moved.Day())
	}
	f.put(moved)
}

func (f *Date) put(day time.Time) {
	f.SetDay(day)
	f.Entry.TypedShortcut(&fyne.ShortcutSelectAll{})
	f.turn()
}

// turn makes an open calendar show the day of the field.
func (f *Date) turn() {
	if day, ok := f.Day(); ok && f.panel.open() {
		f.calendar.show(day, day)
	}
}

func (f *Date) toggle() {
	if f.panel.open() {
		f.panel.close()
		return
	}
	if f.Disabled() {
		return
	}
	f.desk.focus(f.Input)
	day, ok := f.Day()
	if !ok {
		day = f.today()
	}
	f.calendar = newCalendar(f.desk, f.Rest, f.today(), func(day time.Time) {
		f.panel.close()
		f.put(day)
	})
	f.calendar.show(day, day)
	f.panel = openUnder(f.desk, f.Input, f.calendar, f.calendar.MinSize(), func() {})
}
