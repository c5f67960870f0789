package workdays

import (
	"bytes"
	"fmt"
	"regexp"
	"strconv"
	"strings"
	"time"
	"unicode/utf8"

	"github.com/BurntSushi/toml"

	"kezek/app/fault"
	"kezek/locales"
)

// Load reads a year's table from TOML. What does not fit is fault E40 with the file's name, the line (0 where it is not
// known) and the reason.
func Load(name string, text []byte) (Table, error) {
	var t Table
	r := reader{name: name, text: text}
	meta, err := toml.NewDecoder(bytes.NewReader(text)).Decode(&t)
	if err != nil {
		line := 0
		if at := errorLine.FindStringSubmatch(err.Error()); at != nil {
			line, _ = strconv.Atoi(at[1])
		}
		return Table{}, r.bad("workdays.bad-table", line, r.written(line)).Because(err)
	}
	if unknown := meta.Undecoded(); len(unknown) > 0 {
		key := unknown[0]
		return Table{}, r.bad("workdays.table.unknown", r.line(bytes.Index(text, []byte(key[len(key)-1]))), key.String())
	}
	if t.Source == "" || len(t.Holidays) == 0 {
		return Table{}, r.bad("workdays.table.empty", 0, "source, holiday")
	}
	if err := r.check(&t); err != nil {
		return Table{}, err
	}
	return t, nil
}

// TOML writes the table as a file that Load reads back to the same table.
func (t Table) TOML() []byte {
	var b bytes.Buffer
	for _, l := range []locales.Lang{locales.KK, locales.RU} { // who edits the file reads one of the two
		fmt.Fprintf(&b, "# %s\n", l.T("workdays.file-head"))
	}
	fmt.Fprintf(&b, "year = %d\ndraft = %t\nsource = %s\n", t.Year, t.Draft, quote(t.Source))
	for _, h := range t.Holidays {
		fmt.Fprintf(&b, "\n[[holiday]]\nday = %s\n", h.Day.Format(time.DateOnly))
		if !h.Last.IsZero() {
			fmt.Fprintf(&b, "last = %s\n", h.Last.Format(time.DateOnly))
		}
		fmt.Fprintf(&b, "moves = %t\nkk = %s\nru = %s\n", h.Moves, quote(h.KK), quote(h.RU))
		if h.EN != "" {
			fmt.Fprintf(&b, "en = %s\n", quote(h.EN))
		}
	}
	for _, m := range t.Moved {
		fmt.Fprintf(&b, "\n[[moved]]\nday = %s\nto = %s\nkk = %s\nru = %s\n",
			m.Day.Format(time.DateOnly), m.To.Format(time.DateOnly), quote(m.KK), quote(m.RU))
	}
	return b.Bytes()
}

// quote writes a TOML basic string.
func quote(s string) string {
	var b strings.Builder
	b.WriteByte('"')
	for _, r := range s {
		switch {
		case r == '"' || r == '\\':
			b.WriteByte('\\')
			b.WriteRune(r)
		case r < ' ' || r == 0x7f:
			fmt.Fprintf(&b, `\u%04X`, r)
		case r == utf8.RuneError: // a broken byte, or the character that stands for one
			b.WriteRune(utf8.RuneError)
		default:
			b.WriteRune(r)
		}
	}
	b.WriteByte('"')
	return b.String()
}

// reader knows where in a file a thing stands.
type reader struct {
	name string
	text []byte
}

// check refuses a table that cannot be meant so, and puts its days into the zone.
func (r reader) check(t *Table) error {
	if t.Year < 1900 || t.Year > 2099 { // as dates are typed
		return r.bad("workdays.table.day", r.line(bytes.Index(r.text, []byte("year"))), strconv.Itoa(t.Year))
	}
	named := map[time.Time]bool{} // days of holidays: whether by one that moves
	for i := range t.Holidays {
		h := &t.Holidays[i]
		at := r.entry("holiday", i, h.Day)
		switch {
		case !r.isDay(h.Day) || h.Day.Year() != t.Year:
			return r.bad("workdays.table.day", at, spelled(h.Day))
		case !h.Last.IsZero() && (!r.isDay(h.Last) || h.Last.Year() != t.Year || date(h.Last).Before(date(h.Day))):
			return r.bad("workdays.table.day", at, spelled(h.Last))
		case h.KK == "" || h.RU == "":
			return r.bad("workdays.table.name", at, spelled(h.Day))
		}
		h.Day, h.Last = date(h.Day), date(h.Last)
		for d := h.Day; !d.After(h.last()); d = next(d) {
			if named[d] && h.Moves {
				return r.bad("workdays.table.twice", at, spelled(d))
			}
			named[d] = named[d] || h.Moves
		}
	}
	moved := map[time.Time]bool{}
	for i := range t.Moved {
		m := &t.Moved[i]
		at := r.entry("moved", i, m.Day)
		if !r.isDay(m.Day) || !r.isDay(m.To) || m.Day.Year() != t.Year && m.To.Year() != t.Year {
			return r.bad("workdays.table.day", at, spelled(m.Day)+", "+spelled(m.To))
		}
		if m.KK == "" || m.RU == "" {
			return r.bad("workdays.table.name", at, spelled(m.Day))
		}
		m.Day, m.To = date(m.Day), date(m.To)
		for _, d := range []time.Time{m.Day, m.To} {
			_, holiday := named[d]
			if holiday || moved[d] {
				return r.bad("workdays.table.twice", at, spelled(d))
			}
			moved[d] = true
		}
	}
	return nil
}

// isDay refuses what is missing and what has a time of day.
func (r reader) isDay(t time.Time) bool { return !t.IsZero() && t.Equal(midnight(t)) }

func spelled(d time.Time) string {
	if d.IsZero() {
		return "?"
	}
	return d.Format("02.01.2006")
}

func (r reader) bad(key string, line int, what string) *fault.Fault {
	return fault.New("E40", key, "file", r.name, "line", strconv.Itoa(line), "what", what)
}

// errorLine finds the line in what the TOML reader says, which has it as a number for some errors only.
var errorLine = regexp.MustCompile(`^toml: line (\d+)`)

// written gives a line as it stands in the file, cut short.
func (r reader) written(line int) string {
	lines := strings.Split(string(r.text), "\n")
	if line < 1 || line > len(lines) {
		return ""
	}
	s := []rune(locales.Clean(lines[line-1]))
	return string(s[:min(len(s), 60)])
}

// line counts the lines up to a place in the text; a place before the text is line 0.
func (r reader) line(i int) int {
	if i < 0 {
		return 0
	}
	return 1 + bytes.Count(r.text[:i], []byte("\n"))
}

var header = regexp.MustCompile(`(?m)^[ \t]*\[\[[ \t]*(holiday|moved)[ \t]*\]\]`)

// entry finds the line of the i-th entry of a kind that spells the day d, else the line the entry begins with.
func (r reader) entry(kind string, i int, d time.Time) int {
	all := header.FindAllSubmatchIndex(r.text, -1)
	for n, at := range all {
		if string(r.text[at[2]:at[3]]) != kind {
			continue
		}
		if i--; i >= 0 {
			continue
		}
		end := len(r.text)
		if n+1 < len(all) {
			end = all[n+1][0]
		}
		if in := bytes.Index(r.text[at[1]:end], []byte(d.Format(time.DateOnly))); in >= 0 {
			return r.line(at[1] + in)
		}
		return r.line(at[0])
	}
	return 0
}
