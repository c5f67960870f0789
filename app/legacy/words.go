package legacy

import (
	_ "embed"
	"slices"
	"strconv"
	"strings"
	"sync"

	"github.com/BurntSushi/toml"

	"kezek/locales"
)

//go:embed words.toml
var wordsFile string

// vocabulary is words.toml folded for comparison.
type vocabulary struct {
	headings map[Ledger][]phrase // longest first
	parts    struct{ number, date, time []string }
	total, signature, caption,
	nothing []string
	months    []monthStem
	relations map[string]relation // folded word → who it is
}

type phrase struct {
	text  string // folded, with a space at each end
	field Field
	whole bool // too common a word to be looked for inside a longer heading
}

type monthStem struct {
	stem string
	n    int
}

type relation struct{ code, word string }

var vocab = sync.OnceValue(func() *vocabulary {
	var file struct {
		Headings  map[Field][]string
		Register  map[Field][]string
		Parts     map[string][]string
		Rows      map[string][]string
		Months    map[string][]string
		Relations []struct {
			Code  string
			Words []string
		}
	}
	if _, err := toml.Decode(wordsFile, &file); err != nil {
		panic("words.toml: " + err.Error())
	}
	v := &vocabulary{headings: map[Ledger][]phrase{}, relations: map[string]relation{}}
	for _, l := range []Ledger{Queue, Register} {
		v.headings[l] = phrasesOf(l, file.Headings, file.Register)
	}
	v.parts.number, v.parts.date, v.parts.time = foldAll(file.Parts["number"]), foldAll(file.Parts["date"]), foldAll(file.Parts["time"])
	v.total, v.signature = foldAll(file.Rows["total"]), foldAll(file.Rows["signature"])
	v.caption, v.nothing = foldAll(file.Rows["caption"]), foldAll(file.Rows["nothing"])
	for key, stems := range file.Months {
		n, err := strconv.Atoi(key)
		if err != nil {
			panic("words.toml: month " + key)
		}
		for _, s := range foldAll(stems) {
			v.months = append(v.months, monthStem{s, n})
		}
	}
	for _, r := range file.Relations {
		for _, w := range r.Words {
			v.relations[words(w)] = relation{r.Code, w}
		}
	}
	return v
})

// phrasesOf are a ledger's headings, the longest first: the register calls some columns in its own way, and the others as all lists.
func phrasesOf(l Ledger, common, own map[Field][]string) (all []phrase) {
	for _, f := range l.Fields() {
		list := common[f]
		if named, ok := own[f]; ok && l == Register {
			list = named
		}
		for _, p := range foldAll(list) {
			whole := p == numberSign || f == Surname || f == GivenName || f == Patronymic
			all = append(all, phrase{" " + p + " ", f, whole})
		}
	}
	slices.SortStableFunc(all, func(a, b phrase) int { return len(b.text) - len(a.text) })
	return all
}

// numberSign stands for № in folded text: folding drops signs, and № is a word of its own in headings.
const numberSign = "ъъ"

// words folds a heading or a row's text to words parted by single spaces.
func words(s string) string {
	return locales.Fold(strings.ReplaceAll(s, "№", " "+numberSign+" "))
}

func foldAll(list []string) []string {
	var out []string
	for _, s := range list {
		out = append(out, words(s))
	}
	return out
}

// fieldOf finds the field whose longest phrase stands in a heading.
func (v *vocabulary) fieldOf(l Ledger, heading string) Field {
	if len(heading) > 240 {
		return "" // a title, not a heading
	}
	w := " " + words(heading) + " "
	for _, p := range v.headings[l] {
		if w == p.text || !p.whole && strings.Contains(w, p.text) {
			return p.field
		}
	}
	return ""
}

// partOf finds which part of a group a bare heading such as «күні» or «№» names.
func (v *vocabulary) partOf(heading string) string {
	w := words(heading)
	switch {
	case slices.Contains(v.parts.number, w):
		return "number"
	case slices.Contains(v.parts.date, w):
		return "date"
	case slices.Contains(v.parts.time, w):
		return "time"
	}
	return ""
}

// isNothing tells «жоқ», «нет», «-» and other spellings of an empty cell.
func (v *vocabulary) isNothing(s string) bool {
	w := words(s)
	return w == "" && !strings.ContainsAny(s, "?\uFFFD") || slices.Contains(v.nothing, w)
}

// isTotal tells text that begins with «Барлығы», «Итого» and the like.
func (v *vocabulary) isTotal(s string) bool {
	lead := words(s) + " "
	return slices.ContainsFunc(v.total, func(w string) bool { return strings.HasPrefix(lead, w+" ") })
}

// month reads a month's name in any case ending.
func (v *vocabulary) month(word string) (int, bool) {
	w := words(word)
	for _, m := range v.months {
		if strings.HasPrefix(w, m.stem) {
			return m.n, true
		}
	}
	return 0, false
}
