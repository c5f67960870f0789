package applications

import (
	"context"
	"slices"
	"strings"

	"fyne.io/fyne/v2"

	"kezek/app/casefile"
	"kezek/app/edition"
	"kezek/app/fault"
	"kezek/locales"
	"kezek/screens/kit"
	"kezek/screens/room"
)

// asker is the form that a service's fields stand in: the intake, or the act that corrects what was entered.
type asker interface {
	add(kit.Item)
	omit(name string, hidden bool)
	people() []casefile.Member
	filedAt() int64
	touched() // something was changed by a key that is no field's
	gone() bool
}

// Fields is where a service lays out its part of a form and finds its values again: in the intake, where they stand between
// the household and the documents and live in the draft with all else, and in the form that corrects what was entered.
//
// A field's name begins with the service's code: "certificate.for", "aid.bills.2.sum". Values are those of kit's fields: text,
// a code, a day as yyyy-mm-dd, whole tiyn or cm². A finding of an act comes to the field of its own name; "aid.bills.2" and
// "aid.bills.2.sum", where "aid.bills" are Rows, to the row that is the third in which anything stands; else to the first
// field shown whose name begins with the finding's and a dot. For any other a Part has Place; what finds no field stands above the
// form.
type Fields struct {
	*room.Room
	Edition *edition.Edition // of the day of filing
	Law     *edition.Service // what it says of the service
	CaseNo  string           // "" while the application is being registered

	service string
	form    *kit.Form
	into    asker
	later   func(work func(context.Context), done func())
	names   []string
	hidden  map[string]bool
	rows    []*Rows
	persons []string          // fields that hold the number of a person
	preset  map[string]string // what the program proposed
	part    Part
}

// newFields begins a service's part in a form; nil where it has none.
func (s *section) newFields(service string, ed *edition.Edition, caseNo string, form *kit.Form, into asker) *Fields {
	own := s.serviceOf(service)
	if own.Ask == nil {
		return nil
	}
	f := &Fields{Room: s.Room, Edition: ed, Law: ed.Service(service), CaseNo: caseNo, service: service, form: form, into: into,
		later: s.later, hidden: map[string]bool{}, preset: map[string]string{}}
	f.Section(f.T(own.Title))
	f.part = own.Ask(f)
	return f
}

// Section begins a section under a title; the first one is there already.
func (f *Fields) Section(title string) { f.form.Section(title) }

// Column begins the next column of the section.
func (f *Fields) Column() { f.form.Column() }

// Add puts a field at the end of the column.
func (f *Fields) Add(it kit.Item) {
	f.names = append(f.names, it.Name)
	f.into.add(it)
}

// Object puts anything else into the column: buttons for the mouse. What the keyboard reaches is better a field.
func (f *Fields) Object(o fyne.CanvasObject) { f.form.AddObject(o) }

// Person is a field that chooses one of the people of the household, for Add under this name. Its value is the number of the
// person, "1" for the applicant; where a row of the household goes away the numbers follow, and the choice of who is gone is
// let go.
func (f *Fields) Person(name string) *kit.Choice {
	f.persons = append(f.persons, name)
	return kit.NewChoice(f.Desk, f.peopleOptions())
}

// Past is a field for a day that has come.
func (f *Fields) Past() *kit.Date { return past(f.Room) }

// Omit hides a field or shows it. What stands in a hidden field is kept and counts for nothing.
func (f *Fields) Omit(name string, hidden bool) {
	f.hidden[name] = hidden
	f.into.omit(name, hidden)
}

// Shown tells whether a field is there and not hidden.
func (f *Fields) Shown(name string) bool { return f.form.Field(name) != nil && !f.hidden[name] }

// Value is what stands in a field that is shown, without space around it; "" for any other.
func (f *Fields) Value(name string) string {
	if !f.Shown(name) {
		return ""
	}
	return locales.Clean(f.form.Field(name).Value())
}

// Set writes a value that nobody typed: a proposal. It does not count as something filled in.
func (f *Fields) Set(name, value string) {
	if in := f.form.Field(name); in != nil && in.Value() != value {
		in.SetValue(value)
	}
	f.preset[name] = value
}

// Propose is Set where the field is empty or holds what was proposed before: what was typed stays.
func (f *Fields) Propose(name, value string) {
	in := f.form.Field(name)
	if in == nil {
		return
	}
	if is := in.Value(); is == "" || is == f.preset[name] {
		f.Set(name, value)
	}
}

// Lock makes a field that is only shown, or one to type in again.
func (f *Fields) Lock(name string, locked bool) { lock(f.form, name, locked) }

// Relabel writes another label over a field: what it says goes by another field.
func (f *Fields) Relabel(name, label string) { f.form.Relabel(name, label) }

// Go gives a field that is shown the keyboard.
func (f *Fields) Go(name string) { f.form.Go(name) }

// People are the household as far as it is known, the applicant first. A row nobody typed in is an empty person, so that the
// person with the number n of Person and PerPerson is People()[n-1]. In the intake those rows are closed up, and the numbers
// with them, before the application is registered.
func (f *Fields) People() []casefile.Member { return f.into.people() }

// Filed is the moment of filing as unix ms; 0 while it does not stand there.
func (f *Fields) Filed() int64 { return f.into.filedAt() }

// Later asks the office away from the window's thread, then does done on it. The answer is dropped where the form is gone
// meanwhile; what older questions bring after newer ones is the caller's to drop.
func (f *Fields) Later(work func(context.Context), done func()) {
	f.later(work, func() {
		if !f.into.gone() {
			done()
		}
	})
}

// Said is text that changes with the fields: what is calculated from them, what the rules ask.
type Said struct {
	relay func()
	prose *prose   // among the fields; nil where it stands in the panel beside them
	panel *verdict // of the intake
	lines []line
}

// Say puts such text at the end of the column, without a word at first.
func (f *Fields) Say() *Said {
	s := &Said{relay: f.relay, prose: newProse(statementWide + answerWide)}
	s.prose.Hide()
	f.form.AddObject(s.prose)
	return s
}

// Beside is such text in the panel beside the form, over all else it says; where a form has no such panel it stands among the
// fields, in a section of its own.
func (f *Fields) Beside(title string) *Said {
	in, ok := f.into.(*intake)
	if !ok {
		f.Section(title)
		return f.Say()
	}
	in.verdict.own = &Said{panel: in.verdict}
	return in.verdict.own
}

// Write says something new; nothing written takes no room.
func (s *Said) Write(write func(*Sheet)) {
	var sheet Sheet
	write(&sheet)
	if s.panel != nil {
		s.lines = sheet.lines
		s.panel.again()
		return
	}
	if slices.Equal(s.prose.lines, sheet.lines) { // nothing to lay out again
		return
	}
	s.prose.Hidden = len(sheet.lines) == 0
	s.prose.say(sheet.lines)
	s.relay()
}

// relay lays the form out again after some text in it grew.
func (f *Fields) relay() {
	for _, name := range f.names {
		if !f.hidden[name] {
			f.form.Relay(name)
			return
		}
	}
}

// follow lets rows and choices follow the people, and the part all else.
func (f *Fields) follow() {
	for _, r := range f.rows {
		r.Again()
	}
	for _, name := range f.persons {
		if c, ok := f.form.Field(name).(*kit.Choice); ok {
			c.SetOptions(f.peopleOptions())
		}
	}
	f.part.Follow()
}

func (f *Fields) peopleOptions() (all []kit.Option) {
	for i, p := range f.People() {
		all = append(all, kit.Option{Code: ordinal(i), Name: f.personName(i, p)})
	}
	return all
}

// personName names somebody by name, who has none yet by the number.
func (f *Fields) personName(i int, p casefile.Member) string {
	switch {
	case p.Name != "":
		return p.Name
	case i == 0:
		return f.T("casepage.form.applicant")
	}
	return f.T("casepage.verdict.member", "n", i)
}

// show brings out the rows that values stand in, before they are written into the form.
func (f *Fields) show(values map[string]string) {
	for _, r := range f.rows {
		r.showFor(values)
	}
	for _, name := range f.persons { // a choice takes only what it offers
		if c, ok := f.form.Field(name).(*kit.Choice); ok {
			c.SetOptions(f.peopleOptions())
		}
	}
}

// regroup lets what is kept by person follow: at i stands now who stood at was[i].
func (f *Fields) regroup(was []int) {
	is := map[string]string{}
	for i, from := range was {
		is[ordinal(from)] = ordinal(i)
	}
	for _, name := range f.persons {
		if in := f.form.Field(name); in != nil && in.Value() != "" {
			c := in.(*kit.Choice)
			number := is[c.Value()]
			c.SetOptions(f.peopleOptions())
			c.SetValue(number)
		}
	}
	for _, r := range f.rows {
		if r.perPerson {
			r.rearrange(was)
		}
	}
}

// placed names the field that a finding of an act belongs to; "" stands above the form.
func (f *Fields) placed(finding string) string {
	if p, ok := f.part.(Placing); ok {
		if name := p.Place(finding); name != "" {
			return name
		}
	}
	for _, r := range f.rows {
		if name, ok := r.place(finding); ok {
			return name
		}
	}
	if f.form.Field(finding) != nil {
		return finding
	}
	for _, name := range f.names {
		if strings.HasPrefix(name, finding+".") && !f.hidden[name] {
			return name
		}
	}
	return ""
}

// place puts the findings of this service at its fields.
func (f *Fields) place(findings fault.Findings) {
	for i := range findings {
		if strings.HasPrefix(findings[i].Field, f.service+".") {
			findings[i].Field = f.placed(findings[i].Field)
		}
	}
}

// at is the group of rows that the keyboard is or was last in; nil for none.
func (f *Fields) at() *Rows {
	if f == nil {
		return nil
	}
	for _, r := range f.rows {
		if strings.HasPrefix(f.form.Last(), r.name+".") {
			return r
		}
	}
	return nil
}
