package commissionpage

import (
	"context"
	"encoding/json"
	"fmt"
	"io"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/test"

	"kezek/app"
	"kezek/app/casefile"
	"kezek/app/commission"
	"kezek/app/edition"
	"kezek/app/iin"
	"kezek/locales"
	"kezek/screens/internal/trial"
	"kezek/screens/kit"
	"kezek/screens/room"
)

func TestMain(m *testing.M) { trial.Main(m) }

// chamber is an office with a commission, and with people of every role.
type chamber struct {
	t                                    testing.TB
	office                               *app.Office
	head, registrar, executor, secretary *app.Person
	clock                                time.Time
	n                                    int // people made so far
}

func newChamber(t testing.TB) *chamber {
	t.Helper()
	c := &chamber{t: t, clock: time.Date(2026, 11, 20, 10, 0, 0, 0, locales.Zone)}
	c.office, c.head = trial.Office(t, func() time.Time { return c.clock }, app.AddPerson{Login: "head", FullName: "Б. Сатпаев", Roles: []app.Role{app.Admin, app.Head}})
	add := func(login, name string, role app.Role) *app.Person {
		return trial.Add(t, c.office, c.head, app.AddPerson{Login: login, FullName: name, Roles: []app.Role{role}})
	}
	c.registrar, c.executor, c.secretary = add("reg", "А. Сейітова", app.Registrar), add("exe", "Г. Омарова", app.Executor), add("sec", "Е. Дәулетов", app.Secretary)
	return c
}

// seated enters seven: five with a vote, one of them with a substitute, and the secretary.
func seated(t testing.TB) *chamber {
	c := newChamber(t)
	c.do(c.secretary, app.SetComposition{Number: "12-ө", Date: "2026-01-15", Seats: seats(), Note: "Ақсай ауданының әкімі"}, "", nil)
	return c
}

func seats() []commission.Seat {
	seat := func(n int, post, name string, votes bool) commission.Seat {
		return commission.Seat{N: n, Post: post, Votes: votes, Human: commission.Human{Name: name, WorkKK: "бас маман", WorkRU: "главный специалист"}}
	}
	all := []commission.Seat{seat(1, commission.Chair, "Төлегенов Марат Асқарұлы", true), seat(2, commission.Deputy, "Қасымова Айжан Ерланқызы", true),
		seat(3, commission.Ordinary, "Ибраев Нұрлан Бақытұлы", true), seat(4, commission.Ordinary, "Пак Виктор Сергеевич", true),
		seat(5, commission.Ordinary, "Әлиев Серік Маратұлы", true), seat(6, commission.Secretary, "Дәулетов Ерлан Қайратұлы", false)}
	all[3].Substitute = &commission.Human{Name: "Сон Ирина Владимировна", WorkKK: "заңгер", WorkRU: "юрист"}
	return all
}

func (c *chamber) do(who *app.Person, act app.Act, reason string, into any) {
	c.t.Helper()
	out, err := c.office.Do(c.t.Context(), who, app.Order{Act: act, Reason: reason})
	if err != nil {
		c.t.Fatalf("%s: %v", act.Name(), err)
	}
	if into != nil {
		if err := out.Read(into); err != nil {
			c.t.Fatal(err)
		}
	}
}

var surnames = strings.Fields("Ахметов Байжанов Ғабитов Дүйсенов Жұмабаев Иванов Қалиев Мұқанов Өтегенов Петренко Сейітов Ұзақбаев Үсенов Һамитов Ыбыраев Іргебаев Әлиев")

var given = strings.Fields("Қайрат Асқар Бауыржан Ғалым Дәурен Нұрлан Өмірбек Ұлан Серік Марат Әділ Ислам")

// ready registers a case and prepares its answer.
func (c *chamber) ready(outcome string) string {
	c.t.Helper()
	c.n++
	at := c.clock.Add(-time.Hour).Truncate(time.Minute).UnixMilli() - int64(c.n)*60_000
	person := func(year int, sex iin.Sex) string {
		return string(iin.Make(time.Date(year+c.n/300, time.Month(1+c.n%12), 1+c.n/12%25, 0, 0, 0, 0, locales.Zone), sex, 7))
	}
	surname, name := surnames[(c.n-1)%len(surnames)], given[(c.n-1)/len(surnames)%len(given)]
	a := casefile.Application{Channel: edition.ByOffice, ReceivedAt: at, CompleteAt: at, List: "vulnerable",
		Applicant: casefile.Member{Name: surname + " " + name + " Нұрланұлы", IIN: person(1980, iin.Male)}, Address: fmt.Sprintf("Ақсай а., Абай к-сі, %d үй", c.n), Phone: "+77010000000",
		Family: []casefile.Member{{Name: surname + "а Гүлнар", IIN: person(1982, iin.Female), Relation: "spouse"}}}
	ed, err := c.office.Edition(c.t.Context())
	if err != nil {
		c.t.Fatal(err)
	}
	for _, doc := range ed.Service(edition.Queue).Asks(a.List, a.Channel) {
		a.Documents = append(a.Documents, casefile.Held{Code: doc.Code, How: casefile.OnPaper})
	}
	var reg app.Registered
	c.do(c.registrar, app.Register{Application: a}, "", &reg)
	c.do(c.head, app.AssignExecutor{CaseNo: reg.CaseNo, Executor: "exe"}, "", nil)
	p := app.Proposal{Outcome: outcome}
	if outcome == casefile.ToRefuse {
		p.Ground, p.Facts = ed.Service(edition.Queue).Reasons(edition.ToRefuse)[0].Code, "Меншігінде тұрғын үйі бар"
	}
	c.do(c.executor, app.PrepareAnswer{CaseNo: reg.CaseNo, Proposal: p}, "", nil)
	return reg.CaseNo
}

// enrolled puts a family into the queue and returns its register number.
func (c *chamber) enrolled() string {
	c.t.Helper()
	var is app.Enrolled
	c.do(c.head, app.Enrol{CaseNo: c.ready(casefile.ToGrant), Signed: app.Signed{Number: "1", Date: c.clock.Format(time.DateOnly)}}, "", &is)
	return is.RegNo
}

// drafted drafts a removal.
func (c *chamber) drafted(regNo string) int64 {
	c.t.Helper()
	ed, err := c.office.Edition(c.t.Context())
	if err != nil {
		c.t.Fatal(err)
	}
	ground := ""
	for _, g := range ed.Service(edition.Queue).Reasons(edition.ToRemove) {
		if g.Unnoticed {
			ground = g.Code
		}
	}
	act := app.Remove{OnEntry: app.OnEntry{RegNo: regNo, Ground: ground, Facts: "Өтініші бойынша"}}
	data, err := json.Marshal(act)
	if err != nil {
		c.t.Fatal(err)
	}
	var is app.Drafted
	c.do(c.executor, app.DraftDecision{Act: act.Name(), Data: data}, "", &is)
	return is.Draft
}

// convened plans a meeting for the afternoon.
func (c *chamber) convened() int64 {
	c.t.Helper()
	var is app.Convened
	c.do(c.secretary, app.PlanMeeting{At: c.clock.UnixMilli() + 5*3_600_000, Venue: "Мәжіліс залы", Kind: edition.Regular}, "", &is)
	return is.Meeting
}

// laid lays an agenda of n cases and, with seats named, opens the sitting.
func (c *chamber) laid(n int, here ...int) int64 {
	c.t.Helper()
	id := c.convened()
	var lines []app.AgendaLine
	for range n {
		lines = append(lines, app.AgendaLine{CaseNo: c.ready(casefile.ToGrant)})
	}
	c.do(c.secretary, app.SetAgenda{Meeting: id, Items: lines}, "", nil)
	if len(here) > 0 {
		var present []commission.Presence
		for _, n := range here {
			present = append(present, commission.Presence{Seat: n})
		}
		c.do(c.secretary, app.Attend{Meeting: id, Present: present}, "", nil)
	}
	return id
}

func (c *chamber) meeting(id int64) app.MeetingView {
	c.t.Helper()
	view, err := c.office.Meeting(c.t.Context(), id)
	if err != nil {
		c.t.Fatal(err)
	}
	return view
}

// bench is the section in a window, on a real office.
type bench struct {
	*section
	t       testing.TB
	front   *room.Section
	thread  *trial.Thread
	opened  []string // papers opened in the system's viewer
	strokes int
}

func (c *chamber) open(who *app.Person, lang locales.Lang, at string) *bench {
	c.t.Helper()
	b := &bench{t: c.t}
	r, thread := trial.Room(c.t, c.office, who, lang)
	b.thread = thread
	r.Committed = func() { b.front.Heard() }
	b.section = newSection(r)
	b.section.show = func(_, name string, write func(context.Context, io.Writer) error) {
		if err := write(context.Background(), io.Discard); err != nil {
			c.t.Errorf("%s: %v", name, err)
		}
		b.opened = append(b.opened, name)
	}
	b.section.lookAt = func(path string) { b.opened = append(b.opened, path) }
	b.section.after = func(time.Duration, func()) func() { return func() {} } // drafts are kept when a test says so
	b.front = b.section.built()
	c.t.Cleanup(b.settle)
	trial.Show(r, b.front)
	if at != "" {
		b.front.Shown(at)
	}
	b.settle()
	return b
}

// settle waits until everything asked is answered; a slow machine may look quiet in between.
func (b *bench) settle() {
	works := func() bool { return b.busy > 0 || b.Tasks.Busy() }
	for b.thread.Settle(works); works(); {
		b.thread.Settle(works)
	}
}

func (b *bench) until(what string, holds func() bool) {
	b.t.Helper()
	b.thread.Until(b.t, b.Room, what, holds)
}

func (b *bench) key(names ...fyne.KeyName) {
	b.strokes += len(names)
	trial.Key(b.Window.Canvas(), names...)
}

func (b *bench) ctrl(name fyne.KeyName) {
	b.strokes++
	trial.Ctrl(b.Room, b.front, name)
}

func (b *bench) letters(text string) {
	b.strokes += len([]rune(text))
	trial.Letters(b.Window.Canvas(), text)
}

// on is the open meeting.
func (b *bench) on() *meeting {
	b.t.Helper()
	m, ok := b.at.(*meeting)
	if !ok {
		b.t.Fatalf("%T is in front", b.at)
	}
	return m
}

// form is the form in the pane.
func (b *bench) form() *kit.Form {
	b.t.Helper()
	m := b.on()
	if m.hears != nil {
		return m.hears.deed.form
	}
	if m.pane.form == nil {
		b.t.Fatalf("no form is open; the quiet line says %q", b.Quiet.Text())
	}
	return m.pane.form
}

// goes walks to a field of a form with Tab.
func (b *bench) goes(f *kit.Form, field string) {
	b.t.Helper()
	for range 80 {
		if f.At() == field {
			return
		}
		b.key(fyne.KeyTab)
	}
	b.t.Fatalf("Tab does not reach %s", field)
}

// press finds a button by its words, as a click does.
func (b *bench) press(text string) {
	b.t.Helper()
	for _, o := range b.on().acts.Objects {
		if button, ok := o.(*kit.Button); ok && strings.Contains(words(button), text) {
			button.Tapped(nil)
			b.settle()
			return
		}
	}
	b.t.Fatalf("no button %q", text)
}

func (b *bench) says(parts ...string) {
	b.t.Helper()
	said := strings.ReplaceAll(words(b.at.object())+b.Quiet.Text(), "\n", " ") // a line may be broken anywhere
	for _, part := range parts {
		if !strings.Contains(said, part) {
			b.t.Errorf("it does not say %q", part)
		}
	}
}

// words are all texts shown in an object.
func words(o fyne.CanvasObject) string {
	var b strings.Builder
	var walk func(o fyne.CanvasObject)
	walk = func(o fyne.CanvasObject) {
		if o == nil || !o.Visible() {
			return
		}
		switch o := o.(type) {
		case *canvas.Text:
			b.WriteString(o.Text + "\n")
		case *fyne.Container:
			for _, child := range o.Objects {
				walk(child)
			}
		case *container.Scroll:
			walk(o.Content)
		case fyne.Widget:
			for _, child := range test.WidgetRenderer(o).Objects() {
				walk(child)
			}
		}
	}
	walk(o)
	return b.String()
}

func want[T comparable](t testing.TB, what string, got, want T) {
	t.Helper()
	if got != want {
		t.Errorf("%s: %v, want %v", what, got, want)
	}
}
