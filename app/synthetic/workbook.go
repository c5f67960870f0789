package synthetic

import (
	"archive/zip"
	"bufio"
	"encoding/xml"
	"fmt"
	"io"
	"strings"

	"kezek/app/cells"
)

// WriteBook writes the cells as .xlsx the way an office's Excel saves them: numbers as numbers, struck rows struck,
// hidden rows hidden, Blank formatted rows at the end. Dates are numbers; formulas are not written.
func WriteBook(w io.Writer, b *cells.Book) error {
	z := zip.NewWriter(w)
	for _, p := range parts(b) {
		if err := part(z, p.name, func(out *bufio.Writer) { out.WriteString(p.body) }); err != nil {
			return err
		}
	}
	for i := range b.Sheets {
		name := fmt.Sprintf("xl/worksheets/sheet%d.xml", i+1)
		if err := part(z, name, func(out *bufio.Writer) { writeSheet(out, &b.Sheets[i]) }); err != nil {
			return err
		}
	}
	return z.Close()
}

func part(z *zip.Writer, name string, write func(*bufio.Writer)) error {
	entry, err := z.Create(name)
	if err != nil {
		return err
	}
	out := bufio.NewWriter(entry)
	out.WriteString(`<?xml version="1.0" encoding="UTF-8" standalone="yes"?>` + "\n")
	write(out)
	return out.Flush()
}

const (
	officeNS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
	sheetNS  = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
	partNS   = "http://schemas.openxmlformats.org/package/2006/"
	kind     = "application/vnd.openxmlformats-officedocument.spreadsheetml."
)

// parts are all but the sheets. Style 1 is struck through, style 2 wraps, both and style 3 have borders.
func parts(b *cells.Book) []struct{ name, body string } {
	var types, sheets, links strings.Builder
	for i, s := range b.Sheets {
		fmt.Fprintf(&types, `<Override PartName="/xl/worksheets/sheet%d.xml" ContentType="%sworksheet+xml"/>`, i+1, kind)
		fmt.Fprintf(&sheets, `<sheet name="%s" sheetId="%d" r:id="rId%d"/>`, escape(s.Name), i+1, i+1)
		fmt.Fprintf(&links, `<Relationship Id="rId%d" Type="%s/worksheet" Target="worksheets/sheet%d.xml"/>`, i+1, officeNS, i+1)
	}
	base := ""
	if b.Date1904 {
		base = `<workbookPr date1904="1"/>`
	}
	return []struct{ name, body string }{
		{"[Content_Types].xml", `<Types xmlns="` + partNS + `content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>` +
			`<Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="` + kind + `sheet.main+xml"/>` +
			`<Override PartName="/xl/styles.xml" ContentType="` + kind + `styles+xml"/>` + types.String() + `</Types>`},
		{"_rels/.rels", `<Relationships xmlns="` + partNS + `relationships"><Relationship Id="rId1" Type="` + officeNS + `/officeDocument" Target="xl/workbook.xml"/></Relationships>`},
		{"xl/workbook.xml", `<workbook xmlns="` + sheetNS + `" xmlns:r="` + officeNS + `">` + base + `<sheets>` + sheets.String() + `</sheets></workbook>`},
		{"xl/_rels/workbook.xml.rels", `<Relationships xmlns="` + partNS + `relationships">` + links.String() +
			`<Relationship Id="rId0" Type="` + officeNS + `/styles" Target="styles.xml"/></Relationships>`},
		{"xl/styles.xml", `<styleSheet xmlns="` + sheetNS + `"><fonts count="2"><font><sz val="10"/><name val="Times New Roman"/></font>` +
			`<font><strike/><sz val="10"/><name val="Times New Roman"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill>` +
			`<fill><patternFill patternType="gray125"/></fill></fills><borders count="2"><border><left/><right/><top/><bottom/><diagonal/></border>` +
			`<border><left style="thin"/><right style="thin"/><top style="thin"/><bottom style="thin"/><diagonal/></border></borders>` +
			`<cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="4"><xf fontId="0"/><xf fontId="1" borderId="1" applyFont="1" applyBorder="1" applyAlignment="1"><alignment wrapText="1" vertical="top"/></xf>` +
			`<xf fontId="0" borderId="1" applyFont="1" applyBorder="1" applyAlignment="1"><alignment wrapText="1" vertical="top"/></xf><xf fontId="0" borderId="1" applyBorder="1"/></cellXfs></styleSheet>`},
	}
}

func writeSheet(out *bufio.Writer, s *cells.Sheet) {
	fmt.Fprintf(out, `<worksheet xmlns="%s"><cols>`, sheetNS)
	for i, width := range widths {
		fmt.Fprintf(out, `<col min="%d" max="%d" width="%d" customWidth="1"/>`, i+1, i+1, width)
	}
	out.WriteString(`</cols><sheetData>`)
	last := 0
	for _, r := range s.Rows {
		last = r.N
		fmt.Fprintf(out, `<row r="%d"`, r.N)
		if r.Hidden {
			out.WriteString(` hidden="1"`)
		}
		out.WriteByte('>')
		for _, c := range r.Cells {
			writeCell(out, r, c)
		}
		out.WriteString(`</row>`)
	}
	for n := last + 1; n <= last+s.Blank; n++ {
		fmt.Fprintf(out, `<row r="%d"><c r="A%d" s="3"/><c r="B%d" s="3"/></row>`, n, n, n)
	}
	out.WriteString(`</sheetData>`)
	if len(s.Merges) > 0 {
		fmt.Fprintf(out, `<mergeCells count="%d">`, len(s.Merges))
		for _, m := range s.Merges {
			fmt.Fprintf(out, `<mergeCell ref="%s:%s"/>`, cells.Ref(m.FirstRow, m.FirstCol), cells.Ref(m.LastRow, m.LastCol))
		}
		out.WriteString(`</mergeCells>`)
	}
	out.WriteString(`</worksheet>`)
}

var widths = []int{6, 11, 32, 15, 42, 34, 30, 17, 18, 15, 20}

func writeCell(out *bufio.Writer, r cells.Row, c cells.Cell) {
	style := 2
	if c.Struck {
		style = 1
	} else if len(r.Cells) < 4 {
		style = 0
	}
	ref := cells.Ref(r.N, c.Col)
	if c.Kind == cells.Number || c.Kind == cells.Date {
		fmt.Fprintf(out, `<c r="%s" s="%d"><v>%s</v></c>`, ref, style, c.Text)
		return
	}
	fmt.Fprintf(out, `<c r="%s" s="%d" t="inlineStr"><is><t xml:space="preserve">%s</t></is></c>`, ref, style, escape(c.Text))
}

func escape(s string) string {
	var b strings.Builder
	xml.EscapeText(&b, []byte(s))
	return b.String()
}
