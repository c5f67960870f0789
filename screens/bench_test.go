package screens

import (
	"fmt"
	"path/filepath"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"

	"kezek/app"
	"kezek/app/casefile"
	"kezek/app/edition"
	"kezek/app/iin"
	"kezek/locales"
	"kezek/screens/internal/trial"
	"kezek/screens/kit"
)

func TestMain(m *testing.M) { trial.Main(m) }

// loop is the window's thread in the hands of the test: what goroutines hand over waits until the test lets it run.
type loop struct {
	fyne.Driver
	queue chan func()
}

func (l *loop) DoFromGoroutine(f func(), _ bool) { l.queue <- f }

type looped struct {
	fyne.App
	loop *loop
}

func (a looped) Driver() fyne.Driver { return a.loop }

// deaf is an app whose window is gone: nothing is run any more.
func deaf() fyne.App {
	a := test.NewApp()
	return looped{a, &loop{a.Driver(), make(chan func(), 1000)}}
}

// bench is the whole window on a folder, driven by keys.
type bench struct {
	*window
	t     *testing.T
	loop  *loop
	clock time.Time
	shut  bool
}

// newBench starts the program; folder "" is a first start.
func newBench(t *testing.T, folder string, remembered memory) *bench {
	t.Helper()
	b := &bench{t: t, clock: time.Date(2026, 11, 20, 10, 0, 0, 0, locales.Zone)}
	t.Cleanup(func() { fyne.SetCurrentApp(deaf()) }) // what a section was still reading says nothing to the next test
	a := test.NewTempApp(t)
	b.loop = &loop{a.Driver(), make(chan func(), 1000)}
	fyne.SetCurrentApp(looped{a, b.loop})
	root := t.TempDir()
	now := func() time.Time { return b.clock }
	s := &Start{Root: root, Folder: folder, Lang: locales.RU, Now: now, Options: []app.Option{app.At(now)}, memory: remembered}
	if folder == "" {
		s.Folder = filepath.Join(root, "office")
	}
	b.window = newWindow(looped{a, b.loop}, s)
	b.win.SetOnClosed(func() { b.shut = true })
	b.win.Resize(fyne.NewSize(1366, 720))
	t.Cleanup(func() {
		if b.frame != nil {
			b.frame.stop()
		}
		if b.office != nil {
			b.office.Close()
		}
	})
	return b
}

// until lets the window's thread run till something is so.
func (b *bench) until(what string, is func() bool) {
	b.t.Helper()
	for end := time.Now().Add(10 * time.Second); !is(); {
		select {
		case f := <-b.loop.queue:
			f()
		case <-time.After(5 * time.Millisecond):
			if time.Now().After(end) {
				b.t.Fatalf("waited in vain: %s; the window says:\n%s", what, strings.Join(b.texts(), "\n"))
			}
		}
	}
}

// sees waits until a text stands somewhere in the window.
func (b *bench) sees(text string) {
	b.t.Helper()
	b.until("text "+text, func() bool { return b.says(text) })
}

func (b *bench) says(text string) bool {
	return slices.ContainsFunc(b.texts(), func(s string) bool { return strings.Contains(s, text) })
}

// texts are all the visible ones, those of what is in front last.
func (b *bench) texts() (all []string) {
	var walk func(o fyne.CanvasObject)
	walk = func(o fyne.CanvasObject) {
		if o == nil || !o.Visible() {
			return
		}
		switch o := o.(type) {
		case *canvas.Text:
			all = append(all, o.Text)
		case *fyne.Container:
			for _, child := range o.Objects {
				walk(child)
			}
		case fyne.Widget:
			for _, child := range test.WidgetRenderer(o).Objects() {
				walk(child)
			}
		}
	}
	walk(b.win.Content())
	for _, o := range b.win.Canvas().Overlays().List() {
		walk(o)
	}
	return all
}

// key presses keys the way the real driver hands them on.
func (b *bench) key(names ...fyne.KeyName) {
	for _, name := range names {
		ev := &fyne.KeyEvent{Name: name}
		focused := b.win.Canvas().Focused()
		if tab, ok := focused.(fyne.Tabbable); name == fyne.KeyTab && (!ok || !tab.AcceptsTab()) {
			b.win.Canvas().FocusNext()
		} else if focused != nil {
			focused.TypedKey(ev)
		} else {
			b.win.Canvas().OnTypedKey()(ev)
		}
	}
}

// ctrl presses a letter with Ctrl.
func (b *bench) ctrl(name fyne.KeyName) {
	s := &desktop.CustomShortcut{KeyName: name, Modifier: fyne.KeyModifierControl}
	if focused, ok := b.win.Canvas().Focused().(fyne.Shortcutable); ok {
		focused.TypedShortcut(s)
		return
	}
	// the test canvas wraps the one that keeps the shortcuts
	reflect.ValueOf(b.win.Canvas()).Elem().FieldByName("WindowlessCanvas").Interface().(fyne.Shortcutable).TypedShortcut(s)
}

// fill types into one field after the other, Enter after each.
func (b *bench) fill(texts ...string) {
	for _, text := range texts {
		test.Type(b.win.Canvas().Focused(), text)
		b.key(fyne.KeyReturn)
	}
}

// focusedText is what stands in the field that has the keyboard.
func (b *bench) focusedText() string {
	if in, ok := b.win.Canvas().Focused().(*kit.Input); ok {
		return in.Text
	}
	return ""
}

func (b *bench) signIn(login string) {
	b.t.Helper()
	b.sees(b.desk.T("shell.sign-in.enter"))
	b.fill(login, "secret")
	b.until("the room", func() bool { return b.frame != nil && !b.locked && b.frame.facts.seq > 0 })
}

// office makes an office folder with people and, a day ago, n registered applications.
func office(t *testing.T, applications int) (folder string) {
	t.Helper()
	clock := time.Date(2026, 11, 10, 9, 0, 0, 0, locales.Zone)
	folder = filepath.Join(t.TempDir(), "office")
	o, err := app.Create(t.Context(), folder, app.At(func() time.Time { return clock }))
	if err != nil {
		t.Fatal(err)
	}
	defer o.Close()
	do := func(who *app.Person, act app.Act) {
		t.Helper()
		clock = clock.Add(time.Minute)
		if _, err := o.Do(t.Context(), who, app.Order{Act: act}); err != nil {
			t.Fatalf("%s: %v", act.Name(), err)
		}
	}
	in := func(login string) *app.Person {
		p, err := o.SignIn(t.Context(), login, "secret")
		if err != nil {
			t.Fatal(err)
		}
		return p
	}
	do(nil, app.CreateOffice{Edition: "R2025-INST", Office: app.OfficeData{NameKK: "Ақсай ауданының тұрғын үй бөлімі", NameRU: "Отдел жилья",
		BIN: "050340000019", DistrictKK: "Ақсай ауданы", DistrictRU: "Аксайский район", KATO: "273620100", Prefix: "АҚС"},
		Person: app.AddPerson{Login: "admin", FullName: "Әкімші", Roles: []app.Role{app.Admin}, Password: "secret"}})
	do(in("admin"), app.AddPerson{Login: "reg", FullName: "А. Сейітова", Roles: []app.Role{app.Registrar}, Password: "secret"})
	do(in("admin"), app.AddPerson{Login: "exe", FullName: "Г. Омарова", Roles: []app.Role{app.Executor}, Password: "secret"})
	do(in("admin"), app.AddPerson{Login: "head", FullName: "Б. Сатпаев", Roles: []app.Role{app.Head, app.Secretary}, Password: "secret"})
	ed, err := o.Edition(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	for n := range applications {
		at := clock.Add(-time.Hour).UnixMilli()
		a := casefile.Application{Channel: edition.ByOffice, ReceivedAt: at, CompleteAt: at, List: ed.Lists()[0].Code, Address: "Абай к-сі, 1",
			Applicant: casefile.Member{Name: "Әлиев Қайрат", IIN: string(iin.Make(time.Date(1980, 3, 15, 0, 0, 0, 0, locales.Zone), iin.Male, n+1))}}
		for _, doc := range ed.Service(edition.Queue).Asks(a.List, a.Channel) {
			a.Documents = append(a.Documents, casefile.Held{Code: doc.Code, How: casefile.OnPaper})
		}
		do(in("reg"), app.Register{Application: a})
		number := fmt.Sprintf("АҚС-2026/%d", n+1)
		do(in("head"), app.AssignExecutor{CaseNo: number, Executor: "exe"})
		do(in("exe"), app.PrepareAnswer{CaseNo: number, Proposal: app.Proposal{Outcome: casefile.ToGrant}})
	}
	return folder
}
