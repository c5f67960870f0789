package page

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/theme"

	"kezek/screens/kit"
)

const (
	cellGap   = 10 // px between two columns
	tableLine = 18
)

// TableColumn is one of a small table in a sheet; numbers stand right.
type TableColumn struct {
	Title string
	Right bool
}

// TableRow is a text for each column. A marked one is bold behind its icon, a total bold under a line. A note is one text
// across all columns, quiet, belonging to the row before it or, where it stands over, to the rows after it.
type TableRow struct {
	Cells []string
	Mark  kit.Icon
	Total bool
	Note  string
	Over  bool
}

// Table writes rows under their titles. Columns that are short keep their width, the others share what is left and wrap.
func (s *Sheet) Table(columns []TableColumn, rows ...TableRow) {
	t := tableOf{Sheet: s, columns: columns}
	if slices.ContainsFunc(rows, func(r TableRow) bool { return r.Mark != "" }) {
		t.indent = factIcon + 6
	}
	t.measure(rows)
	titles := make([]string, len(columns))
	for i, c := range columns {
		titles[i] = c.Title
	}
	t.write(titles, kit.SmallSize, false, kit.ColorQuiet)
	for i, r := range rows {
		if r.Over {
			t.rule(theme.ColorNameSeparator)
		}
		if r.Note != "" {
			t.Y -= 2
			t.Y += t.Lines(r.Note, t.indent, kit.ColorQuiet) + 2
			continue
		}
		line := theme.ColorNameSeparator
		if r.Total {
			line = kit.ColorQuiet
		}
		if i == 0 || !rows[i-1].Over {
			t.rule(line)
		}
		if r.Mark != "" {
			img := canvas.NewImageFromResource(r.Mark.In(theme.ColorNameForeground))
			img.SetMinSize(fyne.NewSquareSize(factIcon))
			s.Put(img, 0)
		}
		t.write(r.Cells, kit.TextSize, r.Total || r.Mark != "", theme.ColorNameForeground)
	}
	s.Y += FactGap
}

// tableOf is a table while it is written.
type tableOf struct {
	*Sheet
	columns []TableColumn
	widths  []float32
	indent  float32 // of the first column, where a row is marked
}

// measure gives every column what it asks for as long as nobody takes more than an equal share of what is left.
func (t *tableOf) measure(rows []TableRow) {
	t.widths = make([]float32, len(t.columns))
	order := make([]int, len(t.columns))
	for i, c := range t.columns {
		order[i] = i
		t.widths[i] = fyne.MeasureText(c.Title, kit.SmallSize, fyne.TextStyle{}).Width + 1
		for _, r := range rows {
			if r.Note != "" {
				continue
			}
			bold := fyne.TextStyle{Bold: r.Total || r.Mark != ""}
			t.widths[i] = max(t.widths[i], fyne.MeasureText(r.Cells[i], kit.TextSize, bold).Width+1)
		}
	}
	slices.SortStableFunc(order, func(a, b int) int { return int(t.widths[a] - t.widths[b]) })
	left := t.Width() - t.indent - cellGap*float32(len(order)-1)
	for n, i := range order {
		t.widths[i] = min(t.widths[i], float32(int(left/float32(len(order)-n))))
		left -= t.widths[i]
	}
	for i, c := range t.columns { // what is left over parts the words from the numbers
		if !c.Right && (i+1 == len(t.columns) || t.columns[i+1].Right) {
			t.widths[i] += left
			break
		}
	}
}

// write sets cells beside each other and goes below the deepest.
func (t *tableOf) write(cells []string, size float32, bold bool, ink fyne.ThemeColorName) {
	x, deep := t.indent, float32(0)
	for i, cell := range cells {
		for n, text := range wrapped(cell, t.widths[i], size, bold) {
			line := Line(Fit(text, t.widths[i], size, bold), size, bold, ink)
			at := x
			if t.columns[i].Right {
				at = float32(int(x + t.widths[i] - line.MinSize().Width))
			}
			line.Move(fyne.NewPos(SheetPad+at, t.Y+float32(n)*tableLine))
			line.Resize(line.MinSize())
			t.Objects = append(t.Objects, line)
			deep = max(deep, float32(n+1)*tableLine)
		}
		x += t.widths[i] + cellGap
	}
	t.Y += deep + 2
}

func (t *tableOf) rule(ink fyne.ThemeColorName) {
	r := canvas.NewRectangle(Shade(ink))
	r.Move(fyne.NewPos(SheetPad, t.Y))
	r.Resize(fyne.NewSize(t.Width(), 1))
	t.Objects = append(t.Objects, r)
	t.Y += 3
}
