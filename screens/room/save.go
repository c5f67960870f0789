package room

import (
	"errors"
	"os"
	"path/filepath"

	"fyne.io/fyne/v2"
	"github.com/ncruces/zenity"
)

// Documents is the folder where a person keeps files; "" where there is none.
func Documents() string {
	home, err := os.UserHomeDir()
	if err != nil {
		return ""
	}
	dir := filepath.Join(home, "Documents")
	if info, err := os.Stat(dir); err == nil && info.IsDir() {
		return dir
	}
	return home
}

// AskWhich asks with the system's own dialog for a file that is there. kind names what is asked for, patterns are as in
// "*.xlsx". Where the system has no such dialog, typed is called: the path must then be typed.
func (r *Room) AskWhich(title, kind string, patterns []string, chosen func(path string), typed func()) {
	ask(func() (string, error) {
		return zenity.SelectFile(zenity.Title(title), zenity.Modal(), zenity.FileFilter{Name: kind, Patterns: patterns, CaseFold: true})
	}, chosen, typed)
}

// AskWhere asks with the system's own dialog where a file is to be written; the dialog itself asks before one that is
// there is written over. kind names what is written, pattern is as in "*.xlsx". Where the system has no such dialog,
// typed is called: the path must then be typed.
func (r *Room) AskWhere(title, at, kind, pattern string, chosen func(path string), typed func()) {
	ask(func() (string, error) {
		return zenity.SelectFileSave(zenity.Title(title), zenity.Modal(), zenity.Filename(at), zenity.ConfirmOverwrite(),
			zenity.FileFilter{Name: kind, Patterns: []string{pattern}, CaseFold: true})
	}, chosen, typed)
}

// ask waits for a dialog of the system away from the window's thread.
func ask(dialog func() (string, error), chosen func(path string), typed func()) {
	go func() {
		path, err := dialog()
		fyne.Do(func() {
			switch {
			case errors.Is(err, zenity.ErrCanceled):
			case err != nil:
				typed()
			default:
				chosen(path)
			}
		})
	}()
}
