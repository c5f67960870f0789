package applications

import (
	"cmp"
	"slices"

	"kezek/app/bank"
	"kezek/app/edition"
	"kezek/locales"
	"kezek/screens/kit"
)

// happening is one thing in the history of a case.
type happening struct {
	at int64
	line
	more []line
}

// historyLines are all steps and acts of the case in the order they happened, the newest last.
func (c *Case) historyLines() []line {
	all := c.passed()
	all = append(all, c.paused()...)
	all = append(all, c.issued()...)
	slices.SortStableFunc(all, func(a, b happening) int { return cmp.Compare(a.at, b.at) })
	var s Sheet
	s.Head(c.T("caseway.tab.history"))
	for _, h := range all {
		h.label = locales.DateTime(h.at)
		s.lines = append(append(s.lines, h.line), h.more...)
	}
	return s.lines
}

// passed are the passages: by when they ended, the one that waits by when it began.
func (c *Case) passed() (all []happening) {
	for _, s := range c.View.Steps {
		m := mark{standing: standingOf(s), step: s, term: termOf(&c.View, s.Code)}
		p := c.place(m)
		icon, _ := p.icon()
		h := happening{at: s.DoneAt, line: line{text: c.stepName(s), tone: strong, icon: icon}}
		if s.DoneAt == 0 {
			h.at, h.text = s.BegunAt, dots(h.text, c.T("caseway.bar.waits"))
		}
		if p.late {
			h.tone = wrong
		}
		h.more = []line{{label: " ", text: dots(c.passing(m)...), tone: quiet}}
		all = append(all, h)
	}
	return all
}

// paused are the times the term stood still or grew.
func (c *Case) paused() (all []happening) {
	for _, p := range c.View.Pauses {
		text := c.T("caseway.history." + p.Kind)
		more := dots(p.Ground.In(c.Lang()), p.Reason, p.By)
		if p.Kind == edition.Extend {
			more = dots(more, c.T("caseway.history.was-due", "day", shownDay(p.Due)))
		}
		all = append(all, happening{at: p.FromAt, line: line{text: text, tone: strong, icon: kit.IconNote}, more: []line{{label: " ", text: more, tone: quiet}}})
		if p.Kind == edition.Suspend && p.ToAt > 0 {
			all = append(all, happening{at: p.ToAt, line: line{text: c.T("caseway.history.resume"), tone: strong, icon: kit.IconNote}})
		}
	}
	return all
}

// issued are the papers, files, checks and what else was recorded with its moment.
func (c *Case) issued() (all []happening) {
	note := func(at int64, text, more string) {
		h := happening{at: at, line: line{text: text, icon: kit.IconNote}}
		if more != "" {
			h.more = []line{{label: " ", text: more, tone: quiet}}
		}
		all = append(all, h)
	}
	for _, d := range c.View.Decisions {
		note(d.SignedAt, dots(c.T("casepage.decision."+d.Kind), "№ "+d.Number+", "+shownDay(d.Date)), dots(d.Signer, d.Facts, d.Note))
	}
	for _, a := range c.View.Accounts {
		note(a.At, dots(c.T("settings.act.change-account"), bank.IBAN(a.Account).String(), a.Bank), dots(a.Why, c.T("caseway.history.stated", "day", shownDay(a.Stated)), a.By))
	}
	for _, p := range c.View.Papers {
		note(p.IssuedAt, c.paperText(p), "")
	}
	for _, f := range c.View.Files {
		note(f.AddedAt, dots(c.T("caseway.history.file"), f.Name), c.documentName(f.Document))
	}
	for _, k := range c.View.Checks {
		note(k.AskedAt, dots(k.System.In(c.Lang()), k.Member), dots(c.T("case.check."+k.Result), k.Answer, k.By))
	}
	return all
}
