package papers

// Home is a dwelling of the state stock that is privatized.
type Home struct {
	Dwelling
	Useful       Area   `json:"useful"`
	Commissioned string `json:"commissioned"` // the year
	Cadastral    string `json:"cadastral"`    // number
	Regime       Text   `json:"regime"`       // communal, service, equated to service, of a state enterprise
	TenancyNo    string `json:"tenancyNo"`    // of the contract of tenancy
	TenancyOn    Day    `json:"tenancyOn"`
}

// Freely is why a dwelling costs nothing; without a Ground it costs its price.
type Freely struct {
	Ground Text `json:"ground"`
	Law    Text `json:"law"`   // act, article, point
	Proof  Text `json:"proof"` // the document that proves the ground
}

// BankDetails are where money is paid to.
type BankDetails struct {
	Name    Text   `json:"name"` // who receives it
	BIN     string `json:"bin"`
	Bank    Text   `json:"bank"`
	BIC     string `json:"bic"`
	Account string `json:"account"` // ИИК
	Kbe     string `json:"kbe"`
	Knp     string `json:"knp"`
	Budget  string `json:"budget"`  // code of the budget classification
	Purpose Text   `json:"purpose"` // of the payment
}

// PrivatizationApplication asks for the privatization of a dwelling. It may be Blank. Family says who takes part.
type PrivatizationApplication struct {
	Application
	Home         Home      `json:"home"`
	Basis        Text      `json:"basis"`        // article of the law it is asked by
	PriceAsked   Text      `json:"priceAsked"`   // at the residual value or free of charge
	PaymentAsked Text      `json:"paymentAsked"` // at once or by instalments
	Statements   []Consent `json:"statements"`   // on what forbids a privatization; empty offers those of the law, to be ticked by hand
}

// PriceCertificate says what a dwelling costs and what is to be paid. Paper.To is the tenant. Head and Accountant sign on
// lines of the form's own, so Paper.Signer stays empty. Source: services.md §4.7, F-PR-COST.
type PriceCertificate struct {
	Title        Text        `json:"title"`  // as the edition calls the paper; empty is the form's own
	Issuer       Text        `json:"issuer"` // the body that hands the dwelling over, where that is not the office
	CaseNo       string      `json:"caseNo"`
	FiledAt      Moment      `json:"filedAt"`
	DecisionNo   string      `json:"decisionNo"` // of the commission
	DecisionDate Day         `json:"decisionDate"`
	DecisionBy   Text        `json:"decisionBy"`
	Home         Home        `json:"home"`
	Method       Text        `json:"method"`
	Law          Text        `json:"law"`   // of the method
	Lines        []PriceLine `json:"lines"` // every step of the calculation that is no coefficient, in order
	Coefficients []PriceLine `json:"coefficients"`
	Exact        string      `json:"exact"` // tenge before rounding
	Rounding     Text        `json:"rounding"`
	Price        Money       `json:"price"` // the residual value
	ToPay        Money       `json:"toPay"`
	Free         Freely      `json:"free"`
	Bank         BankDetails `json:"bank"` // without an Account nothing of it is printed
	ValidOn      Day         `json:"validOn"`
	Head         Signer      `json:"head"`
	Accountant   Signer      `json:"accountant"`
}

// PriceLine is a step of a calculation: what it is, which option was chosen, and its exact value.
type PriceLine struct {
	Name  Text   `json:"name"`
	Said  Text   `json:"said"`
	Value string `json:"value"`
	Unit  Text   `json:"unit"` // tenge, m², per cent
}

// PrivatizationContract is the contract of privatization: always whole in one language, then whole in the other. Its number
// and day are the paper's. Everybody signs on a line of the form's own, so Paper.Signer stays empty. Instalments that do not
// come to the price, and a price of a dwelling that is free, are fault P10. Source: services.md §4.7, F-PR-CONTR.
type PrivatizationContract struct {
	Title        Text            `json:"title"` // as the edition calls the paper; empty is the form's own
	Place        Text            `json:"place"` // where it is made
	Body         ContractBody    `json:"body"`
	Parties      []ContractParty `json:"parties"` // the tenant or heir first, then all who become owners with them
	CaseNo       string          `json:"caseNo"`
	DecisionNo   string          `json:"decisionNo"` // of the commission
	DecisionDate Day             `json:"decisionDate"`
	DecisionBy   Text            `json:"decisionBy"`
	Home         Home            `json:"home"`
	Price        Money           `json:"price"`
	Free         Freely          `json:"free"`
	PayUntil     Day             `json:"payUntil"` // at once: the last day
	FirstSum     Money           `json:"firstSum"` // by instalments
	FirstOn      Day             `json:"firstOn"`
	LastOn       Day             `json:"lastOn"`
	Schedule     []Instalment    `json:"schedule"` // annex 1, the first payment in it; empty is at once
	Bank         BankDetails     `json:"bank"`
	Ownership    Ownership       `json:"ownership"`
	ForbidSale   bool            `json:"forbidSale"` // no sale, gift, exchange or pledge before it is paid in full
	Terms        Text            `json:"terms"`      // what the parties agreed besides, whole sentences
	Copies       int             `json:"copies"`
	Law          Text            `json:"law"`        // the rules it is made by
	AcceptedOn   Day             `json:"acceptedOn"` // annex 2; 0 leaves a place for it
	Condition    Text            `json:"condition"`  // annex 2: of the dwelling; empty is the form's own words
}

// ContractBody is the local executive body as a party.
type ContractBody struct {
	Name    Text   `json:"name"`
	BIN     string `json:"bin"`
	Address Text   `json:"address"`
	Phone   string `json:"phone"`
	Person  Text   `json:"person"` // who represents it
	Post    Text   `json:"post"`
	ActsOn  Text   `json:"actsOn"` // the basis: statute, order or power of attorney with its number
}

// ContractParty is a citizen as a party.
type ContractParty struct {
	Member          // Relation is to the tenant; of the tenant "tenant" or "heir" itself
	Identity Text   `json:"identity"`
	Address  Text   `json:"address"`
	Share    string `json:"share"`    // 1/3
	Guardian Text   `json:"guardian"` // legal representative of a minor, who signs
	Signs    bool   `json:"signs"`    // of a minor from 14 on: signs too, with the guardian's consent
}

// Ownership is what the dwelling becomes.
type Ownership int

const (
	SoleOwnership   Ownership = 1 + iota // the tenant has no family
	JointOwnership                       // common joint
	SharedOwnership                      // common, by shares
)

// Instalment is a payment that is due.
type Instalment struct {
	N     int   `json:"n"` // 0 is the first payment
	Until Day   `json:"until"`
	Sum   Money `json:"sum"`
}

// PaymentCertificate certifies that a dwelling is paid in full. Paper.To is the tenant. Head and Accountant sign on lines
// of the form's own, so Paper.Signer stays empty. Payments that do not come to the price are fault P10.
type PaymentCertificate struct {
	Title      Text      `json:"title"` // as the edition calls the paper; empty is the form's own
	CaseNo     string    `json:"caseNo"`
	ContractNo string    `json:"contractNo"`
	ContractOn Day       `json:"contractOn"`
	Home       Home      `json:"home"`
	Owners     []Member  `json:"owners"`
	Price      Money     `json:"price"`
	Payments   []Payment `json:"payments"`
	Paid       Money     `json:"paid"` // all together
	PaidOn     Day       `json:"paidOn"`
	Head       Signer    `json:"head"`
	Accountant Signer    `json:"accountant"`
}

// Payment is money that came.
type Payment struct {
	On       Day    `json:"on"`
	Sum      Money  `json:"sum"`
	Document string `json:"document"` // of the payment: number and date
}

// PrivatizationNotice tells that the commission decided to privatize, and what comes next.
type PrivatizationNotice struct {
	Title        Text   `json:"title"` // as the edition calls the paper; empty is the form's own
	Service      Text   `json:"service"`
	CaseNo       string `json:"caseNo"`
	FiledAt      Moment `json:"filedAt"`
	DecisionNo   string `json:"decisionNo"`
	DecisionDate Day    `json:"decisionDate"`
	DecisionBy   Text   `json:"decisionBy"`
	Ground       Text   `json:"ground"` // with its article
	Home         Home   `json:"home"`
	Price        Money  `json:"price"` // 0 is not known yet, or free
	Free         Freely `json:"free"`
	Next         Text   `json:"next"` // what to do now, whole sentences; empty is the form's own
	NextBy       Day    `json:"nextBy"`
	Contact      Text   `json:"contact"` // where to come, or whom to call
	ContactPhone string `json:"contactPhone"`
}

// PrivatizationTransfer asks the body that holds a dwelling to hand it over to communal ownership. Paper.To is that body.
type PrivatizationTransfer struct {
	Title        Text       `json:"title"` // as the edition calls the paper; empty is the form's own
	CaseNo       string     `json:"caseNo"`
	FiledAt      Moment     `json:"filedAt"`
	Tenant       Text       `json:"tenant"`
	TenantIIN    string     `json:"tenantIIN"`
	DecisionNo   string     `json:"decisionNo"`
	DecisionDate Day        `json:"decisionDate"`
	DecisionBy   Text       `json:"decisionBy"`
	Home         Home       `json:"home"`
	Law          Text       `json:"law"`       // of the transfer
	Documents    []Document `json:"documents"` // enclosed
	AnswerBy     Day        `json:"answerBy"`
}
