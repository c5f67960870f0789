package kit

import (
	"image/color"
	"math"
	"testing"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/test"
	"fyne.io/fyne/v2/theme"
)

// luminance and contrast are those of WCAG 2.
func luminance(c color.Color) float64 {
	r, g, b, _ := c.RGBA()
	part := func(v uint32) float64 {
		f := float64(v) / 0xFFFF
		if f <= 0.04045 {
			return f / 12.92
		}
		return math.Pow((f+0.055)/1.055, 2.4)
	}
	return 0.2126*part(r) + 0.7152*part(g) + 0.0722*part(b)
}

func contrast(a, b color.Color) float64 {
	x, y := luminance(a), luminance(b)
	return (max(x, y) + 0.05) / (min(x, y) + 0.05)
}

func TestContrast(t *testing.T) {
	backs := []fyne.ThemeColorName{theme.ColorNameBackground, ColorSurface, ColorStripe, ColorCursor, ColorChosen,
		theme.ColorNameInputBackground, theme.ColorNameOverlayBackground, theme.ColorNameMenuBackground, theme.ColorNameButton}
	on := map[fyne.ThemeColorName][]fyne.ThemeColorName{
		theme.ColorNameForeground:          append(backs, ColorRest, ColorWrongBack),
		ColorQuiet:                         append(backs, ColorRest),
		ColorWrong:                         append(backs, ColorWrongBack),
		ColorGood:                          {theme.ColorNameBackground, ColorSurface, ColorStripe, theme.ColorNameInputBackground},
		theme.ColorNamePrimary:             {theme.ColorNameBackground, ColorSurface, ColorStripe},
		theme.ColorNameForegroundOnPrimary: {theme.ColorNamePrimary},
		theme.ColorNamePlaceHolder:         {theme.ColorNameInputBackground},
		theme.ColorNameDisabled:            {theme.ColorNameDisabledButton, theme.ColorNameBackground, theme.ColorNameInputBackground},
	}
	for _, th := range []Theme{{}, {Dark: true}} {
		for ink, backs := range on {
			for _, back := range backs {
				if c := contrast(th.Color(ink, 0), th.Color(back, 0)); c < 4.5 {
					t.Errorf("dark %v: %s on %s has contrast %.2f", th.Dark, ink, back, c)
				}
			}
		}
	}
	want(t, "black on white", math.Round(contrast(color.Black, color.White)), 21)
}

func TestThemeIsItsOwn(t *testing.T) {
	for _, dark := range []bool{false, true} {
		th := Theme{Dark: dark}
		for _, n := range []fyne.ThemeColorName{theme.ColorNameBackground, theme.ColorNameForeground, theme.ColorNamePrimary} {
			want(t, string(n), th.Color(n, theme.VariantDark), th.Color(n, theme.VariantLight))
		}
	}
	if luminance(Theme{}.Color(theme.ColorNameBackground, theme.VariantDark)) < 0.8 {
		t.Error("the first theme is not light")
	}
}

func TestPartsFollowTheTheme(t *testing.T) {
	for _, icon := range []Icon{IconCheck, IconUp, IconDown, IconWarning, IconCross, IconCalendar, IconColumns, IconSearch,
		IconNote, IconLeft, IconRight, IconBox, IconChecked, IconSome} {
		fyne.CurrentApp().Settings().SetTheme(Theme{})
		a := string(icon.In(ColorQuiet).Content())
		fyne.CurrentApp().Settings().SetTheme(Theme{Dark: true})
		if b := string(icon.In(ColorQuiet).Content()); a == b {
			t.Errorf("icon %s does not follow the theme", icon)
		}
	}
}

func TestFit(t *testing.T) {
	long := "Әбілқасымова Ұлжан Ғабитқызы"
	for width := float32(10); width < 300; width += 7 {
		s := fit(long, width, TextSize, false)
		if s != "…" && wide(s, TextSize, fyne.TextStyle{}) > width {
			t.Errorf("%q is wider than %v", s, width)
		}
	}
	want(t, "room enough", fit(long, 400, TextSize, false), long)
	for _, line := range wrap(long+" "+long, 150, SmallSize) {
		if wide(line, SmallSize, fyne.TextStyle{}) > 150 {
			t.Errorf("line %q is too wide", line)
		}
	}
}

// The Kazakh і must not be drawn as the dotless ı: Fyne's own font does that.
func TestKazakhIHasItsDot(t *testing.T) {
	test.NewTempApp(t).Settings().SetTheme(Theme{})
	ink := func(letter string, bold bool) (dark int) {
		text := canvas.NewText(letter, color.Black)
		text.TextSize, text.TextStyle.Bold = 40, bold
		w := test.NewTempWindow(t, text)
		img := w.Canvas().Capture()
		for y := range img.Bounds().Dy() {
			for x := range img.Bounds().Dx() {
				if r, _, _, _ := img.At(x, y).RGBA(); r < 0x8000 {
					dark++
				}
			}
		}
		return dark
	}
	for _, bold := range []bool{false, true} {
		if dotted, dotless := ink("і", bold), ink("ı", bold); dotted <= dotless {
			t.Errorf("bold %v: і has %d dark dots, ı %d", bold, dotted, dotless)
		}
	}
}
