package app

import (
	"context"
	"slices"

	"kezek/app/aid"
	"kezek/app/bank"
	"kezek/app/casefile"
	"kezek/app/edition"
	"kezek/app/fault"
	"kezek/locales"
)

// checkAnswer holds an answer against the facts and the calculation: it rests on the last sheet, which is of what was entered last.
func (assistance) checkAnswer(ctx context.Context, s *scene, fs *fault.Findings, f *file, m Matter, outcome, ground string) error {
	if m.Aid == nil {
		fs.Add("", fault.Blocks, "matter.none")
		return nil
	}
	row, c, err := s.lastSheet(ctx, f.is.ID)
	if err != nil {
		return err
	}
	v := verdict{fs: fs, f: f, m: *m.Aid, sheet: row != nil && sameMatter(c.Matter, *m.Aid), c: c, told: f.told()}
	if outcome == casefile.ToRefuse {
		v.refusal(ground)
		return nil
	}
	app, err := applicationOf(ctx, s.v, f.was)
	if err != nil {
		return err
	}
	v.grant(app)
	names, err := s.othersHave(ctx, app, *m.Aid)
	for _, name := range names {
		v.reason(edition.Aid+".account", "aid.account.others", "", "name", name)
	}
	return err
}

// told tells that the executor has answered what needs a reason: who signs is told, and not asked again.
func (f *file) told() bool {
	_, prepared := f.proposal()
	return prepared && (f.open == nil || f.open.Kind != edition.Prepare)
}

// verdict is an answer to an application for assistance while it is looked at.
type verdict struct {
	fs    *fault.Findings
	f     *file
	m     aid.Matter
	sheet bool         // the last calculation is of what was entered last
	c     *calculation // nil where there is none
	told  bool
}

// reason adds what needs one.
func (v *verdict) reason(field, key, clause string, args ...any) {
	severity := fault.NeedsReason
	if v.told {
		severity = fault.Note
	}
	*v.fs = append(*v.fs, fault.Finding{Field: field, Severity: severity, Key: key, Args: fault.Args(args...), Clause: clause})
}

// current tells whether there is a calculation of what was entered last; else it says what is missing.
func (v *verdict) current() bool {
	switch {
	case v.c == nil:
		v.fs.Add("", fault.Blocks, "aid.sheet.none")
	case !v.sheet:
		v.fs.Add("", fault.Blocks, "aid.sheet.old")
	}
	return v.c != nil && v.sheet
}

func (v *verdict) grant(app casefile.Application) {
	ok := v.current()
	if ok {
		_, fs := aid.Grant(v.c.Sheet, dateOf(app.FiledAt()))
		*v.fs = append(*v.fs, fs...)
	}
	bars, _ := aid.Bar(v.f.svc, v.m.Facts, nil)
	for _, g := range bars.Open {
		if g.Code != aid.IncomeAbove { // the calculation tells
			v.fs.Add(edition.Aid+".facts", fault.Blocks, "aid.open", "ground", bothWords(g.Text))
		}
	}
	for _, g := range bars.Refuse {
		if g.Verified {
			*v.fs = append(*v.fs, fault.Finding{Field: edition.Aid + ".facts", Severity: fault.Blocks, Key: "aid.bar", Args: fault.Args("ground", bothWords(g.Text)), Clause: g.Clause})
		} else {
			v.reason(edition.Aid+".facts", "aid.bar", g.Clause, "ground", bothWords(g.Text))
		}
	}
	if v.m.Account == "" {
		v.fs.Add(edition.Aid+".account", fault.Blocks, string(bank.IBANEmpty))
	}
	v.people(app)
}

// people looks at who lives on what, and at the consents of the adults where the edition knows a refusal for want of them.
func (v *verdict) people(app casefile.Application) {
	people := app.People()
	for _, n := range countedPeople(people) {
		if !slices.ContainsFunc(v.m.People, func(p aid.Person) bool { return p.N == n }) {
			v.fs.Add(edition.Aid+".people", fault.Blocks, "aid.person.missing", "n", n)
		}
	}
	for _, p := range v.m.People {
		if p.Status == aid.Idle {
			v.reason(edition.Aid+".people", "aid.person.idle", "", "name", nameOf(people, p))
		}
	}
	g, asked := v.f.law.Ground("no-consent")
	if !asked {
		return
	}
	for _, i := range adults(people, app.FiledAt()) {
		if !consented(app, i) {
			v.reason("family", "aid.consent", g.Clause, "name", people[i].Name)
		}
	}
}

// refusal looks whether the ground is one that was found out. The income above the limit is the calculation's own word.
func (v *verdict) refusal(ground string) {
	if ground == aid.IncomeAbove {
		if v.current() {
			if _, refused := v.c.Refused(); !refused {
				v.fs.Add("ground", fault.Blocks, "aid.refuse.income", "sum", locales.Money(v.c.Aid().Quarter))
			}
		}
		return
	}
	i := slices.IndexFunc(v.f.svc.Reasons(edition.ToRefuse), func(g edition.Ground) bool { return g.Code == ground })
	if i < 0 { // told already
		return
	}
	g := v.f.svc.Reasons(edition.ToRefuse)[i]
	at := slices.IndexFunc(v.m.Facts, func(x aid.Fact) bool { return x.Ground == ground })
	switch {
	case at < 0 && g.Asked:
		v.fs.Add("ground", fault.Blocks, "aid.refuse.not-looked", "ground", bothWords(g.Text))
	case at >= 0 && v.m.Facts[at].Answer != aid.Yes:
		v.reason("ground", "aid.refuse.no-fact", g.Clause, "ground", bothWords(g.Text))
	}
}

func bothWords(t edition.Text) string { return t.KK + " / " + t.RU }
