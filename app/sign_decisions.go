package app

import (
	"context"
	"encoding/json"
	"fmt"
	"strings"

	"kezek/app/fault"
	"kezek/store"
)

// SignDecisions signs drafted decisions, one or many under one number, all or none. The number may come later.
type SignDecisions struct {
	Drafts []int64 `json:"drafts"`
	Signed
}

// SignedDecision is one of what SignDecisions answers.
type SignedDecision struct {
	Draft    int64  `json:"draft"`
	Act      string `json:"act"`
	Decision int64  `json:"decision"`
	RegNo    string `json:"reg_no,omitempty"`
	CaseNo   string `json:"case_no,omitempty"`
	Result   any    `json:"result"` // of the act itself
}

func (SignDecisions) Name() string { return "sign-decisions" }

// drafted reads a draft that waits, with number and date filled in; nil when there is none.
func (a SignDecisions) drafted(ctx context.Context, s *scene, id int64) (*store.DraftDecision, decisive, error) {
	row, err := s.v.DraftDecision(ctx, id)
	if err != nil || row == nil || row.State != "draft" {
		return nil, nil, err
	}
	d, err := DraftDecision{row.Act, json.RawMessage(row.Data)}.decision()
	if err == nil {
		d.sign(a.Signed)
	}
	return row, d, err
}

func (a SignDecisions) check(ctx context.Context, s *scene) (all fault.Findings, err error) {
	if len(a.Drafts) == 0 {
		all.Add("drafts", fault.Blocks, "draft.need")
	}
	about := map[string]bool{}
	for i, id := range a.Drafts {
		at := fmt.Sprintf("drafts.%d", i)
		row, d, err := a.drafted(ctx, s, id)
		if err != nil {
			return all, err
		}
		if row == nil {
			all.Add(at, fault.Blocks, "draft.none", "draft", id)
			continue
		}
		for _, number := range touches(d) {
			if about[number] {
				all.Add(at, fault.Blocks, "draft.twice", "number", number)
			}
			about[number] = true
		}
		fs, err := s.signing(row, func() (fault.Findings, error) { return d.check(ctx, s) })
		if err != nil {
			return all, err
		}
		all = append(all, under(fs, at, len(a.Drafts) > 1)...)
	}
	return all, nil
}

// under puts what was found about one of several drafts at its field; number and date are the same for all.
func under(fs fault.Findings, at string, several bool) (moved fault.Findings) {
	for _, f := range fs {
		if several && f.Field != "number" && f.Field != "date" {
			f.Field = strings.TrimSuffix(at+"."+f.Field, ".")
		}
		moved = append(moved, f)
	}
	return moved
}

// signing carries out check or plan of a draft as the one being signed; what its author gave as a reason counts.
func (s *scene) signing(row *store.DraftDecision, do func() (fault.Findings, error)) (fault.Findings, error) {
	was, reason := s.draft, s.reason
	s.draft = row
	if s.reason == "" {
		s.reason = row.Reason
	}
	fs, err := do()
	s.draft, s.reason = was, reason
	if row.Reason == "" {
		return fs, err
	}
	for i := range fs {
		if fs[i].Severity == fault.NeedsReason { // given with the draft
			fs[i].Severity = fault.Note
		}
	}
	return fs, err
}

// touches are the numbers a decision changes: two decisions on one of them are not signed at once.
func touches(d decisive) (numbers []string) {
	regNo, caseNo := d.about()
	numbers = append(numbers, regNo+caseNo)
	if m, ok := d.(*Merge); ok {
		numbers = append(numbers, m.Into)
	}
	return numbers
}

func (a SignDecisions) plan(ctx context.Context, s *scene) (any, error) {
	answers := []SignedDecision{}
	for _, id := range a.Drafts {
		row, d, err := a.drafted(ctx, s, id)
		if err != nil {
			return nil, err
		}
		first, err := s.upcoming(ctx, store.CountDecision)
		if err != nil {
			return nil, err
		}
		answer := SignedDecision{Draft: id, Act: row.Act, Decision: first}
		answer.RegNo, answer.CaseNo = d.about()
		if _, err := s.signing(row, func() (_ fault.Findings, err error) {
			answer.Result, err = d.plan(ctx, s)
			return nil, err
		}); err != nil {
			return nil, err
		}
		is := *row
		is.State, is.Decision = "signed", first
		s.update(row, &is)
		answers = append(answers, answer)
	}
	return answers, nil
}

// upcoming is the number a counter gives next.
func (s *scene) upcoming(ctx context.Context, name string) (int64, error) {
	if c, ok := s.counters[name]; ok {
		return c.becomes.N + 1, nil
	}
	row, err := s.v.Counter(ctx, name)
	return row.N + 1, err
}
