package commissionpage

import (
	"context"
	"errors"
	"io"
	"slices"
	"strings"

	"kezek/app"
	"kezek/app/fault"
	"kezek/locales"
	"kezek/screens/kit"
)

// paper is Ctrl+P: the papers of the meeting.
func (m *meeting) paper() {
	if m.brought {
		m.leave(m.showPapers)
	}
}

// showMinutes opens the minutes of the meeting just closed; its papers stand in the pane.
func (m *meeting) showMinutes() {
	m.showPapers()
	if i := slices.IndexFunc(m.view.Papers, func(p app.PaperView) bool { return p.Form == app.FormMinutes }); i >= 0 {
		m.print(m.view.Papers[i])
	}
}

// showPapers lists what was issued of the meeting and offers what may be printed now.
func (m *meeting) showPapers() {
	m.letGo()
	column := func(code string, width int) kit.Column {
		return kit.Column{Code: code, Title: m.T("commissionpage.paper." + code), Width: width, Unsorted: true}
	}
	issued := func() []app.PaperView { return m.view.Papers }
	columns := []kit.Column{column("form", 168), column("who", 106), column("number", 72), column("at", 88), column("copy", 76)}
	grid := kit.NewGrid(m.Desk, columns, kit.Source{
		Len: func() int { return len(issued()) },
		Row: func(i int) kit.Row {
			p := issued()[i]
			copied := ""
			if p.Copy > 0 {
				copied = number(int(p.Copy))
			}
			who := ""
			if x := m.item(p.Item); x != nil {
				who = joined(" ", m.T("commissionpage.paper.item", "n", x.N), x.Name)
			}
			return kit.Row{Cells: []string{m.T("queuepage.form." + p.Form), who, p.Number, locales.Date(p.IssuedAt), copied}}
		}})
	grid.Empty = m.T("commissionpage.paper.none")
	grid.OnOpen = func(i int) { m.print(issued()[i]) }
	var acts []*kit.Button
	if m.view.State != app.MeetingCalledOff && m.may(app.IssuePaper{}) && m.view.Items > 0 {
		text := "commissionpage.paper.package"
		if m.view.State == app.MeetingClosed {
			text = "commissionpage.paper.batch"
		}
		acts = append(acts, kit.NewButton(m.Desk, m.T(text), "", m.writeFiles))
	}
	if m.view.State != app.MeetingCalledOff {
		acts = append(acts, kit.NewButton(m.Desk, m.T("commissionpage.paper.agenda-draft"), "", func() { m.sketch(app.IssuePaper{Form: app.FormAgenda, Meeting: m.id}) }))
		if m.may(app.IssuePaper{}) {
			acts = append(acts, kit.NewButton(m.Desk, m.T("commissionpage.paper.agenda"), "", func() { m.issue(app.IssuePaper{Form: app.FormAgenda, Meeting: m.id}, "") }))
		}
	}
	if m.view.State == app.MeetingClosed && m.may(app.IssuePaper{}) {
		acts = append(acts, kit.NewButton(m.Desk, m.T("commissionpage.paper.again"), "", func() { m.askCopy(grid.Cursor()) }))
	}
	acts = append(acts, kit.NewButton(m.Desk, m.T("kit.dialog.back"), "", m.restFocused))
	m.pane.put(m.T("commissionpage.paper.title"), m.T("commissionpage.paper.about"), grid, acts...)
	m.pane.back, m.pane.first, m.pane.fits = m.restFocused, grid.Focus, &fits{grid: grid, columns: columns}
	m.papers = grid
	m.content.Refresh()
	grid.Focus()
}

// papersOf are the papers an item may be given now: the note for the members before it is decided.
func (m *meeting) papersOf(x *app.ItemView) (acts []*kit.Button) {
	if x.Decision == 0 {
		act := app.IssuePaper{Form: app.FormNote, Item: x.ID}
		acts = append(acts, kit.NewButton(m.Desk, m.T("commissionpage.paper.note"), "", func() { m.sketch(act) }))
	}
	return acts
}

// print opens an issued paper in the system's viewer.
func (m *meeting) print(p app.PaperView) {
	m.show(m.T("queuepage.paper.opening"), p.Form+"-"+strings.ReplaceAll(p.Number, "/", "-")+".pdf",
		func(ctx context.Context, w io.Writer) error { return m.Office.PrintPaper(ctx, w, p.ID) })
}

// sketch opens what a paper would say, without a number.
func (m *meeting) sketch(act app.IssuePaper) {
	m.show(m.T("queuepage.paper.opening"), act.Form+"-draft.pdf", func(ctx context.Context, w io.Writer) error {
		return m.Office.DraftPaper(ctx, w, m.Who, act)
	})
}

// issue gives a paper its number and opens it.
func (m *meeting) issue(act app.IssuePaper, reason string) {
	m.Do(m.T("queuecourse.issuing"), app.Order{Act: act, Reason: reason}, func(out app.Outcome, err error) {
		var findings fault.Findings
		switch {
		case errors.Is(err, context.Canceled):
		case errors.As(err, &findings):
			m.told(err)
		case err != nil:
			m.Quiet.Wrong(err)
		default:
			m.issued(act.Form, out)
		}
	})
}

func (m *meeting) issued(form string, out app.Outcome) {
	var is app.Issued
	if err := out.Read(&is); err != nil {
		m.Quiet.Wrong(err)
		return
	}
	m.Quiet.Good(m.T("queuecourse.issued", "paper", m.T("queuepage.form."+form), "number", is.Number))
	m.print(app.PaperView{ID: is.Paper, Form: form, Number: is.Number})
}

// askCopy asks why an issued paper is given again.
func (m *meeting) askCopy(row int) {
	if row < 0 || row >= len(m.view.Papers) {
		return
	}
	p := m.view.Papers[row]
	act := app.IssuePaper{Form: p.Form, Meeting: m.id, CopyOf: p.Number}
	if p.Item != 0 {
		act = app.IssuePaper{Form: p.Form, Item: p.Item, CopyOf: p.Number}
	}
	d := newDeed(m.pane)
	d.end(m.T("queuepage.copy.issue"), func() {
		d.carryOut(act, func(out app.Outcome) {
			m.pane.form = nil
			m.issued(p.Form, out)
			m.showPapers()
		})
	}, m.showPapers, nil)
	d.form.Omit("reason", false)
	m.pane.ask(m.T("queuecourse.copy.title"), joined(" № ", m.T("queuepage.form."+p.Form), p.Number), nil, 0, d.form)
	m.content.Refresh()
	d.form.Go("reason")
}
