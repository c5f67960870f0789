package app

import (
	"context"
	"encoding/json"
	"slices"

	"kezek/app/fault"
	"kezek/store"
)

// DraftDecision prepares a decision for somebody else to sign. It moves nothing; its preview tells who would move.
type DraftDecision struct {
	Act  string          `json:"act"`  // name of the act
	Data json.RawMessage `json:"data"` // and its data; number and date may be left out
}

// Drafted is what DraftDecision answers.
type Drafted struct {
	Draft  int64  `json:"draft"`
	RegNo  string `json:"reg_no,omitempty"`
	CaseNo string `json:"case_no,omitempty"`
}

func (DraftDecision) Name() string { return "draft-decision" }

func (a DraftDecision) decision() (decisive, error) {
	act, err := ParseAct(a.Act, a.Data)
	if err != nil {
		return nil, err
	}
	d, ok := act.(decisive)
	if !ok {
		return nil, fault.New("G07", "app.fault.no-such-act", "act", a.Act)
	}
	return d, nil
}

func (a DraftDecision) check(ctx context.Context, s *scene) (fault.Findings, error) {
	d, err := a.decision()
	if err != nil {
		return nil, err
	}
	return s.checkDraft(ctx, d)
}

// checkDraft looks at a decision as one that is only drafted.
func (s *scene) checkDraft(ctx context.Context, d decisive) (fault.Findings, error) {
	was := s.drafting
	s.drafting = true
	fs, err := d.check(ctx, s)
	s.drafting = was
	if err != nil {
		return fs, err
	}
	regNo, caseNo := d.about()
	drafts, err := s.v.DraftDecisions(ctx, "draft")
	for _, x := range drafts {
		if other, err := decisionOfDraft(&x); err == nil {
			if r, c := other.about(); r == regNo && c == caseNo {
				fs.Add("", fault.NeedsReason, "draft.another", "number", regNo+caseNo, "draft", x.ID)
			}
		}
	}
	return fs, err
}

func (a DraftDecision) plan(ctx context.Context, s *scene) (any, error) {
	d, err := a.decision()
	if err != nil {
		return nil, err
	}
	if s.preview { // it shows what the decision would do
		s.drafting = true
		return d.plan(ctx, s)
	}
	row, err := s.draftRow(ctx, d)
	if err != nil {
		return nil, err
	}
	answer := Drafted{Draft: row.ID}
	answer.RegNo, answer.CaseNo = d.about()
	return answer, nil
}

// draftRow plans a drafted decision, after it was tried on the queue.
func (s *scene) draftRow(ctx context.Context, d decisive) (*store.DraftDecision, error) {
	trial := *s
	trial.drafting, trial.counters = true, map[string]*counted{}
	trial.rows, trial.events = slices.Clip(s.rows), slices.Clip(s.events)
	if _, err := d.plan(ctx, &trial); err != nil {
		return nil, err
	}
	if _, err := s.o.journal.With(trial.events...); err != nil {
		return nil, err
	}
	id, err := s.next(ctx, store.CountDraft)
	if err != nil {
		return nil, err
	}
	row := &store.DraftDecision{ID: id, Act: d.Name(), Reason: s.reason, DraftedBy: s.who.ID, DraftedAt: s.now, State: "draft"}
	switch regNo, caseNo := d.about(); {
	case regNo != "":
		e, err := s.v.EntryByRegNo(ctx, regNo)
		if err != nil {
			return nil, err
		}
		row.Entry = e.ID
	case caseNo != "":
		c, err := s.v.CaseByNo(ctx, caseNo)
		if err != nil {
			return nil, err
		}
		row.CaseID = c.ID
	}
	row.Data, err = pack(d)
	s.insert(row)
	return row, err
}

// DropDraft gives up a decision nobody signed.
type DropDraft struct {
	Draft int64 `json:"draft"`
}

func (DropDraft) Name() string { return "drop-draft" }

func (a DropDraft) check(ctx context.Context, s *scene) (fault.Findings, error) {
	var fs fault.Findings
	row, err := s.v.DraftDecision(ctx, a.Draft)
	if err == nil && (row == nil || row.State != "draft") {
		fs.Add("draft", fault.Blocks, "draft.none", "draft", a.Draft)
	}
	if s.reason == "" {
		fs.Add("", fault.NeedsReason, "draft.drop")
	}
	if err != nil {
		return fs, err
	}
	x, err := s.v.ItemOfDraft(ctx, a.Draft)
	if err == nil { // the commission declines it, or the head sends it back
		err = s.otherAgenda(ctx, &fs, "draft", x)
	}
	return fs, err
}

func (a DropDraft) plan(ctx context.Context, s *scene) (any, error) {
	was, err := s.v.DraftDecision(ctx, a.Draft)
	if err != nil {
		return nil, err
	}
	is := *was
	is.State, is.Note = "dropped", s.reason
	s.update(was, &is)
	return Drafted{Draft: is.ID}, nil
}
