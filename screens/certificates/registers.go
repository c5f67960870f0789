package certificatepage

import (
	"context"
	"strconv"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"kezek/app"
	"kezek/app/holding"
	"kezek/locales"
	"kezek/screens/kit"
	"kezek/screens/page"
	"kezek/screens/room"
	"kezek/screens/takeover"
)

const (
	gap         = 8
	sideWide    = 400
	typingPause = 200 * time.Millisecond
	filterHigh  = 66 // px of a row of labelled fields
	firstRows   = 100
)

// registers is the view of the office's own registers of dwellings: a table under its filter, at the right the row in front, or
// instead of all the form of a row.
type registers struct {
	*room.Room
	chips   *page.Chips
	filter  *kit.Form
	search  *kit.Input
	grid    *kit.Grid
	rows    kit.Blocks[app.HoldingRow]
	asked   app.HoldingFilter // as answered last
	side    *fyne.Container
	form    *kit.Form // open instead of the table, or at its right; nil for none
	table   fyne.CanvasObject
	stage   *fyne.Container
	version int
	people  int // rows of people shown in the form of a row
	wait    *time.Timer
}

func newRegisters(r *room.Room) *registers {
	v := &registers{Room: r, side: container.NewStack(), stage: container.NewStack()}
	v.chips = page.NewChips(r.Window.Canvas(), func(string) { v.reload() })
	v.count(nil)
	v.ask()
	column := func(code string, width int) kit.Column {
		return kit.Column{Code: code, Title: r.T("holding.column." + code), Width: width, Unsorted: true}
	}
	basis := column("basis", 160)
	basis.Hidden = true // the others fill the window
	v.grid = kit.NewGrid(r.Desk, []kit.Column{column("row", 80), column("register", 190), column("number", 74), column("date", 84), column("tenant", 190),
		column("iin", 108), column("address", 196), {Code: "area", Title: r.T("certificatepage.m2"), Width: 52, Right: true, Unsorted: true}, column("rooms", 70),
		column("state", 105), basis},
		kit.Source{Len: func() int { return v.rows.Len }, Row: v.row})
	v.grid.Empty = r.T("certificatepage.empty")
	v.grid.OnOpen = func(int) { v.look() }
	v.grid.OnNew = v.add
	v.grid.OnCursor = func(int) {
		if v.side.Visible() && v.form == nil {
			v.look()
			v.grid.Focus()
		}
	}
	v.side.Hide()
	v.table = container.NewBorder(page.Column(4, v.chips, v.head(), page.Sized(0, filterHigh, v.filter)), nil, nil, v.side, v.grid)
	v.stage.Objects = []fyne.CanvasObject{v.table}
	return v
}

// head are the buttons over the table: those this person may use.
func (v *registers) head() fyne.CanvasObject {
	row := page.Row(gap)
	if app.May(v.Who, app.EnterHolding{}.Name()) {
		row.Add(kit.NewMainButton(v.Desk, v.T("certificatepage.new")+"  Ctrl+N", v.add))
	}
	if app.May(v.Who, app.ImportHoldings{}.Name()) {
		row.Add(kit.NewButton(v.Desk, v.T("certificatepage.import"), kit.IconColumns, v.takeIn))
	}
	if app.May(v.Who, app.ExportList{}.Name()) {
		row.Add(kit.NewButton(v.Desk, v.T("certificatepage.export")+"  Ctrl+E", "", v.export))
	}
	return row
}

// ask lays out the fields that filter: a change asks again, typing after a pause.
func (v *registers) ask() {
	v.filter = kit.NewForm(v.Desk)
	v.search = kit.NewText(v.Desk, 80)
	v.search.PlaceHolder = v.T("certificatepage.find-hint")
	states := []kit.Option{{Name: v.T("certificatepage.counts")}}
	for _, s := range app.HoldingStates {
		states = append(states, kit.Option{Code: s, Name: v.T("holding.state." + s)})
	}
	v.filter.Add(kit.Item{Name: "query", Label: v.T("certificatepage.find"), Field: v.search, Width: 300})
	v.filter.Add(kit.Item{Name: "state", Label: v.T("certificatepage.filter"), Field: kit.NewChoice(v.Desk, states), Width: 250, Beside: true})
	query := ""
	v.filter.OnChange = func() {
		if v.wait != nil {
			v.wait.Stop()
		}
		if typed := v.search.Value(); typed != query {
			query = typed
			v.wait = time.AfterFunc(typingPause, func() { fyne.Do(v.reload) })
			return
		}
		v.reload()
	}
	v.filter.OnSubmit, v.filter.OnBack = func() { v.grid.Focus() }, func() { v.grid.Focus() }
	v.filter.Loses = func() bool { return false }
}

func (v *registers) section() room.Section {
	return room.Section{Content: v.stage, Shown: v.shown, Heard: v.reload, Leaves: v.leaves, Hears: map[kit.Command]func(){
		kit.New: v.add, kit.Search: func() { v.focus(v.search) }, kit.Export: v.export, kit.Main: v.main, kit.Back: v.back, kit.AddRow: v.another}}
}

func (v *registers) focus(o fyne.Focusable) { v.Window.Canvas().Focus(o) }

func (v *registers) shown(string) {
	v.reload()
	switch {
	case v.form != nil:
		v.form.Return()
	default:
		v.grid.Focus()
	}
}

// count says how many rows each register has.
func (v *registers) count(n map[string]int) {
	total := 0
	chips := make([]page.Chip, 1, 1+len(holding.Registers))
	for _, code := range holding.Registers {
		total += n[code]
		chips = append(chips, page.Chip{Code: code, Name: v.T("holding.register." + code), Count: n[code]})
	}
	chips[0] = page.Chip{Name: v.T("certificatepage.all"), Count: total}
	v.chips.Set(chips)
}

// reload asks for the rows again.
func (v *registers) reload() {
	v.version++
	version := v.version
	f := app.HoldingFilter{Register: v.chips.Chosen, State: v.filter.Values()["state"], Query: v.search.Value()}
	go func() {
		ctx := context.Background()
		ids, err := v.Office.Holdings(ctx, f)
		var first []app.HoldingRow
		var counts map[string]int
		if err == nil {
			first, err = v.Office.HoldingRows(ctx, ids[:min(firstRows, len(ids))])
		}
		if err == nil {
			counts, err = v.Office.HoldingCounts(ctx)
		}
		fyne.Do(func() {
			switch {
			case version != v.version:
			case err != nil:
				v.Quiet.Wrong(err)
			default:
				v.take(f, ids, first, counts)
			}
		})
	}()
}

func (v *registers) take(f app.HoldingFilter, ids []int64, first []app.HoldingRow, counts map[string]int) {
	v.asked = f
	v.rows = kit.Blocks[app.HoldingRow]{Len: len(ids), Filled: v.grid.Update, Failed: v.Quiet.Wrong,
		Read: func(ctx context.Context, from, n int) ([]app.HoldingRow, error) {
			return v.Office.HoldingRows(ctx, ids[from:min(from+n, len(ids))])
		}}
	v.rows.Keep(first)
	v.count(counts)
	v.grid.Reload()
	v.Count(locales.Number(int64(len(ids))))
	if v.side.Visible() && v.form == nil {
		v.look()
	}
}

func (v *registers) row(i int) kit.Row {
	h := v.rows.Row(i)
	if h == nil {
		return kit.Row{Cells: []string{"…", "", "", "", "", "", "", "", "", "", ""}, Style: kit.Faded}
	}
	r := kit.Row{Cells: []string{strconv.FormatInt(h.ID, 10), v.T("holding.register." + h.Register), h.Number, shownDay(h.Date), h.Names(), h.People[0].IIN,
		h.Address, area(h.Area), "", v.T("holding.state." + h.State()), h.Basis}}
	if h.Rooms > 0 {
		r.Cells[8] = strconv.FormatInt(h.Rooms, 10)
	}
	if h.State() != app.HoldingHeld {
		r.Style = kit.Faded
	}
	return r
}

func area(cm2 int64) string {
	if cm2 == 0 {
		return ""
	}
	return locales.Area(cm2)
}

// takeIn leads to the workbooks of the register in front; nobody guesses which one a workbook is of.
func (v *registers) takeIn() {
	if v.chips.Chosen == "" {
		v.Quiet.Note(v.T("certificatepage.which-register"))
		v.focus(v.chips)
		return
	}
	v.Go(takeover.Command, takeover.Register+v.chips.Chosen)
}

// export writes what the filter asks for to a workbook.
func (v *registers) export() {
	if !app.May(v.Who, app.ExportList{}.Name()) || v.form != nil {
		return
	}
	f, n := v.asked, v.rows.Len
	name := "registers.xlsx"
	if f.Register != "" {
		name = f.Register + ".xlsx"
	}
	lang := v.Lang()
	if lang == locales.EN {
		lang = locales.KK
	}
	v.SaveAs(v.T("certificatepage.export"), name, func(path string) {
		v.WriteBook(v.T("certificatepage.exporting"), path, n, func(ctx context.Context) error {
			_, err := v.Office.ExportHoldings(ctx, v.Who, path, f, lang)
			return err
		}, func() { v.Open(path) })
	})
}

func (v *registers) main() {
	if v.form != nil {
		v.form.Submit()
	}
}

func (v *registers) back() {
	switch {
	case v.form != nil:
		v.form.Back()
	case v.side.Visible():
		v.shut()
	}
}

// leaves asks before a half-filled form is lost.
func (v *registers) leaves(then func()) {
	form := v.form
	if form == nil || !form.Dirty() {
		if form != nil {
			v.shut()
		}
		then()
		return
	}
	v.Desk.Confirm(v.T("kit.form.leave.title"), v.T("kit.form.leave.text"), v.T("kit.form.leave.yes"), func() { v.shut(); then() })
}

// shut goes back to the table alone.
func (v *registers) shut() {
	v.form = nil
	v.side.Hide()
	v.stage.Objects = []fyne.CanvasObject{v.table}
	v.table.Refresh()
	v.stage.Refresh()
	v.grid.Focus()
}
