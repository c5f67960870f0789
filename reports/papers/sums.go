package papers

import (
	"slices"

	"kezek/app/fault"
	"kezek/locales"
)

// sameMoney tells whether what is added up is what the paper says it comes to.
func sameMoney(sum, total Money) error {
	if sum != total {
		return fault.New("P10", "papers.fault.sum", "sum", locales.Money(int64(sum)), "total", locales.Money(int64(total)))
	}
	return nil
}

// allOf is the first error of checks.
func allOf(checks ...error) error {
	for _, err := range checks {
		if err != nil {
			return err
		}
	}
	return nil
}

func (c PrivatizationContract) closes() error {
	var sum Money
	for _, i := range c.Schedule {
		sum += i.Sum
	}
	switch {
	case c.Free != (Freely{}):
		return allOf(sameMoney(c.Price, 0), sameMoney(sum, 0))
	case len(c.Schedule) > 0:
		return sameMoney(sum, c.Price)
	}
	return nil
}

func (c PriceCertificate) closes() error {
	if c.Free != (Freely{}) {
		return allOf(sameMoney(c.Price, 0), sameMoney(c.ToPay, 0))
	}
	return nil
}

func (c PaymentCertificate) closes() error {
	var sum Money
	for _, p := range c.Payments {
		sum += p.Sum
	}
	return allOf(sameMoney(sum, c.Paid), sameMoney(c.Paid, c.Price))
}

func (q Quarterly) closes() error { return sameMoney(q.First+q.Second+q.Third, q.Total) }

// plus adds up month by month.
func (q Quarterly) plus(o Quarterly) Quarterly {
	return Quarterly{q.First + o.First, q.Second + o.Second, q.Third + o.Third, q.Total + o.Total}
}

// comesTo tells whether sums come to a total, each of them and all.
func comesTo(sums []Quarterly, total Quarterly) error {
	var all Quarterly
	for _, q := range sums {
		if err := q.closes(); err != nil {
			return err
		}
		all = all.plus(q)
	}
	return allOf(sameMoney(all.First, total.First), sameMoney(all.Second, total.Second), sameMoney(all.Third, total.Third), total.closes())
}

func incomes(all []PersonIncome) (sums []Quarterly) {
	for _, i := range all {
		sums = append(sums, i.Quarterly)
	}
	return sums
}

func (a AidApplication) closes() error {
	var bills []Quarterly
	for _, b := range a.Bills {
		bills = append(bills, b.Quarterly)
	}
	return allOf(comesTo(incomes(a.Income), a.IncomeTotal), comesTo(bills, a.BillsTotal))
}

// closes adds up the incomes, the lines of every month, the result, and what the state's system says.
func (c AidCalculation) closes() error {
	for _, s := range c.Sums {
		var fact, counted Money
		for _, l := range c.Lines {
			if l.Month == s.Month {
				fact, counted = fact+l.Fact, counted+l.Counted
			}
		}
		if err := allOf(sameMoney(fact, s.Fact), sameMoney(counted, s.Counted)); err != nil {
			return err
		}
	}
	var system AidCompared
	for _, s := range c.System {
		if err := sameMoney(s.System-s.Ours, s.More); err != nil {
			return err
		}
		system.Ours, system.System = system.Ours+s.Ours, system.System+s.System
	}
	for _, w := range c.Ways {
		if err := w.closes(); err != nil {
			return err
		}
	}
	return allOf(comesTo(incomes(c.Income), c.IncomeTotal), c.Aid.closes(), sameMoney(system.Ours, c.SystemTotal.Ours),
		sameMoney(system.System, c.SystemTotal.System), sameMoney(c.SystemTotal.System-c.SystemTotal.Ours, c.SystemTotal.More))
}

func (n AidNotice) closes() error {
	if len(n.Months) == 0 {
		return nil
	}
	var sum Money
	for _, m := range n.Months {
		sum += m.Sum
	}
	return sameMoney(sum, n.Total)
}

func (c AidChange) closes() error {
	var sum AidChanged
	for _, m := range c.Months {
		if err := sameMoney(m.After-m.Before, m.Under-m.Over); err != nil {
			return err
		}
		sum = AidChanged{Before: sum.Before + m.Before, After: sum.After + m.After, Over: sum.Over + m.Over, Under: sum.Under + m.Under}
	}
	return allOf(sameMoney(sum.Before, c.Sum.Before), sameMoney(sum.After, c.Sum.After), sameMoney(sum.Over, c.Sum.Over), sameMoney(sum.Under, c.Sum.Under))
}

func (l AidList) closes() error {
	var all Quarterly
	for _, p := range slices.Concat(l.Month, l.Quarter) {
		all = all.plus(p.Quarterly)
	}
	for _, p := range l.Quarter {
		if err := p.closes(); err != nil {
			return err
		}
	}
	if all != l.Sum.Quarterly {
		return allOf(sameMoney(all.Total, l.Sum.Total), sameMoney(all.First, l.Sum.First), sameMoney(all.Second, l.Sum.Second), sameMoney(all.Third, l.Sum.Third))
	}
	return same(len(l.Month)+len(l.Quarter), l.Count)
}
