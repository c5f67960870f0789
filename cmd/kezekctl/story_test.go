package main

import (
	"archive/zip"
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/rogpeppe/go-internal/testscript"

	"kezek/app"
	"kezek/locales"
)

// The words a story of the field is told in, beside those of testscript: who sits at the desk, what the clock shows,
// what is done.

// storyNow is the variable the stories' kezekctl reads its clock from; the real program knows none.
const storyNow = "KEZEK_TEST_NOW"

// clocked runs a program by the clock of the story.
func clocked(program func()) func() {
	return func() {
		if shown := os.Getenv(storyNow); shown != "" {
			at, ok := momentOf(shown)
			if !ok {
				panic(storyNow + " is no moment: " + shown)
			}
			officeOptions = append(officeOptions, app.At(func() time.Time { return at }))
		}
		program()
	}
}

// storyAct is the program behind the command "do": one act with its JSON as an argument or in a file FILE.json.
func storyAct() {
	args := []string{"--json", "act"}
	if os.Args[1] == "--preview" {
		args, os.Args = append(args, "--preview"), os.Args[1:]
	}
	name, text, reason := os.Args[1], os.Args[2], os.Args[3:]
	if strings.HasSuffix(text, ".json") {
		file, err := os.ReadFile(text)
		if err != nil {
			panic(err)
		}
		text = string(file)
	}
	args = append(args, name)
	if len(reason) > 0 {
		args = append(args, "--reason", reason[0])
	}
	os.Exit(run(args, bytes.NewReader(withMoments(text)), os.Stdout, os.Stderr))
}

// withMoments turns the moments a story writes as «2018-03-19 10:00» into the unix milliseconds the acts ask for.
func withMoments(text string) []byte {
	d := json.NewDecoder(strings.NewReader(text))
	d.UseNumber()
	var v any
	if err := d.Decode(&v); err != nil {
		panic(err)
	}
	data, err := json.Marshal(counted(v))
	if err != nil {
		panic(err)
	}
	return data
}

func counted(v any) any {
	switch w := v.(type) {
	case map[string]any:
		for key, inner := range w {
			w[key] = counted(inner)
		}
	case []any:
		for i, inner := range w {
			w[i] = counted(inner)
		}
	case string:
		if at, ok := momentOf(w); ok {
			return at.UnixMilli()
		}
	}
	return v
}

// momentOf reads a moment by Kazakhstan's clock, with seconds or without.
func momentOf(text string) (time.Time, bool) {
	for _, layout := range []string{"2006-01-02 15:04", time.DateTime} {
		if at, err := time.ParseInLocation(layout, text, locales.Zone); err == nil {
			return at, true
		}
	}
	return time.Time{}, false
}

// clock DATE TIME: the office's clock stands at this moment from now on.
func clock(ts *testscript.TestScript, _ bool, args []string) {
	shown := strings.Join(args, " ")
	if _, ok := momentOf(shown); !ok {
		ts.Fatalf("clock DATE TIME, as in 2018-03-19 10:00")
	}
	ts.Setenv(storyNow, shown)
}

// as LOGIN: this person sits down at the desk, with the password they have in every story.
func as(ts *testscript.TestScript, _ bool, args []string) {
	ts.Setenv("KEZEK_USER", args[0])
	ts.Setenv("KEZEK_PASSWORD", args[0]+"-7")
}

// do ACT JSON|FILE.json [REASON]: the act is carried out; with ! it is refused. The answer is the standard output.
func do(ts *testscript.TestScript, refusal bool, args []string) {
	want := done
	if refusal {
		want = refused
	}
	exits(ts, false, append([]string{strconv.Itoa(want), "kezekact"}, args...))
}

// when PATH DATE TIME: at the path of the last answer stands this moment, in milliseconds or as RFC 3339; to the second when
// the time has seconds.
func when(ts *testscript.TestScript, _ bool, args []string) {
	want, found := strings.Join(args[1:], " "), stands(ts, args[0])
	at, err := time.Parse(time.RFC3339, found)
	if ms, wrong := strconv.ParseInt(found, 10, 64); wrong == nil {
		at, err = time.UnixMilli(ms), nil
	}
	ts.Check(err)
	got := at.In(locales.Zone).Format(time.DateTime)
	if got[:min(len(got), len(want))] != want {
		ts.Fatalf("%s is %s, want %s", args[0], got, want)
	}
}

// took PATH LENGTH: at the path of the last answer stands a length of time, as in 26h0m0s.
func took(ts *testscript.TestScript, _ bool, args []string) {
	ms, err := strconv.ParseInt(stands(ts, args[0]), 10, 64)
	ts.Check(err)
	if got := (time.Duration(ms) * time.Millisecond).Round(time.Second).String(); got != args[1] {
		ts.Fatalf("%s is %s, want %s", args[0], got, args[1])
	}
}

// finding KEY: the last act was refused, or warned, with this finding among others; with ! without it.
func findingTold(ts *testscript.TestScript, absent bool, args []string) {
	var said struct {
		Key      string
		Findings []struct{ Key string }
	}
	ts.Check(json.Unmarshal([]byte(ts.ReadFile("stdout")), &said))
	keys := []string{said.Key}
	found := said.Key == args[0]
	for _, f := range said.Findings {
		keys = append(keys, f.Key)
		found = found || f.Key == args[0]
	}
	if found == absent {
		ts.Fatalf("findings are %q", keys)
	}
}

// district EDITION: the housing department of Aqsai is opened under an edition. Aigul lets people in, Saule keeps the chancery,
// Dana prepares, Erlan is the commission's secretary, Bolat the head.
func district(ts *testscript.TestScript, _ bool, args []string) {
	file := ts.MkAbs("office.toml")
	ts.Check(os.WriteFile(file, []byte(strings.Replace(aqsai, "EDITION", args[0], 1)), 0o600))
	as(ts, false, []string{"aigul"})
	ts.Check(ts.Exec("kezekctl", "init", "--office", file))
	for _, p := range [][3]string{{"saule", "Сәуле Үлгібекова", "registrar"}, {"dana", "Дана Мысалова", "executor"},
		{"erlan", "Ерлан Мысалов", "secretary"}, {"bolat", "Болат Үлгісов", "head"}} {
		do(ts, false, []string{"add-person", fmt.Sprintf(`{"login": %q, "name": %q, "roles": [%q], "password": "%s-7"}`, p[0], p[1], p[2], p[0])})
	}
}

// aqsai is the office of the stories that need no other.
const aqsai = `name_kk = "Ақсай ауданының тұрғын үй бөлімі"
name_ru = "Отдел жилищных отношений Аксайского района"
bin = "050340000019"
district_kk = "Ақсай ауданы"
district_ru = "Аксайский район"
kato = "273620100"
prefix = "АҚС"
head_post_kk = "Бөлім басшысы"
head_post_ru = "Руководитель отдела"
head_name = "Б. Үлгісов"
edition = "EDITION"
[person]
login = "aigul"
name = "Айгүл Үлгісова"
roles = ["admin"]
`

// takes-over FILE NUMBER DATE: Erlan takes an old list over by a decision; the date as 01.03.2024.
func takesOver(ts *testscript.TestScript, _ bool, args []string) {
	as(ts, false, []string{"erlan"})
	ts.Check(ts.Exec("kezekctl", "--json", "import", args[0], "--number", args[1], "--date", args[2], "--accept", "safe"))
}

// enters NUMBER DATE FILE.json: an application goes its whole way into the queue: Saule registers it, Bolat gives it to Dana, she
// prepares it, he decides.
func enters(ts *testscript.TestScript, _ bool, args []string) {
	as(ts, false, []string{"saule"})
	do(ts, false, []string{"register", args[2]})
	caseNo := stands(ts, "result.case_no")
	as(ts, false, []string{"bolat"})
	do(ts, false, []string{"assign", fmt.Sprintf(`{"case_no": %q, "executor": "dana"}`, caseNo)})
	as(ts, false, []string{"dana"})
	do(ts, false, []string{"prepare", fmt.Sprintf(`{"case_no": %q, "outcome": "grant"}`, caseNo)})
	as(ts, false, []string{"bolat"})
	do(ts, false, []string{"enrol", fmt.Sprintf(`{"case_no": %q, "number": %q, "date": %q}`, caseNo, args[0], args[1])})
}

// draft ACT JSON [REASON]: a decision is drafted; with ! it is refused. The findings and the draft's number are the answer.
func draft(ts *testscript.TestScript, refusal bool, args []string) {
	do(ts, refusal, append([]string{"draft-decision", fmt.Sprintf(`{"act": %q, "data": %s}`, args[0], args[1])}, args[2:]...))
}

// sign NUMBER DATE DRAFT…: drafts are signed under one number; with ! it is refused.
func sign(ts *testscript.TestScript, refusal bool, args []string) {
	do(ts, refusal, []string{"sign-decisions", fmt.Sprintf(`{"drafts": [%s], "number": %q, "date": %q}`, strings.Join(args[2:], ", "), args[0], args[1])})
}

// decided NUMBER DATE ACT JSON [REASON]: Dana drafts a decision and Bolat signs it.
func decided(ts *testscript.TestScript, _ bool, args []string) {
	as(ts, false, []string{"dana"})
	draft(ts, false, args[2:])
	number := stands(ts, "result.draft")
	as(ts, false, []string{"bolat"})
	sign(ts, false, []string{args[0], args[1], number})
}

// preview ACT JSON: what a decision would do, before anybody drafts it; nothing is written.
func preview(ts *testscript.TestScript, _ bool, args []string) {
	want := placesOf(ts)
	ts.Check(ts.Exec("kezekact", "--preview", "draft-decision", fmt.Sprintf(`{"act": %q, "data": %s}`, args[0], args[1])))
	moved, _ := told(ts).(map[string]any)["moved"].([]any)
	for _, m := range moved {
		want[at(m, "reg_no")] = [2]string{at(m, "will"), at(m, "will_in_list")}
	}
	data, err := json.Marshal(want)
	ts.Check(err)
	ts.Setenv("KEZEK_FORESEEN", string(data))
}

// foreseen: everybody stands where the last preview said.
func foreseen(ts *testscript.TestScript, _ bool, _ []string) {
	var want map[string][2]string
	ts.Check(json.Unmarshal([]byte(ts.Getenv("KEZEK_FORESEEN")), &want))
	got := placesOf(ts)
	for regNo, place := range want {
		if is, stands := got[regNo]; !stands && place != [2]string{"0", "0"} || stands && is != place {
			ts.Fatalf("%s stands at %q, the preview said %q", regNo, is, place)
		}
		delete(got, regNo)
	}
	if len(got) > 0 {
		ts.Fatalf("the preview did not say that these would stand in the queue: %q", got)
	}
}

// placesOf are the places of everybody in the queue: in the whole one and in the list.
func placesOf(ts *testscript.TestScript, flags ...string) map[string][2]string {
	ts.Check(ts.Exec("kezekctl", append([]string{"--json", "queue"}, flags...)...))
	places := map[string][2]string{}
	rows, _ := told(ts).([]any)
	for _, row := range rows {
		places[at(row, "reg_no")] = [2]string{at(row, "place"), at(row, "place_in_list")}
	}
	return places
}

// place REGNO OVERALL INLIST [FLAG…]: the place in the queue, in the whole one and in the list; 0 0 is none. The flags are those
// of kezekctl queue, as in --as-of 01.03.2026.
func placed(ts *testscript.TestScript, _ bool, args []string) {
	is, stands := placesOf(ts, args[3:]...)[args[0]]
	if want := [2]string{args[1], args[2]}; stands && is != want || !stands && want != [2]string{"0", "0"} {
		ts.Fatalf("%s stands at %q, want %q", args[0], is, want)
	}
}

// moves REGNO FROM TO [CAUSE=COUNT:OVERALL:INLIST…]: how a place moved between two days, by its causes: these and no others. A
// number above zero is backwards. The causes always add up to the difference of the places, or the story ends here.
func moves(ts *testscript.TestScript, _ bool, args []string) {
	ts.Check(ts.Exec("kezekctl", "--json", "why", args[0], "--from", args[1], "--to", args[2]))
	v := told(ts)
	var sums []string
	causes, _ := v.(map[string]any)["causes"].([]any)
	for _, c := range causes {
		sums = append(sums, fmt.Sprintf("%s=%s:%s:%s", at(c, "cause"), at(c, "count"), at(c, "overall"), at(c, "in_list")))
	}
	slices.Sort(sums)
	if want := slices.Sorted(slices.Values(args[3:])); !slices.Equal(sums, want) {
		ts.Fatalf("causes are %q, want %q", sums, want)
	}
	for total, place := range map[string]string{"overall": "place", "in_list": "place_in_list"} {
		start, _ := strconv.Atoi(at(v, "start."+place))
		end, _ := strconv.Atoi(at(v, "end."+place))
		if at(v, "total."+total) != strconv.Itoa(end-start) {
			ts.Fatalf("the causes move by %s, from %d to %d", at(v, "total."+total), start, end)
		}
	}
}

// head NAME FILE.xlsx: the variable gets the head of the chain that stands in the foot of a printed list.
func headOf(ts *testscript.TestScript, _ bool, args []string) {
	book, err := zip.OpenReader(ts.MkAbs(args[1]))
	ts.Check(err)
	defer book.Close()
	for _, f := range book.File {
		if !strings.HasPrefix(f.Name, "xl/worksheets/") {
			continue
		}
		r, err := f.Open()
		ts.Check(err)
		page, err := io.ReadAll(r)
		ts.Check(err)
		if found := headInFoot.FindSubmatch(page); found != nil {
			ts.Setenv(args[0], string(found[1]))
			return
		}
	}
	ts.Fatalf("no head in the foot of %s", args[1])
}

var headInFoot = regexp.MustCompile(`<oddFooter>[^<]* ([0-9a-f]{16}) `)
