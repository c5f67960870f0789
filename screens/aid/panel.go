package aidpage

import (
	"errors"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"kezek/app"
	"kezek/app/fault"
	"kezek/screens/kit"
	"kezek/screens/page"
	"kezek/screens/room"
)

const (
	panelWide = 420
	proseWide = panelWide - page.LeafRoom
)

// shelf is a table of the section with a line of buttons over it and a panel at its right for a form or for a row read whole.
type shelf struct {
	*room.Room
	grid    *kit.Grid
	over    *fyne.Container
	panel   *fyne.Container
	content fyne.CanvasObject
	form    *kit.Form // in the panel; nil while it is shut
	version int       // of what was asked last
}

func newShelf(r *room.Room, prefix string, columns []kit.Column, rows kit.Source) *shelf {
	s := &shelf{Room: r, over: page.Row(8), panel: container.NewStack()}
	for i := range columns {
		columns[i].Title, columns[i].Unsorted = r.T(prefix+columns[i].Code), true
	}
	s.grid = kit.NewGrid(r.Desk, columns, rows)
	s.panel.Hide()
	s.content = container.NewBorder(page.Column(4, s.over), nil, nil, s.panel, s.grid)
	return s
}

// read asks for the rows of the table; an answer to an older question is dropped.
func (s *shelf) read(work func() error, done func()) {
	s.version++
	version := s.version
	s.later(work, func() bool { return version == s.version }, done)
}

// later asks away from the window's thread; the answer is dropped where nobody waits for it any more.
func (s *shelf) later(work func() error, waited func() bool, done func()) {
	go func() {
		err := work()
		fyne.Do(func() {
			switch {
			case !waited():
			case err != nil:
				s.Quiet.Wrong(err)
			default:
				done()
			}
		})
	}()
}

// put puts a form under a title and a quiet line into the panel; Esc shuts it.
func (s *shelf) put(title, about string, form *kit.Form) {
	form.OnBack = s.shut
	s.form = form
	s.panel.Objects = []fyne.CanvasObject{page.Leaf(panelWide, title, about, form, nil)}
	s.panel.Show()
	s.content.Refresh()
	form.Saved()
}

func (s *shelf) shut() {
	s.form, s.panel.Objects = nil, nil
	s.panel.Hide()
	s.content.Refresh()
	s.grid.Focus()
}

func (s *shelf) back(form *kit.Form) *kit.Button {
	return kit.NewButton(s.Desk, s.T("kit.dialog.back"), "", form.Back)
}

// leaves asks before what was typed into the panel is lost.
func (s *shelf) leaves(then func()) {
	if s.form == nil || !s.form.Dirty() {
		then()
		return
	}
	s.form.OnBack = func() { s.shut(); then() }
	s.form.Back()
	s.form.OnBack = s.shut
}

// reasoned adds the reason an act may ask for; it stands there only then.
func (s *shelf) reasoned(form *kit.Form, shown bool) {
	form.Add(kit.Item{Name: "reason", Label: s.T("journalpage.reason"), Field: kit.NewMultiline(s.Desk, 2, 300), Required: true})
	form.Omit("reason", !shown)
}

// carry carries out the act of a form; what stands against it comes to its fields.
func (s *shelf) carry(form *kit.Form, act app.Act, done func(app.Outcome) string) {
	s.Do(s.T("caseway.act.running"), app.Order{Act: act, Reason: form.Values()["reason"]}, func(out app.Outcome, err error) {
		var findings fault.Findings
		switch {
		case errors.As(err, &findings):
			if !findings.Blocking(true) {
				form.Omit("reason", false)
			}
			form.Tell(findings)
		case err != nil:
			s.Quiet.Wrong(err)
		default:
			if s.form == form {
				s.shut()
			}
			s.Quiet.Good(strings.TrimSpace(done(out) + " " + s.Notes(out)))
		}
	})
}
