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
func (c *openCase) decisionLines() []line {
	var s sheet
	c.sayProposal(&s)
	if x := c.view.Item; x != nil {
		s.head(c.T("caseway.commission.title"))
		s.add(locales.Date(x.At), dots(c.T("caseway.commission.item", "n", x.N), c.T(commission.ItemStateKey(x.State)), numberSign(x.Minutes)))
	}
	s.head(c.T("casepage.case.decisions"))
	for _, d := range c.view.Decisions {
		s.add(shownDay(d.Date), dots(c.T("casepage.decision."+d.Kind), "№ "+d.Number, d.Signer, locales.DateTime(d.SignedAt)))
		c.sayGround(&s, d.Ground, d.Facts, d.Note)
	}
	s.none(c.T("casepage.case.undecided"))
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
func (c *openCase) sayProposal(s *sheet) {
	p := c.view.Proposal
	if p == nil || p.Outcome == casefile.Complete {
		return
	}
	s.head(c.T("caseway.proposal.title"))
	s.lines = append(s.lines, line{text: c.T("caseway.outcome." + p.Outcome), tone: strong})
	c.sayGround(s, p.Ground, p.Facts, "")
	for _, named := range []struct {
		label string
		codes []string
	}{{c.T("caseway.proposal.missing"), p.Missing}, {c.T("caseway.proposal.expired"), p.Expired}} {
		for _, code := range named.codes {
			s.add(named.label, c.documentName(code))
		}
	}
}

func (c *openCase) documentName(code string) string {
	if d, ok := c.view.Law.Document(code); ok {
		return d.In(c.Lang())
	}
	return code
}

func (c *openCase) sayGround(s *sheet, ground, facts, reason string) {
	if g, ok := c.view.Edition.Ground(ground); ok {
		s.add(c.T("casepage.case.ground"), g.In(c.Lang())+" ("+c.mark(g.Mark)+")")
	}
	s.add(c.T("casepage.decide.facts"), facts)
	s.add(c.T("casepage.form.reason"), reason)
}

func (c *openCase) sayAppeals(s *sheet) {
	s.head(c.T("caseway.appeal.title"))
	for _, a := range c.view.Appeals {
		l := line{label: shownDay(a.FiledOn), text: dots(c.T("caseway.appeal.kind."+a.Kind), a.Body, a.Claim)}
		s.lines = append(s.lines, l)
		switch {
		case a.Outcome != "":
			s.add(shownDay(a.DecidedOn), dots(c.T("caseway.appeal.outcome."+a.Outcome), a.Consequence))
		case a.Due != "":
			s.lines = append(s.lines, c.appealDue(a.Due))
		}
	}
	if len(c.view.Appeals) == 0 {
		s.lines = append(s.lines, line{text: c.appealRule(), tone: quiet})
	}
}

// appealDue is until when an appeal is to be decided; overdue in red and in words.
func (c *openCase) appealDue(due string) line {
	l := line{label: " ", text: c.T("caseway.appeal.due", "day", shownDay(due))}
	if days, ok := daysLeft(c.Office.Now(), due); ok && days < 0 {
		l.text, l.tone, l.icon = dots(l.text, c.T("casepage.due.over", "count", -days)), wrong, kit.IconWarning
	}
	return l
}

// appealRule is how the answer may be appealed, by the edition.
func (c *openCase) appealRule() string {
	a := c.view.Law.Appeal
	return dots(a.Body.In(c.Lang()), a.Term.In(c.Lang()), c.mark(a.Mark))
}

// saySurvey is what the citizen answered about the service.
func (c *openCase) saySurvey(s *sheet) {
	if c.view.Survey == nil {
		return
	}
	s.head(c.T("caseway.survey.title"))
	for _, q := range c.view.Law.Survey {
		s.add(q.In(c.Lang()), answerText(q, c.view.Survey[q.Code], c))
	}
}

func answerText(q edition.Question, code string, c *openCase) string {
	for _, a := range q.Answers {
		if a.Code == code {
			return a.In(c.Lang())
		}
	}
	return code
}

// commissionSaid is what the commission decided on the case; nil where it did not.
func (c *openCase) commissionSaid() *app.DecisionView {
	for i := len(c.view.Decisions) - 1; i >= 0; i-- {
		if d := &c.view.Decisions[i]; d.Kind == (app.CommissionDecided{}).Name() {
			return d
		}
	}
	return nil
}
