package screens

import (
	"cmp"
	"context"
	"log/slog"
	"path/filepath"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/lang"

	"kezek/app"
	"kezek/app/fault"
	"kezek/locales"
	"kezek/screens/entrance"
	"kezek/screens/kit"
)

// window is the one window of the program: the entrance, then the room of who signed in.
type window struct {
	app   fyne.App
	start *Start
	win   fyne.Window
	desk  *kit.Desk
	door  *entrance.Entrance

	office  *app.Office // nil while none is open
	frame   *frame      // nil before anybody signed in
	locked  bool        // the room is kept behind the entrance
	closing bool
	sheet   string // of the settings, in front
}

// The window's least size is what a 1280×680 screen leaves; it opens for 1366×768.
const (
	usualWidth  = 1366
	usualHeight = 720
)

func newWindow(a fyne.App, s *Start) *window {
	w := &window{app: a, start: s, win: a.NewWindow(s.Lang.T("app.name"))}
	a.Settings().SetTheme(kit.Theme{Dark: s.memory.Dark})
	speakToolkit(s.Lang)
	w.desk = kit.NewDesk(w.win, s.Lang, s.Now)
	w.door = entrance.New(entrance.Door{Desk: w.desk, Window: w.win, Folder: filepath.Join(s.Root, "office"), Demo: filepath.Join(s.Root, "demo"),
		Options: s.Options, Open: w.open, Enter: w.enter, Speak: w.speak})
	w.win.SetPadded(false)
	w.win.SetContent(w.door.Content)
	w.win.SetCloseIntercept(w.close)
	w.win.SetMaster()
	w.win.Resize(fyne.NewSize(cmp.Or(s.memory.Width, usualWidth), cmp.Or(s.memory.Height, usualHeight)))
	w.open(s.Folder)
	return w
}

// speakToolkit gives the toolkit its own few words in the window's language. It follows the system's locale and has no
// setter, so the words go under the name of that locale.
func speakToolkit(l locales.Lang) {
	if err := lang.AddTranslationsForLocale(locales.FyneCatalogue(l), lang.SystemLocale()); err != nil {
		slog.Warn("the toolkit's words", "err", err)
	}
}

// open opens an office away from the window's thread: a long journal takes a while to load.
func (w *window) open(folder string) {
	w.door.Waiting(w.desk.T("shell.opening", "folder", folder))
	go func() {
		o, info, err := look(context.Background(), folder, w.start.Options)
		fyne.Do(func() { w.opened(folder, o, info != nil, err) })
	}()
}

func look(ctx context.Context, folder string, options []app.Option) (*app.Office, *app.OfficeData, error) {
	o, err := app.Open(ctx, folder, options...)
	if err != nil {
		return nil, nil, err
	}
	info, err := o.Info(ctx)
	if err != nil || info == nil {
		o.Close()
		return nil, nil, err
	}
	return o, info, nil
}

// opened asks to sign in, or shows the first face: without trouble where there never was an office.
func (w *window) opened(folder string, o *app.Office, founded bool, err error) {
	if err != nil || !founded {
		f, told := fault.Of(err)
		if told && f.Code == "S02" && folder == filepath.Join(w.start.Root, "office") {
			err = nil
		}
		w.door.Start(err)
		return
	}
	w.leaveOffice(o)
	w.office = o
	w.door.SignIn(o, w.start.memory.Login, false)
}

// leaveOffice lets go of the office that was open, unless it is the one to keep.
func (w *window) leaveOffice(keep *app.Office) {
	if w.frame != nil && w.office != keep {
		w.frame.stop()
		w.frame = nil
	}
	if w.office != nil && w.office != keep {
		w.office.Close()
	}
}

// enter shows the room: the one left locked if the same person comes back, else a new one.
func (w *window) enter(o *app.Office, who *app.Person) {
	w.leaveOffice(o)
	w.office = o
	w.remember(func(m *memory) { m.Folder, m.Login = o.Dir(), who.Login })
	w.locked = false
	switch {
	case w.frame == nil || w.frame.room.Who.ID != who.ID:
		w.build(who, kit.Today)
	case w.frame.lang != w.desk.Lang: // changed at the entrance
		w.build(who, w.frame.section().Command)
	default:
		w.frame.front()
	}
}

// build makes the room anew and opens a section.
func (w *window) build(who *app.Person, section kit.Command) {
	old := w.frame
	if old != nil {
		old.stop()
	}
	w.frame = newFrame(w, who, old)
	w.frame.front()
	w.frame.open(section, "")
}

// rebuild draws the room again in its section: the language or the theme changed.
func (w *window) rebuild() { w.build(w.frame.room.Who, w.frame.section().Command) }

// speak changes the language.
func (w *window) speak(l locales.Lang) {
	change := func() {
		w.desk.Lang = l
		w.remember(func(m *memory) { m.Lang = string(l) })
		speakToolkit(l)
		w.win.SetTitle(l.T("app.name"))
	}
	if w.frame == nil || w.locked {
		change() // the entrance draws itself
		return
	}
	w.frame.leave(func() {
		change()
		w.rebuild()
	})
}

// paint changes the theme.
func (w *window) paint(dark bool) {
	w.frame.leave(func() {
		w.remember(func(m *memory) { m.Dark = dark })
		w.app.Settings().SetTheme(kit.Theme{Dark: dark})
		w.rebuild()
	})
}

// lock puts the entrance before the room; what is typed stays where it is.
func (w *window) lock() {
	if w.frame == nil || w.locked {
		return
	}
	w.locked = true
	w.frame.deafen()
	w.win.Canvas().Unfocus()
	w.win.SetContent(w.door.Content)
	w.door.SignIn(w.office, w.frame.room.Who.Login, true)
}

func (w *window) remember(change func(*memory)) {
	change(&w.start.memory)
	if err := w.start.memory.save(w.start.settings()); err != nil {
		slog.Warn("the window's settings are not saved", "err", err)
	}
}
