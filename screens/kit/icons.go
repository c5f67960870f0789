package kit

import (
	"fmt"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
)

// Icon names a drawing of ours: one colour, 16×16, never a character of a font.
type Icon string

const (
	IconCheck    Icon = "M3 8.5l3.2 3.2L13 4.9"
	IconUp       Icon = "M4 10l4-4 4 4"
	IconDown     Icon = "M4 6l4 4 4-4"
	IconWarning  Icon = "M8 2.6L14.4 13.4H1.6zM8 6.6v3.2M8 11.4v.5"
	IconCross    Icon = "M4.2 4.2l7.6 7.6M11.8 4.2l-7.6 7.6"
	IconCalendar Icon = "M2.5 3.5h11v10h-11zM2.5 6.5h11M5.5 2v3M10.5 2v3"
	IconColumns  Icon = "M2.5 3h11v10h-11zM6.2 3v10M9.8 3v10"
	IconSearch   Icon = "M11 7A4 4 0 1 1 3 7A4 4 0 1 1 11 7zM10 10l3.6 3.6"
	IconNote     Icon = "M14 8A6 6 0 1 1 2 8A6 6 0 1 1 14 8zM8 7.2v4M8 4.6v.5"
	IconLeft     Icon = "M10 4l-4 4 4 4"
	IconRight    Icon = "M6 4l4 4-4 4"
	IconBox      Icon = "M2.5 2.5h11v11h-11z"
	IconChecked  Icon = "M2.5 2.5h11v11h-11zM5 8.2l2.2 2.2L11.2 6"
	IconSome     Icon = "M2.5 2.5h11v11h-11zM5.4 8h5.2"
)

// In is the icon drawn in a colour of the theme now set. Widgets ask again when they are refreshed.
func (i Icon) In(name fyne.ThemeColorName) fyne.Resource {
	r, g, b, _ := shade(name).RGBA()
	stroke := fmt.Sprintf("#%02x%02x%02x", r>>8, g>>8, b>>8)
	svg := `<svg xmlns="http://www.w3.org/2000/svg" width="16" height="16" viewBox="0 0 16 16">` +
		`<path d="` + string(i) + `" fill="none" stroke="` + stroke +
		`" stroke-width="1.6" stroke-linecap="round" stroke-linejoin="round"/></svg>`
	return fyne.NewStaticResource(string(i)+stroke+".svg", []byte(svg))
}

// picture is an icon as a canvas object of the usual size.
func picture(i Icon, name fyne.ThemeColorName) *canvas.Image {
	img := canvas.NewImageFromResource(i.In(name))
	img.FillMode = canvas.ImageFillContain
	img.Resize(fyne.NewSquareSize(iconSize))
	return img
}
