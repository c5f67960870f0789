package room

import (
	"context"
	"errors"

	"kezek/locales"
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
