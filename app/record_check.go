package app

import (
	"context"
	"slices"
	"strings"

	"kezek/app/casefile"
	"kezek/app/edition"
	"kezek/app/fault"
	"kezek/locales"
	"kezek/store"
)

// What a state system answered; only Clear speaks for the applicant.
const (
	Unknown = "unknown" // no answer yet, or none that says anything
	Clear   = "clear"   // nothing that speaks against
	Found   = "found"   // something that speaks against
)

// CheckResults are all of them.
var CheckResults = []string{Unknown, Clear, Found}

// RecordCheck notes that a state information system was asked by hand about somebody, and what it answered. A later
// answer to the same question is recorded again: the last one counts.
type RecordCheck struct {
	CaseNo     string `json:"case_no"`
	Member     int64  `json:"member"` // n of the household, 0 is the applicant
	System     string `json:"system"` // code of a check of the case's edition
	AskedAt    int64  `json:"asked_at"`
	AnsweredAt int64  `json:"answered_at,omitempty"` // 0 while there is no answer
	Result     string `json:"result"`                // unknown, clear, found
	Answer     string `json:"answer,omitempty"`      // what was answered
}

func (RecordCheck) Name() string { return "record-check" }

func (a RecordCheck) check(ctx context.Context, s *scene) (fault.Findings, error) {
	fs, f, err := s.underWay(ctx, a.CaseNo)
	if err != nil || f == nil {
		return fs, err
	}
	people, err := s.v.Members(ctx, f.is.Household)
	if err != nil {
		return fs, err
	}
	if a.Member < 0 || int(a.Member) >= len(people) {
		fs.Add("member", fault.Blocks, "check.member")
	}
	if !slices.ContainsFunc(f.svc.Checks, func(c edition.Check) bool { return c.Code == a.System }) {
		fs.Add("system", fault.Blocks, "check.system")
	}
	a.checkAnswer(&fs, s.now)
	return fs, nil
}

func (a RecordCheck) checkAnswer(fs *fault.Findings, now int64) {
	if a.AskedAt <= 0 || a.AskedAt > now {
		fs.Add("asked_at", fault.Blocks, "check.asked")
	}
	if a.AnsweredAt != 0 && (a.AnsweredAt < a.AskedAt || a.AnsweredAt > now) {
		fs.Add("answered_at", fault.Blocks, "check.answered")
	}
	switch {
	case !slices.Contains(CheckResults, a.Result):
		fs.Add("result", fault.Blocks, "check.result")
	case a.Result != Unknown && a.AnsweredAt == 0:
		fs.Add("answered_at", fault.Blocks, "check.answered")
	case a.Result == Found && strings.TrimSpace(a.Answer) == "":
		fs.Add("answer", fault.Blocks, "check.what")
	}
}

func (a RecordCheck) plan(ctx context.Context, s *scene) (any, error) {
	f, err := s.file(ctx, a.CaseNo)
	if err != nil {
		return nil, err
	}
	id, err := s.next(ctx, store.CountCheck)
	if err != nil {
		return nil, err
	}
	s.insert(&store.Check{ID: id, CaseID: f.is.ID, Member: a.Member, System: a.System, AskedAt: a.AskedAt, AnsweredAt: a.AnsweredAt,
		Result: a.Result, Answer: locales.Clean(a.Answer), Person: s.who.ID})
	return map[string]int64{"check": id}, nil
}

// UnclearCheck is a question to a state system about somebody the household counts that has no clear answer.
type UnclearCheck struct {
	System edition.Check
	Member int64        // n of the household
	Name   string       // of the member
	Last   *store.Check // the last time it was asked; nil when it never was
}

// UnclearChecks are the questions of a case's edition that nobody may take as answered in the applicant's favour.
func UnclearChecks(view CaseView) []UnclearCheck {
	checks := make([]store.Check, len(view.Checks))
	for i, k := range view.Checks {
		checks[i] = k.Check
	}
	return unclear(view.Law, view.Application.People(), checks)
}

// unclear goes through the systems in the edition's order, and for each through the household.
func unclear(svc *edition.Service, people []casefile.Member, checks []store.Check) (open []UnclearCheck) {
	for _, system := range svc.Checks {
		for n, m := range people {
			if m.Aside {
				continue
			}
			u := UnclearCheck{System: system, Member: int64(n), Name: m.Name}
			for i := range checks { // in the order they were recorded
				if checks[i].System == system.Code && checks[i].Member == u.Member {
					u.Last = &checks[i]
				}
			}
			if u.Last == nil || u.Last.Result != Clear {
				open = append(open, u)
			}
		}
	}
	return open
}

// checkSystems warns of what state systems answered against the applicant, or have not answered, before a grant.
func (s *scene) checkSystems(ctx context.Context, fs *fault.Findings, f *file, people []casefile.Member) error {
	checks, err := s.v.Checks(ctx, f.is.ID)
	for _, u := range unclear(f.svc, people, checks) {
		if u.Last == nil {
			continue
		}
		key := "check.unanswered"
		if u.Last.Result == Found {
			key = "check.speaks-against"
		}
		*fs = append(*fs, fault.Finding{Field: "outcome", Severity: fault.NeedsReason, Key: key,
			Args: fault.Args("system", u.System.KK+" / "+u.System.RU, "name", u.Name, "answer", u.Last.Answer), Clause: u.System.Clause})
	}
	return err
}
