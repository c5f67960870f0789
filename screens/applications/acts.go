package applications

import (
	"context"
	"errors"
	"io"
	"slices"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"kezek/app"
	"kezek/app/fault"
	"kezek/locales"
	"kezek/screens/kit"
	"kezek/screens/page"
)

// offer shows the acts open to this person now: the decision of an undecided case, and its papers.
func (c *openCase) offer() {
	had := slices.IndexFunc(c.buttons, func(b *kit.Button) bool { return c.Window.Canvas().Focused() == fyne.Focusable(b) })
	c.form, c.first, c.buttons = nil, nil, nil
	column := page.Column(pageGap)
	var beside *fyne.Container // the last button's line
	add := func(b *kit.Button) {
		if c.first == nil && !b.Disabled() {
			c.first = b
		}
		c.buttons = append(c.buttons, b)
		beside = page.Row(pageGap, b)
		column.Add(beside)
	}
	head := func(key string) { column.Add(newProse(actsWide-2*prosePad, line{text: c.T(key), tone: header})) }
	if c.view.State == "registered" {
		acts := []struct {
			name, text string
			begin      func()
		}{{app.Enrol{}.Name(), "casepage.decision.enrol", c.enrol}, {app.Refuse{}.Name(), "casepage.decision.refuse", c.refuse}}
		said := false
		for _, a := range acts {
			if !app.May(c.Who, a.name) {
				continue
			}
			if !said {
				head("casepage.case.decisions")
				said = true
			}
			b := kit.NewButton(c.Desk, c.T(a.text), "", a.begin)
			if c.own {
				b.Forbid(c.T("casepage.decide.own"))
			}
			add(b)
		}
	}
	if app.May(c.Who, app.IssuePaper{}.Name()) {
		head("casepage.case.papers")
		for _, form := range c.forms() {
			text := c.T("casepage.paper." + form)
			if c.issuedBefore(form) {
				text = c.T("casepage.paper.again", "paper", text)
			}
			if form == c.fits() {
				text += "  Ctrl+P"
			}
			add(kit.NewButton(c.Desk, text, "", func() { c.give(form) }))
			if !c.issuedBefore(form) {
				beside.Add(kit.NewButton(c.Desk, c.T("casepage.paper.draft"), "", func() { c.sketch(form) }))
			}
		}
	}
	add(kit.NewButton(c.Desk, c.T("casepage.case.back")+"  Esc", kit.IconLeft, c.toList))
	c.put(container.NewVScroll(column))
	if had >= 0 && c.first != nil { // the button that had the keyboard is gone
		c.focus(c.first)
	}
}

func (c *openCase) put(o fyne.CanvasObject) {
	c.side.Objects = []fyne.CanvasObject{o}
	c.side.Refresh()
}

// begin puts an act's form in the panel; Esc leaves it.
func (c *openCase) begin(f *kit.Form) {
	f.OnBack = func() {
		c.offer()
		if c.first != nil {
			c.focus(c.first)
		}
	}
	c.form = f
	c.put(f)
	f.FocusFirst()
}

// forms are the papers this case may have.
func (c *openCase) forms() []string {
	forms := []string{app.FormReceipt}
	if fits := c.fits(); fits != app.FormReceipt {
		forms = append([]string{fits}, forms...)
	}
	return forms
}

// fits is the paper of the state the case is in.
func (c *openCase) fits() string {
	switch c.view.State {
	case "enrolled":
		return app.FormNotice
	case "refused":
		return app.FormRefusal
	}
	return app.FormReceipt
}

func (c *openCase) issuedBefore(form string) bool {
	for _, p := range c.view.Papers {
		if p.Form == form {
			return true
		}
	}
	return false
}

// fitting gives out the paper that fits the state.
func (c *openCase) fitting() {
	if c.brought && c.form == nil && app.May(c.Who, app.IssuePaper{}.Name()) {
		c.give(c.fits())
	}
}

// give issues a paper and opens it; a copy asks its reason first.
func (c *openCase) give(form string) {
	act := app.IssuePaper{Form: form, CaseNo: c.number}
	if !c.issuedBefore(form) {
		c.issue(act, "", nil)
		return
	}
	f := kit.NewForm(c.Desk)
	f.Section(c.T("casepage.paper." + form))
	f.Add(kit.Item{Name: "reason", Label: c.T("casepage.paper.reason"), Field: kit.NewText(c.Desk, 200), Required: true, Hint: c.T("casepage.paper.reason-hint")})
	f.Buttons(kit.NewMainButton(c.Desk, c.T("casepage.paper.issue-copy")+"  Ctrl+Enter", f.Submit), c.backButton(f))
	f.OnSubmit = func() {
		c.issue(act, locales.Clean(f.Field("reason").Value()), func(err error) { c.answered(f, err) })
	}
	c.begin(f)
}

func (c *openCase) backButton(f *kit.Form) *kit.Button {
	return kit.NewButton(c.Desk, c.T("casepage.case.cancel")+"  Esc", "", f.Back)
}

// answered shows what an act found at its fields; without anything found the form goes.
func (c *openCase) answered(f *kit.Form, err error) {
	var findings fault.Findings
	switch {
	case err == nil:
		c.offer()
		if c.first != nil {
			c.focus(c.first)
		}
		c.reload()
	case errors.As(err, &findings):
		f.Tell(findings)
	default:
		c.Quiet.Wrong(err)
	}
}

// issue issues a paper and opens it as PDF. told, where given, hears how it went; else the quiet line says it.
func (s *section) issue(act app.IssuePaper, reason string, told func(error)) {
	s.act(s.T("casepage.paper.issuing"), app.Order{Act: act, Reason: reason}, func(out app.Outcome, err error) {
		var issued app.Issued
		if err == nil {
			err = out.Read(&issued)
		}
		switch {
		case told != nil:
			told(err)
		case err != nil:
			s.Quiet.Wrong(err)
		}
		if err == nil {
			s.show(s.T("casepage.paper.opening"), act.Form+"-"+issued.Number+".pdf", func(ctx context.Context, w io.Writer) error {
				return s.Office.PrintPaper(ctx, w, issued.Paper)
			})
		}
	})
}

// sketch opens what a paper would say, with the draft mark and without a number.
func (c *openCase) sketch(form string) {
	act := app.IssuePaper{Form: form, CaseNo: c.number}
	c.show(c.T("casepage.paper.opening"), form+"-draft.pdf", func(ctx context.Context, w io.Writer) error {
		return c.Office.DraftPaper(ctx, w, c.Who, act)
	})
}
