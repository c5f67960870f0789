package sheets

import (
	"bytes"
	"fmt"
	"io"
	"strconv"
	"unicode/utf8"

	"golang.org/x/text/encoding/unicode"
	"golang.org/x/text/transform"
)

const (
	maxDepth = 64
	maxToken = 1 << 20 // bytes of one tag or one piece of text
)

// token is what the scanner met.
type token uint8

const (
	tokStart token = iota // name and attributes
	tokEnd                // name
	tokText               // raw
	tokEOF
)

// scanner is a streaming XML reader for the parts of a workbook. It is several times faster than encoding/xml because it
// makes no strings, and stricter: a document type, an unknown entity, crossing tags and deep nesting are errors.
type scanner struct {
	r        io.Reader
	buf      []byte
	pos, end int
	readErr  error

	name   []byte // local name of the element; valid until the next token
	attrs  []byte
	raw    []byte // text as it stands in the file
	cdata  bool   // raw is taken as it is
	closed bool   // the start tag closed itself: its end comes next

	names  []byte // names of the open elements, one after the other
	starts []int  // where in names each begins
	begun  bool   // the root element was seen
}

func newScanner(r io.Reader) *scanner {
	s := &scanner{r: r, buf: make([]byte, 64<<10)}
	for s.end < 3 && s.fill() {
	}
	switch head := s.buf[:s.end]; {
	case bytes.HasPrefix(head, []byte("\uFEFF")):
		s.pos = 3
	case bytes.HasPrefix(head, []byte("\xFE\xFF")), bytes.HasPrefix(head, []byte("\xFF\xFE")):
		whole := io.MultiReader(bytes.NewReader(bytes.Clone(head)), r)
		s.r = transform.NewReader(whole, unicode.UTF16(unicode.LittleEndian, unicode.ExpectBOM).NewDecoder())
		s.end, s.readErr = 0, nil
	}
	return s
}

func (s *scanner) depth() int { return len(s.starts) }

// next reads the next token; text outside the root and comments are passed over.
func (s *scanner) next() (token, error) {
	if s.closed {
		s.closed = false
		return tokEnd, s.leave(s.name)
	}
	for {
		if s.pos == s.end && !s.fill() {
			return s.finish()
		}
		if s.buf[s.pos] != '<' {
			n, err := s.until('<', 0)
			if err != nil {
				return 0, err
			}
			s.raw, s.cdata = s.buf[s.pos:s.pos+n], false
			s.pos += n
			if s.depth() > 0 {
				return tokText, nil
			}
			if len(bytes.TrimSpace(s.raw)) > 0 {
				return 0, s.bad("text outside the root element")
			}
			continue
		}
		for s.end-s.pos < 9 && s.fill() { // "<![CDATA[" is the longest beginning
		}
		rest := s.buf[s.pos:s.end]
		switch {
		case bytes.HasPrefix(rest, []byte("<?")):
			if _, err := s.skip("?>"); err != nil {
				return 0, err
			}
		case bytes.HasPrefix(rest, []byte("<!--")):
			if _, err := s.skip("-->"); err != nil {
				return 0, err
			}
		case bytes.HasPrefix(rest, []byte("<![CDATA[")) && s.depth() > 0:
			body, err := s.skip("]]>")
			s.raw, s.cdata = body[min(len(body), 9):], true
			return tokText, err
		case bytes.HasPrefix(rest, []byte("<!")):
			return 0, fmt.Errorf("%w: document type in a workbook", errHostile)
		default:
			return s.tag()
		}
	}
}

func (s *scanner) finish() (token, error) {
	switch {
	case s.readErr != io.EOF:
		return 0, s.readErr
	case s.depth() > 0 || !s.begun:
		return 0, s.bad("the part ends too early")
	}
	return tokEOF, nil
}

func (s *scanner) tag() (token, error) {
	n, err := s.tagEnd()
	if err != nil {
		return 0, err
	}
	tag := s.buf[s.pos+1 : s.pos+n]
	s.pos += n + 1
	if len(tag) > 0 && tag[0] == '/' {
		name := local(bytes.TrimRight(tag[1:], " \t\r\n"))
		s.name = name
		return tokEnd, s.leave(name)
	}
	if len(tag) > 0 && tag[len(tag)-1] == '/' {
		s.closed, tag = true, tag[:len(tag)-1]
	}
	cut := 0
	for cut < len(tag) && tag[cut] > ' ' {
		cut++
	}
	s.name, s.attrs = local(tag[:cut]), tag[cut:]
	if len(s.name) == 0 || s.depth() == 0 && s.begun {
		return 0, s.bad("misplaced tag")
	}
	if s.depth() == maxDepth {
		return 0, fmt.Errorf("%w: elements nested deeper than %d", errHostile, maxDepth)
	}
	s.begun = true
	s.starts = append(s.starts, len(s.names))
	s.names = append(s.names, s.name...)
	return tokStart, nil
}

// leave closes the innermost element, which must be of the name.
func (s *scanner) leave(name []byte) error {
	if s.depth() == 0 {
		return s.bad("end without a start")
	}
	at := s.starts[len(s.starts)-1]
	if !bytes.Equal(s.names[at:], name) {
		return s.bad("crossing tags")
	}
	s.names, s.starts = s.names[:at], s.starts[:len(s.starts)-1]
	return nil
}

// tagEnd finds the > that ends the tag at pos; one inside quotes does not.
func (s *scanner) tagEnd() (int, error) {
	quote := byte(0)
	for i := 1; ; i++ {
		for s.pos+i >= s.end {
			if i > maxToken {
				return 0, fmt.Errorf("%w: tag of over %d bytes", errHostile, maxToken)
			}
			if !s.fill() {
				return 0, s.cutShort()
			}
		}
		switch c := s.buf[s.pos+i]; {
		case quote != 0:
			if c == quote {
				quote = 0
			}
		case c == '>':
			return i, nil
		case c == '"' || c == '\'':
			quote = c
		case c == '<':
			return 0, s.bad("< inside a tag")
		}
	}
}

// until finds the next c from pos, or the end of the part.
func (s *scanner) until(c byte, from int) (int, error) {
	for {
		if i := bytes.IndexByte(s.buf[s.pos+from:s.end], c); i >= 0 {
			return from + i, nil
		}
		if from = s.end - s.pos; from > maxToken {
			return 0, fmt.Errorf("%w: text of over %d bytes", errHostile, maxToken)
		}
		if !s.fill() {
			if s.readErr != io.EOF {
				return 0, s.readErr
			}
			return from, nil
		}
	}
}

// skip moves behind the next mark and gives what stood before it.
func (s *scanner) skip(mark string) ([]byte, error) {
	for {
		if i := bytes.Index(s.buf[s.pos:s.end], []byte(mark)); i >= 0 {
			body := s.buf[s.pos : s.pos+i]
			s.pos += i + len(mark)
			return body, nil
		}
		if s.end-s.pos > maxToken {
			return nil, fmt.Errorf("%w: text of over %d bytes", errHostile, maxToken)
		}
		if !s.fill() {
			return nil, s.cutShort()
		}
	}
}

// fill reads more behind end, keeping what stands from pos on; false at the end of the part or on an error.
func (s *scanner) fill() bool {
	if s.readErr != nil {
		return false
	}
	if s.pos > 0 {
		copy(s.buf, s.buf[s.pos:s.end])
		s.pos, s.end = 0, s.end-s.pos
	}
	if s.end == len(s.buf) {
		s.buf = append(s.buf, make([]byte, len(s.buf))...)
	}
	for range 100 {
		n, err := s.r.Read(s.buf[s.end:])
		s.end += n
		if s.readErr = err; n > 0 || err != nil {
			return n > 0
		}
	}
	s.readErr = io.ErrNoProgress
	return false
}

func (s *scanner) cutShort() error {
	if s.readErr != nil && s.readErr != io.EOF {
		return s.readErr
	}
	return s.bad("the part ends too early")
}

func (s *scanner) bad(what string) error { return fmt.Errorf("%w: %s", errDamaged, what) }

// attr gives the value of an attribute of the start tag just read, by its local name; nil when there is none.
func (s *scanner) attr(name string) []byte {
	rest := s.attrs
	for {
		eq := bytes.IndexByte(rest, '=')
		if eq < 0 {
			return nil
		}
		key := local(bytes.TrimSpace(rest[:eq]))
		rest = bytes.TrimLeft(rest[eq+1:], " \t\r\n")
		if len(rest) == 0 || rest[0] != '"' && rest[0] != '\'' {
			return nil
		}
		to := bytes.IndexByte(rest[1:], rest[0])
		if to < 0 {
			return nil
		}
		if string(key) == name {
			return rest[1 : 1+to]
		}
		rest = rest[to+2:]
	}
}

// attrText is attr with entities resolved.
func (s *scanner) attrText(name string) (string, error) {
	b, err := unescape(nil, s.attr(name))
	return string(b), err
}

// flag tells whether a boolean attribute is set.
func (s *scanner) flag(name string) bool {
	v := string(s.attr(name))
	return v == "1" || v == "true" || v == "on"
}

// text appends the text token to dst, entities resolved, line ends as \n, bytes that are no UTF-8 replaced.
func (s *scanner) text(dst []byte) ([]byte, error) {
	raw := s.raw
	if bytes.IndexByte(raw, '\r') >= 0 {
		raw = bytes.ReplaceAll(bytes.ReplaceAll(raw, []byte("\r\n"), []byte("\n")), []byte("\r"), []byte("\n"))
	}
	if !utf8.Valid(raw) {
		raw = bytes.ToValidUTF8(raw, []byte("\uFFFD"))
	}
	if s.cdata {
		return append(dst, raw...), nil
	}
	return unescape(dst, raw)
}

func local(name []byte) []byte {
	if i := bytes.IndexByte(name, ':'); i >= 0 {
		return name[i+1:]
	}
	return name
}

func unescape(dst, raw []byte) ([]byte, error) {
	for {
		amp := bytes.IndexByte(raw, '&')
		if amp < 0 {
			return append(dst, raw...), nil
		}
		dst = append(dst, raw[:amp]...)
		semi := bytes.IndexByte(raw[amp:], ';')
		if semi < 0 {
			return nil, fmt.Errorf("%w: & without an entity", errDamaged)
		}
		name := string(raw[amp+1 : amp+semi])
		raw = raw[amp+semi+1:]
		switch name {
		case "lt":
			dst = append(dst, '<')
		case "gt":
			dst = append(dst, '>')
		case "amp":
			dst = append(dst, '&')
		case "quot":
			dst = append(dst, '"')
		case "apos":
			dst = append(dst, '\'')
		default:
			r, ok := charRef(name)
			if !ok {
				return nil, fmt.Errorf("%w: unknown entity &%.40s;", errHostile, name)
			}
			if r >= ' ' || r == '\n' || r == '\t' {
				dst = utf8.AppendRune(dst, r)
			}
		}
	}
}

func charRef(name string) (rune, bool) {
	if len(name) < 2 || name[0] != '#' {
		return 0, false
	}
	digits, base := name[1:], 10
	if digits[0] == 'x' || digits[0] == 'X' {
		digits, base = digits[1:], 16
	}
	n, err := strconv.ParseUint(digits, base, 21)
	return rune(n), err == nil
}
