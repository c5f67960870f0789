package app

import (
	"context"
	"time"

	"kezek/app/edition"
	"kezek/app/fault"
	"kezek/locales"
	"kezek/store"
)

// PlanMeeting calls the commission together, or changes a meeting that did not begin yet.
type PlanMeeting struct {
	Meeting int64  `json:"meeting,omitempty"` // to be changed; 0 for a new one
	At      int64  `json:"at"`                // unix ms
	Venue   string `json:"venue"`
	Kind    string `json:"kind"` // of edition.MeetingKinds
	Note    string `json:"note,omitempty"`
}

// Convened is what acts on a meeting answer.
type Convened struct {
	Meeting int64  `json:"meeting"`
	State   string `json:"state"`
	Number  string `json:"number,omitempty"` // of the minutes
	Date    string `json:"date,omitempty"`
}

func convened(m store.Meeting) Convened { return Convened{m.ID, m.State, m.Number, m.Date} }

func (PlanMeeting) Name() string { return "plan-meeting" }

func (a PlanMeeting) check(ctx context.Context, s *scene) (fs fault.Findings, err error) {
	if a.Meeting != 0 {
		if fs, _, err = s.session(ctx, a.Meeting, MeetingPlanned); err != nil || len(fs) > 0 {
			return fs, err
		}
	}
	switch {
	case a.At <= 0 || a.At > s.now+2*365*24*time.Hour.Milliseconds():
		fs.Add("at", fault.Blocks, "meeting.need.at")
		return fs, nil
	case a.At < s.now:
		fs.Add("at", fault.Note, "meeting.at.past")
	default:
		if works, err := s.cal.Working(time.UnixMilli(a.At).In(locales.Zone)); err == nil && !works {
			fs.Add("at", fault.Note, "meeting.at.day-off")
		}
	}
	if locales.Clean(a.Venue) == "" {
		fs.Add("venue", fault.Blocks, "meeting.need.venue")
	}
	rule, err := s.commissionRule(ctx, &fs, dateOf(a.At))
	if err != nil || rule == nil {
		return fs, err
	}
	if !rule.Allows(a.Kind) {
		fs.Add("kind", fault.Blocks, "meeting.kind")
	}
	c, err := s.v.CompositionOn(ctx, dateOf(a.At))
	if err == nil && c == nil {
		fs.Add("at", fault.Blocks, "meeting.no-composition")
	}
	return fs, err
}

func (a PlanMeeting) plan(ctx context.Context, s *scene) (any, error) {
	is := store.Meeting{State: MeetingPlanned, PlannedBy: s.who.ID}
	var was *store.Meeting
	var err error
	if a.Meeting != 0 {
		if was, err = s.v.Meeting(ctx, a.Meeting); err != nil {
			return nil, err
		}
		is = *was
	}
	is.At, is.Venue, is.Kind, is.Note = a.At, locales.Clean(a.Venue), a.Kind, locales.Clean(a.Note)
	if err := s.bindRules(ctx, &is, dateOf(a.At)); err != nil {
		return nil, err
	}
	if was != nil {
		s.update(was, &is)
		return convened(is), nil
	}
	if is.ID, err = s.next(ctx, store.CountMeeting); err != nil {
		return nil, err
	}
	s.insert(&is)
	return convened(is), nil
}

// bindRules gives a meeting the composition and the edition that hold on its day.
func (s *scene) bindRules(ctx context.Context, m *store.Meeting, day string) error {
	c, err := s.v.CompositionOn(ctx, day)
	if err != nil {
		return err
	}
	ed, err := s.o.inForce(ctx, s.v, edition.Queue, day)
	if err != nil {
		return err
	}
	m.Composition, m.Edition = c.ID, ed.SHA256
	return nil
}

// CallOff gives up a meeting that did not begin. What was on its agenda waits for another.
type CallOff struct {
	Meeting int64 `json:"meeting"`
}

func (CallOff) Name() string { return "call-off" }

func (a CallOff) check(ctx context.Context, s *scene) (fault.Findings, error) {
	fs, _, err := s.session(ctx, a.Meeting, MeetingPlanned)
	if s.reason == "" {
		fs.Add("", fault.NeedsReason, "meeting.need.why-off")
	}
	return fs, err
}

func (a CallOff) plan(ctx context.Context, s *scene) (any, error) {
	_, m, err := s.session(ctx, a.Meeting, MeetingPlanned)
	if err != nil {
		return nil, err
	}
	for i := range m.items {
		s.drop(&m.items[i])
	}
	is := *m.row
	is.State, is.Note = MeetingCalledOff, s.reason
	s.update(m.row, &is)
	return convened(is), nil
}

// drop takes an item off an agenda that was not heard yet. Its number on the agenda is free again.
func (s *scene) drop(x *store.Item) {
	is := *x
	is.N, is.State = 0, ItemDropped
	s.update(x, &is)
}
