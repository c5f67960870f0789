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

// How a row of a register may stand; "" is every one that was not annulled.
const (
	HoldingHeld     = "held"
	HoldingEnded    = "ended"
	HoldingAnnulled = "annulled"
)

// standing is how a row of a register stands on the day $1.
const standing = `CASE WHEN h.id IN (SELECT subject FROM annulment WHERE kind = 'holding')
	OR h.batch <> 0 AND h.batch IN (SELECT subject FROM annulment WHERE kind = 'holding-batch') THEN 'annulled'
	WHEN e.day <= $1 OR e.day IS NULL AND h.to_on <> '' AND h.to_on < $1 THEN 'ended' ELSE 'held' END`

// HoldingIDs returns the identities of a register's rows that stand so, the latest first; of all registers when it is "". day is
// today, yyyy-mm-dd.
func (v *View) HoldingIDs(ctx context.Context, register, state, day string) ([]int64, error) {
	return column[int64](v.tx.QueryContext(ctx, `SELECT id FROM (SELECT h.id, `+standing+` AS state FROM holding h LEFT JOIN holding_end e ON e.holding = h.id
		WHERE $2 = '' OR h.register = $2) WHERE state = $3 OR $3 = '' AND state <> 'annulled' ORDER BY id DESC`, day, register, state))
}

// HoldingCounts counts the rows of each register that were not annulled.
func (v *View) HoldingCounts(ctx context.Context, day string) (map[string]int, error) {
	rows, err := v.tx.QueryContext(ctx, `SELECT register, count(*) FROM (SELECT h.register, `+standing+` AS state FROM holding h
		LEFT JOIN holding_end e ON e.holding = h.id) WHERE state <> 'annulled' GROUP BY register`, day)
	if err != nil {
		return nil, translate(err)
	}
	defer rows.Close()
	n := map[string]int{}
	for rows.Next() {
		var register string
		var count int
		if err := rows.Scan(&register, &count); err != nil {
			return nil, err
		}
		n[register] = count
	}
	return n, translate(rows.Err())
}

// HoldingsOfCase returns the rows a case made.
func (v *View) HoldingsOfCase(ctx context.Context, caseID int64) ([]Holding, error) {
	return all[Holding](ctx, v, "case_id = $1 AND case_id <> 0 ORDER BY id", caseID)
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

// HoldingsWorkedOn tells whether a row of a workbook was ended or corrected after it was taken over.
func (v *View) HoldingsWorkedOn(ctx context.Context, batch int64) (bool, error) {
	n, err := column[int64](v.tx.QueryContext(ctx, `SELECT 1 FROM holding h WHERE h.batch = $1
		AND (EXISTS (SELECT 1 FROM holding_end e WHERE e.holding = h.id AND e.batch = 0) OR EXISTS (SELECT 1 FROM holding c WHERE c.corrects = h.id)) LIMIT 1`, batch))
	return len(n) > 0, err
}
