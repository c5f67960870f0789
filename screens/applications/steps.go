package applications

import (
	"encoding/json"
	"strconv"

	"kezek/app"
	"kezek/app/edition"
	"kezek/app/queue"
	"kezek/app/workdays"
	"kezek/screens/kit"
)

// assign begins the head's word who does the work.
func (c *openCase) assign() {
	d := c.newDeed(c.T("caseway.act.assign"))
	d.need("executor", c.T("app.role.executor"), c.chooseExecutor(""))
	d.add("instruction", c.T("caseway.act.instruction"), kit.NewMultiline(c.Desk, 3, 400))
	d.act = func() app.Act {
		return app.AssignExecutor{CaseNo: c.number, Executor: d.value("executor"), Instruction: d.value("instruction")}
	}
	d.done = c.went
	d.end(c.T("caseway.act.name"), false, c.theOnly(""))
}

// chooseExecutor is a choice among the executors, those away marked; one may be left out by name.
func (c *openCase) chooseExecutor(but string) *kit.Choice {
	var options []kit.Option
	for _, w := range c.staff {
		if w.name != but {
			o := kit.Option{Code: w.login, Name: w.name}
			if w.away != "" {
				o.Note = c.T("caseway.act.away", "day", shownDay(w.away))
			}
			options = append(options, o)
		}
	}
	return kit.NewChoice(c.Desk, options)
}

// theOnly chooses the executor where there is but one.
func (c *openCase) theOnly(but string) map[string]string {
	login, n := "", 0
	for _, w := range c.staff {
		if w.name != but {
			login, n = w.login, n+1
		}
	}
	if n == 1 {
		return map[string]string{"executor": login}
	}
	return nil
}

// doStep says that the step is done. Of one that was done outside the moment is asked.
func (c *openCase) doStep() {
	s := c.view.Step
	d := c.newDeed(c.stepName(s))
	d.tell(line{text: s.Text.In(c.Lang())}, line{text: s.Actor.In(c.Lang()), tone: quiet})
	outside := s.Kind == edition.Outside
	if outside {
		d.moment("at", c.T("caseway.act.when"), true)
	}
	d.add("note", c.T("casepage.form.note"), kit.NewText(c.Desk, 300))
	d.act = func() app.Act {
		act := app.DoStep{CaseNo: c.number, Step: s.Code, Note: d.value("note")}
		if outside {
			act.At = d.at("at")
		}
		return act
	}
	d.done = c.went
	d.end(c.T("caseway.act.done"), false, nil)
}

// handOut says how the answer left the office.
func (c *openCase) handOut() {
	d := c.newDeed(c.T("caseway.act.hand-out"))
	d.need("way", c.T("caseway.act.way"), kit.NewChoice(c.Desk, c.worded("journal.handed.", app.Handings)))
	d.put(kit.Item{Name: "to", Label: c.T("caseway.act.to"), Field: kit.NewText(c.Desk, 150), Hint: c.T("caseway.act.to-hint")})
	d.moment("at", c.T("caseway.act.when"), true)
	d.act = func() app.Act {
		return app.HandOut{CaseNo: c.number, Way: d.value("way"), To: d.value("to"), At: d.at("at")}
	}
	d.done = func(out app.Outcome) string { return c.went(out) }
	usual := map[string]string{edition.ByOffice: app.ByHand, edition.ByCorporation: app.ByCourier, edition.ByPortal: app.ToCabinet}
	values := map[string]string{"way": usual[c.view.Channel]}
	if c.view.Channel == edition.ByOffice {
		values["to"] = c.view.Name
	}
	d.end(c.T("caseway.act.hand-out"), false, values)
}

// suspend lets the term stand still.
func (c *openCase) suspend() {
	d := c.newDeed(c.T("caseway.act.suspend"))
	c.askPause(d, edition.Suspend)
	d.act = func() app.Act { return app.Suspend{CaseNo: c.number, Ground: d.value("ground")} }
	d.done = func(app.Outcome) string { return c.T("caseway.went.suspended", "case", c.number) }
	d.end(c.T("caseway.act.suspend"), true, c.theOnlyPause(edition.Suspend))
}

// askPause asks for the ground of a pause as the edition allows it.
func (c *openCase) askPause(d *deed, kind string) {
	var grounds []kit.Option
	var rests []line
	for _, p := range c.view.Law.Stops(kind) {
		grounds = append(grounds, kit.Option{Code: p.Code, Name: p.In(c.Lang())})
		most := ""
		if p.Most != nil {
			most = c.T("caseway.act.most", "term", p.Most.In(c.Lang()))
		}
		rests = append(rests, line{text: p.In(c.Lang())}, line{text: dots(most, c.mark(p.Mark)), tone: quiet})
	}
	d.need("ground", c.T("casepage.case.ground"), kit.NewChoice(c.Desk, grounds))
	d.tell(rests...)
}

func (c *openCase) theOnlyPause(kind string) map[string]string {
	if all := c.view.Law.Stops(kind); len(all) == 1 {
		return map[string]string{"ground": all[0].Code}
	}
	return nil
}

// resume lets a term that stood still go on.
func (c *openCase) resume() {
	d := c.newDeed(c.T("caseway.act.resume"))
	d.tell(line{text: c.T("caseway.act.resume-what")})
	d.act = func() app.Act { return app.Resume{CaseNo: c.number} }
	d.done = func(out app.Outcome) string {
		var w app.Went
		_ = out.Read(&w)
		return c.T("caseway.went.resumed", "case", c.number, "day", shownDay(w.Due))
	}
	d.end(c.T("caseway.act.resume"), false, nil)
}

// extend gives the case more time.
func (c *openCase) extend() {
	d := c.newDeed(c.T("caseway.act.extend"))
	c.askPause(d, edition.Extend)
	var units []kit.Option
	for _, u := range []workdays.Unit{workdays.WorkingDay, workdays.CalendarDay, workdays.Month} {
		units = append(units, kit.Option{Code: string(u), Name: c.T("caseway.unit." + string(u))})
	}
	d.put(kit.Item{Name: "n", Label: c.T("caseway.act.by"), Field: kit.NewDigits(c.Desk, 3), Required: true, Width: 80})
	d.put(kit.Item{Name: "unit", Label: c.T("caseway.act.unit"), Field: kit.NewChoice(c.Desk, units), Required: true, Beside: true})
	d.act = func() app.Act {
		n, _ := strconv.Atoi(d.value("n"))
		return app.ExtendTerm{CaseNo: c.number, Ground: d.value("ground"), Term: workdays.Term{N: n, Unit: workdays.Unit(d.value("unit"))}}
	}
	d.done = func(out app.Outcome) string {
		var w app.Went
		_ = out.Read(&w)
		return c.T("caseway.went.extended", "case", c.number, "day", shownDay(w.Due))
	}
	values := c.theOnlyPause(edition.Extend)
	if values == nil {
		values = map[string]string{}
	}
	values["unit"] = string(workdays.WorkingDay)
	d.end(c.T("caseway.act.extend"), true, values)
}

// stepBack sends the case back to an earlier step.
func (c *openCase) stepBack() {
	d := c.newDeed(c.T("caseway.act.step-back"))
	var steps []kit.Option
	for _, s := range c.view.Earlier {
		steps = append(steps, kit.Option{Code: s.Code, Name: c.caption(s.Kind, s.Role), Note: s.Actor.In(c.Lang())})
	}
	d.need("step", c.T("caseway.act.to-step"), kit.NewChoice(c.Desk, steps))
	d.act = func() app.Act { return app.StepBack{CaseNo: c.number, Step: d.value("step")} }
	d.done = c.went
	d.end(c.T("caseway.act.step-back"), true, map[string]string{"step": steps[len(steps)-1].Code})
}

// handOver gives the case to another executor.
func (c *openCase) handOver() {
	d := c.newDeed(c.T("caseway.act.hand-over"))
	d.tell(line{label: c.T("caseway.act.has-now"), text: c.view.Executor})
	d.need("to", c.T("caseway.act.to-whom"), c.chooseExecutor(c.view.Executor))
	d.act = func() app.Act { return app.HandOver{CaseNo: c.number, To: d.value("to")} }
	d.done = func(out app.Outcome) string {
		var over struct{ To string }
		_ = json.Unmarshal(out.Result, &over)
		return c.T("caseway.went.over", "case", c.number, "name", over.To)
	}
	values := map[string]string{}
	if only := c.theOnly(c.view.Executor); only != nil {
		values["to"] = only["executor"]
	}
	d.end(c.T("caseway.act.hand-over"), true, values)
}

// withdraw ends the case at the applicant's wish.
func (c *openCase) withdraw() {
	d := c.newDeed(c.T("caseway.act.withdraw"))
	d.put(kit.Item{Name: "on", Label: c.T("caseway.act.letter-day"), Field: c.past(), Required: true, Width: 140})
	d.act = func() app.Act { return app.Withdraw{CaseNo: c.number, On: d.value("on")} }
	d.what = func(app.Outcome, []queue.Move) string {
		return c.T("caseway.act.withdraw-what", "name", c.view.Name, "case", c.number)
	}
	d.done = func(app.Outcome) string { return c.T("caseway.went.withdrawn", "case", c.number) }
	d.end(c.T("caseway.act.withdraw"), false, nil)
}
