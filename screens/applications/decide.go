package applications

import (
	"context"
	"strings"

	"kezek/app"
	"kezek/app/casefile"
	"kezek/app/edition"
	"kezek/app/queue"
	"kezek/locales"
	"kezek/screens/kit"
)

// enrol begins the decision to put the case on the queue.
func (c *openCase) enrol() {
	d := c.newDeed(c.T("casepage.decide.enrol"))
	d.signed(c.T("casepage.decide.number"))
	d.act = func() app.Act { return app.Enrol{CaseNo: c.number, Signed: d.signature()} }
	d.what = func(out app.Outcome, moves []queue.Move) string {
		var e app.Enrolled
		_ = out.Read(&e)
		return c.T("casepage.decide.enrol-what", "name", c.view.Name, "reg", e.RegNo, "overall", locales.Number(int64(e.Overall)),
			"list", locales.Number(int64(e.InList))) + "\n" + c.T("casepage.decide.moves", "count", moved(moves))
	}
	d.done = func(out app.Outcome) string {
		var e app.Enrolled
		_ = out.Read(&e)
		return c.T("casepage.decide.enrolled", "reg", e.RegNo, "overall", locales.Number(int64(e.Overall)), "list", locales.Number(int64(e.InList)))
	}
	d.end(c.T("casepage.decide.sign"), false, nil)
}

// moved counts those already in the queue whose place changes.
func moved(moves []queue.Move) (n int) {
	for _, m := range moves {
		if m.Before.Overall != 0 {
			n++
		}
	}
	return n
}

// grant begins the decision to render a service that is not the queue.
func (c *openCase) grant() {
	d := c.newDeed(c.T("casepage.decision.grant"))
	d.tell(line{text: c.view.Law.Title.In(c.Lang()), tone: quiet})
	d.signed(c.T("casepage.decide.number"))
	d.act = func() app.Act { return app.Grant{CaseNo: c.number, Signed: d.signature()} }
	d.what = func(app.Outcome, []queue.Move) string {
		return c.T("caseway.decide.grant-what", "name", c.view.Name, "service", c.serviceName(c.view.Service))
	}
	d.done = func(app.Outcome) string { return c.T("caseway.decide.granted", "case", c.number) }
	d.end(c.T("casepage.decide.sign"), false, nil)
}

// refuse begins the decision to refuse; what the executor prepared or the commission decided stands there at first.
func (c *openCase) refuse() {
	d := c.newDeed(c.T("casepage.decide.refuse"))
	d.signed(c.T("casepage.decide.number"))
	c.askGround(d)
	d.put(kit.Item{Name: "hearing", Label: c.T("casepage.decide.hearing"), Field: c.past(), Width: 140, Hint: c.T("casepage.decide.hearing-hint")})
	d.act = func() app.Act {
		return app.Refuse{CaseNo: c.number, Signed: d.signature(), Ground: d.value("ground"), Facts: d.value("facts"), Hearing: d.value("hearing")}
	}
	d.what = func(app.Outcome, []queue.Move) string {
		return c.T("caseway.decide.refuse-what", "name", c.view.Name) + c.appeal()
	}
	d.done = func(app.Outcome) string { return c.T("casepage.decide.refused", "case", c.number) }
	d.end(c.T("casepage.decide.sign"), false, c.preparedRefusal())
}

func (c *openCase) preparedRefusal() map[string]string {
	values := map[string]string{}
	if p := c.view.Proposal; p != nil && p.Outcome == casefile.ToRefuse {
		values["ground"], values["facts"] = p.Ground, p.Facts
	}
	if said := c.commissionSaid(); said != nil && said.Ground != "" {
		values["ground"], values["facts"] = said.Ground, said.Facts
	}
	return values
}

// askGround asks for a ground to refuse of the edition of the case, and for the facts.
func (c *openCase) askGround(d *deed) {
	ground := kit.NewCombo(c.Desk, func(_ context.Context, query string) (found []kit.Option, _ error) {
		for _, g := range c.view.Law.Reasons(edition.ToRefuse) {
			if matches(g.KK+" "+g.RU+" "+g.Cite.KK+" "+g.Cite.RU, query) {
				found = append(found, kit.Option{Code: g.Code, Name: g.In(c.Lang())})
			}
		}
		return found, nil
	}, func(code string) (kit.Option, bool) {
		g, ok := c.view.Edition.Ground(code)
		return kit.Option{Code: g.Code, Name: g.In(c.Lang())}, ok
	})
	clause := newProse(fieldsWide)
	ground.Chosen = func(o kit.Option) {
		if g, ok := c.view.Edition.Ground(o.Code); ok {
			clause.say([]line{{text: g.In(c.Lang())}, {text: c.mark(g.Mark), tone: quiet}})
			d.form.Relay("facts")
		}
	}
	d.put(kit.Item{Name: "ground", Label: c.T("casepage.decide.ground"), Field: ground, Required: true, Hint: c.T("casepage.decide.ground-hint")})
	d.form.AddObject(clause)
	d.put(kit.Item{Name: "facts", Label: c.T("casepage.decide.facts"), Field: kit.NewMultiline(c.Desk, 4, 1000), Required: true, Hint: c.T("casepage.decide.facts-hint")})
}

// appeal is what the refusal will say of the appeal, and whether that was checked against the act.
func (c *openCase) appeal() string {
	a := c.view.Law.Appeal
	said := "\n" + c.T("casepage.decide.appeal", "term", a.Term.In(c.Lang()), "clause", a.Cite.In(c.Lang()))
	if !a.Verified {
		said += "\n" + c.T("casepage.form.unverified")
	}
	return said
}

// returnIncomplete begins the signature under the letter that gives an incomplete application back.
func (c *openCase) returnIncomplete() {
	d := c.newDeed(c.T("casepage.decision.return-incomplete"))
	names := c.lacking()
	for _, name := range names {
		d.tell(line{text: name, icon: kit.IconBox})
	}
	d.signed(c.T("caseway.decide.letter"))
	d.act = func() app.Act { return app.ReturnIncomplete{CaseNo: c.number, Signed: d.signature()} }
	d.what = func(app.Outcome, []queue.Move) string {
		return c.T("caseway.decide.return-what", "name", c.view.Name) + "\n" + strings.Join(names, "\n")
	}
	d.done = func(app.Outcome) string { return c.T("caseway.decide.returned", "case", c.number) }
	d.end(c.T("casepage.decide.sign"), false, nil)
}

// lacking names the documents for which the application is returned.
func (c *openCase) lacking() (names []string) {
	if p := c.view.Proposal; p != nil {
		for _, code := range append(append([]string{}, p.Missing...), p.Expired...) {
			names = append(names, c.documentName(code))
		}
	}
	return names
}

// commissionDecided enters what the commission decided.
func (c *openCase) commissionDecided() {
	d := c.newDeed(c.T("caseway.act.commission"))
	d.signed(c.T("caseway.decide.minutes"))
	d.need("outcome", c.T("caseway.decide.outcome"), kit.NewChoice(c.Desk, c.worded("caseway.outcome.", []string{casefile.ToGrant, casefile.ToRefuse})))
	c.askGround(d)
	d.form.OnChange = func() { c.suitRefusal(d) }
	d.act = func() app.Act {
		return app.CommissionDecided{CaseNo: c.number, Signed: d.signature(), Outcome: d.value("outcome"), Ground: d.value("ground"), Facts: d.value("facts")}
	}
	d.done = c.went
	values := c.preparedRefusal()
	if p := c.view.Proposal; p != nil && p.Outcome != casefile.Complete {
		values["outcome"] = p.Outcome
	}
	d.end(c.T("caseway.act.enter"), false, values)
	c.suitRefusal(d)
}

// suitRefusal asks for ground and facts of a refusal only.
func (c *openCase) suitRefusal(d *deed) {
	refused := d.form.Field("outcome").Value() == casefile.ToRefuse
	d.form.Omit("ground", !refused)
	d.form.Omit("facts", !refused)
}
