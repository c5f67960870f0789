package journals

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/theme"

	"kezek/app"
	"kezek/screens/kit"
	"kezek/screens/page"
)

const (
	menuWidth  = 222
	columnGap  = 14
	gap        = 8
	titleSize  = 15
	headHeight = kit.RowHeight + gap
	barHeight  = 64
	barFault   = 18 // more while one of the days is wrong
	barEdge    = 2  // px a form keeps free round its fields, beside its scroll bar
)

// layout sets the journals at the left; beside them title and acts, the period, the table, and the panel at its right.
type layout struct{ s *section }

func (l *layout) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(820, 440) }

func (l *layout) Layout(_ []fyne.CanvasObject, size fyne.Size) {
	s := l.s
	s.menu.Resize(fyne.NewSize(menuWidth, s.menu.MinSize().Height))
	x := float32(menuWidth + columnGap)
	width := size.Width - x
	s.head.lay(fyne.NewPos(x, 0), width)
	high := float32(barHeight)
	if s.bar.wrong() {
		high += barFault
	}
	s.bar.form.Move(fyne.NewPos(x-barEdge, headHeight))
	s.bar.form.Resize(fyne.NewSize(width+2*barEdge+theme.Size(theme.SizeNameScrollBar), high))
	y := headHeight + high
	room := fyne.NewSize(width, size.Height-y)
	if s.side.panel.Visible() {
		room.Width -= sideWidth + gap
		s.side.panel.Move(fyne.NewPos(size.Width-sideWidth, y))
		s.side.panel.Resize(fyne.NewSize(sideWidth, room.Height))
	}
	var front fyne.CanvasObject
	if sum := s.sums[s.front]; sum != nil {
		front = sum.object()
		sum.wrap(room.Width)
	} else {
		front = s.grid
	}
	front.Move(fyne.NewPos(x, y))
	front.Resize(room)
}

// head is the journal's name and what may be done with it.
type head struct {
	name    string
	title   *canvas.Text
	acts    *fyne.Container
	objects []fyne.CanvasObject
}

func (h *head) set(s *section) {
	if s.sums[s.front] != nil {
		h.name = s.T("journalpage." + s.front + ".title")
	} else {
		h.name = s.T("journal.name." + s.front)
	}
	h.title = page.Line(h.name, titleSize, true, theme.ColorNameForeground)
	h.acts = page.Row(gap)
	button := func(key string, act func()) { h.acts.Add(kit.NewButton(s.Desk, s.T(key), "", act)) }
	switch {
	case s.mayEnter():
		button("journalpage.enter.button", s.enter)
	case s.front == app.Incoming && app.May(s.Who, app.Register{}.Name()):
		button("journalpage.enter.application", s.add)
	}
	if s.mayAnnul() {
		button("journalpage.annul.key", func() {
			if s.grid.Cursor() >= 0 {
				s.annul(s.grid.Cursor())
			}
		})
	}
	if s.front != surveyPage && s.mayExport() {
		button("journalpage.export.button", s.export)
	}
	if s.front == surveyPage || s.mayExport() {
		button("journalpage.print.button", s.print)
	}
	h.objects = []fyne.CanvasObject{h.acts, h.title}
}

// lay sets the acts at the right end and the name in what they leave.
func (h *head) lay(at fyne.Position, width float32) {
	acts := h.acts.MinSize()
	h.acts.Move(at.AddXY(width-acts.Width, 0))
	h.acts.Resize(acts)
	room := width - acts.Width - columnGap
	h.title.TextSize, h.title.Text = titleSize, h.name
	for h.title.TextSize > kit.TextSize && h.title.MinSize().Width > room { // a long name is written smaller before it is cut
		h.title.TextSize--
	}
	h.title.Text = page.Fit(h.name, room, h.title.TextSize, true)
	h.title.Move(at.AddXY(0, (kit.RowHeight-h.title.MinSize().Height)/2))
	h.title.Resize(h.title.MinSize())
}
