package app

import (
	"context"

	"kezek/app/edition"
	"kezek/app/fault"
	"kezek/reports/papers"
	"kezek/store"
)

// signedItem is an item of an agenda whose decision was just planned.
type signedItem struct {
	item   *onItem
	answer int // its place among the answers
}

// itemForms are the papers a decision of the commission brings: the decision, the extract from the minutes, and the notice or
// refusal of its kind.
func itemForms(act string) []string {
	switch act {
	case (Enrol{}).Name():
		return []string{FormDecision, FormExtract, FormNotice}
	case (Refuse{}).Name():
		return []string{FormDecision, FormExtract, FormRefusal}
	case (Remove{}).Name():
		return []string{FormDecision, FormExtract, FormRemoval}
	case (Resolve{}).Name():
		return []string{FormExtract}
	}
	return []string{FormDecision, FormExtract}
}

// issueItems issues the papers of signed items in the very act that signs them. No paper names a decision that has no number
// yet: theirs are issued when they get it.
func (s *scene) issueItems(ctx context.Context, signed []signedItem, answers []SignedDecision) error {
	if len(signed) == 0 {
		return nil
	}
	if err := s.lookAhead(); err != nil {
		return err
	}
	for _, x := range signed {
		sub, err := s.itemSubject(ctx, x.item)
		if err != nil {
			return err
		}
		if sub.d.Number == "" {
			continue
		}
		for _, form := range itemForms(sub.d.Kind) {
			if form == FormNotice && sub.row.Mark == "without" {
				continue
			}
			if err := s.issueItem(ctx, form, sub); err != nil {
				return err
			}
			answers[x.answer].Papers++
		}
	}
	return nil
}

// issueItem issues one paper about an item.
func (s *scene) issueItem(ctx context.Context, form string, sub subject) error {
	id, err := s.next(ctx, store.CountPaper)
	if err != nil {
		return err
	}
	row := s.paperRow(id, form, sub)
	if err := s.write(ctx, IssuePaper{Form: form}, sub, &row); err != nil {
		return err
	}
	s.insert(&row)
	return nil
}

// paperRow is the row of a paper about a subject, before it says anything.
func (s *scene) paperRow(id int64, form string, sub subject) store.Paper {
	row := store.Paper{ID: id, Form: form, Reason: s.reason, Head: s.v.Head.Hash, IssuedBy: s.who.ID, IssuedAt: s.now}
	if sub.file != nil {
		row.CaseID = &sub.file.ID
	}
	if sub.entry != nil {
		row.Entry = &sub.entry.ID
	}
	if sub.line != nil {
		row.Line = sub.line.ID
	}
	if sub.item != nil {
		row.Item, row.Meeting = sub.item.ID, sub.item.Meeting
	}
	if sub.meeting != nil {
		row.Meeting = sub.meeting.row.ID
	}
	return row
}

// issueMinutes issues the minutes of a meeting in the act that closes it. Their number is the paper's own.
func (s *scene) issueMinutes(ctx context.Context, m *session) error {
	if err := s.lookAhead(); err != nil {
		return err
	}
	id, err := s.next(ctx, store.CountPaper)
	if err != nil {
		return err
	}
	sub := subject{meeting: m}
	row := s.paperRow(id, FormMinutes, sub)
	if err := s.write(ctx, IssuePaper{Form: FormMinutes}, sub, &row); err != nil {
		return err
	}
	s.insert(&row)
	return nil
}

// composeMeeting lays out a paper of the commission.
func (s *scene) composeMeeting(ctx context.Context, form string, sub subject, p *papers.Paper) (err error) {
	switch form {
	case FormExtract:
		p.Signer = papers.Signer{Post: message("paper.secretary"), Name: papers.Same(sub.item.m.secretary().Name)}
		p.Data, err = s.extract(ctx, sub)
	case FormDecision:
		p.Data, err = s.commissionDecision(ctx, sub)
	case FormMinutes:
		p.Signer, p.Executor = papers.Signer{}, papers.Executor{}
		p.Data, err = s.minutes(ctx, sub.meeting)
	case FormAgenda:
		p.Signer, p.Executor = papers.Signer{}, papers.Executor{}
		p.Data, err = s.agenda(ctx, sub.meeting)
	}
	return err
}

// meetingForms are the commission's papers, each with the message that tells what it lacks.
var meetingForms = map[string]string{FormAgenda: "paper.no-meeting", FormMinutes: "paper.not-closed", FormExtract: "paper.not-signed",
	FormDecision: "paper.not-signed"}

// hindersDraft tells why not even a draft of the form can be laid out about the subject, as a message key: one of the commission
// needs the meeting or the item it is about, also before anything is closed or signed.
func (sub subject) hindersDraft(form string) string {
	lacks, ofMeeting := meetingForms[form]
	switch form {
	case FormAgenda, FormMinutes:
		ofMeeting = sub.meeting == nil
	case FormExtract, FormDecision:
		ofMeeting = sub.item == nil
	case FormNote: // on a case, or on an item
		lacks, ofMeeting = "paper.no-form", sub.meeting != nil && sub.item == nil
	default:
		lacks, ofMeeting = "paper.no-form", sub.meeting != nil || sub.item != nil
	}
	if ofMeeting {
		return lacks
	}
	return ""
}

// hindersMeeting tells why a paper of the commission cannot be issued about the subject; lacks is its message.
func (sub subject) hindersMeeting(form, lacks string) string {
	ok := false
	switch form {
	case FormAgenda:
		ok = sub.meeting != nil
	case FormMinutes:
		ok = sub.meeting != nil && sub.meeting.row.State == MeetingClosed
	case FormExtract, FormDecision:
		ok = sub.item != nil && sub.d != nil
	default:
		lacks = "paper.no-form"
	}
	if ok {
		return ""
	}
	return lacks
}

// aboutItem is the subject of a paper about an item of an agenda.
func (s *scene) aboutItem(ctx context.Context, id int64) (sub subject, err error) {
	x, err := s.v.Item(ctx, id)
	if err != nil {
		return sub, err
	}
	if x == nil {
		return sub, fault.New("G11", "paper.no-subject", "number", id)
	}
	about, err := s.aboutMeeting(ctx, x.Meeting)
	if err != nil {
		return sub, err
	}
	return s.itemSubject(ctx, &onItem{x, about.meeting})
}

// aboutMeeting is the subject of a paper about a whole meeting.
func (s *scene) aboutMeeting(ctx context.Context, id int64) (sub subject, err error) {
	row, err := s.v.Meeting(ctx, id)
	if err != nil {
		return sub, err
	}
	if row == nil {
		return sub, fault.New("G11", "paper.no-subject", "number", id)
	}
	sub.meeting, err = s.o.sessionOf(ctx, s.v, row)
	sub.law, sub.svc = s.edition, s.edition.Service(edition.Queue)
	return sub, err
}

func meetingID(sub subject) int64 {
	if sub.item != nil {
		return sub.item.Meeting
	}
	return sub.meeting.row.ID
}

// issueNumbered issues the papers of a commission's decisions that were signed before they had a number.
func (s *scene) issueNumbered(ctx context.Context, decisions []int64) error {
	items, err := s.v.ItemsOfDecisions(ctx, decisions)
	if err != nil {
		return err
	}
	var signed []signedItem
	for i := range items {
		about, err := s.aboutMeeting(ctx, items[i].Meeting)
		if err != nil {
			return err
		}
		signed = append(signed, signedItem{&onItem{&items[i], about.meeting}, i})
	}
	return s.issueItems(ctx, signed, make([]SignedDecision, len(signed)))
}
