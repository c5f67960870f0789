package takeover

import (
	"slices"
	"strconv"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"

	"kezek/app"
	"kezek/app/cells"
	"kezek/app/fault"
	"kezek/app/legacy"
	"kezek/locales"
	"kezek/screens/kit"
	"kezek/screens/page"
)

const unread = "-" // the choice «not taken»

// columnsPage is the second step: which sheet is read and what each of its columns holds.
type columnsPage struct {
	w        *wizard
	mappings []legacy.Mapping // as they will be read
	wasRead  []legacy.Mapping // as they were read
	at       int              // the sheet in work
	columns  []shownColumn    // of that sheet

	sheets  *kit.Grid
	grid    *kit.Grid
	side    *fyne.Container
	form    *kit.Form
	state   *page.Prose
	content fyne.CanvasObject
}

const columnsSide = 330

func newColumnsPage(w *wizard) *columnsPage {
	p := &columnsPage{w: w, mappings: slices.Clone(w.list.Mappings), side: container.NewStack()}
	if w.list.Reading != nil {
		p.wasRead = w.list.Mappings
	}
	p.sheets = kit.NewGrid(w.Desk, []kit.Column{
		{Code: "sheet", Title: w.T("takeover.column.sheet"), Width: 190, Unsorted: true},
		{Code: "read", Title: w.T("importpage.sheet.read"), Width: 110, Unsorted: true},
		{Code: "header", Title: w.T("importpage.sheet.header"), Width: 110, Unsorted: true},
		{Code: "rows", Title: w.T("importpage.sheet.rows"), Width: 80, Right: true, Unsorted: true},
		{Code: "category", Title: w.T("importpage.sheet.category"), Width: 300, Unsorted: true, Hidden: w.register != ""}},
		kit.Source{Len: func() int { return len(p.mappings) }, Row: p.sheetRow})
	p.sheets.OnCursor = p.goSheet
	p.sheets.OnOpen = func(int) { p.grid.Focus() }
	p.sheets.OnDelete = p.skip
	p.grid = kit.NewGrid(w.Desk, []kit.Column{
		{Code: "letters", Title: w.T("takeover.column.column"), Width: 60, Unsorted: true},
		{Code: "heading", Title: w.T("importpage.column.heading"), Width: 230, Unsorted: true},
		{Code: "field", Title: w.T("importpage.column.field"), Width: 200, Unsorted: true},
		{Code: "samples", Title: w.T("importpage.column.samples"), Width: 334, Unsorted: true}},
		kit.Source{Len: func() int { return len(p.columns) }, Row: p.columnRow})
	p.grid.Empty = w.T("importpage.column.empty")
	p.grid.OnCursor = func(int) { p.ask() }
	p.grid.OnOpen = func(int) { w.Window.Canvas().Focus(p.form.Field("field")) }
	p.grid.OnDelete = func(i int) { p.take(i, "") }
	p.state = page.NewProse("", 700, kit.ColorQuiet)
	sheets := page.Sized(0, float32(28+22+2+kit.RowHeight*min(4, max(1, len(p.mappings)))), p.sheets)
	left := container.NewBorder(page.Column(6, sheets, p.state), nil, nil, nil, p.grid)
	p.content = container.NewBorder(nil, p.feet(), nil, page.Sized(columnsSide, 0, page.Padded(6, p.side)), left)
	p.at = max(0, slices.IndexFunc(p.mappings, func(m legacy.Mapping) bool { return !m.Skip && len(m.Columns) > 0 }))
	p.sheets.SetCursor(p.at)
	p.goSheet(p.at)
	return p
}

func (p *columnsPage) feet() fyne.CanvasObject {
	w := p.w
	on := kit.NewMainButton(w.Desk, w.T("importpage.columns.on"), p.done)
	buttons := page.Row(8, on, kit.NewButton(w.Desk, w.T("importpage.back"), kit.IconLeft, w.back))
	if app.May(w.Who, "save-layout") {
		buttons.Add(kit.NewButton(w.Desk, w.T("importpage.columns.remember"), "", p.remember))
	}
	buttons.Add(page.Sized(10, 0, quiet(w.T("importpage.columns.keys"))))
	return page.Column(0, page.Space(1, 8), buttons)
}

func (p *columnsPage) sheet() cells.Sheet { return p.w.list.Top.Sheets[p.at] }

func (p *columnsPage) sheetRow(i int) kit.Row {
	w, m, t := p.w, p.mappings[i], p.w.list.Tables[i]
	read, style := w.T("importpage.sheet.taken"), kit.Plain
	switch {
	case m.Skip:
		read, style = w.T("importpage.sheet.skipped"), kit.Faded
	case len(m.Columns) == 0:
		read, style = w.T("importpage.sheet.no-table"), kit.Faded
	}
	rows := ""
	if t.Found {
		rows = locales.Number(int64(t.Rows))
	}
	return kit.Row{Cells: []string{m.Sheet, read, rowsText(m.HeaderRows), rows, m.Category}, Style: style}
}

func (p *columnsPage) columnRow(i int) kit.Row {
	c := p.columns[i]
	row := kit.Row{Cells: []string{c.letters, c.heading, p.w.T("importpage.column.unread"), strings.Join(c.samples, "  ·  ")}, Style: kit.Faded}
	if c.field != "" {
		row.Cells[2], row.Style = p.w.T(p.w.list.Ledger().FieldKey(c.field)), kit.Plain
	}
	return row
}

// goSheet shows the columns of another sheet.
func (p *columnsPage) goSheet(i int) {
	if i < 0 || i >= len(p.mappings) {
		return
	}
	p.at = i
	p.columns = columnsOf(p.sheet(), p.mappings[i])
	p.grid.Reload()
	p.grid.SetCursor(0)
	p.ask()
}

// ask shows the form of the sheet and of the column under the cursor.
func (p *columnsPage) ask() {
	w, m := p.w, p.mappings[p.at]
	f := kit.NewForm(w.Desk)
	f.Section(w.T("importpage.sheet.title", "sheet", m.Sheet))
	f.Add(kit.Item{Name: "read", Field: kit.NewCheck(w.Desk, w.T("importpage.sheet.take"))})
	header := kit.NewText(w.Desk, 12)
	header.Check = func(v string) *fault.Fault {
		if _, ok := rowsOf(v); !ok {
			return fault.New("W42", "importpage.fault.rows")
		}
		return nil
	}
	f.Add(kit.Item{Name: "header", Label: w.T("importpage.sheet.header-rows"), Field: header, Hint: w.T("importpage.sheet.header-hint")})
	if w.register == "" {
		f.Add(kit.Item{Name: "category", Label: w.T("importpage.sheet.category"), Field: kit.NewChoice(w.Desk, p.categories(m)),
			Hint: w.T("importpage.sheet.category-hint")})
	}
	values := map[string]string{"header": rowsText(m.HeaderRows), "category": m.Category}
	if !m.Skip {
		values["read"] = "1"
	}
	if i := p.grid.Cursor(); i >= 0 && i < len(p.columns) {
		c := p.columns[i]
		f.Section(w.T("importpage.column.title", "column", c.letters))
		f.AddObject(page.NewProse(c.heading, columnsSide-40, theme.ColorNameForeground))
		f.Add(kit.Item{Name: "field", Label: w.T("importpage.column.field"), Field: kit.NewChoice(w.Desk, p.fields())})
		if values["field"] = string(c.field); c.field == "" {
			values["field"] = unread
		}
		for _, s := range c.samples {
			f.AddObject(quiet(page.Fit(s, columnsSide-40, kit.SmallSize, false)))
		}
	}
	f.SetValues(values)
	f.OnChange = func() { p.changed(f) }
	f.OnSubmit = w.forward
	f.OnBack, f.Loses = p.grid.Focus, func() bool { return false }
	p.form = f
	p.side.Objects = []fyne.CanvasObject{f}
	p.side.Refresh()
	p.tell()
}

func (p *columnsPage) fields() []kit.Option {
	options := []kit.Option{{Code: unread, Name: p.w.T("importpage.column.unread")}}
	for _, f := range p.w.list.Ledger().Fields() {
		o := kit.Option{Code: string(f), Name: p.w.T(p.w.list.Ledger().FieldKey(f))}
		if of := p.mappings[p.at].Columns[f]; of != "" {
			o.Note = of
		}
		options = append(options, o)
	}
	return options
}

// categories are the edition's lists, before them what the sheet says now.
func (p *columnsPage) categories(m legacy.Mapping) []kit.Option {
	options := []kit.Option{{Code: m.Sheet, Name: p.w.T("importpage.sheet.own-name", "sheet", m.Sheet)}}
	if m.Category != m.Sheet && !slices.ContainsFunc(p.w.lists, func(o kit.Option) bool { return o.Code == m.Category }) {
		options = append(options, kit.Option{Code: m.Category, Name: m.Category})
	}
	return append(options, p.w.lists...)
}

// changed takes what was chosen in the form.
func (p *columnsPage) changed(f *kit.Form) {
	m, v := p.mappings[p.at], f.Values()
	m.Skip = v["read"] == ""
	if p.w.register == "" {
		m.Category = v["category"]
	}
	if i := p.grid.Cursor(); i >= 0 && i < len(p.columns) && v["field"] != "" {
		field := legacy.Field(strings.TrimPrefix(v["field"], unread))
		m = assign(m, p.columns[i].letters, field)
	}
	if rows, ok := rowsOf(v["header"]); ok && !slices.Equal(rows, m.HeaderRows) {
		m = under(p.sheet(), m, rows)
	}
	p.set(m)
}

func (p *columnsPage) set(m legacy.Mapping) {
	p.mappings = slices.Clone(p.mappings)
	p.mappings[p.at] = m
	p.columns = columnsOf(p.sheet(), m)
	p.sheets.Update()
	p.grid.Update()
	p.tell()
	p.w.draft.touch()
}

// take is Del on a column: it is not taken.
func (p *columnsPage) take(i int, field legacy.Field) {
	p.set(assign(p.mappings[p.at], p.columns[i].letters, field))
	p.ask()
}

// skip is Del on a sheet: it is left unread, or read again.
func (p *columnsPage) skip(i int) {
	p.goSheet(i)
	m := p.mappings[i]
	m.Skip = !m.Skip
	p.set(m)
	p.ask()
}

// tell says what the mapping lacks or that the list has to be read again.
func (p *columnsPage) tell() {
	w, m := p.w, p.mappings[p.at]
	text, ink := "", kit.ColorQuiet
	switch {
	case !m.Skip && m.Columns[legacy.Name] == "" && m.Columns[legacy.Surname] == "" && len(m.Columns) > 0:
		text, ink = w.T("importpage.columns.no-name"), kit.ColorWrong
	case w.register == "" && !m.Skip && m.Columns[legacy.Counting] == "" && len(m.Columns) > 0:
		text, ink = w.T("importpage.columns.no-counting"), kit.ColorWrong
	case !sameMappings(p.mappings, p.wasRead):
		text = w.T("importpage.columns.changed")
	default:
		text = w.T("importpage.columns.same")
	}
	p.state.Say(text, ink)
}

// read notes that the list was read as it is mapped now.
func (p *columnsPage) read() { p.wasRead = p.mappings }

// done goes on to the findings; a list whose mapping changed is read again first.
func (p *columnsPage) done() {
	w := p.w
	if w.list.Reading != nil && sameMappings(p.mappings, p.wasRead) {
		w.show(stepFindings)
		return
	}
	w.readAgain(func() { w.show(stepFindings) })
}

// remember keeps how the office's lists lay their columns.
func (p *columnsPage) remember() {
	w := p.w
	act := app.SaveLayout{LayoutName: layoutName(p.mappings), Mappings: p.mappings}
	w.Do(w.T("importpage.columns.remember"), app.Order{Act: act}, func(_ app.Outcome, err error) {
		if err != nil {
			w.Quiet.Wrong(err)
			return
		}
		w.Quiet.Good(w.T("importpage.columns.remembered"))
	})
}

// layoutName tells one layout from another by its headings, so that the same workbook's is replaced, not added.
func layoutName(mappings []legacy.Mapping) string {
	for _, m := range mappings {
		if !m.Skip && len(m.Columns) > 0 {
			return m.Sheet + " " + strconv.Itoa(len(m.Columns)) + " " + strings.Join(headingsOf(m), " · ")
		}
	}
	return ""
}

func headingsOf(m legacy.Mapping) []string {
	var texts []string
	for col := range len(m.Headings) {
		if h := m.Headings[cells.Column(col)]; h != "" {
			texts = append(texts, h)
		}
	}
	return texts
}
