package applications

import (
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"kezek/app"
	"kezek/locales"
)

func TestDecisionPutsIntoTheQueue(t *testing.T) {
	b := newOffice(t)
	caseNo := b.registered(1)
	b.open(b.head, locales.KK)
	b.s.list.grid.Focus()
	b.key(fyne.KeyReturn)
	if b.s.open == nil || b.s.open.number != caseNo {
		t.Fatal("Enter does not open the case")
	}
	b.key(fyne.KeyReturn) // the first act
	b.letters("15")
	b.ctrl(fyne.KeyReturn)
	if n := len(b.r.Window.Canvas().Overlays().List()); n != 1 {
		t.Fatal("what will happen is not said before it is signed")
	}
	if q, _ := b.o.Queue(t.Context(), app.QueueFilter{}); len(q.IDs) != 0 {
		t.Fatal("signed before it was confirmed")
	}
	b.ctrl(fyne.KeyReturn)
	b.until("the decision", func() bool { return b.s.open.view.State == "enrolled" })
	if got := b.r.Quiet.Text(); !strings.Contains(got, "АҚС-1") || !strings.Contains(got, "1-орын") {
		t.Errorf("the quiet line says %q", got)
	}
	if said := b.s.open.sheet.text(); !strings.Contains(said, "АҚС-1") || !strings.Contains(said, "№ 15") {
		t.Error(said)
	}
	b.s.paper() // Ctrl+P: the paper that fits
	b.until("the notice", func() bool { return b.shown() == 1 })
	if !strings.HasPrefix(b.papers[0], app.FormNotice) {
		t.Error(b.papers)
	}
	b.s.open.reload()
	b.s.paper() // a copy asks its reason
	if b.shown() != 1 || b.focused() != "reason" {
		t.Fatalf("no reason is asked, %q has the keyboard", b.focused())
	}
	b.letters("жоғалтты")
	b.ctrl(fyne.KeyReturn)
	b.until("the copy", func() bool { return b.shown() == 2 })
}

func TestRefusal(t *testing.T) {
	b := newOffice(t)
	b.registered(1)
	b.open(b.head, locales.RU)
	b.key(fyne.KeyReturn, fyne.KeyTab, fyne.KeyReturn) // the second act
	b.letters("16")
	b.type_("ground", "собственности")
	b.key(fyne.KeyDown)
	b.until("the grounds drop down", func() bool { return len(b.r.Window.Canvas().Overlays().List()) > 0 })
	b.key(fyne.KeyReturn)
	if b.focused() != "facts" {
		t.Fatalf("%q has the keyboard", b.focused())
	}
	b.ctrl(fyne.KeyReturn)
	if b.focused() != "facts" {
		t.Fatal("a refusal without facts")
	}
	b.letters("Имеет квартиру")
	b.ctrl(fyne.KeyReturn)
	b.ctrl(fyne.KeyReturn)
	b.until("the refusal", func() bool { return b.s.open.view.State == "refused" })
	if d := b.s.open.view.Decisions; len(d) != 1 || d[0].Ground != "owns-dwelling" {
		t.Errorf("%+v", d)
	}
}

func TestWhoRegisteredDoesNotDecide(t *testing.T) {
	b := newOffice(t)
	both := *b.head
	both.ID = b.reg.ID
	b.registered(1)
	b.open(&both, locales.KK)
	b.key(fyne.KeyReturn)
	if !b.s.open.own || b.s.open.first == nil {
		t.Fatal("the reason is not told")
	}
	b.key(fyne.KeyReturn) // the first act that is open is not the decision
	if b.s.open.form != nil {
		t.Error("the decision can be begun")
	}
	b.open(b.reg, locales.KK) // a registrar sees no decision at all
	b.key(fyne.KeyReturn)
	if b.s.open.own && app.May(b.reg, "enrol") {
		t.Error("a registrar decides")
	}
}

func TestListFiltersAndSearches(t *testing.T) {
	b := newOffice(t)
	first := b.registered(1)
	b.registered(2)
	b.must(b.head, app.Enrol{CaseNo: first, Signed: app.Signed{Number: "1", Date: "2026-11-20"}}, "")
	b.open(b.head, locales.KK)
	if len(b.s.list.rows) != 1 {
		t.Fatal("to decide:", len(b.s.list.rows))
	}
	if due := b.s.list.row(b.s.list.rows[0]).Cells[5]; due != "7 күн қалды" {
		t.Error(due)
	}
	b.s.list.state = ""
	b.s.search()
	b.letters(somebody(2004, 1)[:12])
	b.pause()
	if len(b.s.list.rows) != 1 || b.s.list.rows[0].CaseNo != first {
		t.Fatal(b.s.list.rows)
	}
}
