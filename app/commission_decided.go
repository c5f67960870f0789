package app

import (
	"context"
	"strings"

	"kezek/app/casefile"
	"kezek/app/edition"
	"kezek/app/fault"
	"kezek/locales"
	"kezek/store"
)

// CommissionDecided enters what the commission decided on a case.
type CommissionDecided struct {
	CaseNo  string `json:"case_no"`
	Signed         // number and date of its minutes
	Outcome string `json:"outcome"` // grant, refuse
	Ground  string `json:"ground,omitempty"`
	Facts   string `json:"facts,omitempty"`
}

func (CommissionDecided) Name() string { return "commission-decided" }

func (a CommissionDecided) check(ctx context.Context, s *scene) (fault.Findings, error) {
	fs, f, err := s.waits(ctx, a.CaseNo, edition.Commission)
	if err != nil || f == nil {
		return fs, err
	}
	s.late(&fs, f, false)
	if err := s.beforeCommission(ctx, &fs, f.is.ID); err != nil { // it sits in this program: its minutes say what it decided
		return fs, err
	}
	switch a.Outcome {
	case casefile.ToGrant:
	case casefile.ToRefuse:
		checkGround(&fs, f.svc, edition.ToRefuse, a.Ground)
		checkFacts(&fs, a.Facts)
	default:
		fs.Add("outcome", fault.Blocks, "way.need.outcome")
	}
	return fs, a.Signed.check(ctx, s, &fs, f.is.ReceivedAt)
}

func (a CommissionDecided) plan(ctx context.Context, s *scene) (any, error) {
	f, err := s.file(ctx, a.CaseNo)
	if err != nil {
		return nil, err
	}
	if err := s.reach(ctx, f, edition.Commission); err != nil {
		return nil, err
	}
	late := s.lateness(f)
	id, err := s.next(ctx, store.CountDecision)
	if err != nil {
		return nil, err
	}
	at, _ := a.effective()
	s.insert(&store.Decision{ID: id, Kind: a.Name(), Number: strings.TrimSpace(a.Number), Date: a.Date, EffectiveAt: at, CaseID: &f.is.ID,
		Ground: a.Ground, Facts: locales.Clean(a.Facts), Note: s.reason, Signer: s.who.ID, SignedAt: s.now})
	if err := s.proceed(ctx, f, a.Outcome, s.reason, a); err != nil {
		return nil, err
	}
	return f.went(late), nil
}
