package privatization

import (
	"fmt"
	"math/big"
	"slices"
	"testing"
	"time"

	"pgregory.net/rapid"

	"kezek/app/edition"
)

func anyDay(t *rapid.T, what string) string {
	return time.Date(1950, 1, 1+rapid.IntRange(0, 30_000).Draw(t, what), 0, 0, 0, 0, time.UTC).Format(time.DateOnly)
}

// anyDecimal is of at most so many hundredths.
func anyDecimal(t *rapid.T, most int, what string) string {
	n := rapid.IntRange(0, most).Draw(t, what)
	return fmt.Sprintf("%d.%02d", n/100, n%100)
}

func anyRounding(t *rapid.T) edition.Rounding {
	return edition.Rounding{Mode: rapid.SampledFrom(edition.RoundingModes).Draw(t, "mode"), Unit: rapid.SampledFrom([]int64{1, 7, 100, 100_000}).Draw(t, "unit")}
}

// anyMethod is of the three that reckon.
func anyMethod(t *rapid.T) edition.PriceMethod {
	m := edition.PriceMethod{Code: "m", Kind: rapid.SampledFrom([]string{edition.ByBook, edition.ByWear, edition.ByCoefficients}).Draw(t, "kind"), Rounding: anyRounding(t)}
	if m.Kind != edition.ByWear {
		m.Age = rapid.SampledFrom(edition.AgeCounts).Draw(t, "age")
		m.Rates = []edition.YearlyRate{{Code: "r", Percent: anyDecimal(t, 1000, "rate")}}
	}
	if rapid.Bool().Draw(t, "a bound") {
		over := rapid.IntRange(0, 100).Draw(t, "over")
		left := rapid.IntRange(0, 100-over).Draw(t, "left")
		m.Worn = &edition.WornOut{Over: fmt.Sprint(over), Left: fmt.Sprintf("%d.%02d", left/100, left%100)}
	}
	if m.Kind == edition.ByCoefficients {
		m.Coefficients = []edition.Coefficient{{Code: "floor"}, {Code: "walls"}}
	}
	return m
}

func anyInputs(t *rapid.T, m edition.PriceMethod) Inputs {
	in := Inputs{Since: anyDay(t, "since"), On: anyDay(t, "on"), Wear: anyDecimal(t, 10_000, "wear")}
	if in.Since > in.On {
		in.Since, in.On = in.On, in.Since
	}
	switch m.Kind {
	case edition.ByBook:
		if in.Initial = rapid.Int64Range(1, 10_000_000_000).Draw(t, "initial"); rapid.Bool().Draw(t, "only the house") {
			in.House, in.Initial = in.Initial, 0
			in.HouseArea = rapid.Int64Range(1, 100_000_000).Draw(t, "house area")
			in.Area = rapid.Int64Range(1, in.HouseArea).Draw(t, "area")
		}
	default:
		in.Base = rapid.Int64Range(1, 100_000_000).Draw(t, "base")
		in.Area = rapid.Int64Range(1, 5_000_000).Draw(t, "area")
	}
	for _, c := range m.Coefficients {
		in.Coefficients = append(in.Coefficients, Chosen{Code: c.Code, Value: anyDecimal(t, 150, c.Code)})
	}
	return in
}

func price(t *rapid.T, m edition.PriceMethod, in Inputs) int64 {
	t.Helper()
	c, fs := Price(m, in)
	if len(fs) > 0 {
		t.Fatalf("%v", fs)
	}
	return c.Price
}

// full is the cost before wear, in tiyn.
func full(in Inputs) *big.Rat {
	switch {
	case in.Initial > 0:
		return big.NewRat(in.Initial, 1)
	case in.House > 0:
		return new(big.Rat).Mul(big.NewRat(in.House, 1), big.NewRat(in.Area, in.HouseArea))
	}
	return new(big.Rat).Mul(big.NewRat(in.Base, 1), big.NewRat(in.Area, squareMetre))
}

// A price lies between nothing and the cost before wear; rounded, that may be more than the cost by less than a unit, as the
// cost itself rounded would be.
func TestPriceLiesBetween(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		m := anyMethod(t)
		in := anyInputs(t, m)
		got := price(t, m, in)
		if got < 0 || got%m.Rounding.Unit != 0 {
			t.Fatalf("%d", got)
		}
		if m.Kind == edition.ByCoefficients {
			return
		}
		most := full(in)
		if big.NewRat(got, 1).Cmp(most) > 0 && big.NewInt(got).Cmp(rounded(most, m.Rounding)) > 0 {
			t.Fatalf("%d of %s", got, most)
		}
		if most.IsInt() && new(big.Int).Rem(most.Num(), big.NewInt(m.Rounding.Unit)).Sign() == 0 && big.NewRat(got, 1).Cmp(most) > 0 {
			t.Fatalf("%d of %s in whole units", got, most)
		}
	})
}

func TestOlderIsNeverDearer(t *testing.T) {
	fell := 0
	older := func(t *rapid.T) {
		m := anyMethod(t)
		in := anyInputs(t, m)
		later := in
		on, err := time.Parse(time.DateOnly, in.On)
		if err != nil {
			t.Fatal(err)
		}
		later.On = on.AddDate(rapid.IntRange(0, 30).Draw(t, "years"), 0, rapid.IntRange(0, 400).Draw(t, "days")).Format(time.DateOnly)
		was, is := price(t, m, in), price(t, m, later)
		if is > was {
			t.Fatalf("%d on %s, %d on %s", was, in.On, is, later.On)
		}
		if is < was {
			fell++
		}
	}
	for range 5 { // in a hundred draws few prices are large enough to fall
		rapid.Check(t, older)
	}
	if fell < 5 {
		t.Errorf("only %d prices fell", fell)
	}
}

func TestMoreWornIsNeverDearer(t *testing.T) {
	fell := 0
	worn := func(t *rapid.T) {
		m := anyMethod(t)
		if m.Kind != edition.ByWear {
			m = edition.PriceMethod{Code: "m", Kind: edition.ByWear, Worn: m.Worn, Rounding: m.Rounding}
		}
		in := anyInputs(t, m)
		more := in
		more.Wear = anyDecimal(t, 10_000, "more")
		a, _ := edition.Decimal(in.Wear)
		b, _ := edition.Decimal(more.Wear)
		if a.Cmp(b) > 0 {
			in, more = more, in
		}
		was, is := price(t, m, in), price(t, m, more)
		if is > was {
			t.Fatalf("%s: %d, %s: %d", in.Wear, was, more.Wear, is)
		}
		if is < was {
			fell++
		}
	}
	for range 5 { // in a hundred draws few prices are large enough to fall
		rapid.Check(t, worn)
	}
	if fell < 5 {
		t.Errorf("only %d prices fell", fell)
	}
}

// Rounding moves by less than a unit, by half of one to the nearest, and not at all what is whole.
func TestRoundingIsNear(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		by := anyRounding(t)
		exact := big.NewRat(rapid.Int64Range(0, 1_000_000_000).Draw(t, "n"), rapid.Int64Range(1, 1_000).Draw(t, "of"))
		got := rounded(exact, by)
		off := new(big.Rat).Sub(new(big.Rat).SetInt(got), exact)
		twice := new(big.Rat).Abs(off)
		twice.Mul(twice, big.NewRat(2, by.Unit))
		nearest := by.Mode == edition.HalfUp || by.Mode == edition.HalfEven
		switch {
		case new(big.Int).Rem(got, big.NewInt(by.Unit)).Sign() != 0,
			twice.Cmp(big.NewRat(2, 1)) >= 0,
			nearest && twice.Cmp(big.NewRat(1, 1)) > 0,
			by.Mode == edition.HalfUp && off.Sign() < 0 && twice.Cmp(big.NewRat(1, 1)) == 0,
			by.Mode == edition.Down && off.Sign() > 0,
			by.Mode == edition.Up && off.Sign() < 0:
			t.Fatalf("%s %+v: %s", exact, by, got)
		}
	})
}

// anySchedule is one that can be.
func anySchedule(t *rapid.T) (Terms, []Due) {
	terms := Terms{Price: rapid.Int64Range(1, 10_000_000_000).Draw(t, "price"), Months: rapid.IntRange(0, 240).Draw(t, "months"), Start: anyDay(t, "start"),
		Rounding: anyRounding(t)}
	band := edition.InstalmentBand{MaxYears: 20, FirstPercent: anyDecimal(t, 9_999, "percent")}
	dues, fs := Schedule([]edition.InstalmentBand{band}, terms)
	if fs.Blocking(true) {
		return terms, nil
	}
	return terms, dues
}

func TestScheduleIsThePrice(t *testing.T) {
	made := 0
	rapid.Check(t, func(t *rapid.T) {
		terms, dues := anySchedule(t)
		if dues == nil {
			return
		}
		made++
		sum, day := int64(0), ""
		for _, d := range dues {
			if d.Sum <= 0 || d.Day <= day {
				t.Fatalf("%+v", dues)
			}
			sum, day = sum+d.Sum, d.Day
		}
		if sum != terms.Price {
			t.Fatalf("%d of %d", sum, terms.Price)
		}
		if terms.Months == 0 {
			return
		}
		monthly := dues[len(dues)-terms.Months:]
		last := monthly[len(monthly)-1].Sum
		for _, d := range monthly[:len(monthly)-1] {
			if d.Sum != monthly[0].Sum || last < d.Sum || last-d.Sum >= int64(terms.Months)*terms.Rounding.Unit {
				t.Fatalf("%+v", monthly)
			}
		}
	})
	if made < 20 {
		t.Errorf("only %d schedules", made)
	}
}

func TestPaymentsNeverExceedThePrice(t *testing.T) {
	settled := 0
	rapid.Check(t, func(t *rapid.T) {
		terms, dues := anySchedule(t)
		if dues == nil {
			return
		}
		var paid []Payment
		left := terms.Price
		for range rapid.IntRange(0, 8).Draw(t, "payments") {
			p := Payment{anyDay(t, "day"), rapid.Int64Range(1, terms.Price).Draw(t, "sum"), "7"}
			if rapid.Bool().Draw(t, "the rest") {
				p.Sum = left
			}
			if refused := CheckPayment(dues, paid, p, "2099-01-01").Blocking(true); refused != (p.Sum > left || p.Sum < 1) {
				t.Fatalf("%d of %d: refused %v", p.Sum, left, refused)
			} else if refused {
				continue
			}
			paid, left = append(paid, p), left-p.Sum
		}
		day := anyDay(t, "on")
		a := Stand(dues, paid, day)
		check(t, a, day)
		if a.Price != terms.Price || a.Over != 0 || a.Balance != terms.Price-a.Paid {
			t.Fatalf("%+v", a)
		}
		if end := Stand(dues, paid, "2099-01-01"); end.Balance != left || end.Settled() != (left == 0) {
			t.Fatalf("%+v, left %d", end, left)
		} else if end.Settled() {
			settled++
		}
		// In whatever order payments are entered, the account is the same.
		slices.Reverse(paid)
		if b := Stand(dues, paid, day); b.Arrears != a.Arrears || b.Balance != a.Balance || b.Ahead != a.Ahead {
			t.Fatalf("%+v, turned %+v", a, b)
		}
	})
	if settled < 5 {
		t.Errorf("only %d were settled", settled)
	}
}

// Whatever was entered, nothing goes below nothing.
func TestAccountHolds(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		terms, dues := anySchedule(t)
		if dues == nil {
			return
		}
		var paid []Payment
		for range rapid.IntRange(0, 5).Draw(t, "payments") {
			paid = append(paid, Payment{anyDay(t, "day"), rapid.Int64Range(1, terms.Price).Draw(t, "sum"), ""})
		}
		day := anyDay(t, "on")
		a := Stand(dues, paid, day)
		check(t, a, day)
		if a.Paid+a.Balance != terms.Price+a.Over {
			t.Fatalf("%+v", a)
		}
	})
}

func check(t *rapid.T, a Account, day string) {
	t.Helper()
	passed, whole := int64(0), true
	for _, d := range a.Dues {
		if d.Paid < 0 || d.Paid > d.Sum || d.Paid > 0 && !whole || d.Late != (d.Day < day && d.Paid < d.Sum) {
			t.Fatalf("%+v", a.Dues)
		}
		whole = d.Paid == d.Sum
		if d.Day < day {
			passed += d.Paid
		}
	}
	if a.Arrears+passed != a.Due || min(a.Arrears, a.Ahead, a.Balance, a.Over) < 0 || a.Arrears > 0 && a.Ahead > 0 || a.Arrears > a.Balance {
		t.Fatalf("%+v", a)
	}
}
