package app

import (
	"context"
	"encoding/json"
	"fmt"
	"slices"
	"time"
	"unicode/utf8"

	"kezek/app/casefile"
	"kezek/app/edition"
	"kezek/app/fault"
	"kezek/app/iin"
	"kezek/locales"
	"kezek/store"
)

// NotAccept turns somebody away at the desk: the documents are not complete or no longer valid. No case begins and no
// place is counted; the line in the journal and the receipt remain.
type NotAccept struct {
	Service        string   `json:"service"`
	Channel        string   `json:"channel"`
	Applicant      string   `json:"applicant"`
	IIN            string   `json:"iin,omitempty"`
	Address        string   `json:"address,omitempty"`
	Phone          string   `json:"phone,omitempty"`
	Representative string   `json:"representative,omitempty"`
	List           string   `json:"list,omitempty"`
	Missing        []string `json:"missing,omitempty"` // codes of documents
	Expired        []string `json:"expired,omitempty"`
	Grounds        []string `json:"grounds,omitempty"` // codes of the edition, where it is not the documents
	Note           string   `json:"note,omitempty"`
}

// Entered is what an act answers that wrote a line of a journal.
type Entered struct {
	Line   int64  `json:"line"`
	Number string `json:"number"`
}

// turnedAway is what the line of a refusal to accept holds: the act and the edition it rests on.
type turnedAway struct {
	NotAccept
	Edition string `json:"edition"` // sha256
}

func (NotAccept) Name() string { return "not-accept" }

func (a NotAccept) tidy() NotAccept {
	if a.Service == "" {
		a.Service = edition.Queue
	}
	for _, s := range []*string{&a.Applicant, &a.IIN, &a.Address, &a.Phone, &a.Representative, &a.Note} {
		*s = locales.Clean(*s)
	}
	return a
}

func (a NotAccept) check(ctx context.Context, s *scene) (fault.Findings, error) {
	var fs fault.Findings
	a = a.tidy()
	ed, err := s.filing(ctx, a.Service, s.now)
	if err != nil {
		return fs, err
	}
	svc := ed.Service(a.Service)
	if utf8.RuneCountInString(a.Applicant) < 2 {
		fs.Add("applicant", fault.Blocks, "case.need.name")
	}
	if a.IIN != "" {
		if _, p := iin.Parse(a.IIN, s.now); p != iin.None {
			fs.Add("iin", fault.NeedsReason, string(p))
		}
	}
	if _, ok := svc.Channel(a.Channel); !ok {
		fs.Add("channel", fault.Blocks, "case.need.channel")
	}
	if len(a.Missing)+len(a.Expired)+len(a.Grounds) == 0 {
		fs.Add("missing", fault.Blocks, "way.nothing-missing")
	}
	for i, code := range a.Grounds {
		if !slices.ContainsFunc(svc.Reasons(edition.ToNotAccept), func(g edition.Ground) bool { return g.Code == code }) {
			fs.Add(fmt.Sprintf("grounds.%d", i), fault.Blocks, "decision.need.ground")
		}
	}
	checkDocuments(&fs, svc, "missing", a.Missing)
	checkDocuments(&fs, svc, "expired", a.Expired)
	return fs, nil
}

func (a NotAccept) plan(ctx context.Context, s *scene) (any, error) {
	a = a.tidy()
	ed, err := s.filing(ctx, a.Service, s.now)
	if err != nil {
		return nil, err
	}
	if err := s.adopt(ctx, ed); err != nil {
		return nil, err
	}
	return s.enter(ctx, NotAccepted, s.now, nil, turnedAway{a, ed.SHA256})
}

// enter plans a line of a journal with its number.
func (s *scene) enter(ctx context.Context, journal string, at int64, caseID *int64, data any) (Entered, error) {
	id, err := s.next(ctx, store.CountLine)
	if err != nil {
		return Entered{}, err
	}
	year := time.UnixMilli(s.now).In(locales.Zone).Year()
	n, err := s.next(ctx, "line/"+journal+"/"+time.UnixMilli(s.now).In(locales.Zone).Format("2006"))
	if err != nil {
		return Entered{}, err
	}
	number, err := s.spell(ctx, journal, year, n)
	if err != nil {
		return Entered{}, err
	}
	text, err := json.Marshal(data)
	if err != nil {
		return Entered{}, err
	}
	s.insert(&store.Line{ID: id, Journal: journal, Year: int64(year), N: n, Number: number, At: at, Person: s.who.ID, CaseID: caseID,
		Data: string(text)})
	return Entered{id, number}, nil
}

// Amend corrects what a case holds while it is under way: people, address, documents, the moment it was complete. The
// service, the channel and the applicant's own number stay.
type Amend struct {
	CaseNo string `json:"case_no"`
	casefile.Application
}

func (Amend) Name() string { return "amend" }

func (a Amend) check(ctx context.Context, s *scene) (fault.Findings, error) {
	fs, f, err := s.underWay(ctx, a.CaseNo)
	if err != nil || f == nil {
		return fs, err
	}
	app := a.Application.Tidy(s.now)
	if app.ServiceCode() != f.is.Service {
		fs.Add("service", fault.Blocks, "way.amend.service")
	}
	if app.Channel != f.is.Channel {
		fs.Add("channel", fault.Blocks, "way.amend.channel")
	}
	for _, found := range app.Check(f.law, s.now) {
		if found.Key == "case.need.document" { // that is what the executor examines
			found.Severity = fault.Note
		}
		fs = append(fs, found)
	}
	if app.CompleteAt != f.is.CompleteAt || app.ReceivedAt != f.is.ReceivedAt {
		fs.Add("complete_at", fault.NeedsReason, "way.amend.time")
	}
	return fs, nil
}

func (a Amend) plan(ctx context.Context, s *scene) (any, error) {
	f, err := s.file(ctx, a.CaseNo)
	if err != nil {
		return nil, err
	}
	app := a.Application.Tidy(s.now)
	moved := app.CompleteAt != f.is.CompleteAt
	f.is.ChannelNo, f.is.ChannelAt, f.is.ReceivedAt, f.is.CompleteAt = app.ChannelNo, app.ChannelAt, app.ReceivedAt, app.CompleteAt
	f.is.List = app.List
	f.is.Grounds = joined(app.Grounds)
	if err := fill(&f.is, app); err != nil {
		return nil, err
	}
	if moved {
		pauses, err := s.v.Pauses(ctx, f.is.ID)
		if err != nil {
			return nil, err
		}
		s.redue(f, pauses)
	}
	if err := s.resettle(ctx, f, app); err != nil {
		return nil, err
	}
	s.keep(f)
	return f.went(0), nil
}

// resettle plans the household of a case as it is now: rows that stay are changed, new members added; a member who is no
// longer named is recorded as not counted, never deleted.
func (s *scene) resettle(ctx context.Context, f *file, app casefile.Application) error {
	home, err := s.v.Household(ctx, f.is.Household)
	if err != nil {
		return err
	}
	is := store.Household{ID: home.ID, Rev: home.Rev, Address: app.Address, Phone: app.Phone, Email: app.Email, Dwelling: app.Dwelling, Note: app.Note}
	if is != *home {
		s.update(home, &is)
	}
	members, err := s.v.Members(ctx, f.is.Household)
	if err != nil {
		return err
	}
	people := app.People()
	for i := range members {
		row := members[i]
		if i < len(people) {
			row = memberRow(people[i], s.now)
			row.ID, row.Household, row.N, row.Rev = members[i].ID, members[i].Household, members[i].N, members[i].Rev
		} else {
			row.Counted = false
			if row.Left == "" {
				row.Left = dateOf(s.now)
			}
		}
		if row != members[i] {
			s.update(&members[i], &row)
		}
	}
	for i := len(members); i < len(people); i++ {
		id, err := s.next(ctx, store.CountMember)
		if err != nil {
			return err
		}
		row := memberRow(people[i], s.now)
		row.ID, row.Household, row.N = id, f.is.Household, int64(i)
		s.insert(&row)
	}
	s.found(f.is.Household, people, f.is.CaseNo)
	return nil
}
