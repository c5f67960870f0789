package papers

import (
	"strings"

	"github.com/boombuler/barcode"
	"github.com/boombuler/barcode/qr"

	"kezek/app/fault"
	"kezek/locales"
)

// Sizes of a text set smaller to stay on one page, and of one that must.
const (
	leastSize    = 9.5
	leastOnePage = 8
)

// lay puts a filled paper on pages: once with the languages side by side, or one text after the other, each whole
// with its head, signature and foot.
func lay(p Paper, content [][]piece) ([]page, error) {
	var code barcode.Barcode
	if p.Print.QR != "" {
		var err error
		if code, err = qr.Encode(p.Print.QR, qr.M, qr.Unicode); err != nil {
			return nil, fault.New("P9", "papers.fault.code").Because(err)
		}
	}
	kind := kinds[p.Form]
	beside := len(content) == 2 && !kind.onePage && !kind.whole && (p.SideBySide && !p.blank() || kind.tables)
	m := wide
	switch {
	case kind.tables:
		m = dense
	case kind.onePage:
		m = small
	case beside:
		m = narrow
	}
	m.on = p.sheet()
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
	least := leastSize
	if kinds[p.Form].onePage {
		least = leastOnePage
	}
	if len(whole) != 2 {
		return whole
	}
	for size := m.size - 0.5; size >= least; size -= 0.5 {
		small := m.scaled(size / m.size)
		if one := p.pages(small, langs, code, body(small)); len(one) == 1 {
			return one
		}
	}
	return whole
}

func (p Paper) pages(m measures, langs []locales.Lang, code barcode.Barcode, body []atom) []page {
	atoms := p.head(m, langs)
	body, under := aroundSignature(body)
	var end []atom
	if p.Signer.Post != (Text{}) {
		end = m.signLine(langs, p.Signer.Post, p.Signer.Name, 4*m.gap, false)
		if kinds[p.Form].sealed {
			seal := wrap([]span{{text: both(langs, "papers.frame.seal")}}, m.size, m.on.textWidth(), 0)
			end = append(end, lineUp([]cell{{x: m.on.left, width: m.on.textWidth(), size: m.size, lines: seal}}, 3*m.gap)...)
		}
	}
	if len(under) > 0 {
		end = append(end, tearLine(m.on))
	}
	end = append(append(end, under...), p.foot(m.on, langs, code)...)
	if n := len(body); len(end) > 0 || n > 0 && body[n-1].sign {
		holdLast(body, m.on.height/4)
	}
	if len(end) > 0 {
		hold(end[:len(end)-1])
	}
	return m.on.paginate(append(append(atoms, body...), end...))
}

// tearLine is where what stands under the signature may be cut off.
func tearLine(s sheet) atom {
	return atom{height: 1 * mm, gap: 6 * mm, draw: func(c *canvas, y float64) {
		const dash = 2 * mm
		for x := s.left; x < s.left+s.textWidth(); x += 2 * dash {
			c.line(x, y, min(x+dash, s.left+s.textWidth()), y, hairline)
		}
	}}
}

// aroundSignature parts the body where a form says the signature stands; otherwise all of it stands above.
func aroundSignature(body []atom) (above, under []atom) {
	at := -1
	for i, a := range body {
		switch {
		case a.here && at < 0:
			at = i
		case a.here:
		case at < 0:
			above = append(above, a)
		default:
			under = append(under, a)
		}
	}
	return above, under
}

// holdLast keeps the last lines of the body with the signatures, which must not stand on a page by themselves. Lines to
// sign on stay together up to a height; of more, such as those of a whole commission, each stays whole.
func holdLast(body []atom, most float64) {
	text, signs := 0.0, 0.0
	for i := len(body) - 1; i >= 0; i-- {
		if body[i].sign {
			signs += body[i].gap + body[i].height
		} else if text += body[i].height; text > 14*mm {
			return
		}
		body[i].keep = body[i].keep || !body[i].sign || signs <= most
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
