package takeover

import (
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"

	"kezek/app/cells"
	"kezek/app/legacy"
)

// shownColumn is one column of a sheet as a person sees it: letters, heading, what it is taken for, first values.
type shownColumn struct {
	letters, heading string
	field            legacy.Field
	samples          []string
}

const samplesShown = 3

// columnsOf lists a sheet's columns by its first rows: those the header names and those that hold anything below it.
func columnsOf(sheet cells.Sheet, m legacy.Mapping) []shownColumn {
	fields := map[string]legacy.Field{}
	for f, letters := range m.Columns {
		fields[letters] = f
	}
	last, below := -1, sheet.Rows
	if n := len(m.HeaderRows); n > 0 {
		from, to := m.HeaderRows[0], m.HeaderRows[n-1]
		start := slices.IndexFunc(sheet.Rows, func(r cells.Row) bool { return r.N >= from })
		if start >= 0 {
			below = sheet.Rows[start:]
		}
		below = slices.DeleteFunc(slices.Clone(below), func(r cells.Row) bool { return r.N <= to })
	}
	for _, r := range below {
		for _, c := range r.Cells {
			last = max(last, c.Col)
		}
	}
	var columns []shownColumn
	for col := 0; col <= last || m.Headings[cells.Column(col)] != ""; col++ {
		letters := cells.Column(col)
		c := shownColumn{letters: letters, heading: m.Headings[letters], field: fields[letters], samples: samples(below, col)}
		if c.heading != "" || len(c.samples) > 0 {
			columns = append(columns, c)
		}
	}
	return columns
}

// samples are the first different values of a column.
func samples(rows []cells.Row, col int) (values []string) {
	for _, r := range rows {
		v := strings.Join(strings.Fields(r.At(col).Text), " ")
		if v != "" && !slices.Contains(values, v) {
			if values = append(values, v); len(values) == samplesShown {
				break
			}
		}
	}
	return values
}

// under gives the mapping its header in other rows: headings and fields are found there again, or named by hand where
// the header is not understood.
func under(sheet cells.Sheet, m legacy.Mapping, rows []int) legacy.Mapping {
	m.HeaderRows, m.Headings, m.Columns = rows, map[string]string{}, map[legacy.Field]string{}
	if len(rows) == 0 {
		return m
	}
	from, to := rows[0], rows[len(rows)-1]
	top := cells.Sheet{Name: sheet.Name, Merges: sheet.Merges}
	for _, r := range sheet.Rows {
		if r.N >= from {
			top.Rows = append(top.Rows, r)
		}
		if r.N < from || r.N > to {
			continue
		}
		for _, c := range r.Cells {
			if text := strings.TrimSpace(c.Text); text != "" {
				letters := cells.Column(c.Col)
				m.Headings[letters] = strings.TrimPrefix(m.Headings[letters]+" / "+text, " / ")
			}
		}
	}
	if tables, err := legacy.Find(&cells.Book{Sheets: []cells.Sheet{top}}, m.Of); err == nil && slices.Equal(tables[0].HeaderRows, rows) {
		m.Headings, m.Columns = tables[0].Mapping.Headings, tables[0].Mapping.Columns
	}
	return m
}

// assign takes a column for a field, or for none; the field is then no other column's.
func assign(m legacy.Mapping, letters string, field legacy.Field) legacy.Mapping {
	m.Columns = maps.Clone(m.Columns)
	maps.DeleteFunc(m.Columns, func(_ legacy.Field, of string) bool { return of == letters })
	if field != "" {
		m.Columns[field] = letters
	}
	return m
}

// rowsOf reads header rows as typed: "5", "5-6", "5, 6"; at most two rows that follow each other.
func rowsOf(text string) (rows []int, ok bool) {
	for _, part := range strings.FieldsFunc(text, func(r rune) bool { return r < '0' || r > '9' }) {
		n, err := strconv.Atoi(part)
		if err != nil || n < 1 || len(rows) > 0 && n != rows[len(rows)-1]+1 {
			return nil, false
		}
		rows = append(rows, n)
	}
	return rows, len(rows) == 1 || len(rows) == 2
}

// rowsText spells header rows.
func rowsText(rows []int) string {
	switch len(rows) {
	case 0:
		return ""
	case 1:
		return strconv.Itoa(rows[0])
	}
	return fmt.Sprintf("%d-%d", rows[0], rows[len(rows)-1])
}

func sameMappings(a, b []legacy.Mapping) bool {
	return slices.EqualFunc(a, b, func(a, b legacy.Mapping) bool {
		return a.Sheet == b.Sheet && a.Skip == b.Skip && a.Category == b.Category && slices.Equal(a.HeaderRows, b.HeaderRows) &&
			maps.Equal(a.Columns, b.Columns)
	})
}
