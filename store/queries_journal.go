package store

import (
	"context"
	"strconv"
	"strings"
)

// The questions about journals. Identities rise with the numbers given, so a journal's order is that of its keys.

// JournalKey is a row of a journal before it is read.
type JournalKey struct {
	ID        int64
	Household int64  // whom it is about, 0 for nobody known here
	Text      string // numbers and other texts it may be found by
}

// CaseKeys returns the cases received in a span of time.
func (v *View) CaseKeys(ctx context.Context, from, to int64) ([]JournalKey, error) {
	return v.keys(ctx, "SELECT id, household, case_no FROM case_file WHERE received_at >= $1 AND received_at < $2 ORDER BY id", from, to)
}

// PaperKeys returns the papers of some forms issued in a span of time; copies too where they are asked for.
func (v *View) PaperKeys(ctx context.Context, forms []string, copies bool, from, to int64) ([]JournalKey, error) {
	args := []any{from, to, copies}
	var marks []string
	for _, f := range forms {
		args = append(args, f)
		marks = append(marks, "$"+strconv.Itoa(len(args)))
	}
	return v.keys(ctx, `SELECT p.id, coalesce(c.household, e.household, 0), p.number || ' ' || coalesce(c.case_no, '') || ' ' || coalesce(e.reg_no, '')
		FROM paper p LEFT JOIN case_file c ON c.id = p.case_id LEFT JOIN entry e ON e.id = p.entry
		WHERE p.issued_at >= $1 AND p.issued_at < $2 AND ($3 OR p.copy = 0) AND p.number <> '' AND p.form IN (`+strings.Join(marks, ", ")+") ORDER BY p.id", args...)
}

// DecisionKeys returns the decisions signed in a span of time, of one kind or ("") of any.
func (v *View) DecisionKeys(ctx context.Context, kind string, from, to int64) ([]JournalKey, error) {
	return v.keys(ctx, `SELECT d.id, coalesce(c.household, 0), d.number || ' ' || coalesce(c.case_no, '')
		FROM decision d LEFT JOIN case_file c ON c.id = d.case_id
		WHERE d.signed_at >= $1 AND d.signed_at < $2 AND ($3 = '' OR d.kind = $3) ORDER BY d.id`, from, to, kind)
}

// LineKeys returns a journal's own lines of a span of time; Text holds all that they say.
func (v *View) LineKeys(ctx context.Context, journal string, from, to int64) ([]JournalKey, error) {
	return v.keys(ctx, "SELECT id, 0, number || ' ' || data FROM journal_line WHERE journal = $3 AND at >= $1 AND at < $2 ORDER BY id", from, to, journal)
}

func (v *View) keys(ctx context.Context, query string, args ...any) ([]JournalKey, error) {
	rows, err := v.tx.QueryContext(ctx, query, args...)
	if err != nil {
		return nil, translate(err)
	}
	defer rows.Close()
	var found []JournalKey
	for rows.Next() {
		var k JournalKey
		if err := rows.Scan(&k.ID, &k.Household, &k.Text); err != nil {
			return nil, err
		}
		found = append(found, k)
	}
	return found, translate(rows.Err())
}

func (v *View) PapersByID(ctx context.Context, ids []int64) ([]Paper, error) {
	return among[Paper](ctx, v, "id", ids, " ORDER BY id")
}

// PaperByNumber returns the original of a paper.
func (v *View) PaperByNumber(ctx context.Context, form, number string) (*Paper, error) {
	return one[Paper](ctx, v, "form = $1 AND number = $2 AND copy = 0", form, number)
}

func (v *View) DecisionsByID(ctx context.Context, ids []int64) ([]Decision, error) {
	return among[Decision](ctx, v, "id", ids, " ORDER BY id")
}

func (v *View) LinesByID(ctx context.Context, ids []int64) ([]Line, error) {
	return among[Line](ctx, v, "id", ids, " ORDER BY id")
}

// FirstMembers returns the applicant of each household.
func (v *View) FirstMembers(ctx context.Context, households []int64) (map[int64]Member, error) {
	members, err := among[Member](ctx, v, "household", households, " AND n = 0")
	first := map[int64]Member{}
	for _, m := range members {
		first[m.Household] = m
	}
	return first, err
}

// DecidedHouseholds returns the household whose entry a decision moved, for decisions that move one entry only.
func (v *View) DecidedHouseholds(ctx context.Context, decisions []int64) (map[int64]int64, error) {
	events, err := among[Event](ctx, v, "decision", decisions, "")
	if err != nil {
		return nil, err
	}
	var ids []int64
	for _, e := range events {
		ids = append(ids, e.Entry)
	}
	entries, err := v.Entries(ctx, ids)
	if err != nil {
		return nil, err
	}
	home := map[int64]int64{}
	for _, e := range entries {
		home[e.ID] = e.Household
	}
	found := map[int64]int64{}
	for _, e := range events {
		found[e.Decision] = home[e.Entry]
	}
	return found, nil
}
