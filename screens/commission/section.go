// Package commissionpage is the section of the window for the housing commission: its meetings, who sits in it, and the open
// meeting from its agenda by way of the votes to the signed decisions and their papers.
package commissionpage

import (
	"context"
	"io"
	"strconv"
	"strings"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"kezek/app"
	"kezek/locales"
	"kezek/screens/kit"
	"kezek/screens/room"
)

// place is what stands in front of the section: a list, the form of an order, an open meeting.
type place interface {
	object() fyne.CanvasObject
	focus()             // gives its first part the keyboard
	heard()             // an act was carried out: reads again
	back()              // Esc that nothing in it used
	main()              // Ctrl+Enter
	fresh()             // Ctrl+N
	paper()             // Ctrl+P
	turn(by int)        // Ctrl+PgUp, Ctrl+PgDn
	leaves(then func()) // asks before something typed would be lost
	rows(by int)        // Ins adds a row, Ctrl+Del takes one away
	details()           // Ctrl+↓
	count() string      // for the status bar
}

// section has one place in front.
type section struct {
	*room.Room
	lang  locales.Lang
	front *fyne.Container
	at    place

	later func(work func(context.Context), done func()) // work away from the window's thread, then done on it
	after func(time.Duration, func()) (stop func())     // f on the window's thread
	show  func(title, name string, write func(context.Context, io.Writer) error)
	busy  int // works under way
}

// New builds the section.
func New(r *room.Room) *room.Section { return newSection(r).built() }

func newSection(r *room.Room) *section {
	s := &section{Room: r, lang: r.Lang(), front: container.NewStack(), show: r.OpenWritten}
	s.later = func(work func(context.Context), done func()) {
		s.busy++
		go func() {
			work(context.Background())
			fyne.Do(func() { s.busy--; done() })
		}()
	}
	s.after = func(d time.Duration, f func()) func() {
		timer := time.AfterFunc(d, func() { fyne.Do(f) })
		return func() { timer.Stop() }
	}
	s.bring(newMeetings(s))
	return s
}

func (s *section) built() *room.Section {
	return &room.Section{Command: kit.Commission, Content: s.front, Shown: s.shown, Heard: func() { s.at.heard() }, Leaves: func(then func()) { s.at.leaves(then) },
		Hears: map[kit.Command]func(){
			kit.New:         func() { s.at.fresh() },
			kit.Paper:       func() { s.at.paper() },
			kit.Main:        func() { s.at.main() },
			kit.Back:        func() { s.at.back() },
			kit.NextTab:     func() { s.at.turn(1) },
			kit.PreviousTab: func() { s.at.turn(-1) },
			kit.AddRow:      func() { s.at.rows(1) },
			kit.DropRow:     func() { s.at.rows(-1) },
			kit.Details:     func() { s.at.details() },
		}}
}

// bring puts a place in front.
func (s *section) bring(p place) {
	s.at = p
	s.front.Objects = []fyne.CanvasObject{p.object()}
	s.front.Refresh()
	s.Count(p.count())
}

// go takes a place in front and gives it the keyboard.
func (s *section) goTo(p place) {
	s.bring(p)
	p.heard()
	p.focus()
}

func (s *section) toMeetings() { s.goTo(newMeetings(s)) }

func (s *section) toOrders() { s.goTo(newOrders(s)) }

// toMeeting opens a meeting; item, if not 0, is the one of its agenda to open.
func (s *section) toMeeting(id, item int64) {
	s.bring(newMeeting(s, id, item))
	s.at.heard()
}

// shown brings the section to the front. at is a meeting's number or the id of a draft; "" is as it was.
func (s *section) shown(at string) {
	s.Count(s.at.count())
	if id, err := strconv.ParseInt(at, 10, 64); err == nil {
		s.at.leaves(func() { s.toMeeting(id, 0) })
		return
	}
	if at == orderDraft {
		s.at.leaves(func() { s.toOrder(nil) })
		return
	}
	if meeting, item, ok := itemOfDraft(at); ok {
		s.at.leaves(func() { s.toMeeting(meeting, item) })
		return
	}
	if m, ok := s.at.(*meetings); ok && !m.brought {
		m.heard()
	}
	if s.Window.Canvas().Focused() == nil {
		s.at.focus()
	}
}

func (s *section) focusOn(o fyne.Focusable) {
	if o != nil {
		s.Window.Canvas().Focus(o)
	}
}

func (s *section) today() time.Time { return time.UnixMilli(s.Office.Now()).In(locales.Zone) }

func (s *section) may(act app.Act) bool { return app.May(s.Who, act.Name()) }

// day spells a day stored as yyyy-mm-dd.
func day(iso string) string {
	if t, ok := locales.ParseDate(iso); ok {
		return t.Format("02.01.2006")
	}
	return iso
}

// joined sets what is not empty beside each other.
func joined(between string, parts ...string) string {
	var all []string
	for _, p := range parts {
		if p != "" {
			all = append(all, p)
		}
	}
	return strings.Join(all, between)
}

// dayOf is a moment's day as acts write it.
func dayOf(ms int64) string { return time.UnixMilli(ms).In(locales.Zone).Format(time.DateOnly) }

func number(n int) string { return locales.Number(int64(n)) }

// plain are a place's answers to keys it has no use for.
type plain struct{}

func (plain) main()    {}
func (plain) paper()   {}
func (plain) rows(int) {}
func (plain) details() {}
func (plain) turn(int) {}
