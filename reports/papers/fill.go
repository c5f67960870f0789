package papers

import (
	"reflect"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"kezek/app/fault"
	"kezek/locales"
)

// piece is a block of a form with its fields filled in, clean and ready to be set.
type piece struct {
	mark  mark
	text  string
	value string
	open  bool // its value is to be written by hand
	grid  *grid
	chart []PlacePoint
}

type grid struct {
	list     string   // field its rows are of
	columns  []column // cells unused
	rows     [][]string
	annulled []bool // rows struck through
	strong   []bool // rows in bold
	mark     string // what is said in these
	open     bool   // its rows are to be filled by hand
}

// matches tells whether a grid is of the same list in the same columns, so that both can be set as one.
func (g *grid) matches(other *grid) bool {
	return g.list == other.list && len(g.columns) == len(other.columns)
}

// widest is the number of the widest column.
func (g *grid) widest() (at int) {
	for i, c := range g.columns {
		if c.share > g.columns[at].share {
			at = i
		}
	}
	return at
}

// fill puts a paper's data into the form. Rows without a value, tables without rows and blocks whose condition
// fails are left out; on a blank paper rows and tables stay, to be written in.
func (f Form) fill(p Paper, lang locales.Lang) ([]piece, error) {
	v := values{reflect.Indirect(reflect.ValueOf(p.Data)), reflect.ValueOf(p.frameFields()), lang, p.blank()}
	var pieces []piece
	for _, b := range f.blocks {
		if !v.meets(b.when) {
			continue
		}
		made, err := v.pieces(b)
		if err != nil {
			return nil, err
		}
		pieces = append(pieces, made...)
	}
	return pieces, nil
}

// blank tells whether the paper is to be filled by hand.
func (p Paper) blank() bool {
	f := reflect.Indirect(reflect.ValueOf(p.Data)).FieldByName("Blank")
	return f.IsValid() && f.Bool()
}

type values struct {
	data, frame reflect.Value
	lang        locales.Lang
	blank       bool
}

func (v values) meets(when []string) bool {
	for _, w := range when {
		if name, no := strings.CutPrefix(w, "!"); v.empty(name) != no {
			return false
		}
	}
	return true
}

// pieces is what a block comes to: nothing, one piece, or one for each item of its list.
func (v values) pieces(b block) ([]piece, error) {
	switch {
	case b.mark == table:
		g, err := v.grid(b)
		if err != nil || len(g.rows) == 0 {
			return nil, err
		}
		return []piece{{mark: table, grid: g}}, nil
	case b.mark == chart:
		points := v.data.FieldByName(b.list).Interface().([]PlacePoint)
		if len(points) == 0 {
			return nil, nil
		}
		return []piece{{mark: chart, chart: points}}, nil
	case b.mark == signature:
		return []piece{{mark: signature}}, nil
	case b.mark == penLine:
		return slices.Repeat([]piece{{mark: penLine, open: true}}, b.count), nil
	case b.list != "":
		list := v.data.FieldByName(b.list)
		var made []piece
		for i := range list.Len() {
			p, err := values{list.Index(i), v.data, v.lang, v.blank}.piece(b, i+1)
			if err != nil {
				return nil, err
			}
			made = append(made, p...)
		}
		return made, nil
	}
	return v.piece(b, 0)
}

func (v values) piece(b block, n int) ([]piece, error) {
	text, err := v.put(b.text, n)
	if err != nil {
		return nil, err
	}
	value, err := v.put(b.value, n)
	if err != nil {
		return nil, err
	}
	made := piece{mark: b.mark, text: text, value: value}
	switch b.mark {
	case titled:
		made.text = strings.ToUpper(text)
	case row, strong, tick, ruled:
		made.open = v.blank && value == ""
		if strings.HasPrefix(b.text, "{") {
			made.text = capital(text)
		}
	}
	if text == "" && b.mark != ruled || value == "" && !made.open && (b.mark == row || b.mark == strong) {
		return nil, nil
	}
	return []piece{made}, nil
}

// capital begins a text with a capital letter.
func capital(text string) string {
	_, n := utf8.DecodeRuneInString(text)
	return strings.ToUpper(text[:n]) + text[n:]
}

func (v values) grid(b block) (*grid, error) {
	if b.from != "" {
		return v.ownGrid(b)
	}
	g := &grid{list: b.list, columns: b.columns}
	list := v.data.FieldByName(b.list)
	n := list.Len()
	if g.open = v.blank && n == 0; g.open {
		n = b.count
	}
	for i := range n {
		item := reflect.Zero(list.Type().Elem())
		if !g.open {
			item = list.Index(i)
		}
		if err := v.gridRow(g, item, v.data, i+1); err != nil {
			return nil, err
		}
		if x, ok := item.Interface().(interface{ strong() bool }); ok {
			g.strong[i] = x.strong()
		}
	}
	if b.total == "" || n == 0 {
		return g, nil
	}
	if err := v.gridRow(g, v.data.FieldByName(b.total), reflect.Value{}, 0); err != nil {
		return nil, err
	}
	label, err := v.put(b.value, 0)
	if err != nil {
		return nil, err
	}
	at := 0
	for at < len(b.columns)-1 && b.columns[at].cell == "{#}" {
		at++
	}
	g.strong[n], g.rows[n][at] = true, label
	return g, nil
}

// gridRow adds a row of an item, and of what it lacks from another value; n is its number, 0 for none.
func (v values) gridRow(g *grid, item, otherwise reflect.Value, n int) error {
	in := values{item, otherwise, v.lang, v.blank}
	texts := make([]string, len(g.columns))
	for i, c := range g.columns {
		var err error
		if texts[i], err = in.put(c.cell, n); err != nil {
			return err
		}
	}
	g.rows, g.annulled, g.strong = append(g.rows, texts), append(g.annulled, false), append(g.strong, false)
	return nil
}

// ownGrid is a table whose columns the data bring.
func (v values) ownGrid(b block) (*grid, error) {
	g := &grid{list: b.list, mark: v.lang.T("papers.frame.annulled")}
	for _, c := range v.data.FieldByName(b.from).Interface().([]JournalColumn) {
		head, err := clean(c.Head.in(v.lang))
		if err != nil {
			return nil, err
		}
		g.columns = append(g.columns, column{head: head, share: float64(max(c.Share, 1)), align: aligns[c.Align]})
	}
	for _, r := range v.data.FieldByName(b.list).Interface().([]JournalRow) {
		if len(r.Cells) > len(g.columns) {
			return nil, fault.New("P6", "papers.fault.cells", "cells", len(r.Cells), "columns", len(g.columns))
		}
		texts := make([]string, len(g.columns))
		for i, cell := range r.Cells {
			var err error
			if texts[i], err = clean(cell.in(v.lang)); err != nil {
				return nil, err
			}
		}
		g.rows, g.annulled, g.strong = append(g.rows, texts), append(g.annulled, r.Annulled), append(g.strong, false)
	}
	return g, nil
}

// put fills the placeholders of a text; it is empty when none of them has a value. n is the number of a list's item.
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
		name, words, chosen := strings.Cut(text[start+1:end], "?")
		name, how, _ := strings.Cut(name, ":")
		text = text[end+1:]
		fields = true
		value := ""
		switch {
		case name != "#" && chosen:
			value = v.choose(name, words)
		case name != "#":
			value = spell(v.field(name), v.lang, how)
		case n > 0:
			value = strconv.Itoa(n)
		}
		value, err := clean(value)
		if err != nil {
			return "", err
		}
		filled = filled || value != ""
		if chosen {
			value = strings.ReplaceAll(value, "¶", "\n")
		}
		b.WriteString(value)
	}
	b.WriteString(text)
	if fields && !filled {
		return "", nil
	}
	return b.String(), nil
}

func (v values) field(name string) reflect.Value {
	if f := partOf(v.data, name); f.IsValid() {
		return f
	}
	return partOf(v.frame, name)
}

// partOf is a field, or a part of one; no value if there is none.
func partOf(v reflect.Value, name string) reflect.Value {
	for part := range strings.SplitSeq(name, ".") {
		if v.Kind() != reflect.Struct {
			return reflect.Value{}
		}
		v = v.FieldByName(part)
	}
	return v
}

// choose is the words for a field's value: those given when it is filled, or of several those of its number.
func (v values) choose(name, words string) string {
	all := strings.Split(words, "/")
	if len(all) == 1 {
		if v.empty(name) {
			return ""
		}
		return words
	}
	f := v.field(name)
	if !f.IsValid() || f.Int() < 0 || f.Int() >= int64(len(all)) {
		return ""
	}
	return strings.TrimSpace(all[f.Int()])
}

func (v values) empty(name string) bool {
	f := v.field(name)
	return !f.IsValid() || f.IsZero() || f.Kind() == reflect.Slice && f.Len() == 0
}

// spell writes a field's value the way papers do; nothing for an empty one, unless a 0 is asked for.
func spell(f reflect.Value, lang locales.Lang, how string) string {
	if !f.IsValid() || f.IsZero() && how != "0" {
		return ""
	}
	switch x := f.Interface().(type) {
	case Text:
		return x.in(lang)
	case string:
		return strings.TrimSpace(x)
	case int:
		return locales.Number(int64(x))
	case Shift:
		switch {
		case x < 0:
			return "−" + locales.Number(int64(-x))
		case x > 0:
			return "+" + locales.Number(int64(x))
		}
		return "0"
	case Day:
		if how == "long" {
			return lang.LongDate(int64(x))
		}
		return locales.Date(int64(x))
	case Moment:
		if how == "long" {
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
