package app

import (
	"context"

	"kezek/app/edition"
	"kezek/app/fault"
	"kezek/app/queue"
)

// SuspendEntry freezes an entry: it keeps its place and is passed over when dwellings are provided.
type SuspendEntry struct{ OnEntry }

func (SuspendEntry) Name() string { return edition.ToSuspend }

func (a SuspendEntry) check(ctx context.Context, s *scene) (fault.Findings, error) {
	fs, e, was, err := s.checkOnEntry(ctx, a.OnEntry, edition.ToSuspend)
	if err == nil && e != nil && inQueue(&fs, "reg_no", was) && was.State == queue.StateSuspended {
		fs.Add("reg_no", fault.Blocks, "decision.suspended-already")
	}
	return fs, err
}

func (a SuspendEntry) plan(ctx context.Context, s *scene) (any, error) {
	return s.simple(ctx, a, a.OnEntry, queue.Event{Kind: queue.Suspended})
}

// ResumeEntry lets a frozen entry take part again.
type ResumeEntry struct{ OnEntry }

func (ResumeEntry) Name() string { return edition.ToResume }

func (a ResumeEntry) check(ctx context.Context, s *scene) (fault.Findings, error) {
	fs, e, was, err := s.checkOnEntry(ctx, a.OnEntry, edition.ToResume)
	if err == nil && e != nil && inQueue(&fs, "reg_no", was) && was.State != queue.StateSuspended {
		fs.Add("reg_no", fault.Blocks, "decision.not-suspended")
	}
	return fs, err
}

func (a ResumeEntry) plan(ctx context.Context, s *scene) (any, error) {
	return s.simple(ctx, a, a.OnEntry, queue.Event{Kind: queue.Resumed})
}
