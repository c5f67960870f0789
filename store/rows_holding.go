package store

// The rows of the office's own registers of dwellings, and of what was looked up in them.

// HoldingBatch is a workbook of a register taken over.
type HoldingBatch struct {
	ID         int64  `db:"id,key"`
	Register   string `db:"register"`
	FileName   string `db:"file_name"`
	FileSHA256 string `db:"file_sha256"`
	Rows       int64  `db:"rows_n"`
	LeftOut    int64  `db:"left_out"`
	Person     int64  `db:"person"`
	At         int64  `db:"at"`
	Rev        int64  `db:"rev"`
}

// Holding is one dwelling held by people. Areas are cm².
type Holding struct {
	ID       int64  `db:"id,key"`
	Register string `db:"register"`
	Number   string `db:"number"`
	Date     string `db:"date"`
	People   string `db:"people"` // JSON
	Address  string `db:"address"`
	Area     int64  `db:"area"`
	Useful   int64  `db:"useful"`
	Rooms    int64  `db:"rooms"`
	Basis    string `db:"basis"`
	From     string `db:"from_on"`
	To       string `db:"to_on"`
	Note     string `db:"note"`
	Person   int64  `db:"person"` // who entered it
	At       int64  `db:"at"`
	Batch    int64  `db:"batch"` // of the workbook it was read from, 0 when typed
	Sheet    string `db:"sheet"`
	SheetRow int64  `db:"sheet_row"`
	CaseID   int64  `db:"case_id"`  // whose contract it is, 0 for none
	Corrects int64  `db:"corrects"` // the row it stands in place of, 0 for none
	Rev      int64  `db:"rev"`
}

// HoldingEnd says that people hold a dwelling no longer; Day is "" where an old list does not say since when.
type HoldingEnd struct {
	ID      int64  `db:"id,key"`
	Holding int64  `db:"holding"`
	Day     string `db:"day"`
	Basis   string `db:"basis"`
	Batch   int64  `db:"batch"` // the workbook that says so, 0 for what was typed
	Person  int64  `db:"person"`
	At      int64  `db:"at"`
	Rev     int64  `db:"rev"`
}

// RegisterSearch is one look through the registers for the people of a case.
type RegisterSearch struct {
	ID     int64  `db:"id,key"`
	CaseID int64  `db:"case_id"`
	Asked  string `db:"asked"` // JSON: holding.Household
	Hits   string `db:"hits"`  // JSON: []holding.Hit
	Person int64  `db:"person"`
	At     int64  `db:"at"`
	Rev    int64  `db:"rev"`
}

// HitAnswer says whether a hit of a search is the household's: of one of them, or of all.
type HitAnswer struct {
	ID      int64  `db:"id,key"`
	Search  int64  `db:"search"`
	Holding int64  `db:"holding"`
	Answer  string `db:"answer"` // code
	Reason  string `db:"reason"`
	Person  int64  `db:"person"`
	At      int64  `db:"at"`
	Rev     int64  `db:"rev"`
	Whom    int64  `db:"whom,added"` // 1 is the applicant, 2 and on the family as it was asked; 0 everybody the hit is about
}
