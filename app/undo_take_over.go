package app

import (
	"context"

	"kezek/app/fault"
	"kezek/app/queue"
	"kezek/store"
)

// UndoTakeOver annuls an old list that was taken over, as long as no later event rests on any of its entries. Its rows
// and numbers stay and count as used.
type UndoTakeOver struct {
	Batch int64 `json:"batch"`
	Signed
}

func (UndoTakeOver) Name() string { return "undo-take-over" }

func (a UndoTakeOver) check(ctx context.Context, s *scene) (fault.Findings, error) {
	var fs fault.Findings
	batch, err := s.v.Batch(ctx, a.Batch)
	if err != nil {
		return fs, err
	}
	if batch == nil {
		fs.Add("batch", fault.Blocks, "takeover.no-batch")
		return fs, nil
	}
	fs.Add("", fault.NeedsReason, "takeover.undo-reason", "count", batch.Entries)
	return fs, a.Signed.check(ctx, s, &fs, 0)
}

func (a UndoTakeOver) plan(ctx context.Context, s *scene) (any, error) {
	decision, err := s.decide(ctx, a.Name(), a.Signed, nil)
	if err != nil {
		return nil, err
	}
	took, err := s.v.Batch(ctx, a.Batch)
	if err != nil {
		return nil, err
	}
	first, err := s.v.Decision(ctx, took.Decision)
	if err != nil {
		return nil, err
	}
	return struct {
			Entries int64 `json:"entries"`
		}{took.Entries}, s.happen(ctx, queue.Event{Kind: queue.Annulled, Batch: a.Batch,
			Effective: max(decision.EffectiveAt, first.EffectiveAt), Decision: decision.ID})
}

// Batches lists the old lists taken over.
func (o *Office) Batches(ctx context.Context) (batches []store.Batch, err error) {
	err = o.st.Look(ctx, func(v *store.View) error { batches, err = v.Batches(ctx); return err })
	return batches, err
}
