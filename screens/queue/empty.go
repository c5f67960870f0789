package queuepage

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"

	"kezek/app"
	"kezek/screens/kit"
	"kezek/screens/page"
)

// nobody is what stands instead of the table while the office has no entry at all: how to begin.
func (p *queuePage) nobody() fyne.CanvasObject {
	acts := page.Row(8)
	if app.May(p.Who, "take-over-list") {
		acts.Add(kit.NewMainButton(p.Desk, p.T("queuepage.empty.take-over"), func() { p.Go(kit.Command("takeover"), "") }))
	}
	if app.May(p.Who, "register") {
		acts.Add(kit.NewButton(p.Desk, p.T("queuepage.empty.register"), "", p.newApplication))
	}
	return page.Padded(40, page.Column(14, page.Line(p.T("queuepage.empty.title"), kit.TitleSize, true, theme.ColorNameForeground),
		page.NewProse(p.T("queuepage.empty.text"), 560, kit.ColorQuiet), acts))
}
