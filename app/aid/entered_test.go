package aid

import (
	"slices"
	"testing"

	"pgregory.net/rapid"

	"kezek/app/edition"
)

// A later row stands instead of an earlier one of its kind from its own first day on; what it does not meet stays.
func TestEntered(t *testing.T) {
	row := func(n int64, from, to string) Row {
		r := local("electricity", n, "kwh", PerPerson)
		r.Dates = Dates{from, to}
		return r
	}
	r := Rules{}.Entered(row(70, "2024-01-01", "")).Entered(row(80, "2025-01-01", "2025-06-30")).Entered(row(90, "2025-07-01", ""))
	for day, want := range map[string]int64{"2023-12-31": 0, "2024-12-31": 70, "2025-01-01": 80, "2025-06-30": 80, "2025-07-01": 90, "2030-01-01": 90} {
		p, fs := r.Pick(day)
		got := int64(0)
		for _, x := range p.Rows {
			got = x.N
		}
		if got != want || len(p.Rows) > 1 || len(fs) > 0 {
			t.Errorf("%s: %d, want %d; %v", day, got, want, fs)
		}
	}
	// A cap, another service and the country's row are other things; the same day again takes the place whole.
	cap := local("electricity", 5000, Tenge, PerFlat)
	national := row(60, "2024-01-01", "")
	national.Local = false
	r = r.Entered(cap).Entered(local("waste", 1, "person", PerPerson)).Entered(national).Entered(row(95, "2025-07-01", ""))
	if len(r.Rows) != 6 {
		t.Errorf("%+v", r.Rows)
	}
	if was, ok := r.Replaced(row(1, "2026-01-01", "")); !ok || was.N != 95 {
		t.Errorf("%+v %v", was, ok)
	}
	if _, ok := r.Replaced(row(1, "2020-01-01", "2020-12-31")); ok {
		t.Error("nothing was in force then")
	}
	tariffs := Rules{}.EnteredTariff(tariff("heat", "gcal", 10)).EnteredTariff(Tariff{Service: "heat", Unit: "gcal", N: 12, Dates: Dates{From: "2025-01-01"}, Act: act})
	if len(tariffs.Tariffs) != 2 || tariffs.Tariffs[0].To != "2024-12-31" {
		t.Errorf("%+v", tariffs.Tariffs)
	}
}

// Whatever is entered in whatever order, no day has two rows that say the same thing, and the last one entered holds on its first day.
func TestEnteredNeverMeets(t *testing.T) {
	days := []string{"2024-01-01", "2024-06-01", "2025-01-01", "2025-06-01", "2026-01-01"}
	rapid.Check(t, func(t *rapid.T) {
		var r Rules
		var last Row
		for range rapid.IntRange(1, 6).Draw(t, "rows") {
			i := rapid.IntRange(0, len(days)-1).Draw(t, "from")
			last = local(rapid.SampledFrom([]string{"heat", "waste"}).Draw(t, "code"), rapid.Int64Range(1, 100).Draw(t, "n"), "m3", PerPerson)
			last.From = days[i]
			if rapid.Bool().Draw(t, "bounded") {
				last.To = days[rapid.IntRange(i, len(days)-1).Draw(t, "to")]
			}
			r = r.Entered(last)
		}
		for _, day := range days {
			if fs := r.Check(day); len(fs) > 0 {
				t.Fatal(day, fs)
			}
		}
		p, _ := r.Pick(last.From)
		if !slices.ContainsFunc(p.Rows, func(x Row) bool { return x.Code == last.Code && x.N == last.N && x.From == last.From }) {
			t.Fatalf("%+v is not in force on its day: %+v", last, p.Rows)
		}
	})
}

func TestPayable(t *testing.T) {
	ours := []Payment{{"2026-01", 100}, {"2026-02", 100}}
	system := []Payment{{"2026-01", 90}, {"2026-02", 110}}
	for name, c := range map[string]struct {
		system []Payment
		binds  string
		want   []Payment
	}{
		"none was entered":    {nil, BySystem, ours},
		"the system's":        {system, BySystem, system},
		"the system's nought": {[]Payment{}, BySystem, []Payment{}},
		"the office's":        {system, ByOffice, ours},
	} {
		if got := Payable(ours, c.system, Manner{Binds: c.binds}); !slices.Equal(got, c.want) {
			t.Errorf("%s: %v", name, got)
		}
	}
	// What was paid too much is below nothing, a later month waits, what is even is left out.
	left := Unpaid([]Payment{{"2026-01", 100}, {"2026-02", 100}, {"2026-03", 100}, {"2026-04", 100}}, []Payment{{"2025-12", 30}, {"2026-01", 100}, {"2026-02", 120}}, "2026-03")
	if !slices.Equal(left, []Payment{{"2025-12", -30}, {"2026-02", -20}, {"2026-03", 100}}) {
		t.Error(left)
	}
}

// Lists made one after another, whatever changed between them, come to what is payable at the end.
func TestUnpaidComesToPayable(t *testing.T) {
	months := Quarter{2026, 1}.Months()
	rapid.Check(t, func(t *rapid.T) {
		var paid []Payment
		var payable []Payment
		for range rapid.IntRange(1, 5).Draw(t, "lists") {
			payable = nil
			for _, m := range months {
				payable = append(payable, Payment{m, rapid.Int64Range(0, 1000).Draw(t, "sum")})
			}
			for _, left := range Unpaid(payable, paid, months[2]) {
				i := slices.IndexFunc(paid, func(p Payment) bool { return p.Month == left.Month })
				if i < 0 {
					paid = append(paid, left)
				} else {
					paid[i].Sum += left.Sum
				}
			}
		}
		a, b := Award{Payments: paid}, Award{Payments: payable}
		if a.Sum() != b.Sum() {
			t.Fatalf("%v paid of %v", paid, payable)
		}
	})
}

func TestMatterIsChecked(t *testing.T) {
	svc := load(t, "AID-2025").Service(edition.Aid)
	for key, spoil := range map[string]func(*Matter){
		"people.1 blocks aid.person.twice":             func(m *Matter) { m.People[1].N = 1 },
		"people.1 blocks aid.income.person":            func(m *Matter) { m.People[1].N = 3 },
		"people.1 blocks aid.person.name":              func(m *Matter) { m.People[1] = Person{Status: Minor} },
		"people.1 blocks aid.person.status":            func(m *Matter) { m.People[1].Status = "king" },
		"people.1 note aid.person.status":              func(m *Matter) { m.People[1].Status = "" },
		"people note aid.person.missing":               func(m *Matter) { m.People = m.People[:1] },
		"quarter blocks aid.award.day":                 func(m *Matter) { m.Quarter.N = 2 },
		"dwelling.right blocks aid.dwelling.right":     func(m *Matter) { m.Dwelling.Right = "squatter" },
		"dwelling.document note aid.dwelling.document": func(m *Matter) { m.Dwelling.Document = "" },
		"dwelling.rooms blocks aid.dwelling.rooms":     func(m *Matter) { m.Dwelling.Rooms = -1 },
		"income.0 blocks aid.income.kind":              func(m *Matter) { m.Income[0].Kind = "lottery" },
		"bills.0 blocks aid.bill.service":              func(m *Matter) { m.Bills[0].Service = "sauna" },
		"account blocks bank.iban.checksum":            func(m *Matter) { m.Account = "KZ87125KZT5004100100" },
		"bank note aid.bank":                           func(m *Matter) { m.Bank = "" },
	} {
		m := Matter{Quarter: first, People: []Person{{N: 1, Status: Works}, {N: 2, Status: Minor}}, Dwelling: Dwelling{Right: "owner", Document: "№ 1", Area: 50 * cm2, Rooms: 2},
			Income: []Income{{Person: 1, Month: "2025-10", Kind: "pay", Sum: 1}}, Bills: []Bill{{Service: "heat", Month: "2026-01", Sum: 1}}, Account: "KZ86125KZT5004100100", Bank: "Үлгі банк"}
		if fs := m.Check(svc, []int{1, 2}, 2, "2026-02-10"); len(fs) > 0 {
			t.Fatal(fs)
		}
		spoil(&m)
		if got := keys(m.Check(svc, []int{1, 2}, 2, "2026-02-10")); !slices.Contains(got, key) {
			t.Errorf("%s: %q", key, got)
		}
	}
	m := Matter{People: []Person{{N: 1, Status: Works}, {N: 2, Status: Pensioner}}, Income: []Income{{Person: 2, Kind: "pension"}, {Person: 2, Kind: "one-off-help", Sum: 5}}}
	if got := m.Earners(); !slices.Equal(got, []int{0}) {
		t.Error(got)
	}
	in := m.Input(svc)
	if in.Income[0].Aside || !in.Income[1].Aside || in.Total() != 0 || in.Household.Persons != 2 {
		t.Errorf("%+v", in)
	}
}
