package app

import (
	"context"
	"slices"
	"strings"

	"kezek/app/casefile"
	"kezek/app/edition"
	"kezek/app/fault"
	"kezek/locales"
)

// DoStep says that a step is done which needs nothing but that: a file passed on, a paper drafted, something somebody
// outside did.
type DoStep struct {
	CaseNo string `json:"case_no"`
	Step   string `json:"step,omitempty"` // code, where the caller wants to be sure; "" is the one that waits
	At     int64  `json:"at,omitempty"`   // unix ms, when somebody outside did it; now when 0
	Note   string `json:"note,omitempty"`
}

func (DoStep) Name() string { return "do-step" }

var plainKinds = []string{edition.Outside, edition.Pass, edition.Draft, edition.Examine, edition.Prepare}

func (a DoStep) check(ctx context.Context, s *scene) (fault.Findings, error) {
	fs, f, err := s.called(ctx, a.CaseNo)
	if err != nil || f == nil {
		return fs, err
	}
	switch {
	case f.open == nil || a.Step != "" && f.open.Step != a.Step:
		fs.Add("step", fault.Blocks, "way.other-step", "case", a.CaseNo)
		return fs, nil
	case !slices.Contains(plainKinds, f.open.Kind) || f.open.Kind == edition.Prepare && f.is.Branch == "":
		fs.Add("step", fault.Blocks, "way.own-act")
		return fs, nil
	case f.open.Kind != edition.Outside && !s.preview && !s.who.Is(Role(f.open.Role)):
		fs.Add("step", fault.Blocks, "app.fault.not-allowed")
	case a.At != 0 && (a.At > s.now || a.At < f.open.BegunAt):
		fs.Add("at", fault.Blocks, "way.time")
	}
	pauses, err := s.v.Pauses(ctx, f.is.ID)
	if err != nil {
		return fs, err
	}
	if f.open.Kind != edition.Outside && standing(pauses) != nil {
		fs.Add("case_no", fault.Blocks, "way.suspended", "case", a.CaseNo)
		return fs, nil
	}
	if f.open.Role == string(Executor) {
		if err := s.mine(ctx, &fs, f); err != nil {
			return fs, err
		}
	}
	if f.open.Kind != edition.Outside {
		s.late(&fs, f, false)
	}
	return fs, nil
}

func (a DoStep) plan(ctx context.Context, s *scene) (any, error) {
	f, err := s.file(ctx, a.CaseNo)
	if err != nil {
		return nil, err
	}
	late := s.lateness(f)
	outcome, data := casefile.Done, any(nil)
	switch f.open.Kind {
	case edition.Outside:
		outcome = casefile.ByOthers
	case edition.Examine:
		outcome, data = casefile.Complete, Proposal{Outcome: casefile.Complete}
	}
	note := strings.TrimSpace(locales.Clean(a.Note) + " " + s.reason)
	if a.At != 0 && f.open.Kind == edition.Outside {
		now := s.now
		s.now = a.At
		defer func() { s.now = now }()
	}
	if err := s.proceed(ctx, f, outcome, note, data); err != nil {
		return nil, err
	}
	return f.went(late), nil
}
