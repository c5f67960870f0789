package edition

import (
	"math/big"
	"regexp"
	"slices"
	"strings"
)

// Ways to a dwelling's price.
const (
	ByBook         = "book"         // initial cost written off in a straight line, by the dwelling's age
	ByWear         = "wear"         // base cost of a square metre × area × what wear leaves
	ByCoefficients = "coefficients" // the same, wear taken from the age, × further coefficients
	ForFree        = "free"         // with the ground that makes it so
	ByHand         = "manual"       // a sum with its basis and decision
)

// PriceKinds are all of them.
var PriceKinds = []string{ByBook, ByWear, ByCoefficients, ForFree, ByHand}

// What a dwelling's age is counted in.
const (
	FullMonths    = "months"         // a month is full on the same date of the next, or on its last day
	FullYears     = "years"          // twelve full months
	CalendarYears = "calendar-years" // the difference of the years' numbers
)

// AgeCounts are all of them.
var AgeCounts = []string{FullMonths, FullYears, CalendarYears}

// Ways to round.
const (
	HalfUp   = "half-up"
	HalfEven = "half-even"
	Down     = "down"
	Up       = "up"
)

// RoundingModes are all of them.
var RoundingModes = []string{HalfUp, HalfEven, Down, Up}

// PriceMethod is a way to a dwelling's price with its figures, which rest on what it rests on. Figures are exact decimals as the act
// writes them: "2", "0.7".
type PriceMethod struct {
	Code string `toml:"code"`
	Kind string `toml:"kind"` // of PriceKinds
	Text
	Mark
	Rates        []YearlyRate  `toml:"rate"`        // of ByBook and ByCoefficients: of several one is chosen
	Age          string        `toml:"age"`         // of AgeCounts, where there are rates
	Worn         *WornOut      `toml:"worn"`        // nil: nothing is left at 100 % and over
	Coefficients []Coefficient `toml:"coefficient"` // of ByCoefficients
	Grounds      []string      `toml:"grounds"`     // of ForFree: codes of grounds it may rest on
	Rounding     Rounding      `toml:"rounding"`
}

// YearlyRate is what wears off in a year, by capital group where rates differ.
type YearlyRate struct {
	Code    string `toml:"code"`
	Percent string `toml:"percent"`
	Text
}

// WornOut says what is left of a dwelling worn by more than Over per cent: Left of 1.
type WornOut struct {
	Over string `toml:"over"`
	Left string `toml:"left"`
	Text
}

// Coefficient is one the price is multiplied by. Without options its value is entered.
type Coefficient struct {
	Code     string `toml:"code"`
	Optional bool   `toml:"optional"` // may be left out
	Text
	Options []CoefficientOption `toml:"option"`
}

// CoefficientOption is one value a coefficient may have: of the first floor, of brick walls.
type CoefficientOption struct {
	Code  string `toml:"code"`
	Value string `toml:"value"`
	Text
}

// Rounding is how a price is rounded, once, at its end. Where it says nothing it is half up to whole tenge.
type Rounding struct {
	Mode string `toml:"mode" json:"mode"` // of RoundingModes
	Unit int64  `toml:"unit" json:"unit"` // tiyn: 1, 100 is a tenge
}

// Full is the rounding with what it leaves unsaid.
func (r Rounding) Full() Rounding {
	if r.Mode == "" {
		r.Mode = HalfUp
	}
	if r.Unit == 0 {
		r.Unit = 100
	}
	return r
}

var decimal = regexp.MustCompile(`^\d{1,9}([.,]\d{1,9})?$`)

// Decimal reads an exact decimal without a sign, "0.7" or "0,7", of at most nine digits before and nine after the point.
func Decimal(s string) (*big.Rat, bool) {
	if !decimal.MatchString(s) {
		return nil, false
	}
	return new(big.Rat).SetString(strings.Replace(s, ",", ".", 1))
}

const mostUnit = 100_000_000 // a price rounded to a million tenge is no price

// Wrong names the key of a figure a price cannot be reckoned with; "" where there is none. Text and mark are the loader's.
func (m *PriceMethod) Wrong() string {
	rated := m.Kind == ByBook || m.Kind == ByCoefficients
	r := m.Rounding.Full()
	switch {
	case m.Code == "":
		return "code"
	case !slices.Contains(PriceKinds, m.Kind):
		return "kind"
	case rated != (len(m.Rates) > 0):
		return "rate"
	case rated != (m.Age != "") || rated && !slices.Contains(AgeCounts, m.Age):
		return "age"
	case m.Worn != nil && !rated && m.Kind != ByWear:
		return "worn"
	case len(m.Coefficients) > 0 && m.Kind != ByCoefficients:
		return "coefficient"
	case (len(m.Grounds) > 0) != (m.Kind == ForFree):
		return "grounds"
	case !slices.Contains(RoundingModes, r.Mode) || r.Unit < 1 || r.Unit > mostUnit:
		return "rounding"
	}
	return m.wrongFigure()
}

func (m *PriceMethod) wrongFigure() string {
	seen := map[string]bool{}
	for _, r := range m.Rates {
		if v, ok := Decimal(r.Percent); !ok || v.Cmp(hundred) > 0 || r.Code == "" || seen[r.Code] {
			return "rate." + r.Code
		}
		seen[r.Code] = true
	}
	if m.Worn != nil && !m.Worn.fits() {
		return "worn"
	}
	clear(seen)
	for _, c := range m.Coefficients {
		options := map[string]bool{}
		for _, o := range c.Options {
			if _, ok := Decimal(o.Value); !ok || o.Code == "" || options[o.Code] {
				return "coefficient." + c.Code + "." + o.Code
			}
			options[o.Code] = true
		}
		if c.Code == "" || seen[c.Code] {
			return "coefficient." + c.Code
		}
		seen[c.Code] = true
	}
	return ""
}

var hundred = big.NewRat(100, 1)

// fits: an older dwelling is never worth more, so what is left is at most what was left at the bound.
func (w *WornOut) fits() bool {
	over, ok := Decimal(w.Over)
	left, fine := Decimal(w.Left)
	return ok && fine && left.Mul(left, hundred).Cmp(over.Sub(hundred, over)) <= 0
}

// InstalmentBand is what holds for prices above From up to and with To (tiyn; To 0: without end), of applications filed from the
// day Since to the day Until (yyyy-mm-dd, "" without a bound).
type InstalmentBand struct {
	Code         string `toml:"code"`
	Since        string `toml:"since"`
	Until        string `toml:"until"`
	From         int64  `toml:"from_sum"`
	To           int64  `toml:"to_sum"`
	MaxYears     int    `toml:"max_years"`             // 0 where the act's figure is not known
	FirstPercent string `toml:"first_payment_percent"` // of the price, an exact decimal
	Text
	Mark
}

// Wrong names the key of a figure that cannot be; "" where there is none.
func (b *InstalmentBand) Wrong() string {
	first, ok := Decimal(b.FirstPercent)
	switch {
	case !isDay(b.Since):
		return "since"
	case !isDay(b.Until) || b.Until != "" && b.Until < b.Since:
		return "until"
	case b.From < 0:
		return "from_sum"
	case b.To != 0 && b.To <= b.From:
		return "to_sum"
	case b.MaxYears < 0 || b.MaxYears > 100:
		return "max_years"
	case !ok || first.Cmp(hundred) >= 0:
		return "first_payment_percent"
	}
	return ""
}
