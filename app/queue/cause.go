package queue

// Cause is why a place moves, as the one whose place it is may be told: what happened ahead, never to whom.
type Cause uint8

// What others do. One that is "ahead" has come before this place, unless the name says that it left.
const (
	TakenOverAhead Cause = iota + 1
	EnteredAhead
	SplitAhead    // came out of another entry, ahead
	RestoredAhead // came back, ahead

	RemovedAhead // left from ahead
	HousedAhead
	MergedAhead
	AnnulledAhead

	TimeToAhead  // another counting time brought it ahead
	TimeToBehind // … or behind
	TurnToAhead  // out-of-turn or first right gained
	TurnToBehind // … or lost
	RankToAhead  // moved to a list that stands before
	RankToBehind
	IntoList  // ahead all the time, it moved into the same list
	OutOfList // ahead all the time, it moved out of the same list

	SuspendedAhead // these two move the ready place only
	ResumedAhead

	// What happens to the entry itself.
	OwnTakenOver
	OwnEntered
	OwnSplit
	OwnList
	OwnHousehold
	OwnTurn
	OwnPassedOn
	OwnTime
	OwnSuspended
	OwnResumed
	OwnRemoved
	OwnRestored
	OwnMerged
	OwnHoused
	OwnAnnulled
	OwnParted // another entry came out of it
	OwnJoined // another entry became part of it

	causesEnd
)

var causes = [...]string{
	TakenOverAhead: "taken-over-ahead", EnteredAhead: "entered-ahead", SplitAhead: "split-ahead", RestoredAhead: "restored-ahead",
	RemovedAhead: "removed-ahead", HousedAhead: "housed-ahead", MergedAhead: "merged-ahead", AnnulledAhead: "annulled-ahead",
	TimeToAhead: "time-corrected-ahead", TimeToBehind: "time-corrected-behind", TurnToAhead: "turn-ahead",
	TurnToBehind: "turn-behind", RankToAhead: "rank-ahead", RankToBehind: "rank-behind",
	IntoList: "moved-into-list", OutOfList: "moved-out-of-list",
	SuspendedAhead: "suspended-ahead", ResumedAhead: "resumed-ahead",
	OwnTakenOver: "own-taken-over", OwnEntered: "own-entered", OwnSplit: "own-split", OwnList: "own-list",
	OwnHousehold: "own-household", OwnTurn: "own-turn", OwnPassedOn: "own-passed-on", OwnTime: "own-time-corrected",
	OwnSuspended: "own-suspended", OwnResumed: "own-resumed", OwnRemoved: "own-removed", OwnRestored: "own-restored",
	OwnMerged: "own-merged", OwnHoused: "own-housed", OwnAnnulled: "own-annulled", OwnParted: "own-parted", OwnJoined: "own-joined",
}

// String is the stable code of the cause.
func (c Cause) String() string {
	if c > 0 && c < causesEnd {
		return causes[c]
	}
	return "?"
}

// Key is the message key of the cause's name.
func (c Cause) Key() string { return "queue.cause." + c.String() }

// Own tells a cause in the entry itself from one in others.
func (c Cause) Own() bool { return c >= OwnTakenOver && c < causesEnd }

// Causes lists all of them.
func Causes() []Cause {
	all := make([]Cause, 0, causesEnd-1)
	for c := TakenOverAhead; c < causesEnd; c++ {
		all = append(all, c)
	}
	return all
}

// seen is what a kind of event is called by those behind the one it speaks of, and by that one. Where others may see
// it in several ways, causeAhead looks closer.
var seen = [len(kinds)]struct{ ahead, own Cause }{
	TakenOver:             {TakenOverAhead, OwnTakenOver},
	Entered:               {EnteredAhead, OwnEntered},
	MovedList:             {0, OwnList},
	HouseholdChanged:      {0, OwnHousehold},
	Suspended:             {SuspendedAhead, OwnSuspended},
	Resumed:               {ResumedAhead, OwnResumed},
	CountingTimeCorrected: {0, OwnTime},
	Removed:               {RemovedAhead, OwnRemoved},
	Restored:              {RestoredAhead, OwnRestored},
	Split:                 {SplitAhead, OwnSplit},
	PassedOn:              {0, OwnPassedOn},
	Merged:                {MergedAhead, OwnMerged},
	Housed:                {HousedAhead, OwnHoused},
	Annulled:              {AnnulledAhead, OwnAnnulled},
}

// causeAhead names what an event did to the entry of a record, seen from the place that it moves by d.
func causeAhead(kind Kind, was, is *stance, r *record, of *vantage, d shift) Cause {
	if c := seen[kind].ahead; c != 0 {
		return c
	}
	if d.overall == 0 {
		if d.inList > 0 {
			return IntoList
		}
		return OutOfList
	}
	toAhead, toBehind := TurnToAhead, TurnToBehind
	if kind == CountingTimeCorrected {
		toAhead, toBehind = TimeToAhead, TimeToBehind
	} else {
		moved := *was
		moved.rank = is.rank
		if of.behind(&moved, r) != of.behind(was, r) { // the rank alone brings it across
			toAhead, toBehind = RankToAhead, RankToBehind
		}
	}
	if d.overall > 0 {
		return toAhead
	}
	return toBehind
}

// causeOwn names what a step did to the entry whose step it is.
func causeOwn(id EntryID, s *step) Cause {
	switch {
	case EntryID(s.r.other) == id && s.r.kind == Split:
		return OwnParted
	case EntryID(s.r.other) == id:
		return OwnJoined
	case s.was.turn != s.is.turn && (s.r.kind == HouseholdChanged || s.r.kind == PassedOn):
		return OwnTurn
	}
	return seen[s.r.kind].own
}
