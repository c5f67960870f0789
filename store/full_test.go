package store

import (
	"io/fs"
	"os"
	"path/filepath"
	"syscall"
	"testing"

	"kezek/app/fault"
)

// full is a file whose copy meets the end of the disk.
type full struct{}

func (full) Read([]byte) (int, error) {
	return 0, &fs.PathError{Op: "write", Path: "files/new-1", Err: syscall.ENOSPC}
}

// A scan that finds no room is told so, and nothing of it stays.
func TestKeepOnAFullDisk(t *testing.T) {
	s := newOffice(t)
	_, err := s.Keep(full{})
	if f, ok := fault.Of(err); !ok || f.Code != "D13" {
		t.Fatal(err)
	}
	left, err := os.ReadDir(filepath.Join(s.Dir(), "files"))
	if err != nil || len(left) > 0 {
		t.Fatal(left, err)
	}
}
