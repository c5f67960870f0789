package aidpage

import (
	"context"
	"strconv"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/layout"

	"kezek/app"
	"kezek/app/aid"
	"kezek/app/edition"
	"kezek/locales"
	"kezek/screens/applications"
	"kezek/screens/kit"
	"kezek/screens/page"
	"kezek/screens/room"
)

// awards is the table of who was awarded what, of one quarter or of all.
type awards struct {
	*shelf
	rows    []app.AwardRow
	quarter aid.Quarter
	chips   *page.Chips
}

func newAwards(r *room.Room) *awards {
	a := &awards{}
	a.shelf = newShelf(r, "aidpage.awards.", []kit.Column{{Code: "case", Width: 94}, {Code: "name", Width: 166}, {Code: "persons", Width: 54}, {Code: "income", Width: 104},
		{Code: "limit", Width: 80}, {Code: "sum", Width: 104}, {Code: "paid", Width: 98}, {Code: "difference", Width: 120}, {Code: "state", Width: 108}, {Code: "bank", Width: 104},
		{Code: "lists", Width: 112}, {Code: "quarter", Width: 130, Hidden: true}, {Code: "number", Width: 90, Hidden: true}, {Code: "iin", Width: 112, Hidden: true}},
		kit.Source{Len: func() int { return len(a.rows) }, Row: a.row})
	a.grid.Empty = r.T("aidpage.awards.empty")
	a.grid.OnOpen = func(i int) { r.Go(room.Cases(edition.Aid), a.rows[i].CaseNo) }
	a.chips = page.NewChips(r.Window.Canvas(), func(code string) { a.choose(code); a.reload() })
	a.quarter = aid.Month(time.UnixMilli(r.Office.Now()).In(locales.Zone).Format("2006-01")).Quarter()
	a.over.Layout, a.over.Objects = layout.NewStackLayout(), []fyne.CanvasObject{a.chips} // chips take the whole width
	a.offer()
	return a
}

// offer are the quarters around this one, and all.
func (a *awards) offer() {
	now := aid.Month(time.UnixMilli(a.Office.Now()).In(locales.Zone).Format("2006-01")).Quarter()
	var chips []page.Chip
	for _, q := range []aid.Quarter{now, now.Before(), now.Before().Before(), now.Before().Before().Before()} {
		chips = append(chips, page.Chip{Code: quarterCode(q), Name: quarterName(a, q), Count: -1})
	}
	a.chips.Set(append(chips, page.Chip{Code: "", Name: a.T("aidpage.awards.all"), Count: -1}))
	a.chips.Chosen = quarterCode(a.quarter)
	a.chips.Refresh()
}

func quarterCode(q aid.Quarter) string {
	if !q.Valid() {
		return ""
	}
	return strconv.Itoa(q.Year) + "/" + strconv.Itoa(q.N)
}

func (a *awards) choose(code string) {
	a.quarter = aid.Quarter{}
	if len(code) > 5 {
		a.quarter.Year, _ = strconv.Atoi(code[:4])
		a.quarter.N, _ = strconv.Atoi(code[5:])
	}
	a.chips.Chosen = code
	a.chips.Refresh()
}

func (a *awards) view() applications.View {
	return applications.View{Code: "awards", Title: "aidpage.view.awards", Section: room.Section{Content: a.content, Heard: a.reload,
		Shown: func(string) { a.reload(); a.grid.Focus() }}}
}

func (a *awards) reload() {
	q := a.quarter
	var rows []app.AwardRow
	a.read(func() (err error) { rows, err = a.Office.Awards(context.Background(), q); return err }, func() {
		a.rows = rows
		a.grid.Reload()
		a.Count(locales.Number(int64(len(rows))))
	})
}

func (a *awards) row(i int) kit.Row {
	x := a.rows[i]
	difference := ""
	if x.Difference != 0 {
		difference = locales.Money(x.Difference)
	}
	r := kit.Row{Cells: []string{x.CaseNo, x.Name, strconv.Itoa(x.Persons), locales.Money(x.Total), locales.Money(x.Limit), locales.Money(x.Sum), locales.Money(x.Paid),
		difference, a.T("aid.award." + x.State), x.Bank, x.Lists, quarterName(a, x.Quarter), x.Number, x.IIN}}
	switch {
	case x.State == app.AidStopped:
		r.Style = kit.Faded
	case x.Difference != 0 || x.Paid > x.Sum:
		r.Style = kit.Wrong
	}
	return r
}
