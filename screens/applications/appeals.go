package applications

import (
	"kezek/app"
	"kezek/app/casefile"
	"kezek/app/queue"
	"kezek/screens/kit"
)

// appealActs are what may follow an answer: an appeal, its outcome, the citizen's word on the service.
func (c *openCase) appealActs() (acts []offered) {
	v := &c.view
	if c.may(app.FileAppeal{}) && v.State != casefile.Withdrawn && v.State != casefile.Annulled {
		acts = append(acts, offered{text: c.T("caseway.appeal.file"), begin: c.fileAppeal})
	}
	for _, a := range v.Appeals {
		if a.Outcome == "" && c.may(app.DecideAppeal{}) {
			text := c.T("caseway.appeal.decide", "kind", c.T("caseway.appeal.kind."+a.Kind), "day", shownDay(a.FiledOn))
			about := dots(c.T("caseway.appeal.kind."+a.Kind), shownDay(a.FiledOn), a.Claim)
			acts = append(acts, offered{text: text, begin: func() { c.decideAppeal(a.ID, about) }})
		}
	}
	if c.may(app.AnswerSurvey{}) && len(v.Law.Survey) > 0 && v.Survey == nil && !casefile.Open(v.State) && v.Annulled == "" {
		acts = append(acts, offered{text: c.T("caseway.survey.answer"), begin: c.survey})
	}
	return acts
}

// fileAppeal begins the noting of a complaint against the answer.
func (c *openCase) fileAppeal() {
	d := c.newDeed(c.T("caseway.appeal.file"))
	d.tell(line{text: c.appealRule(), tone: quiet})
	d.need("kind", c.T("caseway.appeal.what"), kit.NewChoice(c.Desk, c.worded("caseway.appeal.kind.", app.AppealKinds)))
	d.put(kit.Item{Name: "filed_on", Label: c.T("caseway.appeal.filed"), Field: c.past(), Required: true, Width: 140})
	d.put(kit.Item{Name: "body", Label: c.T("caseway.appeal.body"), Field: kit.NewText(c.Desk, 200), Hint: c.T("caseway.appeal.body-hint")})
	d.need("claim", c.T("caseway.appeal.claim"), kit.NewMultiline(c.Desk, 3, 600))
	d.act = func() app.Act {
		return app.FileAppeal{CaseNo: c.number, Kind: d.value("kind"), FiledOn: d.value("filed_on"), Body: d.value("body"), Claim: d.value("claim")}
	}
	d.done = func(out app.Outcome) string {
		var a app.Appealed
		_ = out.Read(&a)
		if a.Due == "" {
			return c.T("caseway.appeal.recorded")
		}
		return dots(c.T("caseway.appeal.recorded"), c.T("caseway.appeal.due", "day", shownDay(a.Due)))
	}
	d.end(c.T("caseway.act.enter"), false, map[string]string{"kind": app.ToHigherBody, "filed_on": c.isoToday()})
}

// worded is a choice among codes in words.
func (c *openCase) worded(prefix string, codes []string) (options []kit.Option) {
	for _, code := range codes {
		options = append(options, kit.Option{Code: code, Name: c.T(prefix + code)})
	}
	return options
}

// decideAppeal begins the noting of how an appeal ended.
func (c *openCase) decideAppeal(id int64, about string) {
	d := c.newDeed(c.T("caseway.appeal.outcome-title"))
	d.tell(line{text: about})
	d.need("outcome", c.T("caseway.appeal.ended"), kit.NewChoice(c.Desk, c.worded("caseway.appeal.outcome.", app.AppealOutcomes)))
	d.put(kit.Item{Name: "decided_on", Label: c.T("casepage.decide.date"), Field: c.past(), Required: true, Width: 140})
	d.add("consequence", c.T("caseway.appeal.consequence"), kit.NewMultiline(c.Desk, 3, 600))
	d.act = func() app.Act {
		return app.DecideAppeal{Appeal: id, Outcome: d.value("outcome"), DecidedOn: d.value("decided_on"), Consequence: d.value("consequence")}
	}
	d.what = func(app.Outcome, []queue.Move) string {
		if d.value("outcome") == app.Upheld && (c.view.State == casefile.Refused || c.view.State == casefile.Returned) {
			return c.T("caseway.appeal.reopens", "case", c.number)
		}
		return c.T("caseway.appeal.only-recorded")
	}
	d.done = func(app.Outcome) string { return c.T("caseway.appeal.recorded-outcome") }
	d.end(c.T("caseway.act.enter"), false, map[string]string{"decided_on": c.isoToday()})
}

// survey begins the two questions about the quality of the service.
func (c *openCase) survey() {
	d := c.newDeed(c.T("caseway.survey.title"))
	for _, q := range c.view.Law.Survey {
		var answers []kit.Option
		for _, a := range q.Answers {
			answers = append(answers, kit.Option{Code: a.Code, Name: a.In(c.Lang())})
		}
		d.tell(line{text: q.In(c.Lang())})
		d.put(kit.Item{Name: "answers." + q.Code, Field: kit.NewChoice(c.Desk, answers)})
	}
	d.act = func() app.Act {
		said := map[string]string{}
		for _, q := range c.view.Law.Survey {
			if a := d.value("answers." + q.Code); a != "" {
				said[q.Code] = a
			}
		}
		return app.AnswerSurvey{CaseNo: c.number, Answers: said}
	}
	d.done = func(app.Outcome) string { return c.T("caseway.survey.recorded") }
	d.end(c.T("caseway.act.enter"), false, nil)
}

// annul marks a case that was registered by mistake.
func (c *openCase) annul() {
	d := c.newDeed(c.T("caseway.act.annul"))
	d.act = func() app.Act { return app.Annul{Kind: app.OfCase, Number: c.number} }
	d.what = func(app.Outcome, []queue.Move) string { return c.T("caseway.act.annul-what", "case", c.number) }
	d.done = func(app.Outcome) string { return c.T("caseway.went.annulled", "case", c.number) }
	d.end(c.T("caseway.act.annul"), true, nil)
}
