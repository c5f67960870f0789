package app

import (
	"context"

	"kezek/app/fault"
)

// SetAgenda lays the whole agenda of a meeting that did not begin: its items in their order. What is not among them any more
// waits for another meeting.
type SetAgenda struct {
	Meeting int64        `json:"meeting"`
	Items   []AgendaLine `json:"items"`
}

// Laid is what SetAgenda answers: the items in their order.
type Laid struct {
	Meeting int64   `json:"meeting"`
	Items   []int64 `json:"items"`
}

func (SetAgenda) Name() string { return "set-agenda" }

func (a SetAgenda) check(ctx context.Context, s *scene) (fault.Findings, error) {
	fs, m, err := s.session(ctx, a.Meeting, MeetingPlanned)
	if err != nil || m == nil {
		return fs, err
	}
	twice := map[any]bool{}
	for i, l := range a.Items {
		told, err := s.checkLine(ctx, m, l)
		if err != nil {
			return fs, err
		}
		fs = append(fs, within(told, agendaAt(i))...)
		for _, key := range []any{l.Item, l.CaseNo, l.Draft} {
			if key != int64(0) && key != "" && twice[key] {
				fs.Add(agendaAt(i), fault.Blocks, "agenda.twice")
			}
			twice[key] = true
		}
		if x := m.item(l.Item); x != nil { // a case that is there already may not be brought again
			if c, err := s.v.Case(ctx, x.CaseID); err != nil {
				return fs, err
			} else if c != nil {
				twice[c.CaseNo] = true
			}
		}
	}
	return fs, nil
}

func (a SetAgenda) plan(ctx context.Context, s *scene) (any, error) {
	_, m, err := s.session(ctx, a.Meeting, MeetingPlanned)
	if err != nil {
		return nil, err
	}
	answer := Laid{Meeting: a.Meeting, Items: []int64{}}
	stays := map[int64]bool{}
	for i, l := range a.Items {
		x := m.item(l.Item)
		if x == nil {
			if x, err = s.lineItem(ctx, m.row, l, i+1); err != nil {
				return nil, err
			}
		} else {
			is := *x
			is.N = int64(i + 1)
			if l.say(&is); is != *x {
				s.update(x, &is)
			}
		}
		stays[x.ID] = true
		answer.Items = append(answer.Items, x.ID)
	}
	for i := range m.items {
		if !stays[m.items[i].ID] {
			s.drop(&m.items[i])
		}
	}
	return answer, nil
}
