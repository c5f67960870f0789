package legacy

import (
	"math"
	"strconv"
	"strings"
	"time"
	"unicode"
	"unicode/utf8"

	"kezek/app/cells"
	"kezek/locales"
)

const (
	second1 = int64(1000)
	minute1 = 60 * second1
	day1    = 24 * 60 * minute1
)

// moment is what a date cell says.
type moment struct {
	ok       bool
	day      int64 // midnight of the day at +05:00, unix milliseconds
	clock    int64 // milliseconds since midnight
	timed    bool  // the time of day is written
	badClock bool  // a time is written that no clock shows
	kind     Kind  // how the spelling differs from дд.мм.гггг [чч:мм]; "" when sound; when !ok, why it cannot be read
}

func (m moment) at() int64 { return m.day + m.clock }

// String spells a moment the way the list should have it.
func (m moment) String() string {
	if m.timed {
		return locales.DateTime(m.at())
	}
	return locales.Date(m.day)
}

// iso spells the day as 2006-01-02, "" when there is none.
func (m moment) iso() string {
	if !m.ok {
		return ""
	}
	return time.UnixMilli(m.day).In(locales.Zone).Format("2006-01-02")
}

// dates reads date cells of one book.
type dates struct {
	date1904 bool
	today    int64 // midnight, unix milliseconds
	thisYear int
}

func newDates(book *cells.Book, now time.Time) dates {
	n := now.In(locales.Zone)
	today := time.Date(n.Year(), n.Month(), n.Day(), 0, 0, 0, 0, locales.Zone)
	return dates{book.Date1904, today.UnixMilli(), n.Year()}
}

// cell reads a cell of any kind. An empty one, or one that says «жоқ», is DateMissing.
func (d dates) cell(c cells.Cell) moment {
	switch c.Kind {
	case cells.Date:
		return d.serial(c.Num)
	case cells.Number:
		if digitsIn(c.Text) >= 7 && !strings.ContainsAny(c.Text, ".,eE") {
			return d.text(c.Text)
		}
		if 1900 <= c.Num && c.Num <= 2100 && c.Num == math.Trunc(c.Num) {
			return moment{kind: DateYearOnly}
		}
		m := d.serial(c.Num)
		if m.ok {
			m.kind = DateSerial
		}
		return m
	case cells.Empty:
		return moment{kind: DateMissing}
	case cells.Text:
		return d.text(c.Text)
	}
	return moment{kind: DateUnread}
}

// serial reads Excel's day number; the fraction is the time of day.
func (d dates) serial(n float64) moment {
	if d.date1904 {
		n += 1462
	}
	if math.IsNaN(n) || n < 61 || n > 2958465 { // 1 March 1900 on: before it Excel counts a day that never was
		return moment{kind: DateUnread}
	}
	whole := math.Floor(n)
	clock := int64(math.Round((n-whole)*86400)) * second1
	if clock == day1 {
		whole, clock = whole+1, 0
	}
	base := time.Date(1899, 12, 30, 0, 0, 0, 0, locales.Zone).UnixMilli()
	return moment{ok: true, day: base + int64(whole)*day1, clock: clock, timed: clock != 0}
}

// token is a run of digits, a word, or one sign.
type token struct {
	kind byte // 'n', 'w' or the sign itself; '?' for a sign that means nothing
	text string
	at   int // where it begins, in bytes
}

// tokens cuts s and appends the pieces to out.
func tokens(out []token, s string) []token {
	for i := 0; i < len(s); {
		j := i
		switch {
		case isDigit(s[i]):
			for j < len(s) && isDigit(s[j]) {
				j++
			}
			out = append(out, token{'n', s[i:j], i})
		default:
			j = i + wordLen(s[i:])
			switch word := s[i:j]; {
			case strings.ContainsRune(".-/,:;", rune(s[i])):
				out = append(out, token{s[i], word, i})
			case strings.TrimSpace(word) == "":
			case unicode.IsLetter([]rune(word)[0]):
				out = append(out, token{'w', word, i})
			default:
				out = append(out, token{'?', word, i})
			}
		}
		i = j
	}
	return out
}

func isDigit(b byte) bool { return '0' <= b && b <= '9' }

// wordLen measures the letters s begins with, or its first rune.
func wordLen(s string) int {
	n := strings.IndexFunc(s, func(r rune) bool { return !unicode.IsLetter(r) })
	switch {
	case n < 0:
		return len(s)
	case n == 0:
		_, n = utf8.DecodeRuneInString(s)
	}
	return n
}

// text reads a date as people write it, with or without a time.
func (d dates) text(s string) moment {
	if vocab().isNothing(s) {
		return moment{kind: DateMissing}
	}
	if len(s) > 200 {
		return moment{kind: DateUnread}
	}
	var few [16]token // keeps the usual date off the heap
	ts := tokens(few[:0], strings.ToValidUTF8(s, "?"))
	lead := false
	for len(ts) > 0 && ts[0].kind != 'n' {
		lead = true
		ts = ts[1:]
	}
	if len(ts) == 0 {
		return moment{kind: DateUnread}
	}
	if !lead {
		if m, ok := d.bare(s, ts); ok {
			return m
		}
	}
	p, rest, ok := dateParts(ts)
	if !ok {
		if len(ts[0].text) == 4 && len(suffix(ts[1:])) == 0 {
			return moment{kind: DateYearOnly}
		}
		return moment{kind: DateUnread}
	}
	m := d.day(p)
	if !m.ok {
		return m
	}
	trimmed := suffix(rest)
	if len(trimmed) != len(rest) && m.kind == "" {
		m.kind = DateSuffix
	}
	left, sound := m.readClock(trimmed)
	switch {
	case len(left) > 0 || lead:
		m.kind = DateWithText
	case !sound && m.kind == "":
		m.kind = DateSpelling
	}
	return m
}

// bare reads a run of digits: 15032012, or a serial number stored as text.
func (d dates) bare(s string, ts []token) (moment, bool) {
	first := ts[0].text
	fraction := len(ts) == 3 && len(first) == 5 && (ts[1].kind == '.' || ts[1].kind == ',') && ts[2].kind == 'n'
	switch {
	case len(ts) == 1 && len(first) == 8:
		if isYear(first[:4]) && !isYear(first[4:]) {
			return d.day(parts{first[6:], first[4:6], first[:4], DateDigits}), true
		}
		return d.day(parts{first[:2], first[2:4], first[4:], DateDigits}), true
	case len(ts) == 1 && len(first) == 5 || fraction:
		n, err := strconv.ParseFloat(strings.Replace(strings.TrimSpace(s), ",", ".", 1), 64)
		if err != nil {
			return moment{kind: DateUnread}, true
		}
		m := d.serial(n)
		if m.ok {
			m.kind = DateSerial
		}
		return m, true
	}
	return moment{}, false
}

// parts is a date cut into its numbers as spelled.
type parts struct {
	day, month, year string
	kind             Kind
}

// dateParts cuts the date off the front of ts.
func dateParts(ts []token) (p parts, rest []token, ok bool) {
	if p, rest, ok = wordedParts(ts); ok {
		return p, rest, true
	}
	var nums []string
	seps := ""
	i := 0
	for ; i < len(ts) && len(nums) < 3; i++ {
		switch ts[i].kind {
		case 'n':
			nums = append(nums, ts[i].text)
		case '.', '-', '/', ',':
			seps += string(ts[i].kind)
		default:
			return p, nil, false
		}
	}
	if len(nums) < 3 || len(seps) > 4 {
		return p, nil, false
	}
	p = parts{nums[0], nums[1], nums[2], spellingOf(seps)}
	if len(nums[0]) == 4 && len(nums[2]) <= 2 {
		p = parts{nums[2], nums[1], nums[0], DateISO}
		if i < len(ts) && (ts[i].text == "T" || ts[i].text == "t") {
			i++
		}
	}
	return p, ts[i:], len(p.day) <= 2 && len(p.month) <= 2 && (len(p.year) == 4 || len(p.year) == 2)
}

func spellingOf(seps string) Kind {
	switch seps {
	case "..":
		return ""
	case "//":
		return DateSlash
	}
	return DateSpelling
}

// wordedParts reads «15 наурыз 2012», «15 марта 2012» and «2012 жылғы 15 наурыз».
func wordedParts(ts []token) (p parts, rest []token, ok bool) {
	year := ""
	if len(ts) > 3 && len(ts[0].text) == 4 && ts[1].kind == 'w' {
		year = ts[0].text
		ts = suffix(ts[1:])
	}
	if len(ts) < 2 || ts[0].kind != 'n' || ts[1].kind != 'w' {
		return p, nil, false
	}
	n, known := vocab().month(ts[1].text)
	if !known {
		return p, nil, false
	}
	p = parts{day: ts[0].text, month: strconv.Itoa(n), year: year, kind: DateWords}
	rest = ts[2:]
	if year == "" {
		if len(rest) == 0 || rest[0].kind != 'n' {
			return p, nil, false
		}
		p.year, rest = rest[0].text, rest[1:]
	}
	return p, rest, len(p.day) <= 2 && (len(p.year) == 4 || len(p.year) == 2)
}

// suffix drops «г.», «ж.», «года», «жылғы» from the front of ts.
func suffix(ts []token) []token {
	rest := ts
	if len(rest) > 0 && rest[0].kind == 'w' {
		switch strings.ToLower(rest[0].text) {
		case "г", "ж", "гг", "год", "года", "жыл", "жылы", "жылғы", "жылгы":
			rest = rest[1:]
			if len(rest) > 0 && rest[0].kind == '.' {
				rest = rest[1:]
			}
			return rest
		}
	}
	if len(rest) == 1 && rest[0].kind == '.' {
		return nil
	}
	return rest
}

// day checks a date against the calendar. A slashed date whose month can only stand first is read so.
func (d dates) day(p parts) moment {
	day, _ := strconv.Atoi(p.day)
	month, _ := strconv.Atoi(p.month)
	year, _ := strconv.Atoi(p.year)
	if len(p.year) == 2 {
		year += 1900
		if year < 1950 {
			year += 100
		}
		p.kind = DateTwoDigit
	}
	if p.kind == DateSlash {
		if day > 12 {
			p.kind = DateSpelling
		} else if month > 12 {
			day, month = month, day
		}
	}
	t := time.Date(year, time.Month(month), day, 0, 0, 0, 0, locales.Zone)
	if year < 1 || t.Day() != day || int(t.Month()) != month {
		return moment{kind: DateImpossible}
	}
	return moment{ok: true, day: t.UnixMilli(), kind: p.kind}
}

// check compares a day with what a counting date can be: not before 1950, not after now.
func (d dates) check(m moment) Kind {
	switch {
	case !m.ok:
		return m.kind
	case m.day > d.today:
		return DateFuture
	case m.day < time.Date(1950, 1, 1, 0, 0, 0, 0, locales.Zone).UnixMilli():
		return DateEarly
	}
	return m.kind
}

// typed reads a date a person typed in answer to a finding.
func (d dates) typed(s string) (moment, bool) {
	m := d.text(s)
	return m, m.ok && !m.badClock && m.kind != DateWithText
}
