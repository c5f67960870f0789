package app

import (
	"context"
	"io"

	"kezek/app/edition"
	"kezek/app/fault"
	"kezek/locales"
	"kezek/reports/papers"
	"kezek/reports/sheets"
)

// publicColumn is one of a public list.
type publicColumn struct {
	code  string // of the message list.column.…
	width int    // in letters
	align string
	of    func(*PublicRow) papers.Text
}

// publicColumns are those of a list: what its options hide is not among them.
func publicColumns(p *PublicList, ed *edition.Edition) []publicColumn {
	all := []publicColumn{
		{"place", 9, "right", func(r *PublicRow) papers.Text { return papers.Same(locales.Number(int64(r.Place))) }},
		{"reg_no", 14, "", func(r *PublicRow) papers.Text { return papers.Same(r.RegNo) }}}
	if p.Profile != ByNumber {
		all = append(all, publicColumn{"name", 26, "", func(r *PublicRow) papers.Text { return papers.Same(r.Name) }})
	}
	if p.IIN {
		all = append(all, publicColumn{"iin", 15, "", func(r *PublicRow) papers.Text { return papers.Same(r.IIN) }})
	}
	return append(all, publicColumn{"list", 30, "", func(r *PublicRow) papers.Text {
		if l, ok := ed.List(r.List); ok {
			return papers.Text{KK: l.Label().KK, RU: l.Label().RU}
		}
		return papers.Same(r.List)
	}}, publicColumn{"counting", 16, "center", func(r *PublicRow) papers.Text { return papers.Same(spelt(r.Counted)) }})
}

// writePublic writes a public list in a format.
func (o *Office) writePublic(ctx context.Context, who *Person, w io.Writer, format string, list *PublicList) error {
	ed, err := o.Edition(ctx)
	if err != nil {
		return err
	}
	if len(list.Langs) == 0 {
		list.Langs = []locales.Lang{locales.KK, locales.RU}
	}
	l, err := o.lister(ctx, who, ListOptions{Langs: list.Langs, Filter: QueueFilter{AsOf: list.AsOf}})
	if err != nil {
		return err
	}
	l.ed = ed
	switch format {
	case "xlsx":
		book := l.book(l.say("list.title"), l.publicSheet(list))
		book.Footer = l.lang().T("public.footer", "head", l.head, "time", locales.DateTime(l.now)) // the public is not told who made it
		return l.write(w, book)
	case "pdf":
		return papers.Render(w, papers.Paper{Form: "public-list", Langs: list.Langs, Date: papers.Day(midnight(l.now)), Data: l.publicPaper(list),
			Office: papers.Office{Name: papers.Text{KK: l.office.NameKK, RU: l.office.NameRU}, Address: papers.Text{KK: l.office.AddressKK, RU: l.office.AddressRU},
				Phone: l.office.Phone, BIN: l.office.BIN},
			Signer: papers.Signer{Post: message("list.secretary"), Name: papers.Same(who.Name)}, Print: papers.Print{AuditHead: l.head}})
	}
	return fault.New("G15", "public.fault.format", "format", format)
}

// publicSheet is the one sheet of a public list: texts only, nothing in it can become a formula.
func (l *lister) publicSheet(p *PublicList) sheets.Sheet {
	name := l.say("list.general")
	if list, ok := l.ed.List(p.List); ok {
		name = l.inLangs(list.Text)
	}
	s := sheets.Sheet{Name: l.lang().T("public.sheet"), Count: len(p.Rows),
		Titles: l.over(l.say("list.title")+": "+name, l.say("list.as-of", "date", locales.Date(l.asOf())))}
	columns := publicColumns(p, l.ed)
	for _, c := range columns {
		s.Columns = append(s.Columns, sheets.Column{Heading: l.say("list.column." + c.code), Width: c.width})
	}
	s.Rows = func(yield func([]sheets.Value) bool) {
		line := make([]sheets.Value, len(columns))
		for i := range p.Rows {
			for n, c := range columns {
				line[n] = sheets.T(l.both(c.of(&p.Rows[i])))
			}
			if !yield(line) {
				return
			}
		}
	}
	return s
}

// both is a text in the list's languages, said once where they say the same.
func (l *lister) both(t papers.Text) string {
	if t.KK == t.RU {
		return t.KK
	}
	return l.inLangs(edition.Text{KK: t.KK, RU: t.RU})
}

func (l *lister) publicPaper(p *PublicList) papers.PublicList {
	data := papers.PublicList{AsOf: papers.Day(midnight(l.asOf())), Profile: message("public.profile." + p.Profile), Count: len(p.Rows)}
	if list, ok := l.ed.List(p.List); ok {
		data.List = papers.Text{KK: list.KK, RU: list.RU}
	}
	columns := publicColumns(p, l.ed)
	for _, c := range columns {
		data.Columns = append(data.Columns, papers.JournalColumn{Head: message("list.column." + c.code), Share: c.width, Align: c.align})
	}
	for i := range p.Rows {
		row := papers.JournalRow{}
		for _, c := range columns {
			row.Cells = append(row.Cells, c.of(&p.Rows[i]))
		}
		data.Rows = append(data.Rows, row)
	}
	return data
}
