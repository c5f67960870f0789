package queuepage

import (
	"context"
	"strings"
	"unicode"

	"fyne.io/fyne/v2"

	"kezek/app"
	"kezek/app/edition"
	"kezek/app/fault"
	"kezek/app/queue"
	"kezek/locales"
	"kezek/screens/kit"
	"kezek/screens/page"
)

// comparison is why one entry stands above another, in the panel.
type comparison struct {
	x, y   string // register numbers
	record *page.Record
}

// compareWith is Ctrl+B: two marked rows are compared at once, else the other entry is asked for.
func (p *queuePage) compareWith() {
	if p.view != nil || p.side.form != nil || p.rows.queue == nil {
		return
	}
	if marked := p.grid.Marked(); len(marked) == 2 {
		p.compareRows(marked[0], marked[1])
		return
	}
	if p.compared == nil && !p.side.showsEntry() {
		if at := p.grid.Cursor(); at >= 0 && at < p.rows.Len {
			if r := p.rows.row(at); r != nil {
				p.open = r.RegNo
			}
		}
	}
	if p.open != "" {
		p.askOther(p.open)
	}
}

// compareRows compares two rows of the table; the open entry, where it is one of them, is the first.
func (p *queuePage) compareRows(a, b int) {
	q, first, second := p.rows.queue, p.rows.turn(a), p.rows.turn(b)
	p.looked++
	version := p.looked
	go func() {
		var numbers []string
		var err error
		for _, i := range []int{first, second} {
			var rows []app.QueueRow
			if rows, err = q.Rows(context.Background(), i, i+1); err != nil {
				break
			}
			for _, r := range rows {
				numbers = append(numbers, r.RegNo)
			}
		}
		fyne.Do(func() {
			switch {
			case err != nil:
				p.Quiet.Wrong(err)
			case version != p.looked || len(numbers) < 2:
			case numbers[1] == p.open:
				p.compare(numbers[1], numbers[0], nil)
			default:
				p.compare(numbers[0], numbers[1], nil)
			}
		})
	}()
}

// askOther asks whom an entry is compared with: by register number, or by any words the search of the queue knows.
func (p *queuePage) askOther(x string) {
	asOf := p.filter.AsOf
	field := kit.NewCombo(p.Desk, func(ctx context.Context, query string) (found []kit.Option, err error) {
		if query == "" {
			return nil, nil
		}
		q, err := p.Office.Queue(ctx, app.QueueFilter{Query: query, AsOf: asOf})
		if err != nil {
			return nil, err
		}
		rows, err := q.Rows(ctx, 0, mostFound)
		for i := range rows {
			if rows[i].RegNo != x {
				found = append(found, p.named(&rows[i]))
			}
		}
		return found, err
	}, func(code string) (kit.Option, bool) { return kit.Option{Code: code, Name: code}, true })
	form := kit.NewForm(p.Desk)
	form.Add(kit.Item{Name: "other", Label: p.T("queuecourse.compare.with"), Field: field, Required: true, Hint: p.T("queuecourse.compare.hint")})
	chosen := field.Check
	field.Check = func(v string) *fault.Fault { // a whole number need not be chosen from the list
		if regNoOf(v, x) != v {
			return nil
		}
		return chosen(v)
	}
	form.OnSubmit = func() { p.compare(x, regNoOf(field.Value(), x), form) }
	form.Buttons(kit.NewMainButton(p.Desk, p.T("queuecourse.compare.show"), form.Submit), p.backButton(form))
	form.Loses = func() bool { return false }
	p.showForm(p.T("queuecourse.compare.title"), p.T("queuecourse.compare.about", "number", x), form)
}

// regNoOf reads a register number that was typed and not chosen; digits alone are one of the same office as like.
func regNoOf(typed, like string) string {
	text, typedIn := strings.CutPrefix(typed, "~")
	text = strings.TrimSpace(strings.TrimPrefix(strings.TrimSpace(text), "№"))
	if !typedIn || !strings.ContainsFunc(text, unicode.IsDigit) || strings.ContainsAny(text, " .") {
		return typed
	}
	if !strings.ContainsFunc(text, func(r rune) bool { return !unicode.IsDigit(r) }) && len(text) < 12 {
		return like[:strings.LastIndex(like, "-")+1] + text
	}
	return strings.ToUpper(text)
}

// compare shows why x stands where it stands against y; form is the one that asked, nil for none.
func (p *queuePage) compare(x, y string, form *kit.Form) {
	p.looked++
	version, asOf, then := p.looked, p.filter.AsOf, p.then()
	go func() {
		ctx := context.Background()
		why, err := p.Office.Why(ctx, x, y, asOf)
		var view app.EntryView
		var place app.PlaceView
		if err == nil {
			view, place, err = p.Office.EntryIn(ctx, then, x)
		}
		fyne.Do(func() {
			switch {
			case version != p.looked || p.side.form != form:
			case err != nil:
				p.tell(form, unknown(err))
			default:
				p.course.place = place
				p.follow(view)
				p.showComparison(&why)
			}
		})
	}()
}

// unknown puts an entry that there is not at the field it was asked in.
func unknown(err error) error {
	if f, ok := fault.Of(err); ok && f.Key == "paper.no-subject" {
		fs := fault.Findings{}
		fs.Add("other", fault.Blocks, f.Key, "number", f.Args["number"])
		return fs
	}
	return err
}

func (p *queuePage) showComparison(w *app.WhyView) {
	var acts []*kit.Button
	if app.May(p.Who, app.IssuePaper{}.Name()) && w.Above != "" {
		acts = append(acts, kit.NewMainButton(p.Desk, p.T("queuecourse.papers.button"), p.paper))
	}
	acts = append(acts, kit.NewButton(p.Desk, p.T("queuecourse.compare.another"), "", func() { p.askOther(w.X.RegNo) }),
		kit.NewButton(p.Desk, p.T("kit.dialog.back"), "", func() { p.lookUp(w.X.RegNo, true) }))
	r := p.recordOf(func(s *page.Sheet) { p.writeComparison(s, w) }, acts...)
	p.open = w.X.RegNo
	p.compared = &comparison{w.X.RegNo, w.Y.RegNo, r}
	p.side.form, p.side.entry = nil, r
	p.side.set(r)
	p.side.leave = func() { p.lookUp(w.X.RegNo, true) }
	p.content.Refresh()
	p.focus(r)
}

// writeComparison writes the parts of the order side by side: the first that differs decides.
func (p *queuePage) writeComparison(s *page.Sheet, w *app.WhyView) {
	s.Title(p.T("queuecourse.compare.heading", "x", w.X.RegNo, "y", w.Y.RegNo), p.T("queuecourse.compare.day", "day", locales.Date(w.AsOf)))
	columns := []page.TableColumn{{Title: ""}, {Title: w.X.RegNo}, {Title: w.Y.RegNo}}
	rows := []page.TableRow{
		{Cells: []string{p.T("queuecourse.compare.name"), w.X.Name, w.Y.Name}},
		{Cells: []string{p.T("queuecourse.compare.place"), p.standing(w.X), p.standing(w.Y)}},
	}
	if w.Above == "" {
		s.Table(columns, rows...)
		s.Item(p.T("queuecourse.compare.none"), "")
		return
	}
	for _, part := range w.Parts {
		if part.Mark == app.PartDecides {
			s.Item(p.T("queuecourse.compare.above", "number", w.Above, "part", p.partName(part.Code)), "")
		}
	}
	for _, part := range w.Parts {
		row := page.TableRow{Cells: []string{p.partName(part.Code), part.X.Text.In(p.lang), part.Y.Text.In(p.lang)}}
		clause := part.Title.In(p.lang)
		if cite := part.Clause.In(p.lang); cite != "" {
			clause += " (" + cite + ")"
		} else {
			clause = ""
		}
		switch part.Mark {
		case app.PartDecides:
			row.Mark = kit.IconRight
			clause = joined(" · ", p.T("queuecourse.compare.decides"), clause)
		case app.PartAlike:
			clause = joined(" · ", p.T("queuecourse.compare.alike"), clause)
		default:
			clause = joined(" · ", p.T("queuecourse.compare.below"), clause)
		}
		if !part.Verified && part.Clause != (edition.Text{}) {
			clause = joined(" · ", clause, p.T("queuecourse.unverified"))
		}
		rows = append(rows, row, page.TableRow{Note: clause})
		for _, side := range []struct {
			number string
			value  app.WhyValue
		}{{w.X.RegNo, part.X}, {w.Y.RegNo, part.Y}} {
			if said := p.restsOn(side.value); said != "" {
				rows = append(rows, page.TableRow{Note: side.number + ": " + said})
			}
		}
	}
	s.Table(columns, rows...)
	s.Item(p.T("queuecourse.compare.masked"), "")
}

// partName is what a part of the order is called; the edition's sentence stands under it.
func (p *queuePage) partName(code string) string {
	for i, part := range queue.Parts() {
		if edition.OrderParts[i] == code {
			return p.T(part.Key())
		}
	}
	return code
}

// standing spells the state and the places of one of the two.
func (p *queuePage) standing(w app.WhySide) string {
	switch {
	case w.State == "":
		return p.T("queuecourse.not-yet")
	case w.Place == 0:
		return p.T("queue.state." + w.State)
	}
	return locales.Number(int64(w.Place)) + " (" + locales.Number(int64(w.InList)) + ")"
}

// restsOn names the decision a value rests on, with its ground.
func (p *queuePage) restsOn(w app.WhyValue) string {
	if w.Number == "" && w.Date == "" {
		return ""
	}
	number := p.T("queuecourse.unnumbered")
	if w.Number != "" {
		number = "№ " + w.Number
	}
	said := p.T("queuecourse.decision", "number", number, "date", day(w.Date))
	return joined(": ", said, w.Ground.In(p.lang))
}
