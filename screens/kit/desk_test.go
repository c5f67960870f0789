package kit

import (
	"errors"
	"reflect"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"

	"kezek/app/fault"
	"kezek/locales"
)

// bench is a desk whose clock, timers and second thread are moved by hand.
type bench struct {
	*Desk
	t      *testing.T
	w      fyne.Window
	now    time.Time
	timers []*timer
}

type timer struct {
	f       func()
	at      time.Time
	stopped bool
}

func newBench(t testing.TB, content func(b *bench) fyne.CanvasObject) *bench {
	a := test.NewTempApp(t)
	a.Settings().SetTheme(Theme{})
	w := a.NewWindow("")
	b := &bench{w: w, now: time.Date(2026, 11, 22, 9, 0, 0, 0, locales.Zone)}
	b.t, _ = t.(*testing.T)
	b.Desk = NewDesk(w, locales.RU, func() time.Time { return b.now })
	b.do = func(f func()) { f() }
	b.after = func(d time.Duration, f func()) func() {
		tm := &timer{f: f, at: b.now.Add(d)}
		b.timers = append(b.timers, tm)
		return func() { tm.stopped = true }
	}
	w.SetPadded(false)
	w.SetContent(content(b))
	w.Resize(fyne.NewSize(1000, 500))
	return b
}

// wait lets time pass: timers that are due run.
func (b *bench) wait(d time.Duration) {
	b.now = b.now.Add(d)
	for _, tm := range b.timers {
		if !tm.stopped && !tm.at.After(b.now) {
			tm.stopped = true
			tm.f()
		}
	}
}

// key presses a key the way the real driver hands it on: to the focused part, else to the window.
func (b *bench) key(names ...fyne.KeyName) {
	for _, name := range names {
		ev := &fyne.KeyEvent{Name: name}
		focused := b.canvas.Focused()
		if tab, ok := focused.(fyne.Tabbable); name == fyne.KeyTab && (!ok || !tab.AcceptsTab()) {
			b.canvas.FocusNext()
		} else if focused != nil {
			focused.TypedKey(ev)
		} else {
			b.canvas.OnTypedKey()(ev)
		}
	}
}

// combine presses a key with modifiers.
func (b *bench) combine(mod fyne.KeyModifier, name fyne.KeyName) {
	b.shortcut(&desktop.CustomShortcut{KeyName: name, Modifier: mod})
}

func (b *bench) shortcut(s fyne.Shortcut) {
	if f, ok := b.canvas.Focused().(fyne.Shortcutable); ok {
		f.TypedShortcut(s)
		return
	}
	// the test canvas wraps the one that keeps the shortcuts
	reflect.ValueOf(b.canvas).Elem().FieldByName("WindowlessCanvas").Interface().(fyne.Shortcutable).TypedShortcut(s)
}

// letters types text: a key without a name for letters, named for digits, then the rune.
func (b *bench) letters(text string) {
	for _, r := range text {
		name := fyne.KeyName("")
		if r >= '0' && r <= '9' {
			name = fyne.KeyName(r)
		}
		b.stroke(name, r)
	}
}

// kazakhRow presses the number keys under the Kazakh layout, where they carry letters.
func (b *bench) kazakhRow(digits string) {
	carried := map[rune]rune{'1': '"', '2': 'ә', '3': 'і', '4': 'ң', '5': 'ғ', '6': ',', '7': '.', '8': 'ү', '9': 'ұ', '0': 'қ'}
	for _, d := range digits {
		b.stroke(fyne.KeyName(d), carried[d])
	}
}

func (b *bench) stroke(name fyne.KeyName, r rune) {
	b.key(name)
	if f := b.canvas.Focused(); f != nil {
		f.TypedRune(r)
	}
}

func (b *bench) paste(text string) {
	c := test.NewClipboard()
	c.SetContent(text)
	b.shortcut(&fyne.ShortcutPaste{Clipboard: c})
}

func want[T comparable](t testing.TB, what string, got, want T) {
	t.Helper()
	if got != want {
		t.Errorf("%s: got %v, want %v", what, got, want)
	}
}

func TestShortcutsReachTheWindow(t *testing.T) {
	var in *Input
	b := newBench(t, func(b *bench) fyne.CanvasObject { in = NewText(b.Desk, 0); return in })
	heard := map[Command]int{}
	for _, s := range Shortcuts {
		b.On(s.Command, func() { heard[s.Command]++ })
	}
	for _, focused := range []fyne.Focusable{nil, in} {
		clear(heard)
		b.canvas.Unfocus()
		if focused != nil {
			b.canvas.Focus(focused)
		}
		for _, s := range Shortcuts {
			if s.Press.Mod == 0 {
				b.key(s.Press.Key)
			} else {
				b.combine(s.Press.Mod, s.Press.Key)
			}
		}
		b.combine(ctrl, fyne.KeyEnter) // of the number pad
		for _, s := range Shortcuts {
			n := 1
			if s.Command == Main {
				n = 2
			}
			want(t, s.Shown, heard[s.Command], n)
		}
	}
	want(t, "text left by shortcuts", in.Text, "")
}

func TestShortcutList(t *testing.T) {
	seen := map[Press]bool{}
	for _, s := range Shortcuts {
		if seen[s.Press] {
			t.Errorf("%s stands for two commands", s.Shown)
		}
		seen[s.Press] = true
		if len(s.Press.Key) == 1 && s.Press.Mod != ctrl {
			t.Errorf("%s: a letter never arrives under a Cyrillic layout without Ctrl", s.Shown)
		}
		for _, l := range locales.Langs {
			if l.T(s.TextKey) == s.TextKey {
				t.Errorf("%s has no text in %s", s.Shown, l)
			}
		}
	}
}

func TestExplain(t *testing.T) {
	b := newBench(t, func(b *bench) fyne.CanvasObject { return NewText(b.Desk, 0) })
	want(t, "fault", b.Explain(fault.New("W3", "kit.fault.phone")), locales.RU.T("kit.fault.phone")+" (W3)")
	want(t, "findings", b.Explain(fault.Findings{{Key: "kit.fault.date"}}), locales.RU.T("kit.fault.date"))
	if got := b.Explain(errors.New("SQL logic error")); strings.Contains(got, "SQL") || !strings.Contains(got, "W1") {
		t.Errorf("an internal error is shown as %q", got)
	}
}

func TestQuietLineGoesByItself(t *testing.T) {
	var l *QuietLine
	b := newBench(t, func(b *bench) fyne.CanvasObject { l = NewQuietLine(b.Desk); return l })
	l.Good("готово")
	b.wait(goodStays - time.Second)
	want(t, "before its time", l.Text(), "готово")
	b.wait(2 * time.Second)
	want(t, "after its time", l.Text(), "")
	l.Good("готово")
	b.wait(time.Second)
	l.Wrong(fault.New("W3", "kit.fault.phone"))
	b.wait(time.Hour)
	if l.Text() == "" {
		t.Error("an error must stay until the next thing is said")
	}
	l.Tapped(nil)
	want(t, "after a click", l.Text(), "")
}
