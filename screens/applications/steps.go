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
func (c *Case) assign() {
	d := c.NewDeed(c.T("caseway.act.assign"))
	d.Need("executor", c.T("app.role.executor"), c.chooseExecutor(""))
	d.Add("instruction", c.T("caseway.act.instruction"), kit.NewMultiline(c.Desk, 3, 400))
	d.Act = func() app.Act {
		return app.AssignExecutor{CaseNo: c.number, Executor: d.Value("executor"), Instruction: d.Value("instruction")}
	}
	d.Done = c.went
	d.End(c.T("caseway.act.name"), false, c.theOnly(""))
}

// chooseExecutor is a choice among the executors, those away marked; one may be left out by name.
func (c *Case) chooseExecutor(but string) *kit.Choice {
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
func (c *Case) theOnly(but string) map[string]string {
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
func (c *Case) doStep() {
	s := c.View.Step
	d := c.NewDeed(c.stepName(s))
	d.tell(line{text: s.Text.In(c.Lang())}, line{text: s.Actor.In(c.Lang()), tone: quiet})
	outside := s.Kind == edition.Outside
	if outside {
		d.moment("at", c.T("caseway.act.when"), true)
	}
	d.Add("note", c.T("casepage.form.note"), kit.NewText(c.Desk, 300))
	d.Act = func() app.Act {
		act := app.DoStep{CaseNo: c.number, Step: s.Code, Note: d.Value("note")}
		if outside {
			act.At = d.at("at")
		}
		return act
	}
	d.Done = c.went
	d.End(c.T("caseway.act.done"), false, nil)
}

// handOut says how the answer left the office.
func (c *Case) handOut() {
	d := c.NewDeed(c.T("caseway.act.hand-out"))
	d.Need("way", c.T("caseway.act.way"), kit.NewChoice(c.Desk, c.worded("journal.handed.", app.Handings)))
	d.Put(kit.Item{Name: "to", Label: c.T("caseway.act.to"), Field: kit.NewText(c.Desk, 150), Hint: c.T("caseway.act.to-hint")})
	d.moment("at", c.T("caseway.act.when"), true)
	d.Act = func() app.Act {
		return app.HandOut{CaseNo: c.number, Way: d.Value("way"), To: d.Value("to"), At: d.at("at")}
	}
	d.Done = func(out app.Outcome) string { return c.went(out) }
	usual := map[string]string{edition.ByOffice: app.ByHand, edition.ByCorporation: app.ByCourier, edition.ByPortal: app.ToCabinet}
	values := map[string]string{"way": usual[c.View.Channel]}
	if c.View.Channel == edition.ByOffice {
		values["to"] = c.View.Name
	}
	d.End(c.T("caseway.act.hand-out"), false, values)
}

// suspend lets the term stand still.
func (c *Case) suspend() {
	d := c.NewDeed(c.T("caseway.act.suspend"))
	c.askPause(d, edition.Suspend)
	d.Act = func() app.Act { return app.Suspend{CaseNo: c.number, Ground: d.Value("ground")} }
	d.Done = func(app.Outcome) string { return c.T("caseway.went.suspended", "case", c.number) }
	d.End(c.T("caseway.act.suspend"), true, c.theOnlyPause(edition.Suspend))
}

// askPause asks for the ground of a pause as the edition allows it.
func (c *Case) askPause(d *Deed, kind string) {
	var grounds []kit.Option
	var rests []line
	for _, p := range c.View.Law.Stops(kind) {
		grounds = append(grounds, kit.Option{Code: p.Code, Name: p.In(c.Lang())})
		most := ""
		if p.Most != nil {
			most = c.T("caseway.act.most", "term", p.Most.In(c.Lang()))
		}
		rests = append(rests, line{text: p.In(c.Lang())}, line{text: dots(most, c.mark(p.Mark)), tone: quiet})
	}
	d.Need("ground", c.T("casepage.case.ground"), kit.NewChoice(c.Desk, grounds))
	d.tell(rests...)
}

func (c *Case) theOnlyPause(kind string) map[string]string {
	if all := c.View.Law.Stops(kind); len(all) == 1 {
		return map[string]string{"ground": all[0].Code}
	}
	return nil
}

// resume lets a term that stood still go on.
func (c *Case) resume() {
	d := c.NewDeed(c.T("caseway.act.resume"))
	d.tell(line{text: c.T("caseway.act.resume-what")})
	d.Act = func() app.Act { return app.Resume{CaseNo: c.number} }
	d.Done = func(out app.Outcome) string {
		var w app.Went
		_ = out.Read(&w)
		return c.T("caseway.went.resumed", "case", c.number, "day", shownDay(w.Due))
	}
	d.End(c.T("caseway.act.resume"), false, nil)
}

// extend gives the case more time.
func (c *Case) extend() {
	d := c.NewDeed(c.T("caseway.act.extend"))
	c.askPause(d, edition.Extend)
	var units []kit.Option
	for _, u := range []workdays.Unit{workdays.WorkingDay, workdays.CalendarDay, workdays.Month} {
		units = append(units, kit.Option{Code: string(u), Name: c.T("caseway.unit." + string(u))})
	}
	d.Put(kit.Item{Name: "n", Label: c.T("caseway.act.by"), Field: kit.NewDigits(c.Desk, 3), Required: true, Width: 80})
	d.Put(kit.Item{Name: "unit", Label: c.T("caseway.act.unit"), Field: kit.NewChoice(c.Desk, units), Required: true, Beside: true})
	d.Act = func() app.Act {
		n, _ := strconv.Atoi(d.Value("n"))
		return app.ExtendTerm{CaseNo: c.number, Ground: d.Value("ground"), Term: workdays.Term{N: n, Unit: workdays.Unit(d.Value("unit"))}}
	}
	d.Done = func(out app.Outcome) string {
		var w app.Went
		_ = out.Read(&w)
		return c.T("caseway.went.extended", "case", c.number, "day", shownDay(w.Due))
	}
	values := c.theOnlyPause(edition.Extend)
	if values == nil {
		values = map[string]string{}
	}
	values["unit"] = string(workdays.WorkingDay)
	d.End(c.T("caseway.act.extend"), true, values)
}

// stepBack sends the case back to an earlier step.
func (c *Case) stepBack() {
	d := c.NewDeed(c.T("caseway.act.step-back"))
	var steps []kit.Option
	for _, s := range c.View.Earlier {
		steps = append(steps, kit.Option{Code: s.Code, Name: c.caption(s.Kind, s.Role), Note: s.Actor.In(c.Lang())})
	}
	d.Need("step", c.T("caseway.act.to-step"), kit.NewChoice(c.Desk, steps))
	d.Act = func() app.Act { return app.StepBack{CaseNo: c.number, Step: d.Value("step")} }
	d.Done = c.went
	d.End(c.T("caseway.act.step-back"), true, map[string]string{"step": steps[len(steps)-1].Code})
}

// handOver gives the case to another executor.
func (c *Case) handOver() {
	d := c.NewDeed(c.T("caseway.act.hand-over"))
	d.tell(line{label: c.T("caseway.act.has-now"), text: c.View.Executor})
	d.Need("to", c.T("caseway.act.to-whom"), c.chooseExecutor(c.View.Executor))
	d.Act = func() app.Act { return app.HandOver{CaseNo: c.number, To: d.Value("to")} }
	d.Done = func(out app.Outcome) string {
		var over struct{ To string }
		_ = json.Unmarshal(out.Result, &over)
		return c.T("caseway.went.over", "case", c.number, "name", over.To)
	}
	values := map[string]string{}
	if only := c.theOnly(c.View.Executor); only != nil {
		values["to"] = only["executor"]
	}
	d.End(c.T("caseway.act.hand-over"), true, values)
}

// Withdraw ends the case at the applicant's wish.
func (c *Case) Withdraw() {
	d := c.NewDeed(c.T("caseway.act.withdraw"))
	d.Put(kit.Item{Name: "on", Label: c.T("caseway.act.letter-day"), Field: c.Past(), Required: true, Width: 140})
	d.Put(kit.Item{Name: "document", Label: c.T("caseway.act.letter-no"), Field: kit.NewText(c.Desk, 40), Width: 140, Beside: true})
	d.Act = func() app.Act {
		return app.Withdraw{CaseNo: c.number, On: d.Value("on"), Document: d.Value("document")}
	}
	d.Confirm = func(app.Outcome, []queue.Move) string {
		return c.T("caseway.act.withdraw-what", "name", c.View.Name, "case", c.number)
	}
	d.Done = func(app.Outcome) string { return c.T("caseway.went.withdrawn", "case", c.number) }
	d.End(c.T("caseway.act.withdraw-now"), false, nil)
}
