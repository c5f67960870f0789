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

// Area is an area in cm², printed in m²; 0 is none.
type Area int64

// Money is a sum in tiyn, printed in tenge; 0 is none unless the form asks for it. A *Money is none when nil and printed
// when it is 0.
type Money int64

// YesNo is an answer that may not have been given.
type YesNo int

const (
	NotSaid YesNo = iota
	Yes
	No
)

// RegistrationNotice tells a household that it is in the queue, and where.
type RegistrationNotice struct {
	Title        Text     `json:"title"` // as the edition calls the paper; empty is the form's own
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
	BornYear string `json:"bornYear,omitempty"` // instead of Born, where the day is withheld
	Relation Text   `json:"relation"`
}

// Refusal is the reasoned refusal of a service.
type Refusal struct {
	Title        Text   `json:"title"` // as the edition calls the paper; empty is the form's own
	Service      Text   `json:"service"`
	CaseNo       string `json:"caseNo"`
	FiledAt      Moment `json:"filedAt"`
	DecisionNo   string `json:"decisionNo"`
	DecisionDate Day    `json:"decisionDate"`
	DecisionBy   Text   `json:"decisionBy"`
	GroundCode   string `json:"groundCode"`
	Ground       Text   `json:"ground"`
	Article      Text   `json:"article"`
	Rules        Text   `json:"rules"` // the edition the decision follows
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

// frameFields can stand in any form besides its own fields.
type frameFields struct {
	ToName        Text
	ToIIN         string
	ToAddress     Text
	ToPhone       string
	Number        string
	Date          Day
	OfficeName    Text
	OfficeAddress Text
	SignerPost    Text
	SignerName    Text
}

func (p Paper) frameFields() frameFields {
	return frameFields{p.To.Name, p.To.IIN, p.To.Address, p.To.Phone, p.Number, p.Date,
		p.Office.Name, p.Office.Address, p.Signer.Post, p.Signer.Name}
}
