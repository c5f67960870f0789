package edition

import (
	"crypto/sha256"
	"embed"
	"encoding/hex"
	"errors"
	"maps"
	"slices"
	"strconv"
	"strings"
	"sync"
	"time"

	"github.com/BurntSushi/toml"

	"kezek/locales"
)

//go:embed data/*.toml
var data embed.FS

// Shipped returns the editions the program comes with, the newest first.
var Shipped = sync.OnceValue(func() []*Edition {
	files, err := data.ReadDir("data")
	if err != nil {
		panic(err)
	}
	var all []*Edition
	for _, f := range files {
		text, err := data.ReadFile("data/" + f.Name())
		if err != nil {
			panic(err)
		}
		e, err := Load(f.Name(), text)
		if err != nil {
			panic(err)
		}
		all = append(all, e)
	}
	if err := Overlap(all); err != nil {
		panic(err)
	}
	slices.SortFunc(all, func(a, b *Edition) int { return strings.Compare(b.From, a.From) })
	return all
})

// Load reads an edition strictly. What does not fit is a fault with file, line and reason: E10 not TOML, E11 an
// unknown key, E12 something missing, E13 a value that cannot be, E15 a code or name given twice.
func Load(name string, text []byte) (*Edition, error) {
	e := &Edition{name: name, Source: string(text), aliases: map[string]string{}}
	meta, err := toml.Decode(e.Source, e)
	if err != nil {
		line := 0
		var at toml.ParseError
		if errors.As(err, &at) {
			line = at.Position.Line
		}
		return nil, located(name, line, "E10", "edition.syntax", err.Error()).Because(err)
	}
	if unknown := meta.Undecoded(); len(unknown) > 0 {
		key := unknown[0]
		return nil, located(name, lineOfKey(e.Source, key), "E11", "edition.unknown-key", key.String())
	}
	r := reader{e: e}
	r.edition()
	if r.err != nil {
		return nil, r.err
	}
	sum := sha256.Sum256(text)
	e.SHA256 = hex.EncodeToString(sum[:])
	return e, nil
}

// Overlap finds two editions that would be in force on the same day for one territory, stock and service: fault E14.
func Overlap(all []*Edition) error {
	for i, a := range all {
		for _, b := range all[:i] {
			if a.Territory.Code != b.Territory.Code || a.Stock != b.Stock || a.To != "" && a.To < b.From || b.To != "" && b.To < a.From {
				continue
			}
			for service := range a.Services {
				if b.Services[service] != nil {
					return located(a.name, lineOf(a.Source, "from"), "E14", "edition.overlap", b.Code)
				}
			}
		}
	}
	return nil
}

// reader checks an edition from top to bottom and keeps the first thing that is wrong.
type reader struct {
	e     *Edition
	err   error
	at    string         // header of the table being read
	count map[string]int // how many tables of that header were read
}

func (r *reader) wrong(code, key, what string) {
	if r.err != nil {
		return
	}
	line := lineOfTable(r.e.Source, r.at, r.count[r.at])
	if line == 0 && r.at != "" { // the whole table is not there
		line, what = 1, r.at+" "+what
	}
	r.err = located(r.e.name, line, code, key, what)
}

func (r *reader) missing(what string)  { r.wrong("E12", "edition.missing", what) }
func (r *reader) badValue(what string) { r.wrong("E13", "edition.bad-value", what) }
func (r *reader) twice(what string)    { r.wrong("E15", "edition.twice", what) }

// table says that the next table under this header is being read.
func (r *reader) table(header string) {
	if r.count == nil {
		r.count = map[string]int{}
	}
	r.at = header
	r.count[header]++
}

func (r *reader) edition() {
	e := r.e
	if e.Code == "" {
		r.missing("code")
	}
	r.day("from", e.From)
	if e.To != "" {
		r.day("to", e.To)
		if e.To < e.From {
			r.badValue("to")
		}
	}
	r.table("[title]")
	r.text(e.Title)
	r.table("[territory]")
	r.text(e.Territory.Text)
	r.table("[law]")
	r.text(e.Law.Text)
	r.day("date", e.Law.Date)
	if e.Law.Number == "" && e.Law.Registered == "" {
		r.missing("number")
	}
	if e.Law.Source == "" {
		r.missing("source")
	}
	if len(e.Services) == 0 {
		r.missing("service")
	}
	r.commission(e.Commission)
	grounds := map[string]bool{}
	for _, name := range slices.Sorted(maps.Keys(e.Services)) {
		r.service("service."+name, name, e.Services[name], grounds)
	}
}

func (r *reader) statement(seen map[string]bool, code string, t Text, m *Mark) {
	if code == "" {
		r.missing("code")
	}
	if seen[code] {
		r.twice(code)
	}
	seen[code] = true
	r.text(t)
	r.mark(m)
}

func (r *reader) text(t Text) {
	if t.KK == "" {
		r.missing("kk")
	}
	if t.RU == "" {
		r.missing("ru")
	}
}

func (r *reader) mark(m *Mark) {
	if m.Cite.KK == "" || m.Cite.RU == "" {
		r.missing("clause")
	}
	if m.Source == "" {
		r.missing("source")
	}
	m.Clause = m.Cite.KK + " / " + m.Cite.RU
}

func (r *reader) names(l *List) {
	if l.Short != (Text{}) {
		r.text(l.Short)
	}
	for _, n := range append([]string{l.Code, l.KK, l.RU, l.EN}, l.Aliases...) {
		folded := locales.Fold(n)
		if of, ok := r.e.aliases[folded]; ok && of != l.Code {
			r.twice(n)
		}
		if folded != "" {
			r.e.aliases[folded] = l.Code
		}
	}
}

func (r *reader) among(known map[string]bool, codes ...string) {
	for _, c := range codes {
		if !known[c] {
			r.badValue(strconv.Quote(c))
		}
	}
}

func (r *reader) day(key, s string) {
	if s == "" {
		r.missing(key)
	} else if _, err := time.Parse(time.DateOnly, s); err != nil {
		r.badValue(key)
	}
}

// Standard is the edition a new office begins with unless it chooses another: the law in force now.
const Standard = "R2025-INST"

// Find returns a shipped edition by its code, nil when there is none.
func Find(code string) *Edition {
	if e, ok := first(Shipped(), func(e *Edition) bool { return e.Code == code }); ok {
		return e
	}
	return nil
}

// Covers tells whether the edition is in force on a day (yyyy-mm-dd).
func (e *Edition) Covers(day string) bool { return e.From <= day && (e.To == "" || day <= e.To) }
