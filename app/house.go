package app

import (
	"context"
	"strings"

	"kezek/app/edition"
	"kezek/app/fault"
	"kezek/app/queue"
)

// House ends the waiting: the household got a dwelling.
type House struct {
	OnEntry
	Dwelling string `json:"dwelling"` // address, rooms and area, as the decision names them
}

func (House) Name() string { return edition.ToHouse }

func (a House) check(ctx context.Context, s *scene) (fault.Findings, error) {
	fs, e, was, err := s.checkOnEntry(ctx, a.OnEntry, edition.ToHouse)
	if err != nil || e == nil || !inQueue(&fs, "reg_no", was) {
		return fs, err
	}
	if strings.TrimSpace(a.Dwelling) == "" {
		fs.Add("dwelling", fault.Blocks, "decision.need.dwelling")
	}
	if was.State == queue.StateSuspended {
		fs.Add("reg_no", fault.Blocks, "decision.house.suspended")
	}
	return fs, nil
}

func (a House) plan(ctx context.Context, s *scene) (any, error) {
	return s.simple(ctx, a, a.OnEntry, queue.Event{Kind: queue.Housed})
}
