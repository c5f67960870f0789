// Package applications is where applications come in and are decided: the list of cases, the intake form with its live
// verdict, and the open case with its decision and papers.
package applications

import (
	"context"
	"io"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"kezek/app"
	"kezek/screens/kit"
	"kezek/screens/room"
)

const (
	pageGap  = 8
	sideWide = 316 // the panel at the right
)

// section is the list, the form and the open case; one of them is in front. It is that of all services or of one.
type section struct {
	*room.Room
	services map[string]Service // that have something of their own, by code
	only     string             // the service it is held to; "" for all

	front  *fyne.Container
	list   *list
	home   *home // the list, or another view of the service
	intake *intake
	open   *Case

	later func(work func(context.Context), done func()) // work away from the window's thread, then done on it
	after func(time.Duration, func()) (stop func())     // f on the window's thread
	act   func(title string, order app.Order, done func(app.Outcome, error))
	show  func(title, name string, write func(context.Context, io.Writer) error)
	pick  func(title string, then func(path string)) // a file, with the system's own dialog
}

// New builds the section of all applications. services are those that have something of their own.
func New(r *room.Room, services ...Service) *room.Section {
	return newSection(r, "", services...).built()
}

// Of builds the section of one service: the same list, form and open case, held to it, beside the service's own views.
func Of(r *room.Room, of Service) *room.Section { return newSection(r, of.Code, of).built() }

func newSection(r *room.Room, only string, services ...Service) *section {
	s := &section{Room: r, services: map[string]Service{}, only: only, front: container.NewStack(), act: r.Do, show: r.OpenWritten}
	for _, of := range services {
		s.services[of.Code] = of
	}
	s.later = func(work func(context.Context), done func()) {
		go func() {
			work(context.Background())
			fyne.Do(done)
		}()
	}
	s.after = func(d time.Duration, f func()) func() {
		timer := time.AfterFunc(d, func() { fyne.Do(f) })
		return func() { timer.Stop() }
	}
	s.pick = s.pickFile
	s.list = newList(s)
	s.home = newHome(s)
	s.bring(s.home.content)
	return s
}

func (s *section) built() *room.Section {
	hears := map[kit.Command]func(){kit.New: s.newApplication, kit.Search: s.search, kit.Paper: s.paper, kit.Main: s.main,
		kit.Back: s.back, kit.AddRow: s.addRow, kit.DropRow: s.dropRow, kit.Details: s.details,
		kit.NextTab: func() { s.turn(1) }, kit.PreviousTab: func() { s.turn(-1) }}
	return &room.Section{Command: room.Cases(s.only), Content: s.front, Shown: s.shown, Heard: s.heard, Hears: s.home.over(hears), Leaves: s.leaves}
}

// atHome tells whether neither a form nor a case is open.
func (s *section) atHome() bool { return s.intake == nil && s.open == nil }

func (s *section) bring(o fyne.CanvasObject) {
	s.front.Objects = []fyne.CanvasObject{o}
	s.front.Refresh()
}

// shown opens what was asked for: a draft by its id, a case by its number; "" is as it was.
func (s *section) shown(at string) {
	switch {
	case at == "new":
		s.newApplication()
	case at != "" && s.home.has(at):
		s.leaves(func() { s.toHome(at) })
	case at != "":
		s.find(at)
	case s.intake != nil:
		s.intake.form.Return()
	case s.open == nil:
		s.home.shown()
	case s.open.brought:
		s.open.watch()
		s.open.takeKeys()
	}
}

// find opens a draft by its id, a case by its number.
func (s *section) find(at string) {
	var draft *app.Draft
	var service string
	s.later(func(ctx context.Context) {
		drafts, _ := s.Office.Drafts(ctx, s.Who)
		for i := range drafts {
			if drafts[i].ID == at {
				draft = &drafts[i]
				return
			}
		}
		service, _ = s.Office.ServiceOf(ctx, at) // a number that is no case's is told by the opening
	}, func() {
		if draft != nil {
			s.continueDraft(draft)
			return
		}
		s.toCaseOf(service, at)
	})
}

// continueDraft opens a form where it is filled in: in the section of its service.
func (s *section) continueDraft(d *app.Draft) {
	if !s.sends(serviceOfDraft(d), d.ID) {
		s.toIntake(d)
	}
}

// toCaseOf opens a case in the section of its service.
func (s *section) toCaseOf(service, caseNo string) {
	if !s.sends(service, caseNo) {
		s.toCase(caseNo)
	}
}

// sends opens something in the section of its service where that is another one, and tells whether it is.
func (s *section) sends(service, at string) bool {
	own := room.Cases(service)
	if s.only != "" || own == kit.Applications {
		return false
	}
	s.Go(own, at)
	return true
}

// heard reads again what is in front.
func (s *section) heard() {
	switch {
	case s.intake != nil:
		s.intake.weigh()
	case s.open != nil:
		s.open.reload()
	default:
		s.home.heard()
	}
}

// leaves loses nothing: what was typed is a draft at once. Nobody looks at an open case till it is shown again.
func (s *section) leaves(then func()) {
	if s.intake != nil {
		s.intake.keep()
		if s.intake.amends != nil && s.intake.form.Dirty() {
			s.Desk.Confirm(s.T("kit.form.leave.title"), s.T("kit.form.leave.text"), s.T("kit.form.leave.yes"), then)
			return
		}
	}
	if s.open != nil {
		s.open.leave()
	}
	if s.atHome() {
		s.home.leaves(then)
		return
	}
	then()
}

// toList goes back to where one came from: the list, or the view of the service that was in front.
func (s *section) toList() { s.toHome(s.home.strip.Chosen) }

func (s *section) toHome(view string) {
	if s.intake != nil {
		s.intake.close()
	}
	s.closeCase()
	s.intake = nil
	s.bring(s.home.content)
	s.home.goTo(view)
}

// toCase opens a case by its number.
func (s *section) toCase(caseNo string) {
	if s.intake != nil {
		s.intake.close()
		s.intake = nil
	}
	s.closeCase()
	s.open = newOpenCase(s, caseNo)
	s.open.reload()
}

// closeCase leaves the open case.
func (s *section) closeCase() {
	if s.open != nil {
		s.open.leave()
	}
	s.open = nil
}

// turn goes through the sections of a form that fills the page, the parts of an open case, or the views of the service.
func (s *section) turn(by int) {
	switch {
	case s.intake != nil:
		s.intake.form.Turn(by)
	case s.open != nil && s.open.fields != nil:
		s.open.form.Turn(by)
	case s.open != nil && s.open.brought:
		s.open.turn(by)
	case s.atHome():
		s.home.strip.Turn(by)
	}
}

func (s *section) newApplication() { s.toIntake(nil) }

func (s *section) search() {
	if !s.atHome() || s.home.strip.Chosen != "" {
		s.toHome("")
	}
	s.focus(s.list.search)
}

func (s *section) paper() {
	if s.open != nil {
		s.open.fitting()
	}
}

// main and back are for keys pressed where no form hears them.
func (s *section) main() {
	switch {
	case s.intake != nil:
		s.intake.form.Submit()
	case s.open != nil && s.open.form != nil:
		s.open.form.Submit()
	case s.open != nil && s.open.main != nil:
		s.open.main()
	}
}

func (s *section) back() {
	switch {
	case s.intake != nil:
		s.intake.form.Back()
	case s.open != nil && s.open.form != nil:
		s.open.form.Back()
	case s.open != nil:
		s.toList()
	}
}

// addRow and dropRow are of the rows the keyboard stands in: those of the service, else the household's.
func (s *section) addRow() {
	switch rows := s.ownRows(); {
	case rows != nil:
		rows.add()
	case s.intake != nil:
		s.intake.household.add()
	}
}

func (s *section) dropRow() {
	switch rows := s.ownRows(); {
	case rows != nil:
		rows.drop()
	case s.intake != nil:
		s.intake.household.drop()
	}
}

func (s *section) ownRows() *Rows {
	switch {
	case s.intake != nil:
		return s.intake.own.at()
	case s.open != nil:
		return s.open.fields.at()
	}
	return nil
}

func (s *section) details() {
	if s.intake != nil {
		s.intake.showDetails()
	}
}

// focus gives the keyboard to an object that is on the canvas.
func (s *section) focus(o fyne.Focusable) { s.Window.Canvas().Focus(o) }

// beside sets a page and a panel of a fixed width at its right.
type beside struct{ side float32 }

func (b beside) MinSize(objects []fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(objects[0].MinSize().Width+pageGap+b.side, max(objects[0].MinSize().Height, objects[1].MinSize().Height))
}

func (b beside) Layout(objects []fyne.CanvasObject, size fyne.Size) {
	objects[0].Resize(fyne.NewSize(size.Width-b.side-pageGap, size.Height))
	objects[1].Move(fyne.NewPos(size.Width-b.side, 0))
	objects[1].Resize(fyne.NewSize(b.side, size.Height))
}
