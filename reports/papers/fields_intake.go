package papers

// Application is the applicant's own paper to the office: Paper.Office is the body it is addressed to and Paper.To who
// applies. Filled from a case it is only signed; Blank it is filled by hand: no number, no draft mark, a ruled line for
// every value that is missing and empty rows in its tables.
type Application struct {
	Title             Text           `json:"title"`     // as the edition calls the paper; empty is the form's own
	Applicant         Text           `json:"applicant"` // as the edition calls who applies; empty is the form's own
	Service           Text           `json:"service"`
	Request           Text           `json:"request"` // what is asked for, one sentence; empty asks for the queue
	CaseNo            string         `json:"caseNo"`
	FiledAt           Moment         `json:"filedAt"`
	Born              Day            `json:"born"`
	Identity          Text           `json:"identity"` // identity document: number, date, who gave it
	Email             string         `json:"email"`
	Representative    Text           `json:"representative"`
	RepresentativeIIN string         `json:"representativeIIN"`
	PowerNo           string         `json:"powerNo"` // power of attorney
	PowerOn           Day            `json:"powerOn"`
	PowerNotary       Text           `json:"powerNotary"` // who certified it
	PowerUntil        Day            `json:"powerUntil"`
	Family            []FamilyMember `json:"family"` // without the applicant
	List              Text           `json:"list"`
	Grounds           Text           `json:"grounds"`  // with their articles
	Dwelling          Text           `json:"dwelling"` // where the family lives now: kind, area, on what right
	Documents         []Document     `json:"documents"`
	Consents          []Consent      `json:"consents"` // empty offers those of the queue, to be ticked by hand
	SignedOn          Day            `json:"signedOn"`
	Blank             bool           `json:"blank"`
	ForQueue          bool           `json:"forQueue"` // a blank one has places for category, grounds and dwelling
}

// FamilyMember is a member of the applicant's family, who consents to the application.
type FamilyMember struct {
	Member
	ConsentOn Day   `json:"consentOn"`
	TakesPart YesNo `json:"takesPart,omitempty"` // in the privatization of the dwelling
	Status    Text  `json:"status,omitzero"`     // for the assistance: works, studies, retired
}

// Consent is something the applicant agrees to, in the first person.
type Consent struct {
	Text Text `json:"text"`
	On   Day  `json:"on"` // when it was given; 0 is not given
}

// Receipt is given when documents are accepted. Paper.To is who applies, Paper.Signer who took the documents.
type Receipt struct {
	Title          Text       `json:"title"`     // as the edition calls the paper; empty is the form's own
	Applicant      Text       `json:"applicant"` // as the edition calls who applies; empty is the form's own
	Service        Text       `json:"service"`
	CaseNo         string     `json:"caseNo"`
	AcceptedAt     Moment     `json:"acceptedAt"`
	Channel        Text       `json:"channel"`
	ChannelNo      string     `json:"channelNo"` // the channel's own number and time of receipt
	ChannelAt      Moment     `json:"channelAt"`
	Representative Text       `json:"representative"`
	Documents      []Document `json:"documents"`
	Count          int        `json:"count"`    // of documents
	Sheets         int        `json:"sheets"`   // of paper, all together
	ResultOn       Day        `json:"resultOn"` // when to come for the result
	ResultAt       Text       `json:"resultAt"` // where it is handed out
	AcceptedBy     Text       `json:"acceptedBy"`
}

// Document is one document of a case.
type Document struct {
	Name       Text `json:"name"`
	Kind       Text `json:"kind"`       // original seen, copy, from a state system
	Sheets     int  `json:"sheets"`     // 0 is none or not known
	ValidUntil Day  `json:"validUntil"` // 0 is for ever
}

// NotAccepted is the receipt of refusal to accept documents: no case begins. Paper.To is who came, Paper.Office the
// body that refused. The form has its own lines for both signatures, so Paper.Signer stays empty.
type NotAccepted struct {
	Title             Text              `json:"title"`     // as the edition calls the paper; empty is the form's own
	Applicant         Text              `json:"applicant"` // as the edition calls who applies; empty is the form's own
	Service           Text              `json:"service"`
	CameAt            Moment            `json:"cameAt"`
	Representative    Text              `json:"representative"`
	RepresentativeIIN string            `json:"representativeIIN"`
	Place             Text              `json:"place"` // desk, room or branch of the office
	Missing           []MissingDocument `json:"missing"`
	Expired           []ExpiredDocument `json:"expired"`
	Clause            Text              `json:"clause"` // what the refusal rests on
	RefusedBy         Text              `json:"refusedBy"`
}

// MissingDocument is a document the checklist asks for that is not there.
type MissingDocument struct {
	Name   Text `json:"name"`
	Clause Text `json:"clause"` // what asks for it
}

// ExpiredDocument is a document that is no longer valid.
type ExpiredDocument struct {
	Name       Text `json:"name"`
	ValidUntil Day  `json:"validUntil"`
}

// ReturnLetter sends an incomplete application back. The head signs it.
type ReturnLetter struct {
	Title     Text              `json:"title"`     // as the edition calls the paper; empty is the form's own
	Applicant Text              `json:"applicant"` // as the edition calls who applies; empty is the form's own
	Service   Text              `json:"service"`
	CaseNo    string            `json:"caseNo"`
	FiledAt   Moment            `json:"filedAt"`
	Channel   Text              `json:"channel"`
	Missing   []MissingDocument `json:"missing"`
	Expired   []ExpiredDocument `json:"expired"`
	Clause    Text              `json:"clause"`   // what the return rests on
	Next      Text              `json:"next"`     // what to do now, whole sentences; empty is the form's own
	NextBy    Day               `json:"nextBy"`   // until when
	Returned  int               `json:"returned"` // sheets enclosed
	Appeal
}

// Appeal is how a paper may be appealed against.
type Appeal struct {
	AppealBody Text `json:"appealBody"`
	AppealTerm Text `json:"appealTerm"`
	AppealWay  Text `json:"appealWay"` // whole sentences
	AppealLaw  Text `json:"appealLaw"`
}

// RequestStatus says how far a request has got at a moment. Paper.To is who applied.
type RequestStatus struct {
	Title          Text         `json:"title"`     // as the edition calls the paper; empty is the form's own
	Applicant      Text         `json:"applicant"` // as the edition calls who applies; empty is the form's own
	AskedAt        Moment       `json:"askedAt"`   // the moment everything here is true of
	Service        Text         `json:"service"`
	CaseNo         string       `json:"caseNo"`
	FiledAt        Moment       `json:"filedAt"`
	Channel        Text         `json:"channel"`
	ChannelNo      string       `json:"channelNo"` // the channel's own number and time of receipt
	ChannelAt      Moment       `json:"channelAt"`
	State          Text         `json:"state"` // in words
	Executor       Text         `json:"executor"`
	DueOn          Day          `json:"dueOn"` // of the answer
	SuspendedUntil Day          `json:"suspendedUntil"`
	ExtendedUntil  Day          `json:"extendedUntil"`
	PauseReason    Text         `json:"pauseReason"`
	Steps          []StatusStep `json:"steps"`
}

// StatusStep is one step of a request.
type StatusStep struct {
	Who  Text   `json:"who"`
	What Text   `json:"what"`
	Due  Moment `json:"due"`
	Done Moment `json:"done"` // 0 is not yet
	Late Text   `json:"late"` // by how much, in words; empty is in time
}
