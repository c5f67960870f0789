package papers

import (
	"reflect"
	"strconv"
	"strings"

	"kezek/locales"
)

// piece is a block of a form with its fields filled in, clean and ready to be set.
type piece struct {
	mark  mark
	text  string
	value string
	grid  *grid
}

type grid struct {
	columns []column // cells unused
	rows    [][]string
}

// fill puts a paper's data into the form. Rows without a value, tables without rows and blocks whose condition
// fails are left out.
func (f Form) fill(p Paper, lang locales.Lang) ([]piece, error) {
	v := values{reflect.Indirect(reflect.ValueOf(p.Data)), reflect.ValueOf(p.frameFields()), lang}
	var pieces []piece
	for _, b := range f.blocks {
		if name, no := strings.CutPrefix(b.when, "!"); name != "" && v.empty(name) != no {
			continue
		}
		made, err := v.piece(b)
		if err != nil {
			return nil, err
		}
		if (b.mark == row || b.mark == strong) && made.value == "" || b.mark == table && len(made.grid.rows) == 0 {
			continue
		}
		if b.mark != table && b.mark != ruled && made.text == "" {
			continue
		}
		pieces = append(pieces, made)
	}
	return pieces, nil
}

type values struct {
	data, frame reflect.Value
	lang        locales.Lang
}

func (v values) piece(b block) (made piece, err error) {
	made.mark = b.mark
	if b.mark == table {
		made.grid, err = v.grid(b)
		return made, err
	}
	if made.text, err = v.put(b.text, 0); err != nil {
		return made, err
	}
	made.value, err = v.put(b.value, 0)
	return made, err
}

func (v values) grid(b block) (*grid, error) {
	g := &grid{columns: b.columns}
	list := v.data.FieldByName(b.text)
	g.rows = make([][]string, list.Len())
	for i := range g.rows {
		in := values{list.Index(i), v.data, v.lang}
		g.rows[i] = make([]string, len(b.columns))
		for j, c := range b.columns {
			cell, err := in.put(c.cell, i+1)
			if err != nil {
				return nil, err
			}
			g.rows[i][j] = cell
		}
	}
	return g, nil
}

// put fills the placeholders of a text; it is empty when none of them has a value. n is the number of a table's row.
func (v values) put(text string, n int) (string, error) {
	var b strings.Builder
	filled, fields := false, false
	for {
		start := strings.IndexByte(text, '{')
		if start < 0 {
			break
		}
		end := start + strings.IndexByte(text[start:], '}')
		b.WriteString(text[:start])
		name, long := strings.CutSuffix(text[start+1:end], ":long")
		text = text[end+1:]
		fields = true
		value := ""
		if name == "#" {
			value = strconv.Itoa(n)
		} else {
			value = spell(v.field(name), v.lang, long)
		}
		value, err := clean(value)
		if err != nil {
			return "", err
		}
		filled = filled || value != ""
		b.WriteString(value)
	}
	b.WriteString(text)
	if fields && !filled {
		return "", nil
	}
	return b.String(), nil
}

func (v values) field(name string) reflect.Value {
	if f := v.data.FieldByName(name); f.IsValid() {
		return f
	}
	return v.frame.FieldByName(name)
}

func (v values) empty(name string) bool {
	f := v.field(name)
	return f.IsZero() || f.Kind() == reflect.Slice && f.Len() == 0
}

// spell writes a field's value the way papers do; nothing for an empty one.
func spell(f reflect.Value, lang locales.Lang, long bool) string {
	if f.IsZero() {
		return ""
	}
	switch x := f.Interface().(type) {
	case Text:
		return x.in(lang)
	case string:
		return strings.TrimSpace(x)
	case int:
		return locales.Number(int64(x))
	case Day:
		if long {
			return lang.LongDate(int64(x))
		}
		return locales.Date(int64(x))
	case Moment:
		if long {
			return lang.LongDate(int64(x))
		}
		return strings.ReplaceAll(locales.DateTime(int64(x)), " ", "\u00a0")
	}
	panic("papers: a field of type " + f.Type().String())
}

func (t Text) in(lang locales.Lang) string {
	s, other := strings.TrimSpace(t.RU), strings.TrimSpace(t.KK)
	if lang == locales.KK {
		s, other = other, s
	}
	if s == "" {
		return other
	}
	return s
}

func title(pieces []piece) string {
	for _, p := range pieces {
		if p.mark == titled {
			return p.text
		}
	}
	return ""
}
