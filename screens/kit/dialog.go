package kit

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"kezek/locales"
)

const dialogPad = 18

// Dialog is a panel in front of the window for what must be settled before anything else. Ctrl+Enter is its first
// button (Enter too, where no field wants it), Esc is OnBack or just closes.
type Dialog struct {
	Title   string
	Content fyne.CanvasObject
	Buttons []*Button      // the main one first; a button does not close the dialog by itself
	OnBack  func()         // instead of closing
	First   fyne.Focusable // has the keyboard at first; nil is the first that can
	Width   float32        // px; 0 is as wide as the content asks

	desk   *Desk
	panel  *widget.PopUp
	before fyne.Focusable
}

// Show puts the dialog in front.
func (d *Desk) Show(dl *Dialog) {
	dl.desk = d
	dl.before = d.canvas.Focused()
	d.canvas.Unfocus()
	feet := &fyne.Container{Layout: inRow{}}
	for _, b := range dl.Buttons {
		b.keys = dl.key
		feet.Add(b)
	}
	inside := container.NewBorder(newTitle(dl.Title), &fyne.Container{Layout: spaced{over: 14}, Objects: []fyne.CanvasObject{feet}}, nil, nil, dl.Content)
	dl.panel = widget.NewModalPopUp(&fyne.Container{Layout: padded{dialogPad}, Objects: []fyne.CanvasObject{inside}}, d.canvas)
	dl.panel.Resize(fyne.NewSize(dl.Width, 0))
	d.scopes = append(d.scopes, &scope{dialog: dl, commands: map[Command]func(){Main: dl.main, Back: dl.back}})
	dl.panel.Show()
	if in, ok := dl.First.(*Input); ok && in.keys == nil { // in no form
		in.keys = dl.key
	}
	if dl.First != nil {
		d.canvas.Focus(dl.First)
	} else {
		d.canvas.FocusNext()
	}
}

// Close takes the dialog away, and those that were opened over it; the keyboard returns to where it was.
func (dl *Dialog) Close() {
	d := dl.desk
	for i, s := range d.scopes {
		if s.dialog == dl {
			d.scopes = d.scopes[:i]
			dl.panel.Hide()
			if dl.before != nil {
				d.canvas.Focus(dl.before)
			}
			return
		}
	}
}

func (dl *Dialog) main() {
	if len(dl.Buttons) > 0 {
		dl.Buttons[0].Tapped(nil)
	}
}

func (dl *Dialog) back() {
	if dl.OnBack != nil {
		dl.OnBack()
		return
	}
	dl.Close()
}

// key is what a dialog does with a key its button did not use.
func (dl *Dialog) key(p Press) bool {
	switch p {
	case Press{fyne.KeyReturn, 0}, Press{fyne.KeyReturn, ctrl}:
		dl.main()
	case Press{fyne.KeyEscape, 0}:
		dl.back()
	default:
		return false
	}
	return true
}

// Confirm says what will happen and asks; the keyboard stands on «back», so that a hasty Enter does nothing.
func (d *Desk) Confirm(title, what, yes string, then func()) {
	dl := &Dialog{Title: title, Content: paragraph(what, 420)}
	dl.Buttons = []*Button{
		NewMainButton(d, yes, func() { dl.Close(); then() }),
		NewButton(d, d.T("kit.dialog.back"), "", dl.Close),
	}
	dl.First = dl.Buttons[1]
	dl.ask(d)
}

// ConfirmTyped asks for a word to be typed: for what cannot be undone.
func (d *Desk) ConfirmTyped(title, what, word, yes string, then func()) {
	dl := &Dialog{Title: title}
	typed := NewText(d, 64)
	confirm := NewMainButton(d, yes, func() { dl.Close(); then() })
	why := d.T("kit.dialog.type", "word", word)
	confirm.Forbid(why)
	typed.changed = func() {
		confirm.Forbid("")
		if locales.Clean(typed.Text) != word {
			confirm.Forbid(why)
		}
	}
	dl.Content = container.NewVBox(paragraph(what, 420), typed)
	dl.Buttons = []*Button{confirm, NewButton(d, d.T("kit.dialog.back"), "", dl.Close)}
	dl.First = typed
	dl.ask(d)
}

func (dl *Dialog) ask(d *Desk) {
	dl.Width = 420 + 2*dialogPad
	d.Show(dl)
}

// paragraph is text wrapped to a width.
func paragraph(text string, width float32) fyne.CanvasObject {
	box := &fyne.Container{Layout: stacked{}}
	for _, line := range wrap(text, width, TextSize) {
		box.Add(letters(line, shade(theme.ColorNameForeground), TextSize, false))
	}
	return box
}

func newTitle(text string) fyne.CanvasObject {
	t := letters(text, shade(theme.ColorNameForeground), 15, true)
	return &fyne.Container{Layout: spaced{under: 8}, Objects: []fyne.CanvasObject{t}}
}

// padded leaves room around its one object.
type padded struct{ by float32 }

func (p padded) MinSize(objects []fyne.CanvasObject) fyne.Size {
	return objects[0].MinSize().AddWidthHeight(2*p.by, 2*p.by)
}

func (p padded) Layout(objects []fyne.CanvasObject, s fyne.Size) {
	objects[0].Move(fyne.NewPos(p.by, p.by))
	objects[0].Resize(s.SubtractWidthHeight(2*p.by, 2*p.by))
}

// spaced leaves room over and under its one object.
type spaced struct{ over, under float32 }

func (a spaced) MinSize(objects []fyne.CanvasObject) fyne.Size {
	return objects[0].MinSize().AddWidthHeight(0, a.over+a.under)
}

func (a spaced) Layout(objects []fyne.CanvasObject, s fyne.Size) {
	objects[0].Move(fyne.NewPos(0, a.over))
	objects[0].Resize(s.SubtractWidthHeight(0, a.over+a.under))
}

// stacked sets lines of text under each other.
type stacked struct{}

const textLine = 20

func (stacked) MinSize(objects []fyne.CanvasObject) fyne.Size {
	w := float32(0)
	for _, o := range objects {
		w = max(w, o.MinSize().Width)
	}
	return fyne.NewSize(w, textLine*float32(len(objects)))
}

func (stacked) Layout(objects []fyne.CanvasObject, _ fyne.Size) {
	for i, o := range objects {
		o.Move(fyne.NewPos(0, float32(i)*textLine))
	}
}

// inRow sets buttons beside each other.
type inRow struct{}

func (inRow) MinSize(objects []fyne.CanvasObject) fyne.Size {
	s := fyne.NewSize(0, RowHeight)
	for _, o := range objects {
		s.Width += o.MinSize().Width + gap
	}
	return s
}

func (inRow) Layout(objects []fyne.CanvasObject, _ fyne.Size) {
	x := float32(0)
	for _, o := range objects {
		o.Resize(fyne.NewSize(o.MinSize().Width, RowHeight))
		o.Move(fyne.NewPos(x, 0))
		x += o.MinSize().Width + gap
	}
}
