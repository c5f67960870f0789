package room_test

import (
	"os"
	"path/filepath"
	"testing"
	"time"

	"fyne.io/fyne/v2"

	"kezek/app"
	"kezek/locales"
	"kezek/screens/internal/trial"
	"kezek/screens/kit"
	"kezek/screens/room"
)

// Where the system has no dialog the path is typed: it is proposed, gets its ending, and loses no file unasked.
func TestSaveAsByTyping(t *testing.T) {
	dir := t.TempDir()
	t.Setenv("PATH", dir)
	app.HashCost.Time, app.HashCost.Memory = 1, 64
	o, who := trial.Office(t, time.Now, app.AddPerson{Login: "head", FullName: "Б. Сатпаев", Roles: app.Roles})
	r, thread := trial.Room(t, o, who, locales.KK)
	there := filepath.Join(dir, "list.xlsx")
	if err := os.WriteFile(there, []byte("old"), 0o600); err != nil {
		t.Fatal(err)
	}
	got := ""
	c := r.Window.Canvas()
	dialogs := func() int { return len(c.Overlays().List()) }
	ask := func() *kit.Input {
		r.SaveAs("where", there, func(path string) { got = path })
		thread.Until(t, r, "the dialog", func() bool { return dialogs() == 1 })
		return c.Focused().(*kit.Input)
	}
	front := &room.Section{}
	if field := ask(); field.Value() != there {
		t.Errorf("%q is proposed", field.Value())
	}
	trial.Ctrl(r, front, fyne.KeyReturn)
	if got != "" || dialogs() != 1 {
		t.Fatal("not asked about the file that is there")
	}
	trial.Key(c, fyne.KeyReturn) // «back» has the keyboard
	if got != "" || dialogs() != 0 {
		t.Fatal("written over unasked")
	}
	ask().SetValue(filepath.Join(dir, "other"))
	trial.Key(c, fyne.KeyReturn)
	if got != filepath.Join(dir, "other.xlsx") {
		t.Errorf("got %q", got)
	}
}
