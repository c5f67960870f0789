package screens

import (
	"path/filepath"
	"testing"
	"time"

	"fyne.io/fyne/v2"

	"kezek/app"
	"kezek/app/edition"
	"kezek/app/fault"
	"kezek/screens/kit"
	"kezek/screens/room"
)

// An unfinished form and a case of each service open in the section of the service, whichever way one comes to them: from Today or
// from a journal. Those of the queue open among all applications.
func TestFormsAndCasesOpenInTheirSection(t *testing.T) {
	folder := filepath.Join(t.TempDir(), "office")
	if _, err := app.MakeDemo(t.Context(), folder, app.Demo{Cases: 20, Seed: 2, Out: t.TempDir()}); err != nil {
		t.Fatal(err)
	}
	b := newBench(t, folder, memory{})
	b.clock = time.Now()
	b.sees(b.desk.T("shell.sign-in.enter"))
	b.fill("demo", "demo")
	b.until("the room", func() bool { return b.frame != nil && b.frame.facts.seq > 0 })
	for n, service := range edition.ServiceCodes {
		own := room.Cases(service)
		cases, err := b.office.Cases(t.Context(), app.CaseFilter{Service: service, Limit: 1})
		if err != nil || len(cases) == 0 {
			t.Fatal(service, err)
		}
		c := cases[0]
		opens := func(how string, shown string) {
			t.Helper()
			b.until(service+" from "+how, func() bool { return b.frame.section().Command == own && b.says(shown) })
		}
		state := b.desk.T("caseway.tab.history") // is there over an open case alone
		b.key(fyne.KeyF9)
		b.frame.room.Go(kit.Applications, c.CaseNo) // as a journal does
		opens("a journal", state)
		b.key(fyne.KeyF9)
		b.frame.open(own, "")
		if b.win.Canvas().Focused() == nil {
			t.Errorf("%s: back at the case, nothing has the keyboard", service)
		}
		b.key(fyne.KeyEscape)
		b.until("the list again", func() bool { return !b.says(state) })

		draft := "0190-" + service // the latest stands first
		b.clock = b.clock.Add(time.Minute)
		if err := b.office.SaveDraft(t.Context(), b.frame.room.Who, draft, "application",
			`{"values": {"service": "`+service+`", "applicant.name": "Үлгілі Тимур"}}`); err != nil {
			t.Fatal(err)
		}
		b.key(fyne.KeyF1)
		b.sees(b.desk.T("shell.today.counts.unfinished", "count", n+1))
		b.sees("Үлгілі Тимур")
		b.key(fyne.KeyHome, fyne.KeyReturn)
		opens("a draft on Today", b.desk.T("casepage.form.applicant"))
		b.key(fyne.KeyTab)
		at := b.win.Canvas().Focused()
		b.key(fyne.KeyF9)
		b.frame.open(own, "")
		if b.win.Canvas().Focused() != at {
			t.Errorf("%s: back at the form, the keyboard is elsewhere", service)
		}
		b.key(fyne.KeyEscape)
	}
}

// What succeeded in one section is no news in another; what went wrong is.
func TestSuccessStaysInItsSection(t *testing.T) {
	b := newBench(t, office(t, 1), memory{})
	b.signIn("head")
	b.key(fyne.KeyF2)
	b.frame.room.Quiet.Good("запись внесена")
	b.key(fyne.KeyF2)
	b.sees("запись внесена")
	b.key(fyne.KeyF3)
	if b.says("запись внесена") {
		t.Error("the success of one section is told in another")
	}
	b.frame.room.Quiet.Wrong(fault.New("W3", "kit.fault.phone"))
	said := b.frame.room.Quiet.Text()
	b.key(fyne.KeyF2)
	b.sees(said)
}
