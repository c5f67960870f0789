package queuepage

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"kezek/screens/kit"
	"kezek/screens/page"
)

// link opens an issued paper again: by Enter, Space or the mouse. Other keys are the record's.
type link struct {
	widget.BaseWidget
	text   string
	act    func()
	record *page.Record // it stands in
	has    bool
}

func newLink(text string, act func()) *link {
	l := &link{text: text, act: act}
	l.ExtendBaseWidget(l)
	return l
}

func (l *link) Tapped(*fyne.PointEvent) { l.act() }
func (l *link) Cursor() desktop.Cursor  { return desktop.PointerCursor }
func (l *link) TypedRune(rune)          {}

func (l *link) TypedKey(ev *fyne.KeyEvent) {
	switch ev.Name {
	case fyne.KeyReturn, fyne.KeyEnter, fyne.KeySpace:
		l.act()
	default:
		l.record.TypedKey(ev)
	}
}

func (l *link) FocusGained() {
	l.has = true
	l.record.Reveal(l.Position().Y, l.Size().Height)
	l.Refresh()
}

func (l *link) FocusLost() { l.has = false; l.Refresh() }

func (l *link) MinSize() fyne.Size { return fyne.NewSize(recordWidth, 22) }

func (l *link) CreateRenderer() fyne.WidgetRenderer {
	r := &linkRenderer{l: l, text: page.Line(l.text, kit.TextSize, false, theme.ColorNameHyperlink),
		rule: canvas.NewRectangle(nil), frame: canvas.NewRectangle(nil)}
	r.frame.CornerRadius = 3
	r.Refresh()
	return r
}

type linkRenderer struct {
	l           *link
	text        *canvas.Text
	rule, frame *canvas.Rectangle
}

func (r *linkRenderer) Destroy()           {}
func (r *linkRenderer) MinSize() fyne.Size { return r.l.MinSize() }
func (r *linkRenderer) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{r.text, r.rule, r.frame}
}

func (r *linkRenderer) Layout(s fyne.Size) {
	r.text.Text = page.Fit(r.l.text, s.Width-6, kit.TextSize, false)
	text := r.text.MinSize()
	r.text.Move(fyne.NewPos(3, (s.Height-text.Height)/2))
	r.rule.Move(fyne.NewPos(3, s.Height-4))
	r.rule.Resize(fyne.NewSize(text.Width, 1))
	r.frame.Resize(fyne.NewSize(text.Width+6, s.Height))
}

func (r *linkRenderer) Refresh() {
	accent := page.Shade(theme.ColorNameHyperlink)
	r.text.Color, r.rule.FillColor = accent, accent
	r.frame.StrokeWidth = 0
	if r.l.has {
		r.frame.StrokeWidth, r.frame.StrokeColor = 2, page.Shade(theme.ColorNamePrimary)
	}
	r.Layout(r.l.Size())
	canvas.Refresh(r.l)
}
