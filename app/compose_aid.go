package app

import (
	"context"
	"math/big"
	"slices"
	"strings"

	"kezek/app/aid"
	"kezek/app/edition"
	"kezek/locales"
	"kezek/reports/papers"
)

// Forms of housing assistance.
const (
	FormAidCalculation = "aid-calculation"
	FormAidNotice      = "aid-notice"
	FormAidChange      = "aid-change"
	FormAidApplication = "aid-application"
	FormAidList        = "aid-list" // of a payment list, no case's
)

var aidForms = map[string]ownForm{
	FormAidNotice: {service: edition.Aid, answers: true, numbers: true, lacks: "aid.no-award", fits: isAwarded, journal: Outgoing, counter: "paper",
		compose: composeAidNotice},
	FormAidChange: {service: edition.Aid, numbers: true, lacks: "aid.no-change", fits: isAwarded, journal: Outgoing, counter: "paper",
		compose: composeAidChange},
	FormAidCalculation: {service: edition.Aid, inner: true, lacks: "aid.sheet.none", journal: Sheets, counter: "sheet", compose: composeAidCalculation},
	FormAidApplication: {service: edition.Aid, applies: true, lacks: "paper.no-case", journal: Sheets, counter: "sheet", compose: composeAidApplication},
}

func isAwarded(sub subject) bool { return sub.file.State == "granted" }

// quarterText says a quarter: 2026 жылғы I тоқсан.
func quarterText(q aid.Quarter) papers.Text {
	return message("aid.quarter.name", "n", []string{"", "I", "II", "III", "IV"}[q.N], "year", q.Year)
}

// monthText says a month: 2026 ж. қаңтар.
func monthText(m aid.Month) papers.Text {
	year, n, _ := strings.Cut(string(m), "-")
	return message("aid.month."+n, "year", year)
}

func quarterly(months [3]int64) papers.Quarterly {
	return papers.Quarterly{First: papers.Money(months[0]), Second: papers.Money(months[1]), Third: papers.Money(months[2]),
		Total: papers.Money(months[0] + months[1] + months[2])}
}

func monthNames(months [3]aid.Month) papers.MonthNames {
	return papers.MonthNames{First: monthText(months[0]), Second: monthText(months[1]), Third: monthText(months[2])}
}

// Figure spells an exact number with a decimal comma: 1,35; a third and its like with as many decimals as say it, then «…».
func Figure(x *big.Rat) string {
	if x == nil {
		return ""
	}
	text := x.FloatString(6)
	exact := new(big.Rat)
	exact.SetString(text)
	text = strings.TrimRight(strings.TrimRight(text, "0"), ".")
	if exact.Cmp(x) != 0 {
		text += "…"
	}
	return strings.Replace(text, ".", ",", 1)
}

// ExactTenge spells exact tiyn as tenge without the sign of the currency: two decimals, more where they are.
func ExactTenge(tiyn *big.Rat) string {
	x := new(big.Rat).Quo(tiyn, big.NewRat(100, 1))
	text := strings.TrimSuffix(locales.Money(new(big.Int).Quo(tiyn.Num(), tiyn.Denom()).Int64()), "\u00a0₸")
	if tiyn.IsInt() {
		return text
	}
	return Figure(x)
}

func composeAidNotice(ctx context.Context, s *scene, _ IssuePaper, sub subject, p *papers.Paper) error {
	w, err := s.awardOf(ctx, sub.file.ID)
	if err != nil || w == nil {
		return err
	}
	c, err := s.sheetOf(ctx, w.rows[0].Sheet) // it tells of the grant, whatever came later
	if err != nil {
		return err
	}
	data := w.data[0]
	d, err := s.decision(ctx, w.rows[0].Decision)
	if err != nil {
		return err
	}
	payments := data.Payments
	if x := w.system(); x != nil && len(w.rows) == 1 {
		payments = aid.Payable(payments, x.Payments, c.Rules.Manner)
	}
	n := papers.AidNotice{Title: said(sub.svc.Word("notice")), Service: said(sub.svc.Title), CaseNo: sub.file.CaseNo, FiledAt: papers.Moment(sub.file.CompleteAt),
		DecisionNo: d.Number, DecisionDate: dayOf(d.Date), DecisionBy: p.Signer.Post, People: c.Input.Household.Persons,
		IncomeQuarter: quarterText(c.Input.Quarter.Before()), Income: papers.Money(c.Total), Expenses: papers.Money(c.monthly()), Share: shareText(&c.Rules),
		Limit: papers.Money(c.LimitRounded()), Quarter: quarterText(c.Input.Quarter), Bank: papers.Same(data.Bank), Account: data.Account, Law: said(sub.law.Law.Text)}
	for _, x := range payments {
		n.Months = append(n.Months, papers.AidMonth{Month: monthText(x.Month), Sum: papers.Money(x.Sum)})
		n.Total += papers.Money(x.Sum)
	}
	if k := len(payments); k > 0 {
		n.From, n.Until = dayOf(payments[0].Month.First()), dayOf(payments[k-1].Month.Last())
		same := !slices.ContainsFunc(payments, func(x aid.Payment) bool { return x.Sum != payments[0].Sum })
		if same {
			n.Monthly, n.Months = papers.Money(payments[0].Sum), nil
		}
	}
	p.Data = n
	return nil
}

// monthly are the expenses of a month within the norms; of months that differ their mean, to the tiyn.
func (c *calculation) monthly() int64 {
	sum := int64(0)
	for _, m := range c.Sums {
		sum += m.Counted
	}
	return (sum + 1) / 3
}

// shareText is the share of the income in per cent.
func shareText(p *aid.InForce) string {
	for _, r := range p.Rows {
		if r.Code == aid.ShareRow {
			return r.Figure()
		}
	}
	return ""
}

func composeAidChange(ctx context.Context, s *scene, _ IssuePaper, sub subject, p *papers.Paper) error {
	w, err := s.awardOf(ctx, sub.file.ID)
	if err != nil || w == nil {
		return err
	}
	row, data := w.last()
	d, err := s.decision(ctx, row.Decision)
	if err != nil {
		return err
	}
	grant, err := s.decision(ctx, w.rows[0].Decision)
	if err != nil {
		return err
	}
	appeal, err := s.appealOf(ctx, sub.file.Service)
	if err != nil {
		return err
	}
	x := papers.AidChange{Service: said(sub.svc.Title), CaseNo: sub.file.CaseNo, AwardNo: grant.Number, AwardOn: dayOf(grant.Date), DecisionNo: d.Number,
		DecisionDate: dayOf(d.Date), DecisionBy: p.Signer.Post, Stopped: row.Kind == AidStopped, Law: said(sub.law.Law.Text), ChangedOn: dayOf(data.Day),
		Facts: papers.Same(data.Facts), Appeal: appeal, Reason: message(whyKey(row.Kind, data.Why))}
	if data.Change != nil {
		if data.Change.From != "" {
			x.From = monthText(data.Change.From)
		}
		for _, m := range data.Change.Months {
			is := papers.AidChanged{Month: monthText(m.Month), Before: papers.Money(m.Before), After: papers.Money(m.After),
				Over: papers.Money(max(0, -m.Due())), Under: papers.Money(max(0, m.Due()))}
			x.Months = append(x.Months, is)
			x.Sum.Before, x.Sum.After, x.Sum.Over, x.Sum.Under = x.Sum.Before+is.Before, x.Sum.After+is.After, x.Sum.Over+is.Over, x.Sum.Under+is.Under
		}
	}
	p.Data = x
	return nil
}

// whyKey is the message of why an award was changed or stopped; "" of a grant.
func whyKey(kind, why string) string {
	switch kind {
	case AidRecalculated:
		return aid.ChangeKey(why)
	case AidStopped:
		return "aid.stop." + why
	}
	return ""
}

func composeAidCalculation(ctx context.Context, s *scene, _ IssuePaper, sub subject, p *papers.Paper) error {
	row, c, err := s.lastSheet(ctx, sub.file.ID)
	if err != nil {
		return err
	}
	if row == nil {
		p.Data = papers.AidCalculation{}
		return nil
	}
	d := papers.AidCalculation{CaseNo: sub.file.CaseNo, FiledAt: papers.Moment(sub.file.CompleteAt), Quarter: quarterText(c.Input.Quarter),
		IncomeQuarter: quarterText(c.Input.Quarter.Before()), BillsQuarter: quarterText(c.Input.Months()[0].Quarter()), People: c.Input.Household.Persons,
		Alone: c.Input.Household.Alone, Total: papers.Area(c.Input.Household.Area), Counted: papers.Area(c.Area), IncomeMonths: monthNames(c.Input.Quarter.Before().Months()),
		Share: shareText(&c.Rules), Limit: ExactTenge(c.Limit), Months: monthNames(c.Input.Quarter.Months()), Way: message(aid.WayKey(c.Rules.Manner.Way)),
		Spread: message(aid.SpreadKey(c.Rules.Manner.Spread)), Unsettled: c.Rules.Manner.Unsettled(),
		Rounding: message("aid.rounding", "service", locales.Money(c.Rules.Manner.Round.Service), "aid", locales.Money(c.Rules.Manner.Round.Aid)),
		Aid:      quarterly(c.Aid().Months)}
	if ground, refused := c.Refused(); refused {
		if g, ok := sub.law.Ground(ground); ok {
			d.Ground = papers.Text{KK: g.KK + " (" + g.Cite.KK + ")", RU: g.RU + " (" + g.Cite.RU + ")"}
		}
	}
	l := &sheetLayout{c: c, svc: sub.svc}
	d.Family, d.Income, d.IncomeTotal = l.family(sub), l.income(), l.total
	d.Norms, d.Lines, d.Sums = l.norms(), l.lines(), l.sums()
	l.ways(&d)
	by, err := s.v.Person(ctx, row.Person)
	if err != nil {
		return err
	}
	d.ComputedBy = papers.Signer{Post: message("paper.executor"), Name: papers.Same(by.Name)}
	p.Data = d
	return s.systemBeside(ctx, sub.file.ID, c, &d, p)
}

// systemBeside sets the result of the state's system beside ours, where it was entered.
func (s *scene) systemBeside(ctx context.Context, caseID int64, c *calculation, d *papers.AidCalculation, p *papers.Paper) error {
	results, err := resultsOf(ctx, s.v, []int64{caseID})
	if err != nil || len(results) == 0 {
		return err
	}
	x := results[len(results)-1]
	var ours []aid.Payment
	for i, m := range c.Input.Quarter.Months() {
		ours = append(ours, aid.Payment{Month: m, Sum: c.Aid().Months[i]})
	}
	for _, m := range compared(ours, x.Payments, c.Rules.Manner).Months {
		is := papers.AidCompared{Month: monthText(m.Month), Ours: papers.Money(m.Before), System: papers.Money(m.After), More: papers.Money(m.Due())}
		d.System = append(d.System, is)
		d.SystemTotal.Ours, d.SystemTotal.System, d.SystemTotal.More = d.SystemTotal.Ours+is.Ours, d.SystemTotal.System+is.System, d.SystemTotal.More+is.More
	}
	d.SystemNote, d.SystemBinds = papers.Same(x.Note), c.Rules.Manner.Binds == aid.BySystem
	p.Data = *d
	return nil
}

// unitText says a unit; of a norm what it is given for, too.
func unitText(unit, per string) papers.Text {
	if unit == "" {
		return papers.Text{}
	}
	u := message("settings.code.unit." + unit)
	if per == "" {
		return u
	}
	of := message("settings.code.per." + per)
	return papers.Text{KK: u.KK + ", " + of.KK, RU: u.RU + ", " + of.RU}
}

func actText(a aid.Act) papers.Text {
	number := ""
	if a.Number != "" {
		number = " № " + a.Number
	}
	if a.Date != "" {
		number += ", " + spelt(a.Date)
	}
	return papers.Text{KK: a.KK + number, RU: a.RU + number}
}
