package app

import (
	"context"

	"kezek/app/edition"
	"kezek/app/fault"
	"kezek/app/queue"
	"kezek/locales"
)

// MoveList puts a household into another list. Its counting time stays, unless the edition says of the ground that it does
// not: then the new one is told.
type MoveList struct {
	OnEntry
	List       string   `json:"list"`
	Grounds    []string `json:"grounds,omitempty"`     // it stands on from now on
	CountingAt int64    `json:"counting_at,omitempty"` // unix ms, where the ground does not keep it
}

func (MoveList) Name() string { return edition.ToMove }

func (a MoveList) check(ctx context.Context, s *scene) (fault.Findings, error) {
	fs, e, was, err := s.checkOnEntry(ctx, a.OnEntry, edition.ToMove)
	if err != nil || e == nil || !inQueue(&fs, "reg_no", was) {
		return fs, err
	}
	ed, err := s.ruling(ctx, a.Signed)
	if err != nil {
		return fs, err
	}
	switch _, ok := ed.List(a.List); {
	case !ok:
		fs.Add("list", fault.Blocks, "case.need.list")
	case a.List == was.List:
		fs.Add("list", fault.Blocks, "decision.same-list")
	}
	checkGrounds(&fs, ed, "grounds", a.List, a.Grounds)
	switch g, _ := ed.Ground(a.Ground); {
	case g.NewTime && (a.CountingAt <= 0 || a.CountingAt > s.now):
		fs.Add("counting_at", fault.Blocks, "case.need.time")
	case g.NewTime:
		fs.Add("counting_at", fault.Note, "decision.time.new", "was", countedSince(was), "will", locales.DateTime(a.CountingAt))
	case a.CountingAt != 0:
		fs.Add("counting_at", fault.Blocks, "decision.time.stays")
	default:
		fs.Add("", fault.Note, "decision.time.kept", "time", countedSince(was))
	}
	return fs, nil
}

func (a MoveList) plan(ctx context.Context, s *scene) (any, error) {
	e, err := s.waiting(ctx, a.OnEntry)
	if err != nil {
		return nil, err
	}
	d, err := s.resolve(ctx, a, a.OnEntry, nil)
	if err != nil {
		return nil, err
	}
	move := queue.Event{Kind: queue.MovedList, Entry: queue.EntryID(e.ID), List: a.List}
	move.Rank, move.Turn, move.Grounds = right(e.ed, a.List, a.Grounds)
	events := []queue.Event{move}
	if a.CountingAt != 0 {
		events = append(events, queue.Event{Kind: queue.CountingTimeCorrected, Entry: move.Entry, Counting: a.CountingAt, Mark: queue.Known})
	}
	return s.moved(ctx, e.RegNo, d, events...)
}

// countedSince is the counting time in figures; a dash without one.
func countedSince(e queue.Entry) string {
	if e.Mark == queue.Without {
		return "—"
	}
	return locales.DateTime(e.Counting)
}
