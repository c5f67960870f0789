package journals

import (
	"bytes"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"github.com/ledongthuc/pdf"

	"kezek/app"
	"kezek/app/edition"
	"kezek/locales"
	"kezek/screens/kit"
)

// viewer puts a program in the place of the system's viewer and tells what it was given to show.
func viewer(t *testing.T) (shown func() string) {
	t.Helper()
	if runtime.GOOS != "linux" {
		t.Skip("the viewer of Linux")
	}
	dir := t.TempDir()
	seen := filepath.Join(dir, "seen")
	if err := os.WriteFile(filepath.Join(dir, "xdg-open"), []byte("#!/bin/sh\nprintf %s \"$1\" > "+seen+"\n"), 0o755); err != nil {
		t.Fatal(err)
	}
	t.Setenv("PATH", dir+":/usr/bin:/bin")
	t.Setenv("XDG_CACHE_HOME", filepath.Join(dir, "cache"))
	return func() string {
		path, _ := os.ReadFile(seen)
		data, err := os.ReadFile(string(path))
		if err != nil {
			return ""
		}
		return text(t, data)
	}
}

// text is what a paper says, without spaces: words are set wherever the columns end.
func text(t *testing.T, data []byte) string {
	t.Helper()
	r, err := pdf.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		t.Fatal(err)
	}
	plain, err := r.GetPlainText()
	if err != nil {
		t.Fatal(err)
	}
	var b bytes.Buffer
	b.ReadFrom(plain)
	return strings.Join(strings.Fields(b.String()), "")
}

func TestPrintJournal(t *testing.T) {
	shown := viewer(t)
	d := newDesk(t)
	d.registered(1, d.now())
	b := d.open(d.head, locales.RU)
	b.ctrl2(fyne.KeyP)
	b.until("the paper", func() bool { return shown() != "" })
	for _, part := range []string{"Журналрегистрациивходящихзаявлений", "01.11.2026–30.11.2026", "АҚС-2026/1"} {
		if !strings.Contains(strings.ToLower(shown()), strings.ToLower(part)) {
			t.Errorf("the paper lacks %s: %s", part, shown())
		}
	}
	history, err := d.History(t.Context(), 1)
	if err != nil || history[0].Act != "export-list" {
		t.Fatal(history, err)
	}
	if who := d.open(d.admin, locales.RU); who.mayExport() {
		t.Fatal("an administrator reads no journal out")
	} else if who.ctrl2(fyne.KeyE); who.side.form != nil {
		t.Error("Ctrl+E opens the export for who may not")
	}
}

// answered puts n filled questionnaires into the office: of every three one is against.
func (d *desk) answered(n int) {
	d.t.Helper()
	d.must(d.admin, app.AdoptEdition{Code: "ALMATY-2013"}, "")
	for i := range n {
		caseNo := d.registered(10+20*i, time.Date(2013, 11, 4+i, 10, 0, 0, 0, locales.Zone))
		answer := "satisfied"
		if i%3 == 0 {
			answer = "dissatisfied"
		}
		d.must(d.reg, app.AnswerSurvey{CaseNo: caseNo, Answers: map[string]string{"process": answer}}, "")
	}
}

func TestSurvey(t *testing.T) {
	shown := viewer(t)
	d := newDesk(t)
	b := d.open(d.head, locales.RU)
	b.goes(surveyPage)
	said := func() string { return markup(b.survey.body) }
	want(t, "nobody answered yet", strings.Contains(said(), "За этот период анкет не заполняли"), true)
	d.answered(3)
	b.heard()
	b.until("the answers", func() bool { return b.survey.sum.Filled == 3 })
	for _, part := range []string{"Заполненных анкет: 3", "Удовлетворены ли Вы качеством процесса", "Не удовлетворен", "1  ·  33 %", "2  ·  67 %", "Ответили: 0"} {
		if !strings.Contains(said(), part) {
			t.Errorf("%q is not on the page:\n%s", part, said())
		}
	}
	b.until("the foot", func() bool { return b.said == "3" })
	b.focus(b.menu)
	b.key(fyne.KeyReturn)
	b.Window.Canvas().Focused().(*kit.Choice).TypedKey(&fyne.KeyEvent{Name: fyne.KeyDown}) // last month
	b.until("nobody then", func() bool { return b.survey.sum.Filled == 0 })
	b.bar.named.TypedKey(&fyne.KeyEvent{Name: fyne.KeyUp})
	b.until("this month again", func() bool { return b.survey.sum.Filled == 3 })
	b.bar.service.TypedKey(&fyne.KeyEvent{Name: fyne.KeyEnd})
	b.until("no assistance", func() bool { return b.survey.asked.service == edition.Aid && b.survey.sum.Filled == 0 })
	b.bar.service.TypedKey(&fyne.KeyEvent{Name: fyne.KeyHome})
	b.until("all services", func() bool { return b.survey.sum.Filled == 3 })
	b.print()
	b.until("the paper", func() bool { return shown() != "" })
	for _, part := range []string{"Всеуслуги", "01.11.2026–30.11.2026", "Б.Сатпаев"} {
		if !strings.Contains(shown(), part) {
			t.Errorf("the paper lacks %s: %s", part, shown())
		}
	}
	if !strings.Contains(shown(), "услуги?1023") { // against, partly, for, together
		t.Error("the paper counts otherwise:", shown())
	}
}

// What came of each service stands in tables, is printed and exported, for the days of the bar.
func TestServices(t *testing.T) {
	shown := viewer(t)
	d := newDesk(t)
	for _, n := range []int{1, 21, 41} {
		d.registered(n, d.now())
	}
	b := d.open(d.head, locales.RU)
	b.goes(servicesPage)
	v := b.sums[servicesPage].(*services)
	said := func() string {
		text := ""
		for _, o := range v.record.Objects() {
			text += markup(o) + "|"
		}
		return text
	}
	b.until("three came", func() bool { return v.view.Total.Received == 3 })
	for _, part := range []string{"Постановка в очередь", "Приватизация", "Поступление по каналам", "Отдел", "Оставалось на начало", "Отказы по основаниям"} {
		if !strings.Contains(said(), part) {
			t.Errorf("%q is not on the page:\n%s", part, said())
		}
	}
	b.focus(b.menu)
	b.key(fyne.KeyReturn)
	want(t, "Enter leads to the tables", b.Window.Canvas().Focused(), fyne.Focusable(v.record))
	b.bar.named.TypedKey(&fyne.KeyEvent{Name: fyne.KeyDown}) // last month
	b.until("nobody then", func() bool { return v.view.Total.Received == 0 })
	want(t, "it says so", strings.Contains(said(), "За период заявлений не поступало"), true)
	b.bar.named.TypedKey(&fyne.KeyEvent{Name: fyne.KeyUp})
	b.until("this month again", func() bool { return v.view.Total.Received == 3 })
	b.print()
	b.until("the paper", func() bool { return shown() != "" })
	for _, part := range []string{"СТАТИСТИЧЕСКИЕСВЕДЕНИЯ", "Соблюдениесроков"} {
		if !strings.Contains(shown(), part) {
			t.Errorf("%q is not in the paper:\n%s", part, shown())
		}
	}
}
