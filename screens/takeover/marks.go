package takeover

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/theme"

	"kezek/app/legacy"
	"kezek/screens/kit"
	"kezek/screens/page"
)

// Drawings of the section's own, in the shape of kit's.
const (
	iconQuestion kit.Icon = "M5.2 6.2a2.8 2.8 0 1 1 4.2 2.4c-.9.5-1.4 1-1.4 1.9M8 12.8v.5"
	iconRepair   kit.Icon = "M3 13l.7-3L10.5 3.2a1.6 1.6 0 0 1 2.3 2.3L6 12.3zM9.3 4.4l2.3 2.3"
)

// severities in the order they are told, with the drawing and colour of each.
var severities = []struct {
	severity legacy.Severity
	icon     kit.Icon
	ink      fyne.ThemeColorName
}{
	{legacy.Repair, iconRepair, theme.ColorNamePrimary},
	{legacy.Cannot, kit.IconWarning, kit.ColorWrong},
	{legacy.Question, iconQuestion, theme.ColorNamePrimary},
	{legacy.Mark, kit.IconNote, kit.ColorQuiet},
}

func picture(i kit.Icon, ink fyne.ThemeColorName) *canvas.Image {
	img := canvas.NewImageFromResource(i.In(ink))
	img.FillMode = canvas.ImageFillContain
	img.SetMinSize(fyne.NewSquareSize(iconSize))
	img.Resize(fyne.NewSquareSize(iconSize))
	return img
}

// severityMark is the drawing of a severity.
func severityMark(s legacy.Severity) *canvas.Image {
	for _, m := range severities {
		if m.severity == s {
			return picture(m.icon, m.ink)
		}
	}
	return picture(kit.IconNote, kit.ColorQuiet)
}

// marked is a line of text behind a drawing.
func marked(img *canvas.Image, text string, bold bool) fyne.CanvasObject {
	return page.Row(6, img, page.Line(text, kit.TextSize, bold, theme.ColorNameForeground))
}

// quiet is a label.
func quiet(text string) *canvas.Text { return page.Line(text, kit.SmallSize, false, kit.ColorQuiet) }
