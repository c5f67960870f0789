package takeover

import (
	"context"
	"errors"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"

	"kezek/app"
	"kezek/app/fault"
	"kezek/locales"
	"kezek/screens/kit"
	"kezek/screens/page"
)

// filePage is the first step: the file, lists left unfinished, lists taken over before.
type filePage struct {
	w       *wizard
	form    *kit.Form
	drafts  []draft
	waiting *kit.Grid
	batches []app.Batch
	books   []app.HoldingBatch // of registers
	taken   *kit.Grid
	room    *formRoom // of the form: higher while it says what is wrong
	content fyne.CanvasObject
	asking  bool // the lists are being read
	again   bool // and must be read once more
}

const (
	fileWidth = 860
	formCalm  = 128 // px, the field with its hint and the buttons
	formTold  = 190 // px, with a refusal of three lines too
)

// formRoom gives the form the height it needs now.
type formRoom struct{ height float32 }

func (r *formRoom) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(fileWidth, r.height) }

func (r *formRoom) Layout(objects []fyne.CanvasObject, s fyne.Size) {
	objects[0].Resize(s)
}

func newFilePage(w *wizard) *filePage {
	p := &filePage{w: w, form: kit.NewForm(w.Desk)}
	path := kit.NewText(w.Desk, 0)
	p.form.Add(kit.Item{Name: "path", Label: w.T("importpage.file.path"), Field: path, Required: true, Hint: w.T("importpage.file.hint")})
	p.form.OnSubmit = p.read
	p.form.OnBack = func() {}
	p.form.Loses = func() bool { return false }
	p.form.Buttons(kit.NewMainButton(w.Desk, w.T("importpage.file.read"), p.form.Submit),
		kit.NewButton(w.Desk, w.T("importpage.file.choose"), kit.IconSearch, p.choose))
	p.waiting = kit.NewGrid(w.Desk, []kit.Column{
		{Code: "file", Title: w.T("importpage.drafts.file"), Width: 420, Unsorted: true},
		{Code: "saved", Title: w.T("importpage.drafts.saved"), Width: 170, Unsorted: true},
		{Code: "answers", Title: w.T("importpage.drafts.answers"), Width: 120, Right: true, Unsorted: true}},
		kit.Source{Len: func() int { return len(p.drafts) }, Row: func(i int) kit.Row {
			d := p.drafts[i]
			return kit.Row{Cells: []string{w.draftName(d), locales.DateTime(d.savedAt), locales.Number(int64(len(d.Answers)))}}
		}})
	p.waiting.Empty = w.T("importpage.drafts.empty")
	p.waiting.OnOpen = func(i int) { p.resume(p.drafts[i].key) }
	p.waiting.OnDelete = func(i int) { p.forget(p.drafts[i]) }
	p.taken = p.takenBefore()
	p.form.OnChange = func() { p.makeRoom(formCalm) }
	p.room = &formRoom{formCalm}
	top := &fyne.Container{Layout: p.room, Objects: []fyne.CanvasObject{p.form}}
	title, intro, taken := w.T("importpage.title"), w.T("importpage.intro"), w.T("importpage.taken.title")
	if w.register != "" {
		title, intro, taken = w.T("importpage.register.title", "register", w.T("holding.register."+w.register)), w.T("importpage.register.intro"), w.T("importpage.books.title")
	}
	p.content = container.NewBorder(
		page.Column(8, page.Title(title), page.NewProse(intro, fileWidth, kit.ColorQuiet), page.Row(0, top)),
		nil, nil, nil,
		container.NewGridWithRows(2, p.part(w.T("importpage.drafts.title"), p.waiting), p.part(taken, p.taken)))
	return p
}

// takenBefore is the table of what was taken over before.
func (p *filePage) takenBefore() *kit.Grid {
	w := p.w
	if w.register != "" {
		return p.booksBefore()
	}
	taken := kit.NewGrid(w.Desk, []kit.Column{
		{Code: "file", Title: w.T("importpage.taken.file"), Width: 420, Unsorted: true},
		{Code: "at", Title: w.T("importpage.taken.at"), Width: 170, Unsorted: true},
		{Code: "entries", Title: w.T("importpage.taken.entries"), Width: 120, Right: true, Unsorted: true},
		{Code: "left", Title: w.T("importpage.taken.left-out"), Width: 120, Right: true, Unsorted: true}},
		kit.Source{Len: func() int { return len(p.batches) }, Row: func(i int) kit.Row {
			b := p.batches[i]
			return kit.Row{Cells: []string{b.FileName, locales.DateTime(b.TakenAt), locales.Number(b.Entries), locales.Number(b.LeftOut)}}
		}})
	taken.Empty = w.T("importpage.taken.empty")
	taken.OnOpen = func(i int) { w.openProof(p.batches[i].ID, proofPDF) }
	return taken
}

// part is a titled table.
func (p *filePage) part(title string, g *kit.Grid) fyne.CanvasObject {
	return container.NewBorder(page.Padded(4, page.Line(title, kit.TextSize, true, theme.ColorNameForeground)), nil, nil, nil, page.Sized(0, 60, g))
}

func (p *filePage) clear() {
	p.form.SetValues(nil)
	p.makeRoom(formCalm)
}

func (p *filePage) makeRoom(height float32) {
	if p.room.height != height {
		p.room.height = height
		p.content.Refresh()
	}
}

func (p *filePage) choose() {
	w := p.w
	w.AskWhich(w.T("importpage.file.choose"), w.T("importpage.file.kinds"), []string{"*.xlsx", "*.xlsm", "*.csv", "*.txt"}, func(path string) {
		p.form.Field("path").SetValue(path)
		p.form.Submit()
	}, func() {
		w.Quiet.Note(w.T("importpage.file.no-dialog"))
		p.form.FocusFirst()
	})
}

// read reads the file that stands in the field.
func (p *filePage) read() {
	path := strings.Trim(p.form.Values()["path"], `"' `)
	for _, d := range p.drafts {
		if d.Path == path && d.Register == p.w.register {
			p.askDraft(d)
			return
		}
	}
	p.open(path)
}

// askDraft offers to go on with answers given to this file before.
func (p *filePage) askDraft(d draft) {
	w := p.w
	dl := &kit.Dialog{Title: w.T("importpage.again.title"), Content: page.NewProse(w.T("importpage.again.text", "time", locales.DateTime(d.savedAt),
		"count", len(d.Answers)), 440, theme.ColorNameForeground)}
	dl.Buttons = []*kit.Button{
		kit.NewMainButton(w.Desk, w.T("importpage.again.go-on"), func() { dl.Close(); p.resume(d.key) }),
		kit.NewButton(w.Desk, w.T("importpage.again.anew"), "", func() { dl.Close(); p.open(d.Path) }),
	}
	w.Desk.Show(dl)
}

func (p *filePage) open(path string) {
	w := p.w
	var o openedList
	w.run(w.T("importpage.task.read"), func(ctx context.Context) (err error) {
		o, err = w.read(ctx, path, nil)
		return err
	}, func(err error) {
		if o.list == nil {
			p.tell(err)
			return
		}
		w.draft.start(o.list)
		w.opened(&o, stepColumns)
		w.Quiet.Wrong(err)
	}, func() {
		w.draft.start(o.list)
		w.opened(&o, stepColumns)
	})
}

// tell says at the field why the file cannot be read.
func (p *filePage) tell(err error) {
	if told := findingAt("path", err); told != nil {
		p.makeRoom(formTold)
		p.form.Tell(told)
		return
	}
	p.w.Quiet.Wrong(err)
}

// errElsewhere tells a list left unfinished that is of another register.
var errElsewhere = errors.New("of another register")

// resume goes on with a list left unfinished: same file, same columns, same answers.
func (p *filePage) resume(key string) {
	w := p.w
	var d draft
	var o openedList
	lost := 0
	register := w.register
	w.run(w.T("importpage.task.read"), func(ctx context.Context) (err error) {
		if d, err = w.draft.find(ctx, key); err != nil {
			return err
		}
		if d.Register != register {
			return errElsewhere
		}
		if o, err = w.read(ctx, d.Path, d.Mappings); err != nil {
			return err
		}
		if o.list.SHA256 != d.SHA256 {
			return fault.New("W40", "importpage.fault.changed", "file", d.Path)
		}
		lost = o.list.AnswerAgain(d.Answers)
		return nil
	}, func(err error) {
		if errors.Is(err, errElsewhere) {
			w.turn(d.Register)
			w.file.resume(key)
			return
		}
		if d.Path != "" {
			p.form.SetValues(map[string]string{"path": d.Path})
			p.tell(err)
			return
		}
		w.Quiet.Wrong(err)
	}, func() {
		w.draft.goOn(d)
		w.opened(&o, stepFindings)
		if lost > 0 {
			w.Quiet.Note(w.T("importpage.answers-lost", "count", lost))
		} else {
			w.Quiet.Good(w.T("importpage.resumed", "count", len(d.Answers)))
		}
	})
}

// forget drops an unfinished list: its answers are lost, so it asks.
func (p *filePage) forget(d draft) {
	w := p.w
	w.Desk.Confirm(w.T("importpage.forget.title"), w.T("importpage.forget.text", "count", len(d.Answers)), w.T("importpage.forget.yes"), func() {
		w.Run(w.T("importpage.forget.title"), func(ctx context.Context) error { return w.Office.DropDraft(ctx, d.key) }, func(err error) {
			if err != nil {
				w.Quiet.Wrong(err)
			}
			p.recall()
		})
	})
}

// recall reads again what was left unfinished and what was taken over.
func (p *filePage) recall() {
	if p.asking {
		p.again = true
		return
	}
	p.asking, p.again = true, false
	go func() {
		ctx := context.Background()
		drafts, err := p.w.draft.all(ctx)
		batches, err2 := p.w.Office.Batches(ctx)
		books, err3 := p.w.Office.HoldingBatches(ctx)
		fyne.Do(func() {
			p.asking = false
			if err := errors.Join(err, err2, err3); err != nil {
				p.w.Quiet.Wrong(err)
				return
			}
			p.drafts, p.batches, p.books = drafts, batches, books
			p.waiting.Reload()
			p.taken.Reload()
			if p.again {
				p.recall()
			}
		})
	}()
}
