package app

import (
	"cmp"
	"context"
	"fmt"
	"slices"
	"strings"

	"kezek/app/casefile"
	"kezek/app/edition"
	"kezek/app/fault"
	"kezek/app/queue"
	"kezek/locales"
	"kezek/store"
)

// ChangeHousehold records who came into a household and who left it, and what it stands on since. Its counting time stays.
type ChangeHousehold struct {
	OnEntry
	Join     []casefile.Member `json:"join,omitempty"`
	Leave    []Leaving         `json:"leave,omitempty"`
	Address  string            `json:"address,omitempty"`  // the new one; "" keeps it
	Dwelling string            `json:"dwelling,omitempty"` // likewise
	Grounds  *[]string         `json:"grounds,omitempty"`  // it stands on from now on; nil keeps them
}

// Leaving is a member who is no longer of the household.
type Leaving struct {
	N  int    `json:"n"`  // of the member
	On string `json:"on"` // yyyy-mm-dd
}

func (ChangeHousehold) Name() string { return edition.ToChange }

func (a ChangeHousehold) check(ctx context.Context, s *scene) (fault.Findings, error) {
	fs, e, was, err := s.checkOnEntry(ctx, a.OnEntry, edition.ToChange)
	if err != nil || e == nil || !inQueue(&fs, "reg_no", was) {
		return fs, err
	}
	ed, err := s.ruling(ctx, a.Signed)
	if err != nil {
		return fs, err
	}
	_, members, _, err := s.homeBefore(ctx, e.Household)
	if err != nil {
		return fs, err
	}
	if len(a.Join)+len(a.Leave) == 0 && a.Address+a.Dwelling == "" && a.Grounds == nil {
		fs.Add("join", fault.Blocks, "decision.household.nothing")
	}
	if err := s.checkJoining(ctx, &fs, a.Join, members, e.Household); err != nil {
		return fs, err
	}
	checkLeaving(&fs, s, "leave", a.Leave, members)
	grounds := strings.Fields(was.Grounds)
	if a.Grounds != nil {
		checkGrounds(&fs, ed, "grounds", was.List, *a.Grounds)
		grounds = *a.Grounds
	}
	before := countedOf(members)
	after := before
	for _, m := range a.Join {
		if !m.Aside {
			after++
		}
	}
	for _, l := range a.Leave {
		if m := memberN(members, l.N); m != nil && m.Counted {
			after--
		}
	}
	if after != before {
		fs.Add("", fault.Note, "decision.household.counts", "was", before, "will", after)
		noteArea(&fs, ed, before, after)
	}
	turnWas, turnWill := was.Turn.String(), ed.TurnOf(grounds)
	if turnWas != turnWill {
		fs.Add("grounds", fault.Note, "decision.turn."+cmp.Or(turnWill, "in-turn"))
	}
	return fs, nil
}

// noteArea tells how the area a household is entitled to changes, by the norms of the edition.
func noteArea(fs *fault.Findings, ed *edition.Edition, was, will int) {
	svc := ed.Service(edition.Queue)
	least, ok := svc.Norm("area-least")
	most, also := svc.Norm("area-most")
	if !ok || !also || least.Scale != 0 || most.Scale != 0 {
		return
	}
	key := "decision.household.area"
	if !least.Verified || !most.Verified {
		key = "decision.household.area-unverified"
	}
	*fs = append(*fs, fault.Finding{Severity: fault.Note, Key: key, Clause: least.Clause, Args: fault.Args(
		"least", least.N*int64(was), "most", most.N*int64(was), "will_least", least.N*int64(will), "will_most", most.N*int64(will))})
}

// checkJoining holds new members to what the intake form holds them to.
func (s *scene) checkJoining(ctx context.Context, fs *fault.Findings, join []casefile.Member, members []store.Member, household int64) error {
	if len(join) == 0 {
		return nil
	}
	for _, f := range (casefile.Application{Applicant: casefilePeople(members)[0], Family: join}).Tidy(s.now).CheckFamily(s.now) {
		f.Field = strings.Replace(f.Field, "family.", "join.", 1)
		*fs = append(*fs, f)
	}
	for i, m := range join {
		for _, here := range members {
			if m.IIN != "" && m.IIN == here.IIN && here.Counted {
				fs.Add(fmt.Sprintf("join.%d.iin", i), fault.Blocks, "case.iin.twice")
			}
		}
	}
	doubles, err := s.doubles(ctx, edition.Queue, append([]casefile.Member{{}}, join...))
	for _, d := range doubles {
		if e, err := s.v.EntryByRegNo(ctx, d.RegNo); err == nil && e != nil && e.Household == household {
			continue
		}
		found := d.finding()
		found.Field = strings.Replace(found.Field, "family.", "join.", 1)
		*fs = append(*fs, found)
	}
	return err
}

// checkLeaving wants members who are there, and never the applicant.
func checkLeaving(fs *fault.Findings, s *scene, field string, leave []Leaving, members []store.Member) {
	for i, l := range leave {
		at := fmt.Sprintf("%s.%d", field, i)
		if m := memberN(members, l.N); l.N == 0 || m == nil || m.Left != "" {
			fs.Add(at+".n", fault.Blocks, "decision.no-member", "n", l.N)
		}
		s.checkDay(fs, at+".on", l.On, "")
	}
}

func memberN(members []store.Member, n int) *store.Member {
	if i := slices.IndexFunc(members, func(m store.Member) bool { return m.N == int64(n) }); i >= 0 {
		return &members[i]
	}
	return nil
}

func countedOf(members []store.Member) (n int) {
	for _, m := range members {
		if m.Counted {
			n++
		}
	}
	return n
}

func (a ChangeHousehold) plan(ctx context.Context, s *scene) (any, error) {
	e, err := s.waiting(ctx, a.OnEntry)
	if err != nil {
		return nil, err
	}
	home, members, before, err := s.homeBefore(ctx, e.Household)
	if err != nil {
		return nil, err
	}
	d, err := s.resolve(ctx, a, a.OnEntry, before)
	if err != nil {
		return nil, err
	}
	is := *home
	is.Address, is.Dwelling = cmp.Or(locales.Clean(a.Address), home.Address), cmp.Or(locales.Clean(a.Dwelling), home.Dwelling)
	if is != *home {
		s.update(home, &is)
	}
	for _, l := range a.Leave {
		s.leaves(memberN(members, l.N), l.On)
	}
	if err := s.join(ctx, e.Household, members, a.Join); err != nil {
		return nil, err
	}
	joined := (casefile.Application{Family: a.Join}).Tidy(s.now).Family
	if err := s.refind(ctx, e.Entry, append(casefilePeople(members), joined...)); err != nil {
		return nil, err
	}
	change := queue.Event{Kind: queue.HouseholdChanged, Entry: queue.EntryID(e.ID), Turn: e.was.Turn, Grounds: e.was.Grounds}
	if a.Grounds != nil {
		_, change.Turn, change.Grounds = right(e.ed, e.was.List, *a.Grounds)
	}
	return s.moved(ctx, e.RegNo, d, change)
}

// leaves plans that a member is no longer counted; the row stays.
func (s *scene) leaves(m *store.Member, on string) {
	is := *m
	is.Counted, is.Left = false, on
	s.update(m, &is)
}

// join plans new members behind those that are there.
func (s *scene) join(ctx context.Context, household int64, members []store.Member, people []casefile.Member) error {
	last := int64(-1)
	for _, m := range members {
		last = max(last, m.N)
	}
	for i, m := range (casefile.Application{Family: people}).Tidy(s.now).Family {
		id, err := s.next(ctx, store.CountMember)
		if err != nil {
			return err
		}
		row := memberRow(m, s.now)
		row.ID, row.Household, row.N = id, household, last+1+int64(i)
		s.insert(&row)
	}
	return nil
}

// refind plans what the household of an entry is found by from now on.
func (s *scene) refind(ctx context.Context, e *store.Entry, people []casefile.Member) error {
	numbers := []string{e.RegNo, e.OldNo}
	if e.CaseID != nil {
		c, err := s.v.Case(ctx, *e.CaseID)
		if err != nil {
			return err
		}
		numbers = append(numbers, c.CaseNo)
	}
	s.found(e.Household, people, numbers...)
	return nil
}
