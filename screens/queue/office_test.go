package queuepage

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"kezek/app"
	"kezek/app/iin"
	"kezek/app/legacy"
	"kezek/locales"
	"kezek/screens/internal/trial"
	"kezek/screens/kit"
	"kezek/screens/room"
)

func TestMain(m *testing.M) { trial.Main(m) }

// bench is the section in a window, on a real office.
type bench struct {
	*queuePage
	t       testing.TB
	section *room.Section
	thread  *trial.Thread
	went    []string // sections Room.Go was asked for
	counted string
}

// people are those of a small office: one holds every role, one may only register.
type people struct {
	office          *app.Office
	head, registrar *app.Person
}

var clock = time.Date(2026, 11, 20, 10, 0, 0, 0, locales.Zone)

func newOffice(t testing.TB) (p people) {
	t.Helper()
	p.office, p.head = trial.Office(t, func() time.Time { return clock }, app.AddPerson{Login: "head", FullName: "Б. Сатпаев", Roles: app.Roles})
	p.registrar = trial.Add(t, p.office, p.head, app.AddPerson{Login: "reg", FullName: "А. Сейітова", Roles: []app.Role{app.Registrar}})
	return p
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
	r, thread := trial.Room(t, office, who, lang)
	b.thread = thread
	t.Cleanup(b.drain)
	r.Go = func(section kit.Command, at string) { b.went = append(b.went, string(section)+" "+at) }
	r.Count = func(text string) { b.counted = text }
	r.Committed = func() { b.section.Heard() }
	b.queuePage = newPage(r)
	b.section = b.queuePage.section()
	trial.Show(r, b.section)
	b.until("the queue", func() bool { return b.there() && !b.rows.Busy() })
	return b
}

// there tells whether the queue was read and its first rows.
func (b *bench) there() bool {
	return b.rows.queue != nil && (b.rows.Len == 0 || b.rows.row(0) != nil)
}

// drain lets what was asked be answered before the window goes.
func (b *bench) drain() {
	if b.wait != nil {
		b.wait.Stop()
	}
	b.thread.Settle(b.rows.Busy)
}

// until runs the window's thread until something holds.
func (b *bench) until(what string, holds func() bool) {
	b.t.Helper()
	b.thread.Until(b.t, b.Room, what, holds)
}

func (b *bench) key(names ...fyne.KeyName) { trial.Key(b.Window.Canvas(), names...) }
func (b *bench) ctrl(name fyne.KeyName)    { trial.Ctrl(b.Room, b.section, name) }
func (b *bench) letters(text string)       { trial.Letters(b.Window.Canvas(), text) }

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
