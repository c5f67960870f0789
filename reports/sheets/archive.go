package sheets

import (
	"archive/zip"
	"context"
	"errors"
	"fmt"
	"io"
	"strings"

	"kezek/app/fault"
)

// What a workbook's archive may hold. Real ones have some tens of parts and shrink 10 to 60 times.
const (
	maxEntries  = 10_000
	maxListing  = 4 << 20   // bytes read to list the entries
	maxUnpacked = 768 << 20 // bytes of all entries together
	maxRatio    = 200       // unpacked to packed, asked of entries above bombSize
	bombSize    = 8 << 20
)

// archive is a workbook's zip, its entries by normalised name (some writers use backslashes and other capitals).
type archive struct {
	entries map[string]*zip.File
	ctx     context.Context
	tell    func(read int64)
}

// openArchive lists the entries and refuses what the list itself gives away. Declared sizes may be trusted after it:
// archive/zip ends an entry that gives more than it declares with an error.
func openArchive(ctx context.Context, r io.ReaderAt, size int64, tell func(int64)) (*archive, error) {
	listing := &budget{ReaderAt: r, left: maxListing}
	z, err := zip.NewReader(listing, size)
	if err != nil {
		if listing.left < 0 {
			return nil, fmt.Errorf("%w: list of entries is too long", errHostile)
		}
		return nil, fmt.Errorf("%w: %w", errDamaged, err)
	}
	listing.open = true
	if len(z.File) > maxEntries {
		return nil, fmt.Errorf("%w: %d entries", errHostile, len(z.File))
	}
	a := &archive{entries: make(map[string]*zip.File, len(z.File)), ctx: ctx, tell: tell}
	total := uint64(0)
	for _, f := range z.File {
		if f.UncompressedSize64 > bombSize && f.UncompressedSize64/max(f.CompressedSize64, 1) > maxRatio {
			return nil, fmt.Errorf("%w: %q unpacks %d bytes from %d", errHostile, f.Name, f.UncompressedSize64, f.CompressedSize64)
		}
		if total += f.UncompressedSize64; total > maxUnpacked || f.UncompressedSize64 > maxUnpacked {
			return nil, fmt.Errorf("%w: %d bytes unpacked", errLarge, total)
		}
		name := partName(f.Name)
		if _, twice := a.entries[name]; twice {
			return nil, fmt.Errorf("%w: two entries named %q", errDamaged, f.Name)
		}
		a.entries[name] = f
	}
	return a, nil
}

func partName(name string) string {
	return strings.ToLower(strings.TrimPrefix(strings.ReplaceAll(name, `\`, "/"), "/"))
}

// has tells whether there is an entry under the folder or of the name.
func (a *archive) has(prefix string) bool {
	for name := range a.entries {
		if strings.HasPrefix(name, prefix) {
			return true
		}
	}
	return false
}

// read gives an entry to use and then reads what is left of it, so that its checksum is always compared.
func (a *archive) read(name string, use func(io.Reader) error) error {
	f, ok := a.entries[partName(name)]
	if !ok {
		return fmt.Errorf("%w: no part %q", errDamaged, name)
	}
	rc, err := f.Open()
	if err != nil {
		return fmt.Errorf("%w: %w", errDamaged, err)
	}
	defer rc.Close()
	counted := &counter{r: rc, a: a}
	if err = use(counted); err == nil {
		_, err = io.Copy(io.Discard, counted)
	}
	if errors.Is(err, zip.ErrChecksum) || errors.Is(err, zip.ErrFormat) || errors.Is(err, zip.ErrAlgorithm) {
		err = fmt.Errorf("%w: %w", errDamaged, err)
	}
	return err
}

// counter tells how much was read and stops when the work is cancelled.
type counter struct {
	r io.Reader
	a *archive
}

func (c *counter) Read(p []byte) (int, error) {
	if err := c.a.ctx.Err(); err != nil {
		return 0, err
	}
	n, err := c.r.Read(p)
	c.a.tell(int64(n))
	return n, err
}

// budget lets only so many bytes be read until it is opened.
type budget struct {
	io.ReaderAt
	left int64
	open bool
}

func (b *budget) ReadAt(p []byte, off int64) (int, error) {
	if b.open {
		return b.ReaderAt.ReadAt(p, off)
	}
	n, err := b.ReaderAt.ReadAt(p, off)
	if b.left -= int64(n); b.left < 0 {
		return 0, errHostile
	}
	return n, err
}

// foreign names what an archive without a workbook is.
func (a *archive) foreign(name string) error {
	mimetype := ""
	if _, ok := a.entries["mimetype"]; ok {
		_ = a.read("mimetype", func(r io.Reader) error {
			head := make([]byte, 128)
			n, _ := io.ReadFull(r, head)
			mimetype = string(head[:n])
			return nil
		})
	}
	switch {
	case strings.Contains(mimetype, "opendocument"):
		return fault.New("X6", "sheets.fault.open-document", "file", name)
	case a.has("xl/workbook.bin"):
		return fault.New("X9", "sheets.fault.binary-excel", "file", name)
	case a.has("word/"):
		return fault.New("X7", "sheets.fault.word", "file", name)
	case a.has("encryptedpackage"):
		return fault.New("X4", "sheets.fault.password", "file", name)
	}
	return fault.New("X8", "sheets.fault.archive", "file", name)
}
