package settings

import (
	"context"
	"strings"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"kezek/app"
	"kezek/app/fault"
	"kezek/locales"
	"kezek/screens/kit"
	"kezek/screens/page"
)

// staff is the sheet of those who may sign in, and a form for one more or for the one that is being changed.
type staff struct {
	*section
	sheet *sheet
	rows  []app.Login
	away  map[int64]app.AbsenceView // who is away today
	grid  *kit.Grid
	place *fyne.Container // of the form
	form  *kit.Form
}

func (s *section) people() *sheet {
	st := &staff{section: s, place: container.NewStack()}
	st.grid = kit.NewGrid(s.Desk, []kit.Column{
		{Code: "login", Title: s.T("shell.person.login"), Width: 95, Unsorted: true},
		{Code: "name", Title: s.T("shell.person.name"), Width: 200, Unsorted: true},
		{Code: "roles", Title: s.T("shell.settings.people.roles"), Width: 285, Unsorted: true},
		{Code: "state", Title: s.T("settings.people.state"), Width: 312, Unsorted: true},
	}, kit.Source{Len: func() int { return len(st.rows) }, Row: st.row})
	st.sheet = &sheet{code: "people", title: s.T("shell.settings.people.title"), first: st.grid.Focus}
	st.sheet.dirty = func() bool { return st.form.Dirty() }
	st.sheet.shown, st.sheet.heard = st.reload, st.reload
	st.grid.OnNew = func() { st.put(st.newPerson()) }
	st.grid.OnOpen = func(i int) { st.put(st.changePerson(st.rows[i])) }
	buttons := page.Row(10, kit.NewMainButton(s.Desk, s.T("settings.people.change"), func() {
		if i := st.grid.Cursor(); i >= 0 && i < len(st.rows) {
			st.put(st.changePerson(st.rows[i]))
		}
	}), kit.NewButton(s.Desk, s.T("settings.people.add"), "", func() { st.put(st.newPerson()) }))
	split := container.NewVSplit(st.grid, page.Padded(2, st.place))
	split.SetOffset(0.42)
	st.sheet.content = container.NewBorder(page.Column(8, buttons, page.Space(0, 2)), nil, nil, nil, split)
	st.form = st.newPerson()
	swap(st.place, st.form)
	return st.sheet
}

func (st *staff) reload() {
	var rows []app.Login
	away := map[int64]app.AbsenceView{}
	st.later(st.sheet, func(ctx context.Context) (err error) {
		if rows, err = st.Office.People(ctx); err != nil {
			return err
		}
		absences, err := st.Office.Absences(ctx)
		today := st.today()
		for _, a := range absences {
			if (absence{a}).current(today) {
				away[a.Person] = a
			}
		}
		return err
	}, func() {
		st.rows, st.away = rows, away
		st.grid.Reload()
	})
}

func (st *staff) row(i int) kit.Row {
	p := st.rows[i]
	r := kit.Row{Cells: []string{p.Login, p.Name, st.roles(p.Roles), ""}}
	a, away := st.away[p.ID]
	switch {
	case !p.Active:
		r.Cells[3], r.Style = st.T("settings.people.inactive"), kit.Faded
	case away:
		r.Cells[3] = st.T("settings.people.away", "to", shownDay(a.To), "deputy", a.DeputyName)
	}
	return r
}

func (s *section) roles(codes string) string {
	var names []string
	for _, r := range strings.Fields(codes) {
		names = append(names, s.T("shell.role."+r))
	}
	return strings.Join(names, ", ")
}

// today is this day, yyyy-mm-dd.
func (s *section) today() string { return s.Desk.Now().In(locales.Zone).Format(time.DateOnly) }

// put brings a form below the list; what is typed in the one before is asked about.
func (st *staff) put(f *kit.Form) {
	show := func() {
		st.form = f
		swap(st.place, f)
		f.FocusFirst()
	}
	if !st.form.Dirty() {
		show()
		return
	}
	st.Desk.Confirm(st.T("kit.form.leave.title"), st.T("kit.form.leave.text"), st.T("kit.form.leave.yes"), show)
}

// fresh puts an empty form below the list.
func (st *staff) fresh() {
	st.form = st.newPerson()
	swap(st.place, st.form)
	st.grid.Focus()
}

func (st *staff) newPerson() *kit.Form {
	d, f := st.Desk, kit.NewForm(st.Desk)
	f.Section(st.T("shell.settings.people.new"))
	f.Add(kit.Item{Name: "login", Label: st.T("shell.person.login"), Field: kit.NewText(d, 40), Required: true, Width: 150})
	f.Add(kit.Item{Name: "name", Label: st.T("shell.person.name"), Field: kit.NewText(d, 120), Required: true, Beside: true})
	st.passwords(f, true, "")
	f.Column()
	st.ticks(f)
	f.SetValues(nil)
	f.OnBack = st.fresh
	f.OnSubmit = func() {
		act := app.AddPerson{Login: f.Values()["login"], FullName: f.Values()["name"], Password: f.Values()["password"], Roles: ticked(f)}
		st.carry(f, act, act.Roles, "shell.settings.people.adding", st.T("shell.settings.people.added", "name", act.FullName))
	}
	f.Buttons(kit.NewMainButton(d, st.T("shell.settings.people.add"), f.Submit), kit.NewButton(d, st.T("kit.dialog.back"), "", f.Back))
	return f
}

func (st *staff) changePerson(p app.Login) *kit.Form {
	d, f := st.Desk, kit.NewForm(st.Desk)
	f.Section(st.T("settings.people.changing", "login", p.Login))
	f.Add(kit.Item{Name: "name", Label: st.T("shell.person.name"), Field: kit.NewText(d, 120), Required: true})
	f.Add(kit.Item{Name: "active", Field: kit.NewCheck(d, st.T("settings.people.active"))})
	st.passwords(f, false, st.T("settings.people.password-hint"))
	f.Column()
	st.ticks(f)
	values := map[string]string{"name": p.Name}
	if p.Active {
		values["active"] = "1"
	}
	for _, r := range strings.Fields(p.Roles) {
		values["role."+r] = "1"
	}
	f.SetValues(values)
	f.OnBack = st.fresh
	f.OnSubmit = func() {
		v := f.Values()
		act := app.ChangePerson{Login: p.Login, FullName: v["name"], Roles: ticked(f), Active: v["active"] != "", Password: v["password"]}
		st.carry(f, act, act.Roles, "settings.people.saving", st.T("settings.people.saved", "name", act.FullName))
	}
	f.Buttons(kit.NewMainButton(d, st.T("shell.settings.save"), f.Submit), kit.NewButton(d, st.T("kit.dialog.back"), "", f.Back))
	return f
}

func (st *staff) passwords(f *kit.Form, required bool, hint string) {
	f.Add(kit.Item{Name: "password", Label: st.T("shell.person.password"), Field: kit.NewPassword(st.Desk), Required: required, Hint: hint})
	f.Add(kit.Item{Name: "repeat", Label: st.T("shell.person.repeat"), Field: kit.NewPassword(st.Desk), Required: required, Beside: true})
}

func (st *staff) ticks(f *kit.Form) {
	for _, r := range app.Roles {
		f.Add(kit.Item{Name: "role." + string(r), Field: kit.NewCheck(st.Desk, st.T("shell.role."+string(r))+" — "+st.T("shell.settings.people.may."+string(r)))})
	}
}

func ticked(f *kit.Form) (roles []app.Role) {
	v := f.Values()
	for _, r := range app.Roles {
		if v["role."+string(r)] != "" {
			roles = append(roles, r)
		}
	}
	return roles
}

// carry sees that the form fits together, then carries the act out. Findings about all roles stand at the first.
func (st *staff) carry(f *kit.Form, act app.Act, roles []app.Role, doing, done string) {
	first := "role." + string(app.Roles[0])
	v := f.Values()
	switch {
	case v["password"] != v["repeat"]:
		f.Tell(fault.Findings{{Field: "repeat", Severity: fault.Blocks, Key: "shell.person.differs"}})
		return
	case len(roles) == 0:
		f.Tell(fault.Findings{{Field: first, Severity: fault.Blocks, Key: "shell.settings.people.no-role"}})
		return
	}
	st.Do(st.T(doing), app.Order{Act: act}, func(_ app.Outcome, err error) {
		if findings, ok := err.(fault.Findings); ok {
			for i := range findings {
				if findings[i].Field == "roles" {
					findings[i].Field = first
				}
			}
		}
		st.tell(f, err, func() {
			f.Saved()
			st.fresh()
			st.Quiet.Good(done)
		})
	})
}
