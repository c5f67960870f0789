package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"

	"kezek/locales"
)

// ChartPoint is what holds from a moment on, until the next point.
type ChartPoint struct {
	At     int64  // unix ms
	Value  int    // the place; 0: none from here on
	Second int    // read beside the value in brackets; 0 is not read
	Label  string // why; may be empty
	Own    bool   // an event of the one whose line it is: marked
}

// LineChart draws a place over time as steps, place 1 at the top, with gaps where there is none. ← → Home End go from
// change to change, a click does too; what is read there stands under the line.
type LineChart struct {
	widget.BaseWidget
	Empty   string               // said where there are no points
	OnFocus func()               // the keyboard came
	OnKey   func(*fyne.KeyEvent) // keys the chart does not use; nil gives them to the window

	desk   *Desk
	points []ChartPoint // only changes and own events
	until  int64
	cursor int // -1 without points
	over   int // the change under the mouse, -1
	has    bool
}

// NewLineChart makes a chart without points.
func NewLineChart(d *Desk) *LineChart {
	c := &LineChart{desk: d, cursor: -1, over: -1}
	c.ExtendBaseWidget(c)
	return c
}

// Set draws points that stand in the order of time; the last holds until a moment. Points that change nothing and say
// nothing are passed over. The cursor goes to the last change.
func (c *LineChart) Set(points []ChartPoint, until int64) {
	c.points, c.until, c.over = nil, until, -1
	last := ChartPoint{}
	for _, p := range points {
		if p.Value != last.Value || p.Second != last.Second || p.Own || p.Label != "" {
			c.points = append(c.points, p)
		}
		last = p
	}
	if n := len(c.points); n > 0 {
		c.until = max(until, c.points[n-1].At)
	}
	c.cursor = len(c.points) - 1
	c.Refresh()
}

// Reading is what stands under the line: the day, the place and why, at the mouse or else at the cursor.
func (c *LineChart) Reading() string {
	at := c.read()
	if at < 0 {
		return c.Empty
	}
	p := c.points[at]
	text := locales.Date(p.At) + ": "
	if p.Value == 0 {
		text += c.desk.T("kit.chart.none")
	} else {
		text += locales.Number(int64(p.Value))
	}
	if p.Second > 0 && p.Value > 0 {
		text += " (" + locales.Number(int64(p.Second)) + ")"
	}
	if p.Label != "" {
		text += " · " + p.Label
	}
	return text
}

// read is the change read now.
func (c *LineChart) read() int {
	if c.over >= 0 {
		return c.over
	}
	return c.cursor
}

func (c *LineChart) goTo(at int) {
	c.over = -1
	c.cursor = min(max(at, 0), len(c.points)-1)
	c.Refresh()
}

// TypedKey goes from change to change.
func (c *LineChart) TypedKey(ev *fyne.KeyEvent) {
	switch p := pressOf(ev); p.Key {
	case fyne.KeyLeft:
		c.goTo(c.cursor - 1)
	case fyne.KeyRight:
		c.goTo(c.cursor + 1)
	case fyne.KeyHome:
		c.goTo(0)
	case fyne.KeyEnd:
		c.goTo(len(c.points) - 1)
	default:
		if c.OnKey != nil {
			c.OnKey(ev)
		} else {
			c.desk.hear(p)
		}
	}
}

func (c *LineChart) TypedRune(rune) {}

func (c *LineChart) FocusGained() {
	c.has = true
	c.desk.gained(c)
	if c.OnFocus != nil {
		c.OnFocus()
	}
	c.Refresh()
}

func (c *LineChart) FocusLost() {
	c.has = false
	c.Refresh()
}

// Tapped takes the keyboard and moves the cursor to the change that holds where the mouse is.
func (c *LineChart) Tapped(ev *fyne.PointEvent) {
	c.desk.focus(c)
	c.goTo(c.under(ev.Position.X))
}

func (c *LineChart) MouseIn(ev *desktop.MouseEvent) { c.MouseMoved(ev) }

// MouseMoved reads the change that holds where the mouse is; the cursor stays.
func (c *LineChart) MouseMoved(ev *desktop.MouseEvent) {
	if at := c.under(ev.Position.X); at != c.over {
		c.over = at
		c.Refresh()
	}
}

func (c *LineChart) MouseOut() {
	c.over = -1
	c.Refresh()
}

func (c *LineChart) Cursor() desktop.Cursor { return desktop.CrosshairCursor }

// under is the change that holds at x px, the last of those in one pixel; left of all it is the first.
func (c *LineChart) under(x float32) int {
	if len(c.points) == 0 {
		return -1
	}
	s := c.scale()
	for i := len(c.points) - 1; i > 0; i-- {
		if float32(s.x(c.points[i].At)) <= x {
			return i
		}
	}
	return 0
}

func (c *LineChart) CreateRenderer() fyne.WidgetRenderer {
	r := newChartRenderer(c)
	r.Refresh()
	return r
}
