package store

import (
	"context"
	"database/sql"
)

// What lies outside acts and chain: drafts, view settings, sign-in counters, the backup log.

// Draft is a form somebody has not finished.
type Draft struct {
	ID      string
	Person  int64
	Form    string
	Data    string
	SavedAt int64
}

func (s *Store) SaveDraft(ctx context.Context, d Draft) error {
	return s.aside(ctx, `INSERT INTO draft (id, person, form, data, saved_at) VALUES ($1,$2,$3,$4,$5)
		ON CONFLICT (id) DO UPDATE SET data = excluded.data, saved_at = excluded.saved_at`,
		d.ID, d.Person, d.Form, d.Data, d.SavedAt)
}

func (s *Store) DropDraft(ctx context.Context, id string) error {
	return s.aside(ctx, "DELETE FROM draft WHERE id = $1", id)
}

// Drafts returns a person's unfinished forms, the newest first.
func (v *View) Drafts(ctx context.Context, person int64) ([]Draft, error) {
	rows, err := v.tx.QueryContext(ctx,
		"SELECT id, person, form, data, saved_at FROM draft WHERE person = $1 ORDER BY saved_at DESC", person)
	if err != nil {
		return nil, translate(err)
	}
	defer rows.Close()
	var found []Draft
	for rows.Next() {
		var d Draft
		if err := rows.Scan(&d.ID, &d.Person, &d.Form, &d.Data, &d.SavedAt); err != nil {
			return nil, err
		}
		found = append(found, d)
	}
	return found, translate(rows.Err())
}

// SaveSetting keeps how a person likes to see something; data is JSON of the caller's.
func (s *Store) SaveSetting(ctx context.Context, person int64, name, data string) error {
	return s.aside(ctx, `INSERT INTO view_setting (person, name, data) VALUES ($1,$2,$3)
		ON CONFLICT (person, name) DO UPDATE SET data = excluded.data`, person, name, data)
}

// Setting returns "" for what was never set.
func (v *View) Setting(ctx context.Context, person int64, name string) (data string, err error) {
	err = v.tx.QueryRowContext(ctx, "SELECT data FROM view_setting WHERE person = $1 AND name = $2", person, name).Scan(&data)
	if err == sql.ErrNoRows {
		err = nil
	}
	return data, translate(err)
}

// SignInFailed counts a wrong password; SignedIn clears the count.
func (s *Store) SignInFailed(ctx context.Context, login string, at int64) error {
	return s.aside(ctx, `INSERT INTO sign_in (login, failures, last_at) VALUES ($1, 1, $2)
		ON CONFLICT (login) DO UPDATE SET failures = sign_in.failures + 1, last_at = excluded.last_at`, login, at)
}

func (s *Store) SignedIn(ctx context.Context, login string, at int64) error {
	return s.aside(ctx, `INSERT INTO sign_in (login, failures, last_at) VALUES ($1, 0, $2)
		ON CONFLICT (login) DO UPDATE SET failures = 0, last_at = excluded.last_at`, login, at)
}

// SignIns tells the failures since the last success and when the last try was.
func (v *View) SignIns(ctx context.Context, login string) (failures, lastAt int64, err error) {
	err = v.tx.QueryRowContext(ctx, "SELECT failures, last_at FROM sign_in WHERE login = $1", login).Scan(&failures, &lastAt)
	if err == sql.ErrNoRows {
		err = nil
	}
	return failures, lastAt, translate(err)
}

// OpenCase says that a person has a case open; CloseCase that no longer.
func (s *Store) OpenCase(ctx context.Context, caseID, person, now int64) error {
	return s.aside(ctx, `INSERT INTO case_open (case_id, person, since, seen_at) VALUES ($1, $2, $3, $3)
		ON CONFLICT (case_id, person) DO UPDATE SET seen_at = excluded.seen_at`, caseID, person, now)
}

func (s *Store) CloseCase(ctx context.Context, caseID, person int64) error {
	return s.aside(ctx, "DELETE FROM case_open WHERE case_id = $1 AND person = $2", caseID, person)
}

// OpenedBy returns who had a case open at some moment since, and since when: person to time.
func (v *View) OpenedBy(ctx context.Context, caseID, since int64) (map[int64]int64, error) {
	rows, err := v.tx.QueryContext(ctx, "SELECT person, since FROM case_open WHERE case_id = $1 AND seen_at >= $2", caseID, since)
	if err != nil {
		return nil, translate(err)
	}
	defer rows.Close()
	by := map[int64]int64{}
	for rows.Next() {
		var person, at int64
		if err := rows.Scan(&person, &at); err != nil {
			return nil, err
		}
		by[person] = at
	}
	return by, translate(rows.Err())
}

func (s *Store) aside(ctx context.Context, query string, args ...any) error {
	s.writes.Lock()
	defer s.writes.Unlock()
	_, err := s.write.ExecContext(ctx, query, args...)
	return translate(err)
}
