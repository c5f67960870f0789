package app

import (
	"context"
	"slices"

	"kezek/app/edition"
	"kezek/app/fault"
	"kezek/app/queue"
	"kezek/store"
)

// PassOn keeps the place for the family when the applicant died or left: a member takes the applicant's stead. (Law on
// housing relations, art. 73 p. 2.)
type PassOn struct {
	OnEntry
	To        int               `json:"to"`                  // number of the member who stands in the queue from now on
	On        string            `json:"on"`                  // yyyy-mm-dd: when the applicant died or left
	Relations map[string]string `json:"relations,omitempty"` // of the others to the new applicant, by number of the member
}

func (PassOn) Name() string { return edition.ToPassOn }

func (a PassOn) check(ctx context.Context, s *scene) (fault.Findings, error) {
	fs, e, was, err := s.checkOnEntry(ctx, a.OnEntry, edition.ToPassOn)
	if err != nil || e == nil || !inQueue(&fs, "reg_no", was) {
		return fs, err
	}
	members, err := s.v.Members(ctx, e.Household)
	if err != nil {
		return fs, err
	}
	switch m := memberN(members, a.To); {
	case a.To == 0 || m == nil || m.Left != "" || !m.Counted:
		fs.Add("to", fault.Blocks, "decision.no-member", "n", a.To)
	case underage(m, s.now):
		fs.Add("to", fault.NeedsReason, "decision.pass-on.minor", "name", m.Name)
	}
	s.checkDay(&fs, "on", a.On, "")
	fs.Add("", fault.Note, "decision.time.kept", "time", countedSince(was))
	return fs, nil
}

func (a PassOn) plan(ctx context.Context, s *scene) (any, error) {
	e, err := s.waiting(ctx, a.OnEntry)
	if err != nil {
		return nil, err
	}
	_, members, before, err := s.homeBefore(ctx, e.Household)
	if err != nil {
		return nil, err
	}
	d, err := s.resolve(ctx, a, a.OnEntry, before)
	if err != nil {
		return nil, err
	}
	last := members[len(members)-1].N + 1
	members = s.inStead(members, a.To, a.On, a.Relations)
	if err := s.renumberChecks(ctx, e.Entry.CaseID, int64(a.To), last); err != nil {
		return nil, err
	}
	first := memberN(members, 0)
	people := casefilePeople(append([]store.Member{*first}, members...))
	if err := s.refind(ctx, e.Entry, people); err != nil {
		return nil, err
	}
	return s.moved(ctx, e.RegNo, d, queue.Event{Kind: queue.PassedOn, Entry: queue.EntryID(e.ID), Turn: e.was.Turn, Grounds: e.was.Grounds})
}

// inStead plans a member of a household in the applicant's stead, who died or left on a day: the member gets the number 0, the
// other the next after the last. It answers the household as it is then, who left at its head.
func (s *scene) inStead(members []store.Member, to int, on string, relations map[string]string) []store.Member {
	members = slices.Clone(members)
	left := members[0]
	left.N, left.Counted, left.Left = members[len(members)-1].N+1, false, on
	if relation, told := relations["0"]; told {
		left.Relation = relation
	}
	was := members[0]
	s.update(&was, &left) // first: two members may not have one number
	for i := range members[1:] {
		m := members[i+1]
		is := m
		if is.N == int64(to) {
			is.N, is.Relation = 0, ""
		} else if relation, told := relations[nth(m.N)]; told {
			is.Relation = relation
		}
		if is != m {
			s.update(&m, &is)
		}
		members[i+1] = is
	}
	members[0] = left
	return members
}

// renumberChecks keeps the checks of state systems with the people they were about.
func (s *scene) renumberChecks(ctx context.Context, caseID *int64, to, last int64) error {
	if caseID == nil {
		return nil
	}
	checks, err := s.v.Checks(ctx, *caseID)
	for i := range checks {
		is := checks[i]
		switch is.Member {
		case 0:
			is.Member = last
		case to:
			is.Member = 0
		default:
			continue
		}
		s.update(&checks[i], &is)
	}
	return err
}
