package app

import (
	"cmp"
	"context"

	"kezek/app/edition"
	"kezek/app/fault"
	"kezek/app/privatization"
)

// ChoosePayment says how a price will be paid: at once by a day, or by a first payment on it and months after it.
type ChoosePayment struct {
	CaseNo string `json:"case_no"`
	Months int    `json:"months,omitempty"` // payments after the first; 0 is at once
	Start  string `json:"start"`            // yyyy-mm-dd, the last day of the first payment
	Unit   int64  `json:"unit,omitempty"`   // tiyn payments are whole units of; a tenge when 0
}

// Chosen is what ChoosePayment answers.
type Chosen struct {
	CaseNo string              `json:"case_no"`
	Dues   []privatization.Due `json:"dues"`
}

func (ChoosePayment) Name() string { return "choose-payment" }

// bandsOf are the bands of a case. An edition adopted before they were data knows none: nothing first, and no longest term.
func bandsOf(f *file) []edition.InstalmentBand {
	if len(f.svc.Instalments) == 0 {
		return []edition.InstalmentBand{{FirstPercent: "0"}}
	}
	return f.svc.Bands(dateOf(cmp.Or(f.is.ChannelAt, f.is.ReceivedAt)))
}

func (a ChoosePayment) terms(price int64) privatization.Terms {
	return privatization.Terms{Price: price, Months: a.Months, Start: a.Start, Rounding: edition.Rounding{Unit: a.Unit}}
}

func (a ChoosePayment) check(ctx context.Context, s *scene) (fault.Findings, error) {
	fs, p, err := s.privatizing(ctx, a.CaseNo, true)
	if err != nil || p == nil {
		return fs, err
	}
	switch {
	case p.price == nil:
		fs.Add("case_no", fault.Blocks, "privatization.no-price")
	case p.price.Price == 0:
		fs.Add("case_no", fault.Blocks, "privatization.nothing-to-pay")
	}
	if len(fs) > 0 {
		return fs, nil
	}
	_, found := privatization.Schedule(bandsOf(p.file), a.terms(p.price.Price))
	fs = append(fs, found...)
	if a.Start != "" && a.Start < dateOf(s.now) {
		fs.Add("start", fault.NeedsReason, "privatization.start.past")
	}
	return fs, nil
}

func (a ChoosePayment) plan(ctx context.Context, s *scene) (any, error) {
	_, p, err := s.privatizing(ctx, a.CaseNo, true)
	if err != nil {
		return nil, err
	}
	dues, _ := privatization.Schedule(bandsOf(p.file), a.terms(p.price.Price))
	_, err = s.stage(ctx, p.is.ID, stageChoice, choice{Price: p.price.ID, Months: a.Months, Start: a.Start, Dues: dues})
	return Chosen{p.is.CaseNo, dues}, err
}
