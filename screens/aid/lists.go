package aidpage

import (
	"context"
	"io"
	"path/filepath"
	"strconv"
	"strings"
	"time"

	"fyne.io/fyne/v2/theme"

	"kezek/app"
	"kezek/app/aid"
	"kezek/app/bank"
	"kezek/locales"
	"kezek/screens/applications"
	"kezek/screens/kit"
	"kezek/screens/page"
	"kezek/screens/room"
)

// lists is the table of the lists for payment; one is made, read, written as a workbook, printed and annulled here.
type lists struct {
	*shelf
	rows  []app.PaymentList
	asked string // the period whose banks are offered
}

func newLists(r *room.Room) *lists {
	l := &lists{}
	l.shelf = newShelf(r, "aidpage.lists.", []kit.Column{{Code: "number", Width: 90}, {Code: "date", Width: 96}, {Code: "period", Width: 170}, {Code: "bank", Width: 170},
		{Code: "recipients", Width: 90}, {Code: "sum", Width: 130}, {Code: "by", Width: 150}, {Code: "state", Width: 200}},
		kit.Source{Len: func() int { return len(l.rows) }, Row: l.row})
	l.grid.Empty = r.T("aidpage.lists.empty")
	l.grid.OnOpen = l.open
	l.grid.OnDelete = l.annul
	if l.may(app.MakePaymentList{}) {
		l.grid.OnNew = l.make
		l.over.Add(kit.NewMainButton(r.Desk, r.T("aidpage.lists.make")+"  Ctrl+N", l.make))
	}
	l.over.Add(kit.NewButton(r.Desk, r.T("aidpage.lists.export")+"  Ctrl+E", "", l.export))
	l.over.Add(kit.NewButton(r.Desk, r.T("aidpage.lists.print")+"  Ctrl+P", "", l.print))
	return l
}

func (l *lists) may(act app.Act) bool { return app.May(l.Who, act.Name()) }

func (l *lists) view() applications.View {
	hears := map[kit.Command]func(){kit.Export: l.export, kit.Paper: l.print}
	if l.may(app.MakePaymentList{}) {
		hears[kit.New] = l.make
	}
	return applications.View{Code: "lists", Title: "aidpage.view.lists", Section: room.Section{Content: l.content, Heard: l.reload, Hears: hears, Leaves: l.leaves,
		Shown: func(string) { l.reload(); l.grid.Focus() }}}
}

func (l *lists) reload() {
	var rows []app.PaymentList
	l.read(func() (err error) { rows, err = l.Office.PaymentLists(context.Background()); return err }, func() {
		l.rows = rows
		l.grid.Reload()
		l.Count(locales.Number(int64(len(rows))))
	})
}

func (l *lists) period(x *app.PaymentList) string {
	span := x.Span()
	switch len(span) {
	case 0:
		return ""
	case 3:
		return quarterName(l, span[0].Quarter())
	}
	return monthName(l, span[0])
}

func (l *lists) row(i int) kit.Row {
	x := &l.rows[i]
	bank, state := x.Bank, ""
	if bank == "" {
		bank = l.T("aid.list.all-banks")
	}
	r := kit.Row{Cells: []string{x.Number, locales.Date(x.At), l.period(x), bank, strconv.FormatInt(x.Recipients, 10), locales.Money(x.Sum), x.By, state}}
	if x.Annulled != "" {
		r.Cells[7], r.Style = l.T("journal.annulled", "reason", x.Annulled), kit.Faded
	}
	return r
}

// at is the list under the cursor; nil where there is none.
func (l *lists) at() *app.PaymentList {
	if i := l.grid.Cursor(); i >= 0 && i < len(l.rows) {
		return &l.rows[i]
	}
	return nil
}

// make asks for the period and the bank.
func (l *lists) make() {
	l.leaves(func() {
		now := aid.Month(time.UnixMilli(l.Office.Now()).In(locales.Zone).Format("2006-01"))
		var periods []kit.Option
		for _, q := range []aid.Quarter{now.Quarter(), now.Quarter().Before()} {
			periods = append(periods, kit.Option{Code: quarterCode(q), Name: quarterName(l, q)})
			for _, m := range q.Months() {
				periods = append(periods, kit.Option{Code: string(m), Name: monthName(l, m)})
			}
		}
		form := kit.NewForm(l.Desk)
		form.Add(kit.Item{Name: "quarter", Label: l.T("aidpage.lists.period"), Field: kit.NewChoice(l.Desk, periods), Required: true})
		banks := kit.NewChoice(l.Desk, []kit.Option{l.all()})
		form.Add(kit.Item{Name: "bank", Label: l.T("aidpage.lists.bank"), Field: banks, Required: true})
		l.reasoned(form, false)
		form.OnChange = func() { l.offerBanks(form, banks) }
		form.OnSubmit = func() { l.made(form) }
		form.Buttons(kit.NewMainButton(l.Desk, l.T("aidpage.lists.make")+"  Ctrl+Enter", form.Submit), l.back(form))
		form.SetValues(map[string]string{"quarter": quarterCode(now.Quarter()), "bank": allBanks})
		l.put(l.T("aidpage.lists.make"), l.T("aidpage.lists.about"), form)
		l.asked = ""
		l.offerBanks(form, banks)
		form.FocusFirst()
	})
}

// allBanks is the choice of one list for all of them.
const allBanks = "*"

func (l *lists) all() kit.Option { return kit.Option{Code: allBanks, Name: l.T("aid.list.all-banks")} }

// offerBanks offers the banks that somebody waits to be paid through in the period chosen.
func (l *lists) offerBanks(form *kit.Form, field *kit.Choice) {
	period := form.Values()["quarter"]
	if period == l.asked {
		return
	}
	l.asked = period
	var banks []app.WaitingBank
	work := func() (err error) {
		banks, err = l.Office.WaitingBanks(context.Background(), ordered(period))
		return err
	}
	l.later(work, func() bool { return l.form == form && l.asked == period }, func() {
		options := []kit.Option{l.all()}
		for _, b := range banks {
			options = append(options, kit.Option{Code: b.Bank, Name: b.Bank, Note: l.T("aidpage.lists.waits", "n", b.Recipients, "sum", locales.Money(b.Sum))})
		}
		field.SetOptions(options)
		if field.Value() == "" {
			field.SetValue(allBanks)
		}
	})
}

// ordered is the list of a period chosen: a quarter or a month.
func ordered(period string) (a app.MakePaymentList) {
	year, n, quarter := strings.Cut(period, "/")
	if !quarter {
		a.Month = aid.Month(period)
		return a
	}
	a.Quarter.Year, _ = strconv.Atoi(year)
	a.Quarter.N, _ = strconv.Atoi(n)
	return a
}

func (l *lists) made(form *kit.Form) {
	v := form.Values()
	a := ordered(v["quarter"])
	if v["bank"] != allBanks {
		a.Bank = v["bank"]
	}
	l.carry(form, a, func(out app.Outcome) string {
		var made app.PaymentListMade
		_ = out.Read(&made)
		return l.T("aidpage.lists.made", "number", made.Number, "n", made.Recipients, "sum", locales.Money(made.Sum))
	})
}

// open shows who is paid by a list.
func (l *lists) open(i int) {
	number := l.rows[i].Number
	var x app.PaymentList
	l.read(func() (err error) { x, err = l.Office.PaymentList(context.Background(), number); return err }, func() {
		form := kit.NewForm(l.Desk)
		for n, line := range x.Lines {
			form.AddObject(page.NewProse(strconv.Itoa(n+1)+". "+line.Name+" · "+line.IIN, proseWide, theme.ColorNameForeground))
			form.AddObject(page.NewProse(bank.IBAN(line.Account).String()+" · "+strings.Join(line.CaseNos, ", ")+" · "+locales.Money(line.Sum), proseWide, kit.ColorQuiet))
		}
		back := l.back(form)
		if x.Annulled == "" && l.may(app.Annul{}) {
			form.Buttons(kit.NewButton(l.Desk, l.T("journalpage.annul.button")+"  Del", "", func() { l.annul(i) }), back)
		} else {
			form.Buttons(back)
		}
		l.put(l.T("aidpage.lists.single", "number", x.Number, "date", locales.Date(x.At)), l.period(&x)+" · "+locales.Money(x.Sum), form)
		l.Window.Canvas().Focus(back)
	})
}

func (l *lists) annul(i int) {
	if i < 0 || i >= len(l.rows) || !l.may(app.Annul{}) {
		return
	}
	number := l.rows[i].Number
	l.leaves(func() {
		form := kit.NewForm(l.Desk)
		l.reasoned(form, true)
		form.OnSubmit = func() {
			l.carry(form, app.Annul{Kind: app.OfPaymentList, Number: number}, func(app.Outcome) string { return l.T("aidpage.lists.annulled", "number", number) })
		}
		form.Buttons(kit.NewMainButton(l.Desk, l.T("journalpage.annul.button"), form.Submit), l.back(form))
		l.put(l.T("journalpage.annul.title", "number", number), l.T("aidpage.lists.annul-about"), form)
		form.FocusFirst()
	})
}

// export is Ctrl+E: the list under the cursor as a workbook.
func (l *lists) export() {
	x := l.at()
	if x == nil || !l.may(app.ExportList{}) {
		return
	}
	number, lang := x.Number, l.Lang()
	if lang == locales.EN {
		lang = locales.KK
	}
	l.SaveAs(l.T("aidpage.lists.export"), filepath.Join(room.Documents(), "kezek-payment-list-"+strings.ReplaceAll(number, "/", "-")+".xlsx"), func(path string) {
		path = room.Ended(path, ".xlsx")
		l.WriteBook(l.T("journalpage.export.writing"), path, int(x.Recipients), func(ctx context.Context) error {
			_, err := l.Office.ExportPaymentList(ctx, l.Who, path, number, lang)
			return err
		}, func() { l.Quiet.Good(l.T("aidpage.lists.written", "file", filepath.Base(path))) })
	})
}

// print is Ctrl+P: the list under the cursor as a paper in the system's viewer.
func (l *lists) print() {
	x := l.at()
	if x == nil || !l.may(app.ExportList{}) {
		return
	}
	number := x.Number
	l.OpenWritten(l.T("journalpage.print.opening"), "kezek-payment-list-"+strings.ReplaceAll(number, "/", "-")+".pdf", func(ctx context.Context, w io.Writer) error {
		return l.Office.PrintPaymentList(ctx, w, l.Who, number, nil)
	})
}
