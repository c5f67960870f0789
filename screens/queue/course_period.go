package queuepage

import (
	"time"

	"kezek/locales"
	"kezek/screens/kit"
)

// span is a period in unix ms, both ends counted in; to 0 is now.
type span struct{ from, to int64 }

// Periods one chooses by name; ownPeriod is any other.
const (
	wholeLife   = "life"
	thisYear    = "year"
	twelveMonth = "twelve"
	tenYears    = "ten"
	ownPeriod   = "own"
)

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
