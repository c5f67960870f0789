package holding

import (
	"cmp"
	"slices"
	"strings"
	"unicode/utf8"

	"kezek/app/iin"
	"kezek/locales"
)

// By what somebody of a household was found in a register; Ways goes from the surest to the weakest.
const (
	ByIIN      = "iin"
	ByBirth    = "name-birth" // name and birth date
	ByName     = "name"       // name, where the register or the application has no birth date
	ByInitials = "initials"   // surname and initials, as old papers have it
	ByAddress  = "address"
)

// Ways are all of them.
var Ways = []string{ByIIN, ByBirth, ByName, ByInitials, ByAddress}

// Sought is somebody of a household who is looked for.
type Sought struct {
	Name string `json:"name"`
	IIN  string `json:"iin,omitempty"`
	Born string `json:"born,omitempty"` // yyyy-mm-dd
}

// Household is who and what address is looked for in the registers.
type Household struct {
	People  []Sought `json:"people"`
	Address string   `json:"address"`
}

// Match is why a holding was found: somebody of the household is, or lives with, somebody of the register. Found by address it
// is about nobody: both are -1.
type Match struct {
	By     string `json:"by"`
	Member int    `json:"member"`         // n of the household
	Person int    `json:"person"`         // n of the holding
	Left   bool   `json:"left,omitempty"` // the person of the register had left the dwelling
}

// Hit is a holding that was found, the surest match first.
type Hit struct {
	Holding int64   `json:"holding"`
	Ended   bool    `json:"ended,omitempty"` // people hold it no longer
	Matches []Match `json:"matches"`
}

// Found is what a hit says of one of the household: what a person confirms or rejects. A holding found by its address is about
// the household as a whole.
type Found struct {
	Hit            // with the matches of that one alone
	Member  int    // n of the household, -1 for the household as a whole
	Who     Sought // nobody for the household as a whole
	Address string // by which the household as a whole was found
}

// Apart tells of each of the household what a hit says of them, in the order of the household.
func (h Household) Apart(hit Hit) (all []Found) {
	for i := -1; i < len(h.People); i++ {
		part := hit
		part.Matches = nil
		for _, m := range hit.Matches {
			if m.Member == i {
				part.Matches = append(part.Matches, m)
			}
		}
		switch {
		case part.Matches == nil:
		case i < 0:
			all = append(all, Found{Hit: part, Member: i, Address: h.Address})
		default:
			all = append(all, Found{Hit: part, Member: i, Who: h.People[i]})
		}
	}
	return all
}

// Same tells whether two searches say the same of the same person, wherever in the household they stand.
func (f Found) Same(g Found) bool {
	return f.Holding == g.Holding && f.Ended == g.Ended && f.Who == g.Who && f.Address == g.Address &&
		slices.EqualFunc(f.Matches, g.Matches, func(a, b Match) bool { return a.By == b.By && a.Person == b.Person && a.Left == b.Left })
}

// Plain tells whether it is so sure that it may be confirmed without saying why: by ИИН, or by name and birth date, and not ended.
func (f Found) Plain() bool {
	return !f.Ended && (f.Matches[0].By == ByIIN || f.Matches[0].By == ByBirth)
}

// Same tells whether two hits say the same.
func (h Hit) Same(g Hit) bool {
	return h.Holding == g.Holding && h.Ended == g.Ended && slices.Equal(h.Matches, g.Matches)
}

// Keys are under what a holding is kept for searching: those of Household.Keys meet them.
func (h Holding) Keys() []string {
	var keys []string
	for _, p := range h.People {
		if p.IIN != "" {
			keys = append(keys, iinKey+p.IIN)
		}
		if n := nameOf(p.Name); n.root != "" {
			keys = append(keys, nameKey+n.root+" "+n.given, birthKey+n.root+" "+n.given+" "+cmp.Or(p.Born, born(p.IIN)))
		}
	}
	if root := locales.AddressRoot(h.Address); root != "" {
		keys = append(keys, addressKey+root)
	}
	slices.Sort(keys)
	return slices.Compact(keys)
}

// Prefixes of keys: no folded word holds a sign of this kind.
const (
	iinKey     = "#i "
	nameKey    = "#n "
	birthKey   = "#b " // name and birth date, or the year alone, or nothing behind the name
	addressKey = "#a "
)

// Keys are under what a household is looked for.
func (h Household) Keys() []string {
	var keys []string
	for _, p := range h.People {
		if p.IIN != "" {
			keys = append(keys, iinKey+p.IIN)
		}
		n := nameOf(p.Name)
		if n.root == "" {
			continue
		}
		for _, given := range []string{n.given, initial(n.given)} {
			if day := cmp.Or(p.Born, born(p.IIN)); day == "" {
				keys = append(keys, nameKey+n.root+" "+given)
			} else {
				for _, told := range []string{day, day[:min(4, len(day))], ""} {
					keys = append(keys, birthKey+n.root+" "+given+" "+told)
				}
			}
		}
	}
	if root := locales.AddressRoot(h.Address); root != "" {
		keys = append(keys, addressKey+root)
	}
	slices.Sort(keys)
	return slices.Compact(keys)
}

// Find tells by what a household is found in a holding; nil where it is not. A holding found by a person is not told again by
// its address.
func (h Household) Find(held Holding, today string) (found []Match) {
	for i, p := range h.People {
		for j, q := range held.People {
			if by := p.alike(q); by != "" {
				found = append(found, Match{By: by, Member: i, Person: j, Left: q.Left != "" && q.Left <= today})
			}
		}
	}
	slices.SortStableFunc(found, func(a, b Match) int {
		return cmp.Compare(slices.Index(Ways, a.By), slices.Index(Ways, b.By))
	})
	root := locales.AddressRoot(h.Address)
	if len(found) == 0 && root != "" && root == locales.AddressRoot(held.Address) {
		found = []Match{{By: ByAddress, Member: -1, Person: -1}}
	}
	return found
}

// alike tells by what somebody sought may be somebody of a register; "" when they are not. Two ИИН that differ do not part people
// of one name and birth date: one of them may be a slip.
func (p Sought) alike(q Holder) string {
	if p.IIN != "" && p.IIN == q.IIN {
		return ByIIN
	}
	a, b := nameOf(p.Name), nameOf(q.Name)
	if a.root == "" || a.root != b.root {
		return ""
	}
	short := initial(b.given) == b.given
	if short && initial(a.given) != b.given || !short && a.given != b.given {
		return ""
	}
	mine, theirs := cmp.Or(p.Born, born(p.IIN)), cmp.Or(q.Born, born(q.IIN))
	switch {
	case mine != "" && len(theirs) == len("2006-01-02"):
		if mine != theirs {
			return ""
		}
		return ByBirth
	case mine != "" && theirs != "" && !strings.HasPrefix(mine, theirs), p.IIN != "" && q.IIN != "", a.otherFather(b):
		return ""
	case short:
		return ByInitials
	}
	return ByName
}

// name is a name's parts for comparing: the root of the surname, the folded given name or its initial, and the father's.
type name struct{ root, given, father string }

func nameOf(s string) (n name) {
	words := locales.Tokens(strings.ReplaceAll(s, ".", ". "))
	n.root = locales.SurnameRoot(s)
	if n.root == "" || len(words) < 2 {
		return name{}
	}
	n.given = words[1]
	if len(words) > 2 {
		n.father = words[2]
	}
	return n
}

// otherFather tells that two names have fathers' names that begin otherwise: Нұрланұлы and Нурланович begin alike.
func (n name) otherFather(m name) bool {
	a, b := []rune(n.father), []rune(m.father)
	k := min(len(a), len(b), 3)
	return k > 0 && string(a[:k]) != string(b[:k])
}

func initial(word string) string {
	_, n := utf8.DecodeRuneInString(word)
	return word[:n]
}

// born is the birth date a sound ИИН tells.
func born(number string) string {
	if len(number) != 12 {
		return ""
	}
	day, ok := iin.IIN(number).Birth()
	if !ok {
		return ""
	}
	return day.Format("2006-01-02")
}
