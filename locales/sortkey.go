package locales

import (
	"unicode"
	"unicode/utf8"
)

const alphabet = "аәбвгғдеёжзийкқлмнңоөпрстуұүфхһцчшщъыіьэюя"

// Weights below the letters'; equal keys part after keyEnd by the text itself.
const (
	keyEnd    = 0x00
	keySpace  = 0x01
	keySign   = 0x02 // any punctuation, before the digits
	keyDigit  = 0x03 // 0…9 take ten
	keyLetter = 0x10 // the Kazakh alphabet
	keyLatin  = 0x60 // a…z after it
	keyOther  = 0xf0 // then any other letter, by its code point
)

// SortKey gives a key whose byte order is the Kazakh alphabet's. Case counts for nothing, nor do Latin look-alikes in
// a Cyrillic word; a word of Latin letters comes after the Cyrillic ones. Texts alike in this sense are parted by
// their own bytes, so the order is total and the same everywhere.
func SortKey(s string) []byte {
	key := make([]byte, 0, 2*len(s)+1)
	gap := false
	for rest := s; rest != ""; {
		n, hasCyrillic := run(rest)
		if n == 0 {
			r, size := utf8.DecodeRuneInString(rest)
			rest = rest[size:]
			switch {
			case unicode.IsSpace(r):
				gap = len(key) > 0
			case !vanishes(r):
				key, gap = appendGap(key, gap), false
				key = append(key, keySign)
			}
			continue
		}
		key, gap = appendGap(key, gap), false
		key = appendWeights(key, rest[:n], hasCyrillic)
		rest = rest[n:]
	}
	return append(append(key, keyEnd), s...)
}

func appendGap(key []byte, gap bool) []byte {
	if gap {
		return append(key, keySpace)
	}
	return key
}

func appendWeights(key []byte, word string, inCyrillic bool) []byte {
	var last rune
	for _, r := range word {
		if inCyrillic && latin(r) {
			if t, ok := twin[r]; ok {
				r = t
			}
		}
		switch {
		case r == 0x306 && unicode.ToLower(last) == 'и': // й in two pieces
			key[len(key)-1] = weights['й']
		case r == 0x308 && unicode.ToLower(last) == 'е': // ё in two pieces
			key[len(key)-1] = weights['ё']
		case int(r) < len(weights) && weights[r] != 0:
			key = append(key, weights[r])
		case foldLetter(r) != 0:
			key = utf8.AppendRune(append(key, keyOther), unicode.ToLower(r))
		}
		last = r
	}
	return key
}

var weights = func() (w [0x530]byte) {
	n := byte(keyLetter)
	for _, r := range alphabet {
		w[r], w[unicode.ToUpper(r)] = n, n
		n++
	}
	for i := range byte(26) {
		w['a'+i], w['A'+i] = keyLatin+i, keyLatin+i
	}
	for i := range byte(10) {
		w['0'+i] = keyDigit + i
	}
	return w
}()
