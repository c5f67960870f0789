package papers

import "kezek/locales"

// measures are the sizes one layout is set in.
type measures struct {
	size    float64 // of the text
	rowSize float64 // of tables
	title   float64
	indent  float64 // of a paragraph's first line
	gap     float64 // between blocks
	text    align   // of paragraphs
}

var (
	wide   = measures{size: 12, rowSize: 10, title: 13, indent: 12.5 * mm, gap: 5, text: justified}
	narrow = measures{size: 11, rowSize: 9.5, title: 11.5, indent: 6 * mm, gap: 4.5}
	dense  = measures{size: 10.5, rowSize: 8, title: 12, indent: 6 * mm, gap: 4}
)

// scaled is the same layout a little smaller or larger.
func (m measures) scaled(by float64) measures {
	return measures{m.size * by, m.rowSize * by, m.title * by, m.indent, m.gap * by, m.text}
}

const (
	gutter     = 7 * mm
	halfWidth  = (textWidth - gutter) / 2
	labelShare = 0.48
	cellPad    = 1.2 * mm
	rowPad     = 0.5 * mm
)

// cell is a column of lines beside others.
type cell struct {
	x, width, size float64
	lines          []line
	align          align
}

// lineUp sets cells side by side as one atom a line, held so that no first or last line stands alone on a page.
func lineUp(cells []cell, gap float64) []atom {
	n, lead := 1, 0.0
	for _, c := range cells {
		n = max(n, len(c.lines))
		lead = max(lead, c.size*leading)
	}
	atoms := make([]atom, n)
	for i := range atoms {
		atoms[i] = atom{height: lead, cells: &cells, at: i, keep: n > 1 && (i == 0 || i == n-2)}
	}
	atoms[0].gap = gap
	return atoms
}

// block sets one piece of text in a column.
func (m measures) block(p piece, x, width float64) []cell {
	one := func(size, indent float64, a align, spans ...span) []cell {
		return []cell{{x, width, size, wrap(spans, size, width, indent), a}}
	}
	switch p.mark {
	case titled:
		return one(m.title, 0, center, span{p.text, true})
	case subtitle:
		return one(m.size, 0, center, span{p.text, false})
	case heading:
		return one(m.size, 0, left, span{p.text, true})
	case plain:
		return one(m.size, 0, left, span{p.text, false})
	case row, strong:
		if width < textWidth { // a narrow column: the value goes on after its label
			return one(m.size, 0, left, span{p.text + ":", false}, span{p.value, p.mark == strong})
		}
		at := width * labelShare
		return []cell{
			{x, at - gutter, m.size, wrap([]span{{p.text + ":", false}}, m.size, at-gutter, 0), left},
			{x + at, width - at, m.size, wrap([]span{{p.value, p.mark == strong}}, m.size, width-at, 0), left},
		}
	}
	return one(m.size, m.indent, m.text, span{p.text, false})
}

// gapAbove is the space above a piece.
func (m measures) gapAbove(p piece) float64 {
	switch p.mark {
	case titled:
		return 3 * m.gap
	case subtitle:
		return m.gap / 2
	case heading:
		return 2 * m.gap
	case row, strong:
		return m.gap / 3
	case ruled:
		return 4 * m.gap
	}
	return m.gap
}

// single sets one language over the whole width.
func (m measures) single(pieces []piece) []atom {
	var atoms []atom
	for i, p := range pieces {
		atoms = append(atoms, m.parted(pieces, i, m.set(p, p))...)
	}
	return atoms
}

// parted gives the first of several rows the space of a paragraph above it.
func (m measures) parted(pieces []piece, i int, atoms []atom) []atom {
	isRow := func(p piece) bool { return p.mark == row || p.mark == strong }
	if i > 0 && i < len(pieces) && isRow(pieces[i]) && !isRow(pieces[i-1]) && pieces[i-1].mark != heading {
		atoms[0].gap = 1.5 * m.gap
	}
	return atoms
}

// paired sets two languages side by side, block beside block; a table is set once for both.
func (m measures) paired(kk, ru []piece) []atom {
	var atoms []atom
	for i := range max(len(kk), len(ru)) {
		switch {
		case i >= len(ru):
			atoms = append(atoms, m.beside(kk[i:i+1], nil)...)
		case i >= len(kk):
			atoms = append(atoms, m.beside(nil, ru[i:i+1])...)
		case kk[i].mark == table && ru[i].mark == table && len(kk[i].grid.columns) == len(ru[i].grid.columns),
			kk[i].mark == ruled && ru[i].mark == ruled:
			atoms = append(atoms, m.set(kk[i], ru[i])...)
		default:
			atoms = append(atoms, m.parted(kk, i, m.beside(kk[i:i+1], ru[i:i+1]))...)
		}
	}
	return atoms
}

// beside sets at most one piece into each half. A table or a line to sign on takes the whole width.
func (m measures) beside(kk, ru []piece) []atom {
	var cells []cell
	var gap float64
	var own []atom
	title := false
	for i, side := range [][]piece{kk, ru} {
		for _, p := range side {
			if p.mark == table || p.mark == ruled {
				own = append(own, m.set(p, p)...)
				continue
			}
			cells = append(cells, m.block(p, leftMargin+float64(i)*(halfWidth+gutter), halfWidth)...)
			gap = max(gap, m.gapAbove(p))
			title = title || p.mark == titled || p.mark == subtitle || p.mark == heading
		}
	}
	if len(cells) == 0 {
		return own
	}
	atoms := lineUp(cells, gap)
	if title {
		hold(atoms)
	}
	return append(atoms, own...)
}

// set sets a piece over the whole width; ru is the same piece in the other language, or p itself.
func (m measures) set(p, ru piece) []atom {
	switch p.mark {
	case table:
		return m.table(p.grid, ru.grid)
	case ruled:
		label := Text{p.text, ru.text}
		return signLine(locales.Langs[:2], label, Text{p.value, ru.value}, m.size, m.gapAbove(p))
	}
	atoms := lineUp(m.block(p, leftMargin, textWidth), m.gapAbove(p))
	if p.mark == titled || p.mark == subtitle || p.mark == heading {
		hold(atoms)
	}
	return atoms
}

// hold keeps atoms together and with what follows them.
func hold(atoms []atom) {
	for i := range atoms {
		atoms[i].keep = true
	}
}
