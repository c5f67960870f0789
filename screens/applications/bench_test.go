package applications

import (
	"context"
	"io"
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
	"kezek/screens/internal/trial"
	"kezek/screens/kit"
	"kezek/screens/room"
)

func TestMain(m *testing.M) { trial.Main(m) }

// thread is the window's thread in the hands of the test: what goroutines and timers hand to fyne.Do waits until a key is
// pressed or something is waited for.
type thread struct {
	fyne.Driver
	sync.Mutex
	queue []func()
}

func (t *thread) DoFromGoroutine(f func(), _ bool) {
	t.Lock()
	t.queue = append(t.queue, f)
	t.Unlock()
}

// run runs what is waiting.
func (t *thread) run() {
	t.Lock()
	all := t.queue
	t.queue = nil
	t.Unlock()
	for _, f := range all {
		f()
	}
}

// threaded is Fyne's test app with such a thread.
type threaded struct {
	fyne.App
	thread *thread
}

func (a threaded) Driver() fyne.Driver { return a.thread }

// newApp is a test app on a thread; what comes after the test is heard by nobody.
func newApp(t testing.TB) threaded {
	t.Cleanup(func() {
		a := test.NewApp()
		fyne.SetCurrentApp(threaded{a, &thread{Driver: a.Driver()}})
	})
	a := test.NewTempApp(t)
	on := threaded{a, &thread{Driver: a.Driver()}}
	fyne.SetCurrentApp(on)
	return on
}

// bench is the section on a real office, with a clock, timers and reading moved by hand.
type bench struct {
	t       *testing.T
	o       *app.Office
	s       *section
	r       *room.Room
	section *room.Section
	clock   time.Time
	thread  *thread
	timers  []*timer
	papers  []string // the PDFs that were shown, by name
	pdf     []byte   // the last one
	reg     *app.Person
	head    *app.Person

	only     string    // the section is held to it
	services []Service // that have something of their own
}

type timer struct {
	f   func()
	off bool
}

func newOffice(t *testing.T) *bench {
	t.Helper()
	b := &bench{t: t, clock: time.Date(2026, 11, 20, 10, 0, 0, 0, locales.Zone)}
	o, err := app.Create(t.Context(), filepath.Join(t.TempDir(), "office"), app.At(func() time.Time { return b.clock }))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { o.Close() })
	b.o = o
	b.must(nil, app.CreateOffice{Edition: "R2025-INST", Office: app.OfficeData{NameKK: "Ақсай ауданының тұрғын үй бөлімі", NameRU: "Отдел",
		BIN: "050340000019", DistrictKK: "Ақсай ауданы", DistrictRU: "Аксайский район", KATO: "273620100", Prefix: "АҚС", HeadPostKK: "Бөлім басшысы",
		HeadPostRU: "Руководитель отдела", HeadName: "Б. Сатпаев"},
		Person: app.AddPerson{Login: "admin", FullName: "Әкімші", Roles: []app.Role{app.Admin}, Password: "secret"}}, "")
	admin := b.in("admin")
	b.must(admin, app.AddPerson{Login: "reg", FullName: "А. Сейітова", Roles: []app.Role{app.Registrar}, Password: "secret"}, "")
	b.must(admin, app.AddPerson{Login: "head", FullName: "Б. Сатпаев", Roles: []app.Role{app.Head, app.Secretary}, Password: "secret"}, "")
	b.reg, b.head = b.in("reg"), b.in("head")
	return b
}

// open builds the section for a person, as after a start of the program.
func (b *bench) open(who *app.Person, lang locales.Lang) {
	a := newApp(b.t)
	b.thread = a.thread
	a.Settings().SetTheme(kit.Theme{})
	w := a.NewWindow("")
	d := kit.NewDesk(w, lang, func() time.Time { return b.clock })
	b.timers = nil
	b.r = &room.Room{Office: b.o, Who: who, Desk: d, Window: w, Quiet: kit.NewQuietLine(d), Tasks: kit.NewTaskBar(d),
		Go: func(kit.Command, string) {}, Count: func(string) {}}
	b.s = newSection(b.r, b.only, b.services...)
	b.s.later = func(work func(context.Context), done func()) { work(b.t.Context()); done() }
	b.s.act = func(_ string, order app.Order, done func(app.Outcome, error)) {
		out, err := b.o.Do(b.t.Context(), who, order)
		if err == nil {
			b.r.Committed()
		}
		done(out, err)
	}
	b.s.after = func(_ time.Duration, f func()) func() {
		tm := &timer{f: f}
		b.timers = append(b.timers, tm)
		return func() { tm.off = true }
	}
	b.s.show = func(_, name string, write func(context.Context, io.Writer) error) {
		var pdf strings.Builder
		if err := write(b.t.Context(), &pdf); err != nil {
			b.t.Error(err)
		}
		b.papers, b.pdf = append(b.papers, name), []byte(pdf.String())
	}
	b.section = b.s.built()
	b.r.Committed = b.section.Heard
	for c, f := range b.section.Hears {
		d.On(c, f)
	}
	w.SetPadded(false)
	w.SetContent(b.section.Content)
	w.Resize(fyne.NewSize(1200, 660))
	b.section.Shown("")
}

func (b *bench) in(login string) *app.Person {
	b.t.Helper()
	p, err := b.o.SignIn(b.t.Context(), login, "secret")
	if err != nil {
		b.t.Fatal(err)
	}
	return p
}

func (b *bench) must(who *app.Person, a app.Act, reason string) app.Outcome {
	b.t.Helper()
	out, err := b.o.Do(b.t.Context(), who, app.Order{Act: a, Reason: reason})
	if err != nil {
		b.t.Fatalf("%s: %v", a.Name(), err)
	}
	return out
}

// pause lets typing rest: every timer that stands runs.
func (b *bench) pause() {
	due := b.timers
	b.timers = nil // what is set meanwhile is for the next pause
	for _, tm := range due {
		if !tm.off {
			tm.off = true
			tm.f()
		}
	}
}

// key presses keys the way the real driver hands them on.
func (b *bench) key(names ...fyne.KeyName) {
	for _, name := range names {
		b.thread.run()
		c := b.r.Window.Canvas()
		focused := c.Focused()
		if tab, ok := focused.(fyne.Tabbable); name == fyne.KeyTab && (!ok || !tab.AcceptsTab()) {
			c.FocusNext()
		} else if focused != nil {
			focused.TypedKey(&fyne.KeyEvent{Name: name})
		} else {
			c.OnTypedKey()(&fyne.KeyEvent{Name: name})
		}
	}
}

func (b *bench) ctrl(name fyne.KeyName) {
	b.t.Helper()
	b.thread.run()
	f, ok := b.r.Window.Canvas().Focused().(fyne.Shortcutable)
	if !ok {
		b.t.Fatalf("nothing that takes Ctrl+%s has the keyboard", name)
	}
	f.TypedShortcut(&desktop.CustomShortcut{KeyName: name, Modifier: fyne.KeyModifierControl})
}

// letters types text: digits have a key of that name.
func (b *bench) letters(text string) {
	for _, r := range text {
		name := fyne.KeyName("")
		if r >= '0' && r <= '9' {
			name = fyne.KeyName(r)
		}
		b.key(name)
		if f := b.r.Window.Canvas().Focused(); f != nil {
			f.TypedRune(r)
		}
	}
}

// to presses Enter until the field has the keyboard.
func (b *bench) to(field string) {
	b.t.Helper()
	for range 120 {
		if b.focused() == field {
			return
		}
		b.key(fyne.KeyTab)
	}
	b.t.Fatalf("Tab never comes to %s", field)
}

// focused names the field of the form that has the keyboard.
func (b *bench) focused() string { return b.form().At() }

func (b *bench) form() *kit.Form {
	if b.s.intake != nil {
		return b.s.intake.form
	}
	return b.s.open.form
}

// type_ goes to a field and types into it.
func (b *bench) type_(field, text string) {
	b.t.Helper()
	b.to(field)
	b.letters(text)
}

// until waits for what an act's goroutine brings about.
func (b *bench) until(what string, true_ func() bool) {
	b.t.Helper()
	for range 400 {
		b.thread.run()
		if true_() {
			return
		}
		time.Sleep(10 * time.Millisecond)
	}
	b.t.Fatal("never came: ", what)
}

func (b *bench) shown() int {
	return len(b.papers)
}

// somebody makes a synthetic ИИН.
func somebody(year, serial int) string {
	return string(iin.Make(time.Date(year, 3, 15, 0, 0, 0, 0, locales.Zone), iin.Female, serial))
}

// application is a sound one for the acts; n makes the people different.
func (b *bench) application(n int) app.Register {
	at := b.clock.Add(-time.Hour).UnixMilli()
	a := casefile.Application{Channel: edition.ByOffice, ReceivedAt: at, CompleteAt: at, List: "vulnerable",
		Applicant: casefile.Member{Name: "Ким Ольга", IIN: somebody(1980, n)}, Address: "Ақсай ауданы",
		Family: []casefile.Member{{Name: "Ким Виктор Олегович", IIN: somebody(2004, n), Relation: "son"}}}
	ed, err := b.o.Edition(b.t.Context())
	if err != nil {
		b.t.Fatal(err)
	}
	for _, doc := range ed.Service(edition.Queue).Asks(a.List, a.Channel) {
		a.Documents = append(a.Documents, casefile.Held{Code: doc.Code, How: casefile.OnPaper})
	}
	return app.Register{Application: a}
}

// registered puts an application into the office and gives its case number.
func (b *bench) registered(n int) string {
	var made app.Registered
	if err := b.must(b.reg, b.application(n), "").Read(&made); err != nil {
		b.t.Fatal(err)
	}
	return made.CaseNo
}
