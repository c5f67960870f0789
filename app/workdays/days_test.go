package workdays

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"kezek/app/fault"
	"kezek/locales"
)

var (
	five = Default()
	six  = NewCalendar(Shipped(), timetable("09:00-13:00 14:00-18:00; 6; 09:00-13:00"))
)

func timetable(text string) Timetable {
	t, err := ParseTimetable(text)
	if err != nil {
		panic(err)
	}
	return t
}

func at(s string) time.Time {
	for _, layout := range []string{time.DateOnly, "2006-01-02 15:04", "2006-01-02 15:04:05"} {
		if t, err := time.ParseInLocation(layout, s, locales.Zone); err == nil {
			return t
		}
	}
	panic(s)
}

// unlike lists, for a five- and a six-day week, the weekdays that are off and the days of rest that are worked. It was
// reckoned apart from the program and read against the calendars published for the years.
var unlike = map[Week]map[int]string{FiveDay: {
	2012: "02.01 03.01 08.03 09.03 11.03 21.03 22.03 23.03 28.04 30.04 01.05 09.05 06.07 30.08 26.10 03.12 17.12 18.12 29.12 31.12",
	2013: "01.01 02.01 07.01 08.03 21.03 22.03 25.03 01.05 04.05 07.05 09.05 10.05 08.07 30.08 12.10 14.10 15.10 02.12 16.12 17.12 28.12",
	2014: "01.01 02.01 03.01 07.01 10.03 21.03 24.03 25.03 01.05 02.05 04.05 07.05 08.05 09.05 11.05 07.07 01.09 01.12 16.12 17.12",
	2015: "01.01 02.01 07.01 09.03 23.03 24.03 25.03 01.05 07.05 11.05 06.07 31.08 24.09 01.12 16.12 17.12",
	2016: "01.01 04.01 07.01 05.03 07.03 08.03 21.03 22.03 23.03 02.05 09.05 10.05 06.07 30.08 12.09 01.12 16.12 19.12",
	2017: "02.01 03.01 08.03 18.03 20.03 21.03 22.03 23.03 01.05 08.05 09.05 01.07 06.07 07.07 30.08 01.09 01.12 18.12 19.12",
	2018: "01.01 02.01 03.03 08.03 09.03 21.03 22.03 23.03 28.04 30.04 01.05 05.05 07.05 08.05 09.05 06.07 21.08 25.08 30.08 31.08 03.12 17.12 18.12 29.12 31.12",
	2019: "01.01 02.01 07.01 08.03 21.03 22.03 25.03 01.05 04.05 07.05 09.05 10.05 08.07 30.08 02.12 16.12 17.12",
	2020: "01.01 02.01 03.01 05.01 07.01 09.03 23.03 24.03 25.03 01.05 07.05 08.05 06.07 31.07 31.08 01.12 16.12 17.12 18.12 20.12",
	2021: "01.01 04.01 07.01 08.03 22.03 23.03 24.03 03.05 07.05 10.05 03.07 05.07 06.07 20.07 30.08 01.12 16.12 17.12",
	2022: "03.01 04.01 07.01 05.03 07.03 08.03 21.03 22.03 23.03 02.05 09.05 10.05 06.07 27.08 29.08 30.08 22.10 24.10 25.10 16.12",
	2023: "02.01 03.01 08.03 21.03 22.03 23.03 01.05 08.05 09.05 28.06 01.07 06.07 07.07 30.08 25.10 18.12",
	2024: "01.01 02.01 08.03 21.03 22.03 25.03 01.05 04.05 07.05 08.05 09.05 08.07 30.08 25.10 16.12",
	2025: "01.01 02.01 03.01 05.01 07.01 10.03 21.03 24.03 25.03 01.05 07.05 09.05 06.06 07.07 01.09 27.10 16.12",
	2026: "01.01 02.01 07.01 09.03 23.03 24.03 25.03 01.05 07.05 11.05 27.05 06.07 26.10 16.12",
	2027: "01.01 04.01 07.01 08.03 15.03 22.03 23.03 24.03 03.05 07.05 10.05 06.07 25.10 16.12",
}, SixDay: {
	2012: "02.01 03.01 07.01 08.03 09.03 11.03 21.03 22.03 23.03 01.05 09.05 06.07 30.08 26.10 01.12 17.12 18.12",
	2013: "01.01 02.01 07.01 08.03 21.03 22.03 23.03 01.05 07.05 09.05 06.07 30.08 15.10 02.12 16.12 17.12",
	2014: "01.01 02.01 07.01 08.03 21.03 22.03 24.03 01.05 02.05 04.05 07.05 08.05 09.05 11.05 07.07 30.08 04.10 01.12 16.12 17.12",
	2015: "01.01 02.01 07.01 09.03 21.03 23.03 24.03 01.05 07.05 09.05 06.07 31.08 24.09 01.12 16.12 17.12",
	2016: "01.01 02.01 07.01 08.03 21.03 22.03 23.03 02.05 07.05 09.05 06.07 30.08 12.09 01.12 16.12 17.12",
	2017: "02.01 03.01 07.01 08.03 21.03 22.03 23.03 01.05 08.05 09.05 06.07 30.08 01.09 01.12 16.12 18.12",
	2018: "01.01 02.01 08.03 21.03 22.03 23.03 01.05 07.05 09.05 06.07 21.08 30.08 01.12 17.12 18.12",
	2019: "01.01 02.01 07.01 08.03 21.03 22.03 23.03 01.05 07.05 09.05 06.07 30.08 02.12 16.12 17.12",
	2020: "01.01 02.01 03.01 05.01 07.01 09.03 21.03 23.03 24.03 01.05 07.05 09.05 06.07 31.07 31.08 01.12 16.12 17.12 18.12 20.12",
	2021: "01.01 02.01 07.01 08.03 22.03 23.03 24.03 01.05 07.05 10.05 06.07 20.07 30.08 01.12 16.12 17.12",
	2022: "01.01 03.01 07.01 08.03 21.03 22.03 23.03 02.05 07.05 09.05 06.07 09.07 30.08 25.10 16.12",
	2023: "02.01 03.01 07.01 08.03 21.03 22.03 23.03 01.05 08.05 09.05 28.06 06.07 30.08 25.10 16.12",
	2024: "01.01 02.01 08.03 21.03 22.03 23.03 01.05 07.05 09.05 06.07 30.08 25.10 16.12",
	2025: "01.01 02.01 03.01 05.01 07.01 08.03 21.03 22.03 24.03 01.05 07.05 09.05 06.06 07.07 30.08 25.10 16.12",
	2026: "01.01 02.01 07.01 09.03 21.03 23.03 24.03 01.05 07.05 09.05 27.05 06.07 26.10 16.12",
	2027: "01.01 02.01 07.01 08.03 15.03 22.03 23.03 24.03 01.05 07.05 10.05 06.07 25.10 16.12",
}}

// naive is the calendar of the lists above.
var naive = func() map[Week]map[string]bool {
	n := map[Week]map[string]bool{}
	for week, years := range unlike {
		n[week] = map[string]bool{}
		for year, list := range years {
			for _, d := range strings.Fields(list) {
				n[week][fmt.Sprintf("%d-%s-%s", year, d[3:], d[:2])] = true
			}
		}
	}
	return n
}()

func naiveWorks(w Week, d time.Time) bool {
	weekend := d.Weekday() == time.Sunday || w == FiveDay && d.Weekday() == time.Saturday
	return weekend == naive[w][d.Format(time.DateOnly)]
}

func TestDaysUnlikeTheirWeekday(t *testing.T) {
	for _, c := range []*Calendar{five, six} {
		for year, want := range unlike[c.timetable.week] {
			var got []string
			for _, d := range c.Days(year) {
				if w, err := c.Working(d.Date); err != nil || w != d.Working() {
					t.Fatal(d, w, err)
				}
				if d.Working() == c.timetable.week.rests(d.Date) {
					got = append(got, d.Date.Format("02.01"))
				}
			}
			if strings.Join(got, " ") != want {
				t.Errorf("%d, %d days:\n got %s\nwant %s", year, c.timetable.week, strings.Join(got, " "), want)
			}
		}
	}
}

// The ministry's balance of working time for 2024, five- and six-day week, with 4 May changed for 8 May and 17 June
// worked after all; the days off of other years as the press gave them.
func TestPublishedCounts(t *testing.T) {
	count := func(c *Calendar, year int) (months [12]int, off int) {
		for _, d := range c.Days(year) {
			if d.Working() {
				months[d.Date.Month()-1]++
			} else {
				off++
			}
		}
		return months, off
	}
	for c, want := range map[*Calendar][12]int{
		five: {21, 21, 17, 22, 20, 20, 22, 21, 21, 22, 21, 21},
		six:  {25, 25, 22, 26, 24, 25, 26, 26, 25, 26, 26, 25},
	} {
		if got, _ := count(c, 2024); got != want {
			t.Errorf("2024, %d days: %v, want %v", c.timetable.week, got, want)
		}
	}
	for year, want := range map[int][2]int{2019: {119, 67}, 2021: {120, 68}, 2024: {117, 65}, 2025: {119, 67}, 2026: {118, 66}} {
		_, off5 := count(five, year)
		_, off6 := count(six, year)
		if off5 != want[0] || off6 != want[1] {
			t.Errorf("%d has %d and %d days off, want %v", year, off5, off6, want)
		}
	}
}

func TestYearsAndDrafts(t *testing.T) {
	for year := 2012; year <= 2027; year++ {
		table, ok := five.Year(year)
		if !ok || table.Year != year || table.Source == "" || table.Draft != (year == 2012 || year == 2027) {
			t.Error(year, ok, table.Draft, table.Source)
		}
	}
	if _, ok := five.Year(2028); ok || five.Timetable() != UsualTimetable {
		t.Error("2028", five.Timetable())
	}
	second := Table{Year: 2026, Source: "s", Holidays: []Holiday{{Day: at("2026-08-31"), KK: "а", RU: "а"}}}
	c := NewCalendar(append(Shipped(), second), Timetable{})
	if off, _ := c.Working(at("2026-08-31")); off {
		t.Error("the later of two tables does not stand")
	}
	if newYear, _ := c.Working(at("2026-01-01")); !newYear {
		t.Error("the earlier of two tables still counts")
	}
	if w, _ := five.Working(at("2026-08-31")); !w || c.Timetable() != UsualTimetable {
		t.Error("another calendar changed", c.Timetable())
	}
}

func TestWhy(t *testing.T) {
	for _, c := range []struct {
		calendar   *Calendar
		day        string
		kind       Kind
		kk, ru, en string
	}{
		{five, "2024-05-06", Worked, "Жұмыс күні", "Рабочий день", "Working day"},
		{five, "2024-05-05", Rest, "Апталық демалыс", "Выходной", "Day of rest"},
		{five, "2018-03-22", OnHoliday, "Наурыз мейрамы", "Наурыз мейрамы", "Nauryz"},
		{five, "2024-06-16", OnHoliday, "Құрбан айттың бірінші күні", "Первый день Курбан-айта", "First day of Kurban-ait"},
		{five, "2026-03-25", ForHoliday, "Демалыс, 22.03.2026 мерекесі үшін: Наурыз мейрамы",
			"Выходной за праздник 22.03.2026: Наурыз мейрамы", "Day off for the holiday on 22.03.2026: Nauryz"},
		{five, "2018-03-03", WorkedByOrder,
			"Жұмыс күні, орнына 09.03.2018 демалыс: Қазақстан Республикасы Үкіметінің 2017 жылғы № 864 қаулысы",
			"Рабочий день, вместо него отдых 09.03.2018: Постановление Правительства Республики Казахстан 2017 года № 864",
			"Working day, 09.03.2018 is off instead: Постановление Правительства Республики Казахстан 2017 года № 864"},
		{five, "2014-01-03", OffByOrder,
			"Демалыс, 28.12.2013 күнінен ауыстырылды: Қазақстан Республикасы Үкіметінің 2013 жылғы № 1322 қаулысы",
			"Выходной, перенесён с 28.12.2013: Постановление Правительства Республики Казахстан 2013 года № 1322",
			"Day off, moved from 28.12.2013: Постановление Правительства Республики Казахстан 2013 года № 1322"},
		{six, "2018-03-03", Worked, "Жұмыс күні", "Рабочий день", "Working day"},
		{five, "2031-01-01", Worked, "Жұмыс күні", "Рабочий день", "Working day"}, // no table, no holidays
	} {
		d := c.calendar.Days(at(c.day).Year())[at(c.day).YearDay()-1]
		if !d.Date.Equal(at(c.day)) || d.Kind != c.kind || d.Working() != (c.kind == Worked || c.kind == WorkedByOrder) {
			t.Errorf("%s: %+v", c.day, d)
		}
		for l, want := range map[locales.Lang]string{locales.KK: c.kk, locales.RU: c.ru, locales.EN: c.en} {
			if got := d.Why(l); got != want {
				t.Errorf("%s in %s: %q, want %q", c.day, l, got, want)
			}
		}
	}
	if n := len(five.Days(2024)); n != 366 {
		t.Error(n, "days in 2024")
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
		{"2026-03-20", -3, "2026-03-20"},
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

func TestYearWithoutTable(t *testing.T) {
	_, err1 := five.Working(at("2028-01-05"))
	_, err2 := five.Add(at("2027-12-30"), 3)
	_, fine := five.Due(at("2027-12-30").UnixMilli(), Term{10, Minute}, true)
	_, err3 := five.Due(at("2027-12-31 18:00").UnixMilli(), Term{10, Minute}, true)
	_, err4 := five.Due(at("2027-12-20").UnixMilli(), Term{1, Month}, true)
	_, err5 := five.Due(at("2027-12-20").UnixMilli(), Term{2_000_000_000, WorkingDay}, true)
	for i, err := range []error{err1, err2, err3, err4, err5} {
		f, ok := fault.Of(err)
		if !ok || f.Code != "E41" || f.Args["year"] != "2028" {
			t.Errorf("%d: %v", i, err)
		}
	}
	if fine != nil {
		t.Error(fine)
	}
}
