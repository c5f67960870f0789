package legacy

import (
	"bytes"
	"context"
	"encoding/csv"
	"fmt"
	"os"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/xuri/excelize/v2"

	"kezek/app/cells"
	"kezek/locales"
)

var now = time.Date(2026, 11, 22, 12, 0, 0, 0, locales.Zone)

// sample reads testdata/legacy-queue.xlsx to cells.
func sample(t testing.TB) *cells.Book {
	t.Helper()
	file, err := excelize.OpenFile("testdata/legacy-queue.xlsx")
	if err != nil {
		t.Fatal(err)
	}
	defer file.Close()
	book := &cells.Book{}
	for _, name := range file.GetSheetList() {
		book.Sheets = append(book.Sheets, sampleSheet(t, file, name))
	}
	return book
}

func sampleSheet(t testing.TB, file *excelize.File, name string) cells.Sheet {
	sheet := cells.Sheet{Name: name}
	rows, err := file.GetRows(name, excelize.Options{RawCellValue: true})
	if err != nil {
		t.Fatal(err)
	}
	for i, texts := range rows {
		visible, _ := file.GetRowVisible(name, i+1)
		row := cells.Row{N: i + 1, Hidden: !visible}
		for col, text := range texts {
			if text == "" {
				continue
			}
			ref := cells.Ref(i+1, col)
			c := cells.Cell{Col: col, Kind: cells.Text, Text: text}
			if kind, _ := file.GetCellType(name, ref); kind == excelize.CellTypeUnset || kind == excelize.CellTypeNumber {
				c.Kind = cells.Number
				fmt.Sscan(text, &c.Num)
			}
			id, _ := file.GetCellStyle(name, ref)
			if style, err := file.GetStyle(id); err == nil && style.Font != nil {
				c.Struck = style.Font.Strike
			}
			row.Cells = append(row.Cells, c)
		}
		if len(row.Cells) == 0 {
			sheet.Blank++
			continue
		}
		sheet.Rows = append(sheet.Rows, row)
	}
	merges, _ := file.GetMergeCells(name)
	for _, m := range merges {
		c1, r1, _ := excelize.CellNameToCoordinates(m.GetStartAxis())
		c2, r2, _ := excelize.CellNameToCoordinates(m.GetEndAxis())
		sheet.Merges = append(sheet.Merges, cells.Merge{FirstRow: r1, LastRow: r2, FirstCol: c1 - 1, LastCol: c2 - 1})
	}
	return sheet
}

// lists knows the sample's categories.
func lists(text string) (string, bool) {
	code, ok := map[string]string{
		"ХАЛЫҚТЫҢ ӘЛЕУМЕТТІК ОСАЛ ТОПТАРЫ": "C2", "СОЦИАЛЬНО УЯЗВИМЫЕ СЛОИ": "C2", "МЕМЛЕКЕТТІК ҚЫЗМЕТШІЛЕР ЖӘНЕ БЮДЖЕТТІК ҰЙЫМ ҚЫЗМЕТКЕРЛЕРІ": "C3",
		"ГОССЛУЖАЩИЕ И РАБОТНИКИ БЮДЖЕТНЫХ ОРГАНИЗАЦИЙ": "C3", "КӨПБАЛАЛЫ ОТБАСЫЛАР": "C1-2", "МНОГОДЕТНЫЕ СЕМЬИ": "C1-2",
		"ҰОС АРДАГЕРЛЕРІ": "C1", "ВЕТЕРАНЫ ВОВ": "C1", "ЖЕТІМ БАЛАЛАР": "C1-1", "ДЕТИ-СИРОТЫ": "C1-1", "ЖАЛҒЫЗ ТҰРҒЫН ҮЙІ АВАРИЯЛЫҚ": "C4", "ЕДИНСТВЕННОЕ ЖИЛИЩЕ АВАРИЙНОЕ": "C4",
	}[strings.ToUpper(text)]
	return code, ok
}

// read finds and reads a whole book.
func read(t testing.TB, book *cells.Book, opts Options) *Reading {
	t.Helper()
	tables, err := Find(book, Queue)
	if err != nil {
		t.Fatal(err)
	}
	opts.Now = now
	r, err := Read(context.Background(), book, Remember(nil, tables), opts)
	if err != nil {
		t.Fatal(err)
	}
	return r
}

type truth struct{ sheet, row, name, iin, category, at, timed, fault, column string }

func truths(t testing.TB) map[string]truth {
	t.Helper()
	file, err := os.ReadFile("testdata/legacy-queue.truth.csv")
	if err != nil {
		t.Fatal(err)
	}
	lines, err := csv.NewReader(bytes.NewReader(bytes.TrimPrefix(file, []byte("\xef\xbb\xbf")))).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	out := map[string]truth{}
	for _, l := range lines[1:] {
		out[l[0]+"!"+l[1]] = truth{l[0], l[1], l[2], l[3], l[4], l[5], l[6], l[7], l[8]}
	}
	return out
}

func TestFindSeesBothSheetsOfTheSample(t *testing.T) {
	tables, err := Find(sample(t), Queue)
	if err != nil || len(tables) != 2 {
		t.Fatal(tables, err)
	}
	want := map[Field]string{Ordinal: "A", RegNo: "B", Name: "C", IIN: "D", Family: "E", Address: "F", Category: "G",
		Counting: "H", Decision: "I", Phone: "J", Note: "K"}
	for i, rows := range [][]int{{5, 6}, {1}} {
		if d := cmp.Diff(want, tables[i].Columns); d != "" {
			t.Error(tables[i].Sheet, d)
		}
		if d := cmp.Diff(rows, tables[i].HeaderRows); d != "" {
			t.Error(tables[i].Sheet, d)
		}
	}
}

// kindOf says which of our kinds stands for each fault of the truth file, and the column its heading has.
var kindOf = map[string]Kind{
	"iso date": DateISO, "two-digit year": DateTwoDigit, "impossible date": DateImpossible, "date with г.": DateSuffix,
	"date missing": DateMissing, "date as excel serial number": DateSerial,
	"latin look-alikes in the name": NameLookAlikes, "nbsp in the name": NameNbsp,
	"iin stored as number": IINNumber, "iin with a space": IINSpace, "iin missing": IINMissing, "iin checksum wrong": IINChecksum,
	"iin lost leading zeros": IINZeros, "letter in the register number": RegNoLetter,
	"repeats a person of the first sheet": PersonOtherSheet, "duplicate of an earlier row": PersonRepeated,
	"struck through = removed": RowStruck,
}

var letterOf = map[string]string{"": "", "Дата": "H", "ИИН": "D", "Ф.И.О.": "C", "Рег. №": "B"}

// expected lists "sheet!row column kind" of every fault in the truth; a struck or repeated row's is about the row.
func expected(t testing.TB, book *cells.Book) map[string]bool {
	t.Helper()
	all := truths(t)
	want := map[string]bool{}
	add := func(place, name, letter string) {
		kind, ok := kindOf[name]
		if !ok {
			t.Fatalf("the truth has a fault we do not know: %q", name)
		}
		if kind == RowStruck || kind == PersonRepeated || kind == PersonOtherSheet {
			letter = ""
		}
		want[fmt.Sprint(place, " ", letter, " ", kind)] = true
	}
	sound := map[string]truth{} // register number → the row it first stands on
	for _, s := range book.Sheets {
		for _, row := range s.Rows {
			place := fmt.Sprint(s.Name, "!", row.N)
			tr, ok := all[place]
			if !ok || tr.fault == "caption" || tr.fault == "total" {
				continue
			}
			if tr.name == "" { // a repeated row has the faults of the row it repeats
				first := sound[row.At(1).Text]
				add(place, tr.fault, "")
				tr.fault, tr.column = first.fault, first.column
				if strings.Contains(tr.fault, "struck") {
					t.Fatal("a struck row is repeated: say here whether the copy is struck too", place)
				}
			} else {
				sound[row.At(1).Text] = tr
			}
			for _, name := range strings.Split(tr.fault, "; ") {
				if name != "" {
					add(place, name, letterOf[tr.column])
				}
			}
		}
	}
	return want
}

// TestSampleFaultsAreFoundAndNothingElse is the sample's oracle, both ways.
func TestSampleFaultsAreFoundAndNothingElse(t *testing.T) {
	book := sample(t)
	want := expected(t, book)
	r := read(t, book, Options{ListOf: lists})
	got := map[string]bool{}
	apart := map[Kind]int{}
	for _, f := range r.Findings {
		if f.Severity == Mark || f.Kind == SameNameOtherIIN || f.Kind == SameName || f.Kind == MemberName {
			apart[f.Kind]++
			continue
		}
		got[fmt.Sprint(f.Sheet, "!", f.Row, " ", f.Column, " ", f.Kind)] = true
	}
	for k := range want {
		if !got[k] {
			t.Error("not found:", k)
		}
	}
	for k := range got {
		if !want[k] {
			t.Error("found on a sound cell:", k)
		}
	}
	t.Log(len(want), "faults,", len(got), "found; apart:", apart, "skipped:", r.Counts())
}
