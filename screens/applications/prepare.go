package applications

import (
	"strings"

	"kezek/app"
	"kezek/app/casefile"
	"kezek/screens/kit"
)

// prepare begins the executor's answer: for, against with its ground, or the application goes back as incomplete.
func (c *Case) prepare() {
	d := c.NewDeed(c.T("caseway.act.prepare"))
	d.Need("outcome", c.T("caseway.decide.proposal"), kit.NewChoice(c.Desk, c.worded("caseway.outcome.", []string{casefile.ToGrant, casefile.ToRefuse, casefile.ToReturn})))
	c.askGround(d)
	documents := c.askMissing(d)
	suit := func() {
		c.suitRefusal(d)
		documents(d.Form.Field("outcome").Value() == casefile.ToReturn)
	}
	d.Form.OnChange = suit
	d.Act = func() app.Act {
		v := d.Form.Values()
		p := app.Proposal{Outcome: v["outcome"], Ground: v["ground"], Facts: v["facts"]}
		p.Missing, p.Expired = ticked(v)
		return app.PrepareAnswer{CaseNo: c.number, Proposal: p}
	}
	d.Done = c.went
	values := c.lackingTicks()
	if len(values) == 0 {
		values["outcome"] = casefile.ToGrant
	}
	d.End(c.T("caseway.act.propose"), false, values)
	suit()
}

// prepareReturn begins the return of an application that was found incomplete.
func (c *Case) prepareReturn() {
	d := c.NewDeed(c.T("caseway.act.return"))
	c.askMissing(d)
	d.Act = func() app.Act {
		p := app.Proposal{Outcome: casefile.ToReturn}
		p.Missing, p.Expired = ticked(d.Form.Values())
		return app.PrepareAnswer{CaseNo: c.number, Proposal: p}
	}
	d.Done = c.went
	d.End(c.T("caseway.act.propose"), false, c.lackingTicks())
}

const (
	missingField = "missing."
	expiredField = "expired."
)

// askMissing asks which documents are missing and which are no longer valid; show hides them all or brings them back.
func (c *Case) askMissing(d *Deed) (show func(bool)) {
	var names []string
	var texts []*prose
	for _, l := range c.View.Checklist {
		name, box := missingField+l.Code, c.T("caseway.document.missing-box")
		if l.Held.There() {
			name, box = expiredField+l.Code, c.T("caseway.document.expired-box")
		}
		text := newProse(fieldsWide-missingWide-pageGap, line{text: l.In(c.Lang())})
		d.Form.AddObject(text)
		d.Put(kit.Item{Name: name, Field: kit.NewCheck(c.Desk, box), Beside: true, Bare: true, Width: missingWide})
		names, texts = append(names, name), append(texts, text)
	}
	return func(is bool) {
		d.Form.Together(func() {
			for i, name := range names {
				shown(texts[i], is)
				d.Form.Omit(name, !is)
			}
		})
	}
}

const missingWide = 120 // px of the box that says a document is not there, or no longer valid

// lackingTicks ticks what the checklist itself finds missing or expired.
func (c *Case) lackingTicks() map[string]string {
	values := map[string]string{}
	for _, l := range c.View.Checklist {
		switch {
		case l.Expired:
			values[expiredField+l.Code] = "1"
		case l.Required && !l.Held.There():
			values[missingField+l.Code] = "1"
		}
	}
	return values
}

func ticked(values map[string]string) (missing, expired []string) {
	for name := range values {
		if code, ok := strings.CutPrefix(name, missingField); ok {
			missing = append(missing, code)
		}
		if code, ok := strings.CutPrefix(name, expiredField); ok {
			expired = append(expired, code)
		}
	}
	return missing, expired
}
