package applications

import (
	"cmp"
	"context"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"kezek/app"
	"kezek/app/casefile"
	"kezek/app/edition"
	"kezek/locales"
	"kezek/screens/kit"
	"kezek/screens/page"
	"kezek/screens/room"
)

const (
	typingPause = 200 * time.Millisecond
	setting     = "applications.grid" // of one service: with its code
	firstRows   = 100                 // read with the first answer
)

// list is the table of cases, the newest first, under the fields that filter it.
type list struct {
	*section
	content fyne.CanvasObject
	head    *fyne.Container
	filter  *kit.Form
	search  *kit.Input
	grid    *kit.Grid
	rows    kit.Blocks[app.CaseRow]
	lists   map[string]edition.Text // short names by code, of all editions: a table holds cases of many
	draft   *app.Draft              // the newest unfinished form
	version int                     // of the question: answers to older ones are dropped
	stop    func()
	wider   bool // a search found nothing under way and looks at all cases
}

// columns of the table in the order it has at first.
var columns = []kit.Column{
	{Code: "case", Width: 104}, {Code: "name", Width: 160}, {Code: "service", Width: 100}, {Code: "list", Width: 100},
	{Code: "received", Width: 88}, {Code: "due", Width: 160}, {Code: "state", Width: 126}, {Code: "step", Width: 160},
	{Code: "executor", Width: 100}, {Code: "channel", Width: 62}, {Code: "iin", Width: 112, Hidden: true},
	{Code: "filed", Width: 130, Hidden: true}, {Code: "reg", Width: 100, Hidden: true},
}

// wider is how much more room columns have in the section of one service, px.
var wider = map[string]int{"name": 70, "due": 22, "step": 30, "executor": 30, "channel": 22}

func newList(s *section) *list {
	l := &list{section: s, head: page.Row(pageGap), stop: func() {}}
	l.ask()
	cols := make([]kit.Column, len(columns))
	for i, c := range columns {
		c.Title, c.Unsorted = s.T("casepage.list."+c.Code), true
		if s.only != "" { // one service has no lists: the others take their room
			c.Hidden = c.Hidden || c.Code == "service" || c.Code == "list"
			c.Width += wider[c.Code]
		}
		cols[i] = c
	}
	l.grid = kit.NewGrid(s.Desk, cols, kit.Source{Len: func() int { return l.rows.Len }, Row: l.at})
	l.grid.Empty = s.T("casepage.list.empty")
	l.grid.OnOpen = func(i int) {
		if c := l.rows.Row(i); c != nil {
			s.toCaseOf(c.Service, c.CaseNo)
		}
	}
	if s.registers() {
		l.grid.OnNew = s.newApplication
	}
	l.grid.OnState = func(g kit.GridState) {
		s.later(func(ctx context.Context) { _ = s.Office.SaveSetting(ctx, s.Who, l.setting(), g) }, func() {})
	}
	l.arrange()
	top := page.Column(4, l.head, page.Sized(0, filterHigh, l.filter))
	l.content = container.NewBorder(top, nil, nil, nil, l.grid)
	l.restoreColumns()
	return l
}

const filterHigh = 66 // px of a row of labelled fields

func (l *list) setting() string {
	if l.only == "" {
		return setting
	}
	return setting + "." + l.only
}

func (s *section) registers() bool { return app.May(s.Who, app.Register{}.Name()) }

// ask lays out the fields that filter: a change asks again, typing after a pause.
func (l *list) ask() {
	s := l.section
	l.filter = kit.NewForm(s.Desk)
	l.search = kit.NewText(s.Desk, 80)
	l.search.PlaceHolder = s.T("casepage.list.search")
	first := true
	add := func(name, label string, width float32, field kit.Field) {
		l.filter.Add(kit.Item{Name: name, Label: label, Field: field, Width: width, Beside: !first})
		first = false
	}
	add("query", s.T("caseway.filter.search"), 230, l.search)
	add("state", s.T("casepage.list.state"), 170, s.choiceOf("caseway.filter.all-states", s.stateName, casefile.StatesOf(s.only)))
	if s.only == "" {
		add("service", s.T("casepage.list.service"), 170, s.choiceOf("caseway.filter.all-services", s.serviceName, edition.ServiceCodes))
	}
	add("step", s.T("casepage.list.step"), 190, s.choiceOf("caseway.filter.all-steps", func(kind string) string { return s.T("caseway.kind." + kind) }, stepKinds))
	add("mine", " ", 110, kit.NewCheck(s.Desk, s.T("caseway.filter.mine")))
	add("overdue", " ", 160, kit.NewCheck(s.Desk, s.T("caseway.filter.overdue")))
	query := ""
	l.filter.OnChange = func() {
		l.stop()
		if typed := l.search.Value(); typed != query {
			query = typed
			l.stop = s.after(typingPause, l.reload)
			return
		}
		l.reload()
	}
	l.filter.OnSubmit = l.toGrid
	l.filter.OnBack = l.toGrid
	l.filter.Loses = func() bool { return false }
	l.filter.SetValues(map[string]string{"state": casefile.UnderWay})
}

func (l *list) toGrid() { l.grid.Focus() }

// stepKinds are those a case may wait in, in the order of a way.
var stepKinds = []string{edition.Assign, edition.Pass, edition.Examine, edition.Prepare, edition.Commission, edition.Draft,
	edition.Sign, edition.Send, edition.Outside}

// choiceOf is a choice among codes with a first line for all of them.
func (s *section) choiceOf(all string, name func(code string) string, codes []string) *kit.Choice {
	options := []kit.Option{{Code: "", Name: s.T(all)}}
	for _, code := range codes {
		options = append(options, kit.Option{Code: code, Name: name(code)})
	}
	return kit.NewChoice(s.Desk, options)
}

// asked is the filter as it stands. What a search opened beyond the cases under way is shut again when there is no search any more.
func (l *list) asked() app.CaseFilter {
	v := l.filter.Values()
	if l.wider = l.wider && v["state"] == ""; l.wider && v["query"] == "" {
		l.wider, v["state"] = false, casefile.UnderWay
		l.filter.Field("state").SetValue(casefile.UnderWay)
	}
	f := app.CaseFilter{State: v["state"], Service: cmp.Or(l.only, v["service"]), Step: v["step"], Overdue: v["overdue"] != "", Query: v["query"]}
	if v["mine"] != "" {
		f.Executor = l.Who.ID
	}
	return f
}

func (l *list) restoreColumns() {
	var g kit.GridState
	l.later(func(ctx context.Context) { _ = l.Office.Setting(ctx, l.Who, l.setting(), &g) }, func() {
		if len(g.Columns) > 0 {
			l.grid.SetState(g)
		}
	})
}

// arrange builds the line over the table: a new application, and the one that was begun.
func (l *list) arrange() {
	l.head.Objects = nil
	if l.registers() {
		l.head.Add(kit.NewMainButton(l.Desk, l.T("casepage.list.new")+"  Ctrl+N", l.newApplication))
		if d := l.draft; d != nil {
			l.head.Add(kit.NewButton(l.Desk, l.T("casepage.list.continue", "name", cmp.Or(room.Applicant(d), "…"), "time", locales.DateTime(d.SavedAt)), "",
				func() { l.continueDraft(d) }))
		}
	}
	l.head.Refresh()
}

// answered is what one question to the office brought.
type answered struct {
	cases *app.CaseList
	first []app.CaseRow
	lists map[string]edition.Text
	draft *app.Draft
	wider bool // nothing under way was found, but something that was decided
}

// reload asks for the cases again.
func (l *list) reload() {
	l.version++
	version, filter := l.version, l.asked()
	var got answered
	var err error
	l.later(func(ctx context.Context) { got, err = l.answer(ctx, filter) }, func() {
		switch {
		case version != l.version:
		case err != nil:
			l.Quiet.Wrong(err)
		default:
			l.take(got)
		}
	})
}

func (l *list) answer(ctx context.Context, filter app.CaseFilter) (got answered, err error) {
	if got.cases, err = l.Office.CaseList(ctx, filter); err != nil {
		return got, err
	}
	if filter.Query != "" && filter.State == casefile.UnderWay && got.cases.Len() == 0 {
		filter.State = ""
		if got.cases, err = l.Office.CaseList(ctx, filter); err != nil {
			return got, err
		}
		got.wider = got.cases.Len() > 0
	}
	if got.first, err = got.cases.Rows(ctx, 0, firstRows); err != nil {
		return got, err
	}
	if got.lists = l.lists; got.lists == nil {
		if got.lists, err = listNames(ctx, l.Office); err != nil {
			return got, err
		}
	}
	got.draft, err = newestDraft(ctx, l.section)
	return got, err
}

func (l *list) take(got answered) {
	l.lists, l.draft = got.lists, got.draft
	if got.wider {
		l.wider = true
		l.filter.Field("state").SetValue("")
	}
	l.rows = kit.Blocks[app.CaseRow]{Len: got.cases.Len(), Read: got.cases.Rows, Filled: l.grid.Update, Failed: l.Quiet.Wrong}
	l.rows.Keep(got.first)
	l.arrange()
	l.grid.Reload()
	l.Count(locales.Number(int64(l.rows.Len)))
}

// listNames are the short names of the lists of all editions the office knows; those of the one in force count first.
func listNames(ctx context.Context, o *app.Office) (map[string]edition.Text, error) {
	offered, err := o.Editions(ctx)
	if err != nil {
		return nil, err
	}
	names := map[string]edition.Text{}
	name := func(ed *edition.Edition) {
		if ed == nil {
			return
		}
		for _, l := range ed.Lists() {
			names[l.Code] = l.Label()
		}
	}
	for _, ed := range offered {
		name(ed.Edition)
	}
	ed, err := o.Edition(ctx)
	name(ed)
	return names, err
}

// at is a row of the table; one on its way shows that it is.
func (l *list) at(i int) kit.Row {
	if c := l.rows.Row(i); c != nil {
		return l.row(*c)
	}
	cells := make([]string, len(columns))
	cells[1] = "…"
	return kit.Row{Cells: cells, Style: kit.Faded}
}

func (l *list) row(c app.CaseRow) kit.Row {
	r := kit.Row{}
	for _, column := range columns {
		r.Cells = append(r.Cells, l.cell(column.Code, c))
	}
	if days, ok := daysLeft(l.Office.Now(), c.Due); ok && days < 0 && casefile.Open(c.State) && !c.Suspended {
		r.Style = kit.Wrong
	}
	return r
}

func (l *list) cell(column string, c app.CaseRow) string {
	switch column {
	case "case":
		return c.CaseNo
	case "name":
		return c.Name
	case "service":
		return l.serviceName(c.Service)
	case "list":
		return l.lists[c.List].In(l.Lang())
	case "received":
		return locales.Date(c.ReceivedAt)
	case "due":
		return l.dueOf(c)
	case "state":
		return l.stateName(c.State)
	case "step":
		return l.stepName(c.Step)
	case "executor":
		return c.Executor
	case "channel":
		return l.T("caseway.channel." + c.Channel)
	case "iin":
		return c.IIN
	case "filed":
		return locales.DateTime(c.CompleteAt)
	}
	return c.RegNo
}

// daysLeft counts calendar days from today to a day (yyyy-mm-dd); ok is false for none.
func daysLeft(now int64, due string) (int, bool) {
	day, err := time.ParseInLocation(time.DateOnly, due, locales.Zone)
	if err != nil {
		return 0, false
	}
	y, m, d := time.UnixMilli(now).In(locales.Zone).Date()
	return int(day.Sub(time.Date(y, m, d, 0, 0, 0, 0, locales.Zone)).Hours() / 24), true
}

// dueOf says the days left of an open case in words.
func (s *section) dueOf(c app.CaseRow) string {
	days, ok := daysLeft(s.Office.Now(), c.Due)
	switch {
	case !ok || !casefile.Open(c.State):
		return ""
	case c.Suspended:
		return s.T("case.suspended")
	case days < 0:
		return s.T("casepage.due.over", "count", -days)
	case days == 0:
		return s.T("casepage.due.today")
	}
	return s.T("casepage.due.left", "count", days)
}

func listName(s *section, ed *edition.Edition, code string) string {
	if l, ok := ed.List(code); ok {
		return l.Label().In(s.Lang())
	}
	return code
}

// services are how the sections of the window call them.
var services = map[string]string{edition.Queue: "kit.keys.queue", edition.Certificate: "kit.keys.certificates",
	edition.Privatization: "kit.keys.privatization", edition.Aid: "kit.keys.assistance"}

func (s *section) serviceName(code string) string { return s.T(services[code]) }

func (s *section) stateName(state string) string { return s.T("casepage.state." + state) }
