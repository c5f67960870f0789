package sheets

import (
	"context"
	"fmt"
	"io"
	"path"
	"strings"

	"kezek/app/cells"
	"kezek/app/fault"
)

const maxSheets = 1024

// readWorkbook reads an .xlsx or .xlsm part by part, no part ever whole in memory.
func readWorkbook(ctx context.Context, r io.ReaderAt, size int64, name string, progress func(done, total int64)) (*cells.Book, error) {
	var done, told, total int64
	a, err := openArchive(ctx, r, size, func(n int64) {
		if done += n; done-told > 1<<20 {
			told = done
			progress(min(done, total), total)
		}
	})
	if err != nil {
		return nil, err
	}
	c, err := readContents(a, name)
	if err != nil {
		return nil, err
	}
	for _, part := range append([]string{c.strings, c.styles}, c.sheetParts()...) {
		if f, ok := a.entries[partName(part)]; ok {
			total += int64(f.UncompressedSize64)
		}
	}
	done = 0
	in := &reading{looks: &looks{}}
	if c.styles != "" {
		if err = a.read(c.styles, func(r io.Reader) (err error) { in.looks, err = readStyles(r); return }); err != nil {
			return nil, err
		}
	}
	if c.strings != "" {
		if err = a.read(c.strings, func(r io.Reader) (err error) { in.strings, err = readStrings(r); return }); err != nil {
			return nil, err
		}
	}
	book := &cells.Book{Date1904: c.date1904}
	for _, s := range c.sheets {
		sheet := cells.Sheet{Name: s.name, Hidden: s.hidden}
		if err = a.read(s.part, func(r io.Reader) error { return in.sheet(r, &sheet) }); err != nil {
			return nil, &place{sheet: s.name, row: in.row, err: err}
		}
		book.Sheets = append(book.Sheets, sheet)
	}
	progress(total, total)
	return book, nil
}

// contents is the workbook's own part: which sheets there are and where the parts lie.
type contents struct {
	sheets          []sheetPart
	strings, styles string // parts, empty when the book has none
	date1904        bool
}

type sheetPart struct {
	name, part string
	hidden     bool
}

func (c *contents) sheetParts() []string {
	var parts []string
	for _, s := range c.sheets {
		parts = append(parts, s.part)
	}
	return parts
}

// readContents finds the workbook in the archive and refuses an archive without one.
func readContents(a *archive, name string) (*contents, error) {
	if _, ok := a.entries["_rels/.rels"]; !ok {
		return nil, a.foreign(name)
	}
	roots, err := a.relations("")
	if err != nil {
		return nil, err
	}
	main := ""
	for _, r := range roots {
		if r.kind == "officeDocument" {
			main = r.target
		}
	}
	if main == "" || strings.HasSuffix(main, ".bin") || a.has("word/") {
		return nil, a.foreign(name)
	}
	rels, err := a.relations(main)
	if err != nil {
		return nil, err
	}
	c := &contents{}
	for _, r := range rels {
		switch r.kind {
		case "sharedStrings":
			c.strings = r.target
		case "styles":
			c.styles = r.target
		}
	}
	if err = a.read(main, func(r io.Reader) error { return c.read(newScanner(r), rels) }); err != nil {
		return nil, err
	}
	if len(c.sheets) == 0 {
		return nil, fault.New("X17", "sheets.fault.no-sheets", "file", name)
	}
	return c, nil
}

// read reads the workbook part. A sheet that is a chart or a macro holds no cells and is passed over.
func (c *contents) read(s *scanner, rels map[string]relation) error {
	taken := map[string]bool{}
	for {
		tok, err := s.next()
		if err != nil || tok == tokEOF {
			return err
		}
		if tok != tokStart {
			continue
		}
		switch string(s.name) {
		case "workbookPr":
			c.date1904 = s.flag("date1904")
		case "sheet":
			name, err := s.attrText("name")
			if err != nil {
				return err
			}
			rel, ok := rels[string(s.attr("id"))]
			if !ok {
				return fmt.Errorf("%w: sheet without a part", errDamaged)
			}
			if rel.kind != "worksheet" {
				continue
			}
			if taken[rel.target] || len(c.sheets) == maxSheets {
				return fmt.Errorf("%w: one part for two sheets, or over %d sheets", errHostile, maxSheets)
			}
			taken[rel.target] = true
			state := string(s.attr("state"))
			c.sheets = append(c.sheets, sheetPart{name, rel.target, state == "hidden" || state == "veryHidden"})
		}
	}
}

// relation is where a part points: kind is the last word of its type, target the part's name.
type relation struct{ kind, target string }

// relations reads the relations of a part by their ids; "" is the archive itself.
func (a *archive) relations(part string) (map[string]relation, error) {
	folder, base := path.Split(part)
	rels := map[string]relation{}
	err := a.read(folder+"_rels/"+base+".rels", func(r io.Reader) error {
		s := newScanner(r)
		for {
			tok, err := s.next()
			if err != nil || tok == tokEOF {
				return err
			}
			if tok != tokStart || string(s.name) != "Relationship" || string(s.attr("TargetMode")) == "External" {
				continue
			}
			target, err := s.attrText("Target")
			if err != nil {
				return err
			}
			target = strings.ReplaceAll(target, `\`, "/")
			if !strings.HasPrefix(target, "/") {
				target = path.Join(folder, target)
			}
			kind := string(s.attr("Type"))
			rels[string(s.attr("Id"))] = relation{kind[strings.LastIndexByte(kind, '/')+1:], strings.TrimPrefix(target, "/")}
		}
	})
	return rels, err
}
