package locales

import (
	"slices"
	"strings"
	"unicode"
)

// signs are the words of an address, folded, that one writes and another leaves out.
var signs = []string{"г", "город", "к", "каласы", "ул", "улица", "кош", "кошеси", "си", "пр", "просп", "проспект", "данг", "дангылы", "д", "дом", "уи", "кв", "квартира", "п", "патер"}

// AddressRoot is an address by its names and numbers alone, folded, for comparing; "" where it has no number: that is no
// address.
func AddressRoot(address string) string {
	if !strings.ContainsFunc(address, unicode.IsDigit) {
		return ""
	}
	return strings.Join(slices.DeleteFunc(Tokens(address), func(w string) bool { return slices.Contains(signs, w) }), " ")
}

// SurnameRoot is the first word of a name that is no initial, folded, without the endings of a man's and a woman's surname,
// for comparing: Сериков and Серикова, Серікұлы and Серікқызы are one. "" where a name has initials alone.
func SurnameRoot(name string) string {
	for _, word := range strings.Fields(strings.ReplaceAll(name, ".", ". ")) {
		if folded := Tokens(word); !strings.HasSuffix(word, ".") && len([]rune(strings.Join(folded, ""))) > 1 {
			for i := range folded {
				folded[i] = withoutEnding(folded[i])
			}
			return strings.Join(folded, " ")
		}
	}
	return ""
}

// endings of surnames, folded, the longer before the shorter, and what is left in their place.
var endings = []struct{ of, left string }{
	{"кызы", ""}, {"улы", ""}, {"ова", ""}, {"ева", ""}, {"ов", ""}, {"ев", ""},
	{"ина", "ин"}, {"ына", "ын"}, {"ская", "скии"}, {"цкая", "цкии"},
}

func withoutEnding(folded string) string {
	for _, e := range endings {
		if rest, ok := strings.CutSuffix(folded, e.of); ok && len([]rune(rest)) > 1 {
			return rest + e.left
		}
	}
	return folded
}
