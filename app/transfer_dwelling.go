package app

import (
	"context"

	"kezek/app/edition"
	"kezek/app/fault"
	"kezek/app/privatization"
	"kezek/locales"
)

// TransferDwelling notes that another body gave a dwelling over to the communal stock, by the rules of decree 616, and files its
// price certificate where it gave one.
type TransferDwelling struct {
	CaseNo string `json:"case_no"`
	privatization.Transfer
}

func (TransferDwelling) Name() string { return "transfer-dwelling" }

func (a TransferDwelling) check(ctx context.Context, s *scene) (fault.Findings, error) {
	fs, p, err := s.privatizing(ctx, a.CaseNo, false)
	if err != nil || p == nil {
		return fs, err
	}
	fs = append(fs, a.Transfer.Check(dateOf(s.now))...)
	if !p.matter.NeedsTransfer(p.svc) {
		fs.Add("case_no", fault.NeedsReason, "privatization.transfer.not-needed")
	}
	if p.transfer != nil {
		fs.Add("", fault.NeedsReason, "privatization.transfer.again", "number", p.transfer.ActNo)
	}
	if a.Certificate != nil && p.price != nil {
		s.repriced(&fs, p.price)
	}
	return fs, nil
}

// tidy cleans pasted texts.
func (a TransferDwelling) tidy() privatization.Transfer {
	t := a.Transfer
	t.Body, t.ActNo = locales.Clean(t.Body), locales.Clean(t.ActNo)
	if t.Certificate != nil {
		c := *t.Certificate
		c.Number, c.Issuer = locales.Clean(c.Number), locales.Clean(c.Issuer)
		t.Certificate = &c
	}
	return t
}

func (a TransferDwelling) plan(ctx context.Context, s *scene) (any, error) {
	_, p, err := s.privatizing(ctx, a.CaseNo, false)
	if err != nil {
		return nil, err
	}
	t := a.tidy()
	if _, err := s.stage(ctx, p.is.ID, stageTransfer, t); err != nil {
		return nil, err
	}
	answer := Priced{CaseNo: p.is.CaseNo}
	if t.Certificate == nil {
		return answer, nil
	}
	calculation := t.Certificate.Calculation(transferCite(p.svc))
	answer.Price = calculation.Price
	_, err = s.stage(ctx, p.is.ID, stagePrice, pricing{Calculation: calculation, Edition: p.is.Edition})
	return answer, err
}

// transferCite is what a transfer rests on by the edition.
func transferCite(svc *edition.Service) edition.Text {
	if svc.Transfer == nil {
		return edition.Text{}
	}
	return svc.Transfer.Cite
}
