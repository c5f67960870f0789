package settings

import (
	"context"

	"fyne.io/fyne/v2/container"

	"kezek/app"
	"kezek/app/bank"
	"kezek/app/edition"
	"kezek/screens/kit"
	"kezek/screens/officeform"
	"kezek/screens/page"
)

// providers is who renders each service, where that is another body than the office.
func (s *section) providers() *sheet {
	p := &sheet{code: "providers", title: s.T("settings.provider.title"), short: s.T("settings.provider.short")}
	v := &providers{section: s, form: kit.NewForm(s.Desk), at: edition.Aid}
	v.build()
	p.form, p.content = v.form, container.NewBorder(page.NewProse(s.T("settings.provider.hint"), 700, kit.ColorQuiet), nil, nil, nil, v.form)
	p.shown, p.heard = v.read, v.read
	return p
}

// paysFrom begins the names of the fields of the account a provider pays assistance from.
const paysFrom = "pays."

var accountFields = []string{"bank_kk", "bank_ru", "iban", "bic", "kbe", "knp"}

// providers is the form of one service's provider at a time.
type providers struct {
	*section
	form  *kit.Form
	at    string            // service whose provider stands in the form
	saved map[string]string // as it is in the office
}

func (v *providers) build() {
	f := v.form
	add := func(name, label string, field kit.Field, width float32, beside bool) {
		f.Add(kit.Item{Name: name, Label: v.T(label), Field: field, Width: width, Beside: beside})
	}
	var services []kit.Option
	for _, code := range edition.ServiceCodes {
		services = append(services, kit.Option{Code: code, Name: v.T("settings.service." + code)})
	}
	f.Section(v.T("settings.provider.section"))
	add("service", "settings.provider.service", kit.NewChoice(v.Desk, services), 0, false)
	add("name_kk", "shell.office.name-kk", kit.NewText(v.Desk, 160), 0, false)
	add("name_ru", "shell.office.name-ru", kit.NewText(v.Desk, 160), 0, false)
	add("bin", "shell.office.bin", officeform.BIN(v.Desk), 140, false)
	add("phone", "shell.office.phone", kit.NewPhone(v.Desk), 170, true)
	f.Column()
	add("address_kk", "shell.office.address-kk", kit.NewText(v.Desk, 160), 0, false)
	add("address_ru", "shell.office.address-ru", kit.NewText(v.Desk, 160), 0, false)
	add("head_post_kk", "shell.office.head-post-kk", kit.NewText(v.Desk, 80), 0, false)
	add("head_post_ru", "shell.office.head-post-ru", kit.NewText(v.Desk, 80), 0, true)
	add("head_name", "shell.office.head-name", kit.NewText(v.Desk, 80), 0, false)
	f.Section(v.T("settings.bank.pays"))
	officeform.AddAccount(f, v.Desk, paysFrom)
	f.OnBack = func() {
		f.SetValues(v.saved)
		v.back()
	}
	f.OnChange = v.turn
	if !app.May(v.Who, "set-provider") {
		return
	}
	f.OnSubmit = v.save
	f.Buttons(kit.NewMainButton(v.Desk, v.T("shell.settings.save"), f.Submit), kit.NewButton(v.Desk, v.T("kit.dialog.back"), "", f.Back))
}

// turn goes to another service; what was typed for the one in front is saved first.
func (v *providers) turn() {
	chosen := v.form.Field("service").Value()
	if chosen == v.at || chosen == "" {
		return
	}
	values := v.form.Values()
	for name, was := range v.saved {
		if name != "service" && values[name] != was {
			v.form.Field("service").SetValue(v.at)
			v.Quiet.Note(v.T("settings.provider.save-first"))
			return
		}
	}
	v.at = chosen
	v.fill()
}

func (v *providers) read() {
	if !v.form.Dirty() {
		v.fill()
	}
}

// fill shows the provider of the service in front.
func (v *providers) fill() {
	d, err := v.Office.Provider(context.Background(), v.at)
	if err != nil {
		v.Quiet.Wrong(err)
		return
	}
	v.saved = map[string]string{"service": v.at, "name_kk": d.NameKK, "name_ru": d.NameRU, "bin": d.BIN, "address_kk": d.AddressKK, "address_ru": d.AddressRU,
		"phone": d.Phone, "head_post_kk": d.HeadPostKK, "head_post_ru": d.HeadPostRU, "head_name": d.HeadName,
		paysFrom + "bank_kk": d.Pays.BankKK, paysFrom + "bank_ru": d.Pays.BankRU, paysFrom + "iban": d.Pays.IBAN, paysFrom + "bic": d.Pays.BIC,
		paysFrom + "kbe": d.Pays.Kbe, paysFrom + "knp": d.Pays.Knp}
	for _, name := range accountFields { // only assistance is paid out
		v.form.Omit(paysFrom+name, v.at != edition.Aid)
	}
	v.form.SetValues(v.saved)
}

func (v *providers) save() {
	x := v.form.Values()
	act := app.SetProvider{Service: v.at, ProviderData: app.ProviderData{NameKK: x["name_kk"], NameRU: x["name_ru"], BIN: x["bin"], AddressKK: x["address_kk"],
		AddressRU: x["address_ru"], Phone: x["phone"], HeadPostKK: x["head_post_kk"], HeadPostRU: x["head_post_ru"], HeadName: x["head_name"],
		Pays: bank.Account{BankKK: x[paysFrom+"bank_kk"], BankRU: x[paysFrom+"bank_ru"], IBAN: x[paysFrom+"iban"], BIC: x[paysFrom+"bic"], Kbe: x[paysFrom+"kbe"],
			Knp: x[paysFrom+"knp"]}}}
	v.Do(v.T("settings.provider.saving"), app.Order{Act: act}, func(_ app.Outcome, err error) {
		v.tell(v.form, err, func() {
			v.form.Saved()
			v.Quiet.Good(v.T("settings.provider.saved"))
		})
	})
}
