package app

import (
	"cmp"
	"context"
	"strings"

	"kezek/app/fault"
	"kezek/app/holding"
	"kezek/locales"
)

// NoteRegistration notes that the owners' title was registered by the state (art. 17): the dwelling is the stock's no longer. Its lease
// ends, the register of privatized dwellings gets its row, the case is closed.
type NoteRegistration struct {
	Contract string `json:"contract"` // its number
	Number   string `json:"number"`   // of the registration
	Date     string `json:"date"`     // yyyy-mm-dd
}

// Closed is what NoteRegistration answers.
type Closed struct {
	CaseNo string  `json:"case_no"`
	Row    string  `json:"row"`             // number in the register of privatized dwellings
	Ended  []int64 `json:"ended,omitempty"` // leases that ended
}

func (NoteRegistration) Name() string { return "note-registration" }

func (a NoteRegistration) check(ctx context.Context, s *scene) (fault.Findings, error) {
	fs, c, p, err := s.contracted(ctx, a.Contract)
	if err != nil || c == nil {
		return fs, err
	}
	if p.title != nil {
		fs.Add("contract", fault.Blocks, "privatization.contract.registered")
	}
	if strings.TrimSpace(a.Number) == "" {
		fs.Add("number", fault.Blocks, "privatization.title.number")
	}
	if _, err := dayAt(a.Date); err != nil || a.Date < c.Date || a.Date > dateOf(s.now) {
		fs.Add("date", fault.Blocks, "privatization.title.date")
	}
	if !p.settled(dateOf(s.now)) {
		fs.Add("contract", fault.NeedsReason, "privatization.title.unpaid")
	}
	return fs, nil
}

func (a NoteRegistration) plan(ctx context.Context, s *scene) (any, error) {
	_, c, p, err := s.contracted(ctx, a.Contract)
	if err != nil {
		return nil, err
	}
	row, err := s.number(ctx, Privatized, "privatized-no")
	if err != nil {
		return nil, err
	}
	number := locales.Clean(a.Number)
	if _, err := s.stage(ctx, p.is.ID, stageTitle, title{Row: row, Number: number, Date: a.Date}); err != nil {
		return nil, err
	}
	basis := "№ " + c.Number + ", " + spelt(c.Date)
	h := holding.Holding{Register: holding.Privatized, Number: c.Number, Date: c.Date, Address: p.deal.Dwelling.Address, Area: p.deal.Dwelling.Total,
		Useful: p.deal.Dwelling.Living, Rooms: int64(p.deal.Dwelling.Rooms), From: a.Date, Basis: "№ " + number + ", " + spelt(a.Date)}
	for _, party := range p.deal.Parties {
		part := holding.Member
		if party.Tenant {
			part = holding.Tenant
		}
		h.People = append(h.People, holding.Holder{Name: party.Name, IIN: party.IIN, Born: party.Born, Part: part})
	}
	if _, err := s.hold(ctx, h.Tidy(s.now), origin{caseID: p.is.ID}); err != nil {
		return nil, err
	}
	ended, err := s.endLeases(ctx, p, a.Date, basis)
	return Closed{p.is.CaseNo, row, ended}, err
}

// endLeases plans the end of the leases of the dwelling: of its number, or of one of the parties at its address.
func (s *scene) endLeases(ctx context.Context, p *privatizing, day, basis string) (ended []int64, err error) {
	var asked holding.Household
	asked.Address = p.deal.Dwelling.Address
	for _, party := range p.deal.Parties {
		asked.People = append(asked.People, holding.Sought{Name: party.Name, IIN: party.IIN, Born: party.Born})
	}
	hits, err := holdingsFound(ctx, s.v, asked, dateOf(s.now))
	for _, h := range hits {
		lease := h.Row.Register == holding.Leases || h.Row.Register == holding.Orders
		known := h.Matches[0].By == holding.ByIIN || h.Matches[0].By == holding.ByBirth
		same := p.deal.LeaseNo != "" && foldNumber(h.Row.Number) == foldNumber(p.deal.LeaseNo) ||
			locales.Fold(h.Row.Address) == locales.Fold(asked.Address)
		if !lease || !known || !same || h.Row.Ended || cmp.Or(h.Row.From, h.Row.Date) > day {
			continue
		}
		if err := s.ends(ctx, h.Row.ID, day, basis); err != nil {
			return nil, err
		}
		ended = append(ended, h.Row.ID)
	}
	return ended, err
}
