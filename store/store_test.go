package store

import (
	"context"
	"database/sql"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"kezek/app/fault"
)

// enter writes one household with an applicant and an event the way an act does, numbers from their counters.
func enter(ctx context.Context, s *Store, actID string) (Record, error) {
	for {
		var head Head
		var changes []Change
		next := func(v *View, name string) int64 {
			c, err := v.Counter(ctx, name)
			if err != nil {
				panic(err)
			}
			raised := c
			raised.N++
			if c.Rev == 0 {
				changes = append(changes, Change{New: &raised})
			} else {
				changes = append(changes, Change{Old: &c, New: &raised})
			}
			return raised.N
		}
		err := s.Look(ctx, func(v *View) error {
			head = v.Head
			h := Household{ID: next(v, CountHousehold), Address: "Ақсай, Абай к-сі \"1\"\n"}
			m := Member{ID: next(v, CountMember), Household: h.ID, Name: "Әлия", IIN: "850101300005", IINState: "confirmed", Counted: true}
			d := Decision{ID: next(v, CountDecision), Kind: "enrol", Number: "1", Date: "2026-01-01", Signer: 1}
			e := Entry{ID: next(v, CountEntry), Household: h.ID}
			e.RegNo = fmt.Sprint("A/", e.ID)
			ev := Event{Seq: next(v, CountEvent), Kind: "entered", Entry: e.ID, List: "state", Mark: "known", Decision: d.ID}
			changes = append(changes, slices.Collect(Inserts(h))...)
			changes = append(changes, Change{New: &m}, Change{New: &d}, Change{New: &e}, Change{New: &ev})
			return nil
		})
		if err != nil {
			return Record{}, err
		}
		r, err := s.Write(ctx, head, Record{At: 1, Person: 1, Act: "enrol", ActID: actID, Format: 1, Outcome: "{}"},
			slices.Values(changes), nil, nil)
		if !errors.Is(err, ErrMoved) {
			return r, err
		}
	}
}

func newOffice(t *testing.T) *Store {
	t.Helper()
	s, err := Create(t.Context(), filepath.Join(t.TempDir(), "кеңсе № 1 #%?"))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { s.Close() })
	err = s.Look(t.Context(), func(v *View) error {
		_, err := s.Write(t.Context(), v.Head, Record{Act: "add-person", ActID: "p", Format: 1, Outcome: "{}"},
			Inserts(Person{ID: 1, Login: "a", Name: "А", Roles: "head", Active: true}), nil, nil)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return s
}

func sound(t *testing.T, s *Store) Report {
	t.Helper()
	r, err := s.Verify(t.Context(), nil)
	if err != nil || len(r.Problems) > 0 {
		t.Fatalf("verify: %v %+v", err, r.Problems)
	}
	return r
}

func TestWriteVerifyBackupRestore(t *testing.T) {
	ctx := t.Context()
	s := newOffice(t)
	for i := range 5 {
		if _, err := enter(ctx, s, fmt.Sprint("act", i)); err != nil {
			t.Fatal(err)
		}
	}
	if r := sound(t, s); r.Records != 6 || r.Rows != 1+5*5+5 {
		t.Fatalf("%+v", r)
	}
	kept, err := s.Keep(strings.NewReader("old list"))
	if err != nil {
		t.Fatal(err)
	}
	c, err := s.Backup(ctx, filepath.Join(s.Dir(), "backups"), "test")
	if err != nil {
		t.Fatal(err)
	}
	dir := filepath.Join(t.TempDir(), "restored")
	for range 2 { // the second time an office is in the way and is moved aside
		aside, err := Restore(ctx, c.Place, dir)
		if err != nil {
			t.Fatal(err)
		}
		if aside != "" {
			if _, err := os.Stat(filepath.Join(aside, fileName)); err != nil {
				t.Fatal(err)
			}
		}
		back, err := Open(ctx, dir)
		if err != nil {
			t.Fatal(err)
		}
		if r := sound(t, back); r.Head != c.Head {
			t.Fatalf("head %s, backup says %s", r.Head, c.Head)
		}
		if f, err := back.Kept(kept); err != nil {
			t.Fatal(err)
		} else {
			f.Close()
		}
		back.Close()
	}
}

// Every way of changing the file behind the program's back must be told.
func TestVerifyTellsTampering(t *testing.T) {
	for _, sqlText := range []string{
		"UPDATE member SET name = 'Б' WHERE id = 1",
		"UPDATE household SET address = 'x' WHERE id = 2",
		"DROP TRIGGER event_stays; UPDATE event SET counting_at = 5 WHERE seq = 2",
		"DROP TRIGGER event_kept; DELETE FROM event WHERE seq = 3",
		"DROP TRIGGER audit_stays; UPDATE audit SET person = 9 WHERE seq = 2",
		"DROP TRIGGER audit_kept; DROP TRIGGER audit_line_kept; DELETE FROM audit_line WHERE seq = 6; DELETE FROM audit WHERE seq = 6",
		"DROP TRIGGER audit_line_stays; UPDATE audit_line SET sha256 = x'00' WHERE seq = 3 AND n = 1",
		"INSERT INTO person VALUES (2, 'b', 'B', 'head', '', 1, 1)",
		"UPDATE counter SET n = n + 1 WHERE name = 'entry'",
	} {
		s := newOffice(t)
		for i := range 5 {
			if _, err := enter(t.Context(), s, fmt.Sprint("act", i)); err != nil {
				t.Fatal(err)
			}
		}
		sound(t, s)
		raw, err := sql.Open("sqlite", dsn(filepath.Join(s.Dir(), fileName), "rw")+"&_pragma=foreign_keys(0)")
		if err != nil {
			t.Fatal(err)
		}
		if _, err := raw.Exec(sqlText); err != nil {
			t.Fatal(sqlText, err)
		}
		raw.Close()
		r, err := s.Verify(t.Context(), nil)
		if err != nil || len(r.Problems) == 0 {
			t.Errorf("%s: not told (%v)", sqlText, err)
		}
	}
}

func TestAppendOnly(t *testing.T) {
	s := newOffice(t)
	if _, err := enter(t.Context(), s, "a"); err != nil {
		t.Fatal(err)
	}
	for _, q := range []string{"DELETE FROM event", "UPDATE event SET list = 'x'", "REPLACE INTO event SELECT * FROM event",
		"DELETE FROM audit", "UPDATE audit_line SET rev = 9", "DELETE FROM decision", "UPDATE entry SET reg_no = 'x'",
		"UPDATE counter SET n = 0", "DELETE FROM member", "DELETE FROM case_file WHERE 0 = 0 OR id = (SELECT 1)"} {
		if _, err := s.write.Exec(q); err == nil && q[:6] != "DELETE" {
			t.Errorf("%s went through", q)
		} else if err == nil && !strings.Contains(q, "case_file") {
			t.Errorf("%s went through", q)
		}
	}
	sound(t, s)
}

// Two programs on one office: nothing lost, no number twice, none left out.
func TestTwoPrograms(t *testing.T) {
	a := newOffice(t)
	b, err := Open(t.Context(), a.Dir())
	if err != nil {
		t.Fatal(err)
	}
	defer b.Close()
	errs := make(chan error)
	for n, s := range []*Store{a, b} {
		go func() {
			for i := range 20 {
				if _, err := enter(t.Context(), s, fmt.Sprint(n, "-", i)); err != nil {
					errs <- err
					return
				}
			}
			errs <- nil
		}()
	}
	for range 2 {
		if err := <-errs; err != nil {
			t.Fatal(err)
		}
	}
	if r := sound(t, a); r.Records != 41 {
		t.Fatalf("%d records", r.Records)
	}
}

func TestOddFiles(t *testing.T) {
	make := func(content []byte) string {
		dir := t.TempDir()
		if err := os.WriteFile(filepath.Join(dir, fileName), content, 0o600); err != nil {
			t.Fatal(err)
		}
		return dir
	}
	whole := func() []byte {
		s := newOffice(t)
		s.Close()
		b, err := os.ReadFile(filepath.Join(s.Dir(), fileName))
		if err != nil {
			t.Fatal(err)
		}
		return b
	}()
	newer := slices.Clone(whole)
	newer[60+3] = 99 // user_version
	foreign := slices.Clone(whole)
	foreign[68] = 'X' // application_id
	for name, c := range map[string]struct {
		dir, code string
	}{
		"missing":   {t.TempDir(), "S02"},
		"empty":     {make(nil), "S03"},
		"text":      {make([]byte(strings.Repeat("кезек", 500))), "C11"},
		"truncated": {make(whole[:len(whole)/2]), "C11"},
		"newer":     {make(newer), "S05"},
		"foreign":   {make(foreign), "S04"},
	} {
		before, _ := os.ReadFile(filepath.Join(c.dir, fileName))
		s, err := Open(t.Context(), c.dir)
		if after, _ := os.ReadFile(filepath.Join(c.dir, fileName)); err != nil && !slices.Equal(before, after) {
			t.Errorf("%s: a refused file was changed", name)
		}
		if err == nil {
			_, err = s.Verify(t.Context(), nil)
			if r, _ := s.Verify(t.Context(), nil); name == "truncated" && len(r.Problems) > 0 {
				err = fault.New("C11", "store.fault.corrupt")
			}
			s.Close()
		}
		if f, ok := fault.Of(err); !ok || f.Code != c.code {
			t.Errorf("%s: %v, want %s", name, err, c.code)
		}
	}
}
