package app

import (
	"context"

	"kezek/app/casefile"
	"kezek/app/fault"
	"kezek/store"
)

// HandOver gives an executor's work to another: one case, or all that are under way.
type HandOver struct {
	CaseNo string `json:"case_no,omitempty"` // one case, or
	From   string `json:"from,omitempty"`    // login: all of this executor
	To     string `json:"to"`                // login
}

func (HandOver) Name() string { return "hand-over" }

func (a HandOver) cases(ctx context.Context, s *scene) ([]store.Case, error) {
	if a.CaseNo != "" {
		c, err := s.v.CaseByNo(ctx, a.CaseNo)
		if err != nil || c == nil || !casefile.Open(c.State) {
			return nil, err
		}
		return []store.Case{*c}, nil
	}
	from, err := s.v.PersonByLogin(ctx, a.From)
	if err != nil || from == nil {
		return nil, err
	}
	return s.v.CasesOfExecutor(ctx, from.ID)
}

func (a HandOver) check(ctx context.Context, s *scene) (fault.Findings, error) {
	var fs fault.Findings
	cases, err := a.cases(ctx, s)
	if err != nil {
		return fs, err
	}
	if len(cases) == 0 {
		fs.Add("case_no", fault.Blocks, "way.over.none")
	}
	if s.reason == "" {
		fs.Add("", fault.NeedsReason, "way.over.reason")
	}
	return fs, s.checkExecutor(ctx, &fs, "to", a.To)
}

func (a HandOver) plan(ctx context.Context, s *scene) (any, error) {
	cases, err := a.cases(ctx, s)
	if err != nil {
		return nil, err
	}
	to, err := s.v.PersonByLogin(ctx, a.To)
	if err != nil {
		return nil, err
	}
	numbers := []string{}
	for _, c := range cases {
		is := c
		is.Executor = to.ID
		s.update(&c, &is)
		numbers = append(numbers, c.CaseNo)
	}
	return map[string]any{"cases": numbers, "to": to.Name}, nil
}
