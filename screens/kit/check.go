package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"kezek/app/fault"
)

// Check is a box to tick with Space or the mouse. Its value is "1" or empty.
type Check struct {
	widget.DisableableWidget
	joints
	Onward bool // Space goes on to the next field after ticking

	text string
	on   bool
}

// NewCheck makes a box with its text beside it.
func NewCheck(d *Desk, text string) *Check {
	c := &Check{joints: joints{desk: d}, text: text}
	c.self = c
	c.ExtendBaseWidget(c)
	return c
}

// Value is "1" when ticked.
func (c *Check) Value() string {
	if c.on {
		return "1"
	}
	return ""
}

// SetValue ticks the box on "1".
func (c *Check) SetValue(v string) {
	c.on = v == "1"
	c.last = c.Value()
	c.Refresh()
}

// Fault is always nil.
func (c *Check) Fault() *fault.Fault { return nil }

func (c *Check) Tapped(*fyne.PointEvent) {
	if c.Disabled() {
		return
	}
	c.desk.focus(c)
	c.toggle()
}

func (c *Check) toggle() {
	c.on = !c.on
	c.Refresh()
	c.tell(c.Value())
}

func (c *Check) TypedKey(ev *fyne.KeyEvent) { c.pass(pressOf(ev)) }

func (c *Check) TypedRune(r rune) {
	if r != ' ' {
		return
	}
	c.toggle()
	if c.Onward && c.on {
		c.desk.canvas.FocusNext()
	}
}

func (c *Check) TypedShortcut(s fyne.Shortcut) {
	if p, ok := pressOfShortcut(s); ok {
		c.pass(p)
	}
}

func (c *Check) FocusGained() {
	c.has = true
	c.desk.gained(c)
	c.Refresh()
	c.tellGained()
}

func (c *Check) FocusLost() {
	c.has = false
	c.Refresh()
	c.tellLost()
}

func (c *Check) Cursor() desktop.Cursor { return desktop.PointerCursor }

func (c *Check) CreateRenderer() fyne.WidgetRenderer {
	r := &checkRenderer{c: c, box: picture(IconBox, ColorQuiet), text: letters(c.text, nil, TextSize, false), frame: newFrame()}
	r.Refresh()
	return r
}

type checkRenderer struct {
	c     *Check
	box   *canvas.Image
	text  *canvas.Text
	frame *canvas.Rectangle
}

func (r *checkRenderer) Destroy() {}
func (r *checkRenderer) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{r.box, r.text, r.frame}
}

func (r *checkRenderer) MinSize() fyne.Size {
	return fyne.NewSize(iconSize+3*6+r.text.MinSize().Width, RowHeight)
}

func (r *checkRenderer) Layout(s fyne.Size) {
	r.box.Move(fyne.NewPos(6, (s.Height-iconSize)/2))
	r.text.Move(fyne.NewPos(iconSize+2*6, (s.Height-r.text.MinSize().Height)/2))
	r.frame.Resize(fyne.NewSize(min(s.Width, r.MinSize().Width), s.Height))
}

func (r *checkRenderer) Refresh() {
	ink, icon, colour := theme.ColorNameForeground, IconBox, ColorQuiet
	if r.c.on {
		icon, colour = IconChecked, theme.ColorNamePrimary
	}
	if r.c.Disabled() {
		ink, colour = theme.ColorNameDisabled, theme.ColorNameDisabled
	}
	r.box.Resource = icon.In(colour)
	r.box.Refresh()
	say(r.text, r.c.text, shade(ink), false)
	r.frame.Hidden = !r.c.has && !r.c.wrong
	setFrame(r.frame, r.c.has, r.c.wrong)
}
