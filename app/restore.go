package app

import (
	"context"

	"kezek/app/edition"
	"kezek/app/fault"
	"kezek/app/queue"
)

// RestoreEntry brings back somebody who left the queue, at the counting time they had.
type RestoreEntry struct{ OnEntry }

func (RestoreEntry) Name() string { return edition.ToRestore }

func (a RestoreEntry) check(ctx context.Context, s *scene) (fault.Findings, error) {
	fs, e, was, err := s.checkOnEntry(ctx, a.OnEntry, edition.ToRestore)
	if err != nil || e == nil {
		return fs, err
	}
	switch was.State {
	case queue.StateRemoved, queue.StateHoused, queue.StateGone:
		fs.Add("", fault.Note, "decision.time.kept", "time", countedSince(was))
	default:
		fs.Add("reg_no", fault.Blocks, "decision.nothing-to-restore")
	}
	return fs, nil
}

func (a RestoreEntry) plan(ctx context.Context, s *scene) (any, error) {
	return s.simple(ctx, a, a.OnEntry, queue.Event{Kind: queue.Restored})
}
