package applications

import (
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

// tabCodes are all of them in their order.
var tabCodes = []string{tabData, tabHousehold, tabDocuments, tabChecks, tabDecisions, tabPapers, tabHistory}

// part is what the tab in front says, and the acts that belong to it.
func (c *Case) part() (lines []line, acts []Offered) {
	switch tabCodes[c.tab] {
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
	}
	return c.dataLines(), c.elsewhereActs()
}

// turn goes to the next part of the case, or with -1 to the one before.
func (c *Case) turn(by int) { c.toTab((c.tab + by + len(tabCodes)) % len(tabCodes)) }

func (c *Case) toTab(i int) {
	c.tab = i
	c.showTab()
	c.scroll.ScrollToTop()
	if c.form == nil {
		c.offer()
	}
	if tabCodes[i] == tabPapers && c.forms == nil {
		c.reload()
	}
}

// showTab writes the part in front and marks it among the others.
func (c *Case) showTab() {
	c.tabs.Objects = nil
	for i, code := range tabCodes {
		c.tabs.Add(page.NewLink(c.T("caseway.tab."+code), "", i == c.tab, func() { c.toTab(i) }))
	}
	c.tabs.Add(page.Line("     Ctrl+PgUp / PgDn", kit.SmallSize, false, kit.ColorQuiet))
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
