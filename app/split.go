package app

import (
	"context"
	"fmt"
	"strconv"

	"kezek/app/casefile"
	"kezek/app/edition"
	"kezek/app/fault"
	"kezek/app/queue"
	"kezek/locales"
	"kezek/store"
)

// Split makes several households of one, as after a divorce: the entry stays with those who are not named, each part gets an
// entry of its own that counts from the same moment.
type Split struct {
	OnEntry
	Parts []Part `json:"parts"`
}

// Part is one household that comes out of another.
type Part struct {
	Members []int    `json:"members"` // numbers in the old household; the first is the new applicant
	On      string   `json:"on"`      // yyyy-mm-dd: since when they live apart
	Address string   `json:"address"`
	Phone   string   `json:"phone,omitempty"`
	List    string   `json:"list"`
	Grounds []string `json:"grounds,omitempty"`
}

// Parted is what Split answers.
type Parted struct {
	Moved
	Parts []Moved `json:"parts"`
}

func (Split) Name() string { return edition.ToSplit }

func (a Split) check(ctx context.Context, s *scene) (fault.Findings, error) {
	fs, e, was, err := s.checkOnEntry(ctx, a.OnEntry, edition.ToSplit)
	if err != nil || e == nil || !inQueue(&fs, "reg_no", was) {
		return fs, err
	}
	ed, err := s.ruling(ctx, a.Signed)
	if err != nil {
		return fs, err
	}
	members, err := s.v.Members(ctx, e.Household)
	if err != nil {
		return fs, err
	}
	if len(a.Parts) == 0 {
		fs.Add("parts", fault.Blocks, "decision.split.nobody")
	}
	gone := map[int]bool{}
	for i, p := range a.Parts {
		at := fmt.Sprintf("parts.%d", i)
		if len(p.Members) == 0 {
			fs.Add(at+".members", fault.Blocks, "decision.split.nobody")
		}
		for _, n := range p.Members {
			if m := memberN(members, n); n == 0 || m == nil || m.Left != "" || gone[n] {
				fs.Add(at+".members", fault.Blocks, "decision.no-member", "n", n)
			}
			gone[n] = true
		}
		if len(p.Members) > 0 {
			if m := memberN(members, p.Members[0]); m != nil && underage(m, s.now) {
				fs.Add(at+".members", fault.NeedsReason, "decision.pass-on.minor", "name", m.Name)
			}
		}
		s.checkDay(&fs, at+".on", p.On, "")
		if locales.Clean(p.Address) == "" {
			fs.Add(at+".address", fault.Blocks, "case.need.address")
		}
		if _, ok := ed.List(p.List); !ok {
			fs.Add(at+".list", fault.Blocks, "case.need.list")
		}
		checkGrounds(&fs, ed, at+".grounds", p.List, p.Grounds)
	}
	fs.Add("", fault.Note, "decision.time.kept", "time", countedSince(was))
	return fs, nil
}

func (a Split) plan(ctx context.Context, s *scene) (any, error) {
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
	answer := Parted{Parts: []Moved{}}
	for _, p := range a.Parts {
		born, err := s.part(ctx, e.Entry, members, p)
		if err != nil {
			return nil, err
		}
		event := queue.Event{Kind: queue.Split, Entry: queue.EntryID(born.ID), Other: queue.EntryID(e.ID), List: p.List,
			Counting: e.was.Counting, Mark: e.was.Mark, OldOrder: e.was.OldOrder}
		event.Rank, event.Turn, event.Grounds = right(e.ed, p.List, p.Grounds)
		m, err := s.moved(ctx, born.RegNo, d, event)
		if err != nil {
			return nil, err
		}
		answer.Parts = append(answer.Parts, m)
	}
	answer.Moved = Moved{RegNo: e.RegNo, Decision: d.ID}
	if now, err := s.standing(); err != nil {
		return nil, err
	} else if place, ok := now.Places().Of(queue.EntryID(e.ID)); ok {
		answer.Overall, answer.InList = place.Overall, place.InList
	}
	return answer, nil
}

// part plans the household and the entry of one part: its people leave the old household and begin the new one.
func (s *scene) part(ctx context.Context, from *store.Entry, members []store.Member, p Part) (*store.Entry, error) {
	var people []casefile.Member
	for i, n := range p.Members {
		m := memberN(members, n)
		person := casefilePeople([]store.Member{*m})[0]
		person.Joined, person.Left = p.On, ""
		if i == 0 {
			person.Relation = ""
		}
		people = append(people, person)
		s.leaves(m, p.On)
	}
	home, err := s.settle(ctx, casefile.Application{Applicant: people[0], Family: people[1:], Address: locales.Clean(p.Address), Phone: p.Phone})
	if err != nil {
		return nil, err
	}
	id, err := s.next(ctx, store.CountEntry)
	if err != nil {
		return nil, err
	}
	born := &store.Entry{ID: id, RegNo: s.regNo(id), Household: home}
	s.insert(born)
	s.found(home, people, born.RegNo)
	return born, nil
}

func nth(n int64) string { return strconv.FormatInt(n, 10) }

func underage(m *store.Member, now int64) bool { return casefile.Member{Born: m.Born}.Minor(now) }
