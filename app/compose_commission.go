package app

import (
	"cmp"
	"context"
	"strings"
	"unicode"
	"unicode/utf8"

	"kezek/app/commission"
	"kezek/app/edition"
	"kezek/app/queue"
	"kezek/reports/papers"
	"kezek/store"
)

// Papers of the commission.
const (
	FormAgenda   = "agenda"
	FormMinutes  = "minutes"
	FormExtract  = "extract"
	FormDecision = "commission-decision"
)

// itemSubject reads what an item is about. made tells that its entry is one the act only makes.
func (s *scene) itemSubject(ctx context.Context, x *onItem) (sub subject, err error) {
	sub.item = x
	if x.Decision != 0 {
		if sub.d, err = s.decision(ctx, x.Decision); err != nil {
			return sub, err
		}
	}
	made := false
	switch {
	case x.Entry != 0:
		if sub.entry, err = s.v.Entry(ctx, x.Entry); err == nil && sub.entry != nil && sub.entry.CaseID != nil {
			sub.file, err = s.caseAhead(ctx, *sub.entry.CaseID)
		}
	case x.CaseID != 0:
		if sub.file, err = s.caseAhead(ctx, x.CaseID); err != nil {
			return sub, err
		}
		if s.ahead != nil && s.ahead.entries[x.CaseID] != nil {
			sub.entry, made = s.ahead.entries[x.CaseID], true
		} else {
			sub.entry, err = s.v.EntryOfCase(ctx, x.CaseID)
		}
	}
	if err != nil {
		return sub, err
	}
	if err := s.fill(ctx, &sub, made); err != nil {
		return sub, err
	}
	if made && sub.d != nil && len(sub.members) > 0 {
		sub.row.Name, sub.row.Decision, sub.row.DecidedOn = sub.members[0].Name, sub.d.Number, sub.d.Date
	}
	return sub, nil
}

// meetingOf is the meeting as papers name it.
func meetingOf(m *session) papers.Meeting {
	p := papers.Meeting{Commission: commissionName(m), Kind: message(commission.MeetingKindKey(m.row.Kind)), MeetingAt: papers.Moment(cmp.Or(m.row.BeganAt, m.row.At)),
		Venue: papers.Same(m.row.Venue)}
	return p
}

// commissionName is as the edition calls it.
func commissionName(m *session) papers.Text {
	if m.rule != nil && m.rule.Name.KK != "" {
		return said(m.rule.Name)
	}
	return message("paper.commission")
}

// itemSaid is an item in words, the same in minutes, extract, decision and window.
type itemSaid struct {
	question, about papers.Text
	caseNo, regNo   string
	papers.Outcome
	tally commission.Tally
	d     decisive // it came, or would come, to; nil where nothing was decided
}

// say puts an item and what the commission did with it into words.
func (s *scene) say(ctx context.Context, sub subject) (w itemSaid, err error) {
	x, m := sub.item, sub.item.m
	w.question = questionOf(x.Item)
	if sub.file != nil && x.CaseID != 0 {
		w.caseNo = sub.file.CaseNo
	}
	if sub.entry != nil {
		w.regNo = sub.entry.RegNo
	}
	if len(sub.members) > 0 {
		w.about = papers.Same(sub.members[0].Name)
	}
	if w.d, err = s.proposedDecision(ctx, x.Item); err != nil {
		return w, err
	}
	if h, ok := w.d.(*House); ok {
		w.Dwelling = dwellingOf(*h)
	}
	if x.Motion == "" {
		return w, nil
	}
	var b commission.Ballot
	if err := unpack(x.Ballot, &b); err != nil {
		return w, err
	}
	w.tally = commission.Tell(m.rule, m.seats, b)
	w.Voted = w.tally.Result != commission.NoQuorum
	w.Votes = papers.Votes{For: w.tally.For, Against: w.tally.Against, Abstained: w.tally.Abstained}
	w.ByChair = w.tally.ByChair
	s.outcome(&w, sub)
	return w, nil
}

// questionOf is what an item asks.
func questionOf(x *store.Item) papers.Text {
	if x.QuestionKK+x.QuestionRU != "" {
		return papers.Text{KK: cmp.Or(x.QuestionKK, x.QuestionRU), RU: cmp.Or(x.QuestionRU, x.QuestionKK)}
	}
	kind := message(commission.ItemKindKey(x.Kind))
	return papers.Text{KK: capital(kind.KK), RU: capital(kind.RU)}
}

// capital begins a text with a capital letter.
func capital(text string) string {
	first, n := utf8.DecodeRuneInString(text)
	return string(unicode.ToUpper(first)) + text[n:]
}

// proposedDecision is the decision an item comes to, or would come to if what is proposed carries; nil for a question in words
// that nobody answered.
func (s *scene) proposedDecision(ctx context.Context, x *store.Item) (decisive, error) {
	if x.Draft != 0 {
		row, err := s.v.DraftDecision(ctx, x.Draft)
		if err != nil {
			return nil, err
		}
		if row != nil {
			return decisionOfDraft(row)
		}
	}
	as := *x
	as.State, as.Draft = ItemDecided, 0 // a draft that this very act makes is not in the file yet
	if as.Motion != MotionGrant && as.Motion != MotionRefuse && as.Motion != MotionAdopt && as.Motion != MotionDecline {
		if x.CaseID == 0 {
			return nil, nil
		}
		c, err := s.v.Case(ctx, x.CaseID)
		if err != nil || c == nil {
			return nil, err
		}
		f, err := s.file(ctx, c.CaseNo)
		if err != nil {
			return nil, err
		}
		as.Motion = MotionGrant
		if p, _ := f.proposal(); p.Outcome == "refuse" {
			as.Motion, as.Ground, as.Facts = MotionRefuse, p.Ground, p.Facts
		}
	}
	return s.itemDecision(ctx, &as)
}

// outcome says what was decided, with its ground and clause.
func (s *scene) outcome(w *itemSaid, sub subject) {
	x := sub.item
	own := papers.Text{KK: cmp.Or(x.DecidedKK, x.DecidedRU), RU: cmp.Or(x.DecidedRU, x.DecidedKK)}
	switch {
	case x.State == ItemLost:
		w.Decided = message("paper.decided.lost")
	case x.Motion == MotionPostpone || x.Motion == MotionTakeOff || x.Motion == MotionDecline:
		w.Decided = message("paper.decided." + x.Motion)
		w.Reason = papers.Same(x.Facts)
		if x.Motion == MotionPostpone && w.tally.Result == commission.NoQuorum && x.Facts == "" {
			w.Reason = message("paper.decided.no-quorum")
		}
	default:
		s.decided(w, sub)
	}
	w.Decided = papers.Text{KK: strings.TrimSpace(w.Decided.KK + " " + own.KK), RU: strings.TrimSpace(w.Decided.RU + " " + own.RU)}
}

// decided says the decision itself.
func (s *scene) decided(w *itemSaid, sub subject) {
	law := sub.item.m.law
	if sub.d != nil && s.o.laws[sub.d.Edition] != nil {
		law = s.o.laws[sub.d.Edition]
	}
	ground := func(ed *edition.Edition, code string) {
		if g, ok := ed.Ground(code); ok {
			w.Ground, w.Clause = said(g.Text), said(g.Cite)
		}
	}
	switch d := w.d.(type) {
	case nil:
	case *Enrol:
		w.Decided = message("paper.decided.enrol")
		w.Ground = groundsOf(sub.law, sub.app.Grounds)
		if list, ok := sub.law.List(sub.file.List); ok {
			w.Decided = papers.Text{KK: w.Decided.KK + " " + message("paper.decided.list").KK + ": " + list.KK + ".",
				RU: w.Decided.RU + " " + message("paper.decided.list").RU + ": " + list.RU + "."}
			w.Clause = said(list.Cite)
		}
	case *Refuse:
		w.Decided, w.Reason = message("paper.decided.refuse"), papers.Same(d.Facts)
		ground(sub.law, d.Ground)
	case *Grant:
		w.Decided = message("paper.decided.grant")
		w.Ground = groundsOf(sub.law, sub.app.Grounds)
	case *Resolve:
		if sub.item.DecidedKK+sub.item.DecidedRU == "" {
			w.Decided = papers.Text{KK: d.DecidedKK, RU: d.DecidedRU}
		}
	default:
		w.Decided = message("paper.decided." + d.Name())
		if on := onEntry(d); on != nil {
			ground(law, on.Ground)
			w.Reason = papers.Same(on.Facts)
		}
	}
}

// onEntry is what a decision on an entry says of all such; nil of others.
func onEntry(d decisive) *OnEntry {
	if on, ok := d.(interface{ itself() *OnEntry }); ok {
		return on.itself()
	}
	return nil
}

func dwellingOf(h House) papers.Dwelling {
	return papers.Dwelling{Address: papers.Same(h.Dwelling), Rooms: h.Rooms, Total: papers.Area(h.Area), Living: papers.Area(h.Living), Floor: h.Floor,
		Purpose: papers.Same(h.Purpose)}
}

// quorumSaid is a quorum as papers print it.
func quorumSaid(q commission.Quorum) papers.Quorum {
	return papers.Quorum{Entitled: q.Entitled, Needed: q.Needed, Here: q.Here, NoQuorum: !q.Reached()}
}

// extract is what the minutes say of one item, for the person it is about.
func (s *scene) extract(ctx context.Context, sub subject) (papers.Extract, error) {
	x, m := sub.item, sub.item.m
	w, err := s.say(ctx, sub)
	if err != nil {
		return papers.Extract{}, err
	}
	e := papers.Extract{MinutesNo: m.row.Number, Meeting: meetingOf(m), Quorum: quorumSaid(w.tally.Quorum), N: int(x.N), Question: w.question,
		CaseNo: w.caseNo, RegNo: w.regNo, Outcome: w.Outcome}
	if sub.d != nil {
		e.DecisionNo, e.DecisionDate = sub.d.Number, dayOf(sub.d.Date)
	}
	return e, nil
}

// commissionDecision is the decision on one item. A decision to provide names the dwelling and everybody who moves in.
func (s *scene) commissionDecision(ctx context.Context, sub subject) (papers.CommissionDecision, error) {
	x, m := sub.item, sub.item.m
	w, err := s.say(ctx, sub)
	if err != nil {
		return papers.CommissionDecision{}, err
	}
	d := papers.CommissionDecision{Title: w.question, Commission: commissionName(m), MinutesNo: m.row.Number,
		MinutesOn: dayOf(cmp.Or(m.row.Date, dateOf(m.row.At))), N: int(x.N), Service: said(sub.svc.Title), CaseNo: w.caseNo, RegNo: w.regNo, Decided: w.Decided, Ground: w.Ground,
		Clause: w.Clause, Rules: said(m.law.Title), Facts: w.Reason, Dwelling: w.Dwelling}
	if sub.file != nil && x.CaseID != 0 {
		d.FiledAt, d.Rules = papers.Moment(sub.file.CompleteAt), said(sub.law.Title)
	}
	if list, ok := sub.law.List(sub.row.List); ok {
		d.List = said(list.Text)
	}
	in := sub.members
	if h, ok := w.d.(*House); ok {
		d.Title = message("paper.decided.house-title")
		in = h.moving(sub.members)
		if err := s.lastPlace(ctx, sub, &d); err != nil {
			return d, err
		}
	}
	for i, p := range casefilePeople(in) {
		if !p.Aside {
			d.People++
		}
		if i > 0 && p.Left == "" || i == 0 && len(in) > 0 && in[0].N != 0 {
			d.Members = append(d.Members, memberOf(p))
		}
	}
	if sub.file != nil && sub.file.Service == edition.Privatization {
		if err := s.onPrivatizing(ctx, sub, w.d, &d); err != nil {
			return d, err
		}
	}
	if sub.d != nil {
		d.DecisionNo, d.DecisionDate, d.EffectOn = sub.d.Number, dayOf(sub.d.Date), papers.Day(sub.d.EffectiveAt)
	}
	if unfavourable(w.d) {
		d.Appeal, err = s.appealOf(ctx, cmp.Or(fileService(sub.file), edition.Queue))
	}
	return d, err
}

func fileService(c *store.Case) string {
	if c == nil {
		return ""
	}
	return c.Service
}

// unfavourable tells whether a decision may be appealed by who it is about.
func unfavourable(d decisive) bool {
	switch d.(type) {
	case *Refuse, *Remove, *SuspendEntry:
		return true
	}
	return false
}

// lastPlace tells from which place a dwelling is given: the last one before the act that signed the decision, the same for all of a sitting.
func (s *scene) lastPlace(ctx context.Context, sub subject, d *papers.CommissionDecision) error {
	line := s.o.current.Load()
	if sub.d != nil {
		seq, err := s.v.LastEventKnown(ctx, sub.d.SignedAt-1)
		if err != nil {
			return err
		}
		if seq < s.o.journal.LastSeq() { // signed by another act before
			before := s.o.journal.StandingKnown(always, seq)
			line = &lineup{standing: before, places: before.Places()}
		}
	}
	at, ok := line.places.Of(queue.EntryID(sub.entry.ID))
	if ok {
		d.Place, d.PlaceInList, d.PlaceOn = at.Overall, at.InList, papers.Day(midnight(s.now))
		if sub.d != nil {
			d.PlaceOn = dayOf(sub.d.Date)
		}
	}
	return nil
}
