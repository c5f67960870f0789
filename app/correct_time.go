package app

import (
	"context"

	"kezek/app/edition"
	"kezek/app/fault"
	"kezek/app/queue"
	"kezek/locales"
)

// CorrectTime gives an entry the counting time it came without, or corrects an assumed or wrong one.
type CorrectTime struct {
	OnEntry
	CountingAt int64 `json:"counting_at"` // unix ms
}

func (CorrectTime) Name() string { return edition.ToCorrect }

func (a CorrectTime) check(ctx context.Context, s *scene) (fault.Findings, error) {
	fs, e, was, err := s.checkOnEntry(ctx, a.OnEntry, edition.ToCorrect)
	if err != nil || e == nil || !inQueue(&fs, "reg_no", was) {
		return fs, err
	}
	switch {
	case a.CountingAt <= 0 || a.CountingAt > s.now:
		fs.Add("counting_at", fault.Blocks, "case.need.time")
	case a.CountingAt == was.Counting && was.Mark == queue.Known:
		fs.Add("counting_at", fault.Blocks, "decision.time.same")
	default:
		fs.Add("counting_at", fault.Note, "decision.time.new", "was", countedSince(was), "will", locales.DateTime(a.CountingAt))
	}
	return fs, nil
}

func (a CorrectTime) plan(ctx context.Context, s *scene) (any, error) {
	return s.simple(ctx, a, a.OnEntry, queue.Event{Kind: queue.CountingTimeCorrected, Counting: a.CountingAt, Mark: queue.Known})
}

// simple plans a decision that is one event of one entry.
func (s *scene) simple(ctx context.Context, act Act, a OnEntry, event queue.Event) (any, error) {
	e, err := s.v.EntryByRegNo(ctx, a.RegNo)
	if err != nil {
		return nil, err
	}
	d, err := s.resolve(ctx, act, a, nil)
	if err != nil {
		return nil, err
	}
	event.Entry = queue.EntryID(e.ID)
	return s.moved(ctx, e.RegNo, d, event)
}
