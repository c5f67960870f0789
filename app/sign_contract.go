package app

import (
	"context"
	"encoding/json"
	"strings"

	"kezek/app/fault"
	"kezek/app/privatization"
	"kezek/locales"
	"kezek/store"
)

// SignContract concludes a contract of privatization. What was agreed stays in it as it was: parties, dwelling, price, schedule.
type SignContract struct {
	CaseNo    string               `json:"case_no"`
	Date      string               `json:"date"`             // yyyy-mm-dd
	Ownership string               `json:"ownership"`        // joint, shared
	Shares    []privatization.Part `json:"shares,omitempty"` // of everybody who takes part, where it is shared
	Place     string               `json:"place,omitempty"`
	ForOffice string               `json:"for_office,omitempty"` // who signs for the local executive body, and by what; the head when ""
}

// Contracted is what SignContract answers.
type Contracted struct {
	CaseNo string `json:"case_no"`
	Number string `json:"number"`
	Sum    int64  `json:"sum"` // tiyn
}

func (SignContract) Name() string { return "sign-contract" }

func (a SignContract) check(ctx context.Context, s *scene) (fault.Findings, error) {
	fs, p, err := s.privatizing(ctx, a.CaseNo, true)
	if err != nil || p == nil || p.contract != nil {
		return fs, err
	}
	today := dateOf(s.now)
	decided, err := s.commissionSaid(ctx, p.file)
	if err != nil {
		return fs, err
	}
	if _, err := dayAt(a.Date); err != nil || a.Date > today || decided != nil && a.Date < decided.Date {
		fs.Add("date", fault.Blocks, "privatization.contract.date")
	}
	a.checkPrice(&fs, s, p)
	fs = append(fs, privatization.CheckOwnership(a.Ownership, a.Shares, p.people)...)
	if p.matter.Dwelling.Address == "" || p.matter.Dwelling.Total == 0 {
		fs.Add("case_no", fault.Blocks, "privatization.dwelling.need")
	}
	if p.transfer == nil && p.matter.NeedsTransfer(p.svc) {
		f := fault.Finding{Field: "case_no", Severity: fault.Blocks, Key: "privatization.transfer.missing", Clause: p.svc.Transfer.Clause}
		if !p.svc.Transfer.Verified {
			f.Severity = fault.NeedsReason
		}
		fs = append(fs, f)
	}
	return fs, nil
}

// checkPrice holds the contract to a price that stands, and to the way of paying that was chosen for it.
func (a SignContract) checkPrice(fs *fault.Findings, s *scene, p *privatizing) {
	switch {
	case p.price == nil:
		fs.Add("case_no", fault.Blocks, "privatization.no-price")
		return
	case p.price.Price == 0:
	case p.choice == nil:
		fs.Add("case_no", fault.Blocks, "privatization.no-choice")
	case p.choice.Price != p.price.ID:
		fs.Add("case_no", fault.Blocks, "privatization.choice.old")
	}
	if !s.preview && p.price.By == s.who.ID && s.office.SoleOrder == "" {
		fs.Add("", fault.Blocks, "privatization.contract.second-person")
	}
}

func (a SignContract) plan(ctx context.Context, s *scene) (any, error) {
	_, p, err := s.privatizing(ctx, a.CaseNo, true)
	if err != nil {
		return nil, err
	}
	deal := a.agreed(p)
	id, err := s.next(ctx, store.CountContract)
	if err != nil {
		return nil, err
	}
	number, err := s.number(ctx, Contracts, "contract-no")
	if err != nil {
		return nil, err
	}
	text, err := json.Marshal(deal)
	if err != nil {
		return nil, err
	}
	s.insert(&store.Contract{ID: id, CaseID: p.is.ID, Number: number, Date: a.Date, Sum: deal.Price.Price, People: lookedUpBy(deal.Parties),
		Data: string(text), Person: s.who.ID, At: s.now})
	return Contracted{p.is.CaseNo, number, deal.Price.Price}, nil
}

// agreed lays out what was agreed.
func (a SignContract) agreed(p *privatizing) privatization.Contract {
	m := p.matter
	deal := privatization.Contract{Parties: privatization.Parties(p.people, a.Shares, adult(p.svc), a.Date), Ownership: a.Ownership, Status: m.Status,
		Dwelling: m.Dwelling, LeaseNo: m.LeaseNo, LeasedOn: m.LeasedOn, Price: p.price.Calculation, Edition: p.price.Edition,
		Place: locales.Clean(a.Place), ForOffice: locales.Clean(a.ForOffice)}
	for i := range deal.Parties {
		if is := memberN(p.members, deal.Parties[i].N); is != nil {
			deal.Parties[i].Relation = is.Relation
		}
	}
	if deal.Price.Price > 0 {
		deal.Months, deal.Dues = p.choice.Months, p.choice.Dues
	}
	return deal
}

// dealOf reads what was agreed by a contract.
func dealOf(c store.Contract) (deal privatization.Contract, err error) {
	return deal, json.Unmarshal([]byte(c.Data), &deal)
}

// contracted reads the contract of a number that holds; else fs says what hinders and c is nil.
func (s *scene) contracted(ctx context.Context, number string) (fs fault.Findings, c *store.Contract, p *privatizing, err error) {
	c, err = s.v.ContractByNumber(ctx, strings.TrimSpace(number))
	if err != nil {
		return fs, nil, nil, err
	}
	if c == nil {
		fs.Add("contract", fault.Blocks, "privatization.contract.none", "number", number)
		return fs, nil, nil, nil
	}
	k, err := s.caseAhead(ctx, c.CaseID)
	if err != nil {
		return fs, nil, nil, err
	}
	f, err := s.file(ctx, k.CaseNo)
	if err != nil {
		return fs, nil, nil, err
	}
	if p, err = s.privatizingOf(ctx, f); err != nil {
		return fs, nil, nil, err
	}
	if p.contract == nil || p.contract.ID != c.ID {
		fs.Add("contract", fault.Blocks, "annul.already", "number", number)
		return fs, nil, nil, nil
	}
	return fs, c, p, nil
}
