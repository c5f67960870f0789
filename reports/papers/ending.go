package papers

import (
	"strings"

	"github.com/boombuler/barcode"

	"kezek/locales"
)

// codeSide is that of the QR code.
const codeSide = 22 * mm

// signLine is a post, a line to sign on and a name; an open one has a line for the name too.
func (m measures) signLine(langs []locales.Lang, post, name Text, gap float64, open bool) []atom {
	postWidth, lineWidth := m.on.textWidth()*0.42, m.on.textWidth()*0.24
	lineX := m.on.left + postWidth
	nameX := lineX + lineWidth + 4*mm
	nameWidth := m.on.left + m.on.textWidth() - nameX
	say := func(t Text) string {
		if len(langs) == 2 {
			return beneath(t.in(langs[0]), t.in(langs[1]))
		}
		return t.in(langs[0])
	}
	posts := wrap([]span{{text: say(post)}}, m.size, postWidth-4*mm, 0)
	names := wrap([]span{{text: say(name)}}, m.size, nameWidth, 0)
	if missing := len(posts) - len(names); missing > 0 { // the name stands by the line
		names = append(make([]line, missing), names...)
	}
	atoms := lineUp([]cell{
		{x: m.on.left, width: postWidth - 4*mm, size: m.size, lines: posts},
		{x: nameX, width: nameWidth, size: m.size, lines: names, rule: open},
	}, gap)
	hold(atoms)
	for i := range atoms {
		atoms[i].sign = true
	}
	atoms[len(posts)-1].draw = func(c *canvas, y float64) {
		y += m.size * leading
		c.line(lineX, y, lineX+lineWidth, y, hairline)
	}
	return atoms
}

// foot is the executor and the code to verify the paper by; code may be nil.
func (p Paper) foot(s sheet, langs []locales.Lang, code barcode.Barcode) []atom {
	var spans []string
	if name := p.Executor.Name.in(langs[0]); name != "" {
		if len(langs) == 2 {
			if other := p.Executor.Name.in(langs[1]); other != name {
				name += " / " + other
			}
		}
		said := both(langs, "papers.frame.executor") + ": " + name
		if p.Executor.Phone != "" {
			said += ", " + both(langs, "papers.frame.phone") + "\u00a0" + strings.ReplaceAll(p.Executor.Phone, " ", "\u00a0")
		}
		spans = append(spans, said)
	}
	x, h := s.left, 0.0
	place := func(*canvas, float64) {}
	if code != nil {
		for _, l := range langs {
			spans = append(spans, l.T("papers.frame.verify"))
		}
		x, h = s.left+codeSide+4*mm, codeSide
		place = func(c *canvas, y float64) { c.code(code, s.left, y, codeSide) }
	}
	if len(spans) == 0 {
		return nil
	}
	width := s.left + s.textWidth() - x
	lines := wrap([]span{{text: strings.Join(spans, "\n")}}, smallSize, width, 0)
	text := float64(len(lines)) * smallSize * leading
	h = max(h, text)
	return []atom{{height: h, gap: 4 * mm, foot: true, draw: func(c *canvas, y float64) {
		place(c, y)
		y += h - text
		for i, l := range lines {
			drawLine(c, l, x, y+float64(i)*smallSize*leading, width, smallSize, left)
		}
	}}}
}
