package commissionpage

import (
	"context"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"kezek/app"
	"kezek/app/commission"
	"kezek/app/edition"
	"kezek/screens/kit"
)

// What an item brought by hand rests on.
const (
	ofReady    = "ready"
	ofQuestion = "question"
	ofDwelling = "dwelling"
)

const (
	mostFound  = 8  // entries a search lists
	mostFamily = 15 // members that may move in
)

// adding is the form that brings an item on the agenda: before the sitting, or during it by a vote.
type adding struct {
	*meeting
	*deed
	voted bool // the commission sits: it votes on bringing the item
	entry *app.EntryView
	ready []app.Ready
}

// fresh is Ctrl+N: a question in words, a dwelling, or during the sitting also what is ready.
func (m *meeting) fresh() {
	if !m.brought || !m.writes() {
		return
	}
	m.leave(func() {
		voted := m.view.State == app.MeetingSitting
		if !voted {
			m.add(voted, nil)
			return
		}
		var ready []app.Ready
		var err error
		m.later(func(ctx context.Context) { ready, err = m.Office.ReadyItems(ctx) }, func() {
			if err != nil {
				m.Quiet.Wrong(err)
				return
			}
			m.add(voted, ready)
		})
	})
}

func (m *meeting) add(voted bool, ready []app.Ready) {
	m.letGo()
	a := &adding{meeting: m, deed: newDeed(m.pane), voted: voted, ready: ready}
	a.deed.place = a.fieldOf
	f, say := a.deed.form, m.T
	kinds := []kit.Option{{Code: ofQuestion, Name: say("commissionpage.add.question")}, {Code: ofDwelling, Name: say("commissionpage.add.dwelling")}}
	first := ofQuestion
	if len(ready) > 0 {
		first = ofReady
		kinds = append([]kit.Option{{Code: ofReady, Name: say("commissionpage.add.ready")}}, kinds...)
	}
	a.need("what", say("commissionpage.add.what"), kit.NewChoice(m.Desk, kinds))
	a.askReady()
	a.askQuestion()
	a.askDwelling()
	f.Add(kit.Item{Name: "note", Label: say("commissionpage.agenda.note"), Field: kit.NewMultiline(m.Desk, 2, 500)})
	begin := map[string]string{"what": first, "kind": app.ItemOther}
	if voted {
		f.Section(say("commissionpage.add.vote"))
		for i, code := range commission.Choices {
			f.Add(kit.Item{Name: code, Label: say(commission.ChoiceKey(code)), Field: kit.NewDigits(m.Desk, 2), Beside: i > 0})
		}
		begin[commission.For] = strconv.Itoa(m.view.Quorum.Here)
	}
	a.end(say("commissionpage.add.do"), a.submit, m.restFocused, begin)
	a.suit()
	f.Saved()
	f.OnChange = a.suit
	m.pane.ask(say("commissionpage.add.title"), say("commissionpage.add.about"), nil, 0, f)
	m.content.Refresh()
	f.FocusFirst()
}

func (a *adding) askReady() {
	var options []kit.Option
	for _, r := range a.ready {
		options = append(options, kit.Option{Code: nameReady(r), Name: joined(" · ", a.meeting.T(commission.ItemKindKey(r.Kind)), r.CaseNo+r.RegNo, r.Name)})
	}
	a.need("ready", a.meeting.T("commissionpage.ready.title"), kit.NewChoice(a.Desk, options))
}

func (a *adding) askQuestion() {
	f, say := a.deed.form, a.meeting.T
	var kinds []kit.Option
	for _, code := range []string{app.ItemOther, app.ItemInventory} {
		kinds = append(kinds, kit.Option{Code: code, Name: say(commission.ItemKindKey(code))})
	}
	a.need("kind", say("commissionpage.add.kind"), kit.NewChoice(a.Desk, kinds))
	f.Add(kit.Item{Name: "kk", Label: say("commissionpage.add.kk"), Field: kit.NewMultiline(a.Desk, 2, 500)})
	f.Add(kit.Item{Name: "ru", Label: say("commissionpage.add.ru"), Field: kit.NewMultiline(a.Desk, 2, 500)})
	f.Add(kit.Item{Name: "reporter", Label: say("commissionpage.agenda.reporter"), Field: kit.NewText(a.Desk, 150)})
}

// Fields of a dwelling that is to be provided.
var dwellingFields = []string{"entry", "ground", "facts", "dwelling", "rooms", "area", "living", "floor", "purpose"}

func (a *adding) askDwelling() {
	f, say := a.deed.form, a.meeting.T
	entry := kit.NewCombo(a.Desk, a.search, func(code string) (kit.Option, bool) {
		e, err := a.Office.Entry(context.Background(), code)
		return kit.Option{Code: e.RegNo, Name: e.Name, Note: number(e.Place)}, err == nil
	})
	f.Add(kit.Item{Name: "entry", Label: say("commissionpage.dwelling.entry"), Field: entry, Required: true, Hint: say("queuemoves.into-hint")})
	var grounds []kit.Option
	for _, g := range a.view.Edition.Service(edition.Queue).Reasons(edition.ToHouse) {
		grounds = append(grounds, kit.Option{Code: g.Code, Name: g.In(a.lang)})
	}
	a.need("ground", say("queuemoves.ground"), kit.NewChoice(a.Desk, grounds))
	a.need("facts", say("queuemoves.facts"), kit.NewText(a.Desk, 500))
	a.need("dwelling", say("commissionpage.dwelling.address"), kit.NewText(a.Desk, 250))
	put := func(name, key string, field kit.Field, beside, required bool) {
		f.Add(kit.Item{Name: name, Label: say(key), Field: field, Beside: beside, Required: required})
	}
	put("rooms", "commissionpage.dwelling.rooms", kit.NewDigits(a.Desk, 2), false, true)
	put("floor", "commissionpage.dwelling.floor", kit.NewText(a.Desk, 5), true, false)
	put("area", "commissionpage.dwelling.area", kit.NewArea(a.Desk), false, true)
	put("living", "commissionpage.dwelling.living", kit.NewArea(a.Desk), true, false)
	f.Add(kit.Item{Name: "purpose", Label: say("commissionpage.dwelling.purpose"), Field: kit.NewText(a.Desk, 250)})
	for i := range mostFamily {
		f.Add(kit.Item{Name: moves(i), Label: say("commissionpage.dwelling.moves", "n", i+1), Field: kit.NewChoice(a.Desk, nil)})
	}
	entry.Chosen = func(o kit.Option) { a.family(o.Code) }
}

func moves(i int) string { return fmt.Sprintf("moves_in.%d", i) }

func (a *adding) search(ctx context.Context, query string) (options []kit.Option, err error) {
	if strings.TrimSpace(query) == "" {
		return nil, nil
	}
	q, err := a.Office.Queue(ctx, app.QueueFilter{Query: query})
	if err != nil {
		return nil, err
	}
	rows, err := q.Rows(ctx, 0, mostFound)
	for _, r := range rows {
		options = append(options, kit.Option{Code: r.RegNo, Name: r.Name, Note: number(r.Place)})
	}
	return options, err
}

// family offers the members of the entry to move in: all who count, at first.
func (a *adding) family(regNo string) {
	var e app.EntryView
	var err error
	a.later(func(ctx context.Context) { e, err = a.Office.Entry(ctx, regNo) }, func() {
		if err != nil {
			a.Quiet.Wrong(err)
			return
		}
		a.entry = &e
		for i := range mostFamily {
			field := a.deed.form.Field(moves(i)).(*kit.Choice)
			field.SetOptions(nil)
			if i < len(e.Members) {
				field.SetOptions([]kit.Option{{Code: "1", Name: joined(", ", e.Members[i].Name, a.meeting.T("commissionpage.dwelling.in"))},
					{Code: "-", Name: joined(", ", e.Members[i].Name, a.meeting.T("commissionpage.dwelling.out"))}})
				field.SetValue("1")
			}
		}
		a.suit()
	})
}

// suit shows the fields of what the item rests on.
func (a *adding) suit() {
	f := a.deed.form
	what := f.Field("what").Value()
	f.Together(func() {
		f.Omit("ready", what != ofReady)
		for _, name := range []string{"kind", "kk", "ru", "reporter"} {
			f.Omit(name, what != ofQuestion)
		}
		for _, name := range dwellingFields {
			f.Omit(name, what != ofDwelling)
		}
		for i := range mostFamily {
			f.Omit(moves(i), what != ofDwelling || a.entry == nil || i >= len(a.entry.Members))
		}
	})
}

func (a *adding) line() (l app.AgendaLine) {
	if note := a.text("note"); note != "" {
		l.Note = &note
	}
	switch a.value("what") {
	case ofReady:
		i := slices.IndexFunc(a.ready, func(r app.Ready) bool { return nameReady(r) == a.value("ready") })
		if i >= 0 {
			l.Draft = a.ready[i].Draft
			if l.Draft == 0 {
				l.CaseNo = a.ready[i].CaseNo
			}
		}
	case ofQuestion:
		l.Question = &app.Question{Kind: a.value("kind"), KK: a.text("kk"), RU: a.text("ru")}
		if r := a.value("reporter"); r != "" {
			l.Reporter = &r
		}
	case ofDwelling:
		h := &app.House{OnEntry: app.OnEntry{RegNo: a.value("entry"), Ground: a.value("ground"), Facts: a.value("facts")}, Dwelling: a.value("dwelling"),
			Rooms: atoi(a.value("rooms")), Floor: a.value("floor"), Purpose: a.value("purpose")}
		h.Area, _ = strconv.ParseInt(a.value("area"), 10, 64)
		h.Living, _ = strconv.ParseInt(a.value("living"), 10, 64)
		stays := false
		for i := range a.entryMembers() {
			if a.value(moves(i)) == "-" {
				stays = true
			} else {
				h.MovesIn = append(h.MovesIn, a.entry.Numbers[i])
			}
		}
		if !stays { // everybody the household counts
			h.MovesIn = nil
		}
		l.Provide = h
	}
	return l
}

func (a *adding) entryMembers() int {
	if a.entry == nil {
		return 0
	}
	return min(mostFamily, len(a.entry.Members))
}

// fieldOf is the field of the form at which a finding about the act stands.
func (a *adding) fieldOf(field string) string {
	if strings.HasPrefix(field, "ballot") {
		return commission.For
	}
	for _, prefix := range []string{"line", agendaLast(len(a.view.Agenda))} {
		field = strings.TrimPrefix(strings.TrimPrefix(field, prefix), ".")
	}
	field = strings.TrimPrefix(strings.TrimPrefix(field, "provide."), "question.")
	switch field {
	case "reg_no", "provide":
		return "entry"
	case "moves_in":
		return moves(0)
	case "case_no", "draft":
		return "ready"
	}
	return field
}

// agendaLast is how findings name the line that comes last on an agenda of n items.
func agendaLast(n int) string { return fmt.Sprintf("items.%d", n) }

func (a *adding) submit() {
	m, line := a.meeting, a.line()
	done := func(app.Outcome) {
		a.deed.form.Saved()
		m.pane.form = nil
		m.reread(m.grid.Focus)
		m.Quiet.Good(m.T("commissionpage.add.done"))
	}
	if a.voted {
		f := a.deed.form.Values()
		a.carryOut(app.AddToAgenda{Meeting: m.id, Line: line, Ballot: commission.Ballot{For: atoi(f[commission.For]), Against: atoi(f[commission.Against]),
			Abstained: atoi(f[commission.Abstained])}}, done)
		return
	}
	a.carryOut(app.SetAgenda{Meeting: m.id, Items: append(m.lines(), line)}, done)
}
