package kit

import (
	"strings"
	"unicode/utf8"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/theme"
	"fyne.io/fyne/v2/widget"

	"kezek/app/fault"
	"kezek/locales"
)

// Input is every field one types into. What makes a date or a phone of it are its hooks.
type Input struct {
	widget.Entry
	joints

	Limit int                             // most letters; 0 is no limit
	Check func(value string) *fault.Fault // asked when something stands in the field

	digitsOnly bool                      // takes digits from the key itself, whatever the layout makes of it
	also       string                    // letters a digits field takes besides
	means      func(r rune) rune         // the letter a digits field takes a typed one for
	paste      func(text string) string  // cleans what is pasted
	keyed      func(Press) bool          // keys of this kind of field
	read       func(text string) string  // text to value
	write      func(value string) string // value to text
	enter      func()                    // on focus, before the text is selected
	leave      func()                    // on blur, before the form hears of it
	typed      func()                    // the text was changed by hand
	eaten      bool                      // the next rune belongs to a key that was taken as a digit
}

func newInput(d *Desk) *Input {
	in := &Input{joints: joints{desk: d}}
	in.Wrapping = fyne.TextWrap(fyne.TextTruncateClip)
	in.paste = locales.Clean
	in.OnChanged = func(string) { in.tell(in.Value()) }
	in.ExtendBaseWidget(in)
	in.self = in
	return in
}

// NewText makes a line of text. Pasted cells are cleaned; limit is the most letters (0: none).
func NewText(d *Desk, limit int) *Input {
	in := newInput(d)
	in.Limit = limit
	in.read = strings.TrimSpace
	return in
}

// NewPassword makes a line that hides what is typed; nothing is trimmed.
func NewPassword(d *Desk) *Input {
	in := newInput(d)
	in.Password = true
	in.paste = func(s string) string { return strings.TrimRight(s, "\r\n") }
	return in
}

// NewMultiline makes a field of several lines, at most limit letters long (Fyne is slow with long ones). Enter breaks
// the line, Tab goes on.
func NewMultiline(d *Desk, rows, limit int) *Input {
	in := newInput(d)
	in.MultiLine = true
	in.Wrapping = fyne.TextWrapWord
	in.Limit = limit
	in.paste = lines
	in.read = strings.TrimSpace
	in.SetMinRowsVisible(rows)
	return in
}

// Value is what the field means.
func (in *Input) Value() string {
	if in.read != nil {
		return in.read(in.Text)
	}
	return in.Text
}

// SetValue shows a value; it counts as a change only where the value differs.
func (in *Input) SetValue(v string) {
	if in.write != nil {
		v = in.write(v)
	}
	if v != in.Text {
		in.SetText(v)
	}
	in.last = in.Value()
}

// Fault says what is wrong with what stands in the field.
func (in *Input) Fault() *fault.Fault {
	v := in.Value()
	if v == "" || in.Check == nil {
		return nil
	}
	return in.Check(v)
}

// TypedKey gives the key to the kind of field, then to form and window, then to the text.
func (in *Input) TypedKey(ev *fyne.KeyEvent) {
	in.eaten = false
	defer in.watch()()
	p := pressOf(ev)
	if in.keyed != nil && in.keyed(p) {
		return
	}
	if in.digitsOnly && len(ev.Name) == 1 && ev.Name >= "0" && ev.Name <= "9" {
		in.eaten = true
		in.insert(rune(ev.Name[0]))
		return
	}
	breaks := in.MultiLine && p.Key == fyne.KeyReturn
	if breaks && in.room() <= 0 || !breaks && in.pass(p) {
		return
	}
	in.Entry.TypedKey(ev)
}

// TypedRune takes a letter. In a field of digits the key has already given its digit, whatever letter it carries.
func (in *Input) TypedRune(r rune) {
	eaten := in.eaten
	in.eaten = false
	if in.means != nil {
		r = in.means(r)
	}
	if in.digitsOnly && (eaten || (r < '0' || r > '9') && !strings.ContainsRune(in.also, r)) {
		return
	}
	defer in.watch()()
	in.insert(r)
}

// watch tells afterwards whether the text was changed by hand meanwhile.
func (in *Input) watch() func() {
	before := in.Text
	return func() {
		if in.typed != nil && in.Text != before {
			in.typed()
		}
	}
}

func (in *Input) insert(r rune) {
	if in.room() > 0 {
		in.Entry.TypedRune(r)
	}
}

// room is how many letters still fit; those selected will be overwritten.
func (in *Input) room() int {
	if in.Limit == 0 {
		return 1 << 30
	}
	return in.Limit - utf8.RuneCountInString(in.Text) + utf8.RuneCountInString(in.SelectedText())
}

// TypedShortcut cleans what is pasted, keeps the text's own shortcuts and gives the others to form and window.
func (in *Input) TypedShortcut(s fyne.Shortcut) {
	if paste, ok := s.(*fyne.ShortcutPaste); ok {
		text := []rune(in.paste(paste.Clipboard.Content()))
		if room := in.room(); len(text) > room {
			text = text[:room]
		}
		defer in.watch()()
		in.Entry.TypedShortcut(&fyne.ShortcutPaste{Clipboard: pasted(text)})
		return
	}
	if p, ok := pressOfShortcut(s); ok {
		if in.keyed != nil && in.keyed(p) || in.pass(p) {
			return
		}
	}
	in.Entry.TypedShortcut(s)
}

// AcceptsTab is false: Tab always goes to the next field.
func (in *Input) AcceptsTab() bool { return false }

// FocusGained selects the text, so that typing replaces it; not when the window itself was left and entered again.
func (in *Input) FocusGained() {
	fresh := in.desk.gained(in)
	in.has = true
	if in.enter != nil {
		in.enter()
	}
	in.Entry.FocusGained()
	if fresh {
		in.Entry.TypedShortcut(&fyne.ShortcutSelectAll{})
	}
	in.tellGained()
}

// FocusLost puts the text in its proper form and lets the form judge it.
func (in *Input) FocusLost() {
	in.has = false
	in.Entry.FocusLost()
	if in.leave != nil {
		in.leave()
	}
	in.desk.lost(in)
	in.tellLost()
}

// MinSize is a table row high for a single line.
func (in *Input) MinSize() fyne.Size {
	s := in.Entry.MinSize()
	if !in.MultiLine {
		s.Height = RowHeight
	}
	return s
}

// CreateRenderer adds the frame that shows focus and fault to Fyne's own drawing.
func (in *Input) CreateRenderer() fyne.WidgetRenderer {
	r := &inputRenderer{WidgetRenderer: in.Entry.CreateRenderer(), in: in, frame: newFrame()}
	r.Refresh()
	return r
}

type inputRenderer struct {
	fyne.WidgetRenderer
	in      *Input
	frame   *canvas.Rectangle
	objects []fyne.CanvasObject
}

func (r *inputRenderer) Objects() []fyne.CanvasObject {
	r.objects = append(append(r.objects[:0], r.WidgetRenderer.Objects()...), r.frame)
	return r.objects
}

func (r *inputRenderer) Layout(s fyne.Size) {
	r.WidgetRenderer.Layout(s)
	r.frame.Resize(s)
}

func (r *inputRenderer) Refresh() {
	r.WidgetRenderer.Refresh()
	r.frame.FillColor = nil
	if r.in.Disabled() { // only shown: greyed over, as a choice is
		r.frame.FillColor = shade(theme.ColorNameHover)
	}
	setFrame(r.frame, r.in.has, r.in.wrong)
}

func newFrame() *canvas.Rectangle {
	f := canvas.NewRectangle(nil)
	f.CornerRadius = fieldRound
	return f
}

// setFrame draws focus as a thick accent line, a fault as a red one; both at once is a thick red one.
func setFrame(f *canvas.Rectangle, focused, wrong bool) {
	f.StrokeColor, f.StrokeWidth = shade(ColorLine), 1
	if focused {
		f.StrokeColor = shade(theme.ColorNamePrimary)
	}
	if wrong {
		f.StrokeColor, f.StrokeWidth = shade(ColorWrong), 1.4
	}
	if focused {
		f.StrokeWidth = 2
	}
	f.Refresh()
}

// pasted is a clipboard that holds one text.
type pasted string

func (p pasted) Content() string { return string(p) }
func (pasted) SetContent(string) {}

// lines cleans a pasted text line by line.
func lines(s string) string {
	all := strings.Split(strings.ReplaceAll(s, "\r\n", "\n"), "\n")
	for i, line := range all {
		all[i] = locales.Clean(line)
	}
	return strings.Trim(strings.Join(all, "\n"), "\n")
}
