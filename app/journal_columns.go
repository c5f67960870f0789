package app

// JournalColumn is one column of a journal, as services.md §7.1 names it.
type JournalColumn struct {
	Code   string
	Key    string // message of its heading
	Width  int    // share of the width: mm of a lying sheet of A4, more or less
	ByHand bool   // typed by who enters a line; the others come from what the office holds
}

// JournalColumns are the columns of a journal in their order; nil for an unknown one.
func JournalColumns(journal string) (columns []JournalColumn) {
	for _, c := range journalColumns[journal] {
		columns = append(columns, JournalColumn{c.code, "journal.column." + c.code, c.width, c.byHand})
	}
	return columns
}

// KeptByHand tells whether the lines of a journal are entered by hand.
func KeptByHand(journal string) bool { return len(columnsByHand(journal)) > 0 }

func columnsByHand(journal string) (columns []JournalColumn) {
	for _, c := range JournalColumns(journal) {
		if c.ByHand {
			columns = append(columns, c)
		}
	}
	return columns
}

type column struct {
	code   string
	width  int
	byHand bool
}

// made are columns the program fills in, typed those a person does.
func made(code string, width int) column  { return column{code, width, false} }
func typed(code string, width int) column { return column{code, width, true} }

// The widths are those the columns want on a sheet of A4 lying, in mm.
var journalColumns = map[string][]column{
	Incoming: {made("n", 23), made("date", 18), made("time", 15), made("channel", 25), made("name", 30), made("iin", 23), made("service", 24),
		made("sheets", 13), made("resolution", 25), made("executor", 22), made("due", 18), made("result", 25), made("handed", 28)},
	Outgoing: {made("n", 20), made("date", 18), made("addressee", 52), made("subject", 52), made("ref", 26), made("executor", 36),
		made("way", 44)},
	Receipts: {made("n", 20), made("date", 18), made("time", 15), made("name", 60), made("iin", 24), made("ref", 28), made("executor", 44)},
	NotAccepted: {made("n", 18), made("date", 18), made("time", 15), made("name", 34), made("iin", 23), made("service", 26), made("channel", 24),
		made("missing", 46), made("expired", 34), made("note", 26)},
	Decisions: {made("n", 20), made("date", 18), made("item", 40), made("name", 44), made("ref", 24), made("decision", 40), made("minutes", 34),
		made("votes", 40)},
	Minutes:  {made("n", 20), made("date", 18), made("meeting-kind", 42), made("venue", 60), made("present", 32), made("items", 52)},
	Refusals: {made("n", 20), made("date", 18), made("name", 46), made("ref", 26), made("ground", 98), made("hearing", 32)},

	Certificates: {made("n", 20), made("date", 18), made("name", 58), made("iin", 24), made("kind", 44), made("blank", 24), made("received-by", 46)},
	Privatized: {made("n", 18), made("date", 18), made("contract", 24), made("address", 32), made("cadastral", 26), made("area", 18), made("people", 36),
		made("terms", 26), made("price", 22), made("payments", 26), made("title", 24)},
	Contracts: {made("n", 20), made("date", 18), made("parties", 84), made("address", 70), made("sum", 28)},
	AidAwards: {made("n", 18), made("date", 18), made("case_no", 24), made("name", 34), made("family", 14), made("income", 22), made("expenses", 22),
		made("limit", 24), made("aid", 22), made("period", 24), made("notification", 22), made("payment-list", 20)},
	EmblemBlanks:  {made("n", 20), made("date", 18), typed("blank", 30), typed("used-for", 86), typed("spoiled", 56), typed("balance", 24)},
	SealsRegister: {made("n", 20), made("date", 18), typed("imprint", 110), typed("keeper", 80)},
}
