package applications

import (
	"context"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"kezek/app"
	"kezek/app/casefile"
	"kezek/app/edition"
	"kezek/locales"
	"kezek/screens/kit"
	"kezek/screens/page"
)

const actsWide = 404 // the panel of acts at the right of an open case

// openCase is one case: what it holds at the left, the acts open to this person now at the right.
type openCase struct {
	*section
	number  string
	view    app.CaseView
	own     bool // this person registered it and may not decide
	sheet   *prose
	side    *fyne.Container
	form    *kit.Form // of the act begun, nil for none
	buttons []*kit.Button
	first   fyne.Focusable // the first of them that is not forbidden
	version int
	brought bool
}

func newOpenCase(s *section, number string) *openCase {
	return &openCase{section: s, number: number, sheet: newSheet(), side: container.NewStack()}
}

// reload reads the case again and brings it to the front the first time.
func (c *openCase) reload() {
	c.version++
	version := c.version
	var view app.CaseView
	var own bool
	var err error
	c.later(func(ctx context.Context) {
		if view, err = c.Office.Case(ctx, c.number); err == nil {
			own, err = c.Office.OwnCase(ctx, c.Who, c.number)
		}
	}, func() {
		switch {
		case version != c.version || c.section.open != c:
		case err != nil:
			c.Quiet.Wrong(err)
			if !c.brought {
				c.toList()
			}
		default:
			c.view, c.own = view, own
			c.sheet.say(c.lines())
			if c.form == nil {
				c.offer()
			}
			c.bringOnce()
		}
	})
}

func (c *openCase) bringOnce() {
	if c.brought {
		return
	}
	c.brought = true
	side := page.Panel(kit.ColorStripe, page.Padded(prosePad, c.side))
	c.bring(container.New(beside{actsWide}, container.NewVScroll(c.sheet), side))
	if c.first != nil {
		c.focus(c.first)
	} else {
		c.Window.Canvas().Unfocus()
	}
}

// lines is everything the case holds, part by part.
func (c *openCase) lines() []line {
	v, a := &c.view, c.view.Application
	lines := []line{{text: v.Name, tone: title}, {text: c.standing(), tone: strong}}
	if days, ok := daysLeft(c.Office.Now(), v.Due); ok && v.State == "registered" {
		l := line{text: c.T("casepage.case.due", "day", shownDay(v.Due), "left", c.dueOf(v.CaseRow))}
		if days < 0 {
			l.tone, l.icon = wrong, kit.IconWarning
		}
		lines = append(lines, l)
	}
	lines = append(lines, c.data(a)...)
	lines = append(lines, c.householdLines(a)...)
	lines = append(lines, c.documentLines(a)...)
	lines = append(lines, c.decisionLines()...)
	return append(lines, c.paperLines()...)
}

// standing is the number, the state and, of an enrolled case, its place.
func (c *openCase) standing() string {
	parts := []string{c.view.CaseNo, c.T("casepage.state." + c.view.State)}
	if e := c.view.Entry; e != nil {
		parts = append(parts, c.T("casepage.case.reg", "number", e.RegNo))
		if e.Place > 0 {
			parts = append(parts, c.T("casepage.case.place", "overall", locales.Number(int64(e.Place)), "list", locales.Number(int64(e.PlaceInList))))
		}
	}
	return strings.Join(parts, " · ")
}

func (c *openCase) data(a casefile.Application) []line {
	ed := c.view.Edition
	lines := []line{{text: c.T("casepage.case.data"), tone: header}}
	add := func(label, text string) {
		if text != "" {
			lines = append(lines, line{label: label, text: text})
		}
	}
	add(c.T("casepage.form.iin"), c.numberOf(a.Applicant))
	add(c.T("casepage.form.born"), shownDay(a.Applicant.Born))
	add(c.T("casepage.form.phone"), a.Phone)
	add(c.T("casepage.form.address"), a.Address)
	add(c.T("casepage.form.dwelling"), a.Dwelling)
	add(c.T("casepage.form.representative"), a.Representative)
	add(c.T("casepage.form.channel"), strings.TrimSpace(channelName(c.section, ed, a.Channel)+" "+a.ChannelNo))
	add(c.T("casepage.form.complete"), locales.DateTime(a.CompleteAt))
	if a.ReceivedAt != a.CompleteAt {
		add(c.T("casepage.form.received"), locales.DateTime(a.ReceivedAt))
	}
	add(c.T("casepage.form.list"), listName(c.section, ed, a.List))
	for _, code := range a.Grounds {
		if g, ok := ed.Ground(code); ok {
			add(c.T("casepage.case.ground"), g.In(c.Lang())+" ("+g.Cite.In(c.Lang())+")")
		}
	}
	add(c.T("casepage.case.edition"), ed.Title.In(c.Lang()))
	add(c.T("casepage.case.registered-by"), c.view.Registered)
	add(c.T("casepage.form.note"), a.Note)
	return lines
}

func (c *openCase) numberOf(m casefile.Member) string {
	switch {
	case m.IIN == "":
		return c.T("casepage.case.no-iin")
	case m.Doubtful:
		return m.IIN + " — " + c.T("casepage.form.doubtful")
	}
	return m.IIN
}

// relation says a relation in words; what an old list told in its own stays as it is.
func (c *openCase) relation(code string) string {
	if key := casefile.RelationKey(code); key != "" {
		return c.T(key)
	}
	return code
}

func (c *openCase) householdLines(a casefile.Application) []line {
	lines := []line{{text: c.T("casepage.case.family", "count", a.Counted()), tone: header}}
	for _, m := range a.Family {
		lines = append(lines, line{label: c.relation(m.Relation),
			text: strings.Join([]string{m.Name, c.numberOf(m), shownDay(m.Born)}, " · ")})
	}
	if len(a.Family) == 0 {
		lines = append(lines, line{text: c.T("casepage.case.alone"), tone: quiet})
	}
	return lines
}

func (c *openCase) documentLines(a casefile.Application) []line {
	lines := []line{{text: c.T("casepage.form.documents"), tone: header}}
	for _, d := range c.view.Edition.Documents(a.List, a.Channel) {
		for _, h := range a.Documents {
			if h.Code == d.Code {
				lines = append(lines, line{label: c.T("case.how." + h.How), text: d.In(c.Lang())})
			}
		}
	}
	for _, d := range a.Missing(c.view.Edition) {
		lines = append(lines, line{label: c.T("casepage.case.not-there"), text: d.In(c.Lang()), tone: wrong, icon: kit.IconWarning})
	}
	if len(lines) == 1 {
		lines = append(lines, line{text: c.T("casepage.case.nothing"), tone: quiet})
	}
	return lines
}

func (c *openCase) decisionLines() []line {
	lines := []line{{text: c.T("casepage.case.decisions"), tone: header}}
	for _, d := range c.view.Decisions {
		lines = append(lines, line{label: shownDay(d.Date),
			text: strings.Join([]string{c.T("casepage.decision." + d.Kind), "№ " + d.Number, d.Signer, locales.DateTime(d.SignedAt)}, " · ")})
		if g, ok := c.view.Edition.Ground(d.Ground); ok {
			lines = append(lines, line{label: c.T("casepage.case.ground"), text: g.In(c.Lang()) + " (" + g.Cite.In(c.Lang()) + ")"})
		}
		if d.Facts != "" {
			lines = append(lines, line{label: c.T("casepage.decide.facts"), text: d.Facts})
		}
		if d.Note != "" {
			lines = append(lines, line{label: c.T("casepage.form.reason"), text: d.Note})
		}
	}
	if len(c.view.Decisions) == 0 {
		lines = append(lines, line{text: c.T("casepage.case.undecided"), tone: quiet})
	}
	return lines
}

func (c *openCase) paperLines() []line {
	lines := []line{{text: c.T("casepage.case.papers"), tone: header}}
	for _, p := range c.view.Papers {
		text := c.T("casepage.paper."+p.Form) + " № " + p.Number
		if p.Copy > 0 {
			text += " · " + c.T("casepage.paper.copy", "n", p.Copy, "reason", p.Reason)
		}
		lines = append(lines, line{label: locales.DateTime(p.IssuedAt), text: text})
	}
	if len(c.view.Papers) == 0 {
		lines = append(lines, line{text: c.T("casepage.case.nothing"), tone: quiet})
	}
	return lines
}

// refusals are the grounds to refuse by the edition of the case.
func (c *openCase) refusals() []edition.Ground { return c.view.Edition.Grounds(edition.ToRefuse) }
