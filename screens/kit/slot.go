package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

const complaintLines = 3

// slot is a field in its place: label above, then the field, then its hint or what is wrong with it.
type slot struct {
	widget.BaseWidget
	Item
	object fyne.CanvasObject
	said   string // instead of the hint
	bad    bool
}

func newSlot(it Item, other ...fyne.CanvasObject) *slot {
	s := &slot{Item: it}
	if it.Field != nil {
		s.object = it.Field.joint().self
	} else {
		s.object = other[0]
	}
	s.ExtendBaseWidget(s)
	return s
}

func (s *slot) wrong() bool { return s.bad && !s.Hidden }

// complain says something under the field, in red if it is wrong; an empty text brings the hint back. It tells whether
// anything changed.
func (s *slot) complain(text string, bad bool) bool {
	if s.Field == nil || s.said == text && s.bad == bad {
		return false
	}
	s.said, s.bad = text, bad
	j := s.Field.joint()
	j.wrong = bad
	j.self.Refresh()
	s.Refresh()
	return true
}

func (s *slot) below() string {
	if s.said != "" {
		return s.said
	}
	return s.Hint
}

// labelled tells whether a line for the label is needed: a check has its text beside the box.
func (s *slot) labelled() bool { return !s.Bare && (s.Label != "" || s.Beside) }

// wrapping is text among the fields, as high as its width makes it.
type wrapping interface{ Wrap(width float32) }

func (s *slot) height(width float32) float32 {
	if text, ok := s.object.(wrapping); ok {
		text.Wrap(width)
	}
	h := s.object.MinSize().Height
	if s.labelled() {
		h += labelLine
	}
	if text := s.below(); text != "" {
		h += 2 + smallLine*float32(min(complaintLines, len(wrap(text, width-s.indent(), SmallSize))))
	}
	return h
}

func (s *slot) indent() float32 {
	if s.bad {
		return iconSize
	}
	return 0
}

func (s *slot) CreateRenderer() fyne.WidgetRenderer {
	r := &slotRenderer{s: s, label: letters(s.Label, nil, SmallSize, false), star: letters("", nil, SmallSize, true),
		icon: picture(IconWarning, ColorWrong)}
	r.objects = []fyne.CanvasObject{r.label, r.star, s.object, r.icon}
	for i := range r.lines {
		r.lines[i] = letters("", nil, SmallSize, false)
		r.objects = append(r.objects, r.lines[i])
	}
	r.Refresh()
	return r
}

type slotRenderer struct {
	s           *slot
	label, star *canvas.Text
	icon        *canvas.Image
	lines       [complaintLines]*canvas.Text
	objects     []fyne.CanvasObject
}

func (r *slotRenderer) Destroy()                     {}
func (r *slotRenderer) Objects() []fyne.CanvasObject { return r.objects }
func (r *slotRenderer) MinSize() fyne.Size {
	return fyne.NewSize(40, r.s.height(max(40, r.s.Size().Width)))
}

func (r *slotRenderer) Layout(size fyne.Size) {
	s, y := r.s, float32(0)
	if s.labelled() {
		y = labelLine
	}
	r.label.Text = fit(s.Label, size.Width-10, SmallSize, false)
	r.star.Move(fyne.NewPos(r.label.MinSize().Width+3, 0))
	h := s.object.MinSize().Height
	s.object.Move(fyne.NewPos(0, y))
	s.object.Resize(fyne.NewSize(size.Width, h))
	y += h + 2
	text := wrap(s.below(), size.Width-s.indent(), SmallSize)
	r.icon.Resize(fyne.NewSquareSize(13))
	r.icon.Move(fyne.NewPos(0, y+1))
	ink := shade(ColorQuiet)
	if s.bad {
		ink = shade(ColorWrong)
	}
	for i, t := range r.lines {
		line := ""
		if i < len(text) {
			line = text[i]
		}
		say(t, line, ink, false)
		t.Move(fyne.NewPos(s.indent(), y+float32(i)*smallLine))
	}
}

func (r *slotRenderer) Refresh() {
	s := r.s
	if s.Hidden { // it is drawn when it is shown
		return
	}
	r.label.Color = shade(ColorQuiet)
	r.label.Refresh()
	star := ""
	if s.Required {
		star = "*"
	}
	say(r.star, star, shade(theme.ColorNamePrimary), true)
	r.icon.Hidden = !s.bad
	r.icon.Resource = IconWarning.In(ColorWrong)
	r.icon.Refresh()
	r.Layout(s.Size())
}
