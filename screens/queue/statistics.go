package queuepage

import (
	"context"
	"io"
	"path/filepath"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"

	"kezek/app"
	"kezek/locales"
	"kezek/screens/kit"
	"kezek/screens/page"
	"kezek/screens/room"
)

// statistics is the view of what came into the queue and left it in a period: a balance by list, removals and grounds.
type statistics struct {
	*queuePage
	named    *kit.Choice
	from, to *kit.Date
	bar      *kit.Form
	prints   *kit.Button // nil for who may not
	books    *kit.Button
	was      string // the named period that stands in the days
	version  int
	wait     *time.Timer
	told     *app.StatisticsView // nil until it is counted
	record   *page.Record
	back     *canvas.Rectangle
	content  *fyne.Container
	wide     float32
}

// Named periods of the statistics beside thisYear, tenYears and ownPeriod.
const (
	lastYear  = "last"
	thisMonth = "month"
)

func (p *queuePage) newStatistics() *view {
	v := &statistics{queuePage: p, from: kit.NewDate(p.Desk), to: kit.NewDate(p.Desk), bar: kit.NewForm(p.Desk)}
	var named []kit.Option
	for _, code := range []string{thisYear, lastYear, thisMonth, tenYears, ownPeriod} {
		named = append(named, kit.Option{Code: code, Name: p.T("queuecourse.period." + code)})
	}
	v.named = kit.NewChoice(p.Desk, named)
	v.from.Last, v.to.Last = p.today(), p.today()
	v.bar.Add(kit.Item{Name: "period", Label: p.T("queuecourse.period-title"), Field: v.named, Width: 190})
	v.bar.Add(kit.Item{Name: "from", Label: p.T("queuecourse.from"), Field: v.from.Input, Width: 126, Beside: true})
	v.bar.Add(kit.Item{Name: "to", Label: p.T("queuecourse.to"), Field: v.to.Input, Width: 126, Beside: true})
	v.bar.Restore(map[string]string{"period": thisYear})
	v.follow()
	v.bar.OnChange = v.changed
	v.bar.OnSubmit = func() { v.read(0) }
	v.bar.OnBack = func() { p.turnTo(""); p.grid.Focus() }
	v.bar.Loses = func() bool { return false }
	v.back = canvas.NewRectangle(page.Shade(kit.ColorSurface))
	v.back.StrokeColor, v.back.StrokeWidth, v.back.CornerRadius = page.Shade(kit.ColorLine), 1, 4
	v.content = &fyne.Container{Layout: underBar{v}, Objects: []fyne.CanvasObject{v.back, v.bar}}
	if app.May(p.Who, app.ExportList{}.Name()) {
		v.prints = kit.NewButton(p.Desk, p.T("queuecourse.statistics.print"), "", v.print)
		v.books = kit.NewButton(p.Desk, p.T("queuepage.export.button"), "", v.export)
		v.content.Objects = append(v.content.Objects, v.prints, v.books)
	}
	s := &view{code: viewNumbers, content: v.content, first: v, shown: func() { v.read(0) }, heard: func() { v.read(0) }, count: func() string {
		if v.told == nil {
			return ""
		}
		return locales.Number(int64(v.told.Total.End))
	}}
	if v.prints != nil {
		s.paper, s.export = v.print, v.export
	}
	return s
}

// Focus gives the period the keyboard.
func (v *statistics) Focus() { v.focus(v.named) }

// days gives the first and the last day of a named period; ok is false for ownPeriod.
func (v *statistics) days(period string) (first, last time.Time, ok bool) {
	today := v.queuePage.today()
	y, m, d := today.Date()
	day := func(y int, m time.Month, d int) time.Time { return time.Date(y, m, d, 0, 0, 0, 0, locales.Zone) }
	switch period {
	case thisYear:
		return day(y, 1, 1), day(y, m, d), true
	case lastYear:
		return day(y-1, 1, 1), day(y-1, 12, 31), true
	case thisMonth:
		return day(y, m, 1), day(y, m, d), true
	case tenYears:
		return day(y-10, m, d), day(y, m, d), true
	}
	return first, last, false
}

// follow sets the days of the named period.
func (v *statistics) follow() {
	v.was = v.named.Value()
	if first, last, ok := v.days(v.was); ok {
		v.bar.Restore(map[string]string{"period": v.was, "from": first.Format(time.DateOnly), "to": last.Format(time.DateOnly)})
	}
}

// changed counts anew; days changed by hand are a period of their own.
func (v *statistics) changed() {
	switch first, last, ok := v.days(v.named.Value()); {
	case v.named.Value() != v.was:
		v.follow()
	case ok && (v.from.Value() != first.Format(time.DateOnly) || v.to.Value() != last.Format(time.DateOnly)):
		v.named.SetValue(ownPeriod)
		v.was = ownPeriod
	}
	v.to.First, _ = v.from.Day()
	v.read(typing)
}

// period is the days asked for; ok is false while they are not whole.
func (v *statistics) period() (s span, ok bool) {
	first, yes := v.from.Day()
	last, too := v.to.Day()
	return span{first.UnixMilli(), last.AddDate(0, 0, 1).UnixMilli() - 1}, yes && too && !last.Before(first)
}

// read counts away from the window's thread; a later question makes an earlier answer void.
func (v *statistics) read(pause time.Duration) {
	asked, ok := v.period()
	if !ok {
		return
	}
	v.version++
	version := v.version
	if v.wait != nil {
		v.wait.Stop()
	}
	run := func() {
		told, err := v.Office.Statistics(context.Background(), asked.from, asked.to)
		fyne.Do(func() {
			switch {
			case version != v.version || v.view == nil || v.view.content != fyne.CanvasObject(v.content):
			case err != nil:
				v.Quiet.Wrong(err)
			default:
				v.told = &told
				v.write()
				v.queuePage.count()
			}
		})
	}
	if pause == 0 {
		go run()
		return
	}
	v.wait = time.AfterFunc(pause, run)
}

// write puts the answer under the bar, as wide as the window is.
func (v *statistics) write() {
	old := v.record
	v.wide = v.content.Size().Width
	s := page.NewSheet(v.wide - 2*page.SheetPad - 32)
	v.writeBalance(s)
	v.writeCounts(s)
	v.record = page.NewRecord(v.Window.Canvas(), s, nil)
	for i, o := range v.content.Objects {
		if old != nil && o == fyne.CanvasObject(old) {
			v.content.Objects[i] = v.record
		}
	}
	if old == nil {
		v.content.Objects = append(v.content.Objects, v.record)
	} else if v.Window.Canvas().Focused() == fyne.Focusable(old) {
		v.focus(v.record)
	}
	v.content.Refresh()
}

func (v *statistics) writeBalance(s *page.Sheet) {
	t := v.told
	s.Title(v.T("statistics.title"), v.T("statistics.period", "from", locales.Date(t.From), "to", locales.Date(t.To)))
	columns, rows := v.motions("statistics.column.list", t.Lists)
	total := motionRow(v.T("statistics.total"), t.Total)
	total.Total = true
	s.Table(columns, append(rows, total)...)
	s.Item(v.T("statistics.equation", t.Total.Equation()...), v.T("statistics.taken-over", "n", locales.Number(int64(t.TakenOver))))
}

// motions are balances as a table: of lists, or of grounds.
func (v *statistics) motions(heading string, all []app.ListMotion) (columns []page.TableColumn, rows []page.TableRow) {
	columns = []page.TableColumn{{Title: v.T(heading)}}
	for _, code := range app.MotionColumns {
		columns = append(columns, page.TableColumn{Title: v.T("statistics.column." + code), Right: true})
	}
	for _, m := range all {
		rows = append(rows, motionRow(m.List.In(v.lang), m))
	}
	return columns, rows
}

func motionRow(name string, m app.ListMotion) page.TableRow {
	row := page.TableRow{Cells: []string{name}}
	for _, n := range m.Numbers() {
		row.Cells = append(row.Cells, locales.Number(int64(n)))
	}
	return row
}

func (v *statistics) writeCounts(s *page.Sheet) {
	t := v.told
	columns := []page.TableColumn{{Title: v.T("statistics.column.ground")}, {Title: v.T("statistics.column.clause")}, {Title: v.T("statistics.column.count"), Right: true}}
	lines := func(counts []app.GroundCount) (rows []page.TableRow) {
		for _, c := range counts {
			rows = append(rows, page.TableRow{Cells: []string{c.Ground.In(v.lang), c.Clause.In(v.lang), locales.Number(int64(c.Count))}})
		}
		return rows
	}
	s.Heading(v.T("statistics.removals"))
	if len(t.Removals) == 0 {
		s.Item(v.T("queuecourse.statistics.nobody"), "")
	} else {
		s.Table(columns, append(lines(t.Removals), page.TableRow{Total: true, Cells: []string{v.T("statistics.total"), "", locales.Number(int64(t.Total.Removed))}})...)
	}
	s.Heading(v.T("statistics.grounds"))
	s.Item(v.T("statistics.memberships"), v.T("statistics.households", "n", locales.Number(int64(t.Total.End))))
	if len(t.Grounds) > 0 {
		columns, rows := v.motions("statistics.column.ground", t.Grounds)
		s.Table(columns, rows...)
	}
}

// print is Ctrl+P: the statistics as a paper without a number.
func (v *statistics) print() {
	asked, ok := v.period()
	if !ok {
		return
	}
	v.OpenWritten(v.T("queuepage.paper.opening"), v.name(asked)+".pdf", func(ctx context.Context, w io.Writer) error {
		return v.Office.StatisticsPaper(ctx, w, v.Who, asked.from, asked.to, nil)
	})
}

// name is what a file is called: ASCII, so that it travels.
func (v *statistics) name(s span) string {
	day := func(ms int64) string { return time.UnixMilli(ms).In(locales.Zone).Format(time.DateOnly) }
	return "kezek-statistics-" + day(s.from) + "-" + day(s.to)
}

// export is Ctrl+E: the statistics as a workbook.
func (v *statistics) export() {
	asked, ok := v.period()
	if !ok || v.told == nil {
		return
	}
	rows := len(v.told.Lists)
	v.SaveAs(v.T("statistics.title"), filepath.Join(room.Documents(), v.name(asked)+ending), func(path string) {
		v.WriteBook(v.T("queuepage.export.writing"), path, rows, func(ctx context.Context) error {
			_, err := v.Office.ExportStatistics(ctx, v.Who, path, asked.from, asked.to, nil)
			return err
		}, func() { v.offer(path) })
	})
}

// underBar gives what is told all the room the bar leaves.
type underBar struct{ v *statistics }

func (underBar) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(400, 200) }

func (l underBar) Layout(_ []fyne.CanvasObject, s fyne.Size) {
	v := l.v
	h := float32(barHeight)
	if v.from.Value() != "" && v.from.Fault() != nil || v.to.Value() != "" && v.to.Fault() != nil {
		h += barFault
	}
	x := s.Width
	for _, b := range []*kit.Button{v.books, v.prints} {
		if b != nil {
			x -= b.MinSize().Width
			b.Move(fyne.NewPos(x, 19))
			b.Resize(fyne.NewSize(b.MinSize().Width, kit.RowHeight))
			x -= edge
		}
	}
	v.bar.Resize(fyne.NewSize(x, h))
	v.back.Move(fyne.NewPos(0, h))
	v.back.Resize(fyne.NewSize(s.Width, s.Height-h))
	if v.record != nil {
		v.record.Move(fyne.NewPos(6, h+4))
		v.record.Resize(fyne.NewSize(s.Width-12, s.Height-h-8))
	}
	if v.told != nil && v.wide != s.Width {
		v.write()
	}
}
