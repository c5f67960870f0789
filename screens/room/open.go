package room

import (
	"context"
	"errors"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"time"

	"fyne.io/fyne/v2"

	"kezek/app/fault"
)

// OpenFile hands a file to the system's viewer. It waits a moment for the system to refuse, so it is called away from
// the window's thread; Room.Open does that.
func OpenFile(path string) error {
	refused := fault.New("W20", "room.fault.open", "file", path)
	cmd := opening(path)
	if err := cmd.Start(); err != nil {
		return refused.Because(err)
	}
	gone := make(chan error, 1)
	go func() { gone <- cmd.Wait() }()
	select {
	case err := <-gone:
		if err != nil {
			return refused.Because(err)
		}
	case <-time.After(refusal): // some systems wait until the viewer is closed
	}
	return nil
}

const refusal = 1500 * time.Millisecond

func opening(path string) *exec.Cmd {
	switch runtime.GOOS {
	case "windows":
		return exec.Command("rundll32", "url.dll,FileProtocolHandler", path)
	case "darwin":
		return exec.Command("open", path)
	}
	return exec.Command("xdg-open", path)
}

// Open opens a file in the system's viewer and says so if that fails.
func (r *Room) Open(path string) {
	go func() {
		if err := OpenFile(path); err != nil {
			fyne.Do(func() { r.Quiet.Wrong(err) })
		}
	}()
}

// OpenWritten writes a file into the person's cache folder and opens it in the system's viewer: papers that are looked
// at or printed. name may hold any letters; the file gets an ASCII one.
func (r *Room) OpenWritten(title, name string, write func(context.Context, io.Writer) error) {
	r.Run(title, func(ctx context.Context) error {
		path, err := writeCached(ctx, name, write)
		if err != nil {
			return err
		}
		return OpenFile(path)
	}, func(err error) {
		if err != nil && !errors.Is(err, context.Canceled) {
			r.Quiet.Wrong(err)
		}
	})
}

// keepOpened is how long a paper written to be looked at stays in the cache: it holds personal data.
const keepOpened = 24 * time.Hour

func writeCached(ctx context.Context, name string, write func(context.Context, io.Writer) error) (string, error) {
	cannot := fault.New("W21", "room.fault.write", "file", name)
	base, err := os.UserCacheDir()
	if err != nil {
		return "", cannot.Because(err)
	}
	dir := filepath.Join(base, "kezek", "opened")
	if err := os.MkdirAll(dir, 0o700); err != nil {
		return "", cannot.Because(err)
	}
	sweep(dir, time.Now().Add(-keepOpened))
	// A name of its own each time: the viewer may still hold the one before.
	f, err := os.CreateTemp(dir, strings.TrimSuffix(ascii(name), filepath.Ext(name))+"-*"+filepath.Ext(name))
	if err != nil {
		return "", cannot.Because(err)
	}
	if err := write(ctx, f); err != nil {
		f.Close()
		os.Remove(f.Name())
		return "", err
	}
	if err := f.Close(); err != nil {
		return "", cannot.Because(err)
	}
	return f.Name(), nil
}

// sweep removes what was written before a moment.
func sweep(dir string, before time.Time) {
	files, _ := os.ReadDir(dir)
	for _, f := range files {
		if info, err := f.Info(); err == nil && info.ModTime().Before(before) {
			os.Remove(filepath.Join(dir, f.Name()))
		}
	}
}

// ascii spells a file name so that every viewer opens it: anything but Latin letters, digits and . _ - becomes a dash.
func ascii(name string) string {
	return strings.Trim(strings.Map(func(r rune) rune {
		switch {
		case r >= 'a' && r <= 'z', r >= 'A' && r <= 'Z', r >= '0' && r <= '9', r == '.', r == '_', r == '-':
			return r
		}
		return '-'
	}, name), "-")
}
