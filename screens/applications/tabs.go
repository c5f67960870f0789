package applications

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"kezek/screens/kit"
	"kezek/screens/page"
)

// Parts of an open case.
const (
	tabData      = "data"
	tabHousehold = "household"
	tabDocuments = "documents"
	tabChecks    = "checks"
	tabDecisions = "decisions"
	tabPapers    = "papers"
	tabHistory   = "history"
)

// tabCodes are those of every case in their order; a service's own stands behind the household, by the service's code.
var tabCodes = []string{tabData, tabHousehold, tabDocuments, tabChecks, tabDecisions, tabPapers, tabHistory}

// codes are the parts this case has.
func (c *Case) codes() []string {
	if own := c.serviceOf(c.View.Service); own.Open == nil && own.Ask == nil {
		return tabCodes
	}
	return slices.Insert(slices.Clone(tabCodes), 2, c.View.Service)
}

// at is the part in front.
func (c *Case) at() string { return c.codes()[c.tab] }

func (c *Case) tabName(code string) string {
	if own, ok := c.services[code]; ok {
		return c.T(own.Title)
	}
	return c.T("caseway.tab." + code)
}

// part is what the tab in front says, and the acts that belong to it.
func (c *Case) part() (lines []line, acts []Offered) {
	switch c.at() {
	case tabHousehold:
		return c.householdLines(), nil
	case tabDocuments:
		return c.documentLines(), c.fileActs()
	case tabChecks:
		return c.checkLines(), c.checkActs()
	case tabDecisions:
		return c.decisionLines(), c.appealActs()
	case tabPapers:
		return c.paperLines(), c.paperActs()
	case tabHistory:
		return c.historyLines(), nil
	case tabData:
		return c.dataLines(), c.elsewhereActs()
	}
	return c.ownPart()
}

// turn goes to the next part of the case, or with -1 to the one before.
func (c *Case) turn(by int) { c.toTab((c.tab + by + len(c.codes())) % len(c.codes())) }

func (c *Case) toTab(i int) {
	c.tab = i
	c.showTab()
	c.scroll.ScrollToTop()
	if c.form == nil {
		c.offer()
	}
	if c.at() == tabPapers && c.forms == nil {
		c.reload()
	}
}

// showTab writes the part in front and marks it among the others.
func (c *Case) showTab() {
	c.tabs.Objects = nil
	for i, code := range c.codes() {
		c.tabs.Add(page.NewLink(c.tabName(code), "", i == c.tab, func() { c.toTab(i) }))
	}
	if len(c.codes()) == len(tabCodes) { // with a service's own tab there is no room for it at 1366 px
		c.tabs.Add(page.Line("     Ctrl+PgUp / PgDn", kit.SmallSize, false, kit.ColorQuiet))
	}
	c.tabs.Refresh()
	lines, _ := c.part()
	c.sheet.say(lines)
	c.scroll.Refresh()
}

// picture is an icon beside a line of text.
func picture(icon kit.Icon, shade fyne.ThemeColorName) fyne.CanvasObject {
	img := canvas.NewImageFromResource(icon.In(shade))
	img.FillMode = canvas.ImageFillContain
	return page.Sized(15, 15, img)
}

// tabRow sets the names of the parts beside each other. Where there is little room they share the space around them, so that the
// window may be as narrow as 1280 px.
type tabRow struct{}

const (
	tabGap    = 2  // px between two names with their padding
	tabShared = -9 // px of their padding that two names may share
)

func (tabRow) across(objects []fyne.CanvasObject, gap float32) (s fyne.Size) {
	for _, o := range objects {
		m := o.MinSize()
		s.Width, s.Height = s.Width+m.Width, max(s.Height, m.Height)
	}
	s.Width += gap * float32(len(objects)-1)
	return s
}

func (r tabRow) MinSize(objects []fyne.CanvasObject) fyne.Size { return r.across(objects, tabShared) }

func (r tabRow) Layout(objects []fyne.CanvasObject, s fyne.Size) {
	gap, x := float32(tabGap), float32(0)
	if spare := s.Width - r.across(objects, 0).Width; len(objects) > 1 {
		gap = min(gap, float32(int(spare/float32(len(objects)-1)))-1)
	}
	for _, o := range objects {
		m := o.MinSize()
		o.Move(fyne.NewPos(x, 0))
		o.Resize(fyne.NewSize(m.Width, s.Height))
		x += m.Width + gap
	}
}
