package main

import (
	"bytes"
	"encoding/csv"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"kezek/app/legacy"
)

// kinds says which finding stands for each fault the truth names, and in which column its heading stands.
var kinds = map[string]legacy.Kind{
	"iso date": legacy.DateISO, "two-digit year": legacy.DateTwoDigit, "impossible date": legacy.DateImpossible,
	"date with г.": legacy.DateSuffix, "date missing": legacy.DateMissing, "date as excel serial number": legacy.DateSerial,
	"latin look-alikes in the name": legacy.NameLookAlikes, "nbsp in the name": legacy.NameNbsp, "iin stored as number": legacy.IINNumber,
	"iin with a space": legacy.IINSpace, "iin missing": legacy.IINMissing, "iin checksum wrong": legacy.IINChecksum,
	"iin lost leading zeros": legacy.IINZeros, "letter in the register number": legacy.RegNoLetter,
	"repeats a person of the first sheet": legacy.PersonOtherSheet, "duplicate of an earlier row": legacy.PersonRepeated,
	"struck through = removed": legacy.RowStruck,
}

var columns = map[string]string{"Дата": "H", "ИИН": "D", "Ф.И.О.": "C", "Рег. №": "B"}

// truth lists "sheet!row column kind" of every fault put into the sample. A row that repeats another has its faults too:
// those of the row that the finding names.
func truth(t *testing.T, repeats map[string]string) (want map[string]bool, captions, totals int) {
	t.Helper()
	file, err := os.ReadFile(samples + "legacy-queue.truth.csv")
	if err != nil {
		t.Fatal(err)
	}
	rows, err := csv.NewReader(bytes.NewReader(bytes.TrimPrefix(file, []byte("\ufeff")))).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	byPlace := map[string][]string{}
	for _, row := range rows[1:] {
		byPlace[row[0]+"!"+row[1]] = row
	}
	want = map[string]bool{}
	for place, row := range byPlace {
		faults, column := row[7], row[8]
		switch {
		case faults == "caption":
			captions++
			continue
		case faults == "total":
			totals++
			continue
		case row[2] == "": // a copy
			want[fmt.Sprint(place, "  ", kinds[faults])] = true
			first := byPlace[repeats[place]]
			if first == nil {
				t.Fatal("nothing says which row is repeated at", place)
			}
			faults, column = first[7], first[8]
		}
		for _, name := range strings.Split(faults, "; ") {
			if name == "" {
				continue
			}
			kind, letter := kinds[name], columns[column]
			if kind == "" {
				t.Fatal("unknown fault", name)
			}
			if kind == legacy.RowStruck {
				letter = ""
			}
			want[fmt.Sprint(place, " ", letter, " ", kind)] = true
		}
	}
	return want, captions, totals
}

// TestSample imports the sample as a clerk does and holds what is told against the truth, both ways.
func TestSample(t *testing.T) {
	dir := t.TempDir()
	t.Setenv("KEZEK_PASSWORD", "demo")
	call := func(args ...string) []byte {
		t.Helper()
		var out, errs bytes.Buffer
		if code := run(append([]string{"--data", filepath.Join(dir, "office"), "--json", "--user", "demo"}, args...), strings.NewReader(""), &out, &errs); code != done {
			t.Fatal(code, errs.String(), out.String())
		}
		return out.Bytes()
	}
	call("init", "--office", office(t, dir))
	var told struct {
		Entries  int
		Skipped  map[string]int
		Findings []struct {
			Sheet, Column, Kind, Severity, Message string
			Row                                    int
		}
	}
	if err := json.Unmarshal(call("import", samples+"legacy-queue.xlsx", "--dry-run"), &told); err != nil {
		t.Fatal(err)
	}
	got, repeats := map[string]bool{}, map[string]string{}
	for _, f := range told.Findings {
		place := fmt.Sprintf("%s!%d", f.Sheet, f.Row)
		switch kind := legacy.Kind(f.Kind); kind {
		case legacy.PersonRepeated, legacy.PersonOtherSheet:
			var at int
			if _, err := fmt.Sscanf(f.Message[strings.LastIndex(f.Message, ", ")+2:], "%d)", &at); err != nil {
				t.Fatal(f.Message, err)
			}
			repeats[place] = fmt.Sprintf("Кезек!%d", at)
		case legacy.SameNameOtherIIN, legacy.SameName, legacy.MemberName: // questions about sound rows, told apart
			continue
		}
		if f.Severity != string(legacy.Mark) {
			got[fmt.Sprint(place, " ", f.Column, " ", f.Kind)] = true
		}
	}
	want, captions, totals := truth(t, repeats)
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
	if told.Skipped["caption"] != captions || told.Skipped["total"] != totals || captions != 4 || totals != 1 {
		t.Error("captions and totals:", told.Skipped, captions, totals)
	}
	if len(want) < 400 || told.Entries != 783 {
		t.Error(len(want), told.Entries)
	}
}

// office writes a file for init.
func office(t *testing.T, dir string) string {
	t.Helper()
	path := filepath.Join(dir, "office.toml")
	err := os.WriteFile(path, []byte(`name_kk = "Ақсай ауданының тұрғын үй бөлімі"
name_ru = "Отдел жилищных отношений Аксайского района"
bin = "050340000019"
district_kk = "Ақсай ауданы"
district_ru = "Аксайский район"
kato = "273620100"
prefix = "АҚС"
edition = "R2025-INST"
[person]
login = "demo"
name = "Айгүл Үлгісова"
roles = ["secretary", "head"]
`), 0o600)
	if err != nil {
		t.Fatal(err)
	}
	return path
}
