package applications

import (
	"context"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"kezek/app"
	"kezek/app/edition"
	"kezek/locales"
	"kezek/screens/kit"
	"kezek/screens/page"
)

const (
	mostCases   = 20_000
	typingPause = 200 * time.Millisecond
	setting     = "applications.grid"
)

// States of a case as the chips offer them; "" is all.
var states = []string{"registered", "enrolled", "refused", ""}

// list is the table of cases, the newest first.
type list struct {
	*section
	content fyne.CanvasObject
	head    *fyne.Container
	search  *kit.Input
	grid    *kit.Grid
	state   string
	rows    []app.CaseRow
	ed      *edition.Edition
	draft   *app.Draft // the newest unfinished form
	version int        // of the question: answers to older ones are dropped
	stop    func()
}

func newList(s *section) *list {
	l := &list{section: s, state: states[0], head: page.Row(pageGap), stop: func() {}}
	l.search = kit.NewText(s.Desk, 80)
	l.search.PlaceHolder = s.T("casepage.list.search")
	l.search.OnChanged = func(string) {
		l.stop()
		l.stop = s.after(typingPause, l.reload)
	}
	l.search.OnSubmitted = func(string) { l.grid.Focus() }
	l.grid = kit.NewGrid(s.Desk, []kit.Column{
		{Code: "case", Title: s.T("casepage.list.case"), Width: 110, Unsorted: true},
		{Code: "name", Title: s.T("casepage.list.name"), Width: 240, Unsorted: true},
		{Code: "iin", Title: s.T("casepage.list.iin"), Width: 112, Unsorted: true},
		{Code: "filed", Title: s.T("casepage.list.filed"), Width: 136, Unsorted: true},
		{Code: "state", Title: s.T("casepage.list.state"), Width: 120, Unsorted: true},
		{Code: "due", Title: s.T("casepage.list.due"), Width: 165, Unsorted: true},
		{Code: "list", Title: s.T("casepage.list.list"), Width: 190, Unsorted: true},
		{Code: "channel", Title: s.T("casepage.list.channel"), Width: 150, Unsorted: true, Hidden: true},
		{Code: "reg", Title: s.T("casepage.list.reg"), Width: 100, Unsorted: true},
	}, kit.Source{Len: func() int { return len(l.rows) }, Row: func(i int) kit.Row { return l.row(l.rows[i]) }})
	l.grid.Empty = s.T("casepage.list.empty")
	l.grid.OnOpen = func(i int) { s.toCase(l.rows[i].CaseNo) }
	if app.May(s.Who, app.Register{}.Name()) {
		l.grid.OnNew = s.newApplication
	}
	l.grid.OnState = func(g kit.GridState) {
		s.later(func(ctx context.Context) { _ = s.Office.SaveSetting(ctx, s.Who, setting, g) }, func() {})
	}
	l.arrange()
	l.content = container.NewBorder(page.Column(pageGap, l.head, page.Space(1, 1)), nil, nil, nil, l.grid)
	l.restoreColumns()
	return l
}

func (l *list) restoreColumns() {
	var g kit.GridState
	l.later(func(ctx context.Context) { _ = l.Office.Setting(ctx, l.Who, setting, &g) }, func() {
		if len(g.Columns) > 0 {
			l.grid.SetState(g)
		}
	})
}

// arrange builds the line over the table: the chosen chip is filled and ticked.
func (l *list) arrange() {
	l.head.Objects = nil
	if app.May(l.Who, app.Register{}.Name()) {
		l.head.Add(kit.NewMainButton(l.Desk, l.T("casepage.list.new")+"  Ctrl+N", l.newApplication))
		if d := l.draft; d != nil {
			l.head.Add(kit.NewButton(l.Desk, l.T("casepage.list.continue", "name", draftName(d), "time", locales.DateTime(d.SavedAt)), "",
				func() { l.toIntake(d) }))
		}
		l.head.Add(page.Space(6, 1))
	}
	for _, state := range states {
		icon := kit.Icon("")
		if state == l.state {
			icon = kit.IconCheck
		}
		l.head.Add(kit.NewButton(l.Desk, l.T("casepage.chip."+chip(state)), icon, func() {
			l.state = state
			l.arrange()
			l.reload()
			l.grid.Focus()
		}))
	}
	l.head.Add(page.Sized(240, 0, l.search))
	l.head.Refresh()
}

func chip(state string) string {
	if state == "" {
		return "all"
	}
	return state
}

// reload asks for the cases again.
func (l *list) reload() {
	l.version++
	version, state, query := l.version, l.state, l.search.Value()
	var rows []app.CaseRow
	var ed *edition.Edition
	var draft *app.Draft
	var err error
	l.later(func(ctx context.Context) {
		if rows, err = l.Office.Cases(ctx, state, query, mostCases); err != nil {
			return
		}
		if ed, err = l.Office.Edition(ctx); err == nil {
			draft, err = newestDraft(ctx, l.section)
		}
	}, func() {
		switch {
		case version != l.version:
		case err != nil:
			l.Quiet.Wrong(err)
		default:
			l.rows, l.ed, l.draft = rows, ed, draft
			l.arrange()
			l.grid.Reload()
			l.Count(locales.Number(int64(len(rows))))
		}
	})
}

func (l *list) row(c app.CaseRow) kit.Row {
	r := kit.Row{Cells: []string{c.CaseNo, c.Name, c.IIN, locales.DateTime(c.CompleteAt), l.T("casepage.state." + c.State),
		l.dueOf(c), listName(l.section, l.ed, c.List), channelName(l.section, l.ed, c.Channel), c.RegNo}}
	if c.State != "registered" {
		r.Cells[5] = ""
	}
	if days, ok := daysLeft(l.Office.Now(), c.Due); ok && days < 0 && c.State == "registered" {
		r.Style = kit.Wrong
	}
	return r
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

// dueOf says the days left in words.
func (s *section) dueOf(c app.CaseRow) string {
	days, ok := daysLeft(s.Office.Now(), c.Due)
	switch {
	case !ok:
		return ""
	case days < 0:
		return s.T("casepage.due.over", "count", -days)
	case days == 0:
		return s.T("casepage.due.today")
	}
	return s.T("casepage.due.left", "count", days)
}

func listName(s *section, ed *edition.Edition, code string) string {
	if ed != nil {
		if l, ok := ed.List(code); ok {
			return l.In(s.Lang())
		}
	}
	return code
}

func channelName(s *section, ed *edition.Edition, code string) string {
	if ed != nil {
		if c, ok := ed.Channel(code); ok {
			return c.In(s.Lang())
		}
	}
	return code
}
