package aid

import (
	"slices"
	"testing"

	"github.com/BurntSushi/toml"
)

func TestCheck(t *testing.T) {
	for key, spoil := range map[string]func(*Input, *Rules){
		"quarter blocks aid.quarter":             func(in *Input, _ *Rules) { in.Quarter.N = 5 },
		"billed blocks aid.quarter":              func(in *Input, _ *Rules) { in.Billed.N = 5 },
		"household.persons blocks aid.persons":   func(in *Input, _ *Rules) { in.Household.Persons, in.Income = 0, nil },
		"household.alone blocks aid.alone":       func(in *Input, _ *Rules) { in.Household.Alone = true },
		"household.area blocks aid.area":         func(in *Input, _ *Rules) { in.Household.Area = 0 },
		"income.1 blocks aid.income.person":      func(in *Input, _ *Rules) { in.Income[1].Person = 4 },
		"income.2 blocks aid.income.month":       func(in *Input, _ *Rules) { in.Income[2].Month = "2026-01" },
		"income.0 blocks aid.sum":                func(in *Input, _ *Rules) { in.Income[0].Sum = -1 },
		"income.3 needs-reason aid.income.twice": func(in *Input, _ *Rules) { in.Income = append(in.Income, in.Income[0]) },
		"bills blocks aid.bill.none":             func(in *Input, _ *Rules) { in.Bills = nil },
		"bills.1 blocks aid.bill.service":        func(in *Input, _ *Rules) { in.Bills[1].Service = ShareRow },
		"bills.1 blocks aid.bill.month":          func(in *Input, _ *Rules) { in.Bills[1].Month = "2025-12" },
		"bills.1 blocks aid.sum":                 func(in *Input, _ *Rules) { in.Bills[1].Quantity = -1 },
		"bills.27 blocks aid.bill.twice":         func(in *Input, _ *Rules) { in.Bills = append(in.Bills, in.Bills[0]) },
		"bills.6 blocks aid.bill.no-tariff":      func(in *Input, r *Rules) { in.Bills, r.Tariffs = in.Bills[:9], slices.Delete(r.Tariffs, 5, 6) },
		"bills.6 blocks aid.bill.unit":           func(in *Input, r *Rules) { in.Bills, r.Tariffs[5].Unit = in.Bills[:9], "m3" },
		"bills.27 note aid.bill.no-norm":         func(in *Input, _ *Rules) { in.Bills = append(in.Bills, Bill{"rent", "2026-01", 0, 1}) },
		"bills.5 blocks aid.bill.quantity":       func(in *Input, _ *Rules) { in.Bills[4].Quantity = 0 },
		"rules blocks aid.rule.no-share":         func(_ *Input, r *Rules) { r.without(ShareRow) },
		"rules note aid.rule.no-area":            func(_ *Input, r *Rules) { r.without(AreaPerson) },
		"rows.15 blocks aid.rule.twice":          func(_ *Input, r *Rules) { r.Rows = append(r.Rows, r.Rows[12]) },
		"rows.0 blocks aid.rule.figure":          func(_ *Input, r *Rules) { r.Rows[0].N = 0 },
		"rows.14 blocks aid.rule.figure":         func(_ *Input, r *Rules) { r.Rows[14].Season = "summer" },
		"rows.12 blocks aid.rule.per":            func(_ *Input, r *Rules) { r.Rows[12].Per = "house" },
		"rows.15 blocks aid.rule.follows":        func(_ *Input, r *Rules) { r.Rows = append(r.Rows, local("drains", 1, "m3", "", "sewage")) },
		"rows.13 blocks aid.rule.dates":          func(_ *Input, r *Rules) { r.Rows[13].To = "2023-01-01" },
		"rows.13 blocks aid.rule.act":            func(_ *Input, r *Rules) { r.Rows[13].Act.Number = "" },
		"tariffs.7 blocks aid.rule.twice":        func(_ *Input, r *Rules) { r.Tariffs = append(r.Tariffs, r.Tariffs[0]) },
		"tariffs.0 blocks aid.rule.figure":       func(_ *Input, r *Rules) { r.Tariffs[0].Scale = -1 },
		"tariffs.0 blocks aid.rule.dates":        func(_ *Input, r *Rules) { r.Tariffs[0].From = "2024" },
		"tariffs.0 blocks aid.rule.act":          func(_ *Input, r *Rules) { r.Tariffs[0].Act.Date = "" },
		"manners.0 blocks aid.rule.manner":       func(_ *Input, r *Rules) { r.Manners = []Manner{{Dates: Dates{From: "2024-01-01"}}} },
		"manners.1 blocks aid.rule.manner-twice": func(_ *Input, r *Rules) { r.Manners = []Manner{since("2024-01-01"), since("2025-01-01")} },
	} {
		in, rules := monthly(first, Household{Persons: 3, Area: 60 * cm2}, 180_000_00, e3bills()...), district(t)
		spoil(&in, &rules)
		p, fs := rules.Pick("2026-01-15")
		s, more := Calculate(in, p)
		if len(fs) == 0 {
			fs = more
		}
		if got := keys(fs); !slices.Equal(got, []string{key}) {
			t.Errorf("%s: %q", key, got)
		}
		if more.Blocking(true) != (s.Limit == nil) {
			t.Errorf("%s: a sheet in spite of what blocks, or none without it", key)
		}
	}
	if _, fs := district(t).Pick("15.01.2026"); !slices.Equal(keys(fs), []string{"day blocks aid.day"}) {
		t.Error(fs)
	}
}

func since(day string) Manner {
	m := UsualManner
	m.From = day
	return m
}

func (r *Rules) without(code string) {
	r.Rows = slices.DeleteFunc(r.Rows, func(row Row) bool { return row.Code == code })
}

// A local row stands instead of the country's on its days, and beside it where one is a norm and the other a cap.
func TestPick(t *testing.T) {
	rules := district(t)
	ten := local(ShareRow, 10, Percent, perIncome)
	ten.From, ten.To = "2025-12-10", "2025-12-31"
	money := local("heat", 2_000, Tenge, PerFlat)
	rules.Rows = append(rules.Rows, ten, money)
	for day, want := range map[string]int64{"2025-12-09": 5, "2025-12-10": 10, "2025-12-31": 10, "2026-01-01": 5} {
		p := pick(t, rules, day)
		if r := p.row(ShareRow, false, false); r.N != want {
			t.Error(day, r.N)
		}
		if p.row("heat", false, false) == nil || p.row("heat", true, false).N != 2_000 {
			t.Error("norm and cap of one service")
		}
	}
	if p := pick(t, rules, "2025-12-01"); p.row("lift", true, false) != nil || p.row("electricity", false, false) == nil {
		t.Error("before the edition only the district's rows are in force")
	}
	alone := local("electricity", 120, "kwh", PerAlone)
	rules.Rows = append(rules.Rows, alone)
	p := pick(t, rules, "2026-01-15")
	if p.row("electricity", false, true).N != 120 || p.row("electricity", false, false).N != 90 {
		t.Error("the norm of who lives alone")
	}
	bills := monthly(first, Household{Persons: 1, Alone: true, Area: 30 * cm2}, 0, bill("electricity", 200_000, 4_800))
	if s := calculate(t, bills, p); s.Lines[0].Counted != 120*24_00 {
		t.Error(s.Lines[0].Counted)
	}
}

func TestRulesReadFromTOML(t *testing.T) {
	var r Rules
	meta, err := toml.Decode(`
[[row]]
code = "electricity"
n = 905
scale = 1
unit = "kwh"
per = "person"
kk = "Электр энергиясы"
ru = "Электроэнергия"
from = "2024-01-01"
act = { kk = "Мәслихат шешімі", ru = "Решение маслихата", number = "12-3", date = "2023-12-20" }
[[tariff]]
service = "electricity"
unit = "kwh"
n = 24156
scale = 1
from = "2024-01-01"
act = { number = "7", date = "2023-12-25" }
[[manner]]
way = "month"
start = "month"
change = "next"
season = [10, 4]
round = { service = 1, aid = 100 }
binds = "system"
from = "2024-01-01"
`, &r)
	if err != nil || len(meta.Undecoded()) > 0 {
		t.Fatal(err, meta.Undecoded())
	}
	if p := pick(t, r, "2024-05-05"); p.Rows[0].Figure() != "90,5" || p.Rows[0].RU != "Электроэнергия" || p.Tariffs[0].N != 24156 || p.Manner.Way != ByMonth {
		t.Errorf("%+v", p)
	}
}

func TestQuarter(t *testing.T) {
	if q := first.Before(); q != (Quarter{2025, 4}) || q.Months() != [3]Month{"2025-10", "2025-11", "2025-12"} || q.Before() != (Quarter{2025, 3}) {
		t.Error(q)
	}
	for m, ok := range map[Month]bool{"2026-12": true, "2026-13": false, "2026-1": false, "": false} {
		if m.Valid() != ok {
			t.Error(m)
		}
	}
}

func TestNoRulesPicked(t *testing.T) {
	_, fs := Calculate(monthly(first, Household{Persons: 1, Area: cm2}, 0, bill("rent", 0, 1)), InForce{})
	if got := keys(fs); !slices.Contains(got, "rules blocks aid.rule.manner") || !slices.Contains(got, "rules blocks aid.rule.no-share") {
		t.Error(got)
	}
}
