package privatization

import (
	"slices"
	"strings"
	"testing"

	"kezek/app/edition"
	"kezek/app/fault"
)

func sure(clause string) edition.Mark { return edition.Mark{Clause: clause, Verified: true} }

func bars() []edition.Bar {
	return []edition.Bar{
		{Code: "demolition", Of: edition.OfDwelling, Ground: "demolition", Text: says("to be demolished"), Mark: edition.Mark{Clause: "13 п. 7 пп. 7"}},
		{Code: "rotation", Of: edition.OfDwelling, Ground: "rotation", Text: says("rotation"), Mark: sure("13 п. 7")},
		{Code: "owns-other", Of: edition.OfPerson, Ground: "owns-other", Text: says("owns another"), Mark: sure("13 п. 10 пп. 1")},
		{Code: "mortgage", Of: edition.OfPerson, Ground: "owns-other", Text: says("mortgage"), Mark: sure("13 п. 10 пп. 2")},
	}
}

func answer(bar string, person int, result string) Answer {
	return Answer{bar, person, result, "справка № 1", "2026-06-01"}
}

// clean answers every question about a household of two with a no.
func clean() []Answer {
	return []Answer{answer("demolition", 0, No), answer("rotation", 0, No), answer("owns-other", 1, No), answer("owns-other", 2, No),
		answer("mortgage", 1, No), answer("mortgage", 2, No)}
}

func TestWeigh(t *testing.T) {
	change := func(i int, a Answer) []Answer {
		all := clean()
		all[i] = a
		return all
	}
	for name, c := range map[string]struct {
		answers []Answer
		want    string // fields and keys
		refuse  string // grounds
	}{
		"nothing stands against it": {clean(), "", ""},
		"owns another":              {change(3, answer("owns-other", 2, Yes)), "bars.owns-other.2 bar.yes", "owns-other"},
		"unknown":                   {change(4, answer("mortgage", 1, Unknown)), "bars.mortgage.1 bar.unknown", ""},
		"not asked":                 {clean()[:5], "bars.mortgage.2 bar.unknown", ""},
		"no document":               {change(1, Answer{"rotation", 0, No, "", "2026-06-01"}), "bars.rotation bar.unknown", ""},
		"no day":                    {change(1, Answer{"rotation", 0, No, "справка", ""}), "bars.rotation bar.unknown", ""},
		"yes without a document":    {change(1, Answer{"rotation", 0, Yes, "", "2026-06-01"}), "bars.rotation bar.unknown", ""},
		"no such result":            {change(1, answer("rotation", 0, "maybe")), "bars.rotation bar.unknown", ""},
		"yes and unknown": {append(change(0, answer("demolition", 0, Unknown))[:5], answer("mortgage", 2, Yes)),
			"bars.mortgage.2 bar.yes, bars.demolition bar.unknown", "owns-other"},
		"yes, to be checked against the act": {change(0, answer("demolition", 0, Yes)), "bars.demolition bar.yes", "demolition"},
		"yes and no":                         {append(clean(), answer("rotation", 0, Yes)), "bars.rotation bar.yes", "rotation"},
		"no and unknown":                     {append(clean(), answer("rotation", 0, Unknown)), "bars.rotation bar.unknown", ""},
		"one ground of two":                  {append(clean(), answer("owns-other", 1, Yes), answer("mortgage", 2, Yes)), "bars.owns-other.1 bar.yes, bars.mortgage.2 bar.yes", "owns-other"},
		"of somebody else":                   {append(clean(), answer("mortgage", 3, Yes), answer("mortgage", 0, Yes), answer("rotation", 1, Yes)), "", ""},
		"of no bar":                          {append(clean(), answer("weather", 0, Yes)), "", ""},
		"the fourth is yes":                  {change(3, answer("owns-other", 2, Yes))[:4], "bars.owns-other.2 bar.yes, bars.mortgage.1 bar.unknown, bars.mortgage.2 bar.unknown", "owns-other"},
		"only the dwelling is":               {clean()[:2], "bars.owns-other.1 bar.unknown, bars.owns-other.2 bar.unknown, bars.mortgage.1 bar.unknown, bars.mortgage.2 bar.unknown", ""},
	} {
		s := Weigh(bars(), c.answers, []int{1, 2})
		fs := s.Decidable()
		if got := tell(fs); got != c.want {
			t.Errorf("%s: %s, want %s", name, got, c.want)
		}
		if got := strings.Join(s.Grounds(), " "); got != c.refuse || s.Refusable() != (c.refuse != "") {
			t.Errorf("%s: grounds %q, refusable %v", name, got, s.Refusable())
		}
		for _, f := range fs {
			hard := f.Field != "bars.demolition" || f.Key == "privatization.bar.unknown"
			if (f.Severity == fault.Blocks) != hard || f.Clause == "" || f.Args["name"] == "" {
				t.Errorf("%s: %+v", name, f)
			}
		}
	}
	if fs := Weigh(bars(), clean()[:2], nil).Decidable(); len(fs) != 2 {
		t.Errorf("without people the applicant is asked still: %v", fs)
	}
}

// An unknown stops the decision, not the intake.
func TestCheckAnswers(t *testing.T) {
	for name, c := range map[string]struct {
		a    Answer
		want string
	}{
		"an unknown":          {Answer{Bar: "mortgage", Person: 1, Result: Unknown}, ""},
		"a no":                {answer("mortgage", 1, No), ""},
		"no such bar":         {answer("weather", 0, No), "bars.1.bar bar.none"},
		"the dwelling's":      {answer("demolition", 1, No), "bars.1.person bar.person"},
		"nobody's":            {answer("mortgage", 0, No), "bars.1.person bar.person"},
		"somebody else's":     {answer("mortgage", 3, No), "bars.1.person bar.person"},
		"twice":               {answer("rotation", 0, Yes), "bars.1.bar bar.twice"},
		"no result":           {Answer{Bar: "mortgage", Person: 1}, "bars.1.result bar.result"},
		"no proof":            {Answer{Bar: "mortgage", Person: 1, Result: Yes}, "bars.1.document bar.document, bars.1.date bar.date"},
		"checked tomorrow":    {Answer{"mortgage", 1, No, "справка", "2026-06-16"}, "bars.1.date bar.date"},
		"unknown on no day":   {Answer{"mortgage", 1, Unknown, "", "June"}, "bars.1.date bar.date"},
		"unknown on some day": {Answer{"mortgage", 1, Unknown, "", "2026-06-15"}, ""},
	} {
		if got := tell(CheckAnswers(bars(), []Answer{answer("rotation", 0, No), c.a}, []int{1, 2}, "2026-06-15")); got != c.want {
			t.Errorf("%s: %s, want %s", name, got, c.want)
		}
	}
	for _, all := range [][]Answer{nil, clean()} {
		if fs := CheckAnswers(bars(), all, []int{1, 2}, "2026-06-15"); len(fs) > 0 {
			t.Error(fs)
		}
	}
}

func TestConsents(t *testing.T) {
	rule := edition.ConsentRule{Adult: 18, Mark: sure("13 п. 1"), LeftOut: edition.Guardian{Mark: edition.Mark{Clause: "опека"}}}
	tenant := Person{Name: "Әлия", Born: "1980-01-01", TakesPart: true, Consent: Yes, Form: InPerson, Date: "2026-06-01"}
	as := func(change func(*Person)) Person {
		p := tenant
		p.Name = "Б"
		change(&p)
		return p
	}
	child := func(born string, part bool) Person { return Person{Name: "В", Born: born, TakesPart: part} }
	for name, c := range map[string]struct {
		p        Person
		want     string
		severity fault.Severity
	}{
		"consents":             {as(func(p *Person) {}), "", ""},
		"out, consents":        {as(func(p *Person) { p.TakesPart = false }), "", ""},
		"out, not asked":       {as(func(p *Person) { p.TakesPart, p.Consent = false, "" }), "people.1.consent consent.unknown", fault.Blocks},
		"unknown":              {as(func(p *Person) { p.Consent = Unknown }), "people.1.consent consent.unknown", fault.Blocks},
		"refuses":              {as(func(p *Person) { p.Consent = No }), "people.1.consent consent.refused", fault.Blocks},
		"how":                  {as(func(p *Person) { p.Form = "" }), "people.1.form consent.form-missing", fault.Blocks},
		"a notary's":           {as(func(p *Person) { p.Form, p.Document = Notary, "1-77" }), "", ""},
		"no notary's paper":    {as(func(p *Person) { p.Form = Notary }), "people.1.document consent.document", fault.Blocks},
		"when":                 {as(func(p *Person) { p.Date = "" }), "people.1.date consent.date", fault.Blocks},
		"tomorrow":             {as(func(p *Person) { p.Date = "2026-06-16" }), "people.1.date consent.date", fault.Blocks},
		"no day of birth":      {as(func(p *Person) { p.Born = "" }), "people.1.born consent.born", fault.Blocks},
		"not born yet":         {child("2026-06-16", true), "people.1.born consent.born", fault.Blocks},
		"a child in":           {child("2015-01-01", true), "", ""},
		"a child out":          {child("2015-01-01", false), "people.1.guardian consent.guardian, people.1.guarded_on consent.guarded-on", fault.NeedsReason},
		"of age today":         {child("2008-06-15", true), "people.1.consent consent.unknown", fault.Blocks},
		"of age tomorrow":      {child("2008-06-16", true), "", ""},
		"a child out, allowed": {Person{Name: "В", Born: "2015-01-01", Guardian: "решение № 4", GuardedOn: "2026-06-10"}, "", ""},
		"allowed tomorrow": {Person{Name: "В", Born: "2015-01-01", Guardian: "решение № 4", GuardedOn: "2026-06-16"},
			"people.1.guarded_on consent.guarded-on", fault.NeedsReason},
	} {
		fs := Consents(rule, []Person{tenant, c.p}, "2026-06-15")
		if got := tell(fs); got != c.want || slices.ContainsFunc(fs, func(f fault.Finding) bool { return f.Severity != c.severity }) {
			t.Errorf("%s: %s (%v), want %s", name, got, fs, c.want)
		}
	}
	if got := tell(Consents(rule, nil, "2026-06-15")); got != "people consent.nobody" {
		t.Error(got)
	}
	// The age is the edition's.
	rule.Adult = 21
	if got := tell(Consents(rule, []Person{tenant, child("2007-06-15", true)}, "2026-06-15")); got != "" {
		t.Error(got)
	}
}
