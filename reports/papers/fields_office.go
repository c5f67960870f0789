package papers

// Journal is a journal of the office for a period. Its columns come with the data.
type Journal struct {
	Title      Text            `json:"title"`
	From       Day             `json:"from"`
	To         Day             `json:"to"` // the last day
	Columns    []JournalColumn `json:"columns"`
	Rows       []JournalRow    `json:"rows"`
	Count      int             `json:"count"`    // of entries, those annulled among them
	Annulled   int             `json:"annulled"` // of these
	KeptByPost Text            `json:"keptByPost"`
	KeptBy     Text            `json:"keptBy"`
}

// JournalColumn is the head of a column.
type JournalColumn struct {
	Head  Text   `json:"head"`
	Share int    `json:"share"` // of the width, against the other columns
	Align string `json:"align"` // center, right; empty is left
}

// JournalRow is an entry: a cell for each column, of which the last may be left out. An annulled one is struck through.
type JournalRow struct {
	Cells    []Text `json:"cells"`
	Annulled bool   `json:"annulled"`
}

// SurveySummary counts the answers to the quality questionnaire in a period.
type SurveySummary struct {
	Title     Text             `json:"title"`
	Service   Text             `json:"service"`
	From      Day              `json:"from"`
	To        Day              `json:"to"`     // the last day
	Filled    int              `json:"filled"` // questionnaires
	Questions []SurveyQuestion `json:"questions"`
}

// SurveyQuestion is one question, with how often each answer was given.
type SurveyQuestion struct {
	Question     Text `json:"question"`
	Dissatisfied int  `json:"dissatisfied"`
	Partly       int  `json:"partly"` // satisfied
	Satisfied    int  `json:"satisfied"`
	Answered     int  `json:"answered"` // all together
}
