package app

import (
	"context"
	"encoding/json"

	"kezek/app/fault"
	"kezek/app/holding"
	"kezek/store"
)

// SearchRegisters looks through the office's registers for everybody of a case's household and keeps what it found. Answers
// given to the same hits before stay given.
type SearchRegisters struct {
	CaseNo string `json:"case_no"`
}

// Searched is what SearchRegisters and AnswerHit answer.
type Searched struct {
	Hits []holding.Hit `json:"hits,omitempty"`
	Open int           `json:"open"` // answers still to be given: of each hit one for each of the household found there
}

func (SearchRegisters) Name() string { return "search-registers" }

func (a SearchRegisters) check(ctx context.Context, s *scene) (fault.Findings, error) {
	fs, _, err := s.underWay(ctx, a.CaseNo)
	return fs, err
}

func (a SearchRegisters) plan(ctx context.Context, s *scene) (any, error) {
	f, err := s.file(ctx, a.CaseNo)
	if err != nil {
		return nil, err
	}
	before, err := s.lookup(ctx, f.was)
	if err != nil {
		return nil, err
	}
	asked, err := json.Marshal(before.now)
	if err != nil {
		return nil, err
	}
	found, err := json.Marshal(before.fresh)
	if err != nil {
		return nil, err
	}
	id, err := s.next(ctx, store.CountLookup)
	s.insert(&store.RegisterSearch{ID: id, CaseID: f.is.ID, Asked: string(asked), Hits: string(found), Person: s.who.ID, At: s.now})
	return Searched{Hits: before.fresh, Open: before.open(before.now, before.fresh)}, err
}
