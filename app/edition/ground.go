package edition

import "slices"

// Kinds of ground.
const (
	ToRegister  = "register"
	ToRefuse    = "refuse"
	ToRemove    = "remove"
	ToNotAccept = "not-accept" // the documents: no case begins
	ToReturn    = "return"     // an application that is not complete

	// What a decision does to those who wait in the queue; the codes are those of the acts.
	ToRestore = "restore"
	ToMove    = "move-list"
	ToChange  = "change-household"
	ToPassOn  = "pass-on"
	ToSplit   = "split"
	ToMerge   = "merge"
	ToSuspend = "suspend-entry"
	ToResume  = "resume-entry"
	ToCorrect = "correct-time"
	ToHouse   = "house"
)

// GroundKinds are all of them.
var GroundKinds = slices.Concat([]string{ToRegister, ToRefuse, ToRemove, ToNotAccept, ToReturn}, movements)

var movements = []string{ToRestore, ToMove, ToChange, ToPassOn, ToSplit, ToMerge, ToSuspend, ToResume, ToCorrect, ToHouse}

// Ground is a coded reason for a decision.
type Ground struct {
	Code string `toml:"code"`
	Kind string `toml:"kind"`
	List string `toml:"list"` // the list a ground to register leads to; one with a turn may add to a ground of any list: ""
	Text
	Mark
	Turn      string  `toml:"turn"`      // of a ground to register: FirstRight, OutOfTurn or "" in turn
	Ends      *Ending `toml:"ends"`      // of a ground to register: when it comes to its end
	NewTime   bool    `toml:"new_time"`  // of a ground to move or change: the counting time is not kept
	Right     *Right  `toml:"right"`     // of a ground to privatize: what it asks for and gives
	Unnoticed bool    `toml:"unnoticed"` // of a ground to remove: no notice and no term for an objection before it
	Asked     bool    `toml:"asked"`     // of a ground to refuse: no decision before it was looked into
}

// Turns a ground to register may give, the weakest first; "" is in turn, by the counting time alone. The codes are those of
// package queue.
const (
	FirstRight = "first-right" // before all that stand in turn
	OutOfTurn  = "out-of-turn" // before everybody
)

var turns = []string{"", FirstRight, OutOfTurn}

// Ending is the age at which a ground ends. Nobody leaves the queue by it: it is a reminder to look.
type Ending struct {
	Age     int    `toml:"age"`     // years
	Of      string `toml:"of"`      // whose: applicant, youngest (of the children), child (each of them)
	Service bool   `toml:"service"` // military service is added to it
}

// Whose age an Ending looks at.
var EndingOf = []string{"applicant", "youngest", "child"}

// Ground finds a ground of any kind by its code, which is its own in the whole edition.
func (e *Edition) Ground(code string) (g Ground, ok bool) {
	for _, s := range e.Services {
		if g, ok = first(s.Grounds, func(g Ground) bool { return g.Code == code }); ok {
			break
		}
	}
	return g, ok
}

// TurnOf is the strongest turn the grounds of these codes give: OutOfTurn, FirstRight or "" in turn. A code that is not a
// ground of the edition, or not one to register, gives none.
func (e *Edition) TurnOf(grounds []string) string {
	strongest := 0
	for _, code := range grounds {
		if g, ok := e.Ground(code); ok {
			strongest = max(strongest, slices.Index(turns, g.Turn))
		}
	}
	return turns[strongest]
}
