package app

import (
	"bytes"
	"slices"
	"testing"

	"kezek/app/casefile"
	"kezek/app/commission"
	"kezek/app/edition"
)

// chamber is a desk with a commission of seven: chair, deputy, four members and the secretary, who has no vote.
type chamber struct {
	*desk
	secretary *Person
}

func newChamber(t testing.TB) *chamber {
	t.Helper()
	c := &chamber{desk: newDesk(t)}
	c.must(c.admin, AddPerson{Login: "sec", FullName: "Е. Дәулетов", Roles: []Role{Secretary}, Password: "secret"}, "")
	c.secretary = c.in("sec")
	c.must(c.secretary, SetComposition{Number: "12-ө", Date: "2026-01-15", Seats: chamberSeats()}, "")
	return c
}

// chamberSeats are five with a vote and the secretary without one.
func chamberSeats() []commission.Seat {
	seat := func(n int, post, name string, votes bool) commission.Seat {
		return commission.Seat{N: n, Post: post, Votes: votes, Human: commission.Human{Name: name, WorkKK: "маман", WorkRU: "специалист"}}
	}
	seats := []commission.Seat{seat(1, commission.Chair, "Төлегенов Марат", true), seat(2, commission.Deputy, "Қасымова Айжан", true),
		seat(3, commission.Ordinary, "Ибраев Нұрлан", true), seat(4, commission.Ordinary, "Пак Виктор", true),
		seat(5, commission.Ordinary, "Әлиев Серік", true), seat(6, commission.Secretary, "Дәулетов Ерлан", false)}
	seats[3].Substitute = &commission.Human{Name: "Сон Ирина", WorkKK: "заңгер", WorkRU: "юрист"}
	return seats
}

// there is who sits in the seats named.
func there(seats ...int) (present []commission.Presence) {
	for _, n := range seats {
		present = append(present, commission.Presence{Seat: n})
	}
	return present
}

// convened plans a meeting for now.
func (c *chamber) convened() int64 {
	c.t.Helper()
	var m Convened
	c.must(c.secretary, PlanMeeting{At: c.clock.UnixMilli() + 3_600_000, Venue: "Мәжіліс залы", Kind: edition.Regular}, "").Read(&m)
	return m.Meeting
}

// laid lays an agenda and opens the sitting with the seats named.
func (c *chamber) laid(meeting int64, lines []AgendaLine, seats ...int) []int64 {
	c.t.Helper()
	var l Laid
	c.must(c.secretary, SetAgenda{meeting, lines}, "").Read(&l)
	c.must(c.secretary, Attend{Meeting: meeting, Present: there(seats...)}, "")
	return l.Items
}

func unanimous(n int) commission.Ballot { return commission.Ballot{For: n} }

func (c *chamber) meeting(id int64) MeetingView {
	c.t.Helper()
	view, err := c.Meeting(c.t.Context(), id)
	if err != nil {
		c.t.Fatal(err)
	}
	return view
}

// A sitting with a registration, a refusal, a removal without warning, a restoration, a dwelling and a question: nothing moves
// until the head signs, and then all of it with its papers.
func TestSittingFromAgendaToPapers(t *testing.T) {
	c := newChamber(t)
	reg := c.crowd(4)
	c.decided(Remove{c.unwarned(reg[3])}, "1")
	granted, refused := c.newCase(1), c.newCase(2)
	c.prepared(granted, casefile.ToGrant)
	c.prepared(refused, casefile.ToRefuse)
	restore := c.drafted(RestoreEntry{c.about(reg[3], edition.ToRestore)})
	remove := c.drafted(Remove{c.unwarned(reg[1])})
	ready, err := c.ReadyItems(t.Context())
	if err != nil || len(ready) != 4 || ready[0].CaseNo != granted || ready[0].Kind != ItemRegister || ready[1].Kind != ItemRefuse || ready[2].Draft != restore {
		t.Fatalf("%+v %v", ready, err)
	}
	id := c.convened()
	house := &House{OnEntry: c.about(reg[0], edition.ToHouse), Dwelling: "Ақсай а., Абай к-сі, 5 үй, 12 пәтер", Rooms: 2, Area: 540_000, Living: 310_000, Floor: "3/5"}
	items := c.laid(id, []AgendaLine{{CaseNo: granted}, {CaseNo: refused}, {Draft: remove}, {Draft: restore}, {Provide: house},
		{Question: &Question{Kind: ItemInventory, RU: "Итоги инвентаризации"}}}, 1, 2, 3, 4, 6)
	c.refuses(c.head, SignDecisions{Drafts: []int64{remove}, Signed: Signed{"5", c.today()}}, "", "item.before-commission")
	c.refuses(c.head, Enrol{granted, Signed{"5", c.today()}}, "", "item.before-commission")
	before := c.order()
	ground := c.refusalGround()
	c.must(c.secretary, DecideItem{Item: items[0], Motion: MotionGrant, Ballot: unanimous(4)}, "")
	c.must(c.secretary, DecideItem{Item: items[1], Motion: MotionRefuse, Ground: ground, Facts: "Меншігінде үйі бар", Ballot: commission.Ballot{For: 3, Against: 1}}, "")
	c.must(c.secretary, DecideItem{Item: items[2], Motion: MotionAdopt, Ballot: unanimous(4)}, "")
	c.must(c.secretary, DecideItem{Item: items[3], Motion: MotionAdopt, Ballot: unanimous(4)}, "")
	c.refuses(c.secretary, CloseMeeting{Meeting: id}, "", "meeting.item-open")
	c.must(c.secretary, DecideItem{Item: items[4], Motion: MotionAdopt, Spoke: []Speech{{Seat: 3, Words: "Қолдаймын"}}, Ballot: commission.Ballot{
		Votes: []commission.Vote{{Seat: 1, Choice: commission.For}, {Seat: 2, Choice: commission.For}, {Seat: 3, Choice: commission.For}, {Seat: 4, Choice: commission.Abstained}}}}, "")
	c.must(c.secretary, DecideItem{Item: items[5], Motion: MotionAdopt, DecidedRU: "Принять к сведению.", Ballot: unanimous(4)}, "")
	var closed ClosedMeeting
	c.must(c.secretary, CloseMeeting{Meeting: id}, "").Read(&closed)
	if closed.Number != "1-2026" || closed.Decided != 6 || len(closed.Drafts) != 6 || !slices.Equal(before, c.order()) {
		t.Fatalf("%+v %v", closed, c.order())
	}
	c.refuses(c.secretary, DecideItem{Item: items[0], Motion: MotionPostpone, Facts: "Кейін қаралады", Ballot: unanimous(4)}, "", "meeting.not-now.closed")
	c.refuses(c.secretary, SignDecisions{Meeting: id, Each: true, Signed: Signed{Date: c.today()}}, "", "G01")
	c.refuses(c.head, SignDecisions{Meeting: id, Each: true, Signed: Signed{Date: "2026-11-01"}}, "", "draft.before-meeting")
	var signed []SignedDecision
	c.must(c.head, SignDecisions{Meeting: id, Each: true, Signed: Signed{Date: c.today()}}, "").Read(&signed)
	if len(signed) != 6 || signed[0].Number != "1-2026" || signed[5].Number != "6-2026" {
		t.Fatalf("%+v", signed)
	}
	states := []string{c.stateOf(1), c.stateOf(2), c.stateOf(3), c.stateOf(4), c.stateOf(5)}
	if !slices.Equal(states, []string{"housed", "removed", "active", "active", "active"}) {
		t.Fatal(states)
	}
	view := c.meeting(id)
	var forms []string
	for _, p := range view.Papers {
		forms = append(forms, p.Form)
		var out bytes.Buffer
		if err := c.PrintPaper(t.Context(), &out, p.ID); err != nil || out.Len() < 1000 {
			t.Errorf("%s: %v", p.Form, err)
		}
	}
	want := []string{FormMinutes, FormDecision, FormExtract, FormNotice, FormDecision, FormExtract, FormRefusal, FormDecision, FormExtract, FormRemoval,
		FormDecision, FormExtract, FormDecision, FormExtract, FormExtract}
	if !slices.Equal(forms, want) {
		t.Fatalf("issued %v", forms)
	}
	for _, x := range view.Agenda {
		if x.State != ItemSigned || x.Decision == 0 || x.Number == "" {
			t.Errorf("%+v", x)
		}
	}
	c.refuses(c.head, SignDecisions{Meeting: id, Each: true, Signed: Signed{Date: c.today()}}, "", "draft.need")
	c.refuses(c.registrar, IssuePaper{Form: FormExtract, Item: items[0]}, "", "paper.copy-reason")
	c.must(c.registrar, IssuePaper{Form: FormExtract, Item: items[0]}, "Жоғалтып алған")
	c.sound()
}

// unwarned is a removal on a ground that needs no warning.
func (c *chamber) unwarned(regNo string) OnEntry {
	c.t.Helper()
	ed, err := c.Edition(c.t.Context())
	if err != nil {
		c.t.Fatal(err)
	}
	for _, g := range ed.Service(edition.Queue).Reasons(edition.ToRemove) {
		if g.Unnoticed {
			return OnEntry{RegNo: regNo, Ground: g.Code, Facts: "Өтініші бойынша"}
		}
	}
	c.t.Fatal("every removal needs a warning")
	return OnEntry{}
}

func (c *chamber) refusalGround() string {
	ed, err := c.Edition(c.t.Context())
	if err != nil {
		c.t.Fatal(err)
	}
	return ed.Service(edition.Queue).Reasons(edition.ToRefuse)[0].Code
}

// Without a quorum nothing is decided; a recusal can take it away for one item; a tie goes by the chair.
func TestQuorumRecusalAndTie(t *testing.T) {
	c := newChamber(t)
	first, second, third := c.newCase(11), c.newCase(22), c.newCase(33)
	for _, no := range []string{first, second, third} {
		c.prepared(no, casefile.ToGrant)
	}
	id := c.convened()
	items := c.laid(id, []AgendaLine{{CaseNo: first}, {CaseNo: second}, {CaseNo: third}}, 1, 2, 6)
	grant := func(item int64, b commission.Ballot) DecideItem {
		return DecideItem{Item: item, Motion: MotionGrant, Ballot: b}
	}
	c.refuses(c.secretary, grant(items[0], commission.Ballot{}), "", "meeting.no-quorum")
	c.must(c.secretary, Attend{Meeting: id, Present: there(1, 2, 5, 6)}, "")
	c.refuses(c.secretary, grant(items[0], unanimous(3)), "", "meeting.no-quorum") // four of five are needed
	present := append(there(1, 2, 5, 6), commission.Presence{Seat: 4, Substitute: true})
	c.must(c.secretary, Attend{Meeting: id, Present: present}, "")
	view := c.meeting(id)
	if near := view.Agenda[0].Near; len(near) != 1 || near[0].Seat != 5 || near[0].How != commission.SameSurname {
		t.Fatalf("%+v", near) // Әлиев and Әлиев
	}
	recused := []commission.Recusal{{Seat: 5, Why: "Туысы"}}
	c.refuses(c.secretary, grant(items[0], commission.Ballot{For: 3, Recused: recused}), "", "meeting.no-quorum")
	c.refuses(c.secretary, DecideItem{Item: items[0], Motion: MotionPostpone, Ballot: commission.Ballot{Recused: recused}}, "", "decision.need.facts")
	c.must(c.secretary, DecideItem{Item: items[0], Motion: MotionPostpone, Facts: "Кворум жоқ", Ballot: commission.Ballot{Recused: recused}}, "")
	c.refuses(c.secretary, grant(items[1], commission.Ballot{For: 2, Against: 2}), "", "commission.vote.casting")
	var voted Voted
	c.must(c.secretary, grant(items[1], commission.Ballot{For: 2, Against: 2, Chair: commission.For}), "").Read(&voted)
	if !voted.ByChair || voted.State != ItemDecided {
		t.Fatalf("%+v", voted)
	}
	c.must(c.secretary, grant(items[2], commission.Ballot{For: 1, Against: 3}), "").Read(&voted)
	if voted.State != ItemLost || voted.Result != commission.Lost {
		t.Fatalf("%+v", voted)
	}
	var closed ClosedMeeting
	c.must(c.secretary, CloseMeeting{Meeting: id}, "").Read(&closed)
	if closed.Decided != 1 || closed.Lost != 1 || closed.Postponed != 1 || len(closed.Drafts) != 1 {
		t.Fatalf("%+v", closed)
	}
	c.refuses(c.head, Enrol{third, Signed{"5", c.today()}}, "", "item.before-commission")
	ready, err := c.ReadyItems(t.Context())
	if err != nil || len(ready) != 2 || ready[0].Before != ItemPostponed || ready[1].Before != ItemLost {
		t.Fatalf("%+v %v", ready, err)
	}
	// The head sends the one decision back: its case waits for another meeting, its draft is given up.
	c.refuses(c.head, SendBack{[]int64{items[1]}}, "", "item.need.why-back")
	c.must(c.head, SendBack{[]int64{items[1]}}, "Құжаттары қайта тексерілсін")
	c.refuses(c.head, SignDecisions{Drafts: closed.Drafts, Signed: Signed{"5", c.today()}}, "", "draft.none")
	c.must(c.head, Enrol{second, Signed{"5", c.today()}}, "")
	c.sound()
}

// A meeting nobody came to is closed all the same: what was on its agenda waits for the next.
func TestMeetingWithoutQuorumIsClosed(t *testing.T) {
	c := newChamber(t)
	no := c.newCase(1)
	c.prepared(no, casefile.ToGrant)
	id := c.convened()
	c.refuses(c.secretary, SetAgenda{id, []AgendaLine{{CaseNo: no}, {CaseNo: no}}}, "", "agenda.twice")
	c.laid(id, []AgendaLine{{CaseNo: no}}, 1, 6)
	other := c.convened()
	c.refuses(c.secretary, SetAgenda{other, []AgendaLine{{CaseNo: no}}}, "", "agenda.elsewhere")
	var closed ClosedMeeting
	c.must(c.secretary, CloseMeeting{Meeting: id}, "").Read(&closed)
	if closed.Postponed != 1 || len(closed.Drafts) != 0 {
		t.Fatalf("%+v", closed)
	}
	c.must(c.secretary, SetAgenda{other, []AgendaLine{{CaseNo: no}}}, "")
	c.refuses(c.secretary, CallOff{other}, "", "meeting.need.why-off")
	c.must(c.secretary, CallOff{other}, "Төраға іссапарда")
	if ready, err := c.ReadyItems(t.Context()); err != nil || len(ready) != 1 {
		t.Fatalf("%+v %v", ready, err)
	}
	c.sound()
}
