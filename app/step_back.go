package app

import (
	"context"
	"slices"

	"kezek/app/casefile"
	"kezek/app/edition"
	"kezek/app/fault"
	"kezek/store"
)

// StepBack sends a case back to an earlier step, with a reason.
type StepBack struct {
	CaseNo string `json:"case_no"`
	Step   string `json:"step"` // code of the earlier step
}

func (StepBack) Name() string { return "step-back" }

func (a StepBack) check(ctx context.Context, s *scene) (fault.Findings, error) {
	fs, f, err := s.underWay(ctx, a.CaseNo)
	if err != nil || f == nil {
		return fs, err
	}
	if !slices.ContainsFunc(f.earlier(), func(x edition.Step) bool { return x.Code == a.Step }) {
		fs.Add("step", fault.Blocks, "way.back.step")
	}
	if s.reason == "" {
		fs.Add("", fault.NeedsReason, "way.back.reason")
	}
	return fs, nil
}

// earlier are the office's own steps a case may go back to: behind its registration, before where it waits.
func (f *file) earlier() (steps []edition.Step) {
	if f.open == nil {
		return nil
	}
	way := casefile.Way(f.law, f.is.Service, f.is.Channel, "")
	taken := false
	for _, x := range way {
		if x.Code == f.open.Step {
			break
		}
		if taken && x.Kind != edition.Outside {
			steps = append(steps, x)
		}
		taken = taken || x.Kind == edition.Take
	}
	if f.is.Branch != "" { // only what was done before the way parted
		steps = slices.DeleteFunc(steps, func(x edition.Step) bool {
			return !slices.ContainsFunc(f.steps, func(p store.Step) bool { return p.Step == x.Code })
		})
	}
	return steps
}

func (a StepBack) plan(ctx context.Context, s *scene) (any, error) {
	f, err := s.file(ctx, a.CaseNo)
	if err != nil {
		return nil, err
	}
	if err := s.close(ctx, f, casefile.Back, s.reason, nil); err != nil {
		return nil, err
	}
	f.is.Branch = ""
	if err := s.add(ctx, f, s.passage(f, f.step(a.Step), f.nextN(), s.now)); err != nil {
		return nil, err
	}
	s.keep(f)
	return f.went(0), nil
}
