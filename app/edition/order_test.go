package edition

import (
	"regexp"
	"slices"
	"strings"
	"testing"

	"kezek/app/workdays"
)

// queues are the shipped editions that rule the queue.
func queues() (all []*Edition) {
	for _, e := range Shipped() {
		if e.Has(Queue) {
			all = append(all, e)
		}
	}
	return all
}

func TestEveryQueueSaysItsOrder(t *testing.T) {
	for _, e := range queues() {
		s := e.Service(Queue)
		if got := codes(s.Order, func(p OrderPart) string { return p.Code }); got != strings.Join(OrderParts, " ") {
			t.Errorf("%s: %s", e.Code, got)
		}
		for _, code := range OrderParts {
			// The wording of article 74 that was read was in force until 24.05.2025.
			p, ok := s.OrderPart(code)
			if want := code == ByCounting && e.Code != "R2025-INST"; !ok || p.Verified != want || p.EN == "" {
				t.Errorf("%s %s: %+v", e.Code, code, p)
			}
		}
		if _, ok := s.OrderPart("age"); ok {
			t.Error("age")
		}
		if r := s.Removal; r == nil || r.Verified || r.Objection != (workdays.Term{N: 10, Unit: workdays.WorkingDay}) {
			t.Errorf("%s: %+v", e.Code, r)
		}
		if r := s.Review; r == nil || r.Verified || r.Every != (workdays.Term{N: 12, Unit: workdays.Month}) {
			t.Errorf("%s: %+v", e.Code, r)
		}
		for _, l := range s.Lists {
			if l.Rank != 0 || e.RankOf(l.Code) != 0 {
				t.Errorf("%s: list %s has a rank", e.Code, l.Code)
			}
		}
	}
}

// The same codes in every edition, so that a decision reads the same under each of them.
func TestGroundsOfMovements(t *testing.T) {
	want := map[string]string{
		ToRestore: "restore-court restore-prosecutor restore-appeal restore-own-mistake restore-orphan",
		ToMove:    "move-category move-choice move-status-lost move-application",
		ToChange: "change-birth change-marriage change-divorce change-death change-moved-in change-moved-out change-court " +
			"change-ground-gained change-ground-lost change-data change-grown-up",
		ToPassOn:  "pass-died pass-left",
		ToSplit:   "split-divorce split-court",
		ToMerge:   "merge-marriage merge-twice",
		ToSuspend: "suspend-inventory suspend-data suspend-documents suspend-court",
		ToResume:  "resume-confirmed resume-ban-lifted resume-own-mistake",
		ToCorrect: "time-own-mistake time-court time-found time-late time-grounds-later time-work-list",
		ToHouse:   "house-provided",
	}
	for _, e := range queues() {
		s := e.Service(Queue)
		for _, kind := range movements {
			if got := codes(s.Reasons(kind), func(g Ground) string { return g.Code }); got != want[kind] {
				t.Errorf("%s %s: %s, want %s", e.Code, kind, got, want[kind])
			}
			for _, g := range s.Reasons(kind) {
				if g.EN == "" || g.NewTime != (g.Code == "move-application") {
					t.Errorf("%s: %+v", e.Code, g)
				}
			}
		}
		for _, g := range s.Reasons(ToRemove) {
			if want := slices.Contains([]string{"own-request", "housed", "died"}, g.Code); g.Unnoticed != want {
				t.Errorf("%s: %s is removed without notice: %v", e.Code, g.Code, g.Unnoticed)
			}
		}
		for _, code := range []string{"pass-died", "pass-left", "time-work-list", "art-118", "art-118-2"} {
			if g, ok := e.Ground(code); !ok || !g.Verified {
				t.Errorf("%s: %+v", e.Code, g)
			}
		}
	}
}

// The Law of 2025 keeps families registered when their children come of age; the wordings of 2012 and 2013 that were read
// name no age of orphans.
func TestEndings(t *testing.T) {
	for code, want := range map[string]string{
		"R2025-INST": "V6", "ALMATY-2018": "V6 V9 V3 V11", "EKO-2017": "V6 V9 V3 V11", "EKO-2016": "V6 V9 V3 V11",
		"ALMATY-2013": "V3 V9 V11", "ATYRAU-2012": "V3 V9 V11",
	} {
		ends := slices.DeleteFunc(shipped(t, code).Service(Queue).Reasons(ToRegister), func(g Ground) bool { return g.Ends == nil })
		if got := codes(ends, func(g Ground) string { return g.Code }); got != want {
			t.Errorf("%s: %s, want %s", code, got, want)
		}
		for _, g := range ends {
			of := map[string]Ending{"V6": {29, "applicant", true}, "V3": {18, "child", false}, "V9": {18, "youngest", false}, "V11": {18, "youngest", false}}
			if *g.Ends != of[g.Code] {
				t.Errorf("%s %s: %+v", code, g.Code, *g.Ends)
			}
		}
	}
}

func TestTurnOf(t *testing.T) {
	for _, e := range queues() {
		for _, c := range []struct {
			grounds []string
			want    string
		}{
			{nil, ""},
			{[]string{"V1"}, ""},
			{[]string{"V1", "art-118"}, FirstRight},
			{[]string{"art-118-2", "art-118"}, OutOfTurn},
			{[]string{"nothing", "own-request"}, ""},
		} {
			if got := e.TurnOf(c.grounds); got != c.want {
				t.Errorf("%s %v: %q, want %q", e.Code, c.grounds, got, c.want)
			}
		}
	}
}

func TestRankOf(t *testing.T) {
	text := strings.Replace(shipped(t, "R2025-INST").Source, "code = \"workers\"\n", "code = \"workers\"\nrank = 3\n", 1)
	e, err := Load("ranked.toml", []byte(text))
	if err != nil {
		t.Fatal(err)
	}
	if e.RankOf("workers") != 3 || e.RankOf("veteran") != 0 || e.RankOf("nobody") != 0 {
		t.Error(e.RankOf("workers"))
	}
	d := Compare(shipped(t, "R2025-INST"), e)
	if len(d) != 1 || d[0].Name != "rank" || d[0].Is.Codes[0] != "3" {
		t.Errorf("%+v", d)
	}
}

var (
	queueTable = regexp.MustCompile(`(?m)^\[\[?service\.queue\.(order|removal|review)\]\]?\n(?:[^\n]+\n)+\n?`)
	movement   = regexp.MustCompile(`(?m)^\[\[service\.queue\.ground\]\]\ncode = "[^"]+"\nkind = "([^"]+)"\n(?:[^\n]+\n)+\n?`)
	newKey     = regexp.MustCompile(`(?m)^(ends|unnoticed) = .*\n`)
)

// An office may have adopted an edition before anything was said of the queue's order: it is read as it always was.
func TestEditionOfBefore(t *testing.T) {
	for _, e := range queues() {
		text := queueTable.ReplaceAllString(e.Source, "")
		text = movement.ReplaceAllStringFunc(text, func(table string) string {
			if slices.Contains(movements, movement.FindStringSubmatch(table)[1]) || strings.Contains(table, "\nturn = ") {
				return ""
			}
			return table
		})
		old, err := Load("old.toml", []byte(newKey.ReplaceAllString(text, "")))
		if err != nil {
			t.Error(err)
			continue
		}
		s := old.Service(Queue)
		if len(s.Order) > 0 || s.Removal != nil || s.Review != nil || len(s.Reasons(ToRestore)) > 0 || len(s.Reasons(ToRemove)) < 9 {
			t.Errorf("%s: %+v", e.Code, s)
		}
		if _, ok := s.OrderPart(ByCounting); ok || old.TurnOf([]string{"V1", "art-118"}) != "" || old.RankOf("veteran") != 0 {
			t.Errorf("%s says something", e.Code)
		}
		for _, d := range Compare(old, e) {
			switch st := d.Statement(); st.Kind {
			case OfOrder, OfRemoval, OfReview, OfGround:
			default:
				t.Errorf("%s: %+v", e.Code, st)
			}
		}
	}
}

func TestLoadRefusesOrder(t *testing.T) {
	good := shipped(t, "R2025-INST").Source
	const turnGround = "code = \"art-118\"\nkind = \"register\"\nturn = \"first-right\"\n"
	swapped := strings.NewReplacer(`code = "turn"`, `code = "counting"`, `code = "counting"`, `code = "turn"`)
	for name, c := range map[string]struct {
		broken string
		code   string
		at     string // what stands in the table told
	}{
		"unknown part":               {replaced(t, good, `code = "old-order"`, `code = "age"`), "E13", `code = "age"`},
		"part twice":                 {replaced(t, good, `code = "old-order"`, `code = "turn"`), "E15", "code = \"turn\"\nkk = \"Уақыты"},
		"another order":              {swapped.Replace(good), "E13", "code = \"turn\"\nkk = \"Кезек барлық"},
		"part without clause":        {replaced(t, good, `(code = "register-no"\n(?:.*\n){3})clause.*\n`, "$1"), "E12", `code = "register-no"`},
		"order of another service":   {elsewhere(t, good, "[[service.queue.order]]", "[[service.aid.order]]"), "E13", "[[service.aid.order]]"},
		"removal of another service": {elsewhere(t, good, "[service.queue.removal]", "[service.aid.removal]"), "E13", "[service.aid.removal]"},
		"review of another service":  {elsewhere(t, good, "[service.queue.review]", "[service.aid.review]"), "E13", "[service.aid.review]"},
		"movement of another service": {elsewhere(t, good, "", "[[service.aid.ground]]\ncode = \"x\"\nkind = \"restore\"\nkk = \"x\"\nru = \"x\"\nclause = { kk = \"x\", ru = \"x\" }\nsource = \"x\"\n"),
			"E13", "[[service.aid.ground]]"},
		"no term to object":           {replaced(t, good, `objection = .*\n`, ""), "E12", "[service.queue.removal]"},
		"half a term to object":       {replaced(t, good, `objection = .*`, `objection = { n = 10 }`), "E13", "[service.queue.removal]"},
		"term to object below zero":   {replaced(t, good, `objection = .*`, `objection = { n = -1, unit = "working_day" }`), "E13", "[service.queue.removal]"},
		"removal without words":       {replaced(t, good, `(\[service.queue.removal\]\n.*\n)kk = .*\n`, "$1"), "E12", "[service.queue.removal]"},
		"removal without source":      {replaced(t, good, `(\[service.queue.removal\]\n(?:.*\n){5})source = .*\n`, "$1"), "E12", "[service.queue.removal]"},
		"review never":                {replaced(t, good, `every = .*`, `every = { n = 0, unit = "month" }`), "E13", "[service.queue.review]"},
		"review in an unknown unit":   {replaced(t, good, `every = .*`, `every = { n = 1, unit = "year" }`), "E13", "[service.queue.review]"},
		"review without a term":       {replaced(t, good, `every = .*\n`, ""), "E12", "[service.queue.review]"},
		"rank below zero":             {replaced(t, good, `code = "workers"\n`, "code = \"workers\"\nrank = -1\n"), "E13", `code = "workers"`},
		"rank too high":               {replaced(t, good, `code = "workers"\n`, "code = \"workers\"\nrank = 201\n"), "E13", `code = "workers"`},
		"unknown turn":                {replaced(t, good, turnGround, "code = \"art-118\"\nkind = \"register\"\nturn = \"soon\"\n"), "E13", `code = "art-118"`},
		"turn of a removal":           {replaced(t, good, `code = "own-request"\nkind = "remove"\n`, "code = \"own-request\"\nkind = \"remove\"\nturn = \"first-right\"\n"), "E13", `code = "own-request"`},
		"no turn and no list":         {replaced(t, good, turnGround, "code = \"art-118\"\nkind = \"register\"\n"), "E13", `code = "art-118"`},
		"turn in no list there is":    {replaced(t, good, turnGround, turnGround+"list = \"nobody\"\n"), "E13", `code = "art-118"`},
		"ends of a removal":           {replaced(t, good, `code = "own-request"\nkind = "remove"\n`, "code = \"own-request\"\nkind = \"remove\"\nends = { age = 18, of = \"child\" }\n"), "E13", `code = "own-request"`},
		"ends at birth":               {replaced(t, good, `ends = .*`, `ends = { age = 0, of = "applicant" }`), "E13", `code = "V6"`},
		"ends after a long life":      {replaced(t, good, `ends = .*`, `ends = { age = 121, of = "applicant" }`), "E13", `code = "V6"`},
		"ends of whom":                {replaced(t, good, `ends = .*`, `ends = { age = 29, of = "neighbour" }`), "E13", `code = "V6"`},
		"ends of nobody":              {replaced(t, good, `ends = .*`, `ends = { age = 29 }`), "E13", `code = "V6"`},
		"ends with something else":    {replaced(t, good, `ends = .*`, `ends = { age = 29, of = "applicant", study = true }`), "E11", "study = true"},
		"new time of a restoration":   {replaced(t, good, `code = "restore-court"\n`, "code = \"restore-court\"\nnew_time = true\n"), "E13", `code = "restore-court"`},
		"unnoticed change":            {replaced(t, good, `code = "change-birth"\n`, "code = \"change-birth\"\nunnoticed = true\n"), "E13", `code = "change-birth"`},
		"list of a move":              {replaced(t, good, `code = "move-choice"\n`, "code = \"move-choice\"\nlist = \"veteran\"\n"), "E13", `code = "move-choice"`},
		"code of a refusal once more": {replaced(t, good, `code = "suspend-court"`, `code = "court-ban"`), "E15", "code = \"court-ban\"\nkind = \"suspend-entry\""},
	} {
		code, at := refused(t, c.broken)
		i := strings.Index(c.broken, c.at)
		if i < 0 {
			t.Errorf("%s: %q is not there", name, c.at)
			continue
		}
		want := strings.Count(c.broken[:i], "\n") + 1
		if strings.HasPrefix(c.at, "code") { // the header is the line above the code
			want--
		}
		if code != c.code || at != want {
			t.Errorf("%s: %s at line %d, want %s at %d", name, code, at, c.code, want)
		}
	}
}

func replaced(t *testing.T, text, pattern, with string) string {
	t.Helper()
	changed := regexp.MustCompile("(?m)"+pattern).ReplaceAllString(text, with)
	if changed == text {
		t.Fatalf("%q: nothing replaced", pattern)
	}
	return changed
}

// elsewhere gives the edition a second service, of a copy of the first one's necessary tables, and the table named from
// the queue to it, or a text of its own.
func elsewhere(t *testing.T, text, table, as string) string {
	t.Helper()
	second := "\n"
	for _, header := range []string{"title", "total", "appeal"} {
		i := strings.Index(text, "[service.queue."+header+"]\n")
		end := strings.Index(text[i:], "\n\n")
		second += strings.Replace(text[i:i+end], "service.queue", "service.aid", 1) + "\n\n"
	}
	if table != "" {
		i := strings.Index(text, table+"\n")
		end := strings.Index(text[i:], "\n\n")
		as = strings.Replace(text[i:i+end], table, as, 1) + "\n"
	}
	return strings.TrimRight(text, "\n") + "\n" + second + as
}
