// Package entrance is what stands before the room: the first start, where an office is made or opened, and the sign-in.
package entrance

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"

	"kezek/app"
	"kezek/locales"
	"kezek/screens/kit"
	"kezek/screens/page"
)

// Door is what the entrance needs of the window it stands in.
type Door struct {
	Desk    *kit.Desk
	Window  fyne.Window
	Folder  string                               // where a new office is proposed
	Demo    string                               // folder of the synthetic office to try things out in
	Options []app.Option                         // how offices are opened
	Open    func(folder string)                  // opens the office of a folder; the window then asks to sign in
	Enter   func(o *app.Office, who *app.Person) // somebody signed in
	Speak   func(locales.Lang)                   // the window's language from now on
}

// Entrance is one of its faces at a time. A change of language builds that face again with what was typed in it.
type Entrance struct {
	Content *fyne.Container

	door Door
	face func() // builds the face in front
	keep func() // saves what is typed in it
}

// New makes an empty entrance.
func New(door Door) *Entrance {
	return &Entrance{Content: container.NewStack(), door: door, face: func() {}, keep: func() {}}
}

// T says a message in the window's language.
func (e *Entrance) t(key string, args ...any) string { return e.door.Desk.T(key, args...) }

// show puts a face in front; keep saves what is typed in it before it is built again.
func (e *Entrance) show(face, keep func()) {
	e.face, e.keep = face, keep
	face()
}

// Rebuild draws the face again: the language or the theme changed.
func (e *Entrance) Rebuild() {
	e.keep()
	e.face()
}

// Waiting says what is being done meanwhile.
func (e *Entrance) Waiting(text string) {
	e.show(func() { e.set(page.NewProse(text, cardWidth, kit.ColorQuiet)) }, func() {})
}

const cardWidth = 380

// set shows objects in a card under the program's name, the languages at its foot.
func (e *Entrance) set(objects ...fyne.CanvasObject) {
	name := page.Line(e.t("app.name"), 26, true, theme.ColorNamePrimary)
	objects = append([]fyne.CanvasObject{name, page.Space(0, 2)}, objects...)
	objects = append(objects, page.Space(0, 6), e.languages())
	card := page.Card(28, page.Sized(cardWidth, 0, page.Column(8, objects...)))
	e.Content.Objects = []fyne.CanvasObject{container.NewCenter(card)}
	e.Content.Refresh()
}

// languages are three buttons, reached by Tab too.
func (e *Entrance) languages() fyne.CanvasObject {
	row := page.Row(6)
	for _, l := range locales.Langs {
		text := l.T("shell.language.short")
		var b *kit.Button
		speak := func() { e.speak(l) }
		if b = kit.NewButton(e.door.Desk, text, "", speak); l == e.door.Desk.Lang {
			b = kit.NewMainButton(e.door.Desk, text, speak)
		}
		row.Add(b)
	}
	return row
}

func (e *Entrance) speak(l locales.Lang) {
	e.keep()
	e.door.Speak(l)
	e.face()
}

func (e *Entrance) focus(o fyne.Focusable) { e.door.Window.Canvas().Focus(o) }
