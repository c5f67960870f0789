package holding

import "slices"

// Answers to what was found of somebody in a holding: whether they have that dwelling.
const (
	Same          = "same"           // it is the same person, and they have the dwelling as the register says
	OtherPerson   = "other-person"   // a namesake, or a stranger at that address
	OverSince     = "ended"          // the agreement ended, though the register does not say so
	MovedOut      = "moved-out"      // the person left the dwelling; others hold it
	OtherDwelling = "other-dwelling" // another dwelling: the address was numbered anew, or is written wrongly
	NotPermanent  = "not-permanent"  // not in permanent use: a hostel bed, a service dwelling, a stay
	WrongRow      = "wrong-row"      // the register's row is a mistake
)

// Answers are all of them; only Same confirms.
var Answers = []string{Same, OtherPerson, OverSince, MovedOut, OtherDwelling, NotPermanent, WrongRow}

// Request is what an application for a certificate of having or not having a dwelling says beside the household.
type Request struct {
	For      string `json:"for,omitempty"`      // where it will be shown
	Identity string `json:"identity,omitempty"` // the applicant's document: number, who gave it and when
}

// Confirmed is a hit that the office says is the household's, with the matches of those of whom it says so.
type Confirmed struct {
	Hit
	Register string
}

// Has tells whether a household has a dwelling of a stock: by what was confirmed, has not ended, and was not left.
func Has(stock string, confirmed []Confirmed) bool {
	return slices.ContainsFunc(confirmed, func(c Confirmed) bool { return StockOf(c.Register) == stock && c.Holds() })
}

// Holds tells whether a confirmed hit is a dwelling in permanent use today.
func (c Confirmed) Holds() bool {
	return !c.Ended && slices.ContainsFunc(c.Matches, func(m Match) bool { return !m.Left })
}
