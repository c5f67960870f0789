package papers

// Text is what is written differently in the two languages of papers; an empty one falls back on the other.
type Text struct {
	KK string `json:"kk"`
	RU string `json:"ru"`
}

// Same is a text that is the same in both languages.
func Same(s string) Text { return Text{s, s} }

// Day is a date and Moment a date with its time: unix milliseconds UTC, printed in Kazakhstan's time; 0 is none.
type (
	Day    int64
	Moment int64
)

// RegistrationNotice tells a household that it is in the queue, and where.
type RegistrationNotice struct {
	Service      Text     `json:"service"`
	CaseNo       string   `json:"caseNo"`
	FiledAt      Moment   `json:"filedAt"` // filed with all documents: what the queue counts from
	DecisionNo   string   `json:"decisionNo"`
	DecisionDate Day      `json:"decisionDate"`
	DecisionBy   Text     `json:"decisionBy"`
	RegisteredOn Day      `json:"registeredOn"`
	RegNo        string   `json:"regNo"`
	Ground       Text     `json:"ground"` // with its article
	List         Text     `json:"list"`
	Place        int      `json:"place"` // in the general list
	Of           int      `json:"of"`    // how many stand in it
	PlaceInList  int      `json:"placeInList"`
	OfList       int      `json:"ofList"`
	PlaceOn      Day      `json:"placeOn"` // the day these places were counted
	Members      []Member `json:"members"`
}

// Member is a member of the household registered with the applicant.
type Member struct {
	Name     Text   `json:"name"`
	IIN      string `json:"iin"`
	Born     Day    `json:"born"`
	Relation Text   `json:"relation"`
}

// Refusal is the reasoned refusal of a service.
type Refusal struct {
	Service      Text   `json:"service"`
	CaseNo       string `json:"caseNo"`
	FiledAt      Moment `json:"filedAt"`
	DecisionNo   string `json:"decisionNo"`
	DecisionDate Day    `json:"decisionDate"`
	DecisionBy   Text   `json:"decisionBy"`
	GroundCode   string `json:"groundCode"`
	Ground       Text   `json:"ground"`
	Article      Text   `json:"article"`
	Facts        Text   `json:"facts"`
	Remedy       Text   `json:"remedy"` // what the applicant can put right
	HearingOn    Day    `json:"hearingOn"`
	HearingNo    string `json:"hearingNo"`   // number of the record of the hearing
	HearingNote  Text   `json:"hearingNote"` // what the applicant said
	NoHearing    Text   `json:"noHearing"`   // why there was none
	AppealBody   Text   `json:"appealBody"`
	AppealTerm   Text   `json:"appealTerm"`
	AppealWay    Text   `json:"appealWay"` // whole sentences
	AppealLaw    Text   `json:"appealLaw"`
}

// Receipt is given when documents are accepted.
type Receipt struct {
	Service        Text       `json:"service"`
	CaseNo         string     `json:"caseNo"`
	AcceptedAt     Moment     `json:"acceptedAt"`
	Channel        Text       `json:"channel"`
	Representative Text       `json:"representative"`
	Documents      []Document `json:"documents"`
	Count          int        `json:"count"`  // of documents
	Sheets         int        `json:"sheets"` // of paper, all together
	ResultOn       Day        `json:"resultOn"`
	ResultAt       Text       `json:"resultAt"` // where the result is handed out
	AcceptedBy     Text       `json:"acceptedBy"`
}

// Document is one accepted document.
type Document struct {
	Name   Text `json:"name"`
	Kind   Text `json:"kind"` // original, copy, electronic
	Sheets int  `json:"sheets"`
}

// OrderProof shows that taking over an old list kept its order.
type OrderProof struct {
	File    string         `json:"file"`
	SHA256  string         `json:"sha256"`
	Sheets  string         `json:"sheets"` // their names
	Rows    int            `json:"rows"`   // read from the file
	Entered int            `json:"entered"`
	TakenBy Text           `json:"takenBy"`
	TakenAt Moment         `json:"takenAt"`
	Entries []ProofEntry   `json:"entries"`
	Ties    []ProofTie     `json:"ties"`
	Assumed []ProofAssumed `json:"assumed"`
	Moved   []ProofMove    `json:"moved"`
	Out     []ProofOut     `json:"out"`
}

// ProofEntry is an entry's place in the old list and in Kezek.
type ProofEntry struct {
	OldPlace    int    `json:"oldPlace"`
	Place       int    `json:"place"`
	PlaceInList int    `json:"placeInList"`
	List        Text   `json:"list"`
	RegNo       string `json:"regNo"`
	Name        string `json:"name"`
	CountingAt  Moment `json:"countingAt"`
	Mark        Text   `json:"mark"` // assumed, tie, moved; empty for the rest
}

// ProofTie is a moment that several entries share.
type ProofTie struct {
	At    Moment `json:"at"`
	Names string `json:"names"` // in the order kept
	Rule  Text   `json:"rule"`  // what ordered them
}

// ProofAssumed is an entry whose time the old list does not give.
type ProofAssumed struct {
	OldPlace int    `json:"oldPlace"`
	Name     string `json:"name"`
	Given    string `json:"given"` // as it is spelled in the old list
	Taken    Moment `json:"taken"`
}

// ProofMove is a pair that stands in another order than in the old list.
type ProofMove struct {
	Name   string `json:"name"`   // now above
	Before string `json:"before"` // now below
	Reason Text   `json:"reason"`
}

// ProofOut is a row that was not taken over.
type ProofOut struct {
	Sheet  string `json:"sheet"`
	Row    int    `json:"row"`
	Name   string `json:"name"`
	Reason Text   `json:"reason"`
}

// frameFields can stand in any form besides its own fields.
type frameFields struct {
	ToName     Text
	ToIIN      string
	ToAddress  Text
	ToPhone    string
	Number     string
	Date       Day
	OfficeName Text
	SignerPost Text
	SignerName Text
}

func (p Paper) frameFields() frameFields {
	return frameFields{p.To.Name, p.To.IIN, p.To.Address, p.To.Phone, p.Number, p.Date,
		p.Office.Name, p.Signer.Post, p.Signer.Name}
}
