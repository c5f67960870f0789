package sheets

import (
	"iter"
	"strings"
	"unicode/utf8"

	"kezek/locales"
)

// Workbook is a file to be written.
type Workbook struct {
	Title  string       // of the document's properties
	Author string       // the office
	Made   int64        // unix milliseconds
	Lang   locales.Lang // of "page x of y"
	Footer string       // on the left of every printed page: the short audit head, the time, the user
	Sheets []Sheet
}

// Sheet is one sheet: titles, a table with its headings, notes, signatures. Titles and notes run over the whole width.
type Sheet struct {
	Name       string   // cut to 31 letters and made unique as Excel asks
	Titles     []string // lines above the table; the first is the sheet's own
	Columns    []Column
	Rows       iter.Seq[[]Value] // a row may be shorter than Columns, never longer; its slice may be used again
	Count      int               // rows expected, for progress only
	Notes      []string
	Signatures []Signature
}

// Column is one column of the table.
type Column struct {
	Heading string
	Width   int // in letters
}

func (c Column) width() int { return min(max(c.Width, 3), 255) }

// Signature is one line to be signed: the post on the left, a line, the name on the right.
type Signature struct{ Post, Name string }

// Value is what a cell gets.
type Value struct {
	Kind Kind
	Look Look
	Text string
	N    int64
}

// Kind is the type a cell keeps in the file.
type Kind uint8

const (
	Blank  Kind = iota
	Text        // never a number, a date or a formula, whatever it looks like
	Int         // N
	Date        // N unix milliseconds; shown as the day in Kazakhstan
	Moment      // N unix milliseconds; day, hour and minute in Kazakhstan
	Area        // N cm², shown in m²
	Money       // N tiyn, shown in tenge
	Tenths      // N tenths, shown with one digit after the comma: averages
)

// Look is how a cell stands out.
type Look uint8

const (
	Plain  Look = iota
	Muted       // grey italic: assumed, without a time, draft
	Strong      // bold: totals
)

const looksCount = 3

// T, I, D, M and A make values of each kind.
func T(s string) Value { return Value{Kind: Text, Text: s} }
func I(n int64) Value  { return Value{Kind: Int, N: n} }
func D(ms int64) Value { return Value{Kind: Date, N: ms} }
func M(ms int64) Value { return Value{Kind: Moment, N: ms} }
func A(cm int64) Value { return Value{Kind: Area, N: cm} }

// Tenge makes a sum of money of tiyn.
func Tenge(tiyn int64) Value { return Value{Kind: Money, N: tiyn} }

// Tenth makes a number of tenths.
func Tenth(n int64) Value { return Value{Kind: Tenths, N: n} }

// In gives the value another look.
func (v Value) In(l Look) Value {
	v.Look = l
	return v
}

// clean strips what a cell or a printed name must not carry: control characters but line ends and TAB, the marks that
// turn the direction of writing, characters XML does not know.
func clean(s string) string {
	if !dirty(s) {
		return s
	}
	s = strings.NewReplacer("\r\n", "\n", "\r", "\n").Replace(strings.ToValidUTF8(s, "\uFFFD"))
	return strings.Map(func(r rune) rune {
		if r < ' ' && r != '\n' && r != '\t' || r >= 0x7F && r < 0xA0 || r == 0xFFFE || r == 0xFFFF ||
			r >= 0x202A && r <= 0x202E || r >= 0x2066 && r <= 0x2069 {
			return -1
		}
		return r
	}, s)
}

func dirty(s string) bool {
	for i := range len(s) {
		// 0xC2 begins U+0080…U+00BF, 0xE2 the marks of direction, 0xEF U+FFFE and U+FFFF.
		if c := s[i]; c < ' ' && c != '\n' && c != '\t' || c == 0x7F || c == 0xC2 || c == 0xE2 || c == 0xEF {
			return true
		}
	}
	return !utf8.ValidString(s)
}

// startsFormula tells whether a program that opens the cell from a CSV file would take it for a formula. The wide forms
// of the same signs count: spreadsheets of the East take them too.
func startsFormula(s string) bool {
	if s == "" {
		return false
	}
	if strings.IndexByte("=+-@\t\r\n", s[0]) >= 0 {
		return true
	}
	r, _ := utf8.DecodeRuneInString(s)
	return r == 0xFF1D || r == 0xFF0B || r == 0xFF0D || r == 0xFF20
}
