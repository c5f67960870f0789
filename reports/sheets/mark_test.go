package sheets_test

import (
	"bytes"
	"context"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/xuri/excelize/v2"

	"kezek/reports/sheets"
)

const sample = "testdata/legacy-queue.xlsx"

func marked(t *testing.T, path string, marks []sheets.Mark) ([]byte, bool) {
	t.Helper()
	var out bytes.Buffer
	whole, err := sheets.MarkOriginal(context.Background(), path, &out, "Kezek", marks, one(sheets.T("instead")))
	if err != nil {
		t.Fatal(err)
	}
	return out.Bytes(), whole
}

func TestMarkedOriginalIsOtherwiseAsItWas(t *testing.T) {
	before, err := sheets.Read(context.Background(), sample, nil)
	if err != nil {
		t.Fatal(err)
	}
	data, whole := marked(t, sample, []sheets.Mark{
		{Sheet: "Кезек", Row: 21, Col: 3, Text: "ЖСН сан ретінде сақталған", Tint: sheets.Repaired},
		{Sheet: "Кезек", Row: 15, Col: 7, Text: "Күні жоқ", Tint: sheets.Questioned},
		{Sheet: "Кезек", Row: 15, Col: 7, Text: "Уақыты белгісіз", Tint: sheets.Repaired},
		{Sheet: "Кезек", Row: 15, Col: 7, Text: "Күні жоқ", Tint: sheets.Repaired},
		{Sheet: "Кезек", Row: 124, Col: 2, Text: "Сызылған", Tint: sheets.Refused},
		{Sheet: "Жетімдер", Row: 2, Col: 3, Text: "=cmd\x00", Tint: sheets.Refused},
	})
	if !whole {
		t.Fatal("the original is not marked")
	}
	after := mustRead(t, data)
	// A marked cell that was empty may make its row one with formatting; the cells themselves are the same.
	for i := range before.Sheets {
		if d := cmp.Diff(before.Sheets[i].Rows, after.Sheets[i].Rows); d != "" {
			t.Errorf("%s: %s", before.Sheets[i].Name, d)
		}
		if d := cmp.Diff(before.Sheets[i].Merges, after.Sheets[i].Merges); d != "" {
			t.Error(d)
		}
	}
	f, err := excelize.OpenReader(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	for sheet, want := range map[string]map[string]string{
		"Кезек":    {"D21": "ЖСН сан ретінде сақталған", "H15": "Күні жоқ\nУақыты белгісіз", "C124": "Сызылған"},
		"Жетімдер": {"D2": "=cmd"},
	} {
		comments, err := f.GetComments(sheet)
		if err != nil {
			t.Fatal(err)
		}
		got := map[string]string{}
		for _, c := range comments {
			got[c.Cell] = c.Text
		}
		if d := cmp.Diff(want, got); d != "" {
			t.Error(d)
		}
	}
	for ref, want := range map[string]string{"D21": "D9EAD3", "H15": "FFE699", "C124": "F4B6B0", "D22": ""} {
		id, _ := f.GetCellStyle("Кезек", ref)
		style, err := f.GetStyle(id)
		if err != nil {
			t.Fatal(err)
		}
		if got := fmt.Sprint(style.Fill.Color); want == "" && len(style.Fill.Color) > 0 || want != "" && got != "["+want+"]" {
			t.Errorf("%s is filled %s, want %s", ref, got, want)
		}
	}
}

func TestWhatCannotBeMarkedGetsAWorkbook(t *testing.T) {
	dir := t.TempDir()
	long := filepath.Join(dir, "long.xlsx")
	f, err := os.Create(long)
	if err != nil {
		t.Fatal(err)
	}
	if err := sheets.Write(context.Background(), f, list(sheets.MarkedRows+1), nil); err != nil {
		t.Fatal(err)
	}
	f.Close()
	odd := filepath.Join(dir, "odd.xlsx") // relations of types excelize does not know
	if err := os.WriteFile(odd, book(`<row r="1"><c r="A1"><v>1</v></c></row>`).zip(t), 0o600); err != nil {
		t.Fatal(err)
	}
	csv := filepath.Join(dir, "list.csv")
	if err := os.WriteFile(csv, []byte("a;b\n1;2\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	for _, path := range []string{long, csv, odd} {
		data, whole := marked(t, path, []sheets.Mark{{Sheet: "General", Row: 2, Col: 1, Text: "x"}})
		if rows := mustRead(t, data).Sheets[0].Rows; whole || rows[len(rows)-1].Cells[0].Text != "instead" {
			t.Errorf("%s: %v %v", path, whole, rows)
		}
	}
}

func TestHostileOriginalIsNotMarked(t *testing.T) {
	dir := t.TempDir()
	for name, c := range map[string]struct {
		data []byte
		code string
	}{
		"bomb.xlsx":  {bomb(t, 300<<20), "X16"},
		"lying.xlsx": {lying(book(`<row r="1"><c r="A1"><v>1</v></c></row>`).zip(t)), "X14"},
		"part.xlsx":  {lying(book("").with("xl/media/scan.png", strings.Repeat("x", 5_000)).zip(t)), "X14"}, // a part only excelize would read
		"old.xls":    {ole("Workbook"), "X3"},
		"empty.csv":  {nil, "X2"},
	} {
		path := filepath.Join(dir, name)
		if err := os.WriteFile(path, c.data, 0o600); err != nil {
			t.Fatal(err)
		}
		var out bytes.Buffer
		_, err := sheets.MarkOriginal(context.Background(), path, &out, "Kezek", nil, one())
		if code(t, err) != c.code || out.Len() > 0 {
			t.Errorf("%s: %v, %d bytes written", name, err, out.Len())
		}
	}
}

// BenchmarkMark marks 5,000 cells of 20,000 rows.
func BenchmarkMark(b *testing.B) {
	path := filepath.Join(b.TempDir(), "list.xlsx")
	if err := os.WriteFile(path, written(b, list(sheets.MarkedRows-10)), 0o600); err != nil {
		b.Fatal(err)
	}
	var marks []sheets.Mark
	for i := range 5_000 {
		marks = append(marks, sheets.Mark{Sheet: "General", Row: i*3 + 2, Col: i % 20, Text: "Күні жоқ", Tint: sheets.Tint(i % 3)})
	}
	slices.Reverse(marks)
	for b.Loop() {
		var out bytes.Buffer
		if whole, err := sheets.MarkOriginal(context.Background(), path, &out, "Kezek", marks, one()); err != nil || !whole {
			b.Fatal(whole, err)
		}
	}
	b.ReportMetric(b.Elapsed().Seconds()/float64(b.N), "s/book")
}

// A marked list is read on paper: as wide as the page, no name cut by a narrow column or laid over the next one. A hidden column stays so.
func TestMarkedOriginalPrints(t *testing.T) {
	f := excelize.NewFile()
	name := "Мұхаметқалиева Гүлбаһрам Сейітмағанбетқызы"
	for ref, text := range map[string]string{"A1": "Тұрғын үйге мұқтаж азаматтардың есебі, кеңсенің бұрынғы тізімі", "A2": "1", "B2": name, "C2": "құпия белгі", "D2": strings.Repeat("ұзын ", 40)} {
		if err := f.SetCellValue("Sheet1", ref, text); err != nil {
			t.Fatal(err)
		}
	}
	broken, err := f.NewStyle(&excelize.Style{Alignment: &excelize.Alignment{WrapText: true}})
	if err != nil {
		t.Fatal(err)
	}
	if err := f.SetCellStyle("Sheet1", "D2", "D2", broken); err != nil {
		t.Fatal(err)
	}
	if err := f.SetRowHeight("Sheet1", 2, 14); err != nil {
		t.Fatal(err)
	}
	if err := f.SetColVisible("Sheet1", "C", false); err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(t.TempDir(), "list.xlsx")
	if err := f.SaveAs(path); err != nil {
		t.Fatal(err)
	}
	data, whole := marked(t, path, []sheets.Mark{{Sheet: "Sheet1", Row: 2, Col: 1, Text: "ЖСН жоқ", Tint: sheets.Refused}, {Sheet: "Sheet1", Row: 2, Col: 3, Text: "?"}})
	if !whole {
		t.Fatal("the original is not marked")
	}
	if f, err = excelize.OpenReader(bytes.NewReader(data)); err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	if high, err := f.GetRowHeight("Sheet1", 2); err != nil || high < 5*14 { // 200 letters, 48 a line
		t.Error(high, err)
	}
	layout, err := f.GetPageLayout("Sheet1")
	if err != nil || *layout.Orientation != "landscape" || *layout.FitToWidth != 1 || *layout.FitToHeight != 0 {
		t.Errorf("%+v %v", layout, err)
	}
	if props, err := f.GetSheetProps("Sheet1"); err != nil || !*props.FitToPage {
		t.Errorf("%+v %v", props, err)
	}
	if seen, err := f.GetColVisible("Sheet1", "C"); err != nil || seen {
		t.Error("the hidden column is shown", err)
	}
	for col, fits := range map[string]func(float64) bool{
		"A": func(w float64) bool { return w < 12 }, // the title runs over the others
		"B": func(w float64) bool { return w >= float64(len([]rune(name))) },
		"D": func(w float64) bool { return w == 48 },
	} {
		if w, err := f.GetColWidth("Sheet1", col); err != nil || !fits(w) {
			t.Errorf("%s is %v wide (%v)", col, w, err)
		}
	}
}
