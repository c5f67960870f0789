package queuepage

import (
	"context"
	"errors"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"

	"kezek/app"
	"kezek/app/fault"
	"kezek/locales"
	"kezek/screens/kit"
	"kezek/screens/page"
	"kezek/screens/room"
)

// public is the view of the list for everybody: what will be published as a table, what was published under it, and the form
// in the panel.
type public struct {
	*queuePage
	grid, log *kit.Grid
	deed      *deed
	rows      *app.PublicList // nil until it is read
	past      []app.PublicationView
	shownFor  app.PublicOptions
	version   int
	path      *kit.Input
	picked    string
}

func (p *queuePage) newPublic() *view {
	v := &public{queuePage: p}
	v.grid = kit.NewGrid(p.Desk, []kit.Column{
		{Code: "place", Title: p.T("queuepage.column.place"), Width: 66, Right: true, Unsorted: true},
		{Code: "reg_no", Title: p.T("queuepage.column.reg_no"), Width: 90, Unsorted: true},
		{Code: "name", Title: p.T("queuepage.column.name"), Width: 150, Unsorted: true},
		{Code: "list", Title: p.T("queuepage.column.list"), Width: 160, Unsorted: true},
		{Code: "counting", Title: p.T("queuepage.column.counting"), Width: 110, Unsorted: true},
		{Code: "rare", Title: p.T("queuemoves.public.rare-column"), Width: 150, Unsorted: true},
		{Code: "iin", Title: p.T("queuepage.column.iin"), Width: 120, Unsorted: true},
	}, kit.Source{Len: v.len, Row: v.row})
	v.log = kit.NewGrid(p.Desk, []kit.Column{
		{Code: "at", Title: p.T("queuemoves.public.at"), Width: 125, Unsorted: true},
		{Code: "what", Title: p.T("queuepage.column.list"), Width: 130, Unsorted: true},
		{Code: "profile", Title: p.T("queuemoves.public.profile"), Width: 160, Unsorted: true},
		{Code: "rows", Title: p.T("queuemoves.public.rows"), Width: 80, Right: true, Unsorted: true},
		{Code: "by", Title: p.T("queuemoves.public.by"), Width: 110, Unsorted: true},
		{Code: "file", Title: p.T("queuepage.export.path"), Width: 220, Unsorted: true},
	}, kit.Source{Len: func() int { return len(v.past) }, Row: v.publication})
	v.grid.OnOpen = func(int) { v.ask() }
	v.log.OnOpen = func(int) { v.ask() }
	v.log.Empty = p.T("queuemoves.public.never")
	title := page.Line(p.T("queuemoves.public.log"), kit.TextSize, true, theme.ColorNamePrimary)
	content := &fyne.Container{Layout: overLog{}, Objects: []fyne.CanvasObject{v.grid, title, v.log}}
	return &view{code: viewPublic, content: content, grid: v.grid, heard: v.readLog, count: func() string { return locales.Number(int64(v.len())) },
		shown: func() { v.readLog(); v.ask() }}
}

func (v *public) len() int {
	if v.rows == nil {
		return 0
	}
	return len(v.rows.Rows)
}

func (v *public) row(i int) kit.Row {
	r := v.rows.Rows[i]
	said := ""
	if r.Rare {
		said = v.T("queuemoves.public.rare-row")
	}
	row := kit.Row{Cells: []string{number(r.Place), r.RegNo, r.Name, v.short(r.List), day(r.Counted), said, r.IIN}}
	if r.Rare {
		row.Style = kit.Wrong
	}
	return row
}

func (v *public) publication(i int) kit.Row {
	r := v.past[i]
	list := v.T("queuepage.general")
	if r.List != "" {
		list = v.short(r.List)
	}
	return kit.Row{Cells: []string{locales.DateTime(r.At), list, v.T("public.profile." + r.Profile), locales.Number(r.Rows), r.By, r.FileName}}
}

func (v *public) readLog() {
	go func() {
		past, err := v.Office.Publications(context.Background())
		v.later(err, func() {
			v.past = past
			v.log.Reload()
		})
	}()
}

// ask shows the form: what the list holds, and where it goes.
func (v *public) ask() {
	p := v.queuePage
	if p.ed == nil || v.deed != nil && p.side.form == v.deed.form {
		return
	}
	d := p.newDeed(p.T("queuemoves.public.title"), p.T("queuemoves.public.about"))
	v.deed, v.path = d, kit.NewText(p.Desk, 400)
	d.need("profile", p.T("queuemoves.public.profile"), kit.NewChoice(p.Desk, p.coded("public.profile.", app.Profiles)))
	list := kit.NewChoice(p.Desk, append([]kit.Option{{Code: "", Name: p.T("queuepage.general")}}, p.otherLists("")...))
	d.form.Add(kit.Item{Name: "list", Label: p.T("queuepage.column.list"), Field: list})
	d.form.Add(kit.Item{Name: "as_of", Label: p.T("queuepage.as-of"), Field: d.past(), Width: 140})
	d.form.Add(kit.Item{Name: "format", Label: p.T("queuemoves.public.format"), Field: kit.NewChoice(p.Desk, p.coded("queuemoves.public.formats.", app.PublicFormats)), Beside: true, Required: true})
	d.form.Add(kit.Item{Name: "soften", Field: kit.NewCheck(p.Desk, p.T("queuemoves.public.soften"))})
	d.form.Add(kit.Item{Name: "consent", Field: kit.NewCheck(p.Desk, p.T("queuemoves.public.consent"))})
	d.form.Add(kit.Item{Name: "iin", Field: kit.NewCheck(p.Desk, p.T("queuemoves.public.iin"))})
	d.need("path", p.T("queuepage.export.path"), v.path)
	d.place = func(field string) string {
		if field == "sha256" {
			return "path"
		}
		return field
	}
	d.changes = append(d.changes, v.changed)
	v.shownFor = app.PublicOptions{Profile: "?"}
	d.end(p.T("queuemoves.public.write")+"  Ctrl+Enter", v.write, map[string]string{"profile": app.ByInitials, "format": app.PublicFormats[0], "soften": "1",
		"path": filepath.Join(room.Documents(), v.name("xlsx"))})
	d.form.Loses = func() bool { return false }
}

// name is what the file is called at first: ASCII, so that it travels.
func (v *public) name(format string) string {
	return "kezek-public-" + v.queuePage.today().Format(time.DateOnly) + "." + format
}

// options are what the form asks for.
func (v *public) options() app.PublicOptions {
	f := v.deed.form.Values()
	opt := app.PublicOptions{Profile: f["profile"], List: f["list"], IIN: f["iin"] != "", Consent: f["consent"] != "", Soften: f["soften"] != ""}
	if t, err := time.ParseInLocation(time.DateOnly, f["as_of"], locales.Zone); err == nil {
		opt.AsOf = t.AddDate(0, 0, 1).UnixMilli() - 1 // the whole day
	}
	return opt
}

// changed reads the list anew when what it holds was changed, and keeps the file's ending true.
func (v *public) changed() {
	format := v.deed.form.Field("format").Value()
	if at := v.path.Value(); format != "" && filepath.Ext(at) != "."+format && slices.Contains([]string{".xlsx", ".pdf"}, filepath.Ext(at)) {
		v.path.SetValue(strings.TrimSuffix(at, filepath.Ext(at)) + "." + format)
	}
	soften := v.deed.form.Field("profile").Value() == app.BySurname
	v.deed.form.Omit("soften", !soften)
	v.deed.form.Omit("iin", v.deed.form.Field("profile").Value() == app.ByNumber)
	if opt := v.options(); !same(opt, v.shownFor) && opt.Profile != "" {
		v.shownFor = opt
		v.read(opt)
	}
}

func same(a, b app.PublicOptions) bool {
	a.Langs, b.Langs = nil, nil
	return a.Profile == b.Profile && a.List == b.List && a.AsOf == b.AsOf && a.IIN == b.IIN && a.Consent == b.Consent && a.Soften == b.Soften
}

// read makes the list away from the window's thread; a later question makes an earlier answer void.
func (v *public) read(opt app.PublicOptions) {
	v.version++
	version := v.version
	v.grid.Empty = v.T("queuepage.reading")
	v.grid.Reload()
	go func() {
		list, err := v.Office.Public(context.Background(), opt)
		v.later(err, func() {
			if version != v.version {
				return
			}
			v.rows = list
			v.grid.Empty = v.T("public.nobody")
			v.grid.Reload()
			v.warnOf(list)
			if v.queuePage.view != nil && v.queuePage.view.grid == v.grid {
				v.count()
			}
		})
	}()
}

const rareShown = 12

// warnOf says by which rows somebody can still be recognised, before anything is written.
func (v *public) warnOf(list *app.PublicList) {
	d := v.deed
	if len(list.Rare) == 0 {
		d.said.say(note{text: v.T("queuemoves.public.safe"), icon: kit.IconCheck, ink: kit.ColorGood})
	} else {
		numbers := strings.Join(list.Rare[:min(rareShown, len(list.Rare))], ", ")
		if len(list.Rare) > rareShown {
			numbers += " …"
		}
		d.said.say(note{text: v.T("queuemoves.public.rare", "count", len(list.Rare), "numbers", numbers), icon: kit.IconWarning, ink: kit.ColorWrong})
	}
	d.form.Together(func() {
		d.form.Omit("reason", true)
		d.form.Omit("reason", false)
		d.form.Omit("reason", len(list.Rare) == 0)
	})
}

// write writes the list; a file that is there is not lost without a question.
func (v *public) write() {
	d := v.deed
	format := d.value("format")
	v.ToWrite(room.Ended(v.path.Value(), "."+format), v.picked, func(path string) {
		if d.busy {
			return
		}
		d.busy = true
		opt, reason := v.options(), d.reason()
		v.Run(v.T("queuemoves.public.writing"), func(ctx context.Context) error {
			_, err := v.Office.Publish(ctx, v.Who, path, format, opt, reason)
			return err
		}, func(err error) {
			d.busy = false
			var findings fault.Findings
			switch {
			case errors.Is(err, context.Canceled):
				v.Quiet.Note(v.T("queuepage.export.stopped"))
			case errors.As(err, &findings):
				d.answer(findings)
			case err != nil:
				v.Quiet.Wrong(err)
			default:
				v.Committed()
				v.Quiet.Good(v.T("queuemoves.public.done", "count", v.len(), "n", number(v.len()), "file", path))
				v.offerPublic(path)
			}
		})
	})
}

// offerPublic lets the file be opened; Esc leads back to the form.
func (v *public) offerPublic(path string) {
	form, open := v.BookThere(path, recordWidth, v.closeSide)
	form.Buttons(open, v.backButton(form))
	v.showForm(v.T("queuepage.export.ready"), "", form)
	form.OnBack = v.ask
	v.focus(open)
}

// overLog sets a table over the log of what was published.
type overLog struct{}

func (overLog) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(300, 240) }

func (overLog) Layout(o []fyne.CanvasObject, s fyne.Size) {
	log := max(6*float32(kit.RowHeight), float32(int(s.Height*0.28)))
	o[0].Resize(fyne.NewSize(s.Width, s.Height-log-30))
	o[1].Move(fyne.NewPos(2, s.Height-log-24))
	o[2].Move(fyne.NewPos(0, s.Height-log))
	o[2].Resize(fyne.NewSize(s.Width, log))
}
