package papers

// CommissionPackage is the cover of what the members get before a meeting. BindPackage fills Parts.
type CommissionPackage struct {
	Title Text `json:"title"` // empty is the form's own
	Meeting
	For      Text          `json:"for"` // whose copy it is
	MadeAt   Moment        `json:"madeAt"`
	Items    int           `json:"items"`    // on the agenda
	Withheld Text          `json:"withheld"` // what personal data were left out, whole sentences; empty says nothing
	Parts    []PackagePart `json:"parts"`
}

// PackagePart is a line of the contents.
type PackagePart struct {
	Name Text `json:"name"`
	Page int  `json:"page"` // its first
}

// QueueExtract is the beginning of every list of the queue, for the members.
type QueueExtract struct {
	Title Text `json:"title"` // empty is the form's own
	Meeting
	AsOf  Moment        `json:"asOf"` // the moment everything here is true of
	Lists []ListExtract `json:"lists"`
}

// ListExtract is the beginning of one list.
type ListExtract struct {
	List    Text           `json:"list"`
	Shown   int            `json:"shown"`
	Of      int            `json:"of"` // how many stand in it
	Entries []ExtractEntry `json:"entries"`
}

// ExtractEntry is an entry of the queue.
type ExtractEntry struct {
	PlaceInList int    `json:"placeInList"`
	Place       int    `json:"place"` // in the general list
	RegNo       string `json:"regNo"`
	Name        Text   `json:"name"`
	People      int    `json:"people"`
	CountingAt  Moment `json:"countingAt"`
	Item        int    `json:"item"` // of this agenda that it is about; 0 is none
	Note        Text   `json:"note"`
}

// Candidates are the dwellings on the agenda, with who is to get each.
type Candidates struct {
	Title Text `json:"title"` // empty is the form's own
	Meeting
	AsOf      Moment              `json:"asOf"` // the moment the places are true of
	Dwellings []CandidateDwelling `json:"dwellings"`
}

// CandidateDwelling is a dwelling and its candidate.
type CandidateDwelling struct {
	Item        int      `json:"item"` // of the agenda
	Dwelling    Dwelling `json:"dwelling"`
	RegNo       string   `json:"regNo"`
	Name        Text     `json:"name"`
	People      int      `json:"people"`
	List        Text     `json:"list"`
	Place       int      `json:"place"` // in the general list
	PlaceInList int      `json:"placeInList"`
	Before      int      `json:"before"`    // how many stand before it in its list
	BeforeAll   int      `json:"beforeAll"` // and in the general list
	Passed      Text     `json:"passed"`    // why these are passed over
}
