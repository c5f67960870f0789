package store

import (
	"context"
	"strconv"
	"strings"
)

// CaseCourse is when a case came and when it ended.
type CaseCourse struct {
	ID         int64
	Service    string
	Channel    string
	State      string
	Due        string // last day of its whole term, yyyy-mm-dd; "" without one
	Stands     bool   // its term stands still
	ReceivedAt int64
	EndedAt    int64 // 0 while it is under way; never before ReceivedAt
	Decision   int64 // that answered it, 0 for none
}

// CaseCourses returns the cases received until to that were not ended before from, by their number. A case is ended by the last
// of its decisions of the kinds given (from the day that counts), by its annulment, or with its last passage where it was
// withdrawn; one that was opened again is under way.
func (v *View) CaseCourses(ctx context.Context, from, to int64, annulled string, kinds []string) ([]CaseCourse, error) {
	args := []any{from, to, annulled}
	var marks []string
	for _, k := range kinds {
		args = append(args, k)
		marks = append(marks, "$"+strconv.Itoa(len(args)))
	}
	rows, err := v.tx.QueryContext(ctx, `WITH course AS (
			SELECT c.id, c.service, c.channel, c.state, c.due, c.received_at, d.id AS decision,
				EXISTS (SELECT 1 FROM pause p WHERE p.case_id = c.id AND p.kind = 'suspend' AND p.to_at = 0) AS stands,
				CASE c.state WHEN 'registered' THEN 0
					WHEN 'annulled' THEN (SELECT max(a.at) FROM annulment a WHERE a.kind = $3 AND a.subject = c.id)
					WHEN 'withdrawn' THEN (SELECT max(s.done_at) FROM case_step s WHERE s.case_id = c.id)
					ELSE d.effective_at END AS ended
			FROM case_file c LEFT JOIN decision d ON d.id = (SELECT max(x.id) FROM decision x WHERE x.case_id = c.id AND x.kind IN (`+strings.Join(marks, ", ")+`))
			WHERE c.received_at <= $2)
		SELECT id, service, channel, state, due, stands, received_at, CASE WHEN state = 'registered' THEN 0 ELSE max(coalesce(ended, 0), received_at) END,
			CASE WHEN state = 'registered' THEN 0 ELSE coalesce(decision, 0) END
		FROM course WHERE state = 'registered' OR max(coalesce(ended, 0), received_at) >= $1 ORDER BY id`, args...)
	if err != nil {
		return nil, translate(err)
	}
	defer rows.Close()
	var found []CaseCourse
	for rows.Next() {
		var c CaseCourse
		if err := rows.Scan(&c.ID, &c.Service, &c.Channel, &c.State, &c.Due, &c.Stands, &c.ReceivedAt, &c.EndedAt, &c.Decision); err != nil {
			return nil, err
		}
		found = append(found, c)
	}
	return found, translate(rows.Err())
}
