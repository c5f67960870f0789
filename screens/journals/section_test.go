package journals

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"

	"kezek/app"
	"kezek/locales"
)

func want(t testing.TB, what string, got, want any) {
	t.Helper()
	if got != want {
		t.Fatalf("%s: got %v, want %v", what, got, want)
	}
}

func TestJournalOfThePeriod(t *testing.T) {
	d := newDesk(t)
	for n := range 3 {
		d.registered(n, d.now())
	}
	d.registered(10, time.Date(2026, 10, 30, 9, 0, 0, 0, locales.Zone))
	b := d.open(d.head, locales.KK)
	want(t, "the month's lines", b.lines.Len, 3)
	want(t, "count in the menu", b.counts[app.Incoming], 3)
	want(t, "foot", b.said, "3")
	want(t, "the cursor stands on the last", b.grid.Cursor(), 2)
	first := b.cells(0)
	want(t, "number", first["n"], "АҚС-2026/1")
	want(t, "applicant", first["name"], "Әлиев Қайрат Нұрланұлы")
	want(t, "not annulled", first[markColumn], "")
	want(t, "in order", b.cells(2)["n"], "АҚС-2026/3")
	b.key(fyne.KeyReturn)
	want(t, "Enter opens the case", strings.Join(b.went, "|"), "applications АҚС-2026/3")

	b.focus(b.bar.named)
	b.key(fyne.KeyDown) // last month
	b.until("October", func() bool { return b.question.From == time.Date(2026, 10, 1, 0, 0, 0, 0, locales.Zone).UnixMilli() })
	want(t, "October's lines", b.lines.Len, 1)
	b.key(fyne.KeyDown) // this year
	b.until("the year", func() bool { return b.lines.Len == 4 })
	want(t, "to", b.bar.to.Value(), "2026-12-31")
	b.focus(b.bar.from.Input)
	b.letters("21012026")
	b.key(fyne.KeyTab)
	b.until("a period of one's own", func() bool {
		return b.question.From == time.Date(2026, 1, 21, 0, 0, 0, 0, locales.Zone).UnixMilli() && b.lines.Len == 4
	})
	want(t, "it is named so", b.bar.named.Value(), ownPeriod)
	b.focus(b.bar.from.Input)
	b.letters("15112026")
	b.until("from the 15th", func() bool { return b.lines.Len == 3 })
}

func TestWrongPeriodAsksNothing(t *testing.T) {
	d := newDesk(t)
	d.registered(1, d.now())
	b := d.open(d.head, locales.RU)
	b.focus(b.bar.to.Input)
	b.letters("01102026") // before the first day
	b.key(fyne.KeyTab)
	b.drain()
	want(t, "the table keeps what it had", b.lines.Len, 1)
	want(t, "and the fault is said", b.bar.wrong(), true)
	b.focus(b.bar.to.Input)
	b.letters("30112026")
	b.key(fyne.KeyTab)
	b.until("mended", func() bool { return !b.bar.wrong() && b.question.To > b.question.From })
}

func TestSearchAsYouType(t *testing.T) {
	d := newDesk(t)
	for n := range 5 {
		d.registered(n, d.now())
	}
	b := d.open(d.head, locales.KK)
	b.ctrl(fyne.KeyF)
	want(t, "Ctrl+F", b.Window.Canvas().Focused() == fyne.Focusable(b.bar.search), true)
	b.letters("габит") // «Ғабитова»
	b.until("found", func() bool { return b.lines.Len == 1 })
	want(t, "who", b.cells(0)["name"], "Ғабитова Айгүл Серікқызы")
	want(t, "the menu counts the period, not what was found", b.counts[app.Incoming], 5)
	b.letters("барсакелмес")
	b.until("nobody", func() bool { return b.lines.Len == 0 && b.question.Query != "габит" })
	want(t, "said in words", b.grid.Empty, b.T("journalpage.none.found"))
	b.key(fyne.KeyEscape)
	b.until("Esc empties the search", func() bool { return b.lines.Len == 5 })
	b.key(fyne.KeyReturn)
	b.until("Enter leads into the table", func() bool { return b.Window.Canvas().Focused() != fyne.Focusable(b.bar.search) })
	b.key(fyne.KeyReturn)
	want(t, "the case", len(b.went), 1)
}

func TestEnterLine(t *testing.T) {
	d := newDesk(t)
	b := d.open(d.reg, locales.KK)
	b.goes(app.SealsRegister)
	if !strings.Contains(b.grid.Empty, "Ctrl+N") || !strings.HasPrefix(b.grid.Empty, b.T("journalpage.none.yet")) {
		t.Fatal(b.grid.Empty)
	}
	b.grid.Focus()
	b.ctrl(fyne.KeyN)
	form := b.side.form
	want(t, "the first field", form.At(), "on")
	want(t, "today at first", form.Values()["on"], "2026-11-20")
	b.ctrl(fyne.KeyReturn)
	want(t, "the first column is needed", form.At(), "data.imprint")
	b.letters("Бөлімнің мөрі")
	b.key(fyne.KeyReturn)
	b.letters("А. Сейітова")
	b.ctrl(fyne.KeyReturn)
	b.until("the line", func() bool { return b.lines.Len == 1 && b.side.form == nil })
	want(t, "number", b.cells(0)["n"], "1-2026")
	want(t, "keeper", b.cells(0)["keeper"], "А. Сейітова")
	b.until("the count", func() bool { return b.counts[app.SealsRegister] == 1 })
	b.grid.Focus()
	b.key(fyne.KeyReturn)
	b.until("the whole line", func() bool { return b.side.form != nil })
	if said := b.panel(); !strings.Contains(said, "Бөлімнің мөрі") || strings.Contains(said, b.T("journalpage.annul.button")) {
		t.Error("a registrar may not annul:", said)
	}
	b.key(fyne.KeyEscape)
	want(t, "Esc shuts it", b.side.form == nil, true)
}

// ctrl2 gives the table the keyboard first.
func (b *bench) ctrl2(name fyne.KeyName) {
	b.t.Helper()
	b.grid.Focus()
	b.ctrl(name)
}

func TestNewApplicationFromAMadeJournal(t *testing.T) {
	d := newDesk(t)
	b := d.open(d.reg, locales.KK)
	b.ctrl2(fyne.KeyN)
	want(t, "Ctrl+N", strings.Join(b.went, "|"), "applications new")
	want(t, "nothing by hand", b.side.form == nil, true)
}

func TestAnnul(t *testing.T) {
	d := newDesk(t)
	caseNo := d.registered(1, d.now())
	d.registered(2, d.now())
	d.must(d.reg, app.EnterLine{Journal: app.EmblemBlanks, On: "2026-11-20", Data: map[string]string{"blank": "0001"}}, "")
	b := d.open(d.head, locales.KK)
	shown := func() bool {
		for _, c := range b.grid.State().Columns {
			if c.Code == markColumn {
				return !c.Hidden
			}
		}
		return false
	}
	want(t, "no mark while nothing is annulled", shown(), false)
	b.grid.SetCursor(0)
	b.grid.Focus()
	b.key(fyne.KeyDelete)
	want(t, "the reason is asked", b.side.form.At(), "reason")
	if said := b.panel(); !strings.Contains(said, caseNo) {
		t.Error(said)
	}
	b.ctrl(fyne.KeyReturn)
	want(t, "it is needed", b.side.form != nil, true)
	b.letters("екі рет тіркелген")
	b.ctrl(fyne.KeyReturn)
	b.until("annulled", func() bool { return b.marked == 1 && b.side.form == nil })
	want(t, "it stays, and says so in words", b.cells(0)[markColumn], "күші жойылды: екі рет тіркелген")
	want(t, "in its place", b.cells(0)["n"], caseNo)
	want(t, "both lines", b.lines.Len, 2)
	want(t, "the mark stands after the number", shown() && b.grid.State().Columns[1].Code == markColumn, true)
	b.grid.Focus()
	b.grid.SetCursor(0)
	b.key(fyne.KeyDelete)
	want(t, "not twice", b.side.form == nil, true)

	b.goes(app.EmblemBlanks)
	b.grid.Focus()
	b.key(fyne.KeyDelete)
	b.letters("бланк бүлінген")
	b.ctrl(fyne.KeyReturn)
	b.until("the line annulled", func() bool { return b.marked == 1 })

	for _, journal := range []string{app.Decisions, app.Minutes, app.Refusals} {
		b.goes(journal)
		want(t, journal+" is no line to annul", b.grid.OnDelete == nil, true)
	}

	own := d.open(d.reg, locales.KK)
	want(t, "who may not annul is not offered it", own.grid.OnDelete == nil, true)
}

func TestAnnulTakesASecondPerson(t *testing.T) {
	d := newDesk(t)
	d.must(d.head, app.EnterLine{Journal: app.EmblemBlanks, On: "2026-11-20", Data: map[string]string{"blank": "0001"}}, "")
	b := d.open(d.head, locales.RU)
	b.goes(app.EmblemBlanks)
	b.grid.Focus()
	b.key(fyne.KeyDelete)
	b.letters("испорчен")
	b.ctrl(fyne.KeyReturn)
	b.until("refused in words", func() bool { return b.side.form != nil && strings.Contains(b.panel(), "внесли вы") })
}

func TestExport(t *testing.T) {
	t.Setenv("HOME", t.TempDir())
	d := newDesk(t)
	d.registered(1, d.now())
	b := d.open(d.head, locales.KK)
	b.ctrl2(fyne.KeyE)
	path := b.side.form.Values()["path"]
	want(t, "file", filepath.Base(path), "kezek-incoming-2026-11-01-2026-11-30.xlsx")
	if err := os.WriteFile(path, []byte("old"), 0o600); err != nil {
		t.Fatal(err)
	}
	b.ctrl(fyne.KeyReturn)
	if data, _ := os.ReadFile(path); string(data) != "old" || len(b.Window.Canvas().Overlays().List()) != 1 {
		t.Fatal("a file that was there is written over unasked")
	}
	b.key(fyne.KeyLeft, fyne.KeyReturn) // from «back» to the main button
	b.until("the file", func() bool { return strings.Contains(b.Quiet.Text(), path) })
	if data, _ := os.ReadFile(path); !strings.HasPrefix(string(data), "PK") {
		t.Fatalf("%.20q", data)
	}
	history, err := d.History(t.Context(), 1)
	if err != nil || history[0].Act != "export-list" {
		t.Fatal(history, err)
	}
	b.until("the offer to open it", func() bool { return b.side.form != nil })
	b.key(fyne.KeyEscape)
	want(t, "Esc shuts it", b.side.form == nil, true)
}

func TestJournalsAndColumnsAreKept(t *testing.T) {
	d := newDesk(t)
	b := d.open(d.reg, locales.KK)
	b.goes(app.Receipts)
	s := b.grid.State()
	s.Columns[0].Width = 99
	b.grid.SetState(s)
	b.grid.OnState(s)
	b.drain()
	again := d.open(d.reg, locales.RU)
	want(t, "journal", again.front, app.Receipts)
	want(t, "width", again.grid.State().Columns[0].Width, 99)
	want(t, "for this person only", d.open(d.head, locales.KK).front, app.Incoming)
}

func TestEscapeGoesBackToTheJournals(t *testing.T) {
	d := newDesk(t)
	b := d.open(d.reg, locales.KK)
	b.grid.Focus()
	b.key(fyne.KeyEscape)
	want(t, "the menu", b.Window.Canvas().Focused() == fyne.Focusable(b.menu), true)
	b.key(fyne.KeyDown)
	b.until("the next journal", func() bool { return b.question.Code == app.Outgoing })
	want(t, "the keyboard stays in the menu", b.Window.Canvas().Focused() == fyne.Focusable(b.menu), true)
	b.key(fyne.KeyReturn)
	want(t, "Enter goes into the table", b.Window.Canvas().Focused() != fyne.Focusable(b.menu), true)
}

// What was typed is not lost by going to another journal.
func TestLeavingAFormAsks(t *testing.T) {
	d := newDesk(t)
	b := d.open(d.reg, locales.KK)
	b.goes(app.SealsRegister)
	b.ctrl2(fyne.KeyN)
	b.side.form.Go("data.imprint")
	b.letters("мөр")
	b.menu.OnGo(place(app.Incoming))
	want(t, "asked", len(b.Window.Canvas().Overlays().List()), 1)
	want(t, "still there", b.front, app.SealsRegister)
	b.key(fyne.KeyEscape)
	want(t, "and after Esc too", b.front == app.SealsRegister && b.side.form != nil, true)
	b.menu.OnGo(place(app.Incoming))
	b.key(fyne.KeyLeft, fyne.KeyReturn)
	b.until("gone", func() bool { return b.front == app.Incoming && b.side.form == nil })
}

func TestCopyIsRecorded(t *testing.T) {
	d := newDesk(t)
	d.registered(1, d.now())
	d.registered(2, d.now())
	b := d.open(d.head, locales.KK)
	var copied string
	b.grid.OnCopy([]int{0, 1}, func(s string) { copied = s })
	b.until("copied", func() bool { return copied != "" })
	if lines := strings.Split(strings.TrimSpace(copied), "\n"); len(lines) != 2 || !strings.HasPrefix(lines[1], "АҚС-2026/2\t") {
		t.Fatalf("%q", copied)
	}
	history, err := d.History(t.Context(), 1)
	if err != nil || history[0].Act != "export-list" {
		t.Fatal(history, err)
	}
}

func TestAPapersLineOpensItsCase(t *testing.T) {
	d := newDesk(t)
	caseNo := d.registered(1, d.now())
	d.must(d.reg, app.IssuePaper{Form: app.FormReceipt, CaseNo: caseNo}, "")
	b := d.open(d.head, locales.KK)
	b.goes(app.Receipts)
	want(t, "receipts", b.lines.Len, 1)
	b.grid.Focus()
	b.key(fyne.KeyReturn)
	want(t, "its case", strings.Join(b.went, "|"), "applications "+caseNo)
	b.key(fyne.KeyDelete)
	b.until("annulled by a second person", func() bool { return b.side.form != nil })
	b.letters("аты қате жазылған")
	b.ctrl(fyne.KeyReturn)
	b.until("marked", func() bool { return b.marked == 1 })
}
