package app

import (
	"context"
	"iter"
	"slices"
	"strings"

	"kezek/locales"
	"kezek/reports/papers"
	"kezek/reports/sheets"
)

// packageBook lays out the package of a meeting as a workbook.
func (o *Office) packageBook(ctx context.Context, who *Person, b *bundle) (book sheets.Workbook, err error) {
	base, err := o.lister(ctx, who, ListOptions{Langs: b.wanted.Langs})
	if err != nil {
		return book, err
	}
	l := &packageLister{*base, b}
	book = l.book(l.say("package.title"))
	book.Sheets = append([]sheets.Sheet{l.agenda(), l.notes()}, l.lists()...)
	if c := b.dwellings.Data.(papers.Candidates); len(c.Dwellings) > 0 {
		book.Sheets = append(book.Sheets, l.dwellings(c))
	}
	book.Sheets = append(book.Sheets, l.attendance(), l.votes())
	return book, nil
}

// packageLister lays out the sheets of a package.
type packageLister struct {
	lister
	b *bundle
}

// text is a text of papers in the languages of the workbook, once where both say the same.
func (l *packageLister) text(t papers.Text) string {
	var parts []string
	for _, lang := range l.opt.Langs {
		if s := inWords(t).In(lang); s != "" && !slices.Contains(parts, s) {
			parts = append(parts, s)
		}
	}
	return strings.Join(parts, " / ")
}

// sheet begins a sheet: whose it is, what it is, of which meeting.
func (l *packageLister) sheet(key string, columns ...sheets.Column) sheets.Sheet {
	m := l.b.of
	return sheets.Sheet{Name: l.lang().T(key), Columns: columns, Titles: l.over(l.say(key), l.text(m.Commission),
		l.text(m.Kind)+" · "+locales.DateTime(int64(m.MeetingAt))+" · "+l.text(m.Venue))}
}

func (l *packageLister) column(code string, width int) sheets.Column {
	return sheets.Column{Heading: l.text(message("package.column." + code)), Width: width}
}

// of gives a sheet its rows.
func of[T any](s sheets.Sheet, all []T, row func(i int, x T) []sheets.Value) sheets.Sheet {
	s.Count = len(all)
	s.Rows = iter.Seq[[]sheets.Value](func(yield func([]sheets.Value) bool) {
		for i, x := range all {
			if !yield(row(i, x)) {
				return
			}
		}
	})
	return s
}

func (l *packageLister) items() []papers.AgendaItem { return l.b.agenda.Data.(papers.Agenda).Items }

func (l *packageLister) agenda() sheets.Sheet {
	s := l.sheet("package.agenda", l.column("n", 5), l.column("question", 40), l.column("about", 30), l.column("number", 17), l.column("clause", 36),
		l.column("reporter", 22), l.column("note", 28))
	s.Signatures = l.signatures()
	return of(s, l.items(), func(_ int, x papers.AgendaItem) []sheets.Value {
		return []sheets.Value{sheets.I(int64(x.N)), sheets.T(l.text(x.Question)), sheets.T(l.text(x.About)), sheets.T(x.CaseNo + x.RegNo), sheets.T(l.text(x.Clause)),
			sheets.T(l.text(x.Reporter)), sheets.T(l.text(x.Note))}
	})
}

// notes are the notes as a table. Where personal data are withheld their columns are not there at all.
func (l *packageLister) notes() sheets.Sheet {
	columns := []sheets.Column{l.column("n", 5), l.column("question-about", 32), l.column("iin", 14)}
	if l.b.wanted.Full {
		columns = append(columns, l.column("born", 12), l.column("address", 24), l.column("phone", 16))
	} else {
		columns = append(columns, l.column("born-year", 9))
	}
	columns = append(columns, l.column("list", 30), l.column("people", 8), l.column("for", 36), l.column("against", 38), l.column("proposal", 34),
		l.column("before", 10), l.column("after", 10), l.column("back", 12), l.column("forward", 12))
	return of(l.sheet("package.notes", columns...), l.b.notes, l.note)
}

func (l *packageLister) note(_ int, p papers.Paper) []sheets.Value {
	n := p.Data.(papers.CommissionNote)
	row := []sheets.Value{sheets.I(int64(n.Item)), sheets.T(l.asked(n.Question, p.To.Name, n.CaseNo+n.RegNo)), sheets.T(p.To.IIN)}
	if l.b.wanted.Full {
		born := sheets.T("")
		if n.Born != 0 {
			born = sheets.D(int64(n.Born))
		}
		row = append(row, born, sheets.T(l.text(p.To.Address)), sheets.T(p.To.Phone))
	} else {
		row = append(row, sheets.T(n.BornYear))
	}
	proposal := l.text(n.Proposal)
	if facts := l.text(n.Facts); facts != "" {
		proposal = strings.TrimSpace(proposal + "\n" + facts)
	}
	return append(row, sheets.T(l.text(n.List)), countedCell(n.Counted), sheets.T(l.reasons(n.For)), sheets.T(l.reasons(n.Against)), sheets.T(proposal),
		standsAt(n.Effect, n.Effect.Before), standsAt(n.Effect, n.Effect.After), inBrackets(n.Effect, n.Effect.Back, n.Effect.BackInList),
		inBrackets(n.Effect, n.Effect.Forward, n.Effect.ForwardInList))
}

// asked is a question with whom it is about, a line each.
func (l *packageLister) asked(question, about papers.Text, number string) string {
	lines := slices.DeleteFunc([]string{l.text(question), l.text(about), number}, func(s string) bool { return s == "" })
	return strings.Join(lines, "\n")
}

// countedCell is a number, nothing for none.
func countedCell(n int) sheets.Value {
	if n == 0 {
		return sheets.T("")
	}
	return sheets.I(int64(n))
}

// standsAt is a place overall and, in brackets, in the list; nothing where the queue is not touched.
func standsAt(e papers.QueueEffect, p papers.Standing) sheets.Value {
	if p.Place == 0 && e.Before != e.After {
		return sheets.T("–")
	}
	return inBrackets(e, p.Place, p.InList)
}

// inBrackets is a number of the general list and, in brackets, of a list; nothing where the queue is not touched.
func inBrackets(e papers.QueueEffect, overall, inList int) sheets.Value {
	if e.Before.Place == 0 && e.After.Place == 0 {
		return sheets.T("")
	}
	return sheets.T(locales.Number(int64(overall)) + " (" + locales.Number(int64(inList)) + ")")
}

// reasons are grounds, a line each; their clauses are in the notes themselves.
func (l *packageLister) reasons(all []papers.Reason) string {
	var lines []string
	for _, r := range all {
		lines = append(lines, l.text(r.Text))
	}
	return strings.Join(lines, "\n")
}

// lists are the heads of the lists, a sheet each.
func (l *packageLister) lists() (all []sheets.Sheet) {
	q := l.b.queue.Data.(papers.QueueExtract)
	for i, list := range q.Lists {
		s := l.sheet("package.queue", l.column("place-in-list", 10), l.column("place", 10), l.column("reg-no", 16), l.column("name", 40), l.column("people", 10),
			l.column("counting", 20), l.column("item", 10), l.column("remark", 34))
		s.Name = l.b.labels[i].In(l.lang())
		s.Titles = append(s.Titles, l.text(list.List), l.say("package.shown", "shown", list.Shown, "of", locales.Number(int64(list.Of)), "time", locales.DateTime(int64(q.AsOf))))
		all = append(all, of(s, list.Entries, func(_ int, e papers.ExtractEntry) []sheets.Value {
			at := sheets.T("")
			if e.CountingAt != 0 {
				at = sheets.M(int64(e.CountingAt))
			}
			return []sheets.Value{sheets.I(int64(e.PlaceInList)), sheets.I(int64(e.Place)), sheets.T(e.RegNo), sheets.T(l.text(e.Name)), countedCell(e.People), at,
				countedCell(e.Item), sheets.T(l.text(e.Note))}
		}))
	}
	return all
}

func (l *packageLister) dwellings(c papers.Candidates) sheets.Sheet {
	s := l.sheet("package.dwellings", l.column("item", 8), l.column("dwelling", 34), l.column("rooms", 8), l.column("total", 10), l.column("living", 10),
		l.column("floor", 8), l.column("candidate", 28), l.column("reg-no", 12), l.column("people", 8), l.column("list", 20), l.column("place-in-list", 9),
		l.column("place", 9), l.column("ahead-in-list", 10), l.column("ahead", 10), l.column("passed", 24))
	return of(s, c.Dwellings, func(_ int, d papers.CandidateDwelling) []sheets.Value {
		area := func(a papers.Area) sheets.Value {
			if a == 0 {
				return sheets.T("")
			}
			return sheets.A(int64(a))
		}
		return []sheets.Value{sheets.I(int64(d.Item)), sheets.T(l.text(d.Dwelling.Address)), countedCell(d.Dwelling.Rooms), area(d.Dwelling.Total),
			area(d.Dwelling.Living), sheets.T(d.Dwelling.Floor), sheets.T(l.text(d.Name)), sheets.T(d.RegNo), countedCell(d.People), sheets.T(l.text(d.List)),
			countedCell(d.PlaceInList), countedCell(d.Place), sheets.I(int64(d.Before)), sheets.I(int64(d.BeforeAll)), sheets.T(l.text(d.Passed))}
	})
}

func (l *packageLister) attendance() sheets.Sheet {
	a := l.b.attendance.Data.(papers.AttendanceSheet)
	s := l.sheet("package.attendance", l.column("n", 5), l.column("name", 36), l.column("post", 26), l.column("work", 40), l.column("instead", 30),
		l.column("came", 12), l.column("signature", 24))
	s.Titles = append(s.Titles, l.say("package.quorum", "entitled", a.Entitled, "needed", a.Needed, "order", a.OrderNo, "date", locales.Date(int64(a.OrderOn))))
	s.Signatures = []sheets.Signature{{Post: l.say("list.secretary"), Name: l.text(a.Secretary)}}
	return of(s, a.Seats, func(i int, x papers.Seated) []sheets.Value {
		return []sheets.Value{sheets.I(int64(i + 1)), sheets.T(l.text(x.Name)), sheets.T(l.text(x.Post)), sheets.T(l.text(x.Work)), sheets.T(l.text(x.InsteadOf))}
	})
}

// votes are a table of items and members, to be filled in on a laptop during the meeting.
func (l *packageLister) votes() sheets.Sheet {
	columns := []sheets.Column{l.column("n", 5), l.column("question", 36)}
	for _, p := range l.b.ballots {
		columns = append(columns, sheets.Column{Heading: l.text(p.Data.(papers.VoteSheet).Member.Name), Width: 15})
	}
	columns = append(columns, l.column("votes-for", 9), l.column("votes-against", 9), l.column("votes-abstained", 14))
	s := l.sheet("package.votes", columns...)
	s.Notes, s.Signatures = []string{l.say("package.votes-how")}, l.signatures()
	return of(s, l.items(), func(_ int, x papers.AgendaItem) []sheets.Value {
		return []sheets.Value{sheets.I(int64(x.N)), sheets.T(l.asked(x.Question, x.About, x.CaseNo+x.RegNo))}
	})
}
