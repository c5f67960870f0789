package sheets_test

import (
	"bufio"
	"bytes"
	"context"
	"fmt"
	"io"
	"iter"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"runtime/debug"
	"strconv"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"kezek/locales"
	"kezek/reports/sheets"
)

const listRows, listColumns = 100_000, 20

// list is the general sheet of the commission: the same cells as testdata/reference.c writes.
func list(rows int) sheets.Workbook {
	s := sheets.Sheet{Name: "General", Count: rows, Rows: listRowsOf(rows)}
	for range listColumns {
		s.Columns = append(s.Columns, sheets.Column{Heading: "Heading of a column", Width: 14})
	}
	return sheets.Workbook{Title: "General", Lang: locales.KK, Footer: "audit", Sheets: []sheets.Sheet{s}}
}

func listRowsOf(rows int) iter.Seq[[]sheets.Value] {
	const day = 86_400_000
	return func(yield func([]sheets.Value) bool) {
		row := make([]sheets.Value, listColumns)
		for n := range rows {
			i := int64(n)
			midnight := i%5000*day - 5*3_600_000
			row = append(row[:0],
				sheets.I(i+1),
				sheets.T(strconv.FormatInt(2006+i%18, 10)+"/"+strconv.FormatInt(i+1, 10)),
				sheets.I(i%7000+1),
				sheets.T("Есенғалиева Зәуре Ісламқызы "+strconv.FormatInt(i*7919%100000, 10)),
				sheets.T(fmt.Sprintf("%012d", i*104729%999999999989)),
				sheets.D(midnight),
				sheets.T("Әлеуметтік жағынан осал топтар"),
				sheets.M((38000-25569)*day+midnight+i%1440*60_000),
				sheets.T("№ "+strconv.FormatInt(i%900, 10)+"-р от 04.05.2012"),
				sheets.I(i%9+1),
				sheets.T("Ақсай а., Абай к-сі, "+strconv.FormatInt(i%200, 10)+" үй, "+strconv.FormatInt(i%90, 10)+" пәтер"),
				sheets.A(i%900000*100),
				sheets.T("жеке меншігінде тұрғын үйі жоқ"),
				sheets.I(i%40),
				sheets.A(i%12000*100),
				sheets.I(i%5+1),
				sheets.T("2-қабаттан жоғары емес"),
				sheets.D((44000-25569)*day+midnight),
				sheets.T(fmt.Sprintf("+7 701 %03d %02d %02d", i%1000, i%100, i%97)),
				sheets.Value{})
			if i%10 == 0 {
				for c := range row {
					row[c].Look = sheets.Muted
				}
			}
			if !yield(row) {
				return
			}
		}
	}
}

// BenchmarkGeneralSheet writes 100,000 × 20 cells to a file, and has libxlsxwriter write the same in turn.
func BenchmarkGeneralSheet(b *testing.B) {
	dir := b.TempDir()
	reference := filepath.Join(dir, "reference")
	if out, err := exec.Command("gcc", "-O2", "-o", reference, "testdata/reference.c", "-lxlsxwriter").CombinedOutput(); err != nil {
		reference = ""
		b.Logf("not compared: libxlsxwriter or gcc is not there: %s", bytes.SplitN(out, []byte("\n"), 2)[0])
	}
	var theirs float64
	for b.Loop() {
		f, err := os.Create(filepath.Join(dir, "kezek.xlsx"))
		if err != nil {
			b.Fatal(err)
		}
		if err = sheets.Write(context.Background(), f, list(listRows), nil); err != nil {
			b.Fatal(err)
		}
		if info, err := f.Stat(); err == nil {
			b.ReportMetric(float64(info.Size())/1e6, "MB-file")
		}
		if err = f.Close(); err != nil {
			b.Fatal(err)
		}
		if reference != "" {
			b.StopTimer()
			out, err := exec.Command(reference, filepath.Join(dir, "reference.xlsx"), strconv.Itoa(listRows)).Output()
			if err != nil {
				b.Fatal(err)
			}
			s, err := strconv.ParseFloat(strings.TrimSpace(string(out)), 64)
			if err != nil {
				b.Fatal(err)
			}
			theirs += s
			b.StartTimer()
		}
	}
	b.ReportMetric(b.Elapsed().Seconds()/float64(b.N), "s/list")
	if reference != "" {
		b.ReportMetric(theirs/float64(b.N), "s/libxlsxwriter")
	}
	b.ReportMetric(peak(), "MB-peak")
}

// BenchmarkExcelizeStream is why the writer is our own: the library's streaming writer on the same cells, all text.
func BenchmarkExcelizeStream(b *testing.B) {
	for b.Loop() {
		f := excelize.NewFile()
		w, err := f.NewStreamWriter("Sheet1")
		if err != nil {
			b.Fatal(err)
		}
		n, row := 0, make([]any, listColumns)
		for values := range listRowsOf(listRows) {
			n++
			for i, v := range values {
				row[i] = excelize.Cell{Value: v.Text}
				if v.Kind != sheets.Text {
					row[i] = excelize.Cell{Value: v.N}
				}
			}
			if err := w.SetRow("A"+strconv.Itoa(n), row); err != nil {
				b.Fatal(err)
			}
		}
		if err := w.Flush(); err != nil {
			b.Fatal(err)
		}
		if err := f.Write(io.Discard); err != nil {
			b.Fatal(err)
		}
		f.Close()
	}
	b.ReportMetric(b.Elapsed().Seconds()/float64(b.N), "s/list")
	b.ReportMetric(peak(), "MB-peak")
}

// BenchmarkRead reads 100,000 × 11 cells, each text once in the shared strings as Excel saves them.
func BenchmarkRead(b *testing.B) {
	path := filepath.Join(b.TempDir(), "list.xlsx")
	shared(b, path, 100_000)
	runtime.GC()
	debug.FreeOSMemory()
	forgetPeak()
	for b.Loop() {
		book, err := sheets.Read(context.Background(), path, nil)
		if err != nil {
			b.Fatal(err)
		}
		if len(book.Sheets[0].Rows) != 100_000 {
			b.Fatal(len(book.Sheets[0].Rows))
		}
	}
	b.ReportMetric(b.Elapsed().Seconds()/float64(b.N), "s/book")
	b.ReportMetric(peak(), "MB-peak")
}

// shared writes a workbook of rows × 11 cells whose texts are all different and shared.
func shared(t testing.TB, path string, rows int) {
	var data, texts bytes.Buffer
	at := 0
	for n := 1; n <= rows; n++ {
		fmt.Fprintf(&data, `<row r="%d" spans="1:11"><c r="A%d" s="1"><v>%d</v></c>`, n, n, n)
		for c := 1; c < 10; c++ {
			fmt.Fprintf(&data, `<c r="%c%d" s="1" t="s"><v>%d</v></c>`, 'A'+c, n, at)
			fmt.Fprintf(&texts, `<si><t>Есенғалиева Зәуре Ісламқызы %d</t></si>`, at)
			at++
		}
		fmt.Fprintf(&data, `<c r="K%d"><v>41528.541666666664</v></c></row>`, n)
	}
	p := book(data.String()).with("xl/sharedStrings.xml", `<sst`+ns+`>`+texts.String()+`</sst>`)
	if err := os.WriteFile(path, p.zip(t), 0o600); err != nil {
		t.Fatal(err)
	}
}

// forgetPeak makes peak count anew where the system can.
func forgetPeak() { _ = os.WriteFile("/proc/self/clear_refs", []byte("5"), 0) }

// peak is the most memory the process ever held, in MB; 0 where the system does not tell.
func peak() float64 {
	f, err := os.Open("/proc/self/status")
	if err != nil {
		return 0
	}
	defer f.Close()
	for s := bufio.NewScanner(f); s.Scan(); {
		if rest, ok := strings.CutPrefix(s.Text(), "VmHWM:"); ok {
			kb, _ := strconv.ParseFloat(strings.TrimSpace(strings.TrimSuffix(rest, "kB")), 64)
			return kb / 1024
		}
	}
	return 0
}
