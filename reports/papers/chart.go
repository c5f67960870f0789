package papers

import "kezek/locales"

const (
	chartHeight = 42 * mm
	chartLabel  = 16 * mm // room for the places beside it
	chartLine   = 1.6
)

// chart draws the place over time in steps, the front of the queue above; where there is no place the line breaks off.
func (m measures) chart(points []PlacePoint) []atom {
	size := m.rowSize
	lead := size * leading
	return []atom{{height: chartHeight, gap: 2 * m.gap, draw: func(c *canvas, y float64) {
		left, right := m.on.left+chartLabel, m.on.left+m.on.textWidth()
		top, bottom := y+lead/2, y+chartHeight-1.5*lead
		floor := bottom - lead
		from, to := points[0].At, points[len(points)-1].At
		best, worst := 0, 0
		for _, p := range points {
			if p.Place == 0 {
				continue
			}
			if best == 0 {
				best = p.Place
			}
			best, worst = min(best, p.Place), max(worst, p.Place)
		}
		x := func(at Day) float64 { return left + (right-left)*float64(at-from)/float64(max(to-from, 1)) }
		at := func(place int) float64 {
			if best == worst {
				return (top + floor) / 2
			}
			return top + (floor-top)*float64(place-best)/float64(worst-best)
		}
		c.line(left, top, left, bottom, hairline)
		c.line(left, bottom, right, bottom, hairline)
		for _, place := range marked(best, worst) {
			s := locales.Number(int64(place))
			c.line(left-1*mm, at(place), left, at(place), hairline)
			c.text(left-2*mm-letters().width(s, false, size), at(place)+size*0.34, size, false, s)
		}
		first, last := locales.Date(int64(from)), locales.Date(int64(to))
		c.text(left, bottom+1.2*lead, size, false, first)
		if last != first {
			c.text(right-letters().width(last, false, size), bottom+1.2*lead, size, false, last)
		}
		for i, p := range points {
			if p.Place == 0 {
				continue
			}
			end := right
			if i+1 < len(points) {
				end = x(points[i+1].At)
				if next := points[i+1].Place; next != 0 {
					c.line(end, at(p.Place), end, at(next), chartLine)
				}
			}
			c.line(x(p.At), at(p.Place), end, at(p.Place), chartLine)
		}
	}}}
}

// marked are the places written beside a chart: the best, the worst and what lies between them.
func marked(best, worst int) []int {
	switch {
	case worst == 0:
		return nil
	case best == worst:
		return []int{best}
	case worst-best < 4:
		return []int{best, worst}
	}
	return []int{best, (best + worst) / 2, worst}
}
