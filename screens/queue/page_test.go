package queuepage

import (
	"context"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"fyne.io/fyne/v2"

	"kezek/app"
	"kezek/locales"
	"kezek/screens/kit"
	"kezek/screens/page"
)

// answered waits for the answer to the question asked last and for its first rows.
func (b *bench) answered() {
	b.t.Helper()
	was := b.rows
	b.until("an answer", func() bool { return b.rows != was && b.there() })
}

func (b *bench) names() (names []string) {
	for i := range min(b.rows.Len, 40) {
		names = append(names, b.cells(i)["name"])
	}
	return names
}

func want(t testing.TB, what string, got, want any) {
	t.Helper()
	if got != want {
		t.Fatalf("%s: got %v, want %v", what, got, want)
	}
}

func TestListsAndStates(t *testing.T) {
	p := takenOver(t, 300)
	b := open(t, p.office, p.head, locales.RU)
	want(t, "count", b.counted, "300 / 300")
	b.focus(b.chips)
	var labels []string
	for i := range b.chips.List {
		labels = append(labels, b.chips.Label(i))
	}
	all := strings.Join(labels, "|")
	for _, label := range []string{"Общая очередь  300", "Ветераны войны  75", "Дети-сироты  75"} {
		if !strings.Contains(all, label) {
			t.Errorf("no chip %q among %s", label, all)
		}
	}
	at := slices.IndexFunc(b.chips.List, func(c page.Chip) bool { return c.Code == "orphan" })
	for range at {
		b.key(fyne.KeyRight)
	}
	b.answered()
	want(t, "orphans", b.counted, "75 / 75")
	want(t, "their first, by place in list", b.cells(0)["place_in_list"], "1")
	b.focus(b.chips)
	b.key(fyne.KeyHome)
	b.answered()
	b.focus(b.state)
	b.key(fyne.KeyDown, fyne.KeyDown) // suspended, removed
	b.answered()
	want(t, "removed", b.counted, "0 / 0")
	b.focus(b.asOf.Input)
	b.letters("01012026") // before the take-over took effect
	b.key(fyne.KeyTab)
	b.focus(b.state)
	b.key(fyne.KeyHome)
	b.until("nobody then", func() bool { return b.chips.List[0].Count == 0 })
	want(t, "filter keeps the table in place", b.grid.Visible(), true)
}

func TestSearchAsYouType(t *testing.T) {
	p := takenOver(t, 300)
	b := open(t, p.office, p.head, locales.KK)
	b.ctrl(fyne.KeyF)
	want(t, "Ctrl+F", b.Window.Canvas().Focused() == fyne.Focusable(b.search), true)
	asked := b.asked
	b.letters("огабит")
	if b.asked != asked+6 {
		t.Fatal("typing asked", b.asked-asked)
	}
	b.key(fyne.KeyHome, fyne.KeyDelete) // «габит» is spelled with ғ in the queue
	b.until("Ғабитов", func() bool {
		return b.filter.Query == "габит" && b.rows.Len > 0 && b.rows.Len < 300 && b.rows.row(0) != nil
	})
	found := b.rows.Len
	if !strings.HasSuffix(b.counted, " / 300") || found == 0 {
		t.Fatal(b.counted)
	}
	b.key(fyne.KeyEscape)
	b.until("Esc empties the search", func() bool { return b.rows.Len == 300 })
	iin := b.cells(7)["iin"]
	b.letters(iin)
	b.until("ИИН", func() bool { return b.rows.Len == 1 })
	want(t, "found by ИИН", b.cells(0)["iin"], iin)
	want(t, "its place is the queue's", b.cells(0)["place"], "8")
	b.key(fyne.KeyReturn, fyne.KeyReturn) // into the table, then the entry
	b.until("Enter opens what was found", func() bool { return b.side.showsEntry() && b.open == "АҚС-8" })
	b.ctrl(fyne.KeyF)
	b.key(fyne.KeyEscape)
	b.letters("барсакелмес")
	b.until("nobody", func() bool { return b.rows.Len == 0 })
	want(t, "the table says so", b.grid.Empty, b.T("queuepage.none"))
}

// An earlier answer that comes late does not overwrite a later one.
func TestStaleAnswer(t *testing.T) {
	p := takenOver(t, 100)
	b := open(t, p.office, p.head, locales.KK)
	b.drain()
	b.search.SetText("ұзақбаев")
	b.ask(0)
	slow := b.thread.Hold()
	b.search.SetText("")
	b.ask(0)
	b.answered()
	for _, f := range slow {
		f()
	}
	b.drain()
	want(t, "the later answer stands", b.rows.Len, 100)
}

func TestSortsByNameInKazakh(t *testing.T) {
	p := takenOver(t, 300)
	b := open(t, p.office, p.head, locales.KK)
	first := b.rows.id(0)
	b.grid.SortBy(app.SortName)
	b.answered()
	names := b.names()
	if !slices.IsSortedFunc(names, func(a, b string) int {
		return strings.Compare(string(locales.SortKey(a)), string(locales.SortKey(b)))
	}) || !strings.HasPrefix(names[0], "Ахметов") {
		t.Fatal(names)
	}
	want(t, "the cursor keeps its entry", b.rows.id(b.grid.Cursor()), first)
	b.grid.SortBy(app.SortName)
	b.answered()
	b.until("rows", func() bool { return !b.rows.Busy() })
	if !strings.HasPrefix(b.cells(0)["name"], "Іргебаев") {
		t.Fatal("turned round:", b.names())
	}
	b.until("settings", func() bool { return !b.keeping.Busy() })
	again := open(t, p.office, p.head, locales.KK)
	want(t, "sort is kept between starts", again.grid.State().Sort, app.SortName)
	want(t, "and its first", strings.HasPrefix(again.cells(0)["name"], "Іргебаев"), true)
	other := open(t, p.office, p.registrar, locales.KK)
	want(t, "for this person only", other.grid.State().Sort, app.SortPlace)
}

func TestColumnsAreKept(t *testing.T) {
	p := takenOver(t, 20)
	b := open(t, p.office, p.head, locales.KK)
	s := b.grid.State()
	s.Columns[0], s.Columns[1] = s.Columns[1], s.Columns[0]
	s.Columns[0].Width = 99
	s.Columns[3].Hidden = true
	b.grid.SetState(s)
	b.grid.OnState(s)
	b.until("settings", func() bool { return !b.keeping.Busy() })
	got := open(t, p.office, p.head, locales.KK).grid.State()
	if got.Columns[0] != (kit.ColumnState{Code: "place_in_list", Width: 99}) || !got.Columns[3].Hidden {
		t.Fatalf("%+v", got.Columns[:4])
	}
}

func TestMarksAreWords(t *testing.T) {
	p := takenOver(t, 100)
	b := open(t, p.office, p.head, locales.KK)
	want(t, "known", b.cells(0)["mark"], "")
	want(t, "assumed", b.cells(9)["mark"], "уақыты болжамды")
	want(t, "assumed, in a word and without a time of day", b.cells(9)["counting"], "06.01.1998 · болжамды")
	want(t, "without, last", b.cells(99)["mark"], "уақыты белгісіз")
	b.grid.SetCursor(9)
	b.key(fyne.KeyReturn)
	b.until("the entry", func() bool { return b.side.showsEntry() })
	if said := b.said(); !strings.Contains(said, "Тәулік уақыты") || !strings.Contains(said, "image") {
		t.Error("the mark has no words with a sign:", said)
	}
}

func TestEmptyQueue(t *testing.T) {
	p := newOffice(t)
	b := open(t, p.office, p.head, locales.KK)
	want(t, "nobody", b.empty.Visible() && !b.grid.Visible(), true)
	b.key(fyne.KeyTab)
	for range 4 {
		if f, ok := b.Window.Canvas().Focused().(*kit.Button); ok {
			f.TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
		}
		b.key(fyne.KeyTab)
	}
	if !slices.Contains(b.went, "takeover ") || !slices.Contains(b.went, "applications new") {
		t.Error(b.went)
	}
	b = open(t, p.office, p.registrar, locales.KK)
	for range 4 {
		b.key(fyne.KeyTab)
		if f, ok := b.Window.Canvas().Focused().(*kit.Button); ok {
			f.TypedKey(&fyne.KeyEvent{Name: fyne.KeyReturn})
		}
	}
	want(t, "who may not take over is not offered it", slices.Contains(b.went, "takeover "), false)
}

func TestExport(t *testing.T) {
	t.Setenv("HOME", t.TempDir())
	p := takenOver(t, 60)
	b := open(t, p.office, p.head, locales.KK)
	b.ctrl(fyne.KeyE)
	var e *picker
	b.until("the form", func() bool { e, _ = b.Window.Canvas().Focused().(*picker); return e != nil })
	usual := strings.Join(app.UsualColumns, " ")
	want(t, "usual columns", strings.Join(e.chosen(), " "), usual)
	b.letters(" ")      // without the row number
	b.key(fyne.KeyDown) // register number
	b.ctrl(fyne.KeyDown)
	want(t, "order", strings.Join(e.chosen()[:2], " "), "place_in_list reg_no")
	path := b.side.form.Values()["path"]
	want(t, "file", filepath.Base(path), "kezek-2026-11-20.xlsx")
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
	history, err := p.office.History(context.Background(), 1)
	if err != nil || history[0].Act != "export-list" {
		t.Fatal(history, err)
	}
	b.until("the offer to open it", func() bool { return b.side.form != nil })
	b.key(fyne.KeyEscape)
	b.ctrl(fyne.KeyE)
	b.until("the form again", func() bool { e, _ = b.Window.Canvas().Focused().(*picker); return e != nil })
	want(t, "columns are remembered", strings.Join(e.chosen()[:2], " "), "place_in_list reg_no")
	want(t, "the usual ones stay so", strings.Join(app.UsualColumns, " "), usual)
}
