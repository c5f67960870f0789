package papers

// table sets a grid with measured rows, its head repeated on every page. The second grid is the same list in the
// other language: what it says otherwise stands under the first.
func (m measures) table(g, other *grid) []atom {
	total := 0.0
	for _, c := range g.columns {
		total += c.share
	}
	x := []float64{leftMargin}
	for _, c := range g.columns {
		x = append(x, x[len(x)-1]+textWidth*c.share/total)
	}
	heads := make([]string, len(g.columns))
	aligns := make([]align, len(g.columns))
	for i, c := range g.columns {
		heads[i] = beneath(c.head, other.columns[i].head)
		aligns[i] = center
	}
	head := m.tableRow(heads, x, aligns, &rules{x: x}, true)
	hold(head)
	r := &rules{x: x, head: head}
	for i, c := range g.columns {
		aligns[i] = c.align
	}
	atoms := append([]atom{}, head...)
	atoms[0].gap = m.gap * 1.5
	texts := make([]string, len(g.columns))
	for i := range g.rows {
		for j, s := range g.rows[i] {
			texts[j] = beneath(s, other.rows[i][j])
		}
		atoms = append(atoms, m.tableRow(texts, x, aligns, r, false)...)
	}
	if rows := atoms[len(head):]; height(rows) < pageHeight/5 {
		hold(rows[:len(rows)-1])
	} else {
		holdEnds(rows)
	}
	return atoms
}

func beneath(s, other string) string {
	if s == other || other == "" {
		return s
	}
	if s == "" {
		return other
	}
	return s + "\n" + other
}

// tableRow sets one row. It is not broken over pages unless it is higher than a third of one.
func (m measures) tableRow(texts []string, x []float64, aligns []align, r *rules, strong bool) []atom {
	cells := make([]cell, len(texts))
	for i, s := range texts {
		width := x[i+1] - x[i] - 2*cellPad
		cells[i] = cell{x[i] + cellPad, width, m.rowSize, wrap([]span{{s, strong}}, m.rowSize, width, 0), aligns[i]}
	}
	atoms := lineUp(cells, 0)
	whole := height(atoms) < pageHeight/3
	last := len(atoms) - 1
	for i := range atoms {
		a := &atoms[i]
		a.rows = r
		a.keep = whole && i < last || a.keep && !whole
		if i == 0 {
			a.begins = true
			a.pad = rowPad
			a.height += rowPad
		}
		if i == last {
			a.ends = true
			a.height += rowPad
		}
	}
	return atoms
}

// holdEnds keeps the first two rows of a table together and the last two, so that none stands alone on a page.
func holdEnds(rows []atom) {
	for i := 0; i < len(rows)-1 && height(rows[:i+1]) < pageHeight/4; i++ {
		rows[i].keep = true
		if rows[i].ends {
			break
		}
	}
	for i, seen := len(rows)-2, 0; i >= 0 && height(rows[i:]) < pageHeight/4; i-- {
		if rows[i].ends {
			if seen++; seen == 2 {
				return
			}
		}
		rows[i].keep = true
	}
}
