package sheets_test

import (
	"bytes"
	"context"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"golang.org/x/text/encoding"
	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/unicode"
	"pgregory.net/rapid"

	"kezek/app/cells"
	"kezek/reports/sheets"
)

// grid gives the texts of the only sheet, row by row from 1; rows that hold nothing are nil.
func grid(t testing.TB, data []byte) [][]string {
	t.Helper()
	var g [][]string
	for _, r := range mustRead(t, data).Sheets[0].Rows {
		for len(g) < r.N {
			g = append(g, nil)
		}
		for _, c := range r.Cells {
			if c.Kind != cells.Text {
				t.Errorf("%+v is no text", c)
			}
			for len(g[r.N-1]) <= c.Col {
				g[r.N-1] = append(g[r.N-1], "")
			}
			g[r.N-1][c.Col] = c.Text
		}
	}
	return g
}

func TestCSVSeparatorsAndQuotes(t *testing.T) {
	for name, c := range map[string]struct {
		in   string
		want [][]string
	}{
		"semicolon, commas in texts": {"№;Т.А.Ә.;Мекенжайы\r\n1;Әлия;Ақсай а., 5 үй, 3 п.\r\n2;Қали;Ақсай а., 6 үй, 1 п.\r\n",
			[][]string{{"№", "Т.А.Ә.", "Мекенжайы"}, {"1", "Әлия", "Ақсай а., 5 үй, 3 п."}, {"2", "Қали", "Ақсай а., 6 үй, 1 п."}}},
		"comma":                {"a,b,c\n1,\"2,5\",3", [][]string{{"a", "b", "c"}, {"1", "2,5", "3"}}},
		"TAB":                  {"a\tb\n1;2\t3\n", [][]string{{"a", "b"}, {"1;2", "3"}}},
		"said":                 {"sep=,\r\na,b;c\r\nx,y;z", [][]string{{"a", "b;c"}, {"x", "y;z"}}},
		"family in one cell":   {"a;b\n\"Қали\r\n\"\"ұлы\"\"\nқызы\";2\n", [][]string{{"a", "b"}, {"Қали\n\"ұлы\"\nқызы", "2"}}},
		"careless quotes":      {"a;b\nТОО \"Үй\";2\n\"x\" y;3\n", [][]string{{"a", "b"}, {"ТОО \"Үй\"", "2"}, {"x y", "3"}}},
		"lines of separators":  {"a;b\n;;\n\n1;2\n", [][]string{{"a", "b"}, nil, nil, {"1", "2"}}},
		"old line ends":        {"a;b\r1;2\r", [][]string{{"a", "b"}, {"1", "2"}}},
		"title above":          {"Тізім, 2024 ж., наурыз\na;b;c\n1;2;3\n", [][]string{{"Тізім, 2024 ж., наурыз"}, {"a", "b", "c"}, {"1", "2", "3"}}},
		"zeros and signs stay": {"i;f\n010203456789;=1+1\n", [][]string{{"i", "f"}, {"010203456789", "=1+1"}}},
	} {
		t.Run(name, func(t *testing.T) {
			if d := cmp.Diff(c.want, grid(t, []byte(c.in))); d != "" {
				t.Error(d)
			}
		})
	}
	if b := mustRead(t, []byte("a;b\n;;\n\n1;2\n")); b.Sheets[0].Blank != 2 || b.Sheets[0].Name != "list" {
		t.Errorf("%+v", b.Sheets[0])
	}
}

func TestCSVEncodings(t *testing.T) {
	const table = "Т.А.Ә.;Мекенжайы\r\nШәріпова Ұлжан Өмірқызы;Ақсай, Һ үй №5\r\n"
	want := [][]string{{"Т.А.Ә.", "Мекенжайы"}, {"Шәріпова Ұлжан Өмірқызы", "Ақсай, Һ үй №5"}}
	encode := func(e encoding.Encoding) string {
		s, err := e.NewEncoder().String(table)
		if err != nil {
			t.Fatal(err)
		}
		return s
	}
	for name, in := range map[string]string{
		"UTF-8":               table,
		"UTF-8 with its mark": "\uFEFF" + table,
		"UTF-16 little":       encode(unicode.UTF16(unicode.LittleEndian, unicode.UseBOM)),
		"UTF-16 big":          encode(unicode.UTF16(unicode.BigEndian, unicode.UseBOM)),
		"KZ-1048":             inKZ1048(t, table),
	} {
		if d := cmp.Diff(want, grid(t, []byte(in))); d != "" {
			t.Errorf("%s: %s", name, d)
		}
	}
	// windows-1251 has і but no other Kazakh letter: Excel writes "?" and nobody can know what it was.
	lost := strings.NewReplacer("Ә", "?", "ә", "?", "Ұ", "?", "қ", "?", "ө", "?", "Һ", "?", "ү", "?", "Ө", "?").Replace(table)
	in, err := charmap.Windows1251.NewEncoder().String(lost)
	if err != nil {
		t.Fatal(err)
	}
	if d := cmp.Diff([][]string{{"Т.А.?.", "Мекенжайы"}, {"Ш?ріпова ?лжан ?мір?ызы", "А?сай, ? ?й №5"}}, grid(t, []byte(in))); d != "" {
		t.Error(d)
	}
}

// inKZ1048 spells a text in the standard of Kazakhstan, by the bytes of that standard.
func inKZ1048(t *testing.T, s string) string {
	kazakh := map[rune]byte{'Қ': 0x8D, 'Һ': 0x8E, 'қ': 0x9D, 'һ': 0x9E, 'Ұ': 0xA1, 'ұ': 0xA2, 'Ә': 0xA3, 'Ө': 0xA5,
		'Ғ': 0xAA, 'Ү': 0xAF, 'ө': 0xB4, 'ғ': 0xBA, 'ә': 0xBC, 'Ң': 0xBD, 'ң': 0xBE, 'ү': 0xBF}
	var out []byte
	for _, r := range s {
		if b, ok := kazakh[r]; ok {
			out = append(out, b)
			continue
		}
		b, ok := charmap.Windows1251.EncodeRune(r)
		if !ok {
			t.Fatalf("no %q", r)
		}
		out = append(out, b)
	}
	return string(out)
}

// TestCSVComesBack: what is written is read again as it was, but for the ' before what looks like a formula.
func TestCSVComesBack(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		word := rapid.StringOfN(rapid.SampledFrom([]rune("aӘқ;,\"\n\t=+-@0 '")), 1, 8, -1)
		rows := rapid.SliceOfN(rapid.SliceOfN(word, 3, 3), 1, 6).Draw(t, "rows")
		s := sheets.Sheet{Columns: []sheets.Column{{Heading: "a"}, {Heading: "b"}, {Heading: "c"}}, Rows: func(yield func([]sheets.Value) bool) {
			for _, r := range rows {
				yield([]sheets.Value{sheets.T(r[0]), sheets.T(r[1]), sheets.T(r[2])})
			}
		}}
		var out bytes.Buffer
		if err := sheets.WriteCSV(context.Background(), &out, s, nil); err != nil {
			t.Fatal(err)
		}
		b, err := sheets.ReadFrom(context.Background(), bytes.NewReader(out.Bytes()), int64(out.Len()), "x.csv", nil)
		if err != nil {
			t.Fatal(err)
		}
		if len(b.Sheets[0].Rows) != len(rows)+1 {
			t.Fatalf("%d rows of %d", len(b.Sheets[0].Rows), len(rows)+1)
		}
		for i, r := range rows {
			for j, want := range r {
				got := b.Sheets[0].Rows[i+1].At(j).Text
				if strings.ContainsRune("=+-@\t\n", rune(got[0])) || strings.TrimPrefix(got, "'") != strings.TrimPrefix(want, "'") {
					t.Fatalf("%q came back as %q", want, got)
				}
			}
		}
	})
}

func TestCSVForExcel(t *testing.T) {
	const noon = 1_331_791_200_000 // 15.03.2012 11:00 in Kazakhstan
	s := sheets.Sheet{Columns: []sheets.Column{{Heading: "№"}, {Heading: "=x"}}, Rows: slices.Values([][]sheets.Value{
		{sheets.I(-7), sheets.T("\r=1+1"), sheets.D(noon), sheets.M(noon), sheets.A(453_250), sheets.T("010203456789"), {}, sheets.T("\x00＝1\u202E")},
	})}
	var out bytes.Buffer
	if err := sheets.WriteCSV(context.Background(), &out, s, nil); err != nil {
		t.Fatal(err)
	}
	want := "\uFEFF№;'=x\r\n-7;\"'\n=1+1\";15.03.2012;15.03.2012 11:00;45,325;010203456789;;'＝1\r\n"
	if d := cmp.Diff(want, out.String()); d != "" {
		t.Error(d)
	}
}
