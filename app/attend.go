package app

import (
	"context"

	"kezek/app/commission"
	"kezek/app/fault"
	"kezek/locales"
)

// Attend says who is there. The first time it opens the sitting; again, it tells who came or left since. What was voted on
// before keeps the presence it had.
type Attend struct {
	Meeting   int64                 `json:"meeting"`
	Present   []commission.Presence `json:"present"`
	Presiding int                   `json:"presiding,omitempty"` // seat elected to preside, without chair and deputy
	BeganAt   int64                 `json:"began_at,omitempty"`  // unix ms, for a sitting entered afterwards; 0 is now
}

// Attended is what Attend answers.
type Attended struct {
	Convened
	Entitled int  `json:"entitled"`
	Needed   int  `json:"needed"`
	Here     int  `json:"here"`
	Quorum   bool `json:"quorum"`
}

func (Attend) Name() string { return "attend" }

func (a Attend) check(ctx context.Context, s *scene) (fault.Findings, error) {
	fs, m, err := s.session(ctx, a.Meeting, MeetingPlanned, MeetingSitting)
	if err != nil || m == nil {
		return fs, err
	}
	began := a.began(s)
	if began > s.now {
		fs.Add("began_at", fault.Blocks, "meeting.began.future")
		return fs, nil
	}
	if m.row.State == MeetingPlanned {
		if fs, m, err = s.opening(ctx, fs, m, dateOf(began)); err != nil || m == nil {
			return fs, err
		}
		if dateOf(began) != dateOf(m.row.At) {
			fs.Add("began_at", fault.Note, "meeting.began.other-day", "date", locales.Date(m.row.At))
		}
	}
	fs = append(fs, commission.CheckPresence(m.seats, commission.Ballot{Present: a.Present, Presiding: a.Presiding})...)
	q := commission.Count(m.rule, m.seats, a.Present, nil)
	if !q.Reached() {
		fs = append(fs, fault.Finding{Field: "present", Severity: fault.Note, Key: "meeting.quorum-short", Clause: m.rule.Quorum.Clause,
			Args: fault.Args("here", q.Here, "needed", q.Needed, "names", seatNames(q.Missing))})
	}
	if a.Presiding == 0 && commission.Presider(m.seats, a.Present, nil) == 0 {
		fs.Add("presiding", fault.Note, "meeting.nobody-presides")
	}
	return fs, nil
}

func (a Attend) began(s *scene) int64 {
	if a.BeganAt == 0 {
		return s.now
	}
	return a.BeganAt
}

// opening reads a meeting anew by the composition and the rules of the day it is held on.
func (s *scene) opening(ctx context.Context, fs fault.Findings, m *session, day string) (fault.Findings, *session, error) {
	rule, err := s.commissionRule(ctx, &fs, day)
	if err != nil || rule == nil {
		return fs, nil, err
	}
	c, err := s.v.CompositionOn(ctx, day)
	if err != nil {
		return fs, nil, err
	}
	if c == nil {
		fs.Add("began_at", fault.Blocks, "meeting.no-composition")
		return fs, nil, nil
	}
	if c.ID != m.row.Composition {
		fs.Add("present", fault.Note, "meeting.composition.changed", "number", c.Number, "date", spelt(c.Date))
	}
	is := *m.row
	if err := s.bindRules(ctx, &is, day); err != nil {
		return fs, nil, err
	}
	opened, err := s.o.sessionOf(ctx, s.v, &is)
	return fs, opened, err
}

func (a Attend) plan(ctx context.Context, s *scene) (any, error) {
	_, m, err := s.session(ctx, a.Meeting, MeetingPlanned, MeetingSitting)
	if err != nil {
		return nil, err
	}
	is := *m.row
	if is.State == MeetingPlanned {
		is.State, is.BeganAt = MeetingSitting, a.began(s)
		if err := s.bindRules(ctx, &is, dateOf(is.BeganAt)); err != nil {
			return nil, err
		}
	}
	is.Presiding = int64(a.Presiding)
	if is.Present, err = pack(a.Present); err != nil {
		return nil, err
	}
	s.update(m.row, &is)
	now, err := s.o.sessionOf(ctx, s.v, &is)
	if err != nil {
		return nil, err
	}
	q := now.quorum()
	return Attended{convened(is), q.Entitled, q.Needed, q.Here, q.Reached()}, nil
}

func seatNames(seats []commission.Seat) (names string) {
	for _, x := range seats {
		if names != "" {
			names += ", "
		}
		names += x.Name
	}
	return names
}
