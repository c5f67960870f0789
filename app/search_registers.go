package app

import (
	"context"
	"encoding/json"
	"reflect"
	"slices"
	"strings"
	"unicode/utf8"

	"kezek/app/casefile"
	"kezek/app/fault"
	"kezek/app/holding"
	"kezek/locales"
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
	Open int           `json:"open"` // hits nobody has answered yet
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
	answer := Searched{Hits: before.fresh}
	for _, h := range before.fresh {
		if before.answerTo(h) == nil {
			answer.Open++
		}
	}
	return answer, err
}

// AnswerHit says whether a holding that was found is the household's, and why.
type AnswerHit struct {
	CaseNo string `json:"case_no"`
	Row    int64  `json:"holding"`
	Answer string `json:"answer"` // of holding.Answers
	Why    string `json:"why,omitempty"`
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
	plain := a.Answer == holding.Same && !hit.Ended && slices.Contains([]string{holding.ByIIN, holding.ByBirth}, hit.Matches[0].By)
	switch {
	case !slices.Contains(holding.Answers, a.Answer):
		fs.Add("answer", fault.Blocks, "search.need.answer")
	case !plain && utf8.RuneCountInString(strings.TrimSpace(a.Why)) < 5:
		fs.Add("why", fault.Blocks, "search.need.why")
	}
	return fs, nil
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
	open := 0
	for _, h := range l.hits {
		if h.Holding != a.Row && l.answerTo(h) == nil {
			open++
		}
	}
	id, err := s.next(ctx, store.CountHitAnswer)
	s.insert(&store.HitAnswer{ID: id, Search: l.row.ID, Holding: a.Row, Answer: a.Answer, Reason: locales.Clean(a.Why), Person: s.who.ID, At: s.now})
	return Searched{Open: open}, err
}

// lookup is what the registers say of a case: its last search with the answers, and what a search would find now.
type lookup struct {
	row   *store.RegisterSearch // nil where nobody searched
	asked holding.Household     // by it
	hits  []holding.Hit         // of that search
	stale bool                  // a search would ask or find something else now

	now   holding.Household
	found []HouseholdHit // now
	fresh []holding.Hit  // of found

	answers []givenAnswer // to this search and those before it, the latest first
}

// givenAnswer is an answer with the hit it was given to.
type givenAnswer struct {
	store.HitAnswer
	to holding.Hit
}

// lookup reads the searches of a case.
func (s *scene) lookup(ctx context.Context, c *store.Case) (*lookup, error) {
	return lookupOf(ctx, s.v, c, dateOf(s.now))
}

func lookupOf(ctx context.Context, v *store.View, c *store.Case, today string) (*lookup, error) {
	app, err := applicationOf(ctx, v, c)
	if err != nil {
		return nil, err
	}
	l := &lookup{now: soughtOf(app.People(), app.Address)}
	if l.found, err = holdingsFound(ctx, v, l.now, today); err != nil {
		return nil, err
	}
	for _, h := range l.found {
		l.fresh = append(l.fresh, h.Hit)
	}
	searches, err := v.RegisterSearches(ctx, c.ID)
	if err != nil || len(searches) == 0 {
		return l, err
	}
	if err := l.answered(ctx, v, searches); err != nil {
		return nil, err
	}
	if err := json.Unmarshal([]byte(l.row.Asked), &l.asked); err != nil {
		return nil, err
	}
	l.stale = casefile.Open(c.State) && (!reflect.DeepEqual(l.asked, l.now) || !slices.EqualFunc(l.hits, l.fresh, holding.Hit.Same))
	return l, nil
}

// answered reads the hits of all searches of a case and the answers to them.
func (l *lookup) answered(ctx context.Context, v *store.View, searches []store.RegisterSearch) error {
	hits := map[int64][]holding.Hit{}
	var ids []int64
	for _, x := range searches {
		var found []holding.Hit
		if err := json.Unmarshal([]byte(x.Hits), &found); err != nil {
			return err
		}
		hits[x.ID], ids = found, append(ids, x.ID)
	}
	l.row = &searches[len(searches)-1]
	l.hits = hits[l.row.ID]
	answers, err := v.HitAnswers(ctx, ids)
	for _, a := range slices.Backward(answers) {
		if i := slices.IndexFunc(hits[a.Search], func(h holding.Hit) bool { return h.Holding == a.Holding }); i >= 0 {
			l.answers = append(l.answers, givenAnswer{a, hits[a.Search][i]})
		}
	}
	return err
}

// hit is what the last search found about a holding, nil for nothing.
func (l *lookup) hit(id int64) *holding.Hit {
	if i := slices.IndexFunc(l.hits, func(h holding.Hit) bool { return h.Holding == id }); i >= 0 {
		return &l.hits[i]
	}
	return nil
}

// answerTo is the last answer to a hit that says the same; nil where nobody answered.
func (l *lookup) answerTo(h holding.Hit) *store.HitAnswer {
	for i := range l.answers {
		if l.answers[i].to.Same(h) {
			return &l.answers[i].HitAnswer
		}
	}
	return nil
}

// open is how many hits nobody has answered.
func (l *lookup) open() (n int) {
	for _, h := range l.hits {
		if l.answerTo(h) == nil {
			n++
		}
	}
	return n
}

// checkSearched stands against a decision while the registers were not looked through, or not all was answered.
func (s *scene) checkSearched(ctx context.Context, fs *fault.Findings, c *store.Case) (*lookup, error) {
	l, err := s.lookup(ctx, c)
	switch {
	case err != nil:
	case l.row == nil:
		fs.Add("", fault.Blocks, "search.none")
	case l.stale:
		fs.Add("", fault.Blocks, "search.stale")
	case l.open() > 0:
		fs.Add("", fault.Blocks, "search.open", "count", l.open())
	}
	return l, err
}

// confirmed are the dwellings the office says the household has, with their rows as they stand.
func (l *lookup) confirmed(ctx context.Context, v *store.View, today string) (rows []HoldingRow, hits []holding.Confirmed, err error) {
	for _, h := range l.hits {
		if a := l.answerTo(h); a != nil && a.Answer == holding.Same {
			found, err := holdingRows(ctx, v, []int64{h.Holding}, today)
			if err != nil {
				return nil, nil, err
			}
			rows, hits = append(rows, found...), append(hits, holding.Confirmed{Hit: h, Register: found[0].Register})
		}
	}
	return rows, hits, nil
}
