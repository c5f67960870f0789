package app

import (
	"context"

	"kezek/app/casefile"
	"kezek/app/fault"
	"kezek/store"
)

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
	if err := s.otherName(ctx, &fs, app.People(), f.is.Household); err != nil {
		return fs, err
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
	f.is.Courier = app.Courier
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
