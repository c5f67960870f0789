// Package settings is the section of the office's own matters: its data and people, copies, old lists, the editions of
// the rules, the production calendar, office hours, numbering, and how the window looks.
package settings

import (
	"cmp"
	"context"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"kezek/app"
	"kezek/locales"
	"kezek/screens/kit"
	"kezek/screens/page"
	"kezek/screens/room"
)

// Window is what the settings can change of the window itself.
type Window struct {
	Dark  bool
	Scale int // per cent; 0 is what the desktop says
	Speak func(locales.Lang)
	Paint func(dark bool)
	Zoom  func(percent int) // from the next start on
	Sheet *string           // code of the sheet in front: it is kept while the window is built again
}

// sheet is one page of the settings.
type sheet struct {
	code    string
	title   string
	short   string // in the menu, where the title is too long for it
	content fyne.CanvasObject
	shown   func()      // reads what it shows; may be nil
	heard   func()      // an act was committed; may be nil
	first   func()      // gives the keyboard to its first part; may be nil
	back    func() bool // steps back from what is open in it; false where nothing is; may be nil
	export  func()      // Ctrl+E; may be nil
	dirty   func() bool // something typed is not saved; may be nil
	form    *kit.Form
	version int // of its reading: answers that a later one overtook are dropped
}

type section struct {
	*room.Room
	window Window
	sheets []*sheet
	front  int
	menu   *page.Menu
	stage  *fyne.Container
}

// New makes the section. at in Shown is the code of a sheet: office, people, absences, roles, copies, lists, editions,
// holidays, hours, numbers, providers, accounts, look.
func New(r *room.Room, w Window) *room.Section {
	s := &section{Room: r, window: w, stage: container.NewStack(), front: -1}
	s.sheets = append(s.sheets, s.office())
	if app.May(r.Who, "add-person") {
		s.sheets = append(s.sheets, s.people())
	}
	s.sheets = append(s.sheets, s.absences(), s.roleTable(), s.copies())
	if app.May(r.Who, "take-over-list") {
		s.sheets = append(s.sheets, s.oldLists())
	}
	s.sheets = append(s.sheets, s.editions(), s.holidays(), s.hours(), s.numbers(), s.providers(), s.accounts(), s.look())
	var places []page.Place
	for _, p := range s.sheets {
		places = append(places, page.Place{Text: cmp.Or(p.short, p.title)})
	}
	s.menu = page.NewMenu(r.Window.Canvas(), places, s.open)
	s.menu.OnEnter = func() { s.sheets[s.front].enter() }
	side := container.NewVBox(page.Title(r.T("kit.keys.settings")), page.Space(0, 4), s.menu)
	content := container.NewBorder(nil, nil, container.NewHBox(side, page.Space(16, 0)), nil, s.stage)
	return &room.Section{Command: kit.Settings, Content: content, Shown: s.shown, Heard: s.heard, Leaves: s.leaves,
		Hears: map[kit.Command]func(){kit.Back: s.stepBack, kit.Export: s.export}}
}

func (s *section) shown(at string) {
	target := max(0, s.front)
	for i, p := range s.sheets {
		if p.code == cmp.Or(at, *s.window.Sheet) {
			target = i
		}
	}
	s.open(target)
	s.Window.Canvas().Focus(s.menu)
}

func (s *section) open(i int) {
	s.front = i
	s.menu.SetFront(i)
	p := s.sheets[i]
	*s.window.Sheet = p.code
	title := page.Column(0, page.Title(p.title), page.Space(0, 10))
	s.stage.Objects = []fyne.CanvasObject{container.NewBorder(title, nil, nil, nil, p.content)}
	s.stage.Refresh()
	if p.shown != nil {
		p.shown()
	}
}

func (s *section) heard() {
	for _, p := range s.sheets {
		if p.heard != nil {
			p.heard()
		}
	}
}

// leaves asks for each sheet with something typed and not saved.
func (s *section) leaves(then func()) {
	for _, p := range s.sheets {
		if p.unsaved() {
			s.Desk.Confirm(s.T("kit.form.leave.title"), s.T("shell.settings.leave", "title", p.title), s.T("kit.form.leave.yes"), then)
			return
		}
	}
	then()
}

// stepBack goes from what is open in the sheet to its list, from there to the menu.
func (s *section) stepBack() {
	if p := s.sheets[s.front]; p.back == nil || !p.back() {
		s.back()
	}
}

func (s *section) export() {
	if p := s.sheets[s.front]; p.export != nil {
		p.export()
	}
}

func (p *sheet) unsaved() bool {
	return p.form != nil && p.form.Dirty() || p.dirty != nil && p.dirty()
}

func (p *sheet) enter() {
	switch {
	case p.first != nil:
		p.first()
	case p.form != nil:
		p.form.FocusFirst()
	}
}

// back returns the keyboard to the menu.
func (s *section) back() { s.Window.Canvas().Focus(s.menu) }

// later reads for a sheet away from the window's thread and shows on it.
func (s *section) later(p *sheet, read func(context.Context) error, show func()) {
	p.version++
	version := p.version
	go func() {
		err := read(context.Background())
		fyne.Do(func() {
			switch {
			case version != p.version:
			case err != nil:
				s.Quiet.Wrong(err)
			default:
				show()
			}
		})
	}()
}

// swap puts another object into a sheet that shows one thing at a time.
func swap(stage *fyne.Container, o fyne.CanvasObject) {
	stage.Objects = []fyne.CanvasObject{o}
	stage.Refresh()
}
