package papers

import "kezek/locales"

// measures are the sizes one layout is set in.
type measures struct {
	on      sheet
	size    float64 // of the text
	rowSize float64 // of tables
	title   float64
	indent  float64 // of a paragraph's first line
	gap     float64 // between blocks
	text    align   // of paragraphs
}

var (
	wide   = measures{on: portrait, size: 12, rowSize: 10, title: 13, indent: 12.5 * mm, gap: 5, text: justified}
	narrow = measures{on: portrait, size: 11, rowSize: 9.5, title: 11.5, indent: 6 * mm, gap: 4.5}
	small  = measures{on: portrait, size: 11, rowSize: 9.5, title: 12, indent: 6 * mm, gap: 3.5, text: justified}
	dense  = measures{on: portrait, size: 10.5, rowSize: 8, title: 12, indent: 6 * mm, gap: 4}
)

// scaled is the same layout a little smaller or larger.
func (m measures) scaled(by float64) measures {
	return measures{m.on, m.size * by, m.rowSize * by, m.title * by, m.indent, m.gap * by, m.text}
}

const (
	labelShare = 0.48
	cellPad    = 1.2 * mm
	rowPad     = 0.5 * mm
	penRoom    = 2.6 * mm // added above what is to be written by hand
	boxSide    = 3.2 * mm
	boxRoom    = 6 * mm
	dateRoom   = 26 * mm // of the date of a check line
)

// cell is a column of lines beside others.
type cell struct {
	x, width, size float64
	lines          []line
	align          align
	box            box  // before its first line
	rule           bool // a line to write on under its last line
}

// box is the box of a check line.
type box uint8

const (
	noBox box = iota
	emptyBox
	tickedBox
)

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
		return []cell{{x: x, width: width, size: size, lines: wrap(spans, size, width, indent), align: a}}
	}
	switch p.mark {
	case titled:
		return one(m.title, 0, center, span{text: p.text, strong: true})
	case subtitle:
		return one(m.size, 0, center, span{text: p.text})
	case heading:
		return one(m.size, 0, left, span{text: p.text, strong: true})
	case plain:
		return one(m.size, 0, left, span{text: p.text})
	case penLine:
		return []cell{{x: x, width: width, size: m.size, rule: true, lines: make([]line, 1)}}
	case tick:
		return m.checkLine(p, x, width)
	case row, strong:
		label, value := span{text: p.text + ":"}, span{text: p.value, strong: p.mark == strong}
		if width < m.on.textWidth() { // a narrow column: the value goes on after its label
			return one(m.size, 0, left, label, value)
		}
		at := min(width, portrait.textWidth()) * labelShare
		cells := []cell{
			{x: x, width: at - gutter, size: m.size, lines: wrap([]span{label}, m.size, at-gutter, 0)},
			{x: x + at, width: width - at, size: m.size, lines: wrap([]span{value}, m.size, width-at, 0), rule: p.open},
		}
		if p.open {
			cells[1].lines = make([]line, len(cells[0].lines))
		}
		return cells
	}
	return one(m.size, m.indent, m.text, span{text: p.text})
}

// checkLine is a box, its text and the date it was ticked on.
func (m measures) checkLine(p piece, x, width float64) []cell {
	box := emptyBox
	if p.value != "" {
		box = tickedBox
	}
	text, textWidth := []span{{text: p.text}}, width-boxRoom
	narrow := width < m.on.textWidth()
	if narrow && p.value != "" {
		text = append(text, span{text: "(" + p.value + ")"})
	}
	if !narrow {
		textWidth -= dateRoom + gutter
	}
	lines := wrap(text, m.size, textWidth, 0)
	cells := []cell{{x: x + boxRoom, width: textWidth, size: m.size, lines: lines, box: box}}
	switch {
	case narrow:
	case p.open:
		cells = append(cells, cell{x: x + width - dateRoom, width: dateRoom, size: m.size, lines: make([]line, len(lines)), rule: true})
	default:
		cells = append(cells, cell{x: x + width - dateRoom, width: dateRoom, size: m.size, lines: wrap([]span{{text: p.value}}, m.size, dateRoom, 0), align: right})
	}
	return cells
}

// gapAbove is the space above a piece.
func (m measures) gapAbove(p piece) float64 {
	if p.open {
		return penRoom
	}
	switch p.mark {
	case titled:
		return 3 * m.gap
	case subtitle:
		return m.gap / 2
	case heading:
		return 2 * m.gap
	case row, strong:
		return m.gap / 3
	case tick:
		return m.gap / 2
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

// parted gives the first of several rows the space of a paragraph above it, and a text below a line to write on more.
func (m measures) parted(pieces []piece, i int, atoms []atom) []atom {
	if i < len(pieces) && holdsOn(pieces[i], pieces[i+1:]) {
		hold(atoms)
	}
	if i == 0 || i >= len(pieces) {
		return atoms
	}
	switch before := pieces[i-1]; {
	case before.mark == ruled && (pieces[i].mark == plain || pieces[i].isRow()):
		atoms[0].gap = max(atoms[0].gap, 3*m.gap)
	case pieces[i].isRow() && !before.isRow() && before.mark != heading:
		atoms[0].gap = max(atoms[0].gap, 1.5*m.gap)
	case before.open && !pieces[i].open:
		atoms[0].gap = max(atoms[0].gap, 2*m.gap)
	}
	return atoms
}

// mostHeld is how many rows stay with a line to sign on.
const mostHeld = 6

// holdsOn tells what stays with the pieces after it: a remark or a row with the table under it, a line to sign on with the seal or the signatures under it,
// the last rows with the line they are signed on.
func holdsOn(p piece, after []piece) bool {
	for n, next := range after {
		switch {
		case n == 0 && ((p.mark == plain || p.isRow()) && next.mark == table || p.mark == ruled && (next.mark == plain || next.mark == table)):
			return true
		case !p.isRow() || n == mostHeld || !next.isRow() && next.mark != ruled:
			return false
		case next.mark == ruled:
			return true
		}
	}
	return false
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
		case kk[i].mark == table && ru[i].mark == table && kk[i].grid.matches(ru[i].grid),
			kk[i].mark == ru[i].mark && kk[i].mark != table && kk[i].mark.across():
			atoms = append(atoms, m.set(kk[i], ru[i])...)
		default:
			atoms = append(atoms, m.parted(kk, i, m.beside(kk[i:i+1], ru[i:i+1]))...)
		}
	}
	return atoms
}

// across tells whether a piece takes the whole width even where two languages stand beside each other.
func (k mark) across() bool {
	return k == table || k == ruled || k == chart || k == signature || k == newPage
}

// beside sets at most one piece into each half, or what takes the whole width under each other.
func (m measures) beside(kk, ru []piece) []atom {
	var cells []cell
	var gap float64
	var own []atom
	title := false
	for i, side := range [][]piece{kk, ru} {
		for _, p := range side {
			if p.mark.across() {
				own = append(own, m.set(p, p)...)
				continue
			}
			cells = append(cells, m.block(p, m.on.column(i), m.on.halfWidth())...)
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
		atoms := m.signLine(locales.Langs[:2], Text{p.text, ru.text}, Text{p.value, ru.value}, 4*m.gap, p.open)
		atoms[len(atoms)-1].keep = false
		return atoms
	case chart:
		return m.chart(p.chart)
	case signature:
		return []atom{{here: true}}
	case newPage:
		return []atom{{turns: true}}
	}
	atoms := lineUp(m.block(p, m.on.left, m.on.textWidth()), m.gapAbove(p))
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
