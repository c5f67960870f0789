package papers

import (
	"slices"
	"strings"
)

const (
	leastColumn = 6 * mm
	penRow      = 8 * mm // least height of a row to be filled by hand
)

// table sets a grid with measured rows, its head repeated on every page. The second grid is the same list in the
// other language: what it says otherwise stands under the first.
func (m measures) table(g, other *grid) []atom {
	x := m.edges(g.columns)
	cells := make([][]span, len(g.columns))
	aligns := make([]align, len(g.columns))
	for i, c := range g.columns {
		cells[i] = []span{{text: beneath(c.head, other.columns[i].head), strong: true}}
		aligns[i] = center
	}
	head := m.tableRow(cells, x, aligns, &rules{x: x}, 0)
	hold(head)
	r := &rules{x: x, head: head}
	for i, c := range g.columns {
		aligns[i] = c.align
	}
	atoms := append([]atom{}, head...)
	atoms[0].gap = m.gap * 1.5
	least := 0.0
	if g.open || slices.ContainsFunc(g.columns, func(c column) bool { return c.pen }) {
		least = penRow
	}
	for i, texts := range g.rows {
		for j, s := range texts {
			cells[j] = []span{{text: beneath(s, other.rows[i][j]), strong: g.strong[i], struck: g.annulled[i]}}
		}
		if g.annulled[i] {
			at := g.widest()
			cells[at] = append(cells[at], span{text: "\n" + beneath(g.mark, other.mark), strong: true})
		}
		atoms = append(atoms, m.tableRow(cells, x, aligns, r, least)...)
	}
	if rows := atoms[len(head):]; height(rows) < m.on.height/5 {
		hold(rows[:len(rows)-1])
	} else {
		m.holdEnds(rows)
	}
	return atoms
}

// edges are the vertical lines of a table. Where a share would leave a column too little, all get that and share the
// rest.
func (m measures) edges(columns []column) []float64 {
	total, narrowest := 0.0, columns[0].share
	for _, c := range columns {
		total += c.share
		narrowest = min(narrowest, c.share)
	}
	rest, least := m.on.textWidth(), 0.0
	if rest*narrowest/total < leastColumn {
		least = min(leastColumn, rest/float64(len(columns)))
		rest -= least * float64(len(columns))
	}
	x := []float64{m.on.left}
	for _, c := range columns {
		x = append(x, x[len(x)-1]+least+rest*c.share/total)
	}
	return x
}

func beneath(s, other string) string {
	if s == other || other == "" {
		return s
	}
	if s == "" {
		return other
	}
	if strings.Contains(s, "\n") {
		return s + "\n\n" + other
	}
	return s + "\n" + other
}

// tableRow sets one row, at least so high. It is not broken over pages unless it is higher than a third of one.
func (m measures) tableRow(texts [][]span, x []float64, aligns []align, r *rules, least float64) []atom {
	cells := make([]cell, len(texts))
	for i, spans := range texts {
		width := x[i+1] - x[i] - 2*cellPad
		cells[i] = cell{x: x[i] + cellPad, width: width, size: m.rowSize, lines: wrap(spans, m.rowSize, width, 0), align: aligns[i]}
	}
	atoms := lineUp(cells, 0)
	whole := height(atoms) < m.on.height/3
	pad := max(rowPad, (least-height(atoms))/2)
	last := len(atoms) - 1
	for i := range atoms {
		a := &atoms[i]
		a.rows = r
		a.keep = whole && i < last || a.keep && !whole
		if i == 0 {
			a.begins = true
			a.pad = pad
			a.height += pad
		}
		if i == last {
			a.ends = true
			a.height += pad
		}
	}
	return atoms
}

// holdEnds keeps the first two rows of a table together and the last two, so that none stands alone on a page.
func (m measures) holdEnds(rows []atom) {
	for i := 0; i < len(rows)-1 && height(rows[:i+1]) < m.on.height/4; i++ {
		rows[i].keep = true
		if rows[i].ends {
			break
		}
	}
	for i, seen := len(rows)-2, 0; i >= 0 && height(rows[i:]) < m.on.height/4; i-- {
		if rows[i].ends {
			if seen++; seen == 2 {
				return
			}
		}
		rows[i].keep = true
	}
}
