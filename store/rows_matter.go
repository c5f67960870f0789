package store

import "context"

// Matter is what a case is about beyond what all cases share.
type Matter struct {
	ID     int64  `db:"id,key"`
	CaseID int64  `db:"case_id"`
	Data   string `db:"data"` // JSON
	Person int64  `db:"person"`
	At     int64  `db:"at"`
	Rev    int64  `db:"rev"`
}

// Matters are what was entered for a case, the earliest first: the last one counts.
func (v *View) Matters(ctx context.Context, caseID int64) ([]Matter, error) {
	return all[Matter](ctx, v, "case_id = $1 ORDER BY id", caseID)
}
