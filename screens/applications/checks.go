package applications

import (
	"strconv"

	"kezek/app"
	"kezek/app/casefile"
	"kezek/locales"
	"kezek/screens/kit"
)

// checkLines are the questions to state systems with their answers, and those that have no clear answer yet.
func (c *openCase) checkLines() []line {
	var s sheet
	s.head(c.T("caseway.check.unclear"))
	for _, u := range app.UnclearChecks(c.view) {
		said := c.T("caseway.check.never")
		icon := kit.IconBox
		if u.Last != nil {
			said = c.T("caseway.check." + u.Last.Result)
			icon = kit.IconWarning
		}
		s.lines = append(s.lines, line{label: u.Name, text: dots(u.System.In(c.Lang()), said), icon: icon})
	}
	s.none(c.T("caseway.check.all-clear"))
	s.head(c.T("caseway.check.asked"))
	for _, k := range c.view.Checks {
		s.lines = append(s.lines, c.checkLine(k))
		if said := dots(shownMoment(k.AnsweredAt), k.Answer); said != "" {
			s.lines = append(s.lines, line{label: " ", text: said, tone: quiet})
		}
	}
	s.none(c.T("casepage.case.nothing"))
	return s.lines
}

func (c *openCase) checkLine(k app.CheckView) line {
	l := line{label: dots(shownMoment(k.AskedAt), k.By), text: dots(k.System.In(c.Lang()), k.Member, c.T("case.check."+k.Result)), icon: kit.IconBox}
	switch k.Result {
	case app.Clear:
		l.icon, l.iconTone = kit.IconCheck, good
	case app.Found:
		l.icon, l.tone = kit.IconWarning, wrong
	}
	return l
}

func shownMoment(ms int64) string {
	if ms == 0 {
		return ""
	}
	return locales.DateTime(ms)
}

func (c *openCase) checkActs() []offered {
	if !c.may(app.RecordCheck{}) || !casefile.Open(c.view.State) || len(c.view.Law.Checks) == 0 {
		return nil
	}
	return []offered{{text: c.T("caseway.check.add"), begin: c.recordCheck}}
}

// recordCheck begins the noting of a question to a state system; the first without a clear answer is chosen.
func (c *openCase) recordCheck() {
	d := c.newDeed(c.T("caseway.check.add"))
	var systems, people []kit.Option
	for _, k := range c.view.Law.Checks {
		systems = append(systems, kit.Option{Code: k.Code, Name: k.In(c.Lang())})
	}
	for i, m := range c.view.Application.People() {
		people = append(people, kit.Option{Code: strconv.Itoa(i), Name: m.Name})
	}
	d.need("system", c.T("caseway.check.system"), kit.NewChoice(c.Desk, systems))
	d.need("member", c.T("caseway.check.member"), kit.NewChoice(c.Desk, people))
	d.moment("asked_at", c.T("caseway.check.asked-at"), true)
	d.need("result", c.T("caseway.check.result"), kit.NewChoice(c.Desk, c.worded("case.check.", app.CheckResults)))
	d.moment("answered_at", c.T("caseway.check.answered-at"), false)
	d.put(kit.Item{Name: "answer", Label: c.T("caseway.check.answer"), Field: kit.NewText(c.Desk, 400), Hint: c.T("caseway.check.answer-hint")})
	d.act = func() app.Act {
		n, _ := strconv.Atoi(d.value("member"))
		return app.RecordCheck{CaseNo: c.number, Member: int64(n), System: d.value("system"), AskedAt: d.minute("asked_at"),
			AnsweredAt: d.minute("answered_at"), Result: d.value("result"), Answer: d.value("answer")}
	}
	d.done = func(app.Outcome) string { return c.T("caseway.check.recorded") }
	day, now := c.isoToday(), c.today().Format("15:04")
	values := map[string]string{"asked_at": day, "asked_at.time": now, "answered_at": day, "answered_at.time": now}
	if open := app.UnclearChecks(c.view); len(open) > 0 {
		values["system"], values["member"] = open[0].System.Code, strconv.Itoa(int(open[0].Member))
	}
	d.end(c.T("caseway.check.record"), false, values)
}
