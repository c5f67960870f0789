package room

import (
	"context"
	"errors"
	"path/filepath"

	"fyne.io/fyne/v2/theme"

	"kezek/locales"
	"kezek/screens/kit"
	"kezek/screens/page"
)

// ToWrite writes to a path; a file that is there already, and was not picked in the system's own dialog, is not lost
// without a question.
func (r *Room) ToWrite(path, picked string, write func(path string)) {
	if path == picked {
		write(path)
		return
	}
	r.unlessThere(path, write)
}

// WriteBook writes a workbook of so many rows as a long work and says how it went; written hears that it is there.
func (r *Room) WriteBook(title, path string, rows int, write func(context.Context) error, written func()) {
	r.Run(title, write, func(err error) {
		switch {
		case errors.Is(err, context.Canceled):
			r.Quiet.Note(r.T("queuepage.export.stopped"))
		case err != nil:
			r.Quiet.Wrong(err)
		default:
			r.Committed()
			r.Quiet.Good(r.T("queuepage.export.done", "count", rows, "n", locales.Number(int64(rows)), "file", path))
			written()
		}
	})
}

// BookThere is a form that names a workbook just written and opens it; done hears that it was opened. The caller adds what
// leads back.
func (r *Room) BookThere(path string, width float32, done func()) (form *kit.Form, open *kit.Button) {
	form = kit.NewForm(r.Desk)
	form.AddObject(page.Line(page.Fit(filepath.Base(path), width, kit.TextSize, true), kit.TextSize, true, theme.ColorNameForeground))
	form.AddObject(page.Line(page.Fit(filepath.Dir(path), width, kit.TextSize, false), kit.TextSize, false, kit.ColorQuiet))
	open = kit.NewMainButton(r.Desk, r.T("queuepage.export.open"), func() { r.Open(path); done() })
	form.OnSubmit = func() { open.Tapped(nil) }
	return form, open
}
