// Package privatization is the price of a dwelling of the state stock and its instalments, and what forbids its
// privatization. Figures come from an edition; nothing is a float, and a price is rounded once, at its end.
package privatization

import (
	"math/big"
	"slices"
	"strings"

	"kezek/app/edition"
	"kezek/app/fault"
	"kezek/locales"
)

// Inputs are what a price is reckoned from. Which of them it needs is told by the method; the others are left empty.
type Inputs struct {
	Initial   int64  `json:"initial,omitempty"`    // tiyn: what the dwelling was built or bought for
	House     int64  `json:"house,omitempty"`      // tiyn: the same of its whole house, where only that stands in the books
	HouseArea int64  `json:"house_area,omitempty"` // cm²
	Area      int64  `json:"area,omitempty"`       // cm²
	Since     string `json:"since,omitempty"`      // yyyy-mm-dd: commissioned or bought
	On        string `json:"on"`                   // yyyy-mm-dd: the day of the calculation
	Wear      string `json:"wear,omitempty"`       // per cent by the technical passport, an exact decimal
	Base      int64  `json:"base,omitempty"`       // tiyn for a square metre
	Rate      string `json:"rate,omitempty"`       // code of a yearly rate; may be empty where the method has but one

	Coefficients []Chosen `json:"coefficients,omitempty"`

	Ground     string       `json:"ground,omitempty"`     // code of the ground that makes it free
	GroundSaid edition.Text `json:"ground_said,omitzero"` // and its words and law, for the certificate
	GroundCite edition.Text `json:"ground_cite,omitzero"`
	Basis      string       `json:"basis,omitempty"` // free: the document that proves the ground; by hand: what the sum rests on
	Sum        int64        `json:"sum,omitempty"`   // tiyn: by hand

	Decision     string `json:"decision,omitempty"`      // number of the commission's decision on a sum by hand
	DecisionDate string `json:"decision_date,omitempty"` // yyyy-mm-dd
}

// Chosen is the value of a coefficient: an option of the edition or, where that has none, a decimal.
type Chosen struct {
	Code   string `json:"code"`
	Option string `json:"option,omitempty"`
	Value  string `json:"value,omitempty"`
}

// Units of a line's value.
const (
	Tenge   = "tenge"
	Metres  = "m2"
	Percent = "percent"
	Months  = "month"
	Years   = "year"
	Day     = "day"    // yyyy-mm-dd
	Factor  = "factor" // a bare number
	Words   = "words"
)

// Line is one step of a calculation, ready for the certificate: a number is exact, with a decimal comma or, where no decimal
// is exact, as a fraction: «7 954 333 1/3».
type Line struct {
	Code  string       `json:"code"`           // its message is LineKey; of a coefficient or rate, the edition's own
	Name  edition.Text `json:"name,omitzero"`  // as the edition calls it
	Said  edition.Text `json:"said,omitzero"`  // words beside the value: the option chosen
	Value string       `json:"value"`          // exact
	Unit  string       `json:"unit,omitempty"` // Tenge, Metres, …
}

// Calculation is a price with everything it came from. It stands on its own: later editions change nothing in it.
type Calculation struct {
	Method   string           `json:"method"` // code
	Kind     string           `json:"kind"`   // of edition.PriceKinds
	Name     edition.Text     `json:"name"`
	Cite     edition.Text     `json:"cite"`            // law and article
	Verified bool             `json:"verified"`        // false: to be checked against the act
	Filed    *Filed           `json:"filed,omitempty"` // of kind ByOther: the other body's certificate
	Inputs   Inputs           `json:"inputs"`
	Lines    []Line           `json:"lines"`
	Exact    string           `json:"exact"` // tenge before rounding
	Rounding edition.Rounding `json:"rounding"`
	Price    int64            `json:"price"` // tiyn
}

// LineKey is the message that names a line which the edition does not name.
func LineKey(code string) string { return "privatization.line." + code }

// KindKey says a kind of price method.
func KindKey(kind string) string { return "privatization.kind." + kind }

const (
	mostMoney = 1_000_000_000_000_000 // tiyn: ten trillion tenge
	mostArea  = 10_000_000_000        // cm²: a million m²
	shortest  = 3                     // letters of a basis
)

// Price reckons a price by a method of the edition (services.md §4.5). Without findings that block the calculation is whole;
// with them it is empty. Findings lie on the inputs' fields.
func Price(m edition.PriceMethod, in Inputs) (Calculation, fault.Findings) {
	r := &reckoning{m: m, in: in}
	if key := m.Wrong(); key != "" {
		r.found.Add("method", fault.Blocks, "privatization.method.wrong", "key", key)
		return Calculation{}, r.found
	}
	if !isDay(in.On) {
		r.found.Add("on", fault.Blocks, "privatization.need.on")
	} else {
		r.line("on", in.On, Day)
	}
	var exact *big.Rat // tiyn
	switch m.Kind {
	case edition.ByBook:
		exact = r.book()
	case edition.ByWear:
		exact = r.wear()
	case edition.ByCoefficients:
		exact = r.coefficients()
	case edition.ForFree:
		exact = r.free()
	case edition.ByHand:
		exact = r.byHand()
	}
	if r.found.Blocking(true) {
		return Calculation{}, r.found
	}
	rounding := m.Rounding.Full()
	if m.Kind == edition.ByHand { // the decision's sum, not ours
		rounding.Unit = 1
	}
	price := rounded(exact, rounding)
	if price.Cmp(big.NewInt(mostMoney)) > 0 {
		r.found.Add("", fault.Blocks, "privatization.price.too-much")
		return Calculation{}, r.found
	}
	c := Calculation{Method: m.Code, Kind: m.Kind, Name: m.Text, Cite: m.Cite, Verified: m.Verified, Inputs: in,
		Lines: r.lines, Exact: spell(tenge(exact)), Rounding: rounding, Price: price.Int64()}
	c.Inputs.Coefficients = slices.Clone(in.Coefficients)
	return c, r.found
}

// reckoning is a price under way.
type reckoning struct {
	m     edition.PriceMethod
	in    Inputs
	lines []Line
	found fault.Findings
}

func (r *reckoning) line(code, value, unit string) {
	r.lines = append(r.lines, Line{Code: code, Value: value, Unit: unit})
}

// book is M1: the initial cost less the yearly rate for every year of age.
func (r *reckoning) book() *big.Rat {
	initial := r.initial()
	left := r.leftByAge()
	if initial == nil || left == nil {
		return nil
	}
	return initial.Mul(initial, left)
}

// initial is the dwelling's own cost or its part of the house's, by area.
func (r *reckoning) initial() *big.Rat {
	in := r.in
	if in.House == 0 && in.HouseArea == 0 {
		if !r.money("initial", in.Initial, "privatization.need.initial") {
			return nil
		}
		return big.NewRat(in.Initial, 1)
	}
	if in.Initial != 0 {
		r.found.Add("initial", fault.Blocks, "privatization.initial.either")
	}
	house := r.money("house", in.House, "privatization.need.house")
	whole := r.square("house_area", in.HouseArea)
	if area := r.square("area", in.Area); !house || !whole || !area {
		return nil
	}
	if in.Area > in.HouseArea {
		r.found.Add("area", fault.Blocks, "privatization.area.house")
		return nil
	}
	part := new(big.Rat).Mul(big.NewRat(in.House, 1), big.NewRat(in.Area, in.HouseArea))
	r.line("initial", spell(tenge(part)), Tenge)
	return part
}

// wear is M2: base × area × what wear leaves.
func (r *reckoning) wear() *big.Rat {
	cost := r.cost()
	percent, ok := edition.Decimal(strings.TrimSpace(r.in.Wear))
	if !ok || percent.Cmp(hundred) > 0 {
		r.found.Add("wear", fault.Blocks, "privatization.need.wear")
		return nil
	}
	r.line("wear", spell(percent), Percent)
	left := r.left(percent)
	if cost == nil {
		return nil
	}
	return cost.Mul(cost, left)
}

// cost is base × area, as if new.
func (r *reckoning) cost() *big.Rat {
	base := r.money("base", r.in.Base, "privatization.need.base")
	if area := r.square("area", r.in.Area); !base || !area {
		return nil
	}
	cost := new(big.Rat).Mul(big.NewRat(r.in.Base, 1), big.NewRat(r.in.Area, squareMetre))
	r.line("cost", spell(tenge(cost)), Tenge)
	return cost
}

// coefficients is M3: base × area × what age leaves × each coefficient.
func (r *reckoning) coefficients() *big.Rat {
	cost := r.cost()
	left := r.leftByAge()
	product := big.NewRat(1, 1)
	for i, c := range r.in.Coefficients {
		field := at("coefficients", i)
		known := slices.ContainsFunc(r.m.Coefficients, func(k edition.Coefficient) bool { return k.Code == c.Code })
		again := slices.ContainsFunc(r.in.Coefficients[:i], func(k Chosen) bool { return k.Code == c.Code })
		if !known || again {
			r.found.Add(field+".code", fault.Blocks, "privatization.coefficient.none")
		}
	}
	for _, c := range r.m.Coefficients { // in the edition's order
		if v := r.coefficient(c); v != nil {
			product.Mul(product, v)
		}
	}
	if cost == nil || left == nil {
		return nil
	}
	if len(r.m.Coefficients) > 0 {
		r.line("product", spell(product), Factor)
	}
	return cost.Mul(cost, left.Mul(left, product))
}

func (r *reckoning) coefficient(c edition.Coefficient) *big.Rat {
	i := slices.IndexFunc(r.in.Coefficients, func(k Chosen) bool { return k.Code == c.Code })
	if i < 0 {
		if !c.Optional {
			r.found.Add("coefficients", fault.Blocks, "privatization.need.coefficient", "name", c.KK+" / "+c.RU)
		}
		return nil
	}
	chosen, line := r.in.Coefficients[i], Line{Code: c.Code, Name: c.Text, Unit: Factor}
	text := strings.TrimSpace(chosen.Value)
	if len(c.Options) > 0 {
		o := slices.IndexFunc(c.Options, func(o edition.CoefficientOption) bool { return o.Code == chosen.Option })
		if o < 0 || text != "" {
			r.found.Add(at("coefficients", i)+".option", fault.Blocks, "privatization.coefficient.option")
			return nil
		}
		text, line.Said = c.Options[o].Value, c.Options[o].Text
	}
	v, ok := edition.Decimal(text)
	if !ok || chosen.Option != "" && len(c.Options) == 0 {
		r.found.Add(at("coefficients", i)+".value", fault.Blocks, "privatization.coefficient.value")
		return nil
	}
	line.Value = spell(v)
	r.lines = append(r.lines, line)
	return v
}

// free is a price of nothing, with the ground of art. 13 p. 8 or another the edition names.
func (r *reckoning) free() *big.Rat {
	if !slices.Contains(r.m.Grounds, r.in.Ground) {
		r.found.Add("ground", fault.Blocks, "privatization.need.ground")
	}
	if tooShort(r.in.Basis) {
		r.found.Add("basis", fault.Blocks, "privatization.need.proof")
	}
	r.lines = append(r.lines, Line{Code: "ground", Said: r.in.GroundSaid, Value: r.in.Ground, Unit: Words})
	r.line("basis", strings.TrimSpace(r.in.Basis), Words)
	return new(big.Rat)
}

// byHand is a sum the commission decided, for what no method covers.
func (r *reckoning) byHand() *big.Rat {
	in := r.in
	if in.Sum < 0 || in.Sum > mostMoney {
		r.found.Add("sum", fault.Blocks, "privatization.need.sum")
	}
	if tooShort(in.Basis) {
		r.found.Add("basis", fault.Blocks, "privatization.need.basis")
	}
	if strings.TrimSpace(in.Decision) == "" {
		r.found.Add("decision", fault.Blocks, "privatization.need.decision")
	}
	if !isDay(in.DecisionDate) || in.DecisionDate > in.On {
		r.found.Add("decision_date", fault.Blocks, "privatization.need.decision-date")
	}
	r.line("basis", strings.TrimSpace(in.Basis), Words)
	r.line("decision", strings.TrimSpace(in.Decision), Words)
	r.line("decision-date", in.DecisionDate, Day)
	return big.NewRat(in.Sum, 1)
}

// money checks a sum that has to be there, and writes its line.
func (r *reckoning) money(field string, tiyn int64, key string) bool {
	if tiyn <= 0 || tiyn > mostMoney {
		r.found.Add(field, fault.Blocks, key)
		return false
	}
	r.line(field, spell(tenge(big.NewRat(tiyn, 1))), Tenge)
	return true
}

func (r *reckoning) square(field string, cm2 int64) bool {
	if cm2 <= 0 || cm2 > mostArea {
		r.found.Add(field, fault.Blocks, "privatization.need.area")
		return false
	}
	r.line(strings.ReplaceAll(field, "_", "-"), locales.Area(cm2), Metres)
	return true
}

func tooShort(s string) bool { return len([]rune(strings.TrimSpace(s))) < shortest }
