package commissionpage

import (
	"context"
	"slices"
	"strconv"
	"strings"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"

	"kezek/app"
	"kezek/app/commission"
	"kezek/app/edition"
	"kezek/locales"
	"kezek/screens/kit"
	"kezek/screens/page"
)

// lists is a table of the section's beside a pane, under the links to both lists.
type lists struct {
	plain
	*section
	pane    *pane
	strip   *fyne.Container
	grid    *kit.Grid
	empty   fyne.CanvasObject // instead of the table while there is nothing
	content *fyne.Container
	bare    bool // empty stands there
	brought bool
	version int
}

// newLists lays a list out; at is its place among the links.
func newLists(s *section, at int) *lists {
	l := &lists{section: s, pane: newPane(s), empty: page.Space(1, 1)}
	l.strip = page.Row(4, page.NewLink(s.T("commissionpage.list.meetings"), "", at == 0, func() { s.at.leaves(s.toMeetings) }),
		page.NewLink(s.T("commissionpage.list.orders"), "", at == 1, func() { s.at.leaves(s.toOrders) }),
		page.Space(10, 1), page.Line(s.T("commissionpage.list.keys"), kit.SmallSize, false, kit.ColorQuiet))
	l.content = &fyne.Container{Layout: &listLayout{l}}
	return l
}

func (l *lists) lay() {
	l.content.Objects = []fyne.CanvasObject{l.strip, l.grid, l.empty, l.pane.box}
	l.arrange()
}

// arrange shows the table or what stands instead of it.
func (l *lists) arrange() {
	l.grid.Hidden = l.bare
	if l.bare {
		l.empty.Show()
	} else {
		l.empty.Hide()
	}
	l.content.Refresh()
}

func (l *lists) object() fyne.CanvasObject { return l.content }
func (l *lists) leaves(then func())        { l.pane.leaves(then) }
func (l *lists) main() {
	if l.pane.main != nil {
		l.pane.main()
	}
}

func (l *lists) focus() {
	if !l.bare {
		l.grid.Focus()
	}
}

func (l *lists) back() {
	if l.pane.back != nil {
		l.pane.back()
		return
	}
	l.focus()
}

func (l *lists) shut() {
	l.pane.shut()
	l.content.Refresh()
	l.focus()
}

func (l *lists) count() string {
	if !l.brought {
		return ""
	}
	return locales.Number(int64(l.grid.Source.Len()))
}

const sideWide = 420

type listLayout struct{ l *lists }

func (listLayout) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(760, 420) }

func (a *listLayout) Layout(_ []fyne.CanvasObject, s fyne.Size) {
	l := a.l
	l.strip.Move(fyne.NewPos(gap, gap))
	l.strip.Resize(fyne.NewSize(s.Width-2*gap, 28))
	body := fyne.NewSize(s.Width-2*gap, s.Height-28-3*gap)
	at := fyne.NewPos(gap, 28+2*gap)
	if l.pane.shown() {
		body.Width -= sideWide + gap
		l.pane.box.Move(fyne.NewPos(s.Width-gap-sideWide, at.Y))
		l.pane.box.Resize(fyne.NewSize(sideWide, body.Height))
	}
	for _, o := range []fyne.CanvasObject{l.grid, l.empty} {
		o.Move(at)
		o.Resize(body)
	}
}

// meetings is the list of the commission's meetings, the latest first.
type meetings struct {
	*lists
	is     []app.MeetingRow
	orders []app.CompositionView
	rule   *edition.CommissionRule // of the edition in force; nil where it says nothing
}

func newMeetings(s *section) *meetings {
	m := &meetings{lists: newLists(s, 0)}
	column := func(code string, width int, right bool) kit.Column {
		return kit.Column{Code: code, Title: s.T("commissionpage.column." + code), Width: width, Right: right, Unsorted: true}
	}
	m.grid = kit.NewGrid(s.Desk, []kit.Column{column("date", 90, false), column("time", 60, false), column("kind", 170, false), column("venue", 230, false),
		column("state", 160, false), column("items", 90, true), column("decided", 90, true), column("signed", 110, true), column("minutes", 110, false)},
		kit.Source{Len: func() int { return len(m.is) }, Row: m.row})
	m.grid.Empty = s.T("queuepage.reading")
	m.grid.OnOpen = func(i int) { id := m.is[i].ID; m.leaves(func() { s.toMeeting(id, 0) }) }
	m.grid.OnNew = m.fresh
	m.grid.OnType = func(typed string) (int, bool) {
		i := slices.IndexFunc(m.is, func(r app.MeetingRow) bool { return strings.HasPrefix(locales.Date(r.At), typed) })
		return i, i >= 0
	}
	m.lay()
	return m
}

func (m *meetings) row(i int) kit.Row {
	r := m.is[i]
	signed := r.States[app.ItemSigned]
	row := kit.Row{Cells: []string{locales.Date(r.At), clock(r.At), m.T(commission.MeetingKindKey(r.Kind)), r.Venue, m.T(commission.StateKey(r.State)),
		number(r.Items), some(r.States[app.ItemDecided] + signed), some(signed), r.Number}}
	switch r.State {
	case app.MeetingCalledOff:
		row.Style = kit.Faded
	case app.MeetingPlanned, app.MeetingSitting:
		row.Style = kit.Strong
	}
	return row
}

// some is a number, nothing for none.
func some(n int) string {
	if n == 0 {
		return ""
	}
	return number(n)
}

func clock(ms int64) string { return time.UnixMilli(ms).In(locales.Zone).Format("15:04") }

// heard reads the meetings away from the window's thread; a later question makes an earlier answer void.
func (m *meetings) heard() {
	m.version++
	version := m.version
	var is []app.MeetingRow
	var orders []app.CompositionView
	var ed *edition.Edition
	var err error
	m.later(func(ctx context.Context) {
		if is, err = m.Office.Meetings(ctx); err != nil {
			return
		}
		if orders, err = m.Office.Compositions(ctx); err != nil {
			return
		}
		ed, err = m.Office.Edition(ctx)
	}, func() {
		switch {
		case version != m.version || m.section.at != place(m):
		case err != nil:
			m.Quiet.Wrong(err)
		default:
			m.is, m.orders, m.rule, m.brought = is, orders, ed.Commission, true
			m.write()
		}
	})
}

func (m *meetings) write() {
	m.grid.Empty = m.T("commissionpage.list.none")
	m.grid.Reload()
	had := m.bare
	m.bare = len(m.orders) == 0
	if m.bare {
		m.empty = m.begin()
	}
	m.lay()
	m.Count(m.count())
	if had && !m.bare || m.Window.Canvas().Focused() == nil {
		m.focus()
	}
}

// begin is what stands there before anybody sits in the commission.
func (m *meetings) begin() fyne.CanvasObject {
	acts := page.Row(gap)
	if m.may(app.SetComposition{}) {
		acts.Add(kit.NewMainButton(m.Desk, m.T("commissionpage.begin.enter")+"  Ctrl+N", m.fresh))
	}
	return page.Padded(40, page.Column(14, page.Line(m.T("commissionpage.begin.title"), kit.TitleSize, true, theme.ColorNameForeground),
		page.NewProse(m.T("commissionpage.begin.text"), 560, kit.ColorQuiet), acts))
}

func (m *meetings) turn(by int) {
	if by > 0 {
		m.leaves(m.toOrders)
	}
}

// fresh plans a meeting; while nobody sits in the commission, it enters who does.
func (m *meetings) fresh() {
	switch {
	case !m.brought:
	case m.bare && m.may(app.SetComposition{}):
		m.toOrder(nil)
	case !m.bare && m.may(app.PlanMeeting{}):
		m.leaves(func() { m.plan(m.pane, m.rule, app.MeetingRow{Venue: m.lastVenue(), Kind: edition.Regular}, m.shut) })
	}
}

func (m *meetings) lastVenue() string {
	if len(m.is) == 0 {
		return ""
	}
	return m.is[0].Venue
}

// plan asks when and where the commission meets: a new meeting, or one that did not begin.
func (s *section) plan(p *pane, rule *edition.CommissionRule, was app.MeetingRow, back func()) {
	d := newDeed(p)
	d.place = func(field string) string {
		if field == "at" {
			return "date"
		}
		return field
	}
	var kinds []kit.Option
	for _, code := range edition.MeetingKinds {
		if rule == nil || rule.Allows(code) {
			kinds = append(kinds, kit.Option{Code: code, Name: s.T(commission.MeetingKindKey(code))})
		}
	}
	d.form.Add(kit.Item{Name: "date", Label: s.T("commissionpage.column.date"), Field: kit.NewDate(s.Desk), Required: true, Width: 140})
	d.form.Add(kit.Item{Name: "time", Label: s.T("commissionpage.column.time"), Field: kit.NewTime(s.Desk), Required: true, Beside: true, Width: 90})
	d.need("kind", s.T("commissionpage.column.kind"), kit.NewChoice(s.Desk, kinds))
	d.need("venue", s.T("commissionpage.column.venue"), kit.NewText(s.Desk, 200))
	d.form.Add(kit.Item{Name: "note", Label: s.T("commissionpage.plan.note"), Field: kit.NewMultiline(s.Desk, 2, 500)})
	begin := map[string]string{"kind": was.Kind, "venue": was.Venue, "note": was.Note, "time": "15:00"}
	title, button := s.T("commissionpage.plan.title"), s.T("commissionpage.plan.do")
	if was.ID != 0 {
		begin["date"], begin["time"] = time.UnixMilli(was.At).In(locales.Zone).Format(time.DateOnly), clock(was.At)
		title, button = s.T("commissionpage.plan.change"), s.T("commissionpage.plan.keep")
	}
	submit := func() {
		act := app.PlanMeeting{Meeting: was.ID, At: moment(d.value("date"), d.value("time")), Venue: d.value("venue"), Kind: d.value("kind"), Note: d.text("note")}
		d.carryOut(act, func(out app.Outcome) {
			var is app.Convened
			if err := out.Read(&is); err != nil {
				s.Quiet.Wrong(err)
				return
			}
			p.form = nil
			s.toMeeting(is.Meeting, 0)
			s.good(s.T("commissionpage.plan.done", "date", locales.DateTime(act.At)), out)
		})
	}
	d.end(button, submit, back, begin)
	p.ask(title, s.T("commissionpage.plan.about"), nil, 0, d.form)
	s.at.object().Refresh()
	d.form.FocusFirst()
}

// moment is a day and a time of it as unix ms, 0 where they are not whole.
func moment(iso, time_ string) int64 {
	t, err := time.ParseInLocation("2006-01-02 15:04", iso+" "+time_, locales.Zone)
	if err != nil {
		return 0
	}
	return t.UnixMilli()
}

// key names a meeting in a draft's id.
func key(n int64) string { return strconv.FormatInt(n, 10) }
