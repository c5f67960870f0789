package app

import (
	"context"
	"encoding/json"
	"slices"
	"strings"

	"kezek/app/commission"
	"kezek/app/edition"
	"kezek/app/fault"
	"kezek/locales"
	"kezek/store"
)

// States of a meeting.
const (
	MeetingPlanned   = "planned"
	MeetingSitting   = "sitting"
	MeetingClosed    = "closed"
	MeetingCalledOff = "called-off"
)

// States of an item.
const (
	ItemOpen      = "open"
	ItemDecided   = "decided"
	ItemLost      = "lost" // what was put to the vote did not carry
	ItemPostponed = "postponed"
	ItemTakenOff  = "taken-off"
	ItemSentBack  = "sent-back" // by the head, who did not sign
	ItemSigned    = "signed"
	ItemDropped   = "dropped" // from the agenda, before the sitting
)

// Kinds of an item that no act names: those that rest on a case go by what its executor proposes and by its service, those
// that rest on a decision by its act.
const (
	ItemRegister  = "register"
	ItemRefuse    = "refuse"
	ItemProvide   = "provide"
	ItemPrivatize = "privatize"
	ItemInventory = "inventory"
	ItemOther     = "other"
)

// Motions: what is put to the vote on an item.
const (
	MotionGrant    = "grant"
	MotionRefuse   = "refuse"
	MotionAdopt    = "adopt"
	MotionDecline  = "decline"
	MotionPostpone = "postpone"
	MotionTakeOff  = "take-off"
)

// session is a meeting as an act sees it: its row, its rules, its seats and its agenda.
type session struct {
	row     *store.Meeting
	law     *edition.Edition
	rule    *edition.CommissionRule
	seats   []commission.Seat
	present []commission.Presence
	items   []store.Item
}

// session reads a meeting in one of the states; without one fs says so and it is nil.
func (s *scene) session(ctx context.Context, id int64, states ...string) (fs fault.Findings, m *session, err error) {
	row, err := s.v.Meeting(ctx, id)
	switch {
	case err != nil:
		return fs, nil, err
	case row == nil:
		fs.Add("meeting", fault.Blocks, "meeting.none", "meeting", id)
		return fs, nil, nil
	case !slices.Contains(states, row.State):
		fs.Add("meeting", fault.Blocks, "meeting.not-now."+row.State)
		return fs, nil, nil
	}
	m, err = s.o.sessionOf(ctx, s.v, row)
	return fs, m, err
}

func (o *Office) sessionOf(ctx context.Context, v *store.View, row *store.Meeting) (m *session, err error) {
	m = &session{row: row}
	if m.law, err = o.law(ctx, v, row.Edition); err != nil {
		return nil, err
	}
	m.rule = m.law.Commission
	c, err := v.Composition(ctx, row.Composition)
	if err != nil {
		return nil, err
	}
	if m.seats, err = seatsOf(c); err != nil {
		return nil, err
	}
	if err := unpack(row.Present, &m.present); err != nil {
		return nil, err
	}
	m.items, err = v.Items(ctx, row.ID)
	return m, err
}

func seatsOf(c *store.Composition) (seats []commission.Seat, err error) {
	return seats, unpack(c.Seats, &seats)
}

// unpack reads a column of JSON; "" leaves into as it is.
func unpack(column string, into any) error {
	if column == "" {
		return nil
	}
	return json.Unmarshal([]byte(column), into)
}

func pack(v any) (string, error) {
	text, err := json.Marshal(v)
	return string(text), err
}

// quorum is that of who is there now.
func (m *session) quorum() commission.Quorum {
	return commission.Count(m.rule, m.seats, m.present, nil)
}

// checkQuorum names those who are missing when too few are there.
func checkQuorum(fs *fault.Findings, rule *edition.CommissionRule, q commission.Quorum) {
	if q.Reached() {
		return
	}
	names := seatNames(append(slices.Clone(q.Missing), q.Recused...))
	*fs = append(*fs, fault.Finding{Field: "ballot.present", Severity: fault.Blocks, Key: "meeting.no-quorum", Clause: rule.Quorum.Clause,
		Args: fault.Args("here", q.Here, "needed", q.Needed, "names", names)})
}

// item finds one of the agenda by its ID.
func (m *session) item(id int64) *store.Item {
	if i := slices.IndexFunc(m.items, func(x store.Item) bool { return x.ID == id }); i >= 0 {
		return &m.items[i]
	}
	return nil
}

// within puts what was found about a part of an act under its field.
func within(fs fault.Findings, field string) fault.Findings {
	for i := range fs {
		fs[i].Field = strings.TrimSuffix(field+"."+fs[i].Field, ".")
	}
	return fs
}

// beforeCommission holds back a decision on a case that the commission has before it, unless it is the commission's own.
func (s *scene) beforeCommission(ctx context.Context, fs *fault.Findings, caseID int64) error {
	if s.item != nil {
		return nil
	}
	x, err := s.v.ItemOfCase(ctx, caseID)
	if err == nil {
		err = s.stillThere(ctx, fs, "case_no", x)
	}
	return err
}

// stillThere says that the commission has not finished with an item: it will be heard, waits for the head, did not carry, or was
// postponed to another meeting.
func (s *scene) stillThere(ctx context.Context, fs *fault.Findings, field string, x *store.Item) error {
	if x == nil || !(&ItemPlace{State: x.State}).Held() {
		return nil
	}
	m, err := s.v.Meeting(ctx, x.Meeting)
	if err == nil && m != nil && m.State != MeetingCalledOff {
		fs.Add(field, fault.Blocks, "item.before-commission", "date", locales.Date(m.At), "n", x.N)
	}
	return err
}
