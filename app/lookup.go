package app

import (
	"context"
	"encoding/json"
	"errors"
	"reflect"
	"slices"

	"kezek/app/casefile"
	"kezek/app/fault"
	"kezek/app/holding"
	"kezek/store"
)

// lookup is what the registers say of a case: its last search with the answers, and what a search would find now.
type lookup struct {
	row   *store.RegisterSearch // nil where nobody searched
	asked holding.Household     // by it
	hits  []holding.Hit         // of that search
	stale bool                  // a search would ask or find something else now

	now   holding.Household
	found []HouseholdHit // now
	fresh []holding.Hit  // of found

	answers []givenAnswer // to this search and those before it, the latest last
}

// givenAnswer is an answer with what it was given to.
type givenAnswer struct {
	store.HitAnswer
	hit   holding.Hit
	found []holding.Found // of the one it is about; nothing where it is about all the hit says
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
	l.stale = casefile.Open(c.State) && (!reflect.DeepEqual(l.asked, l.now) || !slices.EqualFunc(l.hits, l.fresh, holding.Hit.Same))
	return l, nil
}

// answered reads the hits of all searches of a case and the answers to them.
func (l *lookup) answered(ctx context.Context, v *store.View, searches []store.RegisterSearch) error {
	asked, hits := map[int64]holding.Household{}, map[int64][]holding.Hit{}
	var ids []int64
	for _, x := range searches {
		var of holding.Household
		var found []holding.Hit
		if err := errors.Join(json.Unmarshal([]byte(x.Asked), &of), json.Unmarshal([]byte(x.Hits), &found)); err != nil {
			return err
		}
		asked[x.ID], hits[x.ID], ids = of, found, append(ids, x.ID)
	}
	l.row = &searches[len(searches)-1]
	l.asked, l.hits = asked[l.row.ID], hits[l.row.ID]
	answers, err := v.HitAnswers(ctx, ids)
	for _, a := range answers {
		if i := slices.IndexFunc(hits[a.Search], func(h holding.Hit) bool { return h.Holding == a.Holding }); i >= 0 {
			l.give(a, asked[a.Search], hits[a.Search][i])
		}
	}
	return err
}

// give notes an answer that was given to a hit of a search for asked.
func (l *lookup) give(a store.HitAnswer, asked holding.Household, hit holding.Hit) {
	given := givenAnswer{HitAnswer: a, hit: hit}
	if a.Whom > 0 {
		given.found = slices.DeleteFunc(asked.Apart(hit), func(x holding.Found) bool { return int64(x.Member)+1 != a.Whom })
	}
	l.answers = append(l.answers, given)
}

// to tells whether an answer holds for somebody found in a hit now.
func (g givenAnswer) to(hit holding.Hit, x holding.Found) bool {
	if g.Whom == 0 {
		return g.hit.Same(hit)
	}
	return slices.ContainsFunc(g.found, x.Same)
}

// hit is what the last search found about a holding, nil for nothing.
func (l *lookup) hit(id int64) *holding.Hit {
	if i := slices.IndexFunc(l.hits, func(h holding.Hit) bool { return h.Holding == id }); i >= 0 {
		return &l.hits[i]
	}
	return nil
}

// answerTo is the last answer to what a hit says of somebody; nil where nobody answered.
func (l *lookup) answerTo(hit holding.Hit, x holding.Found) *store.HitAnswer {
	for i, g := range slices.Backward(l.answers) {
		if g.to(hit, x) {
			return &l.answers[i].HitAnswer
		}
	}
	return nil
}

// open is how many answers to hits of a search for asked are still to be given: one for each of them that a hit is about.
func (l *lookup) open(asked holding.Household, hits []holding.Hit) (n int) {
	for _, h := range hits {
		for _, x := range asked.Apart(h) {
			if l.answerTo(h, x) == nil {
				n++
			}
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
	case l.open(l.asked, l.hits) > 0:
		fs.Add("", fault.Blocks, "search.open", "count", l.open(l.asked, l.hits))
	}
	return l, err
}

// confirmed are the dwellings the office says somebody of the household has, with their rows as they stand.
func (l *lookup) confirmed(ctx context.Context, v *store.View, today string) (rows []HoldingRow, hits []holding.Confirmed, err error) {
	for _, h := range l.hits {
		theirs := h
		theirs.Matches = nil
		for _, x := range l.asked.Apart(h) {
			if a := l.answerTo(h, x); a != nil && a.Answer == holding.Same {
				theirs.Matches = append(theirs.Matches, x.Matches...)
			}
		}
		if theirs.Matches == nil {
			continue
		}
		found, err := holdingRows(ctx, v, []int64{h.Holding}, today)
		if err != nil {
			return nil, nil, err
		}
		rows, hits = append(rows, found...), append(hits, holding.Confirmed{Hit: theirs, Register: found[0].Register})
	}
	return rows, hits, nil
}
