package app

import (
	"context"
	"time"

	"kezek/app/casefile"
	"kezek/app/fault"
)

// Withdraw ends a case at the applicant's own wish.
type Withdraw struct {
	CaseNo string `json:"case_no"`
	On     string `json:"on"` // yyyy-mm-dd of the applicant's letter
}

func (Withdraw) Name() string { return "withdraw" }

func (a Withdraw) check(ctx context.Context, s *scene) (fault.Findings, error) {
	fs, f, err := s.underWay(ctx, a.CaseNo)
	if err != nil || f == nil {
		return fs, err
	}
	if _, err := time.Parse(time.DateOnly, a.On); err != nil || a.On > dateOf(s.now) || a.On < dateOf(f.is.ReceivedAt) {
		fs.Add("on", fault.Blocks, "way.withdraw.day")
	}
	return fs, nil
}

func (a Withdraw) plan(ctx context.Context, s *scene) (any, error) {
	f, err := s.file(ctx, a.CaseNo)
	if err != nil {
		return nil, err
	}
	if f.open != nil {
		if err := s.close(ctx, f, casefile.Over, s.reason, map[string]string{"withdrawn": a.On}); err != nil {
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
