package papers

import (
	"bytes"
	"image/png"
	"strings"

	"github.com/boombuler/barcode"
	"github.com/boombuler/barcode/qr"
	"github.com/signintech/gopdf"

	"kezek/app/fault"
	"kezek/locales"
)

const (
	imageSide = 25 * mm
	leastSize = 9.5     // of a text set smaller to stay on one page
	blankHead = 40 * mm // what a preprinted blank takes up below the top margin
	codeSide  = 22 * mm
)

// lay puts a filled paper on pages: once with the languages side by side, or one text after the other, each whole
// with its head, signature and foot.
func lay(p Paper, content [][]piece) ([]page, error) {
	if err := p.cleanFrame(); err != nil {
		return nil, err
	}
	var code barcode.Barcode
	if p.Print.QR != "" {
		var err error
		if code, err = qr.Encode(p.Print.QR, qr.M, qr.Unicode); err != nil {
			return nil, fault.New("P9", "papers.fault.code").Because(err)
		}
	}
	tables := kinds[p.Form].tables
	beside := len(content) == 2 && (p.SideBySide || tables)
	m := wide
	switch {
	case tables:
		m = dense
	case beside:
		m = narrow
	}
	if beside {
		return p.fit(m, p.Langs, code, func(m measures) []atom { return m.paired(content[0], content[1]) }), nil
	}
	var pages []page
	for i, l := range p.Langs {
		pages = append(pages, p.fit(m, []locales.Lang{l}, code, func(m measures) []atom { return m.single(content[i]) })...)
	}
	return pages, nil
}

// fit sets a text a little smaller when that keeps a paper of one page from spilling over to a second.
func (p Paper) fit(m measures, langs []locales.Lang, code barcode.Barcode, body func(measures) []atom) []page {
	whole := p.pages(m, langs, code, body(m))
	if len(whole) != 2 {
		return whole
	}
	for size := m.size - 0.5; size >= leastSize; size -= 0.5 {
		small := m.scaled(size / m.size)
		if one := p.pages(small, langs, code, body(small)); len(one) == 1 {
			return one
		}
	}
	return whole
}

func (p Paper) pages(m measures, langs []locales.Lang, code barcode.Barcode, body []atom) []page {
	atoms := append(p.head(langs), p.numberLine(m, langs)...)
	atoms = append(atoms, p.copyLine(langs)...)
	atoms = append(atoms, p.addressee(m, langs)...)
	var end []atom
	if p.Signer.Post != (Text{}) {
		end = signLine(langs, p.Signer.Post, p.Signer.Name, m.size, 4*m.gap)
	}
	if end = append(end, p.foot(langs, code)...); len(end) > 0 {
		holdLast(body)
		hold(end[:len(end)-1])
	}
	return paginate(append(append(atoms, body...), end...))
}

// holdLast keeps the last lines of the body with the signatures, which must not stand on a page by themselves.
func holdLast(body []atom) {
	text := 0.0
	for i := len(body) - 1; i >= 0; i-- {
		if !body[i].sign {
			if text += body[i].height; text > 14*mm {
				return
			}
		}
		body[i].keep = true
	}
}

// cleanFrame cleans every text of the frame in place.
func (p *Paper) cleanFrame() error {
	for _, s := range []*string{
		&p.Number, &p.Office.Name.KK, &p.Office.Name.RU, &p.Office.Address.KK, &p.Office.Address.RU, &p.Office.Phone, &p.Office.BIN,
		&p.To.Name.KK, &p.To.Name.RU, &p.To.IIN, &p.To.Address.KK, &p.To.Address.RU, &p.Signer.Post.KK, &p.Signer.Post.RU,
		&p.Signer.Name.KK, &p.Signer.Name.RU, &p.Executor.Name.KK, &p.Executor.Name.RU, &p.Executor.Phone, &p.Print.CopyReason,
	} {
		c, err := clean(*s)
		if err != nil {
			return err
		}
		*s = strings.TrimSpace(c)
	}
	return nil
}

// head is the bilingual letterhead: the state language on the left, Russian on the right, the image between them.
func (p Paper) head(langs []locales.Lang) []atom {
	if p.Office.Preprinted {
		return []atom{{height: blankHead}}
	}
	var names, addresses []cell
	headWidth := halfWidth
	if len(p.Office.Image) > 0 {
		headWidth = (textWidth - imageSide - 6*mm) / 2
	}
	for i, l := range locales.Langs[:2] {
		x := leftMargin + float64(i)*(textWidth-headWidth)
		names = append(names, cell{x, headWidth, 11, wrap([]span{{p.Office.Name.in(l), true}}, 11, headWidth, 0), center})
		addresses = append(addresses, cell{x, headWidth, smallSize,
			wrap([]span{{p.officeLine(l), false}}, smallSize, headWidth, 0), center})
	}
	atoms := append(lineUp(names, 0), lineUp(addresses, 3)...)
	if len(p.Office.Image) > 0 {
		if rest := imageSide - height(atoms); rest > 0 {
			atoms = append(atoms, atom{height: rest})
		}
		atoms[0].draw = func(c *canvas, y float64) {
			c.image(p.Office.Image, leftMargin+textWidth/2-imageSide/2, y, imageSide)
		}
	}
	atoms = append(atoms, atom{height: 3 * mm, draw: func(c *canvas, y float64) {
		c.line(leftMargin, y+1.5*mm, leftMargin+textWidth, y+1.5*mm, 0.9)
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
	if !p.Draft && p.Number == "" && p.Date == 0 {
		return nil
	}
	return p.columns(m, langs, 2*m.gap, func(l locales.Lang) []span {
		if p.Draft {
			return []span{{l.T("papers.frame.number-open"), false}}
		}
		var parts []string
		if p.Date != 0 {
			parts = append(parts, strings.ReplaceAll(l.LongDate(int64(p.Date)), " ", "\u00a0"))
		}
		if p.Number != "" {
			parts = append(parts, "№\u00a0"+p.Number)
		}
		return []span{{strings.Join(parts, "  "), false}}
	})
}

// columns sets a line of the frame in each language: two halves, or the whole width for one.
func (p Paper) columns(m measures, langs []locales.Lang, gap float64, say func(locales.Lang) []span) []atom {
	width := textWidth
	if len(langs) == 2 {
		width = halfWidth
	}
	var cells []cell
	for i, l := range langs {
		cells = append(cells, cell{leftMargin + float64(i)*(halfWidth+gutter), width, m.size, wrap(say(l), m.size, width, 0), left})
	}
	atoms := lineUp(cells, gap)
	hold(atoms)
	return atoms
}

func (p Paper) copyLine(langs []locales.Lang) []atom {
	if p.Print.Copy == 0 {
		return nil
	}
	spans := []span{{both(langs, "papers.frame.copy", "n", p.Print.Copy), true}}
	if p.Print.CopyReason != "" {
		spans[0].text += "."
		spans = append(spans, span{both(langs, "papers.frame.reason") + ": " + p.Print.CopyReason, false})
	}
	atoms := lineUp([]cell{{leftMargin, textWidth, 9.5, wrap(spans, 9.5, textWidth, 0), left}}, 4)
	hold(atoms)
	return atoms
}

// addressee is label, colon, nominative: in the right half, or over each of two columns.
func (p Paper) addressee(m measures, langs []locales.Lang) []atom {
	if !kinds[p.Form].letter || p.To.Name == (Text{}) {
		return nil
	}
	say := func(l locales.Lang) []span {
		var said []string
		for _, part := range []struct{ label, value string }{
			{l.T("papers.frame.to"), p.To.Name.in(l)}, {l.T("papers.frame.iin"), p.To.IIN}, {l.T("papers.frame.address"), p.To.Address.in(l)},
		} {
			if part.value != "" {
				said = append(said, part.label+": "+part.value)
			}
		}
		return []span{{strings.Join(said, "\n"), false}}
	}
	if len(langs) == 2 {
		return p.columns(m, langs, 2*m.gap, say)
	}
	const x, width = leftMargin + textWidth*0.45, textWidth * 0.55
	atoms := lineUp([]cell{{x, width, m.size, wrap(say(langs[0]), m.size, width, 0), left}}, 2*m.gap)
	hold(atoms)
	return atoms
}

// signLine is a post, a line to sign on and a name.
func signLine(langs []locales.Lang, post, name Text, size, gap float64) []atom {
	const postWidth, lineWidth = textWidth * 0.42, textWidth * 0.24
	const nameX = leftMargin + postWidth + lineWidth + 4*mm
	const nameWidth = leftMargin + textWidth - nameX
	say := func(t Text) string {
		if len(langs) == 2 {
			return beneath(t.in(langs[0]), t.in(langs[1]))
		}
		return t.in(langs[0])
	}
	posts := wrap([]span{{say(post), false}}, size, postWidth-4*mm, 0)
	names := wrap([]span{{say(name), false}}, size, nameWidth, 0)
	if missing := len(posts) - len(names); missing > 0 { // the name stands by the line
		names = append(make([]line, missing), names...)
	}
	atoms := lineUp([]cell{
		{leftMargin, postWidth - 4*mm, size, posts, left},
		{nameX, nameWidth, size, names, left},
	}, gap)
	hold(atoms)
	for i := range atoms {
		atoms[i].sign = true
	}
	atoms[len(posts)-1].draw = func(c *canvas, y float64) {
		y += size * leading
		c.line(leftMargin+postWidth, y, leftMargin+postWidth+lineWidth, y, hairline)
	}
	return atoms
}

// foot is the executor and the code to verify the paper by; code may be nil.
func (p Paper) foot(langs []locales.Lang, code barcode.Barcode) []atom {
	var spans []string
	if name := p.Executor.Name.in(langs[0]); name != "" {
		if len(langs) == 2 {
			if other := p.Executor.Name.in(langs[1]); other != name {
				name += " / " + other
			}
		}
		s := both(langs, "papers.frame.executor") + ": " + name
		if p.Executor.Phone != "" {
			s += ", " + both(langs, "papers.frame.phone") + "\u00a0" + strings.ReplaceAll(p.Executor.Phone, " ", "\u00a0")
		}
		spans = append(spans, s)
	}
	x, h := leftMargin, 0.0
	place := func(*canvas, float64) {}
	if code != nil {
		for _, l := range langs {
			spans = append(spans, l.T("papers.frame.verify"))
		}
		x, h = leftMargin+codeSide+4*mm, codeSide
		place = func(c *canvas, y float64) { c.code(code, leftMargin, y, codeSide) }
	}
	if len(spans) == 0 {
		return nil
	}
	width := leftMargin + textWidth - x
	lines := wrap([]span{{strings.Join(spans, "\n"), false}}, smallSize, width, 0)
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
