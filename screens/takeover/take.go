package takeover

import (
	"context"
	"path/filepath"
	"strconv"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"

	"kezek/app"
	"kezek/locales"
	"kezek/screens/kit"
	"kezek/screens/page"
)

// takePage is the last step into a register: what taking over would do, then the rows taken over.
type takePage struct {
	w       *wizard
	dry     *app.HoldingsTaken // nil until the dry run came back
	told    *fyne.Container
	on      *kit.Button // the way on: takes over, then leads to the register
	content fyne.CanvasObject
}

func newTakePage(w *wizard) *takePage {
	p := &takePage{w: w, told: page.Column(8)}
	title, foot := w.T("importpage.take.title"), kit.NewButton(w.Desk, w.T("importpage.back"), kit.IconLeft, w.back)
	p.on = kit.NewMainButton(w.Desk, w.T("importpage.take.take")+"  Ctrl+Enter", p.main)
	if w.held != nil {
		title, foot = w.T("importpage.take.done"), kit.NewButton(w.Desk, w.T("importpage.done.another"), "", w.another)
		p.on = kit.NewMainButton(w.Desk, w.T("importpage.take.register")+"  Ctrl+Enter", p.main)
	}
	p.told.Add(page.Line(title, kit.TextSize, true, theme.ColorNameForeground))
	feet := page.Column(0, page.Space(1, 8), page.Row(8, p.on, foot))
	p.content = container.NewBorder(nil, feet, nil, nil, page.Padded(4, page.Card(14, container.NewVScroll(p.told))))
	if w.held != nil {
		p.figures(w.held)
		p.told.Add(page.NewProse(w.T("importpage.take.undo", "batch", w.held.Batch), proofText, kit.ColorQuiet))
		return p
	}
	p.on.Forbid(w.T("importpage.take.waiting"))
	p.try()
	return p
}

// try is the dry run: everything but the writing.
func (p *takePage) try() {
	w := p.w
	var dry app.HoldingsTaken
	w.run(w.T("importpage.task.dry-run"), func(ctx context.Context) (err error) {
		dry, err = w.Office.PreviewRegister(ctx, w.Who, w.list)
		return err
	}, p.refused, func() {
		p.dry = &dry
		p.on.Forbid("")
		p.told.Add(page.NewProse(w.T("importpage.take.dry"), proofText, kit.ColorQuiet))
		p.figures(&dry)
		p.told.Refresh()
		w.focusOn(p.on)
	})
}

func (p *takePage) figures(d *app.HoldingsTaken) {
	tellFigures(p.w, p.told, []figure{{d.Rows, kit.IconCheck, kit.ColorGood, "rows"}, {d.Ended, kit.IconNote, kit.ColorQuiet, "ended"},
		{d.LeftOut, kit.IconCross, kit.ColorQuiet, "left-out"}})
}

// main is Ctrl+Enter: takes the rows over, then leads to the register.
func (p *takePage) main() {
	w := p.w
	switch {
	case w.held != nil:
		w.Go(kit.Certificates, "registers")
	case p.dry != nil && !w.busy:
		w.Desk.Confirm(w.T("importpage.take.confirm"), w.T("importpage.take.will", "count", p.dry.Rows, "register", w.T("holding.register."+w.register)),
			w.T("importpage.take.take"), p.take)
	}
}

// take writes: a verified backup first, then all or nothing.
func (p *takePage) take() {
	w := p.w
	var held app.HoldingsTaken
	p.on.Forbid(w.T("importpage.proof.writing"))
	w.run(w.T("importpage.task.take"), func(ctx context.Context) error {
		out, err := w.Office.ImportRegister(ctx, w.Who, w.list)
		if err != nil {
			return err
		}
		return out.Read(&held)
	}, func(err error) { p.on.Forbid(""); p.refused(err) }, func() {
		w.held = &held
		w.draft.drop()
		w.Committed()
		w.show(stepProof)
		w.Quiet.Good(w.T("importpage.take.quiet", "count", held.Rows))
	})
}

func (p *takePage) refused(err error) {
	if !p.w.moved(err) {
		tellRefusal(p.w, p.told, err)
	}
}

// booksBefore is the table of workbooks taken into registers; Del undoes one.
func (p *filePage) booksBefore() *kit.Grid {
	w := p.w
	grid := kit.NewGrid(w.Desk, []kit.Column{
		{Code: "batch", Title: "№", Width: 50, Right: true, Unsorted: true},
		{Code: "file", Title: w.T("importpage.taken.file"), Width: 230, Unsorted: true},
		{Code: "register", Title: w.T("holding.column.register"), Width: 180, Unsorted: true},
		{Code: "at", Title: w.T("importpage.taken.at"), Width: 170, Unsorted: true},
		{Code: "by", Title: w.T("importpage.books.by"), Width: 150, Unsorted: true},
		{Code: "rows", Title: w.T("importpage.taken.entries"), Width: 90, Right: true, Unsorted: true},
		{Code: "state", Title: w.T("holding.column.state"), Width: 240, Unsorted: true}},
		kit.Source{Len: func() int { return len(p.books) }, Row: func(i int) kit.Row {
			b := p.books[i]
			r := kit.Row{Cells: []string{locales.Number(b.ID), b.FileName, w.T("holding.register." + b.Register), locales.DateTime(b.At), b.By, locales.Number(b.Rows), ""}}
			if b.Annulled != "" {
				r.Cells[6], r.Style = w.T("journal.annulled", "reason", b.Annulled), kit.Faded
			}
			return r
		}})
	grid.Empty = w.T("importpage.taken.empty")
	grid.OnDelete = func(i int) { p.undo(p.books[i]) }
	return grid
}

// undo annuls a workbook whole; it asks the reason.
func (p *filePage) undo(b app.HoldingBatch) {
	w := p.w
	if b.Annulled != "" || !app.May(w.Who, app.Annul{}.Name()) {
		w.Quiet.Note(w.T("importpage.books.who"))
		return
	}
	reason, label := kit.NewText(w.Desk, 200), page.NewProse(w.T("journalpage.reason"), 520, kit.ColorQuiet)
	dl := &kit.Dialog{Title: w.T("importpage.books.undo"), Width: 560, First: reason}
	dl.Content = page.Column(8, page.NewProse(w.T("importpage.books.will", "count", b.Rows, "file", b.FileName), 520, theme.ColorNameForeground),
		label, reason)
	dl.Buttons = []*kit.Button{
		kit.NewMainButton(w.Desk, w.T("importpage.books.undo"), func() {
			why := locales.Clean(reason.Value())
			if why == "" {
				label.Say(w.T("journalpage.reason")+" – "+w.T("kit.fault.required"), kit.ColorWrong)
				w.focusOn(reason)
				return
			}
			dl.Close()
			act := app.Annul{Kind: app.OfHoldingBatch, Number: strconv.FormatInt(b.ID, 10)}
			w.Do(w.T("importpage.books.undo"), app.Order{Act: act, Reason: why}, func(_ app.Outcome, err error) {
				if err != nil {
					w.Quiet.Wrong(err)
					return
				}
				w.Quiet.Good(w.T("importpage.books.undone", "file", b.FileName))
				p.recall()
			})
		}),
		kit.NewButton(w.Desk, w.T("kit.dialog.back"), "", dl.Close),
	}
	w.Desk.Show(dl)
}

// draftName is the file of a list left unfinished, and where it goes.
func (w *wizard) draftName(d draft) string {
	if d.Register != "" {
		return filepath.Base(d.Path) + " · " + w.T("holding.register."+d.Register)
	}
	return d.Path
}
