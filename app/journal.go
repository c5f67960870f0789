package app

import (
	"cmp"
	"context"
	"math"
	"slices"
	"strconv"
	"strings"

	"kezek/app/fault"
	"kezek/locales"
	"kezek/reports/sheets"
	"kezek/store"
)

// JournalQuery says which rows of a journal are asked for.
type JournalQuery struct {
	Code     string       `json:"code"`               // of JournalCodes
	From     int64        `json:"from"`               // unix ms
	To       int64        `json:"to,omitempty"`       // unix ms, not itself in the period; 0 is without an end
	Query    string       `json:"query,omitempty"`    // words as in the queue's search
	Annulled bool         `json:"annulled,omitempty"` // only those annulled
	Limit    int          `json:"limit,omitempty"`    // 500 when 0
	Offset   int          `json:"offset,omitempty"`
	Lang     locales.Lang `json:"lang,omitempty"` // of what codes stand for; kk when empty
}

// JournalPage is a part of a journal, in the order of its numbers.
type JournalPage struct {
	Columns  []JournalColumn
	Rows     []JournalRow
	Total    int // rows the query has
	Annulled int // of these
}

// JournalRow is one entry of a journal. What was annulled stays where it is.
type JournalRow struct {
	Number   string
	At       int64 // unix ms
	Cells    []string
	CaseNo   string // of the case it is about, "" for none
	RegNo    string // of the entry in the queue it is about, where it is about no case
	Form     string // of the paper it is
	Annulled string // why; "" for one that counts

	values []sheets.Value // what Cells show
}

// Journal reads a part of a journal from the rows the office holds.
func (o *Office) Journal(ctx context.Context, q JournalQuery) (page JournalPage, err error) {
	r, err := o.journalReading(ctx, q)
	if err != nil {
		return page, err
	}
	page = JournalPage{Columns: JournalColumns(q.Code), Total: len(r.keys), Annulled: r.annulled()}
	from := min(max(q.Offset, 0), len(r.keys))
	page.Rows, err = r.rows(ctx, from, from+cmp.Or(q.Limit, journalPortion))
	return page, err
}

const journalPortion = 500

// journalReading is a journal whose keys are read; its rows are read in portions.
type journalReading struct {
	o    *Office
	q    JournalQuery
	from journalSource
	keys []store.JournalKey
	why  map[int64]string // of those annulled
}

// journalSource is where the rows of a journal come from.
type journalSource struct {
	kind string // of their annulments; "" where they cannot be annulled
	keys func(ctx context.Context, v *store.View, from, to int64) ([]store.JournalKey, error)
	rows func(l *ledger, ids []int64) ([]journalEntry, error)
}

func sourceOf(journal string) journalSource {
	switch journal {
	case Incoming:
		return journalSource{OfCase, func(ctx context.Context, v *store.View, from, to int64) ([]store.JournalKey, error) {
			return v.CaseKeys(ctx, from, to)
		}, (*ledger).cases}
	case Outgoing, Receipts:
		return journalSource{OfPaper, func(ctx context.Context, v *store.View, from, to int64) ([]store.JournalKey, error) {
			return v.PaperKeys(ctx, journalForms[journal], journal == Outgoing, from, to)
		}, (*ledger).papers}
	case Minutes:
		return journalSource{"", func(ctx context.Context, v *store.View, from, to int64) ([]store.JournalKey, error) {
			return v.MeetingKeys(ctx, from, to)
		}, (*ledger).meetings}
	case Decisions, Refusals:
		kind := ""
		if journal == Refusals {
			kind = Refuse{}.Name()
		}
		return journalSource{"", func(ctx context.Context, v *store.View, from, to int64) ([]store.JournalKey, error) {
			return v.DecisionKeys(ctx, kind, from, to)
		}, (*ledger).decisions}
	case Certificates:
		return journalSource{OfPaper, linesBefore(journal, func(ctx context.Context, v *store.View, from, to int64) ([]store.JournalKey, error) {
			return v.PaperKeys(ctx, journalForms[journal], false, from, to)
		}), afterLines((*ledger).papers)}
	case Contracts:
		return journalSource{OfContract, linesBefore(journal, func(ctx context.Context, v *store.View, from, to int64) ([]store.JournalKey, error) {
			return v.ContractKeys(ctx, from, to)
		}), afterLines((*ledger).contracts)}
	case Privatized:
		return journalSource{OfHolding, linesBefore(journal, func(ctx context.Context, v *store.View, from, to int64) ([]store.JournalKey, error) {
			return v.TitleKeys(ctx, from, to)
		}), afterLines((*ledger).privatized)}
	}
	if journal == AidAwards {
		return journalSource{"", linesBefore(journal, func(ctx context.Context, v *store.View, from, to int64) ([]store.JournalKey, error) {
			return v.AwardKeys(ctx, from, to)
		}), afterLines((*ledger).awards)}
	}
	return journalSource{OfLine, func(ctx context.Context, v *store.View, from, to int64) ([]store.JournalKey, error) {
		return v.LineKeys(ctx, journal, from, to)
	}, (*ledger).lines}
}

// linesBefore puts the lines of a journal before the rows its acts make: it was kept by hand before there were acts. A line's key
// is its identity below zero.
func linesBefore(journal string, made func(context.Context, *store.View, int64, int64) ([]store.JournalKey, error)) func(context.Context, *store.View, int64, int64) ([]store.JournalKey, error) {
	return func(ctx context.Context, v *store.View, from, to int64) ([]store.JournalKey, error) {
		lines, err := v.LineKeys(ctx, journal, from, to)
		if err != nil {
			return nil, err
		}
		for i := range lines {
			lines[i].ID = -lines[i].ID
		}
		keys, err := made(ctx, v, from, to)
		return append(lines, keys...), err
	}
}

// afterLines reads what linesBefore found.
func afterLines(made func(*ledger, []int64) ([]journalEntry, error)) func(*ledger, []int64) ([]journalEntry, error) {
	return func(l *ledger, ids []int64) ([]journalEntry, error) {
		var byHand, rest []int64
		for _, id := range ids {
			if id < 0 {
				byHand = append(byHand, -id)
			} else {
				rest = append(rest, id)
			}
		}
		entries, err := l.lines(byHand)
		if err != nil {
			return nil, err
		}
		for i := range entries {
			entries[i].id = -entries[i].id
		}
		of, err := made(l, rest)
		return append(entries, of...), err
	}
}

// journalForms are the papers each journal of papers keeps.
var journalForms = map[string][]string{
	Outgoing: {FormNotice, FormRefusal, FormReturn, FormWarning, FormRemoval, FormStatus, FormCertificate, FormMovement, FormComparison, FormExtract, FormDecision,
		FormPrivatizing, FormTransfer, FormAidNotice, FormAidChange},
	Receipts: {FormReceipt}, Certificates: {FormDwelling, FormPrice, FormPaid},
}

func (o *Office) journalReading(ctx context.Context, q JournalQuery) (*journalReading, error) {
	if !knownJournal(q.Code) {
		return nil, fault.New("G14", "journal.unknown", "journal", q.Code)
	}
	r := &journalReading{o: o, q: q, from: sourceOf(q.Code)}
	r.q.Lang = cmp.Or(q.Lang, locales.KK)
	err := o.st.Look(ctx, func(v *store.View) (err error) {
		if r.from.kind != "" {
			if r.why, err = annulments(ctx, v, r.from.kind); err != nil {
				return err
			}
			lines, err := annulments(ctx, v, OfLine)
			if err != nil {
				return err
			}
			for id, why := range lines { // of a journal that was kept by hand before
				r.why[-id] = why
			}
		}
		if r.keys, err = r.from.keys(ctx, v, q.From, cmp.Or(q.To, math.MaxInt64)); err != nil {
			return err
		}
		if q.Annulled {
			r.keys = slices.DeleteFunc(r.keys, func(k store.JournalKey) bool { _, yes := r.why[k.ID]; return !yes })
		}
		return r.find(ctx, v)
	})
	return r, err
}

func (r *journalReading) annulled() (n int) {
	for _, k := range r.keys {
		if _, yes := r.why[k.ID]; yes {
			n++
		}
	}
	return n
}

// find leaves the rows that are searched for: of a household that has all the words, or with all the words in themselves.
func (r *journalReading) find(ctx context.Context, v *store.View) error {
	words := searchWords(r.q.Query)
	if len(words) == 0 {
		return nil
	}
	for i := range words { // a row says its own numbers
		words[i].Number = nil
	}
	households, err := v.FindHouseholds(ctx, words)
	if err != nil {
		return err
	}
	found := map[int64]bool{}
	for _, h := range households {
		found[h] = true
	}
	r.keys = slices.DeleteFunc(r.keys, func(k store.JournalKey) bool { return !found[k.Household] && !says(k.Text, words) })
	return nil
}

// says tells whether a text has all the words.
func says(text string, words []store.Word) bool {
	folded, number := locales.Fold(text), foldNumber(text)
	for _, w := range words {
		switch {
		case w.Whole:
			if !slices.Contains(foldNumbers(strings.Fields(text)), w.Text) {
				return false
			}
		case !strings.Contains(folded, w.Text) && !strings.Contains(number, w.Text):
			return false
		}
	}
	return true
}

// rows reads some rows, by their places in the journal.
func (r *journalReading) rows(ctx context.Context, from, to int) (rows []JournalRow, err error) {
	keys := r.keys[from:min(to, len(r.keys))]
	ids := make([]int64, len(keys))
	for i, k := range keys {
		ids[i] = k.ID
	}
	r.o.gate.Lock()
	defer r.o.gate.Unlock()
	err = r.o.st.Look(ctx, func(v *store.View) error {
		names, err := namesOf(ctx, v)
		if err != nil {
			return err
		}
		l := &ledger{ctx: ctx, o: r.o, v: v, journal: r.q.Code, lang: r.q.Lang, names: names}
		entries, err := r.from.rows(l, ids)
		for _, e := range entries {
			row := JournalRow{Number: e.number, At: e.at, CaseNo: e.caseNo, RegNo: e.regNo, Form: e.form, Annulled: r.why[e.id]}
			for _, c := range journalColumns[r.q.Code] {
				value := e.cells[c.code]
				row.values = append(row.values, value)
				row.Cells = append(row.Cells, shownValue(value))
			}
			rows = append(rows, row)
		}
		return err
	})
	return rows, err
}

// shownValue is how a value reads.
func shownValue(v sheets.Value) string {
	switch v.Kind {
	case sheets.Int:
		return strconv.FormatInt(v.N, 10)
	case sheets.Date:
		return locales.Date(v.N)
	case sheets.Moment:
		return locales.DateTime(v.N)
	case sheets.Money:
		return locales.Money(v.N)
	case sheets.Area:
		return locales.Area(v.N)
	}
	return v.Text
}
