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
func (c *Case) enrol() {
	d := c.NewDeed(c.T("casepage.decide.enrol"))
	d.signed(c.T("casepage.decide.number"))
	d.Act = func() app.Act { return app.Enrol{CaseNo: c.number, Signed: d.signature()} }
	d.Confirm = func(out app.Outcome, moves []queue.Move) string {
		var e app.Enrolled
		_ = out.Read(&e)
		return c.T("casepage.decide.enrol-what", "name", c.View.Name, "reg", e.RegNo, "overall", locales.Number(int64(e.Overall)),
			"list", locales.Number(int64(e.InList))) + "\n" + c.T("casepage.decide.moves", "count", moved(moves))
	}
	d.Done = func(out app.Outcome) string {
		var e app.Enrolled
		_ = out.Read(&e)
		return c.T("casepage.decide.enrolled", "reg", e.RegNo, "overall", locales.Number(int64(e.Overall)), "list", locales.Number(int64(e.InList)))
	}
	d.End(c.T("casepage.decide.sign"), false, nil)
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
func (c *Case) grant() {
	d := c.NewDeed(c.T("casepage.decision.grant"))
	d.tell(line{text: c.View.Law.Title.In(c.Lang()), tone: quiet})
	if app.NumberedByAnswer(c.View.Service) {
		d.numbered(c.T("casepage.decide.number"), c.T("casepage.decide.number-hint"))
	} else {
		d.signed(c.T("casepage.decide.number"))
	}
	d.Act = func() app.Act { return app.Grant{CaseNo: c.number, Signed: d.signature()} }
	d.Confirm = func(app.Outcome, []queue.Move) string {
		text := c.T("caseway.decide.grant-what", "name", c.View.Name, "service", c.serviceName(c.View.Service))
		if mine, ok := c.mine.(Granting); ok {
			text = strings.TrimSpace(text + "\n" + mine.Granted())
		}
		return text
	}
	d.Done = func(app.Outcome) string { return c.T("caseway.decide.granted", "case", c.number) }
	d.End(c.T("casepage.decide.sign"), false, nil)
}

// refuse begins the decision to refuse; what the executor prepared or the commission decided stands there at first.
func (c *Case) refuse() {
	d := c.NewDeed(c.T("casepage.decide.refuse"))
	d.signed(c.T("casepage.decide.number"))
	c.askGround(d)
	d.Put(kit.Item{Name: "hearing", Label: c.T("casepage.decide.hearing"), Field: c.Past(), Width: 140, Hint: c.T("casepage.decide.hearing-hint")})
	d.Act = func() app.Act {
		return app.Refuse{CaseNo: c.number, Signed: d.signature(), Ground: d.Value("ground"), Facts: d.Value("facts"), Hearing: d.Value("hearing")}
	}
	d.Confirm = func(app.Outcome, []queue.Move) string {
		return c.T("caseway.decide.refuse-what", "name", c.View.Name) + c.appeal()
	}
	d.Done = func(app.Outcome) string { return c.T("casepage.decide.refused", "case", c.number) }
	d.End(c.T("casepage.decide.sign"), false, c.preparedRefusal())
}

func (c *Case) preparedRefusal() map[string]string {
	values := map[string]string{}
	if p := c.View.Proposal; p != nil && p.Outcome == casefile.ToRefuse {
		values["ground"], values["facts"] = p.Ground, p.Facts
	}
	if said := c.commissionSaid(); said != nil && said.Ground != "" {
		values["ground"], values["facts"] = said.Ground, said.Facts
	}
	return values
}

// askGround asks for a ground to refuse of the edition of the case, and for the facts.
func (c *Case) askGround(d *Deed) {
	ground := kit.NewCombo(c.Desk, func(_ context.Context, query string) (found []kit.Option, _ error) {
		for _, g := range c.View.Law.Reasons(edition.ToRefuse) {
			if matches(g.KK+" "+g.RU+" "+g.Cite.KK+" "+g.Cite.RU, query) {
				found = append(found, kit.Option{Code: g.Code, Name: g.In(c.Lang())})
			}
		}
		return found, nil
	}, func(code string) (kit.Option, bool) {
		g, ok := c.View.Edition.Ground(code)
		return kit.Option{Code: g.Code, Name: g.In(c.Lang())}, ok
	})
	clause := newProse(fieldsWide)
	ground.Chosen = func(o kit.Option) {
		if g, ok := c.View.Edition.Ground(o.Code); ok {
			clause.say([]line{{text: g.In(c.Lang())}, {text: c.mark(g.Mark), tone: quiet}})
			d.Form.Relay("facts")
		}
	}
	d.Put(kit.Item{Name: "ground", Label: c.T("casepage.decide.ground"), Field: ground, Required: true, Hint: c.T("casepage.decide.ground-hint")})
	d.Form.AddObject(clause)
	d.Put(kit.Item{Name: "facts", Label: c.T("casepage.decide.facts"), Field: kit.NewMultiline(c.Desk, 4, 1000), Required: true, Hint: c.T("casepage.decide.facts-hint")})
}

// appeal is what the refusal will say of the appeal, and whether that was checked against the act.
func (c *Case) appeal() string {
	a := c.View.Law.Appeal
	said := "\n" + c.T("casepage.decide.appeal", "term", a.Term.In(c.Lang()), "clause", a.Cite.In(c.Lang()))
	if !a.Verified {
		said += "\n" + c.T("casepage.form.unverified")
	}
	return said
}

// returnIncomplete begins the signature under the letter that gives an incomplete application back.
func (c *Case) returnIncomplete() {
	d := c.NewDeed(c.T("casepage.decision.return-incomplete"))
	names := c.lacking()
	for _, name := range names {
		d.tell(line{text: name, icon: kit.IconBox})
	}
	d.signed(c.T("caseway.decide.letter"))
	d.Act = func() app.Act { return app.ReturnIncomplete{CaseNo: c.number, Signed: d.signature()} }
	d.Confirm = func(app.Outcome, []queue.Move) string {
		return c.T("caseway.decide.return-what", "name", c.View.Name) + "\n" + strings.Join(names, "\n")
	}
	d.Done = func(app.Outcome) string { return c.T("caseway.decide.returned", "case", c.number) }
	d.End(c.T("casepage.decide.sign"), false, nil)
}

// lacking names the documents for which the application is returned.
func (c *Case) lacking() (names []string) {
	if p := c.View.Proposal; p != nil {
		for _, code := range append(append([]string{}, p.Missing...), p.Expired...) {
			names = append(names, c.documentName(code))
		}
	}
	return names
}

// commissionDecided enters what the commission decided.
func (c *Case) commissionDecided() {
	d := c.NewDeed(c.T("caseway.act.commission"))
	d.signed(c.T("caseway.decide.minutes"))
	d.Need("outcome", c.T("caseway.decide.outcome"), kit.NewChoice(c.Desk, c.worded("caseway.outcome.", []string{casefile.ToGrant, casefile.ToRefuse})))
	c.askGround(d)
	d.Form.OnChange = func() { c.suitRefusal(d) }
	d.Act = func() app.Act {
		return app.CommissionDecided{CaseNo: c.number, Signed: d.signature(), Outcome: d.Value("outcome"), Ground: d.Value("ground"), Facts: d.Value("facts")}
	}
	d.Done = c.went
	values := c.preparedRefusal()
	if p := c.View.Proposal; p != nil && p.Outcome != casefile.Complete {
		values["outcome"] = p.Outcome
	}
	d.End(c.T("caseway.act.enter"), false, values)
	c.suitRefusal(d)
}

// suitRefusal asks for ground and facts of a refusal only.
func (c *Case) suitRefusal(d *Deed) {
	refused := d.Form.Field("outcome").Value() == casefile.ToRefuse
	d.Form.Omit("ground", !refused)
	d.Form.Omit("facts", !refused)
}
