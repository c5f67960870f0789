package workdays

import (
	"cmp"
	"embed"
	"slices"
	"sync"
	"time"

	"kezek/locales"
)

// Table is one year's days off as published, with where that was read. Its days are midnights in locales.Zone.
type Table struct {
	Year     int       `toml:"year"`
	Draft    bool      `toml:"draft"` // not published yet, or not wholly checked
	Source   string    `toml:"source"`
	Holidays []Holiday `toml:"holiday"`
	Moved    []Moved   `toml:"moved"`
}

// Holiday is off from Day to Last (zero: one day). A state or national holiday moves: where it falls on a day of rest,
// the next working day is off. 7 January and Kurban-ait do not.
type Holiday struct {
	Day   time.Time `toml:"day"`
	Last  time.Time `toml:"last"`
	Moves bool      `toml:"moves"`
	KK    string    `toml:"kk"`
	RU    string    `toml:"ru"`
	EN    string    `toml:"en"` // may be empty
}

// last is the holiday's last day.
func (h Holiday) last() time.Time {
	if h.Last.IsZero() {
		return h.Day
	}
	return h.Last
}

// Moved is a day of rest that an order moved: Day is worked, To is off. It counts where Day is a day of rest, so a
// Saturday moved says nothing to an office that works on Saturdays. A move over the turn of the year stands in the
// tables of both years.
type Moved struct {
	Day time.Time `toml:"day"`
	To  time.Time `toml:"to"`
	KK  string    `toml:"kk"` // the order
	RU  string    `toml:"ru"`
}

// Day is one day of a year, for showing.
type Day struct {
	Date       time.Time // midnight in locales.Zone
	Kind       Kind
	Other      time.Time // ForHoliday: the holiday's day; OffByOrder, WorkedByOrder: the day it changed places with
	KK, RU, EN string    // the holiday or the order; EN may be empty
}

// Kind is why a day is worked or off.
type Kind string

const (
	Worked        Kind = "worked"
	WorkedByOrder Kind = "worked_by_order" // a day of rest moved away
	Rest          Kind = "rest"            // the weekly day of rest
	OnHoliday     Kind = "on_holiday"
	ForHoliday    Kind = "for_holiday" // a holiday fell on a day of rest
	OffByOrder    Kind = "off_by_order"
)

// Working tells whether a day of this kind is worked.
func (k Kind) Working() bool { return k == Worked || k == WorkedByOrder }

// Working tells whether the day is worked.
func (d Day) Working() bool { return d.Kind.Working() }

// Why says in words what the day is: «Наурыз мейрамы», «Демалыс, 04.05.2024 күнінен ауыстырылды: …».
func (d Day) Why(l locales.Lang) string {
	name := map[locales.Lang]string{locales.KK: d.KK, locales.RU: d.RU, locales.EN: cmp.Or(d.EN, d.RU)}[l]
	if d.Kind == OnHoliday {
		return name
	}
	return l.T("workdays.day."+string(d.Kind), "date", d.Other.Format("02.01.2006"), "name", name)
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

// marks lists the days of the year that have a name or are unlike their weekday.
func (t Table) marks(w Week) map[day]Day {
	marks := map[day]Day{}
	off := func(d time.Time) bool {
		if as, ok := marks[dayOf(d)]; ok && d.Year() == t.Year {
			return !as.Kind.Working()
		}
		return w.rests(d)
	}
	mark := func(d time.Time, as Day) {
		if d.Year() == t.Year {
			marks[dayOf(d)] = as
		}
	}
	var fell []Day // moving holidays on a day of rest
	for _, h := range t.Holidays {
		for d := h.Day; !d.After(h.last()); d = next(d) {
			mark(d, Day{Kind: OnHoliday, KK: h.KK, RU: h.RU, EN: h.EN})
			if h.Moves && w.rests(d) {
				fell = append(fell, Day{Kind: ForHoliday, Other: d, KK: h.KK, RU: h.RU, EN: h.EN})
			}
		}
	}
	slices.SortFunc(fell, func(a, b Day) int { return a.Other.Compare(b.Other) })
	for _, as := range fell {
		d := next(as.Other)
		for off(d) {
			d = next(d)
		}
		mark(d, as)
	}
	// Orders come last: one may move the day that was given for a holiday, as 11 May 2020.
	for _, m := range t.Moved {
		if off(m.Day) {
			mark(m.Day, Day{Kind: WorkedByOrder, Other: m.To, KK: m.KK, RU: m.RU})
			mark(m.To, Day{Kind: OffByOrder, Other: m.Day, KK: m.KK, RU: m.RU})
		}
	}
	return marks
}

// date puts a day of a file, which has no zone, into Kazakhstan's; none stays none.
func date(t time.Time) time.Time {
	if t.IsZero() {
		return t
	}
	y, m, d := t.Date()
	return time.Date(y, m, d, 0, 0, 0, 0, locales.Zone)
}
