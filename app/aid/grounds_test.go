package aid

import (
	"slices"
	"strings"
	"testing"

	"kezek/app/edition"
)

var seven = []string{"second-dwelling", "package", "no-title", "owner-elsewhere", "family-elsewhere", IncomeAbove, "untrue"}

func codes(all []edition.Ground) (c []string) {
	for _, g := range all {
		c = append(c, g.Code)
	}
	return c
}

func TestTheSevenGroundsAreEditionData(t *testing.T) {
	for _, code := range []string{"AID-2023", "AID-2025-07", "AID-2025"} {
		have := codes(load(t, code).Service(edition.Aid).Reasons(edition.ToRefuse))
		if len(have) < 7 || !slices.Equal(have[:7], seven) {
			t.Error(code, have)
		}
	}
}

func answers(svc *edition.Service, yes ...string) (facts []Fact) {
	for _, g := range svc.Reasons(edition.ToRefuse) {
		answer := No
		if slices.Contains(yes, g.Code) {
			answer = Yes
		}
		if g.Code != IncomeAbove {
			facts = append(facts, Fact{g.Code, answer, "анықтама", "2026-01-12"})
		}
	}
	return facts
}

// Each ground bars by itself, and none where nothing is against the award.
func TestBar(t *testing.T) {
	svc := load(t, "AID-2025").Service(edition.Aid)
	p := pick(t, district(t), "2026-01-15")
	sheets := map[bool]Sheet{}
	for above, income := range map[bool]int64{false: 180_000_00, true: 500_000_00} {
		sheets[above] = calculate(t, monthly(first, Household{Persons: 3, Area: 60 * cm2}, income, e3bills()...), p)
	}
	s := sheets[false]
	if b, fs := Bar(svc, answers(svc), &s); !b.Clear() || len(fs) > 0 {
		t.Error(b, fs)
	}
	for _, code := range seven {
		s := sheets[code == IncomeAbove]
		if b, fs := Bar(svc, answers(svc, code), &s); !slices.Equal(codes(b.Refuse), []string{code}) || len(b.Open) > 0 || len(fs) > 0 || b.Clear() {
			t.Error(code, codes(b.Refuse), codes(b.Open), fs)
		}
	}
	above := sheets[true]
	if b, _ := Bar(svc, answers(svc, "untrue", "package"), &above); !slices.Equal(codes(b.Refuse), []string{"package", IncomeAbove, "untrue"}) {
		t.Error(codes(b.Refuse))
	}
	// What is not known bars nothing and leaves the decision open.
	some := answers(svc)[1:]
	some[0].Answer = Unknown
	some[0].Source, some[0].Date = "", ""
	if b, fs := Bar(svc, some, nil); len(b.Refuse) > 0 || !slices.Equal(codes(b.Open), []string{"second-dwelling", "package", IncomeAbove}) || len(fs) > 0 || b.Clear() {
		t.Error(codes(b.Refuse), codes(b.Open), fs)
	}
}

func TestFactsAreChecked(t *testing.T) {
	svc := load(t, "AID-2025").Service(edition.Aid)
	good := Fact{"untrue", Yes, "салыстыру", "2026-01-12"}
	no, none, late, maybe := good, good, good, good
	no.Answer, none.Source, late.Date, maybe.Answer = No, "", "12.01.2026", "maybe"
	for key, facts := range map[string][]Fact{
		"facts.0 blocks aid.fact.ground":   {{"tenant", Yes, "шарт", "2026-01-12"}}, // a ground of another kind
		"facts.0 blocks aid.fact.computed": {{IncomeAbove, No, "анықтама", "2026-01-12"}},
		"facts.0 blocks aid.fact.answer":   {maybe},
		"facts.1 blocks aid.fact.twice":    {good, no},
		"facts.0 blocks aid.fact.source":   {none},
		"facts.0 blocks aid.fact.source ":  {late},
	} {
		b, fs := Bar(svc, facts, nil)
		if got := keys(fs); len(got) != 1 || got[0] != strings.TrimSpace(key) || len(b.Refuse) > 0 || len(b.Open) != len(seven) {
			t.Error(key, got, codes(b.Refuse))
		}
	}
}
