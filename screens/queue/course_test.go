package queuepage

import (
	"context"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"kezek/app"
	"kezek/locales"
)

// offered chooses a line of the menu in the panel by its words, by keyboard.
func (b *bench) offered(name string) {
	b.t.Helper()
	m, ok := b.Window.Canvas().Focused().(*menu)
	if !ok {
		b.t.Fatal("no menu has the keyboard")
	}
	at := slices.IndexFunc(m.list, func(c choice) bool { return strings.HasPrefix(c.name, name) })
	if at < 0 {
		b.t.Fatalf("%q is not offered", name)
	}
	b.key(fyne.KeyHome)
	for range at {
		b.key(fyne.KeyDown)
	}
	b.key(fyne.KeyReturn)
}

// told waits until the movement of the open entry was counted.
func (b *bench) told() *app.MovementView {
	b.t.Helper()
	b.until("the movement", func() bool { return b.course.told != nil })
	return b.course.told
}

// tabTo presses Tab until something has the keyboard.
func (b *bench) tabTo(what string, o fyne.Focusable) {
	b.t.Helper()
	for range 60 {
		if b.Window.Canvas().Focused() == o {
			return
		}
		b.key(fyne.KeyTab)
	}
	b.t.Fatalf("Tab never comes to %s", what)
}

// moved is a queue of n where entries left and came forward on later days than the take-over.
func moved(t testing.TB, n int) people {
	t.Helper()
	p := takenOver(t, n)
	did := func(act app.Act) {
		t.Helper()
		if _, err := p.office.Do(context.Background(), p.head, app.Order{Act: act, Reason: "№ қайталанады"}); err != nil {
			t.Fatal(act.Name(), err)
		}
	}
	was := clock
	t.Cleanup(func() { clock = was })
	on := func(regNo, ground, number string) app.OnEntry {
		return app.OnEntry{RegNo: regNo, Ground: ground, Facts: "Құжаттармен расталды", Signed: app.Signed{Number: number, Date: clock.Format(time.DateOnly)}}
	}
	ed, err := p.office.Edition(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	ground := func(kind string) string { return ed.Service("queue").Reasons(kind)[0].Code }
	for i, regNo := range []string{"АҚС-2", "АҚС-3", "АҚС-4"} {
		clock = clock.AddDate(0, 0, 1)
		did(app.House{OnEntry: on(regNo, ground("house"), "10"+number(i+1)), Dwelling: "Ақсай а., 1 үй"})
	}
	clock = clock.AddDate(0, 0, 1)
	did(settling("АҚС-"+number(n), "1998-01-05 08:00").Act)
	clock = clock.AddDate(0, 0, 1)
	did(app.SuspendEntry{OnEntry: on("АҚС-9", ground("suspend-entry"), "201")})
	return p
}

func TestPlaceAndItsCourse(t *testing.T) {
	p := moved(t, 60)
	b := open(t, p.office, p.head, locales.RU)
	b.section.Shown("АҚС-10")
	b.until("the entry", func() bool { return b.side.showsEntry() && b.open == "АҚС-10" })
	m := b.told()
	want(t, "the change", m.Total.Overall, -2)
	want(t, "from ten to eight", m.End.Place.Overall, 8)
	for _, part := range []string{"из 57", "7 из 56; в списке", "Место по времени", "Впереди получили жилище", "Стали впереди", "−2", "−3", "+1", "Итого"} {
		if !strings.Contains(b.said(), part) {
			t.Errorf("the entry does not say %q", part)
		}
	}
	if strings.Contains(b.said(), b.cells(0)["name"]) {
		t.Error("the ledger names somebody")
	}
	b.tabTo("the line of the place", b.course.chart)
	b.key(fyne.KeyHome)
	if got := b.course.chart.Reading(); !strings.Contains(got, "10.01.2026: 10 (") || !strings.Contains(got, "принята из прежнего списка") {
		t.Error(got)
	}
	b.key(fyne.KeyRight)
	if got := b.course.chart.Reading(); !strings.Contains(got, ": 11 (") || !strings.Contains(got, "Стали впереди") {
		t.Error(got)
	}
	b.tabTo("the lines", b.course.more)
	if strings.Contains(b.said(), "№ 102") {
		t.Error("the lines stand open")
	}
	b.key(fyne.KeyReturn)
	for _, part := range []string{"решение № 101", "решение № 102", "решение № 77", "22.11.2026"} {
		if !strings.Contains(b.said(), part) {
			t.Errorf("the lines do not say %q", part)
		}
	}
	want(t, "the keyboard stays where the lines were opened", b.Window.Canvas().Focused() == fyne.Focusable(b.course.more), true)
	b.key(fyne.KeySpace)
	want(t, "shut again", strings.Contains(b.said(), "№ 102"), false)
	b.section.Shown("АҚС-9")
	b.until("the suspended one", func() bool { return b.open == "АҚС-9" && b.side.showsEntry() })
	b.until("its words", func() bool { return strings.Contains(b.said(), "Приостановлена: при") })
}

// A period is chosen by name or by days; before the entry came in there is nothing to tell.
func TestPeriodOfTheCourse(t *testing.T) {
	p := moved(t, 60)
	b := open(t, p.office, p.head, locales.EN)
	b.section.Shown("АҚС-10")
	b.until("the entry", func() bool { return b.side.showsEntry() })
	b.told()
	b.tabTo("the periods", b.course.periods)
	b.key(fyne.KeyRight)
	b.until("this year", func() bool { return locales.Date(b.course.asked.from+1) == "01.01.2026" })
	want(t, "the keyboard stays in the periods", b.Window.Canvas().Focused() == fyne.Focusable(b.course.periods), true)
	b.key(fyne.KeyEnd)
	b.until("days are asked for", func() bool { return b.side.form != nil })
	b.letters("22112026")
	b.key(fyne.KeyReturn)
	b.letters("22112026")
	b.ctrl(fyne.KeyReturn)
	b.until("that day only", func() bool {
		return b.side.showsEntry() && b.course.told != nil && b.course.asked.from == dayAt(2026, 11, 22)-1
	})
	want(t, "one housed", b.course.told.Total.Overall, -1)
	b.tabTo("the periods", b.course.periods)
	b.key(fyne.KeyHome, fyne.KeyEnd)
	b.until("asked again", func() bool { return b.side.form != nil })
	b.key(fyne.KeyEscape)
	b.until("back", b.side.showsEntry)
	want(t, "Esc leaves the period as it was", b.course.periods.Chosen, wholeLife)
}

func dayAt(y int, m time.Month, d int) int64 {
	return time.Date(y, m, d, 0, 0, 0, 0, locales.Zone).UnixMilli()
}

// What is asked first and answered last does not stand over a later answer.
func TestLateMovementIsVoid(t *testing.T) {
	p := moved(t, 30)
	b := open(t, p.office, p.head, locales.EN)
	b.section.Shown("АҚС-10")
	b.until("the entry", func() bool { return b.side.showsEntry() })
	b.told()
	b.drain()
	b.course.periods.Chosen = tenYears
	b.course.count()
	slow := b.thread.Hold()
	b.course.periods.Chosen = thisYear
	b.course.count()
	b.until("this year", func() bool { return locales.Date(b.course.asked.from+1) == "01.01.2026" })
	for _, f := range slow {
		f()
	}
	want(t, "the later period stays", locales.Date(b.course.asked.from+1), "01.01.2026")
}

func TestCompare(t *testing.T) {
	p := moved(t, 60)
	b := open(t, p.office, p.head, locales.RU)
	b.section.Shown("АҚС-10")
	b.until("the entry", func() bool { return b.side.showsEntry() })
	b.ctrl(fyne.KeyB)
	b.until("whom", func() bool { return b.side.form != nil })
	b.letters("999")
	b.ctrl(fyne.KeyReturn)
	b.until("there is none", func() bool { return b.side.form != nil && strings.Contains(b.said(), "АҚС-999") })
	for range 3 {
		b.key(fyne.KeyBackspace)
	}
	b.letters("20")
	b.ctrl(fyne.KeyReturn)
	b.until("the comparison", func() bool { return b.compared != nil && b.side.showsEntry() })
	masked := ""
	view, err := p.office.Entry(context.Background(), "АҚС-20")
	if err != nil {
		t.Fatal(err)
	}
	masked = app.Masked(view.Name, app.ByInitials)
	for _, part := range []string{"Почему выше? АҚС-10 и АҚС-20", "это различие решает", "Выше стоит АҚС-10", "06.01.1998", "8 (", masked} {
		if !strings.Contains(b.said(), part) {
			t.Errorf("the comparison does not say %q", part)
		}
	}
	if strings.Contains(b.said(), view.Name) {
		t.Error("the other one is named")
	}
	b.key(fyne.KeyEscape)
	b.until("Esc leads back to the entry", func() bool { return b.side.showsEntry() && b.compared == nil && b.open == "АҚС-10" })
	b.key(fyne.KeyEscape)
	want(t, "and shuts it", b.side.Visible(), false)

	b.grid.Focus()
	b.key(fyne.KeyHome, fyne.KeySpace, fyne.KeyDown, fyne.KeySpace)
	marked := b.grid.Marked()
	want(t, "two are marked", len(marked), 2)
	b.ctrl(fyne.KeyB)
	b.until("compared at once", func() bool { return b.compared != nil })
	want(t, "the first is the upper", b.compared.x+" "+b.compared.y, b.cells(marked[0])["reg_no"]+" "+b.cells(marked[1])["reg_no"])
	if _, err := p.office.Do(context.Background(), p.head, app.Order{Act: settling("АҚС-40", "1998-01-05 07:00").Act, Reason: "№"}); err != nil {
		t.Fatal(err)
	}
	was := b.compared.record
	b.section.Heard()
	b.until("an act is heard and the comparison stays", func() bool { return b.compared != nil && b.compared.record != was })
}

// Every paper about the place at a key or two; what was issued is given again as a copy with a reason.
func TestPapersOfThePlace(t *testing.T) {
	opened := viewer(t)
	p := moved(t, 60)
	b := open(t, p.office, p.registrar, locales.KK)
	b.section.Shown("АҚС-10")
	b.until("the entry", func() bool { return b.side.showsEntry() })
	b.told()
	n := 0
	for _, form := range []string{app.FormCertificate, app.FormMovement} {
		b.ctrl(fyne.KeyP)
		b.offered(b.T("queuepage.form." + form))
		n++
		b.until(form, func() bool { return len(opened()) == n })
		b.until("the entry", b.side.showsEntry)
	}
	b.ctrl(fyne.KeyP)
	b.offered(b.T("queuecourse.papers.draft", "paper", b.T("queuepage.form.place-certificate")))
	b.until("a draft", func() bool { return len(opened()) == 3 })
	b.key(fyne.KeyEscape)
	b.until("the entry", b.side.showsEntry)
	b.ctrl(fyne.KeyB)
	b.letters("20")
	b.ctrl(fyne.KeyReturn)
	b.until("the comparison", func() bool { return b.compared != nil && b.side.showsEntry() })
	b.ctrl(fyne.KeyP)
	b.key(fyne.KeyReturn) // it stands first
	b.until("the comparison's paper", func() bool { return len(opened()) == 4 })
	b.until("the entry", func() bool {
		return b.side.showsEntry() && strings.Contains(b.said(), b.T("queuepage.form.comparison"))
	})
	b.ctrl(fyne.KeyP)
	b.offered(b.T("queuecourse.papers.copy"))
	b.offered(b.T("queuepage.form.comparison"))
	b.until("a reason", func() bool { return b.side.form != nil })
	b.letters("жоғалтқан")
	b.ctrl(fyne.KeyReturn)
	b.until("the copy", func() bool { return len(opened()) == 5 })
	view, err := p.office.Entry(context.Background(), "АҚС-10")
	if err != nil || len(view.Papers) != 4 || view.Papers[3].Copy != 1 || view.Papers[3].Reason != "жоғалтқан" || view.Papers[3].Form != app.FormComparison {
		t.Fatalf("%+v %v", view.Papers, err)
	}
}

// On an earlier day list, counts, record, file and papers speak of that day, and the window says so.
func TestAsOf(t *testing.T) {
	opened := viewer(t)
	p := moved(t, 60)
	b := open(t, p.office, p.head, locales.RU)
	want(t, "nothing is said of today", b.band.Visible(), false)
	want(t, "57 stand today", b.chips.List[0].Count, 57)
	b.section.Shown("АҚС-10")
	b.until("the entry", func() bool { return b.side.showsEntry() })
	b.focus(b.asOf.Input)
	b.letters("19112026")
	b.key(fyne.KeyReturn)
	b.until("the day", func() bool { return b.filter.AsOf != 0 && b.course.place.Overall == 10 })
	want(t, "the band", b.band.Visible(), true)
	want(t, "60 stood then", b.chips.List[0].Count, 60)
	b.until("the record", func() bool {
		return strings.Contains(b.said(), "По состоянию на 19.11.2026, не на сегодня")
	})
	b.until("its movement ends that day", func() bool { return b.course.told != nil && b.course.told.Total.Overall == 0 })
	if strings.Contains(b.said(), b.T("queuemoves.decide-button")) {
		t.Error("an earlier day can be decided on")
	}
	b.focus(b.side.entry)
	b.ctrl(fyne.KeyP)
	if m := b.Window.Canvas().Focused().(*menu); m.list[0].name != b.T("queuepage.form.place-certificate") || !strings.Contains(m.list[0].about, "На 19.11.2026: место 10 из 60") {
		t.Errorf("%+v", m.list[0])
	}
	b.key(fyne.KeyReturn)
	b.until("the certificate", func() bool { return len(opened()) == 1 })
	b.section.Shown("АҚС-2") // housed since
	b.until("it stood then", func() bool { return b.open == "АҚС-2" && b.side.showsEntry() && b.course.place.Overall == 2 })
	b.ctrl(fyne.KeyE)
	b.until("the form", func() bool { return b.side.form != nil })
	want(t, "the file is named after the day", filepath.Base(b.side.form.Values()["path"]), "kezek-2026-11-19.xlsx")
	b.key(fyne.KeyEscape)
	b.until("the entry", b.side.showsEntry)
	b.tabTo("the way back to today", b.band.today)
	b.key(fyne.KeyReturn)
	b.until("today", func() bool { return !b.band.Visible() && b.filter.AsOf == 0 && b.course.place.Overall == 0 })
}

func TestStatisticsView(t *testing.T) {
	opened := viewer(t)
	t.Setenv("HOME", t.TempDir())
	p := moved(t, 60)
	b := open(t, p.office, p.head, locales.RU)
	b.focus(b.strip)
	b.key(fyne.KeyEnd)
	b.until("the numbers", func() bool {
		return b.view != nil && b.view.code == viewNumbers && strings.Contains(b.markup(), "Итого")
	})
	for _, part := range []string{"Баланс: 0 + 60 + 0 + 0 + 0 − 0 − 0 − 3 − 0 − 0 = 57", "принято из прежнего списка: 60", "каждая сосчитана один раз: 57", "01.01.2026 – 25.11.2026"} {
		if !strings.Contains(b.markup(), part) {
			t.Errorf("the statistics do not say %q", part)
		}
	}
	b.ctrl(fyne.KeyP)
	b.until("the paper", func() bool { return len(opened()) == 1 })
	b.section.Shown(viewNumbers)
	b.front().Focus()
	b.key(fyne.KeyDown) // last year
	b.until("last year", func() bool { return strings.Contains(b.markup(), "01.01.2025 – 31.12.2025") })
	b.key(fyne.KeyEscape)
	want(t, "Esc leads to the queue", b.view == nil, true)
}

func (b *bench) markup() string { return test.RenderObjectToMarkup(b.content) }

// TestLookAtCourse draws the place, its course, comparison, papers, an earlier day and the statistics as they stand in a
// window of 1366×768.
func TestLookAtCourse(t *testing.T) {
	if os.Getenv("KEZEK_LOOK") == "" {
		t.Skip("KEZEK_LOOK is not set")
	}
	for _, lang := range []locales.Lang{locales.KK, locales.RU} {
		p := moved(t, 300)
		b := open(t, p.office, p.head, lang)
		b.Window.Resize(fyne.NewSize(1180, 676))
		b.section.Shown("АҚС-100")
		b.until("the entry", func() bool { return b.side.showsEntry() && b.open == "АҚС-100" })
		b.told()
		b.shoot("entry")
		b.side.entry.To(300)
		b.shoot("course")
		b.focus(b.course.more)
		b.key(fyne.KeyReturn)
		b.side.entry.To(560)
		b.shoot("lines")
		b.focus(b.side.entry)
		b.ctrl(fyne.KeyB)
		b.shoot("ask-other")
		b.letters("120")
		b.ctrl(fyne.KeyReturn)
		b.until("the comparison", func() bool { return b.compared != nil && b.side.showsEntry() })
		b.shoot("compare")
		b.side.entry.To(500)
		b.shoot("compare-below")
		b.ctrl(fyne.KeyP)
		b.shoot("papers")
		b.key(fyne.KeyEscape)
		b.until("the comparison", b.side.showsEntry)
		b.key(fyne.KeyEscape)
		b.until("the entry", func() bool { return b.compared == nil && b.side.showsEntry() })
		b.focus(b.asOf.Input)
		b.letters("20112026")
		b.key(fyne.KeyReturn)
		b.until("the day", func() bool { return b.filter.AsOf != 0 && b.course.told != nil && b.course.told.To == b.filter.AsOf })
		b.shoot("as-of")
		b.section.Shown(viewNumbers)
		b.until("the numbers", func() bool { return b.view != nil && b.view.code == viewNumbers })
		b.drain()
		b.shoot("statistics")
	}
}
