package store

import (
	"context"
	"crypto/sha256"
	"database/sql"
	"fmt"
	"path/filepath"
	"reflect"
	"slices"
)

// Problem is one thing verify found wrong. What is a message key under "verify.".
type Problem struct {
	What  string `json:"what"`
	Table string `json:"table,omitempty"`
	Key   string `json:"key,omitempty"`
	Text  string `json:"text,omitempty"` // the file's own words, for the log
}

// Report is the whole answer of Verify.
type Report struct {
	Records  int64     `json:"records"` // of the chain
	Rows     int64     `json:"rows"`    // legally significant rows re-hashed
	Files    int64     `json:"files"`
	Head     string    `json:"head"`
	Problems []Problem `json:"problems"`
}

func (r *Report) add(what, table, key, text string) {
	r.Problems = append(r.Problems, Problem{what, table, key, text})
}

// Verify checks the file, the schema, the chain, every legally significant row and every file an act named. What is
// wrong comes back in the report; the error is for a check that could not be made.
func (s *Store) Verify(ctx context.Context, progress func(done, total int)) (Report, error) {
	var r Report
	r.Problems = []Problem{}
	err := s.Look(ctx, func(v *View) error {
		c := checker{v: v, r: &r, dir: s.dir}
		steps := []func(context.Context) error{c.structure, c.schema, c.chain}
		for _, t := range audited {
			steps = append(steps, func(ctx context.Context) error { return c.rows(ctx, t) })
		}
		steps = append(steps, c.numbers, c.files)
		for i, step := range steps {
			if progress != nil {
				progress(i, len(steps))
			}
			if err := step(ctx); err != nil {
				if ctx.Err() != nil {
					return ctx.Err()
				}
				r.add("unreadable", "", "", err.Error())
			}
		}
		r.Head = v.Head.Hash
		return nil
	})
	return r, err
}

type checker struct {
	v   *View
	r   *Report
	dir string
}

func (c checker) structure(ctx context.Context) error {
	lines, err := column[string](c.v.tx.QueryContext(ctx, "PRAGMA integrity_check(20)"))
	if err != nil {
		return err
	}
	for _, line := range lines {
		if line != "ok" {
			c.r.add("structure", "", "", line)
		}
	}
	rows, err := c.v.tx.QueryContext(ctx, "PRAGMA foreign_key_check")
	if err != nil {
		return err
	}
	defer rows.Close()
	for rows.Next() {
		var table, parent string
		var rowid, fk sql.NullInt64
		if err := rows.Scan(&table, &rowid, &parent, &fk); err != nil {
			return err
		}
		c.r.add("reference", table, fmt.Sprint(rowid.Int64), parent)
	}
	return rows.Err()
}

// schema compares the file's tables and triggers with those our migrations make.
func (c checker) schema(ctx context.Context) error {
	const ask = "SELECT type || ' ' || name || ' ' || coalesce(sql, '') FROM sqlite_schema WHERE name NOT LIKE 'sqlite_%' ORDER BY 1"
	have, err := column[string](c.v.tx.QueryContext(ctx, ask))
	if err != nil {
		return err
	}
	db, err := sql.Open("sqlite", ":memory:")
	if err != nil {
		return err
	}
	defer db.Close()
	db.SetMaxOpenConns(1)
	if err := migrate(ctx, db); err != nil {
		return err
	}
	want, err := column[string](db.QueryContext(ctx, ask))
	if err != nil {
		return err
	}
	for _, w := range want {
		if !slices.Contains(have, w) {
			c.r.add("schema", "", "", w)
		}
	}
	for _, h := range have {
		if !slices.Contains(want, h) {
			c.r.add("schema", "", "", h)
		}
	}
	return nil
}

// chain recomputes every record's hash from the one before it and its lines.
func (c checker) chain(ctx context.Context) error {
	records, err := c.v.records(ctx, "1 = 1 ORDER BY seq")
	if err != nil {
		return err
	}
	lines, err := c.v.tx.QueryContext(ctx, "SELECT seq, n, tbl, key, rev, sha256 FROM audit_line ORDER BY seq, n")
	if err != nil {
		return translate(err)
	}
	defer lines.Close()
	more := lines.Next()
	prev := ""
	for i, r := range records {
		sum, count := sha256.New(), int64(0)
		for more {
			var seq, n, rev int64
			var table, key string
			var state []byte
			if err := lines.Scan(&seq, &n, &table, &key, &rev, &state); err != nil {
				return err
			}
			if seq > r.Seq {
				break
			}
			if count++; n != count || seq < r.Seq {
				c.r.add("chain", "audit_line", fmt.Sprintf("%d/%d", seq, n), "")
			}
			sum.Write(lineBytes(table, key, rev, state))
			more = lines.Next()
		}
		if r.Seq != int64(i+1) || r.Prev != prev || r.Lines != count || r.Hash != r.hash(sum.Sum(nil)) {
			c.r.add("chain", "audit", fmt.Sprint(r.Seq), "")
		}
		prev = r.Hash
		c.r.Records++
	}
	if more {
		c.r.add("chain", "audit_line", "", "lines without a record")
	}
	return translate(lines.Err())
}

type lastLine struct {
	rev int64
	sum [32]byte
}

// rows re-hashes every row of a table against the last line about it.
func (c checker) rows(ctx context.Context, t *table) error {
	last := map[string]lastLine{}
	lines, err := c.v.tx.QueryContext(ctx, "SELECT key, rev, sha256 FROM audit_line WHERE tbl = $1", t.name)
	if err != nil {
		return translate(err)
	}
	defer lines.Close()
	for lines.Next() {
		var key string
		var l lastLine
		var sum []byte
		if err := lines.Scan(&key, &l.rev, &sum); err != nil {
			return err
		}
		copy(l.sum[:], sum)
		if l.rev > last[key].rev {
			last[key] = l
		}
	}
	if err := lines.Err(); err != nil {
		return translate(err)
	}
	rows, err := c.v.tx.QueryContext(ctx, t.selects)
	if err != nil {
		return translate(err)
	}
	defer rows.Close()
	row := reflect.New(t.typ)
	into := make([]any, len(t.columns))
	for i := range into {
		into[i] = row.Elem().Field(i).Addr().Interface()
	}
	var values []any
	var buffer []byte
	for rows.Next() {
		if err := rows.Scan(into...); err != nil {
			c.r.add("row", t.name, "", err.Error())
			continue
		}
		values = t.values(row.Elem(), values[:0])
		key := keyText(values[t.key])
		var sum [32]byte
		sum, buffer = stateHash(t.state(values), buffer)
		l, known := last[key]
		if !known || l.sum != sum || l.rev != values[t.rev].(int64) {
			c.r.add("row", t.name, key, "")
		}
		delete(last, key)
		c.r.Rows++
	}
	for key := range last {
		c.r.add("row-missing", t.name, key, "")
	}
	return translate(rows.Err())
}

// numbers checks that what is numbered has neither gap nor number without a row.
func (c checker) numbers(ctx context.Context) error {
	for _, q := range []struct{ table, column, counter string }{
		{"entry", "id", CountEntry}, {"event", "seq", CountEvent}, {"case_file", "id", CountCase},
		{"decision", "id", CountDecision}, {"paper", "id", CountPaper}, {"member", "id", CountMember},
		{"household", "id", CountHousehold}, {"batch", "id", CountBatch}, {"reading", "id", CountReading},
		{"case_step", "id", CountStep}, {"pause", "id", CountPause}, {"attachment", "id", CountAttachment},
		{"state_check", "id", CountCheck}, {"appeal", "id", CountAppeal}, {"survey", "id", CountSurvey},
		{"absence", "id", CountAbsence}, {"journal_line", "id", CountLine}, {"annulment", "id", CountAnnulment},
		{"draft_decision", "id", CountDraft}, {"removal_warning", "id", CountWarning}, {"entry_look", "id", CountLook},
		{"publication", "id", CountPublication}, {"commission", "id", CountComposition}, {"meeting", "id", CountMeeting},
		{"meeting_item", "id", CountItem}, {"matter", "id", CountMatter},
		{"privatization_stage", "id", CountStage}, {"contract", "id", CountContract}, {"payment", "id", CountPayment},
		{"holding", "id", CountHolding}, {"holding_end", "id", CountHoldingEnd}, {"holding_batch", "id", CountHoldingBatch},
		{"register_search", "id", CountLookup}, {"hit_answer", "id", CountHitAnswer},
		{"aid_rule", "id", CountAidRule}, {"aid_sheet", "id", CountAidSheet}, {"aid_award", "id", CountAidAward}, {"aid_result", "id", CountAidResult},
		{"aid_list", "id", CountAidList}, {"aid_payment", "id", CountAidPayment}, {"provider", "id", CountProvider},
		{"aid_account", "id", CountAidAccount},
	} {
		var count, top, given int64
		err := c.v.tx.QueryRowContext(ctx, fmt.Sprintf(
			"SELECT count(*), coalesce(max(%s), 0), coalesce((SELECT n FROM counter WHERE name = $1), 0) FROM %s",
			q.column, q.table), q.counter).Scan(&count, &top, &given)
		if err != nil {
			return translate(err)
		}
		if count != top || top != given {
			c.r.add("gap", q.table, fmt.Sprintf("%d/%d/%d", count, top, given), "")
		}
	}
	return c.lines(ctx)
}

// lines checks that each journal kept line by line has every number of its year.
func (c checker) lines(ctx context.Context) error {
	rows, err := c.v.tx.QueryContext(ctx, `SELECT journal || '/' || year, count(*), max(n),
		coalesce((SELECT n FROM counter WHERE name = 'line/' || journal || '/' || year), 0) FROM journal_line GROUP BY journal, year`)
	if err != nil {
		return translate(err)
	}
	defer rows.Close()
	for rows.Next() {
		var journal string
		var count, top, given int64
		if err := rows.Scan(&journal, &count, &top, &given); err != nil {
			return err
		}
		if count != top || top != given {
			c.r.add("gap", "journal_line "+journal, fmt.Sprintf("%d/%d/%d", count, top, given), "")
		}
	}
	return translate(rows.Err())
}

// files re-hashes every file the rows name.
func (c checker) files(ctx context.Context) error {
	names, err := column[string](c.v.tx.QueryContext(ctx,
		"SELECT file_sha256 FROM batch UNION SELECT proof_sha256 FROM batch UNION SELECT sha256 FROM attachment UNION SELECT file_sha256 FROM holding_batch"))
	if err != nil {
		return err
	}
	for _, name := range names {
		sum, err := hashFile(filepath.Join(c.dir, "files", name))
		switch {
		case err != nil:
			c.r.add("file-missing", "", name, err.Error())
		case sum != name:
			c.r.add("file-changed", "", name, "")
		}
		c.r.Files++
	}
	return nil
}

// Names of the counters whose numbers are also row keys.
const (
	CountHousehold = "household"
	CountMember    = "member"
	CountCase      = "case"
	CountDecision  = "decision"
	CountBatch     = "batch"
	CountEntry     = "entry"
	CountEvent     = "event"
	CountPaper     = "paper"
	CountPerson    = "person"
	CountReading   = "reading"

	CountStep       = "step"
	CountPause      = "pause"
	CountAttachment = "attachment"
	CountCheck      = "check"
	CountAppeal     = "appeal"
	CountSurvey     = "survey"
	CountAbsence    = "absence"
	CountLine       = "line"
	CountAnnulment  = "annulment"

	CountDraft       = "draft"
	CountWarning     = "warning"
	CountLook        = "look"
	CountPublication = "publication"

	CountComposition = "commission"
	CountMeeting     = "meeting"
	CountItem        = "item"

	CountMatter = "matter"

	CountStage        = "privatization-stage"
	CountContract     = "contract"
	CountPayment      = "payment"
	CountHolding      = "holding"
	CountHoldingEnd   = "holding_end"
	CountHoldingBatch = "holding_batch"
	CountLookup       = "register_search"
	CountHitAnswer    = "hit_answer"

	CountAidRule    = "aid-rule"
	CountAidSheet   = "aid-sheet"
	CountAidAward   = "aid-award"
	CountAidResult  = "aid-result"
	CountAidList    = "aid-list"
	CountAidPayment = "aid-payment"
	CountProvider   = "provider"
	CountAidAccount = "aid-account"
)
