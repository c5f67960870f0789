// Package screens is the window of the program: the entrance before it, the frame around its sections, what every
// section shares, and how it opens and closes.
package screens

import (
	"cmp"
	"io"
	"log/slog"
	"os"
	"path/filepath"
	"runtime"
	"runtime/debug"
	"strconv"
	"time"

	"fyne.io/fyne/v2"

	"kezek/app"
	"kezek/locales"
)

// Start is what the program knows before it has a window.
type Start struct {
	Folder  string           // the office to open
	Root    string           // where this computer's own files lie: settings, log, the usual office
	Lang    locales.Lang     // of the window
	Options []app.Option     // how offices are opened
	Now     func() time.Time // the window's clock

	memory memory
}

const (
	textCache = "20s"   // the toolkit keeps drawn texts for a minute, which a long table fills
	logMost   = 4 << 20 // bytes
)

// Prepare reads what this computer remembers, opens the log and sets the toolkit's environment. data and lang, from the
// command line, go before what is remembered.
func Prepare(data, lang string) *Start {
	config, err := os.UserConfigDir()
	if err != nil {
		config = os.TempDir()
	}
	s := &Start{Root: filepath.Join(config, "kezek"), Now: time.Now}
	if err := os.MkdirAll(s.Root, 0o700); err != nil {
		slog.Error("the program's folder", "err", err)
	}
	s.openLog()
	s.memory = recall(s.settings())
	s.Folder = cmp.Or(data, s.memory.Folder, filepath.Join(s.Root, "office"))
	s.Lang, _ = locales.Parse(cmp.Or(lang, s.memory.Lang))
	setUnlessSet("FYNE_CACHE", textCache)
	if s.memory.Scale > 0 {
		setUnlessSet("FYNE_SCALE", strconv.FormatFloat(float64(s.memory.Scale)/100, 'f', 2, 32))
	}
	return s
}

func setUnlessSet(name, value string) {
	if _, set := os.LookupEnv(name); !set {
		os.Setenv(name, value)
	}
}

func (s *Start) settings() string { return filepath.Join(s.Root, "window.json") }

// openLog sends the log and the stack of a crash to a file beside what a terminal shows; a Windows program has none.
func (s *Start) openLog() {
	name := filepath.Join(s.Root, "kezek.log")
	if info, err := os.Stat(name); err == nil && info.Size() > logMost {
		os.Rename(name, name+".old")
	}
	file, err := os.OpenFile(name, os.O_CREATE|os.O_APPEND|os.O_WRONLY, 0o600)
	if err != nil {
		slog.Error("the log does not open", "err", err)
		return
	}
	slog.SetDefault(slog.New(slog.NewTextHandler(io.MultiWriter(file, os.Stderr), nil)))
	if err := debug.SetCrashOutput(file, debug.CrashOptions{}); err != nil {
		slog.Error("crash output", "err", err)
	}
	slog.Info("start", "system", runtime.GOOS, "go", runtime.Version())
}

// Window makes the window on an app; the caller shows it.
func (s *Start) Window(a fyne.App) fyne.Window { return newWindow(a, s).win }
