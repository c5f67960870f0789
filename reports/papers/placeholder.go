package papers

import (
	"fmt"
	"reflect"
	"regexp"
	"strings"

	"kezek/app/fault"
)

var placeholder = regexp.MustCompile(`\{([^{}]*)\}`)

// checkFields checks every placeholder of a text; in is an item of a list, or nil outside lists.
func checkFields(text string, at int, data, in reflect.Type) error {
	for _, m := range placeholder.FindAllStringSubmatch(text, -1) {
		name, how, _ := strings.Cut(m[1], ":")
		if m[1] == "#" && in != nil {
			continue
		}
		t, ok := fieldType(data, name)
		if in != nil {
			var f reflect.StructField
			f, ok = in.FieldByName(name)
			t = f.Type
		}
		if !ok || !written(t, how) {
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
	case reflect.TypeFor[int]():
		return how == "" || how == "0"
	case reflect.TypeFor[Text](), reflect.TypeFor[string]():
		return how == ""
	}
	return false
}

func unknown(at int, field string) error {
	return fault.New("P3", "papers.fault.field", "line", at, "field", fmt.Sprintf("{%s}", field))
}

func fieldType(data reflect.Type, name string) (reflect.Type, bool) {
	if f, ok := data.FieldByName(name); ok {
		return f.Type, true
	}
	f, ok := reflect.TypeFor[frameFields]().FieldByName(name)
	return f.Type, ok
}
