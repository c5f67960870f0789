package store

// The rows of the housing commission.

// Composition is who sits in the commission, by an order.
type Composition struct {
	ID     int64  `db:"id,key"`
	Number string `db:"number"`
	Date   string `db:"date"`
	From   string `db:"from_on"` // its first day; it holds until the next one's
	Seats  string `db:"members"` // JSON: a seat each
	Note   string `db:"note"`
	Person int64  `db:"person"`
	At     int64  `db:"at"`
	Rev    int64  `db:"rev"`
}

// Meeting is one of the commission's.
type Meeting struct {
	ID          int64  `db:"id,key"`
	Kind        string `db:"kind"`
	At          int64  `db:"at"` // as it was planned
	Venue       string `db:"venue"`
	Note        string `db:"note"`
	Composition int64  `db:"commission"`
	Edition     string `db:"edition"`   // whose rules it follows, sha256
	State       string `db:"state"`     // planned, sitting, closed, called-off
	Present     string `db:"present"`   // JSON: who is there now
	Presiding   int64  `db:"presiding"` // seat elected to preside, 0 for the usual one
	BeganAt     int64  `db:"began_at"`
	EndedAt     int64  `db:"ended_at"`
	Number      string `db:"number"` // of the minutes, "" until closed
	Date        string `db:"date"`
	PlannedBy   int64  `db:"planned_by"`
	ClosedBy    int64  `db:"closed_by"`
	ClosedAt    int64  `db:"closed_at"`
	Rev         int64  `db:"rev"`
}

// Item is one of a meeting's agenda, with what the commission did with it.
type Item struct {
	ID         int64  `db:"id,key"`
	Meeting    int64  `db:"meeting"`
	N          int64  `db:"n"` // on the agenda, 0 for one dropped from it
	Kind       string `db:"kind"`
	CaseID     int64  `db:"case_id"`
	Entry      int64  `db:"entry"`
	Draft      int64  `db:"draft"`
	QuestionKK string `db:"question_kk"`
	QuestionRU string `db:"question_ru"`
	Note       string `db:"note"`
	Reporter   string `db:"reporter"`
	Added      string `db:"added"` // JSON: the vote by which it came on the agenda during the sitting, "" for none
	Heard      string `db:"heard"`
	Spoke      string `db:"spoke"`  // JSON
	Motion     string `db:"motion"` // "" until it was put to the vote
	Ground     string `db:"ground"`
	Facts      string `db:"facts"`
	Hearing    string `db:"hearing"`
	DecidedKK  string `db:"decided_kk"`
	DecidedRU  string `db:"decided_ru"`
	Ballot     string `db:"ballot"` // JSON
	Result     string `db:"result"`
	State      string `db:"state"` // open, decided, lost, postponed, taken-off, sent-back, signed, dropped
	Decision   int64  `db:"decision"`
	Returned   string `db:"returned"` // why the head sent it back
	Rev        int64  `db:"rev"`
}
