package app

import (
	"cmp"
	"context"
	"time"

	"kezek/app/edition"
	"kezek/app/fault"
	"kezek/app/workdays"
	"kezek/locales"
	"kezek/store"
)

// Suspend lets the term of a case stand still, on a ground of its edition and with a reason.
type Suspend struct {
	CaseNo string `json:"case_no"`
	Ground string `json:"ground"` // code of a pause of the edition
}

func (Suspend) Name() string { return "suspend" }

func (a Suspend) check(ctx context.Context, s *scene) (fault.Findings, error) {
	fs, f, pauses, err := s.checkPause(ctx, a.CaseNo, a.Ground, edition.Suspend)
	if err == nil && f != nil && standing(pauses) != nil {
		fs.Add("case_no", fault.Blocks, "way.suspended", "case", a.CaseNo)
	}
	return fs, err
}

// checkPause is what suspending and extending have in common: the case is under way, its edition allows the ground, and
// there is a reason.
func (s *scene) checkPause(ctx context.Context, caseNo, ground, kind string) (fs fault.Findings, f *file, pauses []store.Pause, err error) {
	fs, f, err = s.underWay(ctx, caseNo)
	if err != nil || f == nil {
		return fs, nil, nil, err
	}
	if f.is.Due == "" && (kind == edition.Extend || len(f.svc.Stops(kind)) == 0) { // without a term it may stand still where the edition says for what
		fs.Add("case_no", fault.Blocks, "way.no-term")
	}
	p, ok := f.svc.Pause(ground)
	switch {
	case len(f.svc.Stops(kind)) == 0:
		fs.Add("ground", fault.Blocks, "way.no-pause."+kind)
	case !ok || p.Kind != kind:
		fs.Add("ground", fault.Blocks, "way.pause.ground")
	}
	if s.reason == "" {
		fs.Add("", fault.NeedsReason, "way.pause.reason")
	}
	pauses, err = s.v.Pauses(ctx, f.is.ID)
	return fs, f, pauses, err
}

func (a Suspend) plan(ctx context.Context, s *scene) (any, error) {
	f, err := s.file(ctx, a.CaseNo)
	if err != nil {
		return nil, err
	}
	id, err := s.next(ctx, store.CountPause)
	if err != nil {
		return nil, err
	}
	s.insert(&store.Pause{ID: id, CaseID: f.is.ID, Kind: edition.Suspend, Ground: a.Ground, FromAt: s.now, Due: f.is.Due,
		Reason: s.reason, Person: s.who.ID})
	return f.went(0), nil
}

// Resume ends a suspension: the day due moves by as long as the term stood still, in the term's own days.
type Resume struct {
	CaseNo string `json:"case_no"`
}

func (Resume) Name() string { return "resume" }

func (a Resume) check(ctx context.Context, s *scene) (fault.Findings, error) {
	fs, f, err := s.called(ctx, a.CaseNo)
	if err != nil || f == nil {
		return fs, err
	}
	pauses, err := s.v.Pauses(ctx, f.is.ID)
	if err == nil && standing(pauses) == nil {
		fs.Add("case_no", fault.Blocks, "way.not-suspended", "case", a.CaseNo)
	}
	return fs, err
}

func (a Resume) plan(ctx context.Context, s *scene) (any, error) {
	f, err := s.file(ctx, a.CaseNo)
	if err != nil {
		return nil, err
	}
	pauses, err := s.v.Pauses(ctx, f.is.ID)
	if err != nil {
		return nil, err
	}
	was := *standing(pauses)
	is := was
	is.ToAt = s.now
	s.update(&was, &is)
	*standing(pauses) = is
	s.redue(f, pauses)
	s.keep(f)
	return f.went(0), nil
}

// redue counts the day due anew with the times the term stood still and the extensions, and the term of the passage that
// waits with them.
func (s *scene) redue(f *file, pauses []store.Pause) {
	var still []workdays.Pause
	for _, p := range pauses {
		if p.Kind == edition.Suspend && p.ToAt > 0 {
			still = append(still, workdays.Pause{From: p.FromAt, To: p.ToAt})
		}
	}
	if term, ok := f.svc.Term(f.is.Channel); ok {
		due, _ := s.cal.DueAnyway(cmp.Or(f.reopened, f.is.CompleteAt), term, true, still...)
		f.is.Due = dateOf(due)
	}
	for _, p := range pauses {
		if p.FromAt < f.reopened { // it was of the term before
			continue
		}
		if due := s.due(endOf(f.is.Due), workdays.Term{N: int(p.Length), Unit: workdays.Unit(p.Unit)}); p.Kind == edition.Extend && due > 0 {
			f.is.Due = dateOf(due)
		}
	}
	if f.open == nil || f.open.DueAt == 0 || f.open.ID == 0 {
		return
	}
	open := *f.open
	if term := f.step(open.Step).Term; term != nil {
		open.DueAt, _ = s.cal.DueAnyway(open.BegunAt, *term, true, still...)
		s.updateStep(*f.open, open)
		*f.open = open
	}
}

// endOf is the last moment of a day yyyy-mm-dd.
func endOf(day string) int64 {
	t, err := time.ParseInLocation(time.DateOnly, day, locales.Zone)
	if err != nil {
		return 0
	}
	return t.AddDate(0, 0, 1).UnixMilli() - 1
}

// longestWait is in years: an extension beyond it is a slip of the hand.
const longestWait = 5

// ExtendTerm gives a case more time, on a ground of its edition and with a reason.
type ExtendTerm struct {
	CaseNo string `json:"case_no"`
	Ground string `json:"ground"`
	workdays.Term
}

func (ExtendTerm) Name() string { return "extend" }

func (a ExtendTerm) check(ctx context.Context, s *scene) (fault.Findings, error) {
	fs, f, _, err := s.checkPause(ctx, a.CaseNo, a.Ground, edition.Extend)
	if err != nil || f == nil {
		return fs, err
	}
	if a.N <= 0 || !a.Unit.Known() {
		fs.Add("n", fault.Blocks, "way.extend.length")
		return fs, nil
	}
	if f.is.Due != "" && s.due(endOf(f.is.Due), a.Term) > time.UnixMilli(s.now).AddDate(longestWait, 0, 0).UnixMilli() {
		fs.Add("n", fault.Blocks, "way.extend.length")
		return fs, nil
	}
	if p, ok := f.svc.Pause(a.Ground); ok && p.Most != nil && f.is.Due != "" {
		if s.due(endOf(f.is.Due), a.Term) > s.due(endOf(f.is.Due), *p.Most) {
			severity := fault.Blocks
			if !p.Verified {
				severity = fault.NeedsReason
			}
			fs = append(fs, fault.Finding{Field: "n", Severity: severity, Key: "way.extend.most",
				Args: fault.Args("most", p.Most.In(locales.KK)+" / "+p.Most.In(locales.RU)), Clause: p.Clause})
		}
	}
	return fs, nil
}

func (a ExtendTerm) plan(ctx context.Context, s *scene) (any, error) {
	f, err := s.file(ctx, a.CaseNo)
	if err != nil {
		return nil, err
	}
	id, err := s.next(ctx, store.CountPause)
	if err != nil {
		return nil, err
	}
	pauses, err := s.v.Pauses(ctx, f.is.ID)
	if err != nil {
		return nil, err
	}
	p := store.Pause{ID: id, CaseID: f.is.ID, Kind: edition.Extend, Ground: a.Ground, FromAt: s.now, ToAt: s.now, Due: f.is.Due,
		Length: int64(a.N), Unit: string(a.Unit), Reason: s.reason, Person: s.who.ID}
	s.insert(&p)
	s.redue(f, append(pauses, p))
	s.keep(f)
	return f.went(0), nil
}
