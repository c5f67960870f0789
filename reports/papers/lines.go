package papers

import "strings"

// leading is the height of a line per point of its size.
const leading = 1.17

// span is a run of text of one look. A line end inside it is kept.
type span struct {
	text   string
	strong bool
	struck bool // through
}

type word struct {
	span
	width float64
}

type line struct {
	words  []word
	indent float64
	width  float64 // of the words and single spaces between them
	ends   bool    // last of its paragraph: never stretched
}

// wrap breaks spans into lines no wider than width. Only spaces break, never no-break spaces; a word wider than a
// whole line goes on in the next one, after a hyphen or another joint if it has one, with every letter kept.
func wrap(spans []span, size, width, indent float64) []line {
	all := letters()
	space := all.width(" ", false, size)
	var done []line
	now := line{indent: indent}
	flush := func(ends bool) {
		now.ends = ends
		done = append(done, now)
		now = line{}
	}
	add := func(w word) {
		if len(now.words) > 0 {
			now.width += space
		}
		now.words = append(now.words, w)
		now.width += w.width
	}
	for _, s := range spans {
		for i, par := range strings.Split(s.text, "\n") {
			if i > 0 {
				flush(true)
			}
			for text := range strings.SplitSeq(par, " ") {
				if text == "" {
					continue
				}
				w := s.word(text, size)
				if len(now.words) > 0 && now.indent+now.width+space+w.width > width {
					flush(false)
				}
				for w.text != "" && w.width > width-now.indent {
					head := cut(w, size, width-now.indent)
					rest := w.text[len(head):]
					add(s.word(head, size))
					flush(false)
					w = s.word(rest, size)
				}
				if w.text != "" {
					add(w)
				}
			}
		}
	}
	if len(now.words) > 0 || len(done) == 0 {
		flush(true)
	}
	return done
}

// word is a word of the span's look.
func (s span) word(text string, size float64) word {
	s.text = text
	return word{s, letters().width(text, s.strong, size)}
}

// cut returns the beginning of a word that fits in width: at least one letter, up to a joint if one lies in its
// second half.
func cut(w word, size, width float64) string {
	all := letters()
	end, joint := 0, 0
	used := 0.0
	for i, r := range w.text {
		used += all.width(string(r), w.strong, size)
		next := i + len(string(r))
		if used > width && i > 0 {
			break
		}
		end = next
		if strings.ContainsRune("-–/.,;:_@\u00a0", r) {
			joint = next
		}
	}
	if joint > end/2 {
		return w.text[:joint]
	}
	return w.text[:end]
}

type align uint8

const (
	left align = iota
	center
	right
	justified
)

// drawLine puts a line into a column: x is its left edge, y the top of the line.
func drawLine(c *canvas, l line, x, y, width, size float64, a align) {
	base := y + size*(leading-1)/2 + size*0.86
	slack := width - l.indent - l.width
	x += l.indent
	gap := letters().width(" ", false, size)
	switch a {
	case center:
		x += slack / 2
	case right:
		x += slack
	case justified:
		// Loose lines are stretched only so far: a nearly empty line with wide holes reads worse than a ragged one.
		if stretch := slack / float64(max(len(l.words)-1, 1)); !l.ends && slack > 0 && stretch < size {
			for i, w := range l.words {
				text := w.text
				if i < len(l.words)-1 {
					text += " " // so that the words stay apart for whoever reads the text back
				}
				c.text(x, base, size, w.strong, text)
				x += w.width + gap + stretch
			}
			return
		}
	}
	for i := 0; i < len(l.words); {
		j, run, used := i, l.words[i].text, l.words[i].width
		for j++; j < len(l.words) && l.words[j].strong == l.words[i].strong && l.words[j].struck == l.words[i].struck; j++ {
			run += " " + l.words[j].text
			used += gap + l.words[j].width
		}
		if j < len(l.words) {
			run += " "
		}
		c.text(x, base, size, l.words[i].strong, run)
		if l.words[i].struck {
			c.line(x, base-0.27*size, x+used, base-0.27*size, hairline)
		}
		x += used + gap
		i = j
	}
}
