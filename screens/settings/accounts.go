package settings

import (
	"kezek/screens/kit"
	"kezek/screens/officeform"
	"kezek/screens/page"
)

// accounts are what privatized dwellings are paid into, and what assistance is paid from.
func (s *section) accounts() *sheet {
	f := kit.NewForm(s.Desk)
	f.Section(s.T("settings.bank.receives"))
	officeform.AddAccount(f, s.Desk, officeform.Receives)
	f.AddObject(page.NewProse(s.T("settings.bank.hint"), 380, kit.ColorQuiet))
	f.Section(s.T("settings.bank.pays"))
	officeform.AddAccount(f, s.Desk, officeform.Pays)
	f.AddObject(page.NewProse(s.T("settings.bank.past"), 380, kit.ColorQuiet))
	return s.officeSheet(&sheet{code: "accounts", title: s.T("settings.bank.title"), form: f})
}
