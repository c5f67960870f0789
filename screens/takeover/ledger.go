package takeover

import (
	"slices"

	"kezek/app/legacy"
)

// ledger is what a reading found, counted once after each change of the answers.
type ledger struct {
	reading *legacy.Reading
	tallies []tally // by severity, then by how many
	all     tally
	open    int
	isOpen  []bool // beside reading.Findings
}

// tally counts the findings of a kind.
type tally struct {
	kind        legacy.Kind
	severity    legacy.Severity
	way         legacy.Way // how accepting the kind would end them; "" when each needs its own answer
	total, open int
}

// count goes through the findings. What is open is what the reading says: a row left out needs no more answers.
func count(r *legacy.Reading) *ledger {
	l := &ledger{reading: r, isOpen: make([]bool, len(r.Findings))}
	open := r.Open() // in the order of the findings
	at := map[legacy.Kind]int{}
	for i := range r.Findings {
		f := &r.Findings[i]
		n, seen := at[f.Kind]
		if !seen {
			n = len(l.tallies)
			at[f.Kind] = n
			l.tallies = append(l.tallies, tally{kind: f.Kind, severity: f.Severity, way: f.Proposes()})
		}
		t := &l.tallies[n]
		t.total++
		l.all.total++
		if len(open) > 0 && f.Answer == nil && same(f, &open[0]) {
			open = open[1:]
			l.isOpen[i] = true
			t.open++
			l.open++
		}
	}
	l.all.open = l.open
	slices.SortStableFunc(l.tallies, func(a, b tally) int {
		if d := weight(a.severity) - weight(b.severity); d != 0 {
			return d
		}
		return b.total - a.total
	})
	return l
}

func same(f, g *legacy.Finding) bool {
	return f.Row == g.Row && f.Kind == g.Kind && f.Column == g.Column && f.Other == g.Other && f.Sheet == g.Sheet
}

func refOf(f *legacy.Finding) legacy.Ref {
	return legacy.Ref{Sheet: f.Sheet, Row: f.Row, Column: f.Column, Kind: f.Kind}
}

func weight(s legacy.Severity) int {
	for i, m := range severities {
		if m.severity == s {
			return i
		}
	}
	return len(severities)
}

// of counts one severity.
func (l *ledger) of(s legacy.Severity) (t tally) {
	for _, k := range l.tallies {
		if k.severity == s {
			t.total += k.total
			t.open += k.open
		}
	}
	return t
}

// pick gives the findings of a kind ("" is all), only the open ones if asked, as indexes in the list's order.
func (l *ledger) pick(kind legacy.Kind, openOnly bool) []int {
	picked := []int{}
	for i := range l.reading.Findings {
		if (kind == "" || l.reading.Findings[i].Kind == kind) && (!openOnly || l.isOpen[i]) {
			picked = append(picked, i)
		}
	}
	return picked
}

// alike counts the open findings of the same kind, and those of them whose cell says the same.
func (l *ledger) alike(f *legacy.Finding) (same, kind int) {
	for i := range l.reading.Findings {
		if g := &l.reading.Findings[i]; l.isOpen[i] && g.Kind == f.Kind {
			kind++
			if g.Value == f.Value {
				same++
			}
		}
	}
	return same, kind
}

// take takes back the answers of a kind.
func (l *ledger) take(kind legacy.Kind) (n int) {
	for i := range l.reading.Findings {
		if f := &l.reading.Findings[i]; f.Kind == kind && f.Answer != nil {
			f.Answer = nil
			n++
		}
	}
	return n
}
