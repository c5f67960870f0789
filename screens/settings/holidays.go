package settings

import (
	"bytes"
	"cmp"
	"context"
	"path/filepath"
	"strconv"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"

	"kezek/app"
	"kezek/app/workdays"
	"kezek/locales"
	"kezek/screens/kit"
	"kezek/screens/page"
	"kezek/screens/room"
)

// almanac is the sheet of the production calendar: the years, or one of them open.
type almanac struct {
	*section
	sheet    *sheet
	stage    *fyne.Container
	list     fyne.CanvasObject
	calendar *workdays.Calendar
	years    []yearRow
	grid     *kit.Grid
	warnings *fyne.Container
	open     *openYear // nil in the list
}

// yearRow is a year with its table, if there is one.
type yearRow struct {
	year        int
	known, own  bool
	table       workdays.Table
	off, worked int // days off beside the weekly rest; worked days
}

const (
	firstYear = 1990
	lastYear  = 2099
)

func (s *section) holidays() *sheet {
	a := &almanac{section: s, stage: container.NewStack(), warnings: page.Column(4)}
	a.grid = kit.NewGrid(s.Desk, []kit.Column{
		{Code: "year", Title: s.T("settings.holidays.column.year"), Width: 65, Unsorted: true},
		{Code: "state", Title: s.T("settings.holidays.column.state"), Width: 195, Unsorted: true},
		{Code: "off", Title: s.T("settings.holidays.column.off"), Width: 128, Right: true, Unsorted: true},
		{Code: "worked", Title: s.T("settings.holidays.column.worked"), Width: 118, Right: true, Unsorted: true},
		{Code: "source", Title: s.T("settings.holidays.column.source"), Width: 380, Unsorted: true},
	}, kit.Source{Len: func() int { return len(a.years) }, Row: a.row})
	a.grid.OnOpen = func(int) { a.read() }
	a.sheet = &sheet{code: "holidays", title: s.T("settings.holidays.title"), short: s.T("settings.holidays.short"), content: a.stage, back: a.stepBack, export: a.export}
	a.sheet.first = a.enter
	a.sheet.shown, a.sheet.heard = a.reload, a.reload
	a.sheet.dirty = func() bool { return a.open != nil && a.open.dirty() }
	buttons := page.Row(10, kit.NewMainButton(s.Desk, s.T("settings.holidays.open"), a.read))
	if a.may() {
		buttons.Add(kit.NewButton(s.Desk, s.T("settings.holidays.next"), "", a.addYear))
		buttons.Add(kit.NewButton(s.Desk, s.T("settings.holidays.import"), "", a.load))
	}
	buttons.Add(kit.NewButton(s.Desk, s.T("settings.holidays.export"), "", a.export))
	a.list = container.NewBorder(page.Column(8, page.NewProse(s.T("settings.holidays.what"), headWidth, kit.ColorQuiet), a.warnings, buttons, page.Space(0, 2)),
		nil, nil, nil, a.grid)
	swap(a.stage, a.list)
	return a.sheet
}

func (a *almanac) may() bool { return app.May(a.Who, "adopt-calendar") }

func (a *almanac) reload() {
	var calendar *workdays.Calendar
	a.later(a.sheet, func(ctx context.Context) (err error) {
		calendar, err = a.Office.Calendar(ctx)
		return err
	}, func() {
		first := a.calendar == nil
		a.calendar = calendar
		a.years = a.rows()
		a.warn()
		a.grid.Reload()
		if first {
			a.grid.SetCursor(a.placeOf(a.thisYear()))
		}
	})
}

func (a *almanac) thisYear() int { return a.Desk.Now().In(locales.Zone).Year() }

// rows are the years with a table, this year and the next, the newest first.
func (a *almanac) rows() (rows []yearRow) {
	shipped := map[int]workdays.Table{}
	for _, t := range workdays.Shipped() {
		shipped[t.Year] = t
	}
	for year := lastYear; year >= firstYear; year-- {
		r := yearRow{year: year}
		if r.table, r.known = a.calendar.Year(year); !r.known && year != a.thisYear() && year != a.thisYear()+1 {
			continue
		}
		t, ours := shipped[year]
		r.own = r.known && !(ours && bytes.Equal(t.TOML(), r.table.TOML()))
		for _, d := range a.calendar.Days(year) {
			switch {
			case d.Working():
				r.worked++
			case d.Kind != workdays.Rest:
				r.off++
			}
		}
		rows = append(rows, r)
	}
	return rows
}

func (a *almanac) placeOf(year int) int {
	for i, r := range a.years {
		if r.year == year {
			return i
		}
	}
	return 0
}

func (a *almanac) row(i int) kit.Row {
	y := a.years[i]
	r := kit.Row{Cells: []string{strconv.Itoa(y.year), a.state(y), "", "", locales.Clean(y.table.Source)}}
	switch {
	case !y.known:
		r.Style = kit.Wrong
		return r
	case y.year == a.thisYear():
		r.Style = kit.Strong
	}
	r.Cells[2], r.Cells[3] = strconv.Itoa(y.off), strconv.Itoa(y.worked)
	return r
}

func (a *almanac) state(y yearRow) string {
	whose := "settings.holidays.state.shipped"
	switch {
	case !y.known:
		return a.T("settings.holidays.state.none")
	case y.own:
		whose = "settings.holidays.state.own"
	}
	if y.table.Draft {
		return a.T(whose) + ", " + a.T("settings.holidays.state.draft")
	}
	return a.T(whose)
}

// warn says which of this year and the next cannot be relied on.
func (a *almanac) warn() {
	a.warnings.Objects = nil
	for _, year := range []int{a.thisYear(), a.thisYear() + 1} {
		switch y := a.years[a.placeOf(year)]; {
		case !y.known:
			a.warnings.Add(warning(a.T("settings.holidays.no-table", "year", strconv.Itoa(year))))
		case y.table.Draft:
			a.warnings.Add(warning(a.T("settings.holidays.is-draft", "year", strconv.Itoa(year))))
		}
	}
	a.stage.Refresh()
}

// warning is a line with an icon.
func warning(text string) fyne.CanvasObject {
	icon := canvas.NewImageFromResource(kit.IconWarning.In(kit.ColorWrong))
	icon.FillMode = canvas.ImageFillContain
	icon.SetMinSize(fyne.NewSquareSize(16))
	return page.Row(8, icon, page.NewProse(text, headWidth-30, kit.ColorWrong))
}

// read opens the year under the cursor; a year without a table begins with what can be foreseen.
func (a *almanac) read() {
	i := a.grid.Cursor()
	switch {
	case i < 0 || i >= len(a.years):
	case a.years[i].known:
		a.openTable(a.years[i].table, a.years[i].table)
	case a.may():
		a.openTable(workdays.Table{Year: a.years[i].year}, a.foreseen(a.years[i].year))
	}
}

// addYear opens the first year after the last one known.
func (a *almanac) addYear() {
	year := cmp.Or(a.lastKnown(), a.thisYear()-1) + 1
	if year <= lastYear {
		a.openTable(workdays.Table{Year: year}, a.foreseen(year))
	}
}

func (a *almanac) lastKnown() int {
	for _, y := range a.years {
		if y.known {
			return y.year
		}
	}
	return 0
}

// foreseen is a draft of a year: the holidays that fell on the same days in the two last years known before it.
func (a *almanac) foreseen(year int) workdays.Table {
	t := workdays.Table{Year: year, Draft: true}
	var before []workdays.Table
	for y := year - 1; y >= firstYear && len(before) < 2; y-- {
		if known, ok := a.calendar.Year(y); ok {
			before = append(before, known)
		}
	}
	if len(before) < 2 {
		return t
	}
	same := map[string]bool{}
	for _, h := range before[1].Holidays {
		same[h.Day.Format("01-02")+h.KK] = true
	}
	for _, h := range before[0].Holidays {
		if !same[h.Day.Format("01-02")+h.KK] {
			continue
		}
		by := year - h.Day.Year()
		h.Day = h.Day.AddDate(by, 0, 0)
		if !h.Last.IsZero() {
			h.Last = h.Last.AddDate(by, 0, 0)
		}
		t.Holidays = append(t.Holidays, h)
	}
	return t
}

const mostCalendar = 1 << 20 // bytes of a file with a year

// load reads a year from a file and opens it; nothing is adopted until it is saved.
func (a *almanac) load() {
	a.Choose(a.T("settings.holidays.import"), ".toml", func(path string) {
		text, err := room.ReadFile(path, mostCalendar)
		if err != nil {
			a.Quiet.Wrong(err)
			return
		}
		t, err := workdays.Load(filepath.Base(path), text)
		if err != nil {
			a.Quiet.Wrong(err)
			return
		}
		was, ok := a.calendar.Year(t.Year)
		if !ok {
			was = workdays.Table{Year: t.Year}
		}
		a.openTable(was, t)
		a.Quiet.Note(a.T("settings.holidays.imported", "year", strconv.Itoa(t.Year)))
	})
}

// export writes the open year, or the one under the cursor, into a file.
func (a *almanac) export() {
	var t workdays.Table
	switch i := a.grid.Cursor(); {
	case a.open != nil:
		t = a.open.table()
	case i >= 0 && i < len(a.years) && a.years[i].known:
		t = a.years[i].table
	default:
		return
	}
	a.SaveAs(a.T("settings.holidays.export"), "calendar-"+strconv.Itoa(t.Year)+".toml", func(path string) { a.write(path, t) })
}

func (a *almanac) enter() {
	if a.open != nil {
		a.open.grid.Focus()
		return
	}
	a.grid.Focus()
}

// midnight is the day of a moment as tables have days.
func midnight(t time.Time) time.Time {
	y, m, d := t.In(locales.Zone).Date()
	return time.Date(y, m, d, 0, 0, 0, 0, locales.Zone)
}
