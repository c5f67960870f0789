package app

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io"
	"slices"

	"kezek/app/fault"
	"kezek/locales"
	"kezek/reports/papers"
	"kezek/reports/sheets"
)

// StatisticsPaper writes the statistics of a period as a paper without a number, in the languages asked or, for none, in
// Kazakh and Russian. It is in the chain before anything is written.
func (o *Office) StatisticsPaper(ctx context.Context, w io.Writer, who *Person, from, to int64, langs []locales.Lang) error {
	view, err := o.Statistics(ctx, from, to)
	if err != nil {
		return err
	}
	return o.countsPaper(ctx, w, who, "statistics", view.paper(), view.what(), len(view.Lists), langs)
}

// countsPaper writes counts as a paper of a form without a number; what and rows say in the chain which left the program.
func (o *Office) countsPaper(ctx context.Context, w io.Writer, who *Person, form string, data any, what string, rows int, langs []locales.Lang) error {
	if !May(who, ExportList{}.Name()) {
		return fault.New("G01", "app.fault.not-allowed")
	}
	office, err := o.Info(ctx)
	if err != nil {
		return err
	}
	head, err := o.Head(ctx)
	if err != nil {
		return err
	}
	langs = slices.DeleteFunc(slices.Clone(langs), func(l locales.Lang) bool { return l != locales.KK && l != locales.RU })
	if len(langs) == 0 {
		langs = []locales.Lang{locales.KK, locales.RU}
	}
	p := papers.Paper{Form: form, Langs: langs, Date: papers.Day(midnight(o.Now())), Data: data,
		Office: papers.Office{Name: papers.Text{KK: office.NameKK, RU: office.NameRU}, BIN: office.BIN},
		Signer: papers.Signer{Post: duty(who), Name: papers.Same(who.Name)}, Print: papers.Print{AuditHead: short(head.Hash)}}
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

// what says in the chain which statistics left the program.
func (v StatisticsView) what() string {
	return fmt.Sprintf("statistics %s %s", dateOf(v.From), dateOf(v.To))
}

func (v StatisticsView) paper() papers.Statistics {
	s := papers.Statistics{Service: said(v.Service), From: papers.Day(midnight(v.From)), To: papers.Day(midnight(v.To)), TakenOver: v.TakenOver,
		Total: v.Total.paper(), Removed: papers.GroundCount{Count: v.Total.Removed}, Households: v.Total.End}
	for _, l := range v.Lists {
		s.Lists = append(s.Lists, l.paper())
	}
	for _, g := range v.Removals {
		s.Removals = append(s.Removals, papers.GroundCount{Ground: said(g.Ground), Clause: said(g.Clause), Count: g.Count})
	}
	for _, g := range v.Grounds {
		b := g.paper()
		if g.Clause.KK != "" {
			b.List = papers.Text{KK: b.List.KK + " (" + g.Clause.KK + ")", RU: b.List.RU + " (" + g.Clause.RU + ")"}
		}
		s.Grounds = append(s.Grounds, b)
	}
	return s
}

func (m ListMotion) paper() papers.ListBalance {
	return papers.ListBalance{List: said(m.List), Start: m.Start, Entered: m.Entered, Split: m.SplitIn, Restored: m.Restored, MovedIn: m.MovedIn,
		MovedOut: m.MovedOut, Removed: m.Removed, Housed: m.Housed, Merged: m.Merged, Annulled: m.Annulled, End: m.End}
}

// ExportStatistics writes the statistics of a period to path as a workbook: the balance, removals, grounds.
func (o *Office) ExportStatistics(ctx context.Context, who *Person, path string, from, to int64, langs []locales.Lang) (Outcome, error) {
	view, err := o.Statistics(ctx, from, to)
	if err != nil {
		return Outcome{}, err
	}
	return o.countsBook(ctx, who, path, "statistics.title", view.what(), len(view.Lists), langs,
		func(l *lister) []sheets.Sheet { return l.statistics(view) })
}

// countsBook writes counts to path as a workbook; what and rows say in the chain which left the program.
func (o *Office) countsBook(ctx context.Context, who *Person, path, title, what string, rows int, langs []locales.Lang, made func(*lister) []sheets.Sheet) (Outcome, error) {
	return o.exported(ctx, who, path, what, func(w io.Writer) (int, error) {
		l, err := o.lister(ctx, who, ListOptions{Langs: langs})
		if err != nil {
			return 0, err
		}
		return rows, l.write(w, l.book(l.say(title), made(l)...))
	})
}

// overCounts is what stands over a sheet of counts of a period.
func (l *lister) overCounts(from, to int64, title string, more ...string) []string {
	period := l.say("statistics.period", "from", locales.Date(from), "to", locales.Date(to))
	return l.over(l.say(title), append([]string{period}, more...)...)
}

func (l *lister) statistics(v StatisticsView) []sheets.Sheet {
	titles := func(key string, more ...string) []string { return l.overCounts(v.From, v.To, key, more...) }
	balance := sheets.Sheet{Name: l.say("statistics.sheet.lists"), Count: len(v.Lists) + 1, Signatures: l.signatures(),
		Titles:  titles("statistics.title", l.say("statistics.equation", v.Total.Equation()...), l.say("statistics.taken-over", "n", locales.Number(int64(v.TakenOver)))),
		Columns: []sheets.Column{{Heading: l.say("statistics.column.list"), Width: 44}},
		Rows: func(yield func([]sheets.Value) bool) {
			for _, m := range v.Lists {
				if !yield(m.cells(l.inLangs(m.List), false)) {
					return
				}
			}
			yield(v.Total.cells(l.say("statistics.total"), true))
		}}
	grounds := sheets.Sheet{Name: l.say("statistics.sheet.grounds"), Count: len(v.Grounds), Signatures: l.signatures(),
		Titles:  titles("statistics.grounds", l.say("statistics.memberships"), l.say("statistics.households", "n", locales.Number(int64(v.Total.End)))),
		Columns: []sheets.Column{{Heading: l.say("statistics.column.ground"), Width: 60}},
		Rows: func(yield func([]sheets.Value) bool) {
			for _, m := range v.Grounds {
				if !yield(m.cells(l.inLangs(m.List), false)) {
					return
				}
			}
		}}
	for _, code := range MotionColumns {
		c := sheets.Column{Heading: l.say("statistics.column." + code), Width: 14}
		balance.Columns, grounds.Columns = append(balance.Columns, c), append(grounds.Columns, c)
	}
	return []sheets.Sheet{balance,
		l.counts("statistics.sheet.removals", titles("statistics.removals"), v.Removals, v.Total.Removed), grounds}
}

// counts is a sheet of grounds with their total.
func (l *lister) counts(name string, titles []string, counts []GroundCount, total int) sheets.Sheet {
	return sheets.Sheet{Name: l.say(name), Titles: titles, Count: len(counts), Signatures: l.signatures(),
		Columns: []sheets.Column{{Heading: l.say("statistics.column.ground"), Width: 60}, {Heading: l.say("statistics.column.clause"), Width: 44},
			{Heading: l.say("statistics.column.count"), Width: 12}},
		Rows: func(yield func([]sheets.Value) bool) {
			for _, c := range counts {
				if !yield([]sheets.Value{sheets.T(l.inLangs(c.Ground)), sheets.T(l.inLangs(c.Clause)), sheets.I(int64(c.Count))}) {
					return
				}
			}
			yield([]sheets.Value{sheets.T(l.say("statistics.total")).In(sheets.Strong), sheets.T(""), sheets.I(int64(total)).In(sheets.Strong)})
		}}
}

// MotionColumns are the codes of a balance's numbers, as Numbers gives them; a heading is "statistics.column." + its code.
var MotionColumns = []string{"start", "entered", "split", "restored", "moved-in", "moved-out", "removed", "housed", "merged", "annulled", "end"}

// Numbers are the counts in the order of MotionColumns.
func (m ListMotion) Numbers() []int {
	return []int{m.Start, m.Entered, m.SplitIn, m.Restored, m.MovedIn, m.MovedOut, m.Removed, m.Housed, m.Merged, m.Annulled, m.End}
}

func (m ListMotion) cells(name string, total bool) []sheets.Value {
	cells := append([]sheets.Value{sheets.T(name)}, numbers(m.Numbers())...)
	if total {
		return strong(cells)
	}
	return cells
}

// Equation gives the numbers of the balance by name, for the message "statistics.equation".
func (m ListMotion) Equation() (args []any) {
	for i, n := range m.Numbers() {
		args = append(args, []string{"start", "entered", "split", "restored", "in", "out", "removed", "housed", "merged", "annulled", "end"}[i], locales.Number(int64(n)))
	}
	return args
}
