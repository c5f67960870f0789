package locales

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// Fold gives the one form under which s is searched and compared. It is lower case; Kazakh letters fold to what is
// typed without a Kazakh keyboard (ә а, ғ г, қ к, ң н, ө о, ұ ү у, һ х, і и), ё to е and й to и (so a й in two pieces,
// and «Майра» written «Маира», are found too); Latin look-alikes become Cyrillic, so «Әлия», «алия» and «aлия» are
// one. Other Latin letters stay. Apostrophes, quotes and invisible characters vanish; every other sign and every run
// of spaces is one space between words; the ends are trimmed. Fold(Fold(s)) is Fold(s).
func Fold(s string) string {
	var small [192]byte
	out := small[:0]
	if n := 2 * len(s); n > len(small) {
		out = make([]byte, 0, n)
	}
	gap := false
	for s != "" {
		n, hasCyrillic := run(s)
		if n == 0 {
			r, size := utf8.DecodeRuneInString(s)
			s = s[size:]
			gap = gap || !vanishes(r)
			continue
		}
		if gap && len(out) > 0 {
			out = append(out, ' ')
		}
		gap = false
		out = appendFolded(out, s[:n], hasCyrillic)
		s = s[n:]
	}
	return string(out)
}

// Tokens gives the folded words of s.
func Tokens(s string) []string { return strings.Fields(Fold(s)) }

// run measures the word s begins with: letters, digits and what vanishes between them.
func run(s string) (n int, hasCyrillic bool) {
	for i, r := range s {
		if foldLetter(r) == 0 && (i == 0 || !vanishes(r)) {
			return i, hasCyrillic
		}
		hasCyrillic = hasCyrillic || cyrillic(r)
	}
	return len(s), hasCyrillic
}

func appendFolded(out []byte, word string, inCyrillic bool) []byte {
	for _, r := range word {
		if inCyrillic && (r < 0x400 || r >= 0x1e00) && strings.ContainsRune("hĥḣḥḧḩḫẖ", r) {
			r = 'һ' // in a Cyrillic word a small Latin h is drawn for һ; else H for Н, in either case
		}
		if f := foldLetter(r); f != 0 {
			out = utf8.AppendRune(out, f)
		}
	}
	return out
}

// vanishes tells which characters do not even part words: apostrophes, quotes, accents, invisible ones.
func vanishes(r rune) bool {
	switch r {
	case '\'', '`', '’', '‘', 'ʼ', 'ʹ', '´', '"', '«', '»', '“', '”', '„':
		return true
	}
	return r >= 0xad && r != 0xa0 && (unicode.Is(unicode.Mn, r) || unicode.Is(unicode.Cf, r))
}

// foldLetter folds a letter or digit; 0 for anything else.
func foldLetter(r rune) rune {
	if int(r) < len(folded) {
		return folded[r]
	}
	return foldBase(r)
}

// folded holds foldBase of Latin, Greek and Cyrillic.
var folded = func() (t [0x530]rune) {
	for r := range rune(len(t)) {
		t[r] = foldBase(r)
	}
	return t
}()

// foldBase takes a letter's accents off, then its look-alikes and its Kazakh tail.
func foldBase(r rune) rune {
	if !unicode.IsLetter(r) && !unicode.IsDigit(r) || unicode.Is(unicode.Lm, r) {
		return 0
	}
	base, _ := utf8.DecodeRuneInString(norm.NFD.String(string(unicode.ToLower(r))))
	if c := twin[unicode.ToUpper(base)]; c != 0 {
		base = unicode.ToLower(c)
	}
	if c := typed[base]; c != 0 {
		return c
	}
	return base
}

var typed = map[rune]rune{
	'ә': 'а', 'ғ': 'г', 'қ': 'к', 'ң': 'н', 'ө': 'о', 'ұ': 'у', 'ү': 'у', 'һ': 'х', 'і': 'и',
	// letters of neighbours' alphabets that old fonts put in their place
	'ӏ': 'и', 'є': 'е', 'ҳ': 'х', 'ҥ': 'н', 'ӈ': 'н', 'ӊ': 'н', 'ҝ': 'к', 'ҡ': 'к', 'ӄ': 'к', 'ҕ': 'г', 'ӷ': 'г',
}
