package papers

// CommissionNote is the executor's note on a question for the commission: on a case, or with a RegNo on an entry.
// Paper.To is who applied or whose entry it is, Paper.Signer the executor.
type CommissionNote struct {
	Title          Text          `json:"title"`     // as the edition calls the paper; empty is the form's own
	Applicant      Text          `json:"applicant"` // as the edition calls who applies; empty is the form's own
	Commission     Text          `json:"commission"`
	MeetingOn      Day           `json:"meetingOn"`
	Service        Text          `json:"service"`
	CaseNo         string        `json:"caseNo"`
	FiledAt        Moment        `json:"filedAt"` // filed with all documents: what the queue counts from
	Channel        Text          `json:"channel"`
	Born           Day           `json:"born"`
	Family         []Member      `json:"family"`  // without the applicant
	Counted        int           `json:"counted"` // people of the household, the applicant among them
	Dwelling       Text          `json:"dwelling"`
	List           Text          `json:"list"`
	Ground         Text          `json:"ground"`
	Article        Text          `json:"article"`
	Documents      []Document    `json:"documents"`
	Checks         []SystemCheck `json:"checks"`
	Facts          Text          `json:"facts"`
	Proposal       Text          `json:"proposal"` // one sentence; empty proposes to register, or to refuse if there is a ground for it
	RefusalGround  Text          `json:"refusalGround"`
	RefusalArticle Text          `json:"refusalArticle"`
	Place          int           `json:"place"` // it would get in the general list
	Of             int           `json:"of"`    // how many would stand in it
	PlaceInList    int           `json:"placeInList"`
	OfList         int           `json:"ofList"`
	PlaceOn        Day           `json:"placeOn"` // the day these places were counted

	// What a note on an item of a meeting says besides.
	Item         int         `json:"item,omitempty"` // of the agenda
	Question     Text        `json:"question,omitzero"`
	BornYear     string      `json:"bornYear,omitempty"` // instead of Born, where the day is withheld
	RegNo        string      `json:"regNo,omitempty"`
	RegisteredOn Day         `json:"registeredOn,omitempty"`
	For          []Reason    `json:"for,omitempty"` // grounds for the decision, and against it
	Against      []Reason    `json:"against,omitempty"`
	Effect       QueueEffect `json:"effect,omitzero"`
}

// Reason is a ground with what it rests on.
type Reason struct {
	Text   Text `json:"text"`
	Clause Text `json:"clause"`
}

// QueueEffect is what a decision would do to the queue.
type QueueEffect struct {
	Before        Standing  `json:"before"` // the household's own place; zero: not in the queue
	After         Standing  `json:"after"`
	Entrants      []Entrant `json:"entrants"` // who else comes in
	Back          int       `json:"back"`     // entries of the general list that move back, and forward
	Forward       int       `json:"forward"`
	BackInList    int       `json:"backInList"`
	ForwardInList int       `json:"forwardInList"`
	Note          Text      `json:"note"` // whole sentences
}

// Entrant is an entry that comes into the queue.
type Entrant struct {
	Name        Text `json:"name"`
	Place       int  `json:"place"`
	PlaceInList int  `json:"placeInList"`
}

// SystemCheck is what a state information system answered.
type SystemCheck struct {
	System Text `json:"system"`
	On     Day  `json:"on"`
	Result Text `json:"result"`
}

// RemovalNotice tells a household that it is no longer in the queue, and why.
type RemovalNotice struct {
	Title        Text   `json:"title"` // as the edition calls the paper; empty is the form's own
	Service      Text   `json:"service"`
	RegNo        string `json:"regNo"`
	List         Text   `json:"list"`
	RegisteredOn Day    `json:"registeredOn"`
	DecisionNo   string `json:"decisionNo"`
	DecisionDate Day    `json:"decisionDate"`
	DecisionBy   Text   `json:"decisionBy"`
	RemovedOn    Day    `json:"removedOn"` // since when
	GroundCode   string `json:"groundCode"`
	Ground       Text   `json:"ground"`
	Article      Text   `json:"article"`
	Rules        Text   `json:"rules"` // the edition the decision follows
	Facts        Text   `json:"facts"`
	Appeal
}

// MyFile tells a citizen on one page all that stands in their file. Paper.To is the citizen.
type MyFile struct {
	Title        Text              `json:"title"`     // as the edition calls the paper; empty is the form's own
	Applicant    Text              `json:"applicant"` // as the edition calls who applies; empty is the form's own
	AsOf         Moment            `json:"asOf"`      // the moment everything here is true of
	Service      Text              `json:"service"`
	CaseNo       string            `json:"caseNo"`
	RegNo        string            `json:"regNo"`
	List         Text              `json:"list"`
	State        Text              `json:"state"` // in words
	Place        int               `json:"place"` // in the general list
	Of           int               `json:"of"`    // how many stand in it
	PlaceInList  int               `json:"placeInList"`
	OfList       int               `json:"ofList"`
	CountingAt   Moment            `json:"countingAt"`
	Family       []Member          `json:"family"` // without the applicant
	Documents    []Document        `json:"documents"`
	Missing      []MissingDocument `json:"missing"`
	Next         Text              `json:"next"` // what comes now
	NextBy       Day               `json:"nextBy"`
	Contact      Text              `json:"contact"` // whom to call
	ContactPhone string            `json:"contactPhone"`
	Report       Text              `json:"report"` // what must be reported, whole sentences; empty is the form's own
}
