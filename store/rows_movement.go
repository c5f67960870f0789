package store

// The rows behind what moves the queue.

// DraftDecision is a decision somebody prepared. It moves nothing until it is signed.
type DraftDecision struct {
	ID        int64  `db:"id,key"`
	Act       string `db:"act"`
	Data      string `db:"data"` // the act as JSON, without number and date
	Entry     int64  `db:"entry"`
	CaseID    int64  `db:"case_id"`
	Reason    string `db:"reason"`
	DraftedBy int64  `db:"drafted_by"`
	DraftedAt int64  `db:"drafted_at"`
	State     string `db:"state"`    // draft, signed, dropped
	Decision  int64  `db:"decision"` // it became, 0 while it is none
	Note      string `db:"note"`     // why it was dropped
	Rev       int64  `db:"rev"`
}

// Warning told somebody that they may be removed from the queue, and why.
type Warning struct {
	ID           int64  `db:"id,key"`
	Entry        int64  `db:"entry"`
	Ground       string `db:"ground"` // code of the edition
	Facts        string `db:"facts"`
	Person       int64  `db:"person"`
	At           int64  `db:"at"`
	SentOn       string `db:"sent_on"`
	Way          string `db:"way"`   // hand, post, courier, cabinet
	State        string `db:"state"` // sent, delivered, undelivered, withdrawn, used
	DeliveredOn  string `db:"delivered_on"`
	Proof        string `db:"proof"`
	ObjectionDue string `db:"objection_due"` // last day for an objection, "" until delivered
	Objection    string `db:"objection"`
	ObjectionOn  string `db:"objection_on"`
	Answer       string `db:"answer"`
	Rev          int64  `db:"rev"`
}

// EntryLook says that somebody looked whether an entry is still right.
type EntryLook struct {
	ID       int64  `db:"id,key"`
	Entry    int64  `db:"entry"`
	LookedOn string `db:"looked_on"`
	Result   string `db:"result"`
	Note     string `db:"note"`
	Phone    bool   `db:"phone"` // the telephone was confirmed
	Person   int64  `db:"person"`
	At       int64  `db:"at"`
	Rev      int64  `db:"rev"`
}

// Publication is a list made public.
type Publication struct {
	ID       int64  `db:"id,key"`
	Profile  string `db:"profile"`
	List     string `db:"list"`
	AsOf     int64  `db:"as_of"`
	Format   string `db:"format"`
	RowsN    int64  `db:"rows_n"`
	Rare     int64  `db:"rare"` // rows by which somebody might be known
	SHA256   string `db:"sha256"`
	FileName string `db:"file_name"`
	Person   int64  `db:"person"`
	At       int64  `db:"at"`
	Rev      int64  `db:"rev"`
}
