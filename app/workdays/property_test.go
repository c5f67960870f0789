package workdays

import (
	"math/rand/v2"
	"testing"
	"time"

	"pgregory.net/rapid"

	"kezek/locales"
)

var (
	calendars = []*Calendar{five, six, NewCalendar(Shipped(), timetable("08:30-12:30 13:30-17:30; 5")), NewCalendar(Shipped(), timetable("09:00-19:00; 6"))}
	dayUnits  = []Unit{CalendarDay, WorkingDay, Month}
	units     = append([]Unit{Second, Minute, Hour}, dayUnits...)
)

// spread draws evenly from lo to hi; rapid's own ranges crowd near zero, and most holidays lie far from it.
func spread(t *rapid.T, name string, lo, hi int64) int64 {
	return lo + rand.New(rand.NewPCG(rapid.Uint64().Draw(t, name), 0)).Int64N(hi-lo+1)
}

// moment draws a time from 2012 to the middle of 2026, so that terms and pauses of a year stay inside the tables.
func moment(t *rapid.T, name string) int64 {
	return spread(t, name, at("2012-01-01").UnixMilli(), at("2026-07-01").UnixMilli())
}

// pausesNear draws pauses about a moment, some of them backwards, overlapping or beside the point.
func pausesNear(t *rapid.T, ms int64) []Pause {
	var pauses []Pause
	for range rapid.IntRange(0, 3).Draw(t, "pauses") {
		from := ms + spread(t, "from", -72*hour, 240*hour)
		pauses = append(pauses, Pause{from, from + spread(t, "long", -24*hour, 10*24*hour)})
	}
	return pauses
}

func TestDueHolds(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		c := calendars[rapid.IntRange(0, len(calendars)-1).Draw(t, "calendar")]
		received, move := moment(t, "received"), rapid.Bool().Draw(t, "move")
		term := Term{int(spread(t, "n", -1, 8)), rapid.SampledFrom(units).Draw(t, "unit")}
		due, err := c.Due(received, term, move)
		if err != nil || due < received {
			t.Fatal("ends before it begins", due, err)
		}
		if longer, err := c.Due(received, Term{term.N + 1, term.Unit}, move); err != nil || longer < due {
			t.Fatal("a longer term ends earlier", longer, due, err)
		}
		later := received + spread(t, "later", 1, 96*hour)
		if after, err := c.Due(later, term, move); err != nil || after < due {
			t.Fatal("received later, due earlier", after, due, err)
		}
		if stood, err := c.DueAfterPause(received, term, move, pausesNear(t, received)...); err != nil || stood < due {
			t.Fatal("it stood still and ends earlier", stood, due, err)
		}
		if anyway, unsure := c.DueAnyway(received, term, move); anyway != due || unsure && zoned(received).Year() > 2012 && zoned(due).Year() < 2027 {
			t.Fatal("anyway is otherwise", anyway, due, unsure)
		}
		if w, _ := c.Working(zoned(due)); !w && move {
			t.Fatal("ends on a day not worked", zoned(due))
		}
		if unmoved, _ := c.Due(received, term, false); unmoved > due || move && unmoved < due && term.N > 0 && naiveWorks(c.timetable.week, zoned(unmoved)) {
			t.Fatal("the switch moved an end on a working day", zoned(unmoved), zoned(due))
		}
	})
}

// naiveDays counts a term in days one day after the other on the lists of unlike, not on the program's calendar.
func naiveDays(week Week, received int64, term Term, move bool, pauses []Pause) int64 {
	today := func(ms int64) string { return time.UnixMilli(ms).In(locales.Zone).Format(time.DateOnly) }
	stands := func(d string) bool {
		for _, p := range pauses {
			if today(p.From) <= d && d < today(p.To) && p.From < p.To {
				return true
			}
		}
		return false
	}
	d := at(today(received))
	n := term.N
	if term.Unit == Month {
		y, m, date := d.Date()
		for m += time.Month(term.N); m > 12; m -= 12 {
			y++
		}
		for n = 0; ; n++ {
			end := d.AddDate(0, 0, n)
			if end.Year() == y && end.Month() == m && (end.Day() == date || end.AddDate(0, 0, 1).Month() != m) {
				break
			}
		}
	}
	for n > 0 {
		d = d.AddDate(0, 0, 1)
		if !stands(d.Format(time.DateOnly)) && (term.Unit != WorkingDay || naiveWorks(week, d)) {
			n--
		}
	}
	for move && (!naiveWorks(week, d) || stands(d.Format(time.DateOnly))) {
		d = d.AddDate(0, 0, 1)
	}
	return d.AddDate(0, 0, 1).UnixMilli() - 1
}

func TestDaysEqualANaiveCount(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		c := calendars[rapid.IntRange(0, len(calendars)-1).Draw(t, "calendar")]
		received, move := moment(t, "received"), rapid.Bool().Draw(t, "move")
		unit := rapid.SampledFrom(dayUnits).Draw(t, "unit")
		term := Term{int(spread(t, "n", 0, map[Unit]int64{CalendarDay: 90, WorkingDay: 60, Month: 14}[unit])), unit}
		pauses := pausesNear(t, received)
		got, err := c.DueAfterPause(received, term, move, pauses...)
		if want := naiveDays(c.timetable.week, received, term, move, pauses); err != nil || got != want {
			t.Fatalf("%s + %v: %s, %v; counted one by one %s", locales.DateTime(received), term, locales.DateTime(got), err, locales.DateTime(want))
		}
	})
}

// A pause makes a term in days longer by exactly the days of the pause that count for it.
func TestAPauseIsAsLongAsItsDays(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		c := calendars[rapid.IntRange(0, len(calendars)-1).Draw(t, "calendar")]
		received := moment(t, "received")
		term := Term{int(spread(t, "n", 5, 40)), rapid.SampledFrom([]Unit{CalendarDay, WorkingDay}).Draw(t, "unit")}
		from := midnight(zoned(received)).AddDate(0, 0, int(spread(t, "after", 1, 5)))
		days := int(spread(t, "days", 0, 30))
		pause := Pause{from.UnixMilli() + 9*hour, from.AddDate(0, 0, days).UnixMilli() + 10*hour}
		longer := term
		for d := from; d.Before(from.AddDate(0, 0, days)); d = d.AddDate(0, 0, 1) {
			if term.Unit == CalendarDay || naiveWorks(c.timetable.week, d) {
				longer.N++
			}
		}
		got, _ := c.DueAfterPause(received, term, true, pause)
		if want, _ := c.Due(received, longer, true); got != want {
			t.Fatalf("%v with a pause of %d days: %s, %v: %s", term, days, locales.DateTime(got), longer, locales.DateTime(want))
		}
	})
}

// naiveOpen tells minute by minute whether an office is open, from the line its timetable was made of.
func naiveOpen(c *Calendar, ms int64) bool {
	d := time.UnixMilli(ms).In(locales.Zone)
	if !naiveWorks(c.timetable.week, d) {
		return false
	}
	clock, saturday := d.Format("15:04"), d.Weekday() == time.Saturday
	in := func(from, to string) bool { return from <= clock && clock < to }
	switch c {
	case five:
		return in("09:00", "13:00") || in("14:00", "18:00")
	case six:
		return in("09:00", "13:00") || in("14:00", "18:00") && !saturday
	case calendars[2]:
		return in("08:30", "12:30") || in("13:30", "17:30")
	}
	return in("09:00", "19:00")
}

func TestMinutesEqualANaiveCount(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		c := calendars[rapid.IntRange(0, len(calendars)-1).Draw(t, "calendar")]
		received := moment(t, "received") / minute * minute
		n := int(spread(t, "n", 0, 1200))
		pauses := pausesNear(t, received)
		for i := range pauses {
			pauses[i] = Pause{pauses[i].From / minute * minute, pauses[i].To / minute * minute}
		}
		runs := func(ms int64) bool {
			for _, p := range pauses {
				if p.From <= ms && ms < p.To {
					return false
				}
			}
			return naiveOpen(c, ms)
		}
		due := received // the minute begins here
		for left := n; ; due += minute {
			if !runs(due) {
				continue
			}
			if left == 0 {
				break
			}
			if left--; left == 0 {
				due += minute
				break
			}
		}
		for _, term := range []Term{{n, Minute}, {n * 60, Second}, {n / 60, Hour}} {
			if term.Unit == Hour && n%60 != 0 {
				continue
			}
			if got, err := c.DueAfterPause(received, term, true, pauses...); err != nil || got != due {
				t.Fatalf("%s + %v: %s, %v; minute by minute %s", locales.DateTime(received), term, locales.DateTime(got), err, locales.DateTime(due))
			}
		}
	})
}

func TestOfficeTimeEqualsANaiveCount(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		c := calendars[rapid.IntRange(0, len(calendars)-1).Draw(t, "calendar")]
		from := moment(t, "from") / minute * minute
		to := from + minute*spread(t, "minutes", -100, 12*24*60)
		var open time.Duration
		for ms := from; ms < to; ms += minute {
			if naiveOpen(c, ms) {
				open += time.Minute
			}
		}
		s := c.OfficeTime(from, to)
		if s.Office != open {
			t.Fatalf("%s to %s: %v, minute by minute %v", locales.DateTime(from), locales.DateTime(to), s.Office, open)
		}
		// Whole days and the rest, begun at the first opening, end at the opening to is in or before.
		end, days := from, 0
		for !naiveOpen(c, end) {
			end += minute
		}
		for days < s.Days {
			if end += 24 * hour; naiveWorks(c.timetable.week, zoned(end)) {
				days++
			}
		}
		rest := time.Duration(0)
		for ms := end; ms < to; ms += minute {
			if naiveOpen(c, ms) {
				rest += time.Minute
			}
		}
		if rest != s.Rest || s.Days < 0 || s.Days > 0 && end > to && naiveOpenBetween(c, to, end) {
			t.Fatalf("%s to %s: %+v, rest %v", locales.DateTime(from), locales.DateTime(to), s, rest)
		}
		if more := c.OfficeTime(from, to+hour); more.Office < s.Office || more.Days < s.Days || more.Days == s.Days && more.Rest < s.Rest {
			t.Fatalf("longer is less: %+v, %+v", s, more)
		}
	})
}

func naiveOpenBetween(c *Calendar, from, to int64) bool {
	for ms := from; ms < to; ms += minute {
		if naiveOpen(c, ms) {
			return true
		}
	}
	return false
}
