package papers

import (
	"embed"
	"fmt"
	"reflect"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"sync"

	"kezek/app/fault"
	"kezek/locales"
)

// kind is what a form is filled from.
type kind struct {
	data     reflect.Type
	numbered bool // has a number of the register of outgoing papers once it is signed
	letter   bool // goes to an addressee, who stands above the title
	tables   bool // mostly tables: two languages share them instead of repeating them
}

var kinds = map[string]kind{
	"registration-notice": {data: reflect.TypeFor[RegistrationNotice](), numbered: true, letter: true},
	"refusal":             {data: reflect.TypeFor[Refusal](), numbered: true, letter: true},
	"receipt":             {data: reflect.TypeFor[Receipt](), numbered: true},
	"order-proof":         {data: reflect.TypeFor[OrderProof](), tables: true},
}

// Codes lists the codes of the forms.
func Codes() []string {
	var codes []string
	for code := range kinds {
		codes = append(codes, code)
	}
	slices.Sort(codes)
	return codes
}

// Form is the text of a form in one language, read by ParseForm.
type Form struct {
	Code   string
	Lang   locales.Lang
	blocks []block
}

type mark uint8

const (
	para     mark = iota // indented, justified
	heading              // # text
	titled               // = text
	subtitle             // == text
	plain                // - text
	row                  // > label | value
	strong               // >! label | value
	ruled                // ~ label | name: a line to sign on
	table                // |Field, then |heading :: cell :: width, one a column
)

type block struct {
	mark    mark
	when    string // printed only when this field is filled; "!Field" only when it is empty
	text    string // label in rows, list field in tables
	value   string
	columns []column
	at      int // line of the form's text, for tables
}

type column struct {
	head, cell string
	share      float64
	align      align
}

//go:embed forms
var shipped embed.FS

// ShippedText is the text of a form as it comes with the program, to start an office's own from.
func ShippedText(code string, lang locales.Lang) (string, error) {
	b, err := shipped.ReadFile("forms/" + code + "." + string(lang) + ".form")
	if err != nil {
		if _, ok := kinds[code]; ok {
			return "", fault.New("P8", "papers.fault.langs")
		}
		return "", fault.New("P1", "papers.fault.form", "form", code)
	}
	return string(b), nil
}

var parsed sync.Map // code + lang → Form

// Shipped is the form that comes with the program.
func Shipped(code string, lang locales.Lang) (Form, error) {
	if f, ok := parsed.Load(code + "." + string(lang)); ok {
		return f.(Form), nil
	}
	text, err := ShippedText(code, lang)
	if err != nil {
		return Form{}, err
	}
	f, err := ParseForm(code, lang, text)
	if err == nil {
		parsed.Store(code+"."+string(lang), f)
	}
	return f, err
}

var marks = []struct {
	prefix string
	mark   mark
}{{"==", subtitle}, {"=", titled}, {"#", heading}, {"- ", plain}, {">!", strong}, {">", row}, {"~", ruled}}

// ParseForm reads the text of a form. A block is one line, or for a paragraph several up to an empty line:
//
//	% remark                 not printed
//	= title                  == under the title       # heading
//	text                     a justified paragraph with its first line set in
//	- text                   a paragraph from the edge
//	> label | value          left out when the value is empty;  >! prints the value bold
//	~ label | name           a line to sign on
//	|List                    a table of a list field, followed by its columns:
//	|heading :: cell :: share of the width [:: center|right]
//
// {Field} stands for a field of the form's data or of the frame, {Field:long} for a day in words, {#} for the number
// of a table's row. ?Field before a block prints it only when the field is filled, !Field only when it is empty.
// A line that breaks these rules is fault P2, an unknown field P3, both with the line.
func ParseForm(code string, lang locales.Lang, text string) (Form, error) {
	k, ok := kinds[code]
	if !ok {
		return Form{}, fault.New("P1", "papers.fault.form", "form", code)
	}
	f := Form{Code: code, Lang: lang}
	open := para // what a following line of text would continue
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
		if strings.HasPrefix(c, "|") {
			err = f.tableLine(k.data, at, c[1:], more && open == table)
			open, more = table, true
		} else if b := readBlock(c); more && open == b.mark && b.mark == para && b.when == "" {
			last := &f.blocks[len(f.blocks)-1]
			last.text += " " + b.text
			err = checkFields(b.text, at, k.data, nil)
		} else {
			err = b.check(k.data, at, s)
			f.blocks = append(f.blocks, b)
			open, more = b.mark, true
		}
		if err != nil {
			return Form{}, err
		}
	}
	if len(f.blocks) == 0 || f.blocks[0].mark != titled {
		return Form{}, badLine(1, "= …")
	}
	for _, b := range f.blocks {
		if b.mark == table && len(b.columns) == 0 {
			return Form{}, badLine(b.at, "|"+b.text)
		}
	}
	return f, nil
}

func badLine(at int, text string) *fault.Fault {
	return fault.New("P2", "papers.fault.line", "line", at, "text", visible(text))
}

var condition = regexp.MustCompile(`^([?!])([A-Z][A-Za-z]*)\s+`)

func readBlock(s string) block {
	var b block
	if m := condition.FindStringSubmatch(s); m != nil {
		b.when = strings.TrimPrefix(m[1], "?") + m[2]
		s = s[len(m[0]):]
	}
	b.text = s
	for _, m := range marks {
		if rest, ok := strings.CutPrefix(s, m.prefix); ok {
			b.mark, b.text = m.mark, strings.TrimSpace(rest)
			break
		}
	}
	if b.mark == row || b.mark == strong || b.mark == ruled {
		label, value, _ := strings.Cut(b.text, "|")
		b.text, b.value = strings.TrimSpace(label), strings.TrimSpace(value)
	}
	return b
}

func (b block) check(data reflect.Type, at int, line string) error {
	if b.text == "" || (b.mark == row || b.mark == strong) && b.value == "" {
		return badLine(at, line)
	}
	if b.when != "" {
		if _, ok := fieldType(data, strings.TrimPrefix(b.when, "!")); !ok {
			return unknown(at, strings.TrimPrefix(b.when, "!"))
		}
	}
	if err := checkFields(b.text, at, data, nil); err != nil {
		return err
	}
	return checkFields(b.value, at, data, nil)
}

func (f *Form) tableLine(data reflect.Type, at int, s string, inside bool) error {
	if !inside {
		field := strings.TrimSpace(s)
		t, ok := data.FieldByName(field)
		if !ok {
			return unknown(at, field)
		}
		if t.Type.Kind() != reflect.Slice {
			return badLine(at, "|"+s)
		}
		f.blocks = append(f.blocks, block{mark: table, text: field, at: at})
		return nil
	}
	b := &f.blocks[len(f.blocks)-1]
	parts := strings.Split(s, "::")
	for i := range parts {
		parts[i] = strings.TrimSpace(parts[i])
	}
	if len(parts) < 3 || len(parts) > 4 {
		return badLine(at, "|"+s)
	}
	c := column{head: parts[0], cell: parts[1]}
	share, err := strconv.Atoi(parts[2])
	if err != nil || share < 1 || share > 1000 {
		return badLine(at, "|"+s)
	}
	c.share = float64(share)
	if len(parts) == 4 {
		a, ok := map[string]align{"center": center, "right": right}[parts[3]]
		if !ok {
			return badLine(at, "|"+s)
		}
		c.align = a
	}
	t, _ := data.FieldByName(b.text)
	b.columns = append(b.columns, c)
	return checkFields(c.cell, at, data, t.Type.Elem())
}

var placeholder = regexp.MustCompile(`\{([^{}]*)\}`)

// checkFields checks every placeholder of a text; in is a table's row, or nil outside tables.
func checkFields(text string, at int, data, in reflect.Type) error {
	for _, m := range placeholder.FindAllStringSubmatch(text, -1) {
		name, long := strings.CutSuffix(m[1], ":long")
		if name == "#" && in != nil && !long {
			continue
		}
		t, ok := fieldType(data, name)
		if in != nil {
			var f reflect.StructField
			f, ok = in.FieldByName(name)
			t = f.Type
		}
		if !ok || t.Kind() == reflect.Slice || long && t != reflect.TypeFor[Day]() && t != reflect.TypeFor[Moment]() {
			return unknown(at, m[1])
		}
	}
	if strings.ContainsAny(placeholder.ReplaceAllString(text, ""), "{}") {
		return badLine(at, text)
	}
	return nil
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
