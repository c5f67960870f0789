package applications

import (
	"cmp"
	"context"
	"errors"
	"io"
	"slices"

	"kezek/app"
	"kezek/app/casefile"
	"kezek/app/edition"
	"kezek/app/fault"
	"kezek/locales"
	"kezek/screens/kit"
)

// paperForms are those a case of any service may be given, the answers first.
var paperForms = []string{app.FormNotice, app.FormRefusal, app.FormReturn, app.FormReceipt, app.FormStatus, app.FormApplication,
	app.FormNote, app.FormMyFile}

// paperLines are the papers that were issued about the case.
func (c *Case) paperLines() []line {
	var s Sheet
	s.Head(c.T("casepage.case.papers"))
	for _, p := range c.View.Papers {
		s.Add(locales.DateTime(p.IssuedAt), c.paperText(p))
	}
	s.None(c.T("casepage.case.nothing"))
	return s.lines
}

func (c *Case) paperText(p app.PaperView) string {
	text := c.T("casepage.paper."+p.Form) + " № " + p.Number
	if p.Copy > 0 {
		text = dots(text, c.T("casepage.paper.copy", "n", p.Copy, "reason", p.Reason))
	}
	return text
}

// form is a paper the case can be given; of one issued before a copy.
type form struct {
	code string
	copy bool
}

// issuable are the forms the case can be given now, as the office itself answers.
func (s *section) issuable(ctx context.Context, v *app.CaseView) []form {
	forms := []form{}
	for _, code := range slices.Concat(app.FormsOf(v.Service), paperForms) {
		_, _, err := s.Office.Preview(ctx, s.Who, app.Order{Act: app.IssuePaper{Form: code, CaseNo: v.CaseNo}})
		var findings fault.Findings
		switch {
		case err == nil:
			forms = append(forms, form{code: code})
		case errors.As(err, &findings) && !findings.Blocking(true): // only the reason of a copy is wanted
			forms = append(forms, form{code, true})
		}
	}
	return forms
}

// fits is the paper of the state the case is in.
func (c *Case) fits() string {
	return cmp.Or(app.AnswerOf(c.View.Service, c.View.State), app.FormReceipt)
}

// paperActs issue the papers, or show what they would say.
func (c *Case) paperActs() (acts []Offered) {
	if !c.May(app.IssuePaper{}) {
		return nil
	}
	if p := c.unsent(); p != nil {
		acts = append(acts, Offered{Text: c.T("casepage.paper.open", "paper", c.paperText(*p)) + "  Ctrl+P", Begin: func() { c.opened(p.ID, p.Form, p.Number) }})
	}
	for _, f := range c.forms {
		text := c.T("casepage.paper." + f.code)
		if f.copy {
			text = c.T("casepage.paper.again", "paper", text)
		}
		if f.code == c.fits() && c.unsent() == nil {
			text += "  Ctrl+P"
		}
		act := Offered{Text: text, Begin: func() { c.give(f.code, f.copy) }}
		if !f.copy {
			act.also, act.alsoBegin = c.T("casepage.paper.draft"), func() { c.sketch(f.code) }
		}
		acts = append(acts, act)
	}
	return append(acts, Offered{Text: c.T("caseway.paper.blank"), Begin: c.blank})
}

// blank opens the application to the same service as a form for the pen.
func (c *Case) blank() {
	c.show(c.T("casepage.paper.opening"), "application-blank.pdf", func(ctx context.Context, w io.Writer) error {
		return c.Office.BlankApplication(ctx, w, c.View.Service, c.View.Channel, nil)
	})
}

func (c *Case) issuedBefore(form string) bool {
	return slices.ContainsFunc(c.View.Papers, func(p app.PaperView) bool { return p.Form == form })
}

// unsent is the answer the signature issued, as long as nobody handed it out: it is opened as it is, which makes no copy.
func (c *Case) unsent() *app.PaperView {
	if c.View.State != casefile.Granted || c.View.Step.Kind != edition.Send {
		return nil
	}
	for i := range c.View.Papers {
		if c.View.Papers[i].Form == c.fits() {
			return &c.View.Papers[i]
		}
	}
	return nil
}

// fitting gives out the paper that fits the state.
func (c *Case) fitting() {
	if !c.brought || c.form != nil || !c.May(app.IssuePaper{}) {
		return
	}
	if p := c.unsent(); p != nil {
		c.opened(p.ID, p.Form, p.Number)
		return
	}
	c.give(c.fits(), c.issuedBefore(c.fits()))
}

// give issues a paper and opens it; a copy asks its reason first.
func (c *Case) give(form string, again bool) {
	act := app.IssuePaper{Form: form, CaseNo: c.number}
	if !again {
		c.issue(act, "", nil)
		return
	}
	f := kit.NewForm(c.Desk)
	f.Section(c.T("casepage.paper." + form))
	f.Add(kit.Item{Name: "reason", Label: c.T("casepage.paper.reason"), Field: kit.NewText(c.Desk, 200), Required: true, Hint: c.T("casepage.paper.reason-hint")})
	f.Buttons(kit.NewMainButton(c.Desk, c.T("casepage.paper.issue-copy")+"  Ctrl+Enter", f.Submit), c.backButton(f))
	f.OnSubmit = func() {
		c.issue(act, locales.Clean(f.Field("reason").Value()), func(err error) {
			if err == nil {
				c.finish()
				return
			}
			var findings fault.Findings
			if errors.As(err, &findings) {
				f.Tell(findings)
			} else {
				c.Quiet.Wrong(err)
			}
		})
	}
	c.begin(f)
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
			s.opened(issued.Paper, act.Form, issued.Number)
		}
	})
}

// opened shows an issued paper in the system's viewer.
func (s *section) opened(paper int64, form, number string) {
	s.show(s.T("casepage.paper.opening"), form+"-"+number+".pdf", func(ctx context.Context, w io.Writer) error {
		return s.Office.PrintPaper(ctx, w, paper)
	})
}

// sketch opens what a paper would say, with the draft mark and without a number.
func (c *Case) sketch(form string) {
	act := app.IssuePaper{Form: form, CaseNo: c.number}
	c.show(c.T("casepage.paper.opening"), form+"-draft.pdf", func(ctx context.Context, w io.Writer) error {
		return c.Office.DraftPaper(ctx, w, c.Who, act)
	})
}
