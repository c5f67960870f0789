package app

import (
	"context"

	"kezek/app/casefile"
	"kezek/app/edition"
	"kezek/app/fault"
	"kezek/locales"
)

// AssignExecutor is the head's word who does the work, with an instruction.
type AssignExecutor struct {
	CaseNo      string `json:"case_no"`
	Executor    string `json:"executor"` // login
	Instruction string `json:"instruction,omitempty"`
}

func (AssignExecutor) Name() string { return "assign" }

func (a AssignExecutor) check(ctx context.Context, s *scene) (fault.Findings, error) {
	fs, f, err := s.waits(ctx, a.CaseNo, edition.Assign)
	if err != nil || f == nil {
		return fs, err
	}
	s.late(&fs, f, false)
	return fs, s.checkExecutor(ctx, &fs, "executor", a.Executor)
}

func (s *scene) checkExecutor(ctx context.Context, fs *fault.Findings, field, login string) error {
	p, err := s.v.PersonByLogin(ctx, login)
	if err != nil {
		return err
	}
	if p == nil || !p.Active || !personOf(p).Is(Executor) {
		fs.Add(field, fault.Blocks, "way.no-executor")
		return nil
	}
	away, err := s.v.AbsencesOn(ctx, dateOf(s.now))
	for _, x := range away {
		if x.Person == p.ID {
			fs.Add(field, fault.NeedsReason, "way.executor-away", "name", p.Name, "day", x.To)
		}
	}
	return err
}

func (a AssignExecutor) plan(ctx context.Context, s *scene) (any, error) {
	f, err := s.file(ctx, a.CaseNo)
	if err != nil {
		return nil, err
	}
	p, err := s.v.PersonByLogin(ctx, a.Executor)
	if err != nil {
		return nil, err
	}
	if err := s.reach(ctx, f, edition.Assign); err != nil {
		return nil, err
	}
	late := s.lateness(f)
	f.is.Executor = p.ID
	data := map[string]any{"executor": p.ID, "instruction": locales.Clean(a.Instruction)}
	if err := s.proceed(ctx, f, casefile.Done, s.reason, data); err != nil {
		return nil, err
	}
	s.keep(f)
	return f.went(late), nil
}
