package main

import (
	"errors"
	"io"
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

// printed writes a file by print and says so; answer is what --json prints of it.
func (t *terminal) printed(path string, answer map[string]string, print func(io.Writer) error) error {
	file, err := newOutput(path)
	if err != nil {
		return err
	}
	if err := file.done(print(file)); err != nil {
		return err
	}
	return t.wrote(path, answer)
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
