// Package cells is a workbook as a person sees it: sheets of rows of typed cells, with no meaning given to them.
package cells

// Kind is what a cell holds.
type Kind uint8

const (
	Empty Kind = iota
	Text
	Number // Text holds the digits as the file spells them (no exponent, no rounding); Num the value
	Date   // a number shown with a date format; Num is the serial in the book's date system
	Bool
	Fault // an error value such as #REF!
)

// Cell is one cell. Col counts from 0 (A).
type Cell struct {
	Col     int
	Kind    Kind
	Text    string // as stored: text, or the number's own digits
	Num     float64
	Struck  bool // struck through
	Formula bool // the value is a formula's last result
}

// Row is one row that holds something. N counts from 1, as Excel shows it.
type Row struct {
	N      int
	Hidden bool
	Cells  []Cell // in order of Col, empty ones left out
}

// At returns the cell of a column, empty when there is none.
func (r Row) At(col int) Cell {
	for _, c := range r.Cells {
		if c.Col == col {
			return c
		}
	}
	return Cell{Col: col}
}

// Merge is a merged range; columns from 0, rows from 1, both ends inside.
type Merge struct{ FirstRow, LastRow, FirstCol, LastCol int }

// Sheet is one sheet. Blank counts the rows that carry only formatting.
type Sheet struct {
	Name   string
	Hidden bool
	Rows   []Row
	Merges []Merge
	Blank  int
}

// Book is a whole file.
type Book struct {
	Sheets   []Sheet
	Date1904 bool // serial 0 is 1 January 1904
}

// Ref spells a cell the way Excel does: Ref(742, 3) is "D742".
func Ref(row, col int) string {
	return Column(col) + itoa(row)
}

// Column spells a column counted from 0: 0 is "A", 26 is "AA".
func Column(col int) string {
	s := ""
	for col++; col > 0; col = (col - 1) / 26 {
		s = string(rune('A'+(col-1)%26)) + s
	}
	return s
}

func itoa(n int) string {
	if n < 10 {
		return string(rune('0' + n))
	}
	return itoa(n/10) + string(rune('0'+n%10))
}
