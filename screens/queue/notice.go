package queuepage

import (
	"context"
	"errors"
	"io"
	"strings"

	"kezek/app"
	"kezek/screens/kit"
)

// paper is Ctrl+P: it opens the entry under the cursor, and on an open entry offers the papers about it.
func (p *queuePage) paper() {
	if v := p.view; v != nil && v.paper != nil {
		v.paper()
		return
	}
	if !p.side.showsEntry() {
		if p.side.form == nil && p.side.leave == nil {
			p.look(p.grid.Cursor(), true)
		}
		return
	}
	if app.May(p.Who, app.IssuePaper{}.Name()) {
		p.offerPapers()
	}
}

// issue gives a paper its number and opens it. A notice given again is a copy: the office then asks for the reason.
func (p *queuePage) issue(act app.IssuePaper, reason string, form *kit.Form) {
	p.Do(p.T("queuecourse.issuing"), app.Order{Act: act, Reason: reason}, func(out app.Outcome, err error) {
		switch {
		case errors.Is(err, context.Canceled):
		case form == nil && wantsReason(err):
			p.copyReason(act)
		case err != nil:
			p.tell(form, err)
		default:
			p.issued(act.Form, out)
		}
	})
}

// wantsReason tells whether nothing but a reason is missing.
func wantsReason(err error) bool {
	findings, ok := findingsOf(err)
	return ok && findings.Blocking(false) && !findings.Blocking(true)
}

func (p *queuePage) issued(form string, out app.Outcome) {
	var paper app.Issued
	if err := out.Read(&paper); err != nil {
		p.Quiet.Wrong(err)
		return
	}
	if !p.side.showsEntry() {
		p.returnToEntry()
	}
	p.Quiet.Good(p.T("queuecourse.issued", "paper", p.T("queuepage.form."+form), "number", paper.Number))
	p.print(paper.Paper, form, paper.Number)
}

// copyReason asks why a copy is given.
func (p *queuePage) copyReason(act app.IssuePaper) {
	form := kit.NewForm(p.Desk)
	form.Add(kit.Item{Name: "reason", Label: p.T("queuepage.copy.reason"), Field: kit.NewMultiline(p.Desk, 3, 300), Required: true})
	form.OnSubmit = func() { p.issue(act, form.Values()["reason"], form) }
	form.Buttons(kit.NewMainButton(p.Desk, p.T("queuepage.copy.issue"), form.Submit), p.backButton(form))
	p.showForm(p.T("queuecourse.copy.title"), joined(" № ", p.T("queuepage.form."+act.Form), act.CopyOf)+". "+p.T("queuecourse.copy.about"), form)
}

// print opens an issued paper in the system's viewer.
func (p *queuePage) print(paper int64, form, number string) {
	p.OpenWritten(p.T("queuepage.paper.opening"), form+"-"+strings.ReplaceAll(number, "/", "-")+".pdf",
		func(ctx context.Context, w io.Writer) error { return p.Office.PrintPaper(ctx, w, paper) })
}

// draft opens what a paper would say, without a number.
func (p *queuePage) draft(act app.IssuePaper) {
	p.OpenWritten(p.T("queuepage.paper.opening"), act.Form+"-draft.pdf", func(ctx context.Context, w io.Writer) error {
		return p.Office.DraftPaper(ctx, w, p.Who, act)
	})
}

// showForm puts a form into the panel; its Esc returns to the entry, or shuts the panel where none was open.
func (p *queuePage) showForm(title, about string, form *kit.Form) {
	form.OnBack = p.returnToEntry
	p.looked++
	p.side.form, p.side.entry = form, nil
	p.side.set(titledForm(title, about, form))
	p.content.Refresh()
	form.Saved()
	form.FocusFirst()
}

func (p *queuePage) backButton(form *kit.Form) *kit.Button {
	return kit.NewButton(p.Desk, p.T("kit.dialog.back"), "", form.Back)
}

func (p *queuePage) returnToEntry() {
	p.side.form = nil
	if p.open == "" {
		p.closeSide()
		return
	}
	p.lookUp(p.open, true)
}
