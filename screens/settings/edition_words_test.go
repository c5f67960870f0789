package settings

import (
	"slices"
	"strings"
	"testing"

	"kezek/app/edition"
	"kezek/locales"
)

// Every part and value of the shipped editions, and every code that is ours, is said in words.
func TestEditionsAreSaidInWords(t *testing.T) {
	keys := map[string]bool{}
	for _, ed := range edition.Shipped() {
		for _, st := range ed.Statements() {
			keys["settings.kind."+st.Kind] = true
			for _, v := range st.Values {
				name, _, _ := strings.Cut(v.Name, ".")
				keys["settings.value."+name] = true
				if (v.Name == "turn" || v.Name == "of" || v.Name == "base") && !slices.Contains(worded[v.Name], v.Codes[0]) {
					t.Errorf("%s: %s %q", ed.Code, v.Name, v.Codes[0])
				}
			}
		}
	}
	for of, codes := range worded {
		for _, code := range codes {
			keys["settings.code."+of+"."+code] = true
		}
	}
	keys["settings.value.rank"] = true // no shipped edition ranks its lists
	for key := range keys {
		for _, l := range locales.Langs {
			if l.T(key) == key {
				t.Errorf("%s: no words for %s", l, key)
			}
		}
	}
}
