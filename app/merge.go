package app

import (
	"context"

	"kezek/app/casefile"
	"kezek/app/edition"
	"kezek/app/fault"
	"kezek/app/queue"
	"kezek/store"
)

// Merge makes one household of two, as after a marriage or when a family was registered twice: the entry becomes part of
// another, which keeps its own place.
type Merge struct {
	OnEntry
	Into string `json:"into"` // register number of the one that stays
}

func (Merge) Name() string { return edition.ToMerge }

func (a Merge) check(ctx context.Context, s *scene) (fault.Findings, error) {
	fs, e, was, err := s.checkOnEntry(ctx, a.OnEntry, edition.ToMerge)
	if err != nil || e == nil || !inQueue(&fs, "reg_no", was) {
		return fs, err
	}
	into, err := s.v.EntryByRegNo(ctx, a.Into)
	if err != nil {
		return fs, err
	}
	if into == nil || into.ID == e.ID {
		fs.Add("into", fault.Blocks, "decision.no-entry", "number", a.Into)
		return fs, nil
	}
	stays, _ := s.o.journal.Standing(always).Of(queue.EntryID(into.ID))
	if !inQueue(&fs, "into", stays) {
		return fs, nil
	}
	if queue.Compare(was.Key(queue.EntryID(e.ID)), stays.Key(queue.EntryID(into.ID))) < 0 {
		fs.Add("into", fault.NeedsReason, "decision.merge.later", "was", countedSince(was), "will", countedSince(stays))
	}
	return fs, nil
}

func (a Merge) plan(ctx context.Context, s *scene) (any, error) {
	e, err := s.v.EntryByRegNo(ctx, a.RegNo)
	if err != nil {
		return nil, err
	}
	into, err := s.v.EntryByRegNo(ctx, a.Into)
	if err != nil {
		return nil, err
	}
	_, members, before, err := s.homeBefore(ctx, into.Household)
	if err != nil {
		return nil, err
	}
	d, err := s.resolve(ctx, a, a.OnEntry, before)
	if err != nil {
		return nil, err
	}
	coming, err := s.v.Members(ctx, e.Household)
	if err != nil {
		return nil, err
	}
	var people []casefile.Member
	for _, m := range coming {
		if m.Left == "" && !among(members, m) {
			person := casefilePeople([]store.Member{m})[0]
			person.Joined = d.Date
			if person.Relation == "" {
				person.Relation = "relative"
			}
			people = append(people, person)
		}
	}
	if err := s.join(ctx, into.Household, members, people); err != nil {
		return nil, err
	}
	if err := s.refind(ctx, into, append(casefilePeople(members), people...)); err != nil {
		return nil, err
	}
	m, err := s.moved(ctx, into.RegNo, d, queue.Event{Kind: queue.Merged, Entry: queue.EntryID(e.ID), Other: queue.EntryID(into.ID)})
	if err != nil {
		return nil, err
	}
	now, err := s.standing()
	if err != nil {
		return nil, err
	}
	place, _ := now.Places().Of(queue.EntryID(into.ID))
	m.Overall, m.InList = place.Overall, place.InList
	return m, nil
}

// among tells whether the same person is of a household now: by ИИН, or by name and birth date. One who left it may come back.
func among(members []store.Member, who store.Member) bool {
	for _, m := range members {
		if m.Left != "" {
			continue
		}
		if m.IIN != "" && m.IIN == who.IIN || m.IIN+who.IIN == "" && m.Name == who.Name && m.Born == who.Born {
			return true
		}
	}
	return false
}
