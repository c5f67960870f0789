package commission

import (
	"slices"

	"kezek/app/edition"
)

// Choices of a vote.
const (
	For       = "for"
	Against   = "against"
	Abstained = "abstained"
)

// Choices are all of them.
var Choices = []string{For, Against, Abstained}

// Recusal is a member who takes no part in an item, and why.
type Recusal struct {
	Seat int    `json:"seat"`
	Why  string `json:"why"`
}

// Vote is how a seat voted.
type Vote struct {
	Seat   int    `json:"seat"`
	Choice string `json:"choice"`
}

// Dissent is a member's own opinion, attached to the minutes.
type Dissent struct {
	Seat int    `json:"seat"`
	Text string `json:"text"`
}

// Ballot is one vote: who was there, who was recused, and how they voted, by name or by count.
type Ballot struct {
	Present   []Presence `json:"present,omitempty"`
	Presiding int        `json:"presiding,omitempty"` // seat; 0 is the chair or, without the chair, the deputy
	Recused   []Recusal  `json:"recused,omitempty"`
	Votes     []Vote     `json:"votes,omitempty"` // by name; empty where only counted
	For       int        `json:"for,omitempty"`   // counted, where not by name
	Against   int        `json:"against,omitempty"`
	Abstained int        `json:"abstained,omitempty"`
	Chair     string     `json:"chair,omitempty"` // how who presides voted, where counted: it decides a tie
	Dissent   []Dissent  `json:"dissent,omitempty"`
}

// Results of a ballot.
const (
	Carried  = "carried"
	Lost     = "lost"
	Tied     = "tied"      // and nobody's vote decides
	NoQuorum = "no-quorum" // nothing was decided
)

// Tally is what a ballot came to.
type Tally struct {
	Quorum
	For, Against, Abstained int
	Presiding               int  // seat of who presided, 0 for nobody
	ByChair                 bool // a tie, decided by who presided
	Result                  string
}

// Tell counts a ballot by the rule of an edition. Of votes by name those count that Check has nothing against.
func Tell(rule *edition.CommissionRule, seats []Seat, b Ballot) Tally {
	t := Tally{Quorum: Count(rule, seats, b.Present, b.Recused), For: b.For, Against: b.Against, Abstained: b.Abstained, Presiding: b.Presiding}
	if t.Presiding == 0 {
		t.Presiding = Presider(seats, b.Present, b.Recused)
	}
	casting := b.Chair
	if len(b.Votes) > 0 {
		choices := b.choices(seats)
		t.For, t.Against, t.Abstained = count(choices, For), count(choices, Against), count(choices, Abstained)
		casting = choices[t.Presiding]
	}
	if s, ok := Find(seats, t.Presiding); !ok || !b.mayVote(s) {
		casting = ""
	}
	t.Result = t.result(rule, casting)
	return t
}

// mayVote tells whether a seat has a vote, is filled and not recused.
func (b *Ballot) mayVote(s Seat) bool { return s.Votes && takesPart(s.N, b.Present, b.Recused) }

// choices are the votes by name that count, by seat: the first of each that may vote.
func (b *Ballot) choices(seats []Seat) map[int]string {
	counted := map[int]string{}
	for _, v := range b.Votes {
		s, known := Find(seats, v.Seat)
		if _, again := counted[v.Seat]; known && !again && b.mayVote(s) && slices.Contains(Choices, v.Choice) {
			counted[v.Seat] = v.Choice
		}
	}
	return counted
}

func count(choices map[int]string, choice string) (n int) {
	for _, c := range choices {
		if c == choice {
			n++
		}
	}
	return n
}

// result is what the votes come to. At a tie the vote of who presides counts once more, where the edition says so and a
// simple majority decides: so a decision is never lost that had one vote more for it and one fewer against.
func (t *Tally) result(rule *edition.CommissionRule, casting string) string {
	base := t.Here
	switch rule.Majority.Base {
	case edition.OfVoting:
		base = t.For + t.Against
	case edition.OfComposition:
		base = t.Entitled
	}
	enough := func(votes int) bool { return votes*rule.Majority.Of > base*rule.Majority.N }
	switch simple := 2*rule.Majority.N <= rule.Majority.Of; {
	case !t.Reached():
		return NoQuorum
	case enough(t.For):
		return Carried
	case t.For != t.Against || t.For == 0 || !simple || !enough(t.For+1):
		return Lost
	case rule.Casting == nil || casting != For && casting != Against:
		return Tied
	}
	t.ByChair = true
	if casting == For {
		return Carried
	}
	return Lost
}
