package app

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"time"

	"kezek/app/cells"
	"kezek/app/fault"
	"kezek/app/holding"
	"kezek/app/legacy"
	"kezek/locales"
	"kezek/reports/sheets"
	"kezek/store"
)

// OldList is an office's own old list on its way into the queue: found, mapped, read, answered. Nothing of it is written
// until TakeOver.
type OldList struct {
	Register string // of the dwellings it lists; "" for a list of people who wait
	Path     string
	SHA256   string
	Top      *cells.Book      // the first ShownRows filled rows of each sheet, to look at
	Tables   []legacy.Table   // as found
	Mappings []legacy.Mapping // as it will be read: found, or as the office saved them
	Reading  *legacy.Reading

	seq int64 // of the queue's journal, or of the rows of all registers, when it was read
}

// OpenOldList finds the tables of a workbook, maps their columns with mappings, or the way the office mapped them before
// when there are none, and reads them. Where no table is found the list comes back unread, with fault L01: its columns
// can be named by hand and ReadAgain does the rest.
func (o *Office) OpenOldList(ctx context.Context, path string, mappings []legacy.Mapping) (*OldList, error) {
	return o.openList(ctx, &OldList{Path: path, Mappings: mappings})
}

// OpenRegister does the same for a workbook of dwellings people have, on its way into a register of the office
// (holding.Registers).
func (o *Office) OpenRegister(ctx context.Context, register, path string, mappings []legacy.Mapping) (*OldList, error) {
	if !slices.Contains(holding.Registers, register) {
		return nil, fault.New("L13", "holding.need.register")
	}
	return o.openList(ctx, &OldList{Register: register, Path: path, Mappings: mappings})
}

// Ledger is what the workbook is a list of.
func (l *OldList) Ledger() legacy.Ledger {
	if l.Register != "" {
		return legacy.Register
	}
	return legacy.Queue
}

func (o *Office) openList(ctx context.Context, l *OldList) (*OldList, error) {
	book, err := l.open(ctx)
	if err != nil {
		return nil, err
	}
	l.Top = firstRows(book)
	var unfound error
	if l.Tables, unfound = legacy.Find(book, l.Ledger()); len(l.Mappings) == 0 {
		saved, err := o.Layouts(ctx)
		if err != nil {
			return nil, err
		}
		l.Mappings = legacy.Remember(saved, l.Tables)
		if unfound != nil {
			return l, unfound
		}
	}
	if err := o.read(ctx, l, book); err != nil {
		return nil, err
	}
	return l, nil
}

// ReadAgain reads the list with other mappings; all answers are lost.
func (o *Office) ReadAgain(ctx context.Context, l *OldList, mappings []legacy.Mapping) error {
	book, err := l.open(ctx)
	if err != nil {
		return err
	}
	l.Mappings = mappings
	return o.read(ctx, l, book)
}

func (l *OldList) open(ctx context.Context) (*cells.Book, error) {
	p := progressOf(ctx)
	p.step("takeover.step.open")
	f, err := os.Open(l.Path)
	if err != nil {
		return nil, fault.New("L10", "takeover.fault.file", "file", filepath.Base(l.Path)).Because(err)
	}
	defer f.Close()
	sum := sha256.New()
	if _, err := io.Copy(sum, f); err != nil {
		return nil, fault.New("L10", "takeover.fault.file", "file", filepath.Base(l.Path)).Because(err)
	}
	l.SHA256 = hex.EncodeToString(sum.Sum(nil))
	return sheets.Read(ctx, l.Path, p.count)
}

func (o *Office) read(ctx context.Context, l *OldList, book *cells.Book) error {
	p := progressOf(ctx)
	p.step("takeover.step.read")
	opts := legacy.Options{Of: l.Ledger(), Now: time.UnixMilli(o.Now()), Progress: func(done, total int) { p.count(int64(done), int64(total)) }}
	if l.Register != "" {
		var err error
		if opts.Known, l.seq, err = o.knownHoldings(ctx, l.Register); err != nil {
			return err
		}
		l.Reading, err = legacy.Read(ctx, book, l.Mappings, opts)
		return err
	}
	ed, err := o.Edition(ctx)
	if err != nil {
		return err
	}
	line := o.current.Load()
	opts.ListOf, l.seq = ed.ListByAlias, line.seq
	if opts.Known, err = o.known(ctx, line); err != nil {
		return err
	}
	l.Reading, err = legacy.Read(ctx, book, l.Mappings, opts)
	return err
}

// known lets an old list be compared with everybody who stands in the office's queue, or left it.
func (o *Office) known(ctx context.Context, line *lineup) (legacy.Known, error) {
	byIIN, byName := map[string]legacy.Person{}, map[string][]legacy.Person{}
	if len(line.homes) == 0 {
		return legacy.Known{}, nil
	}
	err := o.st.Look(ctx, func(v *store.View) error {
		entries, err := v.AllEntries(ctx)
		if err != nil {
			return err
		}
		byHome := make(map[int64]*store.Entry, len(entries))
		for i, e := range entries {
			if o.stateOf(e.ID) != "annulled" {
				byHome[e.Household] = &entries[i]
			}
		}
		members, err := v.AllMembers(ctx)
		if err != nil {
			return err
		}
		for _, m := range members {
			e := byHome[m.Household]
			if e == nil {
				continue
			}
			p := legacy.Person{Name: m.Name, IIN: m.IIN, Birth: m.Born, OldNo: e.OldNo, Decision: e.OldDecisionText, RegNo: e.RegNo, Member: m.N > 0}
			if _, taken := byIIN[m.IIN]; m.IIN != "" && (!taken || !p.Member) {
				byIIN[m.IIN] = p
			}
			fold := locales.Fold(m.Name)
			byName[fold] = append(byName[fold], p)
		}
		return nil
	})
	return legacy.Known{
		ByIIN:  func(n string) (legacy.Person, bool) { p, ok := byIIN[n]; return p, ok },
		ByName: func(folded string) []legacy.Person { return byName[folded] },
	}, err
}

// Answers are all answers given so far, as a file of answers holds them.
func (l *OldList) Answers() legacy.Answers {
	var a legacy.Answers
	for _, f := range l.Reading.Findings {
		if f.Answer != nil {
			a.Rows = append(a.Rows, legacy.RowAnswer{Ref: legacy.Ref{Sheet: f.Sheet, Row: f.Row, Column: f.Column, Kind: f.Kind},
				Resolution: *f.Answer})
		}
	}
	return a
}

// take holds a list just read to the file it was answered for ("" takes any), and gives it the answers.
func (l *OldList) take(sha256 string, answers legacy.Answers) error {
	if sha256 != "" && l.SHA256 != sha256 {
		return fault.New("L11", "takeover.fault.other-file", "file", filepath.Base(l.Path))
	}
	return l.Reading.Apply(answers)
}

// check says what stands against taking the list over; seq is where the office is now.
func (l *OldList) check(seq int64) (fs fault.Findings) {
	if open := len(l.Reading.Open()); open > 0 {
		fs.Add("answers", fault.Blocks, "takeover.open", "count", open)
	}
	if l.seq != seq {
		fs.Add("file", fault.Blocks, "takeover.office-moved")
	}
	if len(l.Reading.Entries()) == 0 {
		fs.Add("file", fault.Blocks, "takeover.nobody")
	}
	return fs
}

// ErrorWorkbook writes the original with every cell that has a finding marked and commented; above 20,000 rows, or for a
// CSV, a workbook of the findings instead.
func (o *Office) ErrorWorkbook(ctx context.Context, w io.Writer, l *OldList, lang locales.Lang) error {
	var marks []sheets.Mark
	for _, f := range l.Reading.Findings {
		if f.Severity == legacy.Mark {
			continue
		}
		m := sheets.Mark{Sheet: f.Sheet, Row: f.Row, Col: columnOf(f.Column), Text: FindingText(lang, f), Tint: tints[f.Severity]}
		marks = append(marks, m)
	}
	office, err := o.Info(ctx)
	if err != nil {
		return err
	}
	_, err = sheets.MarkOriginal(ctx, l.Path, w, lang.T("app.name"), marks, o.findings(l, office, lang))
	return err
}

var tints = map[legacy.Severity]sheets.Tint{legacy.Repair: sheets.Repaired, legacy.Question: sheets.Questioned, legacy.Cannot: sheets.Refused}

// columnOf turns letters into a column from 0; a finding about the whole row stands at its first cell.
func columnOf(letters string) int {
	n := 0
	for _, r := range letters {
		n = n*26 + int(r-'A') + 1
	}
	return max(0, n-1)
}

// FindingText says a finding with its proposal in one line.
func FindingText(l locales.Lang, f legacy.Finding) string {
	text := l.With(f.Key, f.Args)
	if f.Proposal != "" {
		text += " → " + f.Proposal
	}
	if f.Other != nil {
		text += " · " + f.Other.Name
		if f.Other.Row > 0 {
			text += fmt.Sprintf(" (%s, %d)", f.Other.Sheet, f.Other.Row)
		} else if f.Other.RegNo != "" {
			text += " (" + f.Other.RegNo + ")"
		}
	}
	return text
}

// findings is the workbook of what was found, without other people's data.
func (o *Office) findings(l *OldList, office *store.Office, lang locales.Lang) sheets.Workbook {
	column := func(key string, width int) sheets.Column {
		return sheets.Column{Heading: lang.T(key), Width: width}
	}
	return sheets.Workbook{Title: lang.T("takeover.findings"), Author: office.NameKK, Made: o.Now(), Lang: lang,
		Sheets: []sheets.Sheet{{Name: lang.T("takeover.findings"), Titles: []string{lang.T("takeover.findings"), filepath.Base(l.Path)},
			Count: len(l.Reading.Findings),
			Columns: []sheets.Column{column("takeover.column.sheet", 18), column("takeover.column.row", 8), column("takeover.column.column", 8),
				column("takeover.column.severity", 14), column("takeover.column.value", 30), column("takeover.column.what", 60),
				column("takeover.column.proposal", 30)},
			Rows: func(yield func([]sheets.Value) bool) {
				for _, f := range l.Reading.Findings {
					if !yield([]sheets.Value{sheets.T(f.Sheet), sheets.I(int64(f.Row)), sheets.T(f.Column),
						sheets.T(lang.T(f.Severity.Key())), sheets.T(f.Value), sheets.T(lang.With(f.Key, f.Args)),
						sheets.T(f.Proposal)}) {
						return
					}
				}
			}}}}
}
