package workdays

import (
	"strings"
	"testing"

	"kezek/app/fault"
	"kezek/locales"
)

// By hand, day by day, with a wall calendar of the year.
func TestDueWorkedByHand(t *testing.T) {
	for _, c := range []struct {
		calendar *Calendar
		received string
		term     Term
		move     bool
		want     string // last minute
	}{
		// Nauryz 2018: 21–23 March are Wednesday to Friday; 9 March off, 3 March worked instead.
		{five, "2018-03-19 10:00", Term{1, WorkingDay}, true, "2018-03-20 23:59"},
		{five, "2018-03-19 10:00", Term{3, WorkingDay}, true, "2018-03-27 23:59"},
		{six, "2018-03-19 10:00", Term{3, WorkingDay}, true, "2018-03-26 23:59"},
		{five, "2018-03-02 10:00", Term{1, WorkingDay}, true, "2018-03-03 23:59"},
		{five, "2018-03-02 10:00", Term{5, WorkingDay}, true, "2018-03-12 23:59"},
		{six, "2018-03-02 10:00", Term{5, WorkingDay}, true, "2018-03-09 23:59"},
		{five, "2018-02-20 10:00", Term{30, CalendarDay}, true, "2018-03-26 23:59"}, // 22 March is Nauryz
		{five, "2018-02-20 10:00", Term{30, CalendarDay}, false, "2018-03-22 23:59"},
		{six, "2018-02-20 10:00", Term{30, CalendarDay}, true, "2018-03-24 23:59"},
		// Nauryz 2017: 21–23 March are Tuesday to Thursday; 20 March off, 18 March worked instead.
		{five, "2017-03-17 10:00", Term{1, WorkingDay}, true, "2017-03-18 23:59"},
		{five, "2017-03-17 10:00", Term{2, WorkingDay}, true, "2017-03-24 23:59"},
		{five, "2017-03-17 10:00", Term{3, WorkingDay}, true, "2017-03-27 23:59"},
		{six, "2017-03-17 10:00", Term{2, WorkingDay}, true, "2017-03-20 23:59"},
		{six, "2017-03-17 10:00", Term{3, WorkingDay}, true, "2017-03-24 23:59"},
		// 6 July: a Thursday made long in 2017, a Saturday in 2019, a Sunday in 2025.
		{five, "2017-06-30 10:00", Term{1, WorkingDay}, true, "2017-07-01 23:59"},
		{five, "2017-07-05 10:00", Term{1, WorkingDay}, true, "2017-07-10 23:59"},
		{six, "2017-07-05 10:00", Term{1, WorkingDay}, true, "2017-07-07 23:59"},
		{five, "2019-07-05 10:00", Term{1, WorkingDay}, true, "2019-07-09 23:59"},
		{six, "2019-07-05 10:00", Term{1, WorkingDay}, true, "2019-07-08 23:59"},
		{five, "2025-07-04 10:00", Term{1, WorkingDay}, true, "2025-07-08 23:59"},
		{six, "2025-07-04 10:00", Term{1, WorkingDay}, true, "2025-07-05 23:59"},
		{six, "2025-07-05 10:00", Term{1, WorkingDay}, true, "2025-07-08 23:59"},
		// Kurban-ait: a Friday in 2017, a Saturday in 2022, a Sunday in 2024, made long in 2013. It never moves.
		{five, "2017-08-31 10:00", Term{1, WorkingDay}, true, "2017-09-04 23:59"},
		{six, "2017-08-31 10:00", Term{1, WorkingDay}, true, "2017-09-02 23:59"},
		{five, "2022-07-08 10:00", Term{1, WorkingDay}, true, "2022-07-11 23:59"},
		{six, "2022-07-08 10:00", Term{1, WorkingDay}, true, "2022-07-11 23:59"},
		{five, "2024-06-14 10:00", Term{1, WorkingDay}, true, "2024-06-17 23:59"},
		{five, "2013-10-11 10:00", Term{2, WorkingDay}, true, "2013-10-16 23:59"},
		{six, "2013-10-11 10:00", Term{2, WorkingDay}, true, "2013-10-14 23:59"},
		// 9 May 2020 on a Saturday: the Monday it gave was moved to Friday the 8th. The turn of 2014: 3 January off.
		{five, "2020-05-06 10:00", Term{1, WorkingDay}, true, "2020-05-11 23:59"},
		{six, "2020-05-06 10:00", Term{1, WorkingDay}, true, "2020-05-08 23:59"},
		{five, "2013-12-27 10:00", Term{1, WorkingDay}, true, "2013-12-28 23:59"},
		{five, "2013-12-31 10:00", Term{1, WorkingDay}, true, "2014-01-06 23:59"},
		{six, "2013-12-31 10:00", Term{1, WorkingDay}, true, "2014-01-03 23:59"},
		// Today's service of institutions: 5 working days.
		{five, "2026-03-18 10:00", Term{5, WorkingDay}, true, "2026-03-30 23:59"},
		{five, "2026-03-19 23:59", Term{1, WorkingDay}, true, "2026-03-20 23:59"},
		{five, "2026-08-01 10:00", Term{30, CalendarDay}, true, "2026-08-31 23:59"},
		// Months go to the same date or to the month's last day.
		{five, "2026-01-31 10:00", Term{1, Month}, true, "2026-03-02 23:59"}, // 28 February is a Saturday
		{six, "2026-01-31 10:00", Term{1, Month}, true, "2026-02-28 23:59"},
		{five, "2026-01-31 10:00", Term{1, Month}, false, "2026-02-28 23:59"},
		{five, "2024-01-31 10:00", Term{1, Month}, false, "2024-02-29 23:59"},
		{five, "2024-02-29 10:00", Term{12, Month}, false, "2025-02-28 23:59"},
		{five, "2026-03-31 10:00", Term{1, Month}, false, "2026-04-30 23:59"},
		{five, "2026-04-30 10:00", Term{1, Month}, false, "2026-05-30 23:59"},
		{five, "2025-12-15 10:00", Term{2, Month}, true, "2026-02-16 23:59"},
		// Nothing and less than nothing.
		{five, "2026-11-21 10:00", Term{0, WorkingDay}, false, "2026-11-21 23:59"},
		{five, "2026-11-21 10:00", Term{-5, CalendarDay}, false, "2026-11-21 23:59"},
		{five, "2026-11-21 10:00", Term{-5, CalendarDay}, true, "2026-11-23 23:59"},
		// Inside office hours.
		{five, "2026-11-20 17:50", Term{20, Minute}, true, "2026-11-23 09:10"}, // over a weekend
		{five, "2026-11-20 12:30", Term{1, Hour}, true, "2026-11-20 14:30"},    // over the break
		{five, "2026-11-20 17:00", Term{1, Hour}, true, "2026-11-20 18:00"},
		{five, "2026-11-20 07:00", Term{8, Hour}, true, "2026-11-20 18:00"},
		{five, "2026-11-20 19:00", Term{20, Minute}, true, "2026-11-23 09:20"},
		{five, "2026-11-20 12:59", Term{90, Second}, true, "2026-11-20 14:00"}, // and 30 seconds
		{six, "2026-11-20 17:50", Term{20, Minute}, true, "2026-11-21 09:10"},
		{six, "2026-11-20 17:00", Term{6, Hour}, true, "2026-11-23 10:00"}, // Saturday to 13:00
		{five, "2026-11-21 10:00", Term{0, Minute}, true, "2026-11-23 09:00"},
		{five, "2026-11-20 13:00", Term{0, Minute}, true, "2026-11-20 14:00"}, // closed at that moment
		{five, "2026-11-20 10:00", Term{-5, Minute}, true, "2026-11-20 10:00"},
	} {
		got, err := c.calendar.Due(at(c.received).UnixMilli(), c.term, c.move)
		if err != nil || locales.DateTime(got) != at(c.want).Format("02.01.2006 15:04") {
			t.Errorf("%s + %v, %d days: %s, %v; want %s", c.received, c.term, c.calendar.timetable.week,
				locales.DateTime(got), err, c.want)
		}
	}
	if got, _ := five.Due(at("2026-11-20 12:59").UnixMilli(), Term{90, Second}, false); got != at("2026-11-20 14:00:30").UnixMilli() {
		t.Error(got)
	}
	if got, _ := five.Due(at("2026-11-20 10:00").UnixMilli(), Term{1, WorkingDay}, false); got != at("2026-11-24").UnixMilli()-1 {
		t.Error("a day does not last to its last millisecond", got)
	}
}

func TestDueAfterPauseByHand(t *testing.T) {
	pause := func(from, to string) Pause { return Pause{at(from).UnixMilli(), at(to).UnixMilli()} }
	for name, c := range map[string]struct {
		received string
		term     Term
		move     bool
		pauses   []Pause
		want     string
	}{
		"none": {"2026-11-02 10:00", Term{5, WorkingDay}, true, nil, "2026-11-09 23:59"},
		// Suspended Wednesday, resumed the Monday after: Wednesday, Thursday and Friday stood still.
		"working days":           {"2026-11-02 10:00", Term{5, WorkingDay}, true, []Pause{pause("2026-11-04 15:00", "2026-11-09 11:00")}, "2026-11-12 23:59"},
		"calendar days":          {"2026-11-02 10:00", Term{5, CalendarDay}, true, []Pause{pause("2026-11-04 15:00", "2026-11-09 11:00")}, "2026-11-12 23:59"},
		"months, moved at end":   {"2026-01-31 10:00", Term{1, Month}, true, []Pause{pause("2026-02-10 10:00", "2026-02-17 10:00")}, "2026-03-10 23:59"}, // 28.02 + 7 = Saturday 7.03, then 8 and 9 March are off
		"within a day":           {"2026-11-02 10:00", Term{5, WorkingDay}, true, []Pause{pause("2026-11-04 10:00", "2026-11-04 17:00")}, "2026-11-09 23:59"},
		"on the last day":        {"2026-11-02 10:00", Term{5, WorkingDay}, true, []Pause{pause("2026-11-09 10:00", "2026-11-16 10:00")}, "2026-11-16 23:59"},
		"on the day it moved to": {"2026-11-02 10:00", Term{5, CalendarDay}, true, []Pause{pause("2026-11-09 10:00", "2026-11-11 10:00")}, "2026-11-11 23:59"},
		"on the day of receipt":  {"2026-11-02 10:00", Term{5, WorkingDay}, true, []Pause{pause("2026-11-02 11:00", "2026-11-04 10:00")}, "2026-11-10 23:59"},
		"after the end":          {"2026-11-02 10:00", Term{5, WorkingDay}, true, []Pause{pause("2026-11-10 10:00", "2026-11-20 10:00")}, "2026-11-09 23:59"},
		"before receipt":         {"2026-11-02 10:00", Term{5, WorkingDay}, true, []Pause{pause("2026-10-01 10:00", "2026-10-20 10:00")}, "2026-11-09 23:59"},
		"backwards":              {"2026-11-02 10:00", Term{5, WorkingDay}, true, []Pause{pause("2026-11-09 10:00", "2026-11-04 10:00")}, "2026-11-09 23:59"},
		"two that overlap":       {"2026-11-02 10:00", Term{5, WorkingDay}, true, []Pause{pause("2026-11-04 10:00", "2026-11-06 10:00"), pause("2026-11-05 10:00", "2026-11-09 10:00")}, "2026-11-12 23:59"},
		"only a weekend":         {"2026-11-02 10:00", Term{5, WorkingDay}, true, []Pause{pause("2026-11-07 10:00", "2026-11-09 10:00")}, "2026-11-09 23:59"},
		"hours":                  {"2026-11-02 10:00", Term{8, Hour}, true, []Pause{pause("2026-11-02 12:00", "2026-11-03 10:00")}, "2026-11-03 17:00"},
		"hours, much later":      {"2026-11-02 10:00", Term{8, Hour}, true, []Pause{pause("2026-11-05 10:00", "2026-11-06 10:00")}, "2026-11-03 10:00"},
		"hours backwards":        {"2026-11-02 10:00", Term{3, Hour}, true, []Pause{pause("2026-11-02 12:00", "2026-11-02 11:00")}, "2026-11-02 13:00"},
	} {
		got, err := five.DueAfterPause(at(c.received).UnixMilli(), c.term, c.move, c.pauses...)
		if err != nil || locales.DateTime(got) != at(c.want).Format("02.01.2006 15:04") {
			t.Errorf("%s: %s, %v; want %s", name, locales.DateTime(got), err, c.want)
		}
	}
	if _, err := five.DueAfterPause(at("2027-12-01").UnixMilli(), Term{5, WorkingDay}, true, pause("2027-12-02", "2028-01-10")); err == nil {
		t.Error("2028 has no table")
	} else if f, _ := fault.Of(err); f.Code != "E41" {
		t.Error(err)
	}
}

func TestDueAnyway(t *testing.T) {
	draft := NewCalendar([]Table{{Year: 2030, Draft: true, Source: "s", Holidays: []Holiday{{Day: at("2030-01-01"), KK: "а", RU: "а"}}}}, UsualTimetable)
	for name, c := range map[string]struct {
		calendar *Calendar
		received string
		term     Term
		move     bool
		want     string
		unsure   bool
	}{
		"known":                        {five, "2026-03-18 10:00", Term{5, WorkingDay}, true, "2026-03-30 23:59", false},
		"no table":                     {five, "2030-03-18 10:00", Term{5, WorkingDay}, true, "2030-03-25 23:59", true}, // Nauryz not known
		"into a year without":          {five, "2027-12-30 10:00", Term{2, WorkingDay}, true, "2028-01-03 23:59", true},
		"draft":                        {draft, "2029-12-31 10:00", Term{1, WorkingDay}, true, "2030-01-02 23:59", true},
		"draft alone":                  {draft, "2030-02-01 10:00", Term{1, Hour}, true, "2030-02-01 11:00", true},
		"the table was not asked":      {five, "2030-03-01 10:00", Term{20, CalendarDay}, false, "2030-03-21 23:59", false},
		"an end asked about is enough": {five, "2030-03-01 10:00", Term{20, CalendarDay}, true, "2030-03-21 23:59", true},
	} {
		got, unsure := c.calendar.DueAnyway(at(c.received).UnixMilli(), c.term, c.move)
		if unsure != c.unsure || locales.DateTime(got) != at(c.want).Format("02.01.2006 15:04") {
			t.Errorf("%s: %s, unsure %v; want %s, %v", name, locales.DateTime(got), unsure, c.want, c.unsure)
		}
	}
	// Terms nobody means end somewhere.
	for _, u := range []Unit{Second, Hour, CalendarDay, WorkingDay, Month} {
		if due, _ := five.DueAnyway(at("2026-03-18").UnixMilli(), Term{2_000_000_000, u}, true); due <= 0 {
			t.Error(u, due)
		}
	}
}

func TestUnits(t *testing.T) {
	for l, want := range map[locales.Lang]string{locales.KK: "5 жұмыс күні", locales.RU: "5 рабочих дней", locales.EN: "5 working days"} {
		if got := (Term{5, WorkingDay}).In(l); got != want {
			t.Errorf("%s: %s", l, got)
		}
	}
	for _, u := range []Unit{Second, Minute, Hour, CalendarDay, WorkingDay, Month} {
		for _, l := range locales.Langs {
			if !u.Known() || strings.Contains((Term{2, u}).In(l), "workdays") {
				t.Error(u, l)
			}
		}
	}
	if Unit("week").Known() || Unit("").Known() {
		t.Error("week")
	}
}
