package aidpage

import (
	"encoding/json"

	"kezek/app"
	"kezek/app/aid"
	"kezek/app/casefile"
	"kezek/locales"
	"kezek/screens/applications"
	"kezek/screens/kit"
)

// Acts are those of the tab in the order of the work.
func (t *tab) Acts() (all []applications.Offered) {
	open, awarded := casefile.Open(t.View.State), len(t.is.Award) > 0
	if open && t.May(app.CalculateAid{}) {
		why := ""
		if t.View.Matter.Aid == nil {
			why = t.T("matter.none")
		}
		all = append(all, applications.Offered{Text: t.T("aidpage.act.calculate"), Why: why, Begin: t.calculate, Awaited: why == "" && !t.is.Current})
	}
	if t.is.Sheet != nil && t.May(app.EnterSystemResult{}) {
		all = append(all, applications.Offered{Text: t.T("aidpage.act.system"), Begin: t.system})
	}
	if awarded && t.May(app.DraftDecision{}) {
		all = append(all, applications.Offered{Text: t.T("aidpage.act.recalculate"), Begin: t.recalculate},
			applications.Offered{Text: t.T("aidpage.act.stop"), Begin: t.stop})
	}
	return all
}

func (t *tab) calculate() {
	d := t.NewDeed(t.T("aidpage.act.calculate"))
	d.Act = func() app.Act { return app.CalculateAid{CaseNo: t.View.CaseNo} }
	d.Done = func(out app.Outcome) string {
		var c app.Calculated
		_ = out.Read(&c)
		if c.Ground != "" {
			return t.T("aidpage.refused")
		}
		return t.T("aidpage.calculated", "sum", locales.Money(c.Aid.Quarter))
	}
	d.End(t.T("aidpage.act.calculate"), false, nil)
}

// system asks for the result of the state's system; ours stands there to be changed.
func (t *tab) system() {
	d := t.NewDeed(t.T("aidpage.act.system"))
	months := t.is.Sheet.Input.Quarter.Months()
	ours := t.is.Payable
	values := map[string]string{}
	fields := []string{"payments.0", "payments.1", "payments.2"}
	for i, m := range months {
		d.Put(kit.Item{Name: fields[i], Label: monthName(t, m), Field: kit.NewMoney(t.Desk), Required: true, Width: 180})
		amount := int64(0)
		if ours == nil {
			amount = t.is.Sheet.Aid().Months[i]
		}
		for _, p := range ours {
			if p.Month == m {
				amount = p.Sum
			}
		}
		typing(values).number(fields[i], amount)
	}
	d.Add("note", t.T("aidpage.note"), kit.NewText(t.Desk, 200))
	d.Act = func() app.Act {
		a := app.EnterSystemResult{CaseNo: t.View.CaseNo, Note: d.Value("note")}
		for i, m := range months {
			a.Payments = append(a.Payments, aid.Payment{Month: m, Sum: sum(d.Value(fields[i]))})
		}
		return a
	}
	d.Done = func(out app.Outcome) string {
		var c app.SystemCompared
		_ = out.Read(&c)
		return t.T("aidpage.system-done", "sum", locales.Money(c.Difference))
	}
	d.End(t.T("aidpage.act.system"), false, values)
}

// on asks what every decision on an award says.
func (t *tab) on(d *applications.Deed, reasons []string, key func(string) string) {
	var options []kit.Option
	for _, code := range reasons {
		options = append(options, kit.Option{Code: code, Name: t.T(key(code))})
	}
	d.Need("why", t.T("aidpage.why"), kit.NewChoice(t.Desk, options))
	d.Put(kit.Item{Name: "day", Label: t.T("aidpage.changed-on"), Field: t.Past(), Required: true, Width: 140})
	d.Need("facts", t.T("aidpage.found"), kit.NewMultiline(t.Desk, 2, 500))
}

// drafted is a decision on the award for the head to sign.
func (t *tab) drafted(d *applications.Deed, act string, data any) app.Act {
	text, _ := json.Marshal(data)
	return app.DraftDecision{Act: act, Data: text}
}

func (t *tab) said(d *applications.Deed) app.OnAward {
	return app.OnAward{CaseNo: t.View.CaseNo, Why: d.Value("why"), Day: d.Value("day"), Facts: d.Value("facts")}
}

func (t *tab) draftDone(app.Outcome) string { return t.T("aidpage.drafted") }

// recalculate asks what changed, over the fields as they were entered last.
func (t *tab) recalculate() {
	was := t.is.Sheet.Matter
	t.OverMatter(t.T("aidpage.act.recalculate"), app.Matter{Aid: &was}, func(d *applications.Deed) { t.on(d, aid.Changes, aid.ChangeKey) },
		func(d *applications.Deed, m app.Matter) app.Act {
			a := app.RecalculateAid{OnAward: t.said(d)}
			if a.Why != aid.OfTariff {
				a.Matter = m.Aid
			}
			return t.drafted(d, a.Name(), a)
		}, t.draftDone)
}

func (t *tab) stop() {
	d := t.NewDeed(t.T("aidpage.act.stop"))
	t.on(d, app.StopReasons, func(code string) string { return "aid.stop." + code })
	d.Act = func() app.Act {
		a := app.StopAid{OnAward: t.said(d)}
		return t.drafted(d, a.Name(), a)
	}
	d.Done = t.draftDone
	d.End(t.T("aidpage.act.draft"), false, nil)
}
