package store

import (
	"errors"
	"io/fs"
	"syscall"

	"modernc.org/sqlite"

	"kezek/app/fault"
)

// ErrMoved means another program wrote between planning and writing: plan again.
var ErrMoved = errors.New("store: the chain moved on")

// diskFull is what Windows says of it.
const diskFull = syscall.Errno(112)

// translate turns a driver's or the system's error into what a person may be told; others stay as they are.
func translate(err error) error {
	if errors.Is(err, syscall.ENOSPC) || errors.Is(err, diskFull) {
		return fault.New("D13", "store.fault.full").Because(err)
	}
	var e *sqlite.Error
	if err == nil || !errors.As(err, &e) {
		return err
	}
	if _, told := fault.Of(err); told {
		return err
	}
	switch code := e.Code(); code & 0xff {
	case 5, 6: // BUSY, LOCKED
		return fault.New("D05", "store.fault.busy").Because(err)
	case 8: // READONLY
		return fault.New("D08", "store.fault.readonly").Because(err)
	case 10: // IOERR
		return fault.New("D10", "store.fault.disk").Because(err)
	case 11, 26: // CORRUPT, NOTADB
		return fault.New("C11", "store.fault.corrupt").Because(err)
	case 13: // FULL
		return fault.New("D13", "store.fault.full").Because(err)
	case 14: // CANTOPEN
		return fault.New("D14", "store.fault.cannot-open").Because(err)
	}
	return err
}

func opening(dir string, err error) error {
	if told, ok := fault.Of(translate(err)); ok {
		return told
	}
	if errors.Is(err, fs.ErrPermission) {
		return fault.New("D08", "store.fault.readonly", "dir", dir).Because(err)
	}
	return fault.New("D14", "store.fault.cannot-open", "dir", dir).Because(err)
}
