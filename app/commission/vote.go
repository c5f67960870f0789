package commission

import (
	"kezek/app/edition"
	"kezek/app/fault"
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

// Tell counts a ballot by the rule of an edition.
func Tell(rule *edition.CommissionRule, seats []Seat, b Ballot) Tally {
	t := Tally{Quorum: Count(rule, seats, b.Present, b.Recused), For: b.For, Against: b.Against, Abstained: b.Abstained, Presiding: b.Presiding}
	if t.Presiding == 0 {
		t.Presiding = Presider(seats, b.Present, b.Recused)
	}
	casting := b.Chair
	if len(b.Votes) > 0 {
		t.For, t.Against, t.Abstained, casting = 0, 0, 0, ""
		for _, v := range b.Votes {
			switch v.Choice {
			case For:
				t.For++
			case Against:
				t.Against++
			case Abstained:
				t.Abstained++
			}
			if v.Seat == t.Presiding {
				casting = v.Choice
			}
		}
	}
	t.Result = t.result(rule, casting)
	return t
}

func (t *Tally) result(rule *edition.CommissionRule, casting string) string {
	base := t.Here
	switch rule.Majority.Base {
	case edition.OfVoting:
		base = t.For + t.Against
	case edition.OfComposition:
		base = t.Entitled
	}
	switch {
	case !t.Reached():
		return NoQuorum
	case t.For*rule.Majority.Of > base*rule.Majority.N:
		return Carried
	case t.For != t.Against || t.For == 0:
		return Lost
	case rule.Casting == nil || casting == "" || casting == Abstained:
		return Tied
	}
	t.ByChair = true
	if casting == For {
		return Carried
	}
	return Lost
}

// Check says what is wrong with a ballot: a vote of who is not there, is recused or has none, twice the same seat, more votes
// than voters, a recusal without a reason.
func Check(rule *edition.CommissionRule, seats []Seat, b Ballot) (fs fault.Findings) {
	t := Tell(rule, seats, b)
	fs = append(fs, CheckPresence(seats, b)...)
	voted := map[int]bool{}
	for i, v := range b.Votes {
		seat, known := Find(seats, v.Seat)
		at := at("votes", i)
		switch {
		case !known || !seat.Votes:
			fs.Add(at, fault.Blocks, "commission.vote.none", "name", seat.Name)
		case !isPresent(b.Present, v.Seat):
			fs.Add(at, fault.Blocks, "commission.vote.absent", "name", seat.Name)
		case isRecused(b.Recused, v.Seat):
			fs.Add(at, fault.Blocks, "commission.vote.recused", "name", seat.Name)
		case voted[v.Seat]:
			fs.Add(at, fault.Blocks, "commission.vote.twice", "name", seat.Name)
		case v.Choice != For && v.Choice != Against && v.Choice != Abstained:
			fs.Add(at, fault.Blocks, "commission.vote.choice", "name", seat.Name)
		}
		voted[v.Seat] = true
	}
	if b.For < 0 || b.Against < 0 || b.Abstained < 0 {
		fs.Add("for", fault.Blocks, "commission.vote.negative")
	}
	switch cast := t.For + t.Against + t.Abstained; {
	case cast > t.Here:
		fs.Add("for", fault.Blocks, "commission.vote.more", "count", cast, "here", t.Here)
	case cast < t.Here && t.Reached():
		fs.Add("for", fault.Blocks, "commission.vote.fewer", "count", cast, "here", t.Here)
	}
	if b.Chair != "" && b.Chair != For && b.Chair != Against && b.Chair != Abstained {
		fs.Add("chair", fault.Blocks, "commission.vote.choice", "name", "")
	}
	if t.Result == Tied && rule.Casting != nil && len(b.Votes) == 0 && b.Chair == "" {
		fs.Add("chair", fault.Blocks, "commission.vote.casting")
	}
	return fs
}

// CheckPresence says what is wrong with who is there, recused, presiding or of another opinion.
func CheckPresence(seats []Seat, b Ballot) (fs fault.Findings) {
	here := map[int]bool{}
	for i, p := range b.Present {
		s, known := Find(seats, p.Seat)
		switch {
		case !known:
			fs.Add(at("present", i), fault.Blocks, "commission.no-seat")
		case here[p.Seat]:
			fs.Add(at("present", i), fault.Blocks, "commission.twice", "name", s.Name)
		case p.Substitute && s.Substitute == nil:
			fs.Add(at("present", i), fault.Blocks, "commission.no-substitute", "name", s.Name)
		}
		here[p.Seat] = true
	}
	for i, r := range b.Recused {
		s, known := Find(seats, r.Seat)
		switch {
		case !known || !here[r.Seat]:
			fs.Add(at("recused", i), fault.Blocks, "commission.recusal.absent", "name", s.Name)
		case len([]rune(r.Why)) < 3:
			fs.Add(at("recused", i), fault.Blocks, "commission.recusal.why", "name", s.Name)
		}
	}
	if b.Presiding != 0 && (!here[b.Presiding] || isRecused(b.Recused, b.Presiding)) {
		fs.Add("presiding", fault.Blocks, "commission.presiding")
	}
	for i, d := range b.Dissent {
		if s, known := Find(seats, d.Seat); !known || !here[d.Seat] || !s.Votes {
			fs.Add(at("dissent", i), fault.Blocks, "commission.dissent", "name", s.Name)
		}
	}
	return fs
}
