package sheets_test

import (
	"archive/zip"
	"bytes"
	"context"
	"encoding/csv"
	"errors"
	"os"
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"kezek/app/cells"
	"kezek/app/fault"
	"kezek/locales"
	"kezek/reports/sheets"
)

// raw is a workbook put together part by part, so that a test can say exactly what stands in the file.
type raw map[string]string

const ns = ` xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"`

func book(sheetData string) raw {
	return raw{
		"[Content_Types].xml": `<Types xmlns="x"/>`,
		"_rels/.rels":         `<Relationships><Relationship Id="rId1" Type="http://x/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
		"xl/workbook.xml":     `<workbook` + ns + `><sheets><sheet name="Тізім &amp; 1" sheetId="1" r:id="rId1"/></sheets></workbook>`,
		"xl/_rels/workbook.xml.rels": `<Relationships><Relationship Id="rId1" Type="http://x/worksheet" Target="worksheets/sheet1.xml"/>` +
			`<Relationship Id="rId2" Type="http://x/styles" Target="/xl/styles.xml"/><Relationship Id="rId3" Type="http://x/sharedStrings" Target="sharedStrings.xml"/></Relationships>`,
		"xl/styles.xml":            `<styleSheet` + ns + `><cellXfs><xf/></cellXfs></styleSheet>`,
		"xl/sharedStrings.xml":     `<sst` + ns + `/>`,
		"xl/worksheets/sheet1.xml": `<worksheet` + ns + `><sheetData>` + sheetData + `</sheetData></worksheet>`,
	}
}

func (p raw) with(name, body string) raw {
	p[name] = body
	return p
}

func (p raw) zip(t testing.TB) []byte {
	t.Helper()
	var b bytes.Buffer
	z := zip.NewWriter(&b)
	for name, body := range p {
		w, err := z.Create(name)
		if err == nil {
			_, err = w.Write([]byte(body))
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func read(data []byte) (*cells.Book, error) {
	return sheets.ReadFrom(context.Background(), bytes.NewReader(data), int64(len(data)), "list.xlsx", nil)
}

func mustRead(t testing.TB, data []byte) *cells.Book {
	t.Helper()
	b, err := read(data)
	if err != nil {
		t.Fatal(err)
	}
	return b
}

func firstRow(t *testing.T, p raw) []cells.Cell {
	t.Helper()
	b := mustRead(t, p.zip(t))
	if len(b.Sheets) != 1 || len(b.Sheets[0].Rows) == 0 {
		t.Fatalf("no row in %+v", b)
	}
	return b.Sheets[0].Rows[0].Cells
}

func TestNumbersKeepTheDigitsOfTheFile(t *testing.T) {
	for _, c := range []struct {
		in, text string
		num      float64
	}{
		{"10203456789", "10203456789", 10203456789},
		{"41528.541666666664", "41528.541666666664", 41528.541666666664},
		{"8.10706349012E11", "810706349012", 810706349012},
		{"1.23457E+11", "123457000000", 123457000000},
		{"9.007199254740991E15", "9007199254740991", 9007199254740991},
		{"1.5E-3", "0.0015", 0.0015},
		{"-4.30E1", "-43", -43},
		{"-0E0", "0", 0},
		{"0.10000000000000001", "0.10000000000000001", 0.1},
		{" 12 ", "12", 12},
	} {
		got := firstRow(t, book(`<row r="1"><c r="B1"><v>`+c.in+`</v></c></row>`))
		want := []cells.Cell{{Col: 1, Kind: cells.Number, Text: c.text, Num: c.num}}
		if d := cmp.Diff(want, got); d != "" {
			t.Errorf("%s: %s", c.in, d)
		}
	}
	for _, in := range []string{"NaN", "0x1F", "1_000", "inf", "--1", "1e999"} {
		got := firstRow(t, book(`<row r="1"><c r="A1"><v>`+in+`</v></c></row>`))
		if got[0].Kind != cells.Text || got[0].Text != in {
			t.Errorf("%s read as %+v", in, got[0])
		}
	}
}

func TestKindsOfCells(t *testing.T) {
	p := book(`<row r="1"><c r="A1" t="s"><v>0</v></c><c t="s"><v>1</v></c><c r="C1" t="inlineStr"><is><t xml:space="preserve"> a&#10;b </t></is></c>` +
		`<c r="D1" t="b"><v>1</v></c><c r="E1" t="e"><f>X1</f><v>#REF!</v></c><c r="F1" t="str"><f>"a"</f><v>=1+1</v></c><c r="G1"><f>A2</f><v>7</v></c>` +
		`<c r="H1" t="s"><v>2</v></c><c r="I1"><f>""</f></c><c r="J1" t="d"><v>2012-03-15T09:30:00</v></c><c r="XFD1"><v>5</v></c></row>`)
	p.with("xl/sharedStrings.xml", `<x:sst xmlns:x="m"><x:si><x:t>Әлия &lt;Қ&gt;</x:t><x:rPh sb="0" eb="1"><x:t>PHON</x:t></x:rPh></x:si>`+
		`<x:si><x:r><x:t>Қалие</x:t></x:r><x:r><x:rPr><x:b/></x:rPr><x:t>ва</x:t></x:r></x:si><x:si><x:t>a_x000D_&#13;
b_x0041_ _xZZ_</x:t></x:si></x:sst>`)
	want := []cells.Cell{
		{Col: 0, Kind: cells.Text, Text: "Әлия <Қ>"},
		{Col: 1, Kind: cells.Text, Text: "Қалиева"},
		{Col: 2, Kind: cells.Text, Text: " a\nb "},
		{Col: 3, Kind: cells.Bool, Text: "1", Num: 1},
		{Col: 4, Kind: cells.Fault, Text: "#REF!", Formula: true},
		{Col: 5, Kind: cells.Text, Text: "=1+1", Formula: true},
		{Col: 6, Kind: cells.Number, Text: "7", Num: 7, Formula: true},
		{Col: 7, Kind: cells.Text, Text: "a\nbA _xZZ_"},
		{Col: 9, Kind: cells.Date, Text: "40983.3958333333", Num: 40983.3958333333},
		{Col: 16383, Kind: cells.Number, Text: "5", Num: 5},
	}
	if d := cmp.Diff(want, firstRow(t, p)); d != "" {
		t.Error(d)
	}
}

func TestDatesByNumberFormat(t *testing.T) {
	formats := []struct {
		id   int
		code string
		date bool
	}{
		{0, "", false}, {1, "", false}, {14, "", true}, {22, "", true}, {30, "", true}, {46, "", true}, {49, "", false},
		{164, `dd\.mm\.yyyy`, true}, {165, `[$-43F]d mmmm yyyy "ж."`, true}, {166, `#,##0.00 "мд"`, false}, {167, `[Red]0.00;d`, false},
		{168, `0.00E+00`, false}, {169, `[h]:mm`, true}, {170, `General`, false}, {171, `0\d`, false}, {172, `_d0_)`, false}, {173, `yyyy`, true},
		{174, `[$-F800]dddd\,\ mmmm\ dd\,\ yyyy`, true}, {175, `@`, false},
	}
	styles, row := "", ""
	for _, f := range formats {
		if f.code != "" {
			styles += `<numFmt numFmtId="` + strconv.Itoa(f.id) + `" formatCode="` + strings.ReplaceAll(f.code, `"`, "&quot;") + `"/>`
		}
	}
	styles = `<numFmts>` + styles + `</numFmts><cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs>`
	for i, f := range formats {
		styles += `<xf numFmtId="` + strconv.Itoa(f.id) + `"/>`
		row += `<c s="` + strconv.Itoa(i) + `"><v>41000</v></c>`
	}
	got := firstRow(t, book(`<row>`+row+`</row>`).with("xl/styles.xml", `<styleSheet>`+styles+`</cellXfs></styleSheet>`))
	for i, f := range formats {
		if (got[i].Kind == cells.Date) != f.date {
			t.Errorf("format %d %q: date %v, want %v", f.id, f.code, got[i].Kind == cells.Date, f.date)
		}
	}
}

func TestStruckHiddenMergedBlank(t *testing.T) {
	p := book(`<row r="2"><c r="A2" s="1"><v>1</v></c><c r="B2" s="2" t="s"><v>0</v></c><c r="C2" t="s"><v>1</v></c><c r="D2" s="3"><v>1</v></c></row>` +
		`<row r="4" hidden="1"><c r="A4"><v>2</v></c></row><row r="5" s="1" customFormat="1"><c r="A5"><v>3</v></c><c r="B5" s="2"><v>3</v></c></row>` +
		`<row r="6" ht="0" customHeight="1"><c r="A6"><v>4</v></c></row><row r="7"><c r="A7" s="1"/></row><row r="9" ht="30"/>`)
	p["xl/worksheets/sheet1.xml"] = strings.Replace(p["xl/worksheets/sheet1.xml"], "</sheetData>", `</sheetData><mergeCells><mergeCell ref="A3:K3"/><mergeCell ref="B5:B7"/></mergeCells>`, 1)
	p.with("xl/styles.xml", `<styleSheet><fonts><font/><font><strike/></font><font><strike val="0"/></font></fonts><cellXfs><xf/><xf fontId="1"/><xf fontId="0"/><xf fontId="2"/></cellXfs><dxfs><dxf><font><strike/></font></dxf></dxfs></styleSheet>`)
	p.with("xl/sharedStrings.xml", `<sst><si><r><rPr><strike/></rPr><t>all</t></r><r><t> </t></r></si><si><r><rPr><strike/></rPr><t>half</t></r><r><t>whole</t></r></si></sst>`)
	p.with("xl/workbook.xml", `<workbook`+ns+`><workbookPr date1904="1"/><sheets><sheet name="H" state="veryHidden" sheetId="1" r:id="rId1"/></sheets></workbook>`)
	got := mustRead(t, p.zip(t))
	num := func(col int, s string, struck bool) cells.Cell {
		f, _ := strconv.ParseFloat(s, 64)
		return cells.Cell{Col: col, Kind: cells.Number, Text: s, Num: f, Struck: struck}
	}
	want := &cells.Book{Date1904: true, Sheets: []cells.Sheet{{Name: "H", Hidden: true, Blank: 2,
		Merges: []cells.Merge{{FirstRow: 3, LastRow: 3, LastCol: 10}, {FirstRow: 5, LastRow: 7, FirstCol: 1, LastCol: 1}},
		Rows: []cells.Row{
			{N: 2, Cells: []cells.Cell{num(0, "1", true), {Col: 1, Kind: cells.Text, Text: "all ", Struck: true}, {Col: 2, Kind: cells.Text, Text: "halfwhole"}, num(3, "1", false)}},
			{N: 4, Hidden: true, Cells: []cells.Cell{num(0, "2", false)}},
			{N: 5, Cells: []cells.Cell{num(0, "3", true), num(1, "3", false)}},
			{N: 6, Hidden: true, Cells: []cells.Cell{num(0, "4", false)}},
		}}}}
	if d := cmp.Diff(want, got); d != "" {
		t.Error(d)
	}
}

// TestSample reads the sample workbook against its truth: what stands there by sheet and row.
func TestSample(t *testing.T) {
	var last, total int64
	b, err := sheets.Read(context.Background(), "testdata/legacy-queue.xlsx", func(done, of int64) { last, total = done, of })
	if err != nil {
		t.Fatal(err)
	}
	if last != total || total < 700_000 {
		t.Errorf("progress ended at %d of %d", last, total)
	}
	if len(b.Sheets) != 2 || b.Sheets[0].Name != "Кезек" || b.Sheets[1].Name != "Жетімдер" {
		t.Fatalf("sheets %v", b.Sheets)
	}
	if b.Sheets[0].Blank < 900 || b.Sheets[1].Blank != 0 {
		t.Errorf("blank rows %d, %d", b.Sheets[0].Blank, b.Sheets[1].Blank)
	}
	if d := cmp.Diff([]cells.Merge{{FirstRow: 3, LastRow: 3, LastCol: 10}}, b.Sheets[0].Merges); d != "" {
		t.Error(d)
	}
	rows := map[string]map[int]cells.Row{}
	var hidden []int
	for _, s := range b.Sheets {
		rows[s.Name] = map[int]cells.Row{}
		for _, r := range s.Rows {
			rows[s.Name][r.N] = r
			if r.Hidden {
				hidden = append(hidden, r.N)
			}
		}
	}
	if d := cmp.Diff([]int{112, 273, 499}, hidden); d != "" {
		t.Errorf("hidden rows: %s", d)
	}
	f, err := os.Open("testdata/legacy-queue.truth.csv")
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	truth, err := csv.NewReader(f).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	for _, line := range truth[1:] {
		n, _ := strconv.Atoi(line[1])
		row, ok := rows[line[0]][n]
		if !ok {
			t.Errorf("%s row %d is not there", line[0], n)
			continue
		}
		name, iin, faultText := row.At(2), row.At(3), line[7]
		if struck := strings.Contains(faultText, "struck"); name.Struck != struck {
			t.Errorf("%s row %d: struck %v", line[0], n, name.Struck)
		}
		if faultText == "" && (name.Text != line[2] || iin.Text != line[3] || iin.Kind != cells.Text) {
			t.Errorf("%s row %d: %+v %+v", line[0], n, name, iin)
		}
		if strings.Contains(faultText, "iin stored as number") && (iin.Kind != cells.Number || iin.Text != strings.TrimLeft(line[3], "0")) {
			t.Errorf("%s row %d: %+v is not %s", line[0], n, iin, line[3])
		}
		if strings.Contains(faultText, "excel serial") && row.At(7).Kind != cells.Number {
			t.Errorf("%s row %d: %+v", line[0], n, row.At(7))
		}
	}
}

func TestCancelledReadingStops(t *testing.T) {
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	if _, err := sheets.Read(ctx, "testdata/legacy-queue.xlsx", nil); !errors.Is(err, context.Canceled) {
		t.Errorf("got %v", err)
	}
}

// code gives the code of the fault err is, and fails when a language has no words for it.
func code(t testing.TB, err error) string {
	t.Helper()
	f, ok := fault.Of(err)
	if !ok {
		t.Errorf("not a fault: %v", err)
		return ""
	}
	for _, l := range locales.Langs {
		if said := l.With(f.Key, f.Args); said == f.Key || strings.Contains(said, "<no value>") {
			t.Errorf("%s says %q", l, said)
		}
	}
	return f.Code
}
