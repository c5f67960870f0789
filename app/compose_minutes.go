package app

import (
	"cmp"
	"context"
	"slices"
	"strings"

	"kezek/app/commission"
	"kezek/reports/papers"
	"kezek/store"
)

// seated is somebody of the commission as papers name them.
func seated(s commission.Seat, p commission.Presence) papers.Seated {
	h := s.Sitter(p)
	who := papers.Seated{Name: papers.Same(h.Name), Post: message(commission.PostKey(s.Post)), Work: papers.Text{KK: h.WorkKK, RU: h.WorkRU}}
	if p.Substitute {
		who.InsteadOf = papers.Same(s.Name)
	}
	return who
}

// presenceOf is who sits in a seat; false when nobody does.
func presenceOf(present []commission.Presence, seat int) (commission.Presence, bool) {
	if i := slices.IndexFunc(present, func(p commission.Presence) bool { return p.Seat == seat }); i >= 0 {
		return present[i], true
	}
	return commission.Presence{Seat: seat}, false
}

// everBeen are all who were there at one vote or another, and now: the minutes list who came late as well.
func (m *session) everBeen() (present []commission.Presence, err error) {
	present = slices.Clone(m.present)
	for i := range m.items {
		var b commission.Ballot
		if err := unpack(m.items[i].Ballot, &b); err != nil {
			return nil, err
		}
		for _, p := range b.Present {
			if _, known := presenceOf(present, p.Seat); !known {
				present = append(present, p)
			}
		}
	}
	return present, nil
}

// secretary is who keeps the minutes.
func (m *session) secretary() commission.Seat {
	i := slices.IndexFunc(m.seats, func(x commission.Seat) bool { return x.Post == commission.Secretary })
	if i < 0 {
		return commission.Seat{}
	}
	return m.seats[i]
}

// minutes are the minutes of a meeting, as far as it came.
func (s *scene) minutes(ctx context.Context, m *session) (papers.Minutes, error) {
	c, err := s.v.Composition(ctx, m.row.Composition)
	if err != nil {
		return papers.Minutes{}, err
	}
	present, err := m.everBeen()
	if err != nil {
		return papers.Minutes{}, err
	}
	keeper := m.secretary()
	at, _ := presenceOf(present, keeper.N)
	p := papers.Minutes{No: m.row.Number, Meeting: meetingOf(m), BeganAt: papers.Moment(m.row.BeganAt), EndedAt: papers.Moment(m.row.EndedAt),
		OrderNo: c.Number, OrderOn: dayOf(c.Date), Quorum: quorumSaid(commission.Count(m.rule, m.seats, present, nil)),
		Secretary: papers.Same(keeper.Sitter(at).Name)}
	presiding := cmp.Or(int(m.row.Presiding), commission.Presider(m.seats, present, nil))
	for _, seat := range m.seats {
		at, here := presenceOf(present, seat.N)
		who := seated(seat, at)
		switch {
		case seat.Post == commission.Secretary && !seat.Votes:
		case !here:
			p.Absent = append(p.Absent, who)
		default:
			p.Present = append(p.Present, who)
			if seat.N == presiding {
				p.Presided = who
			} else if seat.Post != commission.Secretary {
				p.Members = append(p.Members, who)
			}
		}
	}
	for i := range m.items {
		sub, err := s.itemSubject(ctx, &onItem{&m.items[i], m})
		if err != nil {
			return p, err
		}
		item, line, err := s.minutesItem(ctx, sub, p.Quorum)
		if err != nil {
			return p, err
		}
		p.Agenda, p.Items = append(p.Agenda, line), append(p.Items, item)
	}
	return p, nil
}

// minutesItem is how one item went, and its line on the agenda.
func (s *scene) minutesItem(ctx context.Context, sub subject, usual papers.Quorum) (papers.MinutesItem, papers.AgendaItem, error) {
	x, m := sub.item, sub.item.m
	w, err := s.say(ctx, sub)
	if err != nil {
		return papers.MinutesItem{}, papers.AgendaItem{}, err
	}
	line := agendaItem(x.Item, w)
	item := papers.MinutesItem{N: int(x.N), Question: w.question, About: w.about, CaseNo: w.caseNo, RegNo: w.regNo, Reporter: papers.Same(x.Reporter),
		Heard: papers.Same(cmp.Or(x.Heard, x.Note)), Outcome: w.Outcome}
	var b, added commission.Ballot
	var spoke []Speech
	for column, into := range map[string]any{x.Ballot: &b, x.Spoke: &spoke, x.Added: &added} {
		if err := unpack(column, into); err != nil {
			return item, line, err
		}
	}
	if x.Added != "" {
		t := commission.Tell(m.rule, m.seats, added)
		item.Added, item.AddedBy = true, papers.Votes{For: t.For, Against: t.Against, Abstained: t.Abstained}
	}
	name := func(seat int) papers.Text {
		who, _ := commission.Find(m.seats, seat)
		at, _ := presenceOf(b.Present, seat)
		return papers.Same(who.Sitter(at).Name)
	}
	for _, y := range spoke {
		who := papers.Same(y.Name)
		if y.Seat != 0 {
			who = name(y.Seat)
		}
		item.Spoke = append(item.Spoke, papers.Speech{Who: who, Words: papers.Same(y.Words)})
	}
	for _, r := range b.Recused {
		item.Recused = append(item.Recused, papers.Speech{Who: name(r.Seat), Words: papers.Same(r.Why)})
	}
	for _, d := range b.Dissent {
		item.Dissent = append(item.Dissent, papers.Speech{Who: name(d.Seat), Words: papers.Same(d.Text)})
	}
	if x.Motion == "" {
		return item, line, nil
	}
	if q := quorumSaid(w.tally.Quorum); q != usual {
		item.Quorum = q
	}
	if w.tally.Result == commission.NoQuorum {
		item.Missing = papers.Same(strings.ReplaceAll(seatNames(w.tally.Missing), ", ", "; "))
	}
	item.ByName = namedVotes(m, b)
	return item, line, nil
}

func namedVotes(m *session, b commission.Ballot) (votes []papers.NamedVote) {
	choices := map[string]papers.Choice{commission.For: papers.VotedFor, commission.Against: papers.VotedAgainst, commission.Abstained: papers.VotedNeither}
	for _, seat := range m.seats {
		for _, v := range b.Votes {
			if v.Seat == seat.N {
				at, _ := presenceOf(b.Present, seat.N)
				votes = append(votes, papers.NamedVote{Name: papers.Same(seat.Sitter(at).Name), Choice: choices[v.Choice]})
			}
		}
	}
	return votes
}

func agendaItem(x *store.Item, w itemSaid) papers.AgendaItem {
	return papers.AgendaItem{N: int(x.N), Question: w.question, Clause: w.Clause, About: w.about, CaseNo: w.caseNo, RegNo: w.regNo,
		Reporter: papers.Same(x.Reporter), Note: papers.Same(x.Note)}
}

// agenda is what a meeting is to decide.
func (s *scene) agenda(ctx context.Context, m *session) (papers.Agenda, error) {
	p := papers.Agenda{Meeting: meetingOf(m), Secretary: papers.Same(m.secretary().Name)}
	for _, seat := range m.seats {
		if seat.Post == commission.Chair {
			p.Chair = papers.Same(seat.Name)
		}
	}
	for i := range m.items {
		sub, err := s.itemSubject(ctx, &onItem{&m.items[i], m})
		if err != nil {
			return p, err
		}
		w, err := s.say(ctx, sub)
		if err != nil {
			return p, err
		}
		if x := &m.items[i]; x.Motion == "" { // what is proposed rests on it
			proposed := itemSaid{d: w.d}
			s.decided(&proposed, sub)
			w.Clause = proposed.Clause
		}
		p.Items = append(p.Items, agendaItem(&m.items[i], w))
	}
	return p, nil
}
