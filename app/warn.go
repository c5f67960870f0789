package app

import (
	"context"
	"slices"
	"strings"
	"time"

	"kezek/app/edition"
	"kezek/app/fault"
	"kezek/app/workdays"
	"kezek/locales"
	"kezek/store"
)

// States of a warning.
const (
	Sent        = "sent"
	Delivered   = "delivered"
	Undelivered = "undelivered" // it came back: a removal cannot rest on it
	Withdrawn   = "withdrawn"
	Used        = "used" // a removal was signed on it
)

// WarningWays are how a warning may be given.
var WarningWays = []string{"hand", "post", "courier", "cabinet"}

// Warn tells a household that it may be removed from the queue, why, and that it may object.
type Warn struct {
	RegNo  string `json:"reg_no"`
	Ground string `json:"ground"` // to remove, of the edition in force
	Facts  string `json:"facts"`
	SentOn string `json:"sent_on"` // yyyy-mm-dd
	Way    string `json:"way"`
}

// Warned is what the acts on a warning answer.
type Warned struct {
	Warning      int64  `json:"warning"`
	RegNo        string `json:"reg_no"`
	State        string `json:"state"`
	ObjectionDue string `json:"objection_due,omitempty"`
}

func (Warn) Name() string { return "warn" }

func (a Warn) check(ctx context.Context, s *scene) (fault.Findings, error) {
	var fs fault.Findings
	e, err := s.v.EntryByRegNo(ctx, a.RegNo)
	if err != nil {
		return fs, err
	}
	if e == nil || !s.o.current.Load().inQueue(e.ID) {
		fs.Add("reg_no", fault.Blocks, "decision.not-in-queue")
		return fs, nil
	}
	s.checkRule(&fs, s.edition, edition.ToRemove, a.Ground)
	checkFacts(&fs, a.Facts)
	s.checkDay(&fs, "sent_on", a.SentOn, "")
	if !slices.Contains(WarningWays, a.Way) {
		fs.Add("way", fault.Blocks, "removal.need.way")
	}
	if s.edition.Service(edition.Queue).Removal == nil {
		fs.Add("", fault.Blocks, "removal.no-rule", "edition", s.edition.Code)
	}
	open, err := s.warningOn(ctx, e.ID, a.Ground)
	if open != nil && open.State != Undelivered {
		fs.Add("ground", fault.Blocks, "removal.warned-already", "date", spelt(open.SentOn))
	}
	return fs, err
}

// checkDay wants a day that is not in the future and not before another one.
func (s *scene) checkDay(fs *fault.Findings, field, day, since string) {
	if _, err := time.Parse(time.DateOnly, day); err != nil || day > dateOf(s.now) || day < since {
		fs.Add(field, fault.Blocks, "decision.need.day")
	}
}

func (a Warn) plan(ctx context.Context, s *scene) (any, error) {
	e, err := s.v.EntryByRegNo(ctx, a.RegNo)
	if err != nil {
		return nil, err
	}
	id, err := s.next(ctx, store.CountWarning)
	if err != nil {
		return nil, err
	}
	if open, err := s.warningOn(ctx, e.ID, a.Ground); err != nil {
		return nil, err
	} else if open != nil { // it came back; this one takes its place
		old := *open
		old.State = Withdrawn
		s.update(open, &old)
	}
	s.insert(&store.Warning{ID: id, Entry: e.ID, Ground: a.Ground, Facts: locales.Clean(a.Facts), Person: s.who.ID, At: s.now,
		SentOn: a.SentOn, Way: a.Way, State: Sent})
	return Warned{Warning: id, RegNo: a.RegNo, State: Sent}, nil
}

// Deliver records what became of a warning: delivered on a day, with the proof, or come back.
type Deliver struct {
	Warning     int64  `json:"warning"`
	DeliveredOn string `json:"delivered_on,omitempty"` // yyyy-mm-dd; "" when it came back
	Proof       string `json:"proof"`                  // number of the post's notice, signature, or why it came back
}

func (Deliver) Name() string { return "deliver" }

func (a Deliver) check(ctx context.Context, s *scene) (fault.Findings, error) {
	var fs fault.Findings
	w, err := s.warning(ctx, &fs, a.Warning, Sent)
	if err != nil || w == nil {
		return fs, err
	}
	if a.DeliveredOn != "" {
		s.checkDay(&fs, "delivered_on", a.DeliveredOn, w.SentOn)
	}
	if strings.TrimSpace(a.Proof) == "" {
		fs.Add("proof", fault.Blocks, "removal.need.proof")
	}
	return fs, nil
}

// warning finds a warning that is in one of the states.
func (s *scene) warning(ctx context.Context, fs *fault.Findings, id int64, states ...string) (*store.Warning, error) {
	w, err := s.v.Warning(ctx, id)
	if err == nil && (w == nil || !slices.Contains(states, w.State)) {
		fs.Add("warning", fault.Blocks, "removal.no-warning")
		return nil, nil
	}
	return w, err
}

func (a Deliver) plan(ctx context.Context, s *scene) (any, error) {
	was, err := s.v.Warning(ctx, a.Warning)
	if err != nil {
		return nil, err
	}
	is := *was
	is.Proof, is.State = locales.Clean(a.Proof), Undelivered
	if a.DeliveredOn != "" {
		is.State, is.DeliveredOn = Delivered, a.DeliveredOn
		rule := s.edition.Service(edition.Queue).Removal
		if rule == nil {
			return nil, fault.New("G13", "app.fault.no-edition", "service", edition.Queue, "day", dateOf(s.now))
		}
		is.ObjectionDue = s.lastDay(a.DeliveredOn, rule.Objection)
	}
	return s.warned(ctx, was, is)
}

// lastDay is the last day (yyyy-mm-dd) of a term that runs from the day after another.
func (s *scene) lastDay(from string, term workdays.Term) string {
	day, _ := time.ParseInLocation(time.DateOnly, from, locales.Zone)
	due, _ := s.cal.DueAnyway(day.UnixMilli(), term, true)
	return dateOf(due)
}

func (s *scene) warned(ctx context.Context, was *store.Warning, is store.Warning) (any, error) {
	s.update(was, &is)
	e, err := s.v.Entry(ctx, is.Entry)
	if err != nil {
		return nil, err
	}
	return Warned{Warning: is.ID, RegNo: e.RegNo, State: is.State, ObjectionDue: is.ObjectionDue}, nil
}

// Object records what the household said against its removal and, once there is one, the office's answer.
type Object struct {
	Warning   int64  `json:"warning"`
	Objection string `json:"objection,omitempty"`
	On        string `json:"on,omitempty"`     // yyyy-mm-dd
	Answer    string `json:"answer,omitempty"` // of the office
}

func (Object) Name() string { return "object" }

func (a Object) check(ctx context.Context, s *scene) (fault.Findings, error) {
	var fs fault.Findings
	w, err := s.warning(ctx, &fs, a.Warning, Sent, Delivered, Undelivered)
	if err != nil || w == nil {
		return fs, err
	}
	switch {
	case a.Objection != "":
		s.checkDay(&fs, "on", a.On, w.SentOn)
		if w.Objection != "" {
			fs.Add("objection", fault.NeedsReason, "removal.objected-already", "date", spelt(w.ObjectionOn))
		}
	case w.Objection == "" || a.Answer == "":
		fs.Add("objection", fault.Blocks, "removal.need.objection")
	}
	return fs, nil
}

func (a Object) plan(ctx context.Context, s *scene) (any, error) {
	was, err := s.v.Warning(ctx, a.Warning)
	if err != nil {
		return nil, err
	}
	is := *was
	if a.Objection != "" {
		is.Objection, is.ObjectionOn, is.Answer = locales.Clean(a.Objection), a.On, ""
	}
	if a.Answer != "" {
		is.Answer = locales.Clean(a.Answer)
	}
	return s.warned(ctx, was, is)
}

// TakeBack withdraws a warning: the household stays.
type TakeBack struct {
	Warning int64 `json:"warning"`
}

func (TakeBack) Name() string { return "take-back" }

func (a TakeBack) check(ctx context.Context, s *scene) (fault.Findings, error) {
	var fs fault.Findings
	_, err := s.warning(ctx, &fs, a.Warning, Sent, Delivered, Undelivered)
	if s.reason == "" {
		fs.Add("", fault.NeedsReason, "removal.take-back")
	}
	return fs, err
}

func (a TakeBack) plan(ctx context.Context, s *scene) (any, error) {
	was, err := s.v.Warning(ctx, a.Warning)
	if err != nil {
		return nil, err
	}
	is := *was
	is.State = Withdrawn
	return s.warned(ctx, was, is)
}
