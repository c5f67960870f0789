package store

import (
	"crypto/sha256"
	"database/sql"
	"fmt"
	"reflect"
	"strconv"
	"strings"
)

// table ties a row struct to its SQL table: columns in the order of the fields.
type table struct {
	name    string
	typ     reflect.Type
	columns []string
	key     int // field index of the key column
	rev     int // field index of rev
	base    int // how many columns the table began with; those added later stand behind
	selects string
	inserts string
	updates string // UPDATE … WHERE key AND rev
}

var tables = map[reflect.Type]*table{}

func tableOf[T any](name string) *table {
	t := &table{name: name, typ: reflect.TypeFor[T]()}
	var marks, sets []string
	for i := range t.typ.NumField() {
		column, added := strings.CutSuffix(t.typ.Field(i).Tag.Get("db"), ",added")
		if !added {
			t.base = i + 1
		}
		column, key := strings.CutSuffix(column, ",key")
		if key {
			t.key = i
		}
		if column == "rev" {
			t.rev = i
		}
		t.columns = append(t.columns, column)
		marks = append(marks, "$"+strconv.Itoa(i+1))
		sets = append(sets, column+" = $"+strconv.Itoa(i+1))
	}
	list := strings.Join(t.columns, ", ")
	t.selects = "SELECT " + list + " FROM " + name
	t.inserts = fmt.Sprintf("INSERT INTO %s (%s) VALUES (%s)", name, list, strings.Join(marks, ", "))
	t.updates = fmt.Sprintf("UPDATE %s SET %s WHERE %s = $%d AND rev = $%d", name, strings.Join(sets, ", "),
		t.columns[t.key], t.key+1, len(t.columns)+1)
	tables[t.typ] = t
	return t
}

func tableFor(row any) (*table, reflect.Value) {
	v := reflect.Indirect(reflect.ValueOf(row))
	t, ok := tables[v.Type()]
	if !ok {
		panic("store: no table for " + v.Type().String())
	}
	return t, v
}

// values are the column values of a row, as the driver takes them.
func (t *table) values(v reflect.Value, into []any) []any {
	for i := range t.columns {
		into = append(into, plain(v.Field(i)))
	}
	return into
}

func plain(f reflect.Value) any {
	switch f.Kind() {
	case reflect.String:
		return f.String()
	case reflect.Int64:
		return f.Int()
	case reflect.Bool:
		if f.Bool() {
			return int64(1)
		}
		return int64(0)
	case reflect.Pointer:
		if f.IsNil() {
			return nil
		}
		return plain(f.Elem())
	}
	panic("store: column of kind " + f.Kind().String())
}

// canonical spells the state of a row the same way for ever: [column values in order] as JSON.
func canonical(values []any, into []byte) []byte {
	into = append(into, '[')
	for i, v := range values {
		if i > 0 {
			into = append(into, ',')
		}
		switch v := v.(type) {
		case nil:
			into = append(into, "null"...)
		case int64:
			into = strconv.AppendInt(into, v, 10)
		case string:
			into = quote(v, into)
		default:
			panic(fmt.Sprintf("store: value of type %T", v))
		}
	}
	return append(into, ']')
}

// quote is JSON quoting of its own, so that no library's taste can change a hash.
func quote(s string, into []byte) []byte {
	const hex = "0123456789abcdef"
	into = append(into, '"')
	for i := range len(s) {
		switch c := s[i]; {
		case c == '"' || c == '\\':
			into = append(into, '\\', c)
		case c < 0x20:
			into = append(into, '\\', 'u', '0', '0', hex[c>>4], hex[c&15])
		default:
			into = append(into, c)
		}
	}
	return append(into, '"')
}

// state is what of a row's values is hashed: a column added to the table later counts once it holds something, so that
// rows written before it keep their hash.
func (t *table) state(values []any) []any {
	n := len(values)
	for n > t.base && (values[n-1] == nil || values[n-1] == int64(0) || values[n-1] == "") {
		n--
	}
	return values[:n]
}

func stateHash(values []any, buffer []byte) ([32]byte, []byte) {
	buffer = canonical(values, buffer[:0])
	return sha256.Sum256(buffer), buffer
}

func keyText(v any) string {
	switch v := v.(type) {
	case int64:
		return strconv.FormatInt(v, 10)
	case string:
		return v
	}
	panic(fmt.Sprintf("store: key of type %T", v))
}

// scan fills a new row of type T from a result whose columns are t.columns.
func scan[T any](rows *sql.Rows, t *table) (T, error) {
	var row T
	err := rows.Scan(t.addresses(&row)...)
	return row, err
}

// addresses are where the columns of a row go.
func (t *table) addresses(row any) []any {
	v := reflect.ValueOf(row).Elem()
	into := make([]any, len(t.columns))
	for i := range into {
		into[i] = v.Field(i).Addr().Interface()
	}
	return into
}
