package trial

import (
	"testing"
	"time"
	"unicode/utf8"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"kezek/app"
	"kezek/app/iin"
	"kezek/locales"
	"kezek/screens/kit"
	"kezek/screens/room"
)

// Typist fills in a form by keyboard alone. It counts every key it presses and how much of that is data: letters and digits of
// the paper, one for each tick and each choice. A combination of keys is one stroke of Ctrl and one of the letter.
type Typist struct {
	testing.TB
	Room          *room.Room
	Front         *room.Section
	Thread        *Thread
	Strokes, Data int
}

// Registrar opens a section for somebody who takes applications in, in an office of that day that adopted these editions beside the
// standard ones, and begins an application there: the keyboard stands in its first field. No viewer opens what is printed.
func Registrar(t *testing.T, today time.Time, lang locales.Lang, section func(*room.Room) *room.Section, adopt ...string) (*app.Office, *Typist) {
	t.Helper()
	t.Setenv("PATH", t.TempDir())
	t.Setenv("XDG_CACHE_HOME", t.TempDir())
	o, admin := Office(t, func() time.Time { return today }, app.AddPerson{Login: "admin", FullName: "Әкімші", Roles: []app.Role{app.Admin}})
	for _, code := range adopt {
		do(t, o, admin, app.AdoptEdition{Code: code})
	}
	reg := Add(t, o, admin, app.AddPerson{Login: "reg", FullName: "А. Сейітова", Roles: []app.Role{app.Registrar}})
	r, thread := Room(t, o, reg, lang)
	k := &Typist{TB: t, Room: r, Front: section(r), Thread: thread}
	Show(r, k.Front)
	thread.Settle(func() bool { return false })
	k.Combine(fyne.KeyN)
	thread.Until(t, r, "the form", func() bool { return k.At() == "channel" })
	return o, k
}

// IIN is a number that checks, of somebody born on 15 March of a year.
func IIN(year int, sex iin.Sex, serial int) string {
	return string(iin.Make(time.Date(year, 3, 15, 0, 0, 0, 0, locales.Zone), sex, serial))
}

// Press presses keys that are no data.
func (k *Typist) Press(names ...fyne.KeyName) {
	k.Strokes += len(names)
	for _, name := range names {
		Key(k.Room.Window.Canvas(), name)
		k.Thread.Pump()
	}
}

// Combine presses Ctrl with a key.
func (k *Typist) Combine(name fyne.KeyName) {
	k.Strokes += 2
	Ctrl(k.Room, k.Front, name)
	k.Thread.Pump()
}

// Here fails where the keyboard does not stand at a field: a dead stop would be typed into unseen.
func (k *Typist) Here(field string) {
	k.Helper()
	if got := k.At(); got != field {
		k.Fatalf("the keyboard stands at %q instead of %q after %d strokes", got, field, k.Strokes)
	}
}

// Write types data into a field that has the keyboard already.
func (k *Typist) Write(field, text string) {
	k.Helper()
	k.Here(field)
	k.Strokes += utf8.RuneCountInString(text)
	k.Data += utf8.RuneCountInString(text)
	Letters(k.Room.Window.Canvas(), text)
	k.Thread.Pump()
}

// At names the field of a form in the section that has the keyboard; "" where none has.
func (k *Typist) At() string { return at(k.Front.Content) }

func at(o fyne.CanvasObject) string {
	switch o := o.(type) {
	case *kit.Form:
		return o.At()
	case *container.Scroll:
		return at(o.Content)
	case *fyne.Container:
		for _, inner := range o.Objects {
			if name := at(inner); name != "" {
				return name
			}
		}
	}
	return ""
}
