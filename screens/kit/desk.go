// Package kit is the window's own parts, made for a clerk who types all day: theme, table, form, fields, dialogs,
// quiet line, long tasks and shortcuts. It knows nothing of queues and cases.
package kit

import (
	"errors"
	"log/slog"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"

	"kezek/app/fault"
	"kezek/locales"
)

// Desk is what every part needs to know of its window: the language, the clock, where keys go that a part does not
// use. One window, one Desk; after a change of language its screens are built again.
type Desk struct {
	Lang locales.Lang
	Now  func() time.Time

	canvas  fyne.Canvas
	scopes  []*scope // the window's own, then one for each open dialog
	focused fyne.Focusable
	do      func(func()) // runs on the window's thread, then draws
	dot     *canvas.Rectangle
	after   func(time.Duration, func()) func()
}

// scope is who hears the shortcuts: the window, or the dialog in front of it.
type scope struct {
	commands map[Command]func()
	dialog   *Dialog
}

// NewDesk makes the desk of a window and lets its canvas hear the shortcuts when nothing is focused.
func NewDesk(w fyne.Window, lang locales.Lang, now func() time.Time) *Desk {
	d := &Desk{
		Lang: lang, Now: now, canvas: w.Canvas(), dot: canvas.NewRectangle(nil),
		scopes: []*scope{{commands: map[Command]func(){}}},
		after: func(t time.Duration, f func()) func() {
			timer := time.AfterFunc(t, f)
			return func() { timer.Stop() }
		},
	}
	d.do = func(f func()) { fyne.Do(func() { f(); d.redraw() }) }
	d.canvas.SetOnTypedKey(func(ev *fyne.KeyEvent) { d.hear(pressOf(ev)) })
	for _, s := range Shortcuts {
		keys := []fyne.KeyName{s.Press.Key}
		if s.Press.Key == fyne.KeyReturn {
			keys = append(keys, fyne.KeyEnter) // of the number pad
		}
		for _, key := range keys {
			if s.Press.Mod != 0 {
				d.canvas.AddShortcut(&desktop.CustomShortcut{KeyName: key, Modifier: s.Press.Mod}, func(fyne.Shortcut) { d.hear(s.Press) })
			}
		}
	}
	return d
}

// redraw makes the window draw. Fyne draws only after something it has already drawn was refreshed: a part that was
// hidden until now does not count.
func (d *Desk) redraw() { d.canvas.Refresh(d.dot) }

// On says what a command does in the window. The last one set counts; nil takes it away.
func (d *Desk) On(c Command, f func()) { d.scopes[0].commands[c] = f }

// T says a message in the desk's language.
func (d *Desk) T(key string, args ...any) string { return d.Lang.T(key, args...) }

// hear runs the command of a key in the scope in front; ok tells whether there was one.
func (d *Desk) hear(p Press) bool {
	c, ok := commandOf(p)
	if !ok {
		return false
	}
	f := d.scopes[len(d.scopes)-1].commands[c]
	if f == nil {
		return false
	}
	f()
	return true
}

// Explain says an error to a person: a fault in their language with its code, anything else as an internal one, which
// is logged.
func (d *Desk) Explain(err error) string {
	var findings fault.Findings
	if f, ok := fault.Of(err); ok {
		if f.Cause != nil {
			slog.Error("fault", "code", f.Code, "key", f.Key, "cause", f.Cause)
		}
		return d.Lang.With(f.Key, f.Args) + " (" + f.Code + ")"
	}
	if errors.As(err, &findings) && len(findings) > 0 {
		return d.Lang.With(findings[0].Key, findings[0].Args)
	}
	slog.Error("internal", "err", err)
	return d.T("kit.fault.internal") + " (W1)"
}

// focus gives the keyboard to an object of the layer in front.
func (d *Desk) focus(o fyne.Focusable) {
	if d.canvas.Focused() != o {
		d.canvas.Focus(o)
	}
}

// gained notes who has the keyboard; fresh is false when the same one gets it back because the window was left and
// entered again: what is typed then must go on where it stood.
func (d *Desk) gained(o fyne.Focusable) (fresh bool) {
	fresh = d.focused != o
	d.focused = o
	return fresh
}

// lost forgets who had the keyboard once it has truly gone: when only the window was left, the canvas still names it.
func (d *Desk) lost(o fyne.Focusable) {
	d.do(func() {
		if d.focused == o && d.canvas.Focused() != o && len(d.canvas.Overlays().List()) == 0 {
			d.focused = nil
		}
	})
}
