package app

import (
	"context"
	"encoding/json"
	"io"
	"slices"
	"strings"

	"kezek/locales"
	"kezek/reports/sheets"
	"kezek/store"
)

// How a row of a register may stand; "" in a filter is every row that was not annulled.
const (
	HoldingHeld     = store.HoldingHeld
	HoldingEnded    = store.HoldingEnded
	HoldingAnnulled = store.HoldingAnnulled
)

// HoldingStates are all of them.
var HoldingStates = []string{HoldingHeld, HoldingEnded, HoldingAnnulled}

// State is how the row stands today.
func (r HoldingRow) State() string {
	switch {
	case r.Annulled != "":
		return HoldingAnnulled
	case r.Ended:
		return HoldingEnded
	}
	return HoldingHeld
}

// Names are all who hold the dwelling, the tenant first.
func (r HoldingRow) Names() string {
	var names []string
	for _, p := range r.People {
		names = append(names, p.Name)
	}
	return strings.Join(names, ", ")
}

// ExportHoldings writes the rows a filter asks for to path as a workbook in one language.
func (o *Office) ExportHoldings(ctx context.Context, who *Person, path string, f HoldingFilter, lang locales.Lang) (Outcome, error) {
	what, err := json.Marshal(f)
	if err != nil {
		return Outcome{}, err
	}
	return o.exported(ctx, who, path, "holdings "+string(what), func(w io.Writer) (int, error) { return o.writeHoldings(ctx, who, w, f, lang) })
}

func (o *Office) writeHoldings(ctx context.Context, who *Person, w io.Writer, f HoldingFilter, lang locales.Lang) (int, error) {
	ids, err := o.Holdings(ctx, f)
	if err != nil {
		return 0, err
	}
	l, err := o.lister(ctx, who, ListOptions{Langs: []locales.Lang{lang}})
	if err != nil {
		return 0, err
	}
	name := lang.T("holding.registers")
	if f.Register != "" {
		name = lang.T("holding.register." + f.Register)
	}
	s := sheets.Sheet{Name: name, Titles: l.over(name, l.say("list.as-of", "date", locales.Date(l.now))), Count: len(ids),
		Columns: l.headed("holding.column.", holdingColumns)}
	one := f.Register != "" // then no column has to say which
	if one {
		s.Columns = slices.Delete(s.Columns, 1, 2)
	}
	s.Rows = func(yield func([]sheets.Value) bool) {
		for rest := ids; len(rest) > 0 && l.err == nil; {
			part := rest[:min(journalPortion, len(rest))]
			rest = rest[len(part):]
			var rows []HoldingRow
			rows, l.err = o.HoldingRows(ctx, part)
			for _, r := range rows {
				values := r.values(lang)
				if one {
					values = slices.Delete(values, 1, 2)
				}
				if !yield(values) {
					return
				}
			}
		}
	}
	return len(ids), l.write(w, l.book(name, s))
}

// holdingColumns are those of a register's workbook; widths in letters.
var holdingColumns = []codedColumn{{"row", 7}, {"register", 18}, {"number", 11}, {"date", 12}, {"tenant", 26}, {"iin", 14}, {"born", 12}, {"family", 34}, {"address", 28},
	{"area", 10}, {"useful", 10}, {"rooms", 8}, {"basis", 18}, {"from", 12}, {"to", 12}, {"state", 14}, {"note", 16}}

func (r HoldingRow) values(lang locales.Lang) []sheets.Value {
	area := func(cm2 int64) sheets.Value {
		if cm2 == 0 {
			return sheets.T("")
		}
		return sheets.A(cm2)
	}
	first, rooms := r.People[0], sheets.T("")
	if r.Rooms > 0 {
		rooms = sheets.I(r.Rooms)
	}
	var family []string
	for _, p := range r.People[1:] {
		family = append(family, strings.TrimSpace(p.Name+" "+p.IIN))
	}
	state := lang.T("holding.state." + r.State())
	if r.EndedOn != "" {
		state += " " + locales.Date(int64(dayOf(r.EndedOn)))
	}
	return []sheets.Value{sheets.I(r.ID), sheets.T(lang.T("holding.register." + r.Register)), sheets.T(r.Number), dayCell(r.Date), sheets.T(first.Name),
		sheets.T(first.IIN), dayCell(first.Born), sheets.T(strings.Join(family, "; ")), sheets.T(r.Address), area(r.Area), area(r.Useful), rooms,
		sheets.T(r.Basis), dayCell(r.From), dayCell(r.To), sheets.T(state), sheets.T(r.Note)}
}

// dayCell is a stored day; what is none stays as it was written.
func dayCell(date string) sheets.Value {
	if at := dayOf(date); at != 0 {
		return sheets.D(int64(at))
	}
	return sheets.T(date)
}
