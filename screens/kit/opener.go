package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"
)

// openIcon is the small picture at a field's end that opens its panel; the keyboard has Alt+↓ for it.
type openIcon struct {
	widget.BaseWidget
	icon Icon
	open func()
}

func opener(icon Icon, open func()) *openIcon {
	o := &openIcon{icon: icon, open: open}
	o.ExtendBaseWidget(o)
	return o
}

func (o *openIcon) Tapped(*fyne.PointEvent) { o.open() }
func (o *openIcon) Cursor() desktop.Cursor  { return desktop.PointerCursor }
func (o *openIcon) MinSize() fyne.Size      { return fyne.NewSize(iconSize+gap, RowHeight-2) }

func (o *openIcon) CreateRenderer() fyne.WidgetRenderer {
	img := picture(o.icon, ColorQuiet)
	return &openRenderer{WidgetRenderer: widget.NewSimpleRenderer(&fyne.Container{Layout: middle{}, Objects: []fyne.CanvasObject{img}}),
		paint: func() { img.Resource = o.icon.In(ColorQuiet); img.Refresh() }}
}

type openRenderer struct {
	fyne.WidgetRenderer
	paint func()
}

func (r *openRenderer) Refresh() { r.paint() }

// middle keeps objects at icon size in the middle.
type middle struct{}

func (middle) MinSize([]fyne.CanvasObject) fyne.Size { return fyne.NewSquareSize(iconSize) }

func (middle) Layout(objects []fyne.CanvasObject, s fyne.Size) {
	for _, o := range objects {
		o.Resize(fyne.NewSquareSize(iconSize))
		o.Move(fyne.NewPos((s.Width-iconSize)/2, (s.Height-iconSize)/2))
	}
}
