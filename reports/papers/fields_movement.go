package papers

import "kezek/app/fault"

// Shift is by how many places an entry moves: below zero is forwards. It is always printed with its sign.
type Shift int

// Standing is where an entry stands: in the general list and in its own. The zero one is not in the queue.
type Standing struct {
	Place  int `json:"place"`
	InList int `json:"inList"`
}

// PlaceCertificate certifies an entry's place in the queue at a moment. Paper.To is whose entry it is. With a Place it
// stands in the queue; without one it does not, and Out… say why.
type PlaceCertificate struct {
	Title         Text   `json:"title"` // as the edition calls the paper; empty is the form's own
	Service       Text   `json:"service"`
	RegNo         string `json:"regNo"`
	List          Text   `json:"list"`
	RegisteredOn  Day    `json:"registeredOn"`
	DecisionNo    string `json:"decisionNo"`
	DecisionDate  Day    `json:"decisionDate"`
	CountingAt    Moment `json:"countingAt"`
	CountingMark  Text   `json:"countingMark"` // how the time is known; empty when it is
	Members       int    `json:"members"`      // of the household, the applicant among them
	State         Text   `json:"state"`        // in words
	AsOf          Moment `json:"asOf"`         // the moment everything here is true of
	KnownOn       Moment `json:"knownOn"`      // as it was known then; 0 is as it is known now
	Place         int    `json:"place"`        // in the general list; 0 is not in the queue
	Of            int    `json:"of"`
	PlaceInList   int    `json:"placeInList"`
	OfList        int    `json:"ofList"`
	Ready         int    `json:"ready"` // place among those that are not suspended; 0 is suspended itself
	OfReady       int    `json:"ofReady"`
	ReadyInList   int    `json:"readyInList"`
	OfReadyInList int    `json:"ofReadyInList"`
	Rule          Text   `json:"rule"`  // what orders the queue, whole sentences with the clause
	OutOn         Day    `json:"outOn"` // since when it is no longer in the queue
	OutNo         string `json:"outNo"` // of the decision
	OutDate       Day    `json:"outDate"`
	OutGround     Text   `json:"outGround"`
	OutArticle    Text   `json:"outArticle"`
}

// Movement tells how an entry's place moved in a period and why, naming nobody else. Paper.To is whose entry it is.
// Total is the sum of Causes and that of Moves, and leads from the first place of the period to the last: anything
// else is fault P10.
type Movement struct {
	Title     Text            `json:"title"` // as the edition calls the paper; empty is the form's own
	RegNo     string          `json:"regNo"`
	List      Text            `json:"list"`
	WasList   Text            `json:"wasList"` // at the start of the period, if another one
	From      Day             `json:"from"`
	To        Day             `json:"to"`    // the last day
	Start     Standing        `json:"start"` // zero: not in the queue at the start
	EnteredOn Day             `json:"enteredOn"`
	Entered   Standing        `json:"entered"` // where it came in, when it did so in the period
	End       Standing        `json:"end"`     // zero: not in the queue at the end
	LeftOn    Day             `json:"leftOn"`
	Left      Standing        `json:"left"` // where it stood last, when it left in the period
	KnownOn   Moment          `json:"knownOn"`
	Causes    []MovementCause `json:"causes"`
	Total     MovementCause   `json:"total"` // its cause is the form's own
	Moves     []MovementLine  `json:"moves"`
	Points    []PlacePoint    `json:"points"` // for the chart: at the start, after every change and at the end
}

// MovementCause is a cause of moving, with how often it happened in the period and by how much it moved the entry.
type MovementCause struct {
	Cause   Text  `json:"cause"`
	Count   int   `json:"count"`
	Overall Shift `json:"overall"`
	InList  Shift `json:"inList"`
}

// MovementLine is what one decision, or several of one day and cause, moved the entry by.
type MovementLine struct {
	On         Day    `json:"on"`
	Cause      Text   `json:"cause"`
	DecisionNo string `json:"decisionNo"`
	DecisionOn Day    `json:"decisionOn"`
	Ground     Text   `json:"ground"` // with its clause
	Count      int    `json:"count"`
	Overall    Shift  `json:"overall"`
	InList     Shift  `json:"inList"`
}

// PlacePoint is the place in the general list from a day on; 0 is not in the queue.
type PlacePoint struct {
	At    Day `json:"at"`
	Place int `json:"place"`
}

// closes tells whether the movements lead from the first place to the last.
func (m Movement) closes() error {
	first, last := m.Start, m.End
	if first == (Standing{}) {
		first = m.Entered
	}
	if last == (Standing{}) {
		last = m.Left
	}
	if first != (Standing{}) && last != (Standing{}) {
		if err := same(int(m.Total.Overall), last.Place-first.Place); err != nil {
			return err
		}
		if m.WasList == (Text{}) {
			if err := same(int(m.Total.InList), last.InList-first.InList); err != nil {
				return err
			}
		}
	}
	var causes, moves MovementCause
	for _, c := range m.Causes {
		causes = MovementCause{m.Total.Cause, causes.Count + c.Count, causes.Overall + c.Overall, causes.InList + c.InList}
	}
	for _, l := range m.Moves {
		moves = MovementCause{m.Total.Cause, moves.Count + l.Count, moves.Overall + l.Overall, moves.InList + l.InList}
	}
	for _, sum := range []MovementCause{causes, moves} {
		if sum == (MovementCause{}) {
			continue // not told
		}
		for _, pair := range [][2]int{{sum.Count, m.Total.Count}, {int(sum.Overall), int(m.Total.Overall)}, {int(sum.InList), int(m.Total.InList)}} {
			if err := same(pair[0], pair[1]); err != nil {
				return err
			}
		}
	}
	return nil
}

func same(sum, total int) error {
	if sum != total {
		return fault.New("P10", "papers.fault.sum", "sum", sum, "total", total)
	}
	return nil
}

// Comparison says why one entry stands where it does against another. X is the citizen the paper is for, Y someone
// whose name and number the caller has masked.
type Comparison struct {
	Title      Text           `json:"title"` // as the edition calls the paper; empty is the form's own
	AsOf       Moment         `json:"asOf"`  // the moment everything here is true of
	X          Compared       `json:"x"`
	Y          Compared       `json:"y"`
	Parts      []ComparedPart `json:"parts"`      // of the order, the first that counts first
	Conclusion Text           `json:"conclusion"` // whole sentences; empty is the form's own
}

// Compared is one of two entries compared.
type Compared struct {
	RegNo       Text `json:"regNo"` // may be masked
	Name        Text `json:"name"`  // may be masked
	List        Text `json:"list"`
	Place       int  `json:"place"` // in the general list
	PlaceInList int  `json:"placeInList"`
}

// ComparedPart is one part of the order, with what each entry has there and the decision it rests on.
type ComparedPart struct {
	Part       Text     `json:"part"`
	Clause     Text     `json:"clause"`
	Unverified bool     `json:"unverified"` // the clause was not checked against the act
	X          Text     `json:"x"`
	XDecision  Text     `json:"xDecision"`
	Y          Text     `json:"y"`
	YDecision  Text     `json:"yDecision"`
	Mark       PartMark `json:"mark"`
}

// PartMark is what comparing a part came to.
type PartMark int

const (
	PartEqual      PartMark = iota
	PartDiffers             // the first to do so: it decides
	PartNotReached          // an earlier one has decided
)

// strong tells that the part decides: its row is bold.
func (p ComparedPart) strong() bool { return p.Mark == PartDiffers }

// RemovalWarning tells a household that its removal is being considered, before anything is decided.
type RemovalWarning struct {
	Title         Text   `json:"title"` // as the edition calls the paper; empty is the form's own
	Service       Text   `json:"service"`
	RegNo         string `json:"regNo"`
	List          Text   `json:"list"`
	RegisteredOn  Day    `json:"registeredOn"`
	GroundCode    string `json:"groundCode"`
	Ground        Text   `json:"ground"`
	Article       Text   `json:"article"`
	Facts         Text   `json:"facts"`
	ObjectionTerm Text   `json:"objectionTerm"` // "within N working days from delivery"
	BringTo       Text   `json:"bringTo"`       // where to bring documents
	HearingAt     Moment `json:"hearingAt"`     // 0: to be told
	HearingPlace  Text   `json:"hearingPlace"`
	ConsideredBy  Text   `json:"consideredBy"` // who will decide
}
