package privatization

import (
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"kezek/app/edition"
	"kezek/app/fault"
)

// rights are an edition with a ground of each sort.
func rights() *edition.Service {
	ground := func(code string, r edition.Right, verified bool) edition.Ground {
		return edition.Ground{Code: code, Kind: edition.ToRegister, Right: &r, Mark: edition.Mark{Clause: "Закон", Verified: verified}}
	}
	return &edition.Service{Bars: []edition.Bar{{Code: "before", Of: edition.OfPerson, Ground: "once", Once: true, Text: says("before"), Mark: sure("13 п. 9")}},
		Grounds: []edition.Ground{
			ground("communal", edition.Right{Statuses: []string{edition.Communal}}, true),
			ground("service", edition.Right{Statuses: []string{edition.ForService}, Years: 10, Of: edition.OfWork, Endings: []string{"illness"}}, true),
			ground("space", edition.Right{Years: 15, Over: true, Of: edition.OfSpace, Free: true}, true),
			ground("widow", edition.Right{Years: 10, Of: edition.OfWork, Family: true}, true),
			ground("maybe", edition.Right{Statuses: []string{edition.ForService}}, false),
			{Code: "once", Kind: edition.ToRefuse},
		},
		Transfer: &edition.TransferRule{Statuses: []string{edition.ForService}, Mark: sure("109 п. 4")}}
}

func worked(from, to string) []Period {
	return []Period{{From: from, To: to, Document: "справка"}}
}

func TestGrantable(t *testing.T) {
	me := []Person{{Name: "Әлия", Born: "1980-01-01", Tenant: true, TakesPart: true}}
	for name, c := range map[string]struct {
		m    Matter
		f    Facts
		want string
	}{
		"nothing against it":          {Matter{Status: edition.Communal, Ground: "communal"}, Facts{}, ""},
		"no status":                   {Matter{Ground: "communal"}, Facts{}, "status need.status"},
		"no ground":                   {Matter{Status: edition.Communal}, Facts{}, "ground need.right"},
		"of another status":           {Matter{Status: edition.Equated, Ground: "communal"}, Facts{}, "ground right.status"},
		"ten years":                   {Matter{Status: edition.ForService, Ground: "service", Service: worked("2016-06-16", "2026-06-15")}, Facts{Transfer: true}, ""},
		"a day less":                  {Matter{Status: edition.ForService, Ground: "service", Service: worked("2016-06-17", "2026-06-15")}, Facts{Transfer: true}, "service length.short"},
		"without proof":               {Matter{Status: edition.ForService, Ground: "service", Service: []Period{{From: "2000-01-01"}}}, Facts{Transfer: true}, "service length.short"},
		"ended by illness":            {Matter{Status: edition.ForService, Ground: "service", Ending: "illness", EndingProof: "приказ"}, Facts{Transfer: true}, ""},
		"by illness, unproved":        {Matter{Status: edition.ForService, Ground: "service", Ending: "illness"}, Facts{Transfer: true}, "ending_proof need.proof"},
		"ended by what does not help": {Matter{Status: edition.ForService, Ground: "service", Ending: "age-limit", EndingProof: "приказ"}, Facts{Transfer: true}, "service length.short"},
		"passed to the family":        {Matter{Status: edition.ForService, Ground: "service"}, Facts{Transfer: true, Passed: true}, ""},
		"the family's own ground":     {Matter{Status: edition.Communal, Ground: "widow"}, Facts{}, ""},
		"fifteen is not more":         {Matter{Status: edition.Communal, Ground: "space", FreeProof: "справка", Service: worked("2011-06-16", "2026-06-15")}, Facts{}, "service length.short"},
		"fifteen and a month":         {Matter{Status: edition.Communal, Ground: "space", FreeProof: "справка", Service: worked("2011-05-16", "2026-06-15")}, Facts{}, ""},
		"free without proof":          {Matter{Status: edition.Communal, Ground: "space", Service: worked("2000-05-16", "2026-06-15")}, Facts{}, "free_proof need.proof"},
		"says so themselves":          {Matter{Status: edition.Communal, Ground: "communal", Earlier: Yes}, Facts{}, "earlier earlier.said"},
		"not given over":              {Matter{Status: edition.ForService, Ground: "service", Ending: "illness", EndingProof: "приказ"}, Facts{}, "status transfer.missing"},
	} {
		c.m.Dwelling = Dwelling{Address: "Абай 1", Total: 1}
		c.m.Bars = []Answer{answer("before", 1, No)}
		c.f.People, c.f.Day = me, "2026-06-15"
		if got := tell(c.m.Grantable(rights(), c.f)); got != c.want {
			t.Errorf("%s: %s, want %s", name, got, c.want)
		}
	}
	m := Matter{Status: edition.Communal, Ground: "maybe", Bars: []Answer{answer("before", 1, No)}, Dwelling: Dwelling{Address: "Абай 1", Total: 1}}
	if fs := m.Grantable(rights(), Facts{People: me, Day: "2026-06-15"}); len(fs) != 1 || fs[0].Severity != fault.NeedsReason {
		t.Errorf("a ground to be checked against the act only asks for a reason: %v", fs)
	}
}

func TestJudge(t *testing.T) {
	people := []Person{{N: 0, Tenant: true, TakesPart: true}, {N: 2, TakesPart: true}}
	bar := rights().Bars[0]
	trace := func(n int) []Trace { return []Trace{{Key: "contract/1", N: n}} }
	for name, c := range map[string]struct {
		n        int
		verdicts []Verdict
		verified bool
		want     string
		severity fault.Severity
	}{
		"nobody said":                  {0, nil, true, "trace.unjudged", fault.Blocks},
		"of another trace":             {0, []Verdict{{Key: "contract/2", Same: No, Reason: "тёзка"}}, true, "trace.unjudged", fault.Blocks},
		"of another person":            {0, []Verdict{{Key: "contract/1", N: 2, Same: No, Reason: "тёзка"}}, true, "trace.unjudged", fault.Blocks},
		"a namesake":                   {0, []Verdict{{Key: "contract/1", Same: No, Reason: "тёзка"}}, true, "", ""},
		"the same":                     {0, []Verdict{{Key: "contract/1", Same: Yes}}, true, "trace.same", fault.Blocks},
		"the same, law to be checked":  {0, []Verdict{{Key: "contract/1", Same: Yes}}, false, "trace.same", fault.NeedsReason},
		"a tenant with a small share":  {0, []Verdict{{Key: "contract/1", Same: Yes, Share: "50"}}, true, "trace.same", fault.Blocks},
		"a member with half":           {2, []Verdict{{Key: "contract/1", N: 2, Same: Yes, Share: "50"}}, true, "trace.small-share", fault.Note},
		"a member with more than half": {2, []Verdict{{Key: "contract/1", N: 2, Same: Yes, Share: "50,01"}}, true, "trace.same", fault.Blocks},
	} {
		b := bar
		b.Verified = c.verified
		fs := Judge(trace(c.n), c.verdicts, people, &b)
		if c.want == "" {
			if len(fs) > 0 {
				t.Errorf("%s: %v", name, fs)
			}
			continue
		}
		if len(fs) != 1 || fs[0].Key != "privatization."+c.want || fs[0].Severity != c.severity {
			t.Errorf("%s: %v, want %s", name, fs, c.want)
		}
	}
}

func TestOwnership(t *testing.T) {
	two := []Person{{N: 0, Tenant: true, TakesPart: true}, {N: 1, TakesPart: true}, {N: 2}}
	if got := tell(CheckOwnership("", nil, two[:1])); got != "" {
		t.Errorf("one person alone: %s", got)
	}
	if c := (Contract{Parties: make([]Party, 1), Ownership: Joint}); c.Owned() != Sole {
		t.Errorf("one party: %s", c.Owned())
	}
	for name, c := range map[string]struct {
		kind  string
		parts []Part
		want  string
	}{
		"joint":             {Joint, nil, ""},
		"joint with shares": {Joint, []Part{{0, "1/2"}}, "shares shares.joint"},
		"neither":           {"", nil, "ownership need.ownership"},
		"thirds":            {Shared, []Part{{0, "2/3"}, {1, "1/3"}}, ""},
		"too little":        {Shared, []Part{{0, "1/3"}, {1, "1/3"}}, "shares shares.whole"},
		"too much":          {Shared, []Part{{0, "2/3"}, {1, "2/3"}}, "shares shares.whole"},
		"one without":       {Shared, []Part{{0, "1"}}, "shares shares.whole"},
		"left out":          {Shared, []Part{{0, "1/2"}, {2, "1/2"}}, "shares.1.n person.none"},
		"twice":             {Shared, []Part{{0, "1/2"}, {0, "1/2"}}, "shares.1.n person.none"},
		"no share":          {Shared, []Part{{0, "0/2"}, {1, "1/1"}}, "shares.0.share shares.wrong"},
		"words":             {Shared, []Part{{0, "половина"}, {1, "1/2"}}, "shares.0.share shares.wrong"},
	} {
		if got := tell(CheckOwnership(c.kind, c.parts, two)); got != c.want {
			t.Errorf("%s: %s, want %s", name, got, c.want)
		}
	}
}

func TestWithoutTenant(t *testing.T) {
	m := Matter{People: []Person{{N: 0, Tenant: true}, {N: 1, TakesPart: true}, {N: 2, TakesPart: true, Consent: Yes}},
		Bars:   []Answer{answer("rotation", 0, No), answer("mortgage", 1, Yes), answer("mortgage", 2, No), answer("mortgage", 3, Unknown)},
		Traces: []Verdict{{Key: "a", N: 0}, {Key: "b", N: 2}}, Passed: Yes}
	got := m.WithoutTenant(2)
	want := Matter{People: []Person{{N: 1, TakesPart: true}, {N: 0, TakesPart: true, Consent: Yes}},
		Bars: []Answer{answer("rotation", 0, No), answer("mortgage", 2, No), answer("mortgage", 1, Unknown)}, Traces: []Verdict{{Key: "b", N: 0}}}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

// However a time is cut into periods, and however they overlap, it lasts as long; more of it never lasts less.
func TestLength(t *testing.T) {
	day := rapid.Custom(func(t *rapid.T) string { return monthsOn("1990-01-01", rapid.IntRange(0, 300).Draw(t, "months")) })
	rapid.Check(t, func(t *rapid.T) {
		days := []string{day.Draw(t, "a"), day.Draw(t, "b"), day.Draw(t, "c"), day.Draw(t, "d")}
		slices.Sort(days)
		whole := Length([]Period{{From: days[0], To: days[3]}}, "2026-01-01")
		over := Length([]Period{{From: days[0], To: days[2]}, {From: days[1], To: days[3]}}, "2026-01-01")
		if over > whole || whole-over > 1 { // a part of a month may be cut in two
			t.Fatalf("%v: %d whole, %d in overlapping parts", days, whole, over)
		}
		if less := Length([]Period{{From: days[0], To: days[1]}}, "2026-01-01"); less > whole {
			t.Fatalf("%v: %d of %d", days, less, whole)
		}
	})
	if n := Length([]Period{{From: "2020-01-01"}}, "2021-12-31"); n != 24 {
		t.Errorf("two years that last are %d months", n)
	}
}

func TestCheckMatter(t *testing.T) {
	members := []Person{{N: 0}, {N: 3}}
	for name, c := range map[string]struct {
		m    Matter
		want string
	}{
		"nothing is known":     {Matter{}, ""},
		"somebody else":        {Matter{People: []Person{{N: 1}}}, "people.0.n person.none"},
		"somebody twice":       {Matter{People: []Person{{N: 3}, {N: 3}}}, "people.1.n person.none"},
		"no such status":       {Matter{Status: "own"}, "status need.choice"},
		"no such ground":       {Matter{Ground: "once"}, "ground need.right"},
		"months at once":       {Matter{Payment: AtOnce, Months: 3}, "months instalment.months"},
		"living above total":   {Matter{Dwelling: Dwelling{Total: 10, Living: 11}}, "dwelling.living dwelling.living"},
		"above the house":      {Matter{Dwelling: Dwelling{Floor: 6, Storeys: 5}}, "dwelling.floor dwelling.floor"},
		"commissioned later":   {Matter{Dwelling: Dwelling{Commissioned: "2027-01-01"}}, "dwelling.commissioned need.day"},
		"a period backwards":   {Matter{Service: []Period{{From: "2020-01-02", To: "2020-01-01"}}}, "service.0.to period.end"},
		"a bar of a stranger":  {Matter{Bars: []Answer{answer("before", 2, No)}}, "bars.0.person bar.person"},
		"a no without why":     {Matter{Traces: []Verdict{{Key: "a", Same: No}}}, "traces.0.reason trace.reason"},
		"consent of no day":    {Matter{People: []Person{{N: 3, Consent: Yes, Date: "yesterday"}}}, "people.0.date need.day"},
		"a leased tomorrow":    {Matter{LeasedOn: "2026-06-16"}, "leased_on need.day"},
		"authenticated maybe":  {Matter{Passed: "maybe"}, "passed need.choice"},
		"a member with number": {Matter{Bars: []Answer{answer("before", 4, No)}}, ""},
	} {
		if got := tell(c.m.Check(rights(), members, "2026-06-15")); got != c.want {
			t.Errorf("%s: %s, want %s", name, got, c.want)
		}
	}
}
