package applications

import (
	"strconv"

	"kezek/app"
	"kezek/app/casefile"
	"kezek/locales"
	"kezek/screens/kit"
)

// checkLines are the questions to state systems with their answers, and those that have no clear answer yet.
func (c *Case) checkLines() []line {
	var s Sheet
	s.Head(c.T("caseway.check.unclear"))
	for _, u := range app.UnclearChecks(c.View) {
		said := c.T("caseway.check.never")
		icon := kit.IconBox
		if u.Last != nil {
			said = c.T("case.check." + u.Last.Result)
			icon = kit.IconWarning
		}
		s.lines = append(s.lines, line{label: u.Name, text: dots(u.System.In(c.Lang()), said), icon: icon})
	}
	s.None(c.T("caseway.check.all-clear"))
	s.Head(c.T("caseway.check.asked"))
	for _, k := range c.View.Checks {
		s.lines = append(s.lines, c.checkLine(k))
		if said := dots(shownMoment(k.AnsweredAt), k.Answer); said != "" {
			s.lines = append(s.lines, line{label: " ", text: said, tone: quiet})
		}
	}
	s.None(c.T("casepage.case.nothing"))
	return s.lines
}

func (c *Case) checkLine(k app.CheckView) line {
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

func (c *Case) checkActs() []Offered {
	if !c.May(app.RecordCheck{}) || !casefile.Open(c.View.State) || len(c.View.Law.Checks) == 0 {
		return nil
	}
	return []Offered{{Text: c.T("caseway.check.add"), Begin: c.recordCheck}}
}

// recordCheck begins the noting of a question to a state system; the first without a clear answer is chosen.
func (c *Case) recordCheck() {
	d := c.NewDeed(c.T("caseway.check.add"))
	var systems, people []kit.Option
	for _, k := range c.View.Law.Checks {
		systems = append(systems, kit.Option{Code: k.Code, Name: k.In(c.Lang())})
	}
	for i, m := range c.View.Application.People() {
		people = append(people, kit.Option{Code: strconv.Itoa(i), Name: m.Name})
	}
	d.Need("system", c.T("caseway.check.system"), kit.NewChoice(c.Desk, systems))
	d.Need("member", c.T("caseway.check.member"), kit.NewChoice(c.Desk, people))
	d.moment("asked_at", c.T("caseway.check.asked-at"), true)
	d.Need("result", c.T("caseway.check.result"), kit.NewChoice(c.Desk, c.worded("case.check.", app.CheckResults)))
	d.moment("answered_at", c.T("caseway.check.answered-at"), false)
	d.Put(kit.Item{Name: "answer", Label: c.T("caseway.check.answer"), Field: kit.NewText(c.Desk, 400), Hint: c.T("caseway.check.answer-hint")})
	d.Act = func() app.Act {
		n, _ := strconv.Atoi(d.Value("member"))
		return app.RecordCheck{CaseNo: c.number, Member: int64(n), System: d.Value("system"), AskedAt: d.minute("asked_at"),
			AnsweredAt: d.minute("answered_at"), Result: d.Value("result"), Answer: d.Value("answer")}
	}
	d.Done = func(app.Outcome) string { return c.T("caseway.check.recorded") }
	day, now := c.Today(), c.today().Format("15:04")
	values := map[string]string{"asked_at": day, "asked_at.time": now, "answered_at": day, "answered_at.time": now}
	if open := app.UnclearChecks(c.View); len(open) > 0 {
		values["system"], values["member"] = open[0].System.Code, strconv.Itoa(int(open[0].Member))
	}
	d.End(c.T("caseway.check.record"), false, values)
}
