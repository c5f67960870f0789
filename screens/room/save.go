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

// AskWhere asks with the system's own dialog where a file is to be written; the dialog itself asks before one that is
// there is written over. kind names what is written, pattern is as in "*.xlsx". Where the system has no such dialog,
// typed is called: the path must then be typed.
func (r *Room) AskWhere(title, at, kind, pattern string, chosen func(path string), typed func()) {
	go func() {
		path, err := zenity.SelectFileSave(zenity.Title(title), zenity.Filename(at), zenity.ConfirmOverwrite(),
			zenity.FileFilter{Name: kind, Patterns: []string{pattern}, CaseFold: true})
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
