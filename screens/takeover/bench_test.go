package takeover

import (
	"context"
	"testing"
	"time"

	"fyne.io/fyne/v2"

	"kezek/app"
	"kezek/locales"
	"kezek/screens/internal/trial"
	"kezek/screens/kit"
	"kezek/screens/room"
)

const sample = "../../app/legacy/testdata/legacy-queue.xlsx"

func TestMain(m *testing.M) { trial.Main(m) }

// bench is the section in a window on a real office, worked with by keys.
type bench struct {
	*wizard
	t       *testing.T
	section *room.Section
	thread  *trial.Thread
	went    kit.Command
}

func newOffice(t testing.TB) (*app.Office, *app.Person) {
	t.Helper()
	clock := func() time.Time { return time.Date(2026, 11, 20, 10, 0, 0, 0, locales.Zone) }
	return trial.Office(t, clock, app.AddPerson{Login: "admin", FullName: "А. Сейітова", Roles: app.Roles})
}

func newBench(t *testing.T, o *app.Office, who *app.Person) *bench {
	t.Helper()
	r, thread := trial.Room(t, o, who, locales.KK)
	b := &bench{t: t, thread: thread}
	r.Go = func(c kit.Command, _ string) { b.went = c }
	b.wizard = newWizard(r)
	b.section = b.wizard.section()
	trial.Show(r, b.section)
	t.Cleanup(func() {
		b.draft.dirty = false
		b.until("all to be quiet", func() bool { return !b.file.asking && !b.draft.writing })
	})
	return b
}

// until runs the window's thread until something is so and nothing runs any more.
func (b *bench) until(what string, ready func() bool) {
	b.t.Helper()
	b.thread.Until(b.t, b.Room, what, func() bool { return ready() && !b.busy && !b.Tasks.Busy() })
	b.settle()
}

// settle does what the window's thread is still asked.
func (b *bench) settle() { b.thread.Settle(func() bool { return false }) }

func (b *bench) key(names ...fyne.KeyName) { trial.Key(b.Window.Canvas(), names...) }
func (b *bench) letters(text string)       { trial.Letters(b.Window.Canvas(), text) }

// mainAct presses Ctrl+Enter.
func (b *bench) mainAct() { trial.Ctrl(b.Room, b.section, fyne.KeyReturn) }

// read reads a file from the first step on and goes to its columns.
func (b *bench) read(path string) {
	b.t.Helper()
	b.letters(path)
	b.mainAct()
	b.until("the columns", func() bool { return b.step == stepColumns })
}

// fits wants the section in the smallest window.
func (b *bench) fits() {
	b.t.Helper()
	if s := b.section.Content.MinSize(); s.Width > 1000 || s.Height > 580 {
		b.t.Errorf("step %d asks for %v", b.step, s)
	}
}

// toFindings reads a file and goes on to its findings.
func (b *bench) toFindings(path string) {
	b.t.Helper()
	b.fits()
	b.read(path)
	b.mainAct()
	b.until("the findings", func() bool { return b.step == stepFindings })
}

// acceptAll accepts every kind by its row; kinds without a proposal stay.
func (b *bench) acceptAll() {
	for i := range b.findings.ledger.tallies {
		b.findings.kinds.Focus()
		b.findings.kinds.SetCursor(i + 1)
		b.key(fyne.KeyReturn)
	}
}

// takeOver goes from answered findings to the list taken over.
func (b *bench) takeOver(number string) {
	b.t.Helper()
	b.findings.grid.Focus()
	b.mainAct()
	b.until("the dry run", func() bool { return b.step == stepProof && b.proof.dry != nil })
	b.fits()
	b.letters(number)
	b.mainAct() // the question, with the keyboard on «back»
	b.mainAct()
	b.until("the list taken over", func() bool { return b.taken != nil })
}

func (b *bench) entries() int {
	b.t.Helper()
	q, err := b.Office.Queue(context.Background(), app.QueueFilter{})
	if err != nil {
		b.t.Fatal(err)
	}
	return len(q.IDs)
}

func want[T comparable](t *testing.T, what string, got, wanted T) {
	t.Helper()
	if got != wanted {
		t.Errorf("%s: %v, want %v", what, got, wanted)
	}
}
