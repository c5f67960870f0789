package app

import (
	"context"

	"kezek/app/fault"
	"kezek/app/queue"
)

// SettleTime gives an entry the counting time it came without, or corrects an assumed or wrong one, by a decision with
// a reason.
type SettleTime struct {
	RegNo      string `json:"reg_no"`
	CountingAt int64  `json:"counting_at"` // unix ms
	Signed
}

// Settled is what SettleTime answers.
type Settled struct {
	RegNo   string `json:"reg_no"`
	Overall int    `json:"place"`
	InList  int    `json:"place_in_list"`
}

func (SettleTime) Name() string { return "settle-time" }

func (a SettleTime) check(ctx context.Context, s *scene) (fault.Findings, error) {
	var fs fault.Findings
	e, err := s.v.EntryByRegNo(ctx, a.RegNo)
	if err != nil {
		return fs, err
	}
	if e == nil {
		fs.Add("reg_no", fault.Blocks, "decision.no-entry", "number", a.RegNo)
		return fs, nil
	}
	if a.CountingAt <= 0 || a.CountingAt > s.now {
		fs.Add("counting_at", fault.Blocks, "case.need.time")
	}
	fs.Add("", fault.NeedsReason, "decision.time.reason")
	return fs, a.Signed.check(ctx, s, &fs, 0)
}

func (a SettleTime) plan(ctx context.Context, s *scene) (any, error) {
	e, err := s.v.EntryByRegNo(ctx, a.RegNo)
	if err != nil {
		return nil, err
	}
	decision, err := s.decide(ctx, a.Name(), a.Signed, nil)
	if err != nil {
		return nil, err
	}
	err = s.happen(ctx, queue.Event{Kind: queue.CountingTimeCorrected, Entry: queue.EntryID(e.ID),
		Effective: s.notBefore(e.ID, decision.EffectiveAt), Counting: a.CountingAt, Mark: queue.Known, Decision: decision.ID})
	if err != nil {
		return nil, err
	}
	after, err := s.o.journal.With(s.events...)
	if err != nil {
		return nil, err
	}
	place, _ := after.Standing(always).Places().Of(queue.EntryID(e.ID))
	return Settled{e.RegNo, place.Overall, place.InList}, nil
}

// notBefore moves an effect of this same day behind the entry's last one: an entry's effects never go back in time.
func (s *scene) notBefore(entry, effective int64) int64 {
	if last, ok := s.o.current.Load().standing.Of(queue.EntryID(entry)); ok {
		return max(effective, last.Effective)
	}
	return effective
}
