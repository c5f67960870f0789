package locales

import (
	"strconv"
	"strings"
	"unicode"
)

const nbsp = "\u00a0"

// Number spells a whole number with groups of three parted by no-break spaces: 1 234 567.
func Number(n int64) string {
	s := strconv.FormatInt(n, 10)
	sign := ""
	if n < 0 {
		sign, s = "-", s[1:]
	}
	var b strings.Builder
	b.WriteString(sign)
	for i, d := range s {
		if i > 0 && (len(s)-i)%3 == 0 {
			b.WriteString(nbsp)
		}
		b.WriteRune(d)
	}
	return b.String()
}

// Money spells an amount in tiyn as tenge: 1 234 567,80 ₸.
func Money(tiyn int64) string {
	return decimal(tiyn, 100, 2) + nbsp + "₸"
}

// Area spells an area in cm² as square metres without the unit: 45,6. At least one decimal is shown, and never fewer
// than the area has.
func Area(cm2 int64) string {
	s := decimal(cm2, 10_000, 4)
	for strings.HasSuffix(s, "0") && s[len(s)-2] != ',' {
		s = s[:len(s)-1]
	}
	return s
}

// Thousandths spells a quantity in thousandths without zeros that say nothing: 1,6.
func Thousandths(n int64) string {
	return strings.TrimSuffix(strings.TrimRight(decimal(n, 1000, 3), "0"), ",")
}

// Tenths spells a number of tenths: 123 is 12,3.
func Tenths(n int64) string { return decimal(n, 10, 1) }

// decimal spells n/unit with the given number of decimals.
func decimal(n, unit int64, decimals int) string {
	whole, part := n/unit, n%unit
	sign := ""
	if n < 0 {
		whole, part, sign = -whole, -part, "-"
	}
	p := strconv.FormatInt(part, 10)
	return sign + Number(whole) + "," + strings.Repeat("0", decimals-len(p)) + p
}

// ParseDecimal reads a number that is not below nothing and has at most so many decimals, typed with a comma or a point and
// with spaces or none, as a whole number of its smallest parts: "1 234,5" with two decimals is 123450.
func ParseDecimal(s string, decimals int) (n int64, ok bool) {
	s = strings.Map(func(r rune) rune {
		switch {
		case r == '.':
			return ','
		case unicode.IsSpace(r):
			return -1
		}
		return r
	}, s)
	whole, part, _ := strings.Cut(s, ",")
	if whole == "" || len(part) > decimals || len(whole) > 18-decimals || strings.Trim(whole+part, "0123456789") != "" {
		return 0, false
	}
	n, err := strconv.ParseInt(whole+part+strings.Repeat("0", decimals-len(part)), 10, 64)
	return n, err == nil
}
