package app

import (
	"context"

	"kezek/app/fault"
	"kezek/locales"
)

// Resolve is the commission's decision on a question in words: results of an inventory, or another one. It moves nobody.
type Resolve struct {
	Kind      string `json:"kind"` // inventory, other
	Question  string `json:"question"`
	DecidedKK string `json:"decided_kk"`
	DecidedRU string `json:"decided_ru"`
	Signed
}

func (Resolve) Name() string { return "resolve" }

func (a *Resolve) about() (regNo, caseNo string) { return "", "" }

func (a Resolve) check(ctx context.Context, s *scene) (fs fault.Findings, err error) {
	if s.item == nil {
		fs.Add("", fault.Blocks, "item.commission-only")
	}
	if locales.Clean(a.DecidedKK) == "" && locales.Clean(a.DecidedRU) == "" {
		fs.Add("decided_kk", fault.Blocks, "item.need.words")
	}
	s.secondPerson(&fs)
	return fs, a.Signed.check(ctx, s, &fs, 0)
}

func (a Resolve) plan(ctx context.Context, s *scene) (any, error) {
	row, err := s.decide(ctx, a.Name(), a.Signed, nil)
	if err != nil {
		return nil, err
	}
	row.Facts = locales.Clean(a.DecidedKK)
	if row.Facts == "" {
		row.Facts = locales.Clean(a.DecidedRU)
	}
	row.Settled, err = pack(a)
	return Refused{Decision: row.ID}, err
}
