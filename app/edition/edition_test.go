package edition

import (
	"slices"
	"strconv"
	"strings"
	"testing"

	"kezek/app/fault"
	"kezek/app/workdays"
	"kezek/locales"
)

func shipped(t *testing.T, code string) *Edition {
	t.Helper()
	for _, e := range Shipped() {
		if e.Code == code {
			return e
		}
	}
	t.Fatal("no edition", code)
	return nil
}

func TestShipped(t *testing.T) {
	if !slices.IsSortedFunc(Shipped(), func(a, b *Edition) int { return strings.Compare(b.From, a.From) }) {
		t.Error("not the newest first")
	}
	for code, want := range map[string]struct {
		term           workdays.Term
		verified       bool
		from, to, area string
	}{
		"R2025-INST":  {workdays.Term{N: 5, Unit: workdays.WorkingDay}, true, "2025-05-24", "", ""},
		"ALMATY-2018": {workdays.Term{N: 30, Unit: workdays.CalendarDay}, false, "2018-02-08", "2020-12-30", "75"},
		"ALMATY-2013": {workdays.Term{}, true, "2013-07-13", "2014-02-06", "75"},
		"ATYRAU-2012": {workdays.Term{}, true, "2013-02-05", "2013-06-21", "23"},
		"EKO-2017":    {workdays.Term{N: 30, Unit: workdays.CalendarDay}, true, "2017-04-12", "2020-06-26", "63"},
		"EKO-2016":    {workdays.Term{N: 30, Unit: workdays.CalendarDay}, true, "2016-07-05", "2017-04-11", "63"},
	} {
		e := shipped(t, code)
		term, ok := e.Service(Queue).Term("")
		if ok != (want.term.N > 0) || term != want.term || e.Services[Queue].Total.Verified != want.verified {
			t.Errorf("%s: %v %v", code, term, ok)
		}
		if e.From != want.from || e.To != want.to || e.Territory.Code != want.area || len(e.SHA256) != 64 || !strings.Contains(e.Source, code) {
			t.Errorf("%s: %s–%s %q %s", code, e.From, e.To, e.Territory.Code, e.SHA256)
		}
		if _, ok := e.Service(Aid).Term(""); ok {
			t.Error("a term of a service it does not have")
		}
		again, err := Load("again.toml", []byte(e.Source))
		if err != nil || again.SHA256 != e.SHA256 {
			t.Error(err)
		}
	}
}

func TestLists(t *testing.T) {
	six := []string{"veteran", "orphan", "large", "vulnerable", "state", "unsafe"}
	four := []string{"veteran", "vulnerable", "state", "unsafe"} // orphans have a list of their own since the law of 04.07.2013
	named := map[string]string{
		"ҰОС ардагерлері": "veteran", "Ветераны ВОВ": "veteran",
		"Жетім балалар": "orphan", "Дети-сироты": "orphan",
		"Көпбалалы отбасылар": "large", "Многодетные семьи": "large",
		"Халықтың әлеуметтік осал топтары": "vulnerable", "Социально уязвимые слои": "vulnerable",
		"Мемлекеттік қызметшілер және бюджеттік ұйым қызметкерлері": "state", "Госслужащие и работники бюджетных организаций": "state",
		"Жалғыз тұрғын үйі авариялық": "unsafe", "Единственное жилище аварийное": "unsafe",
		"ЖАЛҒЫЗ ТҰРҒЫН ҮЙІ АВАРИЯЛЫҚ": "unsafe", " жетiм\u00a0балалар ": "orphan", "orphan": "orphan",
	}
	for _, e := range Shipped() {
		if !e.Has(Queue) {
			continue
		}
		lists := six
		if e.Code == "ALMATY-2013" || e.Code == "ATYRAU-2012" {
			lists = four
		}
		for _, code := range lists {
			l, ok := e.List(code)
			if !ok || l.Cite.KK == "" || !strings.Contains(l.Clause, l.Cite.RU) || l.In(locales.EN) != l.EN {
				t.Errorf("%s: list %s: %+v", e.Code, code, l)
			}
		}
		for name, want := range named {
			if !slices.Contains(lists, want) {
				want = ""
			}
			if got, ok := e.ListByAlias(name); ok != (want != "") || got != want {
				t.Errorf("%s: %q is %q, want %q", e.Code, name, got, want)
			}
		}
		for _, name := range []string{"", "Барлығы", "асдф"} {
			if got, ok := e.ListByAlias(name); ok {
				t.Errorf("%s: %q is %q", e.Code, name, got)
			}
		}
		if _, ok := e.List("general"); ok {
			t.Error("the general list is no separate list")
		}
	}
	// Not verified on the domain's pages, so not verified here.
	if l, _ := shipped(t, "R2025-INST").List("state"); l.Verified {
		t.Error("state")
	}
	if l, _ := shipped(t, "R2025-INST").List("orphan"); !l.Verified {
		t.Error("orphan")
	}
}

func codes[T any](all []T, code func(T) string) string {
	var s []string
	for _, a := range all {
		s = append(s, code(a))
	}
	return strings.Join(s, " ")
}

func TestDocuments(t *testing.T) {
	for _, c := range []struct{ edition, list, channel, want string }{
		{"ALMATY-2018", "orphan", ByPortal, "D1 D3 D4 D9 D11 D12 D13"},
		{"ALMATY-2018", "orphan", ByCorporation, "D1 D2 D3 D4 D9 D10 D11 D12 D13"},
		{"ALMATY-2018", "vulnerable", ByPortal, "D1 D3 D4 D6 D9 D11 D12 D13 D14"},
		{"ALMATY-2018", "unsafe", ByPortal, "D1 D3 D4 D5 D9 D11 D12 D13"},
		{"ALMATY-2018", "state", ByPortal, "D1 D3 D4 D7 D8 D9 D11 D12 D13"},
		{"EKO-2017", "orphan", ByPortal, "D1 D4 D9 D11 D12 D13"},
		{"EKO-2016", "unsafe", ByCorporation, "D1 D2 D4 D5 D9 D10 D11 D12 D13"},
		{"ALMATY-2013", "vulnerable", ByOffice, "D1 D2 D4 D6 D9 D11 D12 D13 D14"},
		{"ATYRAU-2012", "state", ByCorporation, "D1 D2 D4 D7 D8 D9 D10 D11 D12 D13"},
		{"R2025-INST", "workers", ByOffice, "application identity civil-acts court real-estate address"},
		{"R2025-INST", "vulnerable", ByOffice, "application identity civil-acts court vulnerable real-estate address"},
	} {
		got := codes(shipped(t, c.edition).Service(Queue).Asks(c.list, c.channel), func(d Document) string { return d.Code })
		if got != c.want {
			t.Errorf("%s %s %s: %s, want %s", c.edition, c.list, c.channel, got, c.want)
		}
	}
	for _, d := range shipped(t, "R2025-INST").Service(Queue).Asks("workers", ByOffice) {
		if d.Required != (d.Code == "application" || d.Code == "identity") || d.System != (d.Code == "real-estate" || d.Code == "address") {
			t.Errorf("%+v", d)
		}
	}
}

func TestChannels(t *testing.T) {
	if _, ok := shipped(t, "ALMATY-2018").Service(Queue).Channel(ByOffice); ok {
		t.Error("Almaty 2018 takes applications through the corporation and the portal only")
	}
	for _, c := range []struct{ edition, service, want string }{
		{"ALMATY-2018", Certificate, "corporation"},
		{"ALMATY-2018", Privatization, "office corporation"},
		{"EKO-2017", Queue, "corporation portal"},
		{"EKO-2017", Certificate, "office"},
		{"ALMATY-2013", Queue, "office corporation portal"},
		{"ATYRAU-2012", Queue, "office corporation portal"},
	} {
		got := codes(shipped(t, c.edition).Service(c.service).Channels, func(c Channel) string { return c.Code })
		if got != c.want {
			t.Errorf("%s %s: %s, want %s", c.edition, c.service, got, c.want)
		}
	}
	if c, ok := shipped(t, "R2025-INST").Service(Queue).Channel(ByOffice); !ok || !c.Verified {
		t.Error("office")
	}
}

func TestGrounds(t *testing.T) {
	for _, e := range Shipped() {
		for _, l := range e.Lists() {
			if !slices.ContainsFunc(e.Service(Queue).Reasons(ToRegister), func(g Ground) bool { return g.List == l.Code }) {
				t.Errorf("%s: no ground leads to the list %s", e.Code, l.Code)
			}
		}
		for _, kind := range []string{ToRegister, ToRefuse, ToRemove} {
			for _, g := range e.Service(Queue).Reasons(kind) {
				if got, ok := e.Ground(g.Code); !ok || got != g || got.Kind != kind {
					t.Errorf("%s: ground %s", e.Code, g.Code)
				}
			}
		}
		if !e.Has(Queue) {
			continue
		}
		g, ok := e.Ground("own-house")
		if !ok || !g.Verified || g.In(locales.RU) == g.In(locales.KK) || g.In(locales.EN) != g.RU {
			t.Errorf("%+v", g)
		}
		if g, ok := e.Ground("own-request"); !ok || g.Verified {
			t.Errorf("%+v", g)
		}
		if _, ok := e.Ground("nothing"); ok {
			t.Error("nothing")
		}
	}
	refuse := func(code string) string {
		return codes(shipped(t, code).Service(Queue).Reasons(ToRefuse), func(g Ground) string { return g.Code })
	}
	// Paragraph 6 of the rules of institutions' stock: sub-paragraphs 2–5 of article 72, which knows no worsening since 2025.
	if got := refuse("R2025-INST"); strings.Contains(got, "worsened") || !strings.HasSuffix(got, "owns-dwelling owns-in-republic has-communal false-documents") {
		t.Error(got)
	}
	for i, code := range []string{"owns-dwelling", "owns-in-republic", "has-communal", "false-documents"} {
		if g, _ := shipped(t, "R2025-INST").Ground(code); !g.Verified || g.Cite.RU != "подпункт "+strconv.Itoa(i+2)+") статьи 72 Закона" {
			t.Errorf("%+v", g)
		}
	}
	if got := refuse("ALMATY-2018"); strings.Count(got, "worsened-") != 5 || !strings.Contains(got, "income") {
		t.Error(got)
	}
}

// refused loads a broken text and gives the fault's code and line.
func refused(t *testing.T, text string) (code string, line int) {
	t.Helper()
	e, err := Load("local.toml", []byte(text))
	f, ok := fault.Of(err)
	if e != nil || !ok || f.Args["file"] != "local.toml" {
		t.Fatalf("%v, %v", e, err)
	}
	for _, l := range locales.Langs {
		if said := l.With(f.Key, f.Args); said == f.Key || strings.Contains(said, "<no value>") {
			t.Errorf("%s: %s", l, said)
		}
	}
	line, _ = strconv.Atoi(f.Args["line"].(string))
	return f.Code, line
}

// TestEveryLineCounts takes each text, code, clause and source away in turn, of each sort of table the first and the last:
// the fault names the table it was in.
func TestEveryLineCounts(t *testing.T) {
	for _, e := range Shipped() {
		lines := strings.Split(e.Source, "\n")
		last := map[string]int{} // header and key to the last line of it
		header := 0
		of := func(line string) string { key, _, _ := strings.Cut(line, " "); return lines[header] + " " + key }
		for i, line := range lines {
			if strings.HasPrefix(line, "[") {
				header = i
			}
			last[of(line)] = i
		}
		seen := map[string]bool{}
		header = 0
		for i, line := range lines {
			if strings.HasPrefix(line, "[") {
				header = i
			}
			if seen[of(line)] && last[of(line)] != i {
				continue
			}
			seen[of(line)] = true
			key, _, _ := strings.Cut(line, " ")
			if !slices.Contains([]string{"kk", "ru", "code", "clause", "source", "kind", "from", "n", "unit", "registered"}, key) || line == `code = ""` {
				continue
			}
			if lines[header] == "[territory]" && key == "code" {
				continue // without it the territory is the whole country
			}
			if key == "registered" && e.Law.Number != "" {
				continue
			}
			broken := slices.Delete(slices.Clone(lines), i, i+1)
			if code, at := refused(t, strings.Join(broken, "\n")); code != "E12" && code != "E13" || at != header+1 && header > 0 {
				t.Errorf("%s without %q: %s at line %d, the table is at %d", e.Code, line, code, at, header+1)
			}
		}
	}
}

func TestLoadRefuses(t *testing.T) {
	good := shipped(t, "R2025-INST").Source
	line := func(text, of string) int { return strings.Count(text[:strings.Index(text, of)], "\n") + 1 }
	for name, c := range map[string]struct {
		old, new, code string
		at             string // what stands in the line told
	}{
		"not TOML":          {`unit = "working_day"`, `unit = `, "E10", "unit = "},
		"unknown key":       {`unit = "working_day"`, "unit = \"working_day\"\ncolour = \"red\"", "E11", "colour"},
		"unknown table":     {"[service.queue.total]", "[service.queue.extra]\nx = 1\n[service.queue.total]", "E11", "[service.queue.extra]"},
		"unknown inline":    {`clause = { kk`, `clause = { de = "x", kk`, "E11", "{ de ="},
		"unit":              {`"working_day"`, `"week"`, "E13", "[service.queue.total]"},
		"no term":           {"n = 5", "n = 0", "E13", "[service.queue.total]"},
		"impossible date":   {`from = "2025-05-24"`, `from = "2025-02-30"`, "E13", ""},
		"ends before":       {`from = "2025-05-24"`, "from = \"2025-05-24\"\nto = \"2025-05-23\"", "E13", ""},
		"date of the law":   {`date = "2025-03-31"`, `date = "31.03.2025"`, "E13", "[law]"},
		"kind":              {`kind = "remove"`, `kind = "away"`, "E13", "@need-ended"},
		"list of a ground":  {`list = "workers"`, `list = "nobody"`, "E13", "@worker\""},
		"list of a refusal": {`kind = "refuse"`, "kind = \"refuse\"\nlist = \"state\"", "E13", "@unreliable"},
		"list of documents": {`lists = ["vulnerable"]`, `lists = ["poor"]`, "E13", "@vulnerable\"\nkk = \"Халықтың әлеуметтік жағынан осал топтарына"},
		"code twice":        {`code = "moved-away"`, `code = "need-ended"`, "E15", "@need-ended\"\nkind = \"remove\"\nkk = \"Басқа"},
		"name of two lists": {`    "Мекеме қызметкерлері",`, `    "Жетім балалар",`, "E15", "@orphan"},
	} {
		text := strings.Replace(good, c.old, c.new, 1)
		if text == good {
			t.Errorf("%s: nothing replaced", name)
			continue
		}
		want := 1
		if of, ok := strings.CutPrefix(c.at, "@"); ok { // the header is the line above the code
			want = line(text, `code = "`+of) - 1
		} else if c.at != "" {
			want = line(text, c.at)
		}
		if code, at := refused(t, text); code != c.code || at != want {
			t.Errorf("%s: %s at line %d, want %s at %d", name, code, at, c.code, want)
		}
	}
}

func TestOverlap(t *testing.T) {
	make := func(from, to, territory string) *Edition {
		text := strings.Replace(shipped(t, "R2025-INST").Source, `from = "2025-05-24"`, "from = \""+from+"\"\nto = \""+to+"\"", 1)
		e, err := Load("x.toml", []byte(strings.Replace(text, `code = ""`, `code = "`+territory+`"`, 1)))
		if err != nil {
			t.Fatal(err)
		}
		return e
	}
	communal := make("2020-01-01", "", "")
	communal.Stock = "communal"
	for _, c := range []struct {
		a, b *Edition
		over bool
	}{
		{make("2020-01-01", "2020-12-31", ""), make("2021-01-01", "2021-12-31", ""), false},
		{make("2020-01-01", "2021-01-01", ""), make("2021-01-01", "2021-12-31", ""), true},
		{make("2020-01-01", "2020-06-01", ""), make("2020-06-02", "", ""), false},
		{make("2020-01-01", "", ""), make("2020-06-02", "", ""), true},
		{make("2020-01-01", "", ""), communal, false},
		{make("2020-01-01", "", "75"), make("2020-06-02", "", ""), false},
	} {
		for _, pair := range [][]*Edition{{c.a, c.b}, {c.b, c.a}} {
			err := Overlap(pair)
			f, ok := fault.Of(err)
			if ok != c.over || ok && (f.Code != "E14" || f.Args["line"] == "0") {
				t.Errorf("%s–%s and %s–%s: %v", c.a.From, c.a.To, c.b.From, c.b.To, err)
			}
		}
	}
}

// A clause is printed on citizens' papers: what is to be checked is said by the mark and the source, never there.
func TestClausesCarryNoRemarks(t *testing.T) {
	for _, e := range Shipped() {
		for i, line := range strings.Split(e.Source, "\n") {
			if strings.HasPrefix(line, "clause") && (strings.Contains(line, "тексер") || strings.Contains(line, "провер")) {
				t.Errorf("%s, line %d: %s", e.Code, i+1, line)
			}
		}
	}
}
