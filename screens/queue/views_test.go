package queuepage

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

// Views stand over the lists and are gone to by keyboard; what a role may not see is not there.
func TestViews(t *testing.T) {
	c := crowd(t, 20)
	b := open(t, c.office, c.registrar, locales.KK)
	want(t, "a registrar publishes nothing", b.hasView(viewPublic), false)
	b.focus(b.strip)
	b.key(fyne.KeyRight)
	want(t, "drafts", b.shownCode(), viewDrafts)
	want(t, "the keyboard stays in the row", b.Window.Canvas().Focused() == fyne.Focusable(b.strip), true)
	b.key(fyne.KeyRight)
	want(t, "reminders", b.shownCode(), viewReminders)
	want(t, "the queue is put away", b.grid.Visible() || b.bar.Visible() || b.chips.Visible(), false)
	b.until("counted", func() bool { return b.counts[viewReminders] >= 0 && b.view.grid.Source.Len() == 20 })
	b.view.grid.Focus()
	b.key(fyne.KeyReturn)
	b.until("Enter opens the entry", func() bool { return b.side.showsEntry() })
	b.key(fyne.KeyEscape)
	want(t, "Esc shuts it", b.side.Visible(), false)
	b.ctrl(fyne.KeyF)
	want(t, "Ctrl+F is the queue's", b.shownCode() == "" && b.Window.Canvas().Focused() == fyne.Focusable(b.search), true)
	want(t, "the queue is back", b.grid.Visible() && b.chips.Visible(), true)
}

// A half-filled form is asked about before another view sweeps it away.
func TestViewDoesNotSweepAForm(t *testing.T) {
	c := crowd(t, 20)
	b := open(t, c.office, c.executor, locales.RU)
	b.look("АҚС-3")
	b.draft("suspend-entry")
	b.key(fyne.KeyDown)
	b.focus(b.strip)
	b.key(fyne.KeyRight)
	want(t, "asked first", len(b.Window.Canvas().Overlays().List()), 1)
	want(t, "and not left yet", b.shownCode(), "")
	b.key(fyne.KeyReturn) // «back» has the keyboard
	want(t, "the form stays", b.side.form != nil, true)
}

func TestPublicList(t *testing.T) {
	t.Setenv("HOME", t.TempDir())
	c := crowd(t, 17) // each surname once
	b := open(t, c.office, c.secretary, locales.RU)
	b.section.Shown(viewPublic)
	b.until("the masked rows", func() bool { return b.view.grid.Source.Len() == 17 })
	want(t, "initials", b.view.grid.Source.Row(0).Cells[2], "Ә. А. А.")
	form := b.side.form
	form.Go("profile")
	b.key(fyne.KeyEnd) // surname and initials
	b.until("softened", func() bool { return b.view.grid.Source.Row(0).Cells[2] == "" })
	b.goes("soften")
	b.letters(" ")
	b.until("told in words", func() bool { return strings.Contains(b.said(), "можно узнать: АҚС-1, АҚС-2") })
	want(t, "and at the row", b.view.grid.Source.Row(0).Cells[5], b.T("queuemoves.public.rare-row"))
	b.ctrl(fyne.KeyReturn)
	want(t, "a reason is wanted", b.form("reason"), true)
	b.letters("по требованию маслихата")
	form.Go("format")
	b.key(fyne.KeyDown)
	path := form.Values()["path"]
	want(t, "the file's ending follows", filepath.Base(path), "kezek-public-2026-11-20.pdf")
	b.ctrl(fyne.KeyReturn)
	b.until("written", func() bool { return strings.Contains(b.Quiet.Text(), path) })
	if data, _ := os.ReadFile(path); !strings.HasPrefix(string(data), "%PDF") {
		t.Fatalf("%.20q", data)
	}
	past, err := c.office.Publications(t.Context())
	if err != nil || len(past) != 1 || past[0].Rare != 17 || past[0].By != "Д. Ахметова" {
		t.Fatal(past, err)
	}
	b.key(fyne.KeyEscape)
	b.until("the form again", func() bool { return b.side.form != nil && b.side.form.Field("profile") != nil })
}

// Reminders of 50,000 entries open at once and are counted meanwhile.
func TestRemindersOpenAtOnce(t *testing.T) {
	if testing.Short() {
		t.Skip("a large office")
	}
	c := crowd(t, 50_000)
	b := open(t, c.office, c.executor, locales.RU)
	began := time.Now()
	b.section.Shown(viewReminders)
	b.view.grid.Refresh()
	if took := time.Since(began); took > 100*time.Millisecond {
		t.Errorf("the view stands after %v", took)
	}
	want(t, "it says what it does", b.view.grid.Empty, b.T("queuemoves.remind.reading"))
	b.until("the rows", func() bool { return b.view.grid.Source.Len() == 50_000 && b.view.grid.Source.Row(0).Cells[3] != "" })
	t.Log("counted after", time.Since(began))
}

// The words of a term, by what it is a term of.
func TestTermsOfReminders(t *testing.T) {
	c := crowd(t, 5)
	b := open(t, c.office, c.executor, locales.RU)
	r := &reminders{queuePage: b.queuePage}
	for _, k := range []struct {
		m    app.Reminder
		said string
		past bool
	}{
		{app.Reminder{Kind: app.GroundEnds, On: "2026-11-18"}, "прошло 2 дня назад", true},
		{app.Reminder{Kind: app.DocumentExpires, On: "2026-11-20"}, "сегодня", false},
		{app.Reminder{Kind: app.GroundEnds, On: "2026-11-21"}, "остался 1 день", false},
		{app.Reminder{Kind: app.WarningOpen, On: "2026-11-01", What: app.Sent}, "вручение не внесено", false},
		{app.Reminder{Kind: app.WarningOpen, On: "2026-11-01", What: app.Delivered}, "прошло 19 дней назад", true},
		{app.Reminder{Kind: app.LookIsOld, On: "2020-01-01"}, "последний раз", false},
		{app.Reminder{Kind: app.PhoneUnsure}, "ни разу не проверялась", false},
	} {
		if said, past := r.left(k.m); said != k.said || past != k.past {
			t.Errorf("%+v: %q %v", k.m, said, past)
		}
	}
}
