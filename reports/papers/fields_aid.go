package papers

// Quarterly is a sum by the three months of a quarter and all together.
type Quarterly struct {
	First  Money `json:"first"`
	Second Money `json:"second"`
	Third  Money `json:"third"`
	Total  Money `json:"total"`
}

// MonthNames are how the three months are called.
type MonthNames struct {
	First  Text `json:"first"` // шілде 2026
	Second Text `json:"second"`
	Third  Text `json:"third"`
}

// PersonIncome is what one person had, of one kind, in a quarter.
type PersonIncome struct {
	Name Text `json:"name"`
	Kind Text `json:"kind"` // pay, pension and so on
	Quarterly
}

// Bills are what one service cost in a quarter.
type Bills struct {
	Service Text `json:"service"`
	Quarterly
}

// AidApplication asks for housing assistance. It may be Blank. Family says the status of each. Under the signature stands
// the receipt, to be cut off.
type AidApplication struct {
	Application
	Quarter       Text           `json:"quarter"` // that the aid is for
	Address       Text           `json:"address"` // of the dwelling it is for, where that is not the applicant's own
	Right         Text           `json:"right"`   // owned or rented, and the document of it
	Total         Area           `json:"total"`
	Rooms         int            `json:"rooms"`
	Bank          Text           `json:"bank"`
	Account       string         `json:"account"`       // IBAN
	Status        Text           `json:"status"`        // of the applicant: works, studies, retired
	IncomeQuarter Text           `json:"incomeQuarter"` // whose income is told
	Income        []PersonIncome `json:"income"`
	IncomeTotal   Quarterly      `json:"incomeTotal"`
	BillsQuarter  Text           `json:"billsQuarter"` // whose bills are told
	Bills         []Bills        `json:"bills"`
	BillsTotal    Quarterly      `json:"billsTotal"`
	AcceptedBy    Text           `json:"acceptedBy"` // on the receipt
	AcceptedAt    Moment         `json:"acceptedAt"`
	ResultOn      Day            `json:"resultOn"`
}

// AidCalculation is the calculation of housing assistance. Paper.To is the applicant, Paper.Signer the head. Its figures are
// exact; what is 0 is printed. Sums that do not add up are fault P10. Source: services.md §5.2, §5.6, F-HA-CALC.
type AidCalculation struct {
	Title         Text           `json:"title"` // as the edition calls the paper; empty is the form's own
	CaseNo        string         `json:"caseNo"`
	FiledAt       Moment         `json:"filedAt"`
	Quarter       Text           `json:"quarter"`       // that the aid is for
	IncomeQuarter Text           `json:"incomeQuarter"` // whose income counts
	BillsQuarter  Text           `json:"billsQuarter"`  // whose bills count
	People        int            `json:"people"`
	Alone         bool           `json:"alone"` // one person who lives alone
	Total         Area           `json:"total"` // of the dwelling
	Counted       Area           `json:"counted"`
	Family        []FamilyMember `json:"family"` // all of it, the applicant first
	IncomeMonths  MonthNames     `json:"incomeMonths"`
	Income        []PersonIncome `json:"income"`
	IncomeTotal   Quarterly      `json:"incomeTotal"` // Total is the total income D
	Norms         []AidNorm      `json:"norms"`       // norms, caps, tariffs and the share, each with its act
	Lines         []AidLine      `json:"lines"`       // by month, then service
	Sums          []AidSum       `json:"sums"`        // by month
	Share         string         `json:"share"`       // per cent
	Limit         string         `json:"limit"`       // tenge a month, exact: 9 000,00
	Months        MonthNames     `json:"months"`      // that the aid is for
	Way           Text           `json:"way"`         // in which the months are summed
	Ways          []AidWay       `json:"ways"`        // all ways of summing, where they come to different sums
	Rounding      Text           `json:"rounding"`
	Spread        Text           `json:"spread"`    // how a change falls on the months it counts for
	Unsettled     bool           `json:"unsettled"` // no act the office knows says way, spread and rounding
	Aid           Quarterly      `json:"aid"`       // the result; of 0 with the ground of refusal
	Ground        Text           `json:"ground"`    // of refusal, with its article
	System        []AidCompared  `json:"system"`    // what the state's system came to beside ours; empty where it was not entered
	SystemTotal   AidCompared    `json:"systemTotal"`
	SystemNote    Text           `json:"systemNote"` // why they differ
	SystemBinds   bool           `json:"systemBinds"`
	ComputedBy    Signer         `json:"computedBy"` // the executor, who signs on a line of the form's own
}

// AidNorm is a rule the calculation rests on.
type AidNorm struct {
	Name  Text   `json:"name"`  // cold water
	Kind  Text   `json:"kind"`  // norm, cap, tariff, share, area
	Value string `json:"value"` // exact
	Unit  Text   `json:"unit"`  // m³ a person
	Act   Text   `json:"act"`   // with number and date
	From  Day    `json:"from"`
	Until Day    `json:"until"`
}

// AidLine is one service in one month.
type AidLine struct {
	Month    Text   `json:"month"`
	Service  Text   `json:"service"`
	Quantity string `json:"quantity"` // billed, with its unit
	Fact     Money  `json:"fact"`     // billed
	Allowed  string `json:"allowed"`  // by the norm, with its unit
	Tariff   string `json:"tariff"`
	NormSum  *Money `json:"normSum"` // Allowed × Tariff; nil where there is no norm
	CapSum   *Money `json:"capSum"`  // nil where there is no cap
	Counted  Money  `json:"counted"`
	By       Text   `json:"by"` // what counted: the bill, the norm, the cap, the season
}

// AidSum is what comes of one month.
type AidSum struct {
	Month      Text   `json:"month"`
	Fact       Money  `json:"fact"`       // billed
	Counted    Money  `json:"counted"`    // within the norms
	Limit      string `json:"limit"`      // tenge, exact
	Difference string `json:"difference"` // tenge, exact; may be below nothing
}

// AidWay is what comes of one way of summing.
type AidWay struct {
	Way Text `json:"way"`
	Quarterly
}

// AidCompared sets the sum of the state's system, which binds, beside ours.
type AidCompared struct {
	Month  Text  `json:"month"`
	Ours   Money `json:"ours"`
	System Money `json:"system"`
	More   Money `json:"more"` // System − Ours, below nothing too
}

// AidNotice tells that housing assistance is granted. Paper.To receives it. Source: services.md §5.7, F-HA-NOT.
type AidNotice struct {
	Title         Text       `json:"title"` // as the edition calls the paper; empty is the form's own
	Service       Text       `json:"service"`
	CaseNo        string     `json:"caseNo"`
	FiledAt       Moment     `json:"filedAt"`
	DecisionNo    string     `json:"decisionNo"`
	DecisionDate  Day        `json:"decisionDate"`
	DecisionBy    Text       `json:"decisionBy"`
	People        int        `json:"people"`
	IncomeQuarter Text       `json:"incomeQuarter"`
	Income        Money      `json:"income"`   // of that quarter
	Expenses      Money      `json:"expenses"` // within the norms, a month
	Share         string     `json:"share"`    // per cent
	Limit         Money      `json:"limit"`    // a month
	From          Day        `json:"from"`
	Until         Day        `json:"until"`
	Quarter       Text       `json:"quarter"`
	Monthly       Money      `json:"monthly"` // 0 where the months differ: then they stand in Months
	Months        []AidMonth `json:"months"`
	Total         Money      `json:"total"` // for the quarter
	Bank          Text       `json:"bank"`
	Account       string     `json:"account"`
	ReportDays    int        `json:"reportDays"` // within which changes are to be reported; 0 says none
	Law           Text       `json:"law"`
}

// AidMonth is the aid of one month.
type AidMonth struct {
	Month Text  `json:"month"`
	Sum   Money `json:"sum"`
}

// AidChange tells that an award is calculated again, or with Stopped that it ends. Paper.To receives it.
type AidChange struct {
	Title        Text         `json:"title"` // as the edition calls the paper; empty is the form's own
	Service      Text         `json:"service"`
	CaseNo       string       `json:"caseNo"`
	AwardNo      string       `json:"awardNo"` // of the notice it changes
	AwardOn      Day          `json:"awardOn"`
	DecisionNo   string       `json:"decisionNo"`
	DecisionDate Day          `json:"decisionDate"`
	DecisionBy   Text         `json:"decisionBy"`
	Stopped      bool         `json:"stopped"`
	Reason       Text         `json:"reason"` // what changed
	Law          Text         `json:"law"`
	ChangedOn    Day          `json:"changedOn"`
	From         Text         `json:"from"` // first month it counts for
	Facts        Text         `json:"facts"`
	Months       []AidChanged `json:"months"`
	Sum          AidChanged   `json:"sum"`  // of the months
	Next         Text         `json:"next"` // how what was overpaid is given back, whole sentences; empty is the form's own
	Appeal
}

// AidChanged is what a change makes of one month.
type AidChanged struct {
	Month  Text  `json:"month"`
	Before Money `json:"before"`
	After  Money `json:"after"`
	Over   Money `json:"over"`  // paid too much
	Under  Money `json:"under"` // paid too little
}

// AidList is the list by which a bank pays the assistance of a month or a quarter. Paper.To is the bank. Head and Accountant
// sign on lines of the form's own, so Paper.Signer stays empty. Sums that do not add up are fault P10.
type AidList struct {
	Title      Text        `json:"title"`   // as the edition calls the paper; empty is the form's own
	Period     Text        `json:"period"`  // the month or the quarter
	Payer      BankDetails `json:"payer"`   // the office's own account
	Month      []AidPayee  `json:"month"`   // of a month: Total alone counts
	Quarter    []AidPayee  `json:"quarter"` // of a quarter
	Months     MonthNames  `json:"months"`  // of the quarter
	Sum        AidPayee    `json:"sum"`     // of all
	Count      int         `json:"count"`
	Head       Signer      `json:"head"`
	Accountant Signer      `json:"accountant"`
}

// AidPayee is who is paid.
type AidPayee struct {
	Name    Text   `json:"name"`
	IIN     string `json:"iin"`
	Account string `json:"account"` // IBAN
	CaseNo  string `json:"caseNo"`
	Quarterly
}
