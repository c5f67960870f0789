package queuepage

import (
	"kezek/app"
	"kezek/locales"
	"kezek/screens/kit"
	"slices"
)

// actsOnPlace are the acts that tell of the place: papers and the comparison.
func (p *queuePage) actsOnPlace(v *app.EntryView) (acts []*kit.Button) {
	if app.May(p.Who, app.IssuePaper{}.Name()) && v.State != "" {
		acts = append(acts, kit.NewMainButton(p.Desk, p.T("queuecourse.papers.button"), p.paper))
	}
	if v.Place > 0 {
		acts = append(acts, kit.NewButton(p.Desk, p.T("queuecourse.compare.button"), "", p.compareWith))
	}
	return acts
}

// offer is a paper that may be issued now, and what it would say.
type offer struct {
	act   app.IssuePaper
	about string
}

// offers are the papers about the open entry as of the day the window speaks of.
func (p *queuePage) offers() (all []offer) {
	c, asOf := p.course, p.filter.AsOf
	v := &c.entry
	on := locales.Date(c.day())
	if asOf == 0 && v.Place > 0 {
		about := p.T("queuecourse.papers.notice")
		if v.Mark == "without" {
			about = p.T("queuepage.notice.unsettled")
		}
		all = append(all, offer{app.IssuePaper{Form: app.FormNotice, RegNo: v.RegNo}, about})
	}
	certificate := p.T("queuecourse.papers.out", "day", on)
	if v.Place > 0 {
		certificate = p.T("queuecourse.papers.certificate", "place", number(v.Place), "of", number(v.Of), "day", on)
	}
	all = append(all, offer{app.IssuePaper{Form: app.FormCertificate, RegNo: v.RegNo, AsOf: asOf}, certificate})
	if m := c.told; m != nil && !m.Never {
		all = append(all, offer{app.IssuePaper{Form: app.FormMovement, RegNo: v.RegNo, From: max(c.asked.from, m.Start.At), To: c.asked.to},
			p.T("queuecourse.papers.movement", "from", locales.Date(max(c.asked.from, m.Start.At)+1), "to", locales.Date(m.To))})
	}
	all = append(p.removalOffers(), all...)
	if x := p.compared; x != nil {
		all = append([]offer{{app.IssuePaper{Form: app.FormComparison, RegNo: x.x, Other: x.y, AsOf: asOf},
			p.T("queuecourse.papers.comparison", "x", x.x, "y", x.y, "day", on)}}, all...)
	}
	return all
}

// removalOffers are the papers of a removal that is considered, or was decided.
func (p *queuePage) removalOffers() (all []offer) {
	v := &p.course.entry
	if p.filter.AsOf != 0 {
		return nil
	}
	if at := slices.IndexFunc(v.Warnings, app.WarningView.Open); at >= 0 {
		all = append(all, offer{app.IssuePaper{Form: app.FormWarning, RegNo: v.RegNo}, p.T("queuecourse.papers.warning", "day", day(v.Warnings[at].SentOn))})
	}
	if v.State == "removed" {
		all = append(all, offer{app.IssuePaper{Form: app.FormRemoval, RegNo: v.RegNo}, p.T("queuecourse.papers.removal")})
	}
	return all
}

// offerPapers lets a paper be chosen: Enter issues it, a draft has no number.
func (p *queuePage) offerPapers() {
	var list, drafts []choice
	for _, o := range p.offers() {
		name := p.T("queuepage.form." + o.act.Form)
		list = append(list, choice{name, o.about, func() { p.issue(o.act, "", nil) }})
		drafts = append(drafts, choice{p.T("queuecourse.papers.draft", "paper", name), p.T("queuecourse.papers.numberless"), func() { p.draft(o.act) }})
	}
	list = append(list, drafts...)
	if len(p.originals()) > 0 {
		list = append(list, choice{p.T("queuecourse.papers.copy"), p.T("queuecourse.papers.copy-about"), p.offerCopies})
	}
	p.showMenu(p.T("queuecourse.papers.title"), list, p.backFromPapers)
}

// backFromPapers is Esc: the comparison or the entry stands there again.
func (p *queuePage) backFromPapers() {
	if x := p.compared; x != nil {
		p.compare(x.x, x.y, nil)
		return
	}
	p.returnToEntry()
}

func (p *queuePage) showMenu(title string, list []choice, back func()) {
	m := newMenu(p.Window.Canvas(), list)
	v := &p.course.entry
	p.showOther(titledForm(title, v.RegNo+" · "+v.Name, m), m, nil, back)
}

// originals are the papers issued about the entry that were not copies, the newest first.
func (p *queuePage) originals() (all []app.PaperView) {
	for i := len(p.course.entry.Papers) - 1; i >= 0 && len(all) < 9; i-- {
		if paper := p.course.entry.Papers[i]; paper.Copy == 0 {
			all = append(all, paper)
		}
	}
	return all
}

// offerCopies lets an issued paper be chosen for a copy.
func (p *queuePage) offerCopies() {
	var list []choice
	for _, paper := range p.originals() {
		list = append(list, choice{p.T("queuepage.form."+paper.Form) + " № " + paper.Number, locales.DateTime(paper.IssuedAt), func() {
			p.copyReason(app.IssuePaper{Form: paper.Form, RegNo: p.open, CopyOf: paper.Number})
		}})
	}
	p.showMenu(p.T("queuecourse.papers.copy"), list, p.offerPapers)
}
