package queuepage

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"kezek/screens/kit"
	"kezek/screens/page"
)

const (
	edge      = 8   // px round the section
	sideWidth = 424 // of the open entry

	recordWidth = sideWidth - 20 - 2*page.SheetPad - 12 // of its text; the scroll bar stands beside
	iconSize    = 16
	barHeight   = 64 // of the filters
	barFault    = 18 // more while one of them is wrong
)

// layout sets the lists over the filters over the table, and the open entry at the table's right.
type layout struct{ p *queuePage }

func (l *layout) MinSize([]fyne.CanvasObject) fyne.Size {
	return fyne.NewSize(760, 420)
}

func (l *layout) Layout(_ []fyne.CanvasObject, s fyne.Size) {
	p := l.p
	width := s.Width - 2*edge
	y := float32(edge)
	if !p.strip.Hidden {
		h := p.strip.Height(width)
		p.strip.Move(fyne.NewPos(edge, y))
		p.strip.Resize(fyne.NewSize(width, h))
		y += h + edge
	}
	if !p.chips.Hidden {
		h := p.chips.Height(width)
		p.chips.Move(fyne.NewPos(edge, y))
		p.chips.Resize(fyne.NewSize(width, h))
		y += h + edge

		h = barHeight
		if p.asOf.Value() != "" && p.asOf.Fault() != nil {
			h += barFault
		}
		button := float32(0)
		if p.exports != nil {
			button = p.exports.MinSize().Width + edge
			p.exports.Move(fyne.NewPos(s.Width-edge-button+edge, y+17+2)) // beside the fields, under their labels
			p.exports.Resize(fyne.NewSize(button-edge, kit.RowHeight))
		}
		p.bar.Move(fyne.NewPos(edge, y))
		p.bar.Resize(fyne.NewSize(width-button, h))
		y += h
	}
	if !p.band.Hidden {
		p.band.Move(fyne.NewPos(edge, y))
		p.band.Resize(fyne.NewSize(width, bandHeight))
		y += bandHeight + edge
	}
	body := fyne.NewSize(width, s.Height-y-edge)
	if p.side.Visible() {
		body.Width -= sideWidth + edge
		p.side.Move(fyne.NewPos(s.Width-edge-sideWidth, y))
		p.side.Resize(fyne.NewSize(sideWidth, body.Height))
	}
	p.grid.Move(fyne.NewPos(edge, y))
	p.grid.Resize(body)
	p.empty.Move(fyne.NewPos(edge, y))
	p.empty.Resize(body)
	p.other.Move(fyne.NewPos(edge, y))
	p.other.Resize(body)
}

// side is the panel at the table's right: an open entry, or a form about it.
type side struct {
	widget.BaseWidget
	back  *canvas.Rectangle
	whole *fyne.Container
	form  *kit.Form    // nil when no form stands in it
	entry *page.Record // nil when no entry stands in it
	enter func()       // Ctrl+Enter of what is neither, nil for none
	leave func()       // and its Esc
}

func newSide() *side {
	s := &side{back: canvas.NewRectangle(nil)}
	s.back.CornerRadius, s.back.StrokeWidth = 4, 1
	s.whole = &fyne.Container{Layout: inside{}}
	s.ExtendBaseWidget(s)
	s.Hide()
	return s
}

func (s *side) showsEntry() bool { return s.Visible() && s.entry != nil && s.form == nil }

// set puts something into the panel; nil shuts it.
func (s *side) set(o fyne.CanvasObject) {
	s.whole.Objects, s.enter, s.leave = nil, nil, nil
	if o != nil {
		s.whole.Objects = []fyne.CanvasObject{s.back, o}
	}
	s.Hidden = o == nil
	s.Refresh()
}

func (s *side) CreateRenderer() fyne.WidgetRenderer {
	return &sideRenderer{widget.NewSimpleRenderer(s.whole), s}
}

type sideRenderer struct {
	fyne.WidgetRenderer
	s *side
}

func (r *sideRenderer) Refresh() {
	r.s.back.FillColor, r.s.back.StrokeColor = page.Shade(kit.ColorSurface), page.Shade(kit.ColorLine)
	r.s.whole.Resize(r.s.Size())
	r.s.whole.Layout.Layout(r.s.whole.Objects, r.s.Size())
	r.s.whole.Refresh()
}

// inside lays a back under one object.
type inside struct{}

func (inside) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSize(sideWidth, 200) }

func (inside) Layout(objects []fyne.CanvasObject, s fyne.Size) {
	for i, o := range objects {
		pad := float32(0)
		if i > 0 {
			pad = 10
		}
		o.Move(fyne.NewPos(pad, pad))
		o.Resize(s.SubtractWidthHeight(2*pad, 2*pad))
	}
}

// titled is a form's frame in the panel: a title over it.
func titledForm(title, about string, form fyne.CanvasObject) fyne.CanvasObject {
	return &fyne.Container{Layout: underTitle{}, Objects: []fyne.CanvasObject{
		page.Column(4, page.Line(title, 15, true, theme.ColorNameForeground), page.NewProse(about, recordWidth, kit.ColorQuiet)), form}}
}

// underTitle gives the second object all that the first leaves.
type underTitle struct{}

func (underTitle) MinSize(o []fyne.CanvasObject) fyne.Size {
	return o[0].MinSize().Add(fyne.NewSize(0, o[1].MinSize().Height+edge))
}

func (underTitle) Layout(o []fyne.CanvasObject, s fyne.Size) {
	h := o[0].MinSize().Height + edge
	o[0].Resize(fyne.NewSize(s.Width, h))
	o[1].Move(fyne.NewPos(0, h))
	o[1].Resize(fyne.NewSize(s.Width, s.Height-h))
}
