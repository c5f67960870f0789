package sheets

import (
	"archive/zip"
	"compress/flate"
	"context"
	"fmt"
	"io"
	"strings"
	"unicode/utf16"
	"unicode/utf8"

	"kezek/app/fault"
)

// Write writes the workbook as .xlsx in one pass; of the rows only the one at hand is in memory. progress, if not nil,
// hears how many rows of how many are written. A table longer than a sheet or a text longer than a cell can hold is a
// *fault.Fault; a cancelled ctx and an error of w are their own. What stands in w after an error is worthless.
func Write(ctx context.Context, w io.Writer, book Workbook, progress func(done, total int64)) error {
	if progress == nil {
		progress = func(int64, int64) {}
	}
	z := zip.NewWriter(w)
	z.RegisterCompressor(zip.Deflate, func(w io.Writer) (io.WriteCloser, error) { return flate.NewWriter(w, packing) })
	names := sheetNames(book.Sheets)
	for _, p := range fixedParts(book, names) {
		if err := addPart(z, p.name, p.body); err != nil {
			return err
		}
	}
	var total, done int64
	for _, s := range book.Sheets {
		total += int64(s.Count)
	}
	var tables []table
	for i, s := range book.Sheets {
		entry, err := z.Create(fmt.Sprintf("xl/worksheets/sheet%d.xml", i+1))
		if err != nil {
			return err
		}
		sw := &sheetWriter{sheet: s, name: names[i], footer: footer(book), first: i == 0, out: newPipe(ctx, entry)}
		sw.out.passed = func() { progress(done+int64(sw.rows), max(total, done+int64(sw.rows))) }
		err = sw.write()
		if e := sw.out.close(); err == nil {
			err = e
		}
		if err != nil {
			return err
		}
		done += int64(sw.rows)
		tables = append(tables, sw.table())
	}
	if err := addPart(z, "xl/workbook.xml", workbookXML(names, tables)); err != nil {
		return err
	}
	progress(done, max(total, done))
	return z.Close()
}

// packing is the level of compression: one above the fastest, as fast here and a sixth smaller; the usual 6 takes three
// times as long for another sixth.
const packing = 2

func addPart(z *zip.Writer, name, body string) error {
	entry, err := z.Create(name)
	if err == nil {
		_, err = io.WriteString(entry, body)
	}
	return err
}

// sheetNames makes the names what Excel takes: without []:*?/\, no quote at the ends, 31 UTF-16 units, no two alike.
func sheetNames(sheets []Sheet) []string {
	var names []string
	taken := map[string]bool{"history": true} // Excel keeps this one for itself
	for i, s := range sheets {
		name := strings.Map(func(r rune) rune {
			if strings.ContainsRune(`[]:*?/\`, r) || r < ' ' {
				return ' '
			}
			return r
		}, clean(s.Name))
		if name = strings.Trim(strings.Join(strings.Fields(name), " "), "'"); name == "" {
			name = fmt.Sprint(i + 1)
		}
		name = cutUTF16(name, 31)
		for n := 2; taken[strings.ToLower(name)]; n++ {
			mark := fmt.Sprintf(" (%d)", n)
			name = cutUTF16(strings.TrimSpace(name), 31-len(mark)) + mark
		}
		taken[strings.ToLower(name)] = true
		names = append(names, name)
	}
	return names
}

// cutUTF16 cuts a text to so many UTF-16 units.
func cutUTF16(s string, limit int) string {
	units := 0
	for i, r := range s {
		if units += utf16.RuneLen(r); units > limit {
			return strings.TrimSpace(s[:i])
		}
	}
	return s
}

// footer spells the foot of the printed page: the caller's text on the left, "page x of y" on the right.
func footer(book Workbook) string {
	const face = `&8&"Times New Roman,Regular"` // the face last: digits right after a size would belong to it
	right := book.Lang.T("sheets.page", "page", "&P", "pages", "&N")
	left := strings.ReplaceAll(strings.ReplaceAll(clean(book.Footer), "\n", " "), "&", "&&")
	for room := 255 - 2*len(face) - 4 - len(right); utf8.RuneCountInString(left) > room; { // Excel's limit of the whole
		runes := []rune(left)
		left = strings.TrimRight(string(runes[:room-1]), "&") + "…"
	}
	return "&L" + face + left + "&R" + face + right
}

// pipe hands what was made in this goroutine to another, which compresses it: two cores, and never more than three
// buffers.
type pipe struct {
	ctx    context.Context
	buf    []byte
	full   chan []byte
	free   chan []byte
	end    chan error
	passed func() // a buffer was handed over
}

const bufferSize = 256 << 10

func newPipe(ctx context.Context, w io.Writer) *pipe {
	p := &pipe{ctx: ctx, buf: make([]byte, 0, bufferSize+64<<10), full: make(chan []byte, 1), free: make(chan []byte, 3), end: make(chan error, 1)}
	for range 2 {
		p.free <- make([]byte, 0, bufferSize+64<<10)
	}
	go func() {
		var failed error
		for b := range p.full {
			if failed == nil {
				_, failed = w.Write(b)
			}
			p.free <- b[:0]
		}
		p.end <- failed
	}()
	return p
}

// pass hands the buffer over when it is full enough.
func (p *pipe) pass() error {
	if len(p.buf) < bufferSize {
		return nil
	}
	p.full <- p.buf
	p.buf = <-p.free
	p.passed()
	return p.ctx.Err()
}

// close hands the rest over and waits for the other side.
func (p *pipe) close() error {
	p.full <- p.buf
	close(p.full)
	return <-p.end
}

// tooLong is the fault of a table that does not fit a sheet.
func tooLong(sheet string) error {
	return fault.New("X20", "sheets.fault.too-many-rows", "sheet", sheet, "limit", maxRow)
}
