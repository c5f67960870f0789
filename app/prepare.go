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
)

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
	return fs, s.checkAnswer(ctx, &fs, f, a.Outcome, a.Ground)
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
