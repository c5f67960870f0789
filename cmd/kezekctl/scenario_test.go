package main

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"maps"
	"os"
	"os/exec"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/ledongthuc/pdf"
	"github.com/rogpeppe/go-internal/testscript"

	"kezek/app"
	"kezek/app/cells"
	"kezek/app/iin"
	"kezek/app/synthetic"
	"kezek/locales"
	"kezek/reports/sheets"
)

func TestMain(m *testing.M) {
	app.HashCost.Time, app.HashCost.Memory = 1, 64 // passwords are not what is tested here
	testscript.Main(m, map[string]func(){"kezekctl": clocked(main), "kezekact": clocked(storyAct)})
}

const samples = "../../app/legacy/testdata/"

// TestScenarios tells the stories of testdata, one file a story. The office's workbook lies in each as old-list.xlsx.
func TestScenarios(t *testing.T) {
	testscript.Run(t, testscript.Params{
		Dir: "testdata",
		Setup: func(env *testscript.Env) error {
			env.Setenv("KEZEK_LANG", "ru")
			env.Setenv("KEZEK_USER", "aigul")
			env.Setenv("KEZEK_PASSWORD", "secret")
			env.Setenv(storyNow, "2026-07-20 10:00")
			old, err := os.ReadFile(samples + "legacy-queue.xlsx")
			if err != nil {
				return err
			}
			return os.WriteFile(env.WorkDir+"/old-list.xlsx", old, 0o600)
		},
		Cmds: words(map[string]func(*testscript.TestScript, bool, []string){
			"exits": exits, "json": answer, "paper": paperText, "sheet": sheetText, "rows": rows, "tamper": tamper, "lines": lines, "set": set,
			"clock": clock, "as": as, "do": do, "when": when, "took": took, "finding": findingTold,
			"district": district, "takes-over": takesOver, "enters": enters, "draft": draft, "sign": sign, "decided": decided, "preview": preview, "foreseen": foreseen,
			"place": placed, "moves": moves, "head": headOf, "register": register,
		}),
	})
}

// words are those of a story, of a sitting and of assistance.
func words(all map[string]func(*testscript.TestScript, bool, []string)) map[string]func(*testscript.TestScript, bool, []string) {
	maps.Copy(all, sittingWords)
	maps.Copy(all, privatizationWords)
	maps.Copy(all, aidWords)
	return all
}

// exits CODE COMMAND…: the command ends with this exit code.
func exits(ts *testscript.TestScript, _ bool, args []string) {
	code := 0
	var exit *exec.ExitError
	if err := ts.Exec(args[1], args[2:]...); errors.As(err, &exit) {
		code = exit.ExitCode()
	} else {
		ts.Check(err)
	}
	if strconv.Itoa(code) != args[0] {
		ts.Fatalf("exit code %d, want %s", code, args[0])
	}
}

// json [PATH [VALUE]]: standard output is one JSON value and nothing else; at the path stands the value.
func answer(ts *testscript.TestScript, _ bool, args []string) {
	if len(args) == 0 {
		told(ts)
		return
	}
	got := stands(ts, args[0])
	if len(args) == 1 && got == "<nil>" {
		ts.Fatalf("nothing stands at %s", args[0])
	}
	if len(args) == 2 && got != args[1] {
		ts.Fatalf("%s is %q, want %q", args[0], got, args[1])
	}
}

// told reads the last answer: one JSON value and nothing else.
func told(ts *testscript.TestScript) (v any) {
	d := json.NewDecoder(strings.NewReader(ts.ReadFile("stdout")))
	d.UseNumber()
	ts.Check(d.Decode(&v))
	if _, err := d.Token(); err != io.EOF {
		ts.Fatalf("more than one value")
	}
	return v
}

// stands is what stands at a path of the last answer, "<nil>" where nothing does.
func stands(ts *testscript.TestScript, path string) string { return at(told(ts), path) }

// set NAME PATH: the variable gets what stands at the path of the last answer.
func set(ts *testscript.TestScript, _ bool, args []string) {
	ts.Setenv(args[0], stands(ts, args[1]))
}

// at reads a path as in findings.0.key; "len" is how many there are, -1 the last. Of steps and their like a code names the
// last one that has it, as in steps.sign.person.
func at(v any, path string) string {
	for _, step := range strings.Split(path, ".") {
		switch w := v.(type) {
		case map[string]any:
			if step == "len" {
				return fmt.Sprint(len(w))
			}
			v = w[step]
		case []any:
			if step == "len" {
				return fmt.Sprint(len(w))
			}
			v = nil
			if n := place(w, step); 0 <= n && n < len(w) {
				v = w[n]
			}
		}
	}
	return fmt.Sprint(v)
}

// place is where in a list a number or a code points; -1 is nowhere.
func place(list []any, step string) int {
	if n, err := strconv.Atoi(step); err == nil && n < 0 {
		return len(list) + n
	} else if err == nil {
		return n
	}
	for i := len(list) - 1; i >= 0; i-- {
		if item, ok := list[i].(map[string]any); ok && item["code"] == step {
			return i
		}
	}
	return -1
}

// paper FILE: the text of a PDF becomes the standard output.
func paperText(ts *testscript.TestScript, _ bool, args []string) {
	if tool, err := exec.LookPath("pdftotext"); err == nil {
		ts.Check(ts.Exec(tool, "-layout", ts.MkAbs(args[0]), "-"))
		return
	}
	f, r, err := pdf.Open(ts.MkAbs(args[0]))
	ts.Check(err)
	defer f.Close()
	text, err := r.GetPlainText()
	ts.Check(err)
	_, err = io.Copy(ts.Stdout(), text)
	ts.Check(err)
}

// sheet FILE: the cells of a workbook become the standard output, a line a row.
func sheetText(ts *testscript.TestScript, _ bool, args []string) {
	book, err := sheets.Read(context.Background(), ts.MkAbs(args[0]), nil)
	ts.Check(err)
	for _, s := range book.Sheets {
		fmt.Fprintf(ts.Stdout(), "== %s\n", s.Name)
		for _, r := range s.Rows {
			var texts []string
			for _, c := range r.Cells {
				texts = append(texts, c.Text)
			}
			fmt.Fprintln(ts.Stdout(), strings.Join(texts, " | "))
		}
	}
}

// lines N: standard output has so many lines.
func lines(ts *testscript.TestScript, _ bool, args []string) {
	if n := strings.Count(ts.ReadFile("stdout"), "\n"); strconv.Itoa(n) != args[0] {
		ts.Fatalf("%d lines, want %s", n, args[0])
	}
}

// rows FILE N BAD: a workbook of N people; the date in row BAD is none.
func rows(ts *testscript.TestScript, _ bool, args []string) {
	n, _ := strconv.Atoi(args[1])
	bad, _ := strconv.Atoi(args[2])
	sheet := cells.Sheet{Name: "Список", Rows: []cells.Row{cellsOf(1, "№ п/п", "Рег. №", "Ф.И.О.", "ИИН", "Адрес", "Категория", "Дата и время постановки")}}
	born := time.Date(1970, 1, 1, 0, 0, 0, 0, locales.Zone)
	filed := time.Date(2010, 1, 4, 9, 0, 0, 0, locales.Zone)
	for i := range n {
		row, date := i+2, filed.Add(time.Duration(i)*26*time.Hour).Format("02.01.2006 15:04")
		if row == bad {
			date = "31.02.2012"
		}
		surname := letters[i%12] + letters[i/12%12] + letters[i/144%12] + "ев"
		sheet.Rows = append(sheet.Rows, cellsOf(row, fmt.Sprint(i+1), fmt.Sprint(i+1), surname+" Асан", string(iin.Make(born.AddDate(0, 0, i), iin.Male, 100)),
			"Ақсай а., Абай к-сі, 1 үй", "Многодетные семьи", date))
	}
	f, err := os.Create(ts.MkAbs(args[0]))
	ts.Check(err)
	defer f.Close()
	ts.Check(synthetic.WriteBook(f, &cells.Book{Sheets: []cells.Sheet{sheet}}))
}

// letters are those that no other folds to.
var letters = strings.Split("БВГДЗКЛМНПРС", "")

func cellsOf(n int, texts ...string) cells.Row {
	row := cells.Row{N: n}
	for col, text := range texts {
		row.Cells = append(row.Cells, cells.Cell{Col: col, Kind: cells.Text, Text: text})
	}
	return row
}

// tamper FILE OLD NEW: somebody writes NEW over OLD in the office's file with a hex editor.
func tamper(ts *testscript.TestScript, _ bool, args []string) {
	data, err := os.ReadFile(ts.MkAbs(args[0]))
	ts.Check(err)
	changed := bytes.ReplaceAll(data, []byte(args[1]), []byte(args[2]))
	if len(args[1]) != len(args[2]) || bytes.Equal(changed, data) {
		ts.Fatalf("%q is not in the file, or of another length", args[1])
	}
	ts.Check(os.WriteFile(ts.MkAbs(args[0]), changed, 0o600))
}
