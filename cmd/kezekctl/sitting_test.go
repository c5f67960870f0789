package main

import (
	"encoding/json"
	"fmt"
	"maps"
	"os"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"github.com/rogpeppe/go-internal/testscript"

	"kezek/app/commission"
)

// The words the stories of the commission are told in, beside those of story_test.go.

// sittingWords are these words and what each does.
var sittingWords = map[string]func(*testscript.TestScript, bool, []string){"readied": readied, "composed": composed, "called": called,
	"present": present, "votes": votes, "added": added, "closes": closes, "signs": signs, "back": back, "item": itemIs, "alike": alike}

// readied NAME FILE.json grant|refuse [GROUND FACTS]: an application goes its way up to the commission: Saule registers it, Bolat
// gives it to Dana, she prepares the answer. The variable gets the case's number.
func readied(ts *testscript.TestScript, _ bool, args []string) {
	as(ts, false, []string{"saule"})
	do(ts, false, []string{"register", args[1]})
	caseNo := stands(ts, "result.case_no")
	ts.Setenv(args[0], caseNo)
	as(ts, false, []string{"bolat"})
	do(ts, false, []string{"assign", fmt.Sprintf(`{"case_no": %q, "executor": "dana"}`, caseNo)})
	as(ts, false, []string{"dana"})
	proposal := map[string]any{"case_no": caseNo, "outcome": args[2]}
	if len(args) > 3 {
		proposal["ground"], proposal["facts"] = args[3], args[4]
	}
	do(ts, false, []string{"prepare", inJSON(ts, proposal)})
}

func inJSON(ts *testscript.TestScript, v any) string {
	text, err := json.Marshal(v)
	ts.Check(err)
	return string(text)
}

// composed NUMBER DATE [FILE.json]: Erlan enters the order on who sits in the commission; of the stories' own five with a vote and
// the secretary without one, where no file has others.
func composed(ts *testscript.TestScript, _ bool, args []string) {
	seats := json.RawMessage(inJSON(ts, sitters()))
	if len(args) > 2 {
		text, err := os.ReadFile(ts.MkAbs(args[2]))
		ts.Check(err)
		seats = text
	}
	as(ts, false, []string{"erlan"})
	do(ts, false, []string{"set-composition", inJSON(ts, map[string]any{"number": args[0], "date": args[1], "seats": seats})})
}

// sitters are who sits in the commission of the stories. The fourth has a substitute.
func sitters() (seats []commission.Seat) {
	for i, s := range []struct{ post, name, kk, ru string }{
		{commission.Chair, "Төлегенов Марат Асқарұлы", "әкімнің орынбасары", "заместитель акима"},
		{commission.Deputy, "Қасымова Айжан Болатқызы", "бөлім басшысының орынбасары", "заместитель руководителя отдела"},
		{commission.Ordinary, "Ибраев Нұрлан Ғаниұлы", "заңгер", "юрист"},
		{commission.Ordinary, "Пак Виктор Андреевич", "сәулетші", "архитектор"},
		{commission.Ordinary, "Серіков Асхат Дәуренұлы", "мәслихат депутаты", "депутат маслихата"},
		{commission.Secretary, "Мысалов Ерлан Асқарұлы", "бөлім маманы", "специалист отдела"},
	} {
		seats = append(seats, commission.Seat{N: i + 1, Post: s.post, Votes: s.post != commission.Secretary,
			Human: commission.Human{Name: s.name, WorkKK: s.kk, WorkRU: s.ru}})
	}
	seats[3].Substitute = &commission.Human{Name: "Сон Ирина Львовна", WorkKK: "сәулетші", WorkRU: "архитектор"}
	return seats
}

// called DATE TIME LINE…: Erlan calls a regular meeting and lays its agenda. MEETING is its number, ITEM1 and so on are its items.
func called(ts *testscript.TestScript, _ bool, args []string) {
	as(ts, false, []string{"erlan"})
	do(ts, false, []string{"plan-meeting", fmt.Sprintf(`{"at": "%s %s", "venue": "Әкімдік, 2-қабат", "kind": "regular"}`, args[0], args[1])})
	meeting := stands(ts, "result.meeting")
	ts.Setenv("MEETING", meeting)
	do(ts, false, []string{"set-agenda", fmt.Sprintf(`{"meeting": %s, "items": [%s]}`, meeting, strings.Join(args[2:], ", "))})
	for i := range args[2:] {
		ts.Setenv("ITEM"+strconv.Itoa(i+1), stands(ts, fmt.Sprintf("result.items.%d", i)))
	}
}

// present SEAT… [presiding=SEAT]: who is there now. 4s is the substitute of the fourth.
func present(ts *testscript.TestScript, _ bool, args []string) {
	act := map[string]any{"meeting": json.Number(ts.Getenv("MEETING"))}
	here := []commission.Presence{}
	for _, arg := range args {
		if seat, elected := strings.CutPrefix(arg, "presiding="); elected {
			act["presiding"] = json.Number(seat)
			continue
		}
		seat, substitute := strings.CutSuffix(arg, "s")
		n, err := strconv.Atoi(seat)
		ts.Check(err)
		here = append(here, commission.Presence{Seat: n, Substitute: substitute})
	}
	act["present"] = here
	as(ts, false, []string{"erlan"})
	do(ts, false, []string{"attend", inJSON(ts, act)})
}

// ballotOf reads votes: by count as 3/1/0 (for, against, abstained), by name as «1+ 2+ 3- 4=».
func ballotOf(ts *testscript.TestScript, text string) (b commission.Ballot) {
	if strings.Contains(text, "/") {
		_, err := fmt.Sscanf(text, "%d/%d/%d", &b.For, &b.Against, &b.Abstained)
		ts.Check(err)
		return b
	}
	signs := map[byte]string{'+': commission.For, '-': commission.Against, '=': commission.Abstained}
	for _, vote := range strings.Fields(text) {
		n, err := strconv.Atoi(vote[:len(vote)-1])
		ts.Check(err)
		b.Votes = append(b.Votes, commission.Vote{Seat: n, Choice: signs[vote[len(vote)-1]]})
	}
	return b
}

// votes N MOTION VOTES [JSON]: Erlan writes down what was decided on item N; with ! it cannot be. JSON adds to the act; what it says
// of the ballot adds to the votes.
func votes(ts *testscript.TestScript, refusal bool, args []string) {
	act := map[string]any{"item": json.Number(ts.Getenv("ITEM" + args[0])), "motion": args[1]}
	ballot := map[string]any{}
	ts.Check(json.Unmarshal([]byte(inJSON(ts, ballotOf(ts, args[2]))), &ballot))
	if len(args) > 3 {
		more := map[string]any{}
		ts.Check(json.Unmarshal([]byte(args[3]), &more))
		if b, told := more["ballot"].(map[string]any); told {
			maps.Copy(ballot, b)
		}
		maps.Copy(act, more)
	}
	act["ballot"] = ballot
	as(ts, false, []string{"erlan"})
	do(ts, refusal, []string{"decide-item", inJSON(ts, act)})
}

// added N VOTES LINE: an item comes on the agenda during the sitting, by a vote, as the Nth; with ! it does not.
func added(ts *testscript.TestScript, refusal bool, args []string) {
	as(ts, false, []string{"erlan"})
	do(ts, refusal, []string{"add-to-agenda", fmt.Sprintf(`{"meeting": %s, "line": %s, "ballot": %s}`, ts.Getenv("MEETING"), args[2],
		inJSON(ts, ballotOf(ts, args[1])))})
	if !refusal {
		ts.Setenv("ITEM"+args[0], stands(ts, "result.items.0"))
	}
}

// closes: Erlan closes the meeting; with ! it cannot be closed.
func closes(ts *testscript.TestScript, refusal bool, _ []string) {
	as(ts, false, []string{"erlan"})
	do(ts, refusal, []string{"close-meeting", fmt.Sprintf(`{"meeting": %s}`, ts.Getenv("MEETING"))})
}

// signs NUMBER|each DATE [N…]: Bolat signs what the meeting decided: everything that waits, or the decisions on these items; under one
// number, or each under its own.
func signs(ts *testscript.TestScript, refusal bool, args []string) {
	act := map[string]any{"date": args[1]}
	if args[0] == "each" {
		act["each"] = true
	} else {
		act["number"] = args[0]
	}
	as(ts, false, []string{"bolat"})
	if len(args) == 2 {
		act["meeting"] = json.Number(ts.Getenv("MEETING"))
	} else {
		ts.Check(ts.Exec("kezekctl", "--json", "commission", ts.Getenv("MEETING")))
		var drafts []json.Number
		for _, n := range args[2:] {
			drafts = append(drafts, json.Number(at(itemOf(ts, n), "draft")))
		}
		act["drafts"] = drafts
	}
	do(ts, refusal, []string{"sign-decisions", inJSON(ts, act)})
}

// back N REASON: Bolat does not sign what was decided on item N; with ! he has to.
func back(ts *testscript.TestScript, refusal bool, args []string) {
	as(ts, false, []string{"bolat"})
	do(ts, refusal, append([]string{"send-back", fmt.Sprintf(`{"items": [%s]}`, ts.Getenv("ITEM"+args[0]))}, args[1:]...))
}

// item N PATH VALUE [PATH VALUE…]: so stands item N of the meeting.
func itemIs(ts *testscript.TestScript, _ bool, args []string) {
	ts.Check(ts.Exec("kezekctl", "--json", "commission", ts.Getenv("MEETING")))
	x := itemOf(ts, args[0])
	for i := 1; i+1 < len(args); i += 2 {
		if got := at(x, args[i]); got != args[i+1] {
			ts.Fatalf("%s of item %s is %q, want %q", args[i], args[0], got, args[i+1])
		}
	}
}

// itemOf finds item N in the last answer.
func itemOf(ts *testscript.TestScript, n string) any {
	agenda, _ := told(ts).(map[string]any)["agenda"].([]any)
	for _, x := range agenda {
		if at(x, "n") == n {
			return x
		}
	}
	ts.Fatalf("no item %s", n)
	return nil
}

// alike FILE.pdf: the halves of a paper in two languages, each from its day and number on, have the same numbers: of papers, dates, votes,
// clauses, items, as often; and these are not few.
func alike(ts *testscript.TestScript, _ bool, args []string) {
	paperText(ts, false, args)
	text := headOrFoot.ReplaceAllString(ts.ReadFile("stdout"), "")
	kk, ru := beginsKK.FindStringIndex(text), beginsRU.FindStringIndex(text)
	if kk == nil || ru == nil || ru[0] < kk[0] {
		ts.Fatalf("the paper has no two halves")
	}
	inKK, inRU := numbersIn(text[kk[0]:ru[0]]), numbersIn(text[ru[0]:])
	if len(inKK) < 10 || !slices.Equal(inKK, inRU) {
		ts.Fatalf("in Kazakh %v, in Russian %v", inKK, inRU)
	}
}

var (
	headOrFoot = regexp.MustCompile(`(?m)^.*Контрольный знак.*$|^.*КӨШІРМЕ № \d+ / КОПИЯ № \d+.*$|^.*(БСН|БИН).*$`)
	beginsKK   = regexp.MustCompile(`\d{4} жылғы \d+ \pL+ № `)
	beginsRU   = regexp.MustCompile(`\d+ \pL+ \d{4} года № `)
)

func numbersIn(text string) []string {
	found := regexp.MustCompile(`\d+`).FindAllString(text, -1)
	slices.Sort(found)
	return found
}
