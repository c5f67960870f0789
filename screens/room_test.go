package screens

import (
	"context"
	"os"
	"path/filepath"
	"slices"
	"testing"
	"time"

	"fyne.io/fyne/v2"
	"github.com/google/go-cmp/cmp"

	"kezek/app"
	"kezek/locales"
	"kezek/screens/kit"
)

func TestShortcutsReachTheSections(t *testing.T) {
	b := newBench(t, office(t, 1), memory{})
	b.signIn("head")
	for _, press := range []struct {
		key  fyne.KeyName
		want kit.Command
	}{{fyne.KeyF10, kit.Settings}, {fyne.KeyF3, kit.Queue}, {fyne.KeyF2, kit.Applications}, {fyne.KeyF1, kit.Today}} {
		b.key(press.key)
		if got := b.frame.section().Command; got != press.want {
			t.Errorf("%s opens %s, want %s", press.key, got, press.want)
		}
	}
	b.ctrl(fyne.KeyF) // Today has no search: it is the queue's
	if b.frame.section().Command != kit.Queue {
		t.Errorf("Ctrl+F on Today opens %s", b.frame.section().Command)
	}
	if _, ok := b.win.Canvas().Focused().(*kit.Input); !ok {
		t.Errorf("after Ctrl+F the keyboard is on %T", b.win.Canvas().Focused())
	}
	b.ctrl(fyne.KeyH)
	b.sees("Ctrl+L")
	b.key(fyne.KeyEscape)
	b.key(fyne.KeyF12)
	b.sees("Главное о работе")
	b.key(fyne.KeyEscape)
	if len(b.win.Canvas().Overlays().List()) > 0 {
		t.Error("Esc left a dialog open")
	}
}

func TestLanguageSwitchKeepsTheSection(t *testing.T) {
	b := newBench(t, office(t, 0), memory{})
	b.signIn("head")
	b.key(fyne.KeyF10)
	b.sees("Настройки")
	b.speak(locales.KK)
	b.sees("Баптаулар")
	b.sees("Ақсай ауданының тұрғын үй бөлімі")
	if b.says("Настройки") || b.frame.section().Command != kit.Settings {
		t.Error("the window is not wholly in Kazakh or has left its section")
	}
	if recall(b.start.settings()).Lang != "kk" {
		t.Error("the language is not remembered")
	}
	b.paint(true)
	b.sees("Баптаулар")
	if !recall(b.start.settings()).Dark {
		t.Error("the theme is not remembered")
	}
}

func TestLockKeepsTheRoom(t *testing.T) {
	b := newBench(t, office(t, 0), memory{})
	b.signIn("head")
	b.key(fyne.KeyF10)
	before := b.frame
	b.ctrl(fyne.KeyL)
	b.sees("заблокирована")
	if b.key(fyne.KeyF3); b.frame.section().Command != kit.Settings || b.says("Настройки") {
		t.Error("the locked window still shows or opens sections")
	}
	b.fill("secret")
	b.until("the room", func() bool { return !b.locked })
	if b.frame != before {
		t.Error("the same person found another room")
	}
	b.ctrl(fyne.KeyL)
	b.sees("заблокирована")
	b.win.Canvas().FocusPrevious()
	b.fill("reg", "secret")
	b.until("the room", func() bool { return !b.locked })
	if b.frame == before || b.frame.room.Who.Login != "reg" {
		t.Error("another person found the first one's room")
	}
}

// TestAnotherProgramsActIsSeen: kezekctl or a second window writes to the same office.
func TestAnotherProgramsActIsSeen(t *testing.T) {
	folder := office(t, 1)
	b := newBench(t, folder, memory{})
	b.signIn("head")
	b.sees("Подписать")
	other, err := app.Open(t.Context(), folder, b.start.Options...)
	if err != nil {
		t.Fatal(err)
	}
	defer other.Close()
	cases, err := other.Cases(t.Context(), app.CaseFilter{State: "registered", Limit: 10})
	if err != nil || len(cases) != 1 {
		t.Fatal(cases, err)
	}
	who, err := other.SignIn(t.Context(), "head", "secret")
	if err != nil {
		t.Fatal(err)
	}
	_, err = other.Do(t.Context(), who, app.Order{Act: app.Enrol{CaseNo: cases[0].CaseNo, Signed: app.Signed{Number: "1", Date: "2026-11-20"}}, Reason: "болезнь"})
	if err != nil {
		t.Fatal(err)
	}
	b.until("the case gone from Today", func() bool { return !b.says("Подписать") })
}

func TestSectionsNotInFrontReadAgainWhenOpened(t *testing.T) {
	b := newBench(t, office(t, 0), memory{})
	b.signIn("head")
	heard := map[kit.Command]int{}
	for _, s := range b.frame.sections {
		before, c := s.Heard, s.Command
		s.Heard = func() {
			heard[c]++
			if before != nil {
				before()
			}
		}
	}
	b.frame.heard()
	if d := cmp.Diff(map[kit.Command]int{kit.Today: 1}, heard); d != "" {
		t.Error(d)
	}
	b.key(fyne.KeyF10, fyne.KeyF1, fyne.KeyF10)
	if d := cmp.Diff(map[kit.Command]int{kit.Today: 1, kit.Settings: 1}, heard); d != "" {
		t.Error(d)
	}
}

func TestTodayLines(t *testing.T) {
	b := newBench(t, office(t, 2), memory{})
	b.clock = time.Date(2026, 11, 11, 10, 0, 0, 0, locales.Zone)
	b.signIn("head")
	b.sees("2 дела подписать")
	b.sees("осталось")
	b.sees("Сделать резервную копию")
	err := b.office.SaveDraft(context.Background(), b.frame.room.Who, "0190", "application", "{}")
	if err != nil {
		t.Fatal(err)
	}
	b.clock = time.Date(2027, 1, 11, 10, 0, 0, 0, locales.Zone)
	b.key(fyne.KeyF1)
	b.sees("1 незаконченная форма")
	b.sees("по 2 заявлениям срок прошел")
	b.sees("опоздание")
	b.key(fyne.KeyDown, fyne.KeyReturn) // the first case, under the draft
	if b.frame.section().Command != kit.Applications {
		t.Errorf("Enter opens %s", b.frame.section().Command)
	}
	b.sees("АҚС-2026/1")
}

func TestTodayOfAnAdministratorHasNoCases(t *testing.T) {
	b := newBench(t, office(t, 2), memory{})
	b.signIn("admin")
	b.sees("Сделать резервную копию")
	if b.says("Әлиев") {
		t.Error("the administrator sees case content")
	}
}

func TestTheFootTellsAForeignClock(t *testing.T) {
	b := newBench(t, office(t, 0), memory{})
	b.signIn("head")
	if b.says("на компьютере") {
		t.Error("a clock at +5 is told as foreign")
	}
	b.clock = b.clock.In(time.FixedZone("", -(3*3600 + 1800)))
	b.frame.tell()
	b.sees("UTC-3:30")
}

func TestMemoryIsWrittenWholeOrNotAtAll(t *testing.T) {
	file := filepath.Join(t.TempDir(), "window.json")
	want := memory{Folder: "Кеңсе", Login: "reg", Lang: "kk", Dark: true, Scale: 125, Width: 1300, Height: 700}
	if err := want.save(file); err != nil {
		t.Fatal(err)
	}
	if d := cmp.Diff(want, recall(file)); d != "" {
		t.Error(d)
	}
	if err := os.WriteFile(file, []byte(`{"folder": "Кең`), 0o600); err != nil {
		t.Fatal(err)
	}
	if d := cmp.Diff(memory{}, recall(file)); d != "" {
		t.Error(d)
	}
	left, _ := filepath.Glob(filepath.Join(filepath.Dir(file), "window-*"))
	if len(left) > 0 {
		t.Errorf("left behind: %v", left)
	}
}

func TestEveryKeyOfTheRailIsOfTheWindow(t *testing.T) {
	b := newBench(t, office(t, 0), memory{})
	b.signIn("head")
	commands := []kit.Command{}
	for _, s := range b.frame.sections {
		commands = append(commands, s.Command)
	}
	for _, want := range []kit.Command{kit.Today, kit.Applications, kit.Queue, "takeover", kit.Commission, kit.Certificates, kit.Privatization, kit.Assistance, kit.Settings} {
		if !slices.Contains(commands, want) {
			t.Errorf("no section %s", want)
		}
	}
	for place, want := range map[int]kit.Command{3: kit.Commission, 4: kit.Certificates, 6: kit.Assistance, 7: kit.Journals, 8: kit.Settings} {
		if got := b.frame.placed(place); got != want {
			t.Errorf("place %d of the rail is %s, want %s", place+1, got, want)
		}
	}
}
