package workdays

import (
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"kezek/app/fault"
	"kezek/locales"
)

func TestLoadRefuses(t *testing.T) {
	good := "year = 2026\nsource = \"s\"\n[[holiday]]\nday = 2026-01-01\nkk = \"а\"\nru = \"а\"\n"
	if _, err := Load("x.toml", []byte(good)); err != nil {
		t.Fatal(err)
	}
	moved := func(day, to string) string {
		return good + "[[moved]]\nday = " + day + "\nto = " + to + "\nkk = 'а'\nru = 'а'\n"
	}
	if _, err := Load("x.toml", []byte(moved("2026-05-02", "2026-05-08"))); err != nil {
		t.Fatal(err)
	}
	if _, err := Load("x.toml", []byte(moved("2025-12-27", "2026-01-05"))); err != nil {
		t.Fatal("a move over the turn of the year", err)
	}
	for text, want := range map[string][3]string{ // line, message, what
		good + "colour = 1\n":  {"7", "table.unknown", "holiday.colour"},
		"year = \n":            {"1", "bad-table", "year ="},
		"year = 2026\n" + "x.": {"2", "bad-table", "x."},
		strings.Replace(good, "2026\n", "\"2026\"\n", 1):               {"1", "bad-table", `year = "2026"`},
		strings.Replace(good, "2026-01-01", "2025-01-01", 1):           {"4", "table.day", "01.01.2025"},
		strings.Replace(good, "2026-01-01", "2026-01-01T10:00:00Z", 1): {"4", "table.day", "01.01.2026"},
		strings.Replace(good, "day = 2026-01-01\n", "", 1):             {"3", "table.day", "?"},
		strings.Replace(good, "ru = \"а\"", "", 1):                     {"4", "table.name", "01.01.2026"},
		strings.Replace(good, "kk = \"а\"", "", 1):                     {"4", "table.name", "01.01.2026"},
		"year = 2026\n": {"0", "table.empty", ""},
		"# a\n" + strings.ReplaceAll(good, "2026", "1812"):                                                                         {"2", "table.day", "1812"},
		strings.Replace(good, "\"s\"", "\"\"", 1):                                                                                  {"0", "table.empty", ""},
		good + "[[holiday]]\nday = 2026-03-23\nlast = 2026-03-21\nkk='а'\nru='а'\n":                                                {"8", "table.day", "21.03.2026"},
		good + "[[holiday]]\nday = 2026-12-31\nlast = 2027-01-01\nkk='а'\nru='а'\n":                                                {"8", "table.day", "01.01.2027"},
		strings.Replace(good, "ru = ", "moves = true\nru = ", 1) + "[[holiday]]\nmoves = true\nday = 2026-01-01\nkk='а'\nru='а'\n": {"10", "table.twice", "01.01.2026"},
		strings.Replace(moved("2026-05-02", "2026-05-08"), "ru = 'а'", "", 1):                                                      {"8", "table.name", "02.05.2026"},
		moved("2025-05-02", "2027-05-08"):                                                                                          {"8", "table.day", "02.05.2025, 08.05.2027"},
		moved("2026-05-02", "2026-05-02"):                                                                                          {"8", "table.twice", "02.05.2026"},
		moved("2026-01-01", "2026-05-02"):                                                                                          {"8", "table.twice", "01.01.2026"},
		moved("2026-05-02", "2026-01-01"):                                                                                          {"8", "table.twice", "01.01.2026"},
		moved("2026-05-02", "2026-05-08") + "[[moved]]\nday = 2026-05-03\nto = 2026-05-08\nkk='а'\nru='а'\n":                       {"13", "table.twice", "08.05.2026"},
	} {
		got, err := Load("x.toml", []byte(text))
		f, ok := fault.Of(err)
		if !ok || f.Code != "E40" || f.Key != "workdays."+want[1] || f.Args["file"] != "x.toml" || f.Args["line"] != want[0] ||
			!strings.Contains(f.Args["what"].(string), want[2]) || !cmp.Equal(got, Table{}) {
			t.Errorf("%q: %v, want %v", text, err, want)
			continue
		}
		for _, l := range locales.Langs {
			if said := l.With(f.Key, f.Args); strings.Contains(said, "workdays") || !strings.Contains(said, "x.toml") {
				t.Errorf("%q in %s: %q", text, l, said)
			}
		}
	}
}

func TestShippedFilesAreAsExported(t *testing.T) {
	for _, table := range Shipped() {
		name := "data/" + at("2000-01-01").AddDate(table.Year-2000, 0, 0).Format("2006") + ".toml"
		text, err := data.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(string(text), string(table.TOML())); diff != "" {
			t.Errorf("%s: %s", name, diff)
		}
	}
}

func TestExportedIsReadBack(t *testing.T) {
	text := rapid.OneOf(rapid.StringN(1, 20, -1), rapid.SampledFrom([]string{"«Наурыз»", `a "b" \ c`, "екі\nжол", "\x7f\x01\t", "'''\"\"\""}))
	rapid.Check(t, func(t *rapid.T) {
		want := Table{Year: rapid.IntRange(1992, 2099).Draw(t, "year"), Draft: rapid.Bool().Draw(t, "draft"), Source: text.Draw(t, "source")}
		first := time.Date(want.Year, 1, 1, 0, 0, 0, 0, locales.Zone)
		free := 0 // the next day of the year no entry has
		take := func(most int) (time.Time, bool) {
			free += rapid.IntRange(0, most).Draw(t, "gap")
			d := first.AddDate(0, 0, free)
			free++
			return d, d.Year() == want.Year
		}
		for i := range rapid.IntRange(1, 8).Draw(t, "holidays") {
			h := Holiday{Moves: rapid.Bool().Draw(t, "moves"), KK: text.Draw(t, "kk"), RU: text.Draw(t, "ru")}
			if rapid.Bool().Draw(t, "en") {
				h.EN = text.Draw(t, "en")
			}
			ok := false
			if h.Day, ok = take(20); i > 0 && !ok {
				break
			}
			if rapid.Bool().Draw(t, "long") {
				if h.Last, ok = take(3); !ok {
					break
				}
			}
			want.Holidays = append(want.Holidays, h)
		}
		for range rapid.IntRange(0, 4).Draw(t, "moved") {
			m := Moved{KK: text.Draw(t, "kk"), RU: text.Draw(t, "ru")}
			var ok1, ok2 bool
			if m.Day, ok1 = take(10); rapid.Bool().Draw(t, "over the turn of the year") {
				m.To, ok2 = first.AddDate(0, 0, -free), true
			} else {
				m.To, ok2 = take(10)
			}
			if !ok1 || !ok2 {
				break
			}
			want.Moved = append(want.Moved, m)
		}
		got, err := Load("x.toml", want.TOML())
		if err != nil {
			t.Fatalf("%v\n%s", err, want.TOML())
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Fatalf("%s\n%s", diff, want.TOML())
		}
	})
}

func FuzzLoad(f *testing.F) {
	for _, year := range []string{"2014", "2026"} {
		text, err := data.ReadFile("data/" + year + ".toml")
		if err != nil {
			f.Fatal(err)
		}
		f.Add(text)
	}
	f.Add([]byte("year = 2026\nsource = 's'\nholiday = [{day = 2026-01-01, kk = 'а', ru = 'а'}]"))
	f.Fuzz(func(t *testing.T, text []byte) {
		table, err := Load("x.toml", text)
		if err != nil {
			if f, ok := fault.Of(err); !ok || f.Code != "E40" {
				t.Fatal(err)
			}
			return
		}
		again, err := Load("x.toml", table.TOML())
		if err != nil || !cmp.Equal(table, again) {
			t.Fatalf("%v\n%s", err, cmp.Diff(table, again))
		}
		if n := len(NewCalendar([]Table{table}, UsualTimetable).Days(table.Year)); n < 365 || n > 366 {
			t.Fatal(n)
		}
	})
}
