package app

import (
	"context"
	"slices"

	"kezek/app/edition"
	"kezek/app/fault"
	"kezek/app/privatization"
	"kezek/locales"
	"kezek/store"
)

// CalculatePrice reckons what a dwelling costs, by a way of the edition of the filing. What it was reckoned from stays with it. A price
// is corrected by a new calculation only, by somebody else and with a reason, until the contract.
type CalculatePrice struct {
	CaseNo string `json:"case_no"`
	Method string `json:"method"` // code of the edition
	privatization.Inputs
}

// Priced is what the acts on a price answer.
type Priced struct {
	CaseNo string `json:"case_no"`
	Price  int64  `json:"price"` // tiyn
	Exact  string `json:"exact,omitempty"`
}

func (CalculatePrice) Name() string { return "calculate-price" }

func (a CalculatePrice) check(ctx context.Context, s *scene) (fault.Findings, error) {
	fs, p, err := s.privatizing(ctx, a.CaseNo, false)
	if err != nil || p == nil {
		return fs, err
	}
	m, known := methodOf(p.svc, a.Method)
	if !known {
		fs.Add("method", fault.Blocks, "privatization.need.method")
		return fs, nil
	}
	in, err := a.filled(ctx, s, p)
	if err != nil {
		return fs, err
	}
	_, found := privatization.Price(m, in)
	fs = append(fs, found...)
	if in.On > dateOf(s.now) {
		fs.Add("on", fault.Blocks, "privatization.need.day")
	}
	switch {
	case len(p.svc.Methods) == 0:
		fs.Add("method", fault.NeedsReason, "privatization.edition.silent")
	case !m.Verified:
		fs = append(fs, fault.Finding{Field: "method", Severity: fault.Note, Key: "privatization.method.unverified", Clause: m.Clause})
	}
	if g, ok := p.matter.Right(p.svc); ok && g.Right.Free != (m.Kind == edition.ForFree) && m.Kind != edition.ByHand {
		f := fault.Finding{Field: "method", Severity: fault.NeedsReason, Key: "privatization.method.free", Clause: g.Clause}
		if m.Kind == edition.ForFree {
			f.Key, f.Severity = "privatization.method.not-free", fault.Blocks
		}
		fs = append(fs, f)
	}
	if p.price != nil {
		s.repriced(&fs, p.price)
	}
	return fs, nil
}

// repriced wants a reason and a second person for a price in place of another.
func (s *scene) repriced(fs *fault.Findings, was *pricing) {
	fs.Add("", fault.NeedsReason, "privatization.price.again", "sum", locales.Money(was.Price))
	if !s.preview && was.By == s.who.ID && s.office.SoleOrder == "" {
		fs.Add("", fault.Blocks, "privatization.price.second-person")
	}
}

// methodOf finds a way to a price. An edition adopted before these were data has but the sum by hand.
func methodOf(svc *edition.Service, code string) (m edition.PriceMethod, ok bool) {
	if len(svc.Methods) == 0 && code == edition.ByHand {
		said := func(key string) edition.Text { return edition.Text{KK: locales.KK.T(key), RU: locales.RU.T(key)} }
		return edition.PriceMethod{Code: edition.ByHand, Kind: edition.ByHand, Text: said("privatization.kind.manual")}, true
	}
	return svc.Method(code)
}

// filled adds what the case says already to what was typed.
func (a CalculatePrice) filled(ctx context.Context, s *scene, p *privatizing) (privatization.Inputs, error) {
	in, m, d := a.Inputs, p.matter, p.matter.Dwelling
	orText(&in.On, dateOf(s.now))
	orText(&in.Since, d.Commissioned)
	if in.Area == 0 {
		in.Area = d.Total
	}
	method, _ := methodOf(p.svc, a.Method)
	switch method.Kind {
	case edition.ForFree:
		orText(&in.Ground, m.Ground)
		orText(&in.Basis, m.FreeProof)
		if i := slices.IndexFunc(p.svc.Grounds, func(g edition.Ground) bool { return g.Code == in.Ground }); i >= 0 {
			in.GroundSaid, in.GroundCite = p.svc.Grounds[i].Text, p.svc.Grounds[i].Cite
		}
	case edition.ByHand:
		d, err := s.commissionSaid(ctx, p.file)
		if err != nil || d == nil {
			return in, err
		}
		orText(&in.Decision, d.Number)
		orText(&in.DecisionDate, d.Date)
	}
	return in, nil
}

func orText(into *string, other string) {
	if *into == "" {
		*into = other
	}
}

// commissionSaid is the decision by which a case was decided: the commission's own where it was typed, else the one the head signed;
// nil for none.
func (s *scene) commissionSaid(ctx context.Context, f *file) (*store.Decision, error) {
	all, err := s.decisionsOf(ctx, f.is.ID)
	var last *store.Decision
	for i := range all {
		if all[i].Kind == (CommissionDecided{}).Name() || all[i].Kind == (Grant{}).Name() && last == nil {
			last = &all[i]
		}
	}
	return last, err
}

func (a CalculatePrice) plan(ctx context.Context, s *scene) (any, error) {
	_, p, err := s.privatizing(ctx, a.CaseNo, false)
	if err != nil {
		return nil, err
	}
	in, err := a.filled(ctx, s, p)
	if err != nil {
		return nil, err
	}
	m, _ := methodOf(p.svc, a.Method)
	c, _ := privatization.Price(m, in)
	_, err = s.stage(ctx, p.is.ID, stagePrice, pricing{Calculation: c, Edition: p.is.Edition})
	return Priced{p.is.CaseNo, c.Price, c.Exact}, err
}
