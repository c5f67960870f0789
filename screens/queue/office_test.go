package queuepage

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/test"

	"kezek/app"
	"kezek/app/edition"
	"kezek/app/iin"
	"kezek/app/legacy"
	"kezek/locales"
	"kezek/screens/kit"
	"kezek/screens/room"
	"kezek/store"
)

func TestMain(m *testing.M) {
	app.HashCost.Time, app.HashCost.Memory = 1, 64 // sign-ins are not what is tested here
	os.Exit(m.Run())
}

// thread is the window's thread: what goroutines hand to fyne.Do runs when the test pumps.
type thread struct {
	fyne.Driver
	mu    sync.Mutex
	queue []func()
}

func (t *thread) DoFromGoroutine(f func(), _ bool) {
	t.mu.Lock()
	t.queue = append(t.queue, f)
	t.mu.Unlock()
}

// run runs what is waiting and tells whether anything was.
func (t *thread) run() bool {
	t.mu.Lock()
	all := t.queue
	t.queue = nil
	t.mu.Unlock()
	for _, f := range all {
		f()
	}
	return len(all) > 0
}

// hold waits for something to run and keeps it from running.
func (t *thread) hold() []func() {
	for {
		t.mu.Lock()
		all := t.queue
		t.queue = nil
		t.mu.Unlock()
		if len(all) > 0 {
			return all
		}
		time.Sleep(time.Millisecond)
	}
}

// threaded is Fyne's test app with a thread of its own.
type threaded struct {
	fyne.App
	thread *thread
}

func (a threaded) Driver() fyne.Driver { return a.thread }

// bench is the section in a window, on a real office.
type bench struct {
	*queuePage
	t       testing.TB
	section *room.Section
	thread  *thread
	went    []string // sections Room.Go was asked for
	counted string
}

// people are those of a small office: one holds every role, one may only register.
type people struct {
	office          *app.Office
	head, registrar *app.Person
}

var clock = time.Date(2026, 11, 20, 10, 0, 0, 0, locales.Zone)

func newOffice(t testing.TB) people {
	t.Helper()
	ctx := context.Background()
	o, err := app.Create(ctx, filepath.Join(t.TempDir(), "office"), app.At(func() time.Time { return clock }))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { o.Close() })
	var p people
	p.office = o
	act := app.CreateOffice{Edition: edition.Standard, Office: store.Office{NameKK: "Ақсай ауданының тұрғын үй бөлімі",
		NameRU: "Отдел жилищных отношений Аксайского района", BIN: "050340000019", DistrictKK: "Ақсай ауданы", DistrictRU: "Аксайский район",
		KATO: "273620100", Prefix: "АҚС", HeadPostKK: "Бөлім басшысы", HeadPostRU: "Руководитель отдела", HeadName: "Б. Сатпаев",
		SoleOrder: "№ 1, 05.01.2026"}, Person: app.AddPerson{Login: "head", FullName: "Б. Сатпаев", Roles: app.Roles, Password: "secret"}}
	if _, err := o.Do(ctx, nil, app.Order{Act: act}); err != nil {
		t.Fatal(err)
	}
	p.head = signIn(t, o, "head")
	add := app.AddPerson{Login: "reg", FullName: "А. Сейітова", Roles: []app.Role{app.Registrar}, Password: "secret"}
	if _, err := o.Do(ctx, p.head, app.Order{Act: add}); err != nil {
		t.Fatal(err)
	}
	p.registrar = signIn(t, o, "reg")
	return p
}

func signIn(t testing.TB, o *app.Office, login string) *app.Person {
	who, err := o.SignIn(context.Background(), login, "secret")
	if err != nil {
		t.Fatal(err)
	}
	return who
}

var (
	surnames = strings.Fields("Әлиев Ахметов Байжанов Ғабитов Дүйсенов Жұмабаев Иванов Қасымов Мұқанов Өтегенов Петренко Сейітов Ұзақбаев Үсенов Һамитов Ыбыраев Іргебаев")
	given    = strings.Fields("Айгүл Асқар Әлия Бауыржан Ғалым Дәурен Зәуре Індира Қайрат Мәдина Нұрлан Өмірбек Сәуле Ұлан Үміт")
)

// oldList writes a sound old list of n families as CSV: every tenth has no time of day, every fiftieth no date at all.
func oldList(t testing.TB, n int) string {
	t.Helper()
	var b strings.Builder
	b.WriteString("№ р/с;Тіркеу №;Т.А.Ә.;ЖСН;Отбасы құрамы;Мекенжайы;Санаты;Есепке қойылған күні, уақыты;Шешім №, күні;Телефон\n")
	name := func(i int) string {
		return surnames[i%len(surnames)] + " " + given[i/len(surnames)%len(given)] + " " + given[i/7%len(given)] + "ұлы"
	}
	at := time.Date(1998, 1, 5, 9, 0, 0, 0, locales.Zone)
	lists := []string{"Жетім балалар", "Көпбалалы отбасылар", "Социально уязвимые слои", "ҰОС ардагерлері"}
	for i := range n {
		at = at.Add(2 * time.Hour)
		counting := at.Format("02.01.2006 15:04")
		if i%50 == 49 {
			counting = ""
		} else if i%10 == 9 {
			counting = at.Format("02.01.2006")
		}
		born := time.Date(1940+i%60, time.Month(1+i/60%12), 1+i/720%28, 0, 0, 0, 0, locales.Zone)
		fmt.Fprintf(&b, "%d;%d/%d;%s;%s;\"%s (жұбайы) 10.09.1985\n%s (ұлы) 01.07.1998\";Ақсай а., Абай к-сі, %d үй;%s;%s;№ %d-ш, %s;8-701-000-00-00\n",
			i+1, at.Year(), i+1, name(i), iin.Make(born, iin.Male, i), name(i+3), name(i+5), i%300+1, lists[i%len(lists)],
			counting, i/50+1, at.Format("02.01.2006"))
	}
	path := filepath.Join(t.TempDir(), "list.csv")
	if err := os.WriteFile(path, []byte(b.String()), 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

// takenOver is an office with an old list of n families.
func takenOver(t testing.TB, n int) people {
	t.Helper()
	p := newOffice(t)
	ctx := context.Background()
	l, err := p.office.OpenOldList(ctx, oldList(t, n), nil)
	if err != nil {
		t.Fatal(err)
	}
	l.Reading.Accept(legacy.Kinds()...)
	for i, f := range l.Reading.Findings {
		if f.Answer == nil && f.Severity != legacy.Mark {
			t.Fatalf("finding %d is open: %+v", i, f)
		}
	}
	if _, err := p.office.TakeOver(ctx, p.head, l, app.Signed{Number: "1", Date: "2026-01-10"}); err != nil {
		t.Fatal(err)
	}
	return p
}

// open shows the section to a person in a language and waits until it stands.
func open(t testing.TB, office *app.Office, who *app.Person, lang locales.Lang) *bench {
	t.Helper()
	b := &bench{t: t}
	a := test.NewTempApp(t)
	a.Settings().SetTheme(kit.Theme{})
	w := a.NewWindow("")
	b.thread = &thread{Driver: a.Driver()}
	fyne.SetCurrentApp(threaded{a, b.thread})
	t.Cleanup(b.drain)
	desk := kit.NewDesk(w, lang, func() time.Time { return clock })
	r := &room.Room{Office: office, Who: who, Desk: desk, Window: w, Quiet: kit.NewQuietLine(desk), Tasks: kit.NewTaskBar(desk),
		Go:    func(section kit.Command, at string) { b.went = append(b.went, string(section)+" "+at) },
		Count: func(text string) { b.counted = text }}
	r.Committed = func() { b.section.Heard() }
	b.queuePage = newPage(r)
	b.section = b.queuePage.section()
	for c, f := range b.section.Hears {
		desk.On(c, f)
	}
	w.SetPadded(false)
	w.SetContent(b.section.Content)
	w.Resize(fyne.NewSize(1170, 640))
	b.section.Shown("")
	b.until("the queue", func() bool { return b.rows.queue != nil && b.rows.len() == 0 || len(b.rows.have) > 0 && !b.rows.busy })
	return b
}

// drain lets what was asked be answered before the window goes.
func (b *bench) drain() {
	if b.wait != nil {
		b.wait.Stop()
	}
	for quiet := time.Now(); time.Since(quiet) < 30*time.Millisecond; time.Sleep(time.Millisecond) {
		if b.thread.run() || b.rows.busy {
			quiet = time.Now()
		}
	}
}

// until pumps the window's thread until something holds.
func (b *bench) until(what string, holds func() bool) {
	b.t.Helper()
	for end := time.Now().Add(10 * time.Second); time.Now().Before(end); {
		b.thread.run()
		if holds() {
			return
		}
		time.Sleep(time.Millisecond)
	}
	b.t.Fatalf("%s: never came; the quiet line says %q", what, b.Quiet.Text())
}

// key presses a key the way the driver hands it on: to the focused part, else to the window.
func (b *bench) key(names ...fyne.KeyName) {
	for _, name := range names {
		ev := &fyne.KeyEvent{Name: name}
		c := b.Window.Canvas()
		focused := c.Focused()
		if tab, ok := focused.(fyne.Tabbable); name == fyne.KeyTab && (!ok || !tab.AcceptsTab()) {
			c.FocusNext()
		} else if focused != nil {
			focused.TypedKey(ev)
		} else {
			c.OnTypedKey()(ev)
		}
	}
}

// ctrl presses Ctrl with a key.
func (b *bench) ctrl(name fyne.KeyName) {
	s := &desktop.CustomShortcut{KeyName: name, Modifier: fyne.KeyModifierControl}
	if f, ok := b.Window.Canvas().Focused().(fyne.Shortcutable); ok {
		f.TypedShortcut(s)
		return
	}
	for _, k := range kit.Shortcuts { // as the window's canvas would
		if k.Press == (kit.Press{Key: name, Mod: fyne.KeyModifierControl}) {
			if f := b.section.Hears[k.Command]; f != nil {
				f()
			}
		}
	}
}

// letters types text.
func (b *bench) letters(text string) {
	for _, r := range text {
		name := fyne.KeyName("")
		if r >= '0' && r <= '9' {
			name = fyne.KeyName(r)
		}
		b.Window.Canvas().Focused().TypedKey(&fyne.KeyEvent{Name: name})
		b.Window.Canvas().Focused().TypedRune(r)
	}
}

// cells are a row's texts by column; the row must have come.
func (b *bench) cells(row int) map[string]string {
	b.t.Helper()
	b.until("the row", func() bool { return b.rows.row(row) != nil })
	m := map[string]string{}
	for i, text := range b.grid.Source.Row(row).Cells {
		m[columns[i].Code] = text
	}
	return m
}

// said is everything written in the panel at the right.
func (b *bench) said() string {
	return test.RenderObjectToMarkup(b.side)
}
