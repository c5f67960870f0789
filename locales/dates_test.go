package locales

import (
	"math"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"
)

func TestParseDate(t *testing.T) {
	for in, want := range map[string]string{
		"5112026": "2026-11-05", "05112026": "2026-11-05", "051126": "2026-11-05", "51126": "2026-11-05",
		"05.11.26": "2026-11-05", "05/11/2026": "2026-11-05", "05-11-2026": "2026-11-05", "2026-11-05": "2026-11-05",
		"5.11.2026": "2026-11-05", "5.1.2026": "2026-01-05", " 05.11.2026\r": "2026-11-05", "05.11.2026г.": "2026-11-05",
		"05.11.2026 ж.": "2026-11-05", "01.01.49": "2049-01-01", "01.01.50": "1950-01-01", "29.02.2024": "2024-02-29",
		"2026.11.05": "2026-11-05",
	} {
		day, ok := ParseDate(in)
		if !ok || day.Format(time.DateOnly) != want || day.Location() != Zone {
			t.Errorf("ParseDate(%q) = %v, %v", in, day, ok)
		}
	}
	for _, in := range []string{"", "31.02.2006", "29.02.2023", "00.01.2020", "01.00.2020", "01.13.2020", "32.01.2020", "1.1.206",
		"05.11-2026", "05.11", "20261105", "1234", "5112026000", "aa.bb.cccc", "01.01.1899", "01.01.2100", "1.1.2026.5", "+1.01.2020",
		"2026-5", "-1-1-2020", "2026-11-2026", "05..2026"} {
		if day, ok := ParseDate(in); ok {
			t.Errorf("ParseDate(%q) = %v, want none", in, day)
		}
	}
	rapid.Check(t, func(t *rapid.T) {
		day := time.Date(1900, 1, 1+rapid.IntRange(0, 73048).Draw(t, "days"), 0, 0, 0, 0, Zone)
		for _, spelled := range []string{Date(day.UnixMilli()), day.Format("02012006"), day.Format("2006-01-02"), day.Format("2/1/2006")} {
			if got, ok := ParseDate(spelled); !ok || !got.Equal(day) {
				t.Fatalf("%s → %v %v", spelled, got, ok)
			}
		}
	})
}

func TestParseTime(t *testing.T) {
	for in, want := range map[string][2]int{"1405": {14, 5}, "14:05": {14, 5}, "14.05": {14, 5}, "905": {9, 5}, "9:05": {9, 5}, "0000": {0, 0}, " 23:59 ": {23, 59}} {
		if h, m, ok := ParseTime(in); !ok || [2]int{h, m} != want {
			t.Errorf("ParseTime(%q) = %d %d %v", in, h, m, ok)
		}
	}
	for _, in := range []string{"", "24:00", "2400", "12:60", "1", "14", "14:5", "14.05.00", "ab:cd", "-1:00"} {
		if h, m, ok := ParseTime(in); ok {
			t.Errorf("ParseTime(%q) = %d %d, want none", in, h, m)
		}
	}
}

func TestDatesAreShownInKazakhstanTime(t *testing.T) {
	ms := time.Date(2026, 11, 21, 20, 5, 59, 0, time.UTC).UnixMilli()
	if got := DateTime(ms); got != "22.11.2026 01:05" {
		t.Error(got)
	}
	if got := Date(ms); got != "22.11.2026" {
		t.Error(got)
	}
	for l, want := range map[Lang]string{KK: "2026 жылғы 22 қараша", RU: "22 ноября 2026 года", EN: "22 November 2026"} {
		if got := l.LongDate(ms); got != want {
			t.Errorf("%s: %s", l, got)
		}
	}
}

func TestNumbers(t *testing.T) {
	for n, want := range map[int64]string{0: "0", 7: "7", 999: "999", 1000: "1 000", 1234567: "1 234 567", -1000: "-1 000", -999: "-999",
		math.MinInt64: "-9 223 372 036 854 775 808"} {
		if got := Number(n); got != strings.ReplaceAll(want, " ", nbsp) {
			t.Errorf("Number(%d) = %q", n, got)
		}
	}
	for tiyn, want := range map[int64]string{0: "0,00 ₸", 5: "0,05 ₸", 123456780: "1 234 567,80 ₸", -105: "-1,05 ₸", -5: "-0,05 ₸"} {
		if got := Money(tiyn); got != strings.ReplaceAll(want, " ", nbsp) {
			t.Errorf("Money(%d) = %q", tiyn, got)
		}
	}
	for cm2, want := range map[int64]string{0: "0,0", 456_000: "45,6", 450_000: "45,0", 452_500: "45,25", 1: "0,0001", 12_345_000: "1 234,5"} {
		if got := Area(cm2); got != strings.ReplaceAll(want, " ", nbsp) {
			t.Errorf("Area(%d) = %q", cm2, got)
		}
	}
}

func TestParseDecimal(t *testing.T) {
	for typed, want := range map[string]int64{"54,3": 543_000, "54.3": 543_000, "54": 540_000, "0,0001": 1, " 7,25 ": 72_500, "1 234,5": 12_345_000,
		"1\u00a0234": 12_340_000} {
		if got, ok := ParseDecimal(typed, 4); got != want || !ok {
			t.Errorf("%q: %d %v", typed, got, ok)
		}
	}
	for _, typed := range []string{"", "м", "5,12345", "-3", ",5", "1,2,3", "999999999999999", "+5"} {
		if got, ok := ParseDecimal(typed, 4); ok {
			t.Errorf("%q is taken for %d", typed, got)
		}
	}
}
