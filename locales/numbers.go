package locales

import (
	"strconv"
	"strings"
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
