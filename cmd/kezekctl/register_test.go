package main

import (
	"os"
	"strconv"
	"strings"

	"github.com/rogpeppe/go-internal/testscript"

	"kezek/app/cells"
	"kezek/app/synthetic"
)

// register FILE SOURCE: the workbook of a register, from a text of the story: «== name» begins a sheet, cells are parted by |;
// #number is a number, ~text is struck through.
func register(ts *testscript.TestScript, _ bool, args []string) {
	var book cells.Book
	n := 0
	for _, line := range strings.Split(strings.TrimRight(ts.ReadFile(args[1]), "\n"), "\n") {
		if name, ok := strings.CutPrefix(line, "== "); ok {
			book.Sheets = append(book.Sheets, cells.Sheet{Name: name})
			n = 0
			continue
		}
		n++
		row := cells.Row{N: n}
		for col, text := range strings.Split(line, "|") {
			c := cells.Cell{Col: col, Kind: cells.Text, Text: text}
			if number, ok := strings.CutPrefix(text, "#"); ok {
				c.Kind, c.Text = cells.Number, number
				c.Num, _ = strconv.ParseFloat(number, 64)
			}
			c.Text, c.Struck = strings.CutPrefix(c.Text, "~")
			if c.Text != "" {
				row.Cells = append(row.Cells, c)
			}
		}
		s := &book.Sheets[len(book.Sheets)-1]
		s.Rows = append(s.Rows, row)
	}
	f, err := os.Create(ts.MkAbs(args[0]))
	ts.Check(err)
	defer f.Close()
	ts.Check(synthetic.WriteBook(f, &book))
}
