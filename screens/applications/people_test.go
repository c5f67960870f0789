package applications

import (
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"

	"kezek/app"
	"kezek/app/casefile"
	"kezek/locales"
	"kezek/screens/kit"
)

// said registers the form as it stands and gives what the case then holds.
func (b *bench) said() casefile.Application {
	b.t.Helper()
	b.pause()
	b.to("phone")
	b.ctrl(fyne.KeyReturn)
	if b.s.intake != nil {
		b.t.Fatalf("not registered: %q has the keyboard, %s\n%s", b.focused(), b.r.Quiet.Text(), b.s.intake.verdict.sheet.text())
	}
	c, err := b.o.Case(b.t.Context(), b.s.open.number)
	if err != nil {
		b.t.Fatal(err)
	}
	return c.Application
}

// What an ИИН told is passed by; the details of the row let it be corrected, and the correction asks for a reason.
func TestToldStandsFast(t *testing.T) {
	b := newOffice(t)
	b.open(b.reg, locales.RU)
	b.ctrl(fyne.KeyN)
	b.type_("applicant.iin", somebody(1985, 7))
	b.key(fyne.KeyReturn)
	if b.focused() != "applicant.name" {
		t.Fatalf("%q comes after the ИИН", b.focused())
	}
	b.key(fyne.KeyInsert)
	b.letters(somebody(2010, 7))
	b.ctrl(fyne.KeyDown)
	if b.focused() != "family.0.joined" {
		t.Fatalf("the details begin at %q", b.focused())
	}
	b.letters("01092020")
	b.to("family.0.aside")
	b.letters(" ")
	b.ctrl(fyne.KeyDown) // what holds something stays
	if f := b.s.intake; f.hidden["family.0.joined"] || b.focused() != "family.0.iin" {
		t.Error("what was typed is hidden")
	}
	b.s.intake.form.Go("applicant.iin")
	b.ctrl(fyne.KeyDown)
	if b.focused() != "applicant.born" {
		t.Fatalf("the applicant's details begin at %q", b.focused())
	}
	b.letters("16031985")
	b.pause()
	f := b.s.intake
	if f.value("applicant.born") != "1985-03-16" || f.hidden["reason"] {
		t.Error(f.value("applicant.born"), "and no reason is asked")
	}
	if got := f.application(); !got.Family[0].Aside || got.Family[0].Joined != "2020-09-01" || got.Counted() != 1 {
		t.Errorf("%+v", got.Family)
	}
}

func TestPeopleWithoutNumber(t *testing.T) {
	b := newOffice(t)
	b.open(b.reg, locales.KK)
	b.typed()
	f := b.s.intake
	b.fill("applicant.iin", "")
	b.pause()
	if said := f.verdict.sheet.text(); !strings.Contains(said, f.T("intake.need.iin")) {
		t.Error(said)
	}
	b.choose("applicant.no_iin", "foreigner")
	b.s.intake.form.Go("family.0.iin")
	b.key(fyne.KeyInsert, fyne.KeyTab)
	b.letters("Әлиев Ерасыл")
	b.choose("family.1.relation", "son")
	b.to("family.1.no_iin")
	b.choose("family.1.no_iin", "newborn")
	b.fill("family.1.born", "2026-11-01")
	a := b.said()
	if a.Applicant.NoIIN != "foreigner" || a.Applicant.Doubtful || a.Family[1].NoIIN != "newborn" || a.Family[1].Born != "2026-11-01" {
		t.Errorf("%+v", a.People())
	}
}

func TestMinorNeedsSomebody(t *testing.T) {
	b := newOffice(t)
	b.open(b.reg, locales.RU)
	b.typed()
	f := b.s.intake
	if !f.hidden["applicant.guardian"] || !f.hidden["representative.name"] {
		t.Error("who is of age is asked for a guardian")
	}
	b.fill("applicant.iin", somebody(2012, 7))
	b.pause()
	b.to("phone")
	b.ctrl(fyne.KeyReturn)
	if b.focused() != "representative.name" { // the finding brings the section out
		t.Fatalf("%q has the keyboard", b.focused())
	}
	b.type_("applicant.guardian", "Әлиев Нұрлан")
	if a := b.said(); a.Applicant.Guardian != "Әлиев Нұрлан" {
		t.Errorf("%+v", a.Applicant)
	}
}

func TestRepresentative(t *testing.T) {
	b := newOffice(t)
	b.open(b.reg, locales.KK)
	b.typed()
	f := b.s.intake
	b.to("represented")
	b.letters(" ")
	b.type_("representative.iin", somebody(1975, 9))
	b.type_("representative.name", "Ким Ольга")
	b.choose("representative.kind", casefile.ByPower)
	b.type_("representative.number", "1-204")
	b.type_("representative.date", "01102026")
	b.type_("representative.until", "01102027")
	b.type_("representative.notary", "Н. Ахметов")
	b.choose("representative.kind", casefile.ByOtherPower)
	if !f.hidden["representative.number"] || f.application().Representative.Number != "" {
		t.Error("a power certified otherwise carries data")
	}
	b.choose("representative.kind", casefile.ByPower)
	want := casefile.Representative{Name: "Ким Ольга", IIN: somebody(1975, 9), Kind: casefile.ByPower, Number: "1-204", Date: "2026-10-01",
		Notary: "Н. Ахметов", Until: "2027-10-01"}
	if a := b.said(); a.Representative != want {
		t.Errorf("%+v", a.Representative)
	}
}

func TestDocumentsAndTheirDetails(t *testing.T) {
	b := newOffice(t)
	b.open(b.reg, locales.RU)
	b.typed()
	f := b.s.intake
	for _, d := range f.checklist.documents {
		f.form.Field(d.field).SetValue("")
	}
	f.changed()
	b.until("the button", func() bool { return !f.checklist.all.Hidden })
	f.checklist.markRequired()
	if b.focused() != "documents.civil-acts" { // the first not required
		t.Fatalf("%q has the keyboard", b.focused())
	}
	f.form.Go("documents.identity")
	b.ctrl(fyne.KeyDown)
	if b.focused() != "documents.identity.date" {
		t.Fatalf("%q has the keyboard", b.focused())
	}
	b.letters("01022016")
	b.type_("documents.identity.until", "01022026")
	b.type_("documents.identity.pages", "3")
	b.choose("documents.identity", originalCopy)
	b.pause()
	said := f.verdict.sheet.text()
	for _, want := range []string{f.T("intake.verdict.expired", "day", "01.02.2026"), f.T("intake.verdict.unverified", "count", 2)} {
		if !strings.Contains(said, want) {
			t.Errorf("the verdict does not say %q:\n%s", want, said)
		}
	}
	b.to("phone")
	b.ctrl(fyne.KeyReturn)
	if b.focused() != "documents.identity" {
		t.Fatalf("%q has the keyboard", b.focused())
	}
	b.type_("reason", "Жаңа куәлік рәсімделуде")
	a := b.said()
	want := casefile.Held{Code: "identity", How: casefile.OnPaper, Original: true, Copy: true, On: "2026-11-20", Date: "2016-02-01",
		Until: "2026-02-01", Pages: 3}
	if len(a.Documents) != 3 || a.Documents[1] != want {
		t.Errorf("%+v", a.Documents)
	}
}

// A refusal to accept is a line of the journal: no case, no draft, the number is said.
func TestNotAccepted(t *testing.T) {
	b := newOffice(t)
	b.open(b.reg, locales.KK)
	b.typed()
	f := b.s.intake
	f.turnAway()
	if len(b.r.Window.Canvas().Overlays().List()) != 0 {
		t.Fatal("nothing is missing, yet it asks")
	}
	b.s.intake.form.Go("documents.identity")
	b.key(fyne.KeyDelete)
	b.pause()
	f.turnAway()
	overlays := b.r.Window.Canvas().Overlays().List()
	if len(overlays) != 1 {
		t.Fatal("it does not ask")
	}
	if rows, _ := b.o.Cases(t.Context(), app.CaseFilter{Limit: 10}); len(rows) != 0 || b.s.intake == nil {
		t.Fatal("done without an answer")
	}
	b.r.Desk.On(kit.Main, nil)
	b.ctrl(fyne.KeyReturn) // the dialog's
	if b.s.intake != nil || !strings.Contains(b.r.Quiet.Text(), "№ ") {
		t.Fatal(b.r.Quiet.Text())
	}
	if b.shown() != 1 || !strings.HasPrefix(b.papers[0], app.FormNotAccepted) {
		t.Error("shown", b.papers)
	}
	if drafts, _ := b.o.Drafts(t.Context(), b.reg); len(drafts) != 0 {
		t.Error("the draft stays")
	}
	if rows, _ := b.o.Cases(t.Context(), app.CaseFilter{Limit: 10}); len(rows) != 0 {
		t.Error("a case began")
	}
}

// A draft keeps what is not shown at the moment, and what was typed for another service.
func TestDraftKeepsWhatIsNotShown(t *testing.T) {
	b := newOffice(t)
	b.open(b.reg, locales.RU)
	b.typed()
	b.choose("channel", "portal")
	b.type_("channel_no", "002-77")
	b.choose("channel", "office")
	b.to("represented")
	b.letters(" ")
	b.type_("representative.name", "Ким Ольга")
	b.s.intake.form.Go("represented")
	b.letters(" ")
	b.choose("service", "aid")
	before := b.s.intake.everything()
	b.section.Leaves(func() {})
	drafts, err := b.o.Drafts(t.Context(), b.reg)
	if err != nil || len(drafts) != 1 {
		t.Fatal(drafts, err)
	}
	b.open(b.reg, locales.RU)
	b.s.toIntake(&drafts[0]) // as the section of the service does
	f := b.s.intake
	if f.service != "aid" || f.id != drafts[0].ID {
		t.Fatal(f.service, f.id)
	}
	after := f.everything()
	for name, was := range before {
		if after[name] != was {
			t.Errorf("%s: %q, was %q", name, after[name], was)
		}
	}
	b.choose("service", "queue")
	b.choose("channel", "portal")
	if v := f.form.Values(); v["channel_no"] != "002-77" || v["list"] != "vulnerable" || v["grounds.0"] == "" {
		t.Error(v)
	}
}

// A form left open begins with its first key: the moment of receipt is not that of opening it.
func TestReceivedWhenTypingBegins(t *testing.T) {
	b := newOffice(t)
	b.open(b.reg, locales.RU)
	b.ctrl(fyne.KeyN)
	b.clock = b.clock.Add(23 * time.Hour)
	b.type_("applicant.name", "Ә")
	f := b.s.intake
	if want := [2]string{"2026-11-21", "09:00"}; f.day("received_at") != want || f.day("complete_at") != want || f.value("consents.on") != want[0] {
		t.Error(f.day("received_at"), f.day("complete_at"), f.value("consents.on"))
	}
}
