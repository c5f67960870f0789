package kit

import "strings"

// byKey is the Latin letter of the key that writes a Cyrillic one: Kazakh and Russian layouts have their letters on the same keys.
var byKey = func() map[rune]rune {
	m := map[rune]rune{}
	for cyrillic, latin := range map[string]string{"йцукенгшщз": "QWERTYUIOP", "фывапролд": "ASDFGHJKL", "ячсмить": "ZXCVBNM"} {
		keys := []rune(latin)
		for i, r := range []rune(cyrillic) {
			m[r] = keys[i]
		}
	}
	return m
}()

// NewLatin makes a field of at most limit capital Latin letters and digits, as accounts and codes of banks have them. It takes them
// from the keys, so nobody changes the layout for it. groups part it by spaces once the field is left, as NewDigits' do.
func NewLatin(d *Desk, limit int, groups ...int) *Input {
	in := newInput(d)
	in.digitsOnly, in.also = true, "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
	in.means = latin
	in.Limit = limit
	in.read = func(s string) string { return strings.Join(strings.Fields(strings.ToUpper(s)), "") }
	in.paste = in.read
	if len(groups) > 0 {
		in.grouped(limit, func(v string) string { return parted(v, groups) })
	}
	return in
}

// latin is the capital letter that was meant by a letter of any of our layouts.
func latin(r rune) rune {
	lower := []rune(strings.ToLower(string(r)))[0]
	if key, ok := byKey[lower]; ok {
		return key
	}
	return []rune(strings.ToUpper(string(r)))[0]
}
