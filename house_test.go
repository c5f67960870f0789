package main

import (
	"encoding/json"
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"os/exec"
	"path"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
	"testing/fstest"
)

// rule is one law of the house. Its breaches are files that each break it: the test sees every one of them caught.
type rule struct {
	name     string
	check    func([]source) []string // complaints
	breaches map[string]string       // path to Go source
}

var rules = []rule{
	{"imports point one way", strayArrows, map[string]string{
		"main.go":                "package main; import _ `kezek/app`",
		"screens/queue/a.go":     "package queue; import _ `kezek/store`",
		"screens/kit/a.go":       "package kit; import _ `kezek/reports/sheets`",
		"cmd/kezekctl/main.go":   "package main; import _ `kezek/store`",
		"app/act.go":             "package app; import _ `kezek/screens`",
		"app/queue/a.go":         "package queue; import _ `kezek/app`",
		"app/legacy/a.go":        "package legacy; import _ `kezek/reports/sheets`",
		"store/a.go":             "package store; import _ `kezek/app`",
		"store/b.go":             "package store; import _ `kezek/reports/sheets`",
		"reports/papers/a.go":    "package papers; import _ `kezek/store`",
		"locales/a.go":           "package locales; import _ `kezek/app/iin`",
		"assets/a.go":            "package assets; import _ `kezek/locales`",
		"cellar/a.go":            "package cellar",
		"cmd/importer/main.go":   "package main",
		"reports/papers/main.go": "package papers; import _ `kezek/app`",
	}},
	{"each library has its room", strayLibraries, map[string]string{
		"app/a.go":             "package app; import _ `database/sql`",
		"reports/sheets/b.go":  "package sheets; import _ `modernc.org/sqlite`",
		"app/queue/a.go":       "package queue; import _ `modernc.org/sqlite/lib`",
		"cmd/kezekctl/main.go": "package main; import _ `fyne.io/fyne/v2`",
		"locales/a.go":         "package locales; import _ `fyne.io/fyne/v2/lang`",
		"screens/a.go":         "package screens; import _ `fyne.io/fyne/v2/app`",
		"app/b.go":             "package app; import _ `github.com/ncruces/zenity`",
		"screens/b.go":         "package screens; import _ `github.com/xuri/excelize/v2`",
		"reports/sheets/a.go":  "package sheets; import _ `github.com/signintech/gopdf`",
		"store/a.go":           "package store; import _ `C`",
	}},
	{"concepts are pure", impure, map[string]string{
		"app/queue/a.go":  "package queue; import _ `os`",
		"app/iin/a.go":    "package iin; import _ `net/http`",
		"app/legacy/a.go": "package legacy; import `time`; var a = time.Now()",
		"app/queue/b.go":  "package queue; import `time`; func f(t time.Time) any { return time.Since(t) }",
	}},
	{"what tests share stays with tests", trialInProgram, map[string]string{
		"screens/queue/a.go": "package queue; import _ `kezek/screens/internal/trial`",
	}},
	{"no package is a drawer for everything", drawers, map[string]string{
		"app/util/a.go":          "package util",
		"store/commonsql/a.go":   "package common",
		"screens/helpers/a.go":   "package helpers",
		"app/queuemanager/a.go":  "package queuemanager",
		"reports/papers/misc.go": "package misc",
	}},
	{"a package says why it exists", silent, map[string]string{
		"app/queue/a.go": "package queue",
		"app/iin/a.go":   "// Checks numbers.\npackage iin",
	}},
	{"only SQLite opens the live file", liveFile, map[string]string{
		"app/a.go":          "package app; import `os`; func f(dir string) { os.Open(dir + `/kezek.db`) }",
		"store/a.go":        "package store; import `os`; const fileName = `kezek.db`; func f(dir string) { os.ReadFile(dir + fileName) }",
		"store/b.go":        "package store; import `os`; func f(d string) { path := d + `/kezek.db-wal`; os.OpenFile(path, 0, 0) }",
		"cmd/kezekctl/a.go": "package main; import `os`; func f() { os.Truncate(`kezek.db-shm`, 0) }",
	}},
	{"a file is at most 450 lines", long, map[string]string{
		"app/a.go":      "package app" + strings.Repeat("\n", 451),
		"app/a_test.go": "package app" + strings.Repeat("\n", 451),
	}},
}

func TestHouse(t *testing.T) {
	house, err := walk(os.DirFS("."))
	if err != nil {
		t.Fatal(err)
	}
	for _, r := range rules {
		t.Run(r.name, func(t *testing.T) {
			for _, complaint := range r.check(house) {
				t.Error(complaint)
			}
			for name, text := range r.breaches {
				broken, err := walk(fstest.MapFS{name: {Data: []byte(text)}})
				if err != nil {
					t.Fatal(err)
				}
				if len(r.check(broken)) == 0 {
					t.Errorf("this breach goes unseen: %s: %.80q", name, text)
				}
			}
		})
	}
}

// source is one Go file of the house.
type source struct {
	path, room string // room is the folder, "." for the window's own main package
	test       bool
	lines      int
	file       *ast.File
	imports    []string
}

func walk(house fs.FS) ([]source, error) {
	var found []source
	err := fs.WalkDir(house, ".", func(p string, d fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if d.IsDir() && (p == "build" || d.Name() == "testdata" || len(p) > 1 && d.Name()[0] == '.') {
			return fs.SkipDir
		}
		if d.IsDir() || path.Ext(p) != ".go" {
			return nil
		}
		text, err := fs.ReadFile(house, p)
		if err != nil {
			return err
		}
		file, err := parser.ParseFile(token.NewFileSet(), p, text, parser.ParseComments)
		if err != nil {
			return err
		}
		s := source{path: p, room: path.Dir(p), test: strings.HasSuffix(p, "_test.go"), file: file}
		s.lines = strings.Count(string(text), "\n")
		for _, spec := range file.Imports {
			name, _ := strconv.Unquote(spec.Path.Value)
			s.imports = append(s.imports, name)
		}
		found = append(found, s)
		return nil
	})
	return found, err
}

// arrows names, for each floor of the house, the floors its code may import. Tests may look anywhere.
var arrows = map[string][]string{
	"main":     {"screens"},
	"kezekctl": {"kezekctl", "app", "concept", "locales", "assets"},
	"screens":  {"screens", "app", "concept", "locales", "assets"},
	"app":      {"store", "reports", "concept", "locales", "assets"},
	"store":    {"store", "concept", "locales", "assets"},
	"reports":  {"reports", "concept", "locales", "assets"},
	"concept":  {"concept", "locales", "assets"},
	"locales":  {},
	"assets":   {},
	"e2e":      {"locales"},
}

// floor names the floor of a room; "" when the house has no such room.
func floor(room string) string {
	top, rest, deeper := strings.Cut(room, "/")
	switch {
	case room == ".":
		return "main"
	case under(room, "cmd/kezekctl"):
		return "kezekctl"
	case top == "app" && deeper && rest != "":
		return "concept"
	case top != "main" && top != "concept" && arrows[top] != nil:
		return top
	}
	return ""
}

func under(room, folder string) bool {
	return room == folder || strings.HasPrefix(room, folder+"/")
}

func strayArrows(house []source) (complaints []string) {
	for _, s := range house {
		from := floor(s.room)
		if from == "" {
			complaints = append(complaints, s.path+": the house has no such room")
		}
		for _, name := range s.imports {
			room, ours := strings.CutPrefix(name, "kezek/")
			if ours && !s.test && !slices.Contains(arrows[from], floor(room)) {
				complaints = append(complaints, fmt.Sprintf("%s: %s may not import %s", s.path, from, name))
			}
		}
	}
	return complaints
}

// trialInProgram finds program files that stand on the tests' own office.
func trialInProgram(house []source) (complaints []string) {
	const trial = "kezek/screens/internal/trial"
	for _, s := range house {
		if !s.test && "kezek/"+s.room != trial && slices.Contains(s.imports, trial) {
			complaints = append(complaints, s.path+": "+trial+" is for tests alone")
		}
	}
	return complaints
}

// libraries names the only rooms whose code may import a library.
var libraries = map[string][]string{
	"database/sql":       {"store"},
	"modernc.org/sqlite": {"store"},
	"fyne.io":            {".", "screens"},
	// The driver brings cgo and OpenGL; the screens are tested without. The gallery stands behind a build tag.
	"fyne.io/fyne/v2/app":               {".", "screens/kit/gallery"},
	"github.com/dweymouth/fyne-tooltip": {".", "screens"},
	"github.com/ncruces/zenity":         {".", "screens"},
	"github.com/xuri/excelize/v2":       {"reports/sheets"},
	"github.com/signintech/gopdf":       {"reports/papers"},
	"C":                                 {},
}

func strayLibraries(house []source) (complaints []string) {
	for _, s := range house {
		for _, name := range s.imports {
			for library, rooms := range libraries {
				allowed := slices.ContainsFunc(rooms, func(r string) bool { return under(s.room, r) })
				if under(name, library) && !allowed && !s.test {
					complaints = append(complaints, fmt.Sprintf("%s: %s belongs to %v", s.path, name, rooms))
				}
			}
		}
	}
	return complaints
}

func impure(house []source) (complaints []string) {
	outside := []string{"os", "net", "syscall", "io/ioutil", "database/sql"}
	for _, s := range house {
		if floor(s.room) != "concept" || s.test {
			continue
		}
		for _, name := range s.imports {
			if slices.ContainsFunc(outside, func(o string) bool { return under(name, o) }) {
				complaints = append(complaints, fmt.Sprintf("%s: a concept imports %s", s.path, name))
			}
		}
		ast.Inspect(s.file, func(n ast.Node) bool {
			if name := selected(n, "time"); slices.Contains([]string{"Now", "Since", "Until"}, name) {
				complaints = append(complaints, fmt.Sprintf("%s: a concept looks at the clock: time.%s", s.path, name))
			}
			return true
		})
	}
	return complaints
}

// selected returns the name that node n takes out of a package, "" when it takes none.
func selected(n ast.Node, pkg string) string {
	if sel, ok := n.(*ast.SelectorExpr); ok {
		if x, ok := sel.X.(*ast.Ident); ok && x.Name == pkg {
			return sel.Sel.Name
		}
	}
	return ""
}

func drawers(house []source) (complaints []string) {
	word := regexp.MustCompile(`util|common|helper|manager|misc`)
	for _, s := range house {
		if word.MatchString(s.file.Name.Name) || word.MatchString(path.Base(s.room)) {
			complaints = append(complaints, s.path+": name the package for what it does")
		}
	}
	return complaints
}

func silent(house []source) (complaints []string) {
	speaks := map[string]bool{}
	for _, s := range house {
		first := "(?i)^Package " + s.file.Name.Name + " "
		if s.file.Name.Name == "main" {
			first = "(?i)^(Command |" + regexp.QuoteMeta(path.Base(s.room)) + " )"
		}
		if !s.test {
			said, _ := regexp.MatchString(first, s.file.Doc.Text())
			speaks[s.room] = speaks[s.room] || said
		}
	}
	for room, ok := range speaks {
		if !ok {
			complaints = append(complaints, room+": no comment begins with what the package is for")
		}
	}
	return complaints
}

// liveFile looks for calls that open the database by its name; one such Close strips SQLite of its locks.
// It follows constants and the local variables made from them; O_EXCL opens nothing that is there already.
func liveFile(house []source) (complaints []string) {
	live := regexp.MustCompile(`\.db(-wal|-shm)?["` + "`]$")
	names := map[string]bool{} // "room name" of a constant, "path function name" of a variable
	for range 2 {              // a constant may stand in a later file
		complaints = nil
		for _, s := range house {
			for _, decl := range s.file.Decls {
				if !s.test && opensLive(s, decl, live, names) {
					complaints = append(complaints, s.path+": opens the live database beside SQLite")
				}
			}
		}
	}
	return complaints
}

func opensLive(s source, decl ast.Decl, live *regexp.Regexp, names map[string]bool) (opens bool) {
	calls := []string{"Open", "OpenFile", "OpenInRoot", "Create", "ReadFile", "WriteFile", "Truncate"}
	scope := s.path
	if f, ok := decl.(*ast.FuncDecl); ok {
		scope += " " + f.Name.Name
	}
	mentions := func(e ast.Expr) (yes bool) {
		ast.Inspect(e, func(n ast.Node) bool {
			switch n := n.(type) {
			case *ast.BasicLit:
				yes = yes || live.MatchString(n.Value)
			case *ast.Ident:
				yes = yes || names[s.room+" "+n.Name] || names[scope+" "+n.Name]
			}
			return !yes
		})
		return yes
	}
	ast.Inspect(decl, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.ValueSpec:
			for i, v := range n.Values {
				if mentions(v) {
					names[s.room+" "+n.Names[i].Name] = true
				}
			}
		case *ast.AssignStmt:
			for i, v := range n.Rhs {
				if name, ok := n.Lhs[i].(*ast.Ident); ok && mentions(v) {
					names[scope+" "+name.Name] = true
				}
			}
		case *ast.CallExpr:
			if slices.Contains(calls, selected(n.Fun, "os")) && slices.ContainsFunc(n.Args, mentions) && !exclusive(n) {
				opens = true
			}
		}
		return true
	})
	return opens
}

func exclusive(call *ast.CallExpr) (yes bool) {
	ast.Inspect(call, func(n ast.Node) bool {
		yes = yes || selected(n, "os") == "O_EXCL"
		return !yes
	})
	return yes
}

func long(house []source) (complaints []string) {
	for _, s := range house {
		if s.lines > 450 {
			complaints = append(complaints, fmt.Sprintf("%s: %d lines", s.path, s.lines))
		}
	}
	return complaints
}

func TestKezekctlKnowsNoWindow(t *testing.T) {
	window := regexp.MustCompile(`(?m)^(fyne\.io|github\.com/go-gl|kezek/screens)(/.*)?$`)
	if deps := goTool(t, "list", "-deps", "./cmd/kezekctl"); window.Match(deps) {
		t.Errorf("kezekctl depends on %s, among others", window.Find(deps))
	}
	if deps := goTool(t, "list", "-deps", "./screens/kit"); !window.Match(deps) {
		t.Error("the screens seem to know no window either: this test sees nothing")
	}
}

// The database's own go.mod names the one libc it was translated for.
func TestLibcIsTheOneSQLiteNames(t *testing.T) {
	var sqlite, libc struct{ Version, GoMod string }
	for name, into := range map[string]any{"modernc.org/sqlite": &sqlite, "modernc.org/libc": &libc} {
		if err := json.Unmarshal(goTool(t, "list", "-m", "-json", name), into); err != nil {
			t.Fatal(err)
		}
	}
	mod, err := os.ReadFile(sqlite.GoMod)
	if err != nil {
		t.Fatal(err)
	}
	want := regexp.MustCompile(`modernc\.org/libc v\S+`).Find(mod)
	if have := "modernc.org/libc " + libc.Version; have != string(want) {
		t.Errorf("go.mod has %s, sqlite %s wants %s", have, sqlite.Version, want)
	}
}

func goTool(t *testing.T, args ...string) []byte {
	t.Helper()
	out, err := exec.Command("go", args...).Output()
	if err != nil {
		var told string
		if exit, ok := err.(*exec.ExitError); ok {
			told = string(exit.Stderr)
		}
		t.Fatalf("go %s: %v\n%s", strings.Join(args, " "), err, told)
	}
	return out
}
