package commissionpage

import (
	"context"
	"errors"

	"kezek/app"
	"kezek/app/fault"
	"kezek/screens/kit"
	"kezek/screens/page"
)

// closing says what closing the meeting will do, before it does: what is decided, what waits, the number of the minutes. The
// office is asked for it, nothing is written.
func (m *meeting) closing() {
	if !m.may(app.CloseMeeting{}) {
		return
	}
	m.leave(func() {
		var out app.Outcome
		m.Run(m.T("queuemoves.weighing"), func(ctx context.Context) (err error) {
			out, _, err = m.Office.Preview(ctx, m.Who, app.Order{Act: app.CloseMeeting{Meeting: m.id}})
			return err
		}, func(err error) {
			var findings fault.Findings
			switch {
			case m.at != place(m) || errors.Is(err, context.Canceled):
			case errors.As(err, &findings):
				m.hindered(findings)
			case err != nil:
				m.Quiet.Wrong(err)
			default:
				var is app.ClosedMeeting
				if err := out.Read(&is); err != nil {
					m.Quiet.Wrong(err)
					return
				}
				m.askClose(is)
			}
		})
	})
}

// hindered names what keeps the meeting from being closed, with a way to the first of it.
func (m *meeting) hindered(findings fault.Findings) {
	m.letGo()
	var text []page.Passage
	for _, f := range findings {
		if f.Severity == fault.Blocks {
			text = append(text, page.Passage{Text: m.finding(f), Icon: kit.IconWarning, Ink: kit.ColorWrong})
		}
	}
	var goOn func()
	var acts []*kit.Button
	if next := m.nextOpen(0); next != 0 {
		goOn = func() { m.openAt(next) }
		acts = append(acts, kit.NewMainButton(m.Desk, m.T("commissionpage.close.go", "n", m.item(next).N)+"  Ctrl+Enter", goOn))
	}
	acts = append(acts, kit.NewButton(m.Desk, m.T("kit.dialog.back"), "", m.restFocused))
	m.pane.read(m.T("commissionpage.close.cannot"), "", text, goOn, m.restFocused, acts...)
	m.content.Refresh()
	m.pane.first()
}

// askClose says what the minutes will hold and asks for the act.
func (m *meeting) askClose(will app.ClosedMeeting) {
	m.letGo()
	d := newDeed(m.pane)
	text := []page.Passage{
		{Label: m.T("commissionpage.close.minutes"), Text: "№ " + will.Number, Bold: true},
		{Label: m.T("commissionpage.close.decided"), Text: number(will.Decided)},
		{Label: m.T("commissionpage.close.lost"), Text: number(will.Lost)},
		{Label: m.T("commissionpage.close.postponed"), Text: number(will.Postponed)},
		{Label: m.T("commissionpage.close.taken-off"), Text: number(will.TakenOff)},
		{Text: m.T("commissionpage.close.queue"), Icon: kit.IconNote, Ink: kit.ColorQuiet},
		{Text: m.T("commissionpage.close.final"), Icon: kit.IconWarning},
	}
	if n := m.view.States[app.ItemOpen]; n > 0 {
		text = append(text, page.Passage{Text: m.T("commissionpage.close.unheard", "n", n), Icon: kit.IconWarning, Ink: kit.ColorWrong})
	}
	d.place = func(field string) string {
		if field == "ended_at" {
			return "ended"
		}
		return field
	}
	d.form.Add(kit.Item{Name: "ended", Label: m.T("commissionpage.close.ended"), Field: kit.NewTime(m.Desk), Width: 110, Hint: m.T("commissionpage.close.now")})
	d.end(m.T("commissionpage.act.close"), func() {
		act := app.CloseMeeting{Meeting: m.id}
		if at := d.value("ended"); at != "" {
			act.EndedAt = moment(dayOf(m.view.BeganAt), at)
		}
		d.carryOut(act, func(out app.Outcome) {
			var is app.ClosedMeeting
			if err := out.Read(&is); err != nil {
				m.Quiet.Wrong(err)
				return
			}
			m.pane.form = nil
			m.reread(m.showMinutes)
			m.good(m.T("commissionpage.close.done", "number", is.Number, "drafts", len(is.Drafts)), out)
		})
	}, m.restFocused, nil)
	r := page.NewReading(m.Window.Canvas())
	r.Say(text...)
	m.pane.ask(m.T("commissionpage.close.title"), m.T("commissionpage.close.about"), r, -150, d.form)
	m.content.Refresh()
	d.form.FocusFirst()
}
