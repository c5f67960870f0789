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
)

// deed is the form of one act on the open case. A reason is asked only where a finding needs one.
type deed struct {
	c    *openCase
	form *kit.Form
	said *prose // what speaks against it, over the reason
	act  func() app.Act
	what func(app.Outcome, []queue.Move) string // what it will do, confirmed before; nil where it can be undone
	done func(app.Outcome) string               // what it did
	busy bool
}

func (c *openCase) newDeed(title string) *deed {
	d := &deed{c: c, form: kit.NewForm(c.Desk), said: newProse(fieldsWide)}
	d.form.Section(title)
	return d
}

const fieldsWide = actsWide - 2*prosePad - 16 // px texts between the fields wrap to

// add puts a field into the form.
func (d *deed) add(name, label string, field kit.Field) {
	d.put(kit.Item{Name: name, Label: label, Field: field})
}

func (d *deed) put(it kit.Item) { d.form.Add(it) }

// need puts a field that must be filled.
func (d *deed) need(name, label string, field kit.Field) {
	d.put(kit.Item{Name: name, Label: label, Field: field, Required: true})
}

// tell says something between the fields.
func (d *deed) tell(lines ...line) { d.form.AddObject(newProse(fieldsWide, lines...)) }

func (d *deed) value(name string) string { return d.form.Values()[name] }

// signed asks for the number and the day of a decision.
func (d *deed) signed(number string) {
	d.put(kit.Item{Name: "number", Label: number, Field: kit.NewText(d.c.Desk, 40), Required: true})
	d.put(kit.Item{Name: "date", Label: d.c.T("casepage.decide.date"), Field: d.c.past(), Required: true, Beside: true, Width: 140})
}

func (d *deed) signature() app.Signed {
	return app.Signed{Number: d.value("number"), Date: d.value("date")}
}

// past is a field for a day that has come.
func (s *section) past() *kit.Date {
	day := kit.NewDate(s.Desk)
	day.Last = s.today()
	return day
}

func (s *section) today() time.Time { return time.UnixMilli(s.Office.Now()).In(locales.Zone) }

func (s *section) isoToday() string { return s.today().Format(time.DateOnly) }

// moment asks for a day and a time of it.
func (d *deed) moment(name, label string, required bool) {
	d.put(kit.Item{Name: name, Label: label, Field: d.c.past(), Required: required, Width: 140})
	d.put(kit.Item{Name: name + ".time", Label: d.c.T("casepage.form.time"), Field: kit.NewTime(d.c.Desk), Required: required, Beside: true, Width: 80})
}

// minute is the moment of such fields as unix ms, 0 where they are empty.
func (d *deed) minute(name string) int64 {
	v := d.form.Values()
	return momentOf([2]string{v[name], v[name+".time"]})
}

// at is the moment of such fields as unix ms; 0 where it is this very minute, which the office then takes from its clock.
func (d *deed) at(name string) int64 {
	if at := d.minute(name); at/60_000 != d.c.Office.Now()/60_000 {
		return at
	}
	return 0
}

// end adds the reason and the buttons and shows the form. With reason it is asked from the start.
func (d *deed) end(button string, reason bool, values map[string]string) {
	c := d.c
	d.form.AddObject(d.said)
	d.said.Hide()
	d.form.Add(kit.Item{Name: "reason", Label: c.T("casepage.form.reason"), Field: kit.NewText(c.Desk, 300), Required: true})
	d.form.Omit("reason", !reason)
	main := kit.NewMainButton(c.Desk, button+"  Ctrl+Enter", d.form.Submit)
	d.form.Buttons(main, c.backButton(d.form))
	if values == nil {
		values = map[string]string{}
	}
	for _, name := range []string{"date", "on", "at"} {
		if d.form.Field(name) != nil && values[name] == "" {
			values[name] = c.isoToday()
		}
	}
	if d.form.Field("at.time") != nil {
		values["at.time"] = c.today().Format("15:04")
	}
	d.form.SetValues(values)
	d.form.OnSubmit = d.submit
	c.begin(d.form)
	if d.form.At() == "" { // nothing to fill in
		c.focus(main)
	}
}

// submit carries the act out; what cannot be undone is planned first and says what it will do.
func (d *deed) submit() {
	if d.busy {
		return
	}
	order := app.Order{Act: d.act(), Reason: locales.Clean(d.value("reason"))}
	if d.what == nil {
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
		if c.section.open != c || c.form != d.form {
			return
		}
		if err != nil {
			d.answer(err)
			return
		}
		yes := c.T("casepage.decide.sign")
		c.Desk.Confirm(c.T("casepage.decide.sign-title"), d.what(out, moves), yes, func() { d.carryOut(order) })
	})
}

func (d *deed) carryOut(order app.Order) {
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
		c.Quiet.Good(d.done(out))
		if c.section.open == c {
			c.finish()
		}
	})
}

// answer puts what blocks at its fields; what only needs a reason is told over the reason.
func (d *deed) answer(err error) {
	var findings fault.Findings
	if !errors.As(err, &findings) {
		d.c.Quiet.Wrong(err)
		return
	}
	given := locales.Clean(d.value("reason")) != ""
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
	d.said.say(asks)
	d.said.Hidden = len(asks) == 0
	if len(asks) > 0 {
		d.form.Relay("reason")
	}
	d.form.Tell(blocking)
	if len(blocking) == 0 {
		d.c.focus(d.form.Field("reason"))
	}
}

// findingText says a finding with the name of the document it is about, and what it rests on.
func (c *openCase) findingText(f fault.Finding) string {
	args := maps.Clone(f.Args)
	for name, value := range args {
		if day, ok := value.(string); ok {
			args[name] = shownDay(day)
		}
	}
	text := c.Lang().With(f.Key, args)
	if code, ok := f.Args["code"].(string); ok {
		if d, known := c.view.Law.Document(code); known {
			text += " «" + d.In(c.Lang()) + "»"
		}
	}
	if f.Clause != "" {
		text += " (" + f.Clause + ")"
	}
	return text
}

// went says where the case stands after an act.
func (c *openCase) went(out app.Outcome) string {
	var w app.Went
	_ = out.Read(&w)
	step, ok := c.view.Law.Step(w.Step)
	switch {
	case w.Step == "":
		return c.T("caseway.went.end", "case", c.number)
	case !ok:
		return c.T("caseway.went.done", "case", c.number)
	}
	return c.T("caseway.went.step", "case", c.number, "step", c.caption(step.Kind, step.Role))
}
