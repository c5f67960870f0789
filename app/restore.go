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
	if was.State != queue.StateGone {
		return fs, nil
	}
	into, err := s.mergedInto(ctx, e.ID)
	if err == nil {
		fs.Add("", fault.Note, "decision.restore.merged", "into", into)
	}
	return fs, err
}

// mergedInto is the register number of the entry another one last became part of: its people are still counted there.
func (s *scene) mergedInto(ctx context.Context, entry int64) (string, error) {
	events, err := s.v.EventsOf(ctx, entry)
	for i := len(events) - 1; i >= 0; i-- {
		if events[i].Kind == queue.Merged.String() {
			into, err := s.v.Entry(ctx, events[i].Other)
			if err != nil {
				return "", err
			}
			return into.RegNo, nil
		}
	}
	return "", err
}

func (a RestoreEntry) plan(ctx context.Context, s *scene) (any, error) {
	return s.simple(ctx, a, a.OnEntry, queue.Event{Kind: queue.Restored})
}
