// Package workdays counts working time: which days are worked in Kazakhstan, when an office is open, when a term in
// seconds, minutes, hours, working days, calendar days or months ends, and how long something is late or has left.
package workdays

import (
	"strconv"
	"sync"
	"time"

	"kezek/app/fault"
	"kezek/locales"
)

// Calendar knows the worked days of the years it has tables for and an office's hours. It is never changed after
// NewCalendar and may be used from many goroutines.
type Calendar struct {
	timetable Timetable
	tables    map[int]Table
	marks     map[int]map[day]Day // by year: the days that are unlike their weekday or have a name
}

// NewCalendar makes a calendar; of two tables for one year the later stands. The zero Timetable is UsualTimetable.
func NewCalendar(tables []Table, t Timetable) *Calendar {
	c := &Calendar{timetable: t.orUsual(), tables: map[int]Table{}, marks: map[int]map[day]Day{}}
	for _, table := range tables {
		c.tables[table.Year] = table
		c.marks[table.Year] = table.marks(c.timetable.week)
	}
	return c
}

// Default is the shipped tables with the usual timetable.
var Default = sync.OnceValue(func() *Calendar { return NewCalendar(Shipped(), UsualTimetable) })

// Timetable returns the hours the calendar counts in.
func (c *Calendar) Timetable() Timetable { return c.timetable }

// Year returns the table of a year; ok is false where there is none.
func (c *Calendar) Year(year int) (t Table, ok bool) {
	t, ok = c.tables[year]
	return t, ok
}

// Days lists every day of a year from 1 January. Of a year without a table it knows the weekly rest alone.
func (c *Calendar) Days(year int) []Day {
	var days []Day
	for d := time.Date(year, time.January, 1, 0, 0, 0, 0, locales.Zone); d.Year() == year; d = next(d) {
		as, marked := c.marks[year][dayOf(d)]
		switch {
		case marked:
		case c.timetable.week.rests(d):
			as.Kind = Rest
		default:
			as.Kind = Worked
		}
		as.Date = d
		days = append(days, as)
	}
	return days
}

// Working tells whether the day of t (in its own zone) is worked. A year without a table is fault E41.
func (c *Calendar) Working(t time.Time) (bool, error) {
	w := walk{calendar: c}
	works := w.works(t)
	return works, w.fault()
}

// Add gives the n-th working day after the day of t, at midnight in its zone; with n below 1 the day itself, or the
// next working one. A year without a table is fault E41.
func (c *Calendar) Add(t time.Time, n int) (time.Time, error) {
	w := walk{calendar: c}
	d := w.settle(w.count(midnight(t), n, w.works, nil), nil)
	if err := w.fault(); err != nil {
		return time.Time{}, err
	}
	return d, nil
}

// walk goes over the days of a calendar and remembers how well it knew the years it asked about.
type walk struct {
	calendar *Calendar
	anyway   bool // go on through years without a table, knowing the weekly rest alone
	missing  int  // the first year without a table it asked about; 0 where there was none
	draft    bool // it asked about a year whose table is a draft

	asked bool // a year was asked about: the last one and its marks
	year  int
	marks map[day]Day
}

// works tells whether a day is worked.
func (w *walk) works(d time.Time) bool {
	if y := d.Year(); y != w.year || !w.asked {
		w.enter(y)
	}
	if as, ok := w.marks[dayOf(d)]; ok {
		return as.Kind.Working()
	}
	return !w.calendar.timetable.week.rests(d)
}

func (w *walk) enter(year int) {
	table, ok := w.calendar.tables[year]
	if !ok && w.missing == 0 {
		w.missing = year
	}
	w.draft = w.draft || table.Draft
	w.asked, w.year, w.marks = true, year, w.calendar.marks[year]
}

// farthest is a year no term reaches; a term of a billion days must not hang the program.
const farthest = 9999

// lost tells that there is no use in going on from d.
func (w *walk) lost(d time.Time) bool { return w.missing != 0 && !w.anyway || d.Year() > farthest }

// unsure tells that the answer may be wrong: a year without a table, or with a draft, was asked about.
func (w *walk) unsure() bool { return w.missing != 0 || w.draft }

func (w *walk) fault() error {
	if w.missing == 0 {
		return nil
	}
	return fault.New("E41", "workdays.no-year", "year", strconv.Itoa(w.missing))
}

// count goes on from d until n of the days after it have counted. A day that stands still does not count.
func (w *walk) count(d time.Time, n int, counts func(time.Time) bool, still func(time.Time) bool) time.Time {
	for n > 0 && !w.lost(d) {
		d = next(d)
		if (still == nil || !still(d)) && counts(d) {
			n--
		}
	}
	return d
}

// settle gives d or the first day after it that is worked and does not stand still.
func (w *walk) settle(d time.Time, still func(time.Time) bool) time.Time {
	for !w.lost(d) && (still != nil && still(d) || !w.works(d)) {
		d = next(d)
	}
	return d
}

// stretch is a piece of time in unix milliseconds, its end left out.
type stretch struct{ from, to int64 }

// open gives the parts of the day d in which the office is open.
func (w *walk) open(d time.Time) []stretch {
	if !w.works(d) {
		return nil
	}
	var parts []stretch
	for _, p := range w.calendar.timetable.on(d).parts() {
		parts = append(parts, stretch{d.UnixMilli() + int64(p[0])*minute, d.UnixMilli() + int64(p[1])*minute})
	}
	return parts
}

const (
	second int64 = 1000 // milliseconds
	minute       = 60 * second
	hour         = 60 * minute
)

// day is a date of a year known from elsewhere.
type day struct {
	month time.Month
	date  int
}

func dayOf(t time.Time) day {
	_, m, d := t.Date()
	return day{m, d}
}

func midnight(t time.Time) time.Time {
	y, m, d := t.Date()
	return time.Date(y, m, d, 0, 0, 0, 0, t.Location())
}

func next(d time.Time) time.Time { return d.AddDate(0, 0, 1) }

// zoned reads a stored time.
func zoned(ms int64) time.Time { return time.UnixMilli(ms).In(locales.Zone) }
