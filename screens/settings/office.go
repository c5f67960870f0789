package settings

import (
	"context"
	"errors"
	"strings"

	"fyne.io/fyne/v2/container"

	"kezek/app"
	"kezek/app/fault"
	"kezek/screens/kit"
	"kezek/screens/officeform"
	"kezek/screens/page"
)

// office is what the office says of itself.
func (s *section) office() *sheet {
	f := kit.NewForm(s.Desk)
	officeform.AddTo(f, s.Desk)
	f.Section(s.T("shell.settings.office.roles"))
	f.Add(kit.Item{Name: officeform.SoleOrder, Label: s.T("shell.office.sole-order"), Field: kit.NewText(s.Desk, 80), Hint: s.T("shell.create.sole-hint")})
	f.Column()
	f.AddObject(page.Space(0, 0))
	p := &sheet{code: "office", title: s.T("shell.settings.office.title"), form: f}
	p.content = f
	var saved app.OfficeData
	p.shown = func() {
		if f.Dirty() {
			return
		}
		info, err := s.Office.Info(context.Background())
		if err != nil {
			s.Quiet.Wrong(err)
			return
		}
		saved = *info
		f.SetValues(officeform.Values(saved))
	}
	p.heard = p.shown
	f.OnBack = func() {
		f.SetValues(officeform.Values(saved))
		s.back()
	}
	if !app.May(s.Who, "change-office") {
		p.content = container.NewBorder(page.NewProse(s.T("shell.settings.office.read-only"), 700, kit.ColorQuiet), nil, nil, nil, f)
		return p
	}
	var save *kit.Button
	f.OnSubmit = func() {
		save.Forbid(s.T("kit.button.busy"))
		s.Do(s.T("shell.settings.office.saving"), app.Order{Act: app.ChangeOffice{Office: officeform.Read(f.Values())}}, func(_ app.Outcome, err error) {
			save.Forbid("")
			s.tell(f, err, func() {
				f.Saved()
				s.Quiet.Good(s.T("shell.settings.office.saved"))
			})
		})
	}
	save = kit.NewMainButton(s.Desk, s.T("shell.settings.save"), f.Submit)
	f.Buttons(save, kit.NewButton(s.Desk, s.T("kit.dialog.back"), "", f.Back))
	return p
}

// tell puts the findings of an act at the form's fields and any other fault into the quiet line; with no error it goes on.
func (s *section) tell(f *kit.Form, err error, then func()) {
	var findings fault.Findings
	switch {
	case err == nil:
		then()
	case errors.As(err, &findings):
		f.Tell(findings)
	case !errors.Is(err, context.Canceled):
		s.Quiet.Wrong(err)
	}
}

// people are those who may sign in, and a form for one more.
func (s *section) people() *sheet {
	var rows []app.Login
	g := kit.NewGrid(s.Desk, []kit.Column{
		{Code: "login", Title: s.T("shell.person.login"), Width: 130, Unsorted: true},
		{Code: "name", Title: s.T("shell.person.name"), Width: 260, Unsorted: true},
		{Code: "roles", Title: s.T("shell.settings.people.roles"), Width: 520, Unsorted: true},
	}, kit.Source{Len: func() int { return len(rows) }, Row: func(i int) kit.Row {
		r := kit.Row{Cells: []string{rows[i].Login, rows[i].Name, s.roles(rows[i].Roles)}}
		if !rows[i].Active {
			r.Style = kit.Faded
		}
		return r
	}})
	f := s.personForm()
	p := &sheet{code: "people", title: s.T("shell.settings.people.title"), form: f, first: g.Focus}
	split := container.NewVSplit(g, page.Padded(2, f))
	split.SetOffset(0.45)
	p.content = split
	p.shown = func() {
		people, err := s.Office.People(context.Background())
		if err != nil {
			s.Quiet.Wrong(err)
			return
		}
		rows = people
		g.Reload()
	}
	p.heard = p.shown
	g.OnNew = f.FocusFirst
	return p
}

func (s *section) roles(codes string) string {
	var names []string
	for _, r := range strings.Fields(codes) {
		names = append(names, s.T("shell.role."+r))
	}
	return strings.Join(names, ", ")
}

func (s *section) personForm() *kit.Form {
	d := s.Desk
	f := kit.NewForm(d)
	f.Section(s.T("shell.settings.people.new"))
	f.Add(kit.Item{Name: "login", Label: s.T("shell.person.login"), Field: kit.NewText(d, 40), Required: true, Width: 150})
	f.Add(kit.Item{Name: "name", Label: s.T("shell.person.name"), Field: kit.NewText(d, 120), Required: true, Beside: true})
	f.Add(kit.Item{Name: "password", Label: s.T("shell.person.password"), Field: kit.NewPassword(d), Required: true})
	f.Add(kit.Item{Name: "repeat", Label: s.T("shell.person.repeat"), Field: kit.NewPassword(d), Required: true, Beside: true})
	f.Column()
	for _, r := range app.Roles {
		f.Add(kit.Item{Name: "role." + string(r), Field: kit.NewCheck(d, s.T("shell.role."+string(r))+" — "+s.T("shell.settings.people.may."+string(r)))})
	}
	f.OnBack = func() {
		f.SetValues(nil)
		s.back()
	}
	f.OnSubmit = func() { s.addPerson(f) }
	f.Buttons(kit.NewMainButton(d, s.T("shell.settings.people.add"), f.Submit), kit.NewButton(d, s.T("kit.dialog.back"), "", f.Back))
	return f
}

func (s *section) addPerson(f *kit.Form) {
	v := f.Values()
	if v["password"] != v["repeat"] {
		f.Tell(fault.Findings{{Field: "repeat", Severity: fault.Blocks, Key: "shell.person.differs"}})
		return
	}
	act := app.AddPerson{Login: v["login"], FullName: v["name"], Password: v["password"]}
	for _, r := range app.Roles {
		if v["role."+string(r)] != "" {
			act.Roles = append(act.Roles, r)
		}
	}
	if len(act.Roles) == 0 {
		f.Tell(fault.Findings{{Field: "role." + string(app.Roles[0]), Severity: fault.Blocks, Key: "shell.settings.people.no-role"}})
		return
	}
	s.Do(s.T("shell.settings.people.adding"), app.Order{Act: act}, func(_ app.Outcome, err error) {
		s.tell(f, err, func() {
			f.SetValues(nil)
			s.Quiet.Good(s.T("shell.settings.people.added", "name", act.FullName))
		})
	})
}
