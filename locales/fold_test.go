package locales

import (
	"bytes"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"unicode"

	"golang.org/x/text/collate"
	"golang.org/x/text/language"
	"golang.org/x/text/unicode/norm"
	"pgregory.net/rapid"
)

func TestFold(t *testing.T) {
	for in, want := range map[string]string{
		"Әлия": "алия",
		"алия": "алия",
		"aлия": "алия", // Latin a
		"ӘЛИЯ": "алия",
		"Ұзaқбaeв Aсқaр Қaйрaтұлы":  "узакбаев аскар каиратулы",
		"Құрманғалиев  Өмірбек":     "курмангалиев омирбек",
		"Өңір Ғани Ықыласқызы":      "онир гани ыкыласкызы",
		"Capa":                      "сара", // wholly Latin
		"Семён Ёлкин":               "семен елкин",
		"Сергеи\u0306":              "сергеи",
		"Сергей":                    "сергеи",
		"Һамитов":                   "хамитов",
		"hамитов":                   "хамитов", // Latin h for һ
		"Hұрлан":                    "нурлан",  // Latin H for Н
		"HASAN":                     Fold("hasan"),
		"İ ə Ə ǝ ɵ":                 "и а а а о",
		"\u00a0Асан\u200b\u00a0\tБ": "асан б",
		"О'Коннор-Ким":              "оконнор ким",
		"«Ақсай» ЖШС":               "аксаи жшс",
		"Ф.И.О.":                    "ф и о",
		"№ 2006/12а":                "2006 12а",
		"№ 2006/12a":                "2006 12а",    // Latin a
		"nurlan":                    "nurl\u0430n", // only a has a twin
		"":                          "",
		" ,. ":                      "",
		"Ка\u00adсым":               "касым",
		"Müller":                    Fold("Mu\u0308ller"),
	} {
		if got := Fold(in); got != want {
			t.Errorf("Fold(%q) = %q, want %q", in, got, want)
		}
	}
	if got := Tokens("Әлия  Асан-қызы"); !slices.Equal(got, []string{"алия", "асан", "кызы"}) {
		t.Errorf("Tokens: %q", got)
	}
}

const pool = "АаӘәБбВвГгҒғЕеЁёИиЙйКкҚқНнҢңОоӨөҰұҮүҺһІіЫыЯя AaBbCcEeHhIiKkMmOoPpTtXxYyzZ əƏ' -.09\u0306\u00a0\u200b\u0308"

func text() *rapid.Generator[string] { return rapid.StringOfN(rapid.RuneFrom([]rune(pool)), 0, 30, -1) }

func TestFoldHolds(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := rapid.OneOf(text(), rapid.String()).Draw(t, "s")
		f := Fold(s)
		if Fold(f) != f {
			t.Fatalf("folding twice changes %q", f)
		}
		if strings.Contains(f, "  ") || strings.TrimSpace(f) != f {
			t.Fatalf("spaces in %q", f)
		}
		for _, r := range f {
			if r != ' ' && !unicode.IsLetter(r) && !unicode.IsDigit(r) {
				t.Fatalf("%q of %q left in %q", r, s, f)
			}
		}
		s = text().Draw(t, "name")
		if u, _ := Unmix(s); Fold(u) != Fold(s) {
			t.Fatalf("repairing %q to %q changes its folding: %q, %q", s, u, Fold(s), Fold(u))
		}
	})
}

func TestUnmix(t *testing.T) {
	for in, want := range map[string]string{
		"Aсқaр":                   "Асқар",
		"Мемлекеттiк":             "Мемлекеттік",
		"Iлияс":                   "Ілияс",
		"Жaһан hамит":             "Жаһан һамит",
		"əлия":                    "әлия",
		"John Асан":               "John Асан",
		"II топ":                  "II топ",
		"QaзЭнерго":               "QaзЭнерго", // the a is Latin too, but Q is no look-alike: a person's question
		"Сергеи\u0306":            "Сергей",
		"Capa":                    "Capa",
		"Aсан (әкесi) 10.09.1985": "Асан (әкесі) 10.09.1985",
	} {
		got, changed := Unmix(in)
		if got != want || changed != (in != want) {
			t.Errorf("Unmix(%q) = %q, %v; want %q", in, got, changed, want)
		}
	}
	if !Mixed("Ұзaқбaeв") || Mixed("John Асан") || Mixed("") || !Mixed("QазЭнерго") {
		t.Error("Mixed")
	}
}

func TestUnmixOnce(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := text().Draw(t, "s")
		once, changed := Unmix(s)
		if changed != (once != s) {
			t.Fatalf("%q → %q, changed %v", s, once, changed)
		}
		if twice, again := Unmix(once); again {
			t.Fatalf("%q → %q → %q", s, once, twice)
		}
	})
}

func TestClean(t *testing.T) {
	for in, want := range map[string]string{
		"880101300123\r ":          "880101300123",
		"\u00a0Асан \t\r\n Берік ": "Асан Берік",
		"А\u200bс\ufeffан":         "Асан",
		"Сергеи\u0306":             "Сергей",
		"а\x00б\x1fв":              "абв",
		"Абай к-сі, 85 үй":         "Абай к-сі, 85 үй",
		" ":                        "",
		"":                         "",
		"бу\u00adын":               "буын",
		"а\u2028б":                 "а б",
	} {
		if got := Clean(in); got != want {
			t.Errorf("Clean(%q) = %q, want %q", in, got, want)
		}
	}
	rapid.Check(t, func(t *rapid.T) {
		s := rapid.OneOf(text(), rapid.String()).Draw(t, "s")
		c := Clean(s)
		if Clean(c) != c || !norm.NFC.IsNormalString(c) || c != strings.Join(strings.Fields(c), " ") {
			t.Fatalf("Clean(%q) = %q", s, c)
		}
	})
}

// names makes synthetic surnames and names of every Kazakh letter.
func names(n int) []string {
	random := rand.New(rand.NewPCG(1, 2))
	letters := []rune(alphabet)
	made := make([]string, n)
	for i := range made {
		var b strings.Builder
		for w := range 2 + random.IntN(2) {
			if w > 0 {
				b.WriteByte(' ')
			}
			for c := range 1 + random.IntN(4) {
				r := letters[random.IntN(len(letters))]
				if c == 0 {
					r = unicode.ToUpper(r)
				}
				b.WriteRune(r)
			}
		}
		made[i] = b.String()
	}
	return made
}

func TestSortKeyIsTheCollationOfKazakh(t *testing.T) {
	byCollate := names(20_000)
	byKey := slices.Clone(byCollate)
	c := collate.New(language.Kazakh, collate.IgnoreCase)
	slices.SortFunc(byCollate, func(a, b string) int {
		if o := c.CompareString(a, b); o != 0 {
			return o
		}
		return strings.Compare(a, b)
	})
	slices.SortFunc(byKey, func(a, b string) int { return bytes.Compare(SortKey(a), SortKey(b)) })
	for i := range byKey {
		if byKey[i] != byCollate[i] {
			t.Fatalf("at %d: %q, collation has %q", i, byKey[i], byCollate[i])
		}
	}
}

func TestSortKey(t *testing.T) {
	sorted := []string{"", "7", "А", "А Б", "А-Б", "Аа", "Асан", "Ә", "Б", "Е", "Ё", "Ж", "И", "Й", "К", "Қ", "Қа", "Н", "Ң", "У", "Ұ",
		"Ү", "Х", "Һ", "Ъ", "Ы", "І", "Ь", "Э", "Я", "Adam", "Zhan", "Ω"}
	for i := 1; i < len(sorted); i++ {
		if bytes.Compare(SortKey(sorted[i-1]), SortKey(sorted[i])) >= 0 {
			t.Errorf("%q does not sort before %q", sorted[i-1], sorted[i])
		}
	}
	for _, pair := range [][2]string{{"Асан", "АСАҢ"}, {"Aсан", "асаң"}, {"асан", "Асанов"}, {"Асан Я", "Асанбек А"}, {"Сергеи\u0306", "Сергейұлы"},
		{"Cұлтан", "Сүлтан"}} {
		if bytes.Compare(SortKey(pair[0]), SortKey(pair[1])) >= 0 {
			t.Errorf("%q does not sort before %q", pair[0], pair[1])
		}
	}
	rapid.Check(t, func(t *rapid.T) {
		a, b := text().Draw(t, "a"), text().Draw(t, "b")
		if (a == b) != bytes.Equal(SortKey(a), SortKey(b)) {
			t.Fatalf("%q and %q", a, b)
		}
	})
}

func BenchmarkFold400000(b *testing.B) {
	all := names(400_000)
	b.ReportAllocs()
	for b.Loop() {
		for _, n := range all {
			Fold(n)
		}
	}
}

func BenchmarkSortKey400000(b *testing.B) {
	all := names(400_000)
	b.ReportAllocs()
	for b.Loop() {
		for _, n := range all {
			SortKey(n)
		}
	}
}
