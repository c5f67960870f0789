package store

import (
	"crypto/sha256"
	"errors"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"testing"

	"kezek/app/fault"
)

// A full disk: the act is refused in words, nothing of it is there, and work goes on when there is room again.
func TestFullDisk(t *testing.T) {
	ctx := t.Context()
	s := newOffice(t)
	var pages int
	if err := s.write.QueryRow("PRAGMA page_count").Scan(&pages); err != nil {
		t.Fatal(err)
	}
	if _, err := s.write.Exec(fmt.Sprintf("PRAGMA max_page_count = %d", pages+3)); err != nil {
		t.Fatal(err)
	}
	done := 0
	var err error
	for ; done < 1000; done++ {
		if _, err = enter(ctx, s, fmt.Sprint("act", done)); err != nil {
			break
		}
	}
	if !errors.Is(err, fault.New("D13", "")) {
		t.Fatalf("after %d acts: %v", done, err)
	}
	if r := sound(t, s); r.Records != int64(done)+1 {
		t.Fatalf("%d records after %d acts", r.Records, done)
	}
	if _, err := s.write.Exec("PRAGMA max_page_count = 100000"); err != nil {
		t.Fatal(err)
	}
	if _, err := enter(ctx, s, "after"); err != nil {
		t.Fatal(err)
	}
	sound(t, s)
}

// Bit rot: whenever a flipped byte changes a legally significant row, verify says so, and nothing panics.
func TestBitRot(t *testing.T) {
	ctx := t.Context()
	s := newOffice(t)
	for i := range 20 {
		if _, err := enter(ctx, s, fmt.Sprint("act", i)); err != nil {
			t.Fatal(err)
		}
	}
	want := contents(t, s)
	c, err := s.Backup(ctx, filepath.Join(t.TempDir(), "b"), "test")
	if err != nil {
		t.Fatal(err)
	}
	whole, err := os.ReadFile(filepath.Join(c.Place, fileName))
	if err != nil {
		t.Fatal(err)
	}
	flips := 150
	if os.Getenv("KEZEK_SOAK") != "" {
		flips = 20_000
	}
	told := 0
	for range flips {
		dir := t.TempDir()
		rotten := append([]byte(nil), whole...)
		at := rand.IntN(len(rotten))
		rotten[at] ^= byte(1 + rand.IntN(255))
		if err := os.WriteFile(filepath.Join(dir, fileName), rotten, 0o600); err != nil {
			t.Fatal(err)
		}
		o, err := Open(ctx, dir)
		if err != nil {
			told++
			continue
		}
		r, err := o.Verify(ctx, nil)
		switch {
		case err != nil || len(r.Problems) > 0:
			told++
		case contents(t, o) != want:
			t.Errorf("byte %d flipped: rows changed and verify called them sound", at)
		}
		o.Close()
		os.RemoveAll(dir)
	}
	t.Logf("%d of %d flips told, the others changed no row", told, flips)
	if told == 0 {
		t.Error("no flip was told")
	}
}

// contents is a hash of every legally significant row.
func contents(t *testing.T, s *Store) [32]byte {
	t.Helper()
	sum := sha256.New()
	err := s.Look(t.Context(), func(v *View) error {
		for _, table := range audited {
			rows, err := v.tx.Query(table.selects + " ORDER BY 1")
			if err != nil {
				return err
			}
			for rows.Next() {
				values := make([]any, len(table.columns))
				into := make([]any, len(values))
				for i := range values {
					into[i] = &values[i]
				}
				if err := rows.Scan(into...); err != nil {
					return err
				}
				fmt.Fprintf(sum, "%v\n", values)
			}
			if err := errors.Join(rows.Err(), rows.Close()); err != nil {
				return err
			}
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return [32]byte(sum.Sum(nil))
}
