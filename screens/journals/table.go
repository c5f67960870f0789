package journals

import (
	"context"

	"fyne.io/fyne/v2"

	"kezek/app"
	"kezek/locales"
	"kezek/screens/kit"
)

const (
	firstLines = 500 // read with the question itself
	markColumn = "mark"
	headEdge   = 20  // px a heading is wider than its letters
	millimetre = 5   // px of a millimetre of the printed journal
	widest     = 320 // px
)

// widths are px of columns that want more or less on the screen than on paper.
var widths = map[string]int{"n": 108, markColumn: 150, "date": 92, "time": 66, "channel": 150, "name": 226, "addressee": 226, "iin": 110, "service": 180, "contract": 165,
	"executor": 130, "resolution": 190, "due": 92, "result": 210, "handed": 210, "way": 230, "hearing": 92, "case_no": 110, "ref": 110, "venue": 250, "present": 230}

// newGrid makes the table of a journal: its own columns, and a mark for what was annulled right after the number.
func (s *section) newGrid(code string) *kit.Grid {
	var columns []kit.Column
	for i, c := range app.JournalColumns(code) {
		title := s.T(c.Key)
		columns = append(columns, kit.Column{Code: c.Code, Title: title, Width: width(c, title), Right: c.Code == "sheets", Unsorted: true})
		if i == 0 {
			columns = append(columns, kit.Column{Code: markColumn, Title: s.T("journal.column.mark"), Width: widths[markColumn], Unsorted: true, Hidden: true})
		}
	}
	g := kit.NewGrid(s.Desk, columns, kit.Source{Len: func() int { return s.lines.Len }, Row: func(i int) kit.Row { return s.row(i, len(columns)) },
		Total: func() int { return max(s.counts[code], s.lines.Len) }})
	if _, read := s.states[code]; !read {
		var state kit.GridState
		if err := s.Office.Setting(context.Background(), s.Who, settingGrid+code, &state); err != nil {
			s.Quiet.Wrong(err)
		}
		s.states[code] = state
	}
	g.SetState(unmarked(s.states[code], true))
	g.Empty = s.T("journalpage.reading")
	g.OnOpen = s.open
	g.OnState = func(state kit.GridState) {
		s.states[code] = state
		s.keeping.Keep(settingGrid+code, state)
	}
	g.OnCopy = s.copy
	if s.mayEnter() {
		g.OnNew = s.enter
	}
	if s.mayAnnul() {
		g.OnDelete = s.annul
	}
	return g
}

// width is how wide a column is at first; its heading is whole.
func width(c app.JournalColumn, title string) int {
	px, known := widths[c.Code]
	if !known {
		px = min(widest, millimetre*c.Width)
	}
	return max(px, int(fyne.MeasureText(title, kit.TextSize, fyne.TextStyle{Bold: true}).Width)+headEdge)
}

// unmarked are the columns with the mark hidden or not: it stands only where something was annulled.
func unmarked(state kit.GridState, hidden bool) kit.GridState {
	for i := range state.Columns {
		if state.Columns[i].Code == markColumn {
			state.Columns[i].Hidden = hidden
		}
	}
	return state
}

// show puts an answer into the window. At first the cursor stands where the next line will be written: on the last one.
func (s *section) show(q app.JournalQuery, page app.JournalPage) {
	changed := q != s.question
	s.question, s.marked = q, page.Annulled
	lines := &kit.Blocks[app.JournalRow]{Len: page.Total, Read: s.reading(q), Failed: func(err error) { s.Quiet.Wrong(err) }}
	lines.Filled = func() {
		if s.lines == lines { // else they were asked for by a table that is gone
			s.grid.Update()
		}
	}
	s.lines = lines
	s.lines.Keep(page.Rows)
	s.grid.SetState(unmarked(s.grid.State(), page.Annulled == 0))
	s.grid.Empty = s.nothing(q)
	s.grid.Reload()
	switch {
	case changed && q.Query != "":
		s.grid.SetCursor(0)
	case changed || s.last:
		s.grid.SetCursor(page.Total - 1)
	}
	s.last = false
	s.count()
}

// reading gives later parts of what was asked; it belongs to the answer it was made for.
func (s *section) reading(q app.JournalQuery) func(context.Context, int, int) ([]app.JournalRow, error) {
	return func(ctx context.Context, from, n int) ([]app.JournalRow, error) {
		q.Offset, q.Limit = from, n
		page, err := s.Office.Journal(ctx, q)
		return page.Rows, err
	}
}

// nothing says why the table is empty, and how to begin.
func (s *section) nothing(q app.JournalQuery) string {
	switch {
	case q.Query != "":
		return s.T("journalpage.none.found")
	case s.mayEnter():
		return s.T("journalpage.none.yet") + " " + s.T("journalpage.none.begin")
	}
	return s.T("journalpage.none.yet")
}

// row is a line of the table.
func (s *section) row(i, columns int) kit.Row {
	if line := s.lines.Row(i); line != nil {
		return s.written(*line, columns)
	}
	onItsWay := make([]string, columns)
	onItsWay[0] = "…"
	return kit.Row{Cells: onItsWay, Style: kit.Faded}
}

// written is a line as the table has it: the mark after the number. What was annulled says so in a word.
func (s *section) written(line app.JournalRow, columns int) kit.Row {
	cells := make([]string, columns)
	cells[0] = line.Cells[0]
	copy(cells[2:], line.Cells[1:])
	if line.Annulled == "" {
		return kit.Row{Cells: cells}
	}
	cells[1] = s.T("journal.annulled", "reason", line.Annulled)
	return kit.Row{Cells: cells, Style: kit.Faded}
}

// open is Enter: the case or the entry of the line, or the whole line where it is about none.
func (s *section) open(i int) {
	line := s.lines.Row(i)
	switch {
	case line == nil:
	case line.CaseNo != "":
		s.Go(kit.Applications, line.CaseNo)
	case line.RegNo != "":
		s.Go(kit.Queue, line.RegNo)
	default:
		s.leaves(func() { s.look(*line) })
	}
}

// copy reads the marked lines whole, records that they were read out, and puts them where Excel takes them from.
func (s *section) copy(marked []int, put func(string)) {
	q, grid := s.question, s.grid
	if len(marked) == 0 {
		return
	}
	read := map[int]app.JournalRow{}
	lines := s.reading(q)
	s.Run(s.T("journalpage.copying"), func(ctx context.Context) error {
		for from := 0; from < len(marked); {
			to := from + 1 // lines that stand together are read together
			for to < len(marked) && to-from < firstLines && marked[to] == marked[to-1]+1 {
				to++
			}
			part, err := lines(ctx, marked[from], to-from)
			if err != nil {
				return err
			}
			for i, line := range part {
				read[marked[from]+i] = line
			}
			from = to
		}
		return s.Office.ReadJournal(ctx, s.Who, q, len(marked))
	}, func(err error) {
		if err != nil {
			s.Quiet.Wrong(err)
			return
		}
		s.Committed()
		put(grid.TSV(marked, func(i int) kit.Row { return s.written(read[i], len(grid.State().Columns)) }))
		s.Quiet.Good(s.T("journalpage.copied", "count", len(marked), "n", locales.Number(int64(len(marked)))))
	})
}
