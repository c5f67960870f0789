package papers

import (
	"reflect"
	"regexp"
	"strconv"
	"strings"

	"kezek/app/fault"
	"kezek/locales"
)

// Form is the text of a form in one language, read by ParseForm.
type Form struct {
	Code   string
	Lang   locales.Lang
	blocks []block
}

type mark uint8

const (
	para      mark = iota // indented, justified
	heading               // # text
	titled                // = text
	subtitle              // == text
	plain                 // - text
	row                   // > label | value
	strong                // >! label | value
	tick                  // [List] text | date
	ruled                 // ~ label | name: a line to sign on
	penLine               // _ n
	table                 // |List, then |heading :: cell :: width, one a column
	chart                 // /List of points
	signature             // ---
	newPage               // +++
	section               // @List, up to @: what is between stands once for each item
)

type block struct {
	mark    mark
	when    []string // printed only when these fields are filled, "!Field" only when it is empty
	text    string   // label in rows
	value   string
	list    string // field with the rows of a table, with the items of a check line or a section; empty ends a section
	count   int    // of lines to write on, of a table's empty rows on a blank paper
	columns []column
	from    string // field with the columns of a table, when the data bring them
	total   string // field with the last row of a table
	at      int    // line of the form's text, for tables and sections
	until   int    // number of the block that ends a section
}

type column struct {
	head, cell string
	share      float64
	align      align
	pen        bool // left to be written in by hand
}

var marks = []struct {
	prefix string
	mark   mark
}{{"==", subtitle}, {"=", titled}, {"#", heading}, {"- ", plain}, {">!", strong}, {">", row}, {"~", ruled}, {"_ ", penLine}, {"[", tick}, {"/", chart}, {"@", section}, {"---", signature}, {"+++", newPage}}

// ParseForm reads the text of a form. A block is one line, or for a paragraph several up to an empty line:
//
//	% remark                 not printed
//	= title, in capitals     == under the title       # heading
//	text                     a justified paragraph with its first line set in
//	- text                   a paragraph from the edge
//	> label | value          left out when the value is empty;  >! prints the value bold
//	[List] text | date       a box for each item of a list field, ticked where the item has a date;  [] a box to tick
//	~ label | name           a line to sign on
//	_ n                      n lines to write on
//	|List                    a table of a list field, followed by its columns;  |List :: n  has n rows on a blank paper
//	|heading :: cell :: share of the width [:: center|right];  fields of the heading are the data's; with no cell it is left to the pen, in higher rows
//	|*Columns                instead: the columns are a list field of the data
//	|!Field :: label         after the columns: a last row in bold, of a field with parts like the list's items; what it
//	                         has no part for stays empty
//	/List                    a chart of places, of a list field of points
//	@List                    a section: what follows, up to a line of @ alone, stands once for each item of a list field;
//	                         there the item's fields come before those around it, {#} is its number; may hold sections
//	+++                      what follows begins a page
//	---                      what follows stands under the signature, which is last without it, and may be cut off
//
// {Field} stands for a field of the form's data or of the frame, {Field:long} for a day in words, {Field:0} for a
// number that is printed even when it is 0, {#} for the number of a table's row, {Field.Part} for a part of a field.
// {Field?words} stands for these words when the field is filled, {Field?a/b/c} for the words of a number, from 0 on;
// ¶ among the words ends a line.
// ?Field before a block prints it only when the field is filled, !Field only when it is empty; both may be repeated.
// On a paper whose data are Blank, a row without a value is a line to write on. The title comes first; it may be two,
// ?Field = … and !Field = ….
// A line that breaks these rules is fault P2, an unknown field P3, both with the line.
func ParseForm(code string, lang locales.Lang, text string) (Form, error) {
	k, ok := kinds[code]
	if !ok {
		return Form{}, fault.New("P1", "papers.fault.form", "form", code)
	}
	f := Form{Code: code, Lang: lang}
	fields := scope{k.data}
	var inside []int // the sections not yet ended, by the number of their block
	open := para     // what a following line of text would continue
	more := false
	for i, s := range strings.Split(strings.TrimPrefix(text, "\ufeff"), "\n") {
		s = strings.TrimSpace(s)
		if s == "" || strings.HasPrefix(s, "%") {
			more = false
			continue
		}
		at := i + 1
		c, err := clean(s)
		if err != nil {
			return Form{}, badLine(at, s).Because(err)
		}
		if when, rest := conditions(c); strings.HasPrefix(rest, "|") {
			if err = f.tableLine(fields, at, rest[1:], more && open == table && when == nil); err == nil && when != nil {
				f.blocks[len(f.blocks)-1].when = when
				err = fields.checkConditions(when, at)
			}
			open, more = table, true
		} else if strings.HasPrefix(c, "@") && len(c) == 1 {
			if len(inside) == 0 {
				return Form{}, badLine(at, s)
			}
			fields = fields[:len(inside)]
			inside = f.endSection(inside)
			more = false
		} else if b := readBlock(c); more && open == b.mark && b.mark == para && len(b.when) == 0 {
			last := &f.blocks[len(f.blocks)-1]
			last.text += " " + b.text
			err = checkFields(b.text, at, fields, nil)
		} else {
			if err = b.check(fields, at, s); err == nil && b.mark == section {
				item, _ := fields.listed(b.list, at, s)
				inside, fields = append(inside, len(f.blocks)), append(fields, item)
				b.at = at
			} else if b.mark == signature && len(inside) > 0 {
				err = badLine(at, s)
			}
			f.blocks = append(f.blocks, b)
			open, more = b.mark, true
		}
		if err != nil {
			return Form{}, err
		}
	}
	if !f.titled() {
		return Form{}, badLine(1, "= …")
	}
	if n := len(inside); n > 0 {
		b := f.blocks[inside[n-1]]
		return Form{}, badLine(b.at, "@"+b.list)
	}
	for _, b := range f.blocks {
		if b.mark == table && len(b.columns) == 0 && b.from == "" {
			return Form{}, badLine(b.at, "|"+b.list)
		}
	}
	return f, nil
}

// endSection ends the innermost of the sections not yet ended, and returns the rest.
func (f *Form) endSection(inside []int) []int {
	last := len(inside) - 1
	f.blocks[inside[last]].until = len(f.blocks)
	f.blocks = append(f.blocks, block{mark: section})
	return inside[:last]
}

// titled tells whether one title stands first, whatever the data are.
func (f Form) titled() bool {
	if len(f.blocks) == 0 || f.blocks[0].mark != titled {
		return false
	}
	when := f.blocks[0].when
	if len(when) == 0 {
		return true
	}
	if len(f.blocks) == 1 || f.blocks[1].mark != titled {
		return false
	}
	other := f.blocks[1].when
	return len(when) == 1 && len(other) == 1 && (when[0] == "!"+other[0] || "!"+when[0] == other[0])
}

func badLine(at int, text string) *fault.Fault {
	return fault.New("P2", "papers.fault.line", "line", at, "text", visible(text))
}

var condition = regexp.MustCompile(`^([?!])([A-Z][A-Za-z.]*)\s+`)

// conditions takes them off the beginning of a line.
func conditions(s string) (when []string, rest string) {
	for {
		m := condition.FindStringSubmatch(s)
		if m == nil {
			return when, s
		}
		when = append(when, strings.TrimPrefix(m[1], "?")+m[2])
		s = s[len(m[0]):]
	}
}

func readBlock(s string) block {
	var b block
	b.when, s = conditions(s)
	b.text = s
	for _, m := range marks {
		if rest, ok := strings.CutPrefix(s, m.prefix); ok {
			b.mark, b.text = m.mark, strings.TrimSpace(rest)
			break
		}
	}
	switch b.mark {
	case tick:
		b.list, b.text, _ = strings.Cut(b.text, "]")
		fallthrough
	case row, strong, ruled:
		label, value, _ := strings.Cut(b.text, "|")
		b.text, b.value = strings.TrimSpace(label), strings.TrimSpace(value)
	case penLine:
		b.count, _ = strconv.Atoi(b.text)
	case chart, section:
		b.list, b.text = b.text, ""
	}
	return b
}

// mostLines bounds the lines and rows to be filled by hand.
const mostLines = 40

func (b block) check(fields scope, at int, line string) error {
	if b.text == "" && b.mark != chart && b.mark != section && b.mark != signature && b.mark != newPage || (b.mark == row || b.mark == strong) && b.value == "" || b.mark == penLine && (b.count < 1 || b.count > mostLines) {
		return badLine(at, line)
	}
	if err := fields.checkConditions(b.when, at); err != nil {
		return err
	}
	switch b.mark {
	case chart:
		points, err := fields.listed(b.list, at, line)
		if err == nil && points != reflect.TypeFor[PlacePoint]() {
			err = badLine(at, line)
		}
		return err
	case section:
		item, err := fields.listed(b.list, at, line)
		if err == nil && item.Kind() != reflect.Struct {
			err = badLine(at, line)
		}
		return err
	case signature, newPage:
		if b.text != "" || b.mark == signature && len(b.when) > 0 {
			return badLine(at, line)
		}
		return nil
	}
	var item reflect.Type
	if b.list != "" {
		var err error
		if item, err = fields.listed(b.list, at, line); err != nil {
			return err
		}
	}
	if err := checkFields(b.text, at, fields, item); err != nil {
		return err
	}
	return checkFields(b.value, at, fields, item)
}

func (f *Form) tableLine(fields scope, at int, s string, inside bool) error {
	parts := strings.Split(s, "::")
	for i := range parts {
		parts[i] = strings.TrimSpace(parts[i])
	}
	if !inside {
		b := block{mark: table, list: parts[0], at: at}
		if len(parts) > 1 {
			b.count, _ = strconv.Atoi(parts[1])
			if len(parts) > 2 || b.count < 1 || b.count > mostLines {
				return badLine(at, "|"+s)
			}
		}
		_, err := fields.listed(b.list, at, "|"+s)
		f.blocks = append(f.blocks, b)
		return err
	}
	b := &f.blocks[len(f.blocks)-1]
	item, err := fields.listed(b.list, at, "|"+s)
	if err != nil {
		return err
	}
	if from, ok := strings.CutPrefix(parts[0], "*"); ok {
		columns, err := fields.listed(from, at, "|"+s)
		if err == nil && (columns != reflect.TypeFor[JournalColumn]() || item != reflect.TypeFor[JournalRow]() || len(parts) > 1 || len(b.columns) > 0) {
			err = badLine(at, "|"+s)
		}
		b.from = from
		return err
	}
	if total, ok := strings.CutPrefix(parts[0], "!"); ok && len(parts) == 2 {
		t, found := fields.field(total)
		if !found {
			return unknown(at, total)
		}
		if t.Kind() != reflect.Struct || len(b.columns) == 0 || b.total != "" {
			return badLine(at, "|"+s)
		}
		b.total, b.value = total, parts[1]
		return checkFields(b.value, at, fields, nil)
	}
	if len(parts) < 3 || len(parts) > 4 || b.from != "" || b.total != "" {
		return badLine(at, "|"+s)
	}
	c := column{head: parts[0], cell: parts[1], pen: parts[1] == ""}
	share, err := strconv.Atoi(parts[2])
	if err != nil || share < 1 || share > 1000 {
		return badLine(at, "|"+s)
	}
	c.share = float64(share)
	if len(parts) == 4 {
		a, ok := aligns[parts[3]]
		if !ok {
			return badLine(at, "|"+s)
		}
		c.align = a
	}
	b.columns = append(b.columns, c)
	if err := checkFields(c.head, at, fields, nil); err != nil {
		return err
	}
	return checkFields(c.cell, at, fields, item)
}

var aligns = map[string]align{"center": center, "right": right}
