package workdays

import (
	"bytes"
	"embed"
	"errors"
	"slices"
	"strconv"
	"sync"
	"time"

	"github.com/BurntSushi/toml"

	"kezek/app/fault"
	"kezek/locales"
)

// Table is one year's days off as published, with where that was read.
type Table struct {
	Year     int       `toml:"year"`
	Draft    bool      `toml:"draft"` // computed from the rules, not published yet
	Source   string    `toml:"source"`
	Holidays []Holiday `toml:"holiday"`
	Moved    []Moved   `toml:"moved"`
}

// Holiday is off from Day to Last (zero: one day). One that moves and falls on a weekly day of rest gives the next
// working day off.
type Holiday struct {
	Day   time.Time `toml:"day"`
	Last  time.Time `toml:"last"`
	Moves bool      `toml:"moves"`
	KK    string    `toml:"kk"`
	RU    string    `toml:"ru"`
}

// Moved is a day of rest that an order moved: Day is worked, To is off. It counts where Day is a day of rest.
type Moved struct {
	Day time.Time `toml:"day"`
	To  time.Time `toml:"to"`
	KK  string    `toml:"kk"`
	RU  string    `toml:"ru"`
}

//go:embed data/*.toml
var data embed.FS

var shipped = sync.OnceValue(func() []Table {
	files, err := data.ReadDir("data")
	if err != nil {
		panic(err)
	}
	var all []Table
	for _, f := range files {
		text, err := data.ReadFile("data/" + f.Name())
		if err != nil {
			panic(err)
		}
		t, err := Load(f.Name(), text)
		if err != nil {
			panic(err)
		}
		all = append(all, t)
	}
	return all
})

// Shipped returns the tables the program comes with, in order of year.
func Shipped() []Table { return slices.Clone(shipped()) }

// Load reads a year's table from TOML. What does not fit is fault E40 with file, line (where the syntax tells it) and reason.
func Load(name string, text []byte) (Table, error) {
	var t Table
	meta, err := toml.NewDecoder(bytes.NewReader(text)).Decode(&t)
	if err != nil {
		line := 0
		var at toml.ParseError
		if errors.As(err, &at) {
			line = at.Position.Line
		}
		return t, bad(name, line, err.Error()).Because(err)
	}
	if unknown := meta.Undecoded(); len(unknown) > 0 {
		return t, bad(name, lineOf(text, unknown[0][len(unknown[0])-1]), unknown[0].String())
	}
	if t.Source == "" || len(t.Holidays) == 0 {
		return t, bad(name, 0, "source, holiday")
	}
	for _, h := range t.Holidays {
		if h.Day.Year() != t.Year || !h.Last.IsZero() && (h.Last.Year() != t.Year || h.Last.Before(h.Day)) || h.KK == "" || h.RU == "" {
			return t, bad(name, lineOf(text, h.Day.Format(time.DateOnly)), "holiday "+h.Day.Format(time.DateOnly))
		}
	}
	for _, m := range t.Moved {
		if m.Day.Year() != t.Year || m.To.Year() != t.Year || m.KK == "" || m.RU == "" {
			return t, bad(name, lineOf(text, m.Day.Format(time.DateOnly)), "moved "+m.Day.Format(time.DateOnly))
		}
	}
	return t, nil
}

func bad(name string, line int, what string) *fault.Fault {
	return fault.New("E40", "workdays.bad-table", "file", name, "line", strconv.Itoa(line), "what", what)
}

// lineOf finds the first line that holds s; 0 where none does.
func lineOf(text []byte, s string) int {
	i := bytes.Index(text, []byte(s))
	if i < 0 {
		return 0
	}
	return 1 + bytes.Count(text[:i], []byte("\n"))
}

// exceptions lists the days of the year that are unlike their weekday.
func (t Table) exceptions(w Week) map[day]bool {
	worked := map[day]bool{}
	for _, m := range t.Moved {
		if w.rests(m.Day) {
			worked[dayOf(m.Day)], worked[dayOf(m.To)] = true, false
		}
	}
	var give []time.Time // moving holidays that fell on a day of rest
	for _, h := range t.Holidays {
		for d := date(h.Day); !d.After(date(h.Day)) || !d.After(date(h.Last)); d = d.AddDate(0, 0, 1) {
			worked[dayOf(d)] = false
			if h.Moves && w.rests(d) {
				give = append(give, d)
			}
		}
	}
	slices.SortFunc(give, time.Time.Compare)
	for _, d := range give {
		for off := true; off; {
			d = d.AddDate(0, 0, 1)
			as, unlike := worked[dayOf(d)]
			off = d.Year() == t.Year && (unlike && !as || !unlike && w.rests(d))
		}
		if d.Year() == t.Year {
			worked[dayOf(d)] = false
		}
	}
	return worked
}

// date puts a day of the file, which has no zone, into Kazakhstan's.
func date(t time.Time) time.Time {
	return time.Date(t.Year(), t.Month(), t.Day(), 0, 0, 0, 0, locales.Zone)
}
