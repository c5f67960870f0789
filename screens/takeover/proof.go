package takeover

import (
	"context"
	"errors"
	"io"
	"strconv"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"

	"kezek/app"
	"kezek/app/fault"
	"kezek/locales"
	"kezek/screens/kit"
	"kezek/screens/page"
)

// proofPage is the last step: what taking over would do, the decision it rests on, then the list taken over.
type proofPage struct {
	w       *wizard
	form    *kit.Form
	dry     *app.TakenOver // nil until the dry run came back
	told    *fyne.Container
	on      *kit.Button
	toQueue *kit.Button
	content fyne.CanvasObject
}

const (
	proofSide = 340
	proofText = 608
)

func newProofPage(w *wizard) *proofPage {
	p := &proofPage{w: w, told: page.Column(8)}
	if w.taken != nil {
		p.done()
		return p
	}
	p.form = kit.NewForm(w.Desk)
	p.form.Section(w.T("importpage.decision.title"))
	p.form.AddObject(page.NewProse(w.T("importpage.decision.text"), proofSide-40, kit.ColorQuiet))
	p.form.Add(kit.Item{Name: "number", Label: w.T("importpage.decision.number"), Field: kit.NewText(w.Desk, 60), Required: true})
	date := kit.NewDate(w.Desk)
	date.Last = w.Desk.Now()
	p.form.Add(kit.Item{Name: "date", Label: w.T("importpage.decision.date"), Field: date.Input, Required: true, Width: 150})
	p.form.SetValues(map[string]string{"number": w.draft.number, "date": w.draft.date})
	p.form.OnChange = func() {
		v := p.form.Values()
		w.draft.number, w.draft.date = v["number"], v["date"]
		w.draft.touch()
	}
	p.form.OnSubmit = p.ask
	p.form.OnBack, p.form.Loses = w.back, func() bool { return false }
	p.on = kit.NewMainButton(w.Desk, w.T("importpage.proof.take"), p.form.Submit)
	p.on.Forbid(w.T("importpage.proof.waiting"))
	feet := page.Column(0, page.Space(1, 8), page.Row(8, p.on, kit.NewButton(w.Desk, w.T("importpage.back"), kit.IconLeft, w.back),
		page.Sized(10, 0, quiet(w.T("importpage.proof.keys")))))
	p.told.Add(page.Line(w.T("importpage.proof.title"), kit.TextSize, true, theme.ColorNameForeground))
	p.told.Add(page.NewProse(w.T("importpage.proof.waiting"), proofText, kit.ColorQuiet))
	left := page.Sized(proofSide, 0, page.Padded(4, p.form))
	p.content = container.NewBorder(nil, feet, left, nil, page.Padded(4, page.Card(14, container.NewVScroll(p.told))))
	p.try()
	return p
}

func (p *proofPage) focus() {
	if p.form != nil {
		p.form.FocusFirst()
	} else {
		p.w.Window.Canvas().Focus(p.toQueue)
	}
}

// main is Ctrl+Enter.
func (p *proofPage) main() {
	if p.form != nil {
		p.form.Submit()
	} else {
		p.w.Go(kit.Queue, "")
	}
}

func (p *proofPage) signed() app.Signed {
	v := p.form.Values()
	return app.Signed{Number: v["number"], Date: v["date"]}
}

// try is the dry run: everything but the writing. The decision's number is not asked for yet.
func (p *proofPage) try() {
	w := p.w
	var dry app.TakenOver
	w.run(w.T("importpage.task.dry-run"), func(ctx context.Context) (err error) {
		dry, err = w.Office.PreviewTakeOver(ctx, w.Who, w.list, app.Signed{Number: "\u2014", Date: w.today()})
		return err
	}, p.refused, func() {
		p.dry = &dry
		p.on.Forbid("")
		p.tellDry()
	})
}

// refused says why the list cannot be taken over, also at the fields of the decision.
func (p *proofPage) refused(err error) {
	w := p.w
	if w.moved(err) {
		return
	}
	var findings fault.Findings
	if errors.As(err, &findings) {
		p.form.Tell(findings)
	}
	tellRefusal(w, p.told, err)
	w.Quiet.Wrong(err)
}

// moved tells whether the office moved meanwhile; then the workbook is read again.
func (w *wizard) moved(err error) bool {
	var findings fault.Findings
	if !errors.As(err, &findings) {
		return false
	}
	for _, f := range findings {
		if f.Key == "takeover.office-moved" {
			w.Quiet.Note(w.Lang().With(f.Key, f.Args))
			w.readAgain(func() {
				last, _ := w.reach()
				w.show(last)
			})
			return true
		}
	}
	return false
}

// tellRefusal says under the title of the last step why nothing can be taken over.
func tellRefusal(w *wizard, told *fyne.Container, err error) {
	told.Objects = told.Objects[:1]
	told.Add(page.Row(6, picture(kit.IconWarning, kit.ColorWrong), page.NewProse(w.Desk.Explain(err), proofText-30, kit.ColorWrong)))
	told.Refresh()
}

// tellDry says in words what would happen.
func (p *proofPage) tellDry() {
	w, d := p.w, p.dry
	p.told.Objects = p.told.Objects[:1]
	p.told.Add(page.NewProse(w.T("importpage.proof.dry", "first", d.FirstReg, "last", d.LastReg), proofText, kit.ColorQuiet))
	p.figures(d)
	kept := w.T("importpage.proof.kept")
	if d.Moved > 0 {
		kept = w.T("importpage.proof.moved-text")
	}
	p.told.Add(page.Space(1, 4))
	p.told.Add(page.Row(6, picture(kit.IconCheck, kit.ColorGood), page.NewProse(kept, proofText-30, theme.ColorNameForeground)))
	p.told.Refresh()
}

// figures are the counts of a list taken over, each with what it means.
func (p *proofPage) figures(d *app.TakenOver) {
	tellFigures(p.w, p.told, []figure{
		{d.Entries, kit.IconCheck, kit.ColorGood, "entries"},
		{d.Removed, kit.IconNote, kit.ColorQuiet, "removed"},
		{d.LeftOut, kit.IconCross, kit.ColorQuiet, "left-out"},
		{d.Without, kit.IconWarning, kit.ColorQuiet, "without"},
		{d.Assumed, kit.IconNote, kit.ColorQuiet, "assumed"},
		{d.Ties, kit.IconNote, kit.ColorQuiet, "ties"},
		{d.Moved, kit.IconUp, kit.ColorQuiet, "moved"}})
}

// figure is a count of what is taken over; name is its message.
type figure struct {
	n    int
	icon kit.Icon
	ink  fyne.ThemeColorName
	name string
}

func tellFigures(w *wizard, told *fyne.Container, figures []figure) {
	for _, f := range figures {
		number := page.Line(locales.Number(int64(f.n)), kit.TextSize, true, theme.ColorNameForeground)
		number.Alignment = fyne.TextAlignTrailing
		told.Add(page.Row(8, picture(f.icon, f.ink), page.Sized(70, 0, number),
			page.NewProse(w.T("importpage.figure."+f.name), proofText-110, theme.ColorNameForeground)))
	}
}

// ask says what will happen and takes the list over after a yes.
func (p *proofPage) ask() {
	w := p.w
	if p.dry == nil || w.busy {
		return
	}
	d := p.signed()
	day, _ := locales.ParseDate(d.Date)
	text := w.T("importpage.confirm.text", "count", p.dry.Entries, "first", p.dry.FirstReg, "last", p.dry.LastReg, "number", d.Number,
		"date", day.Format("02.01.2006")) + "\n" + w.T("importpage.confirm.left-out", "count", p.dry.LeftOut) + "\n" + w.T("importpage.confirm.undo")
	w.Desk.Confirm(w.T("importpage.confirm.title"), text, w.T("importpage.proof.take"), p.take)
}

// take takes the list over: a verified backup first, then all or nothing.
func (p *proofPage) take() {
	w, d := p.w, p.signed()
	var taken app.TakenOver
	p.on.Forbid(w.T("importpage.proof.writing"))
	w.run(w.T("importpage.task.take"), func(ctx context.Context) error {
		out, err := w.Office.TakeOver(ctx, w.Who, w.list, d)
		if err != nil {
			return err
		}
		return out.Read(&taken)
	}, func(err error) { p.on.Forbid(""); p.refused(err) }, func() {
		w.taken = &taken
		w.draft.drop()
		w.Committed()
		w.show(stepProof)
		w.Quiet.Good(w.T("importpage.done.quiet", "count", taken.Entries, "first", taken.FirstReg, "last", taken.LastReg))
	})
}

// done shows the list taken over: its figures, the proof to open or save, the way to the queue.
func (p *proofPage) done() {
	w, t := p.w, p.w.taken
	p.told.Add(marked(picture(kit.IconCheck, kit.ColorGood), w.T("importpage.done.title"), true))
	p.told.Add(page.NewProse(w.T("importpage.done.text", "first", t.FirstReg, "last", t.LastReg), proofText, theme.ColorNameForeground))
	p.figures(t)
	p.told.Add(page.Space(1, 4))
	p.told.Add(page.NewProse(w.T("importpage.done.proof"), proofText, kit.ColorQuiet))
	button := func(key string, icon kit.Icon, act func()) *kit.Button {
		return kit.NewButton(w.Desk, w.T(key), icon, act)
	}
	p.told.Add(page.Row(8, button("importpage.done.open-pdf", kit.IconNote, func() { w.openProof(t.Batch, proofPDF) }),
		button("importpage.done.save-pdf", "", func() { w.saveProof(proofPDF) })))
	p.told.Add(page.Row(8, button("importpage.done.open-workbook", kit.IconColumns, func() { w.openProof(t.Batch, proofWorkbook) }),
		button("importpage.done.save-workbook", "", func() { w.saveProof(proofWorkbook) })))
	p.toQueue = kit.NewMainButton(w.Desk, w.T("importpage.done.queue"), p.main)
	feet := page.Column(0, page.Space(1, 8), page.Row(8, p.toQueue, button("importpage.done.another", "", w.another)))
	p.content = container.NewBorder(nil, feet, nil, nil, page.Padded(4, page.Card(14, container.NewVScroll(p.told))))
}

// proofKind is how the proof is written.
type proofKind struct {
	ext   string
	write func(o *app.Office, ctx context.Context, out io.Writer, batch int64) error
}

var (
	proofPDF      = proofKind{".pdf", (*app.Office).ProofPDF}
	proofWorkbook = proofKind{".xlsx", (*app.Office).ProofWorkbook}
)

func (w *wizard) openProof(batch int64, k proofKind) {
	w.OpenWritten(w.T("importpage.task.proof"), "order-proof-"+strconv.FormatInt(batch, 10)+k.ext,
		func(ctx context.Context, out io.Writer) error { return k.write(w.Office, ctx, out, batch) })
}

func (w *wizard) saveProof(k proofKind) {
	batch := w.taken.Batch
	w.save(w.T("importpage.task.proof"), w.T("importpage.proof.file")+"-"+strconv.FormatInt(batch, 10)+k.ext,
		func(ctx context.Context, out io.Writer) error { return k.write(w.Office, ctx, out, batch) })
}
