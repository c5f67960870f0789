package sheets

import (
	"bytes"
	"fmt"
	"io"
	"strconv"
	"unicode/utf8"
)

// phrase is a text of a book; struck when every run that can be seen is struck through.
type phrase struct {
	text   string
	struck bool
}

// readStrings reads the table of shared strings.
func readStrings(r io.Reader) ([]phrase, error) {
	s := newScanner(r)
	var all []phrase
	size := 0
	for {
		tok, err := s.next()
		if err != nil {
			return nil, err
		}
		if tok == tokEOF {
			return all, nil
		}
		if tok == tokStart && string(s.name) == "si" {
			p, err := readPhrase(s)
			if err != nil {
				return nil, err
			}
			all = append(all, p)
			if size += len(p.text); size > maxText || len(all) > maxCells {
				return nil, fmt.Errorf("%w: shared strings", errLarge)
			}
		}
	}
}

// readPhrase reads the inside of <si> or <is> whose start was just read. Phonetic runs are left out.
func readPhrase(s *scanner) (phrase, error) {
	var (
		out      []byte
		outside  = s.depth() - 1
		phonetic = 0 // depth of an open <rPh>
		taking   bool
		inRun    bool
		strike   bool
		struck   bool // something seen is struck
		plain    bool // something seen is not
	)
	for {
		tok, err := s.next()
		if err != nil {
			return phrase{}, err
		}
		name := string(s.name)
		switch tok {
		case tokStart:
			switch {
			case name == "rPh" && phonetic == 0:
				phonetic = s.depth()
			case name == "r":
				inRun, strike = true, false
			case name == "strike" && inRun:
				strike = switchedOn(s)
			case name == "t":
				taking = phonetic == 0
			}
		case tokEnd:
			if s.depth() == outside {
				return phrase{text: string(undoEscapes(out)), struck: struck && !plain}, nil
			}
			if phonetic > s.depth() {
				phonetic = 0
			}
			taking = taking && name != "t"
			inRun = inRun && name != "r"
		case tokText:
			if !taking {
				continue
			}
			from := len(out)
			if out, err = s.text(out); err != nil {
				return phrase{}, err
			}
			if len(out) > maxToken {
				return phrase{}, fmt.Errorf("%w: text of over %d bytes", errHostile, maxToken)
			}
			if len(bytes.TrimSpace(out[from:])) > 0 {
				seen := inRun && strike
				struck, plain = struck || seen, plain || !seen
			}
		}
	}
}

// undoEscapes turns Excel's _x000D_ back into the character it stands for.
func undoEscapes(b []byte) []byte {
	at := bytes.Index(b, []byte("_x"))
	if at < 0 {
		return b
	}
	out := append([]byte(nil), b[:at]...)
	for b = b[at:]; len(b) > 0; {
		if len(b) >= 7 && b[0] == '_' && b[1] == 'x' && b[6] == '_' {
			if n, err := strconv.ParseUint(string(b[2:6]), 16, 16); err == nil {
				if n >= ' ' || n == '\n' || n == '\t' {
					out = utf8.AppendRune(out, rune(n))
				}
				b = b[7:]
				continue
			}
		}
		out, b = append(out, b[0]), b[1:]
	}
	return out
}
