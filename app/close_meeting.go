package app

import (
	"context"
	"fmt"

	"kezek/app/casefile"
	"kezek/app/commission"
	"kezek/app/edition"
	"kezek/app/fault"
	"kezek/store"
)

// CloseMeeting ends a sitting: the minutes get their number, the votes are frozen, and what was decided waits as drafts for the
// head's signature. Nothing in the queue changes. A meeting without a quorum is closed with what it could not hear postponed.
type CloseMeeting struct {
	Meeting int64 `json:"meeting"`
	EndedAt int64 `json:"ended_at,omitempty"` // unix ms; 0 is now
}

// ClosedMeeting is what CloseMeeting answers.
type ClosedMeeting struct {
	Convened
	Decided   int     `json:"decided"` // items
	Lost      int     `json:"lost"`
	Postponed int     `json:"postponed"`
	TakenOff  int     `json:"taken_off"`
	Drafts    []int64 `json:"drafts"` // that wait for a signature, in the order of the items
}

func (CloseMeeting) Name() string { return "close-meeting" }

func (a CloseMeeting) check(ctx context.Context, s *scene) (fault.Findings, error) {
	fs, m, err := s.session(ctx, a.Meeting, MeetingSitting)
	if err != nil || m == nil {
		return fs, err
	}
	if a.EndedAt > s.now || a.EndedAt != 0 && a.EndedAt < m.row.BeganAt {
		fs.Add("ended_at", fault.Blocks, "meeting.ended")
	}
	reached := m.quorum().Reached()
	if len(m.items) == 0 && reached { // without a quorum nothing can be brought before it either
		fs.Add("meeting", fault.Blocks, "meeting.no-items")
	}
	for i := range m.items {
		x := &m.items[i]
		field := "items." + nth(x.N)
		switch {
		case x.State == ItemOpen && reached:
			fs.Add(field, fault.Blocks, "meeting.item-open", "n", x.N)
		case x.State == ItemDecided:
			told, err := s.checkItem(ctx, m, x)
			if err != nil {
				return fs, err
			}
			fs = append(fs, within(told, field)...)
		}
	}
	return fs, nil
}

// checkItem looks whether what was decided could be carried out: a case may be gone since it came on the agenda.
func (s *scene) checkItem(ctx context.Context, m *session, x *store.Item) (fs fault.Findings, err error) {
	d, err := s.itemDecision(ctx, x)
	if err != nil || d == nil {
		return nil, err
	}
	return s.blocks(ctx, &onItem{x, m}, d)
}

// blocks are what hinders an item's decision from being carried out.
func (s *scene) blocks(ctx context.Context, x *onItem, d decisive) (fs fault.Findings, err error) {
	drafting, item := s.drafting, s.item
	s.drafting, s.item = true, x
	all, err := d.check(ctx, s)
	s.drafting, s.item = drafting, item
	for _, f := range all { // who signs gives the reasons and hears the notes
		if f.Severity == fault.Blocks {
			fs = append(fs, f)
		}
	}
	return fs, err
}

// itemDecision is the decision an item comes to when it is signed; nil where nothing was decided that the head signs.
func (s *scene) itemDecision(ctx context.Context, x *store.Item) (decisive, error) {
	if x.State != ItemDecided && x.State != ItemSigned {
		return nil, nil
	}
	switch x.Motion {
	case MotionGrant, MotionRefuse:
		c, err := s.v.Case(ctx, x.CaseID)
		if err != nil || c == nil {
			return nil, err
		}
		switch {
		case x.Motion == MotionRefuse:
			return &Refuse{CaseNo: c.CaseNo, Ground: x.Ground, Facts: x.Facts, Hearing: x.Hearing}, nil
		case c.Service == edition.Queue:
			return &Enrol{CaseNo: c.CaseNo}, nil
		}
		return &Grant{CaseNo: c.CaseNo}, nil
	}
	if x.Draft == 0 { // a question in words
		return resolutionOf(x), nil
	}
	if x.Motion == MotionDecline {
		return nil, nil
	}
	row, err := s.v.DraftDecision(ctx, x.Draft)
	if err != nil || row == nil {
		return nil, err
	}
	return decisionOfDraft(row)
}

// resolutionOf is the decision on a question in words; without words of its own it adopts or declines what was asked.
func resolutionOf(x *store.Item) *Resolve {
	r := &Resolve{Kind: x.Kind, Question: x.QuestionKK, DecidedKK: x.DecidedKK, DecidedRU: x.DecidedRU}
	if r.Question == "" {
		r.Question = x.QuestionRU
	}
	if r.DecidedKK == "" && r.DecidedRU == "" {
		key := "paper.resolved.adopt"
		if x.Motion == MotionDecline {
			key = "paper.resolved.decline"
		}
		words := message(key)
		r.DecidedKK, r.DecidedRU = words.KK, words.RU
	}
	return r
}

func (a CloseMeeting) plan(ctx context.Context, s *scene) (any, error) {
	_, m, err := s.session(ctx, a.Meeting, MeetingSitting)
	if err != nil {
		return nil, err
	}
	is := *m.row
	is.State, is.ClosedBy, is.ClosedAt, is.EndedAt = MeetingClosed, s.who.ID, s.now, a.EndedAt
	if is.EndedAt == 0 {
		is.EndedAt = s.now
	}
	is.Date = dateOf(is.BeganAt)
	if is.Number, err = s.number(ctx, Minutes, "minutes"); err != nil {
		return nil, err
	}
	answer := ClosedMeeting{Drafts: []int64{}}
	for i := range m.items {
		x := &m.items[i]
		end := *x
		if err := s.endItem(ctx, m, &end, is.Number); err != nil {
			return nil, err
		}
		if end != *x {
			was := *x
			s.update(&was, &end)
			*x = end // as the minutes tell it
		}
		switch end.State {
		case ItemDecided:
			answer.Decided++
			if waitsForHead(&end) {
				answer.Drafts = append(answer.Drafts, end.Draft)
			}
		case ItemLost:
			answer.Lost++
		case ItemPostponed:
			answer.Postponed++
		case ItemTakenOff:
			answer.TakenOff++
		}
	}
	s.update(m.row, &is) // after the items: a closed meeting's stay as they are
	answer.Convened = convened(is)
	m.row = &is
	return answer, s.issueMinutes(ctx, m)
}

// endItem makes of an item what it is after the meeting: its decision is drafted, a declined one is given up, and what could not
// be heard without a quorum is postponed.
func (s *scene) endItem(ctx context.Context, m *session, x *store.Item, minutes string) error {
	switch {
	case x.State == ItemOpen:
		b := commission.Ballot{Present: m.present, Presiding: int(m.row.Presiding)}
		text, err := pack(b)
		x.State, x.Motion, x.Result, x.Ballot = ItemPostponed, MotionPostpone, commission.NoQuorum, text
		return err
	case x.State != ItemDecided:
		return nil
	case x.Motion == MotionDecline && x.Draft != 0:
		return s.giveUp(ctx, x.Draft, fmt.Sprintf("%s: %s", minutes, x.Facts))
	case x.Draft != 0: // it was drafted before the meeting
		return nil
	}
	d, err := s.itemDecision(ctx, x)
	if err != nil || d == nil {
		return err
	}
	s.item = &onItem{x, m}
	row, err := s.draftRow(ctx, d)
	s.item = nil
	if err != nil {
		return err
	}
	x.Draft = row.ID
	return nil
}

// giveUp plans that a draft is not signed any more.
func (s *scene) giveUp(ctx context.Context, draft int64, note string) error {
	was, err := s.v.DraftDecision(ctx, draft)
	if err != nil || was == nil || was.State != "draft" {
		return err
	}
	is := *was
	is.State, is.Note = "dropped", note
	s.update(was, &is)
	return nil
}

// onItem is the item of an agenda whose decision is drafted or signed.
type onItem struct {
	*store.Item
	m *session
}

// passed is what a case's step of the commission ends with.
func (x *onItem) passed() (outcome string, data any) {
	outcome = casefile.ToGrant
	if x.Motion == MotionRefuse {
		outcome = casefile.ToRefuse
	}
	return outcome, map[string]any{"meeting": x.Meeting, "item": x.ID, "minutes": x.m.row.Number, "date": x.m.row.Date}
}

// leads tells whether the item is about that case and its decision may carry it past the commission's own steps.
func (x *onItem) leads(f *file) bool { return x != nil && x.CaseID == f.is.ID }

// waitsForHead tells whether an item of a closed meeting waits for the head's signature: one that was declined only gave its draft up,
// unless it was a question in words.
func waitsForHead(x *store.Item) bool {
	return x.State == ItemDecided && x.Draft != 0 && (x.Motion != MotionDecline || x.Kind == ItemInventory || x.Kind == ItemOther)
}
