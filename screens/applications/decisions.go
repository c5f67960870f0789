package applications

import (
	"kezek/app"
	"kezek/app/casefile"
	"kezek/app/commission"
	"kezek/app/edition"
	"kezek/locales"
	"kezek/screens/kit"
)

// decisionLines are what was prepared, decided and appealed.
func (c *Case) decisionLines() []line {
	var s Sheet
	c.sayProposal(&s)
	if x := c.View.Item; x != nil {
		s.Head(c.T("caseway.commission.title"))
		s.Add(locales.Date(x.At), dots(c.T("caseway.commission.item", "n", x.N), c.T(commission.ItemStateKey(x.State)), numberSign(x.Minutes)))
	}
	s.Head(c.T("casepage.case.decisions"))
	for _, d := range c.View.Decisions {
		s.Add(shownDay(d.Date), dots(c.T("casepage.decision."+d.Kind), "№ "+d.Number, d.Signer, locales.DateTime(d.SignedAt)))
		c.sayGround(&s, d.Ground, d.Facts, d.Note)
	}
	s.None(c.T("casepage.case.undecided"))
	c.sayAppeals(&s)
	c.saySurvey(&s)
	return s.lines
}

// numberSign writes the number of minutes; "" where there is none.
func numberSign(minutes string) string {
	if minutes == "" {
		return ""
	}
	return "№ " + minutes
}

// sayProposal is what the executor prepared.
func (c *Case) sayProposal(s *Sheet) {
	p := c.View.Proposal
	if p == nil || p.Outcome == casefile.Complete {
		return
	}
	s.Head(c.T("caseway.proposal.title"))
	s.lines = append(s.lines, line{text: c.T("caseway.outcome." + p.Outcome), tone: strong})
	c.sayGround(s, p.Ground, p.Facts, "")
	for _, named := range []struct {
		label string
		codes []string
	}{{c.T("caseway.proposal.missing"), p.Missing}, {c.T("caseway.proposal.expired"), p.Expired}} {
		for _, code := range named.codes {
			s.Add(named.label, c.documentName(code))
		}
	}
}

func (c *Case) documentName(code string) string {
	if d, ok := c.View.Law.Document(code); ok {
		return d.In(c.Lang())
	}
	return code
}

func (c *Case) sayGround(s *Sheet, ground, facts, reason string) {
	if g, ok := c.View.Edition.Ground(ground); ok {
		s.Add(c.T("casepage.case.ground"), g.In(c.Lang())+" ("+c.mark(g.Mark)+")")
	}
	s.Add(c.T("casepage.decide.facts"), facts)
	s.Add(c.T("casepage.form.reason"), reason)
}

func (c *Case) sayAppeals(s *Sheet) {
	s.Head(c.T("caseway.appeal.title"))
	for _, a := range c.View.Appeals {
		l := line{label: shownDay(a.FiledOn), text: dots(c.T("caseway.appeal.kind."+a.Kind), a.Body, a.Claim)}
		s.lines = append(s.lines, l)
		switch {
		case a.Outcome != "":
			s.Add(shownDay(a.DecidedOn), dots(c.T("caseway.appeal.outcome."+a.Outcome), a.Consequence))
		case a.Due != "":
			s.lines = append(s.lines, c.appealDue(a.Due))
		}
	}
	if len(c.View.Appeals) == 0 {
		s.lines = append(s.lines, line{text: c.appealRule(), tone: quiet})
	}
}

// appealDue is until when an appeal is to be decided; overdue in red and in words.
func (c *Case) appealDue(due string) line {
	l := line{label: " ", text: c.T("caseway.appeal.due", "day", shownDay(due))}
	if days, ok := daysLeft(c.Office.Now(), due); ok && days < 0 {
		l.text, l.tone, l.icon = dots(l.text, c.T("casepage.due.over", "count", -days)), wrong, kit.IconWarning
	}
	return l
}

// appealRule is how the answer may be appealed, by the edition.
func (c *Case) appealRule() string {
	a := c.View.Law.Appeal
	return dots(a.Body.In(c.Lang()), a.Term.In(c.Lang()), c.mark(a.Mark))
}

// saySurvey is what the citizen answered about the service.
func (c *Case) saySurvey(s *Sheet) {
	if c.View.Survey == nil {
		return
	}
	s.Head(c.T("caseway.survey.title"))
	for _, q := range c.View.Law.Survey {
		s.Add(q.In(c.Lang()), answerText(q, c.View.Survey[q.Code], c))
	}
}

func answerText(q edition.Question, code string, c *Case) string {
	for _, a := range q.Answers {
		if a.Code == code {
			return a.In(c.Lang())
		}
	}
	return code
}

// commissionSaid is what the commission decided on the case; nil where it did not.
func (c *Case) commissionSaid() *app.DecisionView {
	for i := len(c.View.Decisions) - 1; i >= 0; i-- {
		if d := &c.View.Decisions[i]; d.Kind == (app.CommissionDecided{}).Name() {
			return d
		}
	}
	return nil
}
