package applications

import (
	"slices"
	"strings"

	"kezek/app"
	"kezek/app/casefile"
	"kezek/app/fault"
	"kezek/screens/kit"
)

// ownPart is the tab of the case's service: what it says, its acts, and last the act that corrects what was entered.
func (c *Case) ownPart() (lines []line, acts []Offered) {
	var s Sheet
	if c.mine != nil {
		c.mine.Lines(&s)
		acts = slices.DeleteFunc(c.mine.Acts(), func(a Offered) bool { return a.Awaited })
	}
	if c.serviceOf(c.View.Service).Ask != nil && casefile.Open(c.View.State) && c.May(app.EnterMatter{}) {
		acts = append(slices.Clip(acts), Offered{Text: c.T("caseway.matter.enter"), Begin: c.enterMatter})
	}
	return s.lines, acts
}

// awaited are the acts of the case's service that its course waits for.
func (c *Case) awaited() (acts []Offered) {
	if c.mine == nil {
		return nil
	}
	for _, a := range c.mine.Acts() {
		if a.Awaited {
			begin := a.Begin
			a.Begin = func() {
				c.toTab(slices.Index(c.codes(), c.View.Service))
				begin()
			}
			acts = append(acts, a)
		}
	}
	return acts
}

// enterMatter asks what the intake asked for the service, with what was entered last.
func (c *Case) enterMatter() {
	c.OverMatter(c.T("caseway.matter.enter"), c.View.Matter, nil, func(_ *Deed, m app.Matter) app.Act { return app.EnterMatter{CaseNo: c.number, Matter: m} },
		func(app.Outcome) string { return c.T("caseway.amend.saved", "case", c.number) })
}

// OverMatter opens the form of an act on what the case is about, over the whole width; was is what stands in it at first. before, which may
// be nil, lays out what the act asks besides; act makes it of that and of what then stands in the fields. Findings of the act at
// "matter.x" come to the field "x" of the service.
func (c *Case) OverMatter(title string, was app.Matter, before func(*Deed), act func(*Deed, app.Matter) app.Act, done func(app.Outcome) string) {
	d := &Deed{c: c, Form: kit.NewForm(c.Desk), said: newProse(statementWide + answerWide), wide: true, Done: done}
	if before != nil {
		d.Form.Section(title)
		before(d)
	}
	asks := &correction{Deed: d}
	f := c.newFields(c.View.Service, c.View.Edition, c.number, d.Form, asks)
	d.place = func(findings fault.Findings) {
		for i := range findings {
			if own, ok := strings.CutPrefix(findings[i].Field, "matter."); ok {
				findings[i].Field = c.View.Service + "." + own
			}
		}
		f.place(findings)
	}
	d.Form.OnChange = func() { asks.followed(f) }
	d.Act = func() app.Act { return act(d, f.part.Matter()) }
	values := f.part.Typed(was)
	d.Form.Together(func() {
		f.show(values)
		d.End(title, false, values)
	})
	c.fields = f
	asks.followed(f)
	d.Form.Saved()
}

// correction is the form that corrects what was entered, as its fields see it.
type correction struct {
	*Deed
	following bool
}

func (d *correction) add(it kit.Item)               { d.Put(it) }
func (d *correction) omit(name string, hidden bool) { d.Form.Omit(name, hidden) }
func (d *correction) people() []casefile.Member     { return d.c.View.Application.People() }
func (d *correction) filedAt() int64                { return d.c.View.Application.FiledAt() }
func (d *correction) touched()                      { d.Form.OnChange() }
func (d *correction) gone() bool                    { return d.c.section.open != d.c || d.c.form != d.Form }

// followed lets the part follow once; what it changes is no change to follow.
func (d *correction) followed(f *Fields) {
	if d.following {
		return
	}
	d.following = true
	d.Form.Together(f.follow)
	d.following = false
}

// matter is what the intake was told beyond what all services ask.
func (f *intake) matter() (m app.Matter) {
	if f.own != nil {
		m = f.own.part.Matter()
	}
	return m
}

func (f *intake) people() (all []casefile.Member) {
	for _, m := range f.household.members() {
		v := map[string]string{}
		for _, field := range memberFields {
			v[m+"."+field] = f.value(m + "." + field)
		}
		all = append(all, person(v, m))
	}
	return all
}

func (f *intake) filedAt() int64 { return momentOf(f.filing()) }
func (f *intake) touched()       { f.changed() }
func (f *intake) gone() bool     { return f.done }
