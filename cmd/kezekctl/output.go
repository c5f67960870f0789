package main

import (
	"errors"
	"os"
	"path/filepath"

	"kezek/app/fault"
)

// output is a file that gets its name only when it is whole. It is opened before the act it belongs to: a folder that
// takes no file is told before anything is carried out.
type output struct {
	*os.File
	path string
}

func newOutput(path string) (*output, error) {
	f, err := os.CreateTemp(filepath.Dir(path), ".kezek-*")
	if err != nil {
		return nil, fault.New("G12", "list.fault.cannot-write", "file", path).Because(err)
	}
	return &output{f, path}, nil
}

// done keeps the file, or takes it away when err says that it is not whole.
func (o *output) done(err error) error {
	closed := o.Close()
	if err = errors.Join(err, closed); err == nil {
		if err = os.Rename(o.Name(), o.path); err == nil {
			return nil
		}
		err = fault.New("G12", "list.fault.cannot-write", "file", o.path).Because(err)
	}
	os.Remove(o.Name())
	return err
}
