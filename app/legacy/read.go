package legacy

import (
	"context"
	"strings"
	"time"

	"kezek/app/cells"
	"kezek/app/fault"
	"kezek/locales"
)

// Options is what reading needs to know about the office.
type Options struct {
	ListOf   func(text string) (code string, ok bool) // a category as written → the list's code; nil: lists are not checked
	Known    Known
	Of       Ledger
	Now      time.Time
	Progress func(done, total int) // rows; may be nil
}

// Reading is a whole book read: records, what was skipped, what is wrong and how each finding was answered.
type Reading struct {
	Findings []Finding // by sheet, row and column; Answer is nil while open
	Skipped  []Skipped // every row that is no person's, except formatted empty ones
	Unread   []string  // sheets without a table and sheets left unread on purpose

	sheets  []string
	records []*record
	blanks  int
	dates   dates
	now     int64
	listOf  func(string) (string, bool)
	of      Ledger
	left    map[place]Resolution // rows left out that had no finding
}

type place struct {
	sheet string
	row   int
}

// record is one household's rows as read, before any answer.
type record struct {
	sheet, row      int // sheet: index in Reading.sheets
	cols            columns
	ordinal, regNo  string
	name            string // as the list has it
	fold            string // the name as it would be repaired, folded
	iin             iinCell
	iinText         string
	birth, counting moment
	birthYear       string // of a register's row that has no more
	countingText    string
	members         []Member
	memberRows      []int
	familyText      string
	address, phone  string
	category, list  string
	decision        decision
	note            string
	area, income    string
	useful, rooms   string // of a register
	basis           string
	from, to        moment
	unread          string // what of its days and sizes could not be read
	struck, hidden  bool
	twin            int // the record it repeats in all it tells, -1
	same            int // the record of the same person, whether all is the same or not, -1
	first, last     int // its findings: Findings[first:last]
}

// Read reads every mapped sheet. It fails with fault L01 when nothing is mapped, and with ctx's error.
func Read(ctx context.Context, book *cells.Book, mappings []Mapping, opts Options) (*Reading, error) {
	r := &Reading{dates: newDates(book, opts.Now), now: opts.Now.UnixMilli(), of: opts.Of, left: map[place]Resolution{}}
	lists := map[string]string{}
	if opts.ListOf != nil {
		r.listOf = func(text string) (string, bool) {
			code, seen := lists[text]
			if !seen {
				code, _ = opts.ListOf(text)
				lists[text] = code
			}
			return code, code != ""
		}
	}
	total := 0
	for _, s := range book.Sheets {
		total += len(s.Rows)
	}
	done := 0
	step := func() error {
		if done++; done%512 == 0 {
			if opts.Progress != nil {
				opts.Progress(done, total)
			}
			return ctx.Err()
		}
		return nil
	}
	for _, m := range mappings {
		sheet := sheetOf(book, m)
		if sheet == nil || m.Skip || len(m.Columns) == 0 {
			r.Unread = append(r.Unread, m.Sheet)
			continue
		}
		if err := r.sheet(sheet, m, step); err != nil {
			return nil, err
		}
	}
	if len(r.sheets) == 0 {
		return nil, fault.New("L01", "legacy.fault.no-table")
	}
	if r.of == Register {
		r.dwellings(opts.Known)
	} else if err := r.people(ctx, opts.Known); err != nil {
		return nil, err
	}
	r.registerNumbers()
	r.index()
	if opts.Progress != nil {
		opts.Progress(total, total)
	}
	return r, ctx.Err()
}

// sheetReader reads one sheet.
type sheetReader struct {
	*Reading
	ListOf  func(string) (string, bool)
	sheet   *cells.Sheet
	m       Mapping
	cols    columns
	header  map[int][]string // column → what the header says there, as written and folded
	joined  map[int]bool
	current int    // index of the household being read, -1
	caption string // category of the rows below a caption, where there is no column for it
	pending []cells.Row
}

func (r *Reading) sheet(sheet *cells.Sheet, m Mapping, step func() error) error {
	s := &sheetReader{Reading: r, ListOf: r.listOf, sheet: sheet, m: m, cols: m.columns(), header: map[int][]string{}, current: -1}
	s.joined = s.joinedRows()
	for _, row := range sheet.Rows {
		for _, n := range m.HeaderRows {
			if row.N == n {
				for _, c := range row.Cells {
					s.header[c.Col] = append(s.header[c.Col], strings.TrimSpace(c.Text), words(c.Text))
				}
			}
		}
	}
	r.sheets = append(r.sheets, sheet.Name)
	r.blanks += sheet.Blank
	for _, row := range sheet.Rows {
		if err := step(); err != nil {
			return err
		}
		s.row(row)
	}
	for _, row := range s.pending { // lone words below the last person are the foot of the sheet
		r.Skipped = append(r.Skipped, Skipped{sheet.Name, row.N, Signature, rowText(row)})
	}
	return nil
}

func (s *sheetReader) row(row cells.Row) {
	switch sort := s.sort(row); sort {
	case applicantRow:
		s.flush()
		s.current = len(s.records)
		s.records = append(s.records, s.applicant(row))
	case memberRow:
		s.flush()
		s.member(row)
	case unreadRow:
		s.pending = append(s.pending, row)
	case Blank:
		s.blanks++
	default:
		s.Skipped = append(s.Skipped, Skipped{s.sheet.Name, row.N, sort, rowText(row)})
		if sort == Caption {
			s.current = -1
			s.caption = locales.Clean(rowText(row))
		}
	}
}

// flush tells the rows that could not be read once a person comes after them.
func (s *sheetReader) flush() {
	for _, row := range s.pending {
		s.Findings = append(s.Findings, Finding{Sheet: s.sheet.Name, Row: row.N, Kind: RowUnread, Value: rowText(row)})
	}
	s.pending = s.pending[:0]
}

// find notes a finding on a cell of a record.
func (s *sheetReader) find(row cells.Row, f Field, kind Kind, value, proposal string) {
	s.Findings = append(s.Findings, Finding{
		Sheet: s.sheet.Name, Row: row.N, Column: s.cols.letter(f), Field: f, Kind: kind, Value: value, Proposal: proposal,
	})
}

// Counts tells how many rows were skipped, by sort.
func (r *Reading) Counts() map[Sort]int {
	n := map[Sort]int{}
	for _, s := range r.Skipped {
		n[s.Sort]++
	}
	n[Blank] = r.blanks
	return n
}

// People tells how many households were read, left out ones among them.
func (r *Reading) People() int { return len(r.records) }
