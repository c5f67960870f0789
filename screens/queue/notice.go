package queuepage

import (
	"context"
	"errors"
	"io"
	"strings"

	"kezek/app"
	"kezek/screens/kit"
)

// paper is Ctrl+P: it opens the entry under the cursor, and on an open entry issues the notice of registration.
func (p *queuePage) paper() {
	if !p.side.showsEntry() {
		if p.side.form == nil {
			p.look(p.grid.Cursor(), true)
		}
		return
	}
	if app.May(p.Who, "issue-paper") {
		p.issue(p.open, "", nil)
	}
}

// issue gives the notice its number and opens it. The same notice again is a copy: the office then asks for the reason.
func (p *queuePage) issue(regNo, reason string, form *kit.Form) {
	act := app.IssuePaper{Form: app.FormNotice, RegNo: regNo}
	p.Do(p.T("queuepage.notice.issuing"), app.Order{Act: act, Reason: reason}, func(out app.Outcome, err error) {
		switch {
		case errors.Is(err, context.Canceled):
		case form == nil && wantsReason(err):
			p.copyReason(regNo)
		case err != nil:
			p.tell(form, err)
		default:
			p.issued(out)
		}
	})
}

// wantsReason tells whether nothing but a reason is missing.
func wantsReason(err error) bool {
	findings, ok := findingsOf(err)
	return ok && findings.Blocking(false) && !findings.Blocking(true)
}

func (p *queuePage) issued(out app.Outcome) {
	var paper app.Issued
	if err := out.Read(&paper); err != nil {
		p.Quiet.Wrong(err)
		return
	}
	if p.side.form != nil {
		p.returnToEntry()
	}
	p.Quiet.Good(p.T("queuepage.notice.issued", "number", paper.Number))
	p.print(paper.Paper, app.FormNotice, paper.Number)
}

// copyReason asks why a copy is given.
func (p *queuePage) copyReason(regNo string) {
	form := kit.NewForm(p.Desk)
	form.Add(kit.Item{Name: "reason", Label: p.T("queuepage.copy.reason"), Field: kit.NewMultiline(p.Desk, 3, 300), Required: true})
	form.OnSubmit = func() { p.issue(regNo, form.Values()["reason"], form) }
	form.Buttons(kit.NewMainButton(p.Desk, p.T("queuepage.copy.issue"), form.Submit), p.backButton(form))
	p.showForm(p.T("queuepage.copy.title"), p.T("queuepage.copy.about"), form)
}

// print opens an issued paper in the system's viewer.
func (p *queuePage) print(paper int64, form, number string) {
	p.OpenWritten(p.T("queuepage.paper.opening"), form+"-"+strings.ReplaceAll(number, "/", "-")+".pdf",
		func(ctx context.Context, w io.Writer) error { return p.Office.PrintPaper(ctx, w, paper) })
}

// draft opens what the notice would say, without a number.
func (p *queuePage) draft(regNo string) {
	p.OpenWritten(p.T("queuepage.paper.opening"), app.FormNotice+"-draft.pdf", func(ctx context.Context, w io.Writer) error {
		return p.Office.DraftPaper(ctx, w, p.Who, app.IssuePaper{Form: app.FormNotice, RegNo: regNo})
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
