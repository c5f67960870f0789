package certificatepage

import (
	"context"
	"io"
	"strconv"
	"strings"

	"kezek/app"
	"kezek/app/casefile"
	"kezek/app/holding"
	"kezek/locales"
	"kezek/screens/applications"
	"kezek/screens/kit"
	"kezek/screens/room"
)

// tab is what an open case says of the certificate: what is asked for, and what the registers say of its people.
type tab struct{ c *applications.Case }

func (t *tab) Read(context.Context, app.CaseView) (func(), error) { return nil, nil }

func (t *tab) Lines(s *applications.Sheet) {
	s.Head(t.c.T("certificatepage.title"))
	if m := t.c.View.Matter.Certificate; m != nil {
		s.Add(t.c.T("certificatepage.for"), m.For)
		s.Add(t.c.T("certificatepage.identity"), m.Identity)
	}
	s.None(t.c.T("paper.where-asked"))
	s.Head(t.c.T("certificatepage.registers"))
	v := t.c.View.Registers
	if v == nil {
		s.Warn(t.c.T("certificatepage.never"))
		return
	}
	s.Add(t.c.T("certificatepage.searched"), locales.DateTime(v.At)+", "+v.By)
	label := t.c.T("certificatepage.whom")
	for _, p := range v.Asked.People {
		s.Add(label, joined(", ", p.Name, p.IIN, shownDay(p.Born)))
		label = " "
	}
	s.Add(t.c.T("certificatepage.address"), v.Asked.Address)
	if v.Stale {
		s.Warn(t.c.T("search.stale"))
	}
	if len(v.Hits) == 0 {
		s.Good(t.c.T("certificatepage.nothing"))
	}
	t.result(s, v)
	for i, h := range v.Hits {
		t.hit(s, i, h)
	}
}

// result says what the certificate will tell of both stocks; nothing before all is answered.
func (t *tab) result(s *applications.Sheet, v *app.RegisterView) {
	if v.Open > 0 {
		s.Warn(t.c.T("search.open", "count", v.Open))
		return
	}
	for _, x := range []struct {
		stock string
		has   bool
	}{{holding.Communal, v.Communal}, {holding.RentedByState, v.Rented}} {
		key := "certificate.absent."
		if x.has {
			key = "certificate.present."
		}
		s.Strong("", t.c.T(key+x.stock))
	}
}

// hit says one holding that was found: what it is, by whom and how it was found, where the row comes from, what was answered.
func (t *tab) hit(s *applications.Sheet, i int, h app.HitView) {
	s.Head(strconv.Itoa(i+1) + ". " + title(t.c.Room, h.Row))
	s.Add(t.c.T("certificatepage.address"), joined(", ", h.Row.Address, sizes(t.c.Room, h.Row)))
	label := t.c.T("certificatepage.found-by")
	for _, m := range h.Matches {
		s.Add(label, t.match(h, m))
		label = " "
	}
	s.Add(t.c.T("certificatepage.people"), people(t.c.Room, h.Row))
	s.Add(t.c.T("holding.column.basis"), h.Row.Basis)
	s.Add(t.c.T("certificatepage.source"), source(t.c.Room, h.Row))
	if h.Ended {
		s.Quiet(ended(t.c.Room, h.Row))
	}
	switch {
	case h.Answer == "":
		s.Warn(t.c.T("certificatepage.unanswered"))
	case h.Answer == holding.Same && !h.Ended:
		s.Strong(t.c.T("certificatepage.answer"), joined(" · ", t.c.T("holding.answer."+h.Answer), h.Why, h.AnsweredBy))
	default:
		s.Add(t.c.T("certificatepage.answer"), joined(" · ", t.c.T("holding.answer."+h.Answer), h.Why, h.AnsweredBy))
	}
}

// match says who of the household is whom of the register, and how that was found.
func (t *tab) match(h app.HitView, m holding.Match) string {
	how := t.c.T("holding.by." + m.By)
	asked := t.c.View.Registers.Asked.People
	if m.Member < 0 || m.Member >= len(asked) || m.Person >= len(h.Row.People) {
		return how
	}
	there := h.Row.People[m.Person]
	text := how + ": " + joined(", ", there.Name, there.IIN, shownDay(there.Born))
	if mine := asked[m.Member].Name; mine != there.Name {
		text += " ← " + mine
	}
	if m.Left {
		text += ", " + t.c.T("certificatepage.left")
	}
	return text
}

func (t *tab) Acts() (acts []applications.Offered) {
	v := t.c.View.Registers
	if !casefile.Open(t.c.View.State) {
		return nil
	}
	if t.c.May(app.SearchRegisters{}) {
		search := applications.Offered{Text: t.c.T("certificatepage.act.search"), Begin: t.search, Awaited: v == nil || v.Stale}
		if v != nil {
			search.Text = t.c.T("certificatepage.act.again")
		}
		if v != nil && len(v.Hits) > 0 && !v.Stale {
			acts = append(acts, applications.Offered{Text: t.c.T("certificatepage.act.answer"), Begin: t.answer, Awaited: v.Open > 0}, search)
		} else {
			acts = append(acts, search)
		}
	}
	if v != nil && t.c.May(app.IssuePaper{}) {
		acts = append(acts, applications.Offered{Text: t.c.T("certificatepage.act.draft"), Begin: t.draft})
	}
	return acts
}

// search looks through the registers; there is nothing to fill in.
func (t *tab) search() {
	r := t.c.Room
	r.Do(r.T("certificatepage.act.search"), app.Order{Act: app.SearchRegisters{CaseNo: t.c.View.CaseNo}}, func(out app.Outcome, err error) {
		var found app.Searched
		if err == nil {
			err = out.Read(&found)
		}
		switch {
		case err != nil:
			r.Quiet.Wrong(err)
		case len(found.Hits) == 0:
			r.Quiet.Good(r.T("certificatepage.nothing"))
		case found.Open > 0:
			r.Quiet.Note(r.T("search.open", "count", found.Open))
		default:
			r.Quiet.Good(r.T("certificatepage.done"))
		}
	})
}

// answer says of one hit whether it is the household's; the first without an answer is chosen.
func (t *tab) answer() {
	v := t.c.View.Registers
	var hits, answers []kit.Option
	first := ""
	for i, h := range v.Hits {
		id := strconv.FormatInt(h.Holding, 10)
		o := kit.Option{Code: id, Name: strconv.Itoa(i+1) + ". " + title(t.c.Room, h.Row)}
		if h.Answer == "" {
			o.Note = t.c.T("certificatepage.unanswered")
			if first == "" {
				first = id
			}
		}
		hits = append(hits, o)
	}
	for _, code := range holding.Answers {
		answers = append(answers, kit.Option{Code: code, Name: t.c.T("holding.answer." + code)})
	}
	if first == "" {
		first = hits[0].Code
	}
	d := t.c.NewDeed(t.c.T("certificatepage.act.answer"))
	d.Need("holding", t.c.T("certificatepage.hit"), kit.NewChoice(t.c.Desk, hits))
	d.Need("answer", t.c.T("certificatepage.is"), kit.NewChoice(t.c.Desk, answers))
	d.Put(kit.Item{Name: "why", Label: t.c.T("certificatepage.why"), Field: kit.NewText(t.c.Desk, 300), Hint: t.c.T("certificatepage.why-hint")})
	d.Act = func() app.Act {
		id, _ := strconv.ParseInt(d.Value("holding"), 10, 64)
		return app.AnswerHit{CaseNo: t.c.View.CaseNo, Row: id, Answer: d.Value("answer"), Why: d.Value("why")}
	}
	d.Done = func(app.Outcome) string { return t.c.T("certificatepage.answered") }
	d.End(t.c.T("certificatepage.keep"), false, map[string]string{"holding": first})
	d.Form.Go("answer")
}

// draft opens what the certificate would say.
func (t *tab) draft() {
	act := app.IssuePaper{Form: app.FormDwelling, CaseNo: t.c.View.CaseNo}
	t.c.OpenWritten(t.c.T("casepage.paper.opening"), "dwelling-certificate-draft.pdf", func(ctx context.Context, w io.Writer) error {
		return t.c.Office.DraftPaper(ctx, w, t.c.Who, act)
	})
}

func joined(sep string, parts ...string) string {
	var said []string
	for _, p := range parts {
		if p != "" {
			said = append(said, p)
		}
	}
	return strings.Join(said, sep)
}

// shownDay is a day of a register as a person reads it; a year alone stays.
func shownDay(day string) string {
	if at, ok := locales.ParseDate(day); ok && len(day) > 4 {
		return locales.Date(at.UnixMilli())
	}
	return day
}

// title is a row in a line: register, number, day.
func title(r *room.Room, row app.HoldingRow) string {
	number := ""
	if row.Number != "" {
		number = "№ " + row.Number
	}
	return joined(", ", r.T("holding.paper."+row.Register), joined(" ", number, shownDay(row.Date)))
}

// sizes are the areas and rooms of a row in words.
func sizes(r *room.Room, row app.HoldingRow) string {
	var parts []string
	if row.Area > 0 {
		parts = append(parts, r.T("holding.column.area")+" "+locales.Area(row.Area))
	}
	if row.Useful > 0 {
		parts = append(parts, r.T("holding.column.useful")+" "+locales.Area(row.Useful))
	}
	if row.Rooms > 0 {
		parts = append(parts, r.T("holding.column.rooms")+" "+locales.Number(row.Rooms))
	}
	return strings.Join(parts, ", ")
}

// people are who holds a dwelling, each with what the register knows.
func people(r *room.Room, row app.HoldingRow) string {
	var all []string
	for _, p := range row.People {
		text := person(r, p)
		if p.Part != "" {
			text += " (" + r.T("holding.part."+p.Part) + ")"
		}
		all = append(all, text)
	}
	return strings.Join(all, "; ")
}

// person is somebody of a row with what the register knows.
func person(r *room.Room, p holding.Holder) string {
	text := joined(", ", p.Name, p.IIN, shownDay(p.Born))
	if p.Left != "" {
		text += ", " + r.T("certificatepage.field.left") + " " + shownDay(p.Left)
	}
	return text
}

// source is where a row comes from.
func source(r *room.Room, row app.HoldingRow) string {
	if row.Batch > 0 {
		return r.T("certificatepage.by-book", "file", row.File, "sheet", row.Sheet, "row", row.SheetRow)
	}
	return r.T("certificatepage.by-hand", "name", row.By, "time", locales.DateTime(row.At))
}

func ended(r *room.Room, row app.HoldingRow) string {
	return r.T("certificatepage.ended", "on", shownDay(row.EndedOn), "basis", row.EndBasis)
}
