package privatization

import (
	"math/big"
	"strconv"
	"strings"
	"time"

	"kezek/app/edition"
)

const squareMetre = 10_000 // cm²

func tenge(tiyn *big.Rat) *big.Rat { return new(big.Rat).Quo(tiyn, hundred) }

// rounded brings an amount of tiyn, not below zero, to whole units.
func rounded(tiyn *big.Rat, by edition.Rounding) *big.Int {
	units := new(big.Rat).Quo(tiyn, big.NewRat(by.Unit, 1))
	whole, rest := new(big.Int).QuoRem(units.Num(), units.Denom(), new(big.Int))
	half := new(big.Int).Lsh(rest, 1).Cmp(units.Denom()) // -1 below, 0 at, 1 above the half
	more := false
	switch by.Mode {
	case edition.HalfUp:
		more = half >= 0
	case edition.HalfEven:
		more = half > 0 || half == 0 && whole.Bit(0) == 1
	case edition.Up:
		more = rest.Sign() > 0
	}
	if more {
		whole.Add(whole, big.NewInt(1))
	}
	return whole.Mul(whole, big.NewInt(by.Unit))
}

const nbsp = "\u00a0"

// spell writes a number, not below zero, exactly: as a decimal where it is one, else as a fraction.
func spell(r *big.Rat) string {
	if places, exact := r.FloatPrec(); exact {
		whole, part, _ := strings.Cut(r.FloatString(places), ".")
		if part != "" {
			part = "," + part
		}
		return grouped(whole) + part
	}
	whole, rest := new(big.Int).QuoRem(r.Num(), r.Denom(), new(big.Int))
	fraction := rest.String() + "/" + r.Denom().String()
	if whole.Sign() == 0 {
		return fraction
	}
	return grouped(whole.String()) + nbsp + fraction
}

// grouped is locales.Number of a number of any length.
func grouped(digits string) string {
	var b strings.Builder
	for i, d := range digits {
		if i > 0 && (len(digits)-i)%3 == 0 {
			b.WriteString(nbsp)
		}
		b.WriteRune(d)
	}
	return b.String()
}

func isDay(s string) bool {
	_, err := time.Parse(time.DateOnly, s)
	return err == nil
}

func yearOf(day string) int {
	d, _ := time.Parse(time.DateOnly, day)
	return d.Year()
}

// monthsOn is the same date n months on, or that month's last day.
func monthsOn(day string, n int) string {
	d, _ := time.Parse(time.DateOnly, day)
	first := time.Date(d.Year(), d.Month()+time.Month(n), 1, 0, 0, 0, 0, time.UTC)
	return first.AddDate(0, 0, min(d.Day(), first.AddDate(0, 1, -1).Day())-1).Format(time.DateOnly)
}

// fullMonths is how many months have passed in full between two days.
func fullMonths(from, to string) int {
	a, _ := time.Parse(time.DateOnly, from)
	b, _ := time.Parse(time.DateOnly, to)
	n := 12*(b.Year()-a.Year()) + int(b.Month()-a.Month())
	if monthsOn(from, n) > to {
		n--
	}
	return n
}

// AgeOn is how many full years somebody has on a day; both are yyyy-mm-dd.
func AgeOn(born, day string) int {
	if !isDay(born) || !isDay(day) || born > day {
		return 0
	}
	return fullMonths(born, day) / 12
}

// dayAfter is the day after a day; after other where that is no day.
func dayAfter(day, other string) string {
	if !isDay(day) {
		day = other
	}
	d, _ := time.Parse(time.DateOnly, day)
	return d.AddDate(0, 0, 1).Format(time.DateOnly)
}

func daysBetween(from, to string) int {
	a, _ := time.Parse(time.DateOnly, from)
	b, _ := time.Parse(time.DateOnly, to)
	return int(b.Sub(a).Hours() / 24)
}

func at(list string, i int) string { return list + "." + strconv.Itoa(i) }
