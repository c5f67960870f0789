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
	Text   string
	Whole  bool
	Number []string // as it may be spelled where it is the whole number of a decision, a paper, a contract or a payment list; nil where it is none
}

// FindHouseholds returns the households that have a token, or something with that number, for every word; the result is not sorted.
func (v *View) FindHouseholds(ctx context.Context, words []Word) ([]int64, error) {
	var q finding
	for i, w := range words {
		q.and(i)
		q.say("SELECT household FROM (")
		q.token("household", "find_token", w)
		if len(w.Number) > 0 {
			q.numbered(w.Number)
		}
		q.say(")")
	}
	return q.ask(ctx, v)
}

// having finds what has a token for every word in a table of tokens.
func (v *View) having(ctx context.Context, what, table string, words []Word) ([]int64, error) {
	var q finding
	for i, w := range words {
		q.and(i)
		q.token(what, table, w)
	}
	return q.ask(ctx, v)
}

// finding is a question for what has something of every word.
type finding struct {
	text strings.Builder
	args []any
}

func (q *finding) say(format string, a ...any) { fmt.Fprintf(&q.text, format, a...) }

func (q *finding) and(i int) {
	if i > 0 {
		q.say(" INTERSECT ")
	}
}

func (q *finding) token(what, table string, w Word) {
	q.say("SELECT %s FROM %s WHERE token >= $%d AND token < $%d", what, table, len(q.args)+1, len(q.args)+2)
	end := w.Text + "\U0010FFFF"
	if w.Whole {
		end = w.Text + "\x00"
	}
	q.args = append(q.args, w.Text, end)
}

// numbered adds whose case or entry a decision, a paper, a contract or a payment list of that number is about.
func (q *finding) numbered(spelled []string) {
	var places []string
	for _, number := range spelled {
		q.args = append(q.args, number)
		places = append(places, fmt.Sprintf("$%d", len(q.args)))
	}
	is := "number IN (" + strings.Join(places, ", ") + ")"
	q.say(` UNION SELECT household FROM case_file WHERE id IN (SELECT case_id FROM decision WHERE %[1]s
		UNION SELECT case_id FROM paper WHERE id IN (SELECT id FROM paper WHERE %[1]s) UNION SELECT case_id FROM contract WHERE %[1]s
		UNION SELECT case_id FROM aid_payment WHERE list IN (SELECT id FROM aid_list WHERE %[1]s))
		UNION SELECT household FROM entry WHERE id IN (SELECT entry FROM event WHERE decision IN (SELECT id FROM decision WHERE %[1]s))`, is)
}

func (q *finding) ask(ctx context.Context, v *View) ([]int64, error) {
	return column[int64](v.tx.QueryContext(ctx, q.text.String(), q.args...))
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
