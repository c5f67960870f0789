package app

import (
	"context"
	"slices"

	"kezek/store"
)

// planned are the rows an act means to write, by what papers issued in the same act ask for: the file does not hold them yet.
type planned struct {
	decisions map[int64]*store.Decision
	cases     map[int64]*store.Case
	entries   map[int64]*store.Entry // by their case, where they have one
	members   map[int64]*store.Member
	born      map[int64][]*store.Member // members of no number in the file, by household
}

// lookAhead makes an act's planned rows and the queue after it readable by what is composed from now on.
func (s *scene) lookAhead() error {
	p := planned{map[int64]*store.Decision{}, map[int64]*store.Case{}, map[int64]*store.Entry{}, map[int64]*store.Member{}, map[int64][]*store.Member{}}
	for _, c := range s.rows {
		switch row := c.New.(type) {
		case *store.Decision:
			p.decisions[row.ID] = row
		case *store.Case:
			p.cases[row.ID] = row
		case *store.Entry:
			if row.CaseID != nil {
				p.entries[*row.CaseID] = row
			}
		case *store.Member:
			if c.Old == nil {
				p.born[row.Household] = append(p.born[row.Household], row)
			} else {
				p.members[row.ID] = row
			}
		}
	}
	standing, err := s.standing()
	if err != nil {
		return err
	}
	s.ahead, s.after = &p, &lineup{standing: standing, places: standing.Places(), homes: s.o.homes}
	return nil
}

// line is the queue as papers tell it: now, or after the act where it was looked ahead.
func (s *scene) line() *lineup {
	if s.after != nil {
		return s.after
	}
	return s.o.current.Load()
}

// decision is one of the file's or of the act's own.
func (s *scene) decision(ctx context.Context, id int64) (*store.Decision, error) {
	if s.ahead != nil && s.ahead.decisions[id] != nil {
		return s.ahead.decisions[id], nil
	}
	return s.v.Decision(ctx, id)
}

func (s *scene) caseAhead(ctx context.Context, id int64) (*store.Case, error) {
	if s.ahead != nil && s.ahead.cases[id] != nil {
		return s.ahead.cases[id], nil
	}
	return s.v.Case(ctx, id)
}

// decisionsOf are the decisions on a case, the act's own behind the file's.
func (s *scene) decisionsOf(ctx context.Context, caseID int64) ([]store.Decision, error) {
	all, err := s.v.DecisionsOf(ctx, caseID)
	if s.ahead == nil {
		return all, err
	}
	for _, d := range s.ahead.decisions {
		if d.CaseID != nil && *d.CaseID == caseID {
			all = append(all, *d)
		}
	}
	return all, err
}

// eventsOf are the events of an entry, the act's own behind the file's.
func (s *scene) eventsOf(ctx context.Context, entry int64) ([]store.Event, error) {
	all, err := s.v.EventsOf(ctx, entry)
	if s.ahead == nil {
		return all, err
	}
	for _, e := range s.events {
		if int64(e.Entry) == entry {
			all = append(all, eventRow(e))
		}
	}
	return all, err
}

// membersOf are the people of a household as the act leaves them.
func (s *scene) membersOf(ctx context.Context, household int64) ([]store.Member, error) {
	all, err := s.v.Members(ctx, household)
	if err != nil || s.ahead == nil {
		return all, err
	}
	for i, m := range all {
		if is := s.ahead.members[m.ID]; is != nil {
			all[i] = *is
		}
	}
	for _, m := range s.ahead.born[household] {
		all = append(all, *m)
	}
	slices.SortFunc(all, func(a, b store.Member) int { return int(a.N - b.N) })
	return all, nil
}

// entryRow is an entry as papers show it, also one that the act only makes.
func (s *scene) entryRow(ctx context.Context, e *store.Entry, made bool) (QueueRow, error) {
	if !made {
		rows, err := s.line().rows(ctx, s.v, []int64{e.ID})
		if err != nil {
			return QueueRow{}, err
		}
		return rows[0], nil
	}
	return s.line().row(*e), nil
}
