package privatization

import (
	"encoding/json"
	"math/big"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"kezek/app/edition"
	"kezek/app/fault"
	"kezek/locales"
)

func says(s string) edition.Text { return edition.Text{KK: s + " kk", RU: s} }

func book(age, rate string) edition.PriceMethod {
	return edition.PriceMethod{Code: "book", Kind: edition.ByBook, Text: says("book"), Age: age, Rates: []edition.YearlyRate{{Code: "r", Percent: rate}}}
}

func byWear() edition.PriceMethod {
	return edition.PriceMethod{Code: "wear", Kind: edition.ByWear}
}

// valued is the method of the State valuation, services.md §4.5 M3.
func valued() edition.PriceMethod {
	floor := []edition.CoefficientOption{{Code: "edge", Value: "0.9", Text: says("first or last")}, {Code: "between", Value: "1.0"}}
	return edition.PriceMethod{Code: "valued", Kind: edition.ByCoefficients, Age: edition.CalendarYears,
		Rates: []edition.YearlyRate{{Code: "1", Percent: "0.7", Text: says("capital group 1")}, {Code: "4", Percent: "2,0"}, {Code: "6", Percent: "6.6"}},
		Worn:  &edition.WornOut{Over: "70", Left: "0.2"},
		Coefficients: []edition.Coefficient{
			{Code: "floor", Text: says("floor"), Options: floor}, {Code: "corner", Text: says("corner")}, {Code: "walls", Text: says("walls")},
			{Code: "amenities", Text: says("amenities")}, {Code: "heating", Text: says("heating")}, {Code: "improve", Optional: true, Text: says("improvements")},
		}}
}

func flat() Inputs {
	return Inputs{Base: 36_000_00, Area: 51_2000, Since: "1987-11-05", On: "2026-03-01", Rate: "1", Coefficients: []Chosen{
		{Code: "floor", Option: "edge"}, {Code: "corner", Value: "1.0"}, {Code: "walls", Value: "1,1"}, {Code: "amenities", Value: "1.0"}, {Code: "heating", Value: "1"},
	}}
}

func with(in Inputs, change func(*Inputs)) Inputs {
	in.Coefficients = slices.Clone(in.Coefficients)
	change(&in)
	return in
}

func TestPrice(t *testing.T) {
	bought := Inputs{Initial: 9_800_000_00, Since: "2017-01-15", On: "2026-06-15"} // 9 years 5 months
	passport := Inputs{Base: 142_000_00, Area: 63_4000, Wear: "31", On: "2026-06-15"}
	tiyn := func(m edition.PriceMethod, mode string, unit int64) edition.PriceMethod {
		m.Rounding = edition.Rounding{Mode: mode, Unit: unit}
		return m
	}
	for name, c := range map[string]struct {
		m     edition.PriceMethod
		in    Inputs
		price int64
		exact string // spaces for no-break ones
	}{
		"M1, years":                {book(edition.FullYears, "2"), bought, 8_036_000_00, "8 036 000"},
		"M1, months":               {book(edition.FullMonths, "2"), bought, 7_954_333_00, "7 954 333 1/3"},
		"M1, months, to the tiyn":  {tiyn(book(edition.FullMonths, "2"), edition.HalfUp, 1), bought, 7_954_333_33, "7 954 333 1/3"},
		"M1, months, up":           {tiyn(book(edition.FullMonths, "2"), edition.Up, 100), bought, 7_954_334_00, "7 954 333 1/3"},
		"M1, months, to thousands": {tiyn(book(edition.FullMonths, "2"), edition.HalfUp, 1000_00), bought, 7_954_000_00, "7 954 333 1/3"},
		"M1, the house's part": {book(edition.FullYears, "2"), Inputs{House: 98_000_000_00, HouseArea: 500_0000, Area: 50_0000, Since: "2017-01-15", On: "2026-06-15"},
			8_036_000_00, "8 036 000"},
		"M1, a third of the house": {book(edition.FullYears, "2"), Inputs{House: 1_000_000_00, HouseArea: 150_0000, Area: 50_0000, Since: "2026-01-15", On: "2026-06-15"},
			333_333_00, "333 333 1/3"},
		"M1, worn off":           {book(edition.FullYears, "2"), with(bought, func(in *Inputs) { in.Since = "1960-01-01" }), 0, "0"},
		"M1, new":                {book(edition.FullMonths, "2"), with(bought, func(in *Inputs) { in.Since = in.On }), 9_800_000_00, "9 800 000"},
		"M1, the day before":     {book(edition.FullYears, "2"), with(bought, func(in *Inputs) { in.On = "2026-01-14" }), 8_232_000_00, "8 232 000"},
		"M2":                     {byWear(), passport, 6_211_932_00, "6 211 932"},
		"M2, no wear":            {byWear(), with(passport, func(in *Inputs) { in.Wear = "0" }), 9_002_800_00, "9 002 800"},
		"M2, worn off":           {byWear(), with(passport, func(in *Inputs) { in.Wear = "100" }), 0, "0"},
		"M2, half a tenge":       {byWear(), Inputs{Base: 1_00, Area: 1_5000, Wear: "0", On: "2026-06-15"}, 2_00, "1,5"},
		"M2, half a tenge, even": {tiyn(byWear(), edition.HalfEven, 100), Inputs{Base: 1_00, Area: 2_5000, Wear: "0", On: "2026-06-15"}, 2_00, "2,5"},
		"M2, odd and a half":     {tiyn(byWear(), edition.HalfEven, 100), Inputs{Base: 1_00, Area: 1_5000, Wear: "0", On: "2026-06-15"}, 2_00, "1,5"},
		"M2, down":               {tiyn(byWear(), edition.Down, 100), Inputs{Base: 1_00, Area: 1_9900, Wear: "0,0", On: "2026-06-15"}, 1_00, "1,99"},
		"M2, just below half":    {byWear(), Inputs{Base: 1_00, Area: 1_4999, Wear: "0", On: "2026-06-15"}, 1_00, "1,4999"},
		"M3":                     {valued(), flat(), 1_326_606_00, "1 326 606,336"},
		"M3, at the bound":       {valued(), with(flat(), func(in *Inputs) { in.Rate, in.Since = "4", "1991-01-01" }), 547_430_00, "547 430,4"},
		"M3, over the bound":     {valued(), with(flat(), func(in *Inputs) { in.Rate, in.Since = "4", "1990-12-31" }), 364_954_00, "364 953,6"},
		"M3, improved": {valued(), with(flat(), func(in *Inputs) { in.Coefficients = append(in.Coefficients, Chosen{Code: "improve", Value: "1,2"}) }),
			1_591_928_00, "1 591 927,6032"},
		"free": {edition.PriceMethod{Code: "free", Kind: edition.ForFree, Grounds: []string{"free-2"}}, Inputs{Ground: "free-2", Basis: "справка № 5", On: "2026-06-15"}, 0, "0"},
		"by hand, to the tiyn": {edition.PriceMethod{Code: "hand", Kind: edition.ByHand},
			Inputs{Sum: 5_000_000_55, Basis: "отчет об оценке", Decision: "7", DecisionDate: "2026-06-15", On: "2026-06-15"}, 5_000_000_55, "5 000 000,55"},
	} {
		got, fs := Price(c.m, c.in)
		if len(fs) > 0 || got.Price != c.price || got.Exact != strings.ReplaceAll(c.exact, " ", nbsp) {
			t.Errorf("%s: %d (%s), want %d (%s): %v", name, got.Price, got.Exact, c.price, c.exact, fs)
		}
		if got.Method != c.m.Code || got.Kind != c.m.Kind || got.Rounding.Mode == "" || got.Rounding.Unit < 1 {
			t.Errorf("%s: %+v", name, got)
		}
	}
}

// The certificate shows every input and every factor between.
func TestLines(t *testing.T) {
	plain := func(c Calculation) (all []string) {
		for _, l := range c.Lines {
			all = append(all, strings.ReplaceAll(l.Code+" "+l.Value+" "+l.Unit, nbsp, " "))
		}
		return all
	}
	got, _ := Price(book(edition.FullMonths, "2"), Inputs{House: 98_000_000_00, HouseArea: 500_0000, Area: 50_0000, Since: "2017-01-15", On: "2026-06-15"})
	want := []string{"on 2026-06-15 day", "house 98 000 000 tenge", "house-area 500,0 m2", "area 50,0 m2", "initial 9 800 000 tenge", "rate 2 percent",
		"since 2017-01-15 day", "months 113 month", "written-off 18 5/6 percent", "left 487/600 factor"}
	if diff := cmp.Diff(want, plain(got)); diff != "" {
		t.Error(diff)
	}
	got, _ = Price(valued(), flat())
	want = []string{"on 2026-03-01 day", "base 36 000 tenge", "area 51,2 m2", "cost 1 843 200 tenge", "rate 0,7 percent", "since 1987-11-05 day", "years 39 year",
		"written-off 27,3 percent", "left 0,727 factor", "floor 0,9 factor", "corner 1 factor", "walls 1,1 factor", "amenities 1 factor", "heating 1 factor", "product 0,99 factor"}
	if diff := cmp.Diff(want, plain(got)); diff != "" {
		t.Error(diff)
	}
	if l := got.Lines[9]; l.Name.RU != "floor" || l.Said.RU != "first or last" || got.Lines[4].Said.RU != "capital group 1" {
		t.Errorf("%+v", got.Lines)
	}
	got, _ = Price(valued(), with(flat(), func(in *Inputs) { in.Rate = "6" }))
	if all := plain(got); !slices.Contains(all, "worn-out 70 percent") || !slices.Contains(all, "left 0,2 factor") {
		t.Error(all)
	}
}

// Free, the ground's words stand where the formula would.
func TestFreeSaysItsGround(t *testing.T) {
	m := edition.PriceMethod{Code: "free", Kind: edition.ForFree, Grounds: []string{"free-2"}}
	got, fs := Price(m, Inputs{Ground: "free-2", GroundSaid: says("disabled"), GroundCite: says("13 p. 8"), Basis: " справка № 5 ", On: "2026-06-15"})
	want := []Line{{Code: "on", Value: "2026-06-15", Unit: Day}, {Code: "ground", Said: says("disabled"), Value: "free-2", Unit: Words},
		{Code: "basis", Value: "справка № 5", Unit: Words}}
	if diff := cmp.Diff(want, got.Lines); diff != "" || len(fs) > 0 || got.Inputs.GroundCite.RU != "13 p. 8" {
		t.Error(diff, fs)
	}
}

func TestCalculationStandsOnItsOwn(t *testing.T) {
	in, m := flat(), valued()
	got, _ := Price(m, in)
	again, _ := Price(valued(), flat())
	in.Coefficients[0].Option = "between"
	m.Coefficients[0].Options[0].Value = "5"
	if diff := cmp.Diff(again, got); diff != "" {
		t.Error(diff)
	}
	text, err := json.Marshal(got)
	var read Calculation
	if err != nil || json.Unmarshal(text, &read) != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(got, read); diff != "" {
		t.Error(diff)
	}
}

func TestPriceFindings(t *testing.T) {
	bought := Inputs{Initial: 9_800_000_00, Since: "2017-01-15", On: "2026-06-15"}
	free := edition.PriceMethod{Code: "free", Kind: edition.ForFree, Grounds: []string{"free-2"}}
	hand := edition.PriceMethod{Code: "hand", Kind: edition.ByHand}
	for name, c := range map[string]struct {
		m    edition.PriceMethod
		in   Inputs
		want string // field and key without «privatization.»
	}{
		"no edition's figure":   {book(edition.FullYears, "two"), bought, "method method.wrong"},
		"nothing, M1":           {book(edition.FullYears, "2"), Inputs{}, "on need.on, initial need.initial, since need.since"},
		"nothing, M2":           {byWear(), Inputs{On: "2026-06-15"}, "base need.base, area need.area, wear need.wear"},
		"nothing, M3":           {valued(), Inputs{On: "2026-06-15", Coefficients: flat().Coefficients}, "base need.base, area need.area, rate need.rate, since need.since"},
		"nothing, free":         {free, Inputs{On: "2026-06-15"}, "ground need.ground, basis need.proof"},
		"another ground":        {free, Inputs{On: "2026-06-15", Ground: "free-1", Basis: "справка"}, "ground need.ground"},
		"nothing, by hand":      {hand, Inputs{On: "2026-06-15", Sum: -1}, "sum need.sum, basis need.basis, decision need.decision, decision_date need.decision-date"},
		"decided after":         {hand, Inputs{On: "2026-06-15", Basis: "отчет", Decision: "7", DecisionDate: "2026-06-16"}, "decision_date need.decision-date"},
		"no such day":           {book(edition.FullYears, "2"), with(bought, func(in *Inputs) { in.Since = "2017-02-30" }), "since need.since"},
		"the future":            {book(edition.FullYears, "2"), with(bought, func(in *Inputs) { in.Since = "2026-06-16" }), "since since.later"},
		"below nothing":         {book(edition.FullYears, "2"), with(bought, func(in *Inputs) { in.Initial = -1 }), "initial need.initial"},
		"both costs":            {book(edition.FullYears, "2"), with(bought, func(in *Inputs) { in.House, in.HouseArea, in.Area = 1, 2, 1 }), "initial initial.either"},
		"larger than its house": {book(edition.FullYears, "2"), Inputs{House: 5, HouseArea: 1, Area: 2, Since: "2017-01-15", On: "2026-06-15"}, "area area.house"},
		"a house of no area":    {book(edition.FullYears, "2"), Inputs{House: 5, Area: 2, Since: "2017-01-15", On: "2026-06-15"}, "house_area need.area"},
		"wear over all":         {byWear(), Inputs{Base: 1, Area: 1, Wear: "100.1", On: "2026-06-15"}, "wear need.wear"},
		"wear below nothing":    {byWear(), Inputs{Base: 1, Area: 1, Wear: "-1", On: "2026-06-15"}, "wear need.wear"},
		"no coefficient":        {valued(), with(flat(), func(in *Inputs) { in.Coefficients = in.Coefficients[:4] }), "coefficients need.coefficient"},
		"another coefficient":   {valued(), with(flat(), func(in *Inputs) { in.Coefficients = append(in.Coefficients, Chosen{Code: "view", Value: "2"}) }), "coefficients.5.code coefficient.none"},
		"a coefficient twice":   {valued(), with(flat(), func(in *Inputs) { in.Coefficients = append(in.Coefficients, in.Coefficients[2]) }), "coefficients.5.code coefficient.none"},
		"no option":             {valued(), with(flat(), func(in *Inputs) { in.Coefficients[0].Option = "roof" }), "coefficients.0.option coefficient.option"},
		"own value of an option": {valued(), with(flat(), func(in *Inputs) { in.Coefficients[0].Value = "0.1" }),
			"coefficients.0.option coefficient.option"},
		"no number":            {valued(), with(flat(), func(in *Inputs) { in.Coefficients[1].Value = "1e9" }), "coefficients.1.value coefficient.value"},
		"no rate of that code": {valued(), with(flat(), func(in *Inputs) { in.Rate = "9" }), "rate need.rate"},
		"too much":             {byWear(), Inputs{Base: mostMoney, Area: mostArea, Wear: "1", On: "2026-06-15"}, " price.too-much"},
	} {
		got, fs := Price(c.m, c.in)
		if told := tell(fs); told != c.want {
			t.Errorf("%s: %s, want %s", name, told, c.want)
		}
		if !fs.Blocking(true) || got.Method != "" || got.Lines != nil {
			t.Errorf("%s: %+v", name, got)
		}
	}
}

func tell(fs fault.Findings) string {
	var all []string
	for _, f := range fs {
		for _, l := range locales.Langs {
			if s := l.With(f.Key, f.Args); s == f.Key || strings.Contains(s, "<no value>") {
				all = append(all, "no words: "+s)
			}
		}
		all = append(all, f.Field+" "+strings.TrimPrefix(f.Key, "privatization."))
	}
	return strings.Join(all, ", ")
}

func TestWords(t *testing.T) {
	for of, key := range map[string]func(string) string{
		strings.Join(edition.PriceKinds, " "): KindKey,
		strings.Join(Results, " "):            ResultKey,
		strings.Join(ConsentForms, " "):       FormKey,
		"on since initial house house-area area months years rate written-off wear worn-out left base cost product ground basis decision decision-date": LineKey,
	} {
		for _, code := range strings.Fields(of) {
			for _, l := range locales.Langs {
				if l.T(key(code)) == key(code) {
					t.Errorf("%s: no words for %s", l, key(code))
				}
			}
		}
	}
}

func TestSpell(t *testing.T) {
	for want, r := range map[string]*big.Rat{
		"0": big.NewRat(0, 1), "1/3": big.NewRat(1, 3), "0,5": big.NewRat(1, 2), "1 000": big.NewRat(1000, 1), "999": big.NewRat(999, 1),
		"1 234 567,89": big.NewRat(123456789, 100), "12 345 1/7": big.NewRat(12345*7+1, 7), "0,000001": big.NewRat(1, 1_000_000),
	} {
		if got := spell(r); got != strings.ReplaceAll(want, " ", nbsp) {
			t.Errorf("%s, want %s", got, want)
		}
	}
}

func TestFullMonths(t *testing.T) {
	for _, c := range []struct {
		from, to string
		n        int
	}{
		{"2026-01-15", "2026-01-15", 0}, {"2026-01-15", "2026-02-14", 0}, {"2026-01-15", "2026-02-15", 1},
		{"2026-01-31", "2026-02-27", 0}, {"2026-01-31", "2026-02-28", 1}, {"2026-01-31", "2026-03-30", 1}, {"2026-01-31", "2026-03-31", 2},
		{"2024-02-29", "2025-02-28", 12}, {"2024-02-29", "2025-02-27", 11}, {"2025-12-31", "2026-01-01", 0}, {"2017-01-15", "2026-06-15", 113},
	} {
		if got := fullMonths(c.from, c.to); got != c.n {
			t.Errorf("%s–%s: %d, want %d", c.from, c.to, got, c.n)
		}
	}
}
