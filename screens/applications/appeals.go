package applications

import (
	"kezek/app"
	"kezek/app/casefile"
	"kezek/app/queue"
	"kezek/screens/kit"
)

// appealActs are what may follow an answer: an appeal, its outcome, the citizen's word on the service.
func (c *Case) appealActs() (acts []Offered) {
	v := &c.View
	if c.May(app.FileAppeal{}) && v.State != casefile.Withdrawn && v.State != casefile.Annulled {
		acts = append(acts, Offered{Text: c.T("caseway.appeal.file"), Begin: c.fileAppeal})
	}
	for _, a := range v.Appeals {
		if a.Outcome == "" && c.May(app.DecideAppeal{}) {
			text := c.T("caseway.appeal.decide", "kind", c.T("caseway.appeal.kind."+a.Kind), "day", shownDay(a.FiledOn))
			about := dots(c.T("caseway.appeal.kind."+a.Kind), shownDay(a.FiledOn), a.Claim)
			acts = append(acts, Offered{Text: text, Begin: func() { c.decideAppeal(a.ID, about) }})
		}
	}
	if c.May(app.AnswerSurvey{}) && len(v.Law.Survey) > 0 && v.Survey == nil && !casefile.Open(v.State) && v.Annulled == "" {
		acts = append(acts, Offered{Text: c.T("caseway.survey.answer"), Begin: c.survey})
	}
	return acts
}

// fileAppeal begins the noting of a complaint against the answer.
func (c *Case) fileAppeal() {
	d := c.NewDeed(c.T("caseway.appeal.file"))
	d.tell(line{text: c.appealRule(), tone: quiet})
	d.Need("kind", c.T("caseway.appeal.what"), kit.NewChoice(c.Desk, c.worded("caseway.appeal.kind.", app.AppealKinds)))
	d.Put(kit.Item{Name: "filed_on", Label: c.T("caseway.appeal.filed"), Field: c.Past(), Required: true, Width: 140})
	d.Put(kit.Item{Name: "body", Label: c.T("caseway.appeal.body"), Field: kit.NewText(c.Desk, 200), Hint: c.T("caseway.appeal.body-hint")})
	d.Need("claim", c.T("caseway.appeal.claim"), kit.NewMultiline(c.Desk, 3, 600))
	d.Act = func() app.Act {
		return app.FileAppeal{CaseNo: c.number, Kind: d.Value("kind"), FiledOn: d.Value("filed_on"), Body: d.Value("body"), Claim: d.Value("claim")}
	}
	d.Done = func(out app.Outcome) string {
		var a app.Appealed
		_ = out.Read(&a)
		if a.Due == "" {
			return c.T("caseway.appeal.recorded")
		}
		return dots(c.T("caseway.appeal.recorded"), c.T("caseway.appeal.due", "day", shownDay(a.Due)))
	}
	d.End(c.T("caseway.act.enter"), false, map[string]string{"kind": app.ToHigherBody, "filed_on": c.Today()})
}

// worded is a choice among codes in words.
func (c *Case) worded(prefix string, codes []string) (options []kit.Option) {
	for _, code := range codes {
		options = append(options, kit.Option{Code: code, Name: c.T(prefix + code)})
	}
	return options
}

// decideAppeal begins the noting of how an appeal ended.
func (c *Case) decideAppeal(id int64, about string) {
	d := c.NewDeed(c.T("caseway.appeal.outcome-title"))
	d.tell(line{text: about})
	d.Need("outcome", c.T("caseway.appeal.ended"), kit.NewChoice(c.Desk, c.worded("caseway.appeal.outcome.", app.AppealOutcomes)))
	d.Put(kit.Item{Name: "decided_on", Label: c.T("casepage.decide.date"), Field: c.Past(), Required: true, Width: 140})
	d.Add("consequence", c.T("caseway.appeal.consequence"), kit.NewMultiline(c.Desk, 3, 600))
	d.Act = func() app.Act {
		return app.DecideAppeal{Appeal: id, Outcome: d.Value("outcome"), DecidedOn: d.Value("decided_on"), Consequence: d.Value("consequence")}
	}
	d.Confirm = func(app.Outcome, []queue.Move) string {
		if d.Value("outcome") == app.Upheld && (c.View.State == casefile.Refused || c.View.State == casefile.Returned) {
			return c.T("caseway.appeal.reopens", "case", c.number)
		}
		return c.T("caseway.appeal.only-recorded")
	}
	d.Done = func(app.Outcome) string { return c.T("caseway.appeal.recorded-outcome") }
	d.End(c.T("caseway.act.enter"), false, map[string]string{"decided_on": c.Today()})
}

// survey begins the two questions about the quality of the service.
func (c *Case) survey() {
	d := c.NewDeed(c.T("caseway.survey.title"))
	for _, q := range c.View.Law.Survey {
		var answers []kit.Option
		for _, a := range q.Answers {
			answers = append(answers, kit.Option{Code: a.Code, Name: a.In(c.Lang())})
		}
		d.tell(line{text: q.In(c.Lang())})
		d.Put(kit.Item{Name: "answers." + q.Code, Field: kit.NewChoice(c.Desk, answers)})
	}
	d.Act = func() app.Act {
		said := map[string]string{}
		for _, q := range c.View.Law.Survey {
			if a := d.Value("answers." + q.Code); a != "" {
				said[q.Code] = a
			}
		}
		return app.AnswerSurvey{CaseNo: c.number, Answers: said}
	}
	d.Done = func(app.Outcome) string { return c.T("caseway.survey.recorded") }
	d.End(c.T("caseway.act.enter"), false, nil)
}

// annul marks a case that was registered by mistake.
func (c *Case) annul() {
	d := c.NewDeed(c.T("caseway.act.annul"))
	d.Act = func() app.Act { return app.Annul{Kind: app.OfCase, Number: c.number} }
	d.Confirm = func(app.Outcome, []queue.Move) string { return c.T("caseway.act.annul-what", "case", c.number) }
	d.Done = func(app.Outcome) string { return c.T("caseway.went.annulled", "case", c.number) }
	d.End(c.T("caseway.act.annul"), true, nil)
}
