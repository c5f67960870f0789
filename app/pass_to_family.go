package app

import (
	"context"
	"strings"

	"kezek/app/fault"
	"kezek/app/privatization"
	"kezek/locales"
	"kezek/store"
)

// PassToFamily puts a member of the family in the stead of a tenant who died: the right passes to them, and no length of service is
// asked. (Law on housing relations, art. 98-2 p. 3, 101 p. 3 and 4-1, 109 p. 2 and 2-2.)
type PassToFamily struct {
	CaseNo    string            `json:"case_no"`
	To        int               `json:"to"`                  // number of the member who asks from now on
	On        string            `json:"on"`                  // yyyy-mm-dd: when the tenant died
	Document  string            `json:"document"`            // certificate of death
	Ground    string            `json:"ground,omitempty"`    // of the family, where it is another one
	Relations map[string]string `json:"relations,omitempty"` // of the others to the new applicant, by number of the member
}

func (PassToFamily) Name() string { return "pass-to-family" }

func (a PassToFamily) check(ctx context.Context, s *scene) (fault.Findings, error) {
	fs, p, err := s.privatizing(ctx, a.CaseNo, false)
	if err != nil || p == nil {
		return fs, err
	}
	switch m := memberN(p.members, a.To); {
	case a.To == 0 || m == nil || m.Left != "" || !m.Counted:
		fs.Add("to", fault.Blocks, "decision.no-member", "n", a.To)
	case underage(m, s.now):
		fs.Add("to", fault.NeedsReason, "decision.pass-on.minor", "name", m.Name)
	}
	s.checkDay(&fs, "on", a.On, "")
	if strings.TrimSpace(a.Document) == "" {
		fs.Add("document", fault.Blocks, "privatization.family.document")
	}
	if a.Ground != "" {
		if _, ok := (privatization.Matter{Ground: a.Ground}).Right(p.svc); !ok {
			fs.Add("ground", fault.Blocks, "privatization.need.right")
		}
	}
	return fs, nil
}

func (a PassToFamily) plan(ctx context.Context, s *scene) (any, error) {
	_, p, err := s.privatizing(ctx, a.CaseNo, false)
	if err != nil {
		return nil, err
	}
	dead := p.members[0].Name
	last := p.members[len(p.members)-1].N + 1
	members := s.inStead(p.members, a.To, a.On, a.Relations)
	if err := s.renumberChecks(ctx, &p.is.ID, int64(a.To), last); err != nil {
		return nil, err
	}
	first := memberN(members, 0)
	s.found(p.is.Household, casefilePeople(append([]store.Member{*first}, members...)), p.is.CaseNo)
	m := p.matter.WithoutTenant(a.To)
	if a.Ground != "" {
		m.Ground = a.Ground
	}
	if err := s.keepMatter(ctx, p.is.ID, Matter{Privatization: &m}); err != nil {
		return nil, err
	}
	_, err = s.stage(ctx, p.is.ID, stageFamily, passing{Died: dead, On: a.On, Document: locales.Clean(a.Document), To: first.Name})
	return map[string]string{"case_no": p.is.CaseNo, "applicant": first.Name}, err
}
