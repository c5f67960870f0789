package aid

import (
	"encoding/json"
	"fmt"
	"math/big"
	"testing"

	"kezek/app/edition"
	"kezek/app/fault"
)

func load(t testing.TB, code string) *edition.Edition {
	t.Helper()
	for _, e := range edition.Shipped() {
		if e.Code == code {
			return e
		}
	}
	t.Fatal("no edition " + code)
	return nil
}

var act = Act{Text: edition.Text{KK: "Мәслихат шешімі", RU: "Решение маслихата"}, Number: "12-3", Date: "2023-12-20"}

func local(code string, n int64, unit, per string, of ...string) Row {
	return Row{Norm: edition.Norm{Code: code, N: n, Unit: unit, Per: per, Of: of}, Local: true, Dates: Dates{From: "2024-01-01"}, Act: act}
}

func tariff(service, unit string, tenge int64) Tariff {
	return Tariff{Service: service, Unit: unit, N: tenge * 100, Dates: Dates{From: "2024-01-01"}, Act: act}
}

// district are the country's rows of December 2025 with the invented local ones of example E3.
func district(t testing.TB) Rules {
	return Rules{
		Rows: append(National(load(t, "AID-2025")),
			local("electricity", 90, "kwh", PerPerson), local("waste", 1, "person", PerPerson),
			local("sewage", 1, "m3", "", "cold-water", "hot-water")),
		Tariffs: []Tariff{tariff("condominium", M2, 55), tariff("heat", "gcal", 4800), tariff("cold-water", "m3", 110),
			tariff("hot-water", "m3", 320), tariff("sewage", "m3", 70), tariff("electricity", "kwh", 24), tariff("waste", "person", 500)},
	}
}

func pick(t testing.TB, r Rules, day string) InForce {
	t.Helper()
	p, fs := r.Pick(day)
	if len(fs) > 0 {
		t.Fatal(fs)
	}
	return p
}

var first = Quarter{2026, 1}

// monthly is the same income and the same bills in each of three months.
func monthly(q Quarter, h Household, income int64, bills ...Bill) Input {
	in := Input{Quarter: q, Household: h}
	for _, m := range q.Before().Months() {
		in.Income = append(in.Income, Income{Person: 1, Month: m, Kind: "pay", Sum: income})
	}
	for _, m := range q.Months() {
		for _, b := range bills {
			b.Month = m
			in.Bills = append(in.Bills, b)
		}
	}
	return in
}

func bill(service string, thousandths, tenge int64) Bill {
	return Bill{Service: service, Quantity: thousandths, Sum: tenge * 100}
}

func e3bills() []Bill {
	return []Bill{bill("condominium", 60_000, 3300), bill("lift", 0, 1500), bill("heat", 1_600, 7680), bill("cold-water", 14_000, 1540),
		bill("hot-water", 5_000, 1600), bill("sewage", 19_000, 1330), bill("electricity", 230_000, 5520), bill("waste", 3_000, 1500), bill("telephone", 0, 1699)}
}

func calculate(t testing.TB, in Input, p InForce) Sheet {
	t.Helper()
	s, fs := Calculate(in, p)
	if fs.Blocking(false) {
		t.Fatal(fs)
	}
	return s
}

func share(percent int64) InForce {
	return InForce{Day: "2023-01-10", Manner: UsualManner, Rows: []Row{{Norm: edition.Norm{Code: ShareRow, N: percent, Unit: Percent, Per: perIncome}}}}
}

// E1 and E2: no norms, 15 000 ₸ a month, one of four earns 50 000 ₸.
func TestE1AndE2(t *testing.T) {
	for percent, want := range map[int64]int64{10: 10_000_00, 5: 12_500_00} {
		in := monthly(Quarter{2023, 1}, Household{Persons: 4, Area: 60 * cm2}, 50_000_00, bill("all", 0, 15_000))
		s := calculate(t, in, share(percent))
		if s.Total != 150_000_00 || s.Aid().Months[0] != want || s.Aid().Quarter != 3*want || s.Differ() {
			t.Errorf("%d %%: %+v", percent, s.Aid())
		}
	}
}

type want struct {
	counted int64 // tiyn
	by      string
}

func checkLines(t *testing.T, s Sheet, month Month, all map[string]want) {
	t.Helper()
	seen := 0
	for _, l := range s.Lines {
		if l.Month != month {
			continue
		}
		seen++
		if w := all[l.Service]; l.Counted != w.counted || l.By != w.by {
			t.Errorf("%s: %d by %s, want %d by %s", l.Service, l.Counted, l.By, w.counted, w.by)
		}
	}
	if seen != len(all) {
		t.Errorf("%d lines", seen)
	}
}

func TestE3(t *testing.T) {
	in := monthly(first, Household{Persons: 3, Area: 60 * cm2}, 180_000_00, e3bills()...)
	s := calculate(t, in, pick(t, district(t), "2026-01-15"))
	checkLines(t, s, "2026-02", map[string]want{
		"condominium": {2_970_00, ByNorm}, "lift": {1_300_00, ByCap}, "heat": {6_480_00, ByNorm}, "cold-water": {1_320_00, ByNorm},
		"hot-water": {1_600_00, ByFact}, "sewage": {1_190_00, ByNorm}, "electricity": {5_520_00, ByFact}, "waste": {1_500_00, ByFact}, "telephone": {1_399_00, ByCap},
	})
	for _, l := range s.Lines {
		switch {
		case l.Service == "heat" && l.Allowed.Cmp(big.NewRat(135, 100)) != 0,
			l.Service == "sewage" && l.Allowed.Cmp(big.NewRat(17, 1)) != 0,
			l.Service == "condominium" && *l.CapSum != 3_240_00:
			t.Errorf("%s: %v", l.Service, l.Allowed)
		}
	}
	if s.Area != 54*cm2 || s.Total != 540_000_00 || s.Limit.Cmp(big.NewRat(9_000_00, 1)) != 0 {
		t.Error(s.Area, s.Total, s.Limit)
	}
	for _, m := range s.Sums {
		if m.Counted != 23_279_00 {
			t.Errorf("%+v", m)
		}
	}
	if s.Aid() != (Result{[3]int64{14_279_00, 14_279_00, 14_279_00}, 42_837_00}) || s.Differ() {
		t.Errorf("%+v", s.Aid())
	}
	if ground, refused := s.Refused(); refused {
		t.Error(ground)
	}
}

func TestE4(t *testing.T) {
	in := monthly(first, Household{Persons: 3, Area: 60 * cm2}, 500_000_00, e3bills()...)
	s := calculate(t, in, pick(t, district(t), "2026-01-15"))
	if s.Limit.Cmp(big.NewRat(25_000_00, 1)) != 0 || s.Aid() != (Result{}) || s.ByMonth != (Result{}) {
		t.Error(s.Limit, s.Aid())
	}
	ground, refused := s.Refused()
	if _, ok := load(t, "AID-2025").Ground(ground); !ok || !refused || ground != IncomeAbove {
		t.Error(ground, refused)
	}
}

// E5, completed by hand; figures beside those of the norms are our own. A pensioner alone, 46 m², counted min(46; 30) = 30,
// tariffs as in E3, pension 98 765 ₸ a month.
//
//	condominium   46 m² × 55 = 2 530      30 × 55 = 1 650, cap 60 × 30 = 1 800     1 650,00
//	lift          900                     cap 1 300                                  900,00
//	heat          1,104 × 4 800 = 5 299,20    0,025 × 30 = 0,75 × 4 800            3 600,00
//	cold water    5 × 110 = 550           4 × 110                                    440,00
//	hot water     1,5 × 320 = 480         2 × 320 = 640                              480,00
//	sewage        6,5 × 70 = 455          (4 + 1,5) × 70                             385,00
//	electricity   75 × 24 = 1 800         90 × 24 = 2 160                          1 800,00
//	waste         500                     1 × 500                                    500,00
//	telephone     1 250                   cap 1 399                                1 250,00
//	                                                                        sum   11 005,00
//
// Limit 98 765 × 5 % = 4 938,25; 11 005 − 4 938,25 = 6 066,75 → 6 067 a month, 3 × 6 067 = 18 201 a quarter.
func TestE5(t *testing.T) {
	in := monthly(first, Household{Persons: 1, Alone: true, Area: 46 * cm2}, 98_765_00,
		bill("condominium", 46_000, 2530), bill("lift", 0, 900), Bill{Service: "heat", Quantity: 1_104, Sum: 5_299_20}, bill("cold-water", 5_000, 550),
		bill("hot-water", 1_500, 480), bill("sewage", 6_500, 455), bill("electricity", 75_000, 1800), bill("waste", 1_000, 500), bill("telephone", 0, 1250))
	s := calculate(t, in, pick(t, district(t), "2026-01-15"))
	checkLines(t, s, "2026-01", map[string]want{
		"condominium": {1_650_00, ByNorm}, "lift": {900_00, ByFact}, "heat": {3_600_00, ByNorm}, "cold-water": {440_00, ByNorm}, "hot-water": {480_00, ByFact},
		"sewage": {385_00, ByNorm}, "electricity": {1_800_00, ByFact}, "waste": {500_00, ByFact}, "telephone": {1_250_00, ByFact},
	})
	if s.Area != 30*cm2 || s.Sums[0].Counted != 11_005_00 || s.Limit.Cmp(big.NewRat(4_938_25, 1)) != 0 {
		t.Error(s.Area, s.Sums[0], s.Limit)
	}
	if s.Aid() != (Result{[3]int64{6_067_00, 6_067_00, 6_067_00}, 18_201_00}) {
		t.Errorf("%+v", s.Aid())
	}
}

// e6 is the example of bills that differ by month, completed by hand; the figures are our own. The family of E3, income
// 180 000 ₸ a month: limit 9 000. Condominium 2 970 and cold water 1 320 in each month as in E3; heat:
//
//	January    1,600 Gcal, norm 1,350 × 4 800 = 6 480    sum 10 770    10 770 − 9 000 =  1 770
//	February   1,300 Gcal × 4 800 =              6 240    sum 10 530    10 530 − 9 000 =  1 530
//	March      0,400 Gcal × 4 800 =              1 920    sum  6 210     6 210 − 9 000 = −2 790
//
// By the quarter: max(0; 1 770 + 1 530 − 2 790) = 510, 170 a month. By the month: 1 770 + 1 530 + 0 = 3 300.
func e6() Input {
	in := monthly(first, Household{Persons: 3, Area: 60 * cm2}, 180_000_00, bill("condominium", 60_000, 3300), bill("cold-water", 14_000, 1540))
	for m, gcal := range map[Month]int64{"2026-01": 1_600, "2026-02": 1_300, "2026-03": 400} {
		in.Bills = append(in.Bills, Bill{"heat", m, gcal, gcal * 480})
	}
	return in
}

func TestE6(t *testing.T) {
	rules := district(t)
	s := calculate(t, e6(), pick(t, rules, "2026-01-15"))
	for i, counted := range []int64{10_770_00, 10_530_00, 6_210_00} {
		if s.Sums[i].Counted != counted || s.Sums[i].Difference.Cmp(big.NewRat(counted-9_000_00, 1)) != 0 {
			t.Errorf("%+v", s.Sums[i])
		}
	}
	if s.ByQuarter != (Result{[3]int64{170_00, 170_00, 170_00}, 510_00}) || s.ByMonth != (Result{[3]int64{1_770_00, 1_530_00, 0}, 3_300_00}) || !s.Differ() {
		t.Errorf("%+v %+v", s.ByQuarter, s.ByMonth)
	}
	if s.Aid() != s.ByQuarter {
		t.Error("the sum of the quarter is what stands where nothing is settled")
	}
	m := UsualManner
	m.Way, m.From = ByMonth, "2026-01-01"
	rules.Manners = []Manner{m}
	if s := calculate(t, e6(), pick(t, rules, "2026-01-15")); s.Aid() != s.ByMonth {
		t.Error("the setting")
	}
	if s := calculate(t, e6(), pick(t, rules, "2025-12-31")); s.Aid() != s.ByQuarter {
		t.Error("the setting before its day")
	}
}

// The second quarter with heat in the heating season only, to April: May and June count nothing of it.
func TestSeason(t *testing.T) {
	rules := district(t)
	heat := local("heat", 25, "gcal", PerM2)
	heat.Scale, heat.Season = 3, Heating
	rules.Rows = append(rules.Rows, heat)
	s := calculate(t, monthly(Quarter{2026, 2}, Household{Persons: 3, Area: 60 * cm2}, 0, bill("heat", 1_000, 4_800)), pick(t, rules, "2026-04-01"))
	got := fmt.Sprint(s.Lines[0].Counted, s.Lines[0].By, s.Lines[1].Counted, s.Lines[1].By, s.Lines[2].Counted, s.Lines[2].By)
	if got != fmt.Sprint(4_800_00, ByFact, 0, BySeason, 0, BySeason) || s.ByQuarter.Quarter != 4_800_00 {
		t.Error(got, s.ByQuarter)
	}
	for month, heats := range map[Month]bool{"2026-09": false, "2026-10": true, "2026-12": true, "2026-01": true, "2026-04": true, "2026-05": false} {
		if UsualManner.heats(month) != heats {
			t.Error(month)
		}
	}
	if m := (Manner{Season: [2]int{2, 3}}); m.heats("2026-01") || !m.heats("2026-02") || m.heats("2026-04") {
		t.Error("a season within a year")
	}
}

// A tariff of a month is that of its first day, to the hundredth of a tiyn; a sum is rounded half up.
func TestTariffByMonth(t *testing.T) {
	rules := district(t)
	rules.Tariffs[2].To = "2026-02-01"
	rules.Tariffs = append(rules.Tariffs, Tariff{Service: "cold-water", Unit: "m3", N: 11_012_30, Scale: 2, Dates: Dates{From: "2026-02-02"}, Act: act}) // 110,1230 ₸
	s := calculate(t, monthly(first, Household{Persons: 1, Area: 30 * cm2}, 0, bill("cold-water", 9_000, 2_000)), pick(t, rules, "2026-01-01"))
	if a, b, c := s.Lines[0].Counted, s.Lines[1].Counted, s.Lines[2].Counted; a != 440_00 || b != 440_00 || c != 440_49 {
		t.Error(a, b, c)
	}
	for x, want := range map[*big.Rat]int64{big.NewRat(149, 100): 1, big.NewRat(3, 2): 2, big.NewRat(0, 1): 0, big.NewRat(5, 2): 3} {
		if got := rounded(x, 1); got != want {
			t.Error(x, got)
		}
	}
	if rounded(big.NewRat(14_279_50, 1), 100) != 14_280_00 || rounded(big.NewRat(14_279_49, 1), 100) != 14_279_00 {
		t.Error("whole tenge")
	}
	if huge := new(big.Rat).SetInt(new(big.Int).Lsh(big.NewInt(1), 64)); rounded(huge, 1) != boundless || rounded(big.NewRat(boundless, 1), 1) != boundless {
		t.Error("more than any bill")
	}
}

func TestSheetKeeps(t *testing.T) {
	in := monthly(first, Household{Persons: 3, Area: 60 * cm2}, 180_000_00, e3bills()...)
	rules := district(t)
	p := pick(t, rules, "2026-01-15")
	s := calculate(t, in, p)
	before, err := json.Marshal(s)
	if err != nil {
		t.Fatal(err)
	}
	picked, _ := json.Marshal(p)
	for i := range rules.Rows {
		rules.Rows[i].N, rules.Rows[i].To = 999, "2020-01-01"
		if len(rules.Rows[i].Of) > 0 {
			rules.Rows[i].Of[0] = "heat"
		}
	}
	for i := range rules.Tariffs {
		rules.Tariffs[i].N = 1
	}
	if now, _ := json.Marshal(p); string(now) != string(picked) {
		t.Error("rules picked changed with those of the office")
	}
	for i := range p.Rows {
		p.Rows[i].N = 999
		if len(p.Rows[i].Of) > 0 {
			p.Rows[i].Of[0] = "heat"
		}
	}
	p.Tariffs[0].N = 1
	for i := range in.Bills {
		in.Bills[i].Sum = 1
	}
	in.Income[0].Sum = 1
	if after, _ := json.Marshal(s); string(after) != string(before) {
		t.Error("an award changed with the rules")
	}
	again := calculate(t, s.Input, s.Rules)
	if after, _ := json.Marshal(again); string(after) != string(before) {
		t.Error("from its own input and rules a sheet comes out otherwise")
	}
	var read Sheet
	if err := json.Unmarshal(before, &read); err != nil {
		t.Fatal(err)
	}
	if after, _ := json.Marshal(read); string(after) != string(before) {
		t.Error("a sheet does not come back from its record")
	}
}

func keys(fs fault.Findings) (all []string) {
	for _, f := range fs {
		all = append(all, f.Field+" "+string(f.Severity)+" "+f.Key)
	}
	return all
}
