// Package workdays counts terms: which days are worked in Kazakhstan, and when a term in minutes, hours, working or
// calendar days or months ends.
package workdays

import (
	"strconv"
	"sync"
	"time"

	"kezek/app/fault"
	"kezek/locales"
)

// Week is how many days an office works in a week.
type Week int

const (
	FiveDay Week = 5
	SixDay  Week = 6
)

// rests tells of the weekly day of rest.
func (w Week) rests(d time.Time) bool {
	return d.Weekday() == time.Sunday || d.Weekday() == time.Saturday && w == FiveDay
}

// Hours is an office's day in minutes after midnight; without a break BreakFrom equals BreakTo.
type Hours struct{ Open, BreakFrom, BreakTo, Close int }

// UsualHours are 09:00–18:00 with a break from 13:00 to 14:00.
var UsualHours = Hours{9 * 60, 13 * 60, 14 * 60, 18 * 60}

// Calendar knows the worked days of the years it has tables for. It is never changed after New.
type Calendar struct {
	week   Week
	hours  Hours
	tables map[int]Table
	worked map[int]map[day]bool // days unlike their weekday: true is worked, false is off
}

// day is a date without a zone: month and day of a year known from elsewhere.
type day struct {
	month time.Month
	date  int
}

func dayOf(t time.Time) day { return day{t.Month(), t.Day()} }

// New makes a calendar of tables; of two for one year the later stands.
func New(w Week, h Hours, tables ...Table) *Calendar {
	c := &Calendar{week: w, hours: h, tables: map[int]Table{}, worked: map[int]map[day]bool{}}
	for _, t := range tables {
		c.tables[t.Year] = t
		c.worked[t.Year] = t.exceptions(w)
	}
	return c
}

// Default is the five-day week with the usual hours and the shipped tables.
var Default = sync.OnceValue(func() *Calendar { return New(FiveDay, UsualHours, Shipped()...) })

// Table returns the table of a year, for showing; ok is false where there is none.
func (c *Calendar) Table(year int) (t Table, ok bool) {
	t, ok = c.tables[year]
	return t, ok
}

// Working tells whether the day of t (in its own zone) is worked. A year without a table is fault E41.
func (c *Calendar) Working(t time.Time) (bool, error) {
	exceptions, ok := c.worked[t.Year()]
	if !ok {
		return false, fault.New("E41", "workdays.no-year", "year", strconv.Itoa(t.Year()))
	}
	if worked, ok := exceptions[dayOf(t)]; ok {
		return worked, nil
	}
	return !c.week.rests(t), nil
}

// Add gives the n-th working day after the day of t, at midnight; with n below 1 the day itself, or the next working
// one. A year without a table is fault E41.
func (c *Calendar) Add(t time.Time, n int) (time.Time, error) {
	d := midnight(t)
	if n > 0 {
		d = d.AddDate(0, 0, 1)
	}
	for {
		working, err := c.Working(d)
		if err != nil {
			return time.Time{}, err
		}
		if working {
			if n--; n <= 0 {
				return d, nil
			}
		}
		d = d.AddDate(0, 0, 1)
	}
}

func midnight(t time.Time) time.Time {
	return time.Date(t.Year(), t.Month(), t.Day(), 0, 0, 0, 0, t.Location())
}

// zoned reads a stored time.
func zoned(ms int64) time.Time { return time.UnixMilli(ms).In(locales.Zone) }
