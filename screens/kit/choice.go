package kit

import (
	"strings"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"kezek/app/fault"
)

const typeAhead = time.Second

// Choice is a short list: ↑↓ go through it, letters jump to the next name that begins so, Space or Alt+↓ opens it.
type Choice struct {
	widget.DisableableWidget
	joints
	Onward string // the code that Space chooses before it goes on to the next field; "" lets Space open the list

	list  []Option
	code  string
	typed string
	when  time.Time
	panel *popup
	shown *options
}

// NewChoice makes a choice among a few options; nothing is chosen at first.
func NewChoice(d *Desk, list []Option) *Choice {
	c := &Choice{joints: joints{desk: d}, list: list}
	c.self = c
	c.ExtendBaseWidget(c)
	return c
}

// SetOptions replaces the list; a chosen code that is no longer in it is let go.
func (c *Choice) SetOptions(list []Option) {
	c.list = list
	if c.index() < 0 {
		c.choose("")
	}
	c.Refresh()
}

// Value is the code chosen, empty for none.
func (c *Choice) Value() string { return c.code }

// SetValue chooses by code; an unknown code chooses nothing.
func (c *Choice) SetValue(v string) {
	c.code = v
	if c.index() < 0 {
		c.code = ""
	}
	c.last = c.code
	c.Refresh()
}

// Fault is always nil: what can be chosen is right.
func (c *Choice) Fault() *fault.Fault { return nil }

func (c *Choice) index() int {
	for i, o := range c.list {
		if o.Code == c.code {
			return i
		}
	}
	return -1
}

func (c *Choice) choose(code string) {
	c.code = code
	c.Refresh()
	c.tell(code)
}

func (c *Choice) step(by int) {
	if len(c.list) == 0 {
		return
	}
	i := max(0, min(c.index()+by, len(c.list)-1))
	c.choose(c.list[i].Code)
	if c.panel.open() {
		c.shown.move(i)
	}
}

func (c *Choice) toggle() {
	if c.panel.open() {
		c.panel.close()
		return
	}
	c.desk.focus(c)
	c.shown = newOptions(c.list, false, "", func(i int) {
		c.panel.close()
		c.choose(c.list[i].Code)
	})
	c.shown.move(max(0, c.index()))
	size := fyne.NewSize(max(c.Size().Width, c.shown.width()), c.shown.height())
	c.panel = openUnder(c.desk, c, c.shown, size, func() {})
}

// TypedKey moves the choice; with the list open Enter and Esc close it.
func (c *Choice) TypedKey(ev *fyne.KeyEvent) {
	p := pressOf(ev)
	switch {
	case p.Key == fyne.KeyDown:
		c.step(1)
	case p.Key == fyne.KeyUp:
		c.step(-1)
	case p.Key == fyne.KeyHome:
		c.step(-len(c.list))
	case p.Key == fyne.KeyEnd:
		c.step(len(c.list))
	case c.panel.open() && (p.Key == fyne.KeyEscape || p.Key == fyne.KeyReturn):
		c.panel.close()
		if p.Key == fyne.KeyReturn {
			c.pass(p)
		}
	case p.Key == fyne.KeyDelete || p.Key == fyne.KeyBackspace:
		c.choose("")
	default:
		c.pass(p)
	}
}

// TypedRune opens the list (Space) or jumps to a name.
func (c *Choice) TypedRune(r rune) {
	now := c.desk.Now()
	if now.Sub(c.when) > typeAhead {
		c.typed = ""
	}
	if r == ' ' && c.typed == "" {
		c.space()
		return
	}
	c.typed, c.when = c.typed+strings.ToLower(string(r)), now
	for i, o := range c.list {
		if strings.HasPrefix(strings.ToLower(o.Name), c.typed) {
			c.choose(o.Code)
			if c.panel.open() {
				c.shown.move(i)
			}
			return
		}
	}
	c.typed = ""
}

func (c *Choice) space() {
	if c.Onward == "" {
		c.toggle()
		return
	}
	c.panel.close()
	c.choose(c.Onward)
	c.desk.canvas.FocusNext()
}

// TypedShortcut opens the list on Alt+↓ and passes the rest on.
func (c *Choice) TypedShortcut(s fyne.Shortcut) {
	p, ok := pressOfShortcut(s)
	switch {
	case ok && p == Press{fyne.KeyDown, fyne.KeyModifierAlt}:
		c.toggle()
	case ok:
		c.pass(p)
	}
}

func (c *Choice) FocusGained() {
	c.has = true
	if c.desk.gained(c) {
		c.typed = ""
	}
	c.Refresh()
	c.tellGained()
}

func (c *Choice) FocusLost() {
	c.has = false
	c.Refresh()
	c.tellLost()
}

func (c *Choice) Tapped(*fyne.PointEvent) {
	if !c.Disabled() {
		c.toggle()
	}
}

func (c *Choice) Cursor() desktop.Cursor { return desktop.PointerCursor }

func (c *Choice) CreateRenderer() fyne.WidgetRenderer {
	r := &choiceRenderer{c: c, box: newFrame(), text: letters("", nil, TextSize, false), arrow: picture(IconDown, ColorQuiet), frame: newFrame()}
	r.Refresh()
	return r
}

type choiceRenderer struct {
	c          *Choice
	box, frame *canvas.Rectangle
	text       *canvas.Text
	arrow      *canvas.Image
}

func (r *choiceRenderer) Destroy() {}
func (r *choiceRenderer) Objects() []fyne.CanvasObject {
	return []fyne.CanvasObject{r.box, r.text, r.arrow, r.frame}
}
func (r *choiceRenderer) MinSize() fyne.Size { return fyne.NewSize(60, RowHeight) }

func (r *choiceRenderer) Layout(s fyne.Size) {
	r.box.Resize(s)
	r.frame.Resize(s)
	r.text.Move(fyne.NewPos(cellPad, (s.Height-r.text.MinSize().Height)/2))
	r.arrow.Move(fyne.NewPos(s.Width-iconSize-6, (s.Height-iconSize)/2))
	r.Refresh()
}

func (r *choiceRenderer) Refresh() {
	c := r.c
	r.box.FillColor = shade(theme.ColorNameInputBackground)
	name, ink := "", shade(theme.ColorNameForeground)
	if i := c.index(); i >= 0 {
		name = c.list[i].Name
	}
	if c.Disabled() {
		ink = shade(theme.ColorNameDisabled)
		r.box.FillColor = shade(theme.ColorNameDisabledButton)
	}
	say(r.text, fit(name, c.Size().Width-iconSize-2*cellPad, TextSize, false), ink, false)
	r.arrow.Resource = IconDown.In(ColorQuiet)
	r.arrow.Refresh()
	r.box.Refresh()
	setFrame(r.frame, c.has, c.wrong)
}
