package queuepage

import (
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/theme"

	"kezek/locales"
	"kezek/screens/kit"
	"kezek/screens/page"
)

const (
	cellGap   = 10 // px between two columns
	tableLine = 18
)

// column is one of a small table in the sheet; numbers stand right.
type column struct {
	title string
	right bool
}

// tableRow is a text for each column. A marked one is bold behind its icon, a total bold under a line. A note is one text
// across all columns, quiet, belonging to
// the row before it or, where it stands over, to the rows after it.
type tableRow struct {
	cells []string
	mark  kit.Icon
	total bool
	note  string
	over  bool
}

// table writes rows under their titles. Columns that are short keep their width, the others share what is left and wrap.
func (s *sheet) table(columns []column, rows ...tableRow) {
	t := tableOf{sheet: s, columns: columns}
	if slices.ContainsFunc(rows, func(r tableRow) bool { return r.mark != "" }) {
		t.indent = iconSize + 6
	}
	t.measure(rows)
	titles := make([]string, len(columns))
	for i, c := range columns {
		titles[i] = c.title
	}
	t.write(titles, kit.SmallSize, false, kit.ColorQuiet)
	for i, r := range rows {
		if r.over {
			t.rule(theme.ColorNameSeparator)
		}
		if r.note != "" {
			t.y -= 2
			t.y += t.lines(r.note, t.indent, kit.ColorQuiet) + 2
			continue
		}
		line := theme.ColorNameSeparator
		if r.total {
			line = kit.ColorQuiet
		}
		if i == 0 || !rows[i-1].over {
			t.rule(line)
		}
		if r.mark != "" {
			img := canvas.NewImageFromResource(r.mark.In(theme.ColorNameForeground))
			img.SetMinSize(fyne.NewSquareSize(iconSize))
			s.put(img, 0)
		}
		t.write(r.cells, kit.TextSize, r.total || r.mark != "", theme.ColorNameForeground)
	}
	s.y += factGap
}

// tableOf is a table while it is written.
type tableOf struct {
	*sheet
	columns []column
	widths  []float32
	indent  float32 // of the first column, where a row is marked
}

// measure gives every column what it asks for as long as nobody takes more than an equal share of what is left.
func (t *tableOf) measure(rows []tableRow) {
	t.widths = make([]float32, len(t.columns))
	order := make([]int, len(t.columns))
	for i, c := range t.columns {
		order[i] = i
		t.widths[i] = fyne.MeasureText(c.title, kit.SmallSize, fyne.TextStyle{}).Width + 1
		for _, r := range rows {
			if r.note != "" {
				continue
			}
			bold := fyne.TextStyle{Bold: r.total || r.mark != ""}
			t.widths[i] = max(t.widths[i], fyne.MeasureText(r.cells[i], kit.TextSize, bold).Width+1)
		}
	}
	slices.SortStableFunc(order, func(a, b int) int { return int(t.widths[a] - t.widths[b]) })
	left := t.width() - t.indent - cellGap*float32(len(order)-1)
	for n, i := range order {
		t.widths[i] = min(t.widths[i], float32(int(left/float32(len(order)-n))))
		left -= t.widths[i]
	}
	for i, c := range t.columns { // what is left over parts the words from the numbers
		if !c.right && (i+1 == len(t.columns) || t.columns[i+1].right) {
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
			line := page.Line(page.Fit(text, t.widths[i], size, bold), size, bold, ink)
			at := x
			if t.columns[i].right {
				at = float32(int(x + t.widths[i] - line.MinSize().Width))
			}
			line.Move(fyne.NewPos(recordPad+at, t.y+float32(n)*tableLine))
			line.Resize(line.MinSize())
			t.objects = append(t.objects, line)
			deep = max(deep, float32(n+1)*tableLine)
		}
		x += t.widths[i] + cellGap
	}
	t.y += deep + 2
}

func (t *tableOf) rule(ink fyne.ThemeColorName) {
	r := canvas.NewRectangle(page.Shade(ink))
	r.Move(fyne.NewPos(recordPad, t.y))
	r.Resize(fyne.NewSize(t.width(), 1))
	t.objects = append(t.objects, r)
	t.y += 3
}

// signed spells how much a number changed: +2, −1, 0.
func signed(n int) string {
	switch {
	case n > 0:
		return "+" + locales.Number(int64(n))
	case n < 0:
		return "−" + locales.Number(int64(-n))
	}
	return "0"
}
