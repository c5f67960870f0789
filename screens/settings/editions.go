package settings

import (
	"context"
	"fmt"
	"os"
	"slices"
	"strings"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"

	"kezek/app"
	"kezek/app/edition"
	"kezek/app/fault"
	"kezek/locales"
	"kezek/screens/kit"
	"kezek/screens/page"
)

const headWidth = 860 // px of the text over a sheet's tables: a 1280 px window has room for it

// lawBook is the sheet of editions: the list of all one can adopt, one of them open, or two compared.
type lawBook struct {
	*section
	sheet   *sheet
	stage   *fyne.Container
	list    fyne.CanvasObject
	offered []app.Offered
	ruling  map[string]string // sha256 of an edition to the services it rules today
	counts  map[string]count
	grid    *kit.Grid
	about   *page.Reading
	adopts  *kit.Button // nil for who may not
	inside  []inside    // what is open over the list, the last one in front
}

// count is how many statements an edition makes that rest on the act, and how many of them are unverified.
type count struct{ unverified, all int }

// inside is one page opened over another.
type inside struct {
	first func() // gives it the keyboard
	back  func()
}

func (s *section) editions() *sheet {
	b := &lawBook{section: s, stage: container.NewStack(), about: page.NewReading(s.Window.Canvas())}
	b.grid = kit.NewGrid(s.Desk, []kit.Column{
		{Code: "title", Title: s.T("settings.editions.column.title"), Width: 236, Unsorted: true},
		{Code: "services", Title: s.T("settings.editions.column.services"), Width: 142, Unsorted: true},
		{Code: "territory", Title: s.T("settings.editions.column.territory"), Width: 112, Unsorted: true},
		{Code: "period", Title: s.T("settings.editions.column.period"), Width: 172, Unsorted: true},
		{Code: "unverified", Title: s.T("settings.editions.column.unverified"), Width: 112, Unsorted: true},
		{Code: "state", Title: s.T("settings.editions.column.state"), Width: 124, Unsorted: true},
	}, kit.Source{Len: func() int { return len(b.offered) }, Row: b.row})
	b.grid.OnCursor = func(int) { b.tell() }
	b.grid.OnOpen = func(int) { b.read() }
	b.sheet = &sheet{code: "editions", title: s.T("settings.editions.title"), short: s.T("settings.editions.short"), first: b.enter, back: b.stepBack, content: b.stage}
	b.sheet.shown = b.reload
	b.sheet.heard = b.reload
	b.list = b.listPage()
	swap(b.stage, b.list)
	return b.sheet
}

func (b *lawBook) listPage() fyne.CanvasObject {
	buttons := page.Row(10, kit.NewMainButton(b.Desk, b.T("settings.editions.open"), b.read))
	if app.May(b.Who, "adopt-edition") {
		b.adopts = kit.NewButton(b.Desk, b.T("settings.editions.adopt"), "", func() { b.adopt(b.chosen()) })
	}
	buttons.Add(kit.NewButton(b.Desk, b.T("settings.editions.again"), "", b.reload))
	buttons.Add(kit.NewButton(b.Desk, b.T("settings.editions.folder"), "", b.openFolder))
	if b.adopts != nil {
		buttons.Add(b.adopts) // last: its reason stands at its right
	}
	head := page.Column(8, page.NewProse(b.T("settings.editions.what"), headWidth, kit.ColorQuiet), buttons, page.Space(0, 2))
	split := container.NewVSplit(b.grid, b.about)
	split.SetOffset(0.58)
	return container.NewBorder(head, nil, nil, nil, split)
}

// reload reads the editions anew: the office's own files may have been mended meanwhile.
func (b *lawBook) reload() {
	var offered []app.Offered
	ruling := map[string]string{}
	b.later(b.sheet, func(ctx context.Context) (err error) {
		if offered, err = b.Office.Editions(ctx); err != nil {
			return err
		}
		for _, code := range edition.ServiceCodes {
			ed, err := b.Office.InForce(ctx, code, b.Office.Now())
			if err != nil {
				return err
			}
			if ed != nil {
				ruling[ed.SHA256] = strings.TrimPrefix(ruling[ed.SHA256]+", "+b.service(ed, code), ", ")
			}
		}
		return nil
	}, func() {
		slices.SortStableFunc(offered, func(x, y app.Offered) int { return strings.Compare(shelf(x), shelf(y)) })
		b.offered, b.ruling, b.counts = offered, ruling, map[string]count{}
		for _, o := range offered {
			if o.Edition != nil {
				b.counts[o.SHA256] = counted(o.Edition)
			}
		}
		b.grid.Reload()
		b.tell()
	})
}

// shelf puts the office's own files before the shipped editions.
func shelf(o app.Offered) string {
	if o.File != "" {
		return "1"
	}
	return "2"
}

func (b *lawBook) row(i int) kit.Row {
	o := b.offered[i]
	if o.Broken != nil {
		return kit.Row{Cells: []string{o.File, "", "", "", "", b.T("settings.editions.state.broken")}, Style: kit.Wrong}
	}
	n := b.counts[o.SHA256]
	r := kit.Row{Cells: []string{o.Title.In(b.Lang()), b.services(o.Edition), b.territory(o.Edition), b.period(o.Edition),
		fmt.Sprintf("%d / %d", n.unverified, n.all), b.state(o)}}
	if b.ruling[o.SHA256] != "" {
		r.Style = kit.Strong
	}
	return r
}

func (b *lawBook) state(o app.Offered) string {
	switch {
	case b.ruling[o.SHA256] != "":
		return b.T("settings.editions.state.rules")
	case o.Adopted:
		return b.T("settings.editions.state.adopted")
	case o.File != "":
		return b.T("settings.editions.state.own")
	}
	return b.T("settings.editions.state.offered")
}

// chosen is the edition under the cursor; nil where there is none.
func (b *lawBook) chosen() *app.Offered {
	if i := b.grid.Cursor(); i >= 0 && i < len(b.offered) {
		return &b.offered[i]
	}
	return nil
}

// tell says of the edition under the cursor what the list has no room for.
func (b *lawBook) tell() {
	o := b.chosen()
	switch {
	case o == nil:
		b.about.Say()
	case o.Broken != nil:
		b.about.Say(b.brokenFile(o)...)
	default:
		b.about.Say(b.aboutEdition(o)...)
	}
	if b.adopts != nil {
		b.adopts.Forbid(b.hindered(o))
	}
}

// hindered says why an edition cannot be adopted; "" where it can.
func (b *lawBook) hindered(o *app.Offered) string {
	switch {
	case o == nil || o.Broken != nil:
		return b.T("settings.editions.mend")
	case o.Adopted:
		return b.T("settings.editions.already")
	}
	return ""
}

// brokenFile tells file, line and reason of a file that cannot be read.
func (b *lawBook) brokenFile(o *app.Offered) []page.Passage {
	f := o.Broken
	all := []page.Passage{{Text: b.Lang().With(f.Key, f.Args) + " (" + f.Code + ")", Icon: kit.IconWarning, Ink: kit.ColorWrong, Bold: true},
		{Label: b.T("settings.editions.file"), Text: o.File}}
	for _, told := range [][2]string{{"line", "settings.editions.line"}, {"what", "settings.editions.reason"}} {
		if said := f.Args[told[0]]; said != nil && said != "0" {
			all = append(all, page.Passage{Label: b.T(told[1]), Text: fmt.Sprint(said)})
		}
	}
	return append(all, page.Passage{Text: b.T("settings.editions.broken-help", "folder", b.Office.EditionsFolder()), Ink: kit.ColorQuiet})
}

func (b *lawBook) aboutEdition(o *app.Offered) []page.Passage {
	lang := b.Lang()
	all := []page.Passage{{Text: o.Title.In(lang), Head: true}}
	add := func(name, text string) {
		if text != "" {
			all = append(all, page.Passage{Label: b.T("settings.editions." + name), Text: text})
		}
	}
	add("rules-today", b.ruling[o.SHA256])
	add("law", b.lawOf(o.Edition))
	add("note", o.Law.Note.In(lang))
	add("in-force", b.period(o.Edition))
	add("territory", o.Territory.In(lang))
	add("services", b.services(o.Edition))
	if n := b.counts[o.SHA256]; n.unverified > 0 {
		all = append(all, page.Passage{Label: b.T("settings.editions.column.unverified"), Icon: kit.IconWarning,
			Text: b.T("settings.editions.unverified-of", "n", n.unverified, "all", n.all)})
	}
	add("file", o.File)
	add("code", o.Code+" · "+o.SHA256)
	return all
}

// lawOf names the act with number, date and registration.
func (s *section) lawOf(ed *edition.Edition) string {
	l := ed.Law
	text := l.In(s.Lang()) + ", " + shownDay(l.Date)
	if l.Number != "" {
		text += " № " + l.Number
	}
	if l.Registered != "" {
		text += " (" + s.T("settings.editions.registered", "number", l.Registered) + ")"
	}
	return text
}

func (b *lawBook) enter() {
	if n := len(b.inside); n > 0 {
		b.inside[n-1].first()
		return
	}
	b.grid.Focus()
}

// into opens another page of the book and gives it the keyboard.
func (b *lawBook) into(o fyne.CanvasObject, first func()) {
	before, focused := b.stage.Objects[0], b.Window.Canvas().Focused()
	b.inside = append(b.inside, inside{first, func() {
		swap(b.stage, before)
		b.Window.Canvas().Focus(focused)
	}})
	b.Window.Canvas().Unfocus()
	swap(b.stage, o)
	first()
}

func (b *lawBook) stepBack() bool {
	n := len(b.inside)
	if n == 0 {
		return false
	}
	back := b.inside[n-1].back
	b.inside = b.inside[:n-1]
	back()
	return true
}

// openFolder shows the folder of the office's own editions, making it where it is not there yet.
func (b *lawBook) openFolder() {
	folder := b.Office.EditionsFolder()
	if err := os.MkdirAll(folder, 0o700); err != nil {
		b.Quiet.Wrong(fault.New("W26", "settings.fault.folder", "folder", folder).Because(err))
		return
	}
	b.Open(folder)
}

// adopt says what will follow, then makes the edition one the office judges by.
func (b *lawBook) adopt(o *app.Offered) {
	if o == nil || b.hindered(o) != "" {
		return
	}
	title := o.Title.In(b.Lang())
	what := page.Column(8)
	for _, text := range b.follows(o.Edition) {
		what.Add(page.NewProse(text, 520, theme.ColorNameForeground))
	}
	dl := &kit.Dialog{Title: b.T("settings.adopt.title"), Content: what, Width: 556}
	dl.Buttons = []*kit.Button{kit.NewMainButton(b.Desk, b.T("settings.adopt.act"), func() {
		dl.Close()
		b.Do(b.T("settings.adopt.running"), app.Order{Act: app.AdoptEdition{Code: o.Code}}, func(_ app.Outcome, err error) {
			if err != nil {
				b.Quiet.Wrong(err)
				return
			}
			b.Quiet.Good(b.T("settings.adopt.done", "title", title))
		})
	}), kit.NewButton(b.Desk, b.T("kit.dialog.back"), "", dl.Close)}
	dl.First = dl.Buttons[1]
	b.Desk.Show(dl)
}

// follows is what adopting an edition does, in sentences.
func (b *lawBook) follows(ed *edition.Edition) []string {
	today := b.Desk.Now().In(locales.Zone).Format(time.DateOnly)
	said := []string{ed.Title.In(b.Lang()) + "."}
	switch {
	case ed.To != "":
		said = append(said, b.T("settings.adopt.between", "from", shownDay(ed.From), "to", shownDay(ed.To)))
	default:
		said = append(said, b.T("settings.adopt.since", "from", shownDay(ed.From)))
	}
	if ed.Has(edition.Queue) && ed.Covers(today) {
		said = append(said, b.T("settings.adopt.queue"))
	}
	if n := b.counts[ed.SHA256]; n.unverified > 0 {
		said = append(said, b.T("settings.editions.unverified-of", "n", n.unverified, "all", n.all))
	}
	return append(said, b.T("settings.adopt.keep"))
}
