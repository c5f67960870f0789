package takeover

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/test"

	"kezek/app"
	"kezek/app/legacy"
	"kezek/locales"
	"kezek/screens/kit"
	"kezek/screens/room"
)

func TestGoesBackAndForth(t *testing.T) {
	o, who := newOffice(t)
	b := newBench(t, o, who)
	b.toFindings(sample)
	b.acceptAll()
	answered := b.findings.ledger.all.total
	b.findings.grid.Focus()
	b.key(fyne.KeyEscape)
	want(t, "Esc", b.step, stepColumns)
	// the decision's column is not taken, and a sheet is left unread
	row := 0
	for i, c := range b.columns.columns {
		if c.field == legacy.Decision {
			row = i
		}
	}
	b.columns.grid.SetCursor(row)
	b.key(fyne.KeyDelete)
	want(t, "field", b.columns.columns[row].field, "")
	b.columns.sheets.Focus()
	b.key(fyne.KeyDown, fyne.KeyDelete)
	b.mainAct()
	b.until("the findings", func() bool { return b.step == stepFindings })
	want(t, "answers are kept", b.findings.ledger.open, 0)
	if n := b.findings.ledger.all.total; n >= answered {
		t.Errorf("%d findings, before %d", n, answered)
	}
	if !strings.Contains(b.findings.skipped(), "Жетімдер") {
		t.Error("the unread sheet is not named")
	}
	b.findings.grid.Focus()
	b.key(fyne.KeyEscape)
	b.columns.grid.Focus()
	b.key(fyne.KeyEscape)
	want(t, "Esc twice", b.step, stepFile)
	b.goTo(stepFindings)
	want(t, "a click on the step", b.step, stepFindings)
}

func TestColumnsAreChosenAndRemembered(t *testing.T) {
	o, who := newOffice(t)
	b := newBench(t, o, who)
	b.read(sample)
	for i, c := range b.columns.columns {
		if c.field == legacy.Note {
			b.columns.grid.SetCursor(i)
		}
	}
	b.key(fyne.KeyReturn)
	b.key(fyne.KeyHome) // «not taken»
	want(t, "note", b.columns.mappings[0].Columns[legacy.Note], "")
	b.letters("Таб")
	want(t, "income", b.columns.mappings[0].Columns[legacy.Income], "K")
	b.key(fyne.KeyEscape)
	b.columns.remember()
	b.until("the layout", func() bool { return b.Quiet.Text() == locales.KK.T("importpage.columns.remembered") })
	b = newBench(t, o, who)
	b.read(sample)
	want(t, "remembered", b.columns.mappings[0].Columns[legacy.Income], "K")
}

func TestHeaderRows(t *testing.T) {
	o, who := newOffice(t)
	b := newBench(t, o, who)
	b.read(sample)
	was := b.columns.mappings[0]
	moved := under(b.columns.sheet(), was, []int{6})
	want(t, "one row", rowsText(moved.HeaderRows), "6")
	back := under(b.columns.sheet(), moved, []int{5, 6})
	if !sameMappings([]legacy.Mapping{was}, []legacy.Mapping{back}) {
		t.Errorf("found again: %+v", back)
	}
	for text, wanted := range map[string]string{"5": "5", "5-6": "5-6", "5, 6": "5-6", "5-7": "", "": "", "а": ""} {
		rows, ok := rowsOf(text)
		if want(t, text, ok, wanted != ""); ok {
			want(t, text, rowsText(rows), wanted)
		}
	}
}

func TestUnfinishedListIsGoneOnWith(t *testing.T) {
	o, who := newOffice(t)
	b := newBench(t, o, who)
	b.toFindings(sample)
	b.acceptAll()
	b.findings.grid.Focus()
	b.findings.takeBack(1)
	open := b.findings.ledger.open
	left := false
	b.section.Leaves(func() { left = true })
	want(t, "leaves before it is saved", left, false)
	b.until("leaving", func() bool { return left })
	want(t, "drafts", func() int { d, _ := b.draft.all(context.Background()); return len(d) }(), 1)

	b = newBench(t, o, who) // as after a restart
	b.until("the draft is offered", func() bool { return len(b.file.drafts) == 1 })
	b.file.waiting.Focus()
	b.key(fyne.KeyReturn)
	b.until("the findings", func() bool { return b.step == stepFindings })
	want(t, "open", b.findings.ledger.open, open)

	b = newBench(t, o, who) // from the list of drafts of another section
	drafts, _ := o.Drafts(context.Background(), who)
	b.section.Shown(drafts[0].ID)
	b.until("the findings", func() bool { return b.step == stepFindings })
	want(t, "open", b.findings.ledger.open, open)
}

func TestRefusalsAreSaidAtTheField(t *testing.T) {
	o, who := newOffice(t)
	dir := t.TempDir()
	for name, data := range map[string]string{"old.xls": "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + strings.Repeat("\x00", 600), "scan.pdf": "%PDF-1.7\n", "empty.xlsx": ""} {
		path := filepath.Join(dir, name)
		if err := os.WriteFile(path, []byte(data), 0o600); err != nil {
			t.Fatal(err)
		}
		b := newBench(t, o, who)
		b.letters(path)
		b.mainAct()
		b.until(name, func() bool { return strings.Contains(shownText(b.file.form), name) })
		want(t, name, b.step, stepFile)
		want(t, "room for the words", b.file.room.height, formTold)
	}
}

// A workbook whose table is not recognised can be mapped by hand.
func TestUnknownTableIsMappedByHand(t *testing.T) {
	o, who := newOffice(t)
	path := filepath.Join(t.TempDir(), "plain.csv")
	text := "код;кім;қашан\n1;Әлиев Қайрат Нұрланұлы;05.01.2010 10:00\n2;Сейітова Айгүл Серікқызы;06.01.2010 11:00\n"
	if err := os.WriteFile(path, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	b := newBench(t, o, who)
	b.read(path)
	want(t, "columns shown", len(b.columns.columns), 3)
	b.columns.set(under(b.columns.sheet(), b.columns.mappings[0], []int{1}))
	b.columns.take(1, legacy.Name)
	b.columns.take(2, legacy.Counting)
	b.columns.grid.Focus()
	b.mainAct()
	b.until("the findings", func() bool { return b.step == stepFindings })
	want(t, "people", b.list.Reading.People(), 2)
}

func TestErrorWorkbookIsSavedAndNeverOverTheOriginal(t *testing.T) {
	o, who := newOffice(t)
	dir := t.TempDir()
	data, err := os.ReadFile(sample)
	if err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(dir, "list.xlsx")
	if err := os.WriteFile(path, data, 0o600); err != nil {
		t.Fatal(err)
	}
	b := newBench(t, o, who)
	b.toFindings(path)
	to := path
	b.saveAs = func(_, _ string, then func(string)) { then(to) }
	b.section.Hears[kit.Export]()
	b.settle()
	if kept, _ := os.ReadFile(path); len(kept) != len(data) {
		t.Fatal("the old list was written over")
	}
	to = filepath.Join(dir, "no such folder", "errors.xlsx")
	b.section.Hears[kit.Export]()
	b.until("the refusal", func() bool { return strings.Contains(b.Quiet.Text(), b.T("importpage.fault.write", "file", to)) })
	to = filepath.Join(dir, "errors.xlsx")
	b.section.Hears[kit.Export]()
	b.until("the workbook", func() bool { _, err := os.Stat(to); return err == nil })
	if info, _ := os.Stat(to); info.Size() < 10_000 {
		t.Errorf("%d bytes", info.Size())
	}
}

func TestEveryKindHasAName(t *testing.T) {
	o, who := newOffice(t)
	b := newBench(t, o, who)
	for _, k := range legacy.Kinds() {
		if name := b.kindName(k); strings.Contains(name, "<no value>") || strings.Contains(name, ".") && !strings.Contains(name, " ") {
			t.Errorf("%s: %q", k, name)
		}
	}
}

func TestOthersAreTold(t *testing.T) {
	o, _ := newOffice(t)
	test.NewTempApp(t)
	w := test.NewWindow(nil)
	r := &room.Room{Office: o, Who: &app.Person{Roles: []app.Role{app.Registrar}}, Window: w, Desk: kit.NewDesk(w, locales.KK, time.Now)}
	if s := New(r); s.Hears != nil || s.Content == nil {
		t.Errorf("%+v", s)
	}
}

// shownText is what the texts of an object say.
func shownText(o fyne.CanvasObject) string { return test.RenderObjectToMarkup(o) }
