package applications

import (
	"context"

	"kezek/app"
	"kezek/screens/room"
)

// Service is what one service of the office has of its own in the window, beside what all applications share: the list, the
// intake with its people and documents, the open case with its way. Both the section of all applications (F2) and that of
// the service (F6–F8) use it. Only Code and Title must be given.
//
// Its papers are no part of it: the office knows which a case can be given (app.FormsOf) and which one answers a granted case
// (app.AnswerOf); they are offered in the tab of papers under the message "casepage.paper.<form>", Ctrl+P gives the answer.
type Service struct {
	Code  string // edition.Certificate, edition.Privatization or edition.Aid
	Title string // message: heads its fields in the intake, its tab of an open case and the act that corrects them

	// Ask lays out the fields of the service's app.Matter, by f.Law as that edition has it, and gives the part that reads
	// them. It is called anew for each form and for each other edition of the same form: what was typed is put back by the
	// names of the fields, so the part keeps nothing in itself that is not in a field. nil asks nothing more than all
	// applications are asked; then nothing can be corrected either.
	Ask func(f *Fields) Part

	// Open makes the service's tab of one case that is being opened: nothing is known of the case yet, and nothing may be drawn.
	// nil: the tab only lets the matter be corrected, or is not there without Ask.
	Open func(c *Case) Tab

	// Views are what the service's own section shows beside its cases: registers, contracts, lists of payments. They are
	// built once for a window. nil for none.
	Views func(r *room.Room) []View
}

// Part reads and fills the fields that Service.Ask laid out. Its methods are called on the window's thread.
type Part interface {
	// Follow is called after every change in the form, of the household and of the day of filing too, and once before the
	// form is shown: hide and show fields, propose values (Fields.Set), say what comes of them. What it sets is not followed
	// by another call. It must be quick; what the office is asked for goes through Fields.Later.
	Follow()

	// Matter is what stands in the fields now. Nothing is checked here: the act does, and its findings come to the fields.
	Matter() app.Matter

	// Typed is a matter as the fields hold it, by their names: the other way round, for correcting what was entered. A
	// matter of another service gives an empty map.
	Typed(m app.Matter) map[string]string
}

// Placing is what a Part may have too, where Fields does not find the field of a finding by itself (see Fields).
type Placing interface {
	// Place names the field that a finding belongs to; "" leaves it to Fields.
	Place(finding string) string
}

// Tab is a service's tab of an open case: lines to read, and the acts of that tab in the panel at the right.
type Tab interface {
	// Read reads from the office what the tab says beyond the case itself. It is called away from the window's thread each
	// time the case is read (c.View is still the former reading: use view) and must not write to the tab; the function it
	// gives is called on the window's thread and takes over what was read. That function may be nil.
	Read(ctx context.Context, view app.CaseView) (take func(), err error)

	// Lines say what the service knows of the case: c.View.Matter and what was read.
	Lines(s *Sheet)

	// Acts are the acts of the tab open to this person now, in the order of the work; what corrects the matter is offered
	// after them without being named here. Each begins a form by Case.NewDeed, or whatever else Begin does.
	Acts() []Offered
}

// Granting is what a Tab may have too, where the decision to render the service tells the applicant more than that.
type Granting interface {
	// Granted says, in whole lines, what they will be told; it stands in what the decision confirms before it is signed.
	Granted() string
}

// View is one of the views of a service's own section. It is a section within the section: its Shown, Heard, Hears and Leaves
// mean what those of a room.Section do, while the view is in front and no form or case is open over it; Command is not used.
// A command it does not hear does what it does over the cases (Ctrl+N a new application, Ctrl+F the search). To open a case
// from it: r.Go(room.Cases(service), caseNo); Esc there leads back to the view.
type View struct {
	Code  string // room.Room.Go of the section opens the view by it; no number of a case or id of a draft looks like it
	Title string // message
	room.Section
}

// serviceOf is what a service has of its own; nothing for the queue.
func (s *section) serviceOf(code string) Service { return s.services[code] }
