package journals

import (
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"

	"kezek/app"
	"kezek/app/casefile"
	"kezek/app/edition"
	"kezek/app/iin"
	"kezek/locales"
	"kezek/screens/kit"
	"kezek/screens/room"
)

func TestMain(m *testing.M) {
	app.HashCost.Time, app.HashCost.Memory = 1, 64 // sign-ins are not what is tested here
	os.Exit(m.Run())
}

// desk is an office with its people, and a clock the test moves.
type desk struct {
	*app.Office
	t              testing.TB
	clock          time.Time
	reg, exe, head *app.Person
	admin          *app.Person
}

func newDesk(t testing.TB) *desk {
	t.Helper()
	d := &desk{t: t, clock: time.Date(2026, 11, 20, 10, 0, 0, 0, locales.Zone)}
	o, err := app.Create(t.Context(), filepath.Join(t.TempDir(), "office"), app.At(func() time.Time { return d.clock }))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { o.Close() })
	d.Office = o
	d.must(nil, app.CreateOffice{Edition: edition.Standard, Office: app.OfficeData{NameKK: "Ақсай ауданының тұрғын үй бөлімі",
		NameRU: "Отдел жилищных отношений Аксайского района", BIN: "050340000019", DistrictKK: "Ақсай ауданы", DistrictRU: "Аксайский район",
		KATO: "273620100", Prefix: "АҚС", HeadPostKK: "Бөлім басшысы", HeadPostRU: "Руководитель отдела", HeadName: "Б. Сатпаев"},
		Person: app.AddPerson{Login: "admin", FullName: "Әкімші", Roles: []app.Role{app.Admin}, Password: "secret"}}, "")
	d.admin = d.in("admin")
	for login, p := range map[string]app.AddPerson{"reg": {FullName: "А. Сейітова", Roles: []app.Role{app.Registrar}},
		"exe": {FullName: "Г. Омарова", Roles: []app.Role{app.Executor}}, "head": {FullName: "Б. Сатпаев", Roles: []app.Role{app.Head, app.Secretary}}} {
		p.Login, p.Password = login, "secret"
		d.must(d.admin, p, "")
	}
	d.reg, d.exe, d.head = d.in("reg"), d.in("exe"), d.in("head")
	return d
}

func (d *desk) in(login string) *app.Person {
	d.t.Helper()
	p, err := d.SignIn(d.t.Context(), login, "secret")
	if err != nil {
		d.t.Fatal(err)
	}
	return p
}

func (d *desk) must(who *app.Person, a app.Act, reason string) app.Outcome {
	d.t.Helper()
	d.clock = d.clock.Add(7 * time.Minute)
	out, err := d.Do(d.t.Context(), who, app.Order{Act: a, Reason: reason})
	if err != nil {
		d.t.Fatalf("%s: %v", a.Name(), err)
	}
	return out
}

var people = strings.Fields("Әлиев_Қайрат_Нұрланұлы Ғабитова_Айгүл_Серікқызы Қасымов_Дәурен_Өмірбекұлы Петренко_Татьяна_Сергеевна Өтегенова_Зәуре_Ерланқызы Һамитов_Ұлан_Асқарұлы Іргебаева_Мәдина_Бауыржанқызы")

// application is a sound one, complete at a moment; n makes the people different.
func (d *desk) application(n int, at time.Time) app.Register {
	d.t.Helper()
	person := func(born int) string {
		return string(iin.Make(time.Date(born, 3, 15, 0, 0, 0, 0, locales.Zone), iin.Male, n))
	}
	a := casefile.Application{Channel: edition.ByOffice, ReceivedAt: at.UnixMilli(), CompleteAt: at.UnixMilli(), List: "vulnerable",
		Applicant: casefile.Member{Name: strings.ReplaceAll(people[n%len(people)], "_", " "), IIN: person(1980)},
		Address:   "Ақсай а., Абай к-сі, 1 үй", Phone: "+77010000000"}
	ed, err := d.InForce(d.t.Context(), edition.Queue, at.UnixMilli())
	if err != nil {
		d.t.Fatal(err)
	}
	for _, doc := range ed.Service(edition.Queue).Asks(a.List, a.Channel) {
		a.Documents = append(a.Documents, casefile.Held{Code: doc.Code, How: casefile.OnPaper, Pages: 2})
	}
	return app.Register{Application: a}
}

// registered registers an application received at a moment and gives its case number.
func (d *desk) registered(n int, at time.Time) string {
	d.t.Helper()
	var made app.Registered
	if err := d.must(d.reg, d.application(n, at), "ескі өтініш").Read(&made); err != nil {
		d.t.Fatal(err)
	}
	return made.CaseNo
}

// now is a minute of the office's present day.
func (d *desk) now() time.Time { return d.clock.Add(-time.Hour).Truncate(time.Minute) }

// thread is the window's thread: what goroutines hand to fyne.Do runs when the test pumps.
type thread struct {
	fyne.Driver
	mu    sync.Mutex
	queue []func()
}

func (t *thread) DoFromGoroutine(f func(), _ bool) {
	t.mu.Lock()
	t.queue = append(t.queue, f)
	t.mu.Unlock()
}

func (t *thread) run() bool {
	t.mu.Lock()
	all := t.queue
	t.queue = nil
	t.mu.Unlock()
	for _, f := range all {
		f()
	}
	return len(all) > 0
}

// threaded is Fyne's test app with a thread of its own.
type threaded struct {
	fyne.App
	thread *thread
}

func (a threaded) Driver() fyne.Driver { return a.thread }

// bench is the section in a window, on a real office.
type bench struct {
	*section
	t      testing.TB
	whole  *room.Section
	thread *thread
	went   []string // sections Room.Go was asked for
	said   string   // the count at the foot
}

// open shows the section to a person in a language and waits until it stands.
func (d *desk) open(who *app.Person, lang locales.Lang) *bench {
	d.t.Helper()
	b := &bench{t: d.t}
	a := test.NewTempApp(d.t)
	a.Settings().SetTheme(kit.Theme{})
	w := a.NewWindow("")
	b.thread = &thread{Driver: a.Driver()}
	fyne.SetCurrentApp(threaded{a, b.thread})
	d.t.Cleanup(b.drain)
	keys := kit.NewDesk(w, lang, func() time.Time { return d.clock })
	r := &room.Room{Office: d.Office, Who: who, Desk: keys, Window: w, Quiet: kit.NewQuietLine(keys), Tasks: kit.NewTaskBar(keys),
		Go:    func(section kit.Command, at string) { b.went = append(b.went, string(section)+" "+at) },
		Count: func(text string) { b.said = text }}
	r.Committed = func() { b.whole.Heard() }
	b.section = newSection(r)
	b.whole = b.built()
	for c, f := range b.whole.Hears {
		keys.On(c, f)
	}
	w.SetPadded(false)
	w.SetContent(b.whole.Content)
	w.Resize(fyne.NewSize(1170, 640))
	b.whole.Shown("")
	b.until("the journal", func() bool { return b.question.Code != "" && b.counts != nil })
	return b
}

// drain lets what was asked be answered before the window goes.
func (b *bench) drain() {
	if b.wait != nil {
		b.wait.Stop()
	}
	for quiet := time.Now(); time.Since(quiet) < 30*time.Millisecond; time.Sleep(time.Millisecond) {
		if b.thread.run() || b.lines.Busy() || b.keeping.Busy() {
			quiet = time.Now()
		}
	}
}

// until pumps the window's thread until something holds.
func (b *bench) until(what string, holds func() bool) {
	b.t.Helper()
	for end := time.Now().Add(10 * time.Second); time.Now().Before(end); {
		b.thread.run()
		if holds() {
			return
		}
		time.Sleep(time.Millisecond)
	}
	b.t.Fatalf("%s: never came; the quiet line says %q", what, b.Quiet.Text())
}

// goes brings a journal in front by the menu and waits for it.
func (b *bench) goes(code string) {
	b.t.Helper()
	b.menu.OnGo(place(code))
	b.until(code, func() bool {
		return b.front == code && (code == surveyPage && b.survey.sum != nil || b.question.Code == code)
	})
	b.drain()
}

func place(code string) int {
	for i, c := range append(append([]string{}, app.JournalCodes...), surveyPage) {
		if c == code {
			return i
		}
	}
	return -1
}

// key presses a key the way the driver hands it on: to the focused part, else to the window.
func (b *bench) key(names ...fyne.KeyName) {
	for _, name := range names {
		ev := &fyne.KeyEvent{Name: name}
		c := b.Window.Canvas()
		focused := c.Focused()
		if tab, ok := focused.(fyne.Tabbable); name == fyne.KeyTab && (!ok || !tab.AcceptsTab()) {
			c.FocusNext()
		} else if focused != nil {
			focused.TypedKey(ev)
		} else {
			c.OnTypedKey()(ev)
		}
	}
}

// ctrl presses Ctrl with a key.
func (b *bench) ctrl(name fyne.KeyName) {
	b.t.Helper()
	f, ok := b.Window.Canvas().Focused().(fyne.Shortcutable)
	if !ok {
		b.t.Fatalf("nothing that takes Ctrl+%s has the keyboard", name)
	}
	f.TypedShortcut(&desktop.CustomShortcut{KeyName: name, Modifier: fyne.KeyModifierControl})
}

// letters types text.
func (b *bench) letters(text string) {
	for _, r := range text {
		name := fyne.KeyName("")
		if r >= '0' && r <= '9' {
			name = fyne.KeyName(r)
		}
		b.Window.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: name})
		b.Window.Canvas().Focused().TypedRune(r)
	}
}

// cells are a line's texts by column; the line must have come.
func (b *bench) cells(row int) map[string]string {
	b.t.Helper()
	b.until("the line", func() bool { return b.lines.Row(row) != nil })
	cells := b.grid.Source.Row(row).Cells
	m := map[string]string{markColumn: cells[1]}
	for i, c := range app.JournalColumns(b.front) {
		if i > 0 {
			i++
		}
		m[c.Code] = cells[i]
	}
	return m
}

// panel is everything written in the panel at the right.
func (b *bench) panel() string { return markup(b.side.panel) }

func markup(o fyne.CanvasObject) string { return test.RenderObjectToMarkup(o) }
