package app

import (
	"context"
	"encoding/json"
	"io"
	"time"

	"kezek/app/casefile"
	"kezek/app/edition"
	"kezek/app/fault"
	"kezek/locales"
	"kezek/reports/papers"
	"kezek/store"
)

// subject is what a paper is about: a case, an entry, both, or a line of a journal.
type subject struct {
	file    *store.Case
	entry   *store.Entry
	home    *store.Household
	members []store.Member
	row     QueueRow // of the entry
	law     *edition.Edition
	svc     *edition.Service
	app     casefile.Application // of the case
	line    *store.Line
	away    turnedAway      // of the line
	item    *onItem         // of an agenda; nil for a paper about no commission's item
	d       *store.Decision // it became; nil while it is not signed
	meeting *session        // of a paper about a meeting as a whole
}

func (s *scene) subject(ctx context.Context, a IssuePaper) (sub subject, err error) {
	switch {
	case a.Line != 0:
		return s.turnedAway(ctx, a.Line)
	case a.Item != 0:
		return s.aboutItem(ctx, a.Item)
	case a.Meeting != 0:
		return s.aboutMeeting(ctx, a.Meeting)
	}
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
	if sub.file == nil && sub.entry == nil {
		return sub, fault.New("G11", "paper.no-subject", "number", a.CaseNo+a.RegNo)
	}
	return sub, s.fill(ctx, &sub, false)
}

// fill reads the household and the rules of a paper's subject. made says that its entry is one the act only makes.
func (s *scene) fill(ctx context.Context, sub *subject, made bool) (err error) {
	var household int64
	sub.law, sub.svc = s.edition, s.edition.Service(edition.Queue)
	switch {
	case sub.file != nil:
		household = sub.file.Household
		if sub.law, err = s.o.law(ctx, s.v, sub.file.Edition); err != nil {
			return err
		}
		sub.svc = sub.law.Service(sub.file.Service)
		if sub.app, err = applicationOf(ctx, s.v, sub.file); err != nil {
			return err
		}
		m, err := matterOf(ctx, s.v, sub.file.ID)
		if err != nil {
			return err
		}
		if len(sub.app.Grounds) == 0 {
			sub.app.Grounds = m.grounds()
		}
	case sub.entry != nil:
		household = sub.entry.Household
	default: // a question in words is about nobody
		return nil
	}
	if sub.home, err = s.v.Household(ctx, household); err != nil {
		return err
	}
	if sub.members, err = s.membersOf(ctx, household); err != nil {
		return err
	}
	if sub.entry != nil {
		sub.row, err = s.entryRow(ctx, sub.entry, made)
	}
	return err
}

// turnedAway is the subject of a refusal to accept: a line of its journal.
func (s *scene) turnedAway(ctx context.Context, id int64) (sub subject, err error) {
	if sub.line, err = s.v.Line(ctx, id); err != nil {
		return sub, err
	}
	if sub.line == nil || sub.line.Journal != NotAccepted {
		return sub, fault.New("G11", "paper.no-subject", "number", id)
	}
	if err := json.Unmarshal([]byte(sub.line.Data), &sub.away); err != nil {
		return sub, err
	}
	if sub.law, err = s.o.law(ctx, s.v, sub.away.Edition); err != nil {
		return sub, err
	}
	sub.svc = sub.law.Service(sub.away.Service)
	sub.home = &store.Household{Address: sub.away.Address, Phone: sub.away.Phone}
	sub.members = []store.Member{{Name: sub.away.Applicant, IIN: sub.away.IIN}}
	return sub, nil
}

// TurnedAway finds the line of a refusal to accept by its number.
func (o *Office) TurnedAway(ctx context.Context, number string) (line int64, err error) {
	err = o.st.Look(ctx, func(v *store.View) error {
		row, err := v.LineByNumber(ctx, NotAccepted, number)
		if err == nil && row == nil {
			err = fault.New("G11", "paper.no-subject", "number", number)
		}
		if row != nil {
			line = row.ID
		}
		return err
	})
	return line, err
}

// hinders tells why a form cannot be issued about the subject, as a message key.
func (sub subject) hinders(form string) string {
	state := ""
	if sub.file != nil {
		state = sub.file.State
	}
	if why, of := meetingForms[form]; of || sub.meeting != nil || sub.item != nil && sub.home == nil { // a question is about nobody
		return sub.hindersMeeting(form, why)
	}
	if own, ok := ownForms[form]; ok {
		if sub.file == nil || sub.file.Service != own.service || own.fits != nil && !own.fits(sub) {
			return own.lacks
		}
		return ""
	}
	switch form {
	case FormNotAccepted:
		if sub.line == nil {
			return "paper.no-line"
		}
		return ""
	case FormNotice:
		if sub.entry == nil || sub.row.Place == 0 {
			return "paper.not-in-queue"
		}
	case FormRemoval:
		if sub.entry == nil || sub.row.State != "removed" {
			return "paper.not-removed"
		}
	case FormRefusal:
		if state != casefile.Refused {
			return "paper.not-refused"
		}
	case FormReturn:
		if state != casefile.Returned && (sub.file == nil || sub.file.Branch != edition.Incomplete) {
			return "paper.not-returned"
		}
	case FormApplication: // the other services have forms of their own
		if sub.file == nil {
			return "paper.no-case"
		}
		if sub.file.Service != edition.Queue {
			return "paper.no-form"
		}
	case FormReceipt, FormStatus, FormNote:
		if sub.file == nil && (form != FormNote || sub.item == nil) {
			return "paper.no-case"
		}
	case FormCertificate, FormMovement, FormComparison, FormWarning:
		if sub.entry == nil {
			return "paper.no-entry"
		}
	case FormMyFile:
	default:
		return "paper.no-form"
	}
	return ""
}

// compose lays out the paper: the office's frame around the form's own fields.
func (s *scene) compose(ctx context.Context, a IssuePaper, sub subject) (papers.Paper, error) {
	p := s.frame(a, sub)
	var err error
	if sub.file != nil && sub.item == nil {
		if err = s.provided(ctx, sub.file.Service, &p); err != nil {
			return p, err
		}
	}
	if own, ok := ownForms[a.Form]; ok {
		return p, own.compose(ctx, s, a, sub, &p)
	}
	switch a.Form {
	case FormReceipt: // signed by who took the documents, not by the head
		p.Signer = papers.Signer{Post: message("paper.accepted"), Name: papers.Same(s.who.Name)}
		p.Data = s.receipt(sub)
	case FormNotAccepted:
		p.Signer = papers.Signer{}
		p.Data, err = s.notAccepted(ctx, sub)
	case FormRefusal:
		p.Data, err = s.refusal(ctx, sub)
	case FormReturn:
		p.Data, err = s.returnLetter(ctx, sub)
	case FormApplication:
		p.Signer, p.Executor = papers.Signer{}, papers.Executor{}
		p.Data = s.applicationPaper(sub)
	case FormStatus:
		p.Signer = papers.Signer{Post: message("paper.gave"), Name: papers.Same(s.who.Name)}
		p.Data, err = s.status(ctx, sub)
	case FormNote:
		p.Signer = papers.Signer{Post: message("paper.executor"), Name: papers.Same(s.who.Name)}
		if sub.item != nil && sub.item.Reporter != "" {
			p.Signer.Name = papers.Same(sub.item.Reporter)
		}
		p.Data, err = s.note(ctx, sub)
	case FormMyFile:
		p.Signer = papers.Signer{Post: message("paper.gave"), Name: papers.Same(s.who.Name)}
		p.Data, err = s.myFile(ctx, sub)
	case FormRemoval:
		p.Data, err = s.removal(ctx, sub)
	case FormCertificate:
		p.Data, err = s.certificate(ctx, a, sub)
	case FormMovement:
		p.Data, err = s.movementPaper(ctx, a, sub)
	case FormComparison:
		p.Data, err = s.comparison(ctx, a, sub)
	case FormWarning:
		p.Data, err = s.warningPaper(ctx, sub)
	case FormAgenda, FormMinutes, FormExtract, FormDecision:
		err = s.composeMeeting(ctx, a.Form, sub, &p)
	default:
		p.Data, err = s.notice(ctx, sub)
	}
	return p, err
}

// frame is what all papers of the office share.
func (s *scene) frame(a IssuePaper, sub subject) papers.Paper {
	o := s.office
	p := papers.Paper{Form: a.Form, Langs: a.Langs,
		Office: papers.Office{Name: papers.Text{KK: o.NameKK, RU: o.NameRU}, Address: papers.Text{KK: o.AddressKK, RU: o.AddressRU},
			Phone: o.Phone, BIN: o.BIN},
		Signer:   papers.Signer{Post: papers.Text{KK: o.HeadPostKK, RU: o.HeadPostRU}, Name: papers.Same(o.HeadName)},
		Executor: papers.Executor{Name: papers.Same(s.who.Name), Phone: o.Phone}}
	if len(p.Langs) == 0 {
		p.Langs = []locales.Lang{locales.KK, locales.RU}
	}
	if len(sub.members) > 0 {
		applicant := sub.members[0]
		p.To = papers.Addressee{Name: papers.Same(applicant.Name), IIN: applicant.IIN, Address: papers.Same(sub.home.Address), Phone: sub.home.Phone}
	}
	return p
}

// BlankApplication writes the application to a service as a form for the pen. channel may be "".
func (o *Office) BlankApplication(ctx context.Context, w io.Writer, service, channel string, langs []locales.Lang) error {
	o.gate.Lock()
	var p papers.Paper
	err := o.st.Look(ctx, func(v *store.View) error {
		s, err := o.scene(ctx, v, nil, Order{})
		if err != nil {
			return err
		}
		if s.office == nil {
			return fault.New("G02", "app.fault.no-office")
		}
		ed, err := s.filing(ctx, service, s.now)
		if err != nil {
			return err
		}
		svc := ed.Service(service)
		s.who = &Person{}
		sub := subject{law: ed, svc: svc, app: casefile.Application{Service: service, Channel: channel}}
		p = s.frame(IssuePaper{Langs: langs}, sub)
		p.Signer, p.Executor = papers.Signer{}, papers.Executor{}
		blank := papers.Application{Blank: true, ForQueue: service == edition.Queue, Service: said(svc.Title), Request: said(svc.Request),
			Applicant: said(svc.Word("applicant"))}
		if blank.ForQueue { // the other forms have consents of their own
			blank.Consents = consentsOf(sub.app)
		}
		p.Form, p.Data = asking(service, blank)
		return nil
	})
	o.gate.Unlock()
	if err != nil {
		return err
	}
	return papers.Render(w, p)
}

// asking is the form on which a service is applied for, with what all of them say.
func asking(service string, a papers.Application) (form string, data any) {
	switch service {
	case edition.Certificate:
		return FormCertificateApplication, papers.CertificateApplication{Application: a}
	case edition.Privatization:
		return FormPrivatizationApplication, papers.PrivatizationApplication{Application: a}
	case edition.Aid:
		return FormAidApplication, papers.AidApplication{Application: a}
	}
	return FormApplication, a
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
			Sex: m.Sex, Relation: m.Relation, Aside: !m.Counted, Joined: m.Joined, Left: m.Left, Consent: m.Consent,
			NoIIN: m.NoIIN, Guardian: m.Guardian, N: int(m.N)})
	}
	return people
}
