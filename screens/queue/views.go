package queuepage

import (
	"context"

	"fyne.io/fyne/v2"

	"kezek/app"
	"kezek/screens/kit"
	"kezek/screens/page"
)

// view is what the section may show instead of the queue.
type view struct {
	code    string
	content fyne.CanvasObject
	grid    *kit.Grid // has the keyboard first, where there is one
	first   interface{ Focus() }
	paper   func() // Ctrl+P, nil where there is none
	export  func() // Ctrl+E
	shown   func() // it comes to the front
	heard   func() // an act was committed while it is in front
	count   func() string
}

// Views of the section beside the queue; Room.Go may ask for them.
const (
	viewDrafts    = "drafts"
	viewReminders = "reminders"
	viewPublic    = "public"
	viewNumbers   = "statistics"
)

// viewCodes are those the person may see.
func (p *queuePage) viewCodes() (codes []string) {
	if app.May(p.Who, "draft-decision") || app.May(p.Who, "number-decisions") {
		codes = append(codes, viewDrafts)
	}
	if app.May(p.Who, "look-entry") || app.May(p.Who, "draft-decision") {
		codes = append(codes, viewReminders)
	}
	if app.May(p.Who, "publish-list") {
		codes = append(codes, viewPublic)
	}
	return append(codes, viewNumbers)
}

func (p *queuePage) hasView(code string) bool {
	for _, c := range p.viewCodes() {
		if c == code {
			return true
		}
	}
	return false
}

func (p *queuePage) makeStrip() {
	p.counts = map[string]int{viewReminders: -1, viewPublic: -1, viewNumbers: -1}
	p.strip = page.NewChips(p.Window.Canvas(), func(code string) {
		p.strip.Chosen = p.shownCode() // until it is left
		p.strip.Refresh()
		p.leaves(func() { p.turnTo(code); p.focus(p.strip) })
	})
	p.strip.Flat = true
	p.other = &fyne.Container{Layout: whole{}}
	p.other.Hide()
	p.strip.Hidden = len(p.viewCodes()) == 0
	p.writeStrip()
}

func (p *queuePage) writeStrip() {
	list := []page.Chip{{Name: p.T("queuemoves.view.queue"), Count: -1}}
	for _, code := range p.viewCodes() {
		list = append(list, page.Chip{Code: code, Name: p.T("queuemoves.view." + code), Count: p.counts[code]})
	}
	p.strip.Set(list)
}

func (p *queuePage) shownCode() string {
	if p.view == nil {
		return ""
	}
	return p.view.code
}

// front is the table in front.
func (p *queuePage) front() interface{ Focus() } {
	if p.view != nil && p.view.first != nil {
		return p.view.first
	}
	if p.view != nil {
		return p.view.grid
	}
	return p.grid
}

// turnTo brings a view to the front; "" is the queue.
func (p *queuePage) turnTo(code string) {
	if code == p.shownCode() {
		return
	}
	p.shutSide()
	p.view, p.other.Objects = nil, nil
	switch code {
	case viewDrafts:
		p.view = p.newDrafts()
	case viewReminders:
		p.view = p.newReminders()
	case viewPublic:
		p.view = p.newPublic()
	case viewNumbers:
		p.view = p.newStatistics()
	}
	p.strip.Chosen = code
	p.strip.Refresh()
	if p.view != nil {
		p.other.Objects = []fyne.CanvasObject{p.view.content}
		p.view.shown()
	}
	p.arrange()
	p.count()
	p.content.Refresh()
}

// arrange shows what belongs to the view in front and hides the others.
func (p *queuePage) arrange() {
	for _, o := range p.content.Objects {
		shown := p.view == nil && (o == p.empty) == p.nobodyYet
		switch o {
		case fyne.CanvasObject(p.side):
			continue
		case fyne.CanvasObject(p.strip):
			shown = len(p.viewCodes()) > 0
		case fyne.CanvasObject(p.band):
			shown = shown && p.filter.AsOf != 0
		case fyne.CanvasObject(p.other):
			shown = p.view != nil
		}
		if shown {
			o.Show()
		} else {
			o.Hide()
		}
	}
}

// find is Ctrl+F: the search belongs to the queue.
func (p *queuePage) find() {
	if p.view != nil {
		p.leaves(func() { p.turnTo(""); p.focus(p.search) })
		return
	}
	p.focus(p.search)
}

// tally counts what the strip tells of: drafts and decisions without a number.
func (p *queuePage) tally() {
	if !p.hasView(viewDrafts) {
		return
	}
	go func() {
		ctx := context.Background()
		drafts, err := p.Office.DraftedDecisions(ctx, "draft")
		var bare []app.UnnumberedView
		if err == nil {
			bare, err = p.Office.Unnumbered(ctx)
		}
		fyne.Do(func() {
			if err != nil {
				p.Quiet.Wrong(err)
				return
			}
			p.counted(viewDrafts, len(drafts)+len(bare))
		})
	}()
}

// counted writes a count into the strip.
func (p *queuePage) counted(code string, n int) {
	if p.counts[code] != n {
		p.counts[code] = n
		p.writeStrip()
	}
}

// whole gives its one object all there is.
type whole struct{}

func (whole) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(400, 200) }

func (whole) Layout(objects []fyne.CanvasObject, s fyne.Size) {
	for _, o := range objects {
		o.Move(fyne.Position{})
		o.Resize(s)
	}
}
