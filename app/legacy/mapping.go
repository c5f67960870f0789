// Package legacy turns other people's queue lists into records Kezek can take over: it finds the table on each
// sheet, reads every cell, says what is wrong where, and proves that the order of the old list is kept.
package legacy

import (
	"strings"

	"kezek/app/cells"
)

// Field is what a column of an old list holds. The values are stable: mappings are saved with them.
type Field string

const (
	Ordinal      Field = "ordinal"
	RegNo        Field = "reg-no"
	Name         Field = "name"
	Surname      Field = "surname"
	GivenName    Field = "given-name"
	Patronymic   Field = "patronymic"
	IIN          Field = "iin"
	Birth        Field = "birth"
	Family       Field = "family" // all members in one cell, or one member's name in a row of its own
	FamilySize   Field = "family-size"
	Relation     Field = "relation"
	MemberIIN    Field = "member-iin"
	MemberBirth  Field = "member-birth"
	Address      Field = "address"
	Category     Field = "category"
	Counting     Field = "counting" // date, or date and time, that orders the queue
	CountingTime Field = "counting-time"
	Decision     Field = "decision" // number and date in one cell
	DecisionNo   Field = "decision-no"
	DecisionDate Field = "decision-date"
	Phone        Field = "phone"
	Note         Field = "note"
	Area         Field = "area"
	Income       Field = "income"

	// Of a register of dwellings alone. Its Decision is the agreement, order or contract the dwelling is held by.
	Useful Field = "useful-area"
	Rooms  Field = "rooms"
	Basis  Field = "basis"
	From   Field = "from"
	To     Field = "to"
)

// Fields lists all fields in the order a person expects to choose from.
var Fields = []Field{
	Ordinal, RegNo, Name, Surname, GivenName, Patronymic, IIN, Birth, Family, FamilySize, Relation, MemberIIN,
	MemberBirth, Address, Category, Counting, CountingTime, Decision, DecisionNo, DecisionDate, Phone, Note, Area, Income,
}

// RegisterFields are those of a register of dwellings.
var RegisterFields = []Field{
	Ordinal, Decision, DecisionNo, DecisionDate, Name, Surname, GivenName, Patronymic, IIN, Birth, Family, Relation, MemberIIN, MemberBirth,
	Address, Rooms, Area, Useful, Basis, From, To, Note,
}

// Ledger is what a book is a list of.
type Ledger string

const (
	Queue    Ledger = ""         // people who wait for a dwelling
	Register Ledger = "register" // dwellings people have
)

// Fields are those a column of the ledger may hold.
func (l Ledger) Fields() []Field {
	if l == Register {
		return RegisterFields
	}
	return Fields
}

// Mapping says where on one sheet what stands. A person may change it; it is saved per office as TOML or JSON.
type Mapping struct {
	Of         Ledger            `toml:"of,omitempty" json:"of,omitempty"` // what the sheet is a list of
	Sheet      string            `toml:"sheet" json:"sheet"`
	Skip       bool              `toml:"skip,omitempty" json:"skip,omitempty"`         // the sheet is not read
	HeaderRows []int             `toml:"header_rows" json:"header_rows"`               // as Excel counts; data follow the last
	Columns    map[Field]string  `toml:"columns" json:"columns"`                       // field → column letters
	Category   string            `toml:"category,omitempty" json:"category,omitempty"` // category of rows that name none: the sheet's name
	Headings   map[string]string `toml:"headings,omitempty" json:"headings,omitempty"` // column letters → heading as written
}

// Remember puts what the office chose for earlier lists over what Find proposes: a heading that was given another
// field before gets it again, wherever the column stands now.
func Remember(saved []Mapping, found []Table) []Mapping {
	chosen := map[string]Field{}
	for _, m := range saved {
		if len(found) > 0 && m.Of != found[0].Of { // a register's columns say nothing of a queue's
			continue
		}
		named := map[string]Field{}
		for f, column := range m.Columns {
			named[column] = f
		}
		for column, heading := range m.Headings {
			chosen[words(heading)] = named[column] // "" : left unread on purpose
		}
	}
	var out []Mapping
	for _, t := range found {
		m := t.Mapping
		m.Columns = map[Field]string{}
		for _, h := range t.Headings {
			f, known := chosen[words(h.Text)]
			if !known {
				f = h.Field
			}
			if _, taken := m.Columns[f]; f != "" && !taken {
				m.Columns[f] = h.Column
			}
		}
		out = append(out, m)
	}
	return out
}

// columns is a mapping made ready for reading: field → column number, -1 where there is none.
type columns map[Field]int

func (m Mapping) columns() columns {
	c := columns{}
	for f, letters := range m.Columns {
		if n, ok := columnNumber(letters); ok {
			c[f] = n
		}
	}
	return c
}

func (c columns) has(f Field) bool { _, ok := c[f]; return ok }

func (c columns) cell(r cells.Row, f Field) cells.Cell {
	if n, ok := c[f]; ok {
		return r.At(n)
	}
	return cells.Cell{Col: -1}
}

func (c columns) letter(f Field) string {
	if n, ok := c[f]; ok {
		return cells.Column(n)
	}
	return ""
}

// columnNumber reads column letters: "A" is 0.
func columnNumber(letters string) (int, bool) {
	n := 0
	for _, r := range strings.ToUpper(letters) {
		if r < 'A' || r > 'Z' || n > 1<<20 {
			return 0, false
		}
		n = n*26 + int(r-'A') + 1
	}
	return n - 1, n > 0
}
