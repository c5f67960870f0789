package workdays

import (
	"time"

	"kezek/locales"
)

// Unit is what a term is counted in.
type Unit string

const (
	Minute      Unit = "minute"
	Hour        Unit = "hour"
	CalendarDay Unit = "calendar_day"
	WorkingDay  Unit = "working_day"
	Month       Unit = "month"
)

// Known tells whether u is one of the units.
func (u Unit) Known() bool {
	switch u {
	case Minute, Hour, CalendarDay, WorkingDay, Month:
		return true
	}
	return false
}

// Term is a length of time as the law gives it: 20 minutes, 5 working days.
type Term struct {
	N    int  `toml:"n" json:"n"`
	Unit Unit `toml:"unit" json:"unit"`
}

// In spells the term: «5 жұмыс күні».
func (t Term) In(l locales.Lang) string { return l.T("workdays.term."+string(t.Unit), "count", t.N) }

// Due gives the last moment of a term that began when something was received (unix milliseconds). Minutes and hours
// run inside office hours of working days. Days and months begin on the day after receipt and last to that day's end;
// with move, an end on a day not worked goes to the end of the next working day. A year without a table is fault E41.
func (c *Calendar) Due(received int64, t Term, move bool) (int64, error) {
	start := zoned(received)
	switch t.Unit {
	case Minute:
		return c.run(start, time.Duration(t.N)*time.Minute)
	case Hour:
		return c.run(start, time.Duration(t.N)*time.Hour)
	}
	last := midnight(start)
	var err error
	switch t.Unit {
	case WorkingDay:
		last, err = c.Add(last, t.N)
	case Month:
		last = addMonths(last, t.N)
	default:
		last = last.AddDate(0, 0, t.N)
	}
	if err == nil && move {
		last, err = c.Add(last, 0)
	}
	return last.AddDate(0, 0, 1).UnixMilli() - 1, err
}

// addMonths goes to the same date n months on, or to that month's last day.
func addMonths(d time.Time, n int) time.Time {
	first := time.Date(d.Year(), d.Month()+time.Month(n), 1, 0, 0, 0, 0, d.Location())
	return first.AddDate(0, 0, min(d.Day(), first.AddDate(0, 1, -1).Day())-1)
}

// run lets a clock go inside office hours.
func (c *Calendar) run(at time.Time, left time.Duration) (int64, error) {
	for d := midnight(at); ; d = d.AddDate(0, 0, 1) {
		working, err := c.Working(d)
		if err != nil {
			return 0, err
		}
		if !working {
			continue
		}
		for _, part := range [][2]int{{c.hours.Open, c.hours.BreakFrom}, {c.hours.BreakTo, c.hours.Close}} {
			from, to := d.Add(time.Duration(part[0])*time.Minute), d.Add(time.Duration(part[1])*time.Minute)
			if at.After(from) {
				from = at
			}
			if !from.Before(to) {
				continue
			}
			if room := to.Sub(from); left > room {
				left -= room
				continue
			}
			return from.Add(left).UnixMilli(), nil
		}
	}
}
