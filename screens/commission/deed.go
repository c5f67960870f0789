package commissionpage

import (
	"context"
	"errors"
	"slices"
	"strings"

	"kezek/app"
	"kezek/app/fault"
	"kezek/locales"
	"kezek/screens/kit"
	"kezek/screens/page"
)

// deed is the form of one act in the pane. What speaks against it stands at its fields, the rest over the reason, which is
// asked only where a finding needs one.
type deed struct {
	*pane
	form  *kit.Form
	said  *page.Prose
	place func(field string) string // where a finding's field stands in this form; nil: under its own name
	again func()                    // brings the form back where something else stands in its place; nil: nothing does
	busy  bool
}

const proseWidth = 400 // px of what is said between fields

func newDeed(p *pane) *deed {
	return &deed{pane: p, form: kit.NewForm(p.Desk), said: page.NewProse("", proseWidth, kit.ColorWrong)}
}

func (d *deed) need(name, label string, field kit.Field) {
	d.form.Add(kit.Item{Name: name, Label: label, Field: field, Required: true})
}

func (d *deed) value(name string) string { return locales.Clean(d.form.Values()[name]) }

// text is what stands in a field of several lines.
func (d *deed) text(name string) string { return strings.TrimSpace(d.form.Values()[name]) }

// end adds the reason and the buttons. submit is the form's act, back its Esc.
func (d *deed) end(button string, submit, back func(), values map[string]string) {
	d.form.AddObject(d.said)
	// Not required by the form: whether a reason is needed, the office tells anew each time.
	d.form.Add(kit.Item{Name: "reason", Label: d.T("queuemoves.reason"), Field: kit.NewMultiline(d.Desk, 2, 500)})
	d.form.Omit("reason", true)
	d.form.OnSubmit, d.form.OnBack = submit, back
	d.form.Buttons(kit.NewMainButton(d.Desk, button+"  Ctrl+Enter", d.form.Submit), kit.NewButton(d.Desk, d.T("kit.dialog.back"), "", d.form.Back))
	d.form.SetValues(values)
	d.form.Saved()
}

func (d *deed) reason() string { return d.text("reason") }

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
	var findings fault.Findings
	if !errors.As(err, &findings) {
		d.Quiet.Wrong(err)
		return
	}
	if d.pane.form != d.form && d.again != nil {
		d.again()
	}
	d.form.Answer(findings, d.place, func(rest fault.Findings) {
		var said []string
		for _, f := range rest {
			if text := d.finding(f); !slices.Contains(said, text) {
				said = append(said, text)
			}
		}
		d.said.Say(strings.Join(said, "\n"), kit.ColorWrong)
	})
}

// finding says a finding with what it rests on.
func (s *section) finding(f fault.Finding) string {
	text := s.lang.With(f.Key, f.Args)
	if f.Clause != "" {
		text += " (" + f.Clause + ")"
	}
	return text
}

// good says that something is done, and what its outcome tells besides.
func (s *section) good(text string, out app.Outcome) { s.Quiet.Good(joined(" ", text, s.Notes(out))) }
