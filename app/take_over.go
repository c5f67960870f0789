package app

import (
	"context"

	"kezek/app/fault"
)

type TakeOverList struct{}

func (TakeOverList) Name() string                                            { return "take-over-list" }
func (a TakeOverList) check(context.Context, *scene) (fault.Findings, error) { return nil, nil }
func (a TakeOverList) plan(ctx context.Context, s *scene) (any, error)       { return nil, nil }
