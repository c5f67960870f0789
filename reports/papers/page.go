package papers

// atom is what no page break cuts: one line of text across all its columns, or a block such as the foot.
type atom struct {
	height float64
	gap    float64                    // space above, dropped at the top of a page
	cells  *[]cell                    // columns set side by side, shared by the atoms of all their lines
	at     int                        // which line of them this is
	pad    float64                    // space between the top of the atom and its text
	draw   func(c *canvas, y float64) // what is not text; may be nil
	keep   bool                       // stays on the page of the atom after it
	sign   bool                       // belongs to a line to sign on
	here   bool                       // nothing but the place of the signature
	turns  bool                       // nothing but the end of its page
	foot   bool                       // stands at the bottom of its page
	rows   *rules                     // of the table it belongs to
	begins bool                       // first line of a table's row: a rule is drawn above
	ends   bool                       // last line of a table's row
}

// rules are the lines of a table and the head repeated on each of its pages.
type rules struct {
	x    []float64 // the vertical ones
	head []atom
}

type placed struct {
	atom
	y float64
}

type page []placed

// paginate puts atoms on pages. Atoms held together by keep move to the next page together, unless they are higher
// than a page.
func (s sheet) paginate(atoms []atom) []page {
	var pages []page
	var now page
	y := s.top
	put := func(a atom) {
		if a.foot {
			y = s.footLimit() - a.height
		} else if len(now) > 0 {
			y += a.gap
		}
		now = append(now, placed{a, y})
		y += a.height
	}
	turn := func(next atom) {
		pages = append(pages, now)
		now, y = nil, s.top
		if next.rows != nil && !isHead(next) {
			for _, h := range next.rows.head {
				put(h)
			}
		}
	}
	for i := 0; i < len(atoms); {
		j := i + 1
		if atoms[i].turns {
			if len(now) > 0 {
				turn(atom{})
			}
			i = j
			continue
		}
		for atoms[j-1].keep && j < len(atoms) && !atoms[j].turns {
			j++
		}
		run := atoms[i:j]
		if len(now) > 0 && y+height(run) > s.limit(run[len(run)-1]) {
			// A table's head alone never makes a page full, so the turn always brings room.
			turn(run[0])
		}
		for _, a := range run {
			if y+a.gap+a.height > s.limit(a) && len(now) > 0 {
				turn(a)
			}
			put(a)
		}
		i = j
	}
	if len(now) > 0 {
		pages = append(pages, now)
	}
	return pages
}

func (s sheet) limit(a atom) float64 {
	if a.foot {
		return s.footLimit()
	}
	return s.height - s.bottom
}

func isHead(a atom) bool { return a.rows != nil && len(a.rows.head) == 0 }

func height(run []atom) float64 {
	sum := 0.0
	for _, a := range run {
		sum += a.gap + a.height
	}
	return sum
}

// drawPage draws a page's atoms and the rules of its tables, closed where the page ends.
func drawPage(c *canvas, p page) {
	for i, a := range p {
		if a.cells != nil && (i == 0 || p[i-1].cells != a.cells) {
			drawCells(c, p[i:])
		}
		if a.draw != nil {
			a.draw(c, a.y)
		}
		if a.rows == nil {
			continue
		}
		x := a.rows.x
		for _, at := range x {
			c.line(at, a.y, at, a.y+a.height, hairline)
		}
		first := i == 0 || p[i-1].rows == nil || isHead(p[i-1].atom) != isHead(a.atom)
		if a.begins || first {
			c.line(x[0], a.y, x[len(x)-1], a.y, hairline)
		}
		if i == len(p)-1 || p[i+1].rows == nil {
			c.line(x[0], a.y+a.height, x[len(x)-1], a.y+a.height, hairline)
		}
	}
}

// drawCells draws what stands on this page of the columns the first atom belongs to, column by column, so that
// whoever reads the text back gets each one whole.
func drawCells(c *canvas, from page) {
	cells := from[0].cells
	for _, cell := range *cells {
		for _, a := range from {
			if a.cells != cells {
				break
			}
			y := a.y + a.pad
			if a.at < len(cell.lines) {
				drawLine(c, cell.lines[a.at], cell.x, y, cell.width, cell.size, cell.align)
			}
			if cell.box != noBox && a.at == 0 {
				c.box(cell.x-boxRoom, y+(cell.size*leading-boxSide)/2, cell.box == tickedBox)
			}
			if y += cell.size * leading; cell.rule && a.at == len(cell.lines)-1 {
				c.line(cell.x, y, cell.x+cell.width, y, hairline)
			}
		}
	}
}
