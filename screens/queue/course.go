package queuepage

import (
	"context"
	"slices"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"

	"kezek/app"
	"kezek/app/queue"
	"kezek/locales"
	"kezek/screens/kit"
	"kezek/screens/page"
)

// course is how the place of the open entry moved: a line over a period and the ledger of its causes. It is counted away
// from the window's thread; a later wish makes an earlier one void.
type course struct {
	page    *queuePage
	entry   app.EntryView
	place   app.PlaceView // where it stands on the day the window speaks of
	periods *page.Chips
	chart   *kit.LineChart
	own     span // days of a period of one's own
	was     string
	version int
	told    *app.MovementView // nil while it is counted
	asked   span
	open    opened
	more    *link // opens and shuts the lines
}

// span is a period in unix ms, both ends counted in; to 0 is now.
type span struct{ from, to int64 }

// opened is how much of the ledger is shown.
type opened uint8

const (
	byCause opened = iota
	firstLines
	allLines
)

const mostLines = 200 // of a ledger, shown at once

// Periods one chooses by name; ownPeriod is any other.
const (
	wholeLife   = "life"
	thisYear    = "year"
	twelveMonth = "twelve"
	tenYears    = "ten"
	ownPeriod   = "own"
)

func newCourse(p *queuePage) *course {
	c := &course{page: p, was: wholeLife}
	c.periods = page.NewChips(p.Window.Canvas(), c.pick)
	var all []page.Chip
	for _, code := range []string{wholeLife, thisYear, twelveMonth, tenYears, ownPeriod} {
		all = append(all, page.Chip{Code: code, Name: p.T("queuecourse.period." + code), Count: -1})
	}
	c.periods.Set(all)
	c.periods.Chosen = wholeLife
	c.chart = kit.NewLineChart(p.Desk)
	c.chart.Empty = p.T("queuecourse.counting")
	return c
}

// follow begins with an entry: what is told of another one is forgotten.
func (p *queuePage) follow(view app.EntryView) {
	c := p.course
	if c.entry.RegNo != view.RegNo {
		c.told, c.open = nil, byCause
		c.chart.Set(nil, 0)
	}
	c.entry = view
	c.count()
}

// then is the queue of the day the window speaks of; nil is now.
func (p *queuePage) then() *app.Queue {
	if p.filter.AsOf == 0 {
		return nil
	}
	return p.rows.queue
}

// again reads the open entry anew, or the comparison that stands in its place.
func (p *queuePage) again() {
	switch {
	case p.compared != nil && p.side.entry == p.compared.record:
		p.compare(p.compared.x, p.compared.y, nil)
	case p.side.showsEntry():
		p.lookUp(p.open, false)
	}
}

// entryRecord is the record of the entry followed, its parts joined with it.
func (p *queuePage) entryRecord() *page.Record {
	c := p.course
	r := p.recordOf(func(s *page.Sheet) { p.write(s, &c.entry) }, p.actsOn(&c.entry)...)
	c.chart.OnFocus = func() { r.Reveal(c.chart.Position().Y, c.chart.Size().Height) }
	c.chart.OnKey = r.TypedKey
	c.periods.OnFocus = func() { r.Reveal(c.periods.Position().Y, c.periods.Size().Height) }
	c.periods.OnKey = r.TypedKey
	return r
}

// redraw writes the open entry again where it stands; the keyboard stays.
func (c *course) redraw() {
	p := c.page
	old := p.side.entry
	if !p.side.showsEntry() || p.open != c.entry.RegNo || p.compared != nil {
		return
	}
	focused := p.Window.Canvas().Focused()
	inMore := c.more != nil && focused == fyne.Focusable(c.more)
	r := p.entryRecord()
	p.side.entry = r
	p.side.set(r)
	r.To(old.Offset())
	switch {
	case inMore && c.more != nil:
		p.focus(c.more)
	case focused == fyne.Focusable(old):
		p.focus(r)
	}
}

// day is the moment the window speaks of.
func (c *course) day() int64 {
	if at := c.page.filter.AsOf; at != 0 {
		return at
	}
	return c.page.Office.Now()
}

// span is the period chosen. It begins a moment before its first day: what took effect with the day moves the place in it.
func (c *course) span() span {
	day := c.day()
	to, t := c.page.filter.AsOf, time.UnixMilli(day).In(locales.Zone)
	switch c.periods.Chosen {
	case thisYear:
		return span{time.Date(t.Year(), 1, 1, 0, 0, 0, 0, locales.Zone).UnixMilli() - 1, to}
	case twelveMonth:
		return span{midnight(t.AddDate(-1, 0, 1)) - 1, to}
	case tenYears:
		return span{midnight(t.AddDate(-10, 0, 1)) - 1, to}
	case ownPeriod:
		if own := c.own; own.from <= day {
			if own.to > day {
				own.to = to
			}
			return own
		}
	}
	return span{0, to}
}

func midnight(t time.Time) int64 {
	y, m, d := t.Date()
	return time.Date(y, m, d, 0, 0, 0, 0, locales.Zone).UnixMilli()
}

// count asks for the movement of the period.
func (c *course) count() {
	c.version++
	version, asked, regNo := c.version, c.span(), c.entry.RegNo
	go func() {
		told, err := c.page.Office.Movement(context.Background(), regNo, asked.from, asked.to)
		fyne.Do(func() {
			switch {
			case version != c.version:
			case err != nil:
				c.page.Quiet.Wrong(err)
			default:
				c.tell(&told, asked)
			}
		})
	}()
}

func (c *course) tell(told *app.MovementView, asked span) {
	c.told, c.asked = told, asked
	c.chart.Empty = c.page.T("queuecourse.never")
	c.chart.Set(c.points(), told.To)
	c.redraw()
}

// points are the course for the chart: each change with what made it, own events marked even where they moved nothing.
func (c *course) points() (points []kit.ChartPoint) {
	if c.told.Never {
		return nil
	}
	last := map[int64]int{} // point by day
	for _, p := range c.told.Course {
		last[dayNumber(p.At)] = len(points)
		points = append(points, kit.ChartPoint{At: p.At, Value: p.Place.Overall, Second: p.Place.InList})
	}
	largest := map[int64]int{}
	for _, r := range c.told.Rows {
		own, n := r.Cause.Own(), dayNumber(r.At)
		i, ok := last[n]
		if !ok && !own {
			continue
		}
		if !ok {
			at, _ := slices.BinarySearchFunc(points, r.At, func(p kit.ChartPoint, at int64) int { return int(min(1, max(-1, p.At-at))) })
			was := points[max(0, at-1)]
			points = slices.Insert(points, at, kit.ChartPoint{At: r.At, Value: was.Value, Second: was.Second})
			i = at
			for day, p := range last {
				if p >= at {
					last[day] = p + 1
				}
			}
			last[n] = i
		}
		p := &points[i]
		if size := max(r.Overall, -r.Overall); p.Label == "" || own && !p.Own || own == p.Own && size > largest[n] {
			p.Label, largest[n] = c.page.T(r.Cause.Key()), size
		}
		p.Own = p.Own || own
	}
	return points
}

// dayNumber counts days in the zone of the country.
func dayNumber(ms int64) int64 { return (ms + 5*3600e3) / 86400e3 }

// pick is a period chosen; one of one's own is asked for.
func (c *course) pick(code string) {
	if code == ownPeriod {
		c.askPeriod()
		return
	}
	c.was = code
	c.count()
	c.redraw()
}

// askPeriod asks for the days of a period.
func (c *course) askPeriod() {
	p := c.page
	today := time.UnixMilli(c.day())
	from, to := kit.NewDate(p.Desk), kit.NewDate(p.Desk)
	from.Last, to.Last = today, today
	form := kit.NewForm(p.Desk)
	form.Add(kit.Item{Name: "from", Label: p.T("queuecourse.from"), Field: from.Input, Required: true, Width: 140})
	form.Add(kit.Item{Name: "to", Label: p.T("queuecourse.to"), Field: to.Input, Required: true, Width: 140, Beside: true})
	if c.own != (span{}) {
		from.SetDay(time.UnixMilli(c.own.from + 1).In(locales.Zone))
		to.SetDay(time.UnixMilli(c.own.to).In(locales.Zone))
	} else {
		to.SetDay(today.In(locales.Zone))
	}
	form.OnChange = func() { to.First, _ = from.Day() }
	chosen := false
	form.OnSubmit = func() {
		first, _ := from.Day()
		last, _ := to.Day()
		c.own = span{first.UnixMilli() - 1, last.AddDate(0, 0, 1).UnixMilli() - 1}
		c.was, chosen = ownPeriod, true
		p.returnToEntry()
	}
	form.Buttons(kit.NewMainButton(p.Desk, p.T("queuecourse.show"), form.Submit), p.backButton(form))
	form.Loses = func() bool { return false }
	p.showForm(p.T("queuecourse.period-title"), c.entry.RegNo+" · "+c.entry.Name, form)
	back := form.OnBack
	form.OnBack = func() {
		if !chosen {
			c.periods.Chosen = c.was
			c.periods.Refresh()
		}
		back()
	}
}

// writePlaces says where the entry stands: in all, in its list, among those who can be served now, and on what day.
func (p *queuePage) writePlaces(s *page.Sheet, v *app.EntryView) {
	at := p.course.place
	if p.filter.AsOf != 0 {
		s.Icon(kit.IconCalendar, theme.ColorNamePrimary)
		s.Y += s.Lines(p.T("queuecourse.record-as-of", "day", locales.Date(p.filter.AsOf)), iconSize+6, theme.ColorNameForeground) + page.FactGap
	}
	if v.State == "" {
		s.Item(p.T("queuecourse.not-yet"), "")
		return
	}
	if at.Overall == 0 {
		return
	}
	s.Figures(page.Figure{Number: number(at.Overall), Of: p.T("queuepage.place.of", "all", number(at.Of)), Label: p.T("queuepage.place.overall")},
		page.Figure{Number: number(at.InList), Of: p.T("queuepage.place.of", "all", number(at.OfList)), Label: p.T("queuepage.place.in-list")})
	if at.Ready == 0 {
		s.Item(p.T("queuecourse.passed-over"), "")
		return
	}
	ready := "queuecourse.ready"
	if p.filter.AsOf != 0 {
		ready = "queuecourse.ready-then"
	}
	s.Item(p.T(ready, "place", number(at.Ready), "of", number(at.OfReady), "in", number(at.ReadyInList), "ofin", number(at.OfReadyList)), "")
}

// writeCourse writes the line of the place over the period chosen.
func (p *queuePage) writeCourse(s *page.Sheet) {
	c := p.course
	if c.entry.State == "" {
		return
	}
	s.Heading(p.T("queuecourse.heading"))
	s.Put(c.periods, 0)
	high := c.periods.Height(s.Width())
	c.periods.Resize(fyne.NewSize(s.Width(), high))
	s.Y += high + page.FactGap
	s.Across(c.chart)
}

// writeMovement writes what moved the place in the period.
func (p *queuePage) writeMovement(s *page.Sheet) {
	c := p.course
	c.more = nil
	if c.entry.State == "" {
		return
	}
	s.Heading(p.T("queuecourse.movement"))
	switch {
	case c.told == nil:
		s.Item(p.T("queuecourse.counting"), "")
	case c.told.Never:
		s.Item(p.T("queuecourse.never"), "")
	default:
		c.writeLedger(s)
	}
}

// writeLedger writes what moved the place: by cause, and where it was asked for by decision.
func (c *course) writeLedger(s *page.Sheet) {
	p, m := c.page, c.told
	s.Item(p.T("queuecourse.went", "from", standpoint(m.Start), "on", locales.Date(m.Start.At+1), "to", standpoint(m.End), "until", locales.Date(m.End.At)),
		p.T("queuecourse.signs"))
	if len(m.Rows) == 0 {
		s.Item(p.T("queuecourse.still"), "")
		return
	}
	columns := []page.TableColumn{{Title: p.T("queuecourse.cause")}, {Title: p.T("queuecourse.times"), Right: true}, {Title: p.T("queuecourse.overall"), Right: true}, {Title: p.T("queuecourse.in-list"), Right: true}}
	var rows []page.TableRow
	for _, sum := range m.Causes {
		rows = append(rows, page.TableRow{Cells: []string{p.T(sum.Cause.Key()), locales.Number(int64(sum.Count)), signed(sum.Overall), signed(sum.InList)}})
	}
	rows = append(rows, page.TableRow{Total: true, Cells: []string{p.T("queuecourse.total"), locales.Number(int64(m.Total.Count)), signed(m.Total.Overall), signed(m.Total.InList)}})
	s.Table(columns, rows...)
	if c.open == byCause {
		c.link(s, p.T("queuecourse.lines.show", "n", locales.Number(int64(len(m.Rows)))), firstLines)
		return
	}
	c.link(s, p.T("queuecourse.lines.hide"), byCause)
	shown := m.Rows
	if c.open == firstLines {
		shown = shown[:min(len(shown), mostLines)]
	}
	s.Table(columns, c.lines(shown)...)
	if left := len(m.Rows) - len(shown); left > 0 {
		c.link(s, p.T("queuecourse.lines.all", "n", locales.Number(int64(len(m.Rows)))), allLines)
	}
}

// link is what opens more of the ledger, or shuts it; the last one written has the keyboard after it was used.
func (c *course) link(s *page.Sheet, text string, to opened) {
	l := newLink(text, func() { c.open = to; c.redraw() })
	s.Add(l)
	if c.more == nil || to == allLines {
		c.more = l
	}
}

// lines are the ledger's lines, grouped by decision: the decision over its causes. Nobody is named.
func (c *course) lines(shown []app.MovementRow) (rows []page.TableRow) {
	p := c.page
	for i, r := range shown {
		if i == 0 || r.Decision != shown[i-1].Decision || dayNumber(r.At) != dayNumber(shown[i-1].At) {
			number := p.T("queuecourse.unnumbered")
			if r.Number != "" {
				number = "№ " + r.Number
			}
			said := locales.Date(r.At) + " · " + p.T("queuecourse.decision-of", "number", number)
			if day(r.Date) != locales.Date(r.At) {
				said = locales.Date(r.At) + " · " + p.T("queuecourse.decision", "number", number, "date", day(r.Date))
			}
			if r.Ground.Code != "" {
				said += " · " + joined(", ", r.Ground.In(p.lang), r.Ground.Cite.In(p.lang))
			}
			rows = append(rows, page.TableRow{Note: said, Over: true})
		}
		rows = append(rows, page.TableRow{Cells: []string{p.T(r.Cause.Key()), locales.Number(int64(r.Count)), signed(r.Overall), signed(r.InList)}})
	}
	return rows
}

// standpoint spells a place, the one in the list in brackets.
func standpoint(at queue.Standpoint) string {
	if at.Place.Overall == 0 {
		return "–"
	}
	return locales.Number(int64(at.Place.Overall)) + " (" + locales.Number(int64(at.Place.InList)) + ")"
}
