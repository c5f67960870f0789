package legacy

import (
	"strconv"
	"strings"
	"unicode"

	"kezek/app/cells"
	"kezek/app/iin"
	"kezek/locales"
)

// iinCell is what an ИИН cell says. value is the number as it should be when ok, else as far as it can be told.
type iinCell struct {
	value    string
	ok       bool
	kind     Kind // "" when the cell is sound
	proposal string
}

func readIIN(c cells.Cell, now int64) iinCell {
	switch c.Kind {
	case cells.Empty:
		return iinCell{kind: IINMissing}
	case cells.Number, cells.Date:
		return numberIIN(c.Text, now)
	case cells.Text:
		return textIIN(c.Text, now)
	}
	return iinCell{kind: IINUnread, value: c.Text}
}

// numberIIN reads a number cell: the digits are there, but Excel has dropped leading zeros.
func numberIIN(text string, now int64) iinCell {
	digits := strings.TrimSuffix(text, ".0")
	if strings.ContainsAny(digits, "eE") {
		exact, ok := expand(digits)
		if !ok {
			return iinCell{kind: IINExponent, value: text}
		}
		digits = exact
	}
	if digitsIn(digits) != len(digits) {
		return iinCell{kind: IINUnread, value: text}
	}
	return judge(digits, IINNumber, now)
}

func textIIN(text string, now int64) iinCell {
	if vocab().isNothing(text) {
		return iinCell{kind: IINMissing, value: locales.Clean(text)}
	}
	if digitsIn(text) == len(text) {
		return judge(text, "", now)
	}
	digits := iin.Clean(text)
	if digitsIn(digits) != len(digits) {
		if exact, ok := expand(digits); ok {
			return judge(exact, IINNumber, now)
		}
		if exponent(digits) {
			return iinCell{kind: IINExponent, value: digits}
		}
		return iinCell{kind: IINUnread, value: digits}
	}
	return judge(digits, spoiledBy(text), now)
}

// judge checks digits; spoiled is the kind of repair that led to them, "" for none.
func judge(digits string, spoiled Kind, now int64) iinCell {
	n, problem := iin.Parse(digits, now)
	if problem == iin.None {
		c := iinCell{value: string(n), ok: true, kind: spoiled}
		if spoiled != "" {
			c.proposal = string(n)
		}
		return c
	}
	if full, ok := iin.LostZeros(digits, now); ok {
		if spoiled != IINNumber { // a number loses its zeros by being one: that is the fault to tell
			spoiled = IINZeros
		}
		return iinCell{value: string(full), ok: true, kind: spoiled, proposal: string(full)}
	}
	c := iinCell{value: digits, kind: IINLength}
	switch problem {
	case iin.Checksum:
		c.kind = IINChecksum
	case iin.Organisation:
		c.kind = IINBin
	case iin.Century, iin.NoSuchDay, iin.Future:
		c.kind = IINDate
	}
	return c
}

func spoiledBy(text string) Kind {
	kind := IINSpace
	for _, r := range text {
		switch {
		case unicode.IsLetter(r) && r != 'ʼ':
			return IINLetters
		case r > 0x7f && (unicode.IsSpace(r) || unicode.Is(unicode.C, r)):
			kind = IINNbsp
		}
	}
	return kind
}

// exponent tells 1.23457E+11 and 1,23457Е+11.
func exponent(s string) bool {
	mantissa, power, ok := cutExponent(s)
	return ok && digitsIn(mantissa) > 0 && digitsIn(power) > 0
}

func cutExponent(s string) (mantissa, power string, ok bool) {
	i := strings.IndexFunc(s, func(r rune) bool { return r == 'e' || r == 'E' || r == 'Е' || r == 'е' })
	if i < 0 {
		return "", "", false
	}
	mantissa = strings.Replace(s[:i], ",", ".", 1)
	power = strings.TrimLeft(s[i:], "eEЕе")
	return mantissa, strings.TrimPrefix(power, "+"), true
}

// expand writes out a number with an exponent when all its digits are there: 8.10227439144E+11.
func expand(s string) (string, bool) {
	mantissa, power, ok := cutExponent(s)
	if !ok {
		return "", false
	}
	whole, fraction, _ := strings.Cut(mantissa, ".")
	n, err := strconv.Atoi(power)
	if err != nil || len(whole) != 1 || n < 8 || n > 11 || digitsIn(whole+fraction) != 1+len(fraction) || len(fraction) != n {
		return "", false
	}
	return whole + fraction, true
}
