package takeover

import (
	"context"
	"errors"
	"io"
	"os"
	"path/filepath"

	"kezek/app/fault"
	"kezek/screens/room"
)

// save asks where and writes a file there, beside the old list at first: whole or not at all, and never over the old
// list itself.
func (w *wizard) save(title, name string, write func(context.Context, io.Writer) error) {
	at := name
	if w.list != nil {
		at = filepath.Join(filepath.Dir(w.list.Path), name)
	}
	w.saveAs(w.T("importpage.save.title"), at, func(path string) {
		if w.list != nil && sameFile(path, w.list.Path) {
			w.Quiet.Wrong(fault.New("W44", "importpage.fault.over-original", "file", filepath.Base(path)))
			return
		}
		w.run(title, func(ctx context.Context) error {
			err := room.WriteFile(ctx, path, write)
			if errors.Is(err, fault.New("W21", "")) { // a workbook may stand open elsewhere
				err = fault.New("W43", "importpage.fault.write", "file", path).Because(err)
			}
			return err
		}, nil, func() { w.Quiet.Good(w.T("importpage.saved", "file", path)) })
	})
}

func sameFile(a, b string) bool {
	is, err := os.Stat(a)
	was, err2 := os.Stat(b)
	return err == nil && err2 == nil && os.SameFile(is, was)
}
