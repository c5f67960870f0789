package app

import (
	"context"
	"errors"
	"io"
	"slices"
	"strings"

	"kezek/app/edition"
	"kezek/locales"
	"kezek/reports/sheets"
	"kezek/store"
)

// lister lays out a workbook that leaves the program: whose it is, in which languages, with the head of the chain on every page.
type lister struct {
	ctx    context.Context
	opt    ListOptions
	office *store.Office
	ed     *edition.Edition // of the queue, where its lists are named
	who    string
	head   string
	now    int64
	err    error // of reading the rows, told when the workbook is written
}

// lister begins to lay out a workbook; without languages in Kazakh and Russian.
func (o *Office) lister(ctx context.Context, who *Person, opt ListOptions) (*lister, error) {
	if len(opt.Langs) == 0 {
		opt.Langs = []locales.Lang{locales.KK, locales.RU}
	}
	office, err := o.Info(ctx)
	if err != nil {
		return nil, err
	}
	head, err := o.Head(ctx)
	if err != nil {
		return nil, err
	}
	return &lister{ctx: ctx, opt: opt, office: office, who: who.Name, head: short(head.Hash), now: o.Now()}, nil
}

// Head is the end of the audit chain.
func (o *Office) Head(ctx context.Context) (h store.Head, err error) {
	err = o.st.Look(ctx, func(v *store.View) error { h = v.Head; return nil })
	return h, err
}

// lang is the first of the languages.
func (l *lister) lang() locales.Lang { return l.opt.Langs[0] }

// book is a workbook of sheets under the office's name.
func (l *lister) book(title string, all ...sheets.Sheet) sheets.Workbook {
	return sheets.Workbook{Title: title, Author: l.office.NameKK, Made: l.now, Lang: l.lang(), Sheets: all,
		Footer: l.lang().T("list.footer", "head", l.head, "time", locales.DateTime(l.now), "name", l.who)}
}

// write writes a workbook and tells how far it is; it fails too where reading the rows did.
func (l *lister) write(w io.Writer, book sheets.Workbook) error {
	err := sheets.Write(l.ctx, w, book, func(done, total int64) { progressOf(l.ctx).count(done, total) })
	return errors.Join(l.err, err)
}

// over is what stands over a table: what it is, whose, and more.
func (l *lister) over(title string, more ...string) []string {
	return append(append([]string{title}, l.names(edition.Text{KK: l.office.NameKK, RU: l.office.NameRU})...), more...)
}

// names are a text in each of the languages, a line each; English takes the Russian one, and is no line beside it.
func (l *lister) names(t edition.Text) (all []string) {
	for _, lang := range l.opt.Langs {
		if lang == locales.EN && len(l.opt.Langs) > 1 {
			continue
		}
		if lang == locales.KK {
			all = append(all, t.KK)
		} else {
			all = append(all, t.RU)
		}
	}
	return all
}

func (l *lister) say(key string, args ...any) string {
	var parts []string
	for _, lang := range l.opt.Langs {
		parts = saidOnce(parts, lang.T(key, args...))
	}
	return strings.Join(parts, " / ")
}

func (l *lister) inLangs(t edition.Text) string {
	var parts []string
	for _, lang := range l.opt.Langs {
		parts = saidOnce(parts, t.In(lang))
	}
	return strings.Join(parts, " / ")
}

// saidOnce adds what is not said yet: both languages may say the same.
func saidOnce(parts []string, text string) []string {
	if slices.Contains(parts, text) {
		return parts
	}
	return append(parts, text)
}

// headed are columns whose headings are messages under prefix; widths in letters.
func (l *lister) headed(prefix string, all []codedColumn) (columns []sheets.Column) {
	for _, c := range all {
		columns = append(columns, sheets.Column{Heading: l.say(prefix + c.code), Width: c.width})
	}
	return columns
}

// codedColumn is a column by the code its heading ends with.
type codedColumn struct {
	code  string
	width int
}

// signatures are the lines of the commission's chair and secretary.
func (l *lister) signatures() []sheets.Signature {
	return []sheets.Signature{{Post: l.say("list.chair")}, {Post: l.say("list.secretary")}}
}

// signedByHead is the line of the office's head.
func (l *lister) signedByHead() []sheets.Signature {
	return []sheets.Signature{{Post: l.inLangs(edition.Text{KK: l.office.HeadPostKK, RU: l.office.HeadPostRU}), Name: l.office.HeadName}}
}

// keptBy is the line of who made the workbook.
func (l *lister) keptBy() []sheets.Signature {
	return []sheets.Signature{{Post: l.say("journal.kept-by"), Name: l.who}}
}
