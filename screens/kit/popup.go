package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/driver/desktop"
	"fyne.io/fyne/v2/widget"
)

// popup is a small panel under a field. The field keeps its cursor: the panel's relay hands every key back to it.
type popup struct {
	desk  *Desk
	panel *widget.PopUp
	gone  func()
}

// typist is a field that can go on typing while its panel is open.
type typist interface {
	fyne.CanvasObject
	fyne.Focusable
	fyne.Shortcutable
}

// openUnder shows content under owner (above it where there is no room below). gone is called once, however it closes.
func openUnder(d *Desk, owner typist, content fyne.CanvasObject, size fyne.Size, gone func()) *popup {
	p := &popup{desk: d, gone: gone}
	r := &relay{to: owner, popup: p}
	r.ExtendBaseWidget(r)
	p.panel = widget.NewPopUp(&fyne.Container{Layout: fill{}, Objects: []fyne.CanvasObject{content, r}}, d.canvas)
	at := fyne.CurrentApp().Driver().AbsolutePositionForObject(owner)
	whole := d.canvas.Size()
	at.Y += owner.Size().Height + 1
	if at.Y+size.Height > whole.Height && at.Y-owner.Size().Height-size.Height-2 >= 0 {
		at.Y -= owner.Size().Height + size.Height + 2
	}
	at.X = max(0, min(at.X, whole.Width-size.Width))
	p.panel.Resize(size)
	p.panel.ShowAtPosition(at)
	d.canvas.Focus(r)
	return p
}

func (p *popup) close() {
	if p == nil || p.gone == nil {
		return
	}
	gone := p.gone
	p.gone = nil
	p.panel.Hide()
	gone()
}

// open also notices a click beside the panel, which Fyne answers by hiding it.
func (p *popup) open() bool {
	if p != nil && p.gone != nil && !p.panel.Visible() {
		p.close()
	}
	return p != nil && p.gone != nil
}

// relay has the keyboard while the panel is in front and hands everything on.
type relay struct {
	widget.BaseWidget
	to    typist
	popup *popup
}

func (r *relay) CreateRenderer() fyne.WidgetRenderer {
	return widget.NewSimpleRenderer(&fyne.Container{})
}

func (r *relay) AcceptsTab() bool { return true }
func (r *relay) FocusGained()     {}

// FocusLost: a click into the panel takes the keyboard; it comes back at once.
func (r *relay) FocusLost() {
	r.popup.desk.do(func() {
		if r.popup.open() {
			r.popup.desk.focus(r)
		}
	})
}

func (r *relay) TypedRune(c rune) { r.to.TypedRune(c) }

func (r *relay) TypedShortcut(s fyne.Shortcut) { r.to.TypedShortcut(s) }

// TypedKey hands the key on; Tab closes the panel and goes to the next field.
func (r *relay) TypedKey(ev *fyne.KeyEvent) {
	if ev.Name != fyne.KeyTab {
		r.to.TypedKey(ev)
		return
	}
	r.popup.close()
	if held()&fyne.KeyModifierShift != 0 {
		r.popup.desk.canvas.FocusPrevious()
	} else {
		r.popup.desk.canvas.FocusNext()
	}
}

func (r *relay) KeyDown(ev *fyne.KeyEvent) {
	if k, ok := r.to.(desktop.Keyable); ok {
		k.KeyDown(ev)
	}
}

func (r *relay) KeyUp(ev *fyne.KeyEvent) {
	if k, ok := r.to.(desktop.Keyable); ok {
		k.KeyUp(ev)
	}
}

// fill gives the first object the whole room and the others none.
type fill struct{}

func (fill) MinSize(objects []fyne.CanvasObject) fyne.Size { return objects[0].MinSize() }

func (fill) Layout(objects []fyne.CanvasObject, s fyne.Size) { objects[0].Resize(s) }
