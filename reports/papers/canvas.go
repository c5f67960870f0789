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
	font string
	size float64
	err  error
}

// draw writes the pages as PDF, dated with the paper's own date so that the same paper gives the same bytes.
func draw(w io.Writer, p Paper, title string, pages []page) error {
	c := &canvas{}
	c.pdf.Start(gopdf.Config{PageSize: gopdf.Rect{W: pageWidth, H: pageHeight}})
	info := gopdf.PdfInfo{Title: title, Author: p.Office.Name.in(p.Langs[0]), Subject: p.Form, Creator: "Kezek"}
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
	margins, err := marginsOf(p)
	if err != nil {
		return err
	}
	for i, pg := range pages {
		c.pdf.AddPage()
		margins.draw(c, i, len(pages))
		drawPage(c, pg)
	}
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

func (m margins) draw(c *canvas, page, of int) {
	all := letters()
	if m.draft != "" {
		c.grey(234)
		c.pdf.Rotate(52, pageWidth/2, pageHeight/2)
		c.text(pageWidth/2-all.width(m.draft, true, draftSize)/2, pageHeight/2+draftSize/3, draftSize, true, m.draft)
		c.pdf.RotateReset()
	}
	c.grey(0)
	if m.copy != "" && page > 0 {
		c.text(pageWidth-rightMargin-all.width(m.copy, true, smallSize), 14*mm, smallSize, true, m.copy)
	}
	const y = pageHeight - 7*mm
	if m.check != "" {
		c.text(leftMargin, y, smallSize, false, m.check)
	}
	n := strconv.Itoa(page+1) + "/" + strconv.Itoa(of)
	c.text(pageWidth-rightMargin-all.width(n, false, smallSize), y, smallSize, false, n)
}

// both says a message in every language of a paper: «Телефон» once where they agree.
func both(langs []locales.Lang, key string, args ...any) string {
	var said []string
	for _, l := range langs {
		if s := l.T(key, args...); len(said) == 0 || said[0] != s {
			said = append(said, s)
		}
	}
	return strings.Join(said, " / ")
}
