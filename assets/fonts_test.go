package assets_test

import (
	"strings"
	"testing"

	"golang.org/x/image/font/sfnt"

	"kezek/assets"
)

// What official papers are written with: both alphabets in both cases, digits and the signs of state documents.
const needed = "→АӘБВГҒДЕЁЖЗИЙКҚЛМНҢОӨПРСТУҰҮФХҺЦЧШЩЪЫІЬЭЮЯ" +
	"аәбвгғдеёжзийкқлмнңоөпрстуұүфхһцчшщъыіьэюя" +
	"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789" +
	"₸№«»„“”’—–-…·•%‰§°²³×±()[]{}/\\.,:;!?\"'@#&*+=<>_|~\u00a0 "

func TestFontsHoldTheStateLanguage(t *testing.T) {
	for name, data := range map[string][]byte{
		"Tinos-Regular": assets.TinosRegular, "Tinos-Bold": assets.TinosBold,
		"Tinos-Italic": assets.TinosItalic, "Tinos-BoldItalic": assets.TinosBoldItalic,
		"Arimo-Regular": assets.ArimoRegular, "Arimo-Bold": assets.ArimoBold,
	} {
		f, err := sfnt.Parse(data)
		if err != nil {
			t.Fatalf("%s: %v", name, err)
		}
		var buf sfnt.Buffer
		if got, err := f.Name(&buf, sfnt.NameIDPostScript); err != nil || !strings.HasPrefix(name, strings.TrimSuffix(got, "MT")) {
			t.Errorf("%s: font calls itself %q (%v)", name, got, err)
		}
		for _, r := range needed {
			if i, err := f.GlyphIndex(&buf, r); err != nil || i == 0 {
				t.Errorf("%s has no %q U+%04X (%v)", name, r, r, err)
			}
		}
	}
}

func TestFontLicenceIsWhole(t *testing.T) {
	for _, part := range []string{"SIL Open Font License, Version 1.1", "PERMISSION & CONDITIONS", "TERMINATION", "DISCLAIMER", "Copyright 2010 Google Inc."} {
		if !strings.Contains(assets.FontLicence, part) {
			t.Errorf("licence lacks %q", part)
		}
	}
}
