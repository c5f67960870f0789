package commissionpage

import (
	"context"
	"fmt"
	"strings"

	"kezek/app"
	"kezek/app/casefile"
	"kezek/app/commission"
	"kezek/locales"
	"kezek/screens/kit"
	"kezek/screens/page"
)

// known is what is read about an open item beside the agenda: its case or entry, and who would move.
type known struct {
	file   *app.CaseView
	entry  *app.EntryView
	effect *app.Effect
}

// showItem opens an item in the pane, as the state of the meeting and the person's role let it be worked on.
func (m *meeting) showItem(id int64) {
	x := m.item(id)
	if x == nil {
		return
	}
	m.letGo()
	m.open = id
	switch {
	case m.view.State == app.MeetingSitting && m.writes():
		m.hear(x)
	case m.view.State == app.MeetingPlanned && m.writes():
		m.prepare(x)
	default:
		r := m.pane.read(m.titleOf(x), m.aboutOf(x), m.passages(x, known{}), nil, nil, m.papersOf(x)...)
		m.learn(x, func(k known) { r.Say(m.passages(x, k)...) })
	}
	m.content.Refresh()
}

func (m *meeting) titleOf(x *app.ItemView) string {
	return joined(" · ", "№ "+number(x.N), m.T(commission.ItemKindKey(x.Kind)), x.Name)
}

func (m *meeting) aboutOf(x *app.ItemView) string {
	due := ""
	if x.Due != "" {
		due = m.T("commissionpage.item.due", "date", day(x.Due))
	}
	reporter := ""
	if x.Reporter != "" {
		reporter = m.T("commissionpage.item.reporter", "name", x.Reporter)
	}
	return joined(" · ", x.CaseNo, x.RegNo, due, reporter)
}

// learn reads away from the window's thread what an open item needs besides; then hears of it only while it is open.
func (m *meeting) learn(x *app.ItemView, then func(known)) {
	id, caseNo, regNo := x.ID, x.CaseNo, x.RegNo
	var k known
	var err error
	m.later(func(ctx context.Context) {
		if caseNo != "" {
			var file app.CaseView
			if file, err = m.Office.Case(ctx, caseNo); err != nil {
				return
			}
			k.file = &file
		} else if regNo != "" {
			var entry app.EntryView
			if entry, err = m.Office.Entry(ctx, regNo); err != nil {
				return
			}
			k.entry = &entry
		}
		var e app.Effect
		if e, err = m.Office.ItemEffect(ctx, m.Who, id); err == nil {
			k.effect = &e
		}
	}, func() {
		switch {
		case m.open != id || m.at != place(m):
		case err != nil:
			m.Quiet.Wrong(err)
		default:
			then(k)
		}
	})
}

// effectOf says who would move: «9 places move; 3 stay».
func (s *section) effectOf(e *app.Effect) string {
	if e == nil {
		return s.T("commissionpage.effect.reading")
	}
	if len(e.Moves) == 0 {
		return s.T("queuemoves.nobody-moves")
	}
	var said []string
	for _, part := range []struct {
		key string
		n   int
	}{{"come", e.Come}, {"leave", e.Leave}, {"back", e.Back}, {"forward", e.Forward}, {"within", e.Within}} {
		if part.n > 0 {
			said = append(said, s.T("commissionpage.effect."+part.key, "n", number(part.n)))
		}
	}
	return strings.Join(append(said, s.T("commissionpage.effect.stay", "n", number(e.Stay))), "; ")
}

// proposal says what is proposed on an item, on what ground and who would move by it.
func (m *meeting) proposal(x *app.ItemView, k known) (text []page.Passage) {
	add := func(label, said string) {
		if said != "" {
			text = append(text, page.Passage{Label: m.T(label), Text: said})
		}
	}
	if x.Act == "" || x.Name == "" {
		add("commissionpage.item.question", x.Question.In(m.lang))
	}
	add("commissionpage.item.proposed", joined(" ", x.Proposed.In(m.lang), m.dwelling(x.Dwelling)))
	add("commissionpage.item.ground", joined(", ", x.Ground.In(m.lang), x.Clause.In(m.lang)))
	add("commissionpage.item.facts", x.Facts)
	add("commissionpage.item.note", x.Note)
	if x.Act != "" && x.Act != (app.Resolve{}).Name() && (x.State == app.ItemOpen || x.State == app.ItemDecided) {
		add("commissionpage.item.effect", m.effectOf(k.effect))
	}
	if x.Returned != "" {
		text = append(text, page.Passage{Label: m.T("commissionpage.item.returned"), Text: x.Returned, Icon: kit.IconWarning, Ink: kit.ColorWrong})
	}
	return text
}

func (m *meeting) dwelling(h *app.House) string {
	if h == nil {
		return ""
	}
	size := ""
	if h.Rooms != 0 {
		size = m.T("commissionpage.dwelling.size", "rooms", h.Rooms, "area", locales.Area(h.Area))
	}
	floor := ""
	if h.Floor != "" {
		floor = m.T("commissionpage.dwelling.on", "floor", h.Floor)
	}
	return joined(", ", h.Dwelling, size, floor, h.Purpose)
}

// passages is everything about an item: the note for the members, and what was decided.
func (m *meeting) passages(x *app.ItemView, k known) (text []page.Passage) {
	head := func(key string) { text = append(text, page.Passage{Text: m.T(key), Head: true}) }
	add := func(label, said string) {
		if said != "" {
			text = append(text, page.Passage{Label: label, Text: said})
		}
	}
	if x.State != app.ItemOpen {
		head("commissionpage.item.decided")
		add(m.T("commissionpage.agenda.state"), m.T(commission.ItemStateKey(x.State)))
		add(m.T("commissionpage.agenda.votes"), m.voted(x))
		add(m.T("commissionpage.item.decision"), x.Decided.In(m.lang))
		if x.Number != "" || x.Date != "" {
			add(m.T("commissionpage.item.number"), joined(", ", x.Number, day(x.Date)))
		}
		add(m.T("commissionpage.item.why"), x.Why)
		add(m.T("commissionpage.vote.heard"), x.Heard)
		for _, y := range x.Spoke {
			add(m.T("commissionpage.vote.spoke"), joined(": ", m.speaker(y), y.Words))
		}
		for _, r := range x.Ballot.Recused {
			add(m.T("commissionpage.vote.recused"), joined(": ", m.seatName(r.Seat), r.Why))
		}
		for _, d := range x.Ballot.Dissent {
			add(m.T("commissionpage.vote.dissent"), joined(": ", m.seatName(d.Seat), d.Text))
		}
	}
	head("commissionpage.item.proposal")
	text = append(text, m.proposal(x, k)...)
	for _, n := range x.Near {
		text = append(text, page.Passage{Label: m.T("commissionpage.item.near"), Text: joined(": ", m.seatName(n.Seat), m.T(commission.NearKey(n.How), "name", n.Name)), Icon: kit.IconWarning})
	}
	switch {
	case k.file != nil:
		text = append(text, m.fileOf(k.file)...)
	case k.entry != nil:
		text = append(text, m.entryOf(k.entry)...)
	}
	return text
}

// fileOf says what a case holds: people, address, documents, questions to state systems.
func (m *meeting) fileOf(c *app.CaseView) (text []page.Passage) {
	a := &c.Application
	text = append(text, page.Passage{Text: m.T("commissionpage.item.people"), Head: true},
		page.Passage{Label: m.T("commissionpage.item.applicant"), Text: joined(", ", a.Applicant.Name, a.Applicant.IIN)})
	for _, f := range a.Family {
		text = append(text, page.Passage{Label: m.relation(f.Relation), Text: joined(", ", f.Name, f.IIN)})
	}
	text = append(text, page.Passage{Label: m.T("queuepage.column.address"), Text: a.Address})
	if len(c.Checklist) > 0 {
		text = append(text, page.Passage{Text: m.T("commissionpage.item.documents"), Head: true})
	}
	for _, l := range c.Checklist {
		p := page.Passage{Text: l.Document.In(m.lang), Icon: kit.IconCheck, Ink: kit.ColorQuiet}
		if l.Held.How == "" || l.Expired {
			p.Text, p.Icon, p.Ink = m.T("commissionpage.item.missing", "document", l.Document.In(m.lang)), kit.IconWarning, kit.ColorWrong
		}
		text = append(text, p)
	}
	for _, s := range c.Checks {
		text = append(text, page.Passage{Label: s.System.In(m.lang), Text: joined(": ", s.Member, s.Answer)})
	}
	return text
}

// entryOf says who stands in the queue by an entry, and where.
func (m *meeting) entryOf(e *app.EntryView) (text []page.Passage) {
	text = append(text, page.Passage{Text: m.T("commissionpage.item.people"), Head: true})
	for i, p := range e.Members {
		label := m.relation(p.Relation)
		if i == 0 {
			label = m.T("commissionpage.item.applicant")
		}
		text = append(text, page.Passage{Label: label, Text: joined(", ", p.Name, p.IIN)})
	}
	text = append(text, page.Passage{Label: m.T("queuepage.column.address"), Text: e.Address})
	if e.Place > 0 {
		text = append(text, page.Passage{Label: m.T("commissionpage.item.place"), Text: number(e.Place) + " / " + number(e.Of)})
	}
	return text
}

func (s *section) relation(code string) string {
	for _, known := range casefile.Relations {
		if known == code {
			return s.T("case.relation." + code)
		}
	}
	return s.T("commissionpage.item.member")
}

// seatName is who sits in a seat of this meeting.
func (m *meeting) seatName(n int) string {
	if s, ok := commission.Find(m.view.Composition.Seats, n); ok {
		return m.sitter(s).Name
	}
	return fmt.Sprint(n)
}

func (m *meeting) speaker(y app.Speech) string {
	if y.Seat != 0 {
		return m.seatName(y.Seat)
	}
	return y.Name
}

// voted says the votes of an item in words.
func (m *meeting) voted(x *app.ItemView) string {
	if x.Result == "" {
		return ""
	}
	return m.tallied(x.Tally, x.Result)
}

// tallied says what votes came to: «за 4, против 1: принято».
func (s *section) tallied(t commission.Tally, result string) string {
	if result == commission.NoQuorum {
		return s.T("commissionpage.vote.short", "result", s.T(commission.ResultKey(result)), "here", t.Here, "needed", t.Needed)
	}
	said := []string{s.T("commissionpage.vote.for", "n", t.For), s.T("commissionpage.vote.against", "n", t.Against)}
	if t.Abstained > 0 {
		said = append(said, s.T("commissionpage.vote.abstained", "n", t.Abstained))
	}
	end := s.T(commission.ResultKey(result))
	if t.ByChair {
		end = s.T("commissionpage.vote.by-chair", "result", end)
	}
	return strings.Join(said, ", ") + ": " + end
}

// prepare shows an item of an agenda that is being laid: its note, and what may be written beside it.
func (m *meeting) prepare(x *app.ItemView) {
	d := newDeed(m.pane)
	id := x.ID
	d.form.Add(kit.Item{Name: "reporter", Label: m.T("commissionpage.agenda.reporter"), Field: kit.NewText(m.Desk, 150)})
	d.form.Add(kit.Item{Name: "note", Label: m.T("commissionpage.agenda.note"), Field: kit.NewMultiline(m.Desk, 2, 500)})
	d.end(m.T("commissionpage.item.keep"), func() {
		note, reporter := d.text("note"), d.value("reporter")
		lines := m.lines()
		for i := range lines {
			if lines[i].Item == id {
				lines[i].Note, lines[i].Reporter = &note, &reporter
			}
		}
		d.carryOut(app.SetAgenda{Meeting: m.id, Items: lines}, func(app.Outcome) {
			d.form.Saved()
			m.restFocused()
			m.Quiet.Good(m.T("commissionpage.item.kept"))
		})
	}, m.restFocused, map[string]string{"reporter": x.Reporter, "note": x.Note})
	d.form.Buttons(m.papersOf(x)...)
	r := page.NewReading(m.Window.Canvas())
	r.Say(m.passages(x, known{})...)
	m.pane.ask(m.titleOf(x), m.aboutOf(x), r, -196, d.form)
	m.learn(x, func(k known) { r.Say(m.passages(m.itemOr(id, x), k)...) })
}

func (m *meeting) itemOr(id int64, was *app.ItemView) *app.ItemView {
	if x := m.item(id); x != nil {
		return x
	}
	return was
}
