package legacy

// Kind is what is wrong with a cell or a row. The values are stable: answers and tests name them.
type Kind string

const (
	IINNumber   Kind = "iin-number"   // stored as a number
	IINZeros    Kind = "iin-zeros"    // lost its leading zeros
	IINSpace    Kind = "iin-space"    // spaces, dashes or apostrophes inside
	IINNbsp     Kind = "iin-nbsp"     // no-break or invisible spaces inside
	IINLetters  Kind = "iin-letters"  // letters drawn like digits
	IINChecksum Kind = "iin-checksum" // the control digit is wrong
	IINDate     Kind = "iin-date"     // no such date of birth in it
	IINLength   Kind = "iin-length"   // not twelve digits
	IINExponent Kind = "iin-exponent" // 1.23457E+11: the digits are lost
	IINBin      Kind = "iin-bin"      // an organisation's БИН
	IINUnread   Kind = "iin-unread"   // not a number at all
	IINMissing  Kind = "iin-missing"  //
	IINBirth    Kind = "iin-birth"    // says another date of birth than the birth column

	NameLookAlikes Kind = "name-look-alikes" // Latin letters inside Cyrillic words
	NameNbsp       Kind = "name-nbsp"
	NameSpaces     Kind = "name-spaces"
	NameDestroyed  Kind = "name-destroyed" // letters turned into question marks
	NameMissing    Kind = "name-missing"
	TextLookAlikes Kind = "text-look-alikes"
	TextDestroyed  Kind = "text-destroyed"

	DateISO        Kind = "date-iso"
	DateTwoDigit   Kind = "date-two-digit-year"
	DateSuffix     Kind = "date-suffix" // 15.03.2012г.
	DateSerial     Kind = "date-serial" // Excel's day number
	DateSpelling   Kind = "date-spelling"
	DateSlash      Kind = "date-slash"
	DateWords      Kind = "date-words"
	DateDigits     Kind = "date-digits"
	DateWithText   Kind = "date-with-text"
	DateImpossible Kind = "date-impossible"
	DateUnread     Kind = "date-unread"
	DateYearOnly   Kind = "date-year-only"
	DateMissing    Kind = "date-missing"
	DateFuture     Kind = "date-future"
	DateEarly      Kind = "date-early" // before 1950
	TimeImpossible Kind = "time-impossible"
	TimeUnknown    Kind = "time-unknown"

	RegNoLetter   Kind = "reg-no-letter"
	RegNoMissing  Kind = "reg-no-missing"
	RegNoRepeated Kind = "reg-no-repeated"
	RegNoGap      Kind = "reg-no-gap"

	DecisionUnread Kind = "decision-unread"
	FamilyUnread   Kind = "family-unread"
	FamilyDate     Kind = "family-date"
	MemberIINWrong Kind = "member-iin"
	ListUnknown    Kind = "list-unknown"
	ListMissing    Kind = "list-missing"

	RowStruck      Kind = "row-struck"
	RowStruckPart  Kind = "row-struck-part"
	RowHidden      Kind = "row-hidden"
	RowUnread      Kind = "row-unread"
	CellFormula    Kind = "cell-formula"
	CellStartsSign Kind = "cell-starts-with-sign"
	CellFault      Kind = "cell-fault" // #REF! and the like

	PersonRepeated   Kind = "person-repeated"    // the same row again on the same sheet
	PersonOtherSheet Kind = "person-other-sheet" // the same row again on another sheet
	PersonDiffers    Kind = "person-differs"     // the same ИИН, but something else differs
	IINShared        Kind = "iin-shared"         // the same ИИН under another name
	SameNameOtherIIN Kind = "same-name-other-iin"
	SameName         Kind = "same-name"
	MemberApplicant  Kind = "member-is-applicant"
	MemberName       Kind = "member-name"
	MemberTwice      Kind = "member-twice"
	KnownPerson      Kind = "known-person"
	KnownDiffers     Kind = "known-differs"
	KnownName        Kind = "known-name"
	KnownMember      Kind = "known-member"

	// Of registers of dwellings.
	HoldingStruck    Kind = "holding-struck" // the row is struck through: the dwelling is held no longer
	NumberMissing    Kind = "number-missing" // of the agreement or order
	AddressMissing   Kind = "address-missing"
	AreaUnread       Kind = "area-unread"
	RoomsUnread      Kind = "rooms-unread"
	IINOtherName     Kind = "iin-other-name"     // the same ИИН under another name: a slip, or a new surname
	HoldingRepeated  Kind = "holding-repeated"   // the same row again
	HoldingDiffers   Kind = "holding-differs"    // the same agreement and person, but something else differs
	HoldingKnown     Kind = "holding-known"      // it stands in the office's register
	KnownHoldingElse Kind = "holding-known-else" // and says something else there
)

// Severity says what a finding asks of the person.
type Severity string

const (
	Repair   Severity = "repair"   // a proposal is ready, it needs consent
	Question Severity = "question" // Kezek cannot know
	Cannot   Severity = "cannot"   // what the cell should say is lost
	Mark     Severity = "mark"     // told, nothing to answer
)

// Way is how a finding ends.
type Way string

const (
	Repaired Way = "repaired" // the proposal or a typed value is taken
	Kept     Way = "kept"     // stays as the list has it (ИИН: unconfirmed; name match: two people)
	LeftOut  Way = "left-out" // the row is not taken over
	NoTime   Way = "no-time"  // entered without a counting time: last in its list
)

// Finding is one thing to say about one cell or, with Column "", about a row.
type Finding struct {
	Sheet    string         `json:"sheet"`
	Row      int            `json:"row"`
	Column   string         `json:"column"` // letters
	Field    Field          `json:"field,omitempty"`
	Kind     Kind           `json:"kind"`
	Severity Severity       `json:"severity"`
	Value    string         `json:"value"` // as the cell has it
	Proposal string         `json:"proposal,omitempty"`
	Key      string         `json:"key"` // message in the catalogues
	Args     map[string]any `json:"args,omitempty"`
	Other    *Other         `json:"other,omitempty"`
	Answer   *Resolution    `json:"answer,omitempty"` // nil while open
}

// Other is the second place of a person who may be there twice, side by side with the first.
type Other struct {
	Sheet  string     `json:"sheet,omitempty"` // with Row: a row of this book
	Row    int        `json:"row,omitempty"`
	RegNo  string     `json:"reg_no,omitempty"` // an entry already in the office
	Name   string     `json:"name"`
	Fields []Compared `json:"fields,omitempty"`
}

// Compared is one field of both places.
type Compared struct {
	Field Field  `json:"field"`
	Here  string `json:"here"`
	There string `json:"there"`
	Same  bool   `json:"same"`
}

// Resolution is a person's answer to a finding.
type Resolution struct {
	Way    Way    `toml:"way" json:"way"`
	Value  string `toml:"value,omitempty" json:"value,omitempty"`   // with Repaired; "": the proposal
	Reason string `toml:"reason,omitempty" json:"reason,omitempty"` // with LeftOut
}

// rule is what holds for every finding of a kind.
type rule struct {
	severity Severity
	way      Way  // what Accept does; "" when each needs its own answer
	safe     bool // the proposal cannot change what the cell means
}

// rules: a kind is safe when the same digits, letters or day are only spelled as they should be, or when nothing is
// changed at all. Two-digit years (the century is read into them), bare serials (two date systems), slashes (the
// month may stand first) and everything that leaves a row out are not.
var rules = map[Kind]rule{
	IINNumber: {Repair, Repaired, true}, IINZeros: {Repair, Repaired, true}, IINSpace: {Repair, Repaired, true},
	IINNbsp: {Repair, Repaired, true}, IINLetters: {Repair, Repaired, true},
	IINChecksum: {Cannot, Kept, false}, IINDate: {Cannot, Kept, false}, IINLength: {Cannot, Kept, false},
	IINExponent: {Cannot, Kept, false}, IINBin: {Cannot, Kept, false}, IINUnread: {Cannot, Kept, false},
	IINMissing: {Cannot, Kept, false}, IINBirth: {Question, Kept, false},

	NameLookAlikes: {Repair, Repaired, true}, NameNbsp: {Repair, Repaired, true}, NameSpaces: {Repair, Repaired, true},
	NameDestroyed: {Question, Kept, false}, NameMissing: {Cannot, "", false},
	TextLookAlikes: {Repair, Repaired, true}, TextDestroyed: {Question, Kept, false},

	DateISO: {Repair, Repaired, true}, DateSuffix: {Repair, Repaired, true}, DateSpelling: {Repair, Repaired, true},
	DateWords: {Repair, Repaired, true}, DateTwoDigit: {Repair, Repaired, false}, DateSerial: {Repair, Repaired, false},
	DateSlash: {Repair, Repaired, false}, DateDigits: {Repair, Repaired, false}, DateWithText: {Question, Repaired, false},
	DateImpossible: {Cannot, NoTime, false}, DateUnread: {Cannot, NoTime, false}, DateYearOnly: {Cannot, NoTime, false},
	DateMissing: {Cannot, NoTime, false}, DateFuture: {Question, NoTime, false}, DateEarly: {Question, NoTime, false},
	TimeImpossible: {Cannot, Kept, false}, TimeUnknown: {Mark, "", false},

	RegNoLetter: {Question, Kept, true}, RegNoMissing: {Mark, "", false}, RegNoRepeated: {Question, Kept, false},
	RegNoGap: {Mark, "", false}, DecisionUnread: {Question, Kept, true}, FamilyUnread: {Mark, "", false},
	FamilyDate: {Question, Kept, false}, MemberIINWrong: {Question, Kept, false},
	ListUnknown: {Question, "", false}, ListMissing: {Question, "", false},

	RowStruck: {Repair, Repaired, false}, RowStruckPart: {Question, Kept, false}, RowHidden: {Mark, "", false},
	RowUnread: {Question, "", false}, CellFormula: {Mark, "", false}, CellStartsSign: {Mark, "", false},
	CellFault: {Question, Kept, false},

	PersonRepeated: {Repair, LeftOut, false}, PersonOtherSheet: {Repair, LeftOut, false},
	PersonDiffers: {Question, "", false}, IINShared: {Question, "", false}, SameNameOtherIIN: {Question, Kept, false},
	SameName: {Question, Kept, false}, MemberApplicant: {Question, Kept, false}, MemberName: {Question, Kept, false},
	MemberTwice: {Question, Kept, false}, KnownPerson: {Repair, LeftOut, false}, KnownDiffers: {Question, "", false},
	KnownName: {Question, Kept, false}, KnownMember: {Question, Kept, false},

	HoldingStruck: {Repair, Repaired, false}, NumberMissing: {Mark, "", false}, AddressMissing: {Question, Kept, false}, AreaUnread: {Question, Kept, true},
	RoomsUnread: {Question, Kept, true}, IINOtherName: {Question, Kept, false}, HoldingRepeated: {Repair, LeftOut, false},
	HoldingDiffers: {Question, "", false}, HoldingKnown: {Repair, LeftOut, false}, KnownHoldingElse: {Question, "", false},
}

// Kinds lists every kind Kezek knows.
func Kinds() []Kind {
	var out []Kind
	for k := range rules {
		out = append(out, k)
	}
	return out
}
