package aid

import (
	"math/big"
	"slices"

	"kezek/app/fault"
)

// What a line was counted by.
const (
	ByFact   = "fact"
	ByNorm   = "norm"
	ByCap    = "cap"
	BySeason = "season" // nothing: it is not the heating season
)

// Line is one service in one month: min(fact, norm × tariff, cap), each rounded as the rules say.
type Line struct {
	Bill
	Norm    *Row     `json:"norm,omitempty"`
	Allowed *big.Rat `json:"allowed,omitempty"` // quantity by the norm, exact; nil where there is none
	Tariff  *Tariff  `json:"tariff,omitempty"`
	NormSum *int64   `json:"norm_sum,omitempty"` // Allowed × Tariff, tiyn
	Cap     *Row     `json:"cap,omitempty"`
	CapSum  *int64   `json:"cap_sum,omitempty"` // tiyn
	Counted int64    `json:"counted"`           // tiyn
	By      string   `json:"by"`
	Used    *big.Rat `json:"used,omitempty"` // quantity counted: the smaller of billed and allowed; nil where the bill tells none
}

// Sum is what comes of one month.
type Sum struct {
	Month      Month    `json:"month"`
	Counted    int64    `json:"counted"`    // tiyn
	Difference *big.Rat `json:"difference"` // counted less the limit, tiyn, exact; may be below nothing
}

// Result is the aid by one way of summing, tiyn.
type Result struct {
	Months  [3]int64 `json:"months"`
	Quarter int64    `json:"quarter"` // the three months together
}

// Sheet is the calculation. It holds copies of all it rests on and so stays what it is whatever becomes of the rules.
type Sheet struct {
	Input Input    `json:"input"`
	Rules InForce  `json:"rules"`
	Area  int64    `json:"area"` // counted, cm²
	Lines []Line   `json:"lines"`
	Total int64    `json:"total"` // income of the quarter before, tiyn
	Limit *big.Rat `json:"limit"` // most the family bears itself in a month, tiyn, exact
	Sums  [3]Sum   `json:"sums"`

	ByQuarter Result `json:"by_quarter"`
	ByMonth   Result `json:"by_month"`
}

// Calculate makes the calculation sheet:
//
//	a month's difference = Σ min(fact, norm × tariff, cap) − share × income of the quarter before / 3
//
// Source: law on housing relations, art. 97 p. 4–5, and the definition of the assistance in maslikhat decisions; how months
// that differ are summed and what is rounded is settled by no act that was found (see Manner). Findings that block come
// with an empty sheet.
func Calculate(in Input, rules InForce) (Sheet, fault.Findings) {
	fs := check(&in, &rules)
	if fs.Blocking(true) {
		return Sheet{}, fs
	}
	s := Sheet{Input: in.copied(), Rules: rules.copied(), Total: in.Total()}
	s.Area = countedArea(in.Household, &s.Rules)
	for _, m := range in.Months() {
		for _, b := range s.Input.Bills {
			if b.Month == m {
				s.Lines = append(s.Lines, s.line(b))
			}
		}
	}
	s.Limit = s.Rules.share()
	s.Limit.Mul(s.Limit, big.NewRat(s.Total, 3))
	s.sum()
	return s, fs
}

// Aid is the result by the way the rules set.
func (s *Sheet) Aid() Result {
	if s.Rules.Manner.Way == ByMonth {
		return s.ByMonth
	}
	return s.ByQuarter
}

// Refused tells the ground of a refusal where nothing is left to pay.
func (s *Sheet) Refused() (ground string, yes bool) {
	if s.Aid().Quarter > 0 {
		return "", false
	}
	return IncomeAbove, true
}

// LimitRounded is the limit of a month to the tiyn, as papers of one sum tell it.
func (s *Sheet) LimitRounded() int64 { return rounded(s.Limit, 1) }

// Differ tells that the two ways of summing come to different sums.
func (s *Sheet) Differ() bool { return s.ByQuarter != s.ByMonth }

func (p InForce) copied() InForce {
	p.Rows, p.Tariffs = slices.Clone(p.Rows), slices.Clone(p.Tariffs)
	for i := range p.Rows {
		p.Rows[i].Of = slices.Clone(p.Rows[i].Of)
	}
	return p
}

// countedArea is the area of the dwelling, at most that of the norm, cm².
func countedArea(h Household, p *InForce) int64 {
	code, n := AreaPerson, int64(h.Persons)
	if h.Alone {
		code, n = AreaAlone, 1
	}
	r := p.row(code, false, h.Alone)
	if r == nil {
		return h.Area
	}
	most := decimal(r.N, r.Scale)
	return min(h.Area, rounded(most.Mul(most, big.NewRat(n*cm2, 1)), 1))
}

const cm2 = 10_000 // in 1 m²

// of is how much a row gives the household, in the row's unit.
func (s *Sheet) of(r *Row) *big.Rat {
	x := decimal(r.N, r.Scale)
	switch r.Per {
	case PerPerson:
		x.Mul(x, big.NewRat(int64(s.Input.Household.Persons), 1))
	case PerM2:
		x.Mul(x, big.NewRat(s.Area, cm2))
	}
	return x
}

func (s *Sheet) line(b Bill) Line {
	p, step := &s.Rules, s.Rules.Manner.Round.Service
	l := Line{Bill: b, By: ByFact, Counted: rounded(big.NewRat(b.Sum, 1), step)}
	l.Tariff = copyOf(p.tariff(b.Service, b.Month))
	l.Norm = copyOf(p.row(b.Service, false, s.Input.Household.Alone))
	l.Cap = copyOf(p.row(b.Service, true, s.Input.Household.Alone))
	l.Allowed = s.allowed(&l)
	l.Used = billed(b)
	if l.Used != nil && l.Allowed != nil && l.Allowed.Cmp(l.Used) < 0 {
		l.Used = l.Allowed
	}
	if !p.counts(b.Service, b.Month) {
		l.By, l.Counted, l.Used = BySeason, 0, nil
		return l
	}
	if l.Allowed != nil && l.Tariff != nil {
		x := decimal(l.Tariff.N, l.Tariff.Scale)
		l.NormSum = l.least(rounded(x.Mul(x, l.Allowed), step), ByNorm)
	}
	if l.Cap != nil {
		x := s.of(l.Cap)
		l.CapSum = l.least(rounded(x.Mul(x, big.NewRat(100, 1)), step), ByCap)
	}
	return l
}

// least lets a sum bound what is counted.
func (l *Line) least(sum int64, by string) *int64 {
	if sum < l.Counted {
		l.Counted, l.By = sum, by
	}
	return &sum
}

func billed(b Bill) *big.Rat {
	if b.Quantity == 0 && b.Sum > 0 {
		return nil
	}
	return decimal(b.Quantity, 3)
}

// allowed is the quantity by the norm. What is billed by the m² counts for the area counted, unless a norm says otherwise.
func (s *Sheet) allowed(l *Line) *big.Rat {
	switch {
	case l.Norm == nil && l.Tariff != nil && l.Tariff.Unit == M2:
		return big.NewRat(s.Area, cm2)
	case l.Norm == nil:
		return nil
	case len(l.Norm.Of) == 0:
		return s.of(l.Norm)
	}
	sum := new(big.Rat)
	for _, b := range s.Input.Bills {
		if b.Month == l.Month && slices.Contains(l.Norm.Of, b.Service) {
			if q := s.line(b).Used; q != nil {
				sum.Add(sum, q)
			}
		}
	}
	return sum.Mul(sum, decimal(l.Norm.N, l.Norm.Scale))
}

func copyOf[T any](x *T) *T {
	if x == nil {
		return nil
	}
	y := *x
	return &y
}

// sum adds up months and quarter. By the quarter a month's aid is a third of what all three come to, so that the quarter is
// three equal months; it is the month that is rounded, by either way.
func (s *Sheet) sum() {
	step := s.Rules.Manner.Round.Aid
	whole := new(big.Rat)
	for i, m := range s.Input.Months() {
		sum := Sum{Month: m}
		for _, l := range s.Lines {
			if l.Month == m {
				sum.Counted += l.Counted
			}
		}
		sum.Difference = new(big.Rat).Sub(big.NewRat(sum.Counted, 1), s.Limit)
		whole.Add(whole, sum.Difference)
		s.Sums[i] = sum
		s.ByMonth.Months[i] = positive(sum.Difference, step)
		s.ByMonth.Quarter += s.ByMonth.Months[i]
	}
	month := positive(whole.Quo(whole, big.NewRat(3, 1)), step)
	s.ByQuarter = Result{[3]int64{month, month, month}, 3 * month}
}

func positive(x *big.Rat, step int64) int64 {
	if x.Sign() <= 0 {
		return 0
	}
	return rounded(x, step)
}
