package main

import (
	"bytes"
	"encoding/json"
	"os"
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
	name, text, reason := os.Args[1], os.Args[2], os.Args[3:]
	if strings.HasSuffix(text, ".json") {
		file, err := os.ReadFile(text)
		if err != nil {
			panic(err)
		}
		text = string(file)
	}
	args := []string{"--json", "act", name}
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
