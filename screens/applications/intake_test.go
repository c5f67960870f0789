package applications

import (
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"

	"kezek/app"
	"kezek/app/casefile"
	"kezek/locales"
	"kezek/screens/room"
)

// typed fills a whole application in by keyboard alone.
func (b *bench) typed() {
	b.t.Helper()
	b.ctrl(fyne.KeyN)
	if got := b.focused(); got != "service" {
		b.t.Fatalf("the form begins at %q", got)
	}
	b.type_("applicant.iin", somebody(1985, 7))
	b.type_("applicant.name", "Әлиева Гүлнар Нұрланқызы")
	b.type_("phone", "7010000000")
	b.type_("address", "Ақсай ауданы, Абай к-сі, 1")
	b.key(fyne.KeyInsert)
	b.letters(somebody(2010, 7))
	b.key(fyne.KeyReturn)
	b.letters("Әлиева Сәуле")
	b.key(fyne.KeyReturn, fyne.KeyDown, fyne.KeyDown, fyne.KeyDown)
	b.type_("grounds.0", "зейнеткер")
	b.key(fyne.KeyDown)
	b.until("the grounds drop down", func() bool { return len(b.r.Window.Canvas().Overlays().List()) > 0 })
	b.key(fyne.KeyReturn)
	if got := b.s.intake.form.Field("list").Value(); got != "vulnerable" {
		b.t.Fatalf("a ground leads to the list %q", got)
	}
	for _, d := range b.s.intake.checklist.documents {
		if !d.said.Hidden {
			b.to(d.field)
			b.key(fyne.KeyDown)
		}
	}
	b.pause()
}

func TestWholeApplicationByKeyboard(t *testing.T) {
	b := newOffice(t)
	b.open(b.reg, locales.KK)
	b.typed()
	f := b.s.intake
	if v := f.form.Values(); v["applicant.born"] != "1985-03-15" || v["applicant.sex"] != "f" || v["family.0.born"] != "2010-03-15" || v["family.0.relation"] != "daughter" {
		t.Fatalf("not filled from the ИИН: %v", v)
	}
	said := f.verdict.sheet.text()
	for _, want := range []string{f.T("casepage.verdict.ready"), "1-орын", "27.11.2026"} {
		if !strings.Contains(said, want) {
			t.Errorf("the verdict does not say %q:\n%s", want, said)
		}
	}
	b.to("phone")
	b.ctrl(fyne.KeyReturn)
	b.until("the receipt", func() bool { return b.shown() == 1 })
	if !strings.HasPrefix(b.papers[0], "receipt-1-2026") || !strings.HasPrefix(string(b.pdf), "%PDF") {
		t.Errorf("shown %v", b.papers)
	}
	if b.s.intake != nil || b.s.open == nil || b.s.open.number != "АҚС-2026/1" {
		t.Fatal("the case is not open")
	}
	if got := b.r.Quiet.Text(); !strings.Contains(got, "АҚС-2026/1") {
		t.Errorf("the quiet line says %q", got)
	}
	c, err := b.o.Case(t.Context(), "АҚС-2026/1")
	if err != nil || c.Application.Applicant.Name != "Әлиева Гүлнар Нұрланқызы" || len(c.Application.Family) != 1 || len(c.Application.Grounds) != 1 || len(c.Papers) != 1 {
		t.Fatalf("%+v %v", c.Application, err)
	}
	if drafts, _ := b.o.Drafts(t.Context(), b.reg); len(drafts) != 0 {
		t.Error("the draft of a registered application stays")
	}
}

func TestWrongNumberIsToldAtItsField(t *testing.T) {
	b := newOffice(t)
	b.open(b.reg, locales.RU)
	b.typed()
	in := b.s.intake.form.Field("applicant.iin")
	in.SetValue("850101300006")
	b.pause()
	b.to("phone")
	b.ctrl(fyne.KeyReturn)
	if b.focused() != "applicant.iin" {
		t.Fatalf("%q has the keyboard", b.focused())
	}
	if fa := in.Fault(); fa == nil || fa.Key != "iin.checksum" {
		t.Fatal(fa)
	}
	b.to("applicant.doubtful") // appeared, for the number does not pass
	b.letters(" ")
	if fa := in.Fault(); fa != nil {
		t.Fatal("kept with the mark, yet", fa)
	}
	b.to("phone")
	b.ctrl(fyne.KeyReturn)
	b.until("the receipt", func() bool { return b.shown() == 1 })
	if c, _ := b.o.Case(t.Context(), "АҚС-2026/1"); !c.Application.Applicant.Doubtful {
		t.Error("the mark is lost")
	}
}

func TestFindingsComeBackToTheFields(t *testing.T) {
	b := newOffice(t)
	b.open(b.reg, locales.KK)
	b.typed()
	b.s.intake.form.Field("documents.identity").SetValue("")
	b.to("phone")
	b.ctrl(fyne.KeyReturn)
	b.until("the finding", func() bool { return b.focused() == "documents.identity" })
	if rows, _ := b.o.Cases(t.Context(), app.CaseFilter{Limit: 10}); len(rows) != 0 {
		t.Error("registered all the same")
	}
}

func TestDoublesThroughAFamily(t *testing.T) {
	b := newOffice(t)
	caseNo := b.registered(3)
	b.open(b.reg, locales.KK)
	b.typed()
	f := b.s.intake
	if strings.Contains(f.verdict.sheet.text(), caseNo) {
		t.Fatal("a double before there is one")
	}
	f.form.Field("applicant.iin").SetValue(somebody(2004, 3)) // the son of that family
	b.pause()
	said := f.verdict.sheet.text()
	for _, want := range []string{"Ким Виктор Олегович", caseNo, f.T("casepage.verdict.as-family"), f.T("casepage.state.registered")} {
		if !strings.Contains(said, want) {
			t.Errorf("the verdict does not say %q:\n%s", want, said)
		}
	}
	b.type_("reason", "Отбасынан бөлінген")
	b.ctrl(fyne.KeyReturn)
	b.until("registered with a reason", func() bool { return b.shown() == 1 })
}

// A new section object finds all that was typed before the program died.
func TestDraftAfterACrash(t *testing.T) {
	b := newOffice(t)
	b.open(b.reg, locales.KK)
	b.typed()
	before := b.s.intake.form.Values()
	drafts, err := b.o.Drafts(t.Context(), b.reg)
	if err != nil || len(drafts) != 1 {
		t.Fatal(drafts, err)
	}
	b.open(b.reg, locales.KK)
	b.section.Shown(drafts[0].ID)
	after := b.s.intake.form.Values()
	if len(before) != len(after) {
		t.Errorf("%d fields of %d", len(after), len(before))
	}
	for name, v := range before {
		if after[name] != v {
			t.Errorf("%s: %q, was %q", name, after[name], v)
		}
	}
	b.to("phone")
	b.ctrl(fyne.KeyReturn)
	b.until("registered", func() bool { return b.shown() == 1 })
	if drafts, _ := b.o.Drafts(t.Context(), b.reg); len(drafts) != 0 {
		t.Error("the draft stays")
	}
}

func TestDraftIsSavedAtOnceOnLeaving(t *testing.T) {
	b := newOffice(t)
	b.open(b.reg, locales.KK)
	b.ctrl(fyne.KeyN)
	b.type_("applicant.name", "Әл")
	left := false
	b.section.Leaves(func() { left = true })
	if drafts, _ := b.o.Drafts(t.Context(), b.reg); !left || len(drafts) != 1 || room.Applicant(&drafts[0]) != "Әл" {
		t.Fatal(left, drafts)
	}
	b.open(b.reg, locales.KK)
	b.ctrl(fyne.KeyN) // an empty form leaves no draft
	b.key(fyne.KeyEscape)
	if drafts, _ := b.o.Drafts(t.Context(), b.reg); len(drafts) != 1 {
		t.Error(len(drafts), "drafts")
	}
}

func TestRowsOfTheHousehold(t *testing.T) {
	b := newOffice(t)
	b.open(b.reg, locales.KK)
	b.ctrl(fyne.KeyN)
	for _, name := range []string{"Бірінші", "Екінші", "Үшінші"} {
		b.key(fyne.KeyInsert, fyne.KeyTab)
		b.letters(name)
	}
	h := b.s.intake.household
	b.to("family.1.relation")
	b.ctrl(fyne.KeyDelete)
	if v := b.s.intake.form.Values(); h.n != 2 || v["family.0.name"] != "Бірінші" || v["family.1.name"] != "Үшінші" {
		t.Fatal(h.n, v)
	}
	h.bringBack()
	if v := b.s.intake.form.Values(); h.n != 3 || v["family.2.name"] != "Екінші" {
		t.Fatal(h.n, v)
	}
	b.key(fyne.KeyInsert)
	b.key(fyne.KeyInsert)
	h.compact()
	if h.n != 3 {
		t.Error("rows nobody typed in stay:", h.n)
	}
	if got := b.s.intake.application(); len(got.Family) != 3 {
		t.Error(got.Family)
	}
}

// readyToEnrol brings a registered case to the head's signature.
func (b *bench) readyToEnrol(caseNo string) {
	b.t.Helper()
	exe, err := b.o.SignIn(b.t.Context(), "intake-exe", "secret")
	if err != nil {
		b.must(b.in("admin"), app.AddPerson{Login: "intake-exe", FullName: "Е. Оразов", Roles: []app.Role{app.Executor}, Password: "secret"}, "")
		exe = b.in("intake-exe")
	}
	b.must(b.head, app.AssignExecutor{CaseNo: caseNo, Executor: "intake-exe"}, "")
	b.must(exe, app.PrepareAnswer{CaseNo: caseNo, Proposal: app.Proposal{Outcome: casefile.ToGrant}}, "")
}

func TestPlaceIfFiled(t *testing.T) {
	b := newOffice(t)
	for n := range 3 {
		caseNo := b.registered(10 + n)
		b.readyToEnrol(caseNo)
		b.must(b.head, app.Enrol{CaseNo: caseNo, Signed: app.Signed{Number: "1", Date: b.clock.Format(time.DateOnly)}}, "бірнеше күн")
		b.clock = b.clock.Add(24 * time.Hour)
	}
	first := time.Date(2026, 11, 20, 9, 0, 0, 0, locales.Zone).UnixMilli()
	for at, want := range map[int64][3]int{first - 1: {1, 1, 1}, first: {2, 2, 1}, first + 1: {2, 2, 1}, b.clock.UnixMilli(): {4, 4, 1}} {
		overall, in := b.o.PlaceIfFiled(t.Context(), "vulnerable", nil, at)
		_, other := b.o.PlaceIfFiled(t.Context(), "orphan", nil, at)
		if got := [3]int{overall, in, other}; got != want {
			t.Errorf("%d: %v, want %v", at, got, want)
		}
	}
}

// A ground that only gives a turn stands in any list: it brings none and locks none.
func TestTurnBringsNoList(t *testing.T) {
	b := newOffice(t)
	b.open(b.reg, locales.RU)
	b.ctrl(fyne.KeyN)
	choose := func(field, typed string) {
		b.type_(field, typed)
		b.key(fyne.KeyDown)
		b.until("the grounds drop down", func() bool { return len(b.r.Window.Canvas().Overlays().List()) > 0 })
		b.key(fyne.KeyReturn)
	}
	choose("grounds.0", "первую очередь предоставляется")
	f := b.s.intake
	if v := f.form.Values(); v["grounds.0"] != "art-118" || v["list"] != "" {
		t.Fatalf("%q leads to the list %q", v["grounds.0"], v["list"])
	}
	choose("list", "уязвимые")
	if v := f.form.Values(); v["list"] != "vulnerable" {
		t.Errorf("the list is %q", v["list"])
	}
}
