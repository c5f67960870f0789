package aid

import (
	"encoding/json"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"kezek/app/edition"
)

var services = []string{"condominium", "lift", "heat", "cold-water", "hot-water", "sewage", "electricity", "waste", "telephone", "rent"}

// anyRules are the figures of E3 moved about: shares, norms, tariffs, caps, seasons and manners of all kinds.
func anyRules(t *rapid.T, base Rules) Rules {
	r := Rules{Rows: slices.Clone(base.Rows), Tariffs: slices.Clone(base.Tariffs)}
	for i := range r.Rows {
		row := &r.Rows[i]
		row.N = rapid.Int64Range(1, 2*row.N).Draw(t, row.Code)
		if !row.isCap() && row.Code != ShareRow && rapid.IntRange(0, 9).Draw(t, "season") == 9 {
			row.Season = Heating
		}
	}
	for i := range r.Tariffs {
		r.Tariffs[i].N = rapid.Int64Range(1, 1_000_000).Draw(t, "tariff")
		r.Tariffs[i].Scale = rapid.IntRange(0, 3).Draw(t, "scale")
	}
	m := UsualManner
	m.Way = rapid.SampledFrom([]string{ByQuarter, ByMonth}).Draw(t, "way")
	m.Round = Rounding{rapid.SampledFrom([]int64{1, 10, 100}).Draw(t, "round"), rapid.SampledFrom([]int64{1, 100, 1000}).Draw(t, "round aid")}
	m.From = "2024-01-01"
	r.Manners = []Manner{m}
	return r
}

func anyInput(t *rapid.T) Input {
	in := Input{Quarter: Quarter{2026, rapid.IntRange(1, 3).Draw(t, "quarter")}}
	in.Household = Household{Persons: rapid.IntRange(1, 7).Draw(t, "persons"), Area: rapid.Int64Range(1, 2_000_000).Draw(t, "area")}
	in.Household.Alone = in.Household.Persons == 1 && rapid.Bool().Draw(t, "alone")
	for p := range in.Household.Persons {
		for _, m := range in.Quarter.Before().Months() {
			in.Income = append(in.Income, Income{Person: p + 1, Month: m, Sum: rapid.Int64Range(0, 300_000_00).Draw(t, "income")})
		}
	}
	for _, m := range in.Months() {
		for _, s := range services {
			if rapid.IntRange(0, 4).Draw(t, "billed") > 0 {
				in.Bills = append(in.Bills, Bill{s, m, rapid.Int64Range(1, 300_000).Draw(t, "quantity"), rapid.Int64Range(0, 20_000_00).Draw(t, "sum")})
			}
		}
	}
	if len(in.Bills) == 0 {
		in.Bills = []Bill{{"rent", in.Months()[0], 0, 1}}
	}
	return in
}

func drawn(t *rapid.T, in Input, r Rules) Sheet {
	p, fs := r.Pick("2026-01-15")
	s, more := Calculate(in, p)
	if all := append(slices.Clone(fs), more...); all.Blocking(false) {
		t.Fatal(all)
	}
	return s
}

func checkSums(t *rapid.T, s Sheet) {
	for _, r := range []Result{s.ByQuarter, s.ByMonth} {
		sum := int64(0)
		for _, m := range r.Months {
			if m < 0 || m%s.Rules.Manner.Round.Aid != 0 {
				t.Fatalf("%+v", r)
			}
			sum += m
		}
		if sum != r.Quarter {
			t.Fatalf("the months are not the quarter: %+v", r)
		}
	}
	// What one month lacks never adds to the others: by the month the aid is at least that by the quarter, but for rounding.
	if s.ByMonth.Quarter+3*s.Rules.Manner.Round.Aid < s.ByQuarter.Quarter {
		t.Fatalf("%+v %+v", s.ByMonth, s.ByQuarter)
	}
	if _, refused := s.Refused(); refused != (s.Aid().Quarter == 0) {
		t.Fatal("refused", refused)
	}
	for _, l := range s.Lines {
		step := s.Rules.Manner.Round.Service
		if l.Counted < 0 || l.Counted > l.Sum+step/2 || l.CapSum != nil && l.Counted > *l.CapSum || l.NormSum != nil && l.Counted > *l.NormSum {
			t.Fatalf("%+v", l)
		}
	}
}

// more tells that no sum of one sheet is below that of the other.
func more(a, b Sheet) bool {
	for i := range 3 {
		if a.ByMonth.Months[i] < b.ByMonth.Months[i] || a.ByQuarter.Months[i] < b.ByQuarter.Months[i] {
			return false
		}
	}
	return a.Aid().Quarter >= b.Aid().Quarter
}

func TestAidIsMonotone(t *testing.T) {
	base := district(t)
	raised := 0
	rapid.Check(t, func(t *rapid.T) {
		in, rules := anyInput(t), anyRules(t, base)
		s := drawn(t, in, rules)
		checkSums(t, s)

		richer := in.copied()
		richer.Income[rapid.IntRange(0, len(in.Income)-1).Draw(t, "whose")].Sum += rapid.Int64Range(1, 100_000_00).Draw(t, "more income")
		if got := drawn(t, richer, rules); !more(s, got) {
			t.Fatalf("more income, more aid: %+v %+v", s.Aid(), got.Aid())
		}

		dearer := in.copied()
		b := &dearer.Bills[rapid.IntRange(0, len(in.Bills)-1).Draw(t, "which")]
		b.Sum += rapid.Int64Range(1, 100_000_00).Draw(t, "more to pay")
		if b.Quantity > 0 {
			b.Quantity += rapid.Int64Range(0, 100_000).Draw(t, "more used")
		}
		got := drawn(t, dearer, rules)
		if !more(got, s) {
			t.Fatalf("a greater bill, less aid: %+v %+v", s.Aid(), got.Aid())
		}
		if got.Aid() != s.Aid() {
			raised++
		}

		capped := rules
		cap := local(rapid.SampledFrom(services).Draw(t, "capped"), rapid.Int64Range(1, 20_000).Draw(t, "cap"), Tenge,
			rapid.SampledFrom([]string{PerFlat, PerPerson, PerM2, PerSubscriber}).Draw(t, "per"))
		cap.Season = rapid.SampledFrom([]string{"", Heating}).Draw(t, "cap season")
		national := slices.IndexFunc(rules.Rows, func(r Row) bool { return r.Same(cap) })
		if national < 0 { // else it would stand instead of one
			capped.Rows = append(slices.Clone(rules.Rows), cap)
			if got := drawn(t, in, capped); !more(s, got) {
				t.Fatalf("a cap raised the aid: %+v %+v", s.Aid(), got.Aid())
			}
		}
	})
	if raised == 0 {
		t.Error("no greater bill ever made more aid: this test sees nothing")
	}
}

// With equal bills the quarter is three equal months by both ways, whatever is rounded.
func TestQuarterIsThreeMonths(t *testing.T) {
	base := district(t)
	rapid.Check(t, func(t *rapid.T) {
		in, rules := anyInput(t), anyRules(t, base)
		for i := range rules.Rows {
			rules.Rows[i].Season = ""
		}
		months := in.Months()
		bills := slices.DeleteFunc(in.Bills, func(b Bill) bool { return b.Month != months[0] })
		if len(bills) == 0 {
			bills = []Bill{{"rent", months[0], 0, 10_000_55}}
		}
		in.Bills = nil
		for _, m := range months {
			for _, b := range bills {
				b.Month = m
				in.Bills = append(in.Bills, b)
			}
		}
		s := drawn(t, in, rules)
		if s.Differ() || s.ByMonth.Quarter != 3*s.ByMonth.Months[0] || s.ByMonth.Months[0] != s.ByMonth.Months[2] {
			t.Fatalf("%+v %+v", s.ByMonth, s.ByQuarter)
		}
	})
}

// However the office's rules are edited, what was calculated stays; and the order of rows, bills and income is nothing.
func TestPastCalculationsStay(t *testing.T) {
	base := district(t)
	rapid.Check(t, func(t *rapid.T) {
		in, rules := anyInput(t), anyRules(t, base)
		s := drawn(t, in, rules)
		was, _ := json.Marshal(s)
		turned, other := in.copied(), Rules{Rows: slices.Clone(rules.Rows), Tariffs: slices.Clone(rules.Tariffs), Manners: slices.Clone(rules.Manners)}
		for i := range rules.Rows {
			rules.Rows[i] = Row{Norm: edition.Norm{Code: "none"}}
		}
		for i := range rules.Tariffs {
			rules.Tariffs[i].N, rules.Tariffs[i].Unit = 1, "none"
		}
		rules.Manners[0].Way, rules.Manners[0].Round.Aid = "none", 1
		if now, _ := json.Marshal(s); string(now) != string(was) {
			t.Fatal("a past calculation changed")
		}
		slices.Reverse(turned.Bills)
		slices.Reverse(turned.Income)
		slices.Reverse(other.Rows)
		slices.Reverse(other.Tariffs)
		if got := drawn(t, turned, other); got.Aid() != s.Aid() || got.ByMonth != s.ByMonth {
			t.Fatalf("%+v %+v", got.Aid(), s.Aid())
		}
	})
}

// Figures as large as Check lets through come to no sum below nothing.
func TestGreatFigures(t *testing.T) {
	row := local("heat", mostFigure, "gcal", PerM2)
	cap := local("heat", mostFigure, Tenge, PerM2)
	rules := Rules{Rows: append(share(1).Rows, row, cap), Tariffs: []Tariff{{Service: "heat", Unit: "gcal", N: mostFigure, Dates: row.Dates, Act: act}}}
	rules.Rows[0].From = "2024-01-01"
	in := monthly(first, Household{Persons: mostPersons, Area: mostArea}, mostSum, Bill{Service: "heat", Quantity: mostQuantity, Sum: mostSum})
	s := calculate(t, in, pick(t, rules, "2026-01-15"))
	if l := s.Lines[0]; l.Counted != mostSum || l.By != ByFact || s.Aid().Months[0] != mostSum/100*99 {
		t.Errorf("%+v %+v", l, s.Aid())
	}
}
