package sheets

import (
	"io"
	"strconv"
	"strings"
)

// looks is what the cell styles of a book say that matters: style number → shown as a date, struck through.
type looks struct{ date, struck []bool }

func (l *looks) isDate(style int) bool   { return style < len(l.date) && l.date[style] }
func (l *looks) isStruck(style int) bool { return style < len(l.struck) && l.struck[style] }

func readStyles(r io.Reader) (*looks, error) {
	s := newScanner(r)
	l := &looks{}
	formats := map[int]bool{} // custom number format → is a date
	var fonts []bool          // font → struck through
	var within []string       // open elements
	for {
		tok, err := s.next()
		if err != nil {
			return nil, err
		}
		switch tok {
		case tokEOF:
			return l, nil
		case tokEnd:
			within = within[:len(within)-1]
		case tokStart:
			parent := ""
			if len(within) > 1 {
				parent = within[1]
			}
			switch name := string(s.name); {
			case parent == "numFmts" && name == "numFmt":
				code, err := s.attrText("formatCode")
				if err != nil {
					return nil, err
				}
				formats[attrInt(s, "numFmtId")] = dateFormat(code)
			case parent == "fonts" && name == "font":
				fonts = append(fonts, false)
			case parent == "fonts" && name == "strike" && len(fonts) > 0:
				fonts[len(fonts)-1] = switchedOn(s)
			case parent == "cellXfs" && name == "xf":
				id, font := attrInt(s, "numFmtId"), attrInt(s, "fontId")
				date, custom := formats[id]
				l.date = append(l.date, date || !custom && builtinDate(id))
				l.struck = append(l.struck, font < len(fonts) && fonts[font])
			}
			within = append(within, string(s.name))
		}
	}
}

// attrInt reads a number that counts from 0; 0 when it is missing or no number.
func attrInt(s *scanner, name string) int {
	n, err := strconv.Atoi(string(s.attr(name)))
	if err != nil || n < 0 {
		return 0
	}
	return n
}

// switchedOn reads <strike/>, <strike val="1"/> and <strike val="0"/>.
func switchedOn(s *scanner) bool {
	v := string(s.attr("val"))
	return v != "0" && v != "false"
}

// builtinDate knows the number formats that have no text in the file: 14–22 everywhere, 27–36 and 50–58 in the eastern
// editions, 45–47 minutes and seconds.
func builtinDate(id int) bool {
	return id >= 14 && id <= 22 || id >= 27 && id <= 36 || id >= 45 && id <= 47 || id >= 50 && id <= 58
}

// dateFormat tells whether a number format shows dates or times: its first section has a letter of a date outside quotes,
// escapes and brackets ([h] and the like count, [Red] and [$-43F] do not).
func dateFormat(code string) bool {
	if strings.EqualFold(code, "general") {
		return false
	}
	for i := 0; i < len(code); i++ {
		switch c := code[i]; c {
		case ';':
			return false
		case '\\', '_', '*':
			i++
		case '"':
			to := strings.IndexByte(code[i+1:], '"')
			if to < 0 {
				return false
			}
			i += to + 1
		case '[':
			to := strings.IndexByte(code[i:], ']')
			if to < 0 {
				return false
			}
			if in := strings.ToLower(code[i+1 : i+to]); in != "" && strings.Trim(in, string(in[0])) == "" && strings.ContainsAny(in[:1], "hms") {
				return true
			}
			i += to
		case 'E', 'e':
			if i+1 < len(code) && (code[i+1] == '+' || code[i+1] == '-') {
				i++
				continue
			}
			return true
		case 'd', 'D', 'm', 'M', 'y', 'Y', 'h', 'H', 's', 'S':
			return true
		}
	}
	return false
}
