package papers

// CertificateApplication asks for the certificate of having or not having a dwelling. It may be Blank.
type CertificateApplication struct {
	Application
	For Text `json:"for"` // where the certificate will be shown
}

// DwellingCertificate certifies that a citizen with their family has or has not a dwelling in permanent use. Paper.To is
// who asked for it. Without Communal and Rented there is no such dwelling, which the paper then says. Source: services.md §3.
type DwellingCertificate struct {
	Title      Text           `json:"title"`     // as the edition calls the paper; empty is the form's own
	Applicant  Text           `json:"applicant"` // as the edition calls who applies; empty is the form's own
	CaseNo     string         `json:"caseNo"`
	FiledAt    Moment         `json:"filedAt"`
	Born       Day            `json:"born"`
	Identity   Text           `json:"identity"` // identity document: number, date, who gave it
	Family     []Member       `json:"family"`   // without the applicant; empty where the office certifies the applicant alone
	Communal   []HeldDwelling `json:"communal"` // of the communal stock
	Rented     []HeldDwelling `json:"rented"`   // rented by the local executive body in the private stock
	AsOf       Day            `json:"asOf"`
	For        Text           `json:"for"` // where it is shown
	ValidUntil Day            `json:"validUntil"`
	Basis      Text           `json:"basis"` // the law it is given by
}

// HeldDwelling is a dwelling somebody has in permanent use.
type HeldDwelling struct {
	Holder     Text   `json:"holder"` // who of the family has it; empty where that is not known
	Address    Text   `json:"address"`
	Total      Area   `json:"total"`
	Useful     Area   `json:"useful"`
	Rooms      int    `json:"rooms"`
	ContractNo string `json:"contractNo"` // of the tenancy
	ContractOn Day    `json:"contractOn"`
	Ground     Text   `json:"ground"` // what it is held by: contract, order, decision
}
