package app

import (
	"context"
	"fmt"
	"io"

	"kezek/locales"
	"kezek/reports/papers"
	"kezek/reports/sheets"
)

// ServicesPaper writes the statistics of services of a period as a paper without a number, in the languages asked or, for none,
// in Kazakh and Russian. It is in the chain before anything is written.
func (o *Office) ServicesPaper(ctx context.Context, w io.Writer, who *Person, from, to int64, langs []locales.Lang) error {
	view, err := o.ServiceStatistics(ctx, from, to)
	if err != nil {
		return err
	}
	return o.countsPaper(ctx, w, who, "service-statistics", view.paper(), view.what(), len(view.Services), langs)
}

// ExportServices writes the statistics of services of a period to path as a workbook: the balance, terms, channels, refusals.
func (o *Office) ExportServices(ctx context.Context, who *Person, path string, from, to int64, langs []locales.Lang) (Outcome, error) {
	view, err := o.ServiceStatistics(ctx, from, to)
	if err != nil {
		return Outcome{}, err
	}
	return o.countsBook(ctx, who, path, "services.title", view.what(), len(view.Services), langs,
		func(l *lister) []sheets.Sheet { return l.services(view) })
}

// what says in the chain which statistics left the program.
func (v ServicesView) what() string {
	return fmt.Sprintf("service statistics %s %s", dateOf(v.From), dateOf(v.To))
}

func (v ServicesView) paper() papers.ServiceStatistics {
	s := papers.ServiceStatistics{From: papers.Day(midnight(v.From)), To: papers.Day(midnight(v.To)), Total: v.Total.paper(),
		Received: papers.ChannelCount{Count: v.Total.Received}, Refused: papers.RefusalCount{Count: v.Total.Refused}}
	for _, c := range v.Services {
		s.Services = append(s.Services, c.paper())
		for _, ch := range c.Channels {
			s.Channels = append(s.Channels, papers.ChannelCount{Service: said(c.Name), Channel: said(ch.Name), Count: ch.Count})
		}
		for _, g := range c.Refusals {
			s.Refusals = append(s.Refusals, papers.RefusalCount{Service: said(c.Name), Ground: said(g.Ground), Clause: said(g.Clause), Count: g.Count})
		}
	}
	return s
}

func (c ServiceCount) paper() papers.ServiceCount {
	return papers.ServiceCount{Service: said(c.Name), Start: c.Start, Received: c.Received, Granted: c.Granted, Refused: c.Refused, Returned: c.Returned,
		Withdrawn: c.Withdrawn, Annulled: c.Annulled, End: c.End, Answered: c.Answered(), InTime: c.InTime, Late: c.Late, NoTerm: c.NoTerm,
		Overdue: c.Overdue, Working: c.spelled(c.WorkingTenths), Calendar: c.spelled(c.CalendarTenths)}
}

// spelled writes tenths of a day; nothing where nothing was answered.
func (c ServiceCount) spelled(tenths int) string {
	if c.Answered() == 0 {
		return ""
	}
	return locales.Tenths(int64(tenths))
}

// Codes of the columns: a heading is "services.column." + code. Texts gives them in this order.
var (
	CourseColumns = []string{"start", "received", "granted", "refused", "returned", "withdrawn", "annulled", "end"}
	TermColumns   = []string{"answered", "in-time", "late", "no-term", "overdue", "working", "calendar"}
)

// Course are the counts in the order of CourseColumns.
func (c ServiceCount) Course() []int {
	return []int{c.Start, c.Received, c.Granted, c.Refused, c.Returned, c.Withdrawn, c.Annulled, c.End}
}

// Terms are the counts in the order of TermColumns but the last two.
func (c ServiceCount) Terms() []int {
	return []int{c.Answered(), c.InTime, c.Late, c.NoTerm, c.Overdue}
}

// Averages are the last two of TermColumns: working and calendar days, spelled with a tenth; "" where nothing was answered.
func (c ServiceCount) Averages() []string {
	return []string{c.spelled(c.WorkingTenths), c.spelled(c.CalendarTenths)}
}

func (l *lister) services(v ServicesView) []sheets.Sheet {
	course := l.serviceSheet(v, "services.sheet.course", "services.title", CourseColumns, func(c ServiceCount) (cells []sheets.Value) {
		return numbers(c.Course())
	})
	terms := l.serviceSheet(v, "services.sheet.terms", "services.terms", TermColumns, func(c ServiceCount) (cells []sheets.Value) {
		cells = numbers(c.Terms())
		for _, tenths := range []int{c.WorkingTenths, c.CalendarTenths} {
			if c.Answered() == 0 {
				cells = append(cells, sheets.T(""))
			} else {
				cells = append(cells, sheets.Tenth(int64(tenths)))
			}
		}
		return cells
	})
	var came, refused [][]sheets.Value
	for _, c := range v.Services {
		name := sheets.T(l.inLangs(c.Name))
		for _, ch := range c.Channels {
			came = append(came, []sheets.Value{name, sheets.T(l.inLangs(ch.Name)), sheets.I(int64(ch.Count))})
		}
		for _, g := range c.Refusals {
			refused = append(refused, []sheets.Value{name, sheets.T(l.inLangs(g.Ground)), sheets.T(l.inLangs(g.Clause)), sheets.I(int64(g.Count))})
		}
	}
	total := func(n int, between int) []sheets.Value {
		cells := []sheets.Value{sheets.T(l.say("statistics.total"))}
		for range between {
			cells = append(cells, sheets.T(""))
		}
		return strong(append(cells, sheets.I(int64(n))))
	}
	service, count := sheets.Column{Heading: l.say("services.column.service"), Width: 52}, sheets.Column{Heading: l.say("statistics.column.count"), Width: 12}
	return []sheets.Sheet{course, terms,
		{Name: l.say("services.sheet.channels"), Titles: l.overCounts(v.From, v.To, "services.channels"), Count: len(came) + 1, Signatures: l.signedByHead(),
			Columns: []sheets.Column{service, {Heading: l.say("services.column.channel"), Width: 30}, count}, Rows: rowsOf(append(came, total(v.Total.Received, 1)))},
		{Name: l.say("services.sheet.refusals"), Titles: l.overCounts(v.From, v.To, "services.refusals"), Count: len(refused) + 1, Signatures: l.signedByHead(),
			Columns: []sheets.Column{service, {Heading: l.say("statistics.column.ground"), Width: 60}, {Heading: l.say("statistics.column.clause"), Width: 44}, count},
			Rows:    rowsOf(append(refused, total(v.Total.Refused, 2)))}}
}

// serviceSheet is a row of numbers for each service, and their total.
func (l *lister) serviceSheet(v ServicesView, name, title string, columns []string, cells func(ServiceCount) []sheets.Value) sheets.Sheet {
	s := sheets.Sheet{Name: l.say(name), Titles: l.overCounts(v.From, v.To, title), Count: len(v.Services) + 1, Signatures: l.signedByHead(),
		Columns: []sheets.Column{{Heading: l.say("services.column.service"), Width: 52}}}
	for _, code := range columns {
		s.Columns = append(s.Columns, sheets.Column{Heading: l.say("services.column." + code), Width: 15})
	}
	var rows [][]sheets.Value
	for _, c := range v.Services {
		rows = append(rows, append([]sheets.Value{sheets.T(l.inLangs(c.Name))}, cells(c)...))
	}
	s.Rows = rowsOf(append(rows, strong(append([]sheets.Value{sheets.T(l.say("statistics.total"))}, cells(v.Total)...))))
	return s
}

func numbers(all []int) (cells []sheets.Value) {
	for _, n := range all {
		cells = append(cells, sheets.I(int64(n)))
	}
	return cells
}

func strong(cells []sheets.Value) []sheets.Value {
	for i := range cells {
		cells[i] = cells[i].In(sheets.Strong)
	}
	return cells
}

func rowsOf(rows [][]sheets.Value) func(func([]sheets.Value) bool) {
	return func(yield func([]sheets.Value) bool) {
		for _, r := range rows {
			if !yield(r) {
				return
			}
		}
	}
}
