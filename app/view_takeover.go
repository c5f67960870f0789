package app

import (
	"strings"

	"kezek/app/cells"
	"kezek/app/legacy"
)

// ShownRows is how many filled rows of each sheet an OldList keeps to be looked at.
const ShownRows = 100

// Answered are the answers given so far; none before the list was read.
func (l *OldList) Answered() []legacy.RowAnswer {
	if l.Reading == nil {
		return nil
	}
	return l.Answers().Rows
}

// AnswerAgain gives earlier answers again, after the list was read anew, and tells how many no longer fit.
func (l *OldList) AnswerAgain(answers []legacy.RowAnswer) (lost int) {
	for _, a := range answers {
		if l.Reading.Answer(a.Ref, a.Resolution) != nil {
			lost++
		}
	}
	return lost
}

// firstRows copies the top of each sheet, so that the rest of the book can be forgotten.
func firstRows(book *cells.Book) *cells.Book {
	top := &cells.Book{Date1904: book.Date1904}
	for _, s := range book.Sheets {
		sheet := cells.Sheet{Name: s.Name, Hidden: s.Hidden}
		for _, r := range s.Rows[:min(len(s.Rows), ShownRows)] {
			row := cells.Row{N: r.N, Hidden: r.Hidden, Cells: make([]cells.Cell, len(r.Cells))}
			for i, c := range r.Cells {
				c.Text = strings.Clone(c.Text)
				row.Cells[i] = c
			}
			sheet.Rows = append(sheet.Rows, row)
		}
		for _, m := range s.Merges {
			if len(sheet.Rows) > 0 && m.FirstRow <= sheet.Rows[len(sheet.Rows)-1].N {
				sheet.Merges = append(sheet.Merges, m)
			}
		}
		top.Sheets = append(top.Sheets, sheet)
	}
	return top
}
