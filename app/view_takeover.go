package app

import (
	"context"
	"strings"

	"kezek/app/cells"
	"kezek/app/legacy"
)

// ShownRows is how many filled rows of each sheet ShowOldList gives.
const ShownRows = 100

// ShowOldList opens an old list for a person to look at: mapped as the office mapped earlier ones, or with mappings of
// its own, and beside it the first rows of each sheet. Where no table was found the list comes back unread, with fault
// L01: its columns can be named by hand and ReadAgain does the rest.
func (o *Office) ShowOldList(ctx context.Context, path string, mappings []legacy.Mapping) (*OldList, *cells.Book, error) {
	l := &OldList{Path: path, Mappings: mappings}
	book, err := l.open(ctx)
	if err != nil {
		return nil, nil, err
	}
	var unfound error
	if l.Tables, unfound = legacy.Find(book); len(mappings) == 0 {
		saved, err := o.Layouts(ctx)
		if err != nil {
			return nil, nil, err
		}
		l.Mappings = legacy.Remember(saved, l.Tables)
		if unfound != nil {
			return l, firstRows(book), unfound
		}
	}
	if err := o.read(ctx, l, book); err != nil {
		return nil, nil, err
	}
	return l, firstRows(book), nil
}

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
