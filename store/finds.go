package store

import (
	"context"
	"database/sql"
	"fmt"
	"iter"
	"strings"
)

// Find is what a household, or a holding of the registers, is found by: derived from its rows, outside the chain.
type Find struct {
	Household int64
	Holding   int64    // instead of a household
	SortKey   []byte   // of the applicant's name
	Tokens    []string // folded words of all members' names, ИИН, numbers
}

func (w *writer) finds(finds iter.Seq[Find]) error {
	if finds == nil {
		return nil
	}
	for f := range finds {
		if f.Holding != 0 {
			if err := w.holdingFinds(f); err != nil {
				return err
			}
			continue
		}
		for _, token := range f.Tokens {
			if _, err := w.exec(`INSERT INTO find_token (token, household) VALUES ($1, $2) ON CONFLICT DO NOTHING`,
				token, f.Household); err != nil {
				return err
			}
		}
		if _, err := w.exec(`INSERT INTO find_name (household, sort_key) VALUES ($1, $2)
			ON CONFLICT (household) DO UPDATE SET sort_key = excluded.sort_key`, f.Household, f.SortKey); err != nil {
			return err
		}
	}
	return w.ctx.Err()
}

// Word is one folded word searched for: the beginning of a token, or a whole one.
type Word struct {
	Text  string
	Whole bool
}

// FindHouseholds returns the households that have a token for every word; the result is not sorted.
func (v *View) FindHouseholds(ctx context.Context, words []Word) ([]int64, error) {
	return v.having(ctx, "household", "find_token", words)
}

// having finds what has a token for every word in a table of tokens.
func (v *View) having(ctx context.Context, what, table string, words []Word) ([]int64, error) {
	var b strings.Builder
	var args []any
	for i, w := range words {
		if i > 0 {
			b.WriteString(" INTERSECT ")
		}
		fmt.Fprintf(&b, "SELECT %s FROM %s WHERE token >= $%d AND token < $%d", what, table, 2*i+1, 2*i+2)
		end := w.Text + "\U0010FFFF"
		if w.Whole {
			end = w.Text + "\x00"
		}
		args = append(args, w.Text, end)
	}
	return column[int64](v.tx.QueryContext(ctx, b.String(), args...))
}

// ByName returns all households in the Kazakh alphabet's order of their applicants.
func (v *View) ByName(ctx context.Context) ([]int64, error) {
	return column[int64](v.tx.QueryContext(ctx, "SELECT household FROM find_name ORDER BY sort_key, household"))
}

func column[T any](rows *sql.Rows, err error) ([]T, error) {
	if err != nil {
		return nil, translate(err)
	}
	defer rows.Close()
	var all []T
	for rows.Next() {
		var x T
		if err := rows.Scan(&x); err != nil {
			return nil, err
		}
		all = append(all, x)
	}
	return all, translate(rows.Err())
}
