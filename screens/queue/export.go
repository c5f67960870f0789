package queuepage

import (
	"context"
	"path/filepath"
	"slices"
	"strings"

	"kezek/app"
	"kezek/locales"
	"kezek/screens/kit"
	"kezek/screens/page"
	"kezek/screens/room"
)

const ending = ".xlsx"

// exportSetting is how a person last exported.
type exportSetting struct {
	Columns []string `json:"columns"`
	Langs   string   `json:"langs"`
	Folder  string   `json:"folder"`
}

// exporting is the form of an export.
type exporting struct {
	*queuePage
	form   *kit.Form
	picker *picker
	path   *kit.Input
	filter app.QueueFilter
	picked string // path the system's dialog gave: it has asked about overwriting already
}

// export is Ctrl+E: what is shown goes into a workbook; columns, languages and file are asked for.
func (p *queuePage) export() {
	if p.view != nil {
		if p.view.export != nil {
			p.view.export()
		}
		return
	}
	if !app.May(p.Who, "export-list") || p.side.form != nil || p.rows.queue == nil {
		return
	}
	set := exportSetting{Columns: slices.Clone(app.UsualColumns), Langs: "kk ru", Folder: room.Documents()}
	if err := p.Office.Setting(context.Background(), p.Who, settingExport, &set); err != nil {
		p.Quiet.Wrong(err)
	}
	e := &exporting{queuePage: p, form: kit.NewForm(p.Desk), filter: p.filter, path: kit.NewText(p.Desk, 400)}
	e.picker = newPicker(p.Window.Canvas(), picks(app.ListColumns, set.Columns, func(code string) string { return p.T("list.column." + code) }))
	e.picker.submit, e.picker.back = e.form.Submit, e.form.Back
	e.form.AddObject(page.NewProse(p.T("queuepage.export.columns"), recordWidth, kit.ColorQuiet))
	e.form.AddObject(e.picker)
	e.form.Add(kit.Item{Name: "langs", Label: p.T("queuepage.export.langs"), Required: true, Field: kit.NewChoice(p.Desk, []kit.Option{
		{Code: "kk ru", Name: p.T("queuepage.export.both")}, {Code: "kk", Name: p.T("queuepage.export.kk")},
		{Code: "ru", Name: p.T("queuepage.export.ru")}})})
	e.form.Add(kit.Item{Name: "path", Label: p.T("queuepage.export.path"), Field: e.path, Required: true})
	e.form.OnSubmit = e.submit
	e.form.Buttons(kit.NewMainButton(p.Desk, p.T("queuepage.export.write"), e.form.Submit),
		kit.NewButton(p.Desk, p.T("queuepage.export.choose"), "", e.choose), p.backButton(e.form))
	e.form.SetValues(map[string]string{"langs": set.Langs, "path": filepath.Join(set.Folder, e.name())})
	e.form.Loses = func() bool { return false }
	p.showForm(p.T("queuepage.export.title"), p.T("queuepage.export.about", "count", p.rows.Len, "n", locales.Number(int64(p.rows.Len)),
		"list", p.listed(e.filter)), e.form)
	p.focus(e.picker)
}

// listed names what a filter shows.
func (p *queuePage) listed(f app.QueueFilter) string {
	list := p.T("queuepage.general")
	if f.List != "" {
		list = p.short(f.List)
	}
	if f.AsOf != 0 {
		list += ", " + p.T("queuecourse.as-of", "day", locales.Date(f.AsOf))
	}
	if f.Query != "" {
		list += ", «" + f.Query + "»"
	}
	return list
}

// name is what the file is called at first: ASCII, so that it travels.
func (e *exporting) name() string {
	list := ""
	if e.filter.List != "" {
		list = "-" + e.filter.List
	}
	at := e.filter.AsOf
	if at == 0 {
		at = e.Office.Now()
	}
	day := strings.Split(locales.Date(at), ".")
	slices.Reverse(day)
	return "kezek" + list + "-" + strings.Join(day, "-") + ending
}

// choose asks the system's own dialog for the file; where there is none, the path is typed.
func (e *exporting) choose() {
	e.AskWhere(e.T("queuepage.export.title"), e.path.Value(), "Excel", "*"+ending, func(path string) {
		e.picked = room.Ended(path, ending)
		e.path.SetValue(e.picked)
	}, func() {
		e.Quiet.Note(e.T("queuepage.export.typed"))
		e.focus(e.path)
	})
}

func (e *exporting) submit() { e.ToWrite(room.Ended(e.path.Value(), ending), e.picked, e.write) }

func (e *exporting) write(path string) {
	options := app.ListOptions{Filter: e.filter, Columns: e.picker.chosen()}
	langs := e.form.Values()["langs"]
	for _, l := range strings.Fields(langs) {
		options.Langs = append(options.Langs, locales.Lang(l))
	}
	e.keeping.Keep(settingExport, exportSetting{options.Columns, langs, filepath.Dir(path)})
	rows := e.rows.Len
	e.returnToEntry()
	e.WriteBook(e.T("queuepage.export.writing"), path, rows, func(ctx context.Context) error {
		_, err := e.Office.ExportQueue(ctx, e.Who, path, options)
		return err
	}, func() { e.offer(path) })
}

// offer lets the person open the workbook, where no form stands in the way.
func (p *queuePage) offer(path string) {
	if p.side.form != nil {
		return
	}
	form, open := p.BookThere(path, recordWidth, p.returnToEntry)
	form.Buttons(open, p.backButton(form))
	_, typing := p.Window.Canvas().Focused().(*kit.Input)
	p.showForm(p.T("queuepage.export.ready"), "", form)
	if !typing { // who has gone on typing meanwhile goes on
		p.focus(open)
	}
}
