package commissionpage

import (
	"errors"
	"slices"
	"strings"
	"time"

	"kezek/app"
	"kezek/app/commission"
	"kezek/app/fault"
	"kezek/locales"
	"kezek/screens/kit"
)

// makeGrid builds the table of the agenda for the state the meeting is in.
func (m *meeting) makeGrid() {
	column := func(code string, width int, right bool) kit.Column {
		return kit.Column{Code: code, Title: m.T("commissionpage.agenda." + code), Width: width, Right: right, Unsorted: true}
	}
	var columns []kit.Column
	switch m.view.State {
	case app.MeetingSitting:
		columns = []kit.Column{column("n", 36, true), column("state", 136, false), column("what", 206, false)}
	case app.MeetingClosed:
		columns = []kit.Column{column("n", 36, true), column("what", 176, false), column("kind", 114, false), column("state", 104, false), column("votes", 66, false),
			column("decision", 84, false)}
	default:
		columns = []kit.Column{column("n", 36, true), column("kind", 136, false), column("what", 196, false), column("number", 98, false),
			column("reporter", 86, false), column("note", 78, false)}
		columns[4].Hidden, columns[5].Hidden = true, true // they stand in the item itself
	}
	m.index()
	m.grid = kit.NewGrid(m.Desk, columns, kit.Source{Len: func() int { return len(m.items) }, Row: func(i int) kit.Row {
		if x := m.item(m.items[i]); x != nil {
			return m.row(x, columns)
		}
		return kit.Row{Cells: make([]string, len(columns))}
	}})
	m.grid.Empty = m.T("commissionpage.agenda.empty." + m.view.State)
	m.grid.OnOpen = func(i int) {
		id := m.items[i]
		if id == m.open && m.pane.first != nil && m.pane.shown() {
			m.pane.first()
			return
		}
		m.leave(func() {
			m.showItem(id)
			if m.pane.first != nil {
				m.pane.first()
			}
		})
	}
	m.grid.OnCursor = m.follow
	m.grid.OnType = m.find
	if m.view.State == app.MeetingClosed {
		m.grid.ShowTicks()
	}
	m.fits = &fits{grid: m.grid, columns: columns, ticks: m.view.State == app.MeetingClosed}
	if m.view.State == app.MeetingPlanned && m.may(app.SetAgenda{}) {
		m.grid.OnMove = m.move
		m.grid.OnDelete = m.takeOff
		m.grid.OnNew = m.fresh
	}
}

// index notes which item stands in which row.
func (m *meeting) index() {
	m.items = m.items[:0]
	for _, x := range m.view.Agenda {
		m.items = append(m.items, x.ID)
	}
}

// what an item is about, in a line.
func (m *meeting) what(x *app.ItemView) string {
	if x.Name != "" {
		return x.Name
	}
	return x.Question.In(m.lang)
}

func (m *meeting) row(x *app.ItemView, columns []kit.Column) kit.Row {
	r := kit.Row{}
	for _, c := range columns {
		r.Cells = append(r.Cells, m.cell(x, c.Code))
	}
	switch {
	case x.State == app.ItemOpen && m.view.State == app.MeetingSitting:
		r.Style = kit.Strong
	case x.State == app.ItemLost || x.State == app.ItemPostponed || x.State == app.ItemTakenOff || x.State == app.ItemSentBack:
		r.Style = kit.Faded
	}
	return r
}

func (m *meeting) cell(x *app.ItemView, code string) string {
	switch code {
	case "n":
		return number(x.N)
	case "kind":
		return m.T(commission.ItemKindKey(x.Kind))
	case "number":
		return joined(" ", x.CaseNo, x.RegNo)
	case "what":
		return m.what(x)
	case "reporter":
		return x.Reporter
	case "note":
		return x.Note
	case "state":
		return m.stateOf(x)
	case "votes":
		if x.State == app.ItemOpen || x.Result == "" || x.Result == commission.NoQuorum {
			return ""
		}
		return number(x.For) + " : " + number(x.Against) + " : " + number(x.Abstained)
	case "decision":
		if x.Decision != 0 && x.Number == "" {
			return m.T("commissionpage.agenda.unnumbered")
		}
		return x.Number
	}
	return ""
}

// stateOf says in words how an item stands, with a mark where something is being written of it.
func (m *meeting) stateOf(x *app.ItemView) string {
	text := m.T(commission.ItemStateKey(x.State))
	if _, half := m.drafts[draftOfItem(m.id, x.ID)]; half && x.State == app.ItemOpen && m.view.State == app.MeetingSitting {
		text = m.T("commissionpage.agenda.begun")
	}
	return text
}

// follow shows the item under the cursor beside the agenda, where that is what the pane is for.
func (m *meeting) follow(i int) {
	if i < 0 || i >= len(m.items) || m.still || m.view.State == app.MeetingPlanned || m.pane.form != nil && m.hears == nil || m.pane.main != nil && m.hears == nil {
		return
	}
	if m.open != m.items[i] {
		m.leave(func() { m.showItem(m.items[i]) })
	}
}

// find goes to the item of a number, or to the one about whom the name begins so.
func (m *meeting) find(typed string) (int, bool) {
	folded := locales.Fold(typed)
	i := slices.IndexFunc(m.view.Agenda, func(x app.ItemView) bool {
		return number(x.N) == typed || folded != "" && strings.HasPrefix(locales.Fold(m.what(&x)), folded)
	})
	return i, i >= 0
}

// change is one change of an agenda, made on the lines as they then are.
type change func([]app.AgendaLine) []app.AgendaLine

// lines are those of the agenda as it stands.
func (m *meeting) lines() []app.AgendaLine {
	lines := make([]app.AgendaLine, 0, len(m.view.Agenda))
	for _, x := range m.view.Agenda {
		lines = append(lines, app.AgendaLine{Item: x.ID})
	}
	return lines
}

// reorder shows the agenda as the lines say it, before it is written.
func (m *meeting) reorder(lines []app.AgendaLine) {
	var agenda []app.ItemView
	for _, l := range lines {
		if x := m.item(l.Item); x != nil {
			is := *x
			is.N = len(agenda) + 1
			agenda = append(agenda, is)
		}
	}
	m.view.Agenda = agenda
	m.index()
}

// move puts an item elsewhere on the agenda.
func (m *meeting) move(from, to int) {
	id := m.items[from]
	m.lay(func(lines []app.AgendaLine) []app.AgendaLine {
		at := slices.IndexFunc(lines, func(l app.AgendaLine) bool { return l.Item == id })
		if at < 0 {
			return lines
		}
		line := lines[at]
		lines = slices.Delete(lines, at, at+1)
		return slices.Insert(lines, min(to, len(lines)), line)
	})
}

// takeOff takes an item off the agenda.
func (m *meeting) takeOff(row int) {
	id := m.items[row]
	what := m.what(m.item(id))
	m.lay(func(lines []app.AgendaLine) []app.AgendaLine {
		return slices.DeleteFunc(lines, func(l app.AgendaLine) bool { return l.Item == id })
	})
	m.grid.Reload()
	m.Quiet.Good(m.T("commissionpage.agenda.off", "what", what))
	if m.open == id {
		m.rest()
	}
}

// lay makes a change: it is shown at once and written as soon as what was changed before is.
func (m *meeting) lay(c change) {
	m.unwritten = append(m.unwritten, c)
	m.reorder(c(m.lines()))
	m.layNext()
}

// layNext writes the agenda with all changes that wait; then it is read anew.
func (m *meeting) layNext() {
	if m.laying || len(m.unwritten) == 0 {
		return
	}
	lines := m.lines()
	for _, c := range m.unwritten {
		lines = c(lines)
	}
	m.unwritten, m.laying = nil, true
	m.Do(m.T("queuemoves.running"), app.Order{Act: app.SetAgenda{Meeting: m.id, Items: lines}}, func(_ app.Outcome, err error) {
		m.laying = false
		m.told(err)
		m.heard()
	})
}

// told says what is wrong where no form is open.
func (m *meeting) told(err error) {
	var findings fault.Findings
	switch {
	case err == nil:
	case errors.As(err, &findings) && len(findings) > 0:
		i := max(0, slices.IndexFunc(findings, func(f fault.Finding) bool { return f.Severity == fault.Blocks }))
		m.Quiet.Note(m.finding(findings[i]))
	default:
		m.Quiet.Wrong(err)
	}
}

// showReady shows what may come on the agenda.
func (m *meeting) showReady() {
	if m.offers != nil {
		ticked := map[string]bool{}
		for _, i := range m.offers.Ticked() {
			if i < len(m.shownReady) {
				ticked[nameReady(m.shownReady[i])] = true
			}
		}
		m.shownReady = m.ready
		m.offers.Reload()
		var rows []int
		for i, r := range m.ready {
			if ticked[nameReady(r)] {
				rows = append(rows, i)
			}
		}
		m.offers.SetTicked(rows)
		m.pane.about.full = m.aboutReady()
		m.pane.box.Refresh()
		return
	}
	column := func(code string, width int) kit.Column {
		return kit.Column{Code: code, Title: m.T("commissionpage.ready." + code), Width: width, Unsorted: true}
	}
	m.shownReady = m.ready
	columns := []kit.Column{column("name", 150), column("kind", 116), column("number", 98), column("due", 88), column("before", 58), column("since", 76)}
	columns[5].Hidden = true
	m.offers = kit.NewGrid(m.Desk, columns, kit.Source{Len: func() int { return len(m.shownReady) }, Row: m.readyRow})
	m.offers.ShowTicks()
	m.offers.Empty = m.T("commissionpage.ready.none")
	m.offers.OnOpen = m.bringReady
	m.offers.OnNew = m.fresh
	m.offers.OnType = func(typed string) (int, bool) {
		folded := locales.Fold(typed)
		i := slices.IndexFunc(m.shownReady, func(r app.Ready) bool { return folded != "" && strings.HasPrefix(locales.Fold(r.Name), folded) })
		return i, i >= 0
	}
	grid := m.offers
	m.pane.put(m.T("commissionpage.ready.title"), m.aboutReady(), grid,
		kit.NewMainButton(m.Desk, m.T("commissionpage.ready.add"), func() { m.bringReady(grid.Cursor()) }),
		kit.NewButton(m.Desk, m.T("commissionpage.ready.urgent"), "", m.tickUrgent))
	m.pane.first, m.pane.fits = grid.Focus, &fits{grid: grid, columns: columns, ticks: true}
}

func (m *meeting) aboutReady() string { return m.T("commissionpage.ready.about", "n", len(m.ready)) }

func nameReady(r app.Ready) string {
	if r.Draft != 0 {
		return key(r.Draft)
	}
	return "c" + r.CaseNo
}

func (m *meeting) readyRow(i int) kit.Row {
	r := m.shownReady[i]
	before := ""
	if r.Before != "" {
		before = m.T(commission.ItemStateKey(r.Before))
	}
	waits := m.T("commissionpage.ready.days", "n", number(int((m.Office.Now()-r.Since)/(24*time.Hour).Milliseconds())))
	row := kit.Row{Cells: []string{r.Name, m.T(commission.ItemKindKey(r.Kind)), joined(" ", r.CaseNo, r.RegNo), day(r.Due), before, waits}}
	if r.Due != "" && r.Due < m.today().Format(time.DateOnly) {
		row.Style = kit.Wrong
	} else if m.urgent(r) {
		row.Style = kit.Strong
	}
	return row
}

// urgent tells whether the answer is due by the day of the meeting.
func (m *meeting) urgent(r app.Ready) bool {
	return r.Due != "" && r.Due <= time.UnixMilli(m.view.At).In(locales.Zone).Format(time.DateOnly)
}

func (m *meeting) tickUrgent() {
	var rows []int
	for i, r := range m.shownReady {
		if m.urgent(r) {
			rows = append(rows, i)
		}
	}
	m.offers.SetTicked(rows)
	m.offers.Focus()
	m.Quiet.Note(m.T("commissionpage.ready.ticked", "n", len(rows)))
}

// bringReady brings what is ticked on the agenda; without ticks, the row.
func (m *meeting) bringReady(row int) {
	rows := m.offers.Ticked()
	if len(rows) == 0 && row >= 0 {
		rows = []int{row}
	}
	var fresh []app.AgendaLine
	for _, i := range rows {
		r := m.shownReady[i]
		if r.Draft != 0 {
			fresh = append(fresh, app.AgendaLine{Draft: r.Draft})
		} else {
			fresh = append(fresh, app.AgendaLine{CaseNo: r.CaseNo})
		}
	}
	if len(fresh) == 0 {
		return
	}
	m.offers.SetTicked(nil)
	m.lay(func(lines []app.AgendaLine) []app.AgendaLine { return append(lines, fresh...) })
	m.Quiet.Good(m.T("commissionpage.ready.added", "n", len(fresh)))
}
