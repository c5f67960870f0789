package takeover

import (
	"context"
	"errors"
	"io"
	"os"
	"path/filepath"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
	"github.com/ncruces/zenity"

	"kezek/app/fault"
	"kezek/screens/kit"
	"kezek/screens/page"
)

// nativePick asks for the old list with the system's own dialog.
func (w *wizard) nativePick(then func(path string)) {
	title, name := w.T("importpage.file.choose"), w.T("importpage.file.kinds")
	go func() {
		path, err := zenity.SelectFile(zenity.Title(title), zenity.Modal(),
			zenity.FileFilter{Name: name, Patterns: []string{"*.xlsx", "*.xlsm", "*.csv", "*.txt"}, CaseFold: true})
		fyne.Do(func() {
			switch {
			case err == nil:
				then(path)
			case !errors.Is(err, zenity.ErrCanceled): // no such dialog here: the path is typed
				w.Quiet.Note(w.T("importpage.file.no-dialog"))
				w.file.form.FocusFirst()
			}
		})
	}()
}

// nativeSave asks where to save a file with the system's own dialog; where there is none, a path is typed.
func (w *wizard) nativeSave(name string, then func(path string)) {
	path := name
	if w.list != nil {
		path = filepath.Join(filepath.Dir(w.list.Path), name)
	}
	title := w.T("importpage.save.title")
	go func() {
		chosen, err := zenity.SelectFileSave(zenity.Title(title), zenity.Modal(), zenity.ConfirmOverwrite(), zenity.Filename(path))
		fyne.Do(func() {
			switch {
			case err == nil:
				then(chosen)
			case !errors.Is(err, zenity.ErrCanceled):
				w.typeSave(path, then)
			}
		})
	}()
}

// typeSave lets the path be typed.
func (w *wizard) typeSave(path string, then func(path string)) {
	field := kit.NewText(w.Desk, 0)
	field.SetValue(path)
	dl := &kit.Dialog{Title: w.T("importpage.save.title"), Width: 640, First: field}
	dl.Content = container.NewVBox(page.NewProse(w.T("importpage.save.text"), 600, theme.ColorNameForeground), field)
	dl.Buttons = []*kit.Button{
		kit.NewMainButton(w.Desk, w.T("importpage.save.yes"), func() {
			dl.Close()
			if field.Value() != "" {
				then(field.Value())
			}
		}),
		kit.NewButton(w.Desk, w.T("importpage.back"), "", func() { dl.Close() }),
	}
	w.Desk.Show(dl)
}

// save asks where and writes a file there: whole or not at all, and never over the old list itself.
func (w *wizard) save(title, name string, write func(context.Context, io.Writer) error) {
	w.saveAs(name, func(path string) {
		if w.list != nil && sameFile(path, w.list.Path) {
			w.Quiet.Wrong(fault.New("W44", "importpage.fault.over-original", "file", filepath.Base(path)))
			return
		}
		w.run(title, func(ctx context.Context) error { return writeFile(ctx, path, write) }, nil,
			func() { w.Quiet.Good(w.T("importpage.saved", "file", path)) })
	})
}

func sameFile(a, b string) bool {
	is, err := os.Stat(a)
	was, err2 := os.Stat(b)
	return err == nil && err2 == nil && os.SameFile(is, was)
}

func writeFile(ctx context.Context, path string, write func(context.Context, io.Writer) error) error {
	cannot := fault.New("W43", "importpage.fault.write", "file", path)
	f, err := os.CreateTemp(filepath.Dir(path), ".kezek-*")
	if err != nil {
		return cannot.Because(err)
	}
	defer os.Remove(f.Name())
	err = write(ctx, f)
	if shut := f.Close(); err == nil && shut != nil {
		err = cannot.Because(shut)
	}
	if err != nil {
		return err
	}
	if err := os.Rename(f.Name(), path); err != nil {
		return cannot.Because(err)
	}
	return nil
}
