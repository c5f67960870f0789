package page

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"

	"kezek/screens/kit"
)

// Panel paints a colour behind one object.
func Panel(name fyne.ThemeColorName, o fyne.CanvasObject) fyne.CanvasObject {
	return &fyne.Container{Layout: layers{}, Objects: []fyne.CanvasObject{canvas.NewRectangle(Shade(name)), o}}
}

// Card is a framed panel with room around its object.
func Card(by float32, o fyne.CanvasObject) fyne.CanvasObject {
	back := canvas.NewRectangle(Shade(kit.ColorSurface))
	back.StrokeColor, back.StrokeWidth, back.CornerRadius = Shade(kit.ColorLine), 1, 4
	return &fyne.Container{Layout: layers{}, Objects: []fyne.CanvasObject{back, Padded(by, o)}}
}

const leafPad = 12

// LeafRoom is what a leaf takes of its width beside the text, with the scroll bar of a form.
const LeafRoom = 2*leafPad + 16

// Leaf is a card width px wide at a page's right: a title, shortened to fit, a quiet line under it where about says something, then
// inner, and feet under all; feet may be nil.
func Leaf(width float32, title, about string, inner, feet fyne.CanvasObject) fyne.CanvasObject {
	text := width - LeafRoom
	over := Column(4, Line(Fit(title, text, 15, true), 15, true, theme.ColorNameForeground))
	if about != "" {
		over.Add(NewProse(about, text, kit.ColorQuiet))
		over.Add(Space(0, 4))
	}
	return Sized(width, 0, Card(leafPad, container.NewBorder(over, feet, nil, nil, inner)))
}

// Padded leaves room around one object.
func Padded(by float32, o fyne.CanvasObject) fyne.CanvasObject {
	return &fyne.Container{Layout: padded(by), Objects: []fyne.CanvasObject{o}}
}

// Column sets objects under each other, as wide as the column, gap px apart; hidden ones take no room.
func Column(gap float32, objects ...fyne.CanvasObject) *fyne.Container {
	return &fyne.Container{Layout: column(gap), Objects: objects}
}

// Row sets objects beside each other, gap px apart, each at its own size.
func Row(gap float32, objects ...fyne.CanvasObject) *fyne.Container {
	return &fyne.Container{Layout: row(gap), Objects: objects}
}

// Flow sets buttons beside each other and goes on in the next row.
func Flow() *fyne.Container { return &fyne.Container{Layout: flow{}} }

// FlowHeight tells how high what stands in a flow is in a given width, px; 0 while nothing does.
func FlowHeight(c *fyne.Container, width float32) float32 { return flow{}.set(c.Objects, width, false) }

// Sized gives one object a size whatever it asks; 0 leaves that side as asked.
func Sized(width, height float32, o fyne.CanvasObject) fyne.CanvasObject {
	return &fyne.Container{Layout: sized{width, height}, Objects: []fyne.CanvasObject{o}}
}

// Space is an empty place.
func Space(width, height float32) fyne.CanvasObject {
	r := canvas.NewRectangle(nil)
	r.SetMinSize(fyne.NewSize(width, height))
	return r
}

type layers struct{}

func (layers) MinSize(objects []fyne.CanvasObject) (s fyne.Size) {
	for _, o := range objects {
		s = s.Max(o.MinSize())
	}
	return s
}

func (layers) Layout(objects []fyne.CanvasObject, s fyne.Size) {
	for _, o := range objects {
		o.Move(fyne.Position{})
		o.Resize(s)
	}
}

type padded float32

func (p padded) MinSize(objects []fyne.CanvasObject) fyne.Size {
	return objects[0].MinSize().AddWidthHeight(2*float32(p), 2*float32(p))
}

func (p padded) Layout(objects []fyne.CanvasObject, s fyne.Size) {
	objects[0].Move(fyne.NewPos(float32(p), float32(p)))
	objects[0].Resize(s.SubtractWidthHeight(2*float32(p), 2*float32(p)))
}

type column float32

func (c column) MinSize(objects []fyne.CanvasObject) (s fyne.Size) {
	for _, o := range objects {
		if h := o.MinSize(); o.Visible() && h.Height > 0 {
			s = fyne.NewSize(max(s.Width, h.Width), s.Height+h.Height+float32(c))
		}
	}
	s.Height = max(0, s.Height-float32(c))
	return s
}

func (c column) Layout(objects []fyne.CanvasObject, s fyne.Size) {
	y := float32(0)
	for _, o := range objects {
		if h := o.MinSize().Height; o.Visible() && h > 0 {
			o.Move(fyne.NewPos(0, y))
			o.Resize(fyne.NewSize(s.Width, h))
			y += h + float32(c)
		}
	}
}

type row float32

func (r row) MinSize(objects []fyne.CanvasObject) (s fyne.Size) {
	for i, o := range objects {
		m := o.MinSize()
		s = fyne.NewSize(s.Width+m.Width, max(s.Height, m.Height))
		if i > 0 {
			s.Width += float32(r)
		}
	}
	return s
}

func (r row) Layout(objects []fyne.CanvasObject, s fyne.Size) {
	x := float32(0)
	for _, o := range objects {
		m := o.MinSize()
		o.Move(fyne.NewPos(x, (s.Height-m.Height)/2))
		o.Resize(m)
		x += m.Width + float32(r)
	}
}

type flow struct{}

const flowGap = 8 // px between two buttons

func (flow) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(100, kit.RowHeight) }

func (f flow) Layout(objects []fyne.CanvasObject, s fyne.Size) { f.set(objects, s.Width, true) }

func (flow) set(objects []fyne.CanvasObject, width float32, move bool) float32 {
	x, y := float32(0), float32(0)
	for _, o := range objects {
		w := o.MinSize().Width
		if x > 0 && x+w > width {
			x, y = 0, y+kit.RowHeight+6
		}
		if move {
			o.Move(fyne.NewPos(x, y))
			o.Resize(fyne.NewSize(w, kit.RowHeight))
		}
		x += w + flowGap
	}
	if len(objects) == 0 {
		return 0
	}
	return y + kit.RowHeight
}

type sized struct{ width, height float32 }

func (z sized) MinSize(objects []fyne.CanvasObject) fyne.Size {
	s := objects[0].MinSize()
	if z.width > 0 {
		s.Width = z.width
	}
	if z.height > 0 {
		s.Height = z.height
	}
	return s
}

func (z sized) Layout(objects []fyne.CanvasObject, s fyne.Size) {
	objects[0].Move(fyne.Position{})
	objects[0].Resize(s)
}
