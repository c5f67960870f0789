package journals

import (
	"time"

	"kezek/app/edition"
	"kezek/locales"
	"kezek/screens/kit"
)

// Periods one chooses by name; ownPeriod is any other.
const (
	thisMonth = "month"
	lastMonth = "last"
	thisYear  = "year"
	ownPeriod = "own"
)

// daysOf gives the first and the last day of a named period; ok is false for ownPeriod.
func daysOf(period string, now time.Time) (first, last time.Time, ok bool) {
	y, m, _ := now.In(locales.Zone).Date()
	day := func(y int, m time.Month, d int) time.Time { return time.Date(y, m, d, 0, 0, 0, 0, locales.Zone) }
	switch period {
	case thisMonth:
		return day(y, m, 1), day(y, m+1, 0), true
	case lastMonth:
		return day(y, m-1, 1), day(y, m, 0), true
	case thisYear:
		return day(y, 1, 1), day(y, 12, 31), true
	}
	return first, last, false
}

// typing is how long the search waits for the next letter.
const typing = 200 * time.Millisecond

// bar is the line over the table: the period and what is searched for, or the service of the survey.
type bar struct {
	form     *kit.Form
	named    *kit.Choice
	from, to *kit.Date
	search   *kit.Input
	service  *kit.Choice
	was      string // the named period that stands in the days
}

func newBar(s *section) *bar {
	b := &bar{form: kit.NewForm(s.Desk), named: kit.NewChoice(s.Desk, named(s, thisMonth, lastMonth, thisYear, ownPeriod)), from: kit.NewDate(s.Desk),
		to: kit.NewDate(s.Desk), search: kit.NewText(s.Desk, 120)}
	b.search.PlaceHolder = s.T("journalpage.search.hint")
	all := []kit.Option{{Name: s.T("journalpage.survey.every")}}
	for _, code := range edition.ServiceCodes {
		all = append(all, kit.Option{Code: code, Name: s.T("journal.service." + code)})
	}
	b.service = kit.NewChoice(s.Desk, all)
	b.form.Add(kit.Item{Name: "period", Label: s.T("journalpage.period.label"), Field: b.named, Width: 128})
	b.form.Add(kit.Item{Name: "from", Label: s.T("journalpage.period.from"), Field: b.from.Input, Width: 122, Beside: true})
	b.form.Add(kit.Item{Name: "to", Label: s.T("journalpage.period.to"), Field: b.to.Input, Width: 122, Beside: true})
	b.form.Add(kit.Item{Name: "query", Label: s.T("journalpage.search.label"), Field: b.search, Beside: true})
	b.form.Add(kit.Item{Name: "service", Label: s.T("journalpage.survey.service"), Field: b.service, Beside: true})
	b.named.SetValue(thisMonth)
	b.follow(time.UnixMilli(s.Office.Now()))
	b.form.OnChange = func() { b.changed(s) }
	b.form.OnSubmit = func() { s.ask(0) }
	b.form.OnBack = func() { b.clear(s) }
	b.form.Loses = func() bool { return false }
	return b
}

func named(s *section, codes ...string) (list []kit.Option) {
	for _, code := range codes {
		list = append(list, kit.Option{Code: code, Name: s.T("journalpage.period." + code)})
	}
	return list
}

// suit shows the fields of a journal or those of a summary.
func (b *bar) suit(code string) {
	b.form.Together(func() {
		b.form.Omit("query", code == surveyPage || code == servicesPage)
		b.form.Omit("service", code != surveyPage)
	})
}

// follow sets the days of a named period: the calendar may have gone on.
func (b *bar) follow(now time.Time) {
	first, last, ok := daysOf(b.named.Value(), now)
	if b.was = b.named.Value(); !ok || first.Format(time.DateOnly) == b.from.Value() && last.Format(time.DateOnly) == b.to.Value() {
		return
	}
	values := b.form.Values()
	values["period"], values["from"], values["to"] = b.was, first.Format(time.DateOnly), last.Format(time.DateOnly)
	b.form.SetValues(values)
}

// changed asks anew; days changed by hand are a period of their own.
func (b *bar) changed(s *section) {
	now := time.UnixMilli(s.Office.Now())
	switch first, last, ok := daysOf(b.named.Value(), now); {
	case b.named.Value() != b.was:
		b.follow(now)
	case ok && (b.from.Value() != first.Format(time.DateOnly) || b.to.Value() != last.Format(time.DateOnly)):
		b.named.SetValue(ownPeriod)
		b.was = ownPeriod
	}
	b.to.First = time.Time{}
	if day, ok := b.from.Day(); ok {
		b.to.First = day
	}
	s.ask(typing)
	s.content.Refresh() // a fault under the days takes room
}

// period is the days asked for as [from, to) in unix ms; ok is false while they are not whole.
func (b *bar) period() (from, to int64, ok bool) {
	first, yes := b.from.Day()
	last, too := b.to.Day()
	return first.UnixMilli(), last.AddDate(0, 0, 1).UnixMilli(), yes && too && !last.Before(first)
}

// clear is Esc in the bar: first what was typed goes, then the keyboard returns to the table.
func (b *bar) clear(s *section) {
	if b.search.Value() != "" {
		b.search.SetValue("")
		s.ask(0)
		return
	}
	if s.grid != nil {
		s.grid.Focus()
		return
	}
	s.focus(s.menu)
}

// wrong tells whether a fault stands under one of the days.
func (b *bar) wrong() bool {
	return b.from.Value() != "" && b.from.Fault() != nil || b.to.Value() != "" && b.to.Fault() != nil
}
