package papers

import (
	"io"
	"strconv"
	"strings"
	"time"

	"github.com/boombuler/barcode"
	"github.com/signintech/gopdf"

	"kezek/locales"
)

const hairline = 0.4

// canvas draws on the pages of one PDF and remembers the first thing that went wrong.
type canvas struct {
	pdf  gopdf.GoPdf
	on   sheet
	base sheet // of pages that do not say their size
	font string
	size float64
	err  error
}

// newCanvas begins a PDF. It is named and dated after its first paper, so that the same papers give the same bytes.
func newCanvas(p setPaper) *canvas {
	c := &canvas{base: p.sheet()}
	c.pdf.Start(gopdf.Config{PageSize: gopdf.Rect{W: c.base.width, H: c.base.height}})
	info := gopdf.PdfInfo{Title: p.title, Author: p.Office.Name.in(p.Langs[0]), Subject: p.Form, Creator: "Kezek"}
	if p.Number != "" {
		info.Title += " № " + p.Number
	}
	if p.Date != 0 {
		info.CreationDate = time.UnixMilli(int64(p.Date)).In(locales.Zone)
	}
	c.pdf.SetInfo(info)
	for _, font := range []string{upright, bold} {
		c.keep(c.pdf.AddTTFFontFromFontContainer(font, &letters().fonts))
	}
	return c
}

// paper draws the pages of a paper. number says what stands on each as its number, from 1 on, of so many.
func (c *canvas) paper(p setPaper, number func(page, of int) string) error {
	margins, err := marginsOf(p.Paper)
	if err != nil {
		return err
	}
	c.on = p.sheet()
	for i, pg := range p.pages {
		if c.on == c.base {
			c.pdf.AddPage()
		} else {
			c.pdf.AddPageWithOption(gopdf.PageOption{PageSize: &gopdf.Rect{W: c.on.width, H: c.on.height}})
		}
		margins.draw(c, i, number(i+1, len(p.pages)))
		drawPage(c, pg)
	}
	return c.err
}

func ownNumber(page, of int) string { return strconv.Itoa(page) + "/" + strconv.Itoa(of) }

func (c *canvas) write(w io.Writer) error {
	if c.err == nil {
		_, c.err = c.pdf.WriteTo(w)
	}
	return c.err
}

func (c *canvas) keep(err error) {
	if c.err == nil {
		c.err = err
	}
}

// text draws clean text; y is its base line.
func (c *canvas) text(x, y, size float64, strong bool, s string) {
	font := upright
	if strong {
		font = bold
	}
	if font != c.font || size != c.size {
		c.keep(c.pdf.SetFont(font, "", size))
		c.font, c.size = font, size
	}
	c.pdf.SetXY(x, y)
	c.keep(c.pdf.Text(s))
}

func (c *canvas) line(x1, y1, x2, y2, width float64) {
	c.pdf.SetLineWidth(width)
	c.pdf.Line(x1, y1, x2, y2)
}

// box draws the box of a check line.
func (c *canvas) box(x, y float64, ticked bool) {
	const s = boxSide
	for _, side := range [][4]float64{{0, 0, s, 0}, {s, 0, s, s}, {s, s, 0, s}, {0, s, 0, 0}} {
		c.line(x+side[0], y+side[1], x+side[2], y+side[3], hairline)
	}
	if ticked {
		c.line(x+0.2*s, y+0.5*s, x+0.42*s, y+0.78*s, 1)
		c.line(x+0.42*s, y+0.78*s, x+0.85*s, y+0.2*s, 1)
	}
}

// grey sets the colour of text: 0 is black.
func (c *canvas) grey(level uint8) { c.pdf.SetTextColor(level, level, level) }

// code draws a QR code as dark runs of modules.
func (c *canvas) code(code barcode.Barcode, x, y, side float64) {
	c.pdf.SetFillColor(0, 0, 0)
	n := code.Bounds().Dx()
	m := side / float64(n)
	dark := func(i, j int) bool { r, _, _, _ := code.At(i, j).RGBA(); return r == 0 }
	for j := range n {
		for i := 0; i < n; i++ {
			from := i
			for i < n && dark(i, j) {
				i++
			}
			if i > from {
				c.pdf.RectFromUpperLeftWithStyle(x+float64(from)*m, y+float64(j)*m, float64(i-from)*m, m, "F")
			}
		}
	}
}

// margins is what stands outside the text on every page.
type margins struct {
	draft string
	copy  string // mark on the pages after the first, which says it in full
	check string
}

func marginsOf(p Paper) (m margins, err error) {
	if p.Draft {
		m.draft = locales.KK.T("papers.frame.draft") + " / " + locales.RU.T("papers.frame.draft")
	}
	if p.Print.Copy > 0 {
		m.copy = both(p.Langs, "papers.frame.copy", "n", p.Print.Copy)
	}
	if p.Print.AuditHead != "" {
		m.check, err = clean(both(p.Langs, "papers.frame.check") + ": " + p.Print.AuditHead)
	}
	return m, err
}

const (
	smallSize = 8.5
	draftSize = 84
)

func (m margins) draw(c *canvas, page int, number string) {
	all := letters()
	edge := c.on.width - c.on.right
	if m.draft != "" {
		c.grey(234)
		x, y := c.on.width/2, c.on.height/2
		c.pdf.Rotate(c.on.slant, x, y)
		c.text(x-all.width(m.draft, true, draftSize)/2, y+draftSize/3, draftSize, true, m.draft)
		c.pdf.RotateReset()
	}
	c.grey(0)
	if m.copy != "" && page > 0 {
		c.text(edge-all.width(m.copy, true, smallSize), 14*mm, smallSize, true, m.copy)
	}
	y := c.on.height - 7*mm
	if m.check != "" {
		c.text(c.on.left, y, smallSize, false, m.check)
	}
	c.text(edge-all.width(number, false, smallSize), y, smallSize, false, number)
}

// both says a message in every language of a paper: «Телефон» once where they agree.
func both(langs []locales.Lang, key string, args ...any) string {
	return bothBy(langs, " / ", key, args...)
}

// bothBy is both with another joint between the languages.
func bothBy(langs []locales.Lang, joint, key string, args ...any) string {
	var said []string
	for _, l := range langs {
		if s := l.T(key, args...); len(said) == 0 || said[0] != s {
			said = append(said, s)
		}
	}
	return strings.Join(said, joint)
}
