package screens

import (
	"context"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"kezek/app"
	"kezek/locales"
	"kezek/screens/kit"
	"kezek/screens/page"
	"kezek/screens/room"
)

// frame is the room of a signed-in person with what stands around its sections: top, rail, quiet line, tasks, foot.
type frame struct {
	w        *window
	room     *room.Room
	lang     locales.Lang // it was drawn in
	sections []*room.Section
	stale    map[kit.Command]bool // an act was committed since it was in front
	at       int                  // the section in front; -1 at first
	content  fyne.CanvasObject
	stage    *fyne.Container
	rail     *page.Rail
	top      *top
	foot     *kit.StatusBar
	count    string
	facts    facts
	kick     chan struct{}
	stop     func()
}

// newFrame builds the room; tasks that run in the old one go on in the new one.
func newFrame(w *window, who *app.Person, old *frame) *frame {
	ctx, stop := context.WithCancel(context.Background())
	f := &frame{w: w, lang: w.desk.Lang, at: -1, stale: map[kit.Command]bool{}, foot: kit.NewStatusBar(), kick: make(chan struct{}, 1), stop: stop}
	tasks := kit.NewTaskBar(w.desk)
	if old != nil && old.room.Tasks.Busy() {
		tasks = old.room.Tasks
	}
	f.room = &room.Room{Office: w.office, Who: who, Desk: w.desk, Window: w.win, Quiet: kit.NewQuietLine(w.desk), Tasks: tasks,
		Committed: f.wake, Go: f.open, Count: f.say}
	f.sections = w.sections(f.room)
	f.arrange()
	tasks.Idle = func(bool) { f.content.Refresh() }
	if old != nil {
		f.facts = old.facts
	}
	f.tell()
	go f.watch(ctx)
	return f
}

// arrange sets the parts: the rail shows the sections that have a key.
func (f *frame) arrange() {
	var places []page.Place
	for _, s := range f.sections {
		if key, ok := shortcut(s.Command); ok {
			places = append(places, page.Place{Key: key.Shown, Text: f.room.T(key.TextKey)})
		}
	}
	f.rail = page.NewRail(places, func(i int) { f.open(f.placed(i), "") })
	f.stage = container.NewStack()
	f.top = newTop(f)
	side := page.Panel(kit.ColorStripe, container.NewVBox(page.Space(0, 6), f.rail))
	bottom := container.NewVBox(f.room.Quiet, f.room.Tasks)
	f.content = container.NewBorder(f.top.content, f.foot, side, nil,
		container.NewBorder(nil, bottom, nil, nil, page.Padded(10, f.stage)))
}

func shortcut(c kit.Command) (kit.Shortcut, bool) {
	for _, s := range kit.Shortcuts {
		if s.Command == c {
			return s, true
		}
	}
	return kit.Shortcut{}, false
}

// placed is the section of a place of the rail.
func (f *frame) placed(place int) kit.Command {
	for _, s := range f.sections {
		if _, ok := shortcut(s.Command); ok {
			if place == 0 {
				return s.Command
			}
			place--
		}
	}
	return ""
}

func (f *frame) section() *room.Section { return f.sections[f.at] }

// front puts the room into the window and lets it hear the keys.
func (f *frame) front() {
	f.listen()
	f.w.win.SetContent(f.content)
	if f.at >= 0 {
		f.section().Shown("")
	}
}

// open brings a section to the front; at as in room.Room.Go.
func (f *frame) open(c kit.Command, at string) {
	for i, s := range f.sections {
		if s.Command != c {
			continue
		}
		if i != f.at {
			f.w.win.Canvas().Unfocus()
			f.at = i
			f.room.Quiet.Leave()
			f.say("")
			f.stage.Objects = []fyne.CanvasObject{s.Content}
			f.stage.Refresh()
			f.mark()
			f.listen()
		}
		if f.stale[c] {
			delete(f.stale, c)
			s.Heard()
		}
		s.Shown(at)
		return
	}
}

// mark shows on the rail where one is; a section without a place leaves the mark where one came from.
func (f *frame) mark() {
	place := 0
	for i, s := range f.sections {
		if _, ok := shortcut(s.Command); ok {
			if i == f.at {
				f.rail.SetFront(place)
			}
			place++
		}
	}
}

// heard tells the sections that an act was committed: the one in front reads again at once, the others when opened.
func (f *frame) heard() {
	for i, s := range f.sections {
		switch {
		case s.Heard == nil:
		case i == f.at:
			s.Heard()
		default:
			f.stale[s.Command] = true
		}
	}
}

// leave asks every section in turn whether it may be left, then goes on.
func (f *frame) leave(then func()) {
	for i := len(f.sections) - 1; i >= 0; i-- {
		if ask, next := f.sections[i].Leaves, then; ask != nil {
			then = func() { ask(next) }
		}
	}
	then()
}

// say sets the count at the right end of the foot.
func (f *frame) say(count string) {
	f.count = count
	f.tell()
}
