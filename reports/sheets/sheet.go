package sheets

import (
	"fmt"
	"io"
	"strconv"
	"strings"
	"time"

	"kezek/app/cells"
)

// The edges of a sheet, Excel's own.
const (
	maxRow    = 1_048_576
	maxCol    = 16_384
	maxMerges = 200_000
)

// reading is what the sheets of one book share while they are read.
type reading struct {
	strings []phrase
	looks   *looks
	row     int // the row being read, from 1
	cells   int // cells taken so far
	size    int // bytes of text taken outside the shared strings
	room    []cells.Cell
	line    []cells.Cell // the row's cells before they are put away
	text    []byte
}

// sheet streams one sheet's XML into sheet.
func (in *reading) sheet(r io.Reader, sheet *cells.Sheet) error {
	s := newScanner(r)
	in.row = 0
	for {
		tok, err := s.next()
		if err != nil || tok == tokEOF {
			return err
		}
		if tok != tokStart {
			continue
		}
		switch string(s.name) {
		case "row":
			if err := in.readRow(s, sheet); err != nil {
				return err
			}
		case "mergeCell":
			m, ok := parseRange(string(s.attr("ref")))
			if !ok || len(sheet.Merges) == maxMerges {
				return s.bad("merged cells")
			}
			sheet.Merges = append(sheet.Merges, m)
		}
	}
}

// readRow reads a row whose start was just read.
func (in *reading) readRow(s *scanner, sheet *cells.Sheet) error {
	n := in.row + 1
	if r := s.attr("r"); r != nil {
		var err error
		if n, err = strconv.Atoi(string(r)); err != nil || n <= in.row {
			return s.bad("rows out of order")
		}
	}
	if n > maxRow {
		return s.bad("row number too large")
	}
	in.row = n
	row := cells.Row{N: n, Hidden: s.flag("hidden") || s.flag("customHeight") && zero(s.attr("ht"))}
	style := 0
	if s.flag("customFormat") {
		style = attrInt(s, "s")
	}
	in.line = in.line[:0]
	col, inside := -1, s.depth()
	for {
		tok, err := s.next()
		if err != nil {
			return err
		}
		if tok == tokEnd && s.depth() < inside {
			break
		}
		if tok != tokStart || string(s.name) != "c" {
			continue
		}
		if r := s.attr("r"); r != nil {
			c, row, ok := parseRef(string(r))
			if !ok || row != n || c <= col {
				return s.bad("cells out of order")
			}
			col = c
		} else {
			col++
		}
		if col >= maxCol {
			return s.bad("column number too large")
		}
		cell, err := in.readCell(s, col, style)
		if err != nil {
			return err
		}
		if cell.Kind != cells.Empty {
			in.line = append(in.line, cell)
		}
	}
	if len(in.line) == 0 {
		sheet.Blank++
		return nil
	}
	if in.cells += len(in.line); in.cells > maxCells {
		return fmt.Errorf("%w: over %d cells", errLarge, maxCells)
	}
	row.Cells = in.putAway()
	sheet.Rows = append(sheet.Rows, row)
	return nil
}

// putAway copies the line to a lasting place; rows share large blocks, so that there is no slack behind each.
func (in *reading) putAway() []cells.Cell {
	n := len(in.line)
	if cap(in.room)-len(in.room) < n {
		in.room = make([]cells.Cell, 0, max(4096, n))
	}
	from := len(in.room)
	in.room = append(in.room, in.line...)
	return in.room[from : from+n : from+n]
}

// readCell reads a cell whose start was just read. rowStyle holds where the cell names none of its own.
func (in *reading) readCell(s *scanner, col, rowStyle int) (cells.Cell, error) {
	style := rowStyle
	if s.attr("s") != nil {
		style = attrInt(s, "s")
	}
	kind := string(s.attr("t"))
	var (
		inline  phrase
		formula bool
		taking  bool
		inside  = s.depth()
	)
	in.text = in.text[:0]
	for {
		tok, err := s.next()
		if err != nil {
			return cells.Cell{}, err
		}
		switch tok {
		case tokStart:
			switch string(s.name) {
			case "v":
				taking = true
			case "f":
				formula = true
			case "is":
				if inline, err = readPhrase(s); err != nil {
					return cells.Cell{}, err
				}
				if in.size += len(inline.text); in.size > maxText {
					return cells.Cell{}, fmt.Errorf("%w: text", errLarge)
				}
			}
		case tokText:
			if taking {
				if in.text, err = s.text(in.text); err != nil {
					return cells.Cell{}, err
				}
			}
		case tokEnd:
			taking = false
			if s.depth() < inside {
				c, err := in.value(s, col, kind, style, inline)
				c.Formula = formula && c.Kind != cells.Empty
				return c, err
			}
		}
	}
}

// value makes the cell from what was read: text holds the bytes of <v>.
func (in *reading) value(s *scanner, col int, kind string, style int, inline phrase) (cells.Cell, error) {
	struck := in.looks.isStruck(style)
	if kind == "inlineStr" {
		return text(col, inline.text, struck || inline.struck), nil
	}
	v := string(in.text)
	if v == "" {
		return cells.Cell{Col: col}, nil
	}
	var c cells.Cell
	switch kind {
	case "s":
		i, err := strconv.Atoi(strings.TrimSpace(v))
		if err != nil || i < 0 || i >= len(in.strings) {
			return c, s.bad("no such shared string")
		}
		return text(col, in.strings[i].text, struck || in.strings[i].struck), nil
	case "str":
		if in.size += len(v); in.size > maxText {
			return c, fmt.Errorf("%w: text", errLarge)
		}
		return text(col, string(undoEscapes(in.text)), struck), nil
	case "b":
		c = cells.Cell{Col: col, Kind: cells.Bool, Text: v}
		if v == "1" || v == "true" {
			c.Text, c.Num = "1", 1
		}
	case "e":
		c = cells.Cell{Col: col, Kind: cells.Fault, Text: v}
	case "d":
		c = isoDate(col, v)
	default:
		c = number(col, v, in.looks.isDate(style))
	}
	c.Struck = struck
	return c, nil
}

func text(col int, s string, struck bool) cells.Cell {
	if s == "" {
		return cells.Cell{Col: col}
	}
	return cells.Cell{Col: col, Kind: cells.Text, Text: s, Struck: struck}
}

// isoDate reads a date of a strict workbook, which stands as text; its serial counts from 1900 as such books do.
func isoDate(col int, v string) cells.Cell {
	for _, layout := range []string{"2006-01-02T15:04:05.999Z07:00", "2006-01-02T15:04:05.999", "2006-01-02T15:04", "2006-01-02"} {
		t, err := time.Parse(layout, v)
		if err != nil {
			continue
		}
		digits := serial(t.UnixMilli())
		c := number(col, digits, true)
		return c
	}
	return cells.Cell{Col: col, Kind: cells.Text, Text: v}
}

// parseRef reads "D742" as column 3, row 742.
func parseRef(s string) (col, row int, ok bool) {
	i := 0
	for ; i < len(s) && i < 4 && s[i] >= 'A' && s[i] <= 'Z'; i++ {
		col = col*26 + int(s[i]-'A') + 1
	}
	row, err := strconv.Atoi(s[i:])
	return col - 1, row, err == nil && i > 0 && col <= maxCol && row > 0 && row <= maxRow
}

func parseRange(s string) (cells.Merge, bool) {
	from, to, two := strings.Cut(s, ":")
	if !two {
		to = from
	}
	c1, r1, ok1 := parseRef(from)
	c2, r2, ok2 := parseRef(to)
	return cells.Merge{FirstRow: r1, LastRow: r2, FirstCol: c1, LastCol: c2}, ok1 && ok2 && r1 <= r2 && c1 <= c2
}

func zero(v []byte) bool {
	f, err := strconv.ParseFloat(string(v), 64)
	return err == nil && f == 0
}
