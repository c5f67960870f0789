package store

import (
	"context"
	"strconv"
	"strings"
)

// The questions the house asks of the file. Each returns nil, without an error, for what is not there.

func (v *View) Office(ctx context.Context) (*Office, error) { return one[Office](ctx, v, "id = 1") }

func (v *View) PersonByLogin(ctx context.Context, login string) (*Person, error) {
	return one[Person](ctx, v, "login = $1", login)
}

func (v *View) Person(ctx context.Context, id int64) (*Person, error) {
	return one[Person](ctx, v, "id = $1", id)
}

func (v *View) People(ctx context.Context) ([]Person, error) {
	return all[Person](ctx, v, "1 = 1 ORDER BY id")
}

func (v *View) Edition(ctx context.Context, sha256 string) (*EditionText, error) {
	return one[EditionText](ctx, v, "sha256 = $1", sha256)
}

// Adopted returns the sha256 of every adopted edition, in the order they were adopted.
func (v *View) Adopted(ctx context.Context) ([]string, error) {
	return column[string](v.tx.QueryContext(ctx, "SELECT sha256 FROM edition ORDER BY adopted_at, sha256"))
}

// Counter returns the row of a counter; a new one starts at 0 with Rev 0.
func (v *View) Counter(ctx context.Context, name string) (Counter, error) {
	c, err := one[Counter](ctx, v, "name = $1", name)
	if err != nil || c == nil {
		return Counter{Name: name}, err
	}
	return *c, nil
}

func (v *View) Household(ctx context.Context, id int64) (*Household, error) {
	return one[Household](ctx, v, "id = $1", id)
}

func (v *View) Members(ctx context.Context, household int64) ([]Member, error) {
	return all[Member](ctx, v, "household = $1 ORDER BY n", household)
}

// MembersByIIN finds everybody who carries one of the ИИН, applicants and family alike.
func (v *View) MembersByIIN(ctx context.Context, iins ...string) ([]Member, error) {
	return among[Member](ctx, v, "iin", iins, " AND iin <> '' ORDER BY id")
}

func (v *View) Case(ctx context.Context, id int64) (*Case, error) {
	return one[Case](ctx, v, "id = $1", id)
}

func (v *View) CaseByNo(ctx context.Context, caseNo string) (*Case, error) {
	return one[Case](ctx, v, "case_no = $1", caseNo)
}

func (v *View) CasesOfHouseholds(ctx context.Context, households []int64) ([]Case, error) {
	return among[Case](ctx, v, "household", households, " ORDER BY id")
}

func (v *View) Entry(ctx context.Context, id int64) (*Entry, error) {
	return one[Entry](ctx, v, "id = $1", id)
}

func (v *View) EntryByRegNo(ctx context.Context, regNo string) (*Entry, error) {
	return one[Entry](ctx, v, "reg_no = $1", regNo)
}

func (v *View) EntryOfCase(ctx context.Context, caseID int64) (*Entry, error) {
	return one[Entry](ctx, v, "case_id = $1", caseID)
}

func (v *View) Entries(ctx context.Context, ids []int64) ([]Entry, error) {
	return among[Entry](ctx, v, "id", ids, "")
}

func (v *View) EntriesOfHouseholds(ctx context.Context, households []int64) ([]Entry, error) {
	return among[Entry](ctx, v, "household", households, " ORDER BY id")
}

func (v *View) EntriesOfBatch(ctx context.Context, batch int64) ([]Entry, error) {
	return all[Entry](ctx, v, "batch = $1 ORDER BY id", batch)
}

func (v *View) Households(ctx context.Context, ids []int64) ([]Household, error) {
	return among[Household](ctx, v, "id", ids, "")
}

// MembersOf returns the members of several households, each household's in order of N.
func (v *View) MembersOf(ctx context.Context, households []int64) ([]Member, error) {
	return among[Member](ctx, v, "household", households, " ORDER BY household, n")
}

// AllMembers returns everybody of every household: for matching an old list against the office.
func (v *View) AllMembers(ctx context.Context) ([]Member, error) {
	return all[Member](ctx, v, "1 = 1 ORDER BY household, n")
}

// EntryHouseholds pairs every entry with its household, in order of entry.
func (v *View) EntryHouseholds(ctx context.Context, after int64) (entries, households []int64, err error) {
	rows, err := v.tx.QueryContext(ctx, "SELECT id, household FROM entry WHERE id > $1 ORDER BY id", after)
	if err != nil {
		return nil, nil, translate(err)
	}
	defer rows.Close()
	for rows.Next() {
		var e, h int64
		if err := rows.Scan(&e, &h); err != nil {
			return nil, nil, err
		}
		entries, households = append(entries, e), append(households, h)
	}
	return entries, households, translate(rows.Err())
}

// AllEntries returns every entry, in order of its ID.
func (v *View) AllEntries(ctx context.Context) ([]Entry, error) {
	return all[Entry](ctx, v, "1 = 1 ORDER BY id")
}

// EventsAfter streams the queue's journal behind a sequence number.
func (v *View) EventsAfter(ctx context.Context, seq int64, f func(Event) error) error {
	t, _ := tableFor(new(Event))
	rows, err := v.tx.QueryContext(ctx, t.selects+" WHERE seq > $1 ORDER BY seq", seq)
	if err != nil {
		return translate(err)
	}
	defer rows.Close()
	var e Event
	into := t.addresses(&e) // once for all rows: there may be millions
	for rows.Next() {
		if err := rows.Scan(into...); err != nil {
			return err
		}
		if err := f(e); err != nil {
			return err
		}
	}
	return translate(rows.Err())
}

func (v *View) EventsOf(ctx context.Context, entry int64) ([]Event, error) {
	return all[Event](ctx, v, "entry = $1 ORDER BY seq", entry)
}

func (v *View) Decision(ctx context.Context, id int64) (*Decision, error) {
	return one[Decision](ctx, v, "id = $1", id)
}

func (v *View) DecisionsOf(ctx context.Context, caseID int64) ([]Decision, error) {
	return all[Decision](ctx, v, "case_id = $1 ORDER BY id", caseID)
}

// DecisionsByNumber finds decisions that carry a number: another body's number is questioned when it repeats.
func (v *View) DecisionsByNumber(ctx context.Context, number string) ([]Decision, error) {
	return all[Decision](ctx, v, "number = $1 ORDER BY id", number)
}

// DecisionsOfEntry returns the decisions an entry's events rest on, and those of the entries that came out of it or went into
// it, in order.
func (v *View) DecisionsOfEntry(ctx context.Context, entry int64) ([]Decision, error) {
	return all[Decision](ctx, v, "id IN (SELECT decision FROM event WHERE entry = $1 UNION SELECT decision FROM event WHERE other = $1 AND other <> 0) ORDER BY id", entry)
}

// FirstDecisions returns, for each entry, the decision of the event that brought it in, paired by Entry.
func (v *View) FirstDecisions(ctx context.Context, entries []int64) (map[int64]Decision, error) {
	events, err := among[Event](ctx, v, "entry", entries, " AND kind IN ('entered', 'split') ORDER BY seq")
	if err != nil {
		return nil, err
	}
	var ids []int64
	for _, e := range events {
		ids = append(ids, e.Decision)
	}
	decisions, err := among[Decision](ctx, v, "id", ids, "")
	if err != nil {
		return nil, err
	}
	byID := map[int64]Decision{}
	for _, d := range decisions {
		byID[d.ID] = d
	}
	first := map[int64]Decision{}
	for _, e := range events {
		first[e.Entry] = byID[e.Decision]
	}
	return first, nil
}

func (v *View) Batch(ctx context.Context, id int64) (*Batch, error) {
	return one[Batch](ctx, v, "id = $1", id)
}

func (v *View) Batches(ctx context.Context) ([]Batch, error) {
	return all[Batch](ctx, v, "1 = 1 ORDER BY id")
}

func (v *View) PapersOf(ctx context.Context, caseID int64) ([]Paper, error) {
	return all[Paper](ctx, v, "case_id = $1 ORDER BY id", caseID)
}

// PapersOfEntry returns the papers issued about an entry, copies too.
func (v *View) PapersOfEntry(ctx context.Context, entry int64) ([]Paper, error) {
	return all[Paper](ctx, v, "entry = $1 ORDER BY id", entry)
}

func (v *View) FormText(ctx context.Context, sha256 string) (*FormText, error) {
	return one[FormText](ctx, v, "sha256 = $1", sha256)
}

func (v *View) Paper(ctx context.Context, id int64) (*Paper, error) {
	return one[Paper](ctx, v, "id = $1", id)
}

func (v *View) Layouts(ctx context.Context) ([]Layout, error) {
	return all[Layout](ctx, v, "1 = 1 ORDER BY name")
}

func (v *View) Layout(ctx context.Context, name string) (*Layout, error) {
	return one[Layout](ctx, v, "name = $1", name)
}

// Told returns the record of an act that was carried out already.
func (v *View) Told(ctx context.Context, actID string) (*Record, error) {
	records, err := v.records(ctx, "act_id = $1", actID)
	if err != nil || len(records) == 0 {
		return nil, err
	}
	return &records[0], nil
}

// Recent returns the last records of the chain, the newest first.
func (v *View) Recent(ctx context.Context, n int) ([]Record, error) {
	return v.records(ctx, "1 = 1 ORDER BY seq DESC LIMIT $1", n)
}

func (v *View) records(ctx context.Context, condition string, args ...any) ([]Record, error) {
	rows, err := v.tx.QueryContext(ctx, `SELECT seq, at, clock, person, station, act, act_id, format, content, reason,
		outcome, lines, prev, hash FROM audit WHERE `+condition, args...)
	if err != nil {
		return nil, translate(err)
	}
	defer rows.Close()
	var found []Record
	for rows.Next() {
		var r Record
		if err := rows.Scan(&r.Seq, &r.At, &r.Clock, &r.Person, &r.Station, &r.Act, &r.ActID, &r.Format, &r.Content,
			&r.Reason, &r.Outcome, &r.Lines, &r.Prev, &r.Hash); err != nil {
			return nil, err
		}
		found = append(found, r)
	}
	return found, translate(rows.Err())
}

// among returns the rows whose column is one of the values, asked for in portions.
func among[T, K any](ctx context.Context, v *View, col string, values []K, tail string) ([]T, error) {
	const portion = 500
	var found []T
	for len(values) > 0 {
		part := values[:min(portion, len(values))]
		values = values[len(part):]
		marks := make([]string, len(part))
		args := make([]any, len(part))
		for i, x := range part {
			marks[i], args[i] = "$"+strconv.Itoa(i+1), x
		}
		rows, err := all[T](ctx, v, col+" IN ("+strings.Join(marks, ",")+")"+tail, args...)
		if err != nil {
			return nil, err
		}
		found = append(found, rows...)
	}
	return found, nil
}
