package takeover

import (
	"context"
	"os"
	"path/filepath"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"

	"kezek/app"
	"kezek/app/edition"
	"kezek/locales"
	"kezek/screens/kit"
	"kezek/screens/room"
)

const sample = "../../app/legacy/testdata/legacy-queue.xlsx"

func TestMain(m *testing.M) {
	app.HashCost.Time, app.HashCost.Memory = 1, 64
	os.Exit(m.Run())
}

// bench is the section in a window on a real office, worked with by keys.
type bench struct {
	*wizard
	t       *testing.T
	section *room.Section
	thread  *windowThread
	went    kit.Command
}

// oneThread is a test app whose window has a thread of its own: the test's. What other goroutines ask of it waits until
// the test looks.
type oneThread struct {
	fyne.App
	driver *windowThread
}

func (a *oneThread) Driver() fyne.Driver { return a.driver }

type windowThread struct {
	fyne.Driver
	calls chan func()
}

func (d *windowThread) DoFromGoroutine(f func(), _ bool) { d.calls <- f }

func newOffice(t testing.TB) (*app.Office, *app.Person) {
	t.Helper()
	clock := func() time.Time { return time.Date(2026, 11, 20, 10, 0, 0, 0, locales.Zone) }
	o, err := app.Create(context.Background(), filepath.Join(t.TempDir(), "office"), app.At(clock))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { o.Close() })
	act := app.CreateOffice{Edition: edition.Standard, Office: app.OfficeData{NameKK: "Ақсай ауданының тұрғын үй бөлімі",
		NameRU: "Отдел жилищных отношений Аксайского района", BIN: "050340000019", DistrictKK: "Ақсай ауданы", DistrictRU: "Аксайский район",
		KATO: "273620100", Prefix: "АҚС", HeadPostKK: "Бөлім басшысы", HeadPostRU: "Руководитель отдела", HeadName: "Б. Сатпаев",
		SoleOrder: "№ 1, 05.01.2026"},
		Person: app.AddPerson{Login: "admin", FullName: "А. Сейітова", Roles: app.Roles, Password: "secret"}}
	if _, err := o.Do(context.Background(), nil, app.Order{Act: act}); err != nil {
		t.Fatal(err)
	}
	who, err := o.SignIn(context.Background(), "admin", "secret")
	if err != nil {
		t.Fatal(err)
	}
	return o, who
}

func newBench(t *testing.T, o *app.Office, who *app.Person) *bench {
	t.Helper()
	a := test.NewTempApp(t)
	a.Settings().SetTheme(kit.Theme{})
	thread := &windowThread{Driver: a.Driver(), calls: make(chan func(), 10_000)}
	fyne.SetCurrentApp(&oneThread{a, thread})
	win := a.NewWindow("")
	win.SetPadded(false)
	b := &bench{t: t, thread: thread}
	r := &room.Room{Office: o, Who: who, Window: win}
	r.Desk = kit.NewDesk(win, locales.KK, func() time.Time { return time.UnixMilli(o.Now()) })
	r.Quiet, r.Tasks = kit.NewQuietLine(r.Desk), kit.NewTaskBar(r.Desk)
	r.Committed, r.Count = func() {}, func(string) {}
	r.Go = func(c kit.Command, _ string) { b.went = c }
	b.wizard = newWizard(r)
	b.section = b.wizard.section()
	for c, f := range b.section.Hears {
		r.Desk.On(c, f)
	}
	win.SetContent(b.section.Content)
	win.Resize(fyne.NewSize(1190, 640))
	b.section.Shown("")
	t.Cleanup(func() {
		b.draft.dirty = false
		b.until("all to be quiet", func() bool { return !b.file.asking && !b.draft.writing })
	})
	return b
}

// until does what is asked of the window's thread till something is so and nothing runs any more.
func (b *bench) until(what string, ready func() bool) {
	b.t.Helper()
	late := time.After(20 * time.Second)
	for !ready() || b.busy || b.Tasks.Busy() {
		select {
		case f := <-b.thread.calls:
			f()
		case <-time.After(10 * time.Millisecond):
		case <-late:
			b.t.Fatalf("waited in vain for %s; the window says %q", what, b.Quiet.Text())
		}
	}
	b.settle()
}

// settle does what the window's thread is still asked.
func (b *bench) settle() {
	for {
		select {
		case f := <-b.thread.calls:
			f()
		case <-time.After(20 * time.Millisecond):
			return
		}
	}
}

func (b *bench) focused() fyne.Focusable { return b.Window.Canvas().Focused() }

func (b *bench) key(names ...fyne.KeyName) {
	b.t.Helper()
	for _, name := range names {
		if b.focused() == nil {
			b.t.Fatalf("nobody hears %s", name)
		}
		if name == fyne.KeyTab {
			b.Window.Canvas().FocusNext()
			continue
		}
		b.focused().TypedKey(&fyne.KeyEvent{Name: name})
	}
}

func (b *bench) letters(text string) {
	for _, r := range text {
		name := fyne.KeyName("")
		if r >= '0' && r <= '9' {
			name = fyne.KeyName(r)
		}
		b.focused().TypedKey(&fyne.KeyEvent{Name: name})
		b.focused().TypedRune(r)
	}
}

// mainAct presses Ctrl+Enter.
func (b *bench) mainAct() {
	b.focused().(fyne.Shortcutable).TypedShortcut(&desktop.CustomShortcut{KeyName: fyne.KeyReturn, Modifier: fyne.KeyModifierControl})
}

// read reads a file from the first step on and goes to its columns.
func (b *bench) read(path string) {
	b.t.Helper()
	b.letters(path)
	b.mainAct()
	b.until("the columns", func() bool { return b.step == stepColumns })
}

// fits wants the section in the smallest window.
func (b *bench) fits() {
	b.t.Helper()
	if s := b.section.Content.MinSize(); s.Width > 1000 || s.Height > 580 {
		b.t.Errorf("step %d asks for %v", b.step, s)
	}
}

// toFindings reads a file and goes on to its findings.
func (b *bench) toFindings(path string) {
	b.t.Helper()
	b.fits()
	b.read(path)
	b.mainAct()
	b.until("the findings", func() bool { return b.step == stepFindings })
}

// acceptAll accepts every kind by its row; kinds without a proposal stay.
func (b *bench) acceptAll() {
	for i := range b.findings.ledger.tallies {
		b.findings.kinds.Focus()
		b.findings.kinds.SetCursor(i + 1)
		b.key(fyne.KeyReturn)
	}
}

// takeOver goes from answered findings to the list taken over.
func (b *bench) takeOver(number string) {
	b.t.Helper()
	b.findings.grid.Focus()
	b.mainAct()
	b.until("the dry run", func() bool { return b.step == stepProof && b.proof.dry != nil })
	b.fits()
	b.letters(number)
	b.mainAct() // the question, with the keyboard on «back»
	b.mainAct()
	b.until("the list taken over", func() bool { return b.taken != nil })
}

func (b *bench) entries() int {
	b.t.Helper()
	q, err := b.Office.Queue(context.Background(), app.QueueFilter{})
	if err != nil {
		b.t.Fatal(err)
	}
	return len(q.IDs)
}

func want[T comparable](t *testing.T, what string, got, wanted T) {
	t.Helper()
	if got != wanted {
		t.Errorf("%s: %v, want %v", what, got, wanted)
	}
}
