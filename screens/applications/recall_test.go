package applications

import (
	"testing"

	"fyne.io/fyne/v2"

	"kezek/locales"
)

// One person is one record: what the office knows of somebody by their ИИН is filled in, never over what was typed.
func TestKnownPersonIsFilledIn(t *testing.T) {
	b := newOffice(t)
	known := b.registered(1)
	view, err := b.o.Case(t.Context(), known)
	if err != nil {
		t.Fatal(err)
	}
	who := view.Application
	b.open(b.reg, locales.KK)
	b.ctrl(fyne.KeyN)
	b.fill("applicant.iin", who.Applicant.IIN)
	b.pause()
	f := b.s.intake
	if f.value("applicant.name") != who.Applicant.Name || f.value("address") != who.Address {
		t.Errorf("%q, %q; want %q, %q", f.value("applicant.name"), f.value("address"), who.Applicant.Name, who.Address)
	}
	b.ctrl(fyne.KeyN)
	f = b.s.intake
	b.fill("applicant.name", "Ким Ольга", "applicant.iin", who.Applicant.IIN)
	b.pause()
	if f.value("applicant.name") != "Ким Ольга" {
		t.Error("what was typed was written over:", f.value("applicant.name"))
	}
}
