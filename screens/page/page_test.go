package page

import (
	"slices"
	"testing"

	"fyne.io/fyne/v2/test"

	"kezek/locales"
)

// A sum is never parted by the end of a line.
func TestSumsStayInOneLine(t *testing.T) {
	test.NewTempApp(t)
	sum := locales.Money(13_266_100)
	text := "төленгені " + sum + ", ПП 1"
	if got, want := Words(text), []string{"төленгені", sum + ",", "ПП", "1"}; !slices.Equal(got, want) {
		t.Errorf("%q", got)
	}
	for width := float32(20); width < 300; width += 20 {
		if lines := wrap(text, width); !slices.ContainsFunc(lines, func(l string) bool { return slices.Contains(Words(l), sum+",") }) {
			t.Errorf("%v: %q", width, lines)
		}
	}
}
