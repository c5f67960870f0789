package legacy

import (
	"slices"
	"strings"

	"kezek/app/cells"
	"kezek/app/fault"
)

// Table is what Find saw on one sheet. When Found is false the sheet has no table it could recognise: the person is
// told and may fill the mapping by hand.
type Table struct {
	Mapping
	Found    bool
	Headings []Heading // every column of the header, also those that mean nothing to Kezek
	Rows     int       // filled rows below the header
}

// Heading is one column's heading, both header rows together; Field is "" when it is not recognised.
type Heading struct {
	Column string
	Text   string
	Field  Field
}

// searched is how many filled rows at the top of a sheet may come before the header.
const searched = 80

// Find looks for the table on each sheet. It fails with fault L01 when no sheet of the book has one.
func Find(book *cells.Book, of Ledger) ([]Table, error) {
	var tables []Table
	found := false
	for i := range book.Sheets {
		t := findTable(&book.Sheets[i], of)
		found = found || t.Found
		tables = append(tables, t)
	}
	if !found {
		return tables, fault.New("L01", "legacy.fault.no-table")
	}
	return tables, nil
}

func findTable(sheet *cells.Sheet, of Ledger) Table {
	t := Table{Mapping: Mapping{Of: of, Sheet: sheet.Name, Category: sheet.Name}}
	for i := range min(len(sheet.Rows), searched) {
		one := headings(sheet, of, i, 1)
		two := one
		if i+1 < len(sheet.Rows) && headerLike(sheet, of, i+1) {
			two = headings(sheet, of, i, 2)
		}
		if !headerLike(sheet, of, i) || !isTable(one) && !isTable(two) {
			continue
		}
		t.Found = true
		t.Headings, t.HeaderRows = one, []int{sheet.Rows[i].N}
		if i+1 < len(sheet.Rows) && headerLike(sheet, of, i+1) {
			t.Headings, t.HeaderRows = two, append(t.HeaderRows, sheet.Rows[i+1].N)
		}
		t.Rows = len(sheet.Rows) - i - len(t.HeaderRows)
		break
	}
	t.Mapping.Columns, t.Mapping.Headings = map[Field]string{}, map[string]string{}
	for _, h := range t.Headings {
		t.Mapping.Headings[h.Column] = h.Text
		if h.Field != "" {
			t.Mapping.Columns[h.Field] = h.Column
		}
	}
	return t
}

// isTable asks for a column of names and one that no title has beside it.
func isTable(hs []Heading) bool {
	has := map[Field]bool{}
	for _, h := range hs {
		has[h.Field] = h.Field != ""
	}
	person := has[Name] || has[Surname]
	fact := has[IIN] || has[Counting] || has[Decision] || has[DecisionNo] || has[DecisionDate] || has[Address] ||
		has[RegNo] || has[Birth] || has[Family] || has[Category] || has[Phone]
	return person && fact
}

// headerLike tells whether a row can be a header: words in at least two cells and nothing that looks like data.
func headerLike(sheet *cells.Sheet, of Ledger, i int) bool {
	known, filled := 0, 0
	for _, c := range sheet.Rows[i].Cells {
		if c.Kind == cells.Empty || strings.TrimSpace(c.Text) == "" {
			continue
		}
		filled++
		if c.Kind != cells.Text || digitsIn(c.Text) >= 6 {
			return false
		}
		if vocab().fieldOf(of, c.Text) != "" || vocab().partOf(c.Text) != "" {
			known++
		}
	}
	return known >= 2 && known*2 >= filled
}

// headings reads n header rows from row index i: each column's words in all of them, and the field they name.
func headings(sheet *cells.Sheet, of Ledger, i, n int) []Heading {
	last := 0
	for _, r := range sheet.Rows[i : i+n] {
		for _, c := range r.Cells {
			last = max(last, c.Col)
		}
	}
	var out []Heading
	taken := map[Field]bool{}
	for col := 0; col <= last; col++ {
		top, wide := spread(sheet, sheet.Rows[i], col)
		sub := ""
		if n > 1 {
			sub = strings.TrimSpace(sheet.Rows[i+1].At(col).Text)
		}
		if top == "" && sub == "" {
			continue
		}
		f := headingField(of, top, sub, wide)
		if taken[f] {
			f = second(f, taken)
		}
		if f != "" {
			taken[f] = true
		}
		text := top
		if sub != "" && sub != top {
			text = strings.TrimSpace(top + " / " + sub)
		}
		out = append(out, Heading{Column: cells.Column(col), Text: strings.TrimPrefix(text, "/ "), Field: f})
	}
	return out
}

// spread gives the heading over a column; a merged heading stands over all its columns (wide).
func spread(sheet *cells.Sheet, r cells.Row, col int) (text string, wide bool) {
	for _, m := range sheet.Merges {
		if m.FirstRow <= r.N && r.N <= m.LastRow && m.FirstCol <= col && col <= m.LastCol {
			return strings.TrimSpace(r.At(m.FirstCol).Text), m.LastCol > m.FirstCol
		}
	}
	return strings.TrimSpace(r.At(col).Text), false
}

func headingField(of Ledger, top, sub string, wide bool) Field {
	fieldOf := func(heading string) Field { return vocab().fieldOf(of, heading) }
	v := vocab()
	group := fieldOf(top)
	if sub == "" {
		return group
	}
	if !wide {
		if f := fieldOf(sub); group == "" || f != "" && top == "" {
			return f
		}
		return group
	}
	part := v.partOf(sub)
	if whole := fieldOf(top + " " + sub); part != "" && whole != "" && whole != group {
		return whole // «Шешім» over «күні», «Есепке қойылған» over «уақыты»
	}
	switch {
	case group == Decision && part == "number":
		return DecisionNo
	case group == Decision && part == "date":
		return DecisionDate
	case group == Counting && part == "number":
		return RegNo
	case (group == Counting || group == RegNo) && part == "date":
		return Counting
	case group == Counting && part == "time":
		return CountingTime
	case group == Family || group == FamilySize:
		return memberField(fieldOf(sub))
	}
	return fieldOf(sub)
}

// memberField turns a heading under the family's group into the member's own column.
func memberField(f Field) Field {
	switch f {
	case Name, Surname, GivenName:
		return Family
	case IIN:
		return MemberIIN
	case Birth:
		return MemberBirth
	}
	return f
}

// second says what a heading that comes again means: after the family's column, the members'.
func second(f Field, taken map[Field]bool) Field {
	if next := memberField(f); taken[Family] && next != f && !taken[next] {
		return next
	}
	return ""
}

func digitsIn(s string) int {
	n := 0
	for i := range len(s) {
		if '0' <= s[i] && s[i] <= '9' {
			n++
		}
	}
	return n
}

// sheetOf finds the sheet a mapping speaks of.
func sheetOf(book *cells.Book, m Mapping) *cells.Sheet {
	i := slices.IndexFunc(book.Sheets, func(s cells.Sheet) bool { return s.Name == m.Sheet })
	if i < 0 {
		return nil
	}
	return &book.Sheets[i]
}
