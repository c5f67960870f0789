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

// isRow tells whether it is a label with its value.
func (p piece) isRow() bool { return p.mark == row || p.mark == strong }

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
	v := values{data: reflect.Indirect(reflect.ValueOf(p.Data)), around: []reflect.Value{reflect.ValueOf(p.frameFields())}, lang: lang, blank: p.blank()}
	return v.fill(f.blocks, 0, len(f.blocks))
}

// fill makes the pieces of the blocks from one up to another. A section is made once for each item of its list.
func (v values) fill(blocks []block, from, to int) ([]piece, error) {
	var pieces []piece
	for i := from; i < to; i++ {
		b := blocks[i]
		var made []piece
		var err error
		switch meets := v.meets(b.when); {
		case b.mark == section:
			if meets {
				made, err = v.repeat(blocks, i)
			}
			i = b.until
		case meets:
			made, err = v.pieces(b)
		}
		if err != nil {
			return nil, err
		}
		pieces = append(pieces, made...)
	}
	return pieces, nil
}

// repeat makes the pieces of a section.
func (v values) repeat(blocks []block, at int) ([]piece, error) {
	var pieces []piece
	list := v.field(blocks[at].list)
	for i := range list.Len() {
		made, err := v.within(list.Index(i), i+1).fill(blocks, at+1, blocks[at].until)
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
	data   reflect.Value
	around []reflect.Value // what has the fields that data lack, the nearest first; the frame is last
	n      int             // number of the item that data are, 0 for none
	lang   locales.Lang
	blank  bool
}

// within is the values of an item of a list.
func (v values) within(item reflect.Value, n int) values {
	return values{item, append([]reflect.Value{v.data}, v.around...), n, v.lang, v.blank}
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
		points := v.field(b.list).Interface().([]PlacePoint)
		if len(points) == 0 {
			return nil, nil
		}
		return []piece{{mark: chart, chart: points}}, nil
	case b.mark == signature, b.mark == newPage:
		return []piece{{mark: b.mark}}, nil
	case b.mark == penLine:
		return slices.Repeat([]piece{{mark: penLine, open: true}}, b.count), nil
	case b.list != "":
		list := v.field(b.list)
		var made []piece
		for i := range list.Len() {
			p, err := v.within(list.Index(i), i+1).piece(b)
			if err != nil {
				return nil, err
			}
			made = append(made, p...)
		}
		return made, nil
	}
	return v.piece(b)
}

func (v values) piece(b block) ([]piece, error) {
	text, err := v.put(b.text)
	if err != nil {
		return nil, err
	}
	value, err := v.put(b.value)
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
	g := &grid{list: b.list, columns: slices.Clone(b.columns)}
	for i := range g.columns {
		var err error
		if g.columns[i].head, err = v.put(b.columns[i].head); err != nil {
			return nil, err
		}
	}
	list := v.field(b.list)
	n := list.Len()
	if g.open = v.blank && n == 0; g.open {
		n = b.count
	}
	for i := range n {
		item := reflect.Zero(list.Type().Elem())
		if !g.open {
			item = list.Index(i)
		}
		if err := v.within(item, i+1).gridRow(g); err != nil {
			return nil, err
		}
		if x, ok := item.Interface().(interface{ strong() bool }); ok {
			g.strong[i] = x.strong()
		}
	}
	if b.total == "" || n == 0 {
		return g, nil
	}
	if err := (values{data: v.field(b.total), lang: v.lang, blank: v.blank}).gridRow(g); err != nil {
		return nil, err
	}
	label, err := v.put(b.value)
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

// gridRow adds a row.
func (v values) gridRow(g *grid) error {
	texts := make([]string, len(g.columns))
	for i, c := range g.columns {
		var err error
		if texts[i], err = v.put(c.cell); err != nil {
			return err
		}
	}
	g.rows, g.annulled, g.strong = append(g.rows, texts), append(g.annulled, false), append(g.strong, false)
	return nil
}

// ownGrid is a table whose columns the data bring.
func (v values) ownGrid(b block) (*grid, error) {
	g := &grid{list: b.list, mark: v.lang.T("papers.frame.annulled")}
	for _, c := range v.field(b.from).Interface().([]JournalColumn) {
		head, err := clean(c.Head.in(v.lang))
		if err != nil {
			return nil, err
		}
		g.columns = append(g.columns, column{head: head, share: float64(max(c.Share, 1)), align: aligns[c.Align]})
	}
	for _, r := range v.field(b.list).Interface().([]JournalRow) {
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

// put fills the placeholders of a text; it is empty when none of them has a value.
func (v values) put(text string) (string, error) {
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
		if v.blank {
			how = strings.TrimPrefix(how, "0") // there a 0 is what nobody has written yet
		}
		value := ""
		switch {
		case name != "#" && chosen:
			value = v.choose(name, words)
		case name != "#":
			value = spell(v.field(name), v.lang, how)
		case v.n > 0:
			value = strconv.Itoa(v.n)
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
	f := partOf(v.data, name)
	for i := 0; !f.IsValid() && i < len(v.around); i++ {
		f = partOf(v.around[i], name)
	}
	return f
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

func title(pieces []piece) string {
	for _, p := range pieces {
		if p.mark == titled {
			return p.text
		}
	}
	return ""
}
