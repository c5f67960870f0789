package app

import (
	"bytes"
	"os"
	"path/filepath"
	"slices"
	"testing"
	"time"

	"kezek/app/casefile"
	"kezek/app/edition"
	"kezek/app/fault"
	"kezek/app/workdays"
)

func (d *desk) went(out Outcome) (w Went) {
	d.t.Helper()
	if err := out.Read(&w); err != nil {
		d.t.Fatal(err)
	}
	return w
}

func (d *desk) registered(r Register) (reg Registered) {
	d.t.Helper()
	if err := d.must(d.registrar, r, "").Read(&reg); err != nil {
		d.t.Fatal(err)
	}
	return reg
}

// A case goes step by step; each step is its own person's act, and says who, when and by how much too late.
func TestWay(t *testing.T) {
	d := newDesk(t)
	reg := d.registered(d.application(1))
	d.refuses(d.executor, PrepareAnswer{reg.CaseNo, Proposal{Outcome: casefile.ToGrant}}, "", "way.not-yet")
	d.refuses(d.registrar, AssignExecutor{CaseNo: reg.CaseNo, Executor: "exe"}, "", "G01")
	d.refuses(d.head, AssignExecutor{CaseNo: reg.CaseNo, Executor: "reg"}, "", "way.no-executor")
	d.must(d.admin, AddPerson{Login: "exe2", FullName: "Д. Ким", Roles: []Role{Executor}, Password: "secret"}, "")
	other := d.in("exe2")
	w := d.went(d.must(d.head, AssignExecutor{CaseNo: reg.CaseNo, Executor: "exe", Instruction: "5 күнге дейін"}, ""))
	if w.Step != "prepare" {
		t.Fatalf("%+v", w)
	}
	d.refuses(other, PrepareAnswer{reg.CaseNo, Proposal{Outcome: casefile.ToGrant}}, "", "way.not-yours")
	d.refuses(d.head, HandOver{CaseNo: reg.CaseNo, To: "exe2"}, "", "way.over.reason")
	d.must(d.head, HandOver{From: "exe", To: "exe2"}, "ауырып қалды")
	d.must(other, PrepareAnswer{reg.CaseNo, Proposal{Outcome: casefile.ToGrant}}, "")
	d.refuses(d.head, StepBack{reg.CaseNo, "prepare"}, "", "way.back.reason")
	d.must(d.head, StepBack{reg.CaseNo, "prepare"}, "негізі анықталмаған")
	d.must(other, PrepareAnswer{reg.CaseNo, Proposal{Outcome: casefile.ToGrant}}, "")
	d.clock = d.clock.AddDate(0, 0, 20)
	day := d.clock.Format(time.DateOnly)
	d.refuses(d.head, Enrol{reg.CaseNo, Signed{"1", day}}, "", "way.late")
	d.must(d.head, Enrol{reg.CaseNo, Signed{"1", day}}, "комиссия кеш жиналды")
	d.refuses(d.registrar, HandOut{CaseNo: reg.CaseNo, Way: ByHand}, "", "way.no-paper")
	d.must(d.registrar, IssuePaper{Form: FormNotice, CaseNo: reg.CaseNo}, "")
	d.must(d.registrar, HandOut{CaseNo: reg.CaseNo, Way: ByHand, To: "Әлиев Қайрат"}, "")
	view, err := d.Case(t.Context(), reg.CaseNo)
	if err != nil || view.State != casefile.Enrolled || view.Executor != "Д. Ким" {
		t.Fatalf("%+v %v", view.CaseRow, err)
	}
	outcomes := ""
	for _, s := range view.Steps {
		outcomes += s.Kind + ":" + s.Outcome + " "
		if s.DoneAt == 0 {
			t.Errorf("%s waits", s.Code)
		}
	}
	if want := "register:done assign:done prepare:grant sign:back prepare:grant sign:grant send:done "; outcomes != want {
		t.Errorf("%s, want %s", outcomes, want)
	}
	d.sound()
}

// The deputy of an absent head acts with the head's roles, for as long as the absence lasts, and the step says for whom.
func TestDeputy(t *testing.T) {
	d := newDesk(t)
	d.must(d.admin, AddPerson{Login: "dep", FullName: "Е. Жұмабаев", Roles: []Role{Secretary}, Password: "secret"}, "")
	reg := d.registered(d.application(1))
	assign := AssignExecutor{CaseNo: reg.CaseNo, Executor: "exe"}
	d.refuses(d.in("dep"), assign, "", "G01")
	today := d.clock.Format(time.DateOnly)
	d.refuses(d.admin, SetAbsence{Person: "head", Deputy: "head", From: today, To: today, OrderNo: "12-ө"}, "", "absence.same")
	d.must(d.admin, SetAbsence{Person: "head", Deputy: "dep", From: today, To: today, OrderNo: "12-ө"}, "")
	d.must(d.in("dep"), assign, "")
	view, err := d.Case(t.Context(), reg.CaseNo)
	if err != nil || view.Steps[1].For != "Б. Сатпаев" || view.Steps[1].Person != "Е. Жұмабаев" {
		t.Fatalf("%+v %v", view.Steps, err)
	}
	d.clock = d.clock.AddDate(0, 0, 1)
	second := d.registered(d.application(2))
	d.refuses(d.in("dep"), AssignExecutor{CaseNo: second.CaseNo, Executor: "exe"}, "", "G01")
	d.sound()
}

// An incomplete application goes back with a letter the head signs; no queue date comes of it.
func TestReturned(t *testing.T) {
	d := newDesk(t)
	a := d.application(1)
	a.Documents = a.Documents[:len(a.Documents)-1]
	for i := range a.Documents {
		if a.Documents[i].Code == "identity" {
			a.Documents[i].Until = "2020-01-01"
		}
	}
	d.refuses(d.registrar, a, "", "case.document.expired")
	var reg Registered
	d.must(d.registrar, a, "өтініш беруші табандады").Read(&reg)
	d.must(d.head, AssignExecutor{CaseNo: reg.CaseNo, Executor: "exe"}, "")
	d.must(d.executor, PrepareAnswer{reg.CaseNo, Proposal{Outcome: casefile.ToReturn}}, "")
	today := d.clock.Format(time.DateOnly)
	d.refuses(d.head, Enrol{reg.CaseNo, Signed{"1", today}}, "", "way.returned-only")
	d.must(d.head, ReturnIncomplete{reg.CaseNo, Signed{"3-14", today}}, "")
	d.must(d.registrar, IssuePaper{Form: FormReturn, CaseNo: reg.CaseNo}, "")
	d.must(d.registrar, HandOut{CaseNo: reg.CaseNo, Way: ByPost}, "")
	if q, _ := d.Queue(t.Context(), QueueFilter{}); len(q.IDs) != 0 {
		t.Error("a returned application stands in the queue")
	}
	// And one who never got so far: no case, only a line and a receipt.
	var line Entered
	d.must(d.registrar, NotAccept{Channel: edition.ByOffice, Applicant: "Ким Ольга", IIN: person(1979, 7), Missing: []string{"application"}}, "").Read(&line)
	d.must(d.registrar, IssuePaper{Form: FormNotAccepted, Line: line.Line}, "")
	d.refuses(d.registrar, NotAccept{Channel: edition.ByOffice, Applicant: "Ким Ольга"}, "", "way.nothing-missing")
	d.refuses(d.registrar, NotAccept{Channel: edition.ByOffice, Applicant: "Ким Ольга", Grounds: []string{"own-house"}}, "", "decision.need.ground")
	if cases, _ := d.Cases(t.Context(), CaseFilter{}); len(cases) != 1 || line.Number != "1-2026" {
		t.Error("a refusal to accept began a case, or has the number", line.Number)
	}
	d.sound()
}

// The term grows only where the edition allows it, and never stands still where it does not.
func TestExtended(t *testing.T) {
	d := newDesk(t)
	reg := d.registered(d.application(1))
	ed, _ := d.Edition(t.Context())
	grounds := ed.Service(edition.Queue).Stops(edition.Extend)
	if len(grounds) == 0 || len(ed.Service(edition.Queue).Stops(edition.Suspend)) != 0 {
		t.Fatal("this test needs an edition that extends and does not suspend")
	}
	d.refuses(d.head, Suspend{reg.CaseNo, grounds[0].Code}, "сұрау салынды", "way.no-pause.suspend")
	e := ExtendTerm{reg.CaseNo, grounds[0].Code, workdays.Term{N: 1, Unit: workdays.Month}}
	d.refuses(d.head, e, "", "way.pause.reason")
	w := d.went(d.must(d.head, e, "деректерді нақтылау қажет"))
	if reg.Due != "2026-11-27" || w.Due != "2026-12-28" { // the 27th is a Sunday
		t.Errorf("due %s, extended to %s", reg.Due, w.Due)
	}
	long := e
	long.N = 13
	fs, _, err := d.Preview(t.Context(), d.head, Order{Act: long})
	if findings, ok := err.(fault.Findings); !ok || !slices.ContainsFunc(findings, func(f fault.Finding) bool { return f.Key == "way.extend.most" }) {
		t.Errorf("thirteen months go through: %v %v", fs, err)
	}
	long.N = 99_999_999
	d.refuses(d.head, long, "қате терілді", "way.extend.length")
	d.sound()
}

func TestWithdrawn(t *testing.T) {
	d := newDesk(t)
	reg := d.registered(d.application(1))
	d.refuses(d.registrar, Withdraw{CaseNo: reg.CaseNo, On: "2020-01-01"}, "", "way.withdraw.day")
	d.must(d.registrar, Withdraw{CaseNo: reg.CaseNo, On: d.clock.Format(time.DateOnly)}, "")
	d.refuses(d.head, AssignExecutor{CaseNo: reg.CaseNo, Executor: "exe"}, "", "decision.decided")
	d.sound()
}

// What was taken down wrongly is mended while the case is under way, people and documents too; nothing disappears.
func TestAmend(t *testing.T) {
	d := newDesk(t)
	reg := d.registered(d.application(1))
	view, err := d.Case(t.Context(), reg.CaseNo)
	if err != nil {
		t.Fatal(err)
	}
	a := view.Application
	a.Address = "Ақсай а., Абай к-сі, 2 үй"
	a.Family = append(a.Family, casefile.Member{Name: "Әлиев Дархан", IIN: person(2015, 5), Relation: "son", Joined: "2020-05-01"})
	d.must(d.registrar, Amend{reg.CaseNo, a}, "")
	a.Family = a.Family[:1]
	a.CompleteAt += time.Minute.Milliseconds()
	d.refuses(d.registrar, Amend{reg.CaseNo, a}, "", "way.amend.time")
	d.must(d.registrar, Amend{reg.CaseNo, a}, "соңғы құжат кейін әкелінді")
	view, _ = d.Case(t.Context(), reg.CaseNo)
	if got := view.Application; got.Address != a.Address || len(got.Family) != 2 || !got.Family[1].Aside || got.CompleteAt != a.CompleteAt {
		t.Errorf("%+v", got)
	}
	d.sound()
}

// An office of an earlier version opens, its chain holds, and its cases wait behind their registration.
func TestEarlierVersion(t *testing.T) {
	dir := earlierOffice(t)
	o, err := Open(t.Context(), dir)
	if err != nil {
		t.Fatal(err)
	}
	defer o.Close()
	if r, err := o.Verify(t.Context()); err != nil || len(r.Problems) > 0 && !filesOnly(r) {
		t.Fatalf("%+v %v", r.Problems, err)
	}
	rows, err := o.Unbegun(t.Context(), 10)
	if err != nil || len(rows) != 1 || rows[0].Step.Kind != edition.Assign {
		t.Fatalf("%+v %v", rows, err)
	}
	who, err := o.SignIn(t.Context(), "demo", "demo")
	if err != nil {
		t.Fatal(err)
	}
	if _, err := o.Do(t.Context(), who, Order{Act: Withdraw{CaseNo: rows[0].CaseNo, On: dateOf(o.Now())}}); err != nil {
		t.Fatal(err)
	}
	view, err := o.Case(t.Context(), rows[0].CaseNo)
	if err != nil || view.State != casefile.Withdrawn || len(view.Application.Documents) == 0 {
		t.Fatalf("%+v %v", view, err)
	}
	if r, err := o.Verify(t.Context()); err != nil || len(r.Problems) > 0 && !filesOnly(r) {
		t.Fatalf("%+v %v", r.Problems, err)
	}
}

// All papers of a case can be issued; with KEZEK_LOOK they are left there to be looked at.
func TestPapersOfACase(t *testing.T) {
	d := newDesk(t)
	a := d.application(1)
	a.Applicant.Name = "Әбілқасымова-Мұхамеджанова Айгерім Нұрсұлтанқызы"
	a.Address = "Ақсай ауданы, Қаратөбе ауылдық округі, Жаңаталап ауылы, Шоқан Уәлиханов атындағы көше, 118 «Б» үй, 2-кіреберіс, 45-пәтер"
	a.Representative = casefile.Representative{Name: "Ким Ольга Петровна", Kind: casefile.ByPower, Number: "1-2345", Date: "2026-03-01", Notary: "А. Серікова", Until: "2027-03-01"}
	a.Consents = []casefile.Consent{{Code: "personal-data", On: "2026-11-20"}, {Code: "check-of-dwellings", On: "2026-11-20"}}
	a.Grounds = []string{"V2"}
	for i := range a.Documents {
		a.Documents[i].Original, a.Documents[i].Copy, a.Documents[i].Pages = true, i%2 == 0, i+1
	}
	var reg Registered
	d.must(d.registrar, a, "").Read(&reg)
	d.must(d.head, AssignExecutor{CaseNo: reg.CaseNo, Executor: "exe"}, "")
	d.must(d.executor, PrepareAnswer{reg.CaseNo, Proposal{Outcome: casefile.ToGrant}}, "")
	print := func(form string) {
		t.Helper()
		var issued Issued
		d.must(d.registrar, IssuePaper{Form: form, CaseNo: reg.CaseNo}, "").Read(&issued)
		var pdf bytes.Buffer
		if err := d.PrintPaper(t.Context(), &pdf, issued.Paper); err != nil || pdf.Len() < 1000 {
			t.Errorf("%s: %v", form, err)
		}
		look(t, form, pdf.Bytes())
	}
	for _, form := range []string{FormReceipt, FormStatus, FormApplication, FormNote, FormMyFile} {
		print(form)
	}
	d.must(d.head, Enrol{reg.CaseNo, Signed{"1", d.clock.Format(time.DateOnly)}}, "")
	print(FormNotice)
	print(FormMyFile)
	var blank bytes.Buffer
	if err := d.BlankApplication(t.Context(), &blank, edition.Queue, edition.ByOffice, nil); err != nil {
		t.Fatal(err)
	}
	look(t, "blank", blank.Bytes())
	d.sound()
}

func look(t *testing.T, name string, pdf []byte) {
	t.Helper()
	if dir := os.Getenv("KEZEK_LOOK"); dir != "" {
		if err := os.WriteFile(filepath.Join(dir, name+".pdf"), pdf, 0o600); err != nil {
			t.Fatal(err)
		}
	}
}

// One person is one record: the same ИИН under another name is asked about, and what is known can be filled in.
func TestKnownPerson(t *testing.T) {
	d := newDesk(t)
	first := d.application(1)
	d.registered(first)
	known, err := d.Known(t.Context(), first.Applicant.IIN)
	if err != nil || known == nil || known.Name != first.Applicant.Name || known.Address != first.Address || known.Phone != first.Phone {
		t.Fatalf("%+v %v", known, err)
	}
	if nobody, err := d.Known(t.Context(), person(1999, 999)); nobody != nil || err != nil {
		t.Fatal(nobody, err)
	}
	again := d.application(1)
	again.Applicant.Name = "Ахметов Қайрат"
	d.refuses(d.registrar, again, "", "case.name.known")
	same := d.application(1)
	same.Applicant.Name = "алиев кайрат нурланулы" // the same in Russian letters
	if _, err := d.do(d.registrar, same, ""); err == nil || slices.ContainsFunc(err.(fault.Findings), func(f fault.Finding) bool { return f.Key == "case.name.known" }) {
		t.Fatal(err)
	}
}
