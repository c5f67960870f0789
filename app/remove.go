package app

import (
	"context"

	"kezek/app/edition"
	"kezek/app/fault"
	"kezek/app/queue"
	"kezek/locales"
	"kezek/store"
)

// Remove takes a household off the queue. Before it can be signed the household was warned on the same ground, the warning
// was delivered and the term for an objection is over, unless the edition says of the ground that it needs no warning.
type Remove struct{ OnEntry }

func (Remove) Name() string { return edition.ToRemove }

func (a Remove) check(ctx context.Context, s *scene) (fault.Findings, error) {
	fs, e, was, err := s.checkOnEntry(ctx, a.OnEntry, edition.ToRemove)
	if err != nil || e == nil || !inQueue(&fs, "reg_no", was) {
		return fs, err
	}
	ed, err := s.ruling(ctx, a.Signed)
	if err != nil {
		return fs, err
	}
	if g, ok := ed.Ground(a.Ground); !ok || g.Unnoticed {
		return fs, nil
	}
	severity := fault.Blocks
	if s.drafting || s.preview { // a draft may wait for the term
		severity = fault.Note
	}
	warning, err := s.warningOn(ctx, e.ID, a.Ground)
	if err != nil {
		return fs, err
	}
	clause := ""
	if rule := ed.Service(edition.Queue).Removal; rule != nil {
		clause = rule.Clause
	}
	add := func(key string, args ...any) {
		fs = append(fs, fault.Finding{Field: "ground", Severity: severity, Key: key, Args: fault.Args(args...), Clause: clause})
	}
	switch {
	case warning == nil:
		add("removal.not-warned")
	case warning.State == Undelivered:
		add("removal.undelivered", "date", spelt(warning.SentOn))
	case warning.State == Sent:
		add("removal.not-delivered", "date", spelt(warning.SentOn))
	case warning.ObjectionDue >= dateOf(s.effective(a.Signed)):
		add("removal.term", "date", spelt(warning.ObjectionDue))
	case warning.Objection != "" && warning.Answer == "":
		add("removal.objection-unanswered", "date", spelt(warning.ObjectionOn))
	}
	return fs, nil
}

// warningOn is the last warning of an entry on a ground that was not withdrawn; nil when there is none.
func (s *scene) warningOn(ctx context.Context, entry int64, ground string) (last *store.Warning, err error) {
	all, err := s.v.Warnings(ctx, entry)
	for i := range all {
		if all[i].Ground == ground && all[i].State != Withdrawn && all[i].State != Used {
			last = &all[i]
		}
	}
	return last, err
}

func (a Remove) plan(ctx context.Context, s *scene) (any, error) {
	e, err := s.v.EntryByRegNo(ctx, a.RegNo)
	if err != nil {
		return nil, err
	}
	warning, err := s.warningOn(ctx, e.ID, a.Ground)
	if err != nil {
		return nil, err
	}
	if warning != nil && !s.drafting {
		used := *warning
		used.State = Used
		s.update(warning, &used)
	}
	return s.simple(ctx, a, a.OnEntry, queue.Event{Kind: queue.Removed})
}

// spelt is a stored date as people write it.
func spelt(date string) string {
	if day := dayOf(date); day != 0 {
		return locales.Date(int64(day))
	}
	return date
}
