package privatization

import (
	"math/big"
	"slices"
	"strconv"

	"kezek/app/edition"
	"kezek/app/fault"
)

var hundred = big.NewRat(100, 1)

// leftByAge is what is left of 1 after the age, at the yearly rate; nil where it cannot be told.
func (r *reckoning) leftByAge() *big.Rat {
	rate, sure := r.rate()
	age, ok := r.age()
	if !sure || !ok {
		return nil
	}
	percent := new(big.Rat).Mul(rate, age)
	r.line("written-off", spell(percent), Percent)
	return r.left(percent)
}

func (r *reckoning) rate() (*big.Rat, bool) {
	i := slices.IndexFunc(r.m.Rates, func(y edition.YearlyRate) bool { return y.Code == r.in.Rate })
	if r.in.Rate == "" && len(r.m.Rates) == 1 {
		i = 0
	}
	if i < 0 {
		r.found.Add("rate", fault.Blocks, "privatization.need.rate")
		return nil, false
	}
	y := r.m.Rates[i]
	percent, _ := edition.Decimal(y.Percent)
	r.lines = append(r.lines, Line{Code: "rate", Said: y.Text, Value: spell(percent), Unit: Percent})
	return percent, true
}

// age is in years, counted as the method says.
func (r *reckoning) age() (*big.Rat, bool) {
	in := r.in
	if !isDay(in.Since) {
		r.found.Add("since", fault.Blocks, "privatization.need.since")
		return nil, false
	}
	if !isDay(in.On) {
		return nil, false
	}
	if in.Since > in.On {
		r.found.Add("since", fault.Blocks, "privatization.since.later")
		return nil, false
	}
	r.line("since", in.Since, Day)
	months, years := int64(fullMonths(in.Since, in.On)), int64(0)
	switch r.m.Age {
	case edition.FullMonths:
		r.line("months", strconv.FormatInt(months, 10), Months)
		return big.NewRat(months, 12), true
	case edition.FullYears:
		years = months / 12
	default:
		years = int64(yearOf(in.On) - yearOf(in.Since))
	}
	r.line("years", strconv.FormatInt(years, 10), Years)
	return big.NewRat(years, 1), true
}

// left is what is left of 1 when so many per cent are worn off: never less than nothing, and over the bound of the method
// what that leaves.
func (r *reckoning) left(percent *big.Rat) *big.Rat {
	left := new(big.Rat).Sub(hundred, percent)
	if left.Quo(left, hundred); left.Sign() < 0 {
		left.SetInt64(0)
	}
	if w := r.m.Worn; w != nil {
		if over, _ := edition.Decimal(w.Over); percent.Cmp(over) > 0 {
			left, _ = edition.Decimal(w.Left)
			r.lines = append(r.lines, Line{Code: "worn-out", Said: w.Text, Value: spell(over), Unit: Percent})
		}
	}
	r.line("left", spell(left), Factor)
	return left
}
