package store

// The rows a case gathers on its way, and what the office keeps for it.

// Step is one passage of a case through one step; DoneAt is 0 while it is open, DueAt where the step has no term.
type Step struct {
	ID        int64  `db:"id,key"`
	CaseID    int64  `db:"case_id"`
	N         int64  `db:"n"`
	Step      string `db:"step"` // code of the edition
	Kind      string `db:"kind"`
	Role      string `db:"role"`
	BegunAt   int64  `db:"begun_at"`
	DueAt     int64  `db:"due_at"`
	DoneAt    int64  `db:"done_at"`
	Person    int64  `db:"person"`     // who did it, 0 for nobody of the office
	StandsFor int64  `db:"stands_for"` // for whom as a deputy
	Outcome   string `db:"outcome"`
	Data      string `db:"data"` // JSON
	Note      string `db:"note"`
	Rev       int64  `db:"rev"`
}

// Pause is a time for which a case's term stood still, or an extension of it.
type Pause struct {
	ID     int64  `db:"id,key"`
	CaseID int64  `db:"case_id"`
	Kind   string `db:"kind"`   // suspend, extend
	Ground string `db:"ground"` // code of the edition
	FromAt int64  `db:"from_at"`
	ToAt   int64  `db:"to_at"` // 0 while it stands still
	Due    string `db:"due"`   // the day due before it
	Length int64  `db:"n"`     // of an extension, in Unit
	Unit   string `db:"unit"`
	Reason string `db:"reason"`
	Person int64  `db:"person"`
	Rev    int64  `db:"rev"`
}

// Attachment is a scan of a document; the file lies under its sha256.
type Attachment struct {
	ID       int64  `db:"id,key"`
	CaseID   int64  `db:"case_id"`
	Document string `db:"document"` // code of the checklist, "" for none of it
	Name     string `db:"name"`
	SHA256   string `db:"sha256"`
	Bytes    int64  `db:"bytes"`
	AddedBy  int64  `db:"added_by"`
	AddedAt  int64  `db:"added_at"`
	Rev      int64  `db:"rev"`
}

// Check is a question to a state information system, asked by hand.
type Check struct {
	ID         int64  `db:"id,key"`
	CaseID     int64  `db:"case_id"`
	Member     int64  `db:"member"` // n of the household
	System     string `db:"system"`
	AskedAt    int64  `db:"asked_at"`
	AnsweredAt int64  `db:"answered_at"` // 0 while there is no answer
	Result     string `db:"result"`      // unknown, clear, found
	Answer     string `db:"answer"`
	Person     int64  `db:"person"`
	Rev        int64  `db:"rev"`
}

// Appeal is a complaint against the answer, or a review of it.
type Appeal struct {
	ID          int64  `db:"id,key"`
	CaseID      int64  `db:"case_id"`
	Kind        string `db:"kind"` // appeal, court, review
	FiledOn     string `db:"filed_on"`
	Body        string `db:"body"`
	Due         string `db:"due"`
	Claim       string `db:"claim"`
	Outcome     string `db:"outcome"` // "" until decided, rejected, upheld, left
	DecidedOn   string `db:"decided_on"`
	Consequence string `db:"consequence"`
	Rev         int64  `db:"rev"`
}

// Survey is what a citizen answered about the quality of a service.
type Survey struct {
	ID      int64  `db:"id,key"`
	CaseID  int64  `db:"case_id"`
	Answers string `db:"answers"` // JSON: question to answer
	At      int64  `db:"at"`
	Rev     int64  `db:"rev"`
}

// Absence says that somebody is away and who stands in.
type Absence struct {
	ID      int64  `db:"id,key"`
	Person  int64  `db:"person"`
	Deputy  int64  `db:"deputy"`
	From    string `db:"from_on"`
	To      string `db:"to_on"`
	OrderNo string `db:"order_no"`
	Ended   bool   `db:"ended"` // before its last day
	Rev     int64  `db:"rev"`
}

// Line is a line of a journal that no other row carries.
type Line struct {
	ID      int64  `db:"id,key"`
	Journal string `db:"journal"`
	Year    int64  `db:"year"`
	N       int64  `db:"n"`
	Number  string `db:"number"`
	At      int64  `db:"at"`
	Person  int64  `db:"person"`
	CaseID  *int64 `db:"case_id"`
	Data    string `db:"data"` // JSON: column to text
	Rev     int64  `db:"rev"`
}

// Annulment marks what was recorded by mistake; it stays where it is.
type Annulment struct {
	ID      int64  `db:"id,key"`
	Kind    string `db:"kind"` // case, paper, line, aid-rule, payment-list
	Subject int64  `db:"subject"`
	Reason  string `db:"reason"`
	Person  int64  `db:"person"`
	At      int64  `db:"at"`
	Rev     int64  `db:"rev"`
}

// Numerator is how the numbers of a journal are spelled.
type Numerator struct {
	Journal  string `db:"journal,key"`
	Template string `db:"template"`
	Rev      int64  `db:"rev"`
}

// Year is the office's own production calendar of a year, as its file.
type Year struct {
	Year int64  `db:"year,key"`
	Data string `db:"data"`
	Rev  int64  `db:"rev"`
}
