package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

const (
	quorumText = 22 // px, the line of words
	quorumOver = 4  // px the mark stands out over and under the bar
	quorumThin = 10 // px, the bar
	quorumGap  = 2  // px between two parts, where the mark stands
)

// QuorumBar shows live whether enough of those entitled are here: a part for each, filled for those here, a mark where
// it is enough. The words say the same: colour never says it alone.
type QuorumBar struct {
	widget.BaseWidget
	here, needed, entitled int
	text                   string
}

// NewQuorumBar makes an empty bar.
func NewQuorumBar(*Desk) *QuorumBar {
	q := &QuorumBar{}
	q.ExtendBaseWidget(q)
	return q
}

// Set shows how many of the entitled are here and how many are needed; text says it in words.
func (q *QuorumBar) Set(here, needed, entitled int, text string) {
	q.entitled = max(0, entitled)
	q.here, q.needed, q.text = max(0, min(here, q.entitled)), max(0, min(needed, q.entitled)), text
	q.Refresh()
}

// enough tells whether the bar stands at its mark.
func (q *QuorumBar) enough() bool { return q.entitled > 0 && q.here >= q.needed }

func (q *QuorumBar) CreateRenderer() fyne.WidgetRenderer {
	r := &quorumRenderer{q: q, icon: picture(IconCheck, ColorGood), text: letters("", nil, TextSize, true), mark: canvas.NewRectangle(nil)}
	r.Refresh()
	return r
}

type quorumRenderer struct {
	laid    fyne.Size
	q       *QuorumBar
	icon    *canvas.Image
	text    *canvas.Text
	mark    *canvas.Rectangle
	parts   []*canvas.Rectangle
	objects []fyne.CanvasObject
}

func (r *quorumRenderer) Destroy()                     {}
func (r *quorumRenderer) Objects() []fyne.CanvasObject { return r.objects }
func (r *quorumRenderer) MinSize() fyne.Size {
	return fyne.NewSize(160, quorumText+quorumThin+2*quorumOver)
}

// Layout draws anew only for a new size: fresh objects ask for a layout, which would never end.
func (r *quorumRenderer) Layout(s fyne.Size) {
	if s != r.laid {
		r.laid = s
		r.Refresh()
	}
}

func (r *quorumRenderer) build() {
	if len(r.parts) == r.q.entitled && r.objects != nil {
		return
	}
	r.parts, r.objects = make([]*canvas.Rectangle, r.q.entitled), []fyne.CanvasObject{r.icon, r.text}
	for i := range r.parts {
		r.parts[i] = canvas.NewRectangle(nil)
		r.objects = append(r.objects, r.parts[i])
	}
	r.objects = append(r.objects, r.mark)
}

func (r *quorumRenderer) Refresh() {
	r.build()
	q, width := r.q, r.q.Size().Width
	icon, colour := IconCheck, ColorGood
	if !q.enough() {
		icon, colour = IconWarning, ColorWrong
	}
	r.icon.Hidden = q.text == ""
	r.icon.Resource = icon.In(colour)
	r.icon.Move(fyne.NewPos(0, (quorumText-iconSize)/2))
	r.icon.Refresh()
	say(r.text, fit(q.text, width-iconSize-6, TextSize, true), shade(theme.ColorNameForeground), true)
	r.text.Move(fyne.NewPos(iconSize+6, float32(int((quorumText-r.text.MinSize().Height)/2))))
	step := q.step(width)
	for i, part := range r.parts {
		part.FillColor, part.StrokeColor, part.StrokeWidth = shade(ColorStripe), shade(ColorLine), 1
		if i < q.here {
			part.FillColor, part.StrokeWidth = shade(colour), 0
		}
		part.Move(fyne.NewPos(float32(i*step), quorumText+quorumOver))
		part.Resize(fyne.NewSize(float32(step-quorumGap), quorumThin))
		part.Refresh()
	}
	r.mark.Hidden = q.needed == 0
	r.mark.FillColor = shade(theme.ColorNameForeground)
	r.mark.Move(fyne.NewPos(float32(q.needed*step-quorumGap), quorumText))
	r.mark.Resize(fyne.NewSize(quorumGap, quorumThin+2*quorumOver))
	canvas.Refresh(q)
}

// step is the width of a part with the gap after it, whole px.
func (q *QuorumBar) step(width float32) int {
	if q.entitled == 0 {
		return 0
	}
	return max(quorumGap+1, int(width)/q.entitled)
}
