package workdays

import (
	"encoding/json"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"kezek/app/fault"
	"kezek/locales"
)

func TestParseTimetable(t *testing.T) {
	for text, want := range map[string]string{
		"09:00-13:00 14:00-18:00; 5":               "09:00-13:00 14:00-18:00; 5",
		" 9:00 – 13:00,14.00—18.00 ;6":             "09:00-13:00 14:00-18:00; 6",
		"9-18":                                     "09:00-18:00; 5",
		"0830-1730; 5":                             "08:30-17:30; 5",
		"09:00-13:00 13:00-18:00; 5":               "09:00-18:00; 5",
		"09:00-13:00 14:00-18:00; 6; 09:00-13:00":  "09:00-13:00 14:00-18:00; 6; 09:00-13:00",
		"09:00-19:00; 6; 09:00-19:00":              "09:00-19:00; 6",
		"09:00-19:00; 6; 10:00-13:00, 14:00-15:00": "09:00-19:00; 6; 10:00-13:00 14:00-15:00",
	} {
		got, err := ParseTimetable(text)
		if err != nil || got.String() != want {
			t.Errorf("%q: %q, %v; want %q", text, got, err, want)
		}
		if again, err := ParseTimetable(want); err != nil || again != got {
			t.Errorf("%q is not read back", want)
		}
	}
	if usual := timetable("09:00-13:00 14:00-18:00; 5"); usual != UsualTimetable || usual.Week() != FiveDay {
		t.Error(usual)
	}
	if zero := (Timetable{}); zero.String() != UsualTimetable.String() || zero.Week() != FiveDay {
		t.Error(zero)
	}
}

func TestParseTimetableSaysWhatIsWrong(t *testing.T) {
	for text, want := range map[string][2]string{
		"":                                       {"shape", ""},
		"; 5":                                    {"shape", ""},
		"с девяти до шести; 5":                   {"shape", "с девяти до шести"},
		"09:00; 5":                               {"shape", "09:00"},
		"09:00-11:00 12:00-14:00 15:00-18:00; 5": {"shape", "09:00-11:00 12:00-14:00 15:00-18:00"},
		"09:00-18:00; 6; 09:00-13:00; 1":         {"shape", "1"},
		"09:00-25:00; 5":                         {"time", "25:00"},
		"9:60-18; 5":                             {"time", "9:60"},
		"-18:00; 5":                              {"shape", "-18:00"},
		"18:00-09:00; 5":                         {"order", "18:00-09:00"},
		"09:00-09:00; 5":                         {"order", "09:00-09:00"},
		"09:00-14:00 13:00-18:00; 5":             {"order", "13:00-18:00"},
		"09:00-18:00; 7":                         {"week", "7"},
		"09:00-18:00;":                           {"week", ""},
		"09:00-18:00; 5; 09:00-13:00":            {"saturday", "09:00-13:00"},
		"09:00-18:00; 6; 13:00-09:00":            {"order", "13:00-09:00"},
	} {
		got, err := ParseTimetable(text)
		f, ok := fault.Of(err)
		if !ok || f.Code != "E42" || f.Key != "workdays.timetable."+want[0] || f.Args["what"] != want[1] || got != (Timetable{}) {
			t.Errorf("%q: %v, want %v", text, err, want)
			continue
		}
		for _, l := range locales.Langs {
			if said := l.With(f.Key, f.Args); strings.Contains(said, "workdays") || !strings.Contains(said, want[1]) {
				t.Errorf("%q in %s: %q", text, l, said)
			}
		}
	}
}

func TestTimetableIsItsLine(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		day := func(name string) hours {
			var m [4]int
			for i := range m {
				least := 0
				if i > 0 {
					least = m[i-1] + 1
				}
				m[i] = rapid.IntRange(least, 24*60-4+i).Draw(t, name)
			}
			if rapid.Bool().Draw(t, "breakless") {
				return hours{open: m[0], close: m[3]}
			}
			return hours{m[0], m[1], m[2], m[3]}
		}
		h := day("weekday")
		want := Timetable{FiveDay, h, h}
		if rapid.Bool().Draw(t, "six days") {
			want = Timetable{SixDay, h, day("saturday")}
		}
		if got, err := ParseTimetable(want.String()); err != nil || got != want {
			t.Fatal(want, got, err)
		}
		var got struct{ T Timetable }
		text, err := json.Marshal(struct{ T Timetable }{want})
		if err != nil || json.Unmarshal(text, &got) != nil || got.T != want {
			t.Fatal(string(text), got, err)
		}
	})
}

func FuzzParseTimetable(f *testing.F) {
	for _, s := range []string{"09:00-13:00 14:00-18:00; 5", "9–18; 6; 9-13", ";;;", "-", "09:00-"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) {
		got, err := ParseTimetable(text)
		if err != nil {
			if fault, ok := fault.Of(err); !ok || fault.Code != "E42" {
				t.Fatal(err)
			}
			return
		}
		if again, err := ParseTimetable(got.String()); err != nil || again != got {
			t.Fatalf("%q: %q is not read back: %v", text, got, err)
		}
	})
}
