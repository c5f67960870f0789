package journals

import (
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"kezek/app"
	"kezek/app/casefile"
	"kezek/app/edition"
	"kezek/app/iin"
	"kezek/locales"
	"kezek/screens/internal/trial"
	"kezek/screens/kit"
	"kezek/screens/room"
)

func TestMain(m *testing.M) { trial.Main(m) }

// desk is an office with its people, and a clock the test moves.
type desk struct {
	*app.Office
	t              testing.TB
	clock          time.Time
	reg, exe, head *app.Person
	admin          *app.Person
}

func newDesk(t testing.TB) *desk {
	t.Helper()
	d := &desk{t: t, clock: time.Date(2026, 11, 20, 10, 0, 0, 0, locales.Zone)}
	d.Office, d.admin = trial.Office(t, func() time.Time { return d.clock }, app.AddPerson{Login: "admin", FullName: "Әкімші", Roles: []app.Role{app.Admin}})
	add := func(login, name string, roles ...app.Role) *app.Person {
		return trial.Add(t, d.Office, d.admin, app.AddPerson{Login: login, FullName: name, Roles: roles})
	}
	d.reg = add("reg", "А. Сейітова", app.Registrar)
	d.exe = add("exe", "Г. Омарова", app.Executor)
	d.head = add("head", "Б. Сатпаев", app.Head, app.Secretary)
	return d
}

func (d *desk) must(who *app.Person, a app.Act, reason string) app.Outcome {
	d.t.Helper()
	d.clock = d.clock.Add(7 * time.Minute)
	out, err := d.Do(d.t.Context(), who, app.Order{Act: a, Reason: reason})
	if err != nil {
		d.t.Fatalf("%s: %v", a.Name(), err)
	}
	return out
}

var people = strings.Fields("Әлиев_Қайрат_Нұрланұлы Ғабитова_Айгүл_Серікқызы Қасымов_Дәурен_Өмірбекұлы Петренко_Татьяна_Сергеевна Өтегенова_Зәуре_Ерланқызы Һамитов_Ұлан_Асқарұлы Іргебаева_Мәдина_Бауыржанқызы")

// application is a sound one, complete at a moment; n makes the people different.
func (d *desk) application(n int, at time.Time) app.Register {
	d.t.Helper()
	person := func(born int) string {
		return string(iin.Make(time.Date(born, 3, 15, 0, 0, 0, 0, locales.Zone), iin.Male, n))
	}
	a := casefile.Application{Channel: edition.ByOffice, ReceivedAt: at.UnixMilli(), CompleteAt: at.UnixMilli(), List: "vulnerable",
		Applicant: casefile.Member{Name: strings.ReplaceAll(people[n%len(people)], "_", " "), IIN: person(1980)},
		Address:   "Ақсай а., Абай к-сі, 1 үй", Phone: "+77010000000"}
	ed, err := d.InForce(d.t.Context(), edition.Queue, at.UnixMilli())
	if err != nil {
		d.t.Fatal(err)
	}
	for _, doc := range ed.Service(edition.Queue).Asks(a.List, a.Channel) {
		a.Documents = append(a.Documents, casefile.Held{Code: doc.Code, How: casefile.OnPaper, Pages: 2})
	}
	return app.Register{Application: a}
}

// registered registers an application received at a moment and gives its case number.
func (d *desk) registered(n int, at time.Time) string {
	d.t.Helper()
	var made app.Registered
	if err := d.must(d.reg, d.application(n, at), "ескі өтініш").Read(&made); err != nil {
		d.t.Fatal(err)
	}
	return made.CaseNo
}

// now is a minute of the office's present day.
func (d *desk) now() time.Time { return d.clock.Add(-time.Hour).Truncate(time.Minute) }

// bench is the section in a window, on a real office.
type bench struct {
	*section
	t      testing.TB
	whole  *room.Section
	thread *trial.Thread
	went   []string // sections Room.Go was asked for
	said   string   // the count at the foot
}

// open shows the section to a person in a language and waits until it stands.
func (d *desk) open(who *app.Person, lang locales.Lang) *bench {
	d.t.Helper()
	b := &bench{t: d.t}
	r, thread := trial.Room(d.t, d.Office, who, lang)
	b.thread = thread
	d.t.Cleanup(b.drain)
	r.Go = func(section kit.Command, at string) { b.went = append(b.went, string(section)+" "+at) }
	r.Count = func(text string) { b.said = text }
	r.Committed = func() { b.whole.Heard() }
	b.section = newSection(r)
	b.whole = b.built()
	trial.Show(r, b.whole)
	b.until("the journal", func() bool { return b.question.Code != "" && b.counts != nil })
	return b
}

// drain lets what was asked be answered before the window goes.
func (b *bench) drain() {
	if b.wait != nil {
		b.wait.Stop()
	}
	b.thread.Settle(func() bool { return b.lines.Busy() || b.keeping.Busy() })
}

// until runs the window's thread until something holds.
func (b *bench) until(what string, holds func() bool) {
	b.t.Helper()
	b.thread.Until(b.t, b.Room, what, holds)
}

// goes brings a journal in front by the menu and waits for it.
func (b *bench) goes(code string) {
	b.t.Helper()
	b.menu.OnGo(place(code))
	b.until(code, func() bool {
		return b.front == code && (b.sums[code] != nil && b.sums[code].ready() || b.question.Code == code)
	})
	b.drain()
}

func place(code string) int {
	for i, c := range append(append([]string{}, app.JournalCodes...), servicesPage, surveyPage) {
		if c == code {
			return i
		}
	}
	return -1
}

func (b *bench) key(names ...fyne.KeyName) { trial.Key(b.Window.Canvas(), names...) }
func (b *bench) ctrl(name fyne.KeyName)    { trial.Ctrl(b.Room, b.whole, name) }
func (b *bench) letters(text string)       { trial.Letters(b.Window.Canvas(), text) }

// cells are a line's texts by column; the line must have come.
func (b *bench) cells(row int) map[string]string {
	b.t.Helper()
	b.until("the line", func() bool { return b.lines.Row(row) != nil })
	cells := b.grid.Source.Row(row).Cells
	m := map[string]string{markColumn: cells[1]}
	for i, c := range app.JournalColumns(b.front) {
		if i > 0 {
			i++
		}
		m[c.Code] = cells[i]
	}
	return m
}

// panel is everything written in the panel at the right.
func (b *bench) panel() string { return markup(b.side.panel) }

func markup(o fyne.CanvasObject) string { return test.RenderObjectToMarkup(o) }
