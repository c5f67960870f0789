package queuepage

import (
	"context"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"

	"kezek/app"
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
