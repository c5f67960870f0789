package kit

import (
	"image/color"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"

	"kezek/assets"
)

// Sizes in px at 100 %. RowHeight is whole: a row's position is then exact at any row number.
const (
	RowHeight  = 30
	TextSize   = 13
	SmallSize  = 11.5
	TitleSize  = 17
	gap        = 8
	cellPad    = 8
	iconSize   = 16
	labelLine  = 17
	smallLine  = 16
	fieldRound = 3
)

// Colour names of our own, beside Fyne's.
const (
	ColorSurface   fyne.ThemeColorName = "kezekSurface"   // rows, fields, cards
	ColorStripe    fyne.ThemeColorName = "kezekStripe"    // header and foot of a table
	ColorCursor    fyne.ThemeColorName = "kezekCursor"    // the row the keyboard stands on
	ColorChosen    fyne.ThemeColorName = "kezekChosen"    // rows picked by Shift, Ctrl or Space
	ColorQuiet     fyne.ThemeColorName = "kezekQuiet"     // labels, hints
	ColorWrong     fyne.ThemeColorName = "kezekWrong"     // overdue and wrong, nothing else
	ColorWrongBack fyne.ThemeColorName = "kezekWrongBack" // behind the summary of errors
	ColorGood      fyne.ThemeColorName = "kezekGood"
	ColorRest      fyne.ThemeColorName = "kezekRest" // days nobody works
	ColorLine      fyne.ThemeColorName = "kezekLine" // round fields, tables and panels
)

// Theme is the look of the window: light unless Dark. It takes nothing from the desktop's own settings.
type Theme struct{ Dark bool }

var light = map[fyne.ThemeColorName]color.NRGBA{
	theme.ColorNameBackground:        rgb(0xF2F4F5),
	ColorSurface:                     rgb(0xFFFFFF),
	ColorStripe:                      rgb(0xE9EDEF),
	ColorCursor:                      rgb(0xCDE6EA),
	ColorChosen:                      rgb(0xE3F1F3),
	ColorQuiet:                       rgb(0x56626B),
	ColorWrong:                       rgb(0xB3261E),
	ColorWrongBack:                   rgb(0xFCECEA),
	ColorGood:                        rgb(0x1F6F43),
	ColorRest:                        rgb(0xF3E9DA),
	theme.ColorNameForeground:        rgb(0x17212B),
	theme.ColorNamePlaceHolder:       rgb(0x6A7680),
	theme.ColorNameDisabled:          rgb(0x5E6972),
	theme.ColorNamePrimary:           rgb(0x0A6676),
	theme.ColorNameHyperlink:         rgb(0x0A6676),
	theme.ColorNameButton:            rgb(0xFFFFFF),
	theme.ColorNameDisabledButton:    rgb(0xE9EDEF),
	theme.ColorNameInputBackground:   rgb(0xFFFFFF),
	theme.ColorNameInputBorder:       {}, // fields draw their own frame
	ColorLine:                        rgb(0xA9B4BB),
	theme.ColorNameMenuBackground:    rgb(0xFFFFFF),
	theme.ColorNameOverlayBackground: rgb(0xFFFFFF),
	theme.ColorNameHeaderBackground:  rgb(0xE9EDEF),
	theme.ColorNameSeparator:         rgb(0xDCE2E5),
	theme.ColorNameHover:             {0x17, 0x21, 0x2B, 0x12},
	theme.ColorNamePressed:           {0x17, 0x21, 0x2B, 0x24},
	theme.ColorNameFocus:             {0x0A, 0x66, 0x76, 0x40},
	theme.ColorNameSelection:         {0x0A, 0x66, 0x76, 0x40},
	theme.ColorNameScrollBar:         {0x17, 0x21, 0x2B, 0x70},
	theme.ColorNameShadow:            {0x0B, 0x12, 0x18, 0x50},
}

var dark = map[fyne.ThemeColorName]color.NRGBA{
	theme.ColorNameBackground:        rgb(0x14191D),
	ColorSurface:                     rgb(0x1B2126),
	ColorStripe:                      rgb(0x242C32),
	ColorCursor:                      rgb(0x17444C),
	ColorChosen:                      rgb(0x1B333A),
	ColorQuiet:                       rgb(0xA3AFB7),
	ColorWrong:                       rgb(0xFF9A90),
	ColorWrongBack:                   rgb(0x3A2120),
	ColorGood:                        rgb(0x7FD3A4),
	ColorRest:                        rgb(0x39311F),
	theme.ColorNameForeground:        rgb(0xE7ECEF),
	theme.ColorNamePlaceHolder:       rgb(0x98A5AE),
	theme.ColorNameDisabled:          rgb(0x9AA6AE),
	theme.ColorNamePrimary:           rgb(0x5CC4D4),
	theme.ColorNameHyperlink:         rgb(0x5CC4D4),
	theme.ColorNameButton:            rgb(0x29323A),
	theme.ColorNameDisabledButton:    rgb(0x20272D),
	theme.ColorNameInputBackground:   rgb(0x12171B),
	theme.ColorNameInputBorder:       {},
	ColorLine:                        rgb(0x55626C),
	theme.ColorNameMenuBackground:    rgb(0x20272D),
	theme.ColorNameOverlayBackground: rgb(0x20272D),
	theme.ColorNameHeaderBackground:  rgb(0x242C32),
	theme.ColorNameSeparator:         rgb(0x2E373E),
	theme.ColorNameHover:             {0xE7, 0xEC, 0xEF, 0x16},
	theme.ColorNamePressed:           {0xE7, 0xEC, 0xEF, 0x28},
	theme.ColorNameFocus:             {0x5C, 0xC4, 0xD4, 0x48},
	theme.ColorNameSelection:         {0x5C, 0xC4, 0xD4, 0x48},
	theme.ColorNameScrollBar:         {0xE7, 0xEC, 0xEF, 0x60},
	theme.ColorNameShadow:            {0x00, 0x00, 0x00, 0x90},
}

var sizes = map[fyne.ThemeSizeName]float32{
	theme.SizeNameText:               TextSize,
	theme.SizeNameCaptionText:        SmallSize,
	theme.SizeNameHeadingText:        TitleSize,
	theme.SizeNameSubHeadingText:     15,
	theme.SizeNamePadding:            3,
	theme.SizeNameInnerPadding:       6,
	theme.SizeNameLineSpacing:        3,
	theme.SizeNameInlineIcon:         iconSize,
	theme.SizeNameScrollBar:          10,
	theme.SizeNameScrollBarSmall:     4,
	theme.SizeNameScrollBarRadius:    3,
	theme.SizeNameSeparatorThickness: 1,
	theme.SizeNameInputBorder:        1,
	theme.SizeNameInputRadius:        fieldRound,
	theme.SizeNameButtonRadius:       fieldRound,
	theme.SizeNamePopupRadius:        fieldRound,
	theme.SizeNameMenuRadius:         fieldRound,
	theme.SizeNameDialogRadius:       fieldRound,
	theme.SizeNameSelectionRadius:    2,
	theme.SizeNameModalBlurRadius:    0,
}

// Color gives the colour of a name; the desktop's variant is not asked.
func (t Theme) Color(name fyne.ThemeColorName, _ fyne.ThemeVariant) color.Color {
	palette, variant := light, theme.VariantLight
	if t.Dark {
		palette, variant = dark, theme.VariantDark
	}
	switch name {
	case theme.ColorNameError, theme.ColorNameWarning:
		name = ColorWrong
	case theme.ColorNameSuccess:
		name = ColorGood
	case theme.ColorNameForegroundOnPrimary, theme.ColorNameForegroundOnError,
		theme.ColorNameForegroundOnSuccess, theme.ColorNameForegroundOnWarning:
		if t.Dark {
			return dark[theme.ColorNameBackground]
		}
		return light[ColorSurface]
	}
	if c, ok := palette[name]; ok {
		return c
	}
	return theme.DefaultTheme().Color(name, variant)
}

// Font is the built-in Noto Sans: it has every Kazakh letter.
// Font is Arimo: Fyne's own Noto Sans is drawn without the dot of the Kazakh і.
func (Theme) Font(style fyne.TextStyle) fyne.Resource {
	switch {
	case style.Monospace || style.Symbol:
		return theme.DefaultTheme().Font(style)
	case style.Bold:
		return boldFont
	}
	return regularFont
}

var (
	regularFont = fyne.NewStaticResource("Arimo-Regular.ttf", assets.ArimoRegular)
	boldFont    = fyne.NewStaticResource("Arimo-Bold.ttf", assets.ArimoBold)
)

// Icon is Fyne's own.
func (Theme) Icon(name fyne.ThemeIconName) fyne.Resource { return theme.DefaultTheme().Icon(name) }

// Size gives a size in px at 100 %.
func (Theme) Size(name fyne.ThemeSizeName) float32 {
	if s, ok := sizes[name]; ok {
		return s
	}
	return theme.DefaultTheme().Size(name)
}

func rgb(v uint32) color.NRGBA {
	return color.NRGBA{R: uint8(v >> 16), G: uint8(v >> 8), B: uint8(v), A: 0xFF}
}

// shade is the colour of a name in the theme now set.
func shade(name fyne.ThemeColorName) color.Color {
	return theme.Current().Color(name, fyne.CurrentApp().Settings().ThemeVariant())
}

// over lays a see-through colour over an opaque one.
func over(below, above color.Color) color.Color {
	r, g, b, _ := below.RGBA()
	R, G, B, A := above.RGBA() // already multiplied by A
	mix := func(below, above uint32) uint8 { return uint8((above + below*(0xFFFF-A)/0xFFFF) >> 8) }
	return color.NRGBA{R: mix(r, R), G: mix(g, G), B: mix(b, B), A: 0xFF}
}
