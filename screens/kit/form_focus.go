package kit

import (
	"slices"

	"fyne.io/fyne/v2"
)

// At names the field that has the keyboard; "" while none of the form's has.
func (f *Form) At() string {
	for _, s := range f.slots {
		if s.Field != nil && s.Field.joint().has {
			return s.Name
		}
	}
	return ""
}

// Last names the field that has the keyboard or had it last: a click elsewhere takes it away.
func (f *Form) Last() string { return f.last }

// Go gives a field that is shown the keyboard.
func (f *Form) Go(name string) {
	if s := f.slot(name); s != nil && !s.Hidden {
		f.desk.focus(s.Field.joint().self)
		f.reveal(s)
	}
}

// FocusFirst gives the keyboard to the first field that can take it.
func (f *Form) FocusFirst() {
	f.focusOf(f.slots)
}

// focusOf gives the keyboard to the first of the slots that can take it and tells whether one could.
func (f *Form) focusOf(slots []*slot) bool {
	for _, s := range slots {
		if s.Field == nil || s.Hidden {
			continue
		}
		if d, ok := s.Field.(fyne.Disableable); !ok || !d.Disabled() {
			f.desk.focus(s.Field.joint().self)
			return true
		}
	}
	return false
}

// Turn gives the keyboard to the first field of the next section, with -1 of the one before; beyond the last it stays.
func (f *Form) Turn(by int) {
	at := slices.IndexFunc(f.sections, func(sec *section) bool {
		return slices.ContainsFunc(slices.Concat(sec.columns...), func(s *slot) bool { return s.Field != nil && s.Name == f.last })
	})
	for i := at + by; i >= 0 && i < len(f.sections) && !f.focusOf(slices.Concat(f.sections[i].columns...)); i += by {
	}
}

// Return gives the keyboard back to the field that had it last, to the first where none had.
func (f *Form) Return() {
	if s := f.slot(f.last); s == nil || s.Hidden {
		f.FocusFirst()
		return
	}
	f.Go(f.last)
}

// reveal scrolls a field with its label and fault into view.
func (f *Form) reveal(s *slot) {
	top, bottom := s.Position().Y, s.Position().Y+s.Size().Height
	view := f.scroll.Size().Height
	y := f.scroll.Offset.Y
	y = min(max(y, bottom+gap-view), max(0, top-gap))
	if y != f.scroll.Offset.Y {
		f.scroll.ScrollToOffset(fyne.NewPos(0, y))
	}
}
