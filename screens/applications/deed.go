package applications

import (
	"context"
	"errors"
	"maps"
	"time"

	"kezek/app"
	"kezek/app/fault"
	"kezek/app/queue"
	"kezek/locales"
	"kezek/screens/kit"
	"kezek/screens/room"
)

// Deed is the form of one act on the open case, in the panel at the right. It is made by Case.NewDeed, gets its fields, Act and
// Done, and is shown by End; one that has nothing to ask, to say and to confirm acts at once, and is shown where it is answered with
// findings. A reason is asked only where a finding needs one; what blocks stands at the field of its name.
type Deed struct {
	c       *Case
	Form    *kit.Form
	said    *prose                                 // what speaks against it, over the reason
	Act     func() app.Act                         // as the fields say
	Confirm func(app.Outcome, []queue.Move) string // what it will do, confirmed before; nil where it can be undone
	Done    func(app.Outcome) string               // what it did
	busy    bool
	full    bool   // asks or says something
	shown   bool   // stands in the panel
	show    func() // puts it there

	wide  bool                 // stands over the tabs too, not only in the panel
	place func(fault.Findings) // puts findings at this form's fields; nil where they have their names
}

// NewDeed begins the form of an act under a title.
func (c *Case) NewDeed(title string) *Deed {
	d := &Deed{c: c, Form: kit.NewForm(c.Desk), said: newProse(fieldsWide)}
	d.Form.Section(title)
	return d
}

const fieldsWide = actsWide - 2*prosePad - 16 // px texts between the fields wrap to

// Add puts a field into the form.
func (d *Deed) Add(name, label string, field kit.Field) {
	d.Put(kit.Item{Name: name, Label: label, Field: field})
}

// Put is Add for a field that says more of itself.
func (d *Deed) Put(it kit.Item) {
	d.full = true
	d.Form.Add(it)
}

// Need puts a field that must be filled.
func (d *Deed) Need(name, label string, field kit.Field) {
	d.Put(kit.Item{Name: name, Label: label, Field: field, Required: true})
}

// tell says something between the fields.
func (d *Deed) tell(lines ...line) {
	d.full = true
	d.Form.AddObject(newProse(fieldsWide, lines...))
}

// Changing puts text among the fields that changes with them, without a word at first; under is a field that is always shown.
func (d *Deed) Changing(under string) *Said {
	s := &Said{relay: func() { d.Form.Relay(under) }, prose: newProse(fieldsWide)}
	s.prose.Hide()
	d.Form.AddObject(s.prose)
	return s
}

// Say says something between the fields.
func (d *Deed) Say(write func(*Sheet)) {
	var s Sheet
	write(&s)
	d.tell(s.lines...)
}

// Value is what stands in a field that is shown.
func (d *Deed) Value(name string) string { return d.Form.Values()[name] }

// signed asks for the number and the day of a decision.
func (d *Deed) signed(number string) { d.numbered(number, "") }

// numbered is signed where the number may be left empty: otherwise says what comes of that.
func (d *Deed) numbered(number, otherwise string) {
	d.Put(kit.Item{Name: "number", Label: number, Field: kit.NewText(d.c.Desk, 40), Required: otherwise == "", Hint: otherwise})
	d.Put(kit.Item{Name: "date", Label: d.c.T("casepage.decide.date"), Field: d.c.Past(), Required: true, Beside: true, Width: 140})
}

func (d *Deed) signature() app.Signed {
	return app.Signed{Number: d.Value("number"), Date: d.Value("date")}
}

// Past is a field for a day that has come.
func (s *section) Past() *kit.Date { return past(s.Room) }

func past(r *room.Room) *kit.Date {
	day := kit.NewDate(r.Desk)
	day.Last = time.UnixMilli(r.Office.Now()).In(locales.Zone)
	return day
}

func (s *section) today() time.Time { return time.UnixMilli(s.Office.Now()).In(locales.Zone) }

// Today is this day as fields and acts hold it, yyyy-mm-dd.
func (s *section) Today() string { return s.today().Format(time.DateOnly) }

// moment asks for a day and a time of it.
func (d *Deed) moment(name, label string, required bool) {
	d.Put(kit.Item{Name: name, Label: label, Field: d.c.Past(), Required: required, Width: 140})
	d.Put(kit.Item{Name: name + ".time", Label: d.c.T("casepage.form.time"), Field: kit.NewTime(d.c.Desk), Required: required, Beside: true, Width: 80})
}

// minute is the moment of such fields as unix ms, 0 where they are empty.
func (d *Deed) minute(name string) int64 {
	v := d.Form.Values()
	return momentOf([2]string{v[name], v[name+".time"]})
}

// at is the moment of such fields as unix ms; 0 where it is this very minute, which the office then takes from its clock.
func (d *Deed) at(name string) int64 {
	if at := d.minute(name); at/60_000 != d.c.Office.Now()/60_000 {
		return at
	}
	return 0
}

// End adds the reason and the buttons and shows the form, or acts. With reason it is asked from the start.
func (d *Deed) End(button string, reason bool, values map[string]string) {
	c := d.c
	d.Form.AddObject(d.said)
	d.said.Hide()
	d.Form.Add(kit.Item{Name: "reason", Label: c.T("casepage.form.reason"), Field: kit.NewText(c.Desk, 300), Required: true})
	d.Form.Omit("reason", !reason)
	main := kit.NewMainButton(c.Desk, button+"  Ctrl+Enter", d.Form.Submit)
	d.Form.Buttons(main, c.backButton(d.Form))
	if values == nil {
		values = map[string]string{}
	}
	for _, name := range []string{"date", "on", "at"} {
		if d.Form.Field(name) != nil && values[name] == "" {
			values[name] = c.Today()
		}
	}
	if d.Form.Field("at.time") != nil {
		values["at.time"] = c.today().Format("15:04")
	}
	d.Form.SetValues(values)
	d.Form.OnSubmit = d.submit
	d.show = func() {
		d.shown = true
		if d.wide {
			c.beginWide(d.Form)
		} else {
			c.begin(d.Form)
		}
		if d.Form.At() == "" { // nothing to fill in
			c.focus(main)
		}
	}
	if !d.full && !reason && d.Confirm == nil {
		d.submit()
		return
	}
	d.show()
}

// submit carries the act out; what cannot be undone is planned first and says what it will do.
func (d *Deed) submit() {
	if d.busy {
		return
	}
	order := app.Order{Act: d.Act(), Reason: locales.Clean(d.Value("reason"))}
	if d.Confirm == nil {
		d.carryOut(order)
		return
	}
	d.busy = true
	c := d.c
	var out app.Outcome
	var moves []queue.Move
	var err error
	c.later(func(ctx context.Context) { out, moves, err = c.Office.Preview(ctx, c.Who, order) }, func() {
		d.busy = false
		if c.section.open != c || c.form != d.Form {
			return
		}
		if err != nil {
			d.answer(err)
			return
		}
		yes := c.T("casepage.decide.sign")
		c.Desk.Confirm(c.T("casepage.decide.sign-title"), d.Confirm(out, moves), yes, func() { d.carryOut(order) })
	})
}

func (d *Deed) carryOut(order app.Order) {
	if d.busy {
		return
	}
	d.busy = true
	c := d.c
	c.section.act(c.T("caseway.act.running"), order, func(out app.Outcome, err error) {
		d.busy = false
		if err != nil {
			d.answer(err)
			return
		}
		c.Quiet.Good(d.Done(out))
		if c.section.open == c {
			c.finish()
		}
	})
}

// answer puts what blocks at its fields; what only needs a reason is told over the reason.
func (d *Deed) answer(err error) {
	var findings fault.Findings
	if !errors.As(err, &findings) {
		d.c.Quiet.Wrong(err)
		return
	}
	if !d.shown {
		if d.c.section.open != d.c { // the clerk went on to another case
			d.c.Quiet.Wrong(err)
			return
		}
		d.show()
	}
	given := locales.Clean(d.Value("reason")) != ""
	var blocking fault.Findings
	var asks []line
	for _, f := range findings {
		switch {
		case f.Severity == fault.Blocks:
			blocking = append(blocking, f)
		case f.Severity == fault.NeedsReason && !given:
			asks = append(asks, line{text: d.c.findingText(f), icon: kit.IconWarning})
		}
	}
	if d.place != nil {
		d.place(blocking)
	}
	d.said.say(asks)
	d.said.Hidden = len(asks) == 0
	if len(asks) > 0 {
		d.Form.Relay("reason")
	}
	d.Form.Tell(blocking)
	if len(blocking) == 0 {
		d.c.focus(d.Form.Field("reason"))
	}
}

// findingText says a finding with the name of the document it is about, and what it rests on.
func (c *Case) findingText(f fault.Finding) string {
	args := maps.Clone(f.Args)
	for name, value := range args {
		if day, ok := value.(string); ok {
			args[name] = shownDay(day)
		}
	}
	text := c.Lang().With(f.Key, args)
	if code, ok := f.Args["code"].(string); ok {
		if d, known := c.View.Law.Document(code); known {
			text += " «" + d.In(c.Lang()) + "»"
		}
	}
	if f.Clause != "" {
		text += " (" + f.Clause + ")"
	}
	return text
}

// went says where the case stands after an act.
func (c *Case) went(out app.Outcome) string {
	var w app.Went
	_ = out.Read(&w)
	step, ok := c.View.Law.Step(w.Step)
	switch {
	case w.Step == "":
		return c.T("caseway.went.end", "case", c.number)
	case !ok:
		return c.T("caseway.went.done", "case", c.number)
	}
	return c.T("caseway.went.step", "case", c.number, "step", c.caption(step.Kind, step.Role))
}
