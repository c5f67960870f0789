package sheets

import (
	"bytes"
	"context"
	"path/filepath"
	"strings"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"
	"golang.org/x/text/encoding/unicode"

	"kezek/app/cells"
	"kezek/app/fault"
)

// readCSV reads a file of rows with a separator. Everything is text: CSV knows no types, and an ИИН keeps the zeros it
// has. N of a row is the number Excel would give it.
//
// Encoding, in this order: a byte order mark (UTF-8, UTF-16) says it; bytes that are UTF-8 from end to end are UTF-8;
// all else is windows-1251, or KZ-1048 when its Kazakh letters stand where windows-1251 has letters of other languages.
// windows-1251 itself has no Ә Ғ Қ Ң Ө Ұ Ү Һ: a program that saved in it left "?", and "?" is what is read.
//
// Separator: of ";", TAB and "," the one that cuts the most of the first 200 rows into one and the same number of
// fields; at a draw in that order. A first line "sep=;", as Excel knows it, says it.
func readCSV(ctx context.Context, data []byte, name string, progress func(done, total int64)) (*cells.Book, error) {
	body, ok := decode(data)
	if !ok {
		return nil, fault.New("X12", "sheets.fault.no-table", "file", name)
	}
	sheet := cells.Sheet{Name: strings.TrimSuffix(name, filepath.Ext(name))}
	sep, said := saidSeparator(body)
	if said {
		_, body, _ = strings.Cut(body, "\n")
	} else if sep = guessSeparator(body); sep == 0 {
		if strings.TrimSpace(body) == "" {
			return nil, fault.New("X2", "sheets.fault.empty", "file", name)
		}
		return nil, fault.New("X13", "sheets.fault.no-columns", "file", name)
	}
	p := csvParser{rest: body, sep: sep}
	taken := 0
	for n := 1; p.rest != ""; n++ {
		if n%1024 == 0 {
			if err := ctx.Err(); err != nil {
				return nil, err
			}
			progress(int64(len(body)-len(p.rest)), int64(len(body)))
		}
		fields, ok := p.record()
		if !ok {
			return nil, fault.New("X19", "sheets.fault.open-quote", "file", name, "row", n)
		}
		row := cells.Row{N: n}
		for col, f := range fields {
			if f != "" && col < maxCol {
				row.Cells = append(row.Cells, cells.Cell{Col: col, Kind: cells.Text, Text: f})
			}
		}
		if len(row.Cells) == 0 {
			sheet.Blank++
			continue
		}
		if taken += len(row.Cells); taken > maxCells {
			return nil, fault.New("X15", "sheets.fault.too-large", "file", name)
		}
		sheet.Rows = append(sheet.Rows, row)
	}
	progress(int64(len(body)), int64(len(body)))
	return &cells.Book{Sheets: []cells.Sheet{sheet}}, nil
}

// decode gives the text of a file; false when the bytes are no text.
func decode(data []byte) (string, bool) {
	switch {
	case bytes.HasPrefix(data, []byte("\xFF\xFE")), bytes.HasPrefix(data, []byte("\xFE\xFF")):
		out, err := unicode.UTF16(unicode.LittleEndian, unicode.ExpectBOM).NewDecoder().Bytes(data)
		return string(out), err == nil && isText(out)
	case bytes.HasPrefix(data, []byte("\uFEFF")):
		return strings.ToValidUTF8(string(data[3:]), "\uFFFD"), isText(data[3:])
	case !isText(data):
		return "", false
	case utf8.Valid(data):
		return string(data), true
	}
	out, err := charmap.Windows1251.NewDecoder().String(string(data))
	if err != nil {
		return "", false
	}
	if isKZ1048(data) {
		out = kz1048.Replace(out)
	}
	return out, true
}

// isText tells text from other bytes by the control characters that no table has.
func isText(data []byte) bool {
	for _, c := range data {
		if c < ' ' && c != '\t' && c != '\n' && c != '\r' && c != '\f' {
			return false
		}
	}
	return true
}

// kz1048 turns what windows-1251 reads into what the standard of Kazakhstan means by the same bytes (STRK1048-2002).
var kz1048 = strings.NewReplacer(
	"\u040C", "\u049A", "\u040B", "\u04BA", "\u045C", "\u049B", "\u045B", "\u04BB", "\u040E", "\u04B0", "\u045E", "\u04B1",
	"\u0408", "\u04D8", "\u0490", "\u04E8", "\u0404", "\u0492", "\u0407", "\u04AE", "\u0491", "\u04E9", "\u0454", "\u0493",
	"\u0458", "\u04D9", "\u0405", "\u04A2", "\u0455", "\u04A3", "\u0457", "\u04AF")

// isKZ1048 asks whether the small letters of the Kazakh standard stand beside other Cyrillic letters.
func isKZ1048(data []byte) bool {
	for i, c := range data {
		if strings.IndexByte("\x9D\x9E\xA2\xB4\xBA\xBC\xBE\xBF", c) >= 0 &&
			(i > 0 && data[i-1] >= 0xC0 || i+1 < len(data) && data[i+1] >= 0xC0) {
			return true
		}
	}
	return false
}

func saidSeparator(body string) (byte, bool) {
	line, _, _ := strings.Cut(body, "\n")
	line = strings.TrimRight(line, "\r")
	if len(line) == 5 && strings.EqualFold(line[:4], "sep=") {
		return line[4], true
	}
	return 0, false
}

// guessSeparator takes the one that cuts the most records, none through a quoted field, into the same and the largest number of fields.
func guessSeparator(body string) byte {
	best, sep := 0, byte(0)
	for _, c := range []byte{';', '\t', ','} {
		times := map[int]int{}
		p := csvParser{rest: body, sep: c}
		for i := 0; i < 200 && p.rest != ""; i++ {
			p.stray = false
			fields, ok := p.record()
			if !ok {
				break
			}
			if len(fields) > 1 && !p.stray {
				times[len(fields)]++
			}
		}
		for fields, n := range times {
			if weight := n * (fields - 1); weight > best {
				best, sep = weight, c
			}
		}
	}
	return sep
}

// csvParser cuts text into records. It is lenient where people are careless: a quote inside an unquoted field is a
// quote, and what follows a closing quote belongs to the field.
type csvParser struct {
	rest   string
	sep    byte
	fields []string
	stray  bool // a quote stood where none may: probably cut in the wrong places
}

// record takes the next record; false when a quote opened in it is never closed. The slice holds until the next call.
func (p *csvParser) record() ([]string, bool) {
	p.fields = p.fields[:0]
	for {
		field, ok := p.field()
		if !ok {
			return nil, false
		}
		p.fields = append(p.fields, field)
		if p.rest == "" {
			return p.fields, true
		}
		c := p.rest[0]
		p.rest = p.rest[1:]
		if c == '\r' && strings.HasPrefix(p.rest, "\n") {
			p.rest = p.rest[1:]
		}
		if c != p.sep {
			return p.fields, true
		}
		if p.rest == "" {
			p.fields = append(p.fields, "")
			return p.fields, true
		}
	}
}

// field takes the next field and leaves the separator or the line end in rest.
func (p *csvParser) field() (string, bool) {
	quoted := ""
	if strings.HasPrefix(p.rest, `"`) {
		var ok bool
		if quoted, ok = p.quoted(); !ok {
			return "", false
		}
	}
	to := 0
	for to < len(p.rest) && p.rest[to] != p.sep && p.rest[to] != '\n' && p.rest[to] != '\r' {
		to++
	}
	p.stray = p.stray || strings.IndexByte(p.rest[:to], '"') >= 0
	field := quoted + p.rest[:to]
	p.rest = p.rest[to:]
	return field, true
}

// quoted takes a field in quotes, which may hold separators and line ends; false when it does not close within maxToken.
func (p *csvParser) quoted() (string, bool) {
	whole := p.rest[1:min(len(p.rest), maxToken)]
	doubled := false
	for i := 0; i < len(whole); i++ {
		to := strings.IndexByte(whole[i:], '"')
		if to < 0 {
			break
		}
		if i += to; i+1 < len(whole) && whole[i+1] == '"' {
			doubled = true
			i++
			continue
		}
		if i+1 == len(whole) && i+2 < len(p.rest) { // a longer field than is taken
			break
		}
		field := whole[:i]
		p.rest = p.rest[i+2:]
		if doubled {
			field = strings.ReplaceAll(field, `""`, `"`)
		}
		return strings.ReplaceAll(field, "\r\n", "\n"), true
	}
	return "", false
}
