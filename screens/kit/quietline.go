package kit

import (
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

const (
	goodStays = 6 * time.Second
	noteStays = 12 * time.Second
)

// QuietLine is where the window says what happened, without asking for a click. Success and notes go by themselves and with
// what they were said of, an error stays until the next thing is said or it is clicked away.
type QuietLine struct {
	widget.BaseWidget
	desk   *Desk
	text   string
	icon   Icon
	colour fyne.ThemeColorName
	stop   func()
}

// NewQuietLine makes an empty line.
func NewQuietLine(d *Desk) *QuietLine {
	l := &QuietLine{desk: d, stop: func() {}, colour: ColorQuiet}
	l.ExtendBaseWidget(l)
	return l
}

// Good says that something succeeded.
func (l *QuietLine) Good(text string) { l.say(text, IconCheck, ColorGood, goodStays) }

// Note says something worth knowing.
func (l *QuietLine) Note(text string) {
	l.say(text, IconNote, theme.ColorNamePrimary, noteStays)
}

// Wrong says an error in the user's language; nil clears the line.
func (l *QuietLine) Wrong(err error) {
	if err == nil {
		l.Clear()
		return
	}
	l.say(l.desk.Explain(err), IconWarning, ColorWrong, 0)
}

// Clear empties the line.
func (l *QuietLine) Clear() { l.say("", "", ColorQuiet, 0) }

// Leave is called when something else comes to the front: what succeeded before is no news there, what went wrong still is.
func (l *QuietLine) Leave() {
	if l.colour != ColorWrong {
		l.Clear()
	}
}

// Text is what the line says now.
func (l *QuietLine) Text() string { return l.text }

// Tapped clears the line.
func (l *QuietLine) Tapped(*fyne.PointEvent) { l.Clear() }

func (l *QuietLine) say(text string, icon Icon, colour fyne.ThemeColorName, stays time.Duration) {
	l.stop()
	l.stop = func() {}
	l.text, l.icon, l.colour = text, icon, colour
	l.Refresh()
	if stays > 0 {
		l.stop = l.desk.after(stays, func() {
			l.desk.do(func() {
				if l.text == text {
					l.Clear()
				}
			})
		})
	}
}

func (l *QuietLine) CreateRenderer() fyne.WidgetRenderer {
	r := &quietRenderer{l: l, text: letters("", nil, TextSize, false), icon: canvas.NewImageFromResource(nil)}
	r.icon.FillMode = canvas.ImageFillContain
	r.icon.Resize(fyne.NewSquareSize(iconSize))
	r.Refresh()
	return r
}

type quietRenderer struct {
	l    *QuietLine
	text *canvas.Text
	icon *canvas.Image
}

func (r *quietRenderer) Destroy()                     {}
func (r *quietRenderer) Objects() []fyne.CanvasObject { return []fyne.CanvasObject{r.icon, r.text} }
func (r *quietRenderer) MinSize() fyne.Size           { return fyne.NewSize(100, 26) }

func (r *quietRenderer) Layout(s fyne.Size) {
	r.icon.Move(fyne.NewPos(cellPad, (s.Height-iconSize)/2))
	r.text.Move(fyne.NewPos(cellPad+iconSize+6, (s.Height-r.text.MinSize().Height)/2))
}

func (r *quietRenderer) Refresh() {
	l := r.l
	ink := theme.ColorNameForeground
	if l.colour == ColorWrong {
		ink = ColorWrong
	}
	say(r.text, fit(l.text, l.Size().Width-iconSize-3*cellPad, TextSize, false), shade(ink), false)
	r.icon.Hidden = l.icon == ""
	if l.icon != "" {
		r.icon.Resource = l.icon.In(l.colour)
	}
	r.icon.Refresh()
	r.Layout(l.Size())
}
