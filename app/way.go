package app

import (
	"context"
	"encoding/json"
	"slices"

	"kezek/app/casefile"
	"kezek/app/edition"
	"kezek/app/fault"
	"kezek/app/workdays"
	"kezek/locales"
	"kezek/store"
)

// file is a case on its way: as it was read, and as the act makes it.
type file struct {
	was   *store.Case
	is    store.Case
	law   *edition.Edition
	svc   *edition.Service
	steps []store.Step
	open  *store.Step // the passage that waits; nil when none does

	reopened int64 // midnight of the day an appeal opened the case again, unix ms; 0 when none did
}

// file reads a case with its passages; nil when there is none of that number. A case of the program's first schema
// has no passages yet: it waits in the step after the one that took it in.
func (s *scene) file(ctx context.Context, caseNo string) (*file, error) {
	c, err := s.v.CaseByNo(ctx, caseNo)
	if err != nil || c == nil {
		return nil, err
	}
	f := &file{was: c, is: *c}
	if f.law, err = s.o.law(ctx, s.v, c.Edition); err != nil {
		return nil, err
	}
	f.svc = f.law.Service(c.Service)
	if f.steps, err = s.v.Steps(ctx, c.ID); err != nil {
		return nil, err
	}
	if f.reopened, err = s.reopenedAt(ctx, f); err != nil {
		return nil, err
	}
	if n := len(f.steps); n > 0 && f.steps[n-1].DoneAt == 0 {
		f.open = &f.steps[n-1]
	}
	if len(f.steps) == 0 && casefile.Open(c.State) {
		way := f.way()
		if _, next := casefile.After(way, casefile.Taken(way).Code); next != nil {
			p := s.passage(f, *next, 1, c.ReceivedAt)
			f.steps = []store.Step{p}
			f.open = &f.steps[0]
		}
	}
	return f, nil
}

func (f *file) way() []edition.Step {
	return casefile.Way(f.law, f.is.Service, f.is.Channel, f.is.Branch)
}

// passage is a step as it begins; it is not planned yet, so it has no ID.
func (s *scene) passage(f *file, step edition.Step, n int64, at int64) store.Step {
	p := store.Step{CaseID: f.is.ID, N: n, Step: step.Code, Kind: step.Kind, Role: step.Role, BegunAt: at, Data: "{}"}
	if step.Term != nil && step.Kind != edition.Outside {
		p.DueAt = s.due(at, *step.Term)
	}
	return p
}

// due is the last moment of a term that began at that moment. Where the year has no production calendar, or a draft of
// one, it is counted all the same; who registers is told (unsure).
func (s *scene) due(at int64, t workdays.Term) int64 {
	due, _ := s.cal.DueAnyway(at, t, true)
	return due
}

// add plans a passage.
func (s *scene) add(ctx context.Context, f *file, p store.Step) error {
	id, err := s.next(ctx, store.CountStep)
	if err != nil {
		return err
	}
	p.ID, p.CaseID = id, f.is.ID
	s.insert(&p)
	f.steps = append(f.steps, p)
	f.open = nil
	if p.DoneAt == 0 {
		f.open = &f.steps[len(f.steps)-1]
	}
	return nil
}

// close plans the end of the passage that waits.
func (s *scene) close(ctx context.Context, f *file, outcome, note string, data any) error {
	p := *f.open
	p.DoneAt, p.Outcome, p.Note, p.Person = s.now, outcome, note, s.who.ID
	p.StandsFor = s.inPlaceOf(f, Role(p.Role))
	if data != nil {
		text, err := json.Marshal(data)
		if err != nil {
			return err
		}
		p.Data = string(text)
	}
	if p.ID == 0 { // of a case older than its passages
		f.steps = f.steps[:len(f.steps)-1]
		return s.add(ctx, f, p)
	}
	was := *f.open
	s.updateStep(was, p)
	f.steps[len(f.steps)-1] = p
	f.open = nil
	return nil
}

// inPlaceOf is for whom somebody does a step of a role: an absent executor's own case, or the role's holder; 0 is nobody.
func (s *scene) inPlaceOf(f *file, role Role) int64 {
	if role == Executor && slices.Contains(s.who.Away, f.is.Executor) {
		return f.is.Executor
	}
	return s.who.For[role]
}

// updateStep plans the change of a passage; one that this very act began is changed where it is planned.
func (s *scene) updateStep(was, is store.Step) {
	for i, c := range s.rows {
		if planned, ok := c.New.(*store.Step); ok && planned.ID == is.ID {
			*planned = is
			s.rows[i].New = planned
			return
		}
	}
	s.update(&was, &is)
}

// proceed closes the passage that waits and begins what follows on the way.
func (s *scene) proceed(ctx context.Context, f *file, outcome, note string, data any) error {
	code := f.open.Step
	if err := s.close(ctx, f, outcome, note, data); err != nil {
		return err
	}
	return s.follow(ctx, f, code)
}

// follow begins what comes after a step; what machines do is taken as done.
func (s *scene) follow(ctx context.Context, f *file, code string) error {
	machines, next := casefile.After(f.way(), code)
	for _, m := range machines {
		if err := s.noted(ctx, f, m, s.now); err != nil {
			return err
		}
	}
	if next == nil {
		return nil
	}
	return s.add(ctx, f, s.passage(f, *next, f.nextN(), s.now))
}

// noted plans a step that somebody outside did.
func (s *scene) noted(ctx context.Context, f *file, step edition.Step, at int64) error {
	p := s.passage(f, step, f.nextN(), at)
	p.DoneAt, p.Outcome = at, casefile.ByOthers
	return s.add(ctx, f, p)
}

func (f *file) nextN() int64 {
	if n := len(f.steps); n > 0 {
		return f.steps[n-1].N + 1
	}
	return 1
}

// reach brings the case to a step of one of the kinds, as waits allowed: a sole person's office takes the steps before it
// as passed, by the order that lets one person hold all roles; elsewhere each step is somebody's own act.
func (s *scene) reach(ctx context.Context, f *file, kinds ...string) error {
	for f.open != nil && !slices.Contains(kinds, f.open.Kind) {
		if s.item.leads(f) && f.open.Kind == edition.Commission {
			outcome, data := s.item.passed()
			if err := s.proceed(ctx, f, outcome, s.item.m.row.Number, data); err != nil {
				return err
			}
			continue
		}
		note := s.office.SoleOrder
		if s.item.leads(f) {
			note = s.item.m.row.Number
		}
		if err := s.proceed(ctx, f, casefile.Passed, note, nil); err != nil {
			return err
		}
	}
	return nil
}

// called reads the case an act names; without one fs says so and f is nil.
func (s *scene) called(ctx context.Context, caseNo string) (fs fault.Findings, f *file, err error) {
	if f, err = s.file(ctx, caseNo); err == nil && f == nil {
		fs.Add("case_no", fault.Blocks, "decision.no-case", "case", caseNo)
	}
	return fs, f, err
}

// underWay reads a case that has no answer yet; else fs says what hinders and f is nil.
func (s *scene) underWay(ctx context.Context, caseNo string) (fs fault.Findings, f *file, err error) {
	fs, f, err = s.called(ctx, caseNo)
	if f != nil && !casefile.Open(f.is.State) {
		fs.Add("case_no", fault.Blocks, "decision.decided", "case", caseNo)
		f = nil
	}
	return fs, f, err
}

// waits reads a case under way that waits in a step of one of the kinds, or that a sole person's office may bring there;
// else fs says what hinders and f is nil.
func (s *scene) waits(ctx context.Context, caseNo string, kinds ...string) (fs fault.Findings, f *file, err error) {
	fs, f, err = s.underWay(ctx, caseNo)
	if err != nil || f == nil {
		return fs, nil, err
	}
	pauses, err := s.v.Pauses(ctx, f.is.ID)
	if err != nil {
		return fs, nil, err
	}
	if standing(pauses) != nil {
		fs.Add("case_no", fault.Blocks, "way.suspended", "case", caseNo)
		return fs, nil, nil
	}
	var where edition.Text
	if f.open != nil {
		if slices.Contains(kinds, f.open.Kind) || s.office.SoleOrder != "" && f.passable(kinds, false) || s.item.leads(f) && f.passable(kinds, true) {
			return fs, f, nil
		}
		where = f.step(f.open.Step).Text
	}
	fs.Add("case_no", fault.Blocks, "way.not-yet", "case", caseNo, "step", where.KK+" / "+where.RU)
	return fs, nil, nil
}

// passable tells whether only steps of the office itself lie between where the case waits and a step of one of the kinds:
// an order that gives one person all roles is no decision of the commission, and nothing that somebody outside did. A decision of
// the commission leads past its own step and the drafting behind it.
func (f *file) passable(kinds []string, decided bool) bool {
	way := f.way()
	i := slices.IndexFunc(way, func(x edition.Step) bool { return x.Code == f.open.Step })
	for _, x := range way[max(0, i):] {
		switch {
		case slices.Contains(kinds, x.Kind):
			return true
		case decided && (x.Kind == edition.Commission || x.Kind == edition.Draft):
		case decided && x.Kind != edition.Outside || !decided && x.Kind == edition.Commission || x.Kind == edition.Outside && !casefile.Machine(x.Role):
			return false
		}
	}
	return false
}

// step finds a step of the case's way by its code, on any branch.
func (f *file) step(code string) edition.Step {
	if step, ok := f.svc.Step(code); ok {
		return step
	}
	for _, step := range f.way() {
		if step.Code == code {
			return step
		}
	}
	if given := casefile.GivenUp(); given.Code == code {
		return given
	}
	return edition.Step{Code: code}
}

// mine checks that an executor's step is done by the executor the head named, or by who stands in for them.
func (s *scene) mine(ctx context.Context, fs *fault.Findings, f *file) error {
	if f.is.Executor == 0 || f.is.Executor == s.who.ID || s.office.SoleOrder != "" || slices.Contains(s.who.Away, f.is.Executor) {
		return nil
	}
	has, err := s.v.Person(ctx, f.is.Executor)
	if err == nil && has != nil {
		fs.Add("case_no", fault.Blocks, "way.not-yours", "name", has.Name)
	}
	return err
}

// late tells of the term that has run out before this moment: that of the step only warns, that of the service wants a
// reason once, from who signs or hands out (answers).
func (s *scene) late(fs *fault.Findings, f *file, answers bool) {
	if f.open != nil && f.open.DueAt > 0 && f.open.DueAt < s.now {
		fs.Add("", fault.Note, "way.step-late", "due", locales.DateTime(f.open.DueAt))
	}
	if f.is.Due == "" || f.is.Due >= dateOf(s.now) {
		return
	}
	severity, key := fault.NeedsReason, "way.late"
	said := slices.ContainsFunc(f.steps, func(x store.Step) bool { return x.DoneAt > endOf(f.is.Due) && x.Note != "" })
	if said || !answers {
		severity, key = fault.Note, "way.late-known"
	}
	fs.Add("", severity, key, "due", spelt(f.is.Due))
}

// keep plans the case's own row as the act made it.
func (s *scene) keep(f *file) {
	is := f.is
	s.update(f.was, &is)
}

// proposal is what the executor last prepared.
func (f *file) proposal() (p Proposal, ok bool) {
	for i := len(f.steps) - 1; i >= 0; i-- {
		if x := f.steps[i]; (x.Kind == edition.Prepare || x.Kind == edition.Examine) && x.DoneAt > 0 && x.Outcome != casefile.Passed &&
			x.Outcome != casefile.Back {
			return p, json.Unmarshal([]byte(x.Data), &p) == nil && p.Outcome != ""
		}
	}
	return p, false
}

// standing is the pause that lasts, nil when none does.
func standing(pauses []store.Pause) *store.Pause {
	for i := range pauses {
		if pauses[i].Kind == edition.Suspend && pauses[i].ToAt == 0 {
			return &pauses[i]
		}
	}
	return nil
}
