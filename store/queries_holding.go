package store

import (
	"context"
	"fmt"
	"strings"
)

// The questions about the office's own registers of dwellings.

func (w *writer) holdingFinds(f Find) error {
	for _, token := range f.Tokens {
		if _, err := w.exec(`INSERT INTO holding_token (token, holding) VALUES ($1, $2) ON CONFLICT DO NOTHING`, token, f.Holding); err != nil {
			return err
		}
	}
	return nil
}

func (v *View) Holding(ctx context.Context, id int64) (*Holding, error) {
	return one[Holding](ctx, v, "id = $1", id)
}

func (v *View) Holdings(ctx context.Context, ids []int64) ([]Holding, error) {
	return among[Holding](ctx, v, "id", ids, " ORDER BY id")
}

// HoldingsOfRegister returns all rows of a register; of all registers when it is "".
func (v *View) HoldingsOfRegister(ctx context.Context, register string) ([]Holding, error) {
	return all[Holding](ctx, v, "($1 = '' OR register = $1) ORDER BY id", register)
}

// HoldingIDs returns the identities of a register's rows, the latest first; of all registers when it is "".
func (v *View) HoldingIDs(ctx context.Context, register string) ([]int64, error) {
	return column[int64](v.tx.QueryContext(ctx, "SELECT id FROM holding WHERE ($1 = '' OR register = $1) ORDER BY id DESC", register))
}

// HoldingsOfBatch returns the rows read from one workbook, in its order.
func (v *View) HoldingsOfBatch(ctx context.Context, batch int64) ([]Holding, error) {
	return all[Holding](ctx, v, "batch = $1 ORDER BY id", batch)
}

// HoldingsOfCase returns the rows a case made.
func (v *View) HoldingsOfCase(ctx context.Context, caseID int64) ([]Holding, error) {
	return all[Holding](ctx, v, "case_id = $1 AND case_id <> 0 ORDER BY id", caseID)
}

// HoldingInPlaceOf returns the row that stands in place of another, nil when none does.
func (v *View) HoldingInPlaceOf(ctx context.Context, id int64) (*Holding, error) {
	return one[Holding](ctx, v, "corrects = $1 ORDER BY id DESC", id)
}

// HoldingsByToken returns the rows kept under any of the tokens, in order.
func (v *View) HoldingsByToken(ctx context.Context, tokens []string) ([]int64, error) {
	if len(tokens) == 0 {
		return nil, nil
	}
	marks := make([]string, len(tokens))
	args := make([]any, len(tokens))
	for i, t := range tokens {
		marks[i], args[i] = fmt.Sprintf("$%d", i+1), t
	}
	return column[int64](v.tx.QueryContext(ctx, "SELECT DISTINCT holding FROM holding_token WHERE token IN ("+strings.Join(marks, ",")+") ORDER BY holding", args...))
}

// FindHoldings returns the rows that have a token for every word; not sorted.
func (v *View) FindHoldings(ctx context.Context, words []Word) ([]int64, error) {
	return v.having(ctx, "holding", "holding_token", words)
}

func (v *View) HoldingEnd(ctx context.Context, holding int64) (*HoldingEnd, error) {
	return one[HoldingEnd](ctx, v, "holding = $1", holding)
}

func (v *View) HoldingEnds(ctx context.Context, holdings []int64) ([]HoldingEnd, error) {
	return among[HoldingEnd](ctx, v, "holding", holdings, "")
}

// AllHoldingEnds returns the ends of all holdings.
func (v *View) AllHoldingEnds(ctx context.Context) ([]HoldingEnd, error) {
	return all[HoldingEnd](ctx, v, "")
}

func (v *View) HoldingBatch(ctx context.Context, id int64) (*HoldingBatch, error) {
	return one[HoldingBatch](ctx, v, "id = $1", id)
}

// HoldingBatches returns the workbooks taken over, the earliest first.
func (v *View) HoldingBatches(ctx context.Context) ([]HoldingBatch, error) {
	return all[HoldingBatch](ctx, v, "1 = 1 ORDER BY id")
}

// RegisterSearches returns the searches of a case, the earliest first: the last one counts.
func (v *View) RegisterSearches(ctx context.Context, caseID int64) ([]RegisterSearch, error) {
	return all[RegisterSearch](ctx, v, "case_id = $1 ORDER BY id", caseID)
}

// HitAnswers returns the answers to the hits of several searches, the earliest first.
func (v *View) HitAnswers(ctx context.Context, searches []int64) ([]HitAnswer, error) {
	return among[HitAnswer](ctx, v, "search", searches, " ORDER BY id")
}
