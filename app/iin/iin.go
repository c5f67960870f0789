// Package iin knows the state's twelve-digit numbers: ИИН of a person (birth date, sex, control digit) and БИН of an
// organisation, and how they are spoiled in old lists.
package iin

import (
	"time"

	"kezek/locales"
)

// IIN is a person's number that passed Parse: twelve digits.
type IIN string

// BIN is an organisation's number that passed ParseBIN: twelve digits.
type BIN string

// Sex as the seventh digit tells it.
type Sex uint8

const (
	Unknown Sex = iota // a foreigner's number, seventh digit 0
	Male
	Female
)

// Problem is why a number is refused, as the key of a message; "" is none. A number so refused may still be kept with
// the mark "not confirmed".
type Problem string

const (
	None         Problem = ""
	Empty        Problem = "iin.empty"
	NotDigits    Problem = "iin.not-digits"
	Length       Problem = "iin.length"
	Checksum     Problem = "iin.checksum"
	Organisation Problem = "iin.organisation" // a БИН where an ИИН is asked
	Person       Problem = "iin.person"       // an ИИН where a БИН is asked
	Century      Problem = "iin.century"
	NoSuchDay    Problem = "iin.no-such-day"
	Future       Problem = "iin.future"
)

// Parse reads an ИИН of twelve digits (see Clean for typed ones). now is unix milliseconds: nobody is born later. The
// first problem found is told: what is not a number, then the control digit, then what the digits say.
func Parse(s string, now int64) (IIN, Problem) {
	if p := twelve(s); p != None {
		return "", p
	}
	n := IIN(s)
	switch {
	case '4' <= s[4] && s[4] <= '6':
		return "", Organisation
	case s[6] > '6':
		return "", Century
	}
	birth, ok := n.day(now)
	switch {
	case !ok:
		return "", NoSuchDay
	case birth.UnixMilli() > now:
		return "", Future
	}
	return n, None
}

// ParseBIN reads a БИН of twelve digits: year and month of registration, kind of organisation, control digit.
func ParseBIN(s string) (BIN, Problem) {
	if p := twelve(s); p != None {
		return "", p
	}
	if month := s[2:4]; s[4] < '4' || s[4] > '6' || month < "01" || month > "12" {
		return "", Person
	}
	return BIN(s), None
}

func twelve(s string) Problem {
	if s == "" {
		return Empty
	}
	for i := range len(s) {
		if s[i] < '0' || s[i] > '9' {
			return NotDigits
		}
	}
	if len(s) != 12 {
		return Length
	}
	if c, ok := control(s); !ok || s[11] != c {
		return Checksum
	}
	return None
}

// control computes the twelfth digit from the first eleven; ok is false where none exists and the number was never given.
func control(s string) (digit byte, ok bool) {
	first, second := 0, 0
	for i := range 11 {
		d := int(s[i] - '0')
		first += d * (i + 1)
		second += d * ((i+2)%11 + 1) // 3 4 … 11 1 2
	}
	sum := first % 11
	if sum == 10 {
		sum = second % 11
	}
	return byte('0' + sum), sum != 10
}

// Birth is midnight of the birth date in Kazakhstan's zone; ok is false where the number does not tell the century.
func (n IIN) Birth() (day time.Time, ok bool) {
	if n[6] == '0' {
		return time.Time{}, false
	}
	return n.day(0)
}

// day reads the date; where the number tells no century, the latest one that is not after now.
func (n IIN) day(now int64) (time.Time, bool) {
	century := 1800 + int(n[6]-'1')/2*100
	if n[6] == '0' {
		century = 2000
		if d, ok := n.in(century); !ok || d.UnixMilli() > now {
			century = 1900
		}
	}
	return n.in(century)
}

func (n IIN) in(century int) (time.Time, bool) {
	year, month, day := century+n.two(0), time.Month(n.two(2)), n.two(4)
	t := time.Date(year, month, day, 0, 0, 0, 0, locales.Zone)
	return t, t.Year() == year && t.Month() == month && t.Day() == day
}

func (n IIN) two(at int) int { return int(n[at]-'0')*10 + int(n[at+1]-'0') }

// Sex is odd for men, even for women.
func (n IIN) Sex() Sex {
	switch {
	case n[6] == '0':
		return Unknown
	case n[6]%2 == 1:
		return Male
	}
	return Female
}
