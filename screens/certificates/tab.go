package certificatepage

import (
	"cmp"
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
	var asked holding.Request
	if m := t.c.View.Matter.Certificate; m != nil {
		asked = *m
	}
	s.Add(t.c.T("certificatepage.for"), cmp.Or(asked.For, t.c.T("paper.where-asked")))
	s.Add(t.c.T("certificatepage.identity"), asked.Identity)
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
	for _, text := range t.told(v) {
		s.Strong("", text)
	}
}

// told is what the certificate says of each stock.
func (t *tab) told(v *app.RegisterView) (lines []string) {
	for _, x := range []struct {
		stock string
		has   bool
	}{{holding.Communal, v.Communal}, {holding.RentedByState, v.Rented}} {
		key := "certificate.absent."
		if x.has {
			key = "certificate.present."
		}
		lines = append(lines, t.c.T(key+x.stock))
	}
	return lines
}

// Granted is what the certificate will say when it is signed.
func (t *tab) Granted() string {
	if v := t.c.View.Registers; v != nil && v.Open == 0 {
		return strings.Join(t.told(v), "\n")
	}
	return ""
}

// hit says one holding that was found: what it is, by whom and how it was found, where the row comes from, what was answered.
func (t *tab) hit(s *applications.Sheet, i int, h app.HitView) {
	s.Head(strconv.Itoa(i+1) + ". " + title(t.c.Room, h.Row))
	s.Add(t.c.T("certificatepage.address"), joined(", ", h.Row.Address, sizes(t.c.Room, h.Row)))
	label := t.c.T("certificatepage.people")
	for _, p := range h.Row.People {
		s.Add(label, holder(t.c.Room, p))
		label = " "
	}
	s.Add(t.c.T("holding.column.basis"), h.Row.Basis)
	s.Add(t.c.T("certificatepage.source"), source(t.c.Room, h.Row))
	if h.Ended {
		s.Quiet(ended(t.c.Room, h.Row))
	}
	for _, x := range h.Found {
		t.found(s, h, x)
	}
}

// found says whom of the household a holding was found for and how, and what was answered.
func (t *tab) found(s *applications.Sheet, h app.HitView, x app.FoundView) {
	label := t.whom(x)
	for _, m := range x.Matches {
		s.Add(label, t.match(h, m))
		label = " "
	}
	if x.Answer == "" {
		s.Warn(t.c.T("certificatepage.unanswered"))
		return
	}
	said := joined(" · ", t.c.T("holding.answer."+x.Answer), x.Why, x.AnsweredBy)
	if x.Answer == holding.Same && !h.Ended {
		s.Strong(t.c.T("certificatepage.answer"), said)
	} else {
		s.Add(t.c.T("certificatepage.answer"), said)
	}
}

// whom names who was found; where it is nobody, that the address was.
func (t *tab) whom(x app.FoundView) string {
	if x.Member < 0 {
		return t.c.T("certificatepage.found-by")
	}
	return x.Who.Name
}

// match says how somebody was found, and who of the register it is.
func (t *tab) match(h app.HitView, m holding.Match) string {
	how := t.c.T("holding.by." + m.By)
	if m.Person < 0 || m.Person >= len(h.Row.People) {
		return how
	}
	there := h.Row.People[m.Person]
	text := how + ": " + joined(", ", there.Name, there.IIN, shownDay(there.Born))
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

// everybody is the choice of all who were found in a holding and have no answer.
const everybody = "all"

// whoms are what one may answer: somebody in a holding, or all of those there who have no answer yet. first is the first of them
// without an answer, else the first.
func (t *tab) whoms() (all []kit.Option, first string) {
	for i, h := range t.c.View.Registers.Hits {
		at, over := strconv.FormatInt(h.Holding, 10)+"/", strconv.Itoa(i+1)+". "
		for _, x := range h.Found {
			o := kit.Option{Code: at + strconv.Itoa(x.Member), Name: over + joined(" · ", x.Who.Name, title(t.c.Room, h.Row))}
			if x.Answer == "" {
				o.Note = t.c.T("certificatepage.unanswered")
				first = cmp.Or(first, o.Code)
			}
			all = append(all, o)
		}
		if n := len(open(h)); n > 1 {
			all = append(all, kit.Option{Code: at + everybody, Name: over + joined(" · ", t.c.T("certificatepage.everybody", "count", n), title(t.c.Room, h.Row))})
		}
	}
	return all, cmp.Or(first, all[0].Code)
}

// open are those found in a holding who have no answer.
func open(h app.HitView) (members []int) {
	for _, x := range h.Found {
		if x.Answer == "" {
			members = append(members, x.Member)
		}
	}
	return members
}

// chosen are the holding and the people of it that a choice of whoms stands for.
func (t *tab) chosen(code string) (row int64, members []int) {
	at, who, _ := strings.Cut(code, "/")
	row, _ = strconv.ParseInt(at, 10, 64)
	if n, err := strconv.Atoi(who); err == nil {
		return row, []int{n}
	}
	for _, h := range t.c.View.Registers.Hits {
		if h.Holding == row {
			members = open(h)
		}
	}
	return row, members
}

// answer says of somebody found in a holding whether it is theirs; the first without an answer is chosen.
func (t *tab) answer() {
	whoms, first := t.whoms()
	var answers []kit.Option
	for _, code := range holding.Answers {
		answers = append(answers, kit.Option{Code: code, Name: t.c.T("holding.answer." + code)})
	}
	d := t.c.NewDeed(t.c.T("certificatepage.act.answer"))
	d.Need("holding", t.c.T("certificatepage.hit"), kit.NewChoice(t.c.Desk, whoms))
	d.Need("answer", t.c.T("certificatepage.is"), kit.NewChoice(t.c.Desk, answers))
	d.Put(kit.Item{Name: "why", Label: t.c.T("certificatepage.why"), Field: kit.NewText(t.c.Desk, 300), Hint: t.c.T("certificatepage.why-hint")})
	d.Act = func() app.Act {
		row, members := t.chosen(d.Value("holding"))
		return app.AnswerHit{CaseNo: t.c.View.CaseNo, Row: row, Members: members, Answer: d.Value("answer"), Why: d.Value("why")}
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
	return joined(", ", r.T("holding.paper."+row.Register), number, shownDay(row.Date))
}

// sizes are the areas and rooms of a row in words.
func sizes(r *room.Room, row app.HoldingRow) string {
	var parts []string
	if row.Area > 0 {
		parts = append(parts, r.T("certificatepage.size.area", "n", locales.Area(row.Area)))
	}
	if row.Useful > 0 {
		parts = append(parts, r.T("certificatepage.size.useful", "n", locales.Area(row.Useful)))
	}
	if row.Rooms > 0 {
		parts = append(parts, r.T("certificatepage.size.rooms", "count", row.Rooms))
	}
	return strings.Join(parts, ", ")
}

// holder is somebody of a row with their part in the dwelling.
func holder(r *room.Room, p holding.Holder) string {
	if p.Part == "" {
		return person(r, p)
	}
	return person(r, p) + " (" + r.T("holding.part."+p.Part) + ")"
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
