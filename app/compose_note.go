package app

import (
	"cmp"
	"context"
	"strings"

	"kezek/app/casefile"
	"kezek/app/edition"
	"kezek/locales"
	"kezek/reports/papers"
	"kezek/store"
)

// note is the executor's note for the commission: on a case, or on an item of an agenda with what is to be weighed and what the
// decision would do to the queue.
func (s *scene) note(ctx context.Context, sub subject) (n papers.CommissionNote, err error) {
	switch {
	case sub.file != nil && (sub.item == nil || sub.item.CaseID != 0):
		n, err = s.caseNote(ctx, sub)
	case sub.entry != nil:
		n = entryNote(sub)
	}
	if err != nil || sub.item == nil {
		return n, err
	}
	return n, s.noteItem(ctx, sub, &n)
}

// caseNote tells what a case holds and what its executor proposes.
func (s *scene) caseNote(ctx context.Context, sub subject) (papers.CommissionNote, error) {
	c, a := sub.file, sub.app
	n := papers.CommissionNote{Applicant: said(sub.svc.Word("applicant")), Service: said(sub.svc.Title), CaseNo: c.CaseNo,
		FiledAt: papers.Moment(c.CompleteAt), Channel: channelOf(sub), Born: dayOf(a.Applicant.Born), Counted: a.Counted(),
		Dwelling: papers.Same(a.Dwelling), Documents: documentsOf(sub)}
	for _, m := range a.Family {
		n.Family = append(n.Family, memberOf(m))
	}
	n.List, n.Ground = listAndGrounds(sub)
	if l, ok := sub.law.List(a.List); ok && len(a.Grounds) == 0 {
		n.Article = said(l.Cite)
	}
	checks, err := s.v.Checks(ctx, c.ID)
	if err != nil {
		return n, err
	}
	for _, k := range checks {
		result := message("case.check." + k.Result)
		if k.Answer != "" {
			result.KK, result.RU = result.KK+": "+k.Answer, result.RU+": "+k.Answer
		}
		n.Checks = append(n.Checks, papers.SystemCheck{System: systemOf(sub.svc, k.System), On: papers.Day(midnight(cmp.Or(k.AnsweredAt, k.AskedAt))), Result: result})
	}
	f, err := s.file(ctx, c.CaseNo)
	if err != nil {
		return n, err
	}
	if p, ok := f.proposal(); ok {
		n.Facts = papers.Same(p.Facts)
		if g, ok := sub.law.Ground(p.Ground); ok && p.Outcome == casefile.ToRefuse {
			n.RefusalGround, n.RefusalArticle = said(g.Text), said(g.Cite)
		}
	}
	if c.Service != edition.Queue {
		n.Proposal = message("paper.propose.grant")
		if n.RefusalGround.KK != "" {
			n.Proposal = message("paper.propose.refuse")
		}
		return n, nil
	}
	if sub.entry == nil && n.RefusalGround.KK == "" {
		n.Place, n.PlaceInList = s.o.current.Load().placeIfFiled(s.edition, c.List, strings.Fields(c.Grounds), c.CompleteAt)
		n.Of, n.OfList = s.o.current.Load().places.Len()+1, s.o.current.Load().ofList(c.List)+1
		n.PlaceOn = papers.Day(midnight(s.now))
	}
	return n, nil
}

// systemOf is a state system as the edition calls it.
func systemOf(svc *edition.Service, code string) papers.Text {
	for _, x := range svc.Checks {
		if x.Code == code {
			return said(x.Text)
		}
	}
	return papers.Same(code)
}

// entryNote tells who stands in the queue with an entry.
func entryNote(sub subject) papers.CommissionNote {
	n := papers.CommissionNote{RegNo: sub.row.RegNo, RegisteredOn: dayOf(sub.row.DecidedOn), Dwelling: papers.Same(sub.home.Dwelling)}
	if l, ok := sub.law.List(sub.row.List); ok {
		n.List = said(l.Text)
	}
	for i, m := range casefilePeople(sub.members) {
		switch {
		case i == 0:
			n.Born = dayOf(m.Born)
		case m.Left == "":
			n.Family = append(n.Family, memberOf(m))
		}
		if !m.Aside {
			n.Counted++
		}
	}
	return n
}

// noteItem adds what a note on an item of an agenda says besides: the question, what speaks for and against, what is proposed
// and what it would do to the queue.
func (s *scene) noteItem(ctx context.Context, sub subject, n *papers.CommissionNote) error {
	x, m := sub.item, sub.item.m
	w, err := s.say(ctx, sub)
	if err != nil {
		return err
	}
	proposed := itemSaid{d: w.d}
	s.decided(&proposed, sub)
	n.Commission, n.MeetingOn, n.Item, n.Question = commissionName(m), papers.Day(midnight(cmp.Or(m.row.BeganAt, m.row.At))), int(x.N), w.question
	if x.CaseID == 0 {
		n.Ground, n.Article, n.Facts = proposed.Ground, proposed.Clause, proposed.Reason
	}
	n.Facts = papers.Same(strings.TrimSpace(n.Facts.RU + " " + x.Note))
	n.Proposal = proposed.Decided
	if _, asked := w.d.(*Resolve); asked { // nobody answered it yet
		n.Proposal = papers.Text{}
	}
	n.Proposal = together(n.Proposal, " ", dwellingSaid(w.Dwelling))
	if sub.file != nil && x.CaseID != 0 {
		if err := s.weighCase(ctx, sub, n); err != nil {
			return err
		}
	} else if w.d != nil && sub.entry != nil {
		if err := s.weighEntry(ctx, sub, w.d, proposed, n); err != nil {
			return err
		}
	}
	if w.d == nil || x.Decision != 0 || x.State == ItemSentBack {
		return nil
	}
	as := onItem{Item: new(store.Item), m: m}
	*as.Item = *x.Item
	hinder, err := s.blocks(ctx, &as, w.d)
	if err != nil {
		return err
	}
	for _, f := range hinder {
		n.Against = append(n.Against, papers.Reason{Text: papers.Text{KK: locales.KK.With(f.Key, f.Args), RU: locales.RU.With(f.Key, f.Args)}, Clause: papers.Same(f.Clause)})
	}
	if len(hinder) > 0 { // what cannot be carried out has no effect
		return nil
	}
	if n.Effect, err = s.queueEffect(ctx, sub); n.Effect.After.Place > 0 { // the place is told there
		n.Place, n.Of, n.PlaceInList, n.OfList, n.PlaceOn = 0, 0, 0, 0, 0
	}
	return err
}

// together puts two texts together in each language; what is empty takes no room.
func together(a papers.Text, between string, b papers.Text) papers.Text {
	join := func(a, b string) string {
		if a == "" || b == "" {
			return a + b
		}
		return a + between + b
	}
	return papers.Text{KK: join(a.KK, b.KK), RU: join(a.RU, b.RU)}
}

// dwellingSaid is a dwelling in a sentence; empty for none.
func dwellingSaid(d papers.Dwelling) papers.Text {
	if d.Address.KK == "" {
		return papers.Text{}
	}
	t := together(message("paper.note.dwelling"), ": ", d.Address)
	if d.Rooms > 0 {
		t = together(t, "; ", message("paper.note.rooms", "n", d.Rooms))
	}
	if d.Total > 0 {
		t = together(t, "; ", message("paper.note.area", "area", locales.Area(int64(d.Total))))
	}
	if d.Floor != "" {
		t = together(t, "; ", message("paper.note.floor", "floor", d.Floor))
	}
	return together(t, "", papers.Same("."))
}
