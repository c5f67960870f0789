package workdays

import (
	"time"

	"kezek/locales"
)

// Unit is what a term is counted in.
type Unit string

const (
	Second      Unit = "second"
	Minute      Unit = "minute"
	Hour        Unit = "hour"
	CalendarDay Unit = "calendar_day"
	WorkingDay  Unit = "working_day"
	Month       Unit = "month"
)

// inMillis is a unit that runs inside office hours; 0 for the others.
func (u Unit) inMillis() int64 {
	switch u {
	case Second:
		return second
	case Minute:
		return minute
	case Hour:
		return hour
	}
	return 0
}

// Known tells whether u is one of the units.
func (u Unit) Known() bool {
	switch u {
	case CalendarDay, WorkingDay, Month:
		return true
	}
	return u.inMillis() > 0
}

// Term is a length of time as the law gives it: 20 minutes, 5 working days. Below zero it counts as zero.
type Term struct {
	N    int  `toml:"n" json:"n"`
	Unit Unit `toml:"unit" json:"unit"`
}

// In spells the term: «5 жұмыс күні».
func (t Term) In(l locales.Lang) string { return l.T("workdays.term."+string(t.Unit), "count", t.N) }

// Pause is a time for which a term stands still, in unix milliseconds: from the act that suspends to the act that
// resumes. One that ends before it begins is none.
type Pause struct{ From, To int64 }

// Due gives the last moment of a term that began when something was received (unix milliseconds). Seconds, minutes and
// hours run inside office hours of worked days. Days and months begin on the day after receipt and last to that day's
// end; with move, an end on a day not worked goes to the end of the next working day. A year without a table that
// the answer depends on is fault E41.
func (c *Calendar) Due(received int64, t Term, move bool) (int64, error) {
	return c.DueAfterPause(received, t, move)
}

// DueAfterPause is Due of a term that stood still. Of a term in days, days are left out that count for it (working days
// of a term in working days, calendar days of one in calendar days or months): the day of suspension and all after it,
// but not the day of resumption, on which the term goes on. So a pause within one day changes nothing, and a term
// suspended on its last day has that day left when it is resumed. Of a term in seconds, minutes or hours the office
// time between the two moments is left out. Pauses may overlap; one after the term's end changes nothing.
func (c *Calendar) DueAfterPause(received int64, t Term, move bool, pauses ...Pause) (int64, error) {
	w := walk{calendar: c}
	due := w.due(received, t, move, pauses)
	if err := w.fault(); err != nil {
		return 0, err
	}
	return due, nil
}

// DueAnyway is DueAfterPause that takes a year without a table for one with the weekly rest alone. unsure says that the
// answer rests on such a year or on a table that is a draft, and must be shown so.
func (c *Calendar) DueAnyway(received int64, t Term, move bool, pauses ...Pause) (due int64, unsure bool) {
	w := walk{calendar: c, anyway: true}
	due = w.due(received, t, move, pauses)
	return due, w.unsure()
}

func (w *walk) due(received int64, t Term, move bool, pauses []Pause) int64 {
	n := max(t.N, 0)
	if unit := t.Unit.inMillis(); unit > 0 {
		return w.run(received, int64(n)*unit, pauses)
	}
	start := midnight(zoned(received))
	counts := func(time.Time) bool { return true }
	switch t.Unit {
	case WorkingDay:
		counts = w.works
	case Month:
		n = daysBetween(start, addMonths(start, n))
	}
	still := func(d time.Time) bool { return stands(d, pauses) }
	last := w.count(start, n, counts, still)
	if move {
		last = w.settle(last, still)
	}
	return next(last).UnixMilli() - 1
}

// stands tells whether a term in days stands still on the day d: it was suspended on it or before and resumed after it.
func stands(d time.Time, pauses []Pause) bool {
	ends := next(d).UnixMilli()
	for _, p := range pauses {
		if p.From < ends && ends <= p.To {
			return true
		}
	}
	return false
}

// run lets a clock go inside office hours, but not in pauses.
func (w *walk) run(at, left int64, pauses []Pause) int64 {
	for d := midnight(zoned(at)); !w.lost(d); d = next(d) {
		for _, open := range w.open(d) {
			for _, s := range without(stretch{max(open.from, at), open.to}, pauses) {
				if room := s.to - s.from; left > room {
					left -= room
					continue
				}
				return s.from + left
			}
		}
	}
	return at
}

// without cuts pauses out of a stretch; no piece that is left is empty.
func without(s stretch, pauses []Pause) []stretch {
	if s.from >= s.to {
		return nil
	}
	pieces := []stretch{s}
	for _, p := range pauses {
		if p.To <= p.From {
			continue
		}
		var cut []stretch
		for _, s := range pieces {
			if to := min(s.to, p.From); s.from < to {
				cut = append(cut, stretch{s.from, to})
			}
			if from := max(s.from, p.To); from < s.to {
				cut = append(cut, stretch{from, s.to})
			}
		}
		pieces = cut
	}
	return pieces
}

// addMonths goes to the same date n months on, or to that month's last day.
func addMonths(d time.Time, n int) time.Time {
	first := time.Date(d.Year(), d.Month()+time.Month(n), 1, 0, 0, 0, 0, d.Location())
	return first.AddDate(0, 0, min(d.Day(), first.AddDate(0, 1, -1).Day())-1)
}

// daysBetween counts the midnights from one day to another; locales.Zone has no short or long days.
func daysBetween(from, to time.Time) int { return int(to.Sub(from) / (24 * time.Hour)) }
