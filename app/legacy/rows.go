package legacy

import (
	"slices"
	"strings"

	"kezek/app/cells"
)

// Sort is why a row of a sheet is no person's row.
type Sort string

const (
	Title          Sort = "title"
	Header         Sort = "header"
	HeaderRepeated Sort = "header-repeated"
	ColumnNumbers  Sort = "column-numbers"
	Caption        Sort = "caption"
	Total          Sort = "total"
	Signature      Sort = "signature"
	Blank          Sort = "blank"
)

// Sorts lists them in the order they are told.
var Sorts = []Sort{Title, Header, HeaderRepeated, ColumnNumbers, Caption, Total, Signature, Blank}

// Skipped is a row that was read and is no person's.
type Skipped struct {
	Sheet string `json:"sheet"`
	Row   int    `json:"row"`
	Sort  Sort   `json:"sort"`
	Text  string `json:"text"`
}

const (
	applicantRow Sort = "applicant"
	memberRow    Sort = "member"
	unreadRow    Sort = "unread"
)

// sort tells what a row is.
func (s *sheetReader) sort(r cells.Row) Sort {
	if len(s.m.HeaderRows) > 0 && r.N <= slices.Max(s.m.HeaderRows) {
		if slices.Contains(s.m.HeaderRows, r.N) {
			return Header
		}
		return Title
	}
	filled, first, longest := 0, "", 0
	for _, c := range r.Cells {
		if c.Kind == cells.Empty || blank(c.Text) {
			continue
		}
		if filled++; filled == 1 {
			first = c.Text
		}
		longest = max(longest, len(c.Text))
	}
	switch {
	case filled == 0:
		return Blank
	case filled >= 2 && s.repeatsHeader(r, filled):
		return HeaderRepeated
	case filled >= 3 && columnNumbers(r):
		return ColumnNumbers
	}
	if filled <= 4 && s.personless(r) {
		if sort := s.words(r, filled, first); sort != "" {
			return sort
		}
	}
	if s.current >= 0 && s.continues(r) {
		return memberRow
	}
	if s.isApplicant(r, filled) {
		return applicantRow
	}
	if filled == 1 && s.ListOf != nil {
		if _, ok := s.ListOf(strings.TrimSpace(first)); ok {
			return Caption
		}
	}
	return unreadRow
}

func blank(s string) bool { return strings.TrimSpace(s) == "" }

// personless tells that a row has none of the cells that only a person's row has.
func (s *sheetReader) personless(r cells.Row) bool {
	c := s.cols.cell(r, IIN)
	if digitsIn(c.Text) >= 9 || s.has(r, Counting) || s.has(r, Relation) || s.joined[r.N] {
		return false
	}
	counted := s.has(r, RegNo) || digitsIn(s.cols.cell(r, Ordinal).Text) > 0
	return !counted || !s.has(r, Name) && !s.has(r, Surname) || vocab().isTotal(s.cols.cell(r, Name).Text)
}

// words tells totals, signatures and captions by what is written in them.
func (s *sheetReader) words(r cells.Row, filled int, first string) Sort {
	v := vocab()
	text := " " + words(rowText(r)) + " "
	if v.isTotal(first) || v.isTotal(s.cols.cell(r, Name).Text) {
		return Total
	}
	if strings.Contains(rowText(r), "___") {
		return Signature
	}
	if s.has(r, Family) || s.has(r, Address) {
		return ""
	}
	for _, w := range v.signature {
		if strings.Contains(text, " "+w+" ") {
			return Signature
		}
	}
	if filled > 1 {
		return ""
	}
	for _, w := range v.caption {
		if strings.Contains(text, " "+w+" ") {
			return Caption
		}
	}
	return ""
}

func rowText(r cells.Row) string {
	var b strings.Builder
	for _, c := range r.Cells {
		if !blank(c.Text) {
			if b.Len() > 0 {
				b.WriteByte(' ')
			}
			b.WriteString(strings.TrimSpace(c.Text))
		}
	}
	return b.String()
}

// repeatsHeader tells that every filled cell says what the header says in that column.
func (s *sheetReader) repeatsHeader(r cells.Row, filled int) bool {
	same := 0
	for i, c := range r.Cells {
		if c.Kind != cells.Text || blank(c.Text) {
			continue
		}
		if !slices.Contains(s.header[c.Col], strings.TrimSpace(c.Text)) && !slices.Contains(s.header[c.Col], words(c.Text)) {
			if i > 2 && same == 0 {
				return false
			}
			continue
		}
		same++
	}
	return same >= 2 && same*3 >= filled*2
}

// columnNumbers tells the row 1 2 3 … that some forms have under the header.
func columnNumbers(r cells.Row) bool {
	last := 0
	for _, c := range r.Cells {
		if blank(c.Text) {
			continue
		}
		n := smallNumber(strings.Trim(c.Text, " ()."))
		if n != last+1 && (last != 0 || n > 2) {
			return false
		}
		last = n
	}
	return last >= 3
}

func smallNumber(s string) int {
	if s == "" || len(s) > 2 || digitsIn(s) != len(s) {
		return -1
	}
	n := 0
	for i := range len(s) {
		n = n*10 + int(s[i]-'0')
	}
	return n
}

// continues tells that a row holds one more member of the household above it.
func (s *sheetReader) continues(r cells.Row) bool {
	named := s.has(r, Name) || s.has(r, Surname)
	if s.joined[r.N] {
		return named || s.has(r, Family)
	}
	if s.has(r, Ordinal) || s.has(r, RegNo) || s.has(r, Counting) {
		return false
	}
	if !named {
		return s.has(r, Family)
	}
	code, ok := relationOf(s.cols.cell(r, Relation).Text)
	return s.has(r, Relation) && !(ok && code == "applicant")
}

// isApplicant asks for a name or ИИН with at least one more cell that says something about the person.
func (s *sheetReader) isApplicant(r cells.Row, filled int) bool {
	facts := 0
	for _, f := range []Field{Ordinal, RegNo, IIN, Address, Category, Counting, Decision, DecisionNo, DecisionDate, Birth, Family, Phone} {
		if s.has(r, f) {
			facts++
		}
	}
	if s.has(r, Name) || s.has(r, Surname) {
		return facts >= 1
	}
	return facts >= 3 && (digitsIn(s.cols.cell(r, IIN).Text) >= 6 || s.has(r, RegNo) || s.has(r, Counting))
}

func (s *sheetReader) has(r cells.Row, f Field) bool {
	n, ok := s.cols[f]
	return ok && !blank(r.At(n).Text)
}

// joinedRows finds the rows that lie under a merged applicant's cell.
func (s *sheetReader) joinedRows() map[int]bool {
	out := map[int]bool{}
	for _, m := range s.sheet.Merges {
		for _, f := range []Field{Name, Surname, Ordinal, RegNo} {
			if n, ok := s.cols[f]; ok && m.FirstCol <= n && n <= m.LastCol {
				for row := m.FirstRow + 1; row <= min(m.LastRow, m.FirstRow+100); row++ {
					out[row] = true
				}
			}
		}
	}
	return out
}
