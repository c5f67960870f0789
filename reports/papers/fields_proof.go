package papers

// OrderProof shows that taking over an old list kept its order.
type OrderProof struct {
	File    string         `json:"file"`
	SHA256  string         `json:"sha256"`
	Sheets  string         `json:"sheets"` // their names
	Rows    int            `json:"rows"`   // read from the file
	Entered int            `json:"entered"`
	TakenBy Text           `json:"takenBy"`
	TakenAt Moment         `json:"takenAt"`
	Entries []ProofEntry   `json:"entries"`
	Ties    []ProofTie     `json:"ties"`
	Assumed []ProofAssumed `json:"assumed"`
	Moved   []ProofMove    `json:"moved"`
	Out     []ProofOut     `json:"out"`
}

// ProofEntry is an entry's place in the old list and in Kezek.
type ProofEntry struct {
	OldPlace    int    `json:"oldPlace"`
	Place       int    `json:"place"`
	PlaceInList int    `json:"placeInList"`
	List        Text   `json:"list"`
	RegNo       string `json:"regNo"`
	Name        string `json:"name"`
	CountingAt  Moment `json:"countingAt"`
	Mark        Text   `json:"mark"` // assumed, tie, moved; empty for the rest
}

// ProofTie is a moment that several entries share.
type ProofTie struct {
	At    Moment `json:"at"`
	Names string `json:"names"` // in the order kept
	Rule  Text   `json:"rule"`  // what ordered them
}

// ProofAssumed is an entry whose time the old list does not give.
type ProofAssumed struct {
	OldPlace int    `json:"oldPlace"`
	Name     string `json:"name"`
	Given    string `json:"given"` // as it is spelled in the old list
	Taken    Moment `json:"taken"`
}

// ProofMove is a pair that stands in another order than in the old list.
type ProofMove struct {
	Name   string `json:"name"`   // now above
	Before string `json:"before"` // now below
	Reason Text   `json:"reason"`
}

// ProofOut is a row that was not taken over.
type ProofOut struct {
	Sheet  string `json:"sheet"`
	Row    int    `json:"row"`
	Name   string `json:"name"`
	Reason Text   `json:"reason"`
}
