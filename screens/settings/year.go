package settings

import (
	"bytes"
	"context"
	"io"
	"slices"
	"strconv"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"

	"kezek/app"
	"kezek/app/workdays"
	"kezek/locales"
	"kezek/screens/kit"
	"kezek/screens/page"
	"kezek/screens/room"
)

const yearListWidth = 326 // px of the list beside the months

// openYear is one year of the production calendar: its months, and the holidays and moved days that make them so.
type openYear struct {
	*almanac
	saved   workdays.Table // as the office has it
	is      workdays.Table // as it stands on the screen, without what is in the form
	form    *kit.Form      // source, draft
	months  *months
	entries []entry
	grid    *kit.Grid
	why     *page.Prose // what the day under the cursor is
	save    *kit.Button // nil for who may not
}

// entry is one line of a table: a holiday or a moved day.
type entry struct {
	holiday *workdays.Holiday
	moved   *workdays.Moved
}

func (e entry) day() time.Time {
	if e.holiday != nil {
		return e.holiday.Day
	}
	return e.moved.Day
}

// last is a holiday's last day, or the day a day of rest moved to.
func (e entry) last() time.Time {
	switch {
	case e.moved != nil:
		return e.moved.To
	case e.holiday.Last.IsZero():
		return e.holiday.Day
	}
	return e.holiday.Last
}

func (e entry) has(day time.Time) bool {
	if e.moved != nil {
		return day.Equal(e.moved.Day) || day.Equal(e.moved.To)
	}
	return !day.Before(e.holiday.Day) && !day.After(e.last())
}

// openTable opens a year; is differs from saved where a file or a forecast brought it.
func (a *almanac) openTable(saved, is workdays.Table) {
	y := &openYear{almanac: a, saved: saved, is: is, why: page.NewProse("", headWidth, theme.ColorNameForeground)}
	y.is.Holidays, y.is.Moved = slices.Clone(is.Holidays), slices.Clone(is.Moved)
	y.months = newMonths(a.Desk, a.Window.Canvas(), midnight(a.Desk.Now()))
	y.months.moved, y.months.pick, y.months.add = y.explain, y.pick, func(day time.Time) { y.edit(nil, day) }
	y.grid = kit.NewGrid(a.Desk, []kit.Column{
		{Code: "day", Title: a.T("settings.year.column.day"), Width: 104, Unsorted: true},
		{Code: "name", Title: a.T("settings.year.column.name"), Width: 208, Unsorted: true},
	}, kit.Source{Len: func() int { return len(y.entries) }, Row: y.row})
	y.grid.OnCursor = func(int) { y.mark() }
	y.grid.Empty = a.T("settings.year.none")
	if a.may() {
		y.grid.OnOpen = func(i int) { y.edit(&y.entries[i], time.Time{}) }
		y.grid.OnNew = func() { y.edit(nil, time.Time{}) }
		y.grid.OnDelete = func(i int) { y.remove(y.entries[i]) }
	}
	y.form = y.sources()
	y.show()
	a.open = y
	a.Window.Canvas().Unfocus()
	swap(a.stage, container.NewBorder(y.head(), y.feet(), nil, page.Sized(yearListWidth, 0, y.grid), container.NewBorder(nil, nil, nil, page.Space(10, 0), y.months)))
	y.grid.Focus()
}

// sources are where the year was read, and whether it is a draft.
func (y *openYear) sources() *kit.Form {
	f := kit.NewForm(y.Desk)
	f.Add(kit.Item{Name: "source", Label: y.T("settings.year.source"), Field: kit.NewMultiline(y.Desk, 2, 1000), Required: true})
	f.Add(kit.Item{Name: "draft", Field: kit.NewCheck(y.Desk, y.T("settings.year.draft")), Width: 210, Beside: true})
	values := map[string]string{"source": y.is.Source}
	if y.is.Draft {
		values["draft"] = "1"
	}
	f.SetValues(values)
	f.OnSubmit = y.keep
	f.OnBack, f.Loses = y.section.stepBack, func() bool { return false }
	return f
}

func (y *openYear) head() fyne.CanvasObject {
	buttons := page.Row(8)
	if y.may() {
		y.save = kit.NewMainButton(y.Desk, y.T("settings.year.save"), y.form.Submit)
		buttons.Add(y.save)
		buttons.Add(kit.NewButton(y.Desk, y.T("settings.year.add"), "", func() { y.edit(nil, time.Time{}) }))
	}
	buttons.Add(kit.NewButton(y.Desk, y.T("settings.holidays.export"), "", y.export))
	buttons.Add(kit.NewButton(y.Desk, y.T("kit.dialog.back"), "", y.section.stepBack))
	title := page.Line(y.T("settings.year.title", "year", strconv.Itoa(y.is.Year)), 15, true, theme.ColorNamePrimary)
	return page.Column(2, container.NewBorder(nil, nil, title, buttons), page.Sized(0, filterHeight+20, y.form))
}

func (y *openYear) feet() fyne.CanvasObject {
	return page.Column(4, page.Space(0, 2), y.legend(), y.why)
}

// legend says what the looks of a day mean.
func (y *openYear) legend() fyne.CanvasObject {
	row := page.Row(18)
	for _, k := range []workdays.Kind{workdays.Rest, workdays.OnHoliday, workdays.OffByOrder, workdays.WorkedByOrder} {
		row.Add(page.Row(6, newDayMark(k), page.Line(y.T("settings.year.legend."+string(k)), kit.SmallSize, false, kit.ColorQuiet)))
	}
	return row
}

// table is the year as it stands, with what is in the form.
func (y *openYear) table() workdays.Table {
	t := y.is
	v := y.form.Values()
	t.Source, t.Draft = v["source"], v["draft"] != ""
	return t
}

func (y *openYear) dirty() bool { return !bytes.Equal(y.table().TOML(), y.saved.TOML()) }

// show draws months and list anew from the table.
func (y *openYear) show() {
	y.entries = nil
	for i := range y.is.Holidays {
		y.entries = append(y.entries, entry{holiday: &y.is.Holidays[i]})
	}
	for i := range y.is.Moved {
		y.entries = append(y.entries, entry{moved: &y.is.Moved[i]})
	}
	slices.SortStableFunc(y.entries, func(a, b entry) int { return a.day().Compare(b.day()) })
	y.months.set(workdays.NewCalendar([]workdays.Table{y.is}, y.calendar.Timetable()).Days(y.is.Year))
	y.grid.Reload()
	y.mark()
}

func (y *openYear) row(i int) kit.Row {
	e := y.entries[i]
	day := e.day().Format("02.01")
	if last := e.last(); e.moved != nil {
		day += " → " + last.Format("02.01")
	} else if !last.Equal(e.day()) {
		day += "–" + last.Format("02.01")
	}
	return kit.Row{Cells: []string{day, y.called(e)}}
}

// called is what an entry is called in the window's language.
func (y *openYear) called(e entry) string {
	kk, ru := "", ""
	if e.holiday != nil {
		if y.Lang() == locales.EN && e.holiday.EN != "" {
			return e.holiday.EN
		}
		kk, ru = e.holiday.KK, e.holiday.RU
	} else {
		kk, ru = e.moved.KK, e.moved.RU
	}
	if y.Lang() == locales.KK {
		return kk
	}
	return ru
}

// mark frames the days of the entry under the cursor.
func (y *openYear) mark() {
	i := y.grid.Cursor()
	if i < 0 || i >= len(y.entries) {
		y.months.frame(nil)
		return
	}
	y.months.frame(y.entries[i].has)
	y.explain(y.entries[i].day())
}

// explain says what a day is.
func (y *openYear) explain(day time.Time) {
	d := y.months.day(day)
	y.why.Say(day.Format("02.01.2006")+" – "+d.Why(y.Lang()), theme.ColorNameForeground)
}

// pick goes to the entry of a day, or begins one for it.
func (y *openYear) pick(day time.Time) {
	for i, e := range y.entries {
		if e.has(day) {
			y.grid.SetCursor(i)
			y.grid.Focus()
			return
		}
	}
	y.edit(nil, day)
}

func (y *openYear) remove(e entry) {
	y.Desk.Confirm(y.T("settings.year.remove"), y.T("settings.year.remove-what", "day", e.day().Format("02.01.2006"), "name", y.called(e)),
		y.T("settings.year.remove-act"), func() {
			y.drop(e)
			y.show()
			y.grid.Focus()
		})
}

// drop takes an entry out of the table.
func (y *openYear) drop(e entry) {
	y.is.Holidays = slices.DeleteFunc(slices.Clone(y.is.Holidays), func(h workdays.Holiday) bool { return e.holiday != nil && h == *e.holiday })
	y.is.Moved = slices.DeleteFunc(slices.Clone(y.is.Moved), func(m workdays.Moved) bool { return e.moved != nil && m == *e.moved })
}

// keep saves the year as the office's own.
func (y *openYear) keep() {
	t := y.table()
	if len(t.Holidays) == 0 {
		y.Quiet.Note(y.T("settings.year.need-holiday"))
		return
	}
	y.save.Forbid(y.T("kit.button.busy"))
	y.Do(y.T("settings.year.saving"), app.Order{Act: app.AdoptCalendar{Data: string(t.TOML())}}, func(_ app.Outcome, err error) {
		y.save.Forbid("")
		y.tell(y.form, err, func() {
			y.is, y.saved = t, t
			y.form.Saved()
			y.show()
			y.Quiet.Good(y.T("settings.year.saved", "year", strconv.Itoa(t.Year)))
		})
	})
}

// stepBack closes the open year; it asks if something would be lost.
func (a *almanac) stepBack() bool {
	y := a.open
	if y == nil {
		return false
	}
	leave := func() {
		a.open = nil
		swap(a.stage, a.list)
		a.grid.Focus()
	}
	if !y.dirty() || !a.may() {
		leave()
		return true
	}
	a.Desk.Confirm(a.T("kit.form.leave.title"), a.T("kit.form.leave.text"), a.T("kit.form.leave.yes"), leave)
	return true
}

// write saves a year as a file.
func (a *almanac) write(path string, t workdays.Table) {
	a.Run(a.T("settings.holidays.export"), func(ctx context.Context) error {
		return room.WriteFile(ctx, path, func(_ context.Context, w io.Writer) error {
			_, err := w.Write(t.TOML())
			return err
		})
	}, func(err error) {
		if err != nil {
			a.Quiet.Wrong(err)
			return
		}
		a.Quiet.Good(a.T("settings.holidays.written", "file", path))
	})
}
