package kit

import (
	"time"

	"fyne.io/fyne/v2"

	"kezek/locales"
)

const (
	chartTop    = 10 // px over place 1
	chartRight  = 12
	chartHeight = 176
	chartFoot   = 22 + 2*18 // days, then two lines to read
	chartSteps  = 160       // rectangles the line is drawn with at most
	tickApart   = 15        // px between two numbers at the left
)

// chartScale puts moments and places on whole px.
type chartScale struct {
	left, right, top, bottom int
	from, until              int64
	low                      int   // place at the bottom
	ticks                    []int // places said at the left, the first is 1
}

func (c *LineChart) scale() chartScale {
	size := c.Size()
	s := chartScale{top: chartTop, bottom: max(chartTop+20, int(size.Height)-chartFoot), right: int(size.Width) - chartRight}
	s.ticks, s.low = placeTicks(c.lowest(), (s.bottom-s.top)/tickApart)
	w := float32(0)
	for _, t := range s.ticks {
		w = max(w, wide(locales.Number(int64(t)), SmallSize, fyne.TextStyle{}))
	}
	s.left = cellPad + int(w) + 10
	s.right = max(s.right, s.left+20)
	if len(c.points) > 0 {
		s.from, s.until = c.points[0].At, c.until
	}
	s.until = max(s.until, s.from+int64(24*time.Hour/time.Millisecond))
	return s
}

// lowest is the place farthest from the first.
func (c *LineChart) lowest() int {
	low := 1
	for _, p := range c.points {
		low = max(low, p.Value)
	}
	return low
}

func (s *chartScale) x(at int64) int {
	share := float64(at-s.from) / float64(s.until-s.from)
	return s.left + int(share*float64(s.right-s.left)+0.5)
}

func (s *chartScale) y(place int) int {
	return s.top + (place-1)*(s.bottom-s.top)/(s.low-1)
}

// placeTicks are at most n whole places to say, 1 and round ones, and the place the scale ends with.
func placeTicks(low, n int) (ticks []int, end int) {
	low, n = max(2, low), max(2, min(n, 5))
	step := 1
	for i := 0; (low+step-1)/step > n-1; i++ {
		step = step * []int{2, 5, 2}[i%3] / []int{1, 2, 1}[i%3]
	}
	ticks = []int{1}
	for end = step; ; end += step {
		if end > 1 && (end-1)*2 >= step { // too near to 1 otherwise
			ticks = append(ticks, end)
		}
		if end >= low {
			return ticks, end
		}
	}
}

// dayTick is a day under the line; one that is not said is only marked.
type dayTick struct {
	at   int64
	said bool
}

// dayTicks are beginnings of years or quarters as far as they have room; a time too short for two of them is said by its
// own ends.
func (s *chartScale) dayTicks() (ticks []dayTick) {
	label := int(wide("00.00.0000", SmallSize, fyne.TextStyle{})) + 14
	minor, said := 0, 0
	for _, months := range []int{3, 6, 12, 24, 60, 120, 240} {
		n := len(s.starts(months))
		if minor == 0 && n*8 <= s.right-s.left {
			minor = months
		}
		if n*label <= s.right-s.left {
			said = months
			break
		}
	}
	named := map[int64]bool{}
	if said > 0 {
		for _, at := range s.starts(said) {
			named[at] = true
		}
	}
	if len(named) < 2 {
		return []dayTick{{s.from, true}, {s.until, true}}
	}
	for _, at := range s.starts(minor) {
		ticks = append(ticks, dayTick{at, named[at]})
	}
	return ticks
}

// starts are the beginnings of every so many months between the ends.
func (s *chartScale) starts(months int) (all []int64) {
	t := time.UnixMilli(s.from).In(locales.Zone)
	year, month := t.Year(), 1
	if months > 12 {
		year -= year % (months / 12)
	}
	for ; ; month += months {
		at := time.Date(year, time.Month(month), 1, 0, 0, 0, 0, locales.Zone).UnixMilli()
		if at > s.until {
			return all
		}
		if at >= s.from {
			all = append(all, at)
		}
	}
}

// step is a piece of the line, or of a gap in it, in px.
type step struct {
	x, y, width, height int
	gap                 bool
}

// steps is the line on the pixel grid; where it turns too often for that, on a coarser one that keeps its height.
func (c *LineChart) steps(s *chartScale) []step {
	for grid := 1; ; grid++ {
		if line := c.stepsOn(s, grid); len(line) <= chartSteps || grid > s.right-s.left {
			return line
		}
	}
}

func (c *LineChart) stepsOn(s *chartScale, grid int) (line []step) {
	const none = -1
	y, since := none, s.left // where the line stands and from where it runs level
	level := func(to int) {
		if y == none && to > since {
			line = append(line, step{since, s.top, to - since, s.bottom - s.top, true})
		} else if y != none && to > since {
			line = append(line, step{since, y, to - since, 2, false})
		}
	}
	for i := 0; i < len(c.points); {
		x := s.left + (s.x(c.points[i].At)-s.left)/grid*grid
		high, low, out := y, y, y
		for ; i < len(c.points) && s.x(c.points[i].At) < x+grid; i++ {
			out = none
			if p := c.points[i]; p.Value > 0 {
				out = s.y(p.Value)
				low = max(low, out)
				if high == none || out < high {
					high = out
				}
			}
		}
		if out != y {
			level(x)
			since = x
		}
		if low > high {
			line = append(line, step{x, high, 2, low - high + 2, false})
		}
		y = out
	}
	level(s.right)
	return line
}
