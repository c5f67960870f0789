package locales

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// twin gives the Cyrillic letter that a Latin letter is drawn like. Lower h is drawn like һ, capital H like Н; a Latin
// i inside a Cyrillic word stands for the Kazakh і.
var twin = map[rune]rune{
	'A': 'А', 'B': 'В', 'C': 'С', 'E': 'Е', 'H': 'Н', 'I': 'І', 'K': 'К', 'M': 'М', 'O': 'О', 'P': 'Р', 'T': 'Т',
	'X': 'Х', 'Y': 'У', 'Ə': 'Ә', 'Ɵ': 'Ө', 'Ǝ': 'Ә',
	'a': 'а', 'c': 'с', 'e': 'е', 'h': 'һ', 'i': 'і', 'k': 'к', 'm': 'м', 'o': 'о', 'p': 'р', 't': 'т', 'x': 'х',
	'y': 'у', 'ə': 'ә', 'ɵ': 'ө', 'ǝ': 'ә',
}

func latin(r rune) bool {
	if r < utf8.RuneSelf {
		return 'a' <= r|0x20 && r|0x20 <= 'z'
	}
	return r < 0x400 && unicode.Is(unicode.Latin, r)
}

func cyrillic(r rune) bool { return 0x400 <= r && r < 0x530 }

// word finds the first word of s, a run of letters with their marks, and says which scripts are in it.
func word(s string) (start, end int, hasLatin, hasCyrillic bool) {
	start = strings.IndexFunc(s, unicode.IsLetter)
	if start < 0 {
		return len(s), len(s), false, false
	}
	for i, r := range s[start:] {
		if !unicode.IsLetter(r) && !unicode.Is(unicode.Mn, r) {
			return start, start + i, hasLatin, hasCyrillic
		}
		hasLatin = hasLatin || latin(r)
		hasCyrillic = hasCyrillic || cyrillic(r)
	}
	return start, len(s), hasLatin, hasCyrillic
}

// Mixed tells whether a word of s mixes Latin and Cyrillic letters.
func Mixed(s string) bool {
	for s != "" {
		_, end, l, c := word(s)
		if l && c {
			return true
		}
		s = s[end:]
	}
	return false
}

// Unmix repairs words that mix the two scripts: their Latin look-alikes become Cyrillic, and letters written in two
// pieces (и and a breve) become one. A wholly Latin word is left alone, and so is a word with a Latin letter that looks
// like no Cyrillic one: what was meant by it is a person's question. changed tells whether s was repaired.
func Unmix(s string) (repaired string, changed bool) {
	whole := norm.NFC.String(s)
	if !Mixed(whole) {
		return whole, whole != s
	}
	var b strings.Builder
	for rest := whole; rest != ""; {
		start, end, l, c := word(rest)
		b.WriteString(rest[:start])
		if l && c {
			b.WriteString(toCyrillic(rest[start:end]))
		} else {
			b.WriteString(rest[start:end])
		}
		rest = rest[end:]
	}
	repaired = norm.NFC.String(b.String())
	return repaired, repaired != s
}

func toCyrillic(word string) string {
	for _, r := range word {
		if latin(r) && twin[r] == 0 {
			return word
		}
	}
	return strings.Map(func(r rune) rune {
		if t, ok := twin[r]; ok {
			return t
		}
		return r
	}, word)
}

// Clean makes one line of a pasted cell: every kind of space, tab and line break becomes a single space, the ends are
// trimmed, control and invisible characters dropped, letters written in pieces composed (NFC).
func Clean(s string) string {
	if clean(s) {
		return s
	}
	s = strings.Map(func(r rune) rune {
		switch {
		case unicode.IsSpace(r):
			return ' '
		case unicode.Is(unicode.C, r) || r == utf8.RuneError:
			return -1
		}
		return r
	}, s)
	return norm.NFC.String(strings.Join(strings.Fields(s), " "))
}

// clean tells of the usual cell, which needs no copy: letters, digits and single spaces.
func clean(s string) bool {
	space := true
	for _, r := range s {
		if r == ' ' && space || r < ' ' || 0x7f <= r && r < 0x400 || r >= 0x482 && r < 0x48a || r >= 0x530 {
			return false
		}
		space = r == ' '
	}
	return !space || s == ""
}
