package settings

import (
	"fmt"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"

	"kezek/app"
	"kezek/app/edition"
	"kezek/screens/kit"
	"kezek/screens/page"
)

const filterHeight = 67 // px of a row of filters with their labels

// openEdition reads one edition: its statements in a table, the one under the cursor whole below.
type openEdition struct {
	*lawBook
	ed    *edition.Edition
	all   []edition.Statement
	shown []*edition.Statement
	grid  *kit.Grid
	whole *page.Reading
}

// read opens the edition under the cursor.
func (b *lawBook) read() {
	o := b.chosen()
	if o == nil || o.Broken != nil {
		return
	}
	e := &openEdition{lawBook: b, ed: o.Edition, all: o.Statements(), whole: page.NewReading(b.Window.Canvas())}
	e.grid = kit.NewGrid(b.Desk, []kit.Column{
		{Code: "at", Title: b.T("settings.editions.column.at"), Width: 80, Unsorted: true},
		{Code: "part", Title: b.T("settings.editions.column.part"), Width: 105, Unsorted: true},
		{Code: "who", Title: b.T("settings.editions.column.who"), Width: 165, Unsorted: true},
		{Code: "said", Title: b.T("settings.editions.column.said"), Width: 305, Unsorted: true},
		{Code: "term", Title: b.T("settings.editions.column.term"), Width: 120, Unsorted: true},
		{Code: "mark", Title: b.T("settings.editions.column.mark"), Width: 115, Unsorted: true},
	}, kit.Source{Len: func() int { return len(e.shown) }, Row: e.row, Total: func() int { return len(e.all) }})
	e.grid.Empty = b.T("settings.editions.all-verified")
	e.grid.OnCursor = func(int) { e.tell() }
	e.grid.OnOpen = func(int) { b.Window.Canvas().Focus(e.whole) }
	split := container.NewVSplit(e.grid, e.whole)
	split.SetOffset(0.56)
	filters := e.filters()
	head := page.Column(4, page.Line(page.Fit(o.Title.In(b.Lang()), headWidth, kit.TextSize, true), kit.TextSize, true, theme.ColorNameForeground),
		page.Line(page.Fit(e.facts(), headWidth, kit.TextSize, false), kit.TextSize, false, kit.ColorQuiet),
		container.NewBorder(nil, nil, nil, e.buttons(o), page.Sized(0, filterHeight, filters)))
	e.filter(filters.Values())
	b.into(container.NewBorder(head, nil, nil, nil, split), e.grid.Focus)
}

func (e *openEdition) facts() string {
	n := e.counts[e.ed.SHA256]
	return e.period(e.ed) + " · " + e.ed.Territory.In(e.Lang()) + " · " + e.ed.Code + " · " +
		e.T("settings.editions.column.unverified") + fmt.Sprintf(": %d / %d", n.unverified, n.all)
}

func (e *openEdition) buttons(o *app.Offered) fyne.CanvasObject {
	row := page.Row(8)
	if e.adopts != nil && e.hindered(o) == "" {
		row.Add(kit.NewMainButton(e.Desk, e.T("settings.editions.adopt"), func() { e.adopt(o) }))
	}
	row.Add(kit.NewButton(e.Desk, e.T("settings.editions.compare"), "", func() { e.compare(e.ed) }))
	row.Add(kit.NewButton(e.Desk, e.T("kit.dialog.back"), "", e.section.stepBack))
	return page.Column(0, page.Space(0, 19), row) // level with the fields, which stand under their labels
}

// filters choose service, part, and the unverified alone.
func (e *openEdition) filters() *kit.Form {
	services := []kit.Option{{Code: "all", Name: e.T("settings.editions.all")}}
	parts := []kit.Option{{Code: "all", Name: e.T("settings.editions.all")}}
	there := map[string]bool{}
	for _, st := range e.all {
		if there[st.Kind] = true; st.Kind == edition.OfService {
			services = append(services, kit.Option{Code: st.Service, Name: e.service(e.ed, st.Service)})
		}
	}
	for _, kind := range edition.StatementKinds {
		if there[kind] {
			parts = append(parts, kit.Option{Code: kind, Name: e.T("settings.kind." + kind)})
		}
	}
	f := kit.NewForm(e.Desk)
	f.Add(kit.Item{Name: "service", Label: e.T("settings.editions.service"), Field: kit.NewChoice(e.Desk, services), Width: 150})
	f.Add(kit.Item{Name: "part", Label: e.T("settings.editions.column.part"), Field: kit.NewChoice(e.Desk, parts), Width: 150, Beside: true})
	f.Add(kit.Item{Name: "unverified", Field: kit.NewCheck(e.Desk, e.T("settings.editions.only-unverified")), Beside: true})
	f.SetValues(map[string]string{"service": "all", "part": "all"})
	f.OnChange = func() { e.filter(f.Values()) }
	f.OnSubmit = e.grid.Focus
	f.OnBack, f.Loses = e.section.stepBack, func() bool { return false }
	return f
}

func (e *openEdition) filter(v map[string]string) {
	e.shown = nil
	for i := range e.all {
		st := &e.all[i]
		if (v["service"] == "all" || v["service"] == st.Service) && (v["part"] == "all" || v["part"] == st.Kind) &&
			(v["unverified"] == "" || st.Unverified()) {
			e.shown = append(e.shown, st)
		}
	}
	e.grid.Reload()
	e.grid.SetCursor(0)
	e.tell()
}

func (e *openEdition) row(i int) kit.Row {
	st := e.shown[i]
	r := kit.Row{Cells: e.statementCells(e.ed, st)}
	if st.Kind == edition.OfService || st.Kind == edition.OfEdition {
		r.Style = kit.Strong
	}
	return r
}

// tell says the statement under the cursor whole.
func (e *openEdition) tell() {
	if i := e.grid.Cursor(); i >= 0 && i < len(e.shown) {
		e.whole.Say(e.passages(e.ed, e.shown[i])...)
		return
	}
	e.whole.Say()
}
