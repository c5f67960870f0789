package commission

import (
	"slices"
	"strings"
	"unicode"

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
		{SameAddress, func(_, _, address string) string { return place(address) }},
		{SameSurname, func(name, _, _ string) string { return surname(name) }},
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

// signs are the words of an address, folded, that one writes and another leaves out.
var signs = []string{"г", "город", "к", "каласы", "ул", "улица", "кош", "кошеси", "д", "дом", "уи", "кв", "квартира", "п", "патер"}

// place is an address by its names and numbers alone; one without a number is no address.
func place(address string) string {
	if !strings.ContainsFunc(address, unicode.IsDigit) {
		return ""
	}
	return strings.Join(slices.DeleteFunc(locales.Tokens(address), func(w string) bool { return slices.Contains(signs, w) }), " ")
}

// surname is the first word of a name that is no initial, folded, without the endings of a man's and a woman's surname:
// Сериков and Серикова, Серікұлы and Серікқызы are one.
func surname(name string) string {
	for _, word := range strings.Fields(strings.ReplaceAll(name, ".", ". ")) {
		if folded := locales.Tokens(word); !strings.HasSuffix(word, ".") && len([]rune(strings.Join(folded, ""))) > 1 {
			for i := range folded {
				folded[i] = root(folded[i])
			}
			return strings.Join(folded, " ")
		}
	}
	return ""
}

// endings of surnames, folded, the longer before the shorter, and what is left in their place.
var endings = []struct{ of, left string }{
	{"кызы", ""}, {"улы", ""}, {"ова", ""}, {"ева", ""}, {"ов", ""}, {"ев", ""},
	{"ина", "ин"}, {"ына", "ын"}, {"ская", "скии"}, {"цкая", "цкии"},
}

func root(folded string) string {
	for _, e := range endings {
		if rest, ok := strings.CutSuffix(folded, e.of); ok && len([]rune(rest)) > 1 {
			return rest + e.left
		}
	}
	return folded
}
