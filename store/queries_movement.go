package store

import (
	"cmp"
	"context"
	"slices"
)

// DraftDecisions are those in a state, "" for any, the oldest first.
func (v *View) DraftDecisions(ctx context.Context, state string) ([]DraftDecision, error) {
	if state == "" {
		return all[DraftDecision](ctx, v, "1 = 1 ORDER BY id")
	}
	return all[DraftDecision](ctx, v, "state = $1 ORDER BY id", state)
}

func (v *View) DraftDecision(ctx context.Context, id int64) (*DraftDecision, error) {
	return one[DraftDecision](ctx, v, "id = $1", id)
}

// DraftsOfEntry are the drafts about an entry, the oldest first.
func (v *View) DraftsOfEntry(ctx context.Context, entry int64) ([]DraftDecision, error) {
	return all[DraftDecision](ctx, v, "entry = $1 ORDER BY id", entry)
}

// Warnings are those an entry was sent, the oldest first.
func (v *View) Warnings(ctx context.Context, entry int64) ([]Warning, error) {
	return all[Warning](ctx, v, "entry = $1 ORDER BY id", entry)
}

func (v *View) Warning(ctx context.Context, id int64) (*Warning, error) {
	return one[Warning](ctx, v, "id = $1", id)
}

// OpenWarnings are those whose delivery or objection is still awaited.
func (v *View) OpenWarnings(ctx context.Context) ([]Warning, error) {
	return all[Warning](ctx, v, "state IN ('sent', 'delivered', 'undelivered') ORDER BY id")
}

// Looks are those at an entry, the oldest first.
func (v *View) Looks(ctx context.Context, entry int64) ([]EntryLook, error) {
	return all[EntryLook](ctx, v, "entry = $1 ORDER BY looked_on, id", entry)
}

// AllLooks are those at every entry, the oldest first.
func (v *View) AllLooks(ctx context.Context) ([]EntryLook, error) {
	return all[EntryLook](ctx, v, "1 = 1 ORDER BY looked_on, id")
}

// Publications are the lists made public, the newest first.
func (v *View) Publications(ctx context.Context) ([]Publication, error) {
	return all[Publication](ctx, v, "1 = 1 ORDER BY id DESC")
}

// HouseholdEvents are the events after a moment, or known after another, that changed the household of one of the entries,
// in order.
func (v *View) HouseholdEvents(ctx context.Context, entries []int64, after, known int64) ([]Event, error) {
	changed, err := among[Event](ctx, v, "entry", entries, " AND kind IN ('household-changed', 'passed-on') ORDER BY seq")
	if err != nil {
		return nil, err
	}
	parted, err := among[Event](ctx, v, "other", entries, " AND other <> 0 AND kind IN ('split', 'merged') ORDER BY seq") // so that the index serves
	if err != nil {
		return nil, err
	}
	events := slices.DeleteFunc(append(changed, parted...), func(e Event) bool { return e.EffectiveAt <= after && e.Seq <= known })
	slices.SortFunc(events, func(a, b Event) int { return cmp.Compare(a.Seq, b.Seq) })
	return events, nil
}

// Aged is what a reminder of an age needs of a member.
type Aged struct {
	Household, N         int64
	Name, Born, Relation string
}

// Aged goes through the members born in a span of days, both included ("" has no beginning), who have not left: the
// applicants, or all others.
func (v *View) Aged(ctx context.Context, from, to string, applicants bool, f func(Aged)) error {
	which := "n > 0"
	if applicants {
		which = "n = 0"
	}
	rows, err := v.tx.QueryContext(ctx, "SELECT household, n, name, born, relation FROM member WHERE born > '' AND born >= $1 AND born <= $2 AND left_on = '' AND "+which, from, to)
	if err != nil {
		return translate(err)
	}
	defer rows.Close()
	var a Aged
	for rows.Next() {
		if err := rows.Scan(&a.Household, &a.N, &a.Name, &a.Born, &a.Relation); err != nil {
			return err
		}
		f(a)
	}
	return translate(rows.Err())
}

// DatedCases are the cases in a state among whose documents is one that is valid until a day.
func (v *View) DatedCases(ctx context.Context, state string) ([]Case, error) {
	return all[Case](ctx, v, `state = $1 AND documents LIKE '%"until"%' ORDER BY id`, state)
}

// LastLooks is the last look at each entry; Phone tells whether any of them confirmed its telephone.
func (v *View) LastLooks(ctx context.Context) (map[int64]EntryLook, error) {
	looks, err := v.AllLooks(ctx)
	last := map[int64]EntryLook{}
	for _, l := range looks {
		l.Phone = l.Phone || last[l.Entry].Phone
		last[l.Entry] = l
	}
	return last, err
}

// HouseholdsWithoutPhone are those no telephone is known of.
func (v *View) HouseholdsWithoutPhone(ctx context.Context) ([]int64, error) {
	return column[int64](v.tx.QueryContext(ctx, "SELECT id FROM household WHERE phone = ''"))
}

// ConsentingCases are the cases whose consents name a code.
func (v *View) ConsentingCases(ctx context.Context, code string) ([]Case, error) {
	return all[Case](ctx, v, "consents LIKE '%' || $1 || '%' ORDER BY id", code)
}

// LastEventKnown is the number of the last event that was recorded by a moment (unix ms).
func (v *View) LastEventKnown(ctx context.Context, at int64) (seq int64, err error) {
	err = v.tx.QueryRowContext(ctx, `SELECT coalesce((SELECT min(e.seq) - 1 FROM decision d JOIN event e ON e.decision = d.id WHERE d.signed_at > $1),
		(SELECT coalesce(max(seq), 0) FROM event))`, at).Scan(&seq)
	return seq, translate(err)
}

// RecordByHash finds a record of the chain by the beginning of its hash, as lists and papers carry it; nil when there is none
// or more than one.
func (v *View) RecordByHash(ctx context.Context, head string) (*Record, error) {
	found, err := v.records(ctx, "hash >= $1 AND hash < $2 ORDER BY seq LIMIT 2", head, head+"g")
	if err != nil || len(found) != 1 {
		return nil, err
	}
	return &found[0], nil
}

// UnnumberedDecisions are the signed ones that have no number yet, the oldest first.
func (v *View) UnnumberedDecisions(ctx context.Context) ([]Decision, error) {
	return all[Decision](ctx, v, "number = '' ORDER BY id")
}
