package aid

import (
	"math/big"
	"slices"

	"kezek/app/edition"
	"kezek/app/fault"
)

// Codes of the rows that are of no service; all others are codes of services.
const (
	ShareRow   = "share"       // of the income, that the family bears itself
	AreaPerson = "area-person" // area counted for each person
	AreaAlone  = "area-alone"  // area counted for who lives alone
)

// What a norm is for: the codes of edition.Norm.Per. A share is of the income.
const (
	PerPerson     = "person"
	PerAlone      = "alone" // stands instead of that per person for who lives alone
	PerM2         = "m2"    // of the area counted
	PerFlat       = "flat"
	PerSubscriber = "subscriber"
	perIncome     = "income"
)

// Units with a meaning of their own: a norm in Tenge is a cap of money, of a service billed by M2 the area counted is the norm.
const (
	Tenge   = "tenge"
	Percent = "percent"
	M2      = "m2"
)

// Heating is the season of a row whose service counts in the heating season only.
const Heating = edition.Heating

// Ways of summing a quarter whose bills differ by month.
const (
	ByQuarter = "quarter" // what is below nothing in one month lessens the others
	ByMonth   = "month"   // each month by itself
)

// From when an award runs, and from when a change of it counts.
const (
	FromQuarter = "quarter" // the whole quarter of the application
	FromMonth   = "month"   // the month of the application, of the change
	FromNext    = "next"    // the month after the change; one on a first day counts from it
)

// How a change falls on the months it counts for, where months are summed by the quarter.
const (
	ByThird = "third" // each gets a third of what the quarter comes to anew; "" is this, too
	ByOwn   = "own"   // each gets what it comes to by itself
)

// Whose result is paid once the state's system's was entered.
const (
	BySystem = "system"
	ByOffice = "office"
)

// Act is what a local row rests on.
type Act struct {
	edition.Text
	Number string `toml:"number" json:"number"`
	Date   string `toml:"date" json:"date"` // yyyy-mm-dd
}

// Dates are the days something is in force, yyyy-mm-dd; no To is until further.
type Dates struct {
	From string `toml:"from" json:"from"`
	To   string `toml:"to" json:"to,omitempty"`
}

// On tells whether a day is one of them.
func (d Dates) On(day string) bool { return d.From <= day && (d.To == "" || day <= d.To) }

// Row is one figure of the rules: the share, an area, the norm of a service or its cap of money.
type Row struct {
	edition.Norm
	Local bool `toml:"-" json:"local,omitempty"` // of the district: it stands instead of the country's
	Dates
	Act Act `toml:"act" json:"act"`
}

// Tariff is the price of one unit of a service: N × 10^−Scale tiyn.
type Tariff struct {
	Service string `toml:"service" json:"service"`
	Unit    string `toml:"unit" json:"unit"` // m3, gcal, kwh, m2, person
	N       int64  `toml:"n" json:"n"`
	Scale   int    `toml:"scale" json:"scale,omitempty"`
	Dates
	Act Act `toml:"act" json:"act"`
}

// Rounding is to which steps sums are rounded half up, tiyn.
type Rounding struct {
	Service int64 `toml:"service" json:"service"` // each line of the sheet
	Aid     int64 `toml:"aid" json:"aid"`         // the aid of a month
}

// Manner is what the district settles beside the figures.
type Manner struct {
	Way    string   `toml:"way" json:"way"`                 // ByQuarter, ByMonth
	Start  string   `toml:"start" json:"start"`             // FromQuarter, FromMonth
	Change string   `toml:"change" json:"change"`           // FromMonth, FromNext
	Spread string   `toml:"spread" json:"spread,omitempty"` // ByThird, ByOwn
	Season [2]int   `toml:"season" json:"season"`           // first and last month of the heating season, 1 to 12
	Round  Rounding `toml:"round" json:"round"`
	Binds  string   `toml:"binds" json:"binds"` // BySystem, ByOffice
	Dates
	Act        Act  `toml:"act" json:"act"`
	Unverified bool `toml:"-" json:"unverified,omitempty"` // of an edition, still to be checked against the act
}

// UsualManner stands where neither the district nor the edition says anything: no act was found that settles it.
var UsualManner = Manner{Way: ByQuarter, Start: FromQuarter, Change: FromNext, Spread: ByThird, Season: [2]int{10, 4}, Round: Rounding{Service: 1, Aid: 100}, Binds: BySystem,
	Unverified: true}

// NationalManner is the manner of an edition, UsualManner where it says nothing of it.
func NationalManner(e *edition.Edition) Manner {
	is := e.Service(edition.Aid).Manner
	if is == nil {
		return UsualManner
	}
	return Manner{Way: is.Way, Start: is.Start, Change: is.Change, Spread: is.Spread, Season: is.Season, Round: Rounding{is.RoundService, is.RoundAid}, Binds: is.Binds,
		Dates: Dates{e.From, e.To}, Act: Act{Text: e.Law.Text, Number: e.Law.Number, Date: e.Law.Date}, Unverified: !is.Verified}
}

// Unsettled tells that no act the office knows says it: it is of an edition and unverified, or nobody entered one.
func (m Manner) Unsettled() bool { return m.Unverified || m.Act == (Act{}) }

// heats tells whether a month is of the heating season, which may run over the new year.
func (m Manner) heats(month Month) bool {
	n, first, last := month.of(), m.Season[0], m.Season[1]
	if first <= last {
		return first <= n && n <= last
	}
	return n >= first || n <= last
}

// Rules are all rows an office knows, of all times.
type Rules struct {
	Rows    []Row    `toml:"row" json:"row"`
	Tariffs []Tariff `toml:"tariff" json:"tariff"`
	Manners []Manner `toml:"manner" json:"manner"` // of the district
	Usual   *Manner  `toml:"-" json:"-"`           // of the edition; nil is UsualManner
}

// InForce are the rules of one day. The tariffs are those of all days: bills go by the tariff of their own month.
type InForce struct {
	Day     string   `json:"day"`
	Rows    []Row    `json:"rows"`
	Tariffs []Tariff `json:"tariffs"`
	Manner  Manner   `json:"manner"`
}

// National are the rows an edition gives, in force while it is.
func National(e *edition.Edition) (rows []Row) {
	for _, n := range e.Service(edition.Aid).Norms {
		rows = append(rows, Row{Norm: n, Dates: Dates{e.From, e.To}, Act: Act{Text: e.Law.Text, Number: e.Law.Number, Date: e.Law.Date}})
	}
	return rows
}

// Pick takes the rows in force on a day (yyyy-mm-dd), copied: what is edited afterwards does not reach them. A local row
// stands instead of the country's. Rows that are wrong or contradict each other are told as findings.
func (r Rules) Pick(day string) (InForce, fault.Findings) {
	fs := r.Check(day)
	p := InForce{Day: day, Manner: UsualManner, Tariffs: slices.Clone(r.Tariffs)}
	if r.Usual != nil {
		p.Manner = *r.Usual
	}
	for _, row := range r.Rows {
		if !row.On(day) || !row.Local && slices.ContainsFunc(r.Rows, func(o Row) bool { return o.Local && o.On(day) && o.Same(row) }) {
			continue
		}
		row.Of = slices.Clone(row.Of)
		p.Rows = append(p.Rows, row)
	}
	for _, m := range r.Manners {
		if m.On(day) && m.known() {
			p.Manner = m
		}
	}
	return p, fs
}

// Same tells whether two rows say the same thing, so that only one of them can be in force.
func (r Row) Same(o Row) bool {
	return r.Code == o.Code && r.isCap() == o.isCap() && (r.Per == PerAlone) == (o.Per == PerAlone)
}

// Beyond tells whether its figure lies outside a span of whole numbers, both included.
func (r Row) Beyond(least, most int64) bool {
	n := decimal(r.N, r.Scale)
	return n.Cmp(decimal(least, 0)) < 0 || n.Cmp(decimal(most, 0)) > 0
}

func (r Row) isCap() bool { return r.Unit == Tenge }

// row finds the norm or the cap of a service for a household: for who lives alone that for them, where there is one.
func (p *InForce) row(code string, money, alone bool) *Row {
	var found *Row
	for i := range p.Rows {
		r := &p.Rows[i]
		if r.Code != code || r.isCap() != money || r.Per == PerAlone && !alone {
			continue
		}
		if found == nil || r.Per == PerAlone {
			found = r
		}
	}
	return found
}

// tariff is the price of a service on the first day of a month.
func (p *InForce) tariff(service string, m Month) *Tariff {
	for i := range p.Tariffs {
		if t := &p.Tariffs[i]; t.Service == service && t.On(m.First()) {
			return t
		}
	}
	return nil
}

// counts tells whether a service counts in a month: one of the heating season does only in it.
func (p *InForce) counts(service string, m Month) bool {
	seasonal := slices.ContainsFunc(p.Rows, func(r Row) bool { return r.Code == service && r.Season == Heating })
	return !seasonal || p.Manner.heats(m)
}

// Tenge is the price of a unit in tenge, exact.
func (t *Tariff) Tenge() *big.Rat { return decimal(t.N, t.Scale+2) }

// share is the part of the income the family bears itself, 1/20 for 5 percent.
func (p *InForce) share() *big.Rat {
	if r := p.row(ShareRow, false, false); r != nil {
		return new(big.Rat).Quo(decimal(r.N, r.Scale), big.NewRat(100, 1))
	}
	return new(big.Rat)
}

// decimal is n × 10^−scale.
func decimal(n int64, scale int) *big.Rat {
	ten := new(big.Int).Exp(big.NewInt(10), big.NewInt(int64(max(0, scale))), nil)
	return new(big.Rat).SetFrac(big.NewInt(n), ten)
}

// boundless is more than any bill: what is larger bounds nothing.
const boundless = 1 << 60

// rounded is x, not below nothing, rounded half up to a whole number of steps; at most boundless.
func rounded(x *big.Rat, step int64) int64 {
	q := new(big.Rat).Quo(x, big.NewRat(step, 1))
	q.Add(q, big.NewRat(1, 2))
	n := new(big.Int)
	n.Div(q.Num(), q.Denom()) // rounds down: the divisor is positive
	if n.Cmp(big.NewInt(boundless/step)) > 0 {
		return boundless
	}
	return n.Int64() * step
}
