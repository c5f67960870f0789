package store

import "context"

// Compositions are all that were ever ordered, the newest first.
func (v *View) Compositions(ctx context.Context) ([]Composition, error) {
	return all[Composition](ctx, v, "1 = 1 ORDER BY from_on DESC, id DESC")
}

func (v *View) Composition(ctx context.Context, id int64) (*Composition, error) {
	return one[Composition](ctx, v, "id = $1", id)
}

// CompositionOn is the one that holds on a day (yyyy-mm-dd), nil when none does yet.
func (v *View) CompositionOn(ctx context.Context, day string) (*Composition, error) {
	return one[Composition](ctx, v, "from_on <= $1 ORDER BY from_on DESC, id DESC", day)
}

// Meetings are all, the latest first.
func (v *View) Meetings(ctx context.Context) ([]Meeting, error) {
	return all[Meeting](ctx, v, "1 = 1 ORDER BY at DESC, id DESC")
}

func (v *View) Meeting(ctx context.Context, id int64) (*Meeting, error) {
	return one[Meeting](ctx, v, "id = $1", id)
}

// MeetingByNumber is the meeting with minutes of a number, the latest.
func (v *View) MeetingByNumber(ctx context.Context, number string) (*Meeting, error) {
	return one[Meeting](ctx, v, "number = $1 ORDER BY id DESC", number)
}

// MeetingsInState are those in a state, the next first.
func (v *View) MeetingsInState(ctx context.Context, state string) ([]Meeting, error) {
	return all[Meeting](ctx, v, "state = $1 ORDER BY at, id", state)
}

// Items are those on a meeting's agenda, in order.
func (v *View) Items(ctx context.Context, meeting int64) ([]Item, error) {
	return all[Item](ctx, v, "meeting = $1 AND n > 0 ORDER BY n", meeting)
}

func (v *View) Item(ctx context.Context, id int64) (*Item, error) {
	return one[Item](ctx, v, "id = $1", id)
}

// ItemOfCase is the last item about a case that stayed on its agenda; nil when there is none.
func (v *View) ItemOfCase(ctx context.Context, caseID int64) (*Item, error) {
	return one[Item](ctx, v, "case_id = $1 AND case_id <> 0 AND n > 0 ORDER BY id DESC", caseID)
}

// ItemOfDraft is the last item about a drafted decision; nil when there is none.
func (v *View) ItemOfDraft(ctx context.Context, draft int64) (*Item, error) {
	return one[Item](ctx, v, "draft = $1 AND draft <> 0 AND n > 0 ORDER BY id DESC", draft)
}

// ItemsOfDecisions are the items that became decisions.
func (v *View) ItemsOfDecisions(ctx context.Context, decisions []int64) ([]Item, error) {
	return among[Item](ctx, v, "decision", decisions, " AND decision <> 0 ORDER BY id")
}

// UnsettledItems are those whose case or draft waits for the commission or, behind it, for a signature.
func (v *View) UnsettledItems(ctx context.Context) ([]Item, error) {
	return all[Item](ctx, v, "n > 0 AND state IN ('open', 'decided') ORDER BY id")
}

// ItemsInState are those of closed meetings in a state, in order.
func (v *View) ItemsInState(ctx context.Context, state string) ([]Item, error) {
	return all[Item](ctx, v, "state = $1 AND n > 0 AND meeting IN (SELECT id FROM meeting WHERE state = 'closed') ORDER BY meeting, n", state)
}

// ItemCounts is how many items of each meeting are in each state.
func (v *View) ItemCounts(ctx context.Context) (map[int64]map[string]int, error) {
	rows, err := v.tx.QueryContext(ctx, "SELECT meeting, state, count(*) FROM meeting_item WHERE n > 0 GROUP BY meeting, state")
	if err != nil {
		return nil, translate(err)
	}
	defer rows.Close()
	counts := map[int64]map[string]int{}
	for rows.Next() {
		var meeting int64
		var state string
		var n int
		if err := rows.Scan(&meeting, &state, &n); err != nil {
			return nil, err
		}
		if counts[meeting] == nil {
			counts[meeting] = map[string]int{}
		}
		counts[meeting][state] = n
	}
	return counts, translate(rows.Err())
}

// PapersOfMeeting are those issued about a meeting or its items, in order.
func (v *View) PapersOfMeeting(ctx context.Context, meeting int64) ([]Paper, error) {
	return all[Paper](ctx, v, "meeting = $1 AND meeting <> 0 ORDER BY id", meeting)
}

// DraftsByID are drafted decisions by their numbers.
func (v *View) DraftsByID(ctx context.Context, ids []int64) ([]DraftDecision, error) {
	return among[DraftDecision](ctx, v, "id", ids, " ORDER BY id")
}

// MeetingKeys are the minutes of a span of time, by the moment the meeting was closed.
func (v *View) MeetingKeys(ctx context.Context, from, to int64) ([]JournalKey, error) {
	meetings, err := all[Meeting](ctx, v, "closed_at <> 0 AND closed_at >= $1 AND closed_at < $2 ORDER BY closed_at, id", from, to)
	keys := make([]JournalKey, len(meetings))
	for i, m := range meetings {
		keys[i] = JournalKey{ID: m.ID, Text: m.Number + " " + m.Venue}
	}
	return keys, err
}
