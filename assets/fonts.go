// Package assets carries the files that go into the program itself: the fonts of papers and window and, with them, their licence.
package assets

import _ "embed"

// Tinos in four styles, TrueType: Times metrics, every Kazakh letter and ₸. Licence: SIL Open Font License 1.1.
var (
	//go:embed fonts/Tinos-Regular.ttf
	TinosRegular []byte
	//go:embed fonts/Tinos-Bold.ttf
	TinosBold []byte
	//go:embed fonts/Tinos-Italic.ttf
	TinosItalic []byte
	//go:embed fonts/Tinos-BoldItalic.ttf
	TinosBoldItalic []byte

	// Arimo in two styles, for the window: Arial's metrics, the same letters, the same licence.
	//go:embed fonts/Arimo-Regular.ttf
	ArimoRegular []byte
	//go:embed fonts/Arimo-Bold.ttf
	ArimoBold []byte

	//go:embed fonts/OFL.txt
	FontLicence string
)
