package store

import (
	"slices"
	"testing"
)

// A journal that skips a number is told, and one that has them all is sound.
func TestJournalGap(t *testing.T) {
	s := newOffice(t)
	line := func(id, n int64, counted int64) {
		t.Helper()
		err := s.Look(t.Context(), func(v *View) error {
			var changes []Change
			for name, to := range map[string]int64{CountLine: id, "line/blanks/2026": counted} {
				was, err := v.Counter(t.Context(), name)
				if err != nil {
					return err
				}
				is := was
				is.N = to
				c := Change{Old: &was, New: &is}
				if was.Rev == 0 {
					c.Old = nil
				}
				changes = append(changes, c)
			}
			changes = append(changes, Change{New: &Line{ID: id, Journal: "blanks", Year: 2026, N: n, Number: "x", Person: 1, Data: "{}"}})
			_, err := s.Write(t.Context(), v.Head, Record{Act: "enter-line", ActID: string(rune('a' + id)), Format: 1, Outcome: "{}"}, slices.Values(changes), nil, nil)
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	line(1, 1, 1)
	sound(t, s)
	line(2, 3, 3)
	r, err := s.Verify(t.Context(), nil)
	if err != nil || len(r.Problems) != 1 || r.Problems[0].What != "gap" || r.Problems[0].Table != "journal_line blanks/2026" {
		t.Fatal(r.Problems, err)
	}
}
