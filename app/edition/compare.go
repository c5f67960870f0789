package edition

import (
	"reflect"
	"slices"
)

// Difference is one thing in which two editions differ: a statement that only one of them makes (the other is nil), or
// a value that they give differently.
type Difference struct {
	A, B *Statement
	Name string // of the value; "" where a whole statement is missing
	Was  Value  // what A says
	Is   Value  // what B says
}

// Names of the values every statement has beside its own.
const (
	ValueText     = "text"
	ValueClause   = "clause"
	ValueSource   = "source"
	ValueVerified = "verified"
)

// Statement is what the difference is about: that of A, or of B where A has none.
func (d Difference) Statement() *Statement {
	if d.A != nil {
		return d.A
	}
	return d.B
}

// Compare tells in what b differs from a, in the order of reading. Statements are the same one when service, kind and
// code are; where they stand among the others does not count.
func Compare(a, b *Edition) (differences []Difference) {
	type place struct{ service, kind, code string }
	at := func(s Statement) place {
		if s.Kind == OfEdition {
			s.Code = ""
		}
		return place{s.Service, s.Kind, s.Code}
	}
	was, is := a.Statements(), b.Statements()
	here, there := map[place]*Statement{}, map[place]*Statement{}
	for i := range was {
		here[at(was[i])] = &was[i]
	}
	for i := range is {
		there[at(is[i])] = &is[i]
	}
	for i := range was {
		switch other := there[at(was[i])]; other {
		case nil:
			differences = append(differences, Difference{A: &was[i]})
		default:
			differences = append(differences, unlike(&was[i], other)...)
		}
	}
	for i := range is {
		if here[at(is[i])] == nil {
			differences = append(differences, Difference{B: &is[i]})
		}
	}
	slices.SortStableFunc(differences, func(x, y Difference) int { return rank(x.Statement()) - rank(y.Statement()) })
	return differences
}

// rank is where a statement stands among all by its service and kind.
func rank(s *Statement) int {
	return (1+slices.Index(ServiceCodes, s.Service))*len(StatementKinds) + slices.Index(StatementKinds, s.Kind)
}

// unlike tells in what values two wordings of one statement differ.
func unlike(a, b *Statement) (differences []Difference) {
	was, is := a.whole(), b.whole()
	var names []string
	for _, v := range append(slices.Clone(was), is...) {
		if !slices.Contains(names, v.Name) {
			names = append(names, v.Name)
		}
	}
	named := func(all []Value, name string) Value {
		v, _ := first(all, func(v Value) bool { return v.Name == name })
		v.Name = name
		return v
	}
	for _, name := range names {
		if x, y := named(was, name), named(is, name); !reflect.DeepEqual(x, y) {
			differences = append(differences, Difference{A: a, B: b, Name: name, Was: x, Is: y})
		}
	}
	return differences
}

// whole are all values of a statement, its text and mark among them.
func (s *Statement) whole() []Value {
	all := append([]Value{{Name: ValueText, Text: s.Text}}, s.Values...)
	if s.Mark == nil {
		return all
	}
	all = append(all, Value{Name: ValueClause, Text: s.Cite}, Value{Name: ValueSource, Codes: []string{s.Source}})
	if s.Verified {
		all = append(all, Value{Name: ValueVerified, Codes: []string{"yes"}})
	}
	return all
}
