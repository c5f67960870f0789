package edition

import (
	"testing"

	"github.com/BurntSushi/toml"
)

func TestDecimal(t *testing.T) {
	for s, want := range map[string]string{"2": "2", "0.7": "7/10", "0,7": "7/10", "100.000000001": "100000000001/1000000000"} {
		if r, ok := Decimal(s); !ok || r.RatString() != want {
			t.Errorf("%s: %v", s, r)
		}
	}
	for _, s := range []string{"", " 2", "-2", "+2", "1e9", "1/3", "0x1", ".5", "5.", "1_0", "1.2.3", "1234567890", "0.1234567890", "٢"} {
		if r, ok := Decimal(s); ok {
			t.Errorf("%q: %v", s, r)
		}
	}
}

const valuation = `
code = "valued"
kind = "coefficients"
kk = "Бағалау"
ru = "Оценка"
clause = { kk = "заң", ru = "закон" }
source = "own"
age = "calendar-years"
grounds = []
rounding = { mode = "down", unit = 1 }
[worn]
over = "70"
left = "0.2"
[[rate]]
code = "1"
percent = "0.7"
[[rate]]
code = "2"
percent = "0.8"
[[coefficient]]
code = "floor"
[[coefficient.option]]
code = "edge"
value = "0.9"
ru = "крайний"
[[coefficient]]
code = "improve"
optional = true
`

func valued(t *testing.T) PriceMethod {
	t.Helper()
	var m PriceMethod
	meta, err := toml.Decode(valuation, &m)
	if err != nil || len(meta.Undecoded()) > 0 {
		t.Fatal(err, meta.Undecoded())
	}
	return m
}

func TestPriceMethodReads(t *testing.T) {
	m := valued(t)
	if m.Wrong() != "" || m.RU != "Оценка" || m.Cite.RU != "закон" || m.Rates[1].Percent != "0.8" || m.Worn.Left != "0.2" ||
		m.Coefficients[0].Options[0].RU != "крайний" || !m.Coefficients[1].Optional || m.Rounding.Full() != (Rounding{Down, 1}) {
		t.Errorf("%+v: %s", m, m.Wrong())
	}
	if got := (Rounding{}).Full(); got != (Rounding{HalfUp, 100}) {
		t.Error(got)
	}
}

func TestPriceMethodWrong(t *testing.T) {
	for want, change := range map[string]func(*PriceMethod){
		"code":                   func(m *PriceMethod) { m.Code = "" },
		"kind":                   func(m *PriceMethod) { m.Kind = "guess" },
		"rate":                   func(m *PriceMethod) { m.Rates = nil },
		"age":                    func(m *PriceMethod) { m.Age = "" },
		"rate.2":                 func(m *PriceMethod) { m.Rates[1].Percent = "100.1" },
		"rate.1":                 func(m *PriceMethod) { m.Rates[1].Code = "1" },
		"worn":                   func(m *PriceMethod) { m.Worn.Left = "0.31" },
		"coefficient":            func(m *PriceMethod) { m.Kind = ByBook },
		"coefficient.floor":      func(m *PriceMethod) { m.Coefficients[1].Code = "floor" },
		"coefficient.floor.edge": func(m *PriceMethod) { m.Coefficients[0].Options[0].Value = "-1" },
		"grounds":                func(m *PriceMethod) { m.Grounds = []string{"free-1"} },
		"rounding":               func(m *PriceMethod) { m.Rounding.Mode = "about" },
	} {
		m := valued(t)
		if change(&m); m.Wrong() != want {
			t.Errorf("%q, want %q", m.Wrong(), want)
		}
	}
	for want, m := range map[string]PriceMethod{
		"":         {Code: "m", Kind: ByWear, Worn: &WornOut{Over: "80", Left: "0.2"}},
		"rate":     {Code: "m", Kind: ByWear, Rates: []YearlyRate{{Code: "1", Percent: "2"}}},
		"age":      {Code: "m", Kind: ByHand, Age: FullYears},
		"worn":     {Code: "m", Kind: ByHand, Worn: &WornOut{Over: "80", Left: "0.2"}},
		"grounds":  {Code: "m", Kind: ForFree},
		"rounding": {Code: "m", Kind: ByHand, Rounding: Rounding{Unit: -1}},
	} {
		if got := m.Wrong(); got != want {
			t.Errorf("%q, want %q", got, want)
		}
	}
}

func TestInstalmentBandWrong(t *testing.T) {
	for want, b := range map[string]InstalmentBand{
		"":                      {From: 0, To: 1, MaxYears: 15, FirstPercent: "0"},
		"from_sum":              {From: -1, FirstPercent: "10"},
		"to_sum":                {From: 1, To: 1, FirstPercent: "10"},
		"max_years":             {MaxYears: 101, FirstPercent: "10"},
		"first_payment_percent": {FirstPercent: "100"},
	} {
		if got := b.Wrong(); got != want {
			t.Errorf("%q, want %q", got, want)
		}
	}
}
