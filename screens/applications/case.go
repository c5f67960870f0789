package applications

import (
	"context"
	"slices"
	"strings"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"

	"kezek/app"
	"kezek/app/casefile"
	"kezek/locales"
	"kezek/screens/kit"
	"kezek/screens/page"
)

const actsWide = 404 // the panel of acts at the right of an open case

// Case is one open case: who and until when, its way, what it holds part by part, and at the right the acts open to this
// person now. A service's Tab sees of it the room (Office, Who, T, Lang, Go), View as it was read last, and what begins acts:
// May, NewDeed, Past, Today.
type Case struct {
	*section
	number string
	known

	head     *fyne.Container
	bar      *bar
	whole    *fyne.Container // everything; nil until it is brought
	unfolded map[string]bool // outside steps opened on the bar
	tab      int
	tabs     *fyne.Container
	sheet    *prose
	scroll   *container.Scroll
	body     *fyne.Container // the tabs and the panel of acts; or a wide form instead
	parts    fyne.CanvasObject
	side     *fyne.Container
	form     *kit.Form // of the act begun, nil for none
	fields   *Fields   // of the service in it
	buttons  []*kit.Button
	first    fyne.Focusable // the first of them that is not forbidden
	main     func()         // the first act of the step the case waits in; nil for none
	refocus  bool           // the act that had the keyboard was carried out
	presence presence
	version  int
	brought  bool
}

// known is what is read of the case, at once.
type known struct {
	View  app.CaseView
	own   bool     // this person registered it and may not decide
	sole  bool     // one person holds all roles by a recorded order
	staff []worker // who may be named executor
	forms []form   // papers it can be given; read when they are looked at
	mine  Tab      // of its service; nil for none
}

// worker is somebody who may be named executor.
type worker struct{ login, name, away string } // away: last day of an absence, yyyy-mm-dd

func newOpenCase(s *section, number string) *Case {
	c := &Case{section: s, number: number, head: page.Column(3), tabs: &fyne.Container{Layout: tabRow{}}, sheet: newSheet(), side: container.NewStack(), body: container.NewStack(),
		unfolded: map[string]bool{}}
	c.bar = newBar(s.Window.Canvas(), c.unfold, func(n int) string { return s.T("caseway.bar.beyond", "count", n) })
	c.scroll = container.NewVScroll(c.sheet)
	return c
}

// reload reads the case again and brings it to the front the first time.
func (c *Case) reload() {
	c.version++
	version, papers := c.version, c.at() == tabPapers
	is := known{mine: c.mine}
	take := func() {}
	var err error
	c.later(func(ctx context.Context) {
		if err = c.read(ctx, &is, papers); err == nil {
			take, err = is.readMine(ctx, c)
		}
	}, func() {
		switch {
		case version != c.version || c.section.open != c:
		case err != nil:
			c.Quiet.Wrong(err)
			if !c.brought {
				c.toList()
			}
		default:
			c.known = is
			take()
			c.write()
		}
	})
}

func (c *Case) read(ctx context.Context, is *known, papers bool) (err error) {
	if is.View, err = c.Office.Case(ctx, c.number); err != nil {
		return err
	}
	if is.own, err = c.Office.OwnCase(ctx, c.Who, c.number); err != nil {
		return err
	}
	info, err := c.Office.Info(ctx)
	if err != nil {
		return err
	}
	is.sole = info.SoleOrder != ""
	if papers {
		is.forms = c.issuable(ctx, &is.View)
	}
	is.staff, err = c.executors(ctx)
	return err
}

// readMine reads what the service's tab says, by the case as it was just read.
func (is *known) readMine(ctx context.Context, c *Case) (take func(), err error) {
	if open := c.serviceOf(is.View.Service).Open; is.mine == nil && open != nil {
		is.mine = open(c)
	}
	if is.mine != nil {
		take, err = is.mine.Read(ctx, is.View)
	}
	if take == nil {
		take = func() {}
	}
	return take, err
}

// executors are the people who may be named, those away with the last day of it.
func (s *section) executors(ctx context.Context) (staff []worker, err error) {
	people, err := s.Office.People(ctx)
	if err != nil {
		return nil, err
	}
	absences, err := s.Office.Absences(ctx)
	today := s.today().Format(time.DateOnly)
	for _, p := range people {
		if !p.Active || !slices.Contains(strings.Fields(p.Roles), string(app.Executor)) {
			continue
		}
		w := worker{login: p.Login, name: p.Name}
		for _, a := range absences {
			if a.Person == p.ID && !a.Ended && a.From <= today && today <= a.To {
				w.away = a.To
			}
		}
		staff = append(staff, w)
	}
	return staff, err
}

// write says everything anew.
func (c *Case) write() {
	c.showHead()
	c.showBar()
	c.showTab()
	if c.form == nil {
		c.offer()
		if c.refocus && c.first != nil {
			c.focus(c.first)
		}
		c.refocus = false
	}
	if c.brought {
		c.whole.Refresh() // the bar may be higher now
	}
	c.bringOnce()
}

func (c *Case) bringOnce() {
	if c.brought {
		return
	}
	c.brought = true
	side := page.Panel(kit.ColorStripe, page.Padded(prosePad, c.side))
	left := container.NewBorder(c.tabs, nil, nil, nil, c.scroll)
	top := page.Column(6, c.head, c.bar)
	c.parts = container.New(beside{actsWide}, left, side)
	c.body.Objects = []fyne.CanvasObject{c.parts}
	c.whole = container.NewBorder(top, nil, nil, nil, c.body)
	c.bring(c.whole)
	c.watch()
	c.takeKeys()
}

// takeKeys gives the keyboard to the form that is being filled, else to the first act.
func (c *Case) takeKeys() {
	switch {
	case c.form != nil:
		c.form.Return()
	case c.first != nil:
		c.focus(c.first)
	default:
		c.Window.Canvas().Unfocus()
	}
}

// showHead says who, what and until when, and who else has the case open.
func (c *Case) showHead() {
	v := &c.View
	state := c.T("casepage.state." + v.State)
	if v.Suspended {
		state += ", " + c.T("case.suspended")
	}
	who := page.Row(14, page.Title(v.Name), page.Line(v.CaseNo, kit.TextSize, true, kit.ColorQuiet),
		page.Line(state, kit.TextSize, true, theme.ColorNameForeground))
	c.head.Objects = []fyne.CanvasObject{who, c.terms(), c.rules()}
	if said := c.presence.said(c.section); said != "" {
		c.head.Add(page.Line(said, kit.TextSize, true, theme.ColorNameForeground))
	}
	c.head.Refresh()
}

// terms is the line of the day due, the executor, the service and, of an enrolled case, its place.
func (c *Case) terms() fyne.CanvasObject {
	v := &c.View
	row := page.Row(16)
	if days, ok := daysLeft(c.Office.Now(), v.Due); ok && casefile.Open(v.State) {
		text := c.T("casepage.case.due", "day", shownDay(v.Due), "left", c.dueOf(v.CaseRow))
		ink := theme.ColorNameForeground
		if days < 0 && !v.Suspended {
			ink = kit.ColorWrong
			row.Add(picture(kit.IconWarning, kit.ColorWrong))
		}
		row.Add(page.Line(text, kit.TextSize, true, ink))
	} else if casefile.Open(v.State) {
		row.Add(page.Line(c.T("caseway.head.no-term"), kit.TextSize, false, kit.ColorQuiet))
	}
	say := func(text string) { row.Add(page.Line(text, kit.TextSize, false, theme.ColorNameForeground)) }
	say(c.serviceName(v.Service))
	if v.List != "" {
		say(listName(c.section, v.Edition, v.List))
	}
	if e := v.Entry; e != nil {
		say(c.T("casepage.case.reg", "number", e.RegNo))
		if e.Place > 0 {
			say(c.T("casepage.case.place", "overall", locales.Number(int64(e.Place)), "list", locales.Number(int64(e.PlaceInList))))
		}
	}
	if v.Executor != "" {
		say(c.T("caseway.head.executor", "name", v.Executor))
	}
	return row
}

// rules is the line of the edition, and how much of it was not checked against the act.
func (c *Case) rules() fyne.CanvasObject {
	row := page.Row(10, page.Line(c.View.Edition.Title.In(c.Lang()), kit.SmallSize, false, kit.ColorQuiet))
	if n := c.unverified(); n > 0 {
		row.Add(picture(kit.IconWarning, kit.ColorQuiet))
		row.Add(page.Line(c.T("caseway.head.unverified", "count", n), kit.SmallSize, false, kit.ColorQuiet))
	}
	return row
}

// unverified counts what the edition says of the service without having been checked against the act.
func (c *Case) unverified() (n int) {
	for _, st := range c.View.Edition.Statements() {
		if st.Service == c.View.Service && st.Unverified() {
			n++
		}
	}
	return n
}
