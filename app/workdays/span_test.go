package workdays

import (
	"testing"
	"time"

	"kezek/locales"
)

func TestLateAndLeftByHand(t *testing.T) {
	const endOf = -1 // one millisecond before a midnight, as due moments in days are
	for name, c := range map[string]struct {
		calendar   *Calendar
		from       string
		ms         int64
		to         string
		unit       Unit
		kk, ru, en string
	}{
		"the brief's own": {five, "2026-11-16 10:00", 0, "2026-11-18 13:00", WorkingDay, "2 жұмыс күні 3 сағат", "2 рабочих дня 3 часа", "2 working days 3 hours"},
		// Due on Monday's end, done on Wednesday at noon: all of Tuesday and three hours.
		"late by days":        {five, "2026-11-17", endOf, "2026-11-18 12:00", WorkingDay, "1 жұмыс күні 3 сағат", "1 рабочий день 3 часа", "1 working day 3 hours"},
		"late by hours":       {five, "2026-11-17", endOf, "2026-11-17 15:20", WorkingDay, "5 сағат 20 минут", "5 часов 20 минут", "5 hours 20 minutes"},
		"done after closing":  {five, "2026-11-17", endOf, "2026-11-17 20:00", WorkingDay, "1 жұмыс күні", "1 рабочий день", "1 working day"},
		"minutes are dropped": {five, "2026-11-17", endOf, "2026-11-18 09:40", WorkingDay, "1 жұмыс күні", "1 рабочий день", "1 working day"},
		"over Nauryz":         {five, "2018-03-20 16:00", 0, "2018-03-26 10:00", WorkingDay, "3 сағат", "3 часа", "3 hours"},
		"in time":             {five, "2026-11-18", 0, "2026-11-17", WorkingDay, "0 жұмыс күні", "0 рабочих дней", "0 working days"},
		"late on a weekend":   {five, "2026-11-21", endOf, "2026-11-22 12:00", WorkingDay, "0 жұмыс күні", "0 рабочих дней", "0 working days"},
		"a term in minutes":   {five, "2026-11-16 16:00", 0, "2026-11-18 10:30", Minute, "11 сағат 30 минут", "11 часов 30 минут", "11 hours 30 minutes"},
		"in hours":            {five, "2026-11-16 16:00", 0, "2026-11-16 17:00", Hour, "1 сағат", "1 час", "1 hour"},
		"minutes alone":       {five, "2026-11-16 12:50", 0, "2026-11-16 14:15", Minute, "25 минут", "25 минут", "25 minutes"},
		"in seconds":          {five, "2026-11-16 09:00:00", 0, "2026-11-16 09:02:05", Second, "2 минут 5 секунд", "2 минуты 5 секунд", "2 minutes 5 seconds"},
		"no minutes":          {five, "2026-11-16 18:00", 0, "2026-11-17 08:00", Minute, "0 минут", "0 минут", "0 minutes"},
		"calendar days":       {five, "2026-11-21", endOf, "2026-11-23 09:00", CalendarDay, "3 күнтізбелік күн", "3 календарных дня", "3 calendar days"},
		"early":               {five, "2026-11-21", 0, "2026-11-18", CalendarDay, "0 күнтізбелік күн", "0 календарных дней", "0 calendar days"},
		"months":              {five, "2026-11-21", endOf, "2026-11-21 09:00", Month, "1 күнтізбелік күн", "1 календарный день", "1 calendar day"},
		"none in months":      {five, "2026-11-21", 0, "2026-11-21", Month, "0 күнтізбелік күн", "0 календарных дней", "0 calendar days"},
		"short Saturdays":     {six, "2026-11-20 15:00", 0, "2026-11-23 09:00", WorkingDay, "1 жұмыс күні", "1 рабочий день", "1 working day"},
		"21 days":             {five, "2026-10-01 10:00", 0, "2026-11-02 10:00", WorkingDay, "21 жұмыс күні", "21 рабочий день", "21 working days"},
	} {
		s := c.calendar.Late(at(c.from).UnixMilli()+c.ms, at(c.to).UnixMilli(), c.unit)
		if left := c.calendar.Left(at(c.from).UnixMilli()+c.ms, at(c.to).UnixMilli(), c.unit); left != s || s.Unit != c.unit || s.Unsure {
			t.Errorf("%s: late %+v, left %+v", name, s, left)
		}
		for l, want := range map[locales.Lang]string{locales.KK: c.kk, locales.RU: c.ru, locales.EN: c.en} {
			if got := s.In(l); got != want {
				t.Errorf("%s: %q, want %q", name, got, want)
			}
		}
	}
	if s := five.OfficeTime(at("2026-11-16 10:00").UnixMilli(), at("2026-11-18 13:00").UnixMilli()); s != (Span{WorkingDay, 2, 3 * time.Hour, 19 * time.Hour, false}) {
		t.Errorf("%+v", s)
	}
	if s := five.OfficeTime(at("2029-12-31").UnixMilli(), at("2029-12-30").UnixMilli()); s != (Span{Unit: WorkingDay}) {
		t.Errorf("backwards: %+v", s)
	}
	for _, to := range []string{"2027-02-01", "2029-01-01"} { // a draft, no table
		if s := five.OfficeTime(at("2026-12-31 10:00").UnixMilli(), at(to).UnixMilli()); !s.Unsure {
			t.Errorf("%s: %+v", to, s)
		}
	}
}

func BenchmarkDue(b *testing.B) {
	received := at("2018-02-20 10:00").UnixMilli()
	for b.Loop() {
		_, _ = five.Due(received, Term{30, WorkingDay}, true)
	}
}

func BenchmarkLateByAYear(b *testing.B) {
	due, now := at("2025-03-01").UnixMilli()-1, at("2026-03-01 12:00").UnixMilli()
	for b.Loop() {
		_ = five.Late(due, now, WorkingDay)
	}
}
