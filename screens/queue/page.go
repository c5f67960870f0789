// Package queuepage is the section of the window that shows the queue: its lists, the entries in order of place, an
// open entry with what may be done with it, and the commission's list as a workbook.
package queuepage

import (
	"context"
	"slices"
	"time"

	"fyne.io/fyne/v2"

	"kezek/app"
	"kezek/app/edition"
	"kezek/locales"
	"kezek/screens/kit"
	"kezek/screens/page"
	"kezek/screens/room"
)

// New builds the section for a room.
func New(r *room.Room) *room.Section {
	return newPage(r).section()
}

func (p *queuePage) section() *room.Section {
	return &room.Section{Command: kit.Queue, Content: p.content, Shown: p.shown, Heard: p.heard, Leaves: p.leaves,
		Hears: map[kit.Command]func(){
			kit.New:     p.newApplication,
			kit.Search:  p.find,
			kit.Export:  p.export,
			kit.Paper:   p.paper,
			kit.Back:    p.back,
			kit.Main:    p.main,
			kit.Compare: p.compareWith,
		}}
}

// typing is how long the search waits for the next letter.
const typing = 200 * time.Millisecond

// queuePage is the section while it stands in a room.
type queuePage struct {
	*room.Room
	words

	strip   *page.Chips // what the section shows: the queue, drafts, reminders, the list for everybody
	chips   *page.Chips
	bar     *kit.Form // as-of date, state, search
	asOf    *kit.Date
	state   *kit.Choice
	search  *kit.Input
	grid    *kit.Grid
	side    *side
	exports *kit.Button       // nil for who may not
	empty   fyne.CanvasObject // instead of the table while there is nobody at all

	nobodyYet bool

	other  *fyne.Container // the view in front where it is not the queue
	view   *view           // it; nil is the queue
	counts map[string]int  // of the strip

	course   *course     // of the open entry
	compared *comparison // nil where none stands in the panel, or behind what does
	band     *band       // says that another day than today is shown

	content *fyne.Container
	rows    *rows
	filter  app.QueueFilter // the one answered last
	asked   int             // version of the question asked last
	wait    *time.Timer
	stale   bool   // the edition may have changed
	goTo    int64  // entry the cursor goes to when the answer comes
	open    string // register number of the open entry
	looked  int    // version of the entry asked for last
	still   bool   // the cursor is put somewhere: nobody moved it
	keeping *room.Keeper
}

func newPage(r *room.Room) *queuePage {
	p := &queuePage{Room: r, words: words{lang: r.Lang()}, stale: true, keeping: room.NewKeeper(r)}
	p.rows = p.rowsOf(nil, false)
	p.chips = page.NewChips(r.Window.Canvas(), func(string) { p.ask(0) })
	p.side = newSide()
	p.makeBar()
	p.makeGrid()
	p.empty = p.nobody()
	p.empty.Hide()
	p.makeStrip()
	p.course = newCourse(p)
	p.band = newBand(p)
	p.content = &fyne.Container{Layout: &layout{p}, Objects: []fyne.CanvasObject{p.strip, p.chips, p.bar, p.band, p.grid, p.empty, p.other, p.side}}
	if app.May(r.Who, "export-list") { // the last for Tab: Enter in the search leads to the table
		p.exports = kit.NewButton(p.Desk, p.T("queuepage.export.button"), "", p.export)
		p.content.Add(p.exports)
	}
	return p
}

func (p *queuePage) makeBar() {
	p.asOf = kit.NewDate(p.Desk)
	p.asOf.Last = time.UnixMilli(p.Office.Now())
	p.state = kit.NewChoice(p.Desk, p.states())
	p.search = kit.NewText(p.Desk, 120)
	p.search.PlaceHolder = p.T("queuepage.search.hint")
	p.bar = kit.NewForm(p.Desk)
	p.bar.Add(kit.Item{Name: "state", Label: p.T("queuepage.state-filter"), Field: p.state, Width: 190})
	p.bar.Add(kit.Item{Name: "as_of", Label: p.T("queuepage.as-of"), Field: p.asOf.Input, Width: 126, Beside: true})
	p.bar.Add(kit.Item{Name: "query", Label: p.T("queuepage.search.label"), Field: p.search, Beside: true})
	p.bar.OnChange = func() { p.ask(typing) }
	p.bar.OnSubmit = func() { p.ask(0) }
	p.bar.OnBack = p.clear
	p.bar.Loses = func() bool { return false }
}

func (p *queuePage) states() []kit.Option {
	all := []kit.Option{{Code: "", Name: p.T("queuepage.in-queue")}}
	for _, code := range []string{"suspended", "removed", "housed"} {
		all = append(all, kit.Option{Code: code, Name: p.T("queuepage.state." + code)})
	}
	return append(all, kit.Option{Code: "all", Name: p.T("queuepage.everybody")})
}

func (p *queuePage) makeGrid() {
	p.grid = kit.NewGrid(p.Desk, titled(p.lang), kit.Source{
		Len: func() int { return p.rows.Len },
		Row: func(i int) kit.Row {
			if r := p.rows.row(i); r != nil {
				return p.words.row(r)
			}
			return unread()
		},
		Total: func() int {
			if p.rows.queue == nil {
				return 0
			}
			return p.rows.queue.Total
		},
	})
	state := kit.GridState{Sort: app.SortPlace}
	if err := p.Office.Setting(context.Background(), p.Who, settingGrid, &state); err != nil {
		p.Quiet.Wrong(err)
	}
	p.grid.SetState(state)
	p.grid.Empty = p.T("queuepage.reading")
	p.grid.OnState = func(s kit.GridState) { p.keeping.Keep(settingGrid, s) }
	p.grid.OnSort = func(string, bool) { p.ask(0) }
	p.grid.OnOpen = func(row int) { p.look(row, true) }
	p.grid.OnCopy = p.copy
	p.grid.OnCursor = func(row int) {
		if p.side.showsEntry() && p.compared == nil && !p.still {
			p.look(row, false)
		}
	}
}

// Names of a person's settings.
const (
	settingGrid   = "queue.grid"
	settingExport = "queue.export"
)

func (p *queuePage) rowsOf(q *app.Queue, turned bool) *rows {
	var r *rows
	r = newRows(q, turned, func() {
		if p.rows == r {
			p.grid.Update()
		}
	}, func(err error) { p.Quiet.Wrong(err) })
	return r
}

// question is what the filters ask now.
func (p *queuePage) question() app.QueueFilter {
	f := app.QueueFilter{List: p.chips.Chosen, State: p.state.Value(), Query: p.search.Value(), Sort: app.SortPlace}
	if p.grid.State().Sort == app.SortName {
		f.Sort = app.SortName
	}
	if t, ok := p.asOf.Day(); ok && p.asOf.Fault() == nil {
		f.AsOf = t.AddDate(0, 0, 1).UnixMilli() - 1 // the whole day
	}
	return f
}

// ask asks for the entries after a pause; a later question makes an earlier answer void.
func (p *queuePage) ask(pause time.Duration) {
	p.asked++
	version := p.asked
	if p.wait != nil {
		p.wait.Stop()
	}
	run := func() {
		if version == p.asked {
			p.answer(version)
		}
	}
	if pause == 0 {
		run()
		return
	}
	p.wait = time.AfterFunc(pause, func() { fyne.Do(run) })
}

// answer reads away from the window's thread.
func (p *queuePage) answer(version int) {
	f, ed := p.question(), p.ed
	if p.stale {
		ed = nil
	}
	go func() {
		ctx := context.Background()
		var err error
		if ed == nil {
			ed, err = p.Office.Edition(ctx)
		}
		var q *app.Queue
		nobody := false
		if err == nil {
			q, err = p.Office.Queue(ctx, f)
		}
		if err == nil && len(q.IDs) == 0 && f == (app.QueueFilter{Sort: f.Sort}) {
			var all *app.Queue
			all, err = p.Office.Queue(ctx, app.QueueFilter{State: "all"})
			nobody = err == nil && len(all.IDs) == 0
		}
		fyne.Do(func() {
			switch {
			case version != p.asked:
			case err != nil:
				p.Quiet.Wrong(err)
			default:
				p.show(q, f, ed, nobody)
			}
		})
	}()
}

// show puts an answer into the window. The cursor keeps to its entry where it is still there.
func (p *queuePage) show(q *app.Queue, f app.QueueFilter, ed *edition.Edition, nobody bool) {
	if p.goTo == 0 && p.grid.Cursor() >= 0 && p.grid.Cursor() < p.rows.Len {
		p.goTo = p.rows.id(p.grid.Cursor())
	}
	changed, otherDay := f != p.filter, f.AsOf != p.filter.AsOf
	p.stale, p.filter, p.words.ed = false, f, ed
	p.rows = p.rowsOf(q, p.grid.State().Descending)
	p.chips.Set(p.lists(q.Lists()))
	p.grid.Empty = p.T("queuepage.none")
	p.grid.Reload()
	if at := slices.Index(q.IDs, p.goTo); at >= 0 {
		p.grid.SetCursor(p.rows.turn(at))
	} else if changed { // the open entry stays open, though it is not among those shown
		p.still = true
		p.grid.SetCursor(0)
		p.still = false
	}
	p.goTo = 0
	p.nobodyYet = nobody
	p.band.say(f.AsOf)
	p.arrange()
	p.count()
	p.content.Refresh()
	if otherDay {
		p.again()
	}
}

// count tells the window's foot how many are shown.
func (p *queuePage) count() {
	if p.view != nil {
		p.Count(p.view.count())
		return
	}
	if q := p.rows.queue; q != nil {
		p.Count(locales.Number(int64(len(q.IDs))) + " / " + locales.Number(int64(q.Total)))
	}
}

// lists are the chips: everybody, then the edition's lists in the law's order.
func (p *queuePage) lists(counts map[string]int) []page.Chip {
	all := []page.Chip{{Name: p.T("queuepage.general"), Count: counts[""]}}
	for _, l := range p.ed.Lists() {
		all = append(all, page.Chip{Code: l.Code, Name: p.short(l.Code), Count: counts[l.Code]})
	}
	return all
}

// shown brings the section to the front; at is the register number of an entry to open.
func (p *queuePage) shown(at string) {
	p.count()
	if p.rows.queue == nil {
		p.ask(0)
		p.tally()
	}
	switch {
	case p.hasView(at):
		p.leaves(func() { p.turnTo(at); p.front().Focus() })
	case at != "":
		p.lookUp(at, true)
	case p.Window.Canvas().Focused() == nil:
		p.front().Focus()
	}
}

// heard reads again: an act was carried out.
func (p *queuePage) heard() {
	p.stale = true
	p.asOf.Last = time.UnixMilli(p.Office.Now())
	p.ask(0)
	p.tally()
	if p.view != nil {
		p.view.heard()
	}
	p.again()
}

// clear is Esc in the filters: first what was typed goes, then the keyboard returns to the table.
func (p *queuePage) clear() {
	if p.search.Value() != "" {
		p.search.SetValue("")
		p.ask(0)
		return
	}
	p.grid.Focus()
}

// back is Esc elsewhere: the open entry closes.
func (p *queuePage) back() {
	switch {
	case p.side.leave != nil:
		p.side.leave()
	case p.side.Visible():
		p.closeSide()
	default:
		p.front().Focus()
	}
}

// main is Ctrl+Enter where no form has the keyboard.
func (p *queuePage) main() {
	if p.side.enter != nil {
		p.side.enter()
	}
}

func (p *queuePage) focus(o fyne.Focusable) { p.Window.Canvas().Focus(o) }

// copy reads the marked rows whole, records that they were read out, and puts them where Excel takes them from.
func (p *queuePage) copy(marked []int, put func(string)) {
	q, turn, filter := p.rows.queue, p.rows.turn, p.filter
	if q == nil || len(marked) == 0 {
		return
	}
	read := make(map[int]kit.Row, len(marked))
	p.Run(p.T("queuepage.copying"), func(ctx context.Context) error {
		for from := 0; from < len(marked); {
			to := from + 1 // rows that stand together are read together
			for to < len(marked) && to-from < 500 && marked[to] == marked[to-1]+1 {
				to++
			}
			first := min(turn(marked[from]), turn(marked[to-1]))
			rows, err := q.Rows(ctx, first, first+to-from)
			if err != nil {
				return err
			}
			for _, row := range marked[from:to] {
				read[row] = p.words.row(&rows[turn(row)-first])
			}
			from = to
		}
		return p.Office.ReadList(ctx, p.Who, filter, len(marked))
	}, func(err error) {
		if err != nil {
			p.Quiet.Wrong(err)
			return
		}
		p.Committed()
		put(p.grid.TSV(marked, func(i int) kit.Row { return read[i] }))
		p.Quiet.Good(p.T("queuepage.copied", "count", len(marked)))
	})
}

func (p *queuePage) newApplication() {
	if app.May(p.Who, "register") {
		p.Go(kit.Applications, "new")
	}
}

// leaves asks before a half-filled form is lost.
func (p *queuePage) leaves(then func()) {
	form := p.side.form
	if form == nil {
		then()
		return
	}
	back := form.OnBack
	form.OnBack = func() { p.closeSide(); then() }
	form.Back()
	form.OnBack = back // who stays finds Esc as it was
}
