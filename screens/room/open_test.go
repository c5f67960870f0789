package room

import (
	"context"
	"errors"
	"io"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
	"time"

	"kezek/app/fault"
)

// viewer puts a program in the place of the system's opener.
func viewer(t *testing.T, script string) {
	t.Helper()
	if runtime.GOOS != "linux" {
		t.Skip("the opener of Linux")
	}
	dir := t.TempDir()
	if script != "" {
		if err := os.WriteFile(filepath.Join(dir, "xdg-open"), []byte("#!/bin/sh\n"+script+"\n"), 0o755); err != nil {
			t.Fatal(err)
		}
	}
	t.Setenv("PATH", dir+":/usr/bin:/bin")
	if script == "" {
		t.Setenv("PATH", dir)
	}
}

func TestOpenFile(t *testing.T) {
	seen := filepath.Join(t.TempDir(), "seen")
	viewer(t, `printf %s "$1" > `+seen)
	if err := OpenFile("/tmp/a b.pdf"); err != nil {
		t.Fatal(err)
	}
	if got, _ := os.ReadFile(seen); string(got) != "/tmp/a b.pdf" {
		t.Errorf("the viewer got %q", got)
	}
	for name, script := range map[string]string{"refused": "exit 3", "not there": ""} {
		viewer(t, script)
		if err := OpenFile("/tmp/a.pdf"); !errors.Is(err, fault.New("W20", "")) {
			t.Errorf("%s: %v", name, err)
		}
	}
	viewer(t, "sleep 4")
	start := time.Now()
	if err := OpenFile("/tmp/a.pdf"); err != nil || time.Since(start) > 3*time.Second {
		t.Errorf("a viewer that stays open: %v after %v", err, time.Since(start))
	}
}

func TestWriteCached(t *testing.T) {
	t.Setenv("XDG_CACHE_HOME", t.TempDir())
	text := func(_ context.Context, w io.Writer) error { _, err := io.WriteString(w, "paper"); return err }
	first, err := writeCached(t.Context(), "АҚС-2026/15 notice.pdf", text)
	if err != nil {
		t.Fatal(err)
	}
	base := filepath.Base(first)
	if got, _ := os.ReadFile(first); string(got) != "paper" || filepath.Ext(first) != ".pdf" || ascii(base) != base || !strings.Contains(base, "2026-15") {
		t.Errorf("%s holds %q", first, got)
	}
	old := time.Now().Add(-2 * keepOpened)
	if err := os.Chtimes(first, old, old); err != nil {
		t.Fatal(err)
	}
	broken := errors.New("broken")
	if _, err := writeCached(t.Context(), "b.pdf", func(context.Context, io.Writer) error { return broken }); !errors.Is(err, broken) {
		t.Error(err)
	}
	if left, _ := os.ReadDir(filepath.Dir(first)); len(left) != 0 {
		t.Errorf("left in the cache: %v", left)
	}
}
