package app

import (
	"context"
	"flag"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"testing"
	"time"

	"pgregory.net/rapid"

	"kezek/app/casefile"
	"kezek/app/commission"
	"kezek/app/edition"
	"kezek/app/fault"
	"kezek/store"
)

// room is a copy of an office whose commission may sit, for one check of a property.
type room struct {
	*Office
	t               *rapid.T
	clock           time.Time
	secretary, head *Person
}

// enter opens a copy of an office made before.
func enter(t *rapid.T, whole string, clock time.Time) *room {
	dir, err := os.MkdirTemp("", "kezek-room")
	r := &room{t: t, clock: clock}
	r.want(err)
	t.Cleanup(func() { os.RemoveAll(dir) })
	r.want(os.CopyFS(filepath.Join(dir, "office"), os.DirFS(whole)))
	r.Office, err = Open(context.Background(), filepath.Join(dir, "office"), At(func() time.Time { return r.clock }))
	r.want(err)
	t.Cleanup(func() { r.Close() })
	r.secretary, err = r.SignIn(context.Background(), "sec", "secret")
	r.want(err)
	r.head, err = r.SignIn(context.Background(), "head", "secret")
	r.want(err)
	return r
}

func (r *room) want(err error) {
	if err != nil {
		r.t.Fatal(err)
	}
}

// try carries out an act that may be refused with findings, and tells whether it went through.
func (r *room) try(who *Person, act Act, into any) bool {
	r.clock = r.clock.Add(time.Minute)
	out, err := r.Do(context.Background(), who, Order{Act: act, Reason: "Сынақ"})
	if _, refused := err.(fault.Findings); refused {
		return false
	}
	r.want(err)
	if into != nil {
		r.want(out.Read(into))
	}
	return true
}

func (r *room) must(who *Person, act Act, into any) {
	r.clock = r.clock.Add(time.Minute)
	out, err := r.Do(context.Background(), who, Order{Act: act, Reason: "Сынақ"})
	if err != nil {
		r.t.Fatalf("%s: %v", act.Name(), err)
	}
	if into != nil {
		r.want(out.Read(into))
	}
}

// line is everybody of the queue's book as an office has them: who, where, in which state.
func (r *room) line() (rows []string) {
	q, err := r.Queue(context.Background(), QueueFilter{State: "all"})
	r.want(err)
	all, err := q.Rows(context.Background(), 0, len(q.IDs))
	r.want(err)
	for _, x := range all {
		rows = append(rows, fmt.Sprint(x.RegNo, x.IIN, x.State, x.List, x.Place, x.PlaceInList))
	}
	slices.Sort(rows)
	return rows
}

func (r *room) sound() {
	report, err := r.Verify(context.Background())
	r.want(err)
	if len(report.Problems) > 0 {
		r.t.Fatalf("%+v", report.Problems)
	}
}

// matter is something that may come before the commission.
type matter struct {
	line  AgendaLine
	regNo string // the entry it moves, "" for a case or a question
	state string // and how the entry stands behind it
}

// beforeTheSitting makes an office with six in the queue, six cases that are ready, three drafts and two questions.
func beforeTheSitting(t *testing.T) (dir string, clock time.Time, matters []matter) {
	c := newChamber(t)
	reg := c.crowd(6)
	for i := range 6 {
		no, outcome := c.newCase(11*i+11), casefile.ToGrant
		if i > 3 {
			outcome = casefile.ToRefuse
		}
		c.prepared(no, outcome)
		matters = append(matters, matter{line: AgendaLine{CaseNo: no}})
	}
	house := House{OnEntry: c.about(reg[2], edition.ToHouse), Dwelling: "Ақсай а., Абай к-сі, 5 үй"}
	for i, act := range []Act{SuspendEntry{c.about(reg[0], edition.ToSuspend)}, Remove{c.unwarned(reg[1])}, house} {
		matters = append(matters, matter{AgendaLine{Draft: c.drafted(act)}, reg[i], []string{"suspended", "removed", "housed"}[i]})
	}
	for _, kind := range []string{ItemInventory, ItemOther} {
		matters = append(matters, matter{line: AgendaLine{Question: &Question{Kind: kind, KK: "Мәселе", RU: "Вопрос"}}})
	}
	c.Close()
	return c.Dir(), c.clock, matters
}

// drawnSeats are a chair, at times a deputy, members and the secretary; some have substitutes.
func drawnSeats(t *rapid.T) (seats []commission.Seat) {
	for i := range rapid.IntRange(3, 7).Draw(t, "seats") {
		post := commission.Ordinary
		switch {
		case i == 0:
			post = commission.Chair
		case i == 1 && rapid.Bool().Draw(t, "deputy"):
			post = commission.Deputy
		}
		s := commission.Seat{N: i + 1, Post: post, Votes: true, Human: commission.Human{Name: fmt.Sprintf("Мүшеұлы %c", 'А'+i)}}
		if rapid.Bool().Draw(t, "substitute") {
			s.Substitute = &commission.Human{Name: fmt.Sprintf("Орынбасарұлы %c", 'А'+i)}
		}
		seats = append(seats, s)
	}
	return append(seats, commission.Seat{N: len(seats) + 1, Post: commission.Secretary, Human: commission.Human{Name: "Хатшыұлы Б"}})
}

func drawnPresence(t *rapid.T, seats []commission.Seat) []commission.Presence {
	present := []commission.Presence{}
	for _, s := range seats {
		if rapid.IntRange(0, 14).Draw(t, "comes") > 0 {
			present = append(present, commission.Presence{Seat: s.N, Substitute: s.Substitute != nil && rapid.Bool().Draw(t, "sends")})
		}
	}
	return present
}

// drawnBallot is by name or by count; at times somebody is recused. Most can be voted.
func drawnBallot(t *rapid.T, seats []commission.Seat, present []commission.Presence) (b commission.Ballot) {
	var voters []int
	for _, p := range present {
		s, _ := commission.Find(seats, p.Seat)
		switch {
		case !s.Votes:
		case rapid.IntRange(0, 24).Draw(t, "recuses") == 13:
			b.Recused = append(b.Recused, commission.Recusal{Seat: p.Seat, Why: "Туысы"})
		default:
			voters = append(voters, p.Seat)
		}
	}
	choice := rapid.SampledFrom([]string{commission.For, commission.For, commission.For, commission.Against, commission.Abstained})
	byName := rapid.Bool().Draw(t, "by name")
	for _, seat := range voters {
		c := choice.Draw(t, "vote")
		switch {
		case byName:
			b.Votes = append(b.Votes, commission.Vote{Seat: seat, Choice: c})
		case c == commission.For:
			b.For++
		case c == commission.Against:
			b.Against++
		default:
			b.Abstained++
		}
	}
	if !byName && b.For == b.Against && b.For > 0 {
		b.Chair = rapid.SampledFrom([]string{commission.For, commission.Against}).Draw(t, "chair")
	}
	return b
}

// signed is a decision as the head signed it, to be signed again without a commission.
type signedOnce struct {
	matter
	motion string
	item   int64
	Signed
}

// Whatever composition, presence and votes: nothing moves before a signature; every signed item has one decision, its extract and its
// events, and nobody else has any; and the queue is that of the same decisions signed without a commission.
func TestAnySitting(t *testing.T) {
	checks := "200"
	if os.Getenv("KEZEK_SOAK") != "" {
		checks = "3000"
	}
	was := flag.Lookup("rapid.checks").Value.String()
	flag.Set("rapid.checks", checks)
	defer flag.Set("rapid.checks", was)
	whole, clock, matters := beforeTheSitting(t)
	came := map[string]int{}
	rapid.Check(t, func(t *rapid.T) {
		r := enter(t, whole, clock)
		before := r.line()
		meeting, agenda := r.sits(matters)
		if !slices.Equal(before, r.line()) {
			t.Fatal("the sitting moved the queue")
		}
		var closed ClosedMeeting
		r.must(r.secretary, CloseMeeting{Meeting: meeting}, &closed)
		if !slices.Equal(before, r.line()) {
			t.Fatal("its end moved the queue")
		}
		done := r.signsSome(closed, agenda)
		r.compare(meeting, done, matters)
		twin := enter(t, whole, clock)
		twin.signsAlone(done)
		if a, b := r.line(), twin.line(); !slices.Equal(a, b) {
			t.Fatalf("with a commission %v, without %v", a, b)
		}
		view, err := r.Meeting(context.Background(), meeting)
		r.want(err)
		for _, x := range view.Agenda {
			came[x.State]++
		}
	})
	t.Log(came)
	for _, state := range []string{ItemSigned, ItemDecided, ItemLost, ItemPostponed, ItemTakenOff, ItemSentBack} {
		if came[state] < 20 {
			t.Errorf("%d items came to be %s: that is not tried", came[state], state)
		}
	}
}

// sits holds a sitting up to its end and returns what each item is about.
func (r *room) sits(matters []matter) (meeting int64, agenda map[int64]matter) {
	t := r.t
	seats := drawnSeats(t)
	r.must(r.secretary, SetComposition{Number: "14", Date: dateOf(r.Now()), Seats: seats}, nil)
	var m Convened
	r.must(r.secretary, PlanMeeting{At: r.Now() + 3_600_000, Venue: "Зал", Kind: edition.Regular}, &m)
	laid := rapid.Permutation(matters).Draw(t, "agenda")
	first := rapid.IntRange(1, len(laid)).Draw(t, "laid")
	lines := []AgendaLine{}
	for _, x := range laid[:first] {
		lines = append(lines, x.line)
	}
	var l Laid
	r.must(r.secretary, SetAgenda{m.Meeting, lines}, &l)
	agenda = map[int64]matter{}
	for i, item := range l.Items {
		agenda[item] = laid[i]
	}
	present := drawnPresence(t, seats)
	r.must(r.secretary, Attend{Meeting: m.Meeting, Present: present}, nil)
	for _, x := range laid[first:] {
		if rapid.Bool().Draw(t, "brought") && r.try(r.secretary, AddToAgenda{m.Meeting, x.line, drawnBallot(t, seats, present)}, &l) {
			agenda[l.Items[0]] = x
		}
	}
	for _, item := range sortedKeys(agenda) {
		for range rapid.IntRange(1, 2).Draw(t, "votes") { // the second time it is corrected
			r.votes(item, agenda[item], seats, present)
		}
		if rapid.IntRange(0, 9).Draw(t, "somebody comes or goes") == 0 {
			if p := drawnPresence(t, seats); r.try(r.secretary, Attend{Meeting: m.Meeting, Present: p}, nil) {
				present = p
			}
		}
	}
	r.putOff(m.Meeting)
	return m.Meeting, agenda
}

func sortedKeys(agenda map[int64]matter) (keys []int64) {
	for k := range agenda {
		keys = append(keys, k)
	}
	slices.Sort(keys)
	return keys
}

func (r *room) votes(item int64, x matter, seats []commission.Seat, present []commission.Presence) {
	motions := []string{MotionAdopt, MotionAdopt, MotionAdopt, MotionDecline, MotionPostpone, MotionTakeOff}
	if x.line.CaseNo != "" {
		motions = []string{MotionGrant, MotionGrant, MotionGrant, MotionRefuse, MotionPostpone, MotionTakeOff}
	}
	d := DecideItem{Item: item, Motion: rapid.SampledFrom(motions).Draw(r.t, "motion"), Ballot: drawnBallot(r.t, seats, present)}
	d.Ballot.Present = present
	switch d.Motion {
	case MotionGrant, MotionAdopt:
	case MotionRefuse:
		ed, err := r.Edition(context.Background())
		r.want(err)
		d.Ground = ed.Service(edition.Queue).Reasons(edition.ToRefuse)[0].Code
		fallthrough
	default:
		d.Facts = "Себебі бар"
	}
	r.try(r.secretary, d, nil)
}

// putOff sends everybody away where something was not heard: what is open is postponed then.
func (r *room) putOff(meeting int64) {
	view, err := r.Meeting(context.Background(), meeting)
	r.want(err)
	if slices.ContainsFunc(view.Agenda, func(x ItemView) bool { return x.State == ItemOpen }) {
		r.must(r.secretary, Attend{Meeting: meeting, Present: []commission.Presence{}}, nil)
	}
}

// signsSome signs what waits in random portions, sends some back and leaves some; it returns what was signed, in its order.
func (r *room) signsSome(closed ClosedMeeting, agenda map[int64]matter) (done []signedOnce) {
	ctx := context.Background()
	view, err := r.Meeting(ctx, closed.Meeting)
	r.want(err)
	byDraft := map[int64]ItemView{}
	for _, x := range view.Agenda {
		byDraft[x.Draft] = x
	}
	waiting := rapid.Permutation(closed.Drafts).Draw(r.t, "order")
	for portion := 1; len(waiting) > 0; portion++ {
		n := rapid.IntRange(1, len(waiting)).Draw(r.t, "portion")
		some := waiting[:n]
		waiting = waiting[n:]
		line := r.line()
		switch rapid.IntRange(0, 5).Draw(r.t, "what") {
		case 0: // they wait on
		case 1:
			var items []int64
			for _, d := range some {
				items = append(items, byDraft[d].ID)
			}
			r.must(r.head, SendBack{items}, nil)
		default:
			sign := SignDecisions{Drafts: some, Signed: Signed{fmt.Sprint("п-", portion), dateOf(r.Now())}}
			if rapid.Bool().Draw(r.t, "each its own") {
				sign.Number, sign.Each = "", true
			}
			var signed []SignedDecision
			r.must(r.head, sign, &signed)
			for i, s := range signed {
				x := byDraft[some[i]]
				done = append(done, signedOnce{agenda[x.ID], x.Motion, x.ID, Signed{s.Number, sign.Date}})
			}
			line = r.line()
		}
		if !slices.Equal(line, r.line()) {
			r.t.Fatal("the queue moved without a signature")
		}
	}
	return done
}

// compare looks at what the signatures left: of each item, of each entry, of the file.
func (r *room) compare(meeting int64, done []signedOnce, matters []matter) {
	ctx := context.Background()
	view, err := r.Meeting(ctx, meeting)
	r.want(err)
	papers, events := map[int64][]string{}, map[int64]int{}
	r.want(r.st.Look(ctx, func(v *store.View) error {
		all, err := v.PapersOfMeeting(ctx, meeting)
		for _, p := range all {
			papers[p.Item] = append(papers[p.Item], p.Form)
		}
		for e := range r.journal.Events(0) {
			events[e.Decision]++
		}
		return err
	}))
	decisions := map[int64]bool{}
	for _, x := range view.Agenda {
		i := slices.IndexFunc(done, func(d signedOnce) bool { return d.item == x.ID })
		if (i >= 0) != (x.State == ItemSigned) || (i >= 0) != (x.Decision != 0) || x.Decision != 0 && decisions[x.Decision] {
			r.t.Fatalf("%+v", x)
		}
		decisions[x.Decision] = true
		extracts := 0
		for _, form := range papers[x.ID] {
			if form == FormExtract {
				extracts++
			}
		}
		moves := i >= 0 && (x.Motion == MotionGrant || x.Motion == MotionAdopt && done[i].regNo != "")
		if want := i >= 0; want != (extracts == 1) || extracts > 1 || (events[x.Decision] == 1) != moves || x.Decision != 0 && events[x.Decision] > 1 {
			r.t.Fatalf("%d extracts, %d events: %+v", extracts, events[x.Decision], x)
		}
	}
	entered := 0
	for _, d := range done {
		if d.motion == MotionGrant {
			entered++
		}
	}
	q, err := r.Queue(ctx, QueueFilter{State: "all"})
	r.want(err)
	rows, err := q.Rows(ctx, 0, len(q.IDs))
	r.want(err)
	if len(rows) != 6+entered {
		r.t.Fatalf("%d in the book, %d came in", len(rows), entered)
	}
	for _, row := range rows {
		want := "active"
		for _, d := range done {
			if d.regNo == row.RegNo {
				want = d.state
			}
		}
		if row.State != want {
			r.t.Fatalf("%s is %s, want %s", row.RegNo, row.State, want)
		}
	}
	r.sound()
}

// signsAlone lets the head sign the same decisions with no commission.
func (r *room) signsAlone(done []signedOnce) {
	for _, d := range done {
		switch {
		case d.motion == MotionGrant:
			r.must(r.head, Enrol{d.line.CaseNo, d.Signed}, nil)
		case d.motion == MotionRefuse:
			ed, err := r.Edition(context.Background())
			r.want(err)
			r.must(r.head, Refuse{CaseNo: d.line.CaseNo, Signed: d.Signed, Ground: ed.Service(edition.Queue).Reasons(edition.ToRefuse)[0].Code, Facts: "Себебі бар"}, nil)
		case d.line.Draft != 0:
			r.must(r.head, SignDecisions{Drafts: []int64{d.line.Draft}, Signed: d.Signed}, nil)
		}
	}
	r.sound()
}
