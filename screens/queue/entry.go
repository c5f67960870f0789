package queuepage

import (
	"context"
	"slices"
	"strings"

	"fyne.io/fyne/v2"

	"kezek/app"
	"kezek/app/casefile"
	"kezek/app/fault"
	"kezek/locales"
	"kezek/screens/kit"
	"kezek/screens/page"
)

// look opens the entry of a row; enter gives it the keyboard. A row that has not come yet is opened once it has.
func (p *queuePage) look(row int, enter bool) {
	if row < 0 || row >= p.rows.Len {
		return
	}
	if r := p.rows.row(row); r != nil {
		p.lookUp(r.RegNo, enter)
		return
	}
	rows, id := p.rows, p.rows.id(row)
	was := rows.Filled
	rows.Filled = func() {
		was()
		if at := p.grid.Cursor(); p.rows == rows && at >= 0 && at < rows.Len && rows.id(at) == id && rows.row(at) != nil {
			rows.Filled = was
			p.look(at, enter)
		}
	}
}

// lookUp reads an entry by its register number and opens it. A later wish makes an earlier one void.
func (p *queuePage) lookUp(regNo string, enter bool) {
	if form := p.side.form; form != nil { // an arrow key sweeps no form away, nor does anything a half-filled one
		if !enter || form.Dirty() && form.Loses == nil {
			return
		}
		p.side.form = nil
	}
	p.looked++
	version, then := p.looked, p.then()
	go func() {
		view, place, err := p.Office.EntryIn(context.Background(), then, regNo)
		fyne.Do(func() {
			switch {
			case version != p.looked || p.side.form != nil:
			case err != nil:
				p.Quiet.Wrong(err)
			default:
				p.course.place = place
				p.showEntry(view, enter)
			}
		})
	}()
}

func (p *queuePage) showEntry(view app.EntryView, enter bool) {
	hadKeyboard := p.side.entry != nil && p.Window.Canvas().Focused() == fyne.Focusable(p.side.entry)
	p.open, p.compared = view.RegNo, nil
	p.follow(view)
	r := p.entryRecord()
	p.side.form, p.side.entry = nil, r
	p.side.set(r)
	p.content.Refresh()
	p.cursorTo(view.QueueRow.Entry)
	if enter || hadKeyboard {
		p.focus(r)
	}
}

// recordSheet begins what stands in the panel.
func recordSheet() *page.Sheet {
	s := page.NewSheet(recordWidth)
	s.Y = page.SheetPad
	return s
}

// recordOf is a record of what is written, with its acts.
func (p *queuePage) recordOf(write func(*page.Sheet), acts ...*kit.Button) *page.Record {
	s := recordSheet()
	write(s)
	r := page.NewRecord(p.Window.Canvas(), s, acts)
	for _, o := range r.Objects() {
		if l, ok := o.(*link); ok {
			l.record = r
		}
	}
	return r
}

// cursorTo puts the table's cursor on an entry, where it is among those shown.
func (p *queuePage) cursorTo(entry int64) {
	if at := p.grid.Cursor(); at >= 0 && at < p.rows.Len && p.rows.id(at) == entry {
		return
	}
	if p.rows.queue == nil {
		p.goTo = entry
		return
	}
	if at := slices.Index(p.rows.queue.IDs, entry); at >= 0 {
		p.grid.SetCursor(p.rows.turn(at))
	}
}

// closeSide shuts the panel; the keyboard returns to the table.
func (p *queuePage) closeSide() {
	p.shutSide()
	p.front().Focus()
}

func (p *queuePage) shutSide() {
	p.looked++
	p.open, p.compared, p.side.form, p.side.entry = "", nil, nil, nil
	p.side.set(nil)
	p.content.Refresh()
}

// write sets an entry's facts.
func (p *queuePage) write(s *page.Sheet, v *app.EntryView) {
	s.Title(v.Name, v.RegNo+" · "+p.short(v.List))
	p.writePlaces(s, v)
	p.writeCourse(s)
	icon := kit.Icon("")
	if v.State != "active" {
		icon = kit.IconNote
	}
	if v.State != "" {
		s.Fact(p.T("queuepage.column.state"), p.T("queue.state."+v.State), icon)
	}
	p.writeCounting(s, v)
	s.Fact(p.T("queuepage.column.decision"), joined(", ", v.Decision, day(v.DecidedOn)), "")
	s.Fact(p.T("queuepage.column.case_no"), v.CaseNo, "")
	s.Fact(p.T("queuepage.column.iin"), v.IIN, "")
	s.Fact(p.T("queuepage.column.address"), v.Address, "")
	s.Fact(p.T("queuepage.column.phone"), phone(v.Phone), "")
	s.Fact(p.T("queuepage.column.dwelling"), v.Dwelling, "")
	s.Fact(p.T("queuepage.column.note"), v.Note, "")
	p.writeDrafts(s, v)
	p.writeWarnings(s, v)
	p.writeMovement(s)
	if v.Sheet != "" {
		s.Heading(p.T("queuepage.old-list"))
		s.Fact(p.T("queuepage.old.sheet"), v.Sheet, "")
		s.Fact(p.T("queuepage.old.row"), number(v.SheetRow), "")
		s.Fact(p.T("queuepage.column.old_no"), v.OldNo, "")
	}
	p.writeHousehold(s, v)
	p.writeDecisions(s, v)
	p.writeLooks(s, v)
	p.writePapers(s, v)
}

// writeCounting says the counting time and how well it is known, in words with a sign.
func (p *queuePage) writeCounting(s *page.Sheet, v *app.EntryView) {
	label := p.T("queuepage.column.counting")
	switch v.Mark {
	case "assumed":
		s.Fact(label, locales.DateTime(v.CountingAt), "")
		s.Fact(p.T("queuepage.column.mark"), p.T("queue.mark.assumed"), kit.IconWarning)
	case "without":
		s.Fact(label, p.T("queue.mark.without"), kit.IconWarning)
	default:
		s.Fact(label, locales.DateTime(v.CountingAt), "")
	}
}

func (p *queuePage) writeHousehold(s *page.Sheet, v *app.EntryView) {
	s.Heading(p.T("queuepage.household", "count", v.People))
	for _, m := range v.Members {
		s.Item(m.Name, p.about(m))
	}
}

// about is what is known of a member besides the name.
func (p *queuePage) about(m casefile.Member) string {
	aside := ""
	switch {
	case m.Left != "":
		aside = p.T("queuemoves.member.left", "day", day(m.Left))
	case m.Aside:
		aside = p.T("queuepage.member.aside")
	}
	return joined(" · ", p.relation(m.Relation), m.IIN, day(m.Born), aside)
}

func (p *queuePage) writeDecisions(s *page.Sheet, v *app.EntryView) {
	if len(v.Decisions) == 0 {
		return
	}
	s.Heading(p.T("queuepage.decisions"))
	for _, d := range v.Decisions {
		number := "№ " + d.Number
		if d.Number == "" {
			number = p.T("queuemoves.unnumbered")
		}
		s.Item(p.T("queuepage.decision."+d.Kind)+": "+number+", "+day(d.Date),
			joined(" · ", d.Signer, locales.DateTime(d.SignedAt), d.Facts, d.Note))
	}
}

func (p *queuePage) writePapers(s *page.Sheet, v *app.EntryView) {
	if len(v.Papers) == 0 {
		return
	}
	s.Heading(p.T("queuepage.papers"))
	for _, paper := range v.Papers {
		text := p.T("queuepage.form."+paper.Form) + " № " + paper.Number
		if paper.Copy > 0 {
			text = joined(", ", text, p.T("queuepage.paper.copy", "n", paper.Copy))
		}
		s.Add(newLink(text, func() { p.print(paper.ID, paper.Form, paper.Number) }))
		s.Y -= page.FactGap
		s.Item(joined(" · ", locales.DateTime(paper.IssuedAt), paper.Reason), "")
	}
}

func joined(by string, parts ...string) string {
	return strings.Join(slices.DeleteFunc(parts, func(s string) bool { return s == "" }), by)
}

// actsOn are the acts the person may carry out on the entry now.
func (p *queuePage) actsOn(v *app.EntryView) (acts []*kit.Button) {
	acts = p.actsOnPlace(v)
	if p.filter.AsOf != 0 { // nothing is decided on an earlier day
		return acts
	}
	if len(p.kindsFor(v)) > 0 {
		acts = append(acts, kit.NewButton(p.Desk, p.T("queuemoves.decide-button"), "", func() { p.decide(v) }))
	}
	if app.May(p.Who, app.Warn{}.Name()) && v.Place > 0 {
		acts = append(acts, kit.NewButton(p.Desk, p.T("queuemoves.warn.button"), "", func() { p.warn(v) }))
	}
	if app.May(p.Who, app.LookEntry{}.Name()) && v.Place > 0 {
		acts = append(acts, kit.NewButton(p.Desk, p.T("queuemoves.look.button"), "", func() { p.lookAt(v) }))
	}
	return acts
}

// tell shows what an act was refused for: at the form's fields where there is one, else in the quiet line.
func (p *queuePage) tell(form *kit.Form, err error) {
	if findings, ok := findingsOf(err); ok && form != nil {
		form.Tell(findings)
		return
	}
	p.Quiet.Wrong(err)
}

func findingsOf(err error) (fs fault.Findings, ok bool) {
	fs, ok = err.(fault.Findings)
	return fs, ok
}
