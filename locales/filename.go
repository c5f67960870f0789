package locales

import (
	"cmp"
	"strings"
)

// inLatin are the Cyrillic letters that file names spell in Latin.
var inLatin = map[rune]string{'а': "a", 'ә': "a", 'б': "b", 'в': "v", 'г': "g", 'ғ': "g", 'д': "d", 'е': "e", 'ё': "e", 'ж': "zh", 'з': "z", 'и': "i", 'й': "i",
	'к': "k", 'қ': "q", 'л': "l", 'м': "m", 'н': "n", 'ң': "n", 'о': "o", 'ө': "o", 'п': "p", 'р': "r", 'с': "s", 'т': "t", 'у': "u", 'ұ': "u", 'ү': "u",
	'ф': "f", 'х': "h", 'һ': "h", 'ц': "ts", 'ч': "ch", 'ш': "sh", 'щ': "sch", 'ы': "y", 'і': "i", 'э': "e", 'ю': "yu", 'я': "ya"}

// FileName spells a text in the letters, digits and hyphens that a file name may have on every system, 80 at most; "0" where
// nothing is left.
func FileName(s string) string {
	var b strings.Builder
	for _, r := range strings.ToLower(s) {
		latin, known := inLatin[r]
		switch {
		case known:
			b.WriteString(latin)
		case r >= 'a' && r <= 'z' || r >= '0' && r <= '9':
			b.WriteRune(r)
		case b.Len() > 0 && !strings.HasSuffix(b.String(), "-"):
			b.WriteByte('-')
		}
	}
	name := strings.TrimRight(b.String(), "-")
	return cmp.Or(name[:min(len(name), 80)], "0")
}
