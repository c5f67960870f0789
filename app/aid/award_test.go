package aid

import (
	"fmt"
	"slices"
	"testing"
)

// e3award is the award of example E3: 14 279 ₸ a month for the first quarter of 2026.
func e3award(t *testing.T, income int64, set func(*Manner)) (Award, InForce) {
	t.Helper()
	rules := district(t)
	if set != nil {
		m := UsualManner
		m.From = "2024-01-01"
		set(&m)
		rules.Manners = []Manner{m}
	}
	p := pick(t, rules, "2026-01-15")
	s := calculate(t, monthly(first, Household{Persons: 3, Area: 60 * cm2}, income, e3bills()...), p)
	a, fs := Grant(s, "2026-02-10")
	if len(fs) > 0 {
		t.Fatal(fs)
	}
	return a, p
}

func payments(all []Payment) (said []string) {
	for _, p := range all {
		said = append(said, fmt.Sprint(p.Month, " ", p.Sum/100))
	}
	return said
}

func TestGrant(t *testing.T) {
	a, p := e3award(t, 180_000_00, nil)
	if got := payments(a.Payments); !slices.Equal(got, []string{"2026-01 14279", "2026-02 14279", "2026-03 14279"}) || a.Sum() != 42_837_00 {
		t.Error(got)
	}
	a, _ = e3award(t, 180_000_00, func(m *Manner) { m.Start = FromMonth })
	if got := payments(a.Payments); !slices.Equal(got, []string{"2026-02 14279", "2026-03 14279"}) {
		t.Error(got)
	}
	for _, day := range []string{"2025-12-31", "2026-04-01", "2026-02-30", ""} {
		if _, fs := Grant(a.Sheet, day); !slices.Equal(keys(fs), []string{"applied blocks aid.award.day"}) {
			t.Error(day, fs)
		}
	}
	poor := calculate(t, monthly(first, Household{Persons: 3, Area: 60 * cm2}, 500_000_00, e3bills()...), p)
	if _, fs := Grant(poor, "2026-02-10"); !slices.Equal(keys(fs), []string{" blocks aid.award.nothing"}) {
		t.Error(fs)
	}
	// Bills of the quarter before stand for the months of the award, in order.
	in := e6()
	in.Billed, in.Quarter = first, Quarter{2026, 2}
	in.Income = nil
	a, fs := Grant(calculate(t, in, p), "2026-04-02")
	if got := payments(a.Payments); len(fs) > 0 || !slices.Equal(got, []string{"2026-04 9170", "2026-05 9170", "2026-06 9170"}) {
		t.Error(got, fs) // (10 770 + 10 530 + 6 210) / 3
	}
}

// The income rises from 180 000 to 200 000 ₸ a month: the limit to 10 000, the aid falls to 13 279.
func TestRecalculate(t *testing.T) {
	for name, c := range map[string]struct {
		set    func(*Manner)
		day    string
		income int64
		after  []string
		over   int64
		under  int64
	}{
		"from the month after":         {nil, "2026-01-20", 200_000_00, []string{"2026-01 14279", "2026-02 13279", "2026-03 13279"}, 2_000_00, 0},
		"on a first day from then on":  {nil, "2026-02-01", 200_000_00, []string{"2026-01 14279", "2026-02 13279", "2026-03 13279"}, 2_000_00, 0},
		"from the month of the change": {func(m *Manner) { m.Change = FromMonth }, "2026-01-20", 200_000_00, []string{"2026-01 13279", "2026-02 13279", "2026-03 13279"}, 3_000_00, 0},
		"underpaid":                    {nil, "2026-02-28", 160_000_00, []string{"2026-01 14279", "2026-02 14279", "2026-03 15279"}, 0, 1_000_00},
		"nothing is left":              {nil, "2026-02-02", 500_000_00, []string{"2026-01 14279", "2026-02 14279", "2026-03 0"}, 14_279_00, 0},
		"before the award":             {nil, "2025-11-30", 200_000_00, []string{"2026-01 13279", "2026-02 13279", "2026-03 13279"}, 3_000_00, 0},
	} {
		a, p := e3award(t, 180_000_00, c.set)
		after := calculate(t, monthly(first, Household{Persons: 3, Area: 60 * cm2}, c.income, e3bills()...), p)
		r, fs := Recalculate(a, after, c.day)
		if got := payments(r.After); len(fs) > 0 || !slices.Equal(got, c.after) || r.Over() != c.over || r.Under() != c.under {
			t.Errorf("%s: %v, over %d, under %d, %v", name, got, r.Over(), r.Under(), fs)
		}
		if b := a.Renewed(r); b.Sum()-a.Sum() != r.Under()-r.Over() {
			t.Errorf("%s: %d", name, b.Sum())
		}
		if a.Sum() != 42_837_00 {
			t.Errorf("%s: the award itself changed", name)
		}
	}
}

// E6 calculated anew without the bills of March: the quarter falls from 27 510 to 21 300, and February and March get a third of it each,
// or what each comes to by itself, as the manner says; the award's own months before the change stay.
func TestRecalculateSpread(t *testing.T) {
	for spread, want := range map[string][]string{
		"":      {"2026-01 9170", "2026-02 7100", "2026-03 7100"},
		ByThird: {"2026-01 9170", "2026-02 7100", "2026-03 7100"},
		ByOwn:   {"2026-01 9170", "2026-02 10530", "2026-03 0"},
	} {
		rules := district(t)
		m := UsualManner
		m.From, m.Spread = "2024-01-01", spread
		rules.Manners = []Manner{m}
		p := pick(t, rules, "2026-01-15")
		in := e6()
		in.Income = nil
		a, fs := Grant(calculate(t, in, p), "2026-01-15")
		if len(fs) > 0 {
			t.Fatal(fs)
		}
		in.Bills = slices.DeleteFunc(in.Bills, func(b Bill) bool { return b.Month == "2026-03" })
		r, fs := Recalculate(a, calculate(t, in, p), "2026-01-20")
		if got := payments(r.After); len(fs) > 0 || !slices.Equal(got, want) {
			t.Errorf("%q: %v %v", spread, got, fs)
		}
	}
}

// A family of four instead of three in the same dwelling counts all of it: 60 m², and water and heat for it.
func TestRecalculateFamily(t *testing.T) {
	a, p := e3award(t, 180_000_00, nil)
	after := calculate(t, monthly(first, Household{Persons: 4, Area: 60 * cm2}, 180_000_00, e3bills()...), p)
	// 3 300 + 1 300 + 1,5 × 4 800 + 1 540 + 1 600 + 19 × 70 + 5 520 + 1 500 + 1 399 = 24 689; less 9 000
	r, fs := Recalculate(a, after, "2026-03-01")
	if len(fs) > 0 || r.From != "2026-03" || len(r.Months) != 1 || r.Months[0].Due() != 15_689_00-14_279_00 {
		t.Errorf("%+v %v", r, fs)
	}
	other := after
	other.Input.Quarter = Quarter{2026, 2}
	if _, fs := Recalculate(a, other, "2026-03-01"); !slices.Equal(keys(fs), []string{"sheet blocks aid.change.quarter"}) {
		t.Error(fs)
	}
}

func TestStop(t *testing.T) {
	a, _ := e3award(t, 180_000_00, nil)
	r, fs := Stop(a, "2026-01-31")
	if got := payments(r.After); len(fs) > 0 || !slices.Equal(got, []string{"2026-01 14279", "2026-02 0", "2026-03 0"}) || r.Over() != 28_558_00 || r.From != "2026-02" {
		t.Error(got, r.Over(), fs)
	}
	// A stop after a stop takes nothing twice.
	again, _ := Stop(a.Renewed(r), "2026-01-31")
	if again.Over() != 0 || again.Under() != 0 {
		t.Error(again)
	}
	if r, fs := Stop(a, "2026-03-02"); !slices.Equal(keys(fs), []string{"day note aid.change.none"}) || r.Over() != 0 || len(r.After) != 3 {
		t.Error(r, fs)
	}
	if _, fs := Stop(a, "2 March"); !slices.Equal(keys(fs), []string{"day blocks aid.day"}) {
		t.Error(fs)
	}
}

func TestCompare(t *testing.T) {
	a, _ := e3award(t, 180_000_00, func(m *Manner) { m.Start = FromMonth })
	got := Compare(a, []Payment{{"2026-02", 14_279_00}, {"2026-03", 14_000_00}, {"2026-01", 100_00}})
	want := []Difference{{"2026-01", 0, 100_00}, {"2026-02", 14_279_00, 14_279_00}, {"2026-03", 14_279_00, 14_000_00}}
	if !slices.Equal(got, want) || got[2].Due() != -279_00 || got[1].Due() != 0 {
		t.Error(got)
	}
	if got := Compare(a, nil); len(got) != 2 || got[0].Due() != -14_279_00 {
		t.Error(got)
	}
}
