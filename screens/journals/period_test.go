package journals

import (
	"testing"
	"time"

	"kezek/locales"
)

func TestNamedPeriods(t *testing.T) {
	for _, c := range []struct{ now, period, first, last string }{
		{"2026-11-20T10:00", thisMonth, "2026-11-01", "2026-11-30"},
		{"2026-11-20T10:00", lastMonth, "2026-10-01", "2026-10-31"},
		{"2026-11-20T10:00", thisYear, "2026-01-01", "2026-12-31"},
		{"2027-01-31T10:00", lastMonth, "2026-12-01", "2026-12-31"},
		{"2028-03-31T10:00", lastMonth, "2028-02-01", "2028-02-29"},
		{"2026-11-30T23:59", thisMonth, "2026-11-01", "2026-11-30"}, // the office's day, whatever UTC says
		{"2026-12-01T00:00", thisMonth, "2026-12-01", "2026-12-31"},
	} {
		now, err := time.ParseInLocation("2006-01-02T15:04", c.now, locales.Zone)
		if err != nil {
			t.Fatal(err)
		}
		first, last, ok := daysOf(c.period, now.UTC())
		if !ok || first.Format(time.DateOnly) != c.first || last.Format(time.DateOnly) != c.last {
			t.Errorf("%s on %s is %s – %s, want %s – %s", c.period, c.now, first, last, c.first, c.last)
		}
	}
	if _, _, ok := daysOf(ownPeriod, time.Now()); ok {
		t.Error("a period of one's own has days")
	}
}
