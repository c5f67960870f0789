package locales

import (
	"math"
	"os"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

// papers is the table of services.md §9.4, small numbers, and the ends of int64.
var papers = []struct {
	n      int64
	ru, kk string
}{
	{0, "ноль", "нөл"},
	{1, "один", "бір"},
	{2, "два", "екі"},
	{5, "пять", "бес"},
	{11, "одиннадцать", "он бір"},
	{21, "двадцать один", "жиырма бір"},
	{100, "сто", "жүз"},
	{1000, "одна тысяча", "бір мың"},
	{1001, "одна тысяча один", "бір мың бір"},
	{2000, "две тысячи", "екі мың"},
	{14_279, "четырнадцать тысяч двести семьдесят девять", "он төрт мың екі жүз жетпіс тоғыз"},
	{42_837, "сорок две тысячи восемьсот тридцать семь", "қырық екі мың сегіз жүз отыз жеті"},
	{121_000, "сто двадцать одна тысяча", "жүз жиырма бір мың"},
	{842_160, "восемьсот сорок две тысячи сто шестьдесят", "сегіз жүз қырық екі мың жүз алпыс"},
	{1_234_567, "один миллион двести тридцать четыре тысячи пятьсот шестьдесят семь",
		"бір миллион екі жүз отыз төрт мың бес жүз алпыс жеті"},
	{2_002_022, "два миллиона две тысячи двадцать два", "екі миллион екі мың жиырма екі"},
	{9_163_000, "девять миллионов сто шестьдесят три тысячи", "тоғыз миллион жүз алпыс үш мың"},
	{21_000_011, "двадцать один миллион одиннадцать", "жиырма бір миллион он бір"},
	{-2, "минус два", "минус екі"},
	{math.MaxInt64, "девять квинтиллионов двести двадцать три квадриллиона триста семьдесят два триллиона тридцать шесть " +
		"миллиардов восемьсот пятьдесят четыре миллиона семьсот семьдесят пять тысяч восемьсот семь",
		"тоғыз квинтиллион екі жүз жиырма үш квадриллион үш жүз жетпіс екі триллион отыз алты миллиард сегіз жүз елу төрт " +
			"миллион жеті жүз жетпіс бес мың сегіз жүз жеті"},
	{math.MinInt64, "минус девять квинтиллионов двести двадцать три квадриллиона триста семьдесят два триллиона тридцать " +
		"шесть миллиардов восемьсот пятьдесят четыре миллиона семьсот семьдесят пять тысяч восемьсот восемь",
		"минус тоғыз квинтиллион екі жүз жиырма үш квадриллион үш жүз жетпіс екі триллион отыз алты миллиард сегіз жүз елу " +
			"төрт миллион жеті жүз жетпіс бес мың сегіз жүз сегіз"},
}

func TestInWords(t *testing.T) {
	for _, p := range papers {
		if got := RU.InWords(p.n); got != p.ru {
			t.Errorf("ru %d: %s", p.n, got)
		}
		if got := KK.InWords(p.n); got != p.kk {
			t.Errorf("kk %d: %s", p.n, got)
		}
	}
	if got := EN.InWords(1234); got != "1\u00a0234" {
		t.Errorf("%q", got)
	}
}

func TestSumInWords(t *testing.T) {
	for _, p := range papers {
		if p.n < 0 || p.n > math.MaxInt64/100 {
			continue
		}
		if got, want := RU.SumInWords(p.n*100), Number(p.n)+",00 ("+p.ru+") тенге 00 тиын"; got != want {
			t.Errorf("%q, want %q", got, want)
		}
		if got, want := KK.SumInWords(p.n*100), Number(p.n)+",00 ("+p.kk+") теңге 00 тиын"; got != want {
			t.Errorf("%q, want %q", got, want)
		}
	}
	for tiyn, want := range map[int64][2]string{
		1_427_900: {"14 279,00 (четырнадцать тысяч двести семьдесят девять) тенге 00 тиын",
			"14 279,00 (он төрт мың екі жүз жетпіс тоғыз) теңге 00 тиын"},
		123_456_705: {"1 234 567,05 (один миллион двести тридцать четыре тысячи пятьсот шестьдесят семь) тенге 05 тиын",
			"1 234 567,05 (бір миллион екі жүз отыз төрт мың бес жүз алпыс жеті) теңге 05 тиын"},
		99:   {"0,99 (ноль) тенге 99 тиын", "0,99 (нөл) теңге 99 тиын"},
		-5:   {"-0,05 (минус ноль) тенге 05 тиын", "-0,05 (минус нөл) теңге 05 тиын"},
		-100: {"-1,00 (минус один) тенге 00 тиын", "-1,00 (минус бір) теңге 00 тиын"},
		-150: {"-1,50 (минус один) тенге 50 тиын", "-1,50 (минус бір) теңге 50 тиын"},
	} {
		for i, l := range []Lang{RU, KK} {
			figures, words, _ := strings.Cut(want[i], " (")
			want := strings.ReplaceAll(figures, " ", "\u00a0") + " (" + words
			if got := l.SumInWords(tiyn); got != want {
				t.Errorf("%q, want %q", got, want)
			}
		}
	}
	if got := EN.SumInWords(105); got != Money(105) {
		t.Error(got)
	}
}

func TestSpelled(t *testing.T) {
	for _, c := range []struct {
		l    Lang
		n    int64
		want string
	}{
		{RU, 10, "10 (десять)"}, {KK, 27, "27 (жиырма жеті)"}, {RU, 0, "0 (ноль)"}, {EN, 10, "10"},
		{KK, 1500, "1\u00a0500 (бір мың бес жүз)"},
	} {
		if got := c.l.Spelled(c.n); got != c.want {
			t.Errorf("%q, want %q", got, c.want)
		}
	}
}

func TestKazakhOrdinal(t *testing.T) {
	for n, want := range map[int64]string{
		1: "бірінші", 2: "екінші", 3: "үшінші", 4: "төртінші", 5: "бесінші", 6: "алтыншы", 7: "жетінші", 8: "сегізінші",
		9: "тоғызыншы", 10: "оныншы", 20: "жиырмасыншы", 30: "отызыншы", 40: "қырқыншы", 50: "елуінші", 60: "алпысыншы",
		70: "жетпісінші", 80: "сексенінші", 90: "тоқсаныншы", 100: "жүзінші", 1000: "мыңыншы", 1_000_000: "миллионыншы",
		1_000_000_000: "миллиардыншы",
		// and by the same table
		0: "нөлінші", 11: "он бірінші", 26: "жиырма алтыншы", 140: "жүз қырқыншы", 41: "қырық бірінші", 200: "екі жүзінші",
		1001: "бір мың бірінші", 2000: "екі мыңыншы", 1_001_000: "бір миллион бір мыңыншы", 1e18: "квинтиллионыншы",
		2e18: "екі квинтиллионыншы", 1e18 + 4: "бір квинтиллион төртінші", -5: "минус бесінші",
	} {
		if got := KazakhOrdinal(n); got != want {
			t.Errorf("%d: %s, want %s", n, got, want)
		}
	}
}

// TestOrdinalsFollowHarmony builds the ordinal by the rule of sounds, which the code's table of words does not know.
func TestOrdinalsFollowHarmony(t *testing.T) {
	irregular := map[string]string{"жиырма": "жиырмасыншы", "қырық": "қырқыншы"}
	rapid.Check(t, func(t *rapid.T) {
		n := number(t)
		words := KK.InWords(n)
		if one, ok := strings.CutPrefix(words, "бір "); ok && thousandPower.MatchString(one) {
			words = one
		}
		start := strings.LastIndex(words, " ") + 1
		last := words[start:]
		want, ok := irregular[last]
		if !ok {
			vowel, suffix := "ы", "ншы"
			if strings.ContainsAny(last, "әеіөү") {
				vowel, suffix = "і", "нші"
			}
			if !strings.HasSuffix(last, "ы") && !strings.HasSuffix(last, "і") {
				suffix = vowel + suffix
			}
			want = last + suffix
		}
		if got := KazakhOrdinal(n); got != words[:start]+want {
			t.Fatalf("%d: %q, want %q", n, got, words[:start]+want)
		}
	})
}

// TestAgainstAnotherSpeller holds the words to testdata/icu-words.tsv, made as is told there.
func TestAgainstAnotherSpeller(t *testing.T) {
	table, err := os.ReadFile("testdata/icu-words.tsv")
	if err != nil {
		t.Fatal(err)
	}
	compared := 0
	for line := range strings.Lines(string(table)) {
		if line[0] == '#' {
			continue
		}
		cells := strings.Split(strings.TrimSuffix(line, "\n"), "\t")
		n, err := strconv.ParseInt(cells[0], 10, 64)
		if err != nil || len(cells) != 4 {
			t.Fatal(line, err)
		}
		compared++
		if got := RU.InWords(n); got != cells[1] {
			t.Errorf("ru %d: %q, ICU %q", n, got, cells[1])
		}
		if got, want := KK.InWords(n), sayOne(cells[2]); got != want {
			t.Errorf("kk %d: %q, ICU corrected %q", n, got, want)
		}
		want := strings.Replace(cells[3], "қырықыншы", "қырқыншы", 1)
		if strings.Contains(want, " ") {
			want = sayOne(want)
		}
		if got := KazakhOrdinal(n); got != want {
			t.Errorf("kk %d: %q, ICU corrected %q", n, got, want)
		}
	}
	if compared < len(papers)+200 {
		t.Errorf("only %d numbers", compared)
	}
}

var thousandPower = regexp.MustCompile(`^(мың|(м|тр|квадр|квинт)илли(он|ард))(ыншы)?$`)

// sayOne puts in the «бір» that ICU leaves out where a power of a thousand has nothing of its own before it.
func sayOne(words string) string {
	var full []string
	bare := true
	for w := range strings.SplitSeq(words, " ") {
		power := thousandPower.MatchString(w)
		if power && bare {
			full = append(full, "бір")
		}
		full, bare = append(full, w), power
	}
	return strings.Join(full, " ")
}

// number draws an int64, long ones as often as short, noughts and ones more often than other digits.
func number(t *rapid.T) int64 {
	if rapid.IntRange(0, 9).Draw(t, "edge") == 0 {
		return rapid.Int64().Draw(t, "n")
	}
	digits := rapid.StringOfN(rapid.RuneFrom([]rune("000001112234567890")), 1, 18, -1).Draw(t, "digits")
	n, _ := strconv.ParseInt(digits, 10, 64)
	return n
}

func TestWordsReadBack(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		n := number(t)
		if rapid.Bool().Draw(t, "below nought") {
			n = -n
		}
		for _, l := range []Lang{KK, RU} {
			words := l.InWords(n)
			if got, ok := read(l, words); !ok || got != n {
				t.Fatalf("%s %d: %q reads %d %v", l, n, words, got, ok)
			}
			for _, said := range []string{words, l.SumInWords(n), l.Spelled(n), KazakhOrdinal(n)} {
				if Mixed(said) || strings.Contains(said, "  ") || strings.TrimSpace(said) != said {
					t.Fatalf("%q", said)
				}
			}
			for _, r := range words + KazakhOrdinal(n) {
				if r != ' ' && !cyrillic(r) {
					t.Fatalf("%q in %q", r, words)
				}
			}
		}
	})
}

func TestReaderRefuses(t *testing.T) {
	for l, wrong := range map[Lang][]string{
		KK: {"", "мың", "бір жүз", "он екі жүз", "екі он", "бір мың миллион", "бір мың екі мың", "бір бір", "минус", "бір  мың"},
		RU: {"", "тысяча", "один тысяча", "две", "два тысячи", "две тысяч", "пять тысячи", "двадцать одиннадцать", "десять один",
			"одиннадцать тысяча", "один миллиона", "одна тысяча один миллион", "одна миллион"},
	} {
		for _, w := range wrong {
			if n, ok := read(l, w); ok {
				t.Errorf("%s %q reads %d", l, w, n)
			}
		}
	}
}
