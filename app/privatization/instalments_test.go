package privatization

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"kezek/app/edition"
	"kezek/app/fault"
)

// bands: the lowest term is one of a band not known (services.md §4.5), the middle one is the test's own.
func bands() []edition.InstalmentBand {
	known := edition.Mark{Clause: "закон", Verified: true}
	return []edition.InstalmentBand{
		{From: 0, To: 5_000_000_00, FirstPercent: "10", Mark: known},
		{From: 5_000_000_00, To: 15_000_000_00, MaxYears: 10, FirstPercent: "10", Mark: known},
		{From: 15_000_000_00, MaxYears: 15, FirstPercent: "10", Mark: known},
	}
}

var (
	toTenge = edition.Rounding{}
	toTiyn  = edition.Rounding{Mode: edition.HalfUp, Unit: 1}
)

func TestSchedule(t *testing.T) {
	for name, c := range map[string]struct {
		terms             Terms
		first, each, last int64
		ends              string
	}{
		"even":            {Terms{11_200_000_00, 120, "2026-01-15", toTenge}, 1_120_000_00, 84_000_00, 84_000_00, "2036-01-15"},
		"to the tiyn":     {Terms{9_163_000_00, 120, "2026-01-15", toTiyn}, 916_300_00, 68_722_50, 68_722_50, "2036-01-15"},
		"in whole tenge":  {Terms{9_163_000_00, 120, "2026-01-15", toTenge}, 916_300_00, 68_722_00, 68_782_00, "2036-01-15"},
		"fifteen years":   {Terms{18_000_000_00, 180, "2026-01-31", toTenge}, 1_800_000_00, 90_000_00, 90_000_00, "2041-01-31"},
		"first rounded":   {Terms{6_000_005_00, 1, "2026-01-31", toTenge}, 600_001_00, 5_400_004_00, 5_400_004_00, "2026-02-28"},
		"a price in tiyn": {Terms{6_000_000_07, 7, "2026-01-31", toTenge}, 600_000_00, 771_428_00, 771_432_07, "2026-08-31"},
	} {
		dues, fs := Schedule(bands(), c.terms)
		if len(fs) > 0 || len(dues) != c.terms.Months+1 {
			t.Errorf("%s: %d dues: %v", name, len(dues), fs)
			continue
		}
		last := dues[len(dues)-1]
		if dues[0] != (Due{0, c.terms.Start, c.first}) || dues[1].Sum != c.each || last != (Due{c.terms.Months, c.ends, c.last}) {
			t.Errorf("%s: %v, %v … %v", name, dues[0], dues[1], last)
		}
	}
}

func TestScheduleDays(t *testing.T) {
	dues, _ := Schedule(bands(), Terms{11_200_000_00, 14, "2027-12-31", toTenge})
	var days []string
	for _, d := range dues[:4] {
		days = append(days, d.Day)
	}
	if got := strings.Join(days, " "); got != "2027-12-31 2028-01-31 2028-02-29 2028-03-31" || dues[14].Day != "2029-02-28" {
		t.Error(got, dues[14])
	}
	once, fs := Schedule(bands(), Terms{Price: 7, Start: "2026-01-31"})
	if diff := cmp.Diff([]Due{{0, "2026-01-31", 7}}, once); diff != "" || len(fs) > 0 {
		t.Error(diff, fs)
	}
}

func TestScheduleFindings(t *testing.T) {
	unsure := bands()
	unsure[1].Verified = false
	wrong := bands()
	wrong[1].FirstPercent = "100"
	for name, c := range map[string]struct {
		bands    []edition.InstalmentBand
		terms    Terms
		want     string
		severity fault.Severity
	}{
		"nothing":         {bands(), Terms{}, "price instalment.price, start instalment.start", fault.Blocks},
		"free":            {bands(), Terms{0, 12, "2026-01-31", toTenge}, "price instalment.price", fault.Blocks},
		"longest":         {bands(), Terms{15_000_000_00, 120, "2026-01-31", toTenge}, "", ""},
		"too long":        {bands(), Terms{15_000_000_00, 121, "2026-01-31", toTenge}, "months instalment.too-long", fault.Blocks},
		"in the next":     {bands(), Terms{15_000_000_01, 121, "2026-01-31", toTenge}, "", ""},
		"too long there":  {bands(), Terms{15_000_000_01, 181, "2026-01-31", toTenge}, "months instalment.too-long", fault.Blocks},
		"not sure":        {unsure, Terms{15_000_000_00, 121, "2026-01-31", toTenge}, "months instalment.too-long", fault.NeedsReason},
		"not known":       {bands(), Terms{5_000_000_00, 12, "2026-01-31", toTenge}, "months instalment.unknown", fault.NeedsReason},
		"below nothing":   {bands(), Terms{15_000_000_00, -1, "2026-01-31", toTenge}, "months instalment.months", fault.Blocks},
		"a century":       {bands(), Terms{4_000_000_00, 1201, "2026-01-31", toTenge}, "months instalment.months", fault.Blocks},
		"too small":       {bands()[:1], Terms{10_00, 12, "2026-01-31", toTenge}, "months instalment.unknown, months instalment.too-small", fault.NeedsReason},
		"no band":         {bands()[:2], Terms{16_000_000_00, 12, "2026-01-31", toTenge}, "months instalment.no-band", fault.Blocks},
		"no bands":        {nil, Terms{16_000_000_00, 12, "2026-01-31", toTenge}, "months instalment.no-band", fault.Blocks},
		"edition's wrong": {wrong, Terms{15_000_000_00, 12, "2026-01-31", toTenge}, "months method.wrong", fault.Blocks},
		"rounding":        {bands(), Terms{15_000_000_00, 12, "2026-01-31", edition.Rounding{Mode: "about"}}, "rounding method.wrong", fault.Blocks},
	} {
		dues, fs := Schedule(c.bands, c.terms)
		if got := tell(fs); got != c.want || len(fs) > 0 && fs[0].Severity != c.severity || fs.Blocking(true) != (dues == nil) {
			t.Errorf("%s: %s, %v, %d dues", name, got, fs, len(dues))
		}
	}
	if _, fs := Schedule(bands(), Terms{15_000_000_00, 121, "2026-01-31", toTenge}); fs[0].Clause != "закон" {
		t.Errorf("%+v", fs)
	}
}

// three payments of 100 after a first one of 50, on the 10th.
func short() []Due {
	return []Due{{0, "2026-01-10", 50}, {1, "2026-02-10", 100}, {2, "2026-03-10", 100}, {3, "2026-04-10", 100}}
}

func TestStand(t *testing.T) {
	for name, c := range map[string]struct {
		payments                                       []Payment
		day                                            string
		paid, due, arrears, ahead, balance, over, next int64
		late                                           int
	}{
		"before anything":        {nil, "2026-01-01", 0, 0, 0, 0, 350, 0, 50, 0},
		"the day itself":         {nil, "2026-01-10", 0, 0, 0, 0, 350, 0, 50, 0},
		"the day after":          {nil, "2026-01-11", 0, 50, 50, 0, 350, 0, 50, 1},
		"in time":                {[]Payment{{"2026-01-10", 50, ""}}, "2026-01-11", 50, 50, 0, 0, 300, 0, 100, 0},
		"not yet come":           {[]Payment{{"2026-01-12", 50, ""}}, "2026-01-11", 0, 50, 50, 0, 350, 0, 50, 1},
		"in part":                {[]Payment{{"2026-01-10", 50, ""}, {"2026-02-01", 30, ""}}, "2026-02-11", 80, 150, 70, 0, 270, 0, 100, 1},
		"early":                  {[]Payment{{"2026-01-10", 220, ""}}, "2026-01-11", 220, 50, 0, 170, 130, 0, 100, 0},
		"early, later":           {[]Payment{{"2026-01-10", 220, ""}}, "2026-03-11", 220, 250, 30, 0, 130, 0, 100, 1},
		"all":                    {[]Payment{{"2026-01-10", 50, ""}, {"2026-01-20", 300, ""}}, "2026-01-20", 350, 50, 0, 300, 0, 0, 0, 0},
		"more":                   {[]Payment{{"2026-01-10", 50, ""}, {"2026-01-20", 310, ""}}, "2026-05-20", 360, 350, 0, 0, 0, 10, 0, 0},
		"arrears are paid first": {[]Payment{{"2026-03-20", 160, ""}}, "2026-03-21", 160, 250, 90, 0, 190, 0, 100, 1},
	} {
		a := Stand(short(), c.payments, c.day)
		next, open := a.Next()
		late := 0
		for _, d := range a.Dues {
			if d.Late {
				late++
			}
		}
		if a.Price != 350 || a.Paid != c.paid || a.Due != c.due || a.Arrears != c.arrears || a.Ahead != c.ahead || a.Balance != c.balance ||
			a.Over != c.over || next.Sum != c.next || late != c.late {
			t.Errorf("%s: %+v, next %v, late %d", name, a, next, late)
		}
		if a.Settled() != (c.balance == 0) || open == a.Settled() {
			t.Errorf("%s: settled %v, open %v", name, a.Settled(), open)
		}
	}
	if a := Stand(nil, nil, "2026-01-01"); a.Settled() {
		t.Error("nothing was to be paid")
	}
}

func TestCheckPayment(t *testing.T) {
	before := []Payment{{"2026-01-10", 50, "77"}, {"2026-02-10", 100, "78"}}
	for name, c := range map[string]struct {
		p    Payment
		want string
	}{
		"in time":       {Payment{"2026-03-10", 100, "79"}, ""},
		"all that is":   {Payment{"2026-03-10", 200, "79"}, ""},
		"a tiyn more":   {Payment{"2026-03-10", 201, "79"}, "sum payment.over"},
		"nothing":       {Payment{}, "day payment.day, sum payment.sum, document payment.document"},
		"below nothing": {Payment{"2026-03-10", -5, "79"}, "sum payment.sum"},
		"tomorrow":      {Payment{"2026-03-12", 100, "79"}, "day payment.future"},
		"twice":         {before[1], "document payment.twice"},
	} {
		if got := tell(CheckPayment(short(), before, c.p, "2026-03-11")); got != c.want {
			t.Errorf("%s: %s, want %s", name, got, c.want)
		}
	}
	fs := CheckPayment(short(), before, Payment{"2026-03-10", 201, "79"}, "2026-03-11")
	if s := fs[0].Args["sum"]; s != "2,00"+nbsp+"₸" {
		t.Error(s)
	}
}
