package aidpage

import (
	"context"
	"strconv"

	"fyne.io/fyne/v2/theme"

	"kezek/app"
	"kezek/app/aid"
	"kezek/app/edition"
	"kezek/locales"
	"kezek/screens/applications"
	"kezek/screens/kit"
	"kezek/screens/page"
	"kezek/screens/room"
)

// rules is the table of norms and tariffs: those of the country as the edition of today has them, and all that the office entered, each
// with its act and its days.
type rules struct {
	*shelf
	columns []kit.Column
	rows    []app.AidRuleRow
	svc     *edition.Service
}

func newRules(r *room.Room) *rules {
	l := &rules{svc: &edition.Service{}, columns: []kit.Column{{Code: "kind", Width: 138}, {Code: "name", Width: 222}, {Code: "value", Width: 196}, {Code: "from", Width: 86},
		{Code: "to", Width: 86}, {Code: "level", Width: 94}, {Code: "mark", Width: 150}, {Code: "act", Width: 174}, {Code: "by", Width: 130, Hidden: true}}}
	l.shelf = newShelf(r, "aidpage.rules.", l.columns, kit.Source{Len: func() int { return len(l.rows) }, Row: l.row})
	l.grid.OnOpen, l.grid.OnDelete = l.open, l.annul
	if l.may() {
		l.grid.OnNew = l.add
		l.over.Add(kit.NewMainButton(r.Desk, r.T("aidpage.rules.row")+"  Ctrl+N", l.add))
		l.over.Add(kit.NewButton(r.Desk, r.T("aidpage.rules.tariff"), "", l.addTariff))
		l.over.Add(kit.NewButton(r.Desk, r.T("aidpage.rules.manner"), "", l.addManner))
	}
	return l
}

func (l *rules) may() bool { return app.May(l.Who, app.SetAidRow{}.Name()) }

func (l *rules) view() applications.View {
	hears := map[kit.Command]func(){}
	if l.may() {
		hears[kit.New] = l.add
	}
	return applications.View{Code: "rules", Title: "aidpage.view.rules", Section: room.Section{Content: l.content, Heard: l.reload, Hears: hears, Leaves: l.leaves,
		Shown: func(string) { l.reload(); l.grid.Focus() }}}
}

func (l *rules) reload() {
	var rows []app.AidRuleRow
	var svc *edition.Service
	l.read(func() (err error) { rows, svc, err = l.Office.AidRuleRows(context.Background(), ""); return err }, func() {
		l.rows, l.svc = rows, svc
		l.grid.Reload()
		l.Count(locales.Number(int64(len(rows))))
	})
}

func (l *rules) row(i int) kit.Row {
	x := &l.rows[i]
	kind, name, value := l.said(x)
	level, mark := l.T("aidpage.rules.local"), ""
	r := kit.Row{}
	switch {
	case x.ID == 0:
		level = l.T("aidpage.rules.national")
		if x.Unverified {
			mark = l.T("aidpage.rules.unverified")
		}
	case x.Annulled != "":
		mark, r.Style = l.T("journal.annulled", "reason", x.Annulled), kit.Faded
	case x.Replaced:
		mark, r.Style = l.T("aidpage.rules.replaced"), kit.Faded
	}
	act := x.Act.RU
	if l.Lang() == locales.KK {
		act = x.Act.KK
	}
	if x.Act.Number != "" {
		act = "№ " + x.Act.Number + ", " + dayOf(x.Act.Date) + " · " + act
	}
	r.Cells = []string{kind, name, value, dayOf(x.From), dayOf(x.To), level, mark, act, x.By}
	return r
}

// said is what a rule is, of what, and how much.
func (l *rules) said(x *app.AidRuleRow) (kind, name, value string) {
	switch {
	case x.Row != nil:
		return l.T("aid.kind." + rowKind(x.Row)), l.service(x.Row.Code), l.figure(x.Row)
	case x.Tariff != nil:
		return l.T("aid.kind.tariff"), l.service(x.Tariff.Service), app.Figure(x.Tariff.Tenge()) + " ₸ / " + l.T("settings.code.unit."+x.Tariff.Unit)
	}
	m := x.Manner
	return l.T("aid.kind.manner"), l.T(aid.WayKey(m.Way)) + ", " + l.T("aidpage.start."+m.Start),
		l.T("aidpage.change."+m.Change) + ", " + l.T(aid.SpreadKey(m.Spread)) + ", " + l.T("aidpage.season", "from", m.Season[0], "to", m.Season[1]) + ", " + l.T("aidpage.binds."+m.Binds)
}

func rowKind(r *aid.Row) string {
	switch {
	case r.Code == aid.ShareRow:
		return "share"
	case r.Code == aid.AreaPerson || r.Code == aid.AreaAlone:
		return "area"
	case r.Unit == aid.Tenge:
		return "cap"
	}
	return "norm"
}

func (l *rules) service(code string) string {
	if code == aid.ShareRow || code == aid.AreaPerson || code == aid.AreaAlone {
		return l.T("aid.row." + code)
	}
	if x, ok := l.svc.Expense(code); ok {
		return x.Text.In(l.Lang())
	}
	return code
}

func (l *rules) figure(r *aid.Row) string {
	text := r.Figure() + " " + l.T("settings.code.unit."+r.Unit)
	if r.Per != "" {
		text += " " + l.T("settings.code.per."+r.Per)
	}
	for i, code := range r.Of {
		if i == 0 {
			text += ": "
		} else {
			text += ", "
		}
		text += l.service(code)
	}
	if r.Season != "" {
		text += ", " + l.T("settings.code.season."+r.Season)
	}
	return text
}

// open reads a rule whole: its act and all it says need more room than a row has.
func (l *rules) open(i int) {
	l.leaves(func() {
		x := &l.rows[i]
		cells := l.row(i).Cells
		form := kit.NewForm(l.Desk)
		for n, column := range l.columns {
			if cells[n] != "" {
				form.AddObject(page.NewProse(column.Title, proseWide, kit.ColorQuiet))
				form.AddObject(page.NewProse(cells[n], proseWide, theme.ColorNameForeground))
			}
		}
		back := l.back(form)
		form.Buttons(back)
		kind, name, _ := l.said(x)
		l.put(kind, name, form)
		l.Window.Canvas().Focus(back)
	})
}

// annul is Del: the rule under the cursor, if it is one of the office's own.
func (l *rules) annul(i int) {
	if i < 0 || i >= len(l.rows) || !app.May(l.Who, app.Annul{}.Name()) {
		return
	}
	x := l.rows[i]
	if x.ID == 0 || x.Annulled != "" {
		l.Quiet.Note(l.T("aidpage.rules.not-own"))
		return
	}
	l.leaves(func() {
		form := kit.NewForm(l.Desk)
		l.reasoned(form, true)
		form.OnSubmit = func() {
			l.carry(form, app.Annul{Kind: app.OfAidRule, Number: strconv.FormatInt(x.ID, 10)}, func(app.Outcome) string { return l.T("aidpage.rules.annulled") })
		}
		form.Buttons(kit.NewMainButton(l.Desk, l.T("journalpage.annul.button"), form.Submit), l.back(form))
		_, name, value := l.said(&x)
		l.put(l.T("aidpage.rules.annul"), name+" · "+value, form)
		form.FocusFirst()
	})
}
