package room

import (
	"context"
	"io"
	"os"
	"path/filepath"
	"strings"

	"fyne.io/fyne/v2/theme"

	"kezek/app/fault"
	"kezek/screens/kit"
	"kezek/screens/page"
)

const pathWidth = 600

// Choose asks for a file with one ending (".toml") by the system's own dialog; where there is none, its path is typed.
func (r *Room) Choose(title, ending string, then func(path string)) {
	r.AskWhich(title, "*"+ending, []string{"*" + ending}, then, func() { r.typePath(title, "", r.T("room.choose.open"), then) })
}

// SaveAs asks where a file is to be written by the system's own dialog; where there is none, the path is typed. at is
// proposed: a path, or a name alone, which then stands among the person's documents. The path gets at's ending; a file
// that is there already is not lost without a question.
func (r *Room) SaveAs(title, at string, then func(path string)) {
	ending := filepath.Ext(at)
	if filepath.Base(at) == at {
		at = filepath.Join(Documents(), at)
	}
	r.AskWhere(title, at, "*"+ending, "*"+ending, func(path string) {
		if Ended(path, ending) == path { // the dialog has asked already
			then(path)
			return
		}
		r.unlessThere(Ended(path, ending), then)
	}, func() {
		r.typePath(title, at, r.T("room.choose.save"), func(path string) { r.unlessThere(Ended(path, ending), then) })
	})
}

// Ended gives a path an ending (".xlsx") where it has not got it.
func Ended(path, ending string) string {
	if strings.EqualFold(filepath.Ext(path), ending) {
		return path
	}
	return path + ending
}

func (r *Room) unlessThere(path string, then func(string)) {
	if _, err := os.Stat(path); err != nil {
		then(path)
		return
	}
	r.Desk.Confirm(r.T("room.choose.there"), r.T("room.choose.will", "file", path), r.T("room.choose.over"), func() { then(path) })
}

// typePath lets a path be typed.
func (r *Room) typePath(title, path, yes string, then func(string)) {
	field := kit.NewText(r.Desk, 400)
	field.SetValue(path)
	dl := &kit.Dialog{Title: title, Width: pathWidth + 36, First: field}
	dl.Content = page.Column(8, page.NewProse(r.T("room.choose.typed"), pathWidth, theme.ColorNameForeground), field)
	dl.Buttons = []*kit.Button{
		kit.NewMainButton(r.Desk, yes, func() {
			if typed := field.Value(); typed != "" {
				dl.Close()
				then(typed)
			}
		}),
		kit.NewButton(r.Desk, r.T("kit.dialog.back"), "", dl.Close),
	}
	r.Desk.Show(dl)
}

// WriteFile writes a file whole or not at all: W21 where it cannot.
func WriteFile(ctx context.Context, path string, write func(context.Context, io.Writer) error) error {
	cannot := fault.New("W21", "room.fault.write", "file", path)
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

// ReadFile reads a file of at most so many bytes: W25 where it cannot or the file is longer.
func ReadFile(path string, most int64) ([]byte, error) {
	cannot := fault.New("W25", "room.fault.read", "file", path)
	f, err := os.Open(path)
	if err != nil {
		return nil, cannot.Because(err)
	}
	defer f.Close()
	text, err := io.ReadAll(io.LimitReader(f, most+1))
	if err != nil {
		return nil, cannot.Because(err)
	}
	if int64(len(text)) > most {
		return nil, cannot
	}
	return text, nil
}
