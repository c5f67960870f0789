package applications

import (
	"context"
	"errors"
	"time"

	"kezek/app"
	"kezek/app/edition"
	"kezek/app/fault"
	"kezek/app/queue"
	"kezek/locales"
	"kezek/screens/kit"
)

// decision is the form of one decision; before it is signed a preview says what will happen.
type decision struct {
	c    *openCase
	form *kit.Form
	act  func() app.Act
	what func(app.Outcome, []queue.Move) string // what signing will do
	done func(app.Outcome) string               // what it did
	busy bool
}

// enrol begins the decision to put the case on the queue.
func (c *openCase) enrol() {
	d := &decision{c: c}
	d.begin("casepage.decide.enrol")
	d.act = func() app.Act { return app.Enrol{CaseNo: c.number, Signed: d.signed()} }
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
	d.end()
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

// refuse begins the decision to refuse, with its ground from the edition of the case.
func (c *openCase) refuse() {
	d := &decision{c: c}
	d.begin("casepage.decide.refuse")
	ground := kit.NewCombo(c.Desk, func(_ context.Context, query string) (found []kit.Option, _ error) {
		for _, g := range c.refusals() {
			if matches(g.KK+" "+g.RU+" "+g.Cite.KK+" "+g.Cite.RU, query) {
				found = append(found, kit.Option{Code: g.Code, Name: g.In(c.Lang())})
			}
		}
		return found, nil
	}, func(code string) (kit.Option, bool) {
		g, ok := c.view.Edition.Ground(code)
		return kit.Option{Code: g.Code, Name: g.In(c.Lang())}, ok
	})
	clause := newProse(actsWide - 2*prosePad - 16)
	ground.Chosen = func(o kit.Option) {
		if g, ok := c.view.Edition.Ground(o.Code); ok {
			said := []line{{text: g.In(c.Lang())}, {text: g.Cite.In(c.Lang()), tone: quiet}}
			if !g.Verified {
				said = append(said, line{text: c.T("casepage.form.unverified"), icon: kit.IconWarning})
			}
			clause.say(said)
			relay(d.form, "hearing")
		}
	}
	d.form.Add(kit.Item{Name: "ground", Label: c.T("casepage.decide.ground"), Field: ground, Required: true, Hint: c.T("casepage.decide.ground-hint")})
	d.form.AddObject(clause)
	d.form.Add(kit.Item{Name: "facts", Label: c.T("casepage.decide.facts"), Field: kit.NewMultiline(c.Desk, 4, 1000), Required: true, Hint: c.T("casepage.decide.facts-hint")})
	hearing := kit.NewDate(c.Desk)
	hearing.Last = c.today()
	d.form.Add(kit.Item{Name: "hearing", Label: c.T("casepage.decide.hearing"), Field: hearing, Width: 140, Hint: c.T("casepage.decide.hearing-hint")})
	d.act = func() app.Act {
		v := d.form.Values()
		return app.Refuse{CaseNo: c.number, Signed: d.signed(), Ground: v["ground"], Facts: v["facts"], Hearing: v["hearing"]}
	}
	d.what = func(app.Outcome, []queue.Move) string {
		return c.T("casepage.decide.refuse-what", "name", c.view.Name) + c.appeal()
	}
	d.done = func(app.Outcome) string { return c.T("casepage.decide.refused", "case", c.number) }
	d.end()
}

// appeal is what the refusal will say of the appeal, and whether that was checked against the act.
func (c *openCase) appeal() string {
	ed, err := c.Office.Edition(context.Background())
	if err != nil || ed == nil {
		return ""
	}
	a := ed.Services[edition.Queue].Appeal
	said := "\n" + c.T("casepage.decide.appeal", "term", a.Term.In(c.Lang()), "clause", a.Cite.In(c.Lang()))
	if !a.Verified {
		said += "\n" + c.T("casepage.form.unverified")
	}
	return said
}

func (c *openCase) today() time.Time { return time.UnixMilli(c.Office.Now()).In(locales.Zone) }

// begin lays out what every decision has: number and date.
func (d *decision) begin(title string) {
	c := d.c
	d.form = kit.NewForm(c.Desk)
	d.form.Section(c.T(title))
	day := kit.NewDate(c.Desk)
	day.Last = c.today()
	d.form.Add(kit.Item{Name: "number", Label: c.T("casepage.decide.number"), Field: kit.NewText(c.Desk, 40), Required: true})
	d.form.Add(kit.Item{Name: "date", Label: c.T("casepage.decide.date"), Field: day, Required: true, Beside: true, Width: 140})
}

// end adds the reason, asked only where a finding needs one, and the buttons, and shows the form.
func (d *decision) end() {
	c := d.c
	d.form.Add(kit.Item{Name: "reason", Label: c.T("casepage.form.reason"), Field: kit.NewText(c.Desk, 300), Required: true})
	d.form.Omit("reason", true)
	d.form.Buttons(kit.NewMainButton(c.Desk, c.T("casepage.decide.sign")+"  Ctrl+Enter", d.form.Submit), c.backButton(d.form))
	d.form.SetValues(map[string]string{"date": c.today().Format(time.DateOnly)})
	d.form.OnSubmit = d.preview
	c.begin(d.form)
}

func (d *decision) signed() app.Signed {
	v := d.form.Values()
	return app.Signed{Number: v["number"], Date: v["date"]}
}

// preview plans the decision and says what it will do before it is signed.
func (d *decision) preview() {
	if d.busy {
		return
	}
	d.busy = true
	c, order := d.c, app.Order{Act: d.act(), Reason: d.form.Values()["reason"]}
	var out app.Outcome
	var moves []queue.Move
	var err error
	c.later(func(ctx context.Context) { out, moves, err = c.Office.Preview(ctx, c.Who, order) }, func() {
		d.busy = false
		if c.section.open != c || c.form != d.form {
			return
		}
		if err != nil {
			d.tell(err)
			return
		}
		c.Desk.Confirm(c.T("casepage.decide.sign-title"), d.what(out, moves), c.T("casepage.decide.sign"), func() { d.sign(order) })
	})
}

// tell puts what was found at the fields and asks for a reason where one would do.
func (d *decision) tell(err error) {
	var findings fault.Findings
	if errors.As(err, &findings) {
		d.form.Omit("reason", !reasonAsked(findings))
	}
	d.c.answered(d.form, err)
}

func (d *decision) sign(order app.Order) {
	if d.busy {
		return
	}
	d.busy = true
	c := d.c
	c.section.act(c.T("casepage.decide.signing"), order, func(out app.Outcome, err error) {
		d.busy = false
		if err != nil {
			d.tell(err)
			return
		}
		c.Quiet.Good(d.done(out))
		c.answered(d.form, nil)
	})
}
