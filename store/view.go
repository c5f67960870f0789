package store

import (
	"context"
	"database/sql"
)

// View is one consistent look at the office: what it shows does not change while it is open.
type View struct {
	tx   *sql.Tx
	Head Head
}

// Look opens a view, hands it to f and closes it. It takes no write lock.
func (s *Store) Look(ctx context.Context, f func(*View) error) error {
	tx, err := s.read.BeginTx(ctx, &sql.TxOptions{ReadOnly: true})
	if err != nil {
		return translate(err)
	}
	defer tx.Rollback()
	v := &View{tx: tx}
	if v.Head, err = headOf(ctx, tx); err != nil {
		return translate(err)
	}
	return f(v)
}

func headOf(ctx context.Context, tx *sql.Tx) (h Head, err error) {
	err = tx.QueryRowContext(ctx, "SELECT seq, hash, at FROM audit ORDER BY seq DESC LIMIT 1").Scan(&h.Seq, &h.Hash, &h.At)
	if err == sql.ErrNoRows {
		return Head{}, nil
	}
	return h, err
}

// all returns the rows of T's table that fulfil the condition, e.g. "household = $1 ORDER BY n".
func all[T any](ctx context.Context, v *View, condition string, args ...any) ([]T, error) {
	t, _ := tableFor(new(T))
	q := t.selects
	if condition != "" {
		q += " WHERE " + condition
	}
	rows, err := v.tx.QueryContext(ctx, q, args...)
	if err != nil {
		return nil, translate(err)
	}
	defer rows.Close()
	var found []T
	for rows.Next() {
		row, err := scan[T](rows, t)
		if err != nil {
			return nil, err
		}
		found = append(found, row)
	}
	return found, translate(rows.Err())
}

// one returns the first row that fulfils the condition, or nil.
func one[T any](ctx context.Context, v *View, condition string, args ...any) (*T, error) {
	found, err := all[T](ctx, v, condition+" LIMIT 1", args...)
	if err != nil || len(found) == 0 {
		return nil, err
	}
	return &found[0], nil
}
