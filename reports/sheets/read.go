// Package sheets carries cells between files and the program: Excel and CSV both ways, bytes to cells and cells to
// bytes, with no meaning given to any of them.
package sheets

import (
	"bytes"
	"context"
	"errors"
	"io"
	"os"
	"path/filepath"

	"kezek/app/cells"
	"kezek/app/fault"
)

// What a list may weigh. A hundred thousand families in eleven columns need a twentieth of it.
const (
	maxFile  = 256 << 20 // bytes on disk
	maxCells = 5_000_000
	maxText  = 256 << 20 // bytes of text in one book
)

// Read reads a workbook (.xlsx, .xlsm) or a CSV file whole; what the file is, its bytes say and not its name.
// progress, if not nil, hears how many bytes of how many are done. A file that is something else, damaged or hostile
// is a *fault.Fault that says how to mend it; a cancelled ctx is its own error.
func Read(ctx context.Context, path string, progress func(done, total int64)) (*cells.Book, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, fault.New("X1", "sheets.fault.unreadable", "file", filepath.Base(path)).Because(err)
	}
	defer f.Close()
	info, err := f.Stat()
	if err == nil && !info.Mode().IsRegular() {
		err = errors.New("not a regular file")
	}
	if err != nil {
		return nil, fault.New("X1", "sheets.fault.unreadable", "file", filepath.Base(path)).Because(err)
	}
	return ReadFrom(ctx, f, info.Size(), filepath.Base(path), progress)
}

// ReadFrom is Read from bytes at hand; name stands in the faults and names the only sheet of a CSV file.
func ReadFrom(ctx context.Context, r io.ReaderAt, size int64, name string, progress func(done, total int64)) (*cells.Book, error) {
	if err := recognise(r, size, name); err != nil {
		return nil, err
	}
	if progress == nil {
		progress = func(int64, int64) {}
	}
	if isZip(r) {
		book, err := readWorkbook(ctx, r, size, name, progress)
		return book, explain(err, name)
	}
	data := make([]byte, size)
	if _, err := r.ReadAt(data, 0); err != nil && !errors.Is(err, io.EOF) {
		return nil, fault.New("X1", "sheets.fault.unreadable", "file", name).Because(err)
	}
	return readCSV(ctx, data, name, progress)
}

func isZip(r io.ReaderAt) bool {
	head := make([]byte, 4)
	n, _ := r.ReadAt(head, 0)
	return n == 4 && string(head[:2]) == "PK"
}

// recognise refuses by the first bytes what can never be a workbook or a CSV file.
func recognise(r io.ReaderAt, size int64, name string) error {
	if size == 0 {
		return fault.New("X2", "sheets.fault.empty", "file", name)
	}
	if size > maxFile {
		return fault.New("X15", "sheets.fault.too-large", "file", name)
	}
	head := make([]byte, min(size, 4096))
	if n, err := r.ReadAt(head, 0); n < len(head) {
		return fault.New("X1", "sheets.fault.unreadable", "file", name).Because(err)
	}
	lower := bytes.ToLower(bytes.TrimLeft(head, "\ufeff \t\r\n"))
	starts := func(signs ...string) bool {
		for _, s := range signs {
			if bytes.HasPrefix(lower, []byte(s)) {
				return true
			}
		}
		return false
	}
	switch {
	case isZip(r):
		return nil
	case bytes.HasPrefix(head, []byte("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1")):
		return compound(r, size, name)
	case bytes.Contains(head[:min(len(head), 1024)], []byte("%PDF-")):
		return fault.New("X5", "sheets.fault.pdf", "file", name)
	case starts("<!doctype", "<html", "<head", "<meta", "<style", "<table", "<?xml", "{\\rtf", "mime-version"):
		return fault.New("X10", "sheets.fault.web-page", "file", name)
	case bytes.HasPrefix(head, []byte("\x89PNG")), bytes.HasPrefix(head, []byte("\xFF\xD8\xFF")),
		bytes.HasPrefix(head, []byte("BM")) && bytes.IndexByte(head, 0) >= 0, bytes.HasPrefix(head, []byte("II*\x00")), bytes.HasPrefix(head, []byte("MM\x00*")):
		return fault.New("X11", "sheets.fault.picture", "file", name)
	case len(bytes.TrimLeft(lower, "\x00")) == 0:
		return fault.New("X2", "sheets.fault.empty", "file", name)
	}
	return nil
}

// compound tells apart what Microsoft keeps in the old container: an .xls, a workbook under a password, a Word file.
// The streams inside are told by their names, which stand in UTF-16.
func compound(r io.ReaderAt, size int64, name string) error {
	data := make([]byte, size)
	if n, err := r.ReadAt(data, 0); int64(n) < size {
		return fault.New("X1", "sheets.fault.unreadable", "file", name).Because(err)
	}
	holds := func(stream string) bool {
		wide := make([]byte, 0, 2*len(stream))
		for i := range len(stream) {
			wide = append(wide, stream[i], 0)
		}
		return bytes.Contains(data, wide)
	}
	switch {
	case holds("EncryptedPackage"):
		return fault.New("X4", "sheets.fault.password", "file", name)
	case holds("WordDocument"):
		return fault.New("X7", "sheets.fault.word", "file", name)
	}
	return fault.New("X3", "sheets.fault.old-excel", "file", name)
}

// The ways in which a file that looks like a workbook is none. explain turns them into faults.
var (
	errDamaged = errors.New("damaged")
	errHostile = errors.New("made to do harm")
	errLarge   = errors.New("too large")
)

// explain makes a fault of whatever went wrong in reading the file, and leaves a cancelled ctx as it is.
func explain(err error, name string) error {
	var at *place
	switch _, isFault := fault.Of(err); {
	case err == nil, isFault, errors.Is(err, context.Canceled), errors.Is(err, context.DeadlineExceeded):
		return err
	case errors.Is(err, errHostile):
		return fault.New("X16", "sheets.fault.hostile", "file", name).Because(err)
	case errors.Is(err, errLarge):
		return fault.New("X15", "sheets.fault.too-large", "file", name).Because(err)
	case errors.As(err, &at):
		return fault.New("X18", "sheets.fault.damaged-at", "file", name, "sheet", at.sheet, "row", at.row).Because(err)
	}
	return fault.New("X14", "sheets.fault.damaged", "file", name).Because(err)
}

// place is where in the book an error was met; row is the last row that could be read.
type place struct {
	sheet string
	row   int
	err   error
}

func (p *place) Error() string { return p.sheet + ": " + p.err.Error() }
func (p *place) Unwrap() error { return p.err }
