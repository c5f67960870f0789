// Package queue turns signed decisions into places: from the append-only journal of their events it computes, for any
// date, who stands in the queue and where, and who moves when a decision is added. It stores nothing and asks no clock.
package queue

// EntryID is one household's entry: the sequence behind its register number, from 1, permanent, never reused.
type EntryID int64

// Event is what one signed decision did to one entry. Times are unix milliseconds. A field that the kind does not
// carry (see the table below) is zero.
type Event struct {
	Seq       int64 // order of the journal, 1..n without gaps
	Kind      Kind
	Entry     EntryID // 0 only for Annulled, which speaks of a whole batch
	Effective int64   // when the decision takes effect; for one entry it never goes back
	Decision  int64   // the decision it rests on

	List     string  // code of the list, for those who come in and for MovedList
	Counting int64   // date and time the queue counts from; 0 with the mark Without
	Mark     Mark    // how well the counting time is known
	OldOrder int32   // order in the old list, from 1; 0 for an entry born in Kezek
	Batch    int64   // take-over; a Removed, Suspended or Housed that the old list already showed carries it too
	Other    EntryID // Split: the entry it came out of, which stays; Merged: the entry it became part of
	Rank     uint8   // of the list among the lists, by the edition: a lower one stands before a higher; with List
	Turn     Turn    // by which right the household stands after the decision
	Grounds  string  // codes of the edition it stands on after the decision, separated by spaces; "" where not told
}

// Turn is the right by which a household stands before others of its list, as the edition gives it to a ground.
type Turn uint8

const (
	InTurn     Turn = iota // none: by the counting time alone
	FirstRight             // before all that stand in turn
	OutOfTurn              // before everybody
)

var turns = [...]string{InTurn: "", FirstRight: "first-right", OutOfTurn: "out-of-turn"}

func (t Turn) valid() bool { return int(t) < len(turns) }

// String is the stable code of the turn, as editions and the file write it; "" for none.
func (t Turn) String() string {
	if t.valid() {
		return turns[t]
	}
	return "?"
}

// ParseTurn reads a stored code.
func ParseTurn(s string) (Turn, bool) {
	for t := InTurn; t.valid(); t++ {
		if turns[t] == s {
			return t, true
		}
	}
	return 0, false
}

// Mark says how well a counting time is known.
type Mark uint8

const (
	Known   Mark = iota + 1
	Assumed      // the date is known, the time of day was put in by the order of the old list
	Without      // no counting time: last in its list and last overall until settled
)

var marks = [...]string{Known: "known", Assumed: "assumed", Without: "without"}

func (m Mark) valid() bool { return m > 0 && int(m) < len(marks) }

// String is the stable code of the mark, as stored in the file; "" for no mark.
func (m Mark) String() string {
	if int(m) < len(marks) {
		return marks[m]
	}
	return "?"
}

// Key is the message key of the mark's name.
func (m Mark) Key() string { return "queue.mark." + m.String() }

// ParseMark reads a stored code.
func ParseMark(s string) (Mark, bool) {
	for m := Known; m.valid(); m++ {
		if marks[m] == s {
			return m, true
		}
	}
	return 0, false
}

// Kind is what an event does.
type Kind uint8

const (
	TakenOver             Kind = iota + 1 // comes in from an old list
	Entered                               // comes in by a decision on an application
	MovedList                             // other list, same counting time
	HouseholdChanged                      // other household, same place
	Suspended                             // keeps its place, takes no part in distribution
	Resumed                               // takes part again
	CountingTimeCorrected                 // other counting time, by a decision with a reason
	Removed                               // leaves the queue
	Restored                              // comes back at its counting time
	Split                                 // comes in out of another entry
	PassedOn                              // stays with the family when the applicant died or left: same entry, same place
	Merged                                // leaves the queue as a part of another entry
	Housed                                // leaves the queue with a dwelling
	Annulled                              // a whole take-over never happened
)

// kinds is the whole law of the journal: what an event of a kind carries, on which states of the entry it may follow,
// and the state it leaves behind (nobody: the same one).
var kinds = [...]struct {
	code    string
	carries field
	on      set
	becomes State
}{
	TakenOver:             {"taken-over", list | counting | oldOrder | batch | right, newcomer, StateActive},
	Entered:               {"entered", list | counting | right, newcomer, StateActive},
	MovedList:             {"moved-list", list | right, inQueue, nobody},
	HouseholdChanged:      {"household-changed", right, inQueue, nobody},
	Suspended:             {"suspended", ownBatch, of(StateActive), StateSuspended},
	Resumed:               {"resumed", 0, of(StateSuspended), StateActive},
	CountingTimeCorrected: {"counting-time-corrected", counting, inQueue, nobody},
	Removed:               {"removed", ownBatch, inQueue, StateRemoved},
	Restored:              {"restored", 0, of(StateRemoved, StateHoused, StateGone), StateActive},
	Split:                 {"split", list | counting | anyOrder | other | right, newcomer, StateActive},
	PassedOn:              {"passed-on", right, inQueue, nobody},
	Merged:                {"merged", other, inQueue, StateGone},
	Housed:                {"housed", ownBatch, inQueue, StateHoused},
	Annulled:              {"annulled", batch, 0, StateAnnulled},
}

// field is a set of the fields that depend on the kind.
type field uint8

const (
	list field = 1 << iota
	counting
	oldOrder // from 1
	anyOrder // from 0
	batch
	ownBatch // 0, or the batch the entry came in with
	other
	right // turn and grounds: what the household stands on afterwards
)

// String is the stable code of the kind, as stored in the file.
func (k Kind) String() string {
	if k.valid() {
		return kinds[k].code
	}
	return "?"
}

// Key is the message key of the kind's name.
func (k Kind) Key() string { return "queue.kind." + k.String() }

func (k Kind) valid() bool { return k > 0 && int(k) < len(kinds) }

// ParseKind reads a stored code.
func ParseKind(s string) (Kind, bool) {
	for k := TakenOver; k.valid(); k++ {
		if kinds[k].code == s {
			return k, true
		}
	}
	return 0, false
}
