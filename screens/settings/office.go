package settings

import (
	"context"
	"errors"

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
	f.Section(s.T("settings.certificate-title"))
	f.Add(kit.Item{Name: officeform.CertificateKK, Label: s.T("settings.certificate-kk"), Field: kit.NewText(s.Desk, 300)})
	f.Column()
	f.Add(kit.Item{Name: officeform.CertificateRU, Label: s.T("settings.certificate-ru"), Field: kit.NewText(s.Desk, 300)})
	f.Add(kit.Item{Name: officeform.CertificateDays, Label: s.T("settings.certificate-days"), Field: kit.NewDigits(s.Desk, 4), Width: 190})
	return s.officeSheet(&sheet{code: "office", title: s.T("shell.settings.office.title"), form: f})
}

// officeSheet makes a sheet whose form shows a part of what the office says of itself read and save it.
func (s *section) officeSheet(p *sheet) *sheet {
	f := p.form
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
		now, err := s.Office.Info(context.Background())
		if err != nil {
			s.Quiet.Wrong(err)
			return
		}
		office := officeform.Read(*now, f.Values())
		save.Forbid(s.T("kit.button.busy"))
		s.Do(s.T("shell.settings.office.saving"), app.Order{Act: app.ChangeOffice{Office: office}}, func(_ app.Outcome, err error) {
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
