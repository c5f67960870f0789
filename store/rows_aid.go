package store

// The rows of housing assistance. None of them is ever changed.

// AidRule is a figure, a tariff or a manner of calculating that the district's own decision sets.
type AidRule struct {
	ID     int64  `db:"id,key"`
	Kind   string `db:"kind"` // row, tariff, manner
	Code   string `db:"code"` // of the service, the share or the area; "" of a manner
	From   string `db:"from_on"`
	To     string `db:"to_on"` // "" until further
	Data   string `db:"data"`  // JSON
	Person int64  `db:"person"`
	At     int64  `db:"at"`
	Rev    int64  `db:"rev"`
}

// AidSheet is a calculation that was frozen for a case.
type AidSheet struct {
	ID     int64  `db:"id,key"`
	CaseID int64  `db:"case_id"`
	Data   string `db:"data"` // JSON
	Person int64  `db:"person"`
	At     int64  `db:"at"`
	Rev    int64  `db:"rev"`
}

// AidAward is what was granted, or what a later decision made of it: the last row of a case counts.
type AidAward struct {
	ID       int64  `db:"id,key"`
	CaseID   int64  `db:"case_id"`
	Kind     string `db:"kind"` // granted, recalculated, stopped
	Sheet    int64  `db:"sheet"`
	Decision int64  `db:"decision"`
	Last     string `db:"last_month"` // month, yyyy-mm
	Bank     string `db:"bank"`
	Data     string `db:"data"` // JSON
	Person   int64  `db:"person"`
	At       int64  `db:"at"`
	Rev      int64  `db:"rev"`
}

// AidResult is what the state's own system came to.
type AidResult struct {
	ID     int64  `db:"id,key"`
	CaseID int64  `db:"case_id"`
	Award  int64  `db:"award"` // it was compared with; 0 while nothing was granted
	Data   string `db:"data"`  // JSON: months and sums
	Note   string `db:"note"`
	Person int64  `db:"person"`
	At     int64  `db:"at"`
	Rev    int64  `db:"rev"`
}

// AidList is a list for payment.
type AidList struct {
	ID         int64  `db:"id,key"`
	Number     string `db:"number"`
	From       string `db:"from_month"` // yyyy-mm
	To         string `db:"to_month"`
	Bank       string `db:"bank"` // "" for all
	Recipients int64  `db:"recipients"`
	Sum        int64  `db:"sum"` // tiyn
	Person     int64  `db:"person"`
	At         int64  `db:"at"`
	Rev        int64  `db:"rev"`
	Payer      string `db:"payer,added"` // JSON: who pays, from which account; "" of lists made before accounts were kept
}

// AidPayment is one month of one award in a list.
type AidPayment struct {
	ID      int64  `db:"id,key"`
	List    int64  `db:"list"`
	N       int64  `db:"n"` // line of the list
	CaseID  int64  `db:"case_id"`
	Award   int64  `db:"award"`
	Month   string `db:"month"`
	Due     int64  `db:"due"` // tiyn, of the whole month
	Sum     int64  `db:"sum"` // tiyn, that this list adds
	Name    string `db:"name"`
	IIN     string `db:"iin"`
	Account string `db:"account"`
	Rev     int64  `db:"rev"`
}

// AidAccount is a recipient's statement of another bank account: from then on the award of the case is paid there.
type AidAccount struct {
	ID      int64  `db:"id,key"`
	CaseID  int64  `db:"case_id"`
	Account string `db:"account"` // IBAN
	Bank    string `db:"bank"`
	Stated  string `db:"stated_on"` // yyyy-mm-dd
	Why     string `db:"why"`
	Person  int64  `db:"person"`
	At      int64  `db:"at"`
	Rev     int64  `db:"rev"`
}

// Provider is the body that renders a service where that is not the office itself.
type Provider struct {
	ID      int64  `db:"id,key"`
	Service string `db:"service"`
	Data    string `db:"data"` // JSON
	Person  int64  `db:"person"`
	At      int64  `db:"at"`
	Rev     int64  `db:"rev"`
}
