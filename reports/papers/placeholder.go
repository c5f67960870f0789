package papers

import (
	"fmt"
	"reflect"
	"regexp"
	"slices"
	"strings"

	"kezek/app/fault"
)

var placeholder = regexp.MustCompile(`\{([^{}]*)\}`)

// scope is the types whose fields a line may name: that of the data and, within sections, those of their items, the
// innermost last and first in turn. The frame's own come last.
type scope []reflect.Type

// field is the type of a field, or of a part of one.
func (s scope) field(name string) (reflect.Type, bool) {
	for _, t := range slices.Backward(s) {
		if f, ok := fieldOf(t, name); ok {
			return f, true
		}
	}
	return fieldOf(reflect.TypeFor[frameFields](), name)
}

// checkConditions checks that the fields a block hangs on are there.
func (s scope) checkConditions(when []string, at int) error {
	for _, w := range when {
		if name := strings.TrimPrefix(w, "!"); !s.has(name) {
			return unknown(at, name)
		}
	}
	return nil
}

func (s scope) has(name string) bool {
	_, ok := s.field(name)
	return ok
}

// listed is the type of the items of a list field.
func (s scope) listed(field string, at int, line string) (reflect.Type, error) {
	t, ok := s.field(field)
	if !ok {
		return nil, unknown(at, field)
	}
	if t.Kind() != reflect.Slice {
		return nil, badLine(at, line)
	}
	return t.Elem(), nil
}

// checkFields checks every placeholder of a text; in is an item of a list, or nil outside lists.
func checkFields(text string, at int, fields scope, in reflect.Type) error {
	for _, m := range placeholder.FindAllStringSubmatch(text, -1) {
		if m[1] == "#" && (in != nil || len(fields) > 1) {
			continue
		}
		name, words, chosen := strings.Cut(m[1], "?")
		name, how, _ := strings.Cut(name, ":")
		t, ok := fields.field(name)
		if in != nil {
			t, ok = fieldOf(in, name)
		}
		if !ok || !chosen && !written(t, how) || chosen && !chosenBy(t, words) {
			return unknown(at, m[1])
		}
	}
	if strings.ContainsAny(placeholder.ReplaceAllString(text, ""), "{}") {
		return badLine(at, text)
	}
	return nil
}

// written tells whether a field of this type can stand in a text in this way.
func written(t reflect.Type, how string) bool {
	switch t {
	case reflect.TypeFor[Day](), reflect.TypeFor[Moment]():
		return how == "" || how == "long"
	case reflect.TypeFor[int](), reflect.TypeFor[Shift]():
		return how == "" || how == "0"
	case reflect.TypeFor[Money]():
		return how == "" || how == "0" || how == "words"
	case reflect.TypeFor[Text](), reflect.TypeFor[*Money](), reflect.TypeFor[string](), reflect.TypeFor[Area]():
		return how == ""
	}
	return false
}

func unknown(at int, field string) error {
	return fault.New("P3", "papers.fault.field", "line", at, "field", fmt.Sprintf("{%s}", field))
}

// chosenBy tells whether a field of this type can choose between these words.
func chosenBy(t reflect.Type, words string) bool {
	return words != "" && (!strings.Contains(words, "/") || t.Kind() == reflect.Int)
}

// fieldOf is the type of a field, or of a part of one: Field.Part.
func fieldOf(t reflect.Type, name string) (reflect.Type, bool) {
	for part := range strings.SplitSeq(name, ".") {
		if t.Kind() != reflect.Struct {
			return nil, false
		}
		f, ok := t.FieldByName(part)
		if !ok {
			return nil, false
		}
		t = f.Type
	}
	return t, true
}
