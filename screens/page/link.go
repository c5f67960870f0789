package page

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"kezek/screens/kit"
)

// Link is a word for the mouse. It takes no keyboard: what it does has a key of its own.
type Link struct {
	widget.BaseWidget
	text string
	icon kit.Icon // after the text; may be empty
	on   bool     // the one chosen among several
	act  func()
	over bool
}

// NewLink makes a link; on marks the one that is chosen among several.
func NewLink(text string, icon kit.Icon, on bool, act func()) *Link {
	l := &Link{text: text, icon: icon, on: on, act: act}
	l.ExtendBaseWidget(l)
	return l
}

// Tapped goes there.
func (l *Link) Tapped(*fyne.PointEvent)        { l.act() }
func (l *Link) MouseIn(*desktop.MouseEvent)    { l.over = true; l.Refresh() }
func (l *Link) MouseMoved(*desktop.MouseEvent) {}
func (l *Link) MouseOut()                      { l.over = false; l.Refresh() }
func (l *Link) Cursor() desktop.Cursor         { return desktop.PointerCursor }

func (l *Link) CreateRenderer() fyne.WidgetRenderer {
	r := &linkRenderer{l: l, back: canvas.NewRectangle(nil), rule: canvas.NewRectangle(nil), icon: canvas.NewImageFromResource(nil),
		text: canvas.NewText(l.text, nil)}
	r.back.CornerRadius = 3
	r.text.TextSize, r.text.TextStyle.Bold = kit.TextSize, l.on
	r.Refresh()
	return r
}

type linkRenderer struct {
	l          *Link
	back, rule *canvas.Rectangle
	text       *canvas.Text
	icon       *canvas.Image
}

const (
	linkPad  = 8
	linkIcon = 14
)

func (r *linkRenderer) Destroy() {}
func (r *linkRenderer) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{r.back, r.rule, r.text, r.icon}
}

func (r *linkRenderer) MinSize() fyne.Size {
	w := r.text.MinSize().Width + 2*linkPad
	if r.l.icon != "" {
		w += linkIcon + 4
	}
	return fyne.NewSize(w, 26)
}

func (r *linkRenderer) Layout(s fyne.Size) {
	text := r.text.MinSize()
	r.back.Resize(s)
	r.text.Move(fyne.NewPos(linkPad, (s.Height-text.Height)/2))
	r.rule.Move(fyne.NewPos(linkPad, s.Height-3))
	r.rule.Resize(fyne.NewSize(text.Width, 2))
	r.icon.Move(fyne.NewPos(linkPad+text.Width+4, (s.Height-linkIcon)/2))
	r.icon.Resize(fyne.NewSquareSize(linkIcon))
}

func (r *linkRenderer) Refresh() {
	r.back.FillColor = nil
	if r.l.over {
		r.back.FillColor = Shade(theme.ColorNameHover)
	}
	r.text.Color = Shade(kit.ColorQuiet)
	if r.l.on || r.l.icon != "" {
		r.text.Color = Shade(theme.ColorNameForeground)
	}
	r.rule.Hidden = !r.l.on
	r.rule.FillColor = Shade(theme.ColorNamePrimary)
	r.icon.Hidden = r.l.icon == ""
	if r.l.icon != "" {
		r.icon.Resource = r.l.icon.In(kit.ColorQuiet)
		r.icon.Refresh()
	}
	r.back.Refresh()
	r.text.Refresh()
	r.rule.Refresh()
}
