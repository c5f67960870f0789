package app

import (
	"strings"
	"testing"
	"time"

	"kezek/app/casefile"
	"kezek/app/edition"
	"kezek/app/workdays"
)

// refused brings a case to a refusal and returns its number.
func (d *desk) refused(n int) string {
	d.t.Helper()
	caseNo := d.newCase(n)
	d.prepared(caseNo, casefile.ToRefuse)
	view := d.view(caseNo)
	d.must(d.head, Refuse{CaseNo: caseNo, Signed: Signed{"8", d.today()}, Ground: view.Proposal.Ground, Facts: view.Proposal.Facts, Hearing: d.today()}, "")
	return caseNo
}

func TestAppealOpensTheCaseAgain(t *testing.T) {
	d := newDesk(t)
	caseNo := d.refused(1)
	claim := FileAppeal{CaseNo: caseNo, Kind: ToHigherBody, FiledOn: d.today(), Claim: "Бас тартудың күшін жою"}
	for want, spoil := range map[string]func(*FileAppeal){
		"decision.no-case": func(a *FileAppeal) { a.CaseNo = "?" },
		"appeal.kind":      func(a *FileAppeal) { a.Kind = "?" },
		"appeal.claim":     func(a *FileAppeal) { a.Claim = " " },
		"appeal.day":       func(a *FileAppeal) { a.FiledOn = "2027-01-01" },
		"appeal.body":      func(a *FileAppeal) { a.Kind = ToCourt },
	} {
		a := claim
		spoil(&a)
		d.refuses(d.registrar, a, "", want)
	}
	var filed Appealed
	d.must(d.registrar, claim, "").Read(&filed)
	// Twenty working days after Friday 20.11: 23–27.11, 30.11–4.12, 7–11.12, 14, 15, 17, 18.12 (16.12 is a holiday), 21.12.
	if filed.Due != "2026-12-21" {
		t.Fatal("due", filed.Due)
	}
	d.refuses(d.registrar, claim, "", "appeal.open")
	if body := d.view(caseNo).Appeals[0].Body; !strings.Contains(body, "әкімшілік орган") {
		t.Fatal(body)
	}
	d.clock = d.clock.AddDate(0, 0, 10)
	decided := DecideAppeal{Appeal: filed.Appeal, Outcome: Upheld, DecidedOn: d.clock.AddDate(0, 0, -1).Format(time.DateOnly), Consequence: "Қайта қаралсын"}
	for want, spoil := range map[string]func(*DecideAppeal){
		"appeal.none":        func(a *DecideAppeal) { a.Appeal = 9 },
		"appeal.outcome":     func(a *DecideAppeal) { a.Outcome = "?" },
		"appeal.decided-day": func(a *DecideAppeal) { a.DecidedOn = "2026-11-19" },
		"appeal.consequence": func(a *DecideAppeal) { a.Consequence = "" },
	} {
		a := decided
		spoil(&a)
		d.refuses(d.head, a, "", want)
	}
	var went Went
	d.must(d.head, decided, "").Read(&went)
	view := d.view(caseNo)
	due, err := d.AnswerDue(t.Context(), d.clock.AddDate(0, 0, -1).UnixMilli())
	if err != nil || view.State != casefile.UnderWay || view.Step.Kind != edition.Prepare || view.Due != due || went.Due != due {
		t.Fatalf("%s %s %s, want %s %v", view.State, view.Step.Kind, view.Due, due, err)
	}
	d.refuses(d.head, decided, "", "appeal.decided")
	// It goes its way to another answer.
	d.must(d.executor, PrepareAnswer{caseNo, Proposal{Outcome: casefile.ToGrant}}, "")
	d.must(d.head, Enrol{caseNo, Signed{"9", d.today()}}, "")
	if view := d.view(caseNo); view.State != casefile.Enrolled || view.Appeals[0].Outcome != Upheld {
		t.Fatalf("%+v", view.CaseRow)
	}
	// Of one on the queue an upheld appeal only leaves its consequence.
	var again Appealed
	d.must(d.registrar, FileAppeal{CaseNo: caseNo, Kind: ToCourt, FiledOn: d.today(), Body: "Аудандық сот", Claim: "Шешімнің күшін жою"}, "").Read(&again)
	if again.Due != "" {
		t.Fatal("the rules of the office gave a court a term:", again.Due)
	}
	d.must(d.head, DecideAppeal{Appeal: again.Appeal, Outcome: Upheld, DecidedOn: d.today(), Consequence: "Есептен шығару"}, "")
	if view := d.view(caseNo); view.State != casefile.Enrolled {
		t.Fatal(view.State)
	}
	d.sound()
}

// The term of a case that was opened again counts from the day the appeal was decided; what was given before is gone.
func TestTermAfterAppeal(t *testing.T) {
	d := newDesk(t)
	caseNo := d.newCase(1)
	extend := func(n int, unit workdays.Unit) Went {
		return d.went(d.must(d.head, ExtendTerm{caseNo, "facts", workdays.Term{N: n, Unit: unit}}, "деректерді нақтылау қажет"))
	}
	extend(1, workdays.Month)
	d.prepared(caseNo, casefile.ToRefuse)
	p := d.view(caseNo).Proposal
	d.must(d.head, Refuse{CaseNo: caseNo, Signed: Signed{"8", d.today()}, Ground: p.Ground, Facts: p.Facts}, "")
	var filed Appealed
	d.must(d.registrar, FileAppeal{CaseNo: caseNo, Kind: OwnReview, FiledOn: d.today(), Claim: "Қайта қаралсын"}, "").Read(&filed)
	d.clock = d.clock.AddDate(0, 0, 10)
	w := d.went(d.must(d.head, DecideAppeal{Appeal: filed.Appeal, Outcome: Upheld, DecidedOn: "2026-11-27", Consequence: "Қайта қаралсын"}, ""))
	if w.Due != "2026-12-04" { // five working days after Friday the 27th
		t.Error("due", w.Due)
	}
	if w := extend(3, workdays.WorkingDay); w.Due != "2026-12-09" {
		t.Error("extended to", w.Due)
	}
	d.sound()
}

// A second refusal is a paper of its own, never a copy of the one an appeal put an end to.
func TestRefusedAgainAfterAppeal(t *testing.T) {
	d := newDesk(t)
	caseNo := d.refused(1)
	var first, second Issued
	d.must(d.registrar, IssuePaper{Form: FormRefusal, CaseNo: caseNo}, "").Read(&first)
	var filed Appealed
	d.must(d.registrar, FileAppeal{CaseNo: caseNo, Kind: OwnReview, FiledOn: d.today(), Claim: "Қайта қаралсын"}, "").Read(&filed)
	d.must(d.head, DecideAppeal{Appeal: filed.Appeal, Outcome: Upheld, DecidedOn: d.today(), Consequence: "Қайта қаралсын"}, "")
	p := *d.view(caseNo).Proposal
	d.must(d.executor, PrepareAnswer{caseNo, p}, "")
	d.must(d.head, Refuse{CaseNo: caseNo, Signed: Signed{"99", d.today()}, Ground: p.Ground, Facts: p.Facts}, "")
	d.refuses(d.registrar, HandOut{CaseNo: caseNo, Way: ByHand}, "", "way.no-paper")
	d.must(d.registrar, IssuePaper{Form: FormRefusal, CaseNo: caseNo}, "").Read(&second)
	if second.Copy != 0 || second.Number == first.Number || second.SHA256 == first.SHA256 {
		t.Fatalf("%+v after %+v", second, first)
	}
	d.must(d.registrar, HandOut{CaseNo: caseNo, Way: ByHand}, "")
	d.sound()
}

func TestAppealTooLate(t *testing.T) {
	d := newDesk(t)
	caseNo := d.refused(1)
	d.clock = d.clock.AddDate(0, 2, 0) // handed out two months later: the three months count from then
	d.must(d.registrar, HandOut{CaseNo: caseNo, Way: ByPost}, "кеш берілді")
	claim := FileAppeal{CaseNo: caseNo, Kind: ToHigherBody, Claim: "Бас тартудың күшін жою"}
	d.clock = d.clock.AddDate(0, 2, 0)
	claim.FiledOn = d.today()
	d.must(d.registrar, claim, "")
	d.clock = d.clock.AddDate(0, 2, 0)
	claim.FiledOn = d.today()
	d.refuses(d.registrar, claim, "", "appeal.late")
	d.must(d.registrar, claim, "ауырып қалған")
	open := d.newCase(2)
	d.refuses(d.registrar, FileAppeal{CaseNo: open, Kind: OwnReview, FiledOn: d.today(), Claim: "Жауап берілсін"}, "", "appeal.undecided")
	d.must(d.registrar, Withdraw{CaseNo: open, On: d.today()}, "")
	d.refuses(d.registrar, FileAppeal{CaseNo: open, Kind: OwnReview, FiledOn: d.today(), Claim: "Жауап берілсін"}, "x", "appeal.withdrawn")
	d.sound()
}
