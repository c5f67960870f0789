package holding

import (
	"slices"
	"testing"

	"pgregory.net/rapid"

	"kezek/app/fault"
)

const today = "2026-11-20"

func TestFind(t *testing.T) {
	asked := Household{Address: "Өскемен қ., Протозанов к-сі, 4 үй, 2 пәтер",
		People: []Sought{{Name: "Образцов Сергей Иванович", IIN: "720213301056"}, {Name: "Образцова Әлия Серікқызы", Born: "1980-01-02"}}}
	one := func(p Holder) Holding {
		return Holding{Register: Orders, Address: "Өскемен қ., Бурова к-сі, 3 үй", People: []Holder{p}}
	}
	for _, c := range []struct {
		name string
		held Holding
		want string // by what, "" for not found
	}{
		{"ИИН alone, another name", one(Holder{Name: "Өзге Адам", IIN: "720213301056"}), ByIIN},
		{"name and birth date", one(Holder{Name: "ОБРАЗЦОВ СЕРГЕЙ", Born: "1972-02-13"}), ByBirth},
		{"birth date told by another ИИН", one(Holder{Name: "Образцов Сергей Иванович", IIN: "720213301115"}), ByBirth},
		{"same name, another birth date", one(Holder{Name: "Образцов Сергей Иванович", Born: "1972-02-14"}), ""},
		{"same name, no birth date", one(Holder{Name: "Образцов Сергей Иванович"}), ByName},
		{"same name, the year alone", one(Holder{Name: "Образцов Сергей Иванович", Born: "1972"}), ByName},
		{"same name, another year", one(Holder{Name: "Образцов Сергей Иванович", Born: "1947"}), ""},
		{"another father", one(Holder{Name: "Образцов Сергей Петрович"}), ""},
		{"initials", one(Holder{Name: "Образцов С.И."}), ByInitials},
		{"initials apart", one(Holder{Name: "Образцов С. И."}), ByInitials},
		{"one initial", one(Holder{Name: "Образцов С."}), ByInitials},
		{"another initial", one(Holder{Name: "Образцов П.И."}), ""},
		{"another father's initial", one(Holder{Name: "Образцов С.П."}), ""},
		{"Latin look-alikes", one(Holder{Name: "Oбpaзцoв Ceргей", Born: "1972-02-13"}), ByBirth},
		{"a woman's surname with a man's ending", one(Holder{Name: "Образцов Алия", Born: "1980-01-02"}), ByBirth},
		{"the surname alone", one(Holder{Name: "Образцов"}), ""},
		{"the address, written otherwise", Holding{Address: "г. Өскемен, ул. Протозанов, д. 4, кв. 2", People: []Holder{{Name: "Өзге Адам"}}}, ByAddress},
		{"the next flat", Holding{Address: "Өскемен қ., Протозанов к-сі, 4 үй, 3 пәтер", People: []Holder{{Name: "Өзге Адам"}}}, ""},
		{"no address and nobody", Holding{People: []Holder{{Name: "Өзге Адам"}}}, ""},
	} {
		found, got := asked.Find(c.held, today), ""
		if len(found) > 0 {
			got = found[0].By
		}
		if got != c.want {
			t.Errorf("%s: by %q, want %q", c.name, got, c.want)
		}
		if met := slices.ContainsFunc(c.held.Keys(), func(k string) bool { return slices.Contains(asked.Keys(), k) }); got != "" && !met {
			t.Errorf("%s: found, but the keys never meet: %q", c.name, c.held.Keys())
		}
	}
}

// Whoever is found is found through keys: the index never hides what the rules would find.
func TestKeysMeetWhereverSomebodyIsFound(t *testing.T) {
	names := rapid.SampledFrom([]string{"Әлиев Асан Нұрланұлы", "Алиев А.Н.", "Әлиева Асан", "Алиев Асан", "Серік", "Серікова Дина", "СЕРИКОВА  Д.", "", "Ә. Асан"})
	numbers := rapid.SampledFrom([]string{"", "800323301100", "791016403093"})
	born := rapid.SampledFrom([]string{"", "1980-03-23", "1979-10-16"})
	places := rapid.SampledFrom([]string{"", "Абай к-сі, 1 үй", "ул. Абай 1", "Абай"})
	rapid.Check(t, func(t *rapid.T) {
		held := Holding{Address: places.Draw(t, "there"), People: []Holder{{Name: names.Draw(t, "held"), IIN: numbers.Draw(t, "ИИН"), Born: born.Draw(t, "born")}}}
		asked := Household{Address: places.Draw(t, "here"), People: []Sought{{Name: names.Draw(t, "asked"), IIN: numbers.Draw(t, "own"), Born: born.Draw(t, "day")}}}
		found := asked.Find(held, today)
		if len(found) == 0 {
			return
		}
		keys := asked.Keys()
		if !slices.ContainsFunc(held.Keys(), func(k string) bool { return slices.Contains(keys, k) }) {
			t.Fatalf("%+v is found by %+v, but %q do not meet %q", held, found, held.Keys(), keys)
		}
	})
}

// Every match of a hit is told of just one of the household, and says the same wherever that one stands in it.
func TestApart(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		asked := Household{Address: "Абай к-сі, 1 үй"}
		for range rapid.IntRange(1, 5).Draw(t, "people") {
			asked.People = append(asked.People, Sought{Name: rapid.SampledFrom([]string{"Әлиев Асан", "Әлиева Гүлнар", "Серік"}).Draw(t, "name"), Born: "1980-03-23"})
		}
		hit := Hit{Holding: 7, Ended: rapid.Bool().Draw(t, "ended")}
		for range rapid.IntRange(1, 6).Draw(t, "matches") {
			hit.Matches = append(hit.Matches, Match{By: rapid.SampledFrom(Ways[:4]).Draw(t, "by"), Member: rapid.IntRange(0, len(asked.People)-1).Draw(t, "member"),
				Person: rapid.IntRange(0, 2).Draw(t, "person")})
		}
		apart := asked.Apart(hit)
		told := 0
		for _, x := range apart {
			told += len(x.Matches)
			for _, m := range x.Matches {
				if m.Member != x.Member || x.Who != asked.People[m.Member] {
					t.Fatalf("%+v is told of %+v", m, x)
				}
			}
		}
		if told != len(hit.Matches) {
			t.Fatalf("%d of %d matches are told", told, len(hit.Matches))
		}
		moved := Household{Address: asked.Address, People: append([]Sought{{Name: "Жаңа Мүше"}}, asked.People...)}
		later := hit
		later.Matches = slices.Clone(hit.Matches)
		for i := range later.Matches {
			later.Matches[i].Member++
		}
		for i, x := range moved.Apart(later) {
			if !x.Same(apart[i]) {
				t.Fatalf("%+v is not %+v", x, apart[i])
			}
			x.Ended = !x.Ended
			if x.Same(apart[i]) {
				t.Fatal("an answer outlives what ended")
			}
		}
	})
	if x := (Household{Address: "Абай к-сі, 1 үй"}).Apart(Hit{Matches: []Match{{By: ByAddress, Member: -1, Person: -1}}}); len(x) != 1 || x[0].Member != -1 || x[0].Plain() {
		t.Errorf("%+v", x)
	}
}

func TestHas(t *testing.T) {
	by := func(m Match) []Match { return []Match{m} }
	for _, c := range []struct {
		name             string
		confirmed        []Confirmed
		communal, rented bool
	}{
		{"nothing", nil, false, false},
		{"a lease", []Confirmed{{Hit{Matches: by(Match{By: ByIIN})}, Leases}}, true, false},
		{"a lease that ended", []Confirmed{{Hit{Ended: true, Matches: by(Match{By: ByIIN})}, Leases}}, false, false},
		{"who was found had left", []Confirmed{{Hit{Matches: by(Match{By: ByIIN, Left: true})}, Orders}}, false, false},
		{"of two only the one who stayed is confirmed", []Confirmed{{Hit{Matches: []Match{{By: ByIIN, Left: true}, {By: ByIIN, Member: 1}}}, Leases}}, true, false},
		{"rented", []Confirmed{{Hit{Matches: by(Match{By: ByAddress})}, Rented}}, false, true},
		{"privatized is its owner's", []Confirmed{{Hit{Matches: by(Match{By: ByIIN})}, Privatized}}, false, false},
	} {
		if got := Has(Communal, c.confirmed); got != c.communal {
			t.Errorf("%s: communal %v", c.name, got)
		}
		if got := Has(RentedByState, c.confirmed); got != c.rented {
			t.Errorf("%s: rented %v", c.name, got)
		}
	}
}

func TestCheck(t *testing.T) {
	const now = 1_795_000_000_000
	sound := func() Holding {
		return Holding{Register: Leases, Number: "1", Date: "2020-01-01", Address: "Абай к-сі, 1 үй", Area: 500_000, Useful: 300_000, Rooms: 2, From: "2020-01-01",
			People: []Holder{{Name: "Әлиев Асан", IIN: "800323301100", Born: "1980-03-23", Part: Tenant}, {Name: "Әлиева", Born: "1982"}}}
	}
	var fs fault.Findings
	sound().Check(&fs, now)
	if len(fs) > 0 {
		t.Fatal(fs)
	}
	for want, spoil := range map[string]func(*Holding){
		"register blocks holding.need.register":       func(h *Holding) { h.Register = "x" },
		"number needs-reason holding.need.number":     func(h *Holding) { h.Number = "" },
		"address blocks holding.need.address":         func(h *Holding) { h.Address = "" },
		"address needs-reason holding.address.number": func(h *Holding) { h.Address = "Абай к-сі" },
		"people.0.name blocks holding.need.people":    func(h *Holding) { h.People = nil },
		"people.1.name blocks holding.need.name":      func(h *Holding) { h.People[1].Name = "" },
		"people.0.iin needs-reason iin.checksum":      func(h *Holding) { h.People[0].IIN = "800323301101" },
		"people.0.born needs-reason holding.born.iin": func(h *Holding) { h.People[0].Born = "1980-03-24" },
		"people.1.born blocks holding.day.bad":        func(h *Holding) { h.People[1].Born = "82" },
		"people.1.left blocks holding.day.bad":        func(h *Holding) { h.People[1].Left = "2030-01-01" },
		"people.1.part blocks holding.part.bad":       func(h *Holding) { h.People[1].Part = "x" },
		"date blocks holding.day.bad":                 func(h *Holding) { h.Date = "01.01.2020" },
		"from blocks holding.day.bad":                 func(h *Holding) { h.From = "2030-01-01" },
		"to blocks holding.to.before":                 func(h *Holding) { h.To = "2019-01-01" },
		"area blocks holding.size.bad":                func(h *Holding) { h.Area, h.Useful = -1, 0 },
		"useful needs-reason holding.useful.more":     func(h *Holding) { h.Useful = 600_000 },
	} {
		h := sound()
		spoil(&h)
		var fs fault.Findings
		h.Check(&fs, now)
		if len(fs) != 1 || fs[0].Field+" "+string(fs[0].Severity)+" "+fs[0].Key != want {
			t.Errorf("%v, want %s", fs, want)
		}
	}
}
