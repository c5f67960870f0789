package kit

import (
	"maps"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"
	"fyne.io/fyne/v2/widget"

	"kezek/app/fault"
)

// Item is one field in a form.
type Item struct {
	Name     string // path of the field in the act's data, as findings name it
	Label    string
	Field    Field
	Required bool
	Width    float32 // px; 0 takes what is free
	Beside   bool    // stands right of the item before it
	Bare     bool    // has no line for a label, though it stands beside another: rows of a table
	Hint     string  // said quietly under the field
}

// Form is fields in sections and columns, labels above. Tab and Enter go down column by column; Ctrl+Enter is
// OnSubmit, Esc is OnBack.
type Form struct {
	widget.BaseWidget
	OnSubmit func()
	OnBack   func()
	OnChange func()      // after each change of a value: drafts are saved here
	Loses    func() bool // whether going back would lose something; nil means whenever the form is dirty

	desk     *Desk
	sections []*section
	slots    []*slot
	summary  *summary
	body     *fyne.Container
	scroll   *container.Scroll
	feet     *fyne.Container
	whole    *fyne.Container
	base     map[string]string
	setting  bool // values are being shown, nobody types
	counted  bool // the summary counts bad fields
	held     bool // nothing is laid out while many things change
	waiting  bool // something was to be laid out meanwhile
	last     string
}

type section struct {
	title   *heading
	columns [][]*slot
}

// NewForm makes an empty form with one untitled section.
func NewForm(d *Desk) *Form {
	f := &Form{desk: d, base: map[string]string{}, summary: newSummary()}
	f.body = &fyne.Container{Layout: &formLayout{form: f}}
	f.scroll = container.NewVScroll(f.body)
	f.feet = &fyne.Container{Layout: inRow{}}
	f.whole = &fyne.Container{Layout: formFrame{f}, Objects: []fyne.CanvasObject{f.summary, f.scroll, f.feet}}
	f.sections = []*section{{columns: [][]*slot{nil}}}
	f.ExtendBaseWidget(f)
	return f
}

// Section begins a section under a title.
func (f *Form) Section(title string) {
	h := newHeading(title)
	f.body.Add(h)
	f.sections = append(f.sections, &section{title: h, columns: [][]*slot{nil}})
}

// Column begins the next column of the section.
func (f *Form) Column() {
	s := f.sections[len(f.sections)-1]
	s.columns = append(s.columns, nil)
}

// Add puts a field at the end of the column.
func (f *Form) Add(it Item) {
	s := newSlot(it)
	j := it.Field.joint()
	j.keys = f.key
	j.gained = func() { f.last = s.Name; f.reveal(s) }
	j.lost = func() { f.judge(s, false) }
	j.changed = func() { f.changed(s) }
	f.put(s)
}

// AddObject puts anything else into the column, as wide as the column and as high as its minimal size.
func (f *Form) AddObject(o fyne.CanvasObject) { f.put(newSlot(Item{}, o)) }

// AddNarrow is AddObject for what stands before a row of fields and keeps its width in px.
func (f *Form) AddNarrow(o fyne.CanvasObject, width float32) { f.put(newSlot(Item{Width: width}, o)) }

func (f *Form) put(s *slot) {
	sec := f.sections[len(f.sections)-1]
	last := len(sec.columns) - 1
	sec.columns[last] = append(sec.columns[last], s)
	f.slots = append(f.slots, s)
	f.body.Add(s)
}

// Buttons puts buttons under the form, the main act first.
func (f *Form) Buttons(buttons ...*Button) {
	for _, b := range buttons {
		b.keys = f.key
		f.feet.Add(b)
	}
}

// Field gives the field of a name, nil when there is none.
func (f *Form) Field(name string) Field {
	if s := f.slot(name); s != nil {
		return s.Field
	}
	return nil
}

// Omit takes a field away or brings it back; a hidden field is neither judged nor among the values.
func (f *Form) Omit(name string, hidden bool) {
	if s := f.slot(name); s != nil && s.Hidden != hidden {
		s.Hidden = hidden
		f.relayout()
	}
}

// Relabel writes another label over a field.
func (f *Form) Relabel(name, label string) {
	if s := f.slot(name); s != nil && s.Label != label {
		s.Label = label
		s.Refresh()
	}
}

// Together makes many changes of what is shown and lays the form out once, after all of them.
func (f *Form) Together(change func()) {
	if f.held {
		change()
		return
	}
	f.held, f.waiting = true, false
	change()
	f.held = false
	if f.waiting {
		f.relayout()
	}
}

func (f *Form) slot(name string) *slot {
	for _, s := range f.slots {
		if s.Field != nil && s.Name == name {
			return s
		}
	}
	return nil
}

// Values gives what stands in the fields; empty ones are left out.
func (f *Form) Values() map[string]string {
	m := map[string]string{}
	for _, s := range f.slots {
		if s.Field == nil || s.Hidden {
			continue
		}
		if v := s.Field.Value(); v != "" {
			m[s.Name] = v
		}
	}
	return m
}

// SetValues shows stored values; the form is then clean.
func (f *Form) SetValues(m map[string]string) {
	f.Restore(m)
	f.Saved()
}

// Restore shows a draft over the values last stored: the form is as dirty as the draft is different.
func (f *Form) Restore(m map[string]string) {
	f.setting = true
	for _, s := range f.slots {
		if s.Field != nil {
			s.Field.SetValue(m[s.Name])
			s.complain("", false)
		}
	}
	f.setting = false
	f.count(0)
	f.relayout()
}

// Saved makes the values as they stand the ones that count as stored.
func (f *Form) Saved() { f.base = f.Values() }

// Dirty tells whether a value differs from those stored.
func (f *Form) Dirty() bool { return !maps.Equal(f.base, f.Values()) }

// Submit judges every field; with none bad it runs OnSubmit, else the first bad one has the keyboard.
func (f *Form) Submit() {
	if f.Validate() && f.OnSubmit != nil {
		f.OnSubmit()
	}
}

// Validate judges every field, shows what is wrong and tells whether nothing is.
func (f *Form) Validate() bool {
	for _, s := range f.slots {
		f.judge(s, true)
	}
	return f.pointOut()
}

// Tell puts findings of an act at their fields; those of no field stand in the summary.
func (f *Form) Tell(findings fault.Findings) {
	loose := ""
	for _, s := range f.slots {
		s.complain("", false)
	}
	for _, fd := range findings {
		text := f.desk.Lang.With(fd.Key, fd.Args)
		if fd.Clause != "" {
			text += " (" + fd.Clause + ")"
		}
		s := f.slot(fd.Field)
		switch {
		case s != nil && (s.said == "" || fd.Severity != fault.Note):
			s.complain(text, fd.Severity != fault.Note)
		case s == nil && fd.Severity != fault.Note && loose == "":
			loose = text
		}
	}
	f.pointOut()
	if loose != "" {
		f.counted = false
		f.summary.say(loose)
		f.relayout()
	}
}

// pointOut counts the bad fields in the summary and gives the first one the keyboard.
func (f *Form) pointOut() (clean bool) {
	var first *slot
	n := 0
	for _, s := range f.slots {
		if s.wrong() {
			n++
			if first == nil {
				first = s
			}
		}
	}
	f.count(n)
	f.relayout()
	if first != nil {
		f.desk.focus(first.Field.joint().self)
		f.reveal(first)
	}
	return n == 0
}

// count writes the summary.
func (f *Form) count(n int) {
	text := ""
	if f.counted = n > 0; f.counted {
		text = f.desk.T("kit.form.errors", "count", n)
	}
	f.summary.say(text)
}

// recount keeps a summary that stands there true while fields are mended or spoilt.
func (f *Form) recount() {
	if f.counted {
		n := 0
		for _, s := range f.slots {
			if s.wrong() {
				n++
			}
		}
		f.count(n)
	}
	f.relayout()
}

// judge says at the field what is wrong with it. That it is empty is said on saving only: who tabs through a new form
// is not scolded.
func (f *Form) judge(s *slot, saving bool) {
	if s.Field == nil || s.Hidden {
		return
	}
	text := ""
	if fa := s.Field.Fault(); fa != nil {
		text = f.desk.Lang.With(fa.Key, fa.Args)
	} else if (saving || s.bad) && s.Required && s.Field.Value() == "" {
		text = f.desk.T("kit.fault.required")
	}
	if s.complain(text, text != "") && !saving {
		f.recount()
	}
}

func (f *Form) changed(s *slot) {
	if f.setting {
		return
	}
	if s.wrong() && s.Field.Fault() == nil && (!s.Required || s.Field.Value() != "") { // mended: the red goes at once
		s.complain("", false)
		f.recount()
	}
	if f.OnChange != nil {
		f.OnChange()
	}
}

func (f *Form) key(p Press) bool {
	switch p {
	case Press{fyne.KeyReturn, 0}:
		f.desk.canvas.FocusNext()
	case Press{fyne.KeyReturn, ctrl}:
		f.Submit()
	case Press{fyne.KeyEscape, 0}:
		f.Back()
	default:
		return false
	}
	return true
}

// Back leaves the form; it asks only if something would be lost.
func (f *Form) Back() {
	if f.OnBack == nil {
		return
	}
	loses := f.Dirty()
	if f.Loses != nil {
		loses = loses && f.Loses()
	}
	if !loses {
		f.OnBack()
		return
	}
	f.desk.Confirm(f.desk.T("kit.form.leave.title"), f.desk.T("kit.form.leave.text"), f.desk.T("kit.form.leave.yes"), f.OnBack)
}

func (f *Form) relayout() {
	if f.held {
		f.waiting = true
		return
	}
	f.whole.Layout.Layout(f.whole.Objects, f.whole.Size())
	f.scroll.Refresh()
	f.body.Layout.Layout(f.body.Objects, f.body.Size())
}

// CreateRenderer draws the summary, the fields and the buttons.
func (f *Form) CreateRenderer() fyne.WidgetRenderer { return widget.NewSimpleRenderer(f.whole) }
