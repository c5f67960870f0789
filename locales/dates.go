package locales

import (
	"fmt"
	"strconv"
	"strings"
	"time"
)

// Zone is Kazakhstan's one time since 1 March 2024. All times are stored as unix milliseconds UTC and shown in it.
var Zone = time.FixedZone("+05:00", 5*3600)

// Date spells a moment's day: 05.11.2026.
func Date(ms int64) string { return time.UnixMilli(ms).In(Zone).Format("02.01.2006") }

// DateTime spells a moment to the minute: 05.11.2026 14:05.
func DateTime(ms int64) string { return time.UnixMilli(ms).In(Zone).Format("02.01.2006 15:04") }

// pivot parts two-digit years: 00–49 are 2000–2049, 50–99 are 1950–1999.
const pivot = 50

// ParseDate reads a typed or pasted day: 5112026, 05112026, 051126, 05.11.26, 5/11/2026, 05-11-2026, 2026-11-05, also
// followed by «г.» or «ж.». The day comes back as midnight in Zone. A day that is not in the calendar and a year
// outside 1900–2099 are refused.
func ParseDate(s string) (day time.Time, ok bool) {
	s = strings.TrimSpace(strings.TrimRight(Clean(s), " .гж"))
	d, m, y, ok := dateParts(s)
	if !ok {
		return time.Time{}, false
	}
	year, err1 := strconv.Atoi(y)
	month, err2 := strconv.Atoi(m)
	date, err3 := strconv.Atoi(d)
	if err1 != nil || err2 != nil || err3 != nil {
		return time.Time{}, false
	}
	switch {
	case len(y) == 2 && year < pivot:
		year += 2000
	case len(y) == 2:
		year += 1900
	case len(y) != 4 || year < 1900 || year > 2099:
		return time.Time{}, false
	}
	day = time.Date(year, time.Month(month), date, 0, 0, 0, 0, Zone)
	return day, day.Year() == year && day.Month() == time.Month(month) && day.Day() == date
}

// dateParts cuts a date into day, month and year as spelled.
func dateParts(s string) (d, m, y string, ok bool) {
	if i := strings.IndexAny(s, "./-"); i >= 0 {
		p := strings.Split(s, s[i:i+1])
		if len(p) != 3 {
			return "", "", "", false
		}
		if len(p[0]) == 4 {
			p[0], p[2] = p[2], p[0]
			if len(p[2]) != 4 {
				return "", "", "", false
			}
		}
		return p[0], p[1], p[2], digits(p[0], 1, 2) && digits(p[1], 1, 2) && digits(p[2], 2, 4)
	}
	if !digits(s, 5, 8) {
		return "", "", "", false
	}
	year := 2
	if len(s) > 6 {
		year = 4
	}
	n := len(s) - year
	return s[:n-2], s[n-2 : n], s[n:], true
}

func digits(s string, least, most int) bool {
	for i := range len(s) {
		if s[i] < '0' || s[i] > '9' {
			return false
		}
	}
	return least <= len(s) && len(s) <= most
}

// ParseTime reads a typed time of day: 1405, 905, 14:05, 14.05.
func ParseTime(s string) (hour, minute int, ok bool) {
	s = Clean(s)
	h, m, cut := strings.Cut(strings.Replace(s, ".", ":", 1), ":")
	if !cut && digits(s, 3, 4) {
		h, m = s[:len(s)-2], s[len(s)-2:]
	}
	if !digits(h, 1, 2) || !digits(m, 2, 2) {
		return 0, 0, false
	}
	hour, _ = strconv.Atoi(h)
	minute, _ = strconv.Atoi(m)
	return hour, minute, hour < 24 && minute < 60
}

var months = map[Lang][12]string{
	KK: {"қаңтар", "ақпан", "наурыз", "сәуір", "мамыр", "маусым", "шілде", "тамыз", "қыркүйек", "қазан", "қараша", "желтоқсан"},
	RU: {"января", "февраля", "марта", "апреля", "мая", "июня", "июля", "августа", "сентября", "октября", "ноября", "декабря"},
	EN: {"January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"},
}

// LongDate spells a day in words as official papers do: «2026 жылғы 22 қараша», «22 ноября 2026 года», "22 November
// 2026".
func (l Lang) LongDate(ms int64) string {
	t := time.UnixMilli(ms).In(Zone)
	month := months[l][t.Month()-1]
	switch l {
	case RU:
		return fmt.Sprintf("%d %s %d года", t.Day(), month, t.Year())
	case EN:
		return fmt.Sprintf("%d %s %d", t.Day(), month, t.Year())
	}
	return fmt.Sprintf("%d жылғы %d %s", t.Year(), t.Day(), month)
}
