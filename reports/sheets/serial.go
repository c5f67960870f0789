package sheets

import (
	"strconv"
	"time"

	"kezek/locales"
)

const (
	dayMs = 86_400_000
	epoch = 25_569 // serial of 1 January 1970
	first = 61     // serial of 1 March 1900: below it Excel counts a day that never was
)

// zoneMs is how far the clocks of Kazakhstan are ahead of UTC.
var zoneMs = func() int64 {
	_, seconds := time.Unix(0, 0).In(locales.Zone).Zone()
	return int64(seconds) * 1000
}()

// serial spells a time of no zone (milliseconds from 1970) as Excel's serial number, to a tenth of a millisecond.
func serial(ms int64) string { return string(appendSerial(nil, ms)) }

func appendSerial(dst []byte, ms int64) []byte {
	day, rest := floorDiv(ms, dayMs)
	dst = strconv.AppendInt(dst, day+epoch, 10)
	if rest == 0 {
		return dst
	}
	frac := (rest*10_000_000_000 + dayMs/2) / dayMs // ten digits; rest is below a day, so it never rounds to one
	dst = append(dst, '.')
	digits := strconv.FormatInt(frac, 10)
	for range 10 - len(digits) {
		dst = append(dst, '0')
	}
	for len(digits) > 1 && digits[len(digits)-1] == '0' {
		digits = digits[:len(digits)-1]
	}
	return append(dst, digits...)
}

// appendDecimal spells n/10000 with at least two digits after the point.
func appendDecimal(dst []byte, n int64, point byte) []byte {
	if n < 0 {
		dst, n = append(dst, '-'), -n
	}
	dst = append(strconv.AppendInt(dst, n/10_000, 10), point)
	frac := n % 10_000
	dst = append(dst, byte('0'+frac/1000), byte('0'+frac/100%10))
	if frac%100 != 0 {
		dst = append(dst, byte('0'+frac/10%10))
	}
	if frac%10 != 0 {
		dst = append(dst, byte('0'+frac%10))
	}
	return dst
}

func floorDiv(a, b int64) (quotient, rest int64) {
	quotient, rest = a/b, a%b
	if rest < 0 {
		quotient, rest = quotient-1, rest+b
	}
	return quotient, rest
}
