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
	Seat       int
	Substitute bool
	How        string // SameIIN, SameAddress, SameSurname: the strongest
	Name       string // of whom they are near to
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
		is  func(Relative) bool
	}{
		{SameIIN, func(r Relative) bool { return h.IIN != "" && h.IIN == r.IIN }},
		{SameAddress, func(r Relative) bool { return h.Address != "" && locales.Fold(h.Address) == locales.Fold(r.Address) }},
		{SameSurname, func(r Relative) bool { return surname(h.Name) != "" && surname(h.Name) == surname(r.Name) }},
	}
	for _, w := range ways {
		if i := slices.IndexFunc(people, w.is); i >= 0 {
			return w.how, people[i].Name
		}
	}
	return "", ""
}

// surname is the first word of a name that is no initial, folded, without the ending of a woman's surname: Сериков and
// Серикова are one.
func surname(name string) string {
	for _, word := range strings.Fields(strings.ReplaceAll(name, ".", ". ")) {
		if folded := locales.Fold(word); !strings.HasSuffix(word, ".") && len([]rune(folded)) > 1 {
			return stem(folded)
		}
	}
	return ""
}

func stem(folded string) string {
	for _, ending := range []string{"ова", "ева", "ина", "ына"} {
		if rest, ok := strings.CutSuffix(folded, ending); ok && len([]rune(rest)) > 1 {
			return rest + strings.TrimSuffix(ending, "а")
		}
	}
	if rest, ok := strings.CutSuffix(folded, "ская"); ok {
		return rest + "ский"
	}
	return folded
}
