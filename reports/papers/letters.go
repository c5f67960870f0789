package papers

import (
	"fmt"
	"strings"
	"sync"
	"unicode"

	"github.com/signintech/gopdf"
	"golang.org/x/text/unicode/norm"

	"kezek/app/fault"
	"kezek/assets"
)

const (
	upright = "Tinos"
	bold    = "Tinos-Bold"
)

// lettersEnd bounds the characters papers are written with: both alphabets, punctuation, ₸, № and − lie below it.
const lettersEnd = 0x2213

// widths holds the advance of every character in thousandths of the size; 0 is no such character.
type widths [lettersEnd]uint16

type fontSet struct {
	fonts         gopdf.FontContainer // parsed once, shared by all documents
	upright, bold widths
	shown         [lettersEnd]bool
}

// shows tells whether papers can show a character.
func (s *fontSet) shows(r rune) bool { return r >= 0 && r < lettersEnd && s.shown[r] }

var letters = sync.OnceValue(func() *fontSet {
	s := &fontSet{}
	for _, f := range []struct {
		name string
		data []byte
		to   *widths
	}{{upright, assets.TinosRegular, &s.upright}, {bold, assets.TinosBold, &s.bold}} {
		if err := s.fonts.AddTTFFontData(f.name, f.data); err != nil {
			panic("font " + f.name + ": " + err.Error())
		}
		var font gopdf.SubsetFontObj
		if err := font.SetTTFData(f.data); err != nil {
			panic("font " + f.name + ": " + err.Error())
		}
		for r := range rune(lettersEnd) {
			if glyph, err := font.CharCodeToGlyphIndex(r); err == nil && glyph != 0 {
				f.to[r] = uint16(font.GlyphIndexToPdfWidth(glyph))
			}
		}
	}
	for r := range rune(lettersEnd) {
		s.shown[r] = s.upright[r] != 0 && s.bold[r] != 0 && (r == ' ' || unicode.IsGraphic(r)) && r != '\u00ad' &&
			!unicode.In(r, unicode.M, unicode.Hebrew, unicode.Arabic)
	}
	return s
})

// width measures a clean text in points.
func (s *fontSet) width(text string, strong bool, size float64) float64 {
	w := &s.upright
	if strong {
		w = &s.bold
	}
	sum := 0
	for _, r := range text {
		sum += int(w[r])
	}
	return float64(sum) * size / 1000
}

// clean makes a text fit for paper: composed letters, line ends and tabs as spaces, odd spaces as no-break ones,
// invisible marks dropped, «№ » held to its number. Any character that cannot be shown upright from left to right
// in the font (controls, combining marks, right-to-left letters, emoji) is a fault that names it.
func clean(text string) (string, error) {
	text = norm.NFC.String(text)
	all := letters()
	if !strings.ContainsFunc(text, func(r rune) bool { return r == '№' || !all.shows(r) }) {
		return text, nil
	}
	var b strings.Builder
	var last rune
	for _, r := range text {
		switch r {
		case '\t', '\n', '\r':
			r = ' '
		case '\u00ad', '\u200b', '\ufeff':
			continue
		case '\u2007', '\u2009', '\u202f':
			r = '\u00a0'
		}
		if !all.shows(r) {
			return "", fault.New("P4", "papers.fault.letter", "char", fmt.Sprintf("U+%04X", r), "text", visible(text))
		}
		if r == ' ' && last == '№' {
			r = '\u00a0'
		}
		b.WriteRune(r)
		last = r
	}
	return b.String(), nil
}

// visible is a text a person can read in a message: what cannot be printed is a dot, and it is short.
func visible(text string) string {
	const most = 60
	var b strings.Builder
	n := 0
	for _, r := range text {
		if n++; n > most {
			return b.String() + "…"
		}
		if !unicode.IsPrint(r) || unicode.In(r, unicode.Hebrew, unicode.Arabic) {
			r = '·'
		}
		b.WriteRune(r)
	}
	return b.String()
}
