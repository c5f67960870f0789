package app

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"kezek/app/fault"
	"kezek/locales"
	"kezek/store"
)

// SignDecisions signs drafted decisions, one or many under one number, all or none: also those of a commission's closed meeting,
// whose papers are issued by the same act. The number may come later.
type SignDecisions struct {
	Drafts  []int64 `json:"drafts,omitempty"`
	Meeting int64   `json:"meeting,omitempty"` // instead of drafts: all that wait of a closed meeting
	Each    bool    `json:"each,omitempty"`    // each gets a number of its own from the office's register, so none is told
	Signed
}

// SignedDecision is one of what SignDecisions answers.
type SignedDecision struct {
	Draft    int64  `json:"draft"`
	Act      string `json:"act"`
	Decision int64  `json:"decision"`
	Number   string `json:"number"`
	RegNo    string `json:"reg_no,omitempty"`
	CaseNo   string `json:"case_no,omitempty"`
	Result   any    `json:"result"`           // of the act itself
	Papers   int    `json:"papers,omitempty"` // issued with it
}

func (SignDecisions) Name() string { return "sign-decisions" }

// toSign is one draft that is to be signed.
type toSign struct {
	row  *store.DraftDecision
	d    decisive
	item *onItem // nil for a draft no commission decided
}

// drafted reads a draft that waits; its row is nil when there is none.
func (a SignDecisions) drafted(ctx context.Context, s *scene, id int64, sessions map[int64]*session) (t toSign, err error) {
	row, err := s.v.DraftDecision(ctx, id)
	if err != nil || row == nil || row.State != "draft" {
		return t, err
	}
	t.row = row
	if t.d, err = decisionOfDraft(row); err != nil {
		return t, err
	}
	t.d.sign(a.Signed)
	x, err := s.v.ItemOfDraft(ctx, id)
	if err != nil || x == nil || x.State != ItemDecided {
		return t, err
	}
	m, known := sessions[x.Meeting]
	if !known {
		row, err := s.v.Meeting(ctx, x.Meeting)
		if err != nil {
			return t, err
		}
		if m, err = s.o.sessionOf(ctx, s.v, row); err != nil {
			return t, err
		}
		sessions[x.Meeting] = m
	}
	if m.row.State == MeetingClosed {
		t.item = &onItem{x, m}
	}
	return t, nil
}

// all are the drafts to sign: those named, or those that wait of the meeting.
func (a SignDecisions) all(ctx context.Context, s *scene) ([]int64, error) {
	if a.Meeting == 0 {
		return a.Drafts, nil
	}
	items, err := s.v.Items(ctx, a.Meeting)
	drafts := slices.Clone(a.Drafts)
	for _, x := range items {
		if waitsForHead(&x) {
			drafts = append(drafts, x.Draft)
		}
	}
	return drafts, err
}

func (a SignDecisions) check(ctx context.Context, s *scene) (all fault.Findings, err error) {
	drafts, err := a.all(ctx, s)
	if err != nil {
		return all, err
	}
	switch {
	case a.Meeting != 0 && len(a.Drafts) > 0:
		all.Add("meeting", fault.Blocks, "draft.either")
	case len(drafts) == 0:
		all.Add("drafts", fault.Blocks, "draft.need")
	}
	if a.Each && strings.TrimSpace(a.Number) != "" {
		all.Add("number", fault.Blocks, "draft.each-number")
	}
	about, sessions := map[string]bool{}, map[int64]*session{}
	for i, id := range drafts {
		at := fmt.Sprintf("drafts.%d", i)
		t, err := a.drafted(ctx, s, id, sessions)
		if err != nil {
			return all, err
		}
		if t.row == nil {
			all.Add(at, fault.Blocks, "draft.none", "draft", id)
			continue
		}
		for _, number := range touches(t.d) {
			if about[number] {
				all.Add(at, fault.Blocks, "draft.twice", "number", number)
			}
			about[number] = true
		}
		fs, err := s.signing(t, func() (fault.Findings, error) { return t.d.check(ctx, s) })
		if err != nil {
			return all, err
		}
		if fs, err = a.checkItem(ctx, s, t, fs); err != nil {
			return all, err
		}
		all = append(all, under(fs, at, len(drafts) > 1)...)
	}
	return once(all), nil
}

// checkItem looks at what the commission has to do with a draft. A number from the register is not missed.
func (a SignDecisions) checkItem(ctx context.Context, s *scene, t toSign, fs fault.Findings) (fault.Findings, error) {
	if a.Each {
		fs = slices.DeleteFunc(fs, func(f fault.Finding) bool { return f.Key == "decision.number.later" })
	}
	if t.item == nil {
		x, err := s.v.ItemOfDraft(ctx, t.row.ID)
		if err == nil {
			err = s.stillThere(ctx, &fs, "", x)
		}
		return fs, err
	}
	m := t.item.m.row
	if a.Date != "" && a.Date < m.Date {
		fs.Add("date", fault.Blocks, "draft.before-meeting", "date", spelt(m.Date))
	}
	if m.ClosedBy == s.who.ID && s.office.SoleOrder == "" { // who closed the meeting does not sign what it decided
		severity := fault.Blocks
		if s.preview {
			severity = fault.Note
		}
		fs.Add("", severity, "item.second-person")
	}
	return fs, nil
}

// once leaves one of what was found about the number and the date, which all drafts share.
func once(fs fault.Findings) (left fault.Findings) {
	seen := map[string]bool{}
	for _, f := range fs {
		key := f.Field + " " + f.Key
		if (f.Field == "number" || f.Field == "date") && seen[key] {
			continue
		}
		seen[key] = true
		left = append(left, f)
	}
	return left
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
func (s *scene) signing(t toSign, do func() (fault.Findings, error)) (fault.Findings, error) {
	was, item, reason := s.draft, s.item, s.reason
	s.draft, s.item = t.row, t.item
	if s.reason == "" {
		s.reason = t.row.Reason
	}
	fs, err := do()
	s.draft, s.item, s.reason = was, item, reason
	if t.row.Reason == "" {
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
	if regNo+caseNo != "" {
		numbers = append(numbers, regNo+caseNo)
	}
	if m, ok := d.(*Merge); ok {
		numbers = append(numbers, m.Into)
	}
	return numbers
}

func (a SignDecisions) plan(ctx context.Context, s *scene) (any, error) {
	drafts, err := a.all(ctx, s)
	if err != nil {
		return nil, err
	}
	answers, sessions := []SignedDecision{}, map[int64]*session{}
	var issued []signedItem
	for _, id := range drafts {
		t, err := a.drafted(ctx, s, id, sessions)
		if err != nil {
			return nil, err
		}
		answer := SignedDecision{Draft: id, Act: t.row.Act}
		if answer.Decision, err = s.upcoming(ctx, store.CountDecision); err != nil {
			return nil, err
		}
		if answer.Number, err = a.numbered(ctx, s, t.d); err != nil {
			return nil, err
		}
		answer.RegNo, answer.CaseNo = t.d.about()
		if _, err := s.signing(t, func() (_ fault.Findings, err error) {
			answer.Result, err = t.d.plan(ctx, s)
			return nil, err
		}); err != nil {
			return nil, err
		}
		is := *t.row
		is.State, is.Decision = "signed", answer.Decision
		s.update(t.row, &is)
		if t.item != nil {
			end := *t.item.Item
			end.State, end.Decision = ItemSigned, answer.Decision
			s.update(t.item.Item, &end)
			issued = append(issued, signedItem{&onItem{&end, t.item.m}, len(answers)})
		}
		answers = append(answers, answer)
	}
	if s.preview { // it shows who would move; papers are no matter of the queue
		return answers, nil
	}
	return answers, s.issueItems(ctx, issued, answers)
}

// numbered gives a decision its own number from the register, where each gets one.
func (a SignDecisions) numbered(ctx context.Context, s *scene, d decisive) (string, error) {
	number := strings.TrimSpace(a.Number)
	if a.Each {
		var err error
		if number, err = s.number(ctx, Decisions, "decision-no"); err != nil {
			return "", err
		}
		d.sign(Signed{number, a.Date})
	}
	return locales.Clean(number), nil
}

// upcoming is the number a counter gives next.
func (s *scene) upcoming(ctx context.Context, name string) (int64, error) {
	if c, ok := s.counters[name]; ok {
		return c.becomes.N + 1, nil
	}
	row, err := s.v.Counter(ctx, name)
	return row.N + 1, err
}
