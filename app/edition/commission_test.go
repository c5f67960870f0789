package edition

import (
	"regexp"
	"slices"
	"strings"
	"testing"
)

func TestEveryQueueSaysItsCommission(t *testing.T) {
	names := map[string]string{
		"ALMATY-2013": "Алматы қаласы әкімдігі жанындағы тұрғын үй комиссиясы",
		"R2025-INST":  "мемлекеттік мекеменің (мемлекеттік кәсіпорынның) тұрғын үй комиссиясы",
	}
	for _, e := range queues() {
		c := e.Commission
		if c == nil {
			t.Errorf("%s says nothing of the commission", e.Code)
			continue
		}
		want := names[e.Code]
		if want == "" {
			want = "тұрғын үй комиссиясы"
		}
		if c.Name.KK != want || !strings.Contains(c.Name.RU, "жилищная комиссия") {
			t.Errorf("%s: %+v", e.Code, c.Name)
		}
		if c.Size.Least != 5 || !c.Size.Odd || !c.Size.SecretaryVotes || c.Casting == nil {
			t.Errorf("%s: %+v", e.Code, c.Size)
		}
		if c.Quorum.N != 2 || c.Quorum.Of != 3 || c.Majority.N != 1 || c.Majority.Of != 2 || c.Majority.Base != OfPresent {
			t.Errorf("%s: %+v %+v", e.Code, c.Quorum, c.Majority)
		}
		if !c.Allows(Regular) || !c.Allows(Extraordinary) || c.Allows(InAbsentia) || c.Allows("") {
			t.Errorf("%s: %+v", e.Code, c.Kinds)
		}
	}
	for _, e := range Shipped() {
		if e.Commission != nil && !e.Has(Queue) {
			t.Errorf("%s has no queue: no meeting follows its commission", e.Code)
		}
	}
}

// No paragraph on meetings, quorum or votes was read in any act: none may pass for verified before it is.
func TestNothingOfTheCommissionIsVerified(t *testing.T) {
	for _, e := range queues() {
		kinds := map[string]int{}
		for _, st := range e.Statements() {
			switch st.Kind {
			case OfCommission:
				if kinds[st.Kind]++; st.Service != "" || st.Mark != nil || st.EN == "" {
					t.Errorf("%s: %+v", e.Code, st)
				}
			case OfSize, OfMeetingKind, OfQuorum, OfMajority, OfCasting:
				if kinds[st.Kind]++; st.Service != "" || !st.Unverified() || st.EN == "" || !strings.Contains(st.Source, "to be checked") {
					t.Errorf("%s: %+v", e.Code, st)
				}
			}
		}
		if kinds[OfCommission] != 1 || kinds[OfSize] != 1 || kinds[OfMeetingKind] != 2 || kinds[OfQuorum] != 1 || kinds[OfMajority] != 1 || kinds[OfCasting] != 1 {
			t.Errorf("%s: %v", e.Code, kinds)
		}
	}
}

func TestCommissionIsCompared(t *testing.T) {
	a := shipped(t, "R2025-INST")
	for name, c := range map[string]struct {
		pattern, with string
		kind, value   string
		is            string
	}{
		"quorum":        {`n = 2\nof = 3`, "n = 1\nof = 2", OfQuorum, "share", "1/2"},
		"majority":      {`n = 1\nof = 2`, "n = 2\nof = 3", OfMajority, "share", "2/3"},
		"base":          {`base = "present"`, `base = "composition"`, OfMajority, "base", "composition"},
		"least members": {`least = 5`, "least = 7", OfSize, "least", "7"},
		"odd":           {`odd = true`, "odd = false", OfSize, "odd", ""},
		"secretary":     {`secretary_votes = true\n`, "", OfSize, "secretary_votes", ""},
		"name":          {`en = "housing commission of the state .*`, `en = "commission"`, OfCommission, ValueText, ""},
	} {
		b, err := Load("other.toml", []byte(replaced(t, a.Source, c.pattern, c.with)))
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		d := Compare(a, b)
		if len(d) != 1 || d[0].Statement().Kind != c.kind || d[0].Name != c.value || strings.Join(d[0].Is.Codes, " ") != c.is {
			t.Errorf("%s: %+v", name, d)
		}
	}
	b, err := Load("other.toml", []byte(replaced(t, a.Source, `\[commission.casting\]\n(?:[^\n]+\n)+`, "")))
	if err != nil {
		t.Fatal(err)
	}
	if d := Compare(a, b); b.Commission.Casting != nil || len(d) != 1 || d[0].B != nil || d[0].A.Kind != OfCasting {
		t.Errorf("without a casting vote: %+v", d)
	}
}

var commissionTable = regexp.MustCompile(`(?m)^\[\[?commission\.[a-z]+\]\]?\n(?:[^\n]+\n)+\n?`)

// An office may have adopted an edition before anything was said of the commission: it is read as it always was.
func TestEditionBeforeTheCommission(t *testing.T) {
	for _, e := range queues() {
		old, err := Load("old.toml", []byte(commissionTable.ReplaceAllString(e.Source, "")))
		if err != nil {
			t.Error(err)
			continue
		}
		if old.Commission != nil {
			t.Errorf("%s: %+v", e.Code, old.Commission)
		}
		ours := []string{OfCommission, OfSize, OfMeetingKind, OfQuorum, OfMajority, OfCasting}
		d := Compare(old, e)
		for _, d := range d {
			if d.A != nil || !slices.Contains(ours, d.B.Kind) {
				t.Errorf("%s: %+v", e.Code, d.Statement())
			}
		}
		if len(d) != 7 {
			t.Errorf("%s: %d differences", e.Code, len(d))
		}
	}
}

func TestLoadRefusesCommission(t *testing.T) {
	good := shipped(t, "R2025-INST").Source
	table := func(header string) string { return `(\[` + header + `\]\]?\n(?:[^\n]+\n)*?)` }
	const size, kind, quorum, majority, casting = "[commission.size]", "[[commission.kind]]", "[commission.quorum]", "[commission.majority]", "[commission.casting]"
	for name, c := range map[string]struct {
		broken string
		code   string
		at     string // what stands in the line told; "" is the first line
	}{
		"name in one language":      {replaced(t, good, table("commission.name")+`ru = .*\n`, "$1"), "E12", "[commission.name]"},
		"no size":                   {replaced(t, good, `\[commission.size\]\n(?:[^\n]+\n)+`, ""), "E12", ""},
		"size below zero":           {replaced(t, good, `least = 5`, `least = -1`), "E13", size},
		"a parliament":              {replaced(t, good, `least = 5`, `least = 100`), "E13", size},
		"size without clause":       {replaced(t, good, table("commission.size")+`clause = .*\n`, "$1"), "E12", size},
		"clause in one language":    {replaced(t, good, table("commission.size")+`clause = .*\n`, "${1}clause = { kk = \"x\" }\n"), "E12", size},
		"no kind of meeting":        {replaced(t, good, `\[\[commission.kind\]\]\n(?:[^\n]+\n)+`, ""), "E12", ""},
		"unknown kind":              {replaced(t, good, `code = "regular"`, `code = "monthly"`), "E13", kind},
		"kind twice":                {replaced(t, good, `code = "extraordinary"`, `code = "regular"`), "E15", kind + "\ncode = \"regular\"\nkk = \"Кезектен тыс"},
		"kind without words":        {replaced(t, good, `(code = "extraordinary"\n)kk = .*\n`, "$1"), "E12", kind + "\ncode = \"extraordinary\""},
		"kind with something else":  {replaced(t, good, `code = "regular"`, "code = \"regular\"\nonline = true"), "E11", "online"},
		"quorum of nobody":          {replaced(t, good, `n = 2\nof = 3`, "n = 0\nof = 3"), "E13", quorum},
		"quorum below nobody":       {replaced(t, good, `n = 2\nof = 3`, "n = -2\nof = 3"), "E13", quorum},
		"quorum of more than all":   {replaced(t, good, `n = 2\nof = 3`, "n = 4\nof = 3"), "E13", quorum},
		"quorum of no parts":        {replaced(t, good, `n = 2\nof = 3`, "n = 2\nof = 0"), "E13", quorum},
		"quorum of too small parts": {replaced(t, good, `n = 2\nof = 3`, "n = 67\nof = 101"), "E13", quorum},
		"quorum without source":     {replaced(t, good, table("commission.quorum")+`source = .*\n`, "$1"), "E12", quorum},
		"no quorum":                 {replaced(t, good, `\[commission.quorum\]\n(?:[^\n]+\n)+`, ""), "E12", ""},
		"more than all":             {replaced(t, good, `n = 1\nof = 2`, "n = 2\nof = 2"), "E13", majority},
		"majority of nobody":        {replaced(t, good, `n = 1\nof = 2`, "n = 0\nof = 2"), "E13", majority},
		"majority of whom":          {replaced(t, good, `base = "present"`, `base = "people"`), "E13", majority},
		"majority of no base":       {replaced(t, good, `base = "present"\n`, ""), "E13", majority},
		"majority without words":    {replaced(t, good, table("commission.majority")+`kk = .*\n`, "$1"), "E12", majority},
		"casting without source":    {replaced(t, good, table("commission.casting")+`source = .*\n`, "$1"), "E12", casting},
		"casting without words":     {replaced(t, good, table("commission.casting")+`ru = .*\n`, "$1"), "E12", casting},
		"something else":            {replaced(t, good, `\[commission.casting\]`, "[commission.veto]\nby = \"akim\"\n\n[commission.casting]"), "E11", "[commission.veto]"},
	} {
		code, at := refused(t, c.broken)
		i := strings.Index(c.broken, c.at)
		if i < 0 {
			t.Errorf("%s: %q is not there", name, c.at)
			continue
		}
		if want := strings.Count(c.broken[:i], "\n") + 1; code != c.code || at != want {
			t.Errorf("%s: %s at line %d, want %s at %d", name, code, at, c.code, want)
		}
	}
	for name, text := range map[string]string{
		"all have to be there": replaced(t, good, `n = 2\nof = 3`, "n = 3\nof = 3"),
		"of any size":          replaced(t, good, `least = 5`, "least = 0"),
		"in absentia":          replaced(t, good, `code = "extraordinary"`, `code = "absentia"`),
		"no name":              replaced(t, good, `\[commission.name\]\n(?:[^\n]+\n)+`, ""),
	} {
		if _, err := Load("local.toml", []byte(text)); err != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
}
