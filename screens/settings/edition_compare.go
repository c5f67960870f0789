package settings

import (
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"

	"kezek/app/edition"
	"kezek/locales"
	"kezek/screens/kit"
	"kezek/screens/page"
)

// comparison shows in what a second edition differs from a first.
type comparison struct {
	*lawBook
	a, b  *edition.Edition // b is nil until it is chosen
	all   []edition.Difference
	shown []edition.Difference
	grid  *kit.Grid
	whole *page.Reading
}

// What of the differences is shown.
const (
	onlyA   = "only-a"
	onlyB   = "only-b"
	differs = "differs"
)

// compare opens the comparison of an edition with another.
func (b *lawBook) compare(a *edition.Edition) {
	c := &comparison{lawBook: b, a: a, whole: page.NewReading(b.Window.Canvas())}
	c.grid = kit.NewGrid(b.Desk, []kit.Column{
		{Code: "service", Title: b.T("settings.editions.service"), Width: 105, Unsorted: true},
		{Code: "part", Title: b.T("settings.editions.column.part"), Width: 105, Unsorted: true},
		{Code: "code", Title: b.T("settings.editions.column.code"), Width: 110, Unsorted: true},
		{Code: "what", Title: b.T("settings.compare.column.what"), Width: 140, Unsorted: true},
		{Code: "a", Title: b.T("settings.compare.column.first"), Width: 220, Unsorted: true},
		{Code: "b", Title: b.T("settings.compare.column.second"), Width: 220, Unsorted: true},
	}, kit.Source{Len: func() int { return len(c.shown) }, Row: c.row, Total: func() int { return len(c.all) }})
	c.grid.Empty = b.T("settings.compare.choose")
	c.grid.OnCursor = func(int) { c.tell() }
	c.grid.OnOpen = func(int) { b.Window.Canvas().Focus(c.whole) }
	split := container.NewVSplit(c.grid, c.whole)
	split.SetOffset(0.58)
	first := page.Line(page.Fit(b.T("settings.compare.first", "title", a.Title.In(b.Lang()), "period", b.period(a)), headWidth, kit.TextSize, true),
		kit.TextSize, true, theme.ColorNameForeground)
	filters := c.filters()
	back := page.Column(0, page.Space(0, 19), kit.NewButton(b.Desk, b.T("kit.dialog.back"), "", b.section.stepBack))
	head := page.Column(4, first, container.NewBorder(nil, nil, nil, back, page.Sized(0, filterHeight, filters)))
	c.filter(filters.Values())
	b.into(container.NewBorder(head, nil, nil, nil, split), filters.FocusFirst)
}

// filters choose the second edition and what of the differences is shown.
func (c *comparison) filters() *kit.Form {
	var others []kit.Option
	for _, o := range c.offered {
		if o.Edition != nil && o.SHA256 != c.a.SHA256 {
			others = append(others, kit.Option{Code: o.SHA256, Name: o.Title.In(c.Lang()), Note: c.period(o.Edition)})
		}
	}
	f := kit.NewForm(c.Desk)
	f.Add(kit.Item{Name: "other", Label: c.T("settings.compare.with"), Field: kit.NewChoice(c.Desk, others)})
	f.Add(kit.Item{Name: "which", Label: c.T("settings.compare.which"), Width: 170, Beside: true, Field: kit.NewChoice(c.Desk, []kit.Option{
		{Code: "all", Name: c.T("settings.editions.all")}, {Code: differs, Name: c.T("settings.compare.differs")},
		{Code: onlyA, Name: c.T("settings.compare.only-a")}, {Code: onlyB, Name: c.T("settings.compare.only-b")}})})
	f.Add(kit.Item{Name: "rests", Field: kit.NewCheck(c.Desk, c.T("settings.compare.rests")), Width: 200, Beside: true})
	f.SetValues(map[string]string{"other": c.nearest(), "which": "all"})
	f.OnChange = func() { c.filter(f.Values()) }
	f.OnSubmit = c.grid.Focus
	f.OnBack, f.Loses = c.section.stepBack, func() bool { return false }
	return f
}

// nearest is the edition one most likely compares with: of the same place and a service in common, else "".
func (c *comparison) nearest() string {
	for _, o := range c.offered {
		if o.Edition == nil || o.SHA256 == c.a.SHA256 || o.Territory.Code != c.a.Territory.Code {
			continue
		}
		for code := range c.a.Services {
			if o.Has(code) {
				return o.SHA256
			}
		}
	}
	return ""
}

func (c *comparison) filter(v map[string]string) {
	if c.b == nil || c.b.SHA256 != v["other"] {
		c.b, c.all = nil, nil
		for _, o := range c.offered {
			if o.Edition != nil && o.SHA256 == v["other"] {
				c.b = o.Edition
				c.all = edition.Compare(c.a, c.b)
				c.grid.Empty = c.T("settings.compare.same")
			}
		}
	}
	c.shown = nil
	for _, d := range c.all {
		if (v["which"] == "all" || v["which"] == which(d)) && (v["rests"] != "" || !rests(d.Name)) {
			c.shown = append(c.shown, d)
		}
	}
	c.grid.Reload()
	c.grid.SetCursor(0)
	c.tell()
}

func which(d edition.Difference) string {
	switch {
	case d.B == nil:
		return onlyA
	case d.A == nil:
		return onlyB
	}
	return differs
}

// rests tells of the values that say what a statement rests on, not what it says.
func rests(name string) bool {
	return name == edition.ValueClause || name == edition.ValueSource || name == edition.ValueVerified
}

func (c *comparison) row(i int) kit.Row {
	d := c.shown[i]
	st := d.Statement()
	service := ""
	if st.Service != "" {
		service = c.service(c.of(d), st.Service)
	}
	cells := []string{service, c.T("settings.kind." + st.Kind), st.Code, c.T("settings.compare." + which(d)), "", ""}
	switch which(d) {
	case differs:
		cells[3] = c.valueName(d.Name)
		was, is := c.sides(d)
		cells[4], cells[5] = was[0], is[0]
		if was[0] == is[0] { // they differ in the other language
			cells[4], cells[5] = was[1], is[1]
		}
	case onlyA:
		cells[4] = c.summary(c.a, st)
	case onlyB:
		cells[5] = c.summary(c.b, st)
	}
	return kit.Row{Cells: cells}
}

// of is the edition that makes the statement a difference is about.
func (c *comparison) of(d edition.Difference) *edition.Edition {
	if d.A != nil {
		return c.a
	}
	return c.b
}

// summary is a statement in a line.
func (c *comparison) summary(ed *edition.Edition, st *edition.Statement) string {
	if text := st.In(c.Lang()); text != "" {
		return text
	}
	return c.inLanguage(ed, st, "total")
}

// sides are what both editions say: in the window's language and, where it is said in words, in the other ones.
func (c *comparison) sides(d edition.Difference) (was, is []string) {
	for _, l := range c.order() {
		was, is = append(was, c.side(c.a, d.A, d.Was, l)), append(is, c.side(c.b, d.B, d.Is, l))
	}
	return was, is
}

// order begins with the window's language.
func (c *comparison) order() []locales.Lang {
	order := []locales.Lang{c.Lang()}
	for _, l := range locales.Langs {
		if l != c.Lang() {
			order = append(order, l)
		}
	}
	return order
}

func (c *comparison) side(ed *edition.Edition, st *edition.Statement, v edition.Value, l locales.Lang) string {
	if v.Text != (edition.Text{}) {
		return v.Text.In(l)
	}
	text, _ := c.valued(ed, st, v)
	return text
}

// tell says the difference under the cursor whole: A at the left, B at the right.
func (c *comparison) tell() {
	i := c.grid.Cursor()
	if i < 0 || i >= len(c.shown) {
		c.whole.Say()
		return
	}
	d := c.shown[i]
	st := d.Statement()
	if which(d) != differs {
		head := page.Passage{Text: c.T("settings.compare." + which(d)), Bold: true, Icon: kit.IconNote}
		c.whole.Say(append([]page.Passage{head}, c.passages(c.of(d), st)...)...)
		return
	}
	title := c.T("settings.kind." + st.Kind)
	if st.Code != "" {
		title += " · " + st.Code
	}
	all := []page.Passage{{Text: title + " · " + c.valueName(d.Name), Head: true},
		{Label: " ", Text: c.T("settings.compare.column.first"), Beside: c.T("settings.compare.column.second"), Ink: kit.ColorQuiet}}
	was, is := c.sides(d)
	for n, l := range c.order() {
		if n > 0 && was[n] == was[0] && is[n] == is[0] {
			continue
		}
		all = append(all, page.Passage{Label: l.T("shell.language.name"), Text: orDash(was[n]), Beside: orDash(is[n])})
	}
	if what := st.In(c.Lang()); what != "" && d.Name != edition.ValueText {
		all = append(all, page.Passage{Label: c.T("settings.value.text"), Text: what, Ink: kit.ColorQuiet})
	}
	c.whole.Say(all...)
}

func orDash(text string) string {
	if text == "" {
		return "–"
	}
	return text
}
