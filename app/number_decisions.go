package app

import (
	"context"
	"fmt"
	"strings"

	"kezek/app/fault"
)

// NumberDecisions fills in the number of decisions that were signed before the chancery had one.
type NumberDecisions struct {
	Decisions []int64 `json:"decisions"`
	Number    string  `json:"number"`
}

// Numbered is what NumberDecisions answers.
type Numbered struct {
	Number    string  `json:"number"`
	Decisions []int64 `json:"decisions"`
}

func (NumberDecisions) Name() string { return "number-decisions" }

func (a NumberDecisions) check(ctx context.Context, s *scene) (fs fault.Findings, err error) {
	if len(a.Decisions) == 0 {
		fs.Add("decisions", fault.Blocks, "draft.need")
	}
	for i, id := range a.Decisions {
		at := fmt.Sprintf("decisions.%d", i)
		d, err := s.v.Decision(ctx, id)
		if err != nil {
			return fs, err
		}
		switch {
		case d == nil:
			fs.Add(at, fault.Blocks, "decision.none", "decision", id)
			continue
		case d.Number != "":
			fs.Add(at, fault.Blocks, "decision.numbered", "number", d.Number)
		}
		if i == 0 {
			if err := (Signed{a.Number, d.Date}).check(ctx, s, &fs, 0); err != nil {
				return fs, err
			}
		}
	}
	return fs, nil
}

func (a NumberDecisions) plan(ctx context.Context, s *scene) (any, error) {
	for _, id := range a.Decisions {
		was, err := s.v.Decision(ctx, id)
		if err != nil {
			return nil, err
		}
		is := *was
		is.Number = strings.TrimSpace(a.Number)
		s.update(was, &is)
	}
	if err := s.issueNumbered(ctx, a.Decisions); err != nil {
		return nil, err
	}
	return Numbered{strings.TrimSpace(a.Number), a.Decisions}, nil
}
