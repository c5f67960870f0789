package store

// The rows of the audited tables, as they lie in the file. Times are unix ms UTC, dates "yyyy-mm-dd" or "".
// Every row carries Rev: 1 when written first, one more at each change.

// Office is the department whose file this is; there is one row.
type Office struct {
	ID         int64  `db:"id,key" json:"-"`
	NameKK     string `db:"name_kk" json:"name_kk"`
	NameRU     string `db:"name_ru" json:"name_ru"`
	BIN        string `db:"bin" json:"bin"`
	DistrictKK string `db:"district_kk" json:"district_kk"`
	DistrictRU string `db:"district_ru" json:"district_ru"`
	KATO       string `db:"kato" json:"kato"`
	Prefix     string `db:"prefix" json:"prefix"`
	AddressKK  string `db:"address_kk" json:"address_kk"`
	AddressRU  string `db:"address_ru" json:"address_ru"`
	Phone      string `db:"phone" json:"phone"`
	HeadPostKK string `db:"head_post_kk" json:"head_post_kk"`
	HeadPostRU string `db:"head_post_ru" json:"head_post_ru"`
	HeadName   string `db:"head_name" json:"head_name"`
	Edition    string `db:"edition" json:"edition"`
	SoleOrder  string `db:"sole_order" json:"sole_order"`
	Rev        int64  `db:"rev" json:"-"`
	Timetable  string `db:"timetable,added" json:"timetable"` // office hours and week; "" is the usual one

	CertificateKK   string `db:"certificate_kk,added" json:"certificate_kk,omitempty"`     // by what law certificates of dwellings are given; "" is the edition's act
	CertificateRU   string `db:"certificate_ru,added" json:"certificate_ru,omitempty"`     //
	CertificateDays int64  `db:"certificate_days,added" json:"certificate_days,omitempty"` // for how many calendar days they are valid; 0 where that is not set

	ReceivesNameKK string `db:"receives_name_kk,added" json:"receives_name_kk,omitempty"` // into whose account a privatized dwelling is paid; "" is the office itself
	ReceivesNameRU string `db:"receives_name_ru,added" json:"receives_name_ru,omitempty"`
	ReceivesBIN    string `db:"receives_bin,added" json:"receives_bin,omitempty"`
	ReceivesBankKK string `db:"receives_bank_kk,added" json:"receives_bank_kk,omitempty"`
	ReceivesBankRU string `db:"receives_bank_ru,added" json:"receives_bank_ru,omitempty"`
	ReceivesBIC    string `db:"receives_bic,added" json:"receives_bic,omitempty"`
	ReceivesIBAN   string `db:"receives_iban,added" json:"receives_iban,omitempty"`
	ReceivesKbe    string `db:"receives_kbe,added" json:"receives_kbe,omitempty"`
	ReceivesKnp    string `db:"receives_knp,added" json:"receives_knp,omitempty"`
	ReceivesBudget string `db:"receives_budget,added" json:"receives_budget,omitempty"` // code of the budget classification
	PaysBankKK     string `db:"pays_bank_kk,added" json:"pays_bank_kk,omitempty"`       // from which account assistance is paid
	PaysBankRU     string `db:"pays_bank_ru,added" json:"pays_bank_ru,omitempty"`
	PaysBIC        string `db:"pays_bic,added" json:"pays_bic,omitempty"`
	PaysIBAN       string `db:"pays_iban,added" json:"pays_iban,omitempty"`
	PaysKbe        string `db:"pays_kbe,added" json:"pays_kbe,omitempty"`
	PaysKnp        string `db:"pays_knp,added" json:"pays_knp,omitempty"`
}

// Person is somebody who signs in.
type Person struct {
	ID       int64  `db:"id,key"`
	Login    string `db:"login"`
	Name     string `db:"name"`
	Roles    string `db:"roles"` // codes separated by spaces
	Password string `db:"password"`
	Active   bool   `db:"active"`
	Rev      int64  `db:"rev"`
}

// Counter is the last number given of one kind.
type Counter struct {
	Name string `db:"name,key"`
	N    int64  `db:"n"`
	Rev  int64  `db:"rev"`
}

// EditionText is an adopted edition under its sha256.
type EditionText struct {
	SHA256    string `db:"sha256,key"`
	Code      string `db:"code"`
	Data      string `db:"data"`
	AdoptedAt int64  `db:"adopted_at"`
	Rev       int64  `db:"rev"`
}

// Household is where and how a family lives; its people are Members.
type Household struct {
	ID       int64  `db:"id,key"`
	Address  string `db:"address"`
	Phone    string `db:"phone"`
	Dwelling string `db:"dwelling"`
	Note     string `db:"note"`
	Rev      int64  `db:"rev"`
	Email    string `db:"email,added"`
}

// Member is one person of a household; N 0 is the applicant.
type Member struct {
	ID        int64  `db:"id,key"`
	Household int64  `db:"household"`
	N         int64  `db:"n"`
	Name      string `db:"name"`
	IIN       string `db:"iin"`
	IINState  string `db:"iin_state"` // confirmed, unconfirmed, missing
	Born      string `db:"born"`
	Sex       string `db:"sex"` // m, f or ""
	Relation  string `db:"relation"`
	Counted   bool   `db:"counted"`
	Rev       int64  `db:"rev"`
	Joined    string `db:"joined,added"`
	Left      string `db:"left_on,added"`
	Consent   string `db:"consent,added"`
	NoIIN     string `db:"no_iin,added"`
	Guardian  string `db:"guardian,added"`
}

// Case is one application for one service.
type Case struct {
	ID             int64  `db:"id,key"`
	CaseNo         string `db:"case_no"`
	Service        string `db:"service"`
	Channel        string `db:"channel"`
	ChannelNo      string `db:"channel_no"`
	ReceivedAt     int64  `db:"received_at"`
	CompleteAt     int64  `db:"complete_at"`
	Due            string `db:"due"`
	Edition        string `db:"edition"`
	List           string `db:"list"`
	Grounds        string `db:"grounds"`
	Documents      string `db:"documents"`
	Consents       string `db:"consents"`
	Representative string `db:"representative"`
	Household      int64  `db:"household"`
	State          string `db:"state"` // registered, enrolled, granted, refused, returned, withdrawn, annulled
	RegisteredBy   int64  `db:"registered_by"`
	Rev            int64  `db:"rev"`
	ChannelAt      int64  `db:"channel_at,added"`
	Courier        string `db:"courier,added"`
	Signature      string `db:"signature,added"`
	Executor       int64  `db:"executor,added"`
	Branch         string `db:"branch,added"`
}

// Decision is what a queue event rests on.
type Decision struct {
	ID          int64  `db:"id,key"`
	Kind        string `db:"kind"`
	Number      string `db:"number"`
	Date        string `db:"date"`
	EffectiveAt int64  `db:"effective_at"`
	CaseID      *int64 `db:"case_id"`
	Ground      string `db:"ground"`
	Facts       string `db:"facts"`
	Hearing     string `db:"hearing"`
	Note        string `db:"note"`
	Signer      int64  `db:"signer"`
	SignedAt    int64  `db:"signed_at"`
	OrderNo     string `db:"order_no"`
	Rev         int64  `db:"rev"`
	Edition     string `db:"edition,added"` // whose rules it follows, sha256; "" before the fourth schema
	Draft       int64  `db:"draft,added"`   // it was drafted as, 0 for none
	Settled     string `db:"settled,added"` // JSON: what it decided, with the household before and after
}

// Batch is one old list taken over.
type Batch struct {
	ID          int64  `db:"id,key"`
	Decision    int64  `db:"decision"`
	FileName    string `db:"file_name"`
	FileSHA256  string `db:"file_sha256"`
	ProofSHA256 string `db:"proof_sha256"`
	Entries     int64  `db:"entries"`
	LeftOut     int64  `db:"left_out"`
	TakenAt     int64  `db:"taken_at"`
	Rev         int64  `db:"rev"`
}

// Entry is one household's standing in the queue; its ID is the sequence behind the register number.
type Entry struct {
	ID              int64  `db:"id,key"`
	RegNo           string `db:"reg_no"`
	Household       int64  `db:"household"`
	CaseID          *int64 `db:"case_id"`
	Batch           *int64 `db:"batch"`
	OldNo           string `db:"old_no"`
	OldDecision     string `db:"old_decision"`
	OldDecisionDate string `db:"old_decision_date"`
	OldDecisionText string `db:"old_decision_text"` // as the old list wrote it
	Sheet           string `db:"sheet"`
	SheetRow        int64  `db:"sheet_row"`
	Rev             int64  `db:"rev"`
}

// Event is one line of the queue's journal.
type Event struct {
	Seq         int64  `db:"seq,key"`
	Kind        string `db:"kind"`
	Entry       int64  `db:"entry"`
	EffectiveAt int64  `db:"effective_at"`
	List        string `db:"list"`
	CountingAt  int64  `db:"counting_at"`
	Mark        string `db:"mark"` // known, assumed, without or ""
	OldOrder    int64  `db:"old_order"`
	Decision    int64  `db:"decision"`
	Batch       int64  `db:"batch"`
	Other       int64  `db:"other"`
	Rev         int64  `db:"rev"`
	Rank        int64  `db:"rank,added"`
	Turn        string `db:"turn,added"`    // first-right, out-of-turn or ""
	Grounds     string `db:"grounds,added"` // codes separated by spaces
}

// Paper is an issued paper: snapshot is the JSON it was printed from, SHA256 its hash.
type Paper struct {
	ID       int64  `db:"id,key"`
	Form     string `db:"form"`
	Number   string `db:"number"`
	Date     string `db:"date"`
	CaseID   *int64 `db:"case_id"`
	Entry    *int64 `db:"entry"`
	Copy     int64  `db:"copy"`
	Reason   string `db:"reason"`
	Snapshot string `db:"snapshot"`
	SHA256   string `db:"sha256"`
	Head     string `db:"head"` // the chain's head when it was issued
	IssuedBy int64  `db:"issued_by"`
	IssuedAt int64  `db:"issued_at"`
	Rev      int64  `db:"rev"`
	Line     int64  `db:"line,added"`
	Item     int64  `db:"item,added"`    // of an agenda it is about, 0 for none
	Meeting  int64  `db:"meeting,added"` // it belongs to, 0 for none
}

// FormText is the text of a form as it was printed.
type FormText struct {
	SHA256 string `db:"sha256,key"`
	Form   string `db:"form"`
	Lang   string `db:"lang"`
	Data   string `db:"data"`
	Rev    int64  `db:"rev"`
}

// Reading says that personal data left the program.
type Reading struct {
	ID     int64  `db:"id,key"`
	What   string `db:"what"`
	RowsN  int64  `db:"rows_n"`
	SHA256 string `db:"sha256"`
	Rev    int64  `db:"rev"`
}

// Layout is how an office's old lists lay their columns.
type Layout struct {
	Name string `db:"name,key"`
	Data string `db:"data"`
	Rev  int64  `db:"rev"`
}

// audited lists the tables whose rows the chain covers, in the order they may be loaded.
var audited = []*table{
	tableOf[Office]("office"), tableOf[Person]("person"), tableOf[Counter]("counter"), tableOf[EditionText]("edition"),
	tableOf[Household]("household"), tableOf[Member]("member"), tableOf[Case]("case_file"), tableOf[Decision]("decision"),
	tableOf[Batch]("batch"), tableOf[Entry]("entry"), tableOf[Event]("event"), tableOf[Paper]("paper"),
	tableOf[FormText]("form_text"), tableOf[Reading]("reading"), tableOf[Layout]("layout"),
	tableOf[Step]("case_step"), tableOf[Pause]("pause"), tableOf[Attachment]("attachment"), tableOf[Check]("state_check"),
	tableOf[Appeal]("appeal"), tableOf[Survey]("survey"), tableOf[Absence]("absence"), tableOf[Line]("journal_line"),
	tableOf[Annulment]("annulment"), tableOf[Numerator]("numerator"), tableOf[Year]("calendar_year"),
	tableOf[DraftDecision]("draft_decision"), tableOf[Warning]("removal_warning"), tableOf[EntryLook]("entry_look"),
	tableOf[Publication]("publication"), tableOf[Composition]("commission"), tableOf[Meeting]("meeting"), tableOf[Item]("meeting_item"),
	tableOf[Matter]("matter"),
	tableOf[Stage]("privatization_stage"), tableOf[Contract]("contract"), tableOf[Payment]("payment"),
	tableOf[HoldingBatch]("holding_batch"), tableOf[Holding]("holding"), tableOf[HoldingEnd]("holding_end"),
	tableOf[RegisterSearch]("register_search"), tableOf[HitAnswer]("hit_answer"),
	tableOf[AidRule]("aid_rule"), tableOf[AidSheet]("aid_sheet"), tableOf[AidAward]("aid_award"), tableOf[AidResult]("aid_result"),
	tableOf[AidList]("aid_list"), tableOf[AidPayment]("aid_payment"), tableOf[Provider]("provider"), tableOf[AidAccount]("aid_account"),
}
