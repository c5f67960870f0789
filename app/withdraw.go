package app

import (
	"cmp"
	"context"
	"time"

	"kezek/app/casefile"
	"kezek/app/edition"
	"kezek/app/fault"
	"kezek/locales"
)

// Withdraw ends a case at the applicant's own wish. A privatization may be given up after the decision too, until the contract: the
// decision then has no effect any more, what was decided and reckoned stays on record, and the tenant may ask again.
type Withdraw struct {
	CaseNo   string `json:"case_no"`
	On       string `json:"on"`                 // yyyy-mm-dd of the applicant's letter
	Document string `json:"document,omitempty"` // its number where the office gave it one
}

func (Withdraw) Name() string { return "withdraw" }

func (a Withdraw) check(ctx context.Context, s *scene) (fault.Findings, error) {
	fs, f, err := s.called(ctx, a.CaseNo)
	if err != nil || f == nil {
		return fs, err
	}
	if !casefile.Open(f.is.State) {
		if err := s.givenUp(ctx, &fs, f); err != nil || fs.Blocking(true) {
			return fs, err
		}
	}
	if _, err := time.Parse(time.DateOnly, a.On); err != nil || a.On > dateOf(s.now) || a.On < dateOf(f.is.ReceivedAt) {
		fs.Add("on", fault.Blocks, "way.withdraw.day")
	}
	return fs, nil
}

// givenUp says whether a case that was decided may be withdrawn still, and which decision that takes the effect of.
func (s *scene) givenUp(ctx context.Context, fs *fault.Findings, f *file) error {
	if f.is.Service != edition.Privatization || f.is.State != casefile.Granted {
		fs.Add("case_no", fault.Blocks, "decision.decided", "case", f.is.CaseNo)
		return nil
	}
	p, err := s.privatizingOf(ctx, f)
	if err != nil {
		return err
	}
	if p.contract != nil {
		fs.Add("case_no", fault.Blocks, "way.withdraw.contract", "number", p.contract.Number)
		return nil
	}
	d, err := s.commissionSaid(ctx, f)
	if d != nil {
		fs.Add("", fault.NeedsReason, "way.withdraw.decision", "number", cmp.Or(d.Number, "–"), "day", spelt(d.Date))
	}
	return err
}

func (a Withdraw) plan(ctx context.Context, s *scene) (any, error) {
	f, err := s.file(ctx, a.CaseNo)
	if err != nil {
		return nil, err
	}
	letter := map[string]string{"withdrawn": a.On}
	if number := locales.Clean(a.Document); number != "" {
		letter["document"] = number
	}
	if f.open == nil && !casefile.Open(f.is.State) { // it was answered, and the answer handed out
		if err := s.add(ctx, f, s.passage(f, casefile.GivenUp(), f.nextN(), s.now)); err != nil {
			return nil, err
		}
	}
	if f.open != nil {
		if err := s.close(ctx, f, casefile.Over, s.reason, letter); err != nil {
			return nil, err
		}
	}
	if err := s.endPause(ctx, f); err != nil {
		return nil, err
	}
	f.is.State = casefile.Withdrawn
	s.keep(f)
	return f.went(0), nil
}

// endPause ends a suspension together with the case.
func (s *scene) endPause(ctx context.Context, f *file) error {
	pauses, err := s.v.Pauses(ctx, f.is.ID)
	if p := standing(pauses); err == nil && p != nil {
		is := *p
		is.ToAt = s.now
		s.update(p, &is)
	}
	return err
}
