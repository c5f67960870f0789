package app

import (
	"context"

	"kezek/app/commission"
	"kezek/app/edition"
	"kezek/app/fault"
	"kezek/locales"
	"kezek/store"
)

// SetComposition enters an order that says who sits in the commission from a day on. The meetings held before keep the
// composition they had.
type SetComposition struct {
	Number string            `json:"number"` // of the order, as its issuer gave it
	Date   string            `json:"date"`   // yyyy-mm-dd
	From   string            `json:"from"`   // first day it holds, yyyy-mm-dd; the order's date when ""
	Seats  []commission.Seat `json:"seats"`
	Note   string            `json:"note,omitempty"` // who issued it
}

// ComposedOf is what SetComposition answers.
type ComposedOf struct {
	Composition int64 `json:"composition"`
	Entitled    int   `json:"entitled"` // seats with a vote
	Needed      int   `json:"needed"`   // of these, for a quorum
}

func (SetComposition) Name() string { return "set-composition" }

// from is the first day the order holds.
func (a SetComposition) from() string {
	if a.From == "" {
		return a.Date
	}
	return a.From
}

func (a SetComposition) check(ctx context.Context, s *scene) (fs fault.Findings, err error) {
	if locales.Clean(a.Number) == "" {
		fs.Add("number", fault.Blocks, "meeting.need.order")
	}
	if _, ok := (Signed{Date: a.Date}).effective(); !ok || a.Date > dateOf(s.now) {
		fs.Add("date", fault.Blocks, "meeting.need.order-date")
	}
	if _, ok := (Signed{Date: a.from()}).effective(); !ok {
		fs.Add("from", fault.Blocks, "meeting.need.from")
		return fs, nil
	}
	rule, err := s.commissionRule(ctx, &fs, a.from())
	if err != nil || rule == nil {
		return fs, err
	}
	fs = append(fs, commission.CheckComposition(rule, a.Seats, s.now)...)
	all, err := s.v.Compositions(ctx)
	for _, c := range all {
		if c.From == a.from() {
			fs.Add("from", fault.NeedsReason, "meeting.composition.same-day", "number", c.Number)
			break
		}
	}
	closed, err2 := s.v.MeetingsInState(ctx, MeetingClosed)
	if err == nil {
		err = err2
	}
	if n := len(closed); n > 0 && closed[n-1].Date >= a.from() {
		fs.Add("from", fault.Note, "meeting.composition.past", "date", spelt(closed[n-1].Date))
	}
	return fs, err
}

// commissionRule is what the edition of a day says of the commission; nil, told at the meeting's day, where it says nothing.
func (s *scene) commissionRule(ctx context.Context, fs *fault.Findings, day string) (*edition.CommissionRule, error) {
	ed, err := s.o.inForce(ctx, s.v, edition.Queue, day)
	if err != nil || ed == nil {
		return nil, err
	}
	if ed.Commission == nil {
		fs.Add("", fault.Blocks, "meeting.no-rule", "edition", ed.Code)
	}
	return ed.Commission, nil
}

func (a SetComposition) plan(ctx context.Context, s *scene) (any, error) {
	id, err := s.next(ctx, store.CountComposition)
	if err != nil {
		return nil, err
	}
	for i := range a.Seats {
		tidyHuman(&a.Seats[i].Human)
		if a.Seats[i].Substitute != nil {
			tidyHuman(a.Seats[i].Substitute)
		}
	}
	seats, err := pack(a.Seats)
	if err != nil {
		return nil, err
	}
	s.insert(&store.Composition{ID: id, Number: locales.Clean(a.Number), Date: a.Date, From: a.from(), Seats: seats, Note: locales.Clean(a.Note),
		Person: s.who.ID, At: s.now})
	var fs fault.Findings
	rule, err := s.commissionRule(ctx, &fs, a.from())
	if err != nil {
		return nil, err
	}
	q := commission.Count(rule, a.Seats, nil, nil)
	return ComposedOf{id, q.Entitled, q.Needed}, nil
}

func tidyHuman(h *commission.Human) {
	for _, text := range []*string{&h.Name, &h.WorkKK, &h.WorkRU, &h.IIN, &h.Address} {
		*text = locales.Clean(*text)
	}
}
