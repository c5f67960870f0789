package app

import (
	"context"

	"kezek/app/fault"
)

// SendBack is the head's word that decisions of a commission are not signed, with the reason. Their cases and drafts wait for
// another meeting.
type SendBack struct {
	Items []int64 `json:"items"`
}

// SentBack is what SendBack answers.
type SentBack struct {
	Items []int64 `json:"items"`
}

func (SendBack) Name() string { return "send-back" }

func (a SendBack) check(ctx context.Context, s *scene) (fs fault.Findings, err error) {
	if len(a.Items) == 0 {
		fs.Add("items", fault.Blocks, "item.need.some")
	}
	for i, id := range a.Items {
		x, err := s.v.Item(ctx, id)
		if err != nil {
			return fs, err
		}
		if x == nil || x.State != ItemDecided {
			fs.Add(agendaAt(i), fault.Blocks, "item.not-decided", "item", id)
			continue
		}
		told, _, err := s.session(ctx, x.Meeting, MeetingClosed)
		if err != nil {
			return fs, err
		}
		fs = append(fs, within(told, agendaAt(i))...)
	}
	if s.reason == "" {
		fs.Add("", fault.NeedsReason, "item.need.why-back")
	}
	return fs, nil
}

func (a SendBack) plan(ctx context.Context, s *scene) (any, error) {
	for _, id := range a.Items {
		x, err := s.v.Item(ctx, id)
		if err != nil {
			return nil, err
		}
		row, err := s.v.DraftDecision(ctx, x.Draft)
		if err != nil {
			return nil, err
		}
		if row != nil && (row.CaseID != 0 || row.Entry == 0) { // the meeting itself drafted it
			if err := s.giveUp(ctx, row.ID, s.reason); err != nil {
				return nil, err
			}
		}
		is := *x
		is.State, is.Returned = ItemSentBack, s.reason
		s.update(x, &is)
	}
	return SentBack{a.Items}, nil
}
