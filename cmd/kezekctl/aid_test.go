package main

import (
	"fmt"

	"github.com/rogpeppe/go-internal/testscript"
)

// The words the stories of housing assistance add.
var aidWords = map[string]func(*testscript.TestScript, bool, []string){"norms": districtNorms, "calculates": calculates, "awards": awards}

// districtNorms: Dana enters the decision of the maslikhat with the norms and tariffs of the worked example E3 (invented figures), from
// 1 January 2025 on.
func districtNorms(ts *testscript.TestScript, _ bool, _ []string) {
	const act = `"act": {"kk": "Мәслихат шешімі", "ru": "Решение маслихата", "number": "12-3", "date": "2024-12-20"}`
	as(ts, false, []string{"dana"})
	for _, row := range []string{`"code": "electricity", "n": 90, "unit": "kwh", "per": "person"`, `"code": "waste", "n": 1, "unit": "person", "per": "person"`} {
		do(ts, false, []string{"set-aid-row", fmt.Sprintf(`{%s, "from": "2025-01-01", %s}`, row, act)})
	}
	for _, t := range [][3]string{{"condominium", "m2", "5500"}, {"heat", "gcal", "480000"}, {"cold-water", "m3", "11000"}, {"hot-water", "m3", "32000"},
		{"sewage", "m3", "7000"}, {"electricity", "kwh", "2400"}, {"waste", "person", "50000"}} {
		do(ts, false, []string{"set-aid-tariff", fmt.Sprintf(`{"service": %q, "unit": %q, "n": %s, "from": "2025-01-01", %s}`, t[0], t[1], t[2], act)})
	}
}

// calculates FILE.json: Saule registers an application for assistance with all that is entered for it, Bolat gives it to Dana, she
// calculates. The case's number is CASE.
func calculates(ts *testscript.TestScript, _ bool, args []string) {
	as(ts, false, []string{"saule"})
	do(ts, false, []string{"register", args[0]})
	caseNo := stands(ts, "result.case_no")
	ts.Setenv("CASE", caseNo)
	as(ts, false, []string{"bolat"})
	do(ts, false, []string{"assign", fmt.Sprintf(`{"case_no": %q, "executor": "dana"}`, caseNo)})
	as(ts, false, []string{"dana"})
	do(ts, false, []string{"calculate-aid", fmt.Sprintf(`{"case_no": %q}`, caseNo)})
}

// awards FILE.json DATE: the same, and Dana proposes to grant, Bolat grants on that day without a number of his own.
func awards(ts *testscript.TestScript, _ bool, args []string) {
	calculates(ts, false, args[:1])
	caseNo := ts.Getenv("CASE")
	do(ts, false, []string{"prepare", fmt.Sprintf(`{"case_no": %q, "outcome": "grant"}`, caseNo)})
	as(ts, false, []string{"bolat"})
	do(ts, false, []string{"grant", fmt.Sprintf(`{"case_no": %q, "number": "", "date": %q}`, caseNo, args[1])})
}
