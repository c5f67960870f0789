package commissionpage

import (
	"context"
	"slices"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"

	"kezek/app"
	"kezek/app/commission"
	"kezek/locales"
	"kezek/screens/kit"
	"kezek/screens/page"
	"kezek/screens/room"
)

// meeting is one open meeting: its agenda, and beside it what is open of it.
type meeting struct {
	plain
	*section
	id      int64
	view    app.MeetingView
	ready   []app.Ready                  // may come on the agenda; read while it is laid
	drafts  map[string]map[string]string // what was being written of items when the program ended
	brought bool
	version int
	wanted  int64  // item to open when it is read
	state   string // the table was built for
	keeping *room.Keeper
	way     string // of voting, as the person likes it: byName, byCount

	grid    *kit.Grid
	fits    *fits
	pane    *pane
	title   caption
	about   caption
	bar     *kit.QuorumBar
	acts    *fyne.Container
	keys    caption
	content *fyne.Container

	hears      *hearing  // the form of the item being heard; nil while none is open
	offers     *kit.Grid // of what is ready; nil while the pane shows something else
	open       int64     // item in the pane, 0 for none
	items      []int64   // of the agenda, row by row
	still      bool      // the cursor is put somewhere: nobody moved it
	shownReady []app.Ready
	papers     *kit.Grid // of the meeting; the last shown
	afresh     func()    // when the meeting was read again

	unwritten []change // of the agenda, not written yet
	laying    bool
}

func newMeeting(s *section, id, item int64) *meeting {
	m := &meeting{section: s, id: id, wanted: item, keeping: room.NewKeeper(s.Room), pane: newPane(s), bar: kit.NewQuorumBar(s.Desk), acts: page.Flow(), way: byName}
	m.title = newCaption(kit.TitleSize, true, theme.ColorNameForeground)
	m.about = newCaption(kit.TextSize, false, kit.ColorQuiet)
	m.keys = newCaption(kit.SmallSize, false, kit.ColorQuiet)
	m.content = &fyne.Container{Layout: &meetingLayout{m}}
	return m
}

// heard reads the meeting away from the window's thread; a later question makes an earlier answer void.
func (m *meeting) heard() {
	if m.laying {
		return // it is read once the agenda is written
	}
	m.version++
	version := m.version
	var view app.MeetingView
	var ready []app.Ready
	var drafts map[string]map[string]string
	way := m.way
	var err error
	first := !m.brought
	m.later(func(ctx context.Context) {
		if view, err = m.Office.Meeting(ctx, m.id); err != nil {
			return
		}
		if view.State == app.MeetingPlanned {
			if ready, err = m.Office.ReadyItems(ctx); err != nil {
				return
			}
		}
		if first {
			if drafts, err = m.section.drafts(ctx); err == nil {
				err = m.Office.Setting(ctx, m.Who, settingWay, &way)
			}
		}
	}, func() {
		switch {
		case version != m.version || m.at != place(m):
		case err != nil:
			m.Quiet.Wrong(err)
			if !m.brought {
				m.toMeetings()
			}
		default:
			m.view, m.ready = view, ready
			if first {
				m.drafts, m.way = drafts, way
			}
			m.write()
		}
	})
}

// write says everything anew. What is open in the pane stays, and so does the keyboard.
func (m *meeting) write() {
	m.brought = true
	fresh := m.state != m.view.State
	for _, c := range m.unwritten {
		m.reorder(c(m.lines()))
	}
	m.writeHead()
	if fresh {
		m.state = m.view.State
		m.pane.shut()
		m.hears, m.offers, m.open = nil, nil, 0
		m.makeGrid()
		m.content.Objects = []fyne.CanvasObject{m.title.text, m.about.text, m.bar, m.grid, m.keys.text, m.pane.box, m.acts}
	} else {
		m.reload()
	}
	m.offer()
	m.content.Refresh()
	m.Count(m.count())
	if fresh {
		m.rest()
		m.focus()
	} else if m.afresh == nil {
		m.again()
	}
	if then := m.afresh; then != nil {
		m.afresh = nil
		then()
	}
	m.layNext()
}

// reload shows the agenda as it was read; ticks keep to their items.
func (m *meeting) reload() {
	ticked := map[int64]bool{}
	for _, i := range m.grid.Ticked() {
		if i < len(m.items) {
			ticked[m.items[i]] = true
		}
	}
	m.index()
	m.grid.Reload()
	var rows []int
	for i, id := range m.items {
		if ticked[id] {
			rows = append(rows, i)
		}
	}
	m.grid.SetTicked(rows)
}

// writeHead says when, where and how far.
func (m *meeting) writeHead() {
	v := &m.view
	m.title.full = joined(" · ", locales.DateTime(v.At), m.T(commission.MeetingKindKey(v.Kind)))
	order := m.T("commissionpage.order.title", "number", v.Composition.Number, "date", day(v.Composition.Date))
	about := joined(" · ", m.T(commission.StateKey(v.State)), v.Venue, order, m.T("commissionpage.head.items", "n", v.Items), v.Note)
	if v.State == app.MeetingClosed {
		about = joined(" · ", m.T(commission.StateKey(v.State)), v.Venue, m.T("commissionpage.head.minutes", "number", v.Number, "date", day(v.Date)),
			m.T("commissionpage.head.signed", "signed", v.States[app.ItemSigned], "waits", v.States[app.ItemDecided]),
			m.T("commissionpage.head.rest", "postponed", v.States[app.ItemPostponed], "lost", v.States[app.ItemLost]))
	}
	m.about.full = about
	m.bar.Hidden = v.State != app.MeetingSitting
	if !m.bar.Hidden {
		m.tellQuorum(v.Quorum)
	}
	m.keys.full = ""
	if m.writes() || v.State == app.MeetingClosed {
		m.keys.full = m.T("commissionpage.keys." + v.State)
	}
}

// tellQuorum shows how many are here, who presides, and, where it falls short by few, who is missing.
func (m *meeting) tellQuorum(q commission.Quorum) {
	var names []string
	for _, s := range q.Missing {
		names = append(names, s.Name)
	}
	missing := ""
	if len(names) > 0 && len(names) <= 4 {
		missing = m.T("commissionpage.quorum.missing", "names", strings.Join(names, ", "))
	}
	text := m.T("commissionpage.quorum.none", "here", q.Here, "needed", q.Needed, "entitled", q.Entitled)
	if q.Reached() {
		text = m.T("commissionpage.quorum.there", "here", q.Here, "needed", q.Needed, "entitled", q.Entitled)
	}
	presider := ""
	if s, ok := commission.Find(m.view.Composition.Seats, m.view.Presiding); ok && m.view.State == app.MeetingSitting {
		presider = m.T("commissionpage.quorum.presides", "name", m.sitter(s).Name)
	}
	open := ""
	if n := m.view.States[app.ItemOpen]; m.view.State == app.MeetingSitting {
		open = m.T("commissionpage.head.left", "open", n, "items", m.view.Items)
	}
	m.bar.Set(q.Here, q.Needed, q.Entitled, joined(" · ", text, missing, presider, open))
}

// sitter is who sits in a seat now.
func (m *meeting) sitter(s commission.Seat) commission.Human {
	if i := slices.IndexFunc(m.view.Present, func(p commission.Presence) bool { return p.Seat == s.N }); i >= 0 {
		return s.Sitter(m.view.Present[i])
	}
	return s.Human
}

// writes tells whether the person may do what a secretary does in this state.
func (m *meeting) writes() bool {
	switch m.view.State {
	case app.MeetingPlanned:
		return m.may(app.SetAgenda{})
	case app.MeetingSitting:
		return m.may(app.DecideItem{})
	}
	return false
}

// offer sets the buttons open to this person in this state.
func (m *meeting) offer() {
	m.acts.Objects = nil
	add := func(act app.Act, text string, main bool, do func()) {
		if act != nil && !m.may(act) {
			return
		}
		b := kit.NewButton(m.Desk, m.T(text), "", do)
		if main {
			b = kit.NewMainButton(m.Desk, m.T(text), do)
		}
		m.acts.Add(b)
	}
	switch m.view.State {
	case app.MeetingPlanned:
		add(app.Attend{}, "commissionpage.act.begin", len(m.view.Agenda) > 0, m.attend)
		add(app.SetAgenda{}, "commissionpage.act.add", false, m.fresh)
		add(nil, "commissionpage.act.papers", false, m.paper)
		add(app.PlanMeeting{}, "commissionpage.act.change", false, m.change)
		add(app.CallOff{}, "commissionpage.act.call-off", false, m.callOff)
	case app.MeetingSitting:
		add(app.CloseMeeting{}, "commissionpage.act.close", m.view.States[app.ItemOpen] == 0, m.closing)
		add(app.Attend{}, "commissionpage.act.attend", false, m.attend)
		add(app.AddToAgenda{}, "commissionpage.act.add", false, m.fresh)
		add(nil, "commissionpage.act.papers", false, m.paper)
	case app.MeetingClosed:
		waits := len(m.waiting()) > 0
		if waits {
			add(app.SignDecisions{}, "commissionpage.act.sign", true, m.signing)
			add(app.SendBack{}, "commissionpage.act.send-back", false, m.sendBack)
		}
		if len(m.bareOnes()) > 0 {
			add(app.NumberDecisions{}, "commissionpage.act.number", false, m.numbering)
		}
		add(nil, "commissionpage.act.papers", false, m.paper)
	}
	m.acts.Refresh()
}

func (m *meeting) change() {
	m.leave(func() { m.plan(m.pane, m.view.Rule, m.view.MeetingRow, m.rest) })
	m.content.Refresh()
}

// callOff asks why the meeting is not held.
func (m *meeting) callOff() {
	m.leave(func() {
		m.letGo()
		d := newDeed(m.pane)
		d.end(m.T("commissionpage.act.call-off"), func() {
			d.carryOut(app.CallOff{Meeting: m.id}, func(out app.Outcome) {
				m.pane.form = nil
				m.good(m.T("commissionpage.called-off"), out)
			})
		}, m.restFocused, nil)
		d.form.Omit("reason", false)
		m.pane.ask(m.T("commissionpage.call-off.title"), m.T("commissionpage.call-off.about"), nil, 0, d.form)
		m.content.Refresh()
		d.form.Go("reason")
	})
}

// item finds one of the agenda by its ID.
func (m *meeting) item(id int64) *app.ItemView {
	if i := slices.IndexFunc(m.view.Agenda, func(x app.ItemView) bool { return x.ID == id }); i >= 0 {
		return &m.view.Agenda[i]
	}
	return nil
}

// leave asks before a form in the pane is lost; what is written of an item is a draft.
func (m *meeting) leave(then func()) {
	if m.hears != nil {
		m.hears.keepDraft()
		then()
		return
	}
	m.pane.leaves(then)
}

func (m *meeting) leaves(then func()) { m.leave(then) }

// letGo forgets what the pane showed.
func (m *meeting) letGo() { m.hears, m.offers, m.open = nil, nil, 0 }

// rest shows in the pane what stands there while nothing else is asked for.
func (m *meeting) rest() {
	m.letGo()
	m.pane.shut()
	switch {
	case !m.brought:
	case m.state == app.MeetingPlanned && m.may(app.SetAgenda{}):
		m.showReady()
	case m.wanted != 0 && m.item(m.wanted) != nil:
		m.grid.SetCursor(slices.Index(m.items, m.wanted))
		m.showItem(m.wanted)
	case m.state == app.MeetingSitting && m.nextOpen(0) != 0:
		m.grid.SetCursor(slices.Index(m.items, m.nextOpen(0)))
		m.showItem(m.nextOpen(0))
	default:
		m.showUnder()
	}
	m.wanted = 0
	m.content.Refresh()
}

func (m *meeting) restFocused() {
	m.rest()
	m.grid.Focus()
}

// showUnder shows the item under the cursor.
func (m *meeting) showUnder() {
	if i := m.grid.Cursor(); i >= 0 && i < len(m.items) {
		m.showItem(m.items[i])
	}
}

// again brings what the pane shows up to date.
func (m *meeting) again() {
	switch {
	case m.offers != nil:
		m.showReady()
	case m.hears != nil || m.pane.form != nil:
	case m.open != 0 && m.item(m.open) != nil && m.pane.main == nil:
		m.showItem(m.open)
	}
}

func (m *meeting) object() fyne.CanvasObject { return m.content }

// focus gives the keyboard to what is worked with first.
func (m *meeting) focus() {
	switch {
	case !m.brought:
	case m.hears != nil && m.view.State == app.MeetingSitting:
		m.hears.focus()
	case m.offers != nil && len(m.view.Agenda) == 0:
		m.offers.Focus()
	default:
		m.grid.Focus()
	}
}

// back is Esc that nothing used: the pane goes back to what it rests on, then the list of meetings comes.
func (m *meeting) back() {
	switch {
	case m.pane.back != nil && m.hears == nil:
		m.pane.back()
	default:
		m.leave(m.toMeetings)
	}
}

// main is Ctrl+Enter where no form hears it: the main act of the state.
func (m *meeting) main() {
	switch {
	case m.pane.main != nil:
		m.pane.main()
	case m.view.State == app.MeetingPlanned && m.may(app.Attend{}) && len(m.view.Agenda) > 0:
		m.attend()
	case m.view.State == app.MeetingSitting && m.may(app.CloseMeeting{}) && m.view.States[app.ItemOpen] == 0:
		m.closing()
	case m.hears != nil:
		m.hears.focus()
	case m.view.State == app.MeetingClosed && m.may(app.SignDecisions{}) && len(m.waiting()) > 0:
		m.signing()
	}
}

func (m *meeting) count() string {
	if !m.brought {
		return ""
	}
	return number(m.view.Items)
}
