package app

import (
	"context"

	"kezek/app/edition"
	"kezek/app/queue"
	"kezek/locales"
	"kezek/reports/papers"
	"kezek/store"
)

// weighCase tells what of a case speaks for what its applicant asks, and what against it.
func (s *scene) weighCase(ctx context.Context, sub subject, n *papers.CommissionNote) error {
	for _, code := range sub.app.Grounds {
		if g, ok := sub.law.Ground(code); ok {
			n.For = append(n.For, papers.Reason{Text: said(g.Text), Clause: said(g.Cite)})
		}
	}
	if l, ok := sub.law.List(sub.app.List); ok && len(n.For) == 0 && len(sub.svc.Lists) > 0 {
		n.For = append(n.For, papers.Reason{Text: said(l.Text), Clause: said(l.Cite)})
	}
	missing, expired := sub.app.Missing(sub.svc), sub.app.Expired()
	if len(missing)+len(expired) == 0 {
		n.For = append(n.For, papers.Reason{Text: message("paper.note.complete")})
	}
	for _, d := range missing {
		n.Against = append(n.Against, papers.Reason{Text: together(message("paper.note.missing"), ": ", said(d.Text)), Clause: said(d.Cite)})
	}
	for _, h := range expired {
		if d, ok := sub.svc.Document(h.Code); ok {
			n.Against = append(n.Against, papers.Reason{Text: together(message("paper.note.expired", "date", spelt(h.Until)), ": ", said(d.Text)), Clause: said(d.Cite)})
		}
	}
	checks, err := s.v.Checks(ctx, sub.file.ID)
	if err != nil {
		return err
	}
	weighChecks(sub, checks, n)
	if n.RefusalGround.KK != "" {
		n.Against = append(n.Against, papers.Reason{Text: together(message("paper.note.refusal"), ": ", n.RefusalGround), Clause: n.RefusalArticle})
	}
	return nil
}

// weighChecks tells what state systems answered. Systems nobody asked are named
// together, whoever of the family they are about.
func weighChecks(sub subject, checks []store.Check, n *papers.CommissionNote) {
	open := unclear(sub.svc, sub.app.People(), checks)
	if len(open) == 0 && len(sub.svc.Checks) > 0 {
		n.For = append(n.For, papers.Reason{Text: message("paper.note.clear")})
	}
	var unasked papers.Reason
	last := ""
	for _, u := range open {
		system, clause := said(u.System.Text), said(u.System.Cite)
		switch {
		case u.Last == nil:
			if last != u.System.Code {
				unasked.Text, unasked.Clause = together(unasked.Text, "; ", system), clause
			}
			last = u.System.Code
		case u.Last.Result == Found:
			said := together(message("paper.note.found"), ": ", together(system, ", ", papers.Same(u.Name)))
			n.Against = append(n.Against, papers.Reason{Text: together(said, ": ", papers.Same(u.Last.Answer)), Clause: clause})
		default:
			n.Against = append(n.Against, papers.Reason{Text: together(message("paper.note.unanswered"), ": ", together(system, ", ", papers.Same(u.Name))), Clause: clause})
		}
	}
	if unasked.Text.KK != "" {
		unasked.Text = together(message("paper.note.unasked"), ": ", unasked.Text)
		n.Against = append(n.Against, unasked)
	}
}

// weighEntry tells what speaks for a decision on an entry, and what against it.
func (s *scene) weighEntry(ctx context.Context, sub subject, d decisive, proposed itemSaid, n *papers.CommissionNote) error {
	if proposed.Ground.KK != "" {
		n.For = append(n.For, papers.Reason{Text: proposed.Ground, Clause: proposed.Clause})
	}
	if _, ok := d.(*House); ok {
		if at, here := s.o.current.Load().places.Of(queue.EntryID(sub.entry.ID)); here && at.InList == 1 {
			n.For = append(n.For, papers.Reason{Text: message("paper.note.first")})
		} else if here {
			n.Against = append(n.Against, papers.Reason{Text: message("paper.note.ahead", "list", locales.Number(int64(at.InList-1)), "all", locales.Number(int64(at.Overall-1)))})
		}
	}
	w, err := s.openWarning(ctx, sub.entry.ID)
	if err != nil || w == nil {
		return err
	}
	s.weighWarning(w, d, n)
	return nil
}

// weighWarning tells how far the warning before a removal has got, and what was objected. A removal rests on it; to any other
// decision it is something to know.
func (s *scene) weighWarning(w *store.Warning, d decisive, n *papers.CommissionNote) {
	var clause papers.Text
	if rule := s.edition.Service(edition.Queue).Removal; rule != nil {
		clause = said(rule.Cite)
	}
	against := func(t papers.Text) { n.Against = append(n.Against, papers.Reason{Text: t, Clause: clause}) }
	_, removes := d.(*Remove)
	switch {
	case !removes:
		against(message("paper.note.warned", "date", spelt(w.SentOn)))
	case w.State == Sent:
		against(message("paper.note.not-delivered", "date", spelt(w.SentOn)))
	case w.State == Undelivered:
		against(message("paper.note.came-back", "date", spelt(w.SentOn)))
	case w.ObjectionDue >= dateOf(s.now):
		against(message("paper.note.may-object", "date", spelt(w.ObjectionDue)))
	default:
		n.For = append(n.For, papers.Reason{Text: message("paper.note.delivered", "date", spelt(w.DeliveredOn), "due", spelt(w.ObjectionDue)), Clause: clause})
	}
	if w.Objection != "" {
		objected := together(message("paper.note.objection", "date", spelt(w.ObjectionOn)), ": ", papers.Same(w.Objection))
		if w.Answer != "" {
			objected = together(objected, "; ", together(message("paper.note.answer"), ": ", papers.Same(w.Answer)))
		}
		against(objected)
	}
}

// queueEffect tells what an item's decision would do to the queue.
func (s *scene) queueEffect(ctx context.Context, sub subject) (e papers.QueueEffect, err error) {
	effect, rows, err := s.trial(ctx, sub.item)
	if err != nil || len(rows) == 0 && len(effect.Moves) == 0 {
		return e, err
	}
	now := s.o.current.Load()
	own, list := queue.EntryID(0), ""
	if sub.entry != nil {
		own = queue.EntryID(sub.entry.ID)
		if at, here := now.places.Of(own); here {
			e.Before = papers.Standing{Place: at.Overall, InList: at.InList}
			e.After, list = e.Before, at.List
		}
	}
	for _, m := range effect.Moves {
		switch {
		case m.Entry == own || own == 0 && m.Before.Overall == 0:
			own = m.Entry
			e.Before, e.After = papers.Standing{Place: m.Before.Overall, InList: m.Before.InList}, papers.Standing{Place: m.After.Overall, InList: m.After.InList}
			list = m.After.List
		case m.Before.Overall == 0:
			name, err := s.entrant(ctx, int64(m.Entry), rows)
			if err != nil {
				return e, err
			}
			e.Entrants = append(e.Entrants, papers.Entrant{Name: papers.Same(name), Place: m.After.Overall, PlaceInList: m.After.InList})
		default:
			shifted(m.Overall(), &e.Back, &e.Forward)
			shifted(m.InList(), &e.BackInList, &e.ForwardInList)
		}
	}
	if e.After.Place > 0 {
		in := now.ofList(list)
		for _, m := range effect.Moves {
			if m.After.List == list && m.Before.List != list {
				in++
			} else if m.Before.List == list && m.After.List != list {
				in--
			}
		}
		e.Note = message("paper.note.of", "all", locales.Number(int64(now.places.Len()+effect.Come-effect.Leave)), "list", locales.Number(int64(in)))
	}
	return e, nil
}

// shifted counts an entry whose number grows, or gets less.
func shifted(by int, back, forward *int) {
	switch {
	case by > 0:
		*back++
	case by < 0:
		*forward++
	}
}

// entrant is who comes into the queue with an entry: as the decision would write it, or as the file has it.
func (s *scene) entrant(ctx context.Context, entry int64, rows []store.Change) (string, error) {
	household := int64(0)
	for _, c := range rows {
		if e, ok := c.New.(*store.Entry); ok && e.ID == entry {
			household = e.Household
		}
	}
	for _, c := range rows {
		if m, ok := c.New.(*store.Member); ok && household != 0 && m.Household == household && m.N == 0 {
			return m.Name, nil
		}
	}
	if household == 0 {
		e, err := s.v.Entry(ctx, entry)
		if err != nil || e == nil {
			return "", err
		}
		household = e.Household
	}
	names, err := s.v.Applicants(ctx, []int64{household})
	return names[household], err
}
