package journals

import (
	"context"
	"path/filepath"

	"kezek/app"
	"kezek/locales"
	"kezek/screens/kit"
	"kezek/screens/room"
)

func (s *section) mayExport() bool { return app.May(s.Who, app.ExportList{}.Name()) }

// exporting is the form of an export.
type exporting struct {
	*section
	form   *kit.Form
	path   *kit.Input
	q      app.JournalQuery
	picked string // path the system's dialog gave: it has asked about writing over already
}

// export is Ctrl+E: the lines of the period go into a workbook; language and file are asked for.
func (s *section) export() {
	if sum := s.sums[s.front]; sum != nil && sum.ready() && s.mayExport() && s.side.form == nil {
		sum.export()
		return
	}
	if s.grid == nil || !s.mayExport() || s.question.Code == "" || s.side.form != nil && s.side.form.Dirty() {
		return
	}
	folder := room.Documents()
	if err := s.Office.Setting(context.Background(), s.Who, settingFolder, &folder); err != nil {
		s.Quiet.Wrong(err)
	}
	e := &exporting{section: s, form: kit.NewForm(s.Desk), path: kit.NewText(s.Desk, 400), q: s.question}
	e.form.Add(kit.Item{Name: "lang", Label: s.T("journalpage.export.lang"), Required: true, Field: kit.NewChoice(s.Desk, []kit.Option{
		{Code: string(locales.KK), Name: s.T("queuepage.export.kk")}, {Code: string(locales.RU), Name: s.T("queuepage.export.ru")}})})
	e.form.Add(kit.Item{Name: "path", Label: s.T("queuepage.export.path"), Field: e.path, Required: true})
	e.form.OnSubmit = e.submit
	e.form.Buttons(kit.NewMainButton(s.Desk, s.T("queuepage.export.write"), e.form.Submit),
		kit.NewButton(s.Desk, s.T("queuepage.export.choose"), "", e.choose), s.backButton(e.form))
	lang := s.Lang()
	if lang == locales.EN {
		lang = locales.KK
	}
	e.form.SetValues(map[string]string{"lang": string(lang), "path": filepath.Join(folder, e.name())})
	e.form.Loses = func() bool { return false }
	s.put(s.T("journalpage.export.title"), s.T("journalpage.export.about", "journal", s.T("journal.name."+s.front),
		"period", span(e.q.From, e.q.To), "count", s.lines.Len, "n", locales.Number(int64(s.lines.Len))), e.form)
	e.form.FocusFirst()
}

// span spells a period of days.
func span(from, to int64) string { return locales.Date(from) + " – " + locales.Date(to-1) }

// name is what the file is called at first: ASCII, so that it travels.
func (e *exporting) name() string { return titled(e.q.Code, e.q.From, e.q.To) + ".xlsx" }

func (e *exporting) choose() {
	e.AskWhere(e.T("journalpage.export.title"), e.path.Value(), "Excel", "*.xlsx", func(path string) {
		e.picked = room.Ended(path, ".xlsx")
		e.path.SetValue(e.picked)
	}, func() {
		e.Quiet.Note(e.T("queuepage.export.typed"))
		e.focus(e.path)
	})
}

func (e *exporting) submit() { e.ToWrite(room.Ended(e.path.Value(), ".xlsx"), e.picked, e.write) }

func (e *exporting) write(path string) {
	s, q, lines := e.section, e.q, e.lines.Len
	lang := locales.Lang(e.form.Values()["lang"])
	s.keeping.Keep(settingFolder, filepath.Dir(path))
	s.closeSide()
	s.WriteBook(s.T("journalpage.export.writing"), path, lines, func(ctx context.Context) error {
		_, err := s.Office.ExportJournal(ctx, s.Who, path, q, lang)
		return err
	}, func() { s.offer(path) })
}

// offer lets the person open the workbook, where no form stands in the way.
func (s *section) offer(path string) {
	if s.side.form != nil {
		return
	}
	form, open := s.BookThere(path, proseWide, s.closeSide)
	form.Buttons(open, s.backButton(form))
	_, typing := s.Window.Canvas().Focused().(*kit.Input)
	s.put(s.T("queuepage.export.ready"), "", form)
	if !typing { // who has gone on typing meanwhile goes on
		s.focus(open)
	}
}
