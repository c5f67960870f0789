package sheets_test

import (
	"archive/zip"
	"bytes"
	"context"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/xuri/excelize/v2"

	"kezek/app/cells"
	"kezek/locales"
	"kezek/reports/sheets"
)

const (
	noon = 1_331_791_200_000 // 15.03.2012 11:00 in Kazakhstan
)

// commission is a small workbook with everything a workbook can have.
func commission() sheets.Workbook {
	columns := []sheets.Column{{"№", 6}, {"Тіркеу № / Рег. №", 12}, {"Т.А.Ә. / Ф.И.О.", 34}, {"ЖСН / ИИН", 14}, {"Туған күні", 12},
		{"Өтініштің толық топтамасы берілген күн мен уақыт", 18}, {"Ауданы, м²", 10}, {"Мекенжайы", 36}}
	row := func(n int64, name, iin string, l sheets.Look) []sheets.Value {
		values := []sheets.Value{sheets.I(n), sheets.T(fmt.Sprintf("2012/%d", n)), sheets.T(name), sheets.T(iin), sheets.D(noon - (7000+n*100)*86_400_000),
			sheets.M(noon + n*60_000), sheets.A(453_250 + n*100), sheets.T("Ақсай ауданы, Абай көшесі, " + fmt.Sprint(n) + "-үй" + strings.Repeat(", Бейбітшілік тұрғын алабы", int(n%7/5)))}
		for i := range values {
			values[i] = values[i].In(l)
		}
		return values
	}
	general := sheets.Sheet{
		Name: "Жалпы тізім / Общий список очередников района", Count: 60, Columns: columns,
		Titles:     []string{"Ақсай ауданы бойынша тұрғын үйге мұқтаж азаматтардың кезегі", "2024 жылғы 1 наурыздағы жағдай бойынша · по состоянию на 1 марта 2024 года"},
		Notes:      []string{"Көлбеу сұр қаріп — өтініш берілген уақыты белгісіз, реті болжаммен қойылған жазбалар. Мұндай жазбалар бойынша кезектегі орны көрсетілген құжат берілмейді, уақыты анықталғанша олар тізімнің сол күнгі соңында тұрады."},
		Signatures: []sheets.Signature{{"Комиссия хатшысы / Секретарь комиссии", "А. Серікова"}, {"Бөлім басшысы / Руководитель отдела", "Б. Мұратұлы"}},
		Rows: func(yield func([]sheets.Value) bool) {
			for n := range int64(60) {
				l := sheets.Plain
				if n%9 == 4 {
					l = sheets.Muted
				}
				if !yield(row(n+1, "Есенғалиева Зәуре Ісламқызы", fmt.Sprintf("%012d", 10203456789+n), l)) {
					return
				}
			}
			yield([]sheets.Value{{}, {}, sheets.T("Барлығы / Всего").In(sheets.Strong), {}, {}, {}, sheets.A(27_000_000).In(sheets.Strong)})
		},
	}
	second := sheets.Sheet{Name: "O'Құжат [1]:*?/\\", Columns: []sheets.Column{{"a", 10}, {"b", 20}}, Signatures: []sheets.Signature{{"Хатшы", "А. Серікова"}}}
	return sheets.Workbook{Title: "Кезек & тізім", Author: "Тұрғын үй бөлімі", Made: noon, Lang: locales.KK,
		Footer: "1a2b3c4d · 15.03.2012 11:00 · А. Серікова & К", Sheets: []sheets.Sheet{general, second}}
}

func written(t testing.TB, b sheets.Workbook) []byte {
	t.Helper()
	var out bytes.Buffer
	if err := sheets.Write(context.Background(), &out, b, nil); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

// one is a workbook of one row.
func one(values ...sheets.Value) sheets.Workbook {
	return sheets.Workbook{Lang: locales.EN, Sheets: []sheets.Sheet{{Name: "s", Columns: make([]sheets.Column, max(1, len(values))), Rows: slices.Values([][]sheets.Value{values})}}}
}

func partOf(t testing.TB, data []byte, name string) string {
	t.Helper()
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		t.Fatal(err)
	}
	f, err := z.Open(name)
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	b, err := io.ReadAll(f)
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}

func TestTypesInTheFile(t *testing.T) {
	data := written(t, one(sheets.T("010203456789"), sheets.I(-42), sheets.D(noon), sheets.M(noon), sheets.A(453_250), sheets.D(-2_250_000_000_000), sheets.T("a_x0041_ <&> \"b\"\n "), sheets.Value{}, sheets.A(-50), sheets.Tenth(115)))
	b := mustRead(t, data)
	want := []cells.Cell{
		{Col: 0, Kind: cells.Text, Text: "010203456789"},
		{Col: 1, Kind: cells.Number, Text: "-42", Num: -42},
		{Col: 2, Kind: cells.Date, Text: "40983", Num: 40983},
		{Col: 3, Kind: cells.Date, Text: "40983.4583333333", Num: 40983.4583333333},
		{Col: 4, Kind: cells.Number, Text: "45.325", Num: 45.325},
		{Col: 5, Kind: cells.Text, Text: "13.09.1898"},
		{Col: 6, Kind: cells.Text, Text: "a_x0041_ <&> \"b\"\n "},
		{Col: 8, Kind: cells.Number, Text: "-0.005", Num: -0.005},
		{Col: 9, Kind: cells.Number, Text: "11.50", Num: 11.5},
	}
	rows := b.Sheets[0].Rows
	if d := cmp.Diff(want, rows[len(rows)-1].Cells); d != "" {
		t.Error(d)
	}
	f, err := excelize.OpenReader(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	for ref, want := range map[string]string{"A2": "010203456789", "B2": "-42", "C2": "15.03.2012", "D2": "15.03.2012 11:00", "J2": "11.5"} {
		if got, err := f.GetCellValue("s", ref); got != want {
			t.Errorf("%s shows %q, want %q (%v)", ref, got, want, err)
		}
	}
}

// TestNothingBecomesAFormula: every text stays text, in the file and after it went through CSV.
func TestNothingBecomesAFormula(t *testing.T) {
	var values []sheets.Value
	texts := []string{"=1+1", "+7 701", "-2", "@SUM(A1)", "\t=1", "\r=1", "\n=1", "\x00=1", "＝1", "=" + strings.Repeat("x", 300), "=HYPERLINK(\"http://x\")", "'=1"}
	for _, s := range texts {
		values = append(values, sheets.T(s))
	}
	data := written(t, one(values...))
	sheet := partOf(t, data, "xl/worksheets/sheet1.xml")
	if strings.Contains(sheet, "<f") {
		t.Error("a formula in the file")
	}
	f, err := excelize.OpenReader(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	for i, s := range texts[:len(texts)-1] {
		ref := cells.Ref(2, i)
		id, err := f.GetCellStyle("s", ref)
		if err != nil {
			t.Fatal(err)
		}
		if xf := f.Styles.CellXfs.Xf[id]; xf.QuotePrefix == nil || !*xf.QuotePrefix {
			t.Errorf("%q is not marked as text", s)
		}
	}
	row := mustRead(t, data).Sheets[0].Rows[0].Cells
	if len(row) != len(texts) {
		t.Fatalf("%d cells of %d: %+v", len(row), len(texts), row)
	}
	if row[5].Text != "\n=1" || row[7].Text != "=1" {
		t.Errorf("control characters: %+v", row)
	}
}

func TestSheetNames(t *testing.T) {
	long := strings.Repeat("Ұзын ", 10)
	b := sheets.Workbook{Lang: locales.RU}
	for _, n := range []string{long, long, "'a'", "A", "[]:*?/\\", "History", "x&<'\">"} {
		b.Sheets = append(b.Sheets, sheets.Sheet{Name: n, Columns: []sheets.Column{{"h", 9}}})
	}
	data := written(t, b)
	var names []string
	for _, s := range mustRead(t, data).Sheets {
		names = append(names, s.Name)
	}
	want := []string{"Ұзын Ұзын Ұзын Ұзын Ұзын Ұзын Ұ", "Ұзын Ұзын Ұзын Ұзын Ұзын Ұз (2)", "a", "A (2)", "5", "History (2)", "x&<'\">"}
	if d := cmp.Diff(want, names); d != "" {
		t.Error(d)
	}
}

// schema is the order in which a worksheet's elements must stand.
var schema = []string{"sheetPr", "dimension", "sheetViews", "sheetFormatPr", "cols", "sheetData", "autoFilter", "mergeCells", "printOptions",
	"pageMargins", "pageSetup", "headerFooter", "ignoredErrors"}

func TestPartsAreWellFormedAndInOrder(t *testing.T) {
	data := written(t, commission())
	z, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range z.File {
		depth, at, last := 0, "", -1
		for d := xml.NewDecoder(strings.NewReader(partOf(t, data, f.Name))); ; {
			tok, err := d.Token()
			if err == io.EOF {
				break
			}
			if err != nil {
				t.Fatalf("%s: %v", f.Name, err)
			}
			switch tok := tok.(type) {
			case xml.StartElement:
				if depth++; depth == 1 {
					at = tok.Name.Local
				}
				if depth == 2 && at == "worksheet" {
					i := slices.Index(schema, tok.Name.Local)
					if i <= last {
						t.Errorf("%s: %s is out of order", f.Name, tok.Name.Local)
					}
					last = i
				}
			case xml.EndElement:
				depth--
			}
		}
	}
	workbook := partOf(t, data, "xl/workbook.xml")
	for _, want := range []string{
		`localSheetId="0" hidden="1">'Жалпы тізім Общий список очеред'!$A$4:$H$65<`, `<definedName name="_xlnm.Print_Titles" localSheetId="0">'Жалпы тізім Общий список очеред'!$4:$4<`,
		`localSheetId="1" hidden="1">'O''Құжат 1'!$A$1:$B$1<`,
	} {
		if !strings.Contains(workbook, want) {
			t.Errorf("no %s in %s", want, workbook)
		}
	}
	sheet := partOf(t, data, "xl/worksheets/sheet1.xml")
	for _, want := range []string{`<autoFilter ref="A4:H65"/>`, `ySplit="4" topLeftCell="A5"`, `<mergeCell ref="A1:H1"/>`, `orientation="landscape" fitToWidth="1" fitToHeight="0"`,
		`Серікова &amp;&amp; К&amp;R`, `&amp;N беттің &amp;P-беті`} {
		if !strings.Contains(sheet, want) {
			t.Errorf("no %s in the sheet", want)
		}
	}
}

func TestLimitsAreToldNotCut(t *testing.T) {
	write := func(b sheets.Workbook) error { return sheets.Write(context.Background(), io.Discard, b, nil) }
	if err := write(one(sheets.T(strings.Repeat("ұ", 32_767)))); err != nil {
		t.Error(err)
	}
	if err := write(one(sheets.T(strings.Repeat("ұ", 32_768)))); code(t, err) != "X21" {
		t.Error(err)
	}
	b := one()
	b.Sheets[0].Rows = func(yield func([]sheets.Value) bool) {
		for range 1_048_576 {
			if !yield(nil) {
				return
			}
		}
	}
	if err := write(b); code(t, err) != "X20" {
		t.Error(err)
	}
	b.Sheets[0].Rows = slices.Values([][]sheets.Value{make([]sheets.Value, 2)})
	if err := write(b); err == nil {
		t.Error("a row longer than the headings is written")
	}
	b = one()
	b.Footer = strings.Repeat("&", 400)
	sheet := partOf(t, written(t, b), "xl/worksheets/sheet1.xml")
	_, foot, _ := strings.Cut(sheet, "<oddFooter>")
	foot, _, _ = strings.Cut(strings.ReplaceAll(foot, "&amp;", "&"), "<")
	if n := len([]rune(foot)); n > 255 || !strings.Contains(foot, `Regular"…&R`) {
		t.Errorf("footer of %d letters: %s", n, foot)
	}
}

type full struct{ left int }

var errFull = errors.New("disk full")

func (f *full) Write(p []byte) (int, error) {
	if f.left -= len(p); f.left < 0 {
		return 0, errFull
	}
	return len(p), nil
}

func TestWritingStops(t *testing.T) {
	if err := sheets.Write(context.Background(), &full{200_000}, list(20_000), nil); !errors.Is(err, errFull) {
		t.Errorf("got %v", err)
	}
	ctx, cancel := context.WithCancel(context.Background())
	var seen int64
	err := sheets.Write(ctx, io.Discard, list(50_000), func(done, total int64) {
		if seen = done; total != 50_000 {
			t.Errorf("of %d", total)
		}
		cancel()
	})
	if !errors.Is(err, context.Canceled) || seen > 5_000 {
		t.Errorf("stopped at %d with %v", seen, err)
	}
}

// TestOfficeOpensIt has LibreOffice turn the workbook into CSV: the texts as a person sees them.
func TestOfficeOpensIt(t *testing.T) {
	office, err := exec.LookPath("soffice")
	if err != nil {
		t.Skip("no LibreOffice here")
	}
	dir := t.TempDir()
	if err := os.WriteFile(filepath.Join(dir, "list.xlsx"), written(t, commission()), 0o600); err != nil {
		t.Fatal(err)
	}
	out, err := exec.Command(office, "-env:UserInstallation=file://"+dir+"/profile", "--headless", "--convert-to", "csv:Text - txt - csv (StarCalc):59,34,76", "--outdir", dir, filepath.Join(dir, "list.xlsx")).CombinedOutput()
	if err != nil {
		t.Fatalf("%v: %s", err, out)
	}
	seen, err := os.ReadFile(filepath.Join(dir, "list.csv"))
	if err != nil {
		t.Fatalf("%v: %s", err, out)
	}
	if want := "1;2012/1;Есенғалиева Зәуре Ісламқызы;010203456789;"; !strings.Contains(string(seen), want) {
		t.Errorf("no %q in %s", want, seen)
	}
	if want := "15.03.2012 11:01;"; !strings.Contains(string(seen), want) {
		t.Errorf("no %q", want)
	}
}
