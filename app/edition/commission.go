package edition

import "fmt"

// Kinds of a commission's meeting.
const (
	Regular       = "regular"
	Extraordinary = "extraordinary"
	InAbsentia    = "absentia" // the members vote without coming together
)

// MeetingKinds are all of them, in the order screens offer them.
var MeetingKinds = []string{Regular, Extraordinary, InAbsentia}

// Of whom a majority is counted.
const (
	OfPresent     = "present"     // those who are there and may vote on the item
	OfVoting      = "voting"      // those who voted for or against
	OfComposition = "composition" // all members with a vote
)

// MajorityBases are all of them.
var MajorityBases = []string{OfPresent, OfVoting, OfComposition}

// CommissionRule is what an edition says of the housing commission: who sits in it, when it can decide and how it does.
type CommissionRule struct {
	Name     Text          `toml:"name"` // as minutes call it; empty is «housing commission»
	Size     Size          `toml:"size"`
	Kinds    []MeetingKind `toml:"kind"`
	Quorum   Quorum        `toml:"quorum"`
	Majority Majority      `toml:"majority"`
	Casting  *Casting      `toml:"casting"` // nil where a tie decides nothing
}

// Size is of how many members with a vote the commission is.
type Size struct {
	Least          int  `toml:"least"`           // 0 where the edition says nothing
	Odd            bool `toml:"odd"`             // their number is odd
	SecretaryVotes bool `toml:"secretary_votes"` // the secretary may be one of them
	Text
	Mark
}

// MeetingKind is a kind of meeting the edition allows.
type MeetingKind struct {
	Code string `toml:"code"` // of MeetingKinds
	Text
	Mark
}

// Quorum is which part of the members with a vote has to be there: at least N/Of.
type Quorum struct {
	N  int `toml:"n"`
	Of int `toml:"of"`
	Text
	Mark
}

// Majority is which part of Base has to be for a decision: more than N/Of.
type Majority struct {
	N    int    `toml:"n"`
	Of   int    `toml:"of"`
	Base string `toml:"base"` // of MajorityBases
	Text
	Mark
}

// Casting says that at a tie the vote of who presides decides.
type Casting struct {
	Text
	Mark
}

// Allows tells whether the edition knows a kind of meeting.
func (c *CommissionRule) Allows(kind string) bool {
	_, ok := first(c.Kinds, func(k MeetingKind) bool { return k.Code == kind })
	return ok
}

func (c *CommissionRule) statements() (all []Statement) {
	if c == nil {
		return nil
	}
	if c.Name != (Text{}) {
		all = append(all, Statement{Kind: OfCommission, Text: c.Name})
	}
	size := Statement{Kind: OfSize, Text: c.Size.Text, Mark: &c.Size.Mark}
	if c.Size.Least > 0 {
		size.codes("least", fmt.Sprint(c.Size.Least))
	}
	size.flag("odd", c.Size.Odd)
	size.flag("secretary_votes", c.Size.SecretaryVotes)
	all = append(all, size)
	for i := range c.Kinds {
		k := &c.Kinds[i]
		all = append(all, Statement{Kind: OfMeetingKind, Code: k.Code, Text: k.Text, Mark: &k.Mark})
	}
	quorum := Statement{Kind: OfQuorum, Text: c.Quorum.Text, Mark: &c.Quorum.Mark}
	quorum.codes("share", share(c.Quorum.N, c.Quorum.Of))
	majority := Statement{Kind: OfMajority, Text: c.Majority.Text, Mark: &c.Majority.Mark}
	majority.codes("share", share(c.Majority.N, c.Majority.Of))
	majority.codes("base", c.Majority.Base)
	all = append(all, quorum, majority)
	if c.Casting != nil {
		all = append(all, Statement{Kind: OfCasting, Text: c.Casting.Text, Mark: &c.Casting.Mark})
	}
	return all
}

func share(n, of int) string { return fmt.Sprintf("%d/%d", n, of) }
