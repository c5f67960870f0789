package kit

import (
	"image/color"
	"strings"
	"unicode"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
)

type cut struct {
	text  string
	width float32
	size  float32
	bold  bool
}

// cuts remembers how texts were shortened; it starts anew when full, which a day of scrolling never reaches often.
var cuts = map[cut]string{}

// fit shortens a text with an ellipsis so that it is not wider than width px.
func fit(text string, width, size float32, bold bool) string {
	if text == "" || width <= 0 {
		return ""
	}
	if surelyFits(text, width, size, bold) {
		return text
	}
	key := cut{text, width, size, bold}
	if s, ok := cuts[key]; ok {
		return s
	}
	if len(cuts) > 20_000 {
		clear(cuts)
	}
	s := text
	if wide(text, size, fyne.TextStyle{Bold: bold}) > width {
		s = shorten([]rune(text), width, size, bold)
	}
	cuts[key] = s
	return s
}

// shorten finds the most letters that fit with an ellipsis: first by the widths of single letters, then, because
// letters stand closer or wider in pairs, by measuring.
func shorten(runes []rune, width, size float32, bold bool) string {
	style := fyne.TextStyle{Bold: bold}
	n, sum := 0, advance('…', size, bold)
	for n < len(runes)-1 && sum+advance(runes[n], size, bold) <= width {
		sum += advance(runes[n], size, bold)
		n++
	}
	for n > 0 && wide(string(runes[:n])+"…", size, style) > width {
		n--
	}
	return strings.TrimRight(string(runes[:n]), " ,.") + "…"
}

// surelyFits spares measuring a text that has room to spare: measuring is what a page of a long table costs.
func surelyFits(text string, width, size float32, bold bool) bool {
	sum := float32(0)
	for _, r := range text {
		if sum += advance(r, size, bold) * 1.04; sum > width {
			return false
		}
	}
	return true
}

type letter struct {
	r    rune
	size float32
	bold bool
}

var advances = map[letter]float32{}

// advance is the width of one letter, measured once.
func advance(r rune, size float32, bold bool) float32 {
	key := letter{r, size, bold}
	w, ok := advances[key]
	if !ok {
		w = wide(string(r), size, fyne.TextStyle{Bold: bold})
		advances[key] = w
	}
	return w
}

func wide(text string, size float32, style fyne.TextStyle) float32 {
	return fyne.MeasureText(text, size, style).Width
}

// wrap breaks a text into lines no wider than width px, at spaces but not at no-break ones: a number stays whole.
func wrap(text string, width, size float32) []string {
	var lines []string
	for _, para := range strings.Split(text, "\n") {
		line := ""
		for _, word := range strings.FieldsFunc(para, func(r rune) bool { return unicode.IsSpace(r) && r != '\u00a0' }) {
			longer := word
			if line != "" {
				longer = line + " " + word
			}
			if line != "" && wide(longer, size, fyne.TextStyle{}) > width {
				lines = append(lines, line)
				longer = word
			}
			line = longer
		}
		lines = append(lines, line)
	}
	return lines
}

func letters(text string, c color.Color, size float32, bold bool) *canvas.Text {
	t := canvas.NewText(text, c)
	t.TextSize = size
	t.TextStyle.Bold = bold
	return t
}

// say sets a text only when it changed: an unchanged one costs nothing to draw.
func say(t *canvas.Text, text string, c color.Color, bold bool) {
	if t.Text == text && t.Color == c && t.TextStyle.Bold == bold {
		return
	}
	t.Text, t.Color, t.TextStyle.Bold = text, c, bold
	t.Refresh()
}
