// Package takeover is the section that takes an office's old list over into the queue: file, columns, findings, proof
// and decision, four steps in one window.
package takeover

import (
	"context"
	"errors"
	"strings"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"

	"kezek/app"
	"kezek/app/fault"
	"kezek/app/holding"
	"kezek/app/legacy"
	"kezek/locales"
	"kezek/screens/kit"
	"kezek/screens/page"
	"kezek/screens/room"
)

// Command is the section's name for Room.Go.
const Command kit.Command = "takeover"

// step is where the person stands.
type step int

const (
	stepFile step = iota
	stepColumns
	stepFindings
	stepProof
)

// Register begins what Room.Go shows of the section for a register of dwellings: its code stands behind.
const Register = "register:"

// wizard is one old list on its way into the queue, or into a register of dwellings.
type wizard struct {
	*room.Room
	register string // of holding.Registers; "" for the queue

	head *stepHead
	body *fyne.Container

	step  step
	list  *app.OldList // nil before a file is read
	lists []kit.Option // what a category may be: the edition's lists
	taken *app.TakenOver
	held  *app.HoldingsTaken // into a register
	busy  bool               // the list is being worked on: nothing of it may change

	file     *filePage
	columns  *columnsPage
	findings *findingsPage
	proof    *proofPage
	taking   *takePage // the last step into a register
	draft    keeper

	saveAs func(title, at string, then func(path string)) // Room.SaveAs; tests answer in its place
}

// New makes the section. It is for those who may take a list over; others are told so.
func New(r *room.Room) *room.Section {
	if !app.May(r.Who, app.TakeOverList{}.Name()) && !app.May(r.Who, app.ImportHoldings{}.Name()) {
		return &room.Section{Command: Command, Content: container.NewPadded(page.NewProse(r.T("importpage.not-allowed"), 600, theme.ColorNameForeground))}
	}
	return newWizard(r).section()
}

func newWizard(r *room.Room) *wizard {
	w := &wizard{Room: r}
	if !app.May(r.Who, app.TakeOverList{}.Name()) {
		w.register = holding.Leases
	}
	w.saveAs = w.SaveAs
	w.draft.wizard = w
	w.head = newStepHead(w)
	w.body = container.NewStack()
	w.file = newFilePage(w)
	w.show(stepFile)
	return w
}

func (w *wizard) section() *room.Section {
	return &room.Section{
		Command: Command,
		Content: container.NewBorder(w.head, nil, nil, nil, page.Padded(8, w.body)),
		Shown:   w.shown,
		Heard: func() {
			if w.step == stepFile {
				w.file.recall()
			}
		},
		Hears:  map[kit.Command]func(){kit.Main: w.forward, kit.Back: w.back, kit.Export: w.export, kit.New: w.another},
		Leaves: w.draft.flush,
	}
}

// over tells that the list was taken over.
func (w *wizard) over() bool { return w.taken != nil || w.held != nil }

// lastStep is what the last step is called.
func (w *wizard) lastStep() string {
	if w.register != "" {
		return w.T("importpage.step.take")
	}
	return w.T("importpage.step.proof")
}

// turn goes over to the lists of a register, or with "" to those of the queue; a list in work is kept with its answers.
func (w *wizard) turn(register string) {
	if w.busy || w.register == register {
		return
	}
	w.another()
	w.register = register
	w.head.names[stepProof] = w.lastStep()
	w.file = newFilePage(w)
	w.show(stepFile)
}

// shown brings the section to the front; at is the id of a draft to go on with, or a register.
func (w *wizard) shown(at string) {
	register, ok := strings.CutPrefix(at, Register)
	switch {
	case ok:
		w.turn(register)
		at = ""
	case at == "" && w.list == nil && app.May(w.Who, app.TakeOverList{}.Name()):
		w.turn("")
	}
	w.file.recall()
	if at != "" {
		w.file.resume(at)
		return
	}
	w.focus()
}

// show goes to a step and gives it the keyboard.
func (w *wizard) show(s step) {
	w.step = s
	content := w.file.content
	switch s {
	case stepColumns:
		content = w.columns.content
	case stepFindings:
		w.findings.recount()
		content = w.findings.content
	case stepProof:
		if w.register != "" {
			w.taking = newTakePage(w)
			content = w.taking.content
			break
		}
		w.proof = newProofPage(w)
		content = w.proof.content
	}
	w.body.Objects = []fyne.CanvasObject{content}
	w.body.Refresh()
	w.head.Refresh()
	w.focus()
}

func (w *wizard) focusOn(o fyne.Focusable) { w.Window.Canvas().Focus(o) }

func (w *wizard) focus() {
	switch w.step {
	case stepFile:
		w.file.form.FocusFirst()
	case stepColumns:
		w.columns.grid.Focus()
	case stepFindings:
		w.findings.grid.Focus()
	case stepProof:
		if w.register != "" {
			w.focusOn(w.taking.on)
		} else {
			w.proof.focus()
		}
	}
}

// reach tells how far the person may go now; reason says what stands in the way of the next step.
func (w *wizard) reach() (last step, reason string) {
	switch {
	case w.over():
		return stepProof, ""
	case w.list == nil:
		return stepFile, w.T("importpage.need.file")
	case w.list.Reading == nil:
		return stepColumns, w.T("importpage.need.columns")
	case w.findings.ledger.open > 0:
		return stepFindings, w.T("importpage.need.answers", "count", w.findings.ledger.open)
	}
	return stepProof, ""
}

// forward is the main act of the step: it goes on, or says why not.
func (w *wizard) forward() {
	if w.busy {
		return
	}
	switch w.step {
	case stepFile:
		w.file.form.Submit()
	case stepColumns:
		w.columns.done()
	case stepFindings:
		if last, reason := w.reach(); last < stepProof {
			w.Quiet.Note(reason)
			w.findings.nextOpen()
			return
		}
		w.show(stepProof)
	case stepProof:
		if w.register != "" {
			w.taking.main()
		} else {
			w.proof.main()
		}
	}
}

// back steps back; from the first step and after the list was taken over there is nowhere to go back to.
func (w *wizard) back() {
	if w.busy || w.step == stepFile || w.over() {
		return
	}
	w.show(w.step - 1)
}

// goTo is a click on a step.
func (w *wizard) goTo(s step) {
	last, reason := w.reach()
	switch {
	case w.busy || s == w.step:
	case w.over() && s < stepProof:
		w.another()
	case s <= last:
		w.show(s)
	default:
		w.Quiet.Note(reason)
	}
}

// another leaves this list, with its answers kept, for another file.
func (w *wizard) another() {
	if w.busy {
		return
	}
	w.draft.save()
	w.list, w.taken, w.held, w.columns, w.findings, w.proof, w.taking = nil, nil, nil, nil, nil, nil, nil
	w.file.clear()
	w.file.recall()
	w.show(stepFile)
}

// run does long work on the list; done hears of success only. A refusal goes to refused, or else to the quiet line.
func (w *wizard) run(title string, work func(context.Context) error, refused func(error), done func()) {
	if w.busy {
		return
	}
	w.busy = true
	w.Run(title, work, func(err error) {
		w.busy = false
		switch {
		case errors.Is(err, context.Canceled):
			w.Quiet.Note(w.T("importpage.cancelled"))
		case err != nil && refused != nil:
			refused(err)
		case err != nil:
			w.Quiet.Wrong(err)
		default:
			done()
		}
	})
}

// openedList is a list as it comes from its file, with what goes beside it.
type openedList struct {
	list  *app.OldList
	lists []kit.Option
}

// read opens a file; where no table is found in it, the list comes unread with the fault.
func (w *wizard) read(ctx context.Context, path string, mappings []legacy.Mapping) (o openedList, err error) {
	if o.lists, err = w.categories(ctx); err != nil {
		return o, err
	}
	if w.register != "" {
		o.list, err = w.Office.OpenRegister(ctx, w.register, path, mappings)
	} else {
		o.list, err = w.Office.OpenOldList(ctx, path, mappings)
	}
	return o, err
}

// opened takes a list that was read: to its columns when they are to be looked at first, else to the findings.
func (w *wizard) opened(o *openedList, at step) {
	w.list, w.lists, w.taken, w.held = o.list, o.lists, nil, nil
	w.columns = newColumnsPage(w)
	w.findings = nil
	if w.list.Reading != nil {
		w.findings = newFindingsPage(w)
	}
	w.show(at)
}

// categories are the lists of the office's edition, each by the name an old workbook would have it by.
func (w *wizard) categories(ctx context.Context) ([]kit.Option, error) {
	ed, err := w.Office.Edition(ctx)
	if err != nil {
		return nil, err
	}
	var options []kit.Option
	for _, l := range ed.Lists() {
		options = append(options, kit.Option{Code: l.KK, Name: l.In(w.Lang())})
	}
	return options, nil
}

// readAgain reads the list with the mappings as they are now; answers that still fit are given again.
func (w *wizard) readAgain(done func()) {
	next := *w.list
	answers := next.Answered()
	mappings := w.columns.mappings
	lost := 0
	w.run(w.T("importpage.task.read"), func(ctx context.Context) error {
		if err := w.Office.ReadAgain(ctx, &next, mappings); err != nil {
			return err
		}
		lost = next.AnswerAgain(answers)
		return nil
	}, nil, func() {
		w.list = &next
		w.findings = newFindingsPage(w)
		w.columns.read()
		if lost > 0 {
			w.Quiet.Note(w.T("importpage.answers-lost", "count", lost))
		}
		w.draft.touch()
		done()
	})
}

// findingAt makes one finding at a field out of what the person must be told.
func findingAt(field string, err error) fault.Findings {
	if f, ok := fault.Of(err); ok {
		return fault.Findings{{Field: field, Severity: fault.Blocks, Key: f.Key, Args: f.Args}}
	}
	return nil
}

func (w *wizard) today() string { return w.Desk.Now().In(locales.Zone).Format(time.DateOnly) }
