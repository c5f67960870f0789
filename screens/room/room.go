// Package room is what every section of the window stands in: the office, who is signed in, and the parts all sections
// share. A section never knows another one; it asks the room to open it.
package room

import (
	"context"
	"strings"

	"fyne.io/fyne/v2"

	"kezek/app"
	"kezek/app/edition"
	"kezek/app/fault"
	"kezek/locales"
	"kezek/screens/kit"
)

// Room is one signed-in person's window on one office. Its fields are used on the window's thread.
type Room struct {
	Office *app.Office
	Who    *app.Person
	Desk   *kit.Desk
	Window fyne.Window
	Quiet  *kit.QuietLine // what happened, in a line
	Tasks  *kit.TaskBar   // long works

	// Committed tells the window that an act was carried out: every section hears it.
	Committed func()
	// Go opens a section; at is what it should show (a case number, a register number, a draft's id), "" is as it was.
	Go func(section kit.Command, at string)
	// Count is what the right end of the status bar says, e.g. "12 / 4 318".
	Count func(text string)
}

// Section is one of the window's sections, built once for a room and kept.
type Section struct {
	Command kit.Command // its key: F1 … F10
	Content fyne.CanvasObject
	Shown   func(at string)        // it comes to the front; at as in Room.Go
	Heard   func()                 // an act was committed somewhere: read again what is shown
	Hears   map[kit.Command]func() // Ctrl+N, Ctrl+F, Ctrl+E, Ctrl+P while it is in front
	Leaves  func(then func())      // asks before something typed would be lost, then calls then; nil just goes
}

// T says a message in the window's language.
func (r *Room) T(key string, args ...any) string { return r.Desk.T(key, args...) }

// Lang is the window's language.
func (r *Room) Lang() locales.Lang { return r.Desk.Lang }

// Do carries out an act away from the window's thread and answers on it: done is called with the outcome or with what
// the person must be told (fault.Findings for a form's Tell, or a fault). title says what is being done.
func (r *Room) Do(title string, order app.Order, done func(app.Outcome, error)) {
	var out app.Outcome
	r.Run(title, func(ctx context.Context) (err error) {
		out, err = r.Office.Do(ctx, r.Who, order)
		return err
	}, func(err error) {
		if err == nil {
			r.Committed()
		}
		done(out, err)
	})
}

// Notes are what an act that was carried out tells besides, with what each rests on; "" where it tells nothing.
func (r *Room) Notes(out app.Outcome) string {
	var said []string
	for _, f := range out.Findings {
		if f.Severity != fault.Note {
			continue
		}
		text := r.Lang().With(f.Key, f.Args)
		if f.Clause != "" {
			text += " (" + f.Clause + ")"
		}
		said = append(said, text)
	}
	return strings.Join(said, " ")
}

// Run does long work in the task bar, progress and cancel included; done is called on the window's thread.
func (r *Room) Run(title string, work func(context.Context) error, done func(error)) {
	r.Tasks.Run(title, func(ctx context.Context, p kit.Progress) error {
		step := ""
		return work(app.WithProgress(ctx, app.Progress{
			Step:  func(key string) { step = r.T(key); p(0, 0, step) },
			Count: func(n, total int64) { p(n, total, step) },
		}))
	}, done)
}

// Cases is the section that shows the cases of a service: its own, of the queue and of "" that of all applications.
func Cases(service string) kit.Command {
	switch service {
	case edition.Certificate:
		return kit.Certificates
	case edition.Privatization:
		return kit.Privatization
	case edition.Aid:
		return kit.Assistance
	}
	return kit.Applications
}
