package screens

import (
	"os"
	"path/filepath"
	"testing"

	"fyne.io/fyne/v2"
)

func TestClosingLeavesAVerifiedCopy(t *testing.T) {
	folder := office(t, 0)
	b := newBench(t, folder, memory{})
	b.signIn("head")
	b.close()
	b.until("the window closed", func() bool { return b.shut })
	copies := func() int { found, _ := os.ReadDir(filepath.Join(folder, "backups")); return len(found) }
	if copies() != 1 {
		t.Fatalf("%d copies after closing", copies())
	}
	b = newBench(t, folder, memory{})
	b.signIn("head")
	b.close()
	b.until("the window closed", func() bool { return b.shut })
	if copies() != 1 {
		t.Errorf("%d copies though nothing was committed since the first", copies())
	}
}

func TestAFailedCopyIsToldAndTheWindowStays(t *testing.T) {
	folder := office(t, 0)
	b := newBench(t, folder, memory{})
	b.signIn("head")
	if err := os.WriteFile(filepath.Join(folder, "backups"), []byte("a file where the folder should be"), 0o600); err != nil {
		t.Fatal(err)
	}
	b.close()
	b.sees("Резервная копия не сделана")
	if b.shut {
		t.Fatal("the window closed by itself")
	}
	b.key(fyne.KeyEscape)
	if b.key(fyne.KeyF10); b.frame.section().Command != "settings" {
		t.Error("the room is dead after a failed copy")
	}
	b.close()
	b.sees("Резервная копия не сделана")
	b.ctrl(fyne.KeyReturn)
	b.until("the window closed", func() bool { return b.shut })
}

func TestClosingAsksWhenAFormIsChanged(t *testing.T) {
	b := newBench(t, office(t, 0), memory{})
	b.signIn("head")
	b.key(fyne.KeyF10, fyne.KeyReturn) // into the office's form
	b.fill("Басқа атау")
	b.close()
	b.sees("не сохранены")
	b.key(fyne.KeyEscape)
	if b.shut || b.closing {
		t.Error("closing went on though it was not confirmed")
	}
}
