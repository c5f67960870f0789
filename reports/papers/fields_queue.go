package papers

// CommissionNote is the executor's note on a case for the commission. Paper.To is who applied, Paper.Signer the
// executor.
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
