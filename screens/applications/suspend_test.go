package applications

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"fyne.io/fyne/v2"

	"kezek/app"
	"kezek/app/edition"
	"kezek/locales"
)

// suspending is the law of today with one thing added: its term may stand still. The office has it as a file of its own.
func suspending(t *testing.T, w *walk) {
	t.Helper()
	text := edition.Find(edition.Standard).Source
	text = strings.Replace(text, `code = "R2025-INST"`, `code = "LOCAL"`, 1)
	text = strings.Replace(text, `from = "2025-05-24"`, `from = "2026-01-01"`, 1)
	text += `
[[service.queue.pause]]
code = "asked"
kind = "suspend"
kk = "Басқа органға сұрау салынды"
ru = "Направлен запрос в другой орган"
clause = { kk = "Ережелердің 7-тармағы", ru = "пункт 7 правил" }
source = "invented for this test"
verified = false
`
	if err := os.MkdirAll(w.o.EditionsFolder(), 0o700); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(filepath.Join(w.o.EditionsFolder(), "local.toml"), []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	w.must(w.in("admin"), app.AdoptEdition{Code: "LOCAL"}, "")
}

// Where the edition allows it a term stands still and goes on: the acts that wait for it are gone meanwhile, and the day
// due moves by the days it stood.
func TestTermStandsStillAndGoesOn(t *testing.T) {
	w := newWalk(t)
	suspending(t, w)
	caseNo := w.assigned(1)
	c := w.show(w.head, locales.KK, caseNo)
	due := c.View.Due
	if !slices.Contains(offers(c), w.s.T("caseway.act.suspend")) {
		t.Fatal("no suspension among", offers(c))
	}
	c.suspend()
	w.to_("reason", c)
	w.letters("Жер қатынастары бөліміне сұрау")
	w.ctrl(fyne.KeyReturn)
	w.until("suspended", func() bool { return w.s.open.View.Suspended })
	c = w.s.open
	w.look("suspended-kk")
	got := offers(c)
	if slices.Contains(got, w.s.T("caseway.act.suspend")) || !slices.Contains(got, w.s.T("caseway.act.resume")) {
		t.Error("while it stands still:", got)
	}
	w.later(4 * 24 * time.Hour) // from Friday to Tuesday
	c = w.show(w.head, locales.KK, caseNo)
	c.resume()
	w.ctrl(fyne.KeyReturn)
	w.until("resumed", func() bool { return !w.s.open.View.Suspended })
	// Due on Friday the 27th. It stood still on Friday the 20th and Monday the 23rd, two working days of five: of the term,
	// which began on Monday, one is made up for: Monday the 30th.
	if is := w.s.open.View.Due; due != "2026-11-27" || is != "2026-11-30" {
		t.Errorf("due %s, then %s", due, is)
	}
	if said := w.part(tabHistory); !strings.Contains(said, "Жер қатынастары бөліміне сұрау") {
		t.Error(said)
	}
}
