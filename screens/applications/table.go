package applications

import (
	"strings"

	"fyne.io/fyne/v2"

	"kezek/screens/page"
)

// Table writes rows under their titles, as wide as the text around it.
func (s *Sheet) Table(columns []page.TableColumn, rows ...page.TableRow) {
	s.lines = append(s.lines, line{table: &table{columns: columns, rows: rows}})
}

// table is one among lines of text. Its height is known for the width it was asked for last.
type table struct {
	columns    []page.TableColumn
	rows       []page.TableRow
	wide, high float32
}

func (t *table) laid(width float32) *fyne.Container {
	s := page.NewSheet(width)
	s.Table(t.columns, t.rows...)
	return s.Done()
}

func (t *table) height(width float32) float32 {
	if t.wide != width {
		t.wide, t.high = width, t.laid(width).MinSize().Height
	}
	return t.high
}

// text is all of it, a row a line.
func (t *table) text() string {
	var b strings.Builder
	row := func(cells []string) { b.WriteString(strings.TrimSpace(strings.Join(cells, " ")) + "\n") }
	var titles []string
	for _, c := range t.columns {
		titles = append(titles, c.Title)
	}
	row(titles)
	for _, r := range t.rows {
		if r.Note != "" {
			row([]string{r.Note})
			continue
		}
		row(r.Cells)
	}
	return b.String()
}
