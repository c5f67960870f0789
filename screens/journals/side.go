package journals

import (
	"errors"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"

	"kezek/app"
	"kezek/app/fault"
	"kezek/screens/kit"
	"kezek/screens/page"
)

const (
	sideWidth = 396
	proseWide = sideWidth - page.LeafRoom
)

// side is the panel at the table's right: a whole line, or a form.
type side struct {
	panel *fyne.Container
	form  *kit.Form // nil while it is shut
}

func newSide() *side {
	s := &side{panel: container.NewStack()}
	s.shut()
	return s
}

func (p *side) shut() {
	p.form, p.panel.Objects = nil, nil
	p.panel.Hide()
}

// put puts a form under a title and a quiet line into the panel; Esc shuts it.
func (s *section) put(title, about string, form *kit.Form) {
	form.OnBack = s.closeSide
	s.side.form = form
	s.side.panel.Objects = []fyne.CanvasObject{page.Leaf(sideWidth, title, about, form, nil)}
	s.side.panel.Show()
	s.content.Refresh()
	form.Saved()
}

func (s *section) closeSide() {
	s.side.shut()
	s.content.Refresh()
	s.enterFront()
}

func (s *section) backButton(form *kit.Form) *kit.Button {
	return kit.NewButton(s.Desk, s.T("kit.dialog.back"), "", form.Back)
}

// reasonField adds the reason an act asks for.
func (s *section) reasonField(form *kit.Form) {
	form.Add(kit.Item{Name: "reason", Label: s.T("journalpage.reason"), Field: kit.NewMultiline(s.Desk, 3, 300), Required: true})
}

// tell says what stands against an act: at its field, or in the quiet line.
func (s *section) tell(form *kit.Form, err error) {
	var findings fault.Findings
	if !errors.As(err, &findings) {
		s.Quiet.Wrong(err)
		return
	}
	form.Tell(findings)
}

// look shows a whole line, each column under its heading.
func (s *section) look(line app.JournalRow) {
	form := kit.NewForm(s.Desk)
	for i, c := range app.JournalColumns(s.front) {
		if line.Cells[i] != "" {
			form.AddObject(page.Column(0, page.Line(s.T(c.Key), kit.SmallSize, false, kit.ColorQuiet),
				page.NewProse(line.Cells[i], proseWide, theme.ColorNameForeground)))
		}
	}
	back := s.backButton(form)
	if s.mayAnnul() && line.Annulled == "" {
		form.Buttons(kit.NewButton(s.Desk, s.T("journalpage.annul.button"), "", func() { s.annulLine(line) }), back)
	} else {
		form.Buttons(back)
	}
	about := ""
	if line.Annulled != "" {
		about = s.T("journal.annulled", "reason", line.Annulled)
	}
	s.put(s.T("journalpage.place."+s.front)+" · "+line.Number, about, form)
	s.focus(back)
}
