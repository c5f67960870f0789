package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/widget"
)

// Status is one part of the status bar.
type Status struct {
	Icon  Icon // may be empty
	Text  string
	Wrong bool
}

// StatusBar is the foot of the window: lasting facts from the left, a count at the right end.
type StatusBar struct {
	widget.BaseWidget
	left  []Status
	right string
}

// NewStatusBar makes an empty bar.
func NewStatusBar() *StatusBar {
	b := &StatusBar{}
	b.ExtendBaseWidget(b)
	return b
}

// Set replaces what the bar says.
func (b *StatusBar) Set(right string, left ...Status) {
	b.left, b.right = left, right
	b.Refresh()
}

const statusHeight = 24

func (b *StatusBar) CreateRenderer() fyne.WidgetRenderer {
	r := &statusRenderer{b: b, back: canvas.NewRectangle(nil), right: letters("", nil, SmallSize, false)}
	r.Refresh()
	return r
}

type statusRenderer struct {
	b       *StatusBar
	back    *canvas.Rectangle
	right   *canvas.Text
	texts   []*canvas.Text
	icons   []*canvas.Image
	objects []fyne.CanvasObject
}

func (r *statusRenderer) Destroy()                     {}
func (r *statusRenderer) Objects() []fyne.CanvasObject { return r.objects }
func (r *statusRenderer) MinSize() fyne.Size           { return fyne.NewSize(200, statusHeight) }

func (r *statusRenderer) Layout(s fyne.Size) {
	r.back.Resize(s)
	x := float32(cellPad)
	for i, t := range r.texts {
		if !r.icons[i].Hidden {
			r.icons[i].Resize(fyne.NewSquareSize(13))
			r.icons[i].Move(fyne.NewPos(x, (s.Height-13)/2))
			x += 17
		}
		t.Move(fyne.NewPos(x, (s.Height-t.MinSize().Height)/2))
		x += t.MinSize().Width + 18
	}
	size := r.right.MinSize()
	r.right.Move(fyne.NewPos(s.Width-size.Width-cellPad, (s.Height-size.Height)/2))
}

func (r *statusRenderer) Refresh() {
	r.back.FillColor = shade(ColorStripe)
	for len(r.texts) < len(r.b.left) {
		r.texts = append(r.texts, letters("", nil, SmallSize, false))
		r.icons = append(r.icons, picture(IconCheck, ColorQuiet))
	}
	r.objects = []fyne.CanvasObject{r.back, r.right}
	for i, t := range r.texts {
		st := Status{}
		if i < len(r.b.left) {
			st = r.b.left[i]
		}
		colour := ColorQuiet
		if st.Wrong {
			colour = ColorWrong
		}
		say(t, st.Text, shade(colour), false)
		r.icons[i].Hidden = st.Icon == ""
		if st.Icon != "" {
			r.icons[i].Resource = st.Icon.In(colour)
			r.icons[i].Refresh()
		}
		r.objects = append(r.objects, r.icons[i], t)
	}
	say(r.right, r.b.right, shade(ColorQuiet), false)
	r.back.Refresh()
	r.Layout(r.b.Size())
}
