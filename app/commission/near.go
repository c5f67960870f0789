package commission

import (
	"slices"
	"strings"

	"kezek/locales"
)

// Ways in which a member may be near to who an item is about.
const (
	SameIIN     = "iin"     // the member is of that household
	SameAddress = "address" // they live at one address
	SameSurname = "surname" // they have one surname, its ending aside
)

// Relative is somebody an item is about, as far as nearness goes.
type Relative struct{ Name, IIN, Address string }

// Near is a hint that a member should recuse themselves; it decides nothing.
type Near struct {
	Seat       int    `json:"seat"`
	Substitute bool   `json:"substitute,omitempty"`
	How        string `json:"how"`  // SameIIN, SameAddress, SameSurname: the strongest
	Name       string `json:"name"` // of whom they are near to
}

// Nearness finds the members who may be near to the people of an item: one hint a member, the strongest.
func Nearness(seats []Seat, people []Relative) (hints []Near) {
	for _, s := range seats {
		humans := []Human{s.Human}
		if s.Substitute != nil {
			humans = append(humans, *s.Substitute)
		}
		for i, h := range humans {
			if how, name := near(h, people); how != "" {
				hints = append(hints, Near{s.N, i > 0, how, name})
			}
		}
	}
	return hints
}

func near(h Human, people []Relative) (how, name string) {
	ways := []struct {
		how string
		of  func(name, iin, address string) string // two are near where this is one and not empty
	}{
		{SameIIN, func(_, iin, _ string) string { return strings.TrimSpace(iin) }},
		{SameAddress, func(_, _, address string) string { return locales.AddressRoot(address) }},
		{SameSurname, func(name, _, _ string) string { return locales.SurnameRoot(name) }},
	}
	for _, w := range ways {
		own := w.of(h.Name, h.IIN, h.Address)
		if own == "" {
			continue
		}
		if i := slices.IndexFunc(people, func(r Relative) bool { return w.of(r.Name, r.IIN, r.Address) == own }); i >= 0 {
			return w.how, people[i].Name
		}
	}
	return "", ""
}
