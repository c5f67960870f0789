package locales

import (
	"encoding/json"
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
	"unicode"

	"github.com/BurntSushi/toml"
	"github.com/google/go-cmp/cmp"
)

var plurals = map[Lang][]string{KK: {"one", "other"}, RU: {"few", "many", "one", "other"}, EN: {"one", "other"}}

// message is what one language says under one key: a single text or one per plural form.
type message struct {
	file  string
	forms map[string]string
}

func catalogue(t *testing.T, l Lang) map[string]message {
	t.Helper()
	found := map[string]message{}
	names, err := filepath.Glob("*." + string(l) + ".toml")
	if err != nil || len(names) == 0 {
		t.Fatal("no catalogue of", l, err)
	}
	for _, name := range names {
		var tree map[string]any
		if _, err := toml.DecodeFile(name, &tree); err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		collect(t, name, "", tree, found)
	}
	return found
}

func collect(t *testing.T, file, prefix string, tree map[string]any, found map[string]message) {
	for k, v := range tree {
		key := strings.TrimPrefix(prefix+"."+k, ".")
		sub, isTable := v.(map[string]any)
		if isTable && !slices.Contains(plurals[RU], k) && sub["other"] == nil {
			collect(t, file, key, sub, found)
			continue
		}
		m := message{file, map[string]string{}}
		if isTable {
			for form, text := range sub {
				m.forms[form] = fmt.Sprint(text)
			}
		} else {
			m.forms[""] = fmt.Sprint(v)
		}
		if was, twice := found[key]; twice {
			t.Errorf("%s: %s stands in %s too", file, key, was.file)
		}
		found[key] = m
	}
}

func sorted[M ~map[string]V, V any](m M) []string {
	keys := make([]string, 0, len(m))
	for k := range m {
		keys = append(keys, k)
	}
	slices.Sort(keys)
	return keys
}

func TestCataloguesSayTheSame(t *testing.T) {
	all := map[Lang]map[string]message{}
	union := map[string]bool{}
	for _, l := range Langs {
		all[l] = catalogue(t, l)
		for k := range all[l] {
			union[k] = true
		}
	}
	for _, key := range sorted(union) {
		for _, l := range Langs {
			m, ok := all[l][key]
			if !ok {
				t.Errorf("%s is missing in %s", key, l)
				continue
			}
			first := all[KK][key]
			if _, single := m.forms[""]; !single && !slices.Equal(sorted(m.forms), plurals[l]) {
				t.Errorf("%s: %s has the forms %q, want %q", m.file, key, sorted(m.forms), plurals[l])
			} else if _, s := first.forms[""]; first.forms != nil && s != single {
				t.Errorf("%s: %s is plural in one language and not in the other", m.file, key)
			}
			for form, text := range m.forms {
				if strings.TrimSpace(text) == "" {
					t.Errorf("%s: %s %s is empty", m.file, key, form)
				}
				if want := placeholders(first); first.forms != nil && !slices.Equal(placeholders(message{forms: map[string]string{"": text}}), want) {
					t.Errorf("%s: %s %s has not the placeholders %q", m.file, key, form, want)
				}
			}
		}
	}
}

var placeholder = regexp.MustCompile(`\{\{[^}]*\}\}`)

// placeholders lists what any form of a message names, each once.
func placeholders(m message) []string {
	names := map[string]bool{}
	for _, text := range m.forms {
		for _, p := range placeholder.FindAllString(text, -1) {
			names[p] = true
		}
	}
	return sorted(names)
}

// TestNoLatinInsideCyrillic reads every text a person sees: catalogues, editions, forms.
func TestNoLatinInsideCyrillic(t *testing.T) {
	seen := 0
	for _, dir := range []string{"../app", "../reports", "../locales"} {
		walk(t, dir, []string{".toml", ".txt", ".tmpl", ".json"}, func(path, text string) {
			seen++
			for i, line := range strings.Split(text, "\n") {
				line = placeholder.ReplaceAllString(line, " ")
				if Mixed(line) {
					t.Errorf("%s:%d: Latin and Cyrillic in one word: %s", path, i+1, strings.TrimSpace(line))
				}
				if got, changed := Unmix(line); changed && !Mixed(line) {
					t.Errorf("%s:%d: letters in two pieces: %s", path, i+1, strings.TrimSpace(got))
				}
			}
		})
	}
	if seen < 6 {
		t.Errorf("only %d files read", seen)
	}
}

// walk hands over the files of the given kinds below dir, test data left out. A folder that is not there holds none.
func walk(t *testing.T, dir string, kinds []string, each func(path, text string)) {
	t.Helper()
	err := filepath.WalkDir(dir, func(path string, d fs.DirEntry, err error) error {
		if os.IsNotExist(err) && path == dir {
			return nil
		}
		if err != nil {
			return err
		}
		if d.IsDir() && (d.Name() == "testdata" || d.Name() == "node_modules" || len(d.Name()) > 2 && d.Name()[0] == '.') {
			return fs.SkipDir
		}
		if d.IsDir() || !slices.Contains(kinds, filepath.Ext(path)) {
			return nil
		}
		text, err := os.ReadFile(path)
		each(path, string(text))
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
}

var keyShape = regexp.MustCompile(`^[a-z][a-zA-Z0-9_-]*(\.[a-zA-Z0-9_-]+)+$`)

// TestKeysAreUsedAndExist holds the catalogues to the program's Go files and templates.
func TestKeysAreUsedAndExist(t *testing.T) {
	known := catalogue(t, KK)
	literals := map[string]bool{}
	files := token.NewFileSet()
	walk(t, "..", []string{".go"}, func(path, text string) {
		if strings.HasSuffix(path, "_test.go") {
			return
		}
		file, err := parser.ParseFile(files, path, text, parser.SkipObjectResolution)
		if err != nil {
			t.Error(err)
			return
		}
		ast.Inspect(file, func(n ast.Node) bool {
			switch n := n.(type) {
			case *ast.ImportSpec:
				return false
			case *ast.BasicLit:
				if s, ok := literal(n); ok {
					literals[s] = true
				}
			case *ast.CallExpr:
				if key, ok := keyArgument(n); ok && known[key].forms == nil {
					t.Errorf("%s: no message %q", files.Position(n.Pos()), key)
				}
			}
			return true
		})
	})
	for _, dir := range []string{"../app", "../reports"} {
		walk(t, dir, []string{".toml", ".txt", ".tmpl", ".html"}, func(_, text string) {
			for _, w := range strings.FieldsFunc(text, func(r rune) bool {
				return !unicode.IsLetter(r) && !unicode.IsDigit(r) && r != '.' && r != '-' && r != '_'
			}) {
				literals[w] = true
			}
		})
	}
	for _, key := range sorted(known) {
		if !used(key, literals) {
			t.Errorf("%s: nothing says %s", known[key].file, key)
		}
	}
}

// used: the key itself, or a beginning of it that ends in a dot, stands somewhere in the program.
func used(key string, literals map[string]bool) bool {
	if literals[key] {
		return true
	}
	for i, r := range key {
		if r == '.' && literals[key[:i+1]] {
			return true
		}
	}
	return false
}

// keyArgument gives the message key of T(key…), With(key…), fault.New(code, key…) and Add(field, severity, key…).
func keyArgument(call *ast.CallExpr) (string, bool) {
	f, ok := call.Fun.(*ast.SelectorExpr)
	if !ok {
		return "", false
	}
	at := 0
	switch of, _ := f.X.(*ast.Ident); f.Sel.Name {
	case "T", "With":
	case "New":
		if of == nil || of.Name != "fault" {
			return "", false
		}
		at = 1
	case "Add":
		at = 2
	default:
		return "", false
	}
	if len(call.Args) <= at {
		return "", false
	}
	key, ok := literal(call.Args[at])
	return key, ok && keyShape.MatchString(key)
}

func literal(e ast.Expr) (string, bool) {
	lit, ok := e.(*ast.BasicLit)
	if !ok || lit.Kind != token.STRING {
		return "", false
	}
	s, err := strconv.Unquote(lit.Value)
	return s, err == nil
}

func TestT(t *testing.T) {
	if got := KK.T("app.name"); got != "Кезек" {
		t.Error(got)
	}
	if got := RU.T("no.such.key"); got != "no.such.key" {
		t.Error(got)
	}
	if l, ok := Parse("RU"); l != RU || !ok {
		t.Error(l, ok)
	}
	if _, ok := Parse("de"); ok {
		t.Error("de")
	}
}

func TestFyneCatalogueIsComplete(t *testing.T) {
	dir, err := exec.Command("go", "list", "-m", "-f", "{{.Dir}}", "fyne.io/fyne/v2").Output()
	if err != nil {
		t.Fatal(err)
	}
	base, err := os.ReadFile(filepath.Join(strings.TrimSpace(string(dir)), "lang", "translations", "base.en.json"))
	if err != nil {
		t.Fatal(err)
	}
	want := fyneKeys(t, base)
	for _, l := range Langs {
		if diff := cmp.Diff(want, fyneKeys(t, FyneCatalogue(l))); diff != "" {
			t.Errorf("%s: %s", l, diff)
		}
	}
	var ru map[string]any
	if err := json.Unmarshal(FyneCatalogue(RU), &ru); err != nil || ru["tuesday.short"] != "Вт" || ru["thursday.short"] != "Чт" {
		t.Error("Tuesday and Thursday", ru["tuesday.short"], ru["thursday.short"], err)
	}
}

// fyneKeys lists a catalogue's keys, those of its plural forms too, and sees that none is empty.
func fyneKeys(t *testing.T, data []byte) []string {
	t.Helper()
	var tree map[string]any
	if err := json.Unmarshal(data, &tree); err != nil {
		t.Fatal(err)
	}
	var keys []string
	for k, v := range tree {
		if sub, ok := v.(map[string]any); ok {
			for form := range sub {
				keys = append(keys, k+"."+form)
			}
		} else if v == "" {
			t.Errorf("%s is empty", k)
		} else {
			keys = append(keys, k)
		}
	}
	slices.Sort(keys)
	return keys
}

// TestPlurals: Russian has its three forms, a Kazakh noun stays as it is after any number (services.md §9.3).
func TestPlurals(t *testing.T) {
	for n, want := range map[int]string{1: "день", 21: "день", 31: "день", 101: "день", 2: "дня", 4: "дня", 22: "дня", 104: "дня",
		0: "дней", 5: "дней", 11: "дней", 12: "дней", 14: "дней", 20: "дней", 25: "дней", 111: "дней", 114: "дней"} {
		if got := RU.T("casepage.due.left", "count", n); !strings.Contains(got, strconv.Itoa(n)+" "+want) {
			t.Errorf("%d: %s", n, got)
		}
	}
	counted := func(text string) string { // the sentence of the number, from it on
		_, after, _ := strings.Cut(text, "{{.count}}")
		sentence, _, _ := strings.Cut(after, ". ")
		return sentence
	}
	for key, m := range catalogue(t, KK) {
		if one, other := m.forms["one"], m.forms["other"]; counted(one) != counted(other) {
			t.Errorf("%s: %s changes with the number: %q, %q", m.file, key, one, other)
		}
	}
}
