package workdays

import (
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"kezek/app/fault"
	"kezek/locales"
)

var (
	five = Default()
	six  = New(SixDay, UsualHours, Shipped()...)
)

func at(s string) time.Time {
	for _, layout := range []string{time.DateOnly, "2006-01-02 15:04"} {
		if t, err := time.ParseInLocation(layout, s, locales.Zone); err == nil {
			return t
		}
	}
	panic(s)
}

// off lists the weekdays not worked and the weekend days worked between two days.
func off(t *testing.T, c *Calendar, from, to string) string {
	t.Helper()
	var days []string
	for d := at(from); !d.After(at(to)); d = d.AddDate(0, 0, 1) {
		w, err := c.Working(d)
		if err != nil {
			t.Fatal(err)
		}
		if w == c.week.rests(d) {
			days = append(days, d.Format("02.01"))
		}
	}
	return strings.Join(days, " ")
}

func TestDaysUnlikeTheirWeekday(t *testing.T) {
	for _, c := range []struct {
		calendar *Calendar
		year     string
		want     string
	}{
		{five, "2024", "01.01 02.01 08.03 21.03 22.03 25.03 01.05 04.05 07.05 08.05 09.05 08.07 30.08 25.10 16.12"},
		{five, "2025", "01.01 02.01 03.01 05.01 07.01 10.03 21.03 24.03 25.03 01.05 07.05 09.05 06.06 07.07 01.09 27.10 16.12"},
		{five, "2026", "01.01 02.01 07.01 09.03 23.03 24.03 25.03 01.05 07.05 11.05 27.05 06.07 26.10 16.12"},
		{six, "2026", "01.01 02.01 07.01 09.03 21.03 23.03 24.03 01.05 07.05 09.05 27.05 06.07 26.10 16.12"},
		{five, "2027", "01.01 04.01 07.01 08.03 15.03 22.03 23.03 24.03 03.05 07.05 10.05 06.07 25.10 16.12"},
	} {
		if got := off(t, c.calendar, c.year+"-01-01", c.year+"-12-31"); got != c.want {
			t.Errorf("%s, %d days:\n got %s\nwant %s", c.year, c.calendar.week, got, c.want)
		}
	}
	for year, want := range map[int]int{2025: 246, 2026: 247} { // as published; 2026 without 30 August
		days := 0
		for d := time.Date(year, 1, 1, 0, 0, 0, 0, locales.Zone); d.Year() == year; d = d.AddDate(0, 0, 1) {
			if w, _ := five.Working(d); w {
				days++
			}
		}
		if days != want {
			t.Errorf("%d has %d working days, want %d", year, days, want)
		}
	}
	if table, ok := five.Table(2027); !ok || !table.Draft {
		t.Error("2027 is not marked as a draft")
	}
	if table, ok := five.Table(2026); !ok || table.Draft || table.Source == "" {
		t.Error("2026")
	}
}

func TestAdd(t *testing.T) {
	for _, c := range []struct {
		from string
		n    int
		want string
	}{
		{"2026-03-20", 1, "2026-03-26"}, // Nauryz: 21–22 are a weekend, so 24 and 25 are off too
		{"2026-03-20", 5, "2026-04-01"},
		{"2026-03-21", 0, "2026-03-26"},
		{"2026-03-20", 0, "2026-03-20"},
		{"2026-08-28", 1, "2026-08-31"}, // 30 August is no holiday any more: the Monday is worked
		{"2025-08-29", 1, "2025-09-02"}, // a year before it was one, on a Saturday
		{"2026-12-31", 1, "2027-01-05"},
		{"2024-05-03", 1, "2024-05-04"}, // a Saturday worked by order
		{"2024-05-06", 1, "2024-05-10"},
	} {
		if got, err := five.Add(at(c.from), c.n); err != nil || !got.Equal(at(c.want)) {
			t.Errorf("%s + %d = %v, %v; want %s", c.from, c.n, got, err, c.want)
		}
	}
}

func TestDue(t *testing.T) {
	for _, c := range []struct {
		received string
		term     Term
		move     bool
		want     string // last minute
	}{
		{"2026-03-18 10:00", Term{5, WorkingDay}, true, "2026-03-30 23:59"},
		{"2026-03-19 23:59", Term{1, WorkingDay}, true, "2026-03-20 23:59"},
		{"2026-02-20 10:00", Term{30, CalendarDay}, true, "2026-03-26 23:59"}, // 22 March is in Nauryz
		{"2026-02-20 10:00", Term{30, CalendarDay}, false, "2026-03-22 23:59"},
		{"2026-08-01 10:00", Term{30, CalendarDay}, true, "2026-08-31 23:59"},
		{"2026-01-31 10:00", Term{1, Month}, true, "2026-03-02 23:59"}, // 28 February is a Saturday
		{"2026-01-31 10:00", Term{1, Month}, false, "2026-02-28 23:59"},
		{"2025-12-15 10:00", Term{2, Month}, true, "2026-02-16 23:59"},
		{"2026-11-20 17:50", Term{20, Minute}, true, "2026-11-23 09:10"}, // over a weekend
		{"2026-11-20 12:30", Term{1, Hour}, true, "2026-11-20 14:30"},    // over the break
		{"2026-11-20 17:00", Term{1, Hour}, true, "2026-11-20 18:00"},
		{"2026-11-20 07:00", Term{8, Hour}, true, "2026-11-20 18:00"},
		{"2026-11-20 19:00", Term{20, Minute}, true, "2026-11-23 09:20"},
	} {
		got, err := five.Due(at(c.received).UnixMilli(), c.term, c.move)
		if err != nil || locales.DateTime(got) != at(c.want).Format("02.01.2006 15:04") {
			t.Errorf("%s + %v: %s, %v; want %s", c.received, c.term, locales.DateTime(got), err, c.want)
		}
	}
}

func TestYearWithoutTable(t *testing.T) {
	_, errs := five.Working(at("2028-01-05"))
	_, err2 := five.Add(at("2027-12-30"), 3)
	_, err3 := five.Due(at("2027-12-30").UnixMilli(), Term{10, Minute}, true)
	_, err4 := five.Due(at("2027-12-31 18:00").UnixMilli(), Term{10, Minute}, true)
	_, err5 := five.Due(at("2027-12-20").UnixMilli(), Term{1, Month}, true)
	for i, err := range []error{errs, err2, err4, err5} {
		f, ok := fault.Of(err)
		if !ok || f.Code != "E41" || f.Args["year"] != "2028" {
			t.Errorf("%d: %v", i, err)
		}
	}
	if err3 != nil {
		t.Error(err3)
	}
}

func TestDueHolds(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		c := rapid.SampledFrom([]*Calendar{five, six}).Draw(t, "calendar")
		received := at("2024-01-01").UnixMilli() + rapid.Int64Range(0, 3*365*86_400_000).Draw(t, "received")
		unit := rapid.SampledFrom([]Unit{Minute, Hour, CalendarDay, WorkingDay, Month}).Draw(t, "unit")
		n, move := rapid.IntRange(1, 6).Draw(t, "n"), rapid.Bool().Draw(t, "move")
		due, err := c.Due(received, Term{n, unit}, move)
		if err != nil || due < received {
			t.Fatal(due, err)
		}
		if later, err := c.Due(received, Term{n + 1, unit}, move); err != nil || later < due {
			t.Fatal("a longer term ends earlier", later, due, err)
		}
		if next, err := c.Due(received+3_600_000, Term{n, unit}, move); err != nil || next < due {
			t.Fatal("received later, due earlier", next, due, err)
		}
		if unit == WorkingDay {
			counted := 0
			for d := midnight(zoned(received)).AddDate(0, 0, 1); d.UnixMilli() <= due; d = d.AddDate(0, 0, 1) {
				if w, _ := c.Working(d); w {
					counted++
				}
			}
			if counted != n {
				t.Fatalf("%d working days counted one by one, %d asked", counted, n)
			}
		}
		if w, _ := c.Working(zoned(due)); !w && (move || unit != CalendarDay && unit != Month) {
			t.Fatal("ends on a day not worked", zoned(due))
		}
	})
}

func TestLoadRefuses(t *testing.T) {
	good := "year = 2026\nsource = \"s\"\n[[holiday]]\nday = 2026-01-01\nkk = \"а\"\nru = \"а\"\n"
	if _, err := Load("x.toml", []byte(good)); err != nil {
		t.Fatal(err)
	}
	for text, line := range map[string]string{
		good + "colour = 1\n": "7",
		"year = \n":           "1",
		strings.Replace(good, "2026-01-01", "2025-01-01", 1): "4",
		strings.Replace(good, "ru = \"а\"", "", 1):           "4",
		"year = 2026\n": "0",
		good + "[[moved]]\nday = 2026-05-02\nto = 2026-05-08\nkk=\"а\"\n":           "8",
		good + "[[holiday]]\nday = 2026-03-23\nlast = 2026-03-21\nkk='а'\nru='а'\n": "8",
	} {
		_, err := Load("x.toml", []byte(text))
		f, ok := fault.Of(err)
		if !ok || f.Code != "E40" || f.Args["file"] != "x.toml" || f.Args["line"] != line {
			t.Errorf("%q: %v, want line %s", text, err, line)
		}
	}
}

func TestTermInWords(t *testing.T) {
	for l, want := range map[locales.Lang]string{locales.KK: "5 жұмыс күні", locales.RU: "5 рабочих дней", locales.EN: "5 working days"} {
		if got := (Term{5, WorkingDay}).In(l); got != want {
			t.Errorf("%s: %s", l, got)
		}
	}
	for _, u := range []Unit{Minute, Hour, CalendarDay, WorkingDay, Month} {
		if !u.Known() || strings.Contains((Term{2, u}).In(locales.KK), "workdays") {
			t.Error(u)
		}
	}
	if Unit("week").Known() {
		t.Error("week")
	}
}
