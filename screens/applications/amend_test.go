package applications

import (
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"github.com/google/go-cmp/cmp"

	"kezek/app"
	"kezek/app/casefile"
	"kezek/app/edition"
	"kezek/locales"
)

// whole is an application with everything the form knows.
func (w *walk) whole() casefile.Application {
	a := w.application(1).Application
	a.Note, a.Email, a.Dwelling, a.Phone = "Қосымша", "kim@mysal.kz", "Жалдамалы", "+77012345678"
	a.ReceivedAt += 17_000 // seconds the form does not show
	a.CompleteAt = a.ReceivedAt
	a.Applicant.Born, a.Applicant.Sex = "1980-03-15", "f"
	a.Family = []casefile.Member{
		{Name: "Ким Виктор Олегович", IIN: somebody(2004, 1), Born: "2004-03-15", Sex: "f", Relation: "son", Consent: "2026-11-18"},
		{Name: "Ким Ақерке", IIN: somebody(2010, 1), Born: "2010-03-15", Sex: "f", Relation: "daughter", Joined: "2015-01-01", Guardian: "Ким Ольга"},
		{Name: "Петров Сергей", NoIIN: "lost", Relation: "relative", Aside: true, Left: "2020-01-01"},
	}
	a.Representative = casefile.Representative{Name: "Ахметов Серік", IIN: somebody(1970, 2), Kind: casefile.ByPower, Number: "1-234", Date: "2026-08-01",
		Notary: "Сейітова А.", Until: "2027-08-01"}
	a.Documents[0].Original, a.Documents[0].Pages, a.Documents[0].Date = true, 2, "2026-11-01"
	a.Documents[1].Copy = true
	for i := range a.Documents {
		a.Documents[i].Original = a.Documents[i].Original || !a.Documents[i].Copy
		a.Documents[i].On = "2026-11-20"
	}
	a.Consents = []casefile.Consent{{Code: "personal-data", On: "2026-11-19"}}
	a.Applicant.Consent = "2026-11-19"
	return a
}

func TestAmendmentChangesWhatWasTyped(t *testing.T) {
	w := newWalk(t)
	var made app.Registered
	if err := w.must(w.reg, app.Register{Application: w.whole()}, "себебі бар").Read(&made); err != nil {
		t.Fatal(err)
	}
	before := w.show(w.reg, locales.KK, made.CaseNo).View.Application
	w.later(48 * time.Hour)
	w.s.amend(w.s.open.View)
	if w.s.intake == nil {
		t.Fatal("the form does not open")
	}
	if said := w.s.intake.verdict.sheet.text(); strings.Contains(said, w.s.T("casepage.verdict.doubles")) {
		t.Error("the case is a double of itself:\n", said)
	}
	w.s.intake.form.Go("address")
	w.letters("Абай к-сі, 5")
	w.ctrl(fyne.KeyReturn)
	w.until("the correction", func() bool { return w.s.open != nil && w.s.intake == nil })
	want := before
	want.Address = "Абай к-сі, 5"
	if diff := cmp.Diff(want, w.s.open.View.Application); diff != "" {
		t.Error("more was changed than the address:\n", diff)
	}
	if drafts, _ := w.o.Drafts(t.Context(), w.reg); len(drafts) != 0 {
		t.Error("a correction is kept as an unfinished application")
	}
}

func TestAmendmentKeepsWhoWasTakenOut(t *testing.T) {
	w := newWalk(t)
	var made app.Registered
	if err := w.must(w.reg, app.Register{Application: w.whole()}, "себебі бар").Read(&made); err != nil {
		t.Fatal(err)
	}
	w.show(w.reg, locales.KK, made.CaseNo)
	w.s.amend(w.s.open.View)
	w.s.intake.form.Go(member(0) + ".name")
	w.s.dropRow()
	w.s.intake.form.Submit()
	w.until("the correction", func() bool { return w.s.open != nil && w.s.intake == nil })
	got := w.s.open.View.Application.Family
	if len(got) != 3 || !got[0].Aside || got[0].Left != "2026-11-20" || got[1].Name != "Ким Ақерке" || got[1].Aside {
		t.Errorf("%+v", got)
	}
}

func TestAmendmentAsksBeforeItIsLost(t *testing.T) {
	w := newWalk(t)
	w.show(w.reg, locales.KK, w.registered(1))
	w.s.amend(w.s.open.View)
	w.s.intake.form.Go("address")
	w.letters("Абай")
	left := false
	w.s.leaves(func() { left = true })
	if left || len(w.r.Window.Canvas().Overlays().List()) != 1 {
		t.Error("typed, and lost without a question")
	}
}

func TestAmendmentStaysUnderTheEditionOfTheCase(t *testing.T) {
	w, caseNo := throughPortal(t)
	w.must(w.in("admin"), app.AdoptEdition{Code: "R2025-INST"}, "")
	w.later(14 * 365 * 24 * time.Hour)
	w.show(w.reg, locales.RU, caseNo)
	w.s.amend(w.s.open.View)
	f := w.s.intake
	if f.ed.Code != "ATYRAU-2012" || f.value("channel") != edition.ByPortal {
		t.Fatalf("%s, %q", f.ed.Code, f.value("channel"))
	}
	f.form.Go("address")
	w.letters("Атырау қ., Сәтпаев к-сі, 1")
	f.form.Submit()
	w.until("the correction", func() bool { return w.s.open != nil && w.s.intake == nil })
}
