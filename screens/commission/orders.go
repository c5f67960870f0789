package commissionpage

import (
	"context"
	"strconv"

	"kezek/app"
	"kezek/app/commission"
	"kezek/screens/kit"
	"kezek/screens/page"
)

// orders is the list of orders that say who sits in the commission, the newest first.
type orders struct {
	*lists
	is []app.CompositionView
}

func newOrders(s *section) *orders {
	o := &orders{lists: newLists(s, 1)}
	column := func(code string, width int) kit.Column {
		return kit.Column{Code: code, Title: s.T("commissionpage.column." + code), Width: width, Unsorted: true}
	}
	o.grid = kit.NewGrid(s.Desk, []kit.Column{column("order", 150), column("date", 95), column("from", 95), column("to", 110), column("seats", 100), column("chair", 230),
		column("issuer", 250)}, kit.Source{Len: func() int { return len(o.is) }, Row: o.row})
	o.grid.Empty = s.T("queuepage.reading")
	o.grid.OnOpen = func(int) { o.look() }
	o.grid.OnCursor = func(int) {
		if o.pane.shown() && o.pane.form == nil {
			o.look()
			o.grid.Focus()
		}
	}
	o.grid.OnNew = o.fresh
	o.lay()
	return o
}

func (o *orders) row(i int) kit.Row {
	c := o.is[i]
	to, style := o.T("commissionpage.order.holds"), kit.Strong
	if c.To != "" {
		to, style = day(c.To), kit.Plain
	}
	votes, chair := 0, ""
	for _, s := range c.Seats {
		if s.Votes {
			votes++
		}
		if s.Post == commission.Chair {
			chair = s.Name
		}
	}
	return kit.Row{Cells: []string{c.Number, day(c.Date), day(c.From), to, strconv.Itoa(votes) + " / " + strconv.Itoa(len(c.Seats)), chair, c.Note}, Style: style}
}

func (o *orders) heard() {
	o.version++
	version := o.version
	var is []app.CompositionView
	var err error
	o.later(func(ctx context.Context) { is, err = o.Office.Compositions(ctx) }, func() {
		switch {
		case version != o.version || o.section.at != place(o):
		case err != nil:
			o.Quiet.Wrong(err)
		default:
			o.is, o.brought = is, true
			o.grid.Empty = o.T("commissionpage.order.none")
			o.grid.Reload()
			o.Count(o.count())
		}
	})
}

// look shows who sits by the order under the cursor.
func (o *orders) look() {
	i := o.grid.Cursor()
	if i < 0 || i >= len(o.is) {
		return
	}
	c := o.is[i]
	var text []page.Passage
	for _, s := range c.Seats {
		post := o.T(commission.PostKey(s.Post))
		if !s.Votes {
			post = o.T("commissionpage.order.voteless", "post", post)
		}
		text = append(text, page.Passage{Label: post, Text: s.Name, Bold: true})
		text = append(text, page.Passage{Label: " ", Text: o.work(s.Human), Ink: kit.ColorQuiet})
		if s.Substitute != nil {
			text = append(text, page.Passage{Label: " ", Text: o.T("commissionpage.order.substitute", "name", joined(", ", s.Substitute.Name, o.work(*s.Substitute)))})
		}
	}
	o.pane.read(o.T("commissionpage.order.title", "number", c.Number, "date", day(c.Date)), c.Note, text, nil, o.shut)
	o.content.Refresh()
}

// work is somebody's post at work in the window's language, or in the other where only that is written.
func (s *section) work(h commission.Human) string {
	a, b := h.WorkKK, h.WorkRU
	if s.lang != "kk" {
		a, b = b, a
	}
	if a != "" {
		return a
	}
	return b
}

func (o *orders) turn(by int) {
	if by < 0 {
		o.leaves(o.toMeetings)
	}
}

func (o *orders) fresh() {
	if !o.brought || !o.may(app.SetComposition{}) {
		return
	}
	var now *app.CompositionView
	if len(o.is) > 0 {
		now = &o.is[0]
	}
	o.toOrder(now)
}
