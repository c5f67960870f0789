package app

import (
	"slices"

	"kezek/app/aid"
	"kezek/app/edition"
	"kezek/locales"
	"kezek/reports/papers"
)

// sheetLayout lays the calculation out as its paper shows it.
type sheetLayout struct {
	c     *calculation
	svc   *edition.Service
	total papers.Quarterly // of the income that counts
}

// family are the people in the order of the calculation, with what they live on.
func (l *sheetLayout) family(sub subject) (all []papers.FamilyMember) {
	people := sub.app.People()
	for i, p := range l.c.Matter.People {
		m := papers.FamilyMember{Member: papers.Member{Name: papers.Same(l.c.Names[i])}}
		if p.N > 0 && p.N <= len(people) {
			who := people[p.N-1]
			m.IIN, m.Born, m.ConsentOn = who.IIN, dayOf(who.Born), dayOf(who.Consent)
			if who.Relation != "" {
				m.Relation = relation(who.Relation)
			}
		} else {
			m.IIN, m.Born = p.IIN, dayOf(p.Born)
			if p.Kin != "" {
				m.Relation = relation(p.Kin)
			}
		}
		if p.Status != "" {
			m.Status = message(aid.StatusKey(p.Status))
		}
		all = append(all, m)
	}
	return all
}

// income is that of the people, a row for a person and kind; what does not count is told in words, not as a sum.
func (l *sheetLayout) income() (rows []papers.PersonIncome) {
	type key struct {
		person int
		kind   string
	}
	months := l.c.Input.Quarter.Before().Months()
	sums, order := map[key]*[3]int64{}, []key{}
	aside := map[key]int64{}
	var total [3]int64
	for _, x := range l.c.Input.Income {
		k := key{x.Person, x.Kind}
		if sums[k] == nil {
			sums[k] = new([3]int64)
			order = append(order, k)
		}
		at := slices.Index(months[:], x.Month)
		if x.Aside {
			aside[k] += x.Sum
			continue
		}
		sums[k][at] += x.Sum
		total[at] += x.Sum
	}
	slices.SortStableFunc(order, func(a, b key) int { return a.person - b.person })
	for _, k := range order {
		name, kind := "", papers.Same(k.kind)
		if k.person <= len(l.c.Names) {
			name = l.c.Names[k.person-1]
		}
		if x, ok := l.svc.Income(k.kind); ok {
			kind = said(x.Text)
		}
		if aside[k] > 0 {
			not := message("aid.income.aside", "sum", locales.Money(aside[k]))
			kind = papers.Text{KK: kind.KK + " (" + not.KK + ")", RU: kind.RU + " (" + not.RU + ")"}
		}
		rows = append(rows, papers.PersonIncome{Name: papers.Same(name), Kind: kind, Quarterly: quarterly(*sums[k])})
	}
	l.total = quarterly(total)
	return rows
}

// service names what is paid for.
func (l *sheetLayout) service(code string) papers.Text {
	if x, ok := l.svc.Expense(code); ok {
		return said(x.Text)
	}
	return papers.Same(code)
}

// used tells whether a row has a part in this calculation.
func (l *sheetLayout) used(code string) bool {
	return code == aid.ShareRow || code == aid.AreaPerson && !l.c.Input.Household.Alone || code == aid.AreaAlone && l.c.Input.Household.Alone ||
		slices.ContainsFunc(l.c.Lines, func(x aid.Line) bool { return x.Service == code })
}

// norms are the figures the calculation rests on, each with its act.
func (l *sheetLayout) norms() (all []papers.AidNorm) {
	for _, r := range l.c.Rules.Rows {
		if !l.used(r.Code) || r.Per == aid.PerAlone && !l.c.Input.Household.Alone {
			continue
		}
		kind, name := "norm", l.service(r.Code)
		switch {
		case r.Code == aid.ShareRow || r.Code == aid.AreaPerson || r.Code == aid.AreaAlone:
			kind, name = r.Code, message("aid.row."+r.Code)
		case r.Unit == aid.Tenge:
			kind = "cap"
		}
		all = append(all, papers.AidNorm{Name: name, Kind: message("aid.kind." + ruleKind(kind)), Value: r.Figure(), Unit: unitText(r.Unit, r.Per), Act: actText(r.Act),
			From: dayOf(r.From), Until: dayOf(r.To)})
	}
	seen := map[string]bool{}
	for _, x := range l.c.Lines {
		if t := x.Tariff; t != nil && !seen[t.Service+t.From] {
			seen[t.Service+t.From] = true
			all = append(all, papers.AidNorm{Name: l.service(t.Service), Kind: message("aid.kind.tariff"), Value: tariffText(t), Unit: tariffUnit(t), Act: actText(t.Act),
				From: dayOf(t.From), Until: dayOf(t.To)})
		}
	}
	return all
}

func ruleKind(kind string) string {
	if kind == aid.AreaPerson || kind == aid.AreaAlone {
		return "area"
	}
	return kind
}

// tariffText is the price in tenge.
func tariffText(t *aid.Tariff) string { return Figure(t.Tenge()) }

func tariffUnit(t *aid.Tariff) papers.Text {
	u := unitText(t.Unit, "")
	return papers.Text{KK: "₸ / " + u.KK, RU: "₸ / " + u.RU}
}

func moneyOf(sum *int64) *papers.Money {
	if sum == nil {
		return nil
	}
	m := papers.Money(*sum)
	return &m
}

func (l *sheetLayout) lines() (all []papers.AidLine) {
	for _, x := range l.c.Lines {
		line := papers.AidLine{Month: monthText(x.Month), Service: l.service(x.Service), Fact: papers.Money(x.Sum), Allowed: Figure(x.Allowed), NormSum: moneyOf(x.NormSum),
			CapSum: moneyOf(x.CapSum), Counted: papers.Money(x.Counted), By: message(aid.ByKey(x.By))}
		if x.Quantity > 0 {
			line.Quantity = locales.Thousandths(x.Quantity)
		}
		if x.Tariff != nil {
			line.Tariff = tariffText(x.Tariff)
		}
		all = append(all, line)
	}
	return all
}

func (l *sheetLayout) sums() (all []papers.AidSum) {
	for _, m := range l.c.Sums {
		sum := papers.AidSum{Month: monthText(m.Month), Counted: papers.Money(m.Counted), Limit: ExactTenge(l.c.Limit), Difference: ExactTenge(m.Difference)}
		for _, x := range l.c.Lines {
			if x.Month == m.Month {
				sum.Fact += papers.Money(x.Sum)
			}
		}
		all = append(all, sum)
	}
	return all
}

// ways are what both ways of summing come to, where they differ.
func (l *sheetLayout) ways(d *papers.AidCalculation) {
	if !l.c.Differ() {
		return
	}
	for _, w := range []struct {
		way string
		is  aid.Result
	}{{aid.ByQuarter, l.c.ByQuarter}, {aid.ByMonth, l.c.ByMonth}} {
		d.Ways = append(d.Ways, papers.AidWay{Way: message(aid.WayKey(w.way)), Quarterly: quarterly(w.is.Months)})
	}
}
