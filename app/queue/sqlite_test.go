package queue_test

import (
	"database/sql"
	"math"
	"path/filepath"
	"testing"

	_ "modernc.org/sqlite"

	"kezek/app/queue"
)

// windows is the same question asked of a database: both places of everyone in the queue.
const windows = `
	SELECT id, list,
	       row_number() OVER (ORDER BY without, counting, old_order, id),
	       row_number() OVER (PARTITION BY list ORDER BY without, counting, old_order, id)
	FROM entry WHERE state IN ('active', 'suspended')`

// tabled writes a standing into a table, an entry a row.
func tabled(t testing.TB, dsn string, s *queue.Standing) *sql.DB {
	db, err := sql.Open("sqlite", dsn)
	if err != nil {
		t.Fatal(err)
	}
	db.SetMaxOpenConns(1)
	t.Cleanup(func() { db.Close() })
	exec := func(_ any, err error) {
		if err != nil {
			t.Fatal(err)
		}
	}
	exec(db.Exec(`CREATE TABLE entry (id INTEGER PRIMARY KEY, state TEXT NOT NULL, list TEXT NOT NULL,
		counting INTEGER NOT NULL, without INTEGER NOT NULL, old_order INTEGER NOT NULL) STRICT`))
	tx, err := db.Begin()
	exec(nil, err)
	insert, err := tx.Prepare(`INSERT INTO entry VALUES (?, ?, ?, ?, ?, ?)`)
	exec(nil, err)
	for id, e := range s.All() {
		order := int64(e.OldOrder)
		if order == 0 {
			order = math.MaxInt64
		}
		exec(insert.Exec(int64(id), e.State.String(), e.List, e.Counting, e.Mark == queue.Without, order))
	}
	exec(nil, tx.Commit())
	return db
}

func ask(t testing.TB, db *sql.DB) map[queue.EntryID]queue.Place {
	rows, err := db.Query(windows)
	if err != nil {
		t.Fatal(err)
	}
	defer rows.Close()
	places := map[queue.EntryID]queue.Place{}
	for rows.Next() {
		var id queue.EntryID
		var p queue.Place
		if err := rows.Scan(&id, &p.List, &p.Overall, &p.InList); err != nil {
			t.Fatal(err)
		}
		places[id] = p
	}
	if err := rows.Err(); err != nil {
		t.Fatal(err)
	}
	return places
}

// A database asked in its own words gives everyone the same places.
func TestPlacesAgreeWithADatabase(t *testing.T) {
	j := load(t, district(20_000))
	for _, asOf := range []int64{day(2024, 1, 1) + 15_000, day(2024, 1, 1) + 22_777, math.MaxInt64} {
		s := j.Standing(asOf)
		p := s.Places()
		want := ask(t, tabled(t, ":memory:", s))
		if p.Len() != len(want) {
			t.Fatalf("%d places, the database has %d", p.Len(), len(want))
		}
		for id, place := range p.All() {
			if place != want[id] {
				t.Fatalf("entry %d at %v, the database says %v", id, place, want[id])
			}
		}
	}
}

// BenchmarkSQLiteWindows computes the places of a million entries with two row_number() windows, for comparison with BenchmarkStress/PlacesNow.
func BenchmarkSQLiteWindows(b *testing.B) {
	s := load(b, district(million)).Standing(math.MaxInt64)
	for _, at := range []struct{ name, dsn string }{
		{"file", filepath.Join(b.TempDir(), "queue.db")},
		{"memory", ":memory:"},
	} {
		b.Run(at.name, func(b *testing.B) {
			db := tabled(b, at.dsn, s)
			n := 0
			for b.Loop() {
				n = count(b, db)
			}
			b.ReportMetric(float64(n), "entries")
		})
	}
}

// count reads every row of the answer and keeps none.
func count(b *testing.B, db *sql.DB) (n int) {
	rows, err := db.Query(windows)
	if err != nil {
		b.Fatal(err)
	}
	defer rows.Close()
	var id, overall, inList int64
	var list sql.RawBytes
	for ; rows.Next(); n++ {
		if err := rows.Scan(&id, &list, &overall, &inList); err != nil {
			b.Fatal(err)
		}
	}
	if err := rows.Err(); err != nil {
		b.Fatal(err)
	}
	return n
}
