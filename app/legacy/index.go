package legacy

import (
	"cmp"
	"slices"
)

// index puts the findings in the book's order, names their severity and message, and gives each record its own.
func (r *Reading) index() {
	at := map[string]int{}
	for i, name := range r.sheets {
		at[name] = i
	}
	keys := map[Kind]string{}
	for k := range rules {
		keys[k] = k.Key()
	}
	slices.SortStableFunc(r.Findings, func(a, b Finding) int {
		if a.Sheet != b.Sheet {
			return at[a.Sheet] - at[b.Sheet]
		}
		if a.Row != b.Row {
			return a.Row - b.Row
		}
		if a.Column != b.Column {
			return cmp.Or(len(a.Column)-len(b.Column), cmp.Compare(a.Column, b.Column))
		}
		return cmp.Compare(a.Kind, b.Kind)
	})
	for i := range r.Findings {
		f := &r.Findings[i]
		f.Severity, f.Key = rules[f.Kind].severity, keys[f.Kind]
		if o := f.Other; o != nil && o.Row > 0 {
			f.Args = map[string]any{"sheet": o.Sheet, "row": o.Row}
		} else if o != nil {
			f.Args = map[string]any{"number": o.RegNo}
		}
	}
	i := 0
	for n := range r.records {
		rec := r.records[n]
		last := rec.row
		if k := len(rec.memberRows); k > 0 {
			last = rec.memberRows[k-1]
		}
		before := func(row int) bool {
			f := &r.Findings[i]
			return at[f.Sheet] < rec.sheet || at[f.Sheet] == rec.sheet && f.Row < row
		}
		for i < len(r.Findings) && before(rec.row) {
			i++
		}
		rec.first = i
		for i < len(r.Findings) && before(last+1) {
			i++
		}
		rec.last = i
	}
}

// own gives a record's findings.
func (r *Reading) own(rec *record) []Finding { return r.Findings[rec.first:rec.last] }
