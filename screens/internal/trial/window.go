package trial

import (
	"sync"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"

	"kezek/app"
	"kezek/locales"
	"kezek/screens/kit"
	"kezek/screens/room"
)

// Thread is the window's thread: what goroutines hand to fyne.Do runs when the test runs it.
type Thread struct {
	fyne.Driver
	mu    sync.Mutex
	queue []func()
}

// DoFromGoroutine is what fyne.Do comes to.
func (t *Thread) DoFromGoroutine(f func(), _ bool) {
	t.mu.Lock()
	t.queue = append(t.queue, f)
	t.mu.Unlock()
}

func (t *Thread) take() []func() {
	t.mu.Lock()
	defer t.mu.Unlock()
	all := t.queue
	t.queue = nil
	return all
}

// Pump runs what is waiting and tells whether anything was.
func (t *Thread) Pump() bool {
	all := t.take()
	for _, f := range all {
		f()
	}
	return len(all) > 0
}

// Hold waits for something to run and keeps it from running.
func (t *Thread) Hold() []func() {
	for {
		if all := t.take(); len(all) > 0 {
			return all
		}
		time.Sleep(time.Millisecond)
	}
}

// Settle runs what comes until nothing has come for a moment and nothing is busy.
func (t *Thread) Settle(busy func() bool) {
	for quiet := time.Now(); time.Since(quiet) < 30*time.Millisecond; time.Sleep(time.Millisecond) {
		if t.Pump() || busy() {
			quiet = time.Now()
		}
	}
}

// Until runs what comes until something holds.
func (t *Thread) Until(tb testing.TB, r *room.Room, what string, holds func() bool) {
	tb.Helper()
	for end := time.Now().Add(20 * time.Second); time.Now().Before(end); time.Sleep(time.Millisecond) {
		t.Pump()
		if holds() {
			return
		}
	}
	tb.Fatalf("%s: never came; the quiet line says %q", what, r.Quiet.Text())
}

// threaded is Fyne's test app with a thread of its own.
type threaded struct {
	fyne.App
	thread *Thread
}

func (a threaded) Driver() fyne.Driver { return a.thread }

// Room is a window on an office, with nothing in it yet.
func Room(t testing.TB, o *app.Office, who *app.Person, lang locales.Lang) (*room.Room, *Thread) {
	t.Helper()
	var a fyne.App
	t.Cleanup(func() { fyne.SetCurrentApp(threaded{a, &Thread{Driver: a.Driver()}}) }) // what comes after the test is not heard
	a = test.NewTempApp(t)
	a.Settings().SetTheme(kit.Theme{})
	w := a.NewWindow("")
	thread := &Thread{Driver: a.Driver()}
	fyne.SetCurrentApp(threaded{a, thread})
	d := kit.NewDesk(w, lang, func() time.Time { return time.UnixMilli(o.Now()) })
	return &room.Room{Office: o, Who: who, Desk: d, Window: w, Quiet: kit.NewQuietLine(d), Tasks: kit.NewTaskBar(d),
		Committed: func() {}, Go: func(kit.Command, string) {}, Count: func(string) {}}, thread
}

// Show puts a section into its window, which hears its shortcuts.
func Show(r *room.Room, s *room.Section) {
	for c, f := range s.Hears {
		r.Desk.On(c, f)
	}
	r.Window.SetPadded(false)
	r.Window.SetContent(s.Content)
	r.Window.Resize(fyne.NewSize(1170, 640))
	s.Shown("")
}

// Key presses keys the way the driver hands them on: to the focused part, else to the window.
func Key(c fyne.Canvas, names ...fyne.KeyName) {
	for _, name := range names {
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

// Ctrl presses Ctrl with a key: the focused part hears it, else the section in front, as of the window's canvas.
func Ctrl(r *room.Room, front *room.Section, name fyne.KeyName) {
	if f, ok := r.Window.Canvas().Focused().(fyne.Shortcutable); ok {
		f.TypedShortcut(&desktop.CustomShortcut{KeyName: name, Modifier: fyne.KeyModifierControl})
		return
	}
	for _, k := range kit.Shortcuts {
		if f := front.Hears[k.Command]; f != nil && k.Press == (kit.Press{Key: name, Mod: fyne.KeyModifierControl}) {
			f()
		}
	}
}

// Letters types text.
func Letters(c fyne.Canvas, text string) {
	for _, r := range text {
		name := fyne.KeyName("")
		if r >= '0' && r <= '9' {
			name = fyne.KeyName(r)
		}
		c.Focused().TypedKey(&fyne.KeyEvent{Name: name})
		c.Focused().TypedRune(r)
	}
}
