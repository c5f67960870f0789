package store

// Stage is one thing that happened to a case of privatization beside its way.
type Stage struct {
	ID     int64  `db:"id,key"`
	CaseID int64  `db:"case_id"`
	Kind   string `db:"kind"` // transfer, price, choice, family, title
	Data   string `db:"data"` // JSON
	Reason string `db:"reason"`
	Person int64  `db:"person"`
	At     int64  `db:"at"`
	Rev    int64  `db:"rev"`
}

// Contract is a contract of privatization.
type Contract struct {
	ID     int64  `db:"id,key"`
	CaseID int64  `db:"case_id"`
	Number string `db:"number"`
	Date   string `db:"date"`
	Sum    int64  `db:"sum"`    // tiyn
	People string `db:"people"` // what its parties are looked up by: "|iin|…|name born|…|", folded
	Data   string `db:"data"`   // JSON
	Person int64  `db:"person"`
	At     int64  `db:"at"`
	Rev    int64  `db:"rev"`
}

// Payment is money that came on a contract.
type Payment struct {
	ID       int64  `db:"id,key"`
	Contract int64  `db:"contract"`
	Day      string `db:"day"`
	Sum      int64  `db:"sum"` // tiyn
	Document string `db:"document"`
	Reason   string `db:"reason"`
	Person   int64  `db:"person"`
	At       int64  `db:"at"`
	Rev      int64  `db:"rev"`
}
