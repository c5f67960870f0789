package journals

import (
	"context"
	"io"

	"fyne.io/fyne/v2"

	"kezek/app"
	"kezek/locales"
	"kezek/screens/page"
)

// services shows what came in of each service in the period and what became of it.
type services struct {
	s      *section
	stage  *fyne.Container
	record *page.Record
	view   *app.ServicesView // nil until it is read
	width  float32           // the tables were made for
	asked  question
}

func newServices(s *section) *services {
	return &services{s: s, stage: &fyne.Container{Layout: filling{}}}
}

func (v *services) object() fyne.CanvasObject { return v.stage }

func (v *services) ready() bool { return v.view != nil }

// ask counts away from the window's thread.
func (v *services) ask(version int, from, to int64) {
	s, q := v.s, question{from: from, to: to}
	go func() {
		view, err := s.Office.ServiceStatistics(context.Background(), from, to-1)
		fyne.Do(func() {
			switch {
			case version != s.asked:
			case err != nil:
				s.Quiet.Wrong(err)
			default:
				v.view, v.asked, v.width = &view, q, 0
				v.wrap(v.stage.Size().Width)
				s.Count(locales.Number(int64(view.Total.Received)))
			}
		})
	}()
}

// wrap makes the tables for a width; it makes them anew only for another one.
func (v *services) wrap(width float32) {
	if v.view == nil || width == v.width || width <= 0 {
		return
	}
	v.width = width
	sheet := page.NewSheet(width - 2*page.SheetPad - 24)
	v.write(sheet)
	had := v.record != nil && v.s.Window.Canvas().Focused() == fyne.Focusable(v.record)
	v.record = page.NewRecord(v.s.Window.Canvas(), sheet, nil)
	v.stage.Objects = []fyne.CanvasObject{v.record}
	v.stage.Refresh()
	if had {
		v.s.focus(v.record)
	}
}

func (v *services) write(s *page.Sheet) {
	t, view := v.s.T, v.view
	s.Y = 4
	s.Item(t("statistics.period", "from", locales.Date(view.From), "to", locales.Date(view.To)), "")
	s.Heading(t("services.title"))
	v.table(s, app.CourseColumns, func(c app.ServiceCount) []string { return counts(c.Course()) })
	s.Item("", t("services.equation", v.equation()...))
	s.Heading(t("services.terms"))
	v.table(s, app.TermColumns, func(c app.ServiceCount) []string { return append(counts(c.Terms()), c.Averages()...) })
	s.Item("", t("services.term-note"))
	if view.Total.Unsure {
		s.Item("", t("services.unsure"))
	}
	v.writeChannels(s)
	v.writeRefusals(s)
}

// table is a row of numbers for each service, and their total.
func (v *services) table(s *page.Sheet, codes []string, cells func(app.ServiceCount) []string) {
	columns := []page.TableColumn{{Title: v.s.T("services.column.service")}}
	for _, code := range codes {
		columns = append(columns, page.TableColumn{Title: v.s.T("services.column." + code), Right: true})
	}
	var rows []page.TableRow
	for _, c := range v.view.Services {
		rows = append(rows, page.TableRow{Cells: append([]string{c.Name.In(v.s.Lang())}, cells(c)...)})
	}
	rows = append(rows, page.TableRow{Total: true, Cells: append([]string{v.s.T("statistics.total")}, cells(v.view.Total)...)})
	s.Table(columns, rows...)
}

func counts(all []int) (cells []string) {
	for _, n := range all {
		cells = append(cells, locales.Number(int64(n)))
	}
	return cells
}

// equation gives the numbers of the balance by name, for the message "services.equation".
func (v *services) equation() (args []any) {
	for i, n := range v.view.Total.Course() {
		args = append(args, app.CourseColumns[i], locales.Number(int64(n)))
	}
	return args
}

func (v *services) writeChannels(s *page.Sheet) {
	t, lang := v.s.T, v.s.Lang()
	s.Heading(t("services.channels"))
	var rows []page.TableRow
	for _, c := range v.view.Services {
		for _, ch := range c.Channels {
			rows = append(rows, page.TableRow{Cells: []string{c.Name.In(lang), ch.Name.In(lang), locales.Number(int64(ch.Count))}})
		}
	}
	if len(rows) == 0 {
		s.Item(t("services.nothing"), "")
		return
	}
	rows = append(rows, page.TableRow{Total: true, Cells: []string{t("statistics.total"), "", locales.Number(int64(v.view.Total.Received))}})
	s.Table([]page.TableColumn{{Title: t("services.column.service")}, {Title: t("services.column.channel")},
		{Title: t("statistics.column.count"), Right: true}}, rows...)
}

func (v *services) writeRefusals(s *page.Sheet) {
	t, lang := v.s.T, v.s.Lang()
	s.Heading(t("services.refusals"))
	var rows []page.TableRow
	for _, c := range v.view.Services {
		for _, g := range c.Refusals {
			rows = append(rows, page.TableRow{Cells: []string{c.Name.In(lang), g.Ground.In(lang), g.Clause.In(lang), locales.Number(int64(g.Count))}})
		}
	}
	if len(rows) == 0 {
		s.Item(t("services.no-refusals"), "")
		return
	}
	rows = append(rows, page.TableRow{Total: true, Cells: []string{t("statistics.total"), "", "", locales.Number(int64(v.view.Total.Refused))}})
	s.Table([]page.TableColumn{{Title: t("services.column.service")}, {Title: t("statistics.column.ground")}, {Title: t("statistics.column.clause")},
		{Title: t("statistics.column.count"), Right: true}}, rows...)
}

// focus gives the tables the keyboard: it scrolls them.
func (v *services) focus() {
	if v.record != nil {
		v.s.focus(v.record)
		return
	}
	v.s.bar.form.FocusFirst()
}

// print opens the counts as a paper.
func (v *services) print() {
	q := v.asked
	v.s.OpenWritten(v.s.T("journalpage.print.opening"), titled(servicesPage, q.from, q.to)+".pdf", func(ctx context.Context, w io.Writer) error {
		return v.s.Office.ServicesPaper(ctx, w, v.s.Who, q.from, q.to-1, nil)
	})
}

// export writes the counts into a workbook.
func (v *services) export() {
	q := v.asked
	v.s.SaveAs(v.s.T("journalpage.services.title"), titled(servicesPage, q.from, q.to)+".xlsx", func(path string) {
		v.s.WriteBook(v.s.T("journalpage.export.writing"), path, len(v.view.Services), func(ctx context.Context) error {
			_, err := v.s.Office.ExportServices(ctx, v.s.Who, path, q.from, q.to-1, nil)
			return err
		}, func() { v.s.offer(path) })
	})
}

// filling gives the one object all the room.
type filling struct{}

func (filling) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(300, 160) }

func (filling) Layout(objects []fyne.CanvasObject, s fyne.Size) {
	for _, o := range objects {
		o.Resize(s)
	}
}
