package privatizationpage

import (
	"context"
	"errors"
	"path/filepath"
	"slices"
	"strconv"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"kezek/app"
	"kezek/app/edition"
	"kezek/app/fault"
	"kezek/app/privatization"
	"kezek/locales"
	"kezek/screens/kit"
	"kezek/screens/page"
	"kezek/screens/room"
)

// contracts is the table of contracts with what was paid on each, and the account of the one under the cursor beside it.
type contracts struct {
	*room.Room
	content fyne.CanvasObject
	filter  *kit.Form
	search  *kit.Input
	grid    *kit.Grid
	account *page.Reading
	side    *fyne.Container
	form    *kit.Form // in the side; nil where the account stands there
	rows    []app.ContractRow
	view    *app.ContractView // of the account
	version int
}

var contractColumns = []kit.Column{{Code: "number", Width: 66}, {Code: "name", Width: 168}, {Code: "price", Width: 112}, {Code: "paid", Width: 112},
	{Code: "arrears", Width: 108}, {Code: "balance", Width: 112}, {Code: "state", Width: 128}, {Code: "date", Width: 84}, {Code: "address", Width: 220}}

const (
	sideWide   = 360
	filterHigh = 66
)

func newContracts(r *room.Room) *contracts {
	v := &contracts{Room: r, account: page.NewReading(r.Window.Canvas()), side: container.NewStack()}
	cols := slices.Clone(contractColumns)
	for i := range cols {
		cols[i].Title, cols[i].Unsorted = r.T("privatization.contracts."+cols[i].Code), true
	}
	v.grid = kit.NewGrid(r.Desk, cols, kit.Source{Len: func() int { return len(v.rows) }, Row: v.row})
	v.grid.Empty = r.T("privatizationpage.contracts.empty")
	v.grid.OnCursor = func(int) { v.look() }
	v.grid.OnOpen = func(int) { v.open() }
	v.ask()
	v.shut()
	split := container.NewBorder(nil, nil, nil, page.Sized(sideWide, 0, v.side), v.grid)
	v.content = container.NewBorder(page.Sized(0, filterHigh, v.filter), nil, nil, nil, split)
	return v
}

// ask lays out the fields that filter.
func (v *contracts) ask() {
	v.filter = kit.NewForm(v.Desk)
	v.search = kit.NewText(v.Desk, 80)
	options := []kit.Option{{Name: v.T("privatizationpage.contracts.all")}}
	for _, s := range app.ContractStates {
		options = append(options, kit.Option{Code: s, Name: v.T(app.ContractStateKey(s))})
	}
	v.filter.Add(kit.Item{Name: "query", Label: v.T("caseway.filter.search"), Field: v.search, Width: 260})
	v.filter.Add(kit.Item{Name: "state", Label: v.T("casepage.list.state"), Field: kit.NewChoice(v.Desk, options), Width: 220, Beside: true})
	v.filter.OnChange = v.reload
	v.filter.OnSubmit, v.filter.OnBack = v.grid.Focus, v.grid.Focus
	v.filter.Loses = func() bool { return false }
}

func (v *contracts) shown(string) {
	v.reload()
	v.grid.Focus()
}

func (v *contracts) find() { v.Window.Canvas().Focus(v.search) }

func (v *contracts) asked() app.ContractFilter {
	f := v.filter.Values()
	return app.ContractFilter{State: f["state"], Query: f["query"]}
}

// later asks the office away from the window's thread.
func (v *contracts) later(work func(context.Context), done func()) {
	go func() {
		work(context.Background())
		fyne.Do(done)
	}()
}

func (v *contracts) reload() {
	v.version++
	version, filter := v.version, v.asked()
	var rows []app.ContractRow
	var err error
	v.later(func(ctx context.Context) { rows, err = v.Office.Contracts(ctx, filter) }, func() {
		switch {
		case version != v.version:
		case err != nil:
			v.Quiet.Wrong(err)
		default:
			v.rows = rows
			v.grid.Reload()
			v.Count(locales.Number(int64(len(rows))))
			v.look()
		}
	})
}

func (v *contracts) row(i int) kit.Row {
	c := v.rows[i]
	arrears := ""
	r := kit.Row{}
	if c.Arrears > 0 {
		arrears, r.Style = locales.Money(c.Arrears), kit.Wrong
	}
	if c.State == app.ContractRegistered {
		r.Style = kit.Faded
	}
	r.Cells = []string{c.Number, c.Name, app.PriceSaid(c.Price, v.Lang()), locales.Money(c.Paid), arrears, locales.Money(c.Balance),
		v.T(app.ContractStateKey(c.State)), shownDay(c.Date), c.Address}
	return r
}

func (v *contracts) current() *app.ContractRow {
	if i := v.grid.Cursor(); i >= 0 && i < len(v.rows) {
		return &v.rows[i]
	}
	return nil
}

// look reads the account of the contract under the cursor.
func (v *contracts) look() {
	c := v.current()
	if v.form == nil {
		v.shut()
	}
	if c == nil {
		v.view = nil
		v.account.Say()
		return
	}
	number := c.Number
	var view app.ContractView
	var err error
	v.later(func(ctx context.Context) { view, err = v.Office.Contract(ctx, number) }, func() {
		if now := v.current(); err != nil || now == nil || now.Number != number {
			return
		}
		v.view = &view
		var t told
		accountLines(&t, v.Lang(), view)
		v.account.Say(t...)
	})
}

// shut puts the account into the side, with what can be done to it under it.
func (v *contracts) shut() {
	v.form = nil
	buttons := page.Row(6)
	switch c := v.current(); {
	case c == nil:
	case v.owes(c):
		buttons.Add(kit.NewMainButton(v.Desk, v.T("privatizationpage.act.enter-payment")+"  Enter", v.pay))
		buttons.Add(kit.NewButton(v.Desk, v.T("privatizationpage.contracts.case"), "", v.toCase))
	default:
		buttons.Add(kit.NewMainButton(v.Desk, v.T("privatizationpage.contracts.case")+"  Enter", v.toCase))
	}
	v.side.Objects = []fyne.CanvasObject{container.NewBorder(nil, page.Column(6, page.Space(0, 2), buttons, page.Space(0, 4)), nil, nil, v.account)}
	v.side.Refresh()
}

// owes tells whether this person may enter a payment on a contract: something is owed on it.
func (v *contracts) owes(c *app.ContractRow) bool {
	return c.Balance > 0 && c.State != app.ContractRegistered && app.May(v.Who, app.EnterPayment{}.Name())
}

func (v *contracts) back() {
	if v.form != nil {
		v.form.Back()
	}
}

func (v *contracts) toCase() {
	if c := v.current(); c != nil {
		v.Go(room.Cases(edition.Privatization), c.CaseNo)
	}
}

// open is Enter on a contract: the next payment, where one is owed and this person may enter it; else its case.
func (v *contracts) open() {
	c := v.current()
	switch {
	case c == nil:
	case v.owes(c):
		v.pay()
	default:
		v.toCase()
	}
}

// put puts a form into the side.
func (v *contracts) put(title string, form *kit.Form) {
	v.form = form
	form.OnBack = func() { v.shut(); v.grid.Focus() }
	v.side.Objects = []fyne.CanvasObject{page.Leaf(sideWide, title, "", form, nil)}
	v.side.Refresh()
	form.Saved()
	form.FocusFirst()
}

func (v *contracts) pay() {
	c := v.current()
	if c == nil || c.Balance == 0 {
		return
	}
	number, f := c.Number, kit.NewForm(v.Desk)
	day := kit.NewDate(v.Desk)
	day.Last = time.UnixMilli(v.Office.Now()).In(locales.Zone)
	label := func(name string) string { return v.T("privatizationpage.deed." + name) }
	f.Add(kit.Item{Name: "day", Label: label("day"), Field: day, Required: true, Width: 130})
	f.Add(kit.Item{Name: "sum", Label: label("sum"), Field: kit.NewMoney(v.Desk), Required: true, Width: 180, Beside: true})
	f.Add(kit.Item{Name: "document", Label: label("document"), Field: kit.NewText(v.Desk, 60), Required: true})
	f.Add(kit.Item{Name: "reason", Label: v.T("casepage.form.reason"), Field: kit.NewText(v.Desk, 300), Required: true})
	f.Omit("reason", true)
	f.SetValues(map[string]string{"day": day.Last.Format(time.DateOnly), "sum": strconv.FormatInt(c.NextSum, 10)})
	f.OnSubmit = func() {
		x := f.Values()
		sum, _ := strconv.ParseInt(x["sum"], 10, 64)
		act := app.EnterPayment{Contract: number, Payment: privatization.Payment{Day: x["day"], Sum: sum, Document: x["document"]}}
		v.Do(v.T("caseway.act.running"), app.Order{Act: act, Reason: locales.Clean(x["reason"])}, func(_ app.Outcome, err error) { v.paid(f, number, err) })
	}
	f.Buttons(kit.NewMainButton(v.Desk, v.T("privatizationpage.act.enter-payment")+"  Ctrl+Enter", f.Submit), kit.NewButton(v.Desk, v.T("kit.dialog.back"), "", f.Back))
	v.put("№ "+number+", "+c.Name, f)
}

// paid says what became of a payment.
func (v *contracts) paid(f *kit.Form, number string, err error) {
	var findings fault.Findings
	switch {
	case errors.As(err, &findings):
		if !findings.Blocking(true) {
			f.Omit("reason", false)
		}
		f.Tell(findings)
	case err != nil:
		v.Quiet.Wrong(err)
	default:
		v.Quiet.Good(v.T("privatizationpage.paid", "number", number))
		v.shut()
		v.grid.Focus()
		v.reload()
	}
}

// export is Ctrl+E: the contracts as they are filtered go into a workbook.
func (v *contracts) export() {
	if !app.May(v.Who, app.ExportList{}.Name()) || v.form != nil {
		return
	}
	f, path := kit.NewForm(v.Desk), kit.NewText(v.Desk, 400)
	f.Add(kit.Item{Name: "lang", Label: v.T("journalpage.export.lang"), Required: true, Field: kit.NewChoice(v.Desk, []kit.Option{
		{Code: string(locales.KK), Name: v.T("queuepage.export.kk")}, {Code: string(locales.RU), Name: v.T("queuepage.export.ru")}})})
	f.Add(kit.Item{Name: "path", Label: v.T("queuepage.export.path"), Field: path, Required: true})
	lang := v.Lang()
	if lang == locales.EN {
		lang = locales.KK
	}
	f.SetValues(map[string]string{"lang": string(lang), "path": filepath.Join(room.Documents(), "kezek-contracts-"+time.UnixMilli(v.Office.Now()).In(locales.Zone).Format(time.DateOnly)+".xlsx")})
	f.Loses = func() bool { return false }
	filter, n := v.asked(), len(v.rows)
	f.OnSubmit = func() {
		in := locales.Lang(f.Values()["lang"])
		v.ToWrite(room.Ended(path.Value(), ".xlsx"), "", func(to string) {
			v.shut()
			v.grid.Focus()
			v.WriteBook(v.T("journalpage.export.writing"), to, n, func(ctx context.Context) error {
				_, err := v.Office.ExportContracts(ctx, v.Who, to, filter, in)
				return err
			}, func() { v.written(to) })
		})
	}
	f.Buttons(kit.NewMainButton(v.Desk, v.T("queuepage.export.write"), f.Submit), kit.NewButton(v.Desk, v.T("kit.dialog.back"), "", f.Back))
	v.put(v.T("privatizationpage.contracts.title"), f)
}

// written lets the person open the workbook.
func (v *contracts) written(path string) {
	if v.form != nil {
		return
	}
	f, open := v.BookThere(path, sideWide-60, func() { v.shut() })
	f.Buttons(open, kit.NewButton(v.Desk, v.T("kit.dialog.back"), "", f.Back))
	v.put(v.T("queuepage.export.ready"), f)
	v.Window.Canvas().Focus(open)
}
