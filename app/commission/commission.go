// Package commission says when a housing commission can decide and what it decided: composition, quorum, recusal, votes.
// The figures are those of an edition; the code knows only the shape of the rules.
package commission

import "slices"

// Posts in the commission.
const (
	Chair     = "chair"
	Deputy    = "deputy"
	Ordinary  = "member"
	Secretary = "secretary"
)

// Posts are all of them, in the order of a list of members.
var Posts = []string{Chair, Deputy, Ordinary, Secretary}

// Human is somebody who sits in a commission. IIN and Address are only for the hint that they are near to an applicant.
type Human struct {
	Name    string `json:"name"`
	WorkKK  string `json:"work_kk"` // post at work
	WorkRU  string `json:"work_ru"`
	IIN     string `json:"iin,omitempty"`
	Address string `json:"address,omitempty"`
}

// Seat is a place in the commission by its order, and who fills it.
type Seat struct {
	N    int    `json:"n"` // from 1 on, in the order of the composition
	Post string `json:"post"`
	Human
	Votes      bool   `json:"votes"`
	Substitute *Human `json:"substitute,omitempty"` // by the same order; sits in the seat while its holder is away
}

// Presence says that a seat is filled, by its holder or by the substitute.
type Presence struct {
	Seat       int  `json:"seat"`
	Substitute bool `json:"substitute,omitempty"`
}

// Sitter is who sits in a seat as Presence tells.
func (s Seat) Sitter(p Presence) Human {
	if p.Substitute && s.Substitute != nil {
		return *s.Substitute
	}
	return s.Human
}

// Find finds a seat by its number.
func Find(seats []Seat, n int) (Seat, bool) {
	if i := slices.IndexFunc(seats, func(s Seat) bool { return s.N == n }); i >= 0 {
		return seats[i], true
	}
	return Seat{}, false
}

// Presider is the seat of who presides when nobody was elected to: the chair, without the chair the deputy (of several the
// first by number); 0 when neither is there or may take part. Who substitutes for the chair presides.
func Presider(seats []Seat, present []Presence, recused []Recusal) int {
	for _, post := range []string{Chair, Deputy} {
		first := 0
		for _, s := range seats {
			if s.Post == post && takesPart(s.N, present, recused) && (first == 0 || s.N < first) {
				first = s.N
			}
		}
		if first > 0 {
			return first
		}
	}
	return 0
}

// whoSits is who sits in a seat in that sitting: its holder where nobody does.
func whoSits(s Seat, present []Presence) Human {
	if i := slices.IndexFunc(present, func(p Presence) bool { return p.Seat == s.N }); i >= 0 {
		return s.Sitter(present[i])
	}
	return s.Human
}

func takesPart(seat int, present []Presence, recused []Recusal) bool {
	return isPresent(present, seat) && !isRecused(recused, seat)
}

func isPresent(present []Presence, seat int) bool {
	return slices.ContainsFunc(present, func(p Presence) bool { return p.Seat == seat })
}

func isRecused(recused []Recusal, seat int) bool {
	return slices.ContainsFunc(recused, func(r Recusal) bool { return r.Seat == seat })
}
