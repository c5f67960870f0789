package app

import (
	"strings"
	"testing"

	"kezek/app/casefile"
)

func TestAnnul(t *testing.T) {
	d := newDesk(t)
	caseNo := d.newCase(1)
	mistake := Annul{Kind: OfCase, Number: caseNo}
	d.refuses(d.head, mistake, "", "annul.reason")
	d.refuses(d.head, Annul{Kind: OfCase, Number: "?"}, "қате", "annul.nothing")
	d.refuses(d.head, Annul{Kind: "?", Number: caseNo}, "қате", "annul.nothing")
	d.must(d.admin, ChangePerson{Login: "reg", FullName: "А. Сейітова", Roles: []Role{Registrar, Head}, Active: true}, "")
	d.refuses(d.registrar, mistake, "қате", "annul.second-person")
	d.must(d.head, mistake, "екі рет тіркелген")
	d.refuses(d.head, mistake, "қате", "annul.already")
	view := d.view(caseNo)
	if view.State != casefile.Annulled || view.Annulled != "екі рет тіркелген" || view.Step.Code != "" || view.Steps[len(view.Steps)-1].Outcome != casefile.Over {
		t.Fatalf("%+v", view)
	}
	d.refuses(d.registrar, AttachFile{CaseNo: caseNo, File: d.file("a.pdf", "%PDF-")}, "", "annul.case-is")
	if next := d.newCase(2); next != "АҚС-2026/2" {
		t.Fatal("the number was given again:", next)
	}
	enrolled, _ := d.enrolled(d.application(20), "1")
	d.refuses(d.head, Annul{Kind: OfCase, Number: enrolled.CaseNo}, "қате", "decision.decided")

	var issued Issued
	d.must(d.registrar, IssuePaper{Form: FormNotice, CaseNo: enrolled.CaseNo}, "").Read(&issued)
	d.refuses(d.head, Annul{Kind: OfPaper, Form: FormRefusal, Number: issued.Number}, "қате", "annul.nothing")
	d.refuses(d.registrar, IssuePaper{Form: FormNotice, CaseNo: enrolled.CaseNo}, "", "paper.copy-reason")
	d.must(d.admin, Annul{Kind: OfPaper, Form: FormNotice, Number: issued.Number}, "аты қате")
	d.refuses(d.registrar, HandOut{CaseNo: enrolled.CaseNo, Way: ByHand}, "", "way.no-paper")
	var anew Issued // a paper of its own, not a copy of the one that was a mistake
	d.must(d.registrar, IssuePaper{Form: FormNotice, CaseNo: enrolled.CaseNo}, "").Read(&anew)
	if anew.Copy != 0 || anew.Number == issued.Number {
		t.Fatalf("%+v after %+v", anew, issued)
	}

	var line Entered
	d.must(d.registrar, EnterLine{Journal: EmblemBlanks, On: d.today(), Data: map[string]string{"blank": "А 0012345"}}, "").Read(&line)
	d.refuses(d.head, Annul{Kind: OfLine, Journal: SealsRegister, Number: line.Number}, "қате", "annul.nothing")
	d.must(d.head, Annul{Kind: OfLine, Journal: EmblemBlanks, Number: line.Number}, "қате жазылған")
	d.sound()
}

func TestEnterLine(t *testing.T) {
	d := newDesk(t)
	sound := func() EnterLine {
		return EnterLine{Journal: EmblemBlanks, On: d.today(), Data: map[string]string{"blank": " А\u00a00012345 ", "used-for": "анықтама", "balance": ""}}
	}
	for want, spoil := range map[string]func(*EnterLine){
		"journal.unknown": func(a *EnterLine) { a.Journal = "?" },
		"line.by-acts":    func(a *EnterLine) { a.Journal = Incoming },
		"line.day":        func(a *EnterLine) { a.On = "2026-12-31" },
		"line.column":     func(a *EnterLine) { a.Data["keeper"] = "x" },
		"line.long":       func(a *EnterLine) { a.Data["used-for"] = strings.Repeat("а", 501) },
		"line.first":      func(a *EnterLine) { delete(a.Data, "blank") },
	} {
		a := sound()
		spoil(&a)
		d.refuses(d.registrar, a, "", want)
	}
	var line Entered
	d.must(d.registrar, sound(), "").Read(&line)
	if line.Number != "1-2026" {
		t.Fatal(line)
	}
	for _, code := range JournalCodes {
		if len(JournalColumns(code)) == 0 {
			t.Errorf("%s has no columns", code)
		}
		if made := code == Incoming || code == Outgoing || code == Receipts || code == NotAccepted || code == Refusals || code == Decisions || code == Minutes || code == Certificates || code == Privatized ||
			code == Contracts || code == AidAwards; made == KeptByHand(code) {
			t.Errorf("%s: by hand %v", code, KeptByHand(code))
		}
	}
	d.sound()
}
