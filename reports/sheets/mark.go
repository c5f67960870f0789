package sheets

import (
	"context"
	"errors"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/xuri/excelize/v2"

	"kezek/app/cells"
	"kezek/app/fault"
)

// MarkedRows is how long a workbook, all sheets together, may be to be marked itself: excelize holds all of it.
const MarkedRows = 20_000

// Mark is one remark on a cell of an original.
type Mark struct {
	Sheet string
	Row   int // from 1
	Col   int // from 0
	Text  string
	Tint  Tint
}

// Tint is the colour of a marked cell. Of two marks on one cell the stronger colours it.
type Tint uint8

const (
	Repaired   Tint = iota // pale green: a repair is proposed
	Questioned             // yellow: a person must say
	Refused                // red: cannot be taken as it is
)

var tints = map[Tint]string{Repaired: "D9EAD3", Questioned: "FFE699", Refused: "F4B6B0"}

// MarkOriginal writes a copy of the original in which the cells of the marks are coloured and carry the texts as
// comments by author; those sheets print in landscape, as wide as the page, their columns as wide as what stands in them; all else stays as
// it was. An original that cannot carry them (CSV, over MarkedRows rows, not to be
// opened by excelize) is left, the workbook instead is written and whole is false. Faults of the original are those of Read.
func MarkOriginal(ctx context.Context, original string, w io.Writer, author string, marks []Mark, instead Workbook) (whole bool, err error) {
	data, err := markable(ctx, original)
	if err != nil {
		return false, explain(err, filepath.Base(original))
	}
	if data == nil {
		return false, Write(ctx, w, instead, nil)
	}
	defer data.Close()
	f, err := excelize.OpenReader(data, excelize.Options{RawCellValue: true, UnzipSizeLimit: maxUnpacked, UnzipXMLSizeLimit: maxUnpacked})
	if err != nil { // read by us and not by excelize: unusual, but no fault of the original
		return false, Write(ctx, w, instead, nil)
	}
	defer f.Close()
	m := marker{f: f, author: author, styles: map[tinted]int{}}
	last := ""
	for i, mark := range together(marks) {
		if i%64 == 0 && ctx.Err() != nil {
			return false, ctx.Err()
		}
		if err := m.mark(mark); err != nil {
			return false, err
		}
		if i == 0 || mark.Sheet != last {
			if err := m.print(mark.Sheet); err != nil {
				return false, err
			}
		}
		last = mark.Sheet
	}
	if err := ctx.Err(); err != nil {
		return false, err
	}
	return true, f.Write(w)
}

// markable opens the original when it is a workbook short enough, every part of it read to its end and found sound
// (excelize takes rows cut off by a lying header for the end of the sheet). nil without an error: it is not one to mark.
func markable(ctx context.Context, original string) (*os.File, error) {
	f, err := os.Open(original)
	if err != nil {
		return nil, fault.New("X1", "sheets.fault.unreadable", "file", filepath.Base(original)).Because(err)
	}
	ok, err := func() (bool, error) {
		info, err := f.Stat()
		if err != nil {
			return false, err
		}
		if err = recognise(f, info.Size(), filepath.Base(original)); err != nil || !isZip(f) {
			return false, err
		}
		a, err := openArchive(ctx, f, info.Size(), func(int64) {})
		if err != nil {
			return false, err
		}
		c, err := readContents(a, filepath.Base(original))
		if err != nil {
			return false, err
		}
		return a.short(c)
	}()
	if !ok || err != nil {
		f.Close()
		return nil, err
	}
	return f, nil
}

var errLong = errors.New("more rows than are marked")

// short reads every entry and counts the rows of the sheets.
func (a *archive) short(c *contents) (bool, error) {
	rows, sheets := 0, map[string]bool{}
	for _, part := range c.sheetParts() {
		sheets[partName(part)] = true
	}
	for name := range a.entries {
		err := a.read(name, func(r io.Reader) error {
			if !sheets[name] {
				return nil
			}
			for s := newScanner(r); ; {
				tok, err := s.next()
				if err != nil || tok == tokEOF {
					return err
				}
				if tok == tokStart && string(s.name) == "row" {
					if rows++; rows > MarkedRows {
						return errLong
					}
				}
			}
		})
		if errors.Is(err, errLong) {
			return false, nil
		}
		if err != nil {
			return false, err
		}
	}
	return true, nil
}

// together joins the marks of one cell, in the order of sheets, rows and columns.
func together(marks []Mark) []Mark {
	type at struct {
		sheet    string
		row, col int
	}
	found := map[at]int{}
	var joined []Mark
	for _, m := range marks {
		k := at{m.Sheet, m.Row, m.Col}
		i, ok := found[k]
		if !ok {
			found[k] = len(joined)
			joined = append(joined, m)
			continue
		}
		if !strings.Contains(joined[i].Text, m.Text) {
			joined[i].Text += "\n" + m.Text
		}
		joined[i].Tint = max(joined[i].Tint, m.Tint)
	}
	slices.SortStableFunc(joined, func(a, b Mark) int {
		if c := strings.Compare(a.Sheet, b.Sheet); c != 0 {
			return c
		}
		if a.Row != b.Row {
			return a.Row - b.Row
		}
		return a.Col - b.Col
	})
	return joined
}

type tinted struct {
	style int
	tint  Tint
}

type marker struct {
	f      *excelize.File
	author string
	styles map[tinted]int // style of a cell and tint → that style in the tint
}

func (m *marker) mark(mark Mark) error {
	ref := cells.Ref(mark.Row, mark.Col)
	style, err := m.f.GetCellStyle(mark.Sheet, ref)
	if err != nil {
		return err
	}
	key := tinted{style, mark.Tint}
	coloured, ok := m.styles[key]
	if !ok {
		s, err := m.f.GetStyle(style)
		if err != nil {
			return err
		}
		s.Fill = excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{tints[mark.Tint]}}
		if coloured, err = m.f.NewStyle(s); err != nil {
			return err
		}
		m.styles[key] = coloured
	}
	if err := m.f.SetCellStyle(mark.Sheet, ref, ref, coloured); err != nil {
		return err
	}
	said := clean(mark.Text)
	lines := 1 + strings.Count(said, "\n") + len([]rune(said))/38
	return m.f.AddComment(mark.Sheet, excelize.Comment{Cell: ref, Author: m.author, Text: cutUTF16(said, maxCellText), Width: 260, Height: uint(min(24+18*lines, 400))})
}
