package settings

import (
	"context"

	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"

	"kezek/app"
	"kezek/app/fault"
	"kezek/locales"
	"kezek/screens/kit"
	"kezek/screens/page"
)

// oldLists are the lists taken over, with the ways to take over one more and to undo one.
func (s *section) oldLists() *sheet {
	var rows []app.Batch
	var undone map[int64]bool
	g := kit.NewGrid(s.Desk, []kit.Column{
		{Code: "number", Title: s.T("shell.settings.lists.number"), Width: 50, Right: true, Unsorted: true},
		{Code: "file", Title: s.T("shell.settings.lists.file"), Width: 260, Unsorted: true},
		{Code: "taken", Title: s.T("shell.settings.lists.taken"), Width: 165, Unsorted: true},
		{Code: "entries", Title: s.T("shell.settings.lists.entries"), Width: 115, Right: true, Unsorted: true},
		{Code: "left", Title: s.T("shell.settings.lists.left"), Width: 115, Right: true, Unsorted: true},
		{Code: "state", Title: s.T("shell.settings.lists.state"), Width: 200, Unsorted: true},
	}, kit.Source{Len: func() int { return len(rows) }, Row: func(i int) kit.Row {
		b := rows[i]
		r := kit.Row{Cells: []string{locales.Number(b.ID), b.FileName, locales.DateTime(b.TakenAt), locales.Number(b.Entries), locales.Number(b.LeftOut), ""}}
		if undone[b.ID] {
			r.Cells[5], r.Style = s.T("shell.settings.lists.undone"), kit.Faded
		}
		return r
	}})
	g.Empty = s.T("shell.settings.lists.none")
	p := &sheet{code: "lists", title: s.T("shell.settings.lists.title"), first: g.Focus}
	p.shown = func() {
		batches, err := s.Office.Batches(context.Background())
		if err != nil {
			s.Quiet.Wrong(err)
			return
		}
		rows, undone = batches, s.Office.Annulled()
		g.Reload()
	}
	p.heard = p.shown
	buttons := page.Row(10, kit.NewMainButton(s.Desk, s.T("shell.settings.lists.take"), func() { s.Go("takeover", "") }))
	if app.May(s.Who, "undo-take-over") {
		undo := func() {
			if i := g.Cursor(); i >= 0 && i < len(rows) && !undone[rows[i].ID] {
				s.undo(rows[i])
			}
		}
		buttons.Add(kit.NewButton(s.Desk, s.T("shell.settings.lists.undo"), "", undo))
		g.OnDelete = func(int) { undo() }
	}
	head := page.Column(10, page.NewProse(s.T("shell.settings.lists.what"), textWidth, kit.ColorQuiet), buttons, page.Space(0, 2))
	p.content = container.NewBorder(head, nil, nil, nil, g)
	return p
}

// undo asks for the decision and the reason and says first what will happen.
func (s *section) undo(b app.Batch) {
	d := s.Desk
	f := kit.NewForm(d)
	f.Add(kit.Item{Name: "number", Label: s.T("shell.settings.undo.number"), Field: kit.NewText(d, 40), Required: true, Width: 160})
	date := kit.NewDate(d)
	date.Last = d.Now()
	f.Add(kit.Item{Name: "date", Label: s.T("shell.settings.undo.date"), Field: date.Input, Required: true, Beside: true, Width: 140})
	f.Add(kit.Item{Name: "reason", Label: s.T("shell.settings.undo.reason"), Field: kit.NewText(d, 300), Required: true})
	what := page.NewProse(s.T("shell.settings.undo.what", "count", b.Entries, "file", b.FileName), 460, theme.ColorNameForeground)
	wrong := page.NewProse("", 460, kit.ColorWrong)
	dl := &kit.Dialog{Title: s.T("shell.settings.undo.title"), Width: 496, Content: page.Column(8, what, page.Sized(460, 124, f), page.Sized(460, 44, wrong))}
	var act *kit.Button
	f.OnBack = dl.Close
	f.OnSubmit = func() {
		act.Forbid(s.T("kit.button.busy"))
		v := f.Values()
		order := app.Order{Reason: v["reason"], Act: app.UndoTakeOver{Batch: b.ID, Signed: app.Signed{Number: v["number"], Date: v["date"]}}}
		s.Do(s.T("shell.settings.undo.running"), order, func(_ app.Outcome, err error) {
			act.Forbid("")
			if told, ok := fault.Of(err); ok {
				wrong.Say(s.Lang().With(told.Key, told.Args), kit.ColorWrong)
				return
			}
			s.tell(f, err, func() {
				dl.Close()
				s.Quiet.Good(s.T("shell.settings.undo.done", "count", b.Entries))
			})
		})
	}
	act = kit.NewMainButton(d, s.T("shell.settings.undo.act"), f.Submit)
	dl.Buttons = []*kit.Button{act, kit.NewButton(d, s.T("kit.dialog.back"), "", f.Back)}
	dl.First = f.Field("number")
	d.Show(dl)
}
