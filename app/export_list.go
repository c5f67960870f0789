package app

import (
	"cmp"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"io"
	"iter"
	"os"
	"path/filepath"
	"strings"

	"kezek/app/edition"
	"kezek/app/fault"
	"kezek/locales"
	"kezek/reports/sheets"
	"kezek/store"
)

// ExportList records that a list with personal data left the program.
type ExportList struct {
	What   string `json:"what"`   // what was asked for, as the caller filtered it
	Rows   int64  `json:"rows"`   // entries in it
	SHA256 string `json:"sha256"` // of the file
}

func (ExportList) Name() string { return "export-list" }

func (a ExportList) check(context.Context, *scene) (fault.Findings, error) {
	var fs fault.Findings
	if len(a.SHA256) != 64 || a.Rows < 0 {
		fs.Add("sha256", fault.Blocks, "app.need.text")
	}
	return fs, nil
}

func (a ExportList) plan(ctx context.Context, s *scene) (any, error) {
	id, err := s.next(ctx, store.CountReading)
	s.insert(&store.Reading{ID: id, What: a.What, RowsN: a.Rows, SHA256: a.SHA256})
	return struct {
		Reading int64 `json:"reading"`
	}{id}, err
}

// ListColumns are the columns a commission's list may have, in the usual order. A column's heading is the message
// "list.column." + its code.
var ListColumns = []string{"n", "reg_no", "place_in_list", "place", "name", "iin", "born", "list", "counting", "decision",
	"decided_on", "people", "address", "dwelling", "phone", "old_no", "case_no", "mark", "state", "note"}

// UsualColumns are those a list has when nobody chose.
var UsualColumns = []string{"n", "reg_no", "place_in_list", "place", "name", "iin", "born", "list", "counting", "decision",
	"decided_on", "people", "address", "phone", "mark", "note"}

// ListOptions say what a commission's list holds.
type ListOptions struct {
	Filter  QueueFilter
	Columns []string       // codes of ListColumns in the order wanted; UsualColumns when empty
	Langs   []locales.Lang // of headings and titles; kk and ru when empty
}

// ExportQueue writes the commission's list to path as a workbook: the general list, one sheet per list, a summary.
func (o *Office) ExportQueue(ctx context.Context, who *Person, path string, opt ListOptions) (Outcome, error) {
	parts := []string{opt.Filter.List, opt.Filter.State, opt.Filter.Query, filepath.Base(path)}
	if opt.Filter.AsOf != 0 {
		parts = append(parts, dateOf(opt.Filter.AsOf))
	}
	what := strings.Join(parts, "|")
	return o.exported(ctx, who, path, what, func(w io.Writer) (int, error) { return o.writeQueue(ctx, who, w, opt) })
}

// exported writes a file of personal data; write tells how many rows it has.
func (o *Office) exported(ctx context.Context, who *Person, path, what string, write func(io.Writer) (rows int, err error)) (out Outcome, err error) {
	var rows int
	return o.written(ctx, who, path, func(w io.Writer) (err error) { rows, err = write(w); return err }, func(sum string) Order {
		return Order{Act: ExportList{What: what, Rows: int64(rows), SHA256: sum}}
	})
}

// written writes a file that leaves the program. It gets its name only when the act that tells of it, made of its sha256,
// stands in the chain.
func (o *Office) written(ctx context.Context, who *Person, path string, write func(io.Writer) error, told func(sum string) Order) (out Outcome, err error) {
	if !May(who, told("").Act.Name()) {
		return out, fault.New("G01", "app.fault.not-allowed")
	}
	err = placed(ctx, path, write, func(sum string) (err error) { out, err = o.Do(ctx, who, told(sum)); return err })
	return out, err
}

// placed writes a file that gets its name only when it is whole and stands, which may be nil, has nothing against it; sum is
// its sha256. On an error there is no file.
func placed(ctx context.Context, path string, write func(io.Writer) error, stands func(sum string) error) error {
	temp, err := os.CreateTemp(filepath.Dir(path), ".kezek-*")
	if err != nil {
		return fault.New("G12", "list.fault.cannot-write", "file", path).Because(err)
	}
	defer os.Remove(temp.Name())
	sum := sha256.New()
	err = write(io.MultiWriter(temp, sum))
	if err = errors.Join(err, temp.Sync(), temp.Close()); err != nil {
		if _, told := fault.Of(err); !told && ctx.Err() == nil { // a full disk, a stick that was pulled out
			err = fault.New("G12", "list.fault.cannot-write", "file", path).Because(err)
		}
		return err
	}
	if stands != nil {
		if err := stands(hex.EncodeToString(sum.Sum(nil))); err != nil {
			return err
		}
	}
	if err := os.Rename(temp.Name(), path); err != nil {
		return fault.New("G12", "list.fault.cannot-write", "file", path).Because(err)
	}
	return nil
}

func (o *Office) writeQueue(ctx context.Context, who *Person, w io.Writer, opt ListOptions) (rows int, err error) {
	if len(opt.Columns) == 0 {
		opt.Columns = UsualColumns
	}
	l, err := o.lister(ctx, who, opt)
	if err != nil {
		return 0, err
	}
	ed, err := o.InForce(ctx, edition.Queue, cmp.Or(opt.Filter.AsOf, opt.Filter.Known, l.now))
	if err != nil {
		return 0, err
	}
	l.ed = ed
	book := l.book(l.say("list.title"))
	general, err := o.Queue(ctx, opt.Filter)
	if err != nil {
		return 0, err
	}
	if list, ok := ed.List(opt.Filter.List); ok {
		book.Sheets = append(book.Sheets, l.sheet(list.Label().In(l.lang()), l.inLangs(list.Text), general))
	} else {
		book.Sheets = append(book.Sheets, l.sheet(l.say("list.general"), l.say("list.general"), general))
	}
	if opt.Filter.List == "" {
		for _, list := range ed.Lists() {
			f := opt.Filter
			f.List = list.Code
			part, err := o.Queue(ctx, f)
			if err != nil {
				return 0, err
			}
			if len(part.IDs) > 0 {
				book.Sheets = append(book.Sheets, l.sheet(list.Label().In(l.lang()), l.inLangs(list.Text), part))
			}
		}
	}
	book.Sheets = append(book.Sheets, l.summary(general))
	return len(general.IDs), l.write(w, book)
}

func (l *lister) sheet(name, full string, q *Queue) sheets.Sheet {
	s := sheets.Sheet{Name: name, Count: len(q.IDs), Rows: l.rows(q), Signatures: l.signatures(), Titles: l.over(l.say("list.title")+": "+full, l.days()...)}
	for _, c := range l.opt.Columns {
		s.Columns = append(s.Columns, sheets.Column{Heading: l.say("list.column." + c), Width: widths[c]})
	}
	return s
}

func (l *lister) asOf() int64 {
	return cmp.Or(l.opt.Filter.AsOf, l.opt.Filter.Known, l.now)
}

// days say as of what day the list is and, where it is told as it was known, until when.
func (l *lister) days() []string {
	days := []string{l.say("list.as-of", "date", locales.Date(l.asOf()))}
	if known := l.opt.Filter.Known; known != 0 {
		days = append(days, l.say("list.known-on", "time", locales.DateTime(known)))
	}
	return days
}

// widths of the columns in letters.
var widths = map[string]int{"n": 6, "reg_no": 11, "place_in_list": 9, "place": 9, "name": 32, "iin": 14, "born": 12, "list": 26,
	"counting": 17, "decision": 12, "decided_on": 12, "people": 8, "address": 34, "dwelling": 22, "phone": 17, "old_no": 11,
	"case_no": 14, "mark": 16, "state": 14, "note": 22}

// rows reads the queue in portions while the workbook is written.
func (l *lister) rows(q *Queue) iter.Seq[[]sheets.Value] {
	return func(yield func([]sheets.Value) bool) {
		line := make([]sheets.Value, len(l.opt.Columns))
		for from := 0; from < len(q.IDs); from += portion {
			rows, err := q.Rows(l.ctx, from, from+portion)
			if err != nil {
				l.err = err
				return
			}
			for i := range rows {
				for c, code := range l.opt.Columns {
					line[c] = l.value(code, from+i+1, &rows[i])
					if rows[i].Mark != "known" {
						line[c] = line[c].In(sheets.Muted)
					}
				}
				if !yield(line) {
					return
				}
			}
		}
	}
}

func (l *lister) value(column string, n int, r *QueueRow) sheets.Value {
	switch column {
	case "n":
		return sheets.I(int64(n))
	case "reg_no":
		return sheets.T(r.RegNo)
	case "place", "place_in_list":
		place := r.Place
		if column == "place_in_list" {
			place = r.PlaceInList
		}
		if place == 0 {
			return sheets.T("")
		}
		return sheets.I(int64(place))
	case "name":
		return sheets.T(r.Name)
	case "iin":
		return sheets.T(r.IIN)
	case "born", "decided_on":
		date := r.Born
		if column == "decided_on" {
			date = r.DecidedOn
		}
		if day := dayOf(date); day != 0 {
			return sheets.D(int64(day))
		}
		return sheets.T("")
	case "list":
		if list, ok := l.ed.List(r.List); ok {
			return sheets.T(l.inLangs(list.Label()))
		}
		return sheets.T(r.List)
	case "counting":
		switch {
		case r.Mark == "without":
			return sheets.T("")
		case r.Mark == "assumed":
			return sheets.D(r.CountingAt)
		}
		return sheets.M(r.CountingAt)
	case "decision":
		return sheets.T(r.Decision)
	case "people":
		return sheets.I(int64(r.People))
	case "address":
		return sheets.T(r.Address)
	case "dwelling":
		return sheets.T(r.Dwelling)
	case "phone":
		return sheets.T(r.Phone)
	case "old_no":
		return sheets.T(r.OldNo)
	case "case_no":
		return sheets.T(r.CaseNo)
	case "mark":
		if r.Mark == "known" {
			return sheets.T("")
		}
		return sheets.T(l.say("takeover.mark." + r.Mark))
	case "state":
		return sheets.T(l.say("queue.state." + r.State))
	}
	return sheets.T(r.Note)
}

// summary counts the lists.
func (l *lister) summary(q *Queue) sheets.Sheet {
	counts := q.Lists()
	return sheets.Sheet{Name: l.say("list.summary"), Titles: l.over(l.say("list.summary"), l.days()...),
		Columns: []sheets.Column{{Heading: l.say("list.column.list"), Width: 60}, {Heading: l.say("list.count"), Width: 14}},
		Rows: func(yield func([]sheets.Value) bool) {
			for _, list := range l.ed.Lists() {
				if !yield([]sheets.Value{sheets.T(l.inLangs(list.Text)), sheets.I(int64(counts[list.Code]))}) {
					return
				}
			}
			yield([]sheets.Value{sheets.T(l.say("list.total")).In(sheets.Strong), sheets.I(int64(counts[""])).In(sheets.Strong)})
		}, Signatures: l.signatures()}
}
