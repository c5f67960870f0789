package queuepage

import (
	"context"
	"errors"
	"strings"
	"time"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/theme"

	"kezek/app"
	"kezek/app/edition"
	"kezek/app/fault"
	"kezek/locales"
	"kezek/screens/kit"
	"kezek/screens/page"
)

// deed is the form of one act in the panel. What speaks against it stands at its fields, the rest over the reason, which is
// asked only where a finding needs one.
type deed struct {
	*queuePage
	title, about string
	form         *kit.Form
	said         *notes
	place        func(field string) string // where a finding's field stands in this form; nil: under its own name
	changes      []func()                  // after each change of a value
	busy         bool
}

func (p *queuePage) newDeed(title, about string) *deed {
	d := &deed{queuePage: p, title: title, about: about, form: kit.NewForm(p.Desk), said: newNotes()}
	d.form.OnChange = func() {
		for _, f := range d.changes {
			f()
		}
	}
	return d
}

// need puts a field that must be filled.
func (d *deed) need(name, label string, field kit.Field) {
	d.form.Add(kit.Item{Name: name, Label: label, Field: field, Required: true})
}

// past is a field for a day that has come.
func (d *deed) past() *kit.Date {
	day := kit.NewDate(d.Desk)
	day.Last = d.today()
	return day
}

func (p *queuePage) today() time.Time { return time.UnixMilli(p.Office.Now()).In(locales.Zone) }

func (d *deed) value(name string) string { return d.form.Values()[name] }

func (d *deed) set(name, value string) { d.form.Field(name).SetValue(value) }

// coded are options of codes with their message.
func (p *queuePage) coded(prefix string, codes []string) (options []kit.Option) {
	for _, code := range codes {
		options = append(options, kit.Option{Code: code, Name: p.T(prefix + code)})
	}
	return options
}

// ground asks for the ground of a kind and says what it rests on, and for the facts.
func (d *deed) ground(kind string) {
	var options []kit.Option
	for _, g := range d.ed.Service(edition.Queue).Reasons(kind) {
		o := kit.Option{Code: g.Code, Name: g.In(d.lang)}
		if !g.Verified {
			o.Note = d.T("queuemoves.unverified-short")
		}
		options = append(options, o)
	}
	d.need("ground", d.T("queuemoves.ground"), kit.NewChoice(d.Desk, options))
	rests := newNotes()
	d.form.AddObject(rests.box)
	shown := ""
	d.changes = append(d.changes, func() {
		code := d.form.Field("ground").Value()
		if code == shown {
			return
		}
		shown = code
		said := d.rests(code)
		if len(said) > 0 && page.Fit(said[0].text, choiceText, kit.TextSize, false) == said[0].text {
			said = said[1:] // it is read in the field
		}
		rests.say(said...)
		d.form.Relay("ground")
	})
	d.need("facts", d.T("queuemoves.facts"), kit.NewMultiline(d.Desk, 3, 1000))
}

const choiceText = recordWidth - 40 // px of a name in a choice

// rests says a ground in full, its clause, and whether that was checked against the act.
func (p *queuePage) rests(code string) []note {
	g, ok := p.ed.Ground(code)
	if !ok {
		return nil
	}
	said := []note{{text: g.In(p.lang)}, {text: g.Cite.In(p.lang), ink: kit.ColorQuiet}}
	if !g.Verified {
		said = append(said, note{text: p.T("queuemoves.unverified"), icon: kit.IconWarning, ink: kit.ColorQuiet})
	}
	return said
}

// end adds the reason and the buttons and shows the form; submit is its main act.
func (d *deed) end(button string, submit func(), values map[string]string) {
	d.form.AddObject(d.said.box)
	d.form.Add(kit.Item{Name: "reason", Label: d.T("queuemoves.reason"), Field: kit.NewMultiline(d.Desk, 2, 500), Required: true})
	d.form.Omit("reason", true)
	d.form.OnSubmit = submit
	d.form.Buttons(kit.NewMainButton(d.Desk, button, d.form.Submit), d.backButton(d.form))
	d.form.SetValues(values)
	d.showForm(d.title, d.about, d.form)
	for _, f := range d.changes {
		f()
	}
	d.form.Saved()
}

// again shows the form as it was left.
func (d *deed) again() {
	d.side.form = d.form
	d.side.set(titledForm(d.title, d.about, d.form))
	d.content.Refresh()
	d.form.Go(d.form.Last())
}

func (d *deed) reason() string { return locales.Clean(d.value("reason")) }

// carryOut does an act; done hears of its outcome.
func (d *deed) carryOut(act app.Act, done func(app.Outcome)) {
	if d.busy {
		return
	}
	d.busy = true
	d.Do(d.T("queuemoves.running"), app.Order{Act: act, Reason: d.reason()}, func(out app.Outcome, err error) {
		d.busy = false
		switch {
		case errors.Is(err, context.Canceled):
		case err != nil:
			d.answer(err)
		default:
			done(out)
		}
	})
}

// answer puts what blocks at its fields; what only needs a reason is told over the reason.
func (d *deed) answer(err error) {
	findings, ok := findingsOf(err)
	if !ok {
		d.Quiet.Wrong(err)
		return
	}
	d.form.Answer(findings, d.place, func(rest fault.Findings) {
		var said []note
		for _, f := range rest {
			said = append(said, note{text: d.finding(f), icon: kit.IconWarning, ink: kit.ColorWrong})
		}
		d.said.say(said...)
	})
}

// finding says a finding with what it rests on.
func (p *queuePage) finding(f fault.Finding) string {
	text := p.lang.With(f.Key, f.Args)
	if f.Clause != "" && f.Key != "decision.ground.unverified" { // a ground's clause is said with it
		text += " (" + f.Clause + ")"
	}
	return text
}

// note is a line said between fields or in a sheet.
type note struct {
	text string
	icon kit.Icon
	ink  fyne.ThemeColorName
}

// notes are lines between the fields of a form, as high as they need.
type notes struct{ box *fyne.Container }

func newNotes() *notes { return &notes{&fyne.Container{Layout: page.AsPut{}}} }

func (n *notes) say(all ...note) {
	s := page.NewSheet(recordWidth)
	for _, line := range all {
		writeNote(s, line)
	}
	for _, o := range s.Objects {
		o.Move(o.Position().SubtractXY(page.SheetPad, 0))
	}
	n.box.Objects, n.box.Layout = s.Objects, page.AsPut{Size: fyne.NewSize(recordWidth, s.Y)}
	n.box.Refresh()
}

// writeNote writes a line with its icon.
func writeNote(s *page.Sheet, n note) {
	if n.text == "" {
		return
	}
	x, ink := float32(0), n.ink
	if ink == "" {
		ink = theme.ColorNameForeground
	}
	if n.icon != "" {
		s.Icon(n.icon, ink)
		x = iconSize + 6
	}
	for _, line := range strings.Split(n.text, "\n") {
		p := page.NewProse(line, recordWidth-x, ink)
		s.Put(p, x)
		s.Y += p.MinSize().Height
	}
	s.Y += 3
}
