package aidpage

import (
	"context"
	"slices"

	"kezek/app"
	"kezek/app/aid"
	"kezek/app/bank"
	"kezek/app/casefile"
	"kezek/locales"
	"kezek/screens/applications"
	"kezek/screens/page"
)

// tab is what an open case says of the assistance: the calculation line by line, the award and what became of it.
type tab struct {
	*applications.Case
	is app.AidCase
}

func (t *tab) Read(ctx context.Context, v app.CaseView) (func(), error) {
	is, err := t.Office.AidCase(ctx, v.CaseNo)
	return func() { t.is = is }, err
}

func (t *tab) Lines(s *applications.Sheet) {
	if len(t.is.Award) > 0 {
		t.award(s)
	}
	t.beside(s)
	s.Head(t.T("aidpage.sheet"))
	if sheet := t.is.Sheet; sheet != nil {
		if !t.is.Current && casefile.Open(t.View.State) {
			s.Warn(t.T("aid.sheet.old"))
		}
		if _, refused := sheet.Refused(); refused {
			s.Warn(t.T("aidpage.refused"))
		}
		s.Quiet(t.T("aidpage.sheet-by", "name", sheet.By, "time", locales.DateTime(sheet.At), "people", sheet.Input.Household.Persons,
			"area", locales.Area(sheet.Input.Household.Area), "counted", locales.Area(sheet.Area)))
		t.result(s)
		if m := sheet.Rules.Manner; m.Unsettled() {
			s.Quiet(t.T("aid.manner.unverified", "spread", t.T(aid.SpreadKey(m.Spread))))
		}
		t.services(s)
		t.income(s)
	}
	s.None(t.T("aid.sheet.none"))
	t.facts(s)
}

// award is what was granted and what became of it by month, what is paid of it, and where.
func (t *tab) award(s *applications.Sheet) {
	s.Head(t.T("aidpage.award"))
	months := t.awarded()
	var rows []page.TableRow
	for _, a := range t.is.Award {
		rows = append(rows, cells(t.step(a), months, a.Payments))
		if a.Change != nil && a.Change.Over() > 0 {
			rows = append(rows, page.TableRow{Note: t.T("aidpage.over", "sum", locales.Money(a.Change.Over()))})
		}
		if a.Change != nil && a.Change.Under() > 0 {
			rows = append(rows, page.TableRow{Note: t.T("aidpage.under", "sum", locales.Money(a.Change.Under()))})
		}
	}
	due := cells(t.T("aidpage.table.payable"), months, t.is.Payable)
	due.Total = true
	paid := t.T("aidpage.paid")
	if t.is.Lists != "" {
		paid += ", № " + t.is.Lists
	}
	rows = append(rows, due, cells(paid, months, t.is.Paid))
	if left := aid.Unpaid(t.is.Payable, t.is.Paid, months[len(months)-1]); len(left) > 0 {
		name := t.T("aidpage.table.left")
		if (&aid.Award{Payments: left}).Sum() < 0 {
			name = t.T("aidpage.table.overpaid")
		}
		rows = append(rows, cells(name, months, left))
	}
	s.Table(t.monthly(t.T("aidpage.table.decision"), months), rows...)
	s.Strong(t.T("aidpage.account"), bank.IBAN(t.is.Account).String()+", "+t.is.Bank)
	for _, x := range t.is.Accounts {
		s.Quiet(t.T("aid.account.step", "account", bank.IBAN(x.Account), "bank", x.Bank, "stated", dayOf(x.Stated), "why", x.Why, "name", x.By))
	}
}

// awarded are the months the award has, or lists have paid.
func (t *tab) awarded() (months []aid.Month) {
	for _, p := range slices.Concat(t.is.Award[0].Payments, t.is.Payable, t.is.Paid) {
		if !slices.Contains(months, p.Month) {
			months = append(months, p.Month)
		}
	}
	slices.Sort(months)
	return months
}

// step says a decision on the award: what it did, its number and day, and why.
func (t *tab) step(a app.AwardStep) string {
	text := t.T("aid.award."+a.Kind) + ", № " + a.Number + ", " + dayOf(a.Date)
	if a.Why == "" {
		return text
	}
	key := aid.ChangeKey(a.Why)
	if a.Kind == app.AidStopped {
		key = "aid.stop." + a.Why
	}
	return text + ": " + t.T(key) + " (" + dayOf(a.Day) + ")"
}

// beside sets the result of the state's system beside ours.
func (t *tab) beside(s *applications.Sheet) {
	if t.is.System == nil {
		return
	}
	s.Head(t.T("aidpage.system"))
	var months []aid.Month
	var ours, system, more []aid.Payment
	differs := false
	for _, d := range t.is.Beside {
		months = append(months, d.Month)
		ours, system, more = append(ours, aid.Payment{Month: d.Month, Sum: d.Before}), append(system, aid.Payment{Month: d.Month, Sum: d.After}), append(more, aid.Payment{Month: d.Month, Sum: d.Due()})
		differs = differs || d.Due() != 0
	}
	s.Table(t.monthly("", months), cells(t.T("aidpage.table.ours"), months, ours), cells(t.T("aidpage.table.system"), months, system),
		cells(t.T("aidpage.table.more"), months, more))
	switch {
	case differs:
		s.Warn(t.T("aidpage.system-differs"))
	default:
		s.Good(t.T("aidpage.system-agrees"))
	}
	if t.is.Binds {
		s.Quiet(t.T("aidpage.system-binds"))
	}
	s.Add(t.T("aidpage.note"), t.is.Note)
}

// facts are what was found out about the grounds to refuse.
func (t *tab) facts(s *applications.Sheet) {
	m := t.View.Matter.Aid
	if m == nil {
		return
	}
	s.Head(t.T("aidpage.facts"))
	bars, _ := aid.Bar(t.View.Law, m.Facts, nil)
	for _, g := range bars.Refuse {
		s.Warn(g.Text.In(t.Lang()) + ": " + t.T(aid.AnswerKey(aid.Yes)))
	}
	for _, g := range bars.Open {
		if g.Code != aid.IncomeAbove {
			s.Warn(g.Text.In(t.Lang()) + ": " + t.T(aid.AnswerKey(aid.Unknown)))
		}
	}
	for _, f := range m.Facts {
		if g, ok := t.View.Edition.Ground(f.Ground); ok && f.Answer == aid.No {
			s.Add(g.Text.In(t.Lang()), t.T(aid.AnswerKey(aid.No))+" · "+f.Source+", "+dayOf(f.Date))
		}
	}
}

func dayOf(iso string) string {
	if at, ok := locales.ParseDate(iso); ok {
		return locales.Date(at.UnixMilli())
	}
	return iso
}
