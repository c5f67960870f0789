package applications

import (
	"slices"
	"strconv"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"kezek/app"
	"kezek/app/casefile"
	"kezek/app/edition"
	"kezek/locales"
	"kezek/screens/kit"
	"kezek/screens/page"
)

// Offered is one act open to this person now, a button in the panel at the right.
type Offered struct {
	Text  string
	Why   string // it is not open yet, or not to this person, though they could expect it; "" when it is
	Begin func()

	// Awaited: the course of the case waits for this act of its service. It stands with the acts of the step, whatever part is in
	// front, and before them while the case is open: its answer rests on it. Begun, it brings the tab of the service to the front.
	Awaited bool

	also      string // a second button beside it; "" for none
	alsoBegin func()
}

const frameRoom = 4 // px round the buttons for the frame of the one that has the keyboard

// offer shows the acts open to this person now: those of the step the case waits in, those of the part in front, those
// of the case itself.
func (c *Case) offer() {
	had := slices.IndexFunc(c.buttons, func(b *kit.Button) bool { return c.Window.Canvas().Focused() == fyne.Focusable(b) })
	c.form, c.fields, c.first, c.buttons, c.main = nil, nil, nil, nil, nil
	c.spread(c.parts)
	column := page.Column(pageGap)
	steps := c.waiting()
	if said := c.expects(steps); said != "" {
		column.Add(newProse(actsWide-2*prosePad, line{text: said, tone: quiet}))
	}
	_, part := c.part()
	for _, group := range []struct {
		title string
		acts  []Offered
		main  bool
	}{{"", steps, true}, {c.tabName(c.at()), part, false}, {c.T("caseway.act.case"), c.caseActs(), false}} {
		if len(group.acts) > 0 && group.title != "" {
			column.Add(newProse(actsWide-2*prosePad, line{text: group.title, tone: header}))
		}
		for _, a := range group.acts {
			column.Add(c.buttonOf(a, group.main))
		}
	}
	column.Add(c.buttonOf(Offered{Text: c.T("casepage.case.back") + "  Esc", Begin: c.toList}, false))
	c.put(container.NewVScroll(page.Padded(frameRoom, column)))
	if had >= 0 && c.first != nil { // the button that had the keyboard is gone
		c.focus(c.first)
	}
}

// waiting are the acts the case waits for: those of its step, and those of its service.
func (c *Case) waiting() []Offered {
	if casefile.Open(c.View.State) {
		return append(c.awaited(), c.stepActs()...)
	}
	return append(c.stepActs(), c.awaited()...)
}

// buttonOf is the line of an act: a long text is shortened to the panel. The first act of the step is the main one.
func (c *Case) buttonOf(a Offered, main bool) fyne.CanvasObject {
	fit := func(text string) string { return page.Fit(text, actsWide-2*prosePad-30, kit.TextSize, main) }
	b := kit.NewButton(c.Desk, fit(a.Text), "", a.Begin)
	if main && a.Why == "" && c.main == nil {
		b, c.main = kit.NewMainButton(c.Desk, fit(a.Text), a.Begin), a.Begin
	}
	if a.Why != "" {
		b.Forbid(a.Why)
	} else if c.first == nil {
		c.first = b
	}
	c.buttons = append(c.buttons, b)
	row := page.Row(pageGap, b)
	if a.also != "" {
		row.Add(kit.NewButton(c.Desk, a.also, "", a.alsoBegin))
	}
	return row
}

// expects says what the case waits for where this person has no part in it.
func (c *Case) expects(steps []Offered) string {
	switch v := &c.View; {
	case v.Suspended:
		return c.T("caseway.act.suspended")
	case len(steps) > 0 || v.Step.Code == "":
		return ""
	default:
		return c.T("caseway.act.expects", "step", c.stepName(v.Step), "who", c.doer(mark{step: v.Step}))
	}
}

func (c *Case) May(act app.Act) bool { return app.May(c.Who, act.Name()) }

// reaches tells whether a step of the kind is waited for; where one person holds all roles, also whether one is ahead.
func (c *Case) reaches(kind string) bool {
	return c.View.Step.Kind == kind || c.sole && casefile.Open(c.View.State) && c.before(kind)
}

// before tells whether a step of the kind is ahead of the case.
func (c *Case) before(kind string) bool {
	return slices.ContainsFunc(before(&c.View), func(s edition.Step) bool { return s.Kind == kind })
}

// stepActs are the acts of the step the case waits in.
func (c *Case) stepActs() (acts []Offered) {
	v := &c.View
	if v.Suspended || v.Step.Code == "" {
		return nil
	}
	if casefile.Open(v.State) && (v.Step.Kind == edition.Sign || c.sole && !c.reaches(edition.Commission)) {
		acts = append(acts, c.signActs()...)
	}
	add := func(act app.Act, is bool, text, why string, begin func()) {
		if is && c.May(act) {
			acts = append(acts, Offered{Text: text, Why: why, Begin: begin})
		}
	}
	kind := v.Step.Kind
	foreign := c.foreign()
	add(app.AssignExecutor{}, kind == edition.Assign, c.T("caseway.act.assign"), "", c.assign)
	add(app.DoStep{}, c.plain(), v.Step.Text.In(c.Lang()), foreign, c.doStep)
	add(app.PrepareAnswer{}, kind == edition.Prepare && v.Branch == "", c.T("caseway.act.prepare"), foreign, c.prepare)
	add(app.PrepareAnswer{}, kind == edition.Examine, c.T("caseway.act.return"), foreign, c.prepareReturn)
	add(app.CommissionDecided{}, c.reaches(edition.Commission), c.T("caseway.act.commission"), c.beforeCommission(), c.commissionDecided)
	add(app.HandOut{}, kind == edition.Send, c.T("caseway.act.hand-out"), "", c.handOut)
	return acts
}

// plain tells whether the step is done by saying so, by this person: their role has it, or it was done outside.
func (c *Case) plain() bool {
	s := c.View.Step
	switch s.Kind {
	case edition.Outside:
		return true
	case edition.Pass, edition.Draft, edition.Examine:
		return c.Who.Is(app.Role(s.Role))
	case edition.Prepare:
		return c.View.Branch != "" && c.Who.Is(app.Role(s.Role))
	}
	return false
}

// foreign says who has the case, where its executor is somebody else and no deputy stands in.
func (c *Case) foreign() string {
	v := &c.View
	if v.Step.Role != string(app.Executor) || v.ExecutorID == 0 || v.ExecutorID == c.Who.ID || c.sole || slices.Contains(c.Who.Away, v.ExecutorID) {
		return ""
	}
	return c.T("caseway.act.theirs", "name", v.Executor)
}

// signActs are the decisions the case may be given, what was prepared first. Who registered it sees them with the reason
// why another decides; after the commission there is but its decision.
func (c *Case) signActs() (acts []Offered) {
	v := &c.View
	add := func(act app.Act, text string, begin func()) {
		if c.May(act) {
			a := Offered{Text: text, Begin: begin}
			if a.Why = c.beforeCommission(); c.own {
				a.Why = c.T("casepage.decide.own")
			}
			acts = append(acts, a)
		}
	}
	if v.Branch == edition.Incomplete {
		add(app.ReturnIncomplete{}, c.T("casepage.decision.return-incomplete"), c.returnIncomplete)
		return acts
	}
	only := c.commissionOutcome()
	if only != casefile.ToRefuse {
		if v.Service == edition.Queue {
			add(app.Enrol{}, c.T("casepage.decision.enrol"), c.enrol)
		} else {
			add(app.Grant{}, c.T("casepage.decision.grant"), c.grant)
		}
	}
	if only != casefile.ToGrant {
		add(app.Refuse{}, c.T("casepage.decision.refuse"), c.refuse)
	}
	if only == "" && v.Proposal != nil && v.Proposal.Outcome == casefile.ToRefuse {
		slices.Reverse(acts)
	}
	return acts
}

// beforeCommission says at which meeting the commission has the case; "" where it has not.
func (c *Case) beforeCommission() string {
	if x := c.View.Item; x.Held() {
		return c.T("item.before-commission", "date", locales.Date(x.At), "n", x.N)
	}
	return ""
}

// commissionOutcome is what the commission decided on a case that waits for the signature; "" where it did not.
func (c *Case) commissionOutcome() string {
	said := c.commissionSaid()
	switch {
	case said == nil || c.View.Step.Kind != edition.Sign:
		return ""
	case said.Ground != "":
		return casefile.ToRefuse
	}
	return casefile.ToGrant
}

// caseActs are the acts on the case itself, whatever step it is in.
func (c *Case) caseActs() (acts []Offered) {
	v := &c.View
	open := casefile.Open(v.State)
	add := func(act app.Act, is bool, key string, begin func()) {
		if is && c.May(act) {
			acts = append(acts, Offered{Text: c.T(key), Begin: begin})
		}
	}
	if v.Item != nil && c.Who.Is(app.Secretary, app.Head) {
		acts = append(acts, Offered{Text: c.T("caseway.act.meeting"), Begin: func() { c.Go(kit.Commission, strconv.FormatInt(v.Item.Meeting, 10)) }})
	}
	add(app.Resume{}, v.Suspended, "caseway.act.resume", c.resume)
	add(app.Amend{}, open, "caseway.act.amend", func() { c.amend(*v) })
	add(app.StepBack{}, open && len(v.Earlier) > 0, "caseway.act.step-back", c.stepBack)
	add(app.HandOver{}, open && v.Executor != "", "caseway.act.hand-over", c.handOver)
	add(app.Suspend{}, open && !v.Suspended && v.Due != "" && len(v.Law.Stops(edition.Suspend)) > 0, "caseway.act.suspend", c.suspend)
	add(app.ExtendTerm{}, open && v.Due != "" && len(v.Law.Stops(edition.Extend)) > 0, "caseway.act.extend", c.extend)
	add(app.Withdraw{}, open, "caseway.act.withdraw", c.Withdraw)
	if open && c.May(app.Annul{}) {
		why := ""
		if c.own {
			why = c.T("casepage.decide.own")
		}
		acts = append(acts, Offered{Text: c.T("caseway.act.annul"), Why: why, Begin: c.annul})
	}
	return acts
}

func (c *Case) put(o fyne.CanvasObject) {
	c.side.Objects = []fyne.CanvasObject{o}
	c.side.Refresh()
}

// spread puts something under the head of the case: its parts, or a form instead of them.
func (c *Case) spread(o fyne.CanvasObject) {
	if o != nil && (len(c.body.Objects) == 0 || c.body.Objects[0] != o) {
		c.body.Objects = []fyne.CanvasObject{o}
		c.body.Refresh()
	}
}

// begin puts an act's form in the panel; Esc leaves it.
func (c *Case) begin(f *kit.Form) {
	c.put(f)
	c.beginsWith(f)
}

// beginWide puts it over the parts of the case, where an act asks much.
func (c *Case) beginWide(f *kit.Form) {
	c.spread(f)
	c.beginsWith(f)
}

func (c *Case) beginsWith(f *kit.Form) {
	f.OnBack = func() {
		c.offer()
		if c.first != nil {
			c.focus(c.first)
		}
	}
	c.form = f
	f.FocusFirst()
}

func (c *Case) backButton(f *kit.Form) *kit.Button {
	return kit.NewButton(c.Desk, c.T("casepage.case.cancel")+"  Esc", "", f.Back)
}

// finish leaves the form of an act that was carried out and reads the case again.
func (c *Case) finish() {
	c.form, c.fields, c.buttons, c.refocus = nil, nil, nil, true
	c.reload()
}
