package app

import (
	"context"
	"encoding/json"
	"time"

	"kezek/app/casefile"
	"kezek/app/edition"
	"kezek/app/fault"
	"kezek/locales"
	"kezek/reports/papers"
	"kezek/store"
)

// subject is what a paper is about: a case, an entry, or both.
type subject struct {
	file    *store.Case
	entry   *store.Entry
	home    *store.Household
	members []store.Member
	row     QueueRow // of the entry
	law     *edition.Edition
}

func (s *scene) subject(ctx context.Context, a IssuePaper) (sub subject, err error) {
	switch {
	case a.RegNo != "":
		if sub.entry, err = s.v.EntryByRegNo(ctx, a.RegNo); err != nil {
			return sub, err
		}
		if sub.entry != nil && sub.entry.CaseID != nil {
			sub.file, err = s.v.Case(ctx, *sub.entry.CaseID)
		}
	default:
		if sub.file, err = s.v.CaseByNo(ctx, a.CaseNo); err != nil || sub.file == nil {
			break
		}
		sub.entry, err = s.v.EntryOfCase(ctx, sub.file.ID)
	}
	if err != nil {
		return sub, err
	}
	var household int64
	sub.law = s.edition
	switch {
	case sub.file != nil:
		household = sub.file.Household
		if sub.law, err = s.o.law(ctx, s.v, sub.file.Edition); err != nil {
			return sub, err
		}
	case sub.entry != nil:
		household = sub.entry.Household
	default:
		return sub, fault.New("G11", "paper.no-subject", "number", a.CaseNo+a.RegNo)
	}
	if sub.home, err = s.v.Household(ctx, household); err != nil {
		return sub, err
	}
	if sub.members, err = s.v.Members(ctx, household); err != nil {
		return sub, err
	}
	if sub.entry != nil {
		rows, err := s.o.current.Load().rows(ctx, s.v, []int64{sub.entry.ID})
		if err != nil {
			return sub, err
		}
		sub.row = rows[0]
	}
	return sub, nil
}

// hinders tells why a form cannot be issued about the subject, as a message key.
func (sub subject) hinders(form string) string {
	switch {
	case form == FormNotice && (sub.entry == nil || sub.row.Place == 0):
		return "paper.not-in-queue"
	case form == FormReceipt && sub.file == nil:
		return "paper.no-case"
	case form == FormRefusal && (sub.file == nil || sub.file.State != "refused"):
		return "paper.not-refused"
	case form != FormNotice && form != FormReceipt && form != FormRefusal:
		return "paper.no-form"
	}
	return ""
}

// compose lays out the paper: the office's frame around the form's own fields.
func (s *scene) compose(ctx context.Context, a IssuePaper, sub subject) (papers.Paper, error) {
	o := s.office
	p := papers.Paper{Form: a.Form, Langs: a.Langs, SideBySide: false,
		Office: papers.Office{Name: papers.Text{KK: o.NameKK, RU: o.NameRU}, Address: papers.Text{KK: o.AddressKK, RU: o.AddressRU},
			Phone: o.Phone, BIN: o.BIN},
		Signer:   papers.Signer{Post: papers.Text{KK: o.HeadPostKK, RU: o.HeadPostRU}, Name: papers.Same(o.HeadName)},
		Executor: papers.Executor{Name: papers.Same(s.who.Name), Phone: o.Phone}}
	if len(p.Langs) == 0 {
		p.Langs = []locales.Lang{locales.KK, locales.RU}
	}
	applicant := sub.members[0]
	p.To = papers.Addressee{Name: papers.Same(applicant.Name), IIN: applicant.IIN, Address: papers.Same(sub.home.Address), Phone: sub.home.Phone}
	var err error
	switch a.Form {
	case FormReceipt: // signed by who took the documents, not by the head
		p.Signer = papers.Signer{Post: message("paper.accepted"), Name: papers.Same(s.who.Name)}
		p.Data, err = s.receipt(sub)
	case FormRefusal:
		p.Data, err = s.refusal(ctx, sub)
	default:
		p.Data, err = s.notice(ctx, sub)
	}
	return p, err
}

func (s *scene) receipt(sub subject) (papers.Receipt, error) {
	c := sub.file
	r := papers.Receipt{Service: said(sub.law.Services[edition.Queue].Title), CaseNo: c.CaseNo, AcceptedAt: papers.Moment(c.CompleteAt),
		Representative: papers.Same(c.Representative), ResultOn: dayOf(c.Due), AcceptedBy: papers.Same(s.who.Name)}
	if channel, ok := sub.law.Channel(c.Channel); ok {
		r.Channel = said(channel.Text)
	}
	var held []casefile.Held
	if err := json.Unmarshal([]byte(c.Documents), &held); err != nil {
		return r, err
	}
	for _, h := range held {
		if h.How == casefile.Asked {
			continue
		}
		for _, d := range sub.law.Documents(c.List, c.Channel) {
			if d.Code == h.Code {
				r.Documents = append(r.Documents, papers.Document{Name: said(d.Text), Kind: message("case.how." + h.How)})
			}
		}
	}
	r.Count = len(r.Documents)
	return r, nil
}

func (s *scene) refusal(ctx context.Context, sub subject) (papers.Refusal, error) {
	c := sub.file
	appeal := s.edition.Services[edition.Queue].Appeal // of the rules in force now, whatever the case was filed under
	r := papers.Refusal{Service: said(sub.law.Services[edition.Queue].Title), CaseNo: c.CaseNo, FiledAt: papers.Moment(c.CompleteAt),
		AppealBody: said(appeal.Body), AppealTerm: said(appeal.Term), AppealWay: said(appeal.Way), AppealLaw: said(appeal.Cite)}
	decisions, err := s.v.DecisionsOf(ctx, c.ID)
	if err != nil {
		return r, err
	}
	for _, d := range decisions {
		if d.Kind != "refuse" {
			continue
		}
		r.DecisionNo, r.DecisionDate = d.Number, dayOf(d.Date)
		r.Facts, r.GroundCode = papers.Same(d.Facts), d.Ground
		if ground, ok := sub.law.Ground(d.Ground); ok {
			r.Ground, r.Article = said(ground.Text), said(ground.Cite)
		}
		if d.Hearing != "" {
			r.HearingOn = dayOf(d.Hearing)
		} else {
			r.NoHearing = message("paper.no-hearing")
		}
	}
	return r, nil
}

func (s *scene) notice(ctx context.Context, sub subject) (papers.RegistrationNotice, error) {
	line := s.o.current.Load()
	row := sub.row
	n := papers.RegistrationNotice{Service: said(sub.law.Services[edition.Queue].Title), FiledAt: papers.Moment(row.CountingAt), RegNo: row.RegNo,
		DecisionNo: row.Decision, DecisionDate: dayOf(row.DecidedOn), RegisteredOn: dayOf(row.DecidedOn),
		Place: row.Place, Of: line.places.Len(), PlaceInList: row.PlaceInList, PlaceOn: papers.Day(midnight(s.now))}
	if sub.file != nil {
		n.CaseNo = sub.file.CaseNo
	}
	if list, ok := sub.law.List(row.List); ok {
		n.List, n.Ground = said(list.Text), said(list.Cite)
	}
	for _, l := range line.places.Lists() {
		if l.List == row.List {
			n.OfList = l.Count
		}
	}
	for _, m := range sub.members[1:] {
		if m.Counted {
			n.Members = append(n.Members, papers.Member{Name: papers.Same(m.Name), IIN: m.IIN, Born: dayOf(m.Born),
				Relation: relation(m.Relation)})
		}
	}
	return n, nil
}

// relation says a relation code in both languages; what an old list wrote stays as it is.
func relation(code string) papers.Text {
	if key := casefile.RelationKey(code); key != "" {
		return message(key)
	}
	return papers.Same(code)
}

func said(t edition.Text) papers.Text { return papers.Text{KK: t.KK, RU: t.RU} }

func message(key string, args ...any) papers.Text {
	return papers.Text{KK: locales.KK.T(key, args...), RU: locales.RU.T(key, args...)}
}

// dayOf reads a stored date; "" is none.
func dayOf(date string) papers.Day {
	day, err := time.ParseInLocation(time.DateOnly, date, locales.Zone)
	if err != nil {
		return 0
	}
	return papers.Day(day.UnixMilli())
}

// casefilePeople are the members of a household as a case file has them.
func casefilePeople(members []store.Member) []casefile.Member {
	var people []casefile.Member
	for _, m := range members {
		people = append(people, casefile.Member{Name: m.Name, IIN: m.IIN, Doubtful: m.IINState == "unconfirmed", Born: m.Born,
			Sex: m.Sex, Relation: m.Relation, Aside: !m.Counted})
	}
	return people
}
