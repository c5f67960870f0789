package app

import (
	"context"
	"fmt"
	"slices"
	"strings"
	"unicode/utf8"

	"kezek/app/casefile"
	"kezek/app/edition"
	"kezek/app/fault"
	"kezek/locales"
	"kezek/store"
)

// Went is what an act on the way of a case answers.
type Went struct {
	CaseNo string `json:"case_no"`
	Step   string `json:"step"`            // code of the step the case waits in now, "" at the end
	DueAt  int64  `json:"due_at"`          // of that step, 0 without a term
	Due    string `json:"due"`             // of the answer
	Late   int64  `json:"late,omitempty"`  // ms by which the step was late
	State  string `json:"state,omitempty"` // of the case
}

func (f *file) went(late int64) Went {
	w := Went{CaseNo: f.is.CaseNo, Due: f.is.Due, State: f.is.State, Late: late}
	if f.open != nil {
		w.Step, w.DueAt = f.open.Step, f.open.DueAt
	}
	return w
}

// lateness is by how much the passage that waits is late, in ms.
func (s *scene) lateness(f *file) int64 {
	if f.open == nil || f.open.DueAt == 0 {
		return 0
	}
	return max(0, s.now-f.open.DueAt)
}

// AssignExecutor is the head's word who does the work, with an instruction.
type AssignExecutor struct {
	CaseNo      string `json:"case_no"`
	Executor    string `json:"executor"` // login
	Instruction string `json:"instruction,omitempty"`
}

func (AssignExecutor) Name() string { return "assign" }

func (a AssignExecutor) check(ctx context.Context, s *scene) (fault.Findings, error) {
	fs, f, err := s.waits(ctx, a.CaseNo, edition.Assign)
	if err != nil || f == nil {
		return fs, err
	}
	s.late(&fs, f, false)
	return fs, s.checkExecutor(ctx, &fs, "executor", a.Executor)
}

func (s *scene) checkExecutor(ctx context.Context, fs *fault.Findings, field, login string) error {
	p, err := s.v.PersonByLogin(ctx, login)
	if err != nil {
		return err
	}
	if p == nil || !p.Active || !personOf(p).Is(Executor) {
		fs.Add(field, fault.Blocks, "way.no-executor")
		return nil
	}
	away, err := s.v.AbsencesOn(ctx, dateOf(s.now))
	for _, x := range away {
		if x.Person == p.ID {
			fs.Add(field, fault.NeedsReason, "way.executor-away", "name", p.Name, "day", x.To)
		}
	}
	return err
}

func (a AssignExecutor) plan(ctx context.Context, s *scene) (any, error) {
	f, err := s.file(ctx, a.CaseNo)
	if err != nil {
		return nil, err
	}
	p, err := s.v.PersonByLogin(ctx, a.Executor)
	if err != nil {
		return nil, err
	}
	if err := s.reach(ctx, f, edition.Assign); err != nil {
		return nil, err
	}
	late := s.lateness(f)
	f.is.Executor = p.ID
	data := map[string]any{"executor": p.ID, "instruction": locales.Clean(a.Instruction)}
	if err := s.proceed(ctx, f, casefile.Done, s.reason, data); err != nil {
		return nil, err
	}
	s.keep(f)
	return f.went(late), nil
}

// DoStep says that a step is done which needs nothing but that: a file passed on, a paper drafted, something somebody
// outside did.
type DoStep struct {
	CaseNo string `json:"case_no"`
	Step   string `json:"step,omitempty"` // code, where the caller wants to be sure; "" is the one that waits
	At     int64  `json:"at,omitempty"`   // unix ms, when somebody outside did it; now when 0
	Note   string `json:"note,omitempty"`
}

func (DoStep) Name() string { return "do-step" }

var plainKinds = []string{edition.Outside, edition.Pass, edition.Draft, edition.Examine, edition.Prepare}

func (a DoStep) check(ctx context.Context, s *scene) (fault.Findings, error) {
	fs, f, err := s.called(ctx, a.CaseNo)
	if err != nil || f == nil {
		return fs, err
	}
	switch {
	case f.open == nil || a.Step != "" && f.open.Step != a.Step:
		fs.Add("step", fault.Blocks, "way.other-step", "case", a.CaseNo)
		return fs, nil
	case !slices.Contains(plainKinds, f.open.Kind) || f.open.Kind == edition.Prepare && f.is.Branch == "":
		fs.Add("step", fault.Blocks, "way.own-act")
		return fs, nil
	case f.open.Kind != edition.Outside && !s.preview && !s.who.Is(Role(f.open.Role)):
		fs.Add("step", fault.Blocks, "app.fault.not-allowed")
	case a.At != 0 && (a.At > s.now || a.At < f.open.BegunAt):
		fs.Add("at", fault.Blocks, "way.time")
	}
	pauses, err := s.v.Pauses(ctx, f.is.ID)
	if err != nil {
		return fs, err
	}
	if f.open.Kind != edition.Outside && standing(pauses) != nil {
		fs.Add("case_no", fault.Blocks, "way.suspended", "case", a.CaseNo)
		return fs, nil
	}
	if f.open.Role == string(Executor) {
		if err := s.mine(ctx, &fs, f); err != nil {
			return fs, err
		}
	}
	if f.open.Kind != edition.Outside {
		s.late(&fs, f, false)
	}
	return fs, nil
}

func (a DoStep) plan(ctx context.Context, s *scene) (any, error) {
	f, err := s.file(ctx, a.CaseNo)
	if err != nil {
		return nil, err
	}
	late := s.lateness(f)
	outcome, data := casefile.Done, any(nil)
	switch f.open.Kind {
	case edition.Outside:
		outcome = casefile.ByOthers
	case edition.Examine:
		outcome, data = casefile.Complete, Proposal{Outcome: casefile.Complete}
	}
	note := strings.TrimSpace(locales.Clean(a.Note) + " " + s.reason)
	if a.At != 0 && f.open.Kind == edition.Outside {
		now := s.now
		s.now = a.At
		defer func() { s.now = now }()
	}
	if err := s.proceed(ctx, f, outcome, note, data); err != nil {
		return nil, err
	}
	return f.went(late), nil
}

// Proposal is what the executor prepares.
type Proposal struct {
	Outcome string   `json:"outcome"` // complete, grant, refuse, return
	Ground  string   `json:"ground,omitempty"`
	Facts   string   `json:"facts,omitempty"`
	Missing []string `json:"missing,omitempty"` // codes of documents
	Expired []string `json:"expired,omitempty"`
}

// PrepareAnswer is the executor's work: whether the file is complete, and what the answer should be.
type PrepareAnswer struct {
	CaseNo string `json:"case_no"`
	Proposal
}

func (PrepareAnswer) Name() string { return "prepare" }

func (a PrepareAnswer) kinds() []string {
	if a.Outcome == casefile.ToReturn {
		return []string{edition.Examine, edition.Prepare}
	}
	return []string{edition.Prepare}
}

func (a PrepareAnswer) check(ctx context.Context, s *scene) (fault.Findings, error) {
	fs, f, err := s.waits(ctx, a.CaseNo, a.kinds()...)
	if err != nil || f == nil {
		return fs, err
	}
	if err := s.mine(ctx, &fs, f); err != nil {
		return fs, err
	}
	s.late(&fs, f, false)
	app, err := applicationOf(ctx, s.v, f.was)
	if err != nil {
		return fs, err
	}
	missing := app.Missing(f.svc)
	switch a.Outcome {
	case casefile.ToGrant:
		for _, d := range missing {
			fs = append(fs, fault.Finding{Field: "outcome", Severity: fault.NeedsReason, Key: "case.need.document",
				Args: fault.Args("code", d.Code), Clause: d.Clause})
		}
		if err := s.checkSystems(ctx, &fs, f, app.People()); err != nil {
			return fs, err
		}
	case casefile.ToRefuse:
		checkGround(&fs, f.svc, edition.ToRefuse, a.Ground)
		checkFacts(&fs, a.Facts)
	case casefile.ToReturn:
		if len(missing)+len(app.Expired())+len(a.Missing)+len(a.Expired) == 0 {
			fs.Add("missing", fault.Blocks, "way.nothing-missing")
		}
		checkDocuments(&fs, f.svc, "missing", a.Missing)
		checkDocuments(&fs, f.svc, "expired", a.Expired)
	default:
		fs.Add("outcome", fault.Blocks, "way.need.outcome")
	}
	return fs, nil
}

func checkGround(fs *fault.Findings, svc *edition.Service, kind, code string) {
	if !slices.ContainsFunc(svc.Reasons(kind), func(g edition.Ground) bool { return g.Code == code }) {
		fs.Add("ground", fault.Blocks, "decision.need.ground")
	}
}

func checkFacts(fs *fault.Findings, facts string) {
	if utf8.RuneCountInString(strings.TrimSpace(facts)) < 5 {
		fs.Add("facts", fault.Blocks, "decision.need.facts")
	}
}

func checkDocuments(fs *fault.Findings, svc *edition.Service, field string, codes []string) {
	for i, code := range codes {
		if _, ok := svc.Document(code); !ok {
			fs.Add(fmt.Sprintf("%s.%d", field, i), fault.Blocks, "way.no-document", "code", code)
		}
	}
}

func (a PrepareAnswer) plan(ctx context.Context, s *scene) (any, error) {
	f, err := s.file(ctx, a.CaseNo)
	if err != nil {
		return nil, err
	}
	if err := s.reach(ctx, f, a.kinds()...); err != nil {
		return nil, err
	}
	if f.is.Executor == 0 {
		f.is.Executor = s.who.ID
	}
	late := s.lateness(f)
	p := a.Proposal
	p.Facts = locales.Clean(p.Facts)
	if p.Outcome != casefile.ToReturn {
		if err := s.proceed(ctx, f, p.Outcome, s.reason, p); err != nil {
			return nil, err
		}
		s.keep(f)
		return f.went(late), nil
	}
	app, err := applicationOf(ctx, s.v, f.was)
	if err != nil {
		return nil, err
	}
	p.fill(app, f.svc)
	examined := f.open.Kind == edition.Examine
	if err := s.close(ctx, f, p.Outcome, s.reason, p); err != nil {
		return nil, err
	}
	f.is.Branch = edition.Incomplete
	way := f.way()
	first := 0
	if !examined { // the letter is prepared with the answer
		first = max(0, slices.IndexFunc(way, func(x edition.Step) bool { return x.Kind == edition.Sign }))
	}
	if err := s.add(ctx, f, s.passage(f, way[first], f.nextN(), s.now)); err != nil {
		return nil, err
	}
	s.keep(f)
	return f.went(late), nil
}

// fill names what the checklist misses, where the executor named nothing.
func (p *Proposal) fill(app casefile.Application, svc *edition.Service) {
	if len(p.Missing)+len(p.Expired) > 0 {
		return
	}
	for _, d := range app.Missing(svc) {
		p.Missing = append(p.Missing, d.Code)
	}
	for _, h := range app.Expired() {
		p.Expired = append(p.Expired, h.Code)
	}
}

// CommissionDecided enters what the commission decided on a case.
type CommissionDecided struct {
	CaseNo  string `json:"case_no"`
	Signed         // number and date of its minutes
	Outcome string `json:"outcome"` // grant, refuse
	Ground  string `json:"ground,omitempty"`
	Facts   string `json:"facts,omitempty"`
}

func (CommissionDecided) Name() string { return "commission-decided" }

func (a CommissionDecided) check(ctx context.Context, s *scene) (fault.Findings, error) {
	fs, f, err := s.waits(ctx, a.CaseNo, edition.Commission)
	if err != nil || f == nil {
		return fs, err
	}
	s.late(&fs, f, false)
	switch a.Outcome {
	case casefile.ToGrant:
	case casefile.ToRefuse:
		checkGround(&fs, f.svc, edition.ToRefuse, a.Ground)
		checkFacts(&fs, a.Facts)
	default:
		fs.Add("outcome", fault.Blocks, "way.need.outcome")
	}
	return fs, a.Signed.check(ctx, s, &fs, f.is.ReceivedAt)
}

func (a CommissionDecided) plan(ctx context.Context, s *scene) (any, error) {
	f, err := s.file(ctx, a.CaseNo)
	if err != nil {
		return nil, err
	}
	if err := s.reach(ctx, f, edition.Commission); err != nil {
		return nil, err
	}
	late := s.lateness(f)
	id, err := s.next(ctx, store.CountDecision)
	if err != nil {
		return nil, err
	}
	at, _ := a.effective()
	s.insert(&store.Decision{ID: id, Kind: a.Name(), Number: strings.TrimSpace(a.Number), Date: a.Date, EffectiveAt: at, CaseID: &f.is.ID,
		Ground: a.Ground, Facts: locales.Clean(a.Facts), Note: s.reason, Signer: s.who.ID, SignedAt: s.now})
	if err := s.proceed(ctx, f, a.Outcome, s.reason, a); err != nil {
		return nil, err
	}
	return f.went(late), nil
}
