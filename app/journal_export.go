package app

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"io"
	"slices"

	"kezek/app/fault"
	"kezek/locales"
	"kezek/reports/papers"
	"kezek/reports/sheets"
)

// ExportJournal writes all rows a query has, whatever its Limit and Offset, to path as a workbook in one language.
func (o *Office) ExportJournal(ctx context.Context, who *Person, path string, q JournalQuery, lang locales.Lang) (Outcome, error) {
	q.Lang = lang
	what, err := q.what()
	if err != nil {
		return Outcome{}, err
	}
	return o.exported(ctx, who, path, what, func(w io.Writer) (int, error) { return o.writeJournal(ctx, who, w, q) })
}

// what says in the chain which part of which journal left the program.
func (q JournalQuery) what() (string, error) {
	q.Limit, q.Offset = 0, 0
	text, err := json.Marshal(q)
	return "journal " + string(text), err
}

func (o *Office) writeJournal(ctx context.Context, who *Person, w io.Writer, q JournalQuery) (int, error) {
	r, err := o.journalReading(ctx, q)
	if err != nil {
		return 0, err
	}
	l, err := o.lister(ctx, who, ListOptions{Langs: []locales.Lang{r.q.Lang}})
	if err != nil {
		return 0, err
	}
	lang, name := l.lang(), l.say("journal.name."+q.Code)
	s := sheets.Sheet{Name: name, Count: len(r.keys), Titles: l.over(name), Signatures: l.keptBy()}
	if period := r.period(lang, l.now); period != "" {
		s.Titles = append(s.Titles, period)
	}
	for _, c := range JournalColumns(q.Code) {
		s.Columns = append(s.Columns, sheets.Column{Heading: lang.T(c.Key), Width: letters(c.Width)})
	}
	marked := r.annulled() > 0
	if marked {
		s.Columns = append(s.Columns, sheets.Column{Heading: lang.T("journal.column.mark"), Width: letters(40)})
	}
	s.Rows = func(yield func([]sheets.Value) bool) {
		l.err = r.each(ctx, func(row JournalRow) bool { return yield(rowValues(row, marked, lang)) })
	}
	return len(r.keys), l.write(w, l.book(name, s))
}

// letters are how many stand in so many mm of a table's row.
func letters(mm int) int { return (mm*4 + 6) / 7 }

// rowValues are the cells of a row for a workbook; what was annulled is grey and says so.
func rowValues(row JournalRow, marked bool, lang locales.Lang) []sheets.Value {
	values := slices.Clone(row.values)
	if !marked {
		return values
	}
	if row.Annulled == "" {
		return append(values, sheets.T(""))
	}
	values = append(values, sheets.T(lang.T("journal.annulled", "reason", row.Annulled)))
	for i := range values {
		values[i] = values[i].In(sheets.Muted)
	}
	return values
}

// each gives the rows in portions, so that the office is not kept from its work.
func (r *journalReading) each(ctx context.Context, yield func(JournalRow) bool) error {
	for from := 0; from < len(r.keys); from += journalPortion {
		rows, err := r.rows(ctx, from, from+journalPortion)
		if err != nil {
			return err
		}
		for _, row := range rows {
			if !yield(row) {
				return nil
			}
		}
	}
	return nil
}

// period says in words which days the journal is of; "" where it begins with the office.
func (r *journalReading) period(lang locales.Lang, now int64) string {
	if r.q.From == 0 {
		return ""
	}
	return lang.T("journal.period", "from", locales.Date(r.q.From), "to", locales.Date(r.lastDay(now)))
}

// lastDay is a moment of the last day of the period.
func (r *journalReading) lastDay(now int64) int64 {
	if r.q.To == 0 {
		return now
	}
	return r.q.To - 1
}

// PrintJournal writes all rows a query has as a paper: in the query's language, or for any but kk and ru in both, the
// state language first. It is in the chain before anything is written.
func (o *Office) PrintJournal(ctx context.Context, w io.Writer, who *Person, q JournalQuery) error {
	if !May(who, "export-list") {
		return fault.New("G01", "app.fault.not-allowed")
	}
	what, err := q.what()
	if err != nil {
		return err
	}
	p, rows, err := o.journalPaper(ctx, who, q)
	if err != nil {
		return err
	}
	var pdf bytes.Buffer
	if err := papers.Render(&pdf, p); err != nil {
		return err
	}
	sum := sha256.Sum256(pdf.Bytes())
	if _, err := o.Do(ctx, who, Order{Act: ExportList{What: what, Rows: int64(rows), SHA256: hex.EncodeToString(sum[:])}}); err != nil {
		return err
	}
	_, err = w.Write(pdf.Bytes())
	return err
}

func (o *Office) journalPaper(ctx context.Context, who *Person, q JournalQuery) (p papers.Paper, rows int, err error) {
	langs := []locales.Lang{q.Lang}
	if q.Lang != locales.KK && q.Lang != locales.RU {
		langs = []locales.Lang{locales.KK, locales.RU}
	}
	office, err := o.Info(ctx)
	if err != nil {
		return p, 0, err
	}
	head, err := o.Head(ctx)
	if err != nil {
		return p, 0, err
	}
	q.Lang = langs[0]
	r, err := o.journalReading(ctx, q)
	if err != nil {
		return p, 0, err
	}
	data := papers.Journal{Title: message("journal.name." + q.Code), To: papers.Day(midnight(r.lastDay(o.Now()))), Count: len(r.keys),
		Annulled: r.annulled(), KeptByPost: duty(who), KeptBy: papers.Same(who.Name)}
	if q.From > 0 {
		data.From = papers.Day(midnight(q.From))
	}
	for _, c := range JournalColumns(q.Code) {
		data.Columns = append(data.Columns, papers.JournalColumn{Head: message(c.Key), Share: c.Width, Align: aligned[c.Code]})
	}
	if data.Rows, err = r.paperRows(ctx, langs); err != nil {
		return p, 0, err
	}
	return papers.Paper{Form: "journal", Langs: langs, Date: papers.Day(midnight(o.Now())), Data: data,
		Office: papers.Office{Name: papers.Text{KK: office.NameKK, RU: office.NameRU}, BIN: office.BIN},
		Print:  papers.Print{AuditHead: short(head.Hash)}}, len(r.keys), nil
}

// duty is the first role of a person in words.
func duty(who *Person) papers.Text {
	for _, r := range Roles {
		if who.Is(r) {
			return message("app.role." + string(r))
		}
	}
	return papers.Text{}
}

// aligned are the columns of a paper that do not stand on the left.
var aligned = map[string]string{"n": "center", "date": "center", "time": "center", "iin": "center", "due": "center", "hearing": "center",
	"sheets": "right", "sum": "right", "price": "right", "area": "right", "income": "right", "expenses": "right", "limit": "right",
	"aid": "right", "balance": "right"}

// paperRows are the rows with what codes stand for in each of the languages.
func (r *journalReading) paperRows(ctx context.Context, langs []locales.Lang) (rows []papers.JournalRow, err error) {
	for i, lang := range langs {
		in, n := *r, 0
		in.q.Lang = lang
		err = in.each(ctx, func(row JournalRow) bool {
			if i == 0 {
				rows = append(rows, papers.JournalRow{Annulled: row.Annulled != "", Cells: make([]papers.Text, len(row.Cells))})
			}
			for c, text := range row.Cells {
				if lang == locales.KK {
					rows[n].Cells[c].KK = text
				} else {
					rows[n].Cells[c].RU = text
				}
			}
			n++
			return true
		})
		if err != nil {
			return nil, err
		}
	}
	return rows, nil
}

// ReadJournal records that a part of a journal was read out of the program without a file.
func (o *Office) ReadJournal(ctx context.Context, who *Person, q JournalQuery, rows int) error {
	what, err := q.what()
	if err != nil {
		return err
	}
	sum := sha256.Sum256([]byte(what))
	_, err = o.Do(ctx, who, Order{Act: ExportList{What: what, Rows: int64(rows), SHA256: hex.EncodeToString(sum[:])}})
	return err
}
