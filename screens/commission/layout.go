package commissionpage

import (
	"fyne.io/fyne/v2"

	"kezek/app"
	"kezek/screens/kit"
	"kezek/screens/page"
)

const (
	barHigh  = 42 // px of the quorum bar
	keysHigh = 20
)

// meetingLayout sets what the meeting is over its agenda, and at the agenda's right the pane.
type meetingLayout struct{ m *meeting }

func (meetingLayout) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(760, 420) }

func (l *meetingLayout) Layout(_ []fyne.CanvasObject, s fyne.Size) {
	m := l.m
	if m.grid == nil {
		return
	}
	width, y := s.Width-2*gap, float32(gap)
	acts := float32(0)
	for _, o := range m.acts.Objects {
		acts += o.MinSize().Width + gap
	}
	acts = min(acts, width*0.72)
	m.title.fit(width - acts - gap)
	m.title.text.Move(fyne.NewPos(gap, y+4))
	high := page.FlowHeight(m.acts, acts)
	m.acts.Move(fyne.NewPos(s.Width-gap-max(0, acts-gap), y))
	m.acts.Resize(fyne.NewSize(acts, high))
	y += max(kit.RowHeight, high) + 4
	m.about.text.Hidden = !m.bar.Hidden
	if m.bar.Hidden {
		m.about.fit(width)
		m.about.text.Move(fyne.NewPos(gap, y))
		y += 20 + gap
	} else {
		m.bar.Move(fyne.NewPos(gap, y))
		m.bar.Resize(fyne.NewSize(width, barHigh))
		y += barHigh + gap
	}
	left, high := width, s.Height-y-gap
	if m.pane.shown() {
		left = float32(int(width * m.share()))
		m.pane.box.Move(fyne.NewPos(gap+left+gap, y))
		m.pane.box.Resize(fyne.NewSize(width-left-gap, high))
	}
	if m.keys.full != "" {
		high -= keysHigh
		m.keys.fit(left)
		m.keys.text.Move(fyne.NewPos(gap, y+high+4))
	}
	m.grid.Move(fyne.NewPos(gap, y))
	m.fits.to(left)
	m.grid.Resize(fyne.NewSize(left, high))
}

// share is the agenda's part of the width: while votes are written down it is only to find one's way in.
func (m *meeting) share() float32 {
	switch m.view.State {
	case app.MeetingSitting:
		return 0.34
	case app.MeetingPlanned:
		return 0.49
	}
	return 0.53
}
