package app

import (
	"cmp"
	"context"
	"slices"
	"strings"

	"kezek/app/casefile"
	"kezek/app/edition"
	"kezek/app/workdays"
	"kezek/locales"
	"kezek/reports/papers"
	"kezek/store"
)

func (s *scene) receipt(sub subject) papers.Receipt {
	c := sub.file
	r := papers.Receipt{Title: said(sub.svc.Word("receipt")), Applicant: said(sub.svc.Word("applicant")), Service: said(sub.svc.Title),
		CaseNo: c.CaseNo, AcceptedAt: papers.Moment(c.CompleteAt), Channel: channelOf(sub), ChannelNo: c.ChannelNo,
		ChannelAt: papers.Moment(c.ChannelAt), Representative: papers.Same(sub.app.Representative.Name), ResultOn: dayOf(c.Due),
		AcceptedBy: papers.Same(s.who.Name)}
	r.Documents = documentsOf(sub)
	for _, d := range r.Documents {
		r.Sheets += d.Sheets
	}
	r.Count = len(r.Documents)
	return r
}

func channelOf(sub subject) papers.Text {
	c, _ := sub.svc.Channel(sub.app.Channel)
	return said(c.Text)
}

// documentsOf are the documents of the case that are there, as papers list them.
func documentsOf(sub subject) (documents []papers.Document) {
	for _, l := range sub.app.Checklist(sub.svc) {
		if l.Held.There() {
			documents = append(documents, papers.Document{Name: said(l.Text), Kind: kindOf(l.Held), Sheets: l.Held.Pages, ValidUntil: dayOf(l.Held.Until)})
		}
	}
	return documents
}

// kindOf says how a document is there: original seen, copy, from a state system.
func kindOf(h casefile.Held) papers.Text {
	switch {
	case h.How == casefile.FromSystem:
		return message("case.how.system")
	case h.Original && h.Copy:
		return message("case.how.both")
	case h.Original:
		return message("case.how.original")
	case h.Copy:
		return message("case.how.copy")
	}
	return message("case.how." + h.How)
}

func (s *scene) notAccepted(ctx context.Context, sub subject) (papers.NotAccepted, error) {
	by, err := s.v.Person(ctx, sub.line.Person)
	if err != nil {
		return papers.NotAccepted{}, err
	}
	a := sub.away
	n := papers.NotAccepted{Title: said(sub.svc.Word("not-accepted")), Applicant: said(sub.svc.Word("applicant")), Service: said(sub.svc.Title),
		CameAt: papers.Moment(sub.line.At), Representative: papers.Same(a.Representative),
		Clause: clauses(sub.svc, edition.ToNotAccept, len(a.Missing) > 0, len(a.Expired) > 0), RefusedBy: papers.Same(by.Name)}
	if len(a.Grounds) > 0 {
		n.Clause = groundsOf(sub.law, a.Grounds)
	}
	n.Missing = missingOf(sub.svc, a.Missing)
	n.Expired = expiredOf(sub.svc, casefile.Application{}, a.Expired)
	return n, nil
}

func missingOf(svc *edition.Service, codes []string) (missing []papers.MissingDocument) {
	for _, code := range codes {
		if d, ok := svc.Document(code); ok {
			missing = append(missing, papers.MissingDocument{Name: said(d.Text), Clause: said(d.Cite)})
		}
	}
	return missing
}

func expiredOf(svc *edition.Service, app casefile.Application, codes []string) (expired []papers.ExpiredDocument) {
	for _, code := range codes {
		d, ok := svc.Document(code)
		if !ok {
			continue
		}
		e := papers.ExpiredDocument{Name: said(d.Text)}
		for _, h := range app.Documents {
			if h.Code == code {
				e.ValidUntil = dayOf(h.Until)
			}
		}
		expired = append(expired, e)
	}
	return expired
}

// clauses are the clauses of an edition's grounds of a kind; those of the ground "expired" only where something has ended,
// and those of "incomplete" only where something is missing.
func clauses(svc *edition.Service, kind string, missing, expired bool) papers.Text {
	var kk, ru []string
	for _, g := range svc.Reasons(kind) {
		if strings.Contains(g.Code, "expired") && !expired || strings.Contains(g.Code, "incomplete") && !missing {
			continue
		}
		if !slices.Contains(kk, g.Cite.KK) {
			kk, ru = append(kk, g.Cite.KK), append(ru, g.Cite.RU)
		}
	}
	return papers.Text{KK: strings.Join(kk, "; "), RU: strings.Join(ru, "; ")}
}

func (s *scene) returnLetter(ctx context.Context, sub subject) (papers.ReturnLetter, error) {
	c := sub.file
	l := papers.ReturnLetter{Title: said(sub.svc.Word("return")), Applicant: said(sub.svc.Word("applicant")), Service: said(sub.svc.Title),
		CaseNo: c.CaseNo, FiledAt: papers.Moment(c.CompleteAt), Channel: channelOf(sub)}
	var err error
	if l.Appeal, err = s.appealOf(ctx, c.Service); err != nil {
		return l, err
	}
	f, err := s.file(ctx, c.CaseNo)
	if err != nil {
		return l, err
	}
	if c.Service == edition.Queue {
		l.Next = message("paper.return.queue")
	}
	p, _ := f.proposal()
	l.Missing, l.Expired = missingOf(sub.svc, p.Missing), expiredOf(sub.svc, sub.app, p.Expired)
	l.Clause = clauses(sub.svc, edition.ToReturn, len(p.Missing) > 0, len(p.Expired) > 0)
	for _, d := range sub.app.Documents {
		if d.There() {
			l.Returned += d.Pages
		}
	}
	return l, nil
}

// appealOf is how an answer may be appealed: by the rules in force now, whatever the case was filed under.
func (s *scene) appealOf(ctx context.Context, service string) (papers.Appeal, error) {
	ed, err := s.o.inForce(ctx, s.v, service, dateOf(s.now))
	if err != nil {
		return papers.Appeal{}, err
	}
	if ed == nil { // no longer a service of the office: the law on procedure is the same for all
		ed, service = s.edition, edition.Queue
	}
	a := ed.Service(service).Appeal
	return papers.Appeal{AppealBody: said(a.Body), AppealTerm: said(a.Term), AppealWay: said(a.Way), AppealLaw: said(a.Cite)}, nil
}

func (s *scene) applicationPaper(sub subject) papers.Application {
	c, a := sub.file, sub.app
	p := papers.Application{Applicant: said(sub.svc.Word("applicant")), Service: said(sub.svc.Title), Request: said(sub.svc.Request),
		CaseNo: c.CaseNo, FiledAt: papers.Moment(a.FiledAt()), Born: dayOf(a.Applicant.Born), Email: a.Email,
		Representative: papers.Same(a.Representative.Name), RepresentativeIIN: a.Representative.IIN, PowerNo: a.Representative.Number,
		PowerOn: dayOf(a.Representative.Date), PowerNotary: papers.Same(a.Representative.Notary), PowerUntil: dayOf(a.Representative.Until),
		Dwelling: papers.Same(a.Dwelling), Documents: documentsOf(sub), SignedOn: papers.Day(midnight(a.FiledAt())), ForQueue: c.Service == edition.Queue}
	for _, m := range a.Family {
		p.Family = append(p.Family, papers.FamilyMember{Member: memberOf(m), ConsentOn: dayOf(m.Consent)})
	}
	p.List, p.Grounds = listAndGrounds(sub)
	p.Consents = consentsOf(a)
	if !p.ForQueue { // its consents are the queue's: of another service those that were given
		p.Consents = slices.DeleteFunc(p.Consents, func(c papers.Consent) bool { return c.On == 0 })
	}
	return p
}

// consentsOf are all consents the form offers, with the day of those given.
func consentsOf(a casefile.Application) (all []papers.Consent) {
	for _, code := range casefile.ConsentCodes {
		c := papers.Consent{Text: message("case.consent." + code)}
		for _, x := range a.Consents {
			if x.Code == code {
				c.On = dayOf(cmp.Or(x.On, dateOf(a.FiledAt())))
			}
		}
		all = append(all, c)
	}
	return all
}

func memberOf(m casefile.Member) papers.Member {
	return papers.Member{Name: papers.Same(m.Name), IIN: m.IIN, Born: dayOf(m.Born), Relation: relation(m.Relation)}
}

// listAndGrounds are the list of a case and its grounds with their clauses.
func listAndGrounds(sub subject) (list, grounds papers.Text) {
	if l, ok := sub.law.List(sub.app.List); ok && len(sub.svc.Lists) > 0 {
		list = said(l.Text)
	}
	return list, groundsOf(sub.law, sub.app.Grounds)
}

// groundsOf are grounds in words, each with its clause.
func groundsOf(law *edition.Edition, codes []string) papers.Text {
	var kk, ru []string
	for _, code := range codes {
		if g, ok := law.Ground(code); ok {
			kk, ru = append(kk, g.KK+" ("+g.Cite.KK+")"), append(ru, g.RU+" ("+g.Cite.RU+")")
		}
	}
	return papers.Text{KK: strings.Join(kk, "; "), RU: strings.Join(ru, "; ")}
}

// status is how far a request has got at this moment (Almaty 2013, p. 10).
func (s *scene) status(ctx context.Context, sub subject) (papers.RequestStatus, error) {
	c := sub.file
	r := papers.RequestStatus{Applicant: said(sub.svc.Word("applicant")), AskedAt: papers.Moment(s.now), Service: said(sub.svc.Title),
		CaseNo: c.CaseNo, FiledAt: papers.Moment(sub.app.FiledAt()), Channel: channelOf(sub), ChannelNo: c.ChannelNo,
		ChannelAt: papers.Moment(c.ChannelAt), State: message("case.state." + c.State), DueOn: dayOf(c.Due)}
	f, err := s.file(ctx, c.CaseNo)
	if err != nil {
		return r, err
	}
	names, err := namesOf(ctx, s.v)
	if err != nil {
		return r, err
	}
	r.Executor = papers.Same(names[c.Executor])
	for _, p := range f.steps {
		if casefile.Machine(p.Role) {
			continue
		}
		step := f.step(p.Step)
		view := papers.StatusStep{Who: said(step.Actor), What: said(step.Text), Due: papers.Moment(p.DueAt), Done: papers.Moment(p.DoneAt)}
		if end := p.DoneAt; p.DueAt > 0 && (end > p.DueAt || end == 0 && s.now > p.DueAt) {
			if end == 0 {
				end = s.now
			}
			view.Late = s.lateBy(step, p.DueAt, end)
		}
		r.Steps = append(r.Steps, view)
	}
	pauses, err := s.v.Pauses(ctx, c.ID)
	for _, p := range pauses {
		r.PauseReason = papers.Same(p.Reason)
		if p.Kind == edition.Extend {
			r.ExtendedUntil = dayOf(c.Due)
		} else if p.ToAt == 0 {
			r.State = message("case.suspended")
		}
	}
	return r, err
}

// lateBy says by how much a step is late, in the days or the office time its term is counted in.
func (s *scene) lateBy(step edition.Step, due, end int64) papers.Text {
	unit := workdays.WorkingDay
	if step.Term != nil {
		unit = step.Term.Unit
	}
	span := s.cal.Late(due, end, unit)
	return papers.Text{KK: span.In(locales.KK), RU: span.In(locales.RU)}
}

// decisionOf is the last decision of a kind on a case.
func (s *scene) decisionOf(ctx context.Context, c *store.Case, kind string) (*store.Decision, error) {
	decisions, err := s.decisionsOf(ctx, c.ID)
	for i := len(decisions) - 1; i >= 0; i-- {
		if decisions[i].Kind == kind {
			return &decisions[i], err
		}
	}
	return nil, err
}
