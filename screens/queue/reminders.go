package queuepage

import (
	"context"
	"time"

	"fyne.io/fyne/v2"

	"kezek/app"
	"kezek/app/edition"
	"kezek/locales"
	"kezek/screens/kit"
	"kezek/screens/page"
)

// reminders is the view of what to look at: kinds as chips over a table of those they are about. Nobody moves by it.
type reminders struct {
	*queuePage
	kinds   *page.Chips
	grid    *kit.Grid
	all     *app.Reminders // nil while they are counted
	blocks  *kit.Blocks[app.ReminderRow]
	version int
}

func (p *queuePage) newReminders() *view {
	r := &reminders{queuePage: p, blocks: &kit.Blocks[app.ReminderRow]{}}
	r.kinds = page.NewChips(p.Window.Canvas(), func(string) { r.turn() })
	r.grid = kit.NewGrid(p.Desk, []kit.Column{
		{Code: "left", Title: p.T("queuemoves.remind.left"), Width: 170, Unsorted: true},
		{Code: "on", Title: p.T("queuemoves.remind.on"), Width: 90, Unsorted: true},
		{Code: "what", Title: p.T("queuemoves.remind.what"), Width: 300, Unsorted: true},
		{Code: "number", Title: p.T("queuepage.column.reg_no"), Width: 90, Unsorted: true},
		{Code: "name", Title: p.T("queuepage.column.name"), Width: 210, Unsorted: true},
		{Code: "list", Title: p.T("queuepage.column.list"), Width: 160, Unsorted: true},
		{Code: "phone", Title: p.T("queuepage.column.phone"), Width: 130, Unsorted: true},
	}, kit.Source{Len: func() int { return r.blocks.Len }, Row: r.row})
	r.grid.OnOpen = r.open
	r.grid.OnCursor = func(i int) {
		if row := r.blocks.Row(i); row != nil && p.side.showsEntry() {
			p.lookUp(row.RegNo, false)
		}
	}
	content := &fyne.Container{Layout: underChips{r.kinds}, Objects: []fyne.CanvasObject{r.kinds, r.grid}}
	r.write()
	return &view{code: viewReminders, content: content, grid: r.grid, shown: r.read, heard: r.read, count: func() string {
		return locales.Number(int64(r.blocks.Len))
	}}
}

// open opens the entry of a row; one that has not come yet is read first.
func (r *reminders) open(i int) {
	if row := r.blocks.Row(i); row != nil {
		r.lookUp(row.RegNo, true)
		return
	}
	all, kind := r.all, r.kinds.Chosen
	go func() {
		rows, err := all.Rows(context.Background(), kind, i, i+1)
		r.later(err, func() {
			if len(rows) > 0 && r.all == all && r.kinds.Chosen == kind {
				r.lookUp(rows[0].RegNo, true)
			}
		})
	}()
}

// read counts everybody away from the window's thread; until then the table says so.
func (r *reminders) read() {
	r.version++
	version := r.version
	if r.all == nil {
		r.grid.Empty = r.T("queuemoves.remind.reading")
		r.grid.Reload()
	}
	go func() {
		all, err := r.Office.Reminders(context.Background())
		r.later(err, func() {
			if version != r.version {
				return
			}
			first := r.all == nil
			r.all = all
			r.grid.Empty = r.T("queuemoves.remind.none")
			if first {
				r.choose()
			}
			r.write()
			r.turn()
			r.counted(viewReminders, pressing(all))
		})
	}()
}

// choose goes to the most pressing kind that has something.
func (r *reminders) choose() {
	for _, kind := range app.ReminderKinds {
		if len(r.all.Of[kind]) > 0 {
			r.kinds.Chosen = kind
			return
		}
	}
}

// pressing counts what has a day of its own: the yearly looks and telephones are the quiet rest.
func pressing(all *app.Reminders) int {
	return len(all.Of[app.GroundEnds]) + len(all.Of[app.DocumentExpires]) + len(all.Of[app.WarningOpen])
}

func (r *reminders) write() {
	var list []page.Chip
	for _, kind := range app.ReminderKinds {
		n := -1
		if r.all != nil {
			n = len(r.all.Of[kind])
		}
		list = append(list, page.Chip{Code: kind, Name: r.T("queuemoves.remind." + kind), Count: n})
	}
	if r.kinds.Chosen == "" {
		r.kinds.Chosen = app.ReminderKinds[0]
	}
	r.kinds.Set(list)
}

// turn shows the reminders of the kind chosen.
func (r *reminders) turn() {
	if r.all == nil {
		return
	}
	all, kind := r.all, r.kinds.Chosen
	r.blocks = &kit.Blocks[app.ReminderRow]{Len: len(all.Of[kind]), Filled: r.grid.Update, Failed: r.Quiet.Wrong,
		Read: func(ctx context.Context, from, n int) ([]app.ReminderRow, error) {
			return all.Rows(ctx, kind, from, from+n)
		}}
	r.grid.Reload()
	if r.queuePage.view != nil && r.queuePage.view.grid == r.grid {
		r.count()
	}
}

func (r *reminders) row(i int) kit.Row {
	m := r.blocks.Row(i)
	if m == nil {
		return kit.Row{Cells: []string{"…", "", "", "", "", "", ""}, Style: kit.Faded}
	}
	left, past := r.left(m.Reminder)
	row := kit.Row{Cells: []string{left, day(m.On), r.what(m), m.RegNo, m.Name, r.short(m.List), phone(m.Phone)}}
	if past {
		row.Style = kit.Wrong
	}
	return row
}

// left says until when, in words; past tells whether that day is over.
func (r *reminders) left(m app.Reminder) (said string, past bool) {
	if m.Kind == app.LookIsOld || m.Kind == app.PhoneUnsure {
		if m.On == "" {
			return r.T("queuemoves.remind.never"), false
		}
		return r.T("queuemoves.remind.looked"), false
	}
	if m.Kind == app.WarningOpen && m.What != app.Delivered { // its term has not begun
		return r.T("queuemoves.remind.undelivered"), m.What == app.Undelivered
	}
	on, err := time.ParseInLocation(time.DateOnly, m.On, locales.Zone)
	if err != nil {
		return "", false
	}
	y, month, d := r.today().Date()
	days := int(on.Sub(time.Date(y, month, d, 0, 0, 0, 0, locales.Zone)).Hours() / 24)
	switch {
	case days < 0:
		return r.T("queuemoves.remind.past", "count", -days), true
	case days == 0:
		return r.T("queuemoves.remind.today"), false
	}
	return r.T("queuemoves.remind.days", "count", days), false
}

// what says what is to be looked at.
func (r *reminders) what(m *app.ReminderRow) string {
	switch m.Kind {
	case app.GroundEnds:
		adds := ""
		if m.Adds {
			adds = r.T("queuemoves.remind.adds")
		}
		return joined(" · ", m.Member, r.ground(m.Ground), adds)
	case app.DocumentExpires:
		if r.ed != nil {
			if d, ok := r.ed.Service(edition.Queue).Document(m.What); ok {
				return d.In(r.lang)
			}
		}
		return m.What
	case app.WarningOpen:
		return joined(" · ", r.T("removal.state."+m.What), r.ground(m.Ground))
	case app.LookIsOld:
		return r.T("queuemoves.remind.what-look")
	}
	if m.Phone == "" {
		return r.T("queuemoves.remind.no-phone")
	}
	return r.T("queuemoves.remind.unsure-phone")
}

func (w words) ground(code string) string {
	if w.ed != nil {
		if g, ok := w.ed.Ground(code); ok {
			return g.In(w.lang)
		}
	}
	return code
}

// underChips sets a table under a row of chips.
type underChips struct{ chips *page.Chips }

func (underChips) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(300, 160) }

func (l underChips) Layout(o []fyne.CanvasObject, s fyne.Size) {
	h := l.chips.Height(s.Width)
	o[0].Move(fyne.Position{})
	o[0].Resize(fyne.NewSize(s.Width, h))
	o[1].Move(fyne.NewPos(0, h+edge))
	o[1].Resize(fyne.NewSize(s.Width, s.Height-h-edge))
}
