package store

import (
	"context"
	"crypto/sha256"
	"database/sql"
	"encoding/hex"
	"fmt"
	"hash"
	"iter"
)

// Record is an act as the chain remembers it. Seq, Lines, Prev and Hash are filled by Write.
type Record struct {
	Seq     int64  `json:"seq"`
	At      int64  `json:"at"`
	Clock   string `json:"clock,omitempty"`
	Person  int64  `json:"person"`
	Station string `json:"station"`
	Act     string `json:"act"`
	ActID   string `json:"act_id"`
	Format  int64  `json:"format"`
	Content string `json:"content"` // sha256 of the act's data
	Reason  string `json:"reason,omitempty"`
	Outcome string `json:"-"`
	Lines   int64  `json:"lines"`
	Prev    string `json:"prev"`
	Hash    string `json:"hash"`
}

// Change is one row to write: a new one when Old is nil, else the row Old was read as becomes New.
type Change struct{ Old, New any }

// Head is the end of the chain.
type Head struct {
	Seq  int64
	Hash string
	At   int64
}

// Write carries out a planned act in one transaction: its rows, what is derived from them, its lines and its record.
// head is the chain's end the act was planned on; when it has moved nothing is written and the error is ErrMoved.
// progress, which may be nil, is told how many rows are written.
func (s *Store) Write(ctx context.Context, head Head, r Record, changes iter.Seq[Change], finds iter.Seq[Find],
	progress func(int)) (Record, error) {
	s.writes.Lock()
	defer s.writes.Unlock()
	if err := s.samePlace(); err != nil {
		return r, err
	}
	tx, err := s.write.BeginTx(ctx, nil)
	if err != nil {
		return r, translate(err)
	}
	defer tx.Rollback()
	now, err := headOf(ctx, tx)
	if err != nil {
		return r, translate(err)
	}
	if now.Seq != head.Seq || now.Hash != head.Hash {
		return r, ErrMoved
	}
	r.Seq, r.Prev = now.Seq+1, now.Hash
	if r.At < now.At {
		r.Clock = "behind"
	}
	w := writer{ctx: ctx, tx: tx, seq: r.Seq, lines: sha256.New(), statements: map[string]*sql.Stmt{}, progress: progress}
	if err := w.rows(changes); err != nil {
		return r, translate(err)
	}
	if err := w.finds(finds); err != nil {
		return r, translate(err)
	}
	r.Lines = w.n
	r.Hash = r.hash(w.lines.Sum(nil))
	if _, err := tx.ExecContext(ctx, `INSERT INTO audit (seq, at, clock, person, station, act, act_id, format, content,
		reason, outcome, lines, prev, hash) VALUES ($1,$2,$3,$4,$5,$6,$7,$8,$9,$10,$11,$12,$13,$14)`, r.Seq, r.At, r.Clock,
		r.Person, r.Station, r.Act, r.ActID, r.Format, r.Content, r.Reason, r.Outcome, r.Lines, r.Prev, r.Hash); err != nil {
		return r, translate(err)
	}
	return r, translate(tx.Commit())
}

// hash binds the record to the one before it and to its lines.
func (r Record) hash(lines []byte) string {
	state := canonical([]any{r.Prev, r.Seq, r.At, r.Clock, r.Person, r.Station, r.Act, r.ActID, r.Format, r.Content,
		r.Reason, r.Outcome, r.Lines, hex.EncodeToString(lines)}, nil)
	sum := sha256.Sum256(state)
	return hex.EncodeToString(sum[:])
}

type writer struct {
	ctx        context.Context
	tx         *sql.Tx
	seq, n     int64
	lines      hash.Hash
	statements map[string]*sql.Stmt
	values     []any
	buffer     []byte
	progress   func(int)
}

func (w *writer) exec(query string, args ...any) (sql.Result, error) {
	st, ok := w.statements[query]
	if !ok {
		var err error
		if st, err = w.tx.PrepareContext(w.ctx, query); err != nil {
			return nil, err
		}
		w.statements[query] = st
	}
	return st.ExecContext(w.ctx, args...)
}

func (w *writer) rows(changes iter.Seq[Change]) error {
	for c := range changes {
		if err := w.row(c); err != nil {
			return err
		}
		if w.progress != nil && w.n%1000 == 0 {
			w.progress(int(w.n))
		}
	}
	return w.ctx.Err()
}

func (w *writer) row(c Change) error {
	t, v := tableFor(c.New)
	rev := int64(1)
	var was string
	if c.Old != nil {
		_, old := tableFor(c.Old)
		rev = old.Field(t.rev).Int() + 1
		was = string(canonical(t.state(t.values(old, nil)), nil))
	}
	w.values = t.values(v, w.values[:0])
	w.values[t.rev] = rev
	sum, buffer := stateHash(t.state(w.values), w.buffer)
	w.buffer = buffer
	key := keyText(w.values[t.key])
	if c.Old == nil {
		if _, err := w.exec(t.inserts, w.values...); err != nil {
			return fmt.Errorf("%s %s: %w", t.name, key, err)
		}
	} else {
		res, err := w.exec(t.updates, append(w.values, rev-1)...)
		if err != nil {
			return fmt.Errorf("%s %s: %w", t.name, key, err)
		}
		if n, _ := res.RowsAffected(); n != 1 {
			return ErrMoved
		}
		if _, err := w.exec(`INSERT INTO audit_value (seq, n, was, became) VALUES ($1, $2, $3, $4)`,
			w.seq, w.n+1, was, string(buffer)); err != nil {
			return err
		}
	}
	return w.line(t.name, key, rev, sum)
}

func (w *writer) line(table, key string, rev int64, sum [32]byte) error {
	w.n++
	w.lines.Write(lineBytes(table, key, rev, sum[:]))
	_, err := w.exec(`INSERT INTO audit_line (seq, n, tbl, key, rev, sha256) VALUES ($1, $2, $3, $4, $5, $6)`,
		w.seq, w.n, table, key, rev, sum[:])
	return err
}

func lineBytes(table, key string, rev int64, sum []byte) []byte {
	return append(canonical([]any{table, key, rev, hex.EncodeToString(sum)}, nil), '\n')
}

// Inserts gives new rows as changes.
func Inserts[T any](rows ...T) iter.Seq[Change] {
	return func(yield func(Change) bool) {
		for i := range rows {
			if !yield(Change{New: &rows[i]}) {
				return
			}
		}
	}
}
