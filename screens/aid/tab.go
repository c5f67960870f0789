package aidpage

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"kezek/app"
	"kezek/app/aid"
	"kezek/app/bank"
	"kezek/app/casefile"
	"kezek/locales"
	"kezek/screens/applications"
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
		sayResult(t, s, &sheet.Sheet)
		s.Quiet(t.T("aidpage.sheet-by", "name", sheet.By, "time", locales.DateTime(sheet.At), "people", sheet.Input.Household.Persons,
			"area", locales.Area(sheet.Input.Household.Area), "counted", locales.Area(sheet.Area)))
		t.months(s)
		t.income(s)
	}
	s.None(t.T("aid.sheet.none"))
	t.facts(s)
}

// months are the lines of the calculation; months that are alike are told once.
func (t *tab) months(s *applications.Sheet) {
	sheet := t.is.Sheet
	var said []string
	var names [][]string
	for _, m := range sheet.Input.Months() {
		text := t.lines(m)
		if i := slices.Index(said, text); i >= 0 {
			names[i] = append(names[i], monthName(t, m))
			continue
		}
		said, names = append(said, text), append(names, []string{monthName(t, m)})
	}
	for i, text := range said {
		s.Head(strings.Join(names[i], ", "))
		for _, line := range strings.Split(text, "\n") {
			label, rest, _ := strings.Cut(line, "\t")
			s.Add(label, rest)
		}
	}
}

// lines are the services of a month, one a line: fact, norm × tariff, cap, counted, by what.
func (t *tab) lines(m aid.Month) string {
	var all []string
	for _, l := range t.is.Sheet.Lines {
		if l.Month != m {
			continue
		}
		name := l.Service
		if x, ok := t.View.Law.Expense(l.Service); ok {
			name = x.Text.In(t.Lang())
		}
		parts := []string{t.T("aidpage.fact", "sum", locales.Money(l.Sum))}
		if l.Quantity > 0 {
			parts[0] += " (" + locales.Thousandths(l.Quantity) + ")"
		}
		if l.NormSum != nil {
			parts = append(parts, t.T("aidpage.norm", "allowed", app.Figure(l.Allowed), "tariff", app.Figure(l.Tariff.Tenge()), "sum", locales.Money(*l.NormSum)))
		}
		if l.CapSum != nil {
			parts = append(parts, t.T("aidpage.cap", "sum", locales.Money(*l.CapSum)))
		}
		parts = append(parts, t.T("aidpage.counted", "sum", locales.Money(l.Counted), "by", t.T(aid.ByKey(l.By))))
		all = append(all, name+"\t"+strings.Join(parts, " · "))
	}
	return strings.Join(all, "\n")
}

func (t *tab) income(s *applications.Sheet) {
	in := t.is.Sheet.Input
	if len(in.Income) == 0 {
		return
	}
	s.Head(t.T("aidpage.income", "quarter", quarterName(t, in.Quarter.Before())))
	for _, x := range in.Income {
		name := fmt.Sprint(x.Person)
		if x.Person <= len(t.is.Sheet.Names) {
			name = t.is.Sheet.Names[x.Person-1]
		}
		kind := x.Kind
		if k, ok := t.View.Law.Income(x.Kind); ok {
			kind = k.Text.In(t.Lang())
		}
		text := monthName(t, x.Month) + " · " + kind + " · " + locales.Money(x.Sum)
		if x.Aside {
			text += " · " + t.T("aidpage.not-counted")
		}
		s.Add(name, text)
	}
}

func (t *tab) award(s *applications.Sheet) {
	s.Head(t.T("aidpage.award"))
	for _, a := range t.is.Award {
		text := t.T("aid.award."+a.Kind) + " · № " + a.Number + " · " + dayOf(a.Date)
		if a.Why != "" {
			key := aid.ChangeKey(a.Why)
			if a.Kind == app.AidStopped {
				key = "aid.stop." + a.Why
			}
			text += " · " + t.T(key) + " (" + dayOf(a.Day) + ")"
		}
		s.Strong("", text)
		for _, p := range a.Payments {
			s.Add(monthName(t, p.Month), locales.Money(p.Sum))
		}
		if a.Change != nil && a.Change.Over() > 0 {
			s.Warn(t.T("aidpage.over", "sum", locales.Money(a.Change.Over())))
		}
		if a.Change != nil && a.Change.Under() > 0 {
			s.Good(t.T("aidpage.under", "sum", locales.Money(a.Change.Under())))
		}
	}
	last := t.is.Award[len(t.is.Award)-1]
	s.Add(t.T("aidpage.account"), bank.IBAN(last.Account).String())
	s.Add(t.T("aidpage.bank"), last.Bank)
	paid := int64(0)
	for _, p := range t.is.Paid {
		paid += p.Sum
	}
	s.Add(t.T("aidpage.paid"), locales.Money(paid))
	s.Add(t.T("aidpage.in-lists"), t.is.Lists)
}

// beside sets the result of the state's system beside ours.
func (t *tab) beside(s *applications.Sheet) {
	if t.is.System == nil {
		return
	}
	s.Head(t.T("aidpage.system"))
	differs := false
	for _, d := range t.is.Beside {
		s.Add(monthName(t, d.Month), t.T("aidpage.beside", "ours", locales.Money(d.Before), "system", locales.Money(d.After)))
		differs = differs || d.Due() != 0
	}
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
