package workdays

import (
	"time"

	"kezek/locales"
)

// Span is how long something took, is late or has left, in the working time of an office.
type Span struct {
	Unit   Unit          // what its term is counted in; In speaks accordingly
	Days   int           // whole working days, or calendar days where Unit is CalendarDay or Month
	Rest   time.Duration // office time beyond the working days; zero beside calendar days
	Office time.Duration // all of it as office time
	Unsure bool          // rests on a year without a table or with a draft
}

// OfficeTime measures the working time between two moments (unix milliseconds); nothing where to is not after from. A
// moment at which the office is closed is taken for its next opening. A whole working day ends on the next worked day
// at the time of day it began.
func (c *Calendar) OfficeTime(from, to int64) Span {
	s := Span{Unit: WorkingDay}
	if to <= from {
		return s
	}
	w := walk{calendar: c, anyway: true}
	from, to = w.run(from, 0, nil), w.run(to, 0, nil)
	s.Office = w.office(from, to)
	for {
		today := midnight(zoned(from))
		same := w.count(today, 1, w.works, nil).UnixMilli() + from - today.UnixMilli()
		if same > to || w.lost(today) {
			break
		}
		s.Days++
		from = same
	}
	s.Rest = w.office(from, to)
	s.Unsure = w.unsure()
	return s
}

// Late tells how long after its due moment something was done; nothing where it was in time. u is the unit of the
// term: of a term in calendar days or months calendar days are counted, the first of them the day after the due one.
func (c *Calendar) Late(due, done int64, u Unit) Span {
	s := c.OfficeTime(due, done)
	s.Unit = u
	if (u == CalendarDay || u == Month) && done > due {
		s.Days, s.Rest = daysBetween(midnight(zoned(due)), midnight(zoned(done))), 0
	}
	return s
}

// Left tells how long is left until the due moment, as Late does; nothing where that has passed. Of calendar days the
// present one is not counted.
func (c *Calendar) Left(now, due int64, u Unit) Span { return c.Late(now, due, u) }

// office adds up the office time between two moments.
func (w *walk) office(from, to int64) time.Duration {
	var sum int64
	for d := midnight(zoned(from)); d.UnixMilli() < to && !w.lost(d); d = next(d) {
		for _, open := range w.open(d) {
			sum += max(0, min(open.to, to)-max(open.from, from))
		}
	}
	return time.Duration(sum) * time.Millisecond
}

// In says the span in its two greatest parts, rounded down: «2 жұмыс күні 3 сағат», «11 часов 20 минут», «3 calendar
// days».
func (s Span) In(l locales.Lang) string {
	hours, minutes, seconds := split(s.Office)
	parts := []Term{{hours, Hour}, {minutes, Minute}}
	none := Term{0, s.Unit}
	switch s.Unit {
	case Second:
		parts = append(parts, Term{seconds, Second})
	case CalendarDay, Month:
		parts, none = []Term{{s.Days, CalendarDay}}, Term{0, CalendarDay}
	case WorkingDay:
		hours, minutes, _ = split(s.Rest)
		parts = []Term{{s.Days, WorkingDay}, {hours, Hour}, {minutes, Minute}}
	}
	for i, p := range parts {
		if p.N == 0 {
			continue
		}
		if i+1 < len(parts) && parts[i+1].N > 0 {
			return p.In(l) + " " + parts[i+1].In(l)
		}
		return p.In(l)
	}
	return none.In(l)
}

func split(d time.Duration) (hours, minutes, seconds int) {
	return int(d / time.Hour), int(d / time.Minute % 60), int(d / time.Second % 60)
}

// WorkingDays counts the working days after the day of one moment up to and with the day of another (unix milliseconds), as a
// term in working days is counted. unsure: it rests on a year without a table or with a draft.
func (c *Calendar) WorkingDays(from, to int64) (n int, unsure bool) {
	w := walk{calendar: c, anyway: true}
	last := midnight(zoned(to))
	for d := next(midnight(zoned(from))); !d.After(last); d = next(d) {
		if w.works(d) {
			n++
		}
	}
	return n, w.unsure()
}

// CalendarDays counts the days after the day of one moment up to and with the day of another (unix milliseconds).
func CalendarDays(from, to int64) int {
	return max(0, daysBetween(midnight(zoned(from)), midnight(zoned(to))))
}
