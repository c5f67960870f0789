package sheets

import (
	"strconv"
	"strings"

	"kezek/app/cells"
)

// number makes a cell of a number as the file spells it; what is no number stays text. Digits are never recomputed:
// an exponent is undone by moving the point, so that no digit of an ИИН is lost and none is made up.
func number(col int, s string, date bool) cells.Cell {
	s = strings.TrimSpace(s)
	value, err := strconv.ParseFloat(s, 64)
	if !spelledAsNumber(s) || err != nil {
		return cells.Cell{Col: col, Kind: cells.Text, Text: s}
	}
	kind := cells.Number
	if date {
		kind = cells.Date
	}
	return cells.Cell{Col: col, Kind: kind, Text: withoutExponent(s), Num: value}
}

// spelledAsNumber tells a plain decimal number from the other things strconv understands (hex, inf, nan).
func spelledAsNumber(s string) bool {
	for i := range len(s) {
		if c := s[i]; (c < '0' || c > '9') && c != '.' && c != '-' && c != '+' && c != 'e' && c != 'E' {
			return false
		}
	}
	return s != ""
}

// withoutExponent spells "8.5E2" as "850" and "1.5E-3" as "0.0015". An exponent beyond what a person would read is left.
func withoutExponent(s string) string {
	at := strings.IndexAny(s, "eE")
	if at < 0 {
		return strings.TrimPrefix(s, "+")
	}
	exp, err := strconv.Atoi(s[at+1:])
	if err != nil || exp > 30 || exp < -30 {
		return s
	}
	sign, digits := "", strings.TrimPrefix(s[:at], "+")
	if strings.HasPrefix(digits, "-") {
		sign, digits = "-", digits[1:]
	}
	whole, frac, _ := strings.Cut(digits, ".")
	point := len(whole) + exp
	digits = whole + frac
	if point <= 0 {
		digits, point = strings.Repeat("0", 1-point)+digits, 1
	}
	if point > len(digits) {
		digits += strings.Repeat("0", point-len(digits))
	}
	whole = strings.TrimLeft(digits[:point], "0")
	frac = strings.TrimRight(digits[point:], "0")
	if whole == "" {
		whole = "0"
	}
	if frac != "" {
		frac = "." + frac
	}
	if whole == "0" && frac == "" {
		sign = ""
	}
	return sign + whole + frac
}
