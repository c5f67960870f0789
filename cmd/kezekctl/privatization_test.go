package main

import (
	"encoding/json"
	"fmt"
	"os"
	"slices"
	"strconv"
	"strings"

	"github.com/rogpeppe/go-internal/testscript"

	"kezek/app/edition"
	"kezek/app/privatization"
)

// The words the stories of privatization are told in, beside those of story_test.go and sitting_test.go.

var privatizationWords = map[string]func(*testscript.TestScript, bool, []string){"asks": asks, "matter": matterIs, "granted": granted,
	"contracts": contractIs, "barred": barred}

// asks NAME FILE.json MATTER.json [BAR[:PERSON]=ANSWER…]: a tenant asks to privatize: Saule registers it, Bolat gives it to Dana, she
// enters what it is about. The variable gets the case's number. For the answers see matter.
func asks(ts *testscript.TestScript, _ bool, args []string) {
	as(ts, false, []string{"saule"})
	do(ts, false, []string{"register", args[1]})
	caseNo := stands(ts, "result.case_no")
	ts.Setenv(args[0], caseNo)
	as(ts, false, []string{"bolat"})
	do(ts, false, []string{"assign", fmt.Sprintf(`{"case_no": %q, "executor": "dana"}`, caseNo)})
	matterIs(ts, false, append([]string{caseNo}, args[2:]...))
}

// matter CASE MATTER.json [BAR[:PERSON]=ANSWER…]: Dana enters what a case is about; with ! she cannot. Every question of the case's
// edition is answered «no», but those named: with yes, with unknown, or with none left out. PERSON is 1 for the applicant.
func matterIs(ts *testscript.TestScript, refusal bool, args []string) {
	as(ts, false, []string{"dana"})
	ts.Check(ts.Exec("kezekctl", "--json", "case", args[0]))
	bars := edition.Find(stands(ts, "edition")).Service(edition.Privatization).Bars
	text, err := os.ReadFile(ts.MkAbs(args[1]))
	ts.Check(err)
	var m privatization.Matter
	ts.Check(json.Unmarshal(text, &m))
	said := map[string]string{}
	for _, a := range args[2:] {
		bar, answer, _ := strings.Cut(a, "=")
		said[bar] = answer
	}
	today, _, _ := strings.Cut(ts.Getenv(storyNow), " ")
	for _, b := range bars {
		of := []int{0}
		if b.Of == edition.OfPerson {
			of = privatization.Takers(m.People)
		}
		for _, person := range of {
			answer := privatization.No
			for _, key := range []string{b.Code, b.Code + ":" + strconv.Itoa(person)} {
				if a, told := said[key]; told {
					answer = a
				}
			}
			if answer != "none" {
				m.Bars = append(m.Bars, privatization.Answer{Bar: b.Code, Person: person, Result: answer, Document: "анықтама № 1", Date: today})
			}
		}
	}
	do(ts, refusal, []string{"enter-matter", inJSON(ts, map[string]any{"case_no": args[0], "privatization": m})})
}

// granted CASE NUMBER DATE: Dana prepares, Erlan enters the commission's decision of that number and day, Bolat signs.
func granted(ts *testscript.TestScript, _ bool, args []string) {
	as(ts, false, []string{"dana"})
	do(ts, false, []string{"prepare", fmt.Sprintf(`{"case_no": %q, "outcome": "grant"}`, args[0])})
	as(ts, false, []string{"erlan"})
	do(ts, false, []string{"commission-decided", fmt.Sprintf(`{"case_no": %q, "number": %q, "date": %q, "outcome": "grant"}`, args[0], args[1], args[2])})
	as(ts, false, []string{"bolat"})
	do(ts, false, []string{"grant", fmt.Sprintf(`{"case_no": %q, "number": %q, "date": %q}`, args[0], args[1], args[2])})
}

// contracts NUMBER PATH VALUE…: so stands a contract's account now.
func contractIs(ts *testscript.TestScript, _ bool, args []string) {
	ts.Check(ts.Exec("kezekctl", "--json", "contract", args[0]))
	for i := 1; i+1 < len(args); i += 2 {
		if got := stands(ts, args[i]); got != args[i+1] {
			ts.Fatalf("%s of contract %s is %q, want %q", args[i], args[0], got, args[i+1])
		}
	}
}

// barred FILE.json MATTER.json BAR…: for every one of these questions somebody else asks, the answer is «yes», and the commission
// can but refuse by its ground. In the application NAME and NUMBER stand for what differs. A question that is not verified only asks for
// a reason, the others forbid the grant.
func barred(ts *testscript.TestScript, _ bool, args []string) {
	application, err := os.ReadFile(ts.MkAbs(args[0]))
	ts.Check(err)
	for i, b := range edition.Find("PRIV-2025").Service(edition.Privatization).Bars {
		if !slices.Contains(args[2:], b.Code) {
			continue
		}
		file := ts.MkAbs(fmt.Sprintf("barred-%d.json", i))
		text := strings.NewReplacer("NAME", givenNames[i], "NUMBER", strconv.Itoa(i+1)).Replace(string(application))
		ts.Check(os.WriteFile(file, []byte(text), 0o600))
		asks(ts, false, []string{"BARRED", file, args[1], b.Code + "=yes"})
		caseNo := ts.Getenv("BARRED")
		prepare := func(outcome string) []string {
			return []string{"prepare", inJSON(ts, map[string]any{"case_no": caseNo, "outcome": outcome, "ground": b.Ground, "facts": b.KK})}
		}
		do(ts, true, prepare("grant"))
		findingTold(ts, false, []string{"privatization.bar.yes"})
		if b.Verified { // no reason helps
			do(ts, true, append(prepare("grant"), "Ерекше жағдай"))
		}
		do(ts, false, prepare("refuse"))
		decision := map[string]any{"case_no": caseNo, "number": "Б-" + strconv.Itoa(i+1), "date": "2026-03-16", "outcome": "refuse", "ground": b.Ground, "facts": b.KK}
		as(ts, false, []string{"erlan"})
		do(ts, false, []string{"commission-decided", inJSON(ts, decision)})
		delete(decision, "outcome")
		as(ts, false, []string{"bolat"})
		do(ts, false, []string{"refuse", inJSON(ts, decision)})
		as(ts, false, []string{"saule"})
		ts.Check(ts.Exec("kezekctl", "--json", "paper", "--case", caseNo, "--form", "refusal", "--out", fmt.Sprintf("refusal-%d.pdf", i)))
	}
}

var givenNames = strings.Fields("Аян Берік Данияр Ерасыл Жандос Кайрат Марат Нұрлан Олжас Руслан Санжар Талғат Ұлан Шыңғыс Ілияс Қанат Әділ Өмір")
