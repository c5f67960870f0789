package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"
)

// Button is pressed by mouse, Enter or Space. While it cannot be pressed it says why, beside itself.
type Button struct {
	widget.BaseWidget
	joints
	text   string
	icon   Icon
	main   bool // the main act: filled with the accent
	act    func()
	reason string
	over   bool
}

// NewButton makes a button; icon may be empty.
func NewButton(d *Desk, text string, icon Icon, act func()) *Button {
	b := &Button{joints: joints{desk: d}, text: text, icon: icon, act: act}
	b.self = b
	b.ExtendBaseWidget(b)
	return b
}

// NewMainButton makes the button of the main act, the one Ctrl+Enter stands for.
func NewMainButton(d *Desk, text string, act func()) *Button {
	b := NewButton(d, text, "", act)
	b.main = true
	return b
}

// Forbid says why the button cannot be pressed now; an empty reason lets it be pressed again.
func (b *Button) Forbid(reason string) {
	b.reason = reason
	b.Refresh()
}

// Disabled tells whether the button is forbidden; Tab then passes it by.
func (b *Button) Disabled() bool { return b.reason != "" }

// Enable and Disable make Fyne pass a forbidden button by; Forbid is the way to say why.
func (b *Button) Enable()  { b.Forbid("") }
func (b *Button) Disable() { b.Forbid(b.desk.T("kit.button.busy")) }

// Tapped runs the act unless it is forbidden; a click also gives it the keyboard.
func (b *Button) Tapped(ev *fyne.PointEvent) {
	if b.reason != "" || b.act == nil {
		return
	}
	if ev != nil {
		b.desk.focus(b)
	}
	b.act()
}

func (b *Button) TypedKey(ev *fyne.KeyEvent) {
	switch p := pressOf(ev); p.Key {
	case fyne.KeyReturn, fyne.KeySpace:
		b.Tapped(nil)
	case fyne.KeyLeft:
		b.desk.canvas.FocusPrevious()
	case fyne.KeyRight:
		b.desk.canvas.FocusNext()
	default:
		b.pass(p)
	}
}

func (b *Button) TypedRune(rune) {}

func (b *Button) TypedShortcut(s fyne.Shortcut) {
	if p, ok := pressOfShortcut(s); ok {
		b.pass(p)
	}
}

func (b *Button) FocusGained() {
	b.has = true
	b.desk.gained(b)
	b.tellGained()
	b.Refresh()
}

func (b *Button) FocusLost() {
	b.has = false
	b.Refresh()
}

func (b *Button) MouseIn(*desktop.MouseEvent)    { b.over = true; b.Refresh() }
func (b *Button) MouseMoved(*desktop.MouseEvent) {}
func (b *Button) MouseOut()                      { b.over = false; b.Refresh() }

func (b *Button) CreateRenderer() fyne.WidgetRenderer {
	r := &buttonRenderer{b: b, back: newFrame(), frame: newFrame(), text: letters("", nil, TextSize, b.main),
		icon: canvas.NewImageFromResource(nil), why: letters("", nil, SmallSize, false)}
	r.icon.FillMode = canvas.ImageFillContain
	r.Refresh()
	return r
}

type buttonRenderer struct {
	b           *Button
	back, frame *canvas.Rectangle
	text, why   *canvas.Text
	icon        *canvas.Image
}

func (r *buttonRenderer) Destroy() {}
func (r *buttonRenderer) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{r.back, r.icon, r.text, r.frame, r.why}
}

// face is the size of the button without its reason.
func (r *buttonRenderer) face() fyne.Size {
	w := wide(r.b.text, TextSize, fyne.TextStyle{Bold: r.b.main}) + 2*12
	if r.b.icon != "" {
		w += iconSize + 6
	}
	if r.b.text == "" {
		w = RowHeight
	}
	return fyne.NewSize(w, RowHeight)
}

func (r *buttonRenderer) MinSize() fyne.Size {
	s := r.face()
	if r.b.reason != "" {
		s.Width += gap + wide(r.b.reason, SmallSize, fyne.TextStyle{})
	}
	return s
}

func (r *buttonRenderer) Layout(s fyne.Size) {
	face := r.face()
	if r.b.reason == "" {
		face.Width = max(face.Width, s.Width)
	}
	y := (s.Height - face.Height) / 2
	r.back.Move(fyne.NewPos(0, y))
	r.back.Resize(face)
	r.frame.Move(fyne.NewPos(0, y))
	r.frame.Resize(face)
	text := r.text.MinSize()
	x := (face.Width - text.Width) / 2
	if r.b.icon != "" {
		x = (face.Width - text.Width - iconSize - 6) / 2
		if r.b.text == "" {
			x = (face.Width - iconSize) / 2
		}
		r.icon.Move(fyne.NewPos(x, (s.Height-iconSize)/2))
		r.icon.Resize(fyne.NewSquareSize(iconSize))
		x += iconSize + 6
	}
	r.text.Move(fyne.NewPos(x, (s.Height-text.Height)/2))
	r.why.Move(fyne.NewPos(face.Width+gap, (s.Height-r.why.MinSize().Height)/2))
}

func (r *buttonRenderer) Refresh() {
	b := r.b
	ink, line := theme.ColorNameForeground, ColorLine
	r.back.FillColor = shade(theme.ColorNameButton)
	switch {
	case b.reason != "":
		ink = theme.ColorNameDisabled
		r.back.FillColor = shade(theme.ColorNameDisabledButton)
	case b.main:
		ink, line = theme.ColorNameForegroundOnPrimary, theme.ColorNamePrimary
		r.back.FillColor = shade(theme.ColorNamePrimary)
	}
	if b.over && b.reason == "" {
		r.back.FillColor = over(r.back.FillColor, shade(theme.ColorNameHover))
	}
	r.back.StrokeColor, r.back.StrokeWidth = shade(line), 1
	say(r.text, b.text, shade(ink), b.main)
	say(r.why, b.reason, shade(ColorQuiet), false)
	r.icon.Hidden = b.icon == ""
	if b.icon != "" {
		r.icon.Resource = b.icon.In(ink)
		r.icon.Refresh()
	}
	r.back.Refresh()
	r.frame.Hidden = !b.has
	setFrame(r.frame, b.has, false)
	if b.main && b.has { // an accent frame on an accent face would not be seen
		r.frame.StrokeColor = shade(theme.ColorNameForeground)
		r.frame.Refresh()
	}
	r.Layout(b.Size())
}
