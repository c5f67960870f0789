package app

import (
	"context"

	"kezek/app/casefile"
	"kezek/app/edition"
	"kezek/reports/papers"
)

func (s *scene) refusal(ctx context.Context, sub subject) (papers.Refusal, error) {
	c := sub.file
	appeal, err := s.appealOf(ctx, c.Service)
	if err != nil {
		return papers.Refusal{}, err
	}
	r := papers.Refusal{Title: said(sub.svc.Word("refusal")), Service: said(sub.svc.Title), CaseNo: c.CaseNo,
		FiledAt: papers.Moment(c.CompleteAt), AppealBody: appeal.AppealBody, AppealTerm: appeal.AppealTerm, AppealWay: appeal.AppealWay,
		AppealLaw: appeal.AppealLaw}
	d, err := s.decisionOf(ctx, c, "refuse")
	if err != nil || d == nil {
		return r, err
	}
	r.DecisionNo, r.DecisionDate = d.Number, dayOf(d.Date)
	r.Facts, r.GroundCode, r.Rules = papers.Same(d.Facts), d.Ground, said(sub.law.Title)
	if ground, ok := sub.law.Ground(d.Ground); ok {
		r.Ground, r.Article = said(ground.Text), said(ground.Cite)
	}
	if d.Hearing != "" {
		r.HearingOn = dayOf(d.Hearing)
	} else {
		r.NoHearing = message("paper.no-hearing")
	}
	return r, nil
}

func (s *scene) notice(_ context.Context, sub subject) (papers.RegistrationNotice, error) {
	line := s.line()
	row := sub.row
	n := papers.RegistrationNotice{Title: said(sub.svc.Word("notice")), Service: said(sub.law.Service(edition.Queue).Title),
		FiledAt: papers.Moment(row.CountingAt), RegNo: row.RegNo, DecisionNo: row.Decision, DecisionDate: dayOf(row.DecidedOn),
		RegisteredOn: dayOf(row.DecidedOn), Place: row.Place, Of: line.places.Len(), PlaceInList: row.PlaceInList, OfList: line.ofList(row.List),
		PlaceOn: papers.Day(midnight(s.now))}
	if sub.file != nil {
		n.CaseNo = sub.file.CaseNo
	}
	if list, ok := sub.law.List(row.List); ok {
		n.List, n.Ground = said(list.Text), said(list.Cite)
	}
	for _, m := range casefilePeople(sub.members)[1:] {
		if !m.Aside {
			n.Members = append(n.Members, memberOf(m))
		}
	}
	return n, nil
}

// myFile is one page for the citizen.
func (s *scene) myFile(ctx context.Context, sub subject) (papers.MyFile, error) {
	m := papers.MyFile{Applicant: said(sub.svc.Word("applicant")), AsOf: papers.Moment(s.now), Service: said(sub.svc.Title),
		Contact: papers.Text{KK: s.office.NameKK, RU: s.office.NameRU}, ContactPhone: s.office.Phone}
	for _, p := range casefilePeople(sub.members)[1:] {
		if !p.Aside {
			m.Family = append(m.Family, memberOf(p))
		}
	}
	if sub.entry != nil {
		row := sub.row
		m.RegNo, m.State = row.RegNo, message("queue.state."+row.State)
		m.CountingAt = papers.Moment(row.CountingAt)
		if list, ok := sub.law.List(row.List); ok {
			m.List = said(list.Text)
		}
		if row.Place > 0 {
			m.Place, m.Of = row.Place, s.o.current.Load().places.Len()
			m.PlaceInList, m.OfList = row.PlaceInList, s.o.current.Load().ofList(row.List)
		}
	}
	c := sub.file
	if c == nil {
		return m, nil
	}
	m.CaseNo, m.Documents = c.CaseNo, documentsOf(sub)
	for _, d := range sub.app.Missing(sub.svc) {
		m.Missing = append(m.Missing, papers.MissingDocument{Name: said(d.Text), Clause: said(d.Cite)})
	}
	if sub.entry == nil {
		m.State = message("case.state." + c.State)
		m.List, _ = listAndGrounds(sub)
	}
	f, err := s.file(ctx, c.CaseNo)
	if err == nil && f.open != nil {
		m.Next = said(f.step(f.open.Step).Text)
		if casefile.Open(c.State) {
			m.NextBy = dayOf(c.Due)
		}
	}
	return m, err
}

// removal is the notice that a household is no longer in the queue.
func (s *scene) removal(ctx context.Context, sub subject) (papers.RemovalNotice, error) {
	appeal, err := s.appealOf(ctx, edition.Queue)
	if err != nil {
		return papers.RemovalNotice{}, err
	}
	n := papers.RemovalNotice{Service: said(sub.law.Service(edition.Queue).Title), RegNo: sub.row.RegNo, RegisteredOn: dayOf(sub.row.DecidedOn)}
	n.Appeal = appeal
	if list, ok := sub.law.List(sub.row.List); ok {
		n.List = said(list.Text)
	}
	events, err := s.eventsOf(ctx, sub.entry.ID)
	if err != nil {
		return n, err
	}
	for _, e := range events {
		if e.Kind != "removed" {
			continue
		}
		d, err := s.decision(ctx, e.Decision)
		if err != nil || d == nil {
			return n, err
		}
		n.DecisionNo, n.DecisionDate, n.RemovedOn = d.Number, dayOf(d.Date), papers.Day(e.EffectiveAt)
		n.Facts, n.GroundCode = papers.Same(d.Facts), d.Ground
		ed := s.edition
		if d.Edition != "" { // the ground may be gone from the edition of today
			if ed, err = s.o.law(ctx, s.v, d.Edition); err != nil {
				return n, err
			}
		}
		n.Rules = said(ed.Title)
		if g, ok := ed.Ground(d.Ground); ok {
			n.Ground, n.Article = said(g.Text), said(g.Cite)
		}
	}
	return n, nil
}
