package queuepage

import (
	"kezek/app"
	"kezek/app/queue"
	"kezek/locales"
	"kezek/screens/page"
)

// opened is how much of the ledger is shown.
type opened uint8

const (
	byCause opened = iota
	firstLines
	allLines
)

const mostLines = 200 // of a ledger, shown at once

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
