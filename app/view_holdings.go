package app

import (
	"cmp"
	"context"
	"slices"

	"kezek/app/holding"
	"kezek/store"
)

// RegisterView is what the office's own registers say of the people of a case.
type RegisterView struct {
	At       int64 // of the last search, unix ms
	By       string
	Asked    holding.Household // who was looked for
	Hits     []HitView         // the surest first
	Open     int               // answers still to be given
	Stale    bool              // a search would ask or find something else now
	Communal bool              // by what was confirmed, they have a dwelling of the communal stock
	Rented   bool              // or one the akimat rents
}

// HitView is a hit with whom of the household it is about.
type HitView struct {
	HouseholdHit
	Found []FoundView
}

// FoundView is what a hit says of one of the household, with the answer to it.
type FoundView struct {
	holding.Found
	Answer, Why string // "" while nobody answered
	AnsweredBy  string
	AnsweredAt  int64
}

// registerView reads the last search of a case; nil where there is none.
func (o *Office) registerView(ctx context.Context, v *store.View, c *store.Case, names map[int64]string) (*RegisterView, error) {
	today := dateOf(o.Now())
	l, err := lookupOf(ctx, v, c, today)
	if err != nil || l.row == nil {
		return nil, err
	}
	view := RegisterView{At: l.row.At, By: names[l.row.Person], Stale: l.stale, Open: l.open(l.asked, l.hits), Asked: l.asked}
	for _, h := range l.hits {
		rows, err := holdingRows(ctx, v, []int64{h.Holding}, today)
		if err != nil {
			return nil, err
		}
		hit := HitView{HouseholdHit: HouseholdHit{h, rows[0]}}
		for _, x := range l.asked.Apart(h) {
			found := FoundView{Found: x}
			if a := l.answerTo(h, x); a != nil {
				found.Answer, found.Why, found.AnsweredBy, found.AnsweredAt = a.Answer, a.Reason, names[a.Person], a.At
			}
			hit.Found = append(hit.Found, found)
		}
		view.Hits = append(view.Hits, hit)
	}
	_, confirmed, err := l.confirmed(ctx, v, today)
	view.Communal, view.Rented = holding.Has(holding.Communal, confirmed), holding.Has(holding.RentedByState, confirmed)
	return &view, err
}

// HoldingFilter says which rows of the registers are asked for.
type HoldingFilter struct {
	Register string // "" is all
	State    string // held, ended, annulled; "" is every row that was not annulled
	Query    string // words of names and addresses, ИИН, numbers
}

// Holdings are the rows a filter asks for, the latest first: their identities, to be read in portions by HoldingRows.
func (o *Office) Holdings(ctx context.Context, f HoldingFilter) (ids []int64, err error) {
	err = o.st.Look(ctx, func(v *store.View) error {
		if ids, err = v.HoldingIDs(ctx, f.Register, f.State, dateOf(o.Now())); err != nil {
			return err
		}
		words := searchWords(f.Query)
		if len(words) == 0 {
			return nil
		}
		found, err := v.FindHoldings(ctx, words)
		has := make(map[int64]bool, len(found))
		for _, id := range found {
			has[id] = true
		}
		ids = slices.DeleteFunc(ids, func(id int64) bool { return !has[id] })
		return err
	})
	return ids, err
}

// HoldingRows reads rows by their identities, in the order asked.
func (o *Office) HoldingRows(ctx context.Context, ids []int64) (rows []HoldingRow, err error) {
	err = o.st.Look(ctx, func(v *store.View) error {
		rows, err = holdingRows(ctx, v, ids, dateOf(o.Now()))
		return err
	})
	at := make(map[int64]int, len(ids))
	for i, id := range ids {
		at[id] = i
	}
	slices.SortFunc(rows, func(a, b HoldingRow) int { return cmp.Compare(at[a.ID], at[b.ID]) })
	return rows, err
}

// HoldingCounts counts the rows of each register that were not annulled.
func (o *Office) HoldingCounts(ctx context.Context) (n map[string]int, err error) {
	err = o.st.Look(ctx, func(v *store.View) error {
		n, err = v.HoldingCounts(ctx, dateOf(o.Now()))
		return err
	})
	return n, err
}
