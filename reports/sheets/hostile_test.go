package sheets_test

import (
	"archive/zip"
	"bytes"
	"compress/flate"
	"context"
	"encoding/binary"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"kezek/reports/sheets"
)

// ole is an old container that holds a stream of the name.
func ole(stream string) []byte {
	b := append([]byte("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"), make([]byte, 2000)...)
	for i := range len(stream) {
		b = append(b, stream[i], 0)
	}
	return append(b, make([]byte, 500)...)
}

func TestEachWrongFileIsToldWhatItIs(t *testing.T) {
	for name, c := range map[string]struct {
		data []byte
		code string
	}{
		"empty":                {nil, "X2"},
		"zeros":                {make([]byte, 5000), "X2"},
		"blank lines":          {[]byte("\r\n \r\n"), "X2"},
		"xls":                  {ole("Workbook"), "X3"},
		"password":             {ole("EncryptedPackage"), "X4"},
		"doc":                  {ole("WordDocument"), "X7"},
		"pdf":                  {[]byte("%PDF-1.7\n%\xE2\xE3"), "X5"},
		"ods renamed":          {raw{"mimetype": "application/vnd.oasis.opendocument.spreadsheet", "content.xml": "<x/>"}.zip(t), "X6"},
		"docx renamed":         {raw{"_rels/.rels": book("")["_rels/.rels"], "word/document.xml": "<x/>"}.zip(t), "X7"},
		"archive":              {raw{"list.xlsx": "x"}.zip(t), "X8"},
		"xlsb":                 {raw{"_rels/.rels": strings.ReplaceAll(book("")["_rels/.rels"], "workbook.xml", "workbook.bin"), "xl/workbook.bin": "x"}.zip(t), "X9"},
		"web page":             {[]byte("\n<HTML><table><tr><td>1"), "X10"},
		"xml of 2003":          {[]byte("<?xml version=\"1.0\"?><?mso-application progid=\"Excel.Sheet\"?><Workbook/>"), "X10"},
		"png":                  {[]byte("\x89PNG\r\n\x1a\n123"), "X11"},
		"jpeg":                 {[]byte("\xFF\xD8\xFF\xE0123"), "X11"},
		"garbage":              {[]byte("\x01\x02\x07abc\x00\xff\xfe"), "X12"},
		"letter":               {[]byte("Құрметті әріптес\nтізім кейін келеді\n"), "X13"},
		"zip cut short":        {book("").zip(t)[:900], "X14"},
		"only PK":              {[]byte("PK\x03\x04"), "X14"},
		"no sheets":            {book("").with("xl/workbook.xml", "<workbook/>").zip(t), "X17"},
		"cells out of order":   {book(`<row r="1"><c r="B1"><v>1</v></c><c r="A1"><v>1</v></c></row>`).zip(t), "X18"},
		"rows out of order":    {book(`<row r="2"/><row r="2"/>`).zip(t), "X18"},
		"string not there":     {book(`<row><c t="s"><v>5</v></c></row>`).zip(t), "X18"},
		"crossing tags":        {book(`<row><c></row></c>`).zip(t), "X18"},
		"sheet cut short":      {book("").with("xl/worksheets/sheet1.xml", `<worksheet><sheetData><row r="1"><c r="A1"><v>1`).zip(t), "X18"},
		"quote never closed":   {[]byte("a;b\n1;\"2\n3;4\n5;6\n"), "X19"},
		"row beyond the sheet": {book(`<row r="1048577"><c><v>1</v></c></row>`).zip(t), "X18"},
	} {
		t.Run(name, func(t *testing.T) {
			_, err := read(c.data)
			if got := code(t, err); got != c.code {
				t.Errorf("told %s, want %s: %v", got, c.code, err)
			}
		})
	}
	for _, path := range []string{filepath.Join(t.TempDir(), "nothing.xlsx"), t.TempDir()} {
		if _, err := sheets.Read(context.Background(), path, nil); code(t, err) != "X1" {
			t.Errorf("%v", err)
		}
	}
}

// TestDamageIsToldWithItsRow: a clerk must learn how far the sheet was sound.
func TestDamageIsToldWithItsRow(t *testing.T) {
	_, err := read(book(`<row r="1"><c><v>1</v></c></row><row r="742"><c r="D742" t="s"><v>9</v></c></row>`).zip(t))
	if err == nil || !strings.Contains(err.Error(), "row:742") || !strings.Contains(err.Error(), "sheet:Тізім & 1") {
		t.Errorf("got %v", err)
	}
}

// bomb is a workbook whose sheet unpacks to size bytes of rows, all alike. Its packed blocks are one block repeated.
func bomb(t *testing.T, size int) []byte {
	rows := bytes.Repeat([]byte(`<row><c><v>1</v></c></row>`), 40_000)
	var head, block, packed bytes.Buffer
	pack := func(dst *bytes.Buffer, body []byte) {
		w, err := flate.NewWriter(dst, flate.BestCompression)
		if err == nil {
			_, err = w.Write(body)
		}
		if err == nil {
			err = w.Flush()
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	open := []byte(`<worksheet><sheetData>`)
	pack(&head, open)
	pack(&block, rows)
	times := size / len(rows)
	packed.Write(head.Bytes())
	packed.Write(bytes.Repeat(block.Bytes(), times))
	packed.Write([]byte{1, 0, 0, 0xFF, 0xFF}) // the last block, empty

	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for name, body := range book("") {
		if name == "xl/worksheets/sheet1.xml" {
			w, err := z.CreateRaw(&zip.FileHeader{Name: name, Method: zip.Deflate,
				CompressedSize64: uint64(packed.Len()), UncompressedSize64: uint64(len(open) + times*len(rows))})
			if err != nil {
				t.Fatal(err)
			}
			w.Write(packed.Bytes())
			continue
		}
		w, _ := z.Create(name)
		w.Write([]byte(body))
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

// lying changes the size the archive declares for its largest part, in the list and before the part, to ten bytes.
func lying(data []byte) []byte {
	data = bytes.Clone(data)
	var largest uint32
	at := -1
	for i := 0; i+46 < len(data); i++ {
		if string(data[i:i+4]) == "PK\x01\x02" {
			if n := binary.LittleEndian.Uint32(data[i+24:]); n > largest {
				largest, at = n, i+24
			}
		}
	}
	binary.LittleEndian.PutUint32(data[at:], 10)
	return data
}

func TestHostileFilesAreRefusedQuickly(t *testing.T) {
	entities := `<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa">` + strings.Repeat(`<!ENTITY b "&a;&a;&a;&a;">`, 1000) + `]>`
	many := raw{}
	for n, body := range book("") {
		many[n] = body
	}
	for i := range 100_000 {
		many[fmt.Sprintf("xl/media/%d", i)] = ""
	}
	rows := `<row r="1"><c r="A1" t="inlineStr"><is><t>x</t></is></c></row>`
	sheet := func(body string) []byte { return book(rows).with("xl/worksheets/sheet1.xml", body).zip(t) }
	sameSheet := book(rows)
	sameSheet["xl/workbook.xml"] = `<workbook` + ns + `><sheets>` + strings.Repeat(`<sheet name="x" r:id="rId1"/>`, 50_000) + `</sheets></workbook>`
	twice := func() []byte {
		var b bytes.Buffer
		z := zip.NewWriter(&b)
		for range 2 {
			for name, body := range book(rows) {
				w, _ := z.Create(name)
				w.Write([]byte(body))
			}
		}
		z.Close()
		return b.Bytes()
	}
	long := strings.Repeat("x", 17<<20)
	for name, c := range map[string]struct {
		data []byte
		code string
	}{
		"bomb of 1 GiB":            {bomb(t, 1<<30), "X16"},
		"bomb of 100 MB":           {bomb(t, 100<<20), "X16"},
		"lying header":             {lying(bomb(t, 1<<20)), "X18"},
		"lying header of a bomb":   {lying(bomb(t, 300<<20)), "X18"},
		"100,000 entries":          {many.zip(t), "X16"},
		"document type":            {sheet(entities + `<worksheet><sheetData/></worksheet>`), "X16"},
		"foreign entity":           {sheet(`<!DOCTYPE x [<!ENTITY f SYSTEM "file:///etc/passwd">]><worksheet>&f;</worksheet>`), "X16"},
		"unknown entity":           {sheet(`<worksheet><sheetData><row><c t="inlineStr"><is><t>&file;</t></is></c></row></sheetData></worksheet>`), "X16"},
		"nested 20,000 deep":       {sheet(strings.Repeat("<worksheet>", 20_000) + strings.Repeat("</worksheet>", 20_000)), "X16"},
		"text of 17 MiB":           {sheet(`<worksheet><sheetData><row><c t="inlineStr"><is><t>` + long + `</t></is></c></row></sheetData></worksheet>`), "X16"},
		"text of 17 MiB in pieces": {sheet(`<worksheet><sheetData><row><c t="inlineStr"><is>` + strings.Repeat(`<r><t>`+long[:1<<16]+`</t></r>`, 256) + `</is></c></row></sheetData></worksheet>`), "X16"},
		"attribute of 17 MiB":      {sheet(`<worksheet x="` + long + `"/>`), "X16"},
		"comment of 17 MiB":        {sheet(`<!--` + long + `--><worksheet/>`), "X16"},
		"one part many sheets":     {sameSheet.zip(t), "X16"},
		"two entries of one name":  {twice(), "X14"},
		"CSV field of 17 MiB":      {[]byte(`a;b` + "\n" + `"` + long + `";1` + "\n"), "X19"},
		"CSV of quotes":            {[]byte(`a;b` + "\n" + `"` + strings.Repeat(`""`, 8<<20) + "\n"), "X19"},
		"NUL in CSV":               {[]byte("a;b\n1;\x002\n"), "X12"},
	} {
		t.Run(name, func(t *testing.T) {
			from := time.Now()
			_, err := read(c.data)
			if got := code(t, err); got != c.code {
				t.Errorf("told %s, want %s: %v", got, c.code, err)
			}
			if took := time.Since(from); took > 2*time.Second {
				t.Errorf("took %v", took)
			}
		})
	}
}

// TestNamesOfTheArchiveGoNowhere: paths that climb out are parts nobody asks for.
func TestNamesOfTheArchiveGoNowhere(t *testing.T) {
	p := book(`<row r="1"><c r="A1"><v>1</v></c></row>`)
	for _, name := range []string{"../../out.txt", "CON", `C:\out.txt`, "xl/worksheets/../../../x", "nested.zip"} {
		p[name] = "out"
	}
	if b := mustRead(t, p.zip(t)); len(b.Sheets[0].Rows) != 1 {
		t.Errorf("%+v", b)
	}
	p["xl/_rels/workbook.xml.rels"] = `<Relationships><Relationship Id="rId1" Type="http://x/worksheet" Target="../../../../etc/passwd"/></Relationships>`
	if _, err := read(p.zip(t)); code(t, err) != "X18" {
		t.Error(err)
	}
}

// TestCutAnywhere cuts the sample at many places: always a fault, never a part of the list taken for the whole.
func TestCutAnywhere(t *testing.T) {
	data, err := os.ReadFile("testdata/legacy-queue.xlsx")
	if err != nil {
		t.Fatal(err)
	}
	for cut := 1; cut < len(data); cut += len(data) / 150 {
		if _, err := read(data[:cut]); err == nil {
			t.Fatalf("cut at %d is read", cut)
		}
	}
	for at := 40; at < len(data); at += len(data) / 150 {
		bent := bytes.Clone(data)
		bent[at] ^= 0x55
		if b, err := read(bent); err == nil && len(b.Sheets) == 2 && len(b.Sheets[0].Rows) < 700 {
			t.Fatalf("byte %d bent: %d rows are taken for the whole", at, len(b.Sheets[0].Rows))
		}
	}
}

func FuzzRead(f *testing.F) {
	for _, seed := range []raw{
		book(`<row r="1"><c r="A1" t="s"><v>0</v></c></row>`).with("xl/sharedStrings.xml", `<sst><si><r><rPr><strike/></rPr><t>x&amp;</t></r></si></sst>`),
		book(`<row><c t="inlineStr"><is><t>x</t></is></c><c><f>1</f><v>1E5</v></c></row>`),
	} {
		f.Add(seed.zip(f))
	}
	f.Add([]byte("a;b\r\n\"1\n2\";3\r\n"))
	f.Add([]byte("\xFF\xFEa\x00;\x00b\x00"))
	f.Add(ole("Workbook"))
	f.Fuzz(func(t *testing.T, data []byte) { wellFormed(t, data) })
}

// FuzzSheet bends the XML of a sheet, which FuzzRead cannot reach through the compression.
func FuzzSheet(f *testing.F) {
	f.Add(`<row r="1" hidden="1"><c r="A1" s="1" t="s"><v>0</v></c><c r="C1"><v>1.5E3</v></c></row>`)
	f.Add(`<row><c t="inlineStr"><is><r><rPr><strike/></rPr><t>a&#10;</t></r><rPh><t>b</t></rPh></is></c></row><!-- x --><![CDATA[y]]>`)
	f.Add(`</sheetData><mergeCells><mergeCell ref="A1:B2"/></mergeCells><x>`)
	f.Fuzz(func(t *testing.T, body string) {
		wellFormed(t, book(body).with("xl/sharedStrings.xml", `<sst><si><t>x</t></si></sst>`).zip(t))
	})
}

// wellFormed reads and holds the promises of package cells: rows and columns rise, no empty cell, no empty row.
func wellFormed(t *testing.T, data []byte) {
	b, err := read(data)
	if err != nil {
		code(t, err)
		return
	}
	for _, s := range b.Sheets {
		last := 0
		for _, r := range s.Rows {
			if r.N <= last || len(r.Cells) == 0 {
				t.Fatalf("row %d after %d with %d cells", r.N, last, len(r.Cells))
			}
			last = r.N
			col := -1
			for _, c := range r.Cells {
				if c.Col <= col || c.Kind == 0 || c.Text == "" {
					t.Fatalf("row %d: %+v after column %d", r.N, c, col)
				}
				col = c.Col
			}
		}
	}
}
