package kit

import (
	"fyne.io/fyne/v2"

	"kezek/app/fault"
)

// Field is one input of a form. Its value is text: what the field means when it is understood (a date as 2026-11-05, a
// number as bare digits, a choice as its code), what was typed when it is not, so that a draft loses nothing.
type Field interface {
	fyne.CanvasObject
	fyne.Focusable
	Value() string
	SetValue(string)
	Fault() *fault.Fault // what is wrong with what stands there; an empty field is not wrong
	joint() *joints
}

// joints are how a field hangs in its form and its window. The zero value hangs nowhere and works.
type joints struct {
	desk    *Desk
	keys    func(Press) bool // the form's: Enter, Ctrl+Enter, Esc
	changed func()
	gained  func()
	lost    func()
	last    string // value at the last change told
	wrong   bool   // framed in red
	has     bool   // the keyboard
	self    typist // the object to lay out and focus
}

func (j *joints) joint() *joints { return j }

// pass gives a key that the field does not use to the form, then to the window.
func (j *joints) pass(p Press) bool {
	if j.keys != nil && j.keys(p) {
		return true
	}
	return j.desk != nil && j.desk.hear(p)
}

// tell reports a change of value, once.
func (j *joints) tell(value string) {
	if value == j.last {
		return
	}
	j.last = value
	if j.changed != nil {
		j.changed()
	}
}

func (j *joints) tellGained() {
	if j.gained != nil {
		j.gained()
	}
}

func (j *joints) tellLost() {
	if j.lost != nil {
		j.lost()
	}
}
