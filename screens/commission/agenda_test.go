package commissionpage

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"kezek/app"
	"kezek/app/casefile"
	"kezek/app/commission"
	"kezek/locales"
)

// names are the people of the agenda as it is written.
func (c *chamber) cases(id int64) (numbers []string) {
	for _, x := range c.meeting(id).Agenda {
		numbers = append(numbers, x.CaseNo+x.RegNo)
	}
	return numbers
}

// An agenda is laid by keyboard: ticks, order, taking off, a note, a question in words; each change is written at once.
func TestAgenda(t *testing.T) {
	c := seated(t)
	var no []string
	for range 5 {
		no = append(no, c.ready(casefile.ToGrant))
	}
	no = append(no, c.ready(casefile.ToRefuse))
	id := c.convened()
	b := c.open(c.secretary, locales.RU, fmt.Sprint(id))
	m := b.on()
	b.says("Повестка пуста", "постановка", "отказ в")
	want(t, "ready", m.offers.Source.Len(), 6)
	due := m.ready[0].CaseNo // the first that is due stands first
	b.key(fyne.KeySpace, fyne.KeySpace, fyne.KeyReturn)
	b.settle()
	want(t, "two are on the agenda", len(c.cases(id)), 2)
	want(t, "the first of them", c.cases(id)[0], due)
	want(t, "four are left", m.offers.Source.Len(), 4)
	b.letters("үс") // type-ahead finds nobody here
	trialSelectAll(b)
	b.key(fyne.KeyReturn)
	b.settle()
	want(t, "all are on the agenda", len(c.cases(id)), 6)
	b.says(b.T("commissionpage.ready.none"))

	m.grid.Focus()
	was := c.cases(id)
	b.key(fyne.KeyHome)
	b.ctrl(fyne.KeyDown)
	b.ctrl(fyne.KeyDown) // while the first move is being written
	b.settle()
	moved := slices.Insert(slices.Clone(was[1:]), 2, was[0])
	if got := c.cases(id); !slices.Equal(got, moved) {
		t.Errorf("%v, want %v", got, moved)
	}
	want(t, "the cursor goes with its item", m.grid.Cursor(), 2)
	b.key(fyne.KeyDelete)
	b.settle()
	if got := c.cases(id); !slices.Equal(got, slices.Delete(slices.Clone(moved), 2, 3)) {
		t.Errorf("after Del: %v", got)
	}
	want(t, "it is ready again", m.offers.Source.Len(), 1)

	b.key(fyne.KeyHome, fyne.KeyReturn)
	b.settle()
	b.says("Влияние на очередь", "встают в очередь: 1", "Абай к-сі", "Документы")
	m.papersOf(m.item(m.open))[0].Tapped(nil)
	want(t, "the note for the members", strings.Join(b.opened, " "), "commission-note-draft.pdf")
	b.goes(b.form(), "note")
	b.letters("Многодетная семья")
	b.ctrl(fyne.KeyReturn)
	b.settle()
	want(t, "the note", c.meeting(id).Agenda[0].Note, "Многодетная семья")
	want(t, "the reporter stays", c.meeting(id).Agenda[0].Reporter, "Г. Омарова")

	b.key(fyne.KeyInsert)
	b.settle()
	want(t, "a question is asked", b.form().At(), "what")
	b.ctrl(fyne.KeyReturn)
	b.settle()
	want(t, "it has to be written", b.form().At(), "kk")
	b.letters("Түгендеу қорытындысы")
	b.ctrl(fyne.KeyReturn)
	b.settle()
	view := c.meeting(id)
	last := view.Agenda[len(view.Agenda)-1]
	want(t, "the question", last.Question.KK, "Түгендеу қорытындысы")
	want(t, "its kind", last.Kind, app.ItemOther)
	b.key(fyne.KeyEscape)
	b.settle()
	if _, ok := b.at.(*meetings); !ok {
		t.Errorf("Esc leads to %T", b.at)
	}
}

// trialSelectAll presses Ctrl+A.
func trialSelectAll(b *bench) {
	b.Window.Canvas().Focused().(fyne.Shortcutable).TypedShortcut(&fyne.ShortcutSelectAll{})
}

// A dwelling is provided: the family is found by its name, the area typed in square metres.
func TestDwelling(t *testing.T) {
	c := seated(t)
	first := c.enrolled()
	c.enrolled()
	id := c.convened()
	b := c.open(c.secretary, locales.KK, fmt.Sprint(id))
	b.ctrl(fyne.KeyN)
	b.settle()
	b.key(fyne.KeyDown)
	f := b.form()
	want(t, "a dwelling", f.Values()["what"], ofDwelling)
	b.goes(f, "entry")
	b.letters("ахм")
	b.until("somebody is found", func() bool { return len(b.Window.Canvas().Overlays().List()) > 0 })
	b.key(fyne.KeyReturn)
	b.settle()
	want(t, "the entry", f.Values()["entry"], first)
	want(t, "both move in", f.Values()[moves(0)]+f.Values()[moves(1)], "11")
	f.Go("ground")
	b.key(fyne.KeyDown)
	b.goes(f, "facts")
	b.letters("Кезегі келді")
	b.goes(f, "dwelling")
	b.letters("Ақсай а., Абай к-сі, 5 үй, 12 пәтер")
	b.goes(f, "rooms")
	b.letters("2")
	b.goes(f, "area")
	b.letters("54,12345")
	b.ctrl(fyne.KeyReturn)
	want(t, "the area is wrong", f.At(), "area")
	trialSelectAll(b)
	b.letters("54,3")
	b.goes(f, "living")
	b.letters("60")
	b.ctrl(fyne.KeyReturn)
	b.settle()
	want(t, "the office finds more", f.At(), "living")
	trialSelectAll(b)
	b.letters("31")
	b.ctrl(fyne.KeyReturn)
	b.settle()
	items := c.meeting(id).Agenda
	if len(items) != 1 || items[0].Dwelling == nil || items[0].Dwelling.Area != 543_000 || items[0].Dwelling.Living != 310_000 || items[0].RegNo != first {
		t.Fatalf("%+v; the quiet line says %q\n%s", items, b.Quiet.Text(), words(b.at.object()))
	}
	b.key(fyne.KeyReturn)
	b.settle()
	b.says("кезектен шығады: 1", "орнында қалады: 1", "54,3 м²")
}

// Attendance opens the sitting: the bar is live, a substitute needs one by the order, without chair and deputy somebody is elected.
func TestAttendance(t *testing.T) {
	c := seated(t)
	id := c.laid(2)
	b := c.open(c.secretary, locales.RU, fmt.Sprint(id))
	m := b.on()
	m.grid.Focus()
	b.ctrl(fyne.KeyReturn)
	b.settle()
	want(t, "the roll call has the keyboard", b.form().At(), "present")
	b.says("Кворума нет: присутствует 0 / 5, нужно 4")
	b.letters("331") // chair and deputy are away
	b.says("присутствует 1 / 5")
	b.letters("21")
	b.says("присутствует 3 / 5", "Избранный председательствующий")
	b.key(fyne.KeyHome)
	b.letters("11")
	b.says("Кворум есть: присутствует 5 / 5")
	b.letters("2") // Ибраев has no substitute
	b.ctrl(fyne.KeyReturn)
	b.settle()
	b.says(b.lang.T("commission.no-substitute", "name", "Ибраев Нұрлан Бақытұлы"))
	want(t, "still planned", c.meeting(id).State, app.MeetingPlanned)
	b.key(fyne.KeyHome, fyne.KeyDown, fyne.KeyDown)
	b.letters("1")
	b.ctrl(fyne.KeyReturn)
	b.until("the sitting", func() bool { return m.view.State == app.MeetingSitting && m.hears != nil })
	view := c.meeting(id)
	if !slices.Contains(view.Present, commission.Presence{Seat: 4, Substitute: true}) || len(view.Present) != 5 {
		t.Errorf("%+v", view.Present)
	}
	b.settle()
	b.says("Кворум есть: присутствует 5 / 5", "председательствует: Төлегенов")
	want(t, "the first item is open", m.hears.x.N, 1)
	b.says("Сон Ирина")

	b.press(b.T("commissionpage.act.attend")) // somebody leaves
	b.key(fyne.KeyHome)
	b.letters("33")
	b.ctrl(fyne.KeyReturn)
	b.until("it falls short", func() bool { return !m.view.Quorum.Reached() })
	b.settle()
	b.says("Кворума нет: присутствует 3 / 5", "отсутствуют: Төлегенов")
	b.key("7")
	b.says("нет кворума")
	b.ctrl(fyne.KeyReturn)
	b.settle()
	want(t, "nothing is decided", c.meeting(id).Agenda[0].State, app.ItemOpen)
	b.says("Решение не принимается, вопрос можно отложить")
}

// An item comes before the commission that sits already, by its vote.
func TestItemAddedDuringTheSitting(t *testing.T) {
	c := seated(t)
	id := c.laid(1, 1, 2, 3, 4, 5, 6)
	late := c.ready(casefile.ToGrant)
	b := c.open(c.secretary, locales.KK, fmt.Sprint(id))
	b.ctrl(fyne.KeyN)
	b.until("the form", func() bool { return b.on().pane.form != nil })
	f := b.form()
	want(t, "what is ready comes first", f.Values()["what"], ofReady)
	want(t, "everybody is for", f.Values()[commission.For], "5")
	b.ctrl(fyne.KeyReturn)
	want(t, "the case is asked", f.At(), "ready")
	b.key(fyne.KeyDown)
	f.Go(commission.For)
	b.letters("2")
	b.goes(f, commission.Against)
	b.letters("3")
	b.ctrl(fyne.KeyReturn)
	b.settle()
	want(t, "not carried", len(c.meeting(id).Agenda), 1)
	b.says(b.lang.T("agenda.not-carried", "for", 2, "here", 5))
	f.Go(commission.For)
	b.letters("5")
	b.goes(f, commission.Against)
	b.letters("0")
	b.ctrl(fyne.KeyReturn)
	b.settle()
	view := c.meeting(id)
	if len(view.Agenda) != 2 || view.Agenda[1].CaseNo != late || !view.Agenda[1].Added {
		t.Fatalf("%+v", view.Agenda)
	}
}
