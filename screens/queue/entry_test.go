package queuepage

import (
	"context"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"kezek/app"
	"kezek/locales"
	"kezek/screens/kit"
)

// viewer stands in for the system's viewer; opened lists what it was given.
func viewer(t *testing.T) (opened func() []string) {
	if runtime.GOOS != "linux" {
		t.Skip("the opener of Linux")
	}
	dir := t.TempDir()
	log := filepath.Join(dir, "opened")
	if err := os.WriteFile(filepath.Join(dir, "xdg-open"), []byte("#!/bin/sh\nprintf '%s\\n' \"$1\" >> "+log+"\n"), 0o755); err != nil {
		t.Fatal(err)
	}
	t.Setenv("PATH", dir+":/usr/bin:/bin")
	t.Setenv("XDG_CACHE_HOME", t.TempDir())
	return func() []string {
		data, _ := os.ReadFile(log)
		return strings.Fields(string(data))
	}
}

// enter opens the entry of a row by keyboard.
func (b *bench) enter(row int) {
	b.t.Helper()
	regNo := b.cells(row)["reg_no"]
	b.grid.Focus()
	b.grid.SetCursor(row)
	b.key(fyne.KeyReturn)
	b.until("entry "+regNo, func() bool { return b.side.showsEntry() && b.open == regNo })
}

// buttons are the acts of the open entry by their places.
func (b *bench) acts() (acts []*kit.Button) {
	for _, o := range b.side.entry.Acts() {
		acts = append(acts, o.(*kit.Button))
	}
	return acts
}

func TestOpenEntry(t *testing.T) {
	p := takenOver(t, 100)
	b := open(t, p.office, p.head, locales.RU)
	b.enter(4)
	said := b.said()
	for _, part := range []string{b.cells(4)["name"], "из 100", "из 25", "Семья: 3 человека", "Приём прежнего списка: № 1, 10.01.2026", b.T("case.relation.spouse"), "1998/5", b.cells(4)["iin"]} {
		if !strings.Contains(said, part) {
			t.Errorf("the entry does not say %q", part)
		}
	}
	want(t, "the keyboard is in it", b.Window.Canvas().Focused() == fyne.Focusable(b.side.entry), true)
	b.key(fyne.KeyPageDown)
	if b.side.entry.Offset() == 0 {
		t.Error("PgDn does not scroll it")
	}
	b.grid.Focus()
	b.key(fyne.KeyDown)
	b.until("it follows the cursor", func() bool { return b.open == "АҚС-6" && b.side.showsEntry() })
	want(t, "the keyboard stays in the table", b.grid.Cursor(), 5)
	b.key(fyne.KeyEscape)
	want(t, "Esc shuts it", b.side.Visible(), false)
	b.section.Shown("АҚС-77")
	b.until("another section asked for it", func() bool { return b.open == "АҚС-77" && b.side.showsEntry() })
	want(t, "and the cursor", b.cells(b.grid.Cursor())["reg_no"], "АҚС-77")
}

func TestNoticeAndItsCopy(t *testing.T) {
	opened := viewer(t)
	p := takenOver(t, 60)
	b := open(t, p.office, p.registrar, locales.KK)
	b.ctrl(fyne.KeyP) // on a shut entry it only opens it
	b.until("the entry", func() bool { return b.side.showsEntry() })
	want(t, "acts of a registrar", len(b.acts()), 3)
	b.ctrl(fyne.KeyP)
	b.key(fyne.KeyReturn) // the notice is offered first
	b.until("the notice", func() bool { return len(opened()) == 1 })
	b.until("the entry with its paper", func() bool {
		return strings.Contains(b.said(), "Есепке қою туралы хабарлама № 1-2026")
	})
	b.ctrl(fyne.KeyP)
	b.key(fyne.KeyReturn)
	b.until("the reason", func() bool { return b.side.form != nil })
	b.ctrl(fyne.KeyReturn)
	want(t, "no copy without a reason", b.side.form != nil && len(opened()) == 1, true)
	b.letters("түпнұсқасы жоғалған")
	b.ctrl(fyne.KeyReturn)
	b.until("the copy", func() bool { return len(opened()) == 2 })
	b.until("the entry", func() bool { return b.side.showsEntry() && strings.Contains(b.said(), "1-көшірме") })
	var first *link
	for _, o := range b.side.entry.Objects() {
		if l, ok := o.(*link); ok && first == nil && strings.Contains(l.text, "№") {
			first = l
		}
	}
	b.focus(first)
	b.key(fyne.KeyReturn)
	b.until("the first again", func() bool { return len(opened()) == 3 })
	for _, path := range opened() {
		if data, err := os.ReadFile(path); err != nil || !strings.HasPrefix(string(data), "%PDF") || !isASCII(path) {
			t.Error(path, err)
		}
	}
	b.ctrl(fyne.KeyP)
	b.offered(b.T("queuecourse.papers.draft", "paper", b.T("queuepage.form.registration-notice")))
	b.until("the draft", func() bool { return len(opened()) == 4 })
	view, err := p.office.Entry(context.Background(), b.open)
	if err != nil || len(view.Papers) != 2 || view.Papers[1].Reason != "түпнұсқасы жоғалған" {
		t.Fatal(view.Papers, err)
	}
}

func isASCII(s string) bool { return !strings.ContainsFunc(s, func(r rune) bool { return r > 126 }) }

// settling is a decision on the counting time, signed at once by one who holds every role by an order.
func settling(regNo, at string) app.Order {
	t, err := time.ParseInLocation("2006-01-02 15:04", at, locales.Zone)
	if err != nil {
		panic(err)
	}
	return app.Order{Act: app.CorrectTime{OnEntry: app.OnEntry{RegNo: regNo, Ground: "time-found", Facts: "1998 жылғы журнал",
		Signed: app.Signed{Number: "77", Date: "2026-11-20"}}, CountingAt: t.UnixMilli()}}
}

// press presses one of the buttons of what stands in the panel, by its words.
func (b *bench) press(text string) {
	b.t.Helper()
	var found *kit.Button
	var walk func(o fyne.CanvasObject)
	walk = func(o fyne.CanvasObject) {
		switch o := o.(type) {
		case *kit.Button:
			if strings.Contains(test.RenderObjectToMarkup(o), text) {
				found = o
			}
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
	walk(b.content)
	if found == nil {
		b.t.Fatalf("there is no button %q", text)
	}
	found.Tapped(nil)
}

// draft opens the form of a decision on the open entry, by keyboard.
func (b *bench) draft(kind string) *kit.Form {
	b.t.Helper()
	b.press(b.T("queuemoves.decide-button"))
	m, ok := b.Window.Canvas().Focused().(*menu)
	if !ok {
		b.t.Fatal("the menu has not the keyboard")
	}
	for i, c := range m.list {
		if c.name == b.T("queuepage.decision."+kind) {
			for range i {
				b.key(fyne.KeyDown)
			}
			b.key(fyne.KeyReturn)
			return b.side.form
		}
	}
	b.t.Fatalf("%s is not offered", kind)
	return nil
}

// A counting time is corrected as everything else is: drafted, weighed, and where one person does everything, signed at once.
func TestCorrectTime(t *testing.T) {
	p := takenOver(t, 100)
	b := open(t, p.office, p.head, locales.RU)
	b.enter(99)
	b.ctrl(fyne.KeyP)
	b.key(fyne.KeyReturn)
	b.until("an entry without a time must be settled before its notice", func() bool { return strings.Contains(b.Quiet.Text(), "АҚС-100") })
	b.key(fyne.KeyEscape)
	b.until("the entry", b.side.showsEntry)
	form := b.draft("correct-time")
	b.ctrl(fyne.KeyReturn)
	want(t, "nothing filled in, nothing asked", b.side.form == form && b.form("ground"), true)
	b.key(fyne.KeyDown, fyne.KeyDown, fyne.KeyDown, fyne.KeyReturn) // found in the old file
	b.letters("журнал входящих 1998 года")
	b.key(fyne.KeyTab)
	b.letters("05011998")
	b.key(fyne.KeyReturn)
	b.letters("1000")
	want(t, "day", form.Values()["counting_at"]+" "+form.Values()["ground"], "1998-01-05 time-found")
	head, _ := p.office.Head(context.Background())
	b.ctrl(fyne.KeyReturn)
	b.until("what would happen", func() bool { return b.side.enter != nil })
	for _, part := range []string{"с 100-го места на 1-е", "99 записей сдвинутся назад на 1", "АҚС-1 ", "Момент, с которого считается очередь, меняется"} {
		if !strings.Contains(b.said(), part) {
			t.Errorf("it does not say %q", part)
		}
	}
	now, _ := p.office.Head(context.Background())
	want(t, "nothing is written yet", now, head)
	b.key(fyne.KeyEscape)
	want(t, "what was typed is there", b.side.form.Values()["facts"], "журнал входящих 1998 года")
	b.ctrl(fyne.KeyReturn)
	b.until("again", func() bool { return b.side.enter != nil })
	b.ctrl(fyne.KeyReturn)
	b.until("one person signs at once", func() bool { return b.side.form != nil && b.side.form.Field("number") != nil })
	want(t, "a draft moves nobody", b.rows.id(0), int64(1))
	b.letters("77")
	b.ctrl(fyne.KeyReturn)
	b.until("weighed", func() bool { return b.side.enter != nil })
	b.ctrl(fyne.KeyReturn)
	b.until("the entry at its place", func() bool { return b.side.showsEntry() && b.rows.id(0) == 100 && b.rows.row(0) != nil })
	want(t, "first in the queue", b.cells(0)["counting"], "05.01.1998 10:00")
	b.until("its decision", func() bool { return strings.Contains(b.said(), "№ 77, 20.11.2026") })
	b.until("the cursor went with it", func() bool { return b.rows.id(b.grid.Cursor()) == 100 })
}

// form tells whether a field of the form has the keyboard.
func (b *bench) form(field string) bool { return b.side.form != nil && b.side.form.At() == field }

func TestFormIsNotLost(t *testing.T) {
	p := takenOver(t, 100)
	b := open(t, p.office, p.head, locales.RU)
	b.enter(99)
	b.draft("correct-time")
	b.key(fyne.KeyTab)
	b.letters("05011998")
	left := false
	b.section.Leaves(func() { left = true })
	want(t, "asked first", !left && len(b.Window.Canvas().Overlays().List()) == 1, true)
	b.key(fyne.KeyReturn) // «back» has the keyboard
	b.grid.SetCursor(3)
	b.grid.OnOpen(3)
	want(t, "another entry does not sweep it away", b.side.form != nil, true)
	b.section.Leaves(func() { left = true })
	b.key(fyne.KeyLeft, fyne.KeyReturn)
	want(t, "gone on purpose", left, true)
}

// Who stays after all, stays: what was stopped is not carried out by a later Esc.
func TestStayingStopsLeaving(t *testing.T) {
	p := takenOver(t, 100)
	b := open(t, p.office, p.head, locales.RU)
	b.enter(99)
	b.draft("correct-time")
	b.key(fyne.KeyTab)
	b.letters("05011998")
	left := false
	b.section.Leaves(func() { left = true })
	b.key(fyne.KeyReturn) // «back» has the keyboard
	want(t, "the form stays", b.side.form != nil, true)
	b.side.form.FocusFirst()
	b.key(fyne.KeyEscape, fyne.KeyLeft, fyne.KeyReturn)
	want(t, "what was stopped is carried out", left, false)
	b.until("back at the entry", func() bool { return b.side.showsEntry() })
}

// Another person's act is seen at once: the table reads again and the cursor keeps to its entry.
func TestHeard(t *testing.T) {
	p := takenOver(t, 100)
	b := open(t, p.office, p.head, locales.RU)
	b.grid.SetCursor(49)
	order := settling("АҚС-100", "1998-01-05 08:00")
	if _, err := p.office.Do(context.Background(), p.head, order); err != nil {
		t.Fatal(err)
	}
	b.section.Heard()
	b.until("read again", func() bool { return b.rows.id(0) == 100 })
	want(t, "the cursor keeps to its entry", b.rows.id(b.grid.Cursor()), int64(51))
}
