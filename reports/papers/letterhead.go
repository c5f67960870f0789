package papers

import (
	"bytes"
	"image/png"
	"strings"

	"github.com/signintech/gopdf"

	"kezek/app/fault"
	"kezek/locales"
)

const (
	imageSide = 25 * mm
	blankHead = 40 * mm // what a preprinted blank takes up below the top margin
)

// head is all that stands above the title.
func (p Paper) head(m measures, langs []locales.Lang) []atom {
	var atoms []atom
	if !kinds[p.Form].headless {
		atoms = p.letterhead(m.on)
	}
	atoms = append(atoms, p.numberLine(m, langs)...)
	atoms = append(atoms, p.copyLine(m.on, langs)...)
	return append(atoms, p.addressee(m, langs)...)
}

// letterhead is bilingual: the state language on the left, Russian on the right, the image between them.
func (p Paper) letterhead(s sheet) []atom {
	if p.Office.Preprinted {
		return []atom{{height: blankHead}}
	}
	var names, addresses []cell
	headWidth := s.halfWidth()
	if len(p.Office.Image) > 0 {
		headWidth = (s.textWidth() - imageSide - 6*mm) / 2
	}
	for i, l := range locales.Langs[:2] {
		x := s.left + float64(i)*(s.textWidth()-headWidth)
		names = append(names, cell{x: x, width: headWidth, size: 11, align: center,
			lines: wrap([]span{{text: p.Office.Name.in(l), strong: true}}, 11, headWidth, 0)})
		addresses = append(addresses, cell{x: x, width: headWidth, size: smallSize, align: center,
			lines: wrap([]span{{text: p.officeLine(l)}}, smallSize, headWidth, 0)})
	}
	atoms := append(lineUp(names, 0), lineUp(addresses, 3)...)
	if len(p.Office.Image) > 0 {
		if rest := imageSide - height(atoms); rest > 0 {
			atoms = append(atoms, atom{height: rest})
		}
		atoms[0].draw = func(c *canvas, y float64) {
			c.image(p.Office.Image, s.left+s.textWidth()/2-imageSide/2, y, imageSide)
		}
	}
	atoms = append(atoms, atom{height: 3 * mm, draw: func(c *canvas, y float64) {
		c.line(s.left, y+1.5*mm, s.width-s.right, y+1.5*mm, 0.9)
	}})
	hold(atoms)
	return atoms
}

func (p Paper) officeLine(l locales.Lang) string {
	var parts []string
	if a := p.Office.Address.in(l); a != "" {
		parts = append(parts, a)
	}
	if p.Office.Phone != "" {
		parts = append(parts, l.T("papers.frame.phone")+"\u00a0"+strings.ReplaceAll(p.Office.Phone, " ", "\u00a0"))
	}
	if p.Office.BIN != "" {
		parts = append(parts, l.T("papers.frame.bin")+"\u00a0"+p.Office.BIN)
	}
	return strings.Join(parts, ", ")
}

// image draws a PNG inside a square, keeping its shape.
func (c *canvas) image(data []byte, x, y, side float64) {
	shape, err := png.DecodeConfig(bytes.NewReader(data))
	if err == nil {
		var holder gopdf.ImageHolder
		if holder, err = gopdf.ImageHolderByBytes(data); err == nil {
			scale := side / float64(max(shape.Width, shape.Height))
			w, h := float64(shape.Width)*scale, float64(shape.Height)*scale
			err = c.pdf.ImageByHolder(holder, x+(side-w)/2, y+(side-h)/2, &gopdf.Rect{W: w, H: h})
		}
	}
	if err != nil { // a PNG the library cannot place: interlaced, 16 bits a channel
		c.keep(fault.New("P7", "papers.fault.image").Because(err))
	}
}

// numberLine is the date and number, or the ruled places for them before signing.
func (p Paper) numberLine(m measures, langs []locales.Lang) []atom {
	open := p.Draft && kinds[p.Form].numbered
	if kinds[p.Form].ownNumber || !open && p.Number == "" && p.Date == 0 {
		return nil
	}
	return p.columns(m, langs, 2*m.gap, func(l locales.Lang) []span {
		if open {
			return []span{{text: l.T("papers.frame.number-open")}}
		}
		var parts []string
		if p.Date != 0 {
			parts = append(parts, strings.ReplaceAll(l.LongDate(int64(p.Date)), " ", "\u00a0"))
		}
		if p.Number != "" {
			parts = append(parts, "№\u00a0"+p.Number)
		}
		return []span{{text: strings.Join(parts, "  ")}}
	})
}

// columns sets a line of the frame in each language: two halves, or the whole width for one.
func (p Paper) columns(m measures, langs []locales.Lang, gap float64, say func(locales.Lang) []span) []atom {
	width := m.on.textWidth()
	if len(langs) == 2 {
		width = m.on.halfWidth()
	}
	var cells []cell
	for i, l := range langs {
		cells = append(cells, cell{x: m.on.column(i), width: width, size: m.size, lines: wrap(say(l), m.size, width, 0)})
	}
	atoms := lineUp(cells, gap)
	hold(atoms)
	return atoms
}

func (p Paper) copyLine(s sheet, langs []locales.Lang) []atom {
	if p.Print.Copy == 0 {
		return nil
	}
	spans := []span{{text: both(langs, "papers.frame.copy", "n", p.Print.Copy), strong: true}}
	if p.Print.CopyReason != "" {
		spans[0].text += "."
		spans = append(spans, span{text: both(langs, "papers.frame.reason") + ": " + p.Print.CopyReason})
	}
	atoms := lineUp([]cell{{x: s.left, width: s.textWidth(), size: 9.5, lines: wrap(spans, 9.5, s.textWidth(), 0)}}, 4)
	hold(atoms)
	return atoms
}

// addressee is label, colon, nominative: in the right half, or over each of two columns.
func (p Paper) addressee(m measures, langs []locales.Lang) []atom {
	to := p.To
	switch kind := kinds[p.Form]; {
	case kind.toOffice:
		to = Addressee{Name: p.Office.Name, Address: p.Office.Address}
	case !kind.letter:
		return nil
	}
	if to.Name == (Text{}) {
		return nil
	}
	say := func(l locales.Lang) []span {
		var said []string
		for _, part := range []struct{ label, value string }{
			{l.T("papers.frame.to"), to.Name.in(l)}, {l.T("papers.frame.iin"), to.IIN}, {l.T("papers.frame.address"), to.Address.in(l)},
		} {
			if part.value != "" {
				said = append(said, part.label+": "+part.value)
			}
		}
		return []span{{text: strings.Join(said, "\n")}}
	}
	if len(langs) == 2 {
		return p.columns(m, langs, 2*m.gap, say)
	}
	x, width := m.on.left+m.on.textWidth()*0.45, m.on.textWidth()*0.55
	atoms := lineUp([]cell{{x: x, width: width, size: m.size, lines: wrap(say(langs[0]), m.size, width, 0)}}, 2*m.gap)
	hold(atoms)
	return atoms
}
