package settings

import (
	"context"

	"fyne.io/fyne/v2/container"

	"kezek/app"
	"kezek/screens/kit"
	"kezek/screens/page"
)

// leave is the sheet of who is away and who stands in.
type leave struct {
	*section
	sheet *sheet
	rows  []absence
	grid  *kit.Grid
	form  *kit.Form // nil for who may not enter any
	ends  *kit.Button
}

// absence is one that was recorded.
type absence struct{ app.AbsenceView }

// current tells whether somebody is away on a day by it.
func (a absence) current(day string) bool { return !a.Ended && a.From <= day && day <= a.To }

func (s *section) absences() *sheet {
	l := &leave{section: s}
	l.grid = kit.NewGrid(s.Desk, []kit.Column{
		{Code: "person", Title: s.T("settings.absences.person"), Width: 205, Unsorted: true},
		{Code: "deputy", Title: s.T("settings.absences.deputy"), Width: 205, Unsorted: true},
		{Code: "days", Title: s.T("settings.absences.days"), Width: 165, Unsorted: true},
		{Code: "order", Title: s.T("settings.absences.order"), Width: 175, Unsorted: true},
		{Code: "state", Title: s.T("settings.people.state"), Width: 148, Unsorted: true},
	}, kit.Source{Len: func() int { return len(l.rows) }, Row: l.row})
	l.grid.Empty = s.T("settings.absences.none")
	l.sheet = &sheet{code: "absences", title: s.T("settings.absences.title"), first: l.grid.Focus}
	l.sheet.shown, l.sheet.heard = l.reload, l.reload
	what := page.NewProse(s.T("settings.absences.what"), headWidth, kit.ColorQuiet)
	if !app.May(s.Who, "set-absence") {
		l.sheet.content = container.NewBorder(page.Column(8, what, page.Space(0, 2)), nil, nil, nil, l.grid)
		return l.sheet
	}
	l.form = l.newAbsence(nil)
	l.sheet.form = l.form
	l.ends = kit.NewButton(s.Desk, s.T("settings.absences.end"), "", l.end)
	buttons := page.Row(10, kit.NewMainButton(s.Desk, s.T("settings.absences.new"), l.form.FocusFirst), l.ends)
	l.grid.OnNew = l.form.FocusFirst
	l.grid.OnDelete = func(int) { l.end() }
	l.grid.OnCursor = func(int) { l.offer() }
	split := container.NewVSplit(l.grid, page.Padded(2, l.form))
	split.SetOffset(0.45)
	l.sheet.content = container.NewBorder(page.Column(8, what, buttons, page.Space(0, 2)), nil, nil, nil, split)
	return l.sheet
}

func (l *leave) newAbsence(people []kit.Option) *kit.Form {
	d, f := l.Desk, kit.NewForm(l.Desk)
	f.Section(l.T("settings.absences.new"))
	f.Add(kit.Item{Name: "person", Label: l.T("settings.absences.person"), Field: kit.NewChoice(d, people), Required: true})
	f.Add(kit.Item{Name: "deputy", Label: l.T("settings.absences.deputy"), Field: kit.NewChoice(d, people), Required: true, Hint: l.T("settings.absences.deputy-hint")})
	f.Column()
	f.Add(kit.Item{Name: "from", Label: l.T("settings.absences.from"), Field: kit.NewDate(d).Input, Required: true, Width: 150})
	f.Add(kit.Item{Name: "to", Label: l.T("settings.absences.to"), Field: kit.NewDate(d).Input, Required: true, Beside: true, Width: 150})
	f.Add(kit.Item{Name: "order", Label: l.T("settings.absences.order"), Field: kit.NewText(d, 80), Required: true})
	f.OnBack = func() {
		f.SetValues(nil)
		l.back()
	}
	f.OnSubmit = func() {
		v := f.Values()
		act := app.SetAbsence{Person: v["person"], Deputy: v["deputy"], From: v["from"], To: v["to"], OrderNo: v["order"]}
		l.Do(l.T("settings.absences.saving"), app.Order{Act: act}, func(_ app.Outcome, err error) {
			l.tell(f, err, func() {
				f.SetValues(nil)
				l.Quiet.Good(l.T("settings.absences.saved"))
			})
		})
	}
	f.Buttons(kit.NewMainButton(d, l.T("settings.absences.save"), f.Submit), kit.NewButton(d, l.T("kit.dialog.back"), "", f.Back))
	return f
}

func (l *leave) reload() {
	var rows []absence
	var people []kit.Option
	l.later(l.sheet, func(ctx context.Context) error {
		all, err := l.Office.Absences(ctx)
		if err != nil {
			return err
		}
		for _, a := range all {
			rows = append(rows, absence{a})
		}
		logins, err := l.Office.People(ctx)
		for _, p := range logins {
			if p.Active {
				people = append(people, kit.Option{Code: p.Login, Name: p.Name, Note: l.roles(p.Roles)})
			}
		}
		return err
	}, func() {
		l.rows = rows
		l.grid.Reload()
		if l.form == nil {
			return
		}
		for _, name := range []string{"person", "deputy"} {
			if c, ok := l.form.Field(name).(*kit.Choice); ok {
				c.SetOptions(people)
			}
		}
		l.offer()
	})
}

func (l *leave) row(i int) kit.Row {
	a := l.rows[i]
	r := kit.Row{Cells: []string{a.PersonName, a.DeputyName, shownDay(a.From) + " – " + shownDay(a.To), a.OrderNo, ""}}
	state := ""
	switch today := l.today(); {
	case a.Ended:
		state, r.Style = "ended", kit.Faded
	case a.current(today):
		state, r.Style = "now", kit.Strong
	case a.From > today:
		state = "ahead"
	default:
		state, r.Style = "past", kit.Faded
	}
	r.Cells[4] = l.T("settings.absences.state." + state)
	return r
}

// chosen is the absence under the cursor that has not ended yet; ok is false where there is none.
func (l *leave) chosen() (a absence, ok bool) {
	if i := l.grid.Cursor(); i >= 0 && i < len(l.rows) {
		a = l.rows[i]
		return a, !a.Ended && a.To >= l.today()
	}
	return a, false
}

// offer lets an absence be ended, or says why not.
func (l *leave) offer() {
	l.ends.Forbid("")
	switch _, ok := l.chosen(); {
	case len(l.rows) == 0:
		l.ends.Forbid(l.T("settings.absences.none"))
	case !ok:
		l.ends.Forbid(l.T("settings.absences.over"))
	}
}

func (l *leave) end() {
	a, ok := l.chosen()
	if !ok {
		return
	}
	l.Desk.Confirm(l.T("settings.absences.end"), l.T("settings.absences.end-what", "person", a.PersonName, "deputy", a.DeputyName), l.T("settings.absences.end-act"), func() {
		l.Do(l.T("settings.absences.ending"), app.Order{Act: app.EndAbsence{Absence: a.ID}}, func(_ app.Outcome, err error) {
			if err != nil {
				l.Quiet.Wrong(err)
				return
			}
			l.Quiet.Good(l.T("settings.absences.ended"))
		})
	})
}
