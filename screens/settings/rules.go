package settings

import (
	"context"
	"strconv"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"

	"kezek/app"
	"kezek/app/edition"
	"kezek/screens/kit"
	"kezek/screens/page"
)

// statement is one thing an edition says, as the sheet lists it.
type statement struct {
	sort, text, clause string
	verified           bool
}

// rules tell the edition in force and which of its statements are not yet checked against the act.
func (s *section) rules() *sheet {
	p := &sheet{code: "rules", title: s.T("shell.settings.rules.title")}
	var said []statement
	g := kit.NewGrid(s.Desk, []kit.Column{
		{Code: "sort", Title: s.T("shell.settings.rules.kind"), Width: 110, Unsorted: true},
		{Code: "text", Title: s.T("shell.settings.rules.text"), Width: 470, Unsorted: true},
		{Code: "clause", Title: s.T("shell.settings.rules.clause"), Width: 360, Unsorted: true},
	}, kit.Source{Len: func() int { return len(said) }, Row: func(i int) kit.Row {
		return kit.Row{Cells: []string{said[i].sort, said[i].text, said[i].clause}}
	}})
	g.Empty = s.T("shell.settings.rules.all-verified")
	p.first = g.Focus
	head := container.NewStack()
	p.content = container.NewBorder(head, nil, nil, nil, g)
	p.shown = func() {
		ed, err := s.Office.Edition(context.Background())
		if err != nil {
			s.Quiet.Wrong(err)
			return
		}
		all := s.statements(ed)
		said = said[:0]
		for _, st := range all {
			if !st.verified {
				said = append(said, st)
			}
		}
		head.Objects = []fyne.CanvasObject{s.ruleHead(ed, len(all), len(said))}
		head.Refresh()
		g.Reload()
	}
	p.heard = p.shown
	return p
}

func (s *section) ruleHead(ed *edition.Edition, all, unverified int) fyne.CanvasObject {
	lang := s.Lang()
	col := page.Column(6, page.NewProse(ed.Title.In(lang), textWidth, theme.ColorNameForeground),
		page.NewProse(ed.Law.In(lang), textWidth, kit.ColorQuiet))
	if note := ed.Law.Note.In(lang); note != "" {
		col.Add(page.NewProse(note, textWidth, kit.ColorQuiet))
	}
	if unverified > 0 {
		col.Add(page.NewProse(s.T("shell.settings.rules.unverified", "count", unverified, "all", strconv.Itoa(all)), textWidth, theme.ColorNameForeground))
	}
	if app.May(s.Who, "adopt-edition") {
		for _, other := range edition.Shipped() {
			if other.SHA256 != ed.SHA256 {
				col.Add(page.Row(0, kit.NewButton(s.Desk, page.Fit(s.T("shell.settings.rules.adopt", "title", other.Title.In(lang)), textWidth-30, kit.TextSize, false), "",
					func() { s.adopt(other) })))
			}
		}
	}
	col.Add(page.Space(0, 4))
	return col
}

func (s *section) adopt(ed *edition.Edition) {
	title := ed.Title.In(s.Lang())
	s.Desk.Confirm(s.T("shell.settings.adopt.title"), s.T("shell.settings.adopt.what", "title", title), s.T("shell.settings.adopt.act"), func() {
		s.Do(s.T("shell.settings.adopt.running"), app.Order{Act: app.AdoptEdition{Code: ed.Code}}, func(_ app.Outcome, err error) {
			if err != nil {
				s.Quiet.Wrong(err)
				return
			}
			s.Quiet.Good(s.T("shell.settings.adopt.done", "title", title))
		})
	})
}

// statements are the edition's own, service by service: channels, lists, documents, grounds.
func (s *section) statements(ed *edition.Edition) (all []statement) {
	lang := s.Lang()
	add := func(sort string, text edition.Text, m edition.Mark) {
		all = append(all, statement{s.T("shell.settings.rules.sort." + sort), text.In(lang), m.Cite.In(lang), m.Verified})
	}
	all = append(all, statement{s.T("shell.settings.rules.sort.law"), ed.Law.In(lang), ed.Law.Registered, ed.Law.Verified})
	svc := ed.Services[edition.Queue]
	if svc == nil {
		return all
	}
	add("appeal", svc.Appeal.Term, svc.Appeal.Mark)
	if svc.Total.N > 0 {
		add("term", svc.Title, svc.Total.Mark)
	}
	for _, c := range svc.Channels {
		add("channel", c.Text, c.Mark)
	}
	for _, l := range svc.Lists {
		add("list", l.Text, l.Mark)
	}
	for _, d := range svc.Documents {
		add("document", d.Text, d.Mark)
	}
	for _, g := range svc.Grounds {
		add("ground", g.Text, g.Mark)
	}
	return all
}
