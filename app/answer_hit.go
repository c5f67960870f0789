package app

import (
	"context"
	"slices"
	"strings"
	"unicode/utf8"

	"kezek/app/fault"
	"kezek/app/holding"
	"kezek/locales"
	"kezek/store"
)

// AnswerHit says of people of a household who were found in a holding whether it is theirs, and why: each of them is answered
// apart, with the same words where the answer is the same.
type AnswerHit struct {
	CaseNo  string `json:"case_no"`
	Row     int64  `json:"holding"`
	Members []int  `json:"members,omitempty"` // n of the household as it was asked; may be left out where there is nobody to choose from
	Answer  string `json:"answer"`            // of holding.Answers
	Why     string `json:"why,omitempty"`
}

func (AnswerHit) Name() string { return "answer-hit" }

func (a AnswerHit) check(ctx context.Context, s *scene) (fault.Findings, error) {
	fs, f, err := s.underWay(ctx, a.CaseNo)
	if err != nil || f == nil {
		return fs, err
	}
	l, err := s.lookup(ctx, f.was)
	if err != nil {
		return fs, err
	}
	hit := l.hit(a.Row)
	if hit == nil {
		fs.Add("holding", fault.Blocks, "search.no-hit", "row", a.Row)
		return fs, nil
	}
	there := l.asked.Apart(*hit)
	if len(a.Members) == 0 && len(there) > 1 {
		fs.Add("members", fault.Blocks, "search.need.whom")
	}
	for _, n := range a.Members {
		if !slices.ContainsFunc(there, func(x holding.Found) bool { return x.Member == n }) {
			fs.Add("members", fault.Blocks, "search.not-there", "row", a.Row)
			break
		}
	}
	switch {
	case !slices.Contains(holding.Answers, a.Answer):
		fs.Add("answer", fault.Blocks, "search.need.answer")
	case (a.Answer != holding.Same || slices.ContainsFunc(a.of(there), func(x holding.Found) bool { return !x.Plain() })) &&
		utf8.RuneCountInString(strings.TrimSpace(a.Why)) < 5:
		fs.Add("why", fault.Blocks, "search.need.why")
	}
	return fs, nil
}

// of are those found there whom the answer is about.
func (a AnswerHit) of(there []holding.Found) []holding.Found {
	return slices.DeleteFunc(there, func(x holding.Found) bool { return len(a.Members) > 0 && !slices.Contains(a.Members, x.Member) })
}

func (a AnswerHit) plan(ctx context.Context, s *scene) (any, error) {
	f, err := s.file(ctx, a.CaseNo)
	if err != nil {
		return nil, err
	}
	l, err := s.lookup(ctx, f.was)
	if err != nil {
		return nil, err
	}
	for _, x := range a.of(l.asked.Apart(*l.hit(a.Row))) {
		id, err := s.next(ctx, store.CountHitAnswer)
		if err != nil {
			return nil, err
		}
		row := store.HitAnswer{ID: id, Search: l.row.ID, Holding: a.Row, Whom: int64(x.Member) + 1, Answer: a.Answer, Reason: locales.Clean(a.Why),
			Person: s.who.ID, At: s.now}
		s.insert(&row)
		l.give(row, l.asked, x.Hit)
	}
	return Searched{Open: l.open(l.asked, l.hits)}, nil
}
