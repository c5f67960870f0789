package edition

import (
	"strings"
	"testing"

	"kezek/app/fault"
)

// Every edition of privatization asks the questions of art. 13, knows the ways to a price and whose consent it takes.
func TestPrivatizationIsData(t *testing.T) {
	for _, code := range []string{"PRIV-2025", "PRIV-2021", "ALMATY-2018"} {
		s := shipped(t, code).Service(Privatization)
		if got := codes(s.Bars, func(b Bar) string { return b.Code }); got != "several-leases temporary-building unfit to-convert closed-territory "+
			"civil-protection nature-area demolition rotation bed-type unsafe privatized-before owns-other mortgage alienated housing-payments" {
			t.Errorf("%s: %s", code, got)
		}
		if got := codes(s.Methods, func(m PriceMethod) string { return m.Code }); got != "book-months book-years wear coefficients free manual" {
			t.Errorf("%s: %s", code, got)
		}
		for _, m := range s.Methods {
			if m.Verified && m.Kind != ForFree {
				t.Errorf("%s: the formula of %s was never read", code, m.Code)
			}
		}
		if s.Consent == nil || s.Consent.Adult != 18 || s.Transfer == nil || len(s.Stops(Suspend)) != 2 {
			t.Errorf("%s: %+v %+v", code, s.Consent, s.Transfer)
		}
		for _, b := range s.Bars {
			if (b.Code == "unsafe" || b.Code == "unfit" || b.Code == "demolition") && b.Verified {
				t.Errorf("%s: %s is contradictory, so it only warns", code, b.Code)
			}
		}
		for _, g := range s.Reasons(ToRegister) {
			if g.Right == nil {
				t.Errorf("%s: %s says nothing of what it asks for", code, g.Code)
			}
		}
	}
}

func TestBandsByDay(t *testing.T) {
	s := shipped(t, "PRIV-2021").Service(Privatization)
	for day, want := range map[string]string{"2021-08-24": "30", "2025-01-20": "30", "2025-01-21": "10 10", "2025-09-18": "10 10"} {
		if got := codes(s.Bands(day), func(b InstalmentBand) string { return b.FirstPercent }); got != want {
			t.Errorf("%s: first payments of %s %%, want %s", day, got, want)
		}
	}
	years := codes(shipped(t, "PRIV-2025").Service(Privatization).Bands("2026-01-01"), func(b InstalmentBand) string { return strings.Repeat("y", b.MaxYears) })
	if years != " yyyyyyyyyyyyyyy" {
		t.Errorf("%q", years)
	}
}

func TestWrongPrivatization(t *testing.T) {
	for what, c := range map[string][2]string{ // of PRIV-2025: text, and what stands there instead
		"of nobody":              {`of = "dwelling"`, `of = "house"`},
		"no such ground":         {`ground = "several-leases"`, `ground = "communal"`},
		"once of a dwelling":     {"of = \"dwelling\"\nground = \"unfit\"", "of = \"dwelling\"\nonce = true\nground = \"unfit\""},
		"no age":                 {"adult = 18", "adult = 0"},
		"no such status":         {`statuses = ["service", "enterprise", "institution"]`, `statuses = ["castle"]`},
		"a right of a length":    {`years = 5, of = "residence"`, `years = 5`},
		"no such ending":         {`endings = ["age-limit"`, `endings = ["boredom"`},
		"a rate in words":        {`percent = "2"`, `percent = "two"`},
		"free on no ground":      {`grounds = ["free-1", `, `grounds = ["mortgage", `},
		"bands that meet":        {"from_sum = 1500000000", "from_sum = 1000000000"},
		"a band of no day":       {`since = "2025-01-21"`, `since = "January"`},
		"an option without text": {"kk = \"бұрыштық\"\n", ""},
	} {
		text := strings.Replace(shipped(t, "PRIV-2025").Source, c[0], c[1], 1)
		if text == shipped(t, "PRIV-2025").Source {
			t.Fatalf("%s: %q is not there", what, c[0])
		}
		_, err := Load("wrong.toml", []byte(text))
		if f, ok := fault.Of(err); !ok || f.Code != "E13" && f.Code != "E12" || f.Args["line"] == "0" {
			t.Errorf("%s: %v", what, err)
		}
	}
}
