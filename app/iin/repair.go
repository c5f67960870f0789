package iin

import (
	"strings"
	"time"

	"kezek/locales"
)

// Clean takes spaces, hyphens and apostrophes out of a typed or pasted number. Letters written for digits (О for 0, l
// for 1, З for 3, б for 6) are repaired only where everything else is a digit; else s comes back trimmed and otherwise
// as it was.
func Clean(s string) string {
	s = locales.Clean(s)
	letters := 0
	out := strings.Map(func(r rune) rune {
		switch r {
		case ' ', '-', '\'', '`', '\u2019', '\u2018', '\u02bc':
			return -1
		case 'O', 'o', '\u041e', '\u043e': // О о
			letters++
			return '0'
		case 'l', 'I', '|', 'i', '\u0406', '\u0456': // І і
			letters++
			return '1'
		case '\u0417', '\u0437': // З з
			letters++
			return '3'
		case '\u0431': // б
			letters++
			return '6'
		}
		return r
	}, s)
	for _, r := range out {
		if r < '0' || r > '9' {
			return s
		}
	}
	if letters == len(out) {
		return s
	}
	return out
}

// LostZeros proposes the ИИН behind a number of 9 to 11 digits, as a spreadsheet leaves of one born in 2000–2009; ok
// is false where the padded number is not an ИИН.
func LostZeros(digits string, now int64) (proposal IIN, ok bool) {
	if len(digits) < 9 || len(digits) > 11 {
		return "", false
	}
	n, p := Parse(strings.Repeat("0", 12-len(digits))+digits, now)
	return n, p == None
}

// Make invents an ИИН for tests and the demo office: never a real person's by intent. birth is read in its own zone
// and lies in 1800–2099, serial in 0–9999; where a serial has no control digit the next one is taken, so even serials
// always give different numbers.
func Make(birth time.Time, sex Sex, serial int) IIN {
	century := byte('1' + (birth.Year()-1800)/100*2)
	if sex == Female {
		century++
	}
	for {
		s := birth.Format("060102") + string(century) + pad4(serial%10_000)
		if c, ok := control(s); ok {
			return IIN(s + string(c))
		}
		serial++
	}
}

func pad4(n int) string {
	return string([]byte{byte('0' + n/1000), byte('0' + n/100%10), byte('0' + n/10%10), byte('0' + n%10)})
}
