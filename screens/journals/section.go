// Package journals is the section of the office's journals: what was recorded in a period, in the order of its numbers,
// on the screen, in a workbook and as a paper; lines of the journals kept by hand; the statistics of services and the summary of
// the quality survey.
package journals

import (
	"context"
	"slices"
	"time"

	"fyne.io/fyne/v2"

	"kezek/app"
	"kezek/locales"
	"kezek/screens/kit"
	"kezek/screens/page"
	"kezek/screens/room"
)

// Places under the journals where something is summed up: what came of each service, and the quality survey.
const (
	servicesPage = "services"
	surveyPage   = "survey"
)

// summary is what stands there instead of a journal.
type summary interface {
	object() fyne.CanvasObject
	ask(version int, from, to int64) // reads it for the days from (unix ms) up to to, which is not one of them
	wrap(width float32)              // fits what was read to a width
	ready() bool                     // something was read
	focus()
	print()
	export()
}

// Names of a person's settings.
const (
	settingPlace  = "journals.place"
	settingGrid   = "journals.grid." // + code of the journal
	settingFolder = "journals.folder"
)

// section is the section while it stands in a room: the journals at the left, the one in front beside them.
type section struct {
	*room.Room
	places []string // codes of the journals, then those of the summaries
	front  string
	counts map[string]int // lines in the period, by journal; nil until they are read

	menu   *page.Menu
	head   *head
	bar    *bar
	grid   *kit.Grid
	survey *survey
	sums   map[string]summary
	side   *side

	lines    *kit.Blocks[app.JournalRow]
	question app.JournalQuery // the one answered last
	marked   int              // annulled lines among those it has
	asked    int              // version of the question asked last
	counted  int              // version of the counts asked for last
	wait     *time.Timer
	last     bool // the cursor goes to the last line when the answer comes
	states   map[string]kit.GridState
	keeping  *room.Keeper

	content *fyne.Container
}

// New builds the section. at in Shown is the code of a journal, "services" or "survey".
func New(r *room.Room) *room.Section { return newSection(r).built() }

func newSection(r *room.Room) *section {
	s := &section{Room: r, places: append(slices.Clone(app.JournalCodes), servicesPage, surveyPage), states: map[string]kit.GridState{}, side: newSide(), keeping: room.NewKeeper(r)}
	var places []page.Place
	for _, code := range s.places {
		places = append(places, page.Place{Text: s.T("journalpage.place." + code)})
	}
	s.menu = page.NewMenu(r.Window.Canvas(), places, func(i int) { s.bring(s.places[i]) })
	s.menu.OnEnter = s.enterFront
	s.bar = newBar(s)
	s.survey = newSurvey(s)
	s.sums = map[string]summary{surveyPage: s.survey, servicesPage: newServices(s)}
	s.head = &head{}
	s.content = &fyne.Container{Layout: &layout{s}}
	front := app.Incoming
	if err := r.Office.Setting(context.Background(), r.Who, settingPlace, &front); err != nil {
		r.Quiet.Wrong(err)
	}
	if !slices.Contains(s.places, front) {
		front = app.Incoming
	}
	s.place(front)
	return s
}

func (s *section) built() *room.Section {
	return &room.Section{Command: kit.Journals, Content: s.content, Shown: s.shown, Heard: s.heard, Leaves: s.leaves,
		Hears: map[kit.Command]func(){kit.New: s.add, kit.Search: s.find, kit.Export: s.export, kit.Paper: s.print, kit.Back: s.back}}
}

// bring puts another journal in front and asks for it.
func (s *section) bring(code string) {
	if code == s.front {
		return
	}
	s.leaves(func() {
		s.place(code)
		s.keeping.Keep(settingPlace, code)
		s.ask(0)
	})
}

// place builds what stands beside the menu for a journal.
func (s *section) place(code string) {
	s.front = code
	s.side.shut()
	s.menu.SetFront(slices.Index(s.places, code))
	s.head.set(s)
	s.bar.suit(code)
	s.lines, s.question, s.marked = &kit.Blocks[app.JournalRow]{}, app.JournalQuery{}, 0
	objects := []fyne.CanvasObject{s.menu, s.bar.form}
	if sum := s.sums[code]; sum != nil {
		s.grid = nil
		objects = append(objects, sum.object())
	} else {
		s.grid = s.newGrid(code)
		objects = append(objects, s.grid)
	}
	s.content.Objects = append(append(objects, s.head.objects...), s.side.panel)
	s.content.Refresh()
}

// enterFront gives what is in front the keyboard.
func (s *section) enterFront() {
	if s.grid != nil {
		s.grid.Focus()
		return
	}
	s.sums[s.front].focus()
}

// shown brings the section to the front.
func (s *section) shown(at string) {
	switch {
	case slices.Contains(s.places, at) && at != s.front:
		s.bring(at)
	case s.asked == 0:
		s.ask(0)
	default:
		s.count()
	}
	if s.Window.Canvas().Focused() == nil {
		s.enterFront()
	}
}

// heard reads again: an act was carried out.
func (s *section) heard() { s.ask(0) }

// ask asks for the lines after a pause; a later question makes an earlier answer void.
func (s *section) ask(pause time.Duration) {
	s.asked++
	version := s.asked
	if s.wait != nil {
		s.wait.Stop()
	}
	run := func() {
		if version == s.asked {
			s.answer(version)
		}
	}
	if pause == 0 {
		run()
		return
	}
	s.wait = time.AfterFunc(pause, func() { fyne.Do(run) })
}

// answer reads away from the window's thread. A period that is not whole yet asks nothing.
func (s *section) answer(version int) {
	s.bar.follow(time.UnixMilli(s.Office.Now()))
	from, to, ok := s.bar.period()
	if !ok {
		return
	}
	if sum := s.sums[s.front]; sum != nil {
		sum.ask(version, from, to)
		s.countAll(from, to)
		return
	}
	q := app.JournalQuery{Code: s.front, From: from, To: to, Query: s.bar.search.Value(), Lang: s.Lang(), Limit: firstLines}
	go func() {
		page, err := s.Office.Journal(context.Background(), q)
		fyne.Do(func() {
			switch {
			case version != s.asked:
			case err != nil:
				s.Quiet.Wrong(err)
			default:
				s.show(q, page)
				s.countAll(from, to) // what is looked at comes first
			}
		})
	}()
}

// countAll counts the lines of every journal in the period for the menu; what is known of the one in front is not asked.
func (s *section) countAll(from, to int64) {
	s.counted++
	version, counts := s.counted, map[string]int{}
	if s.grid != nil && s.question.Query == "" {
		counts[s.front] = s.lines.Len
	}
	go func() {
		for _, code := range app.JournalCodes {
			if _, known := counts[code]; known {
				continue
			}
			page, err := s.Office.Journal(context.Background(), app.JournalQuery{Code: code, From: from, To: to, Limit: 1})
			if err != nil {
				fyne.Do(func() { s.Quiet.Wrong(err) })
				return
			}
			counts[code] = page.Total
		}
		fyne.Do(func() {
			if version == s.counted {
				s.counts = counts
				s.note()
			}
		})
	}()
}

// note writes the counts beside the journals.
func (s *section) note() {
	notes := make([]string, len(s.places))
	for i, code := range s.places {
		if n, ok := s.counts[code]; ok {
			notes[i] = locales.Number(int64(n))
		}
	}
	s.menu.SetNotes(notes)
	if s.grid != nil {
		s.grid.Update()
	}
}

// count tells the window's foot how many lines are shown.
func (s *section) count() {
	if s.grid != nil {
		s.Count(locales.Number(int64(s.lines.Len)))
		return
	}
	s.Count("")
}

// find is Ctrl+F.
func (s *section) find() {
	if s.grid != nil {
		s.focus(s.bar.search)
		return
	}
	s.bar.form.FocusFirst()
}

// back is Esc: what is open beside the table closes, then the keyboard returns to the journals.
func (s *section) back() {
	switch {
	case s.side.form != nil:
		s.side.form.Back()
	default:
		s.focus(s.menu)
	}
}

// leaves asks before something typed is lost.
func (s *section) leaves(then func()) {
	f := s.side.form
	if f == nil || !f.Dirty() || f.Loses != nil && !f.Loses() {
		then()
		return
	}
	s.Desk.Confirm(s.T("kit.form.leave.title"), s.T("kit.form.leave.text"), s.T("kit.form.leave.yes"), func() {
		s.closeSide()
		then()
	})
}

func (s *section) focus(o fyne.Focusable) { s.Window.Canvas().Focus(o) }
