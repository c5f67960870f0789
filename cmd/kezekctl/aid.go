package main

import (
	"flag"
	"fmt"
	"io"
	"strconv"
	"strings"

	"kezek/app"
	"kezek/app/aid"
	"kezek/app/bank"
	"kezek/app/edition"
	"kezek/app/fault"
	"kezek/locales"
)

// showAid prints what housing assistance has of its own: the sheet and award of a case, all awards, lists for payment, rules.
func showAid(t *terminal, args []string) error {
	var quarter, day, xlsx, pdf string
	rest, err := t.flags(args, func(s *flag.FlagSet) {
		s.StringVar(&quarter, "quarter", "", "")
		s.StringVar(&day, "on", "", "")
		s.StringVar(&xlsx, "xlsx", "", "")
		s.StringVar(&pdf, "pdf", "", "")
	})
	if err != nil || len(rest) == 0 || xlsx != "" && pdf != "" {
		return errUsage
	}
	o, who, err := t.signedIn()
	if err != nil {
		return err
	}
	defer o.Close()
	if !who.Is(app.Registrar, app.Executor, app.Secretary, app.Head) {
		return fault.New("G01", "app.fault.not-allowed")
	}
	switch what := rest[0]; {
	case what == "case" && len(rest) == 2:
		return t.aidCase(o, rest[1])
	case what == "awards" && len(rest) == 1:
		return t.aidAwards(o, quarter)
	case what == "rules" && len(rest) == 1:
		return t.aidRules(o, day)
	case what == "lists" && len(rest) == 1:
		return t.aidLists(o)
	case what == "list" && len(rest) == 2:
		return t.aidList(o, who, rest[1], xlsx, pdf)
	}
	return errUsage
}

// aidCase prints the calculation of a case line by line, and its award.
func (t *terminal) aidCase(o *app.Office, caseNo string) error {
	view, err := o.AidCase(t.ctx, caseNo)
	if err != nil {
		return err
	}
	if t.json {
		return t.print(view)
	}
	if s := view.Sheet; s != nil {
		c, err := o.Case(t.ctx, caseNo)
		if err != nil {
			return err
		}
		t.aidSheet(s, c.Law)
	}
	for _, a := range view.Award {
		fmt.Fprintf(t.out, "№ %s, %s: %s\n", a.Number, day(a.Date), t.lang.T("aid.award."+a.Kind))
		for _, p := range a.Payments {
			fmt.Fprintf(t.out, "  %s  %s\n", p.Month, locales.Money(p.Sum))
		}
	}
	if len(view.Award) > 0 {
		fmt.Fprintf(t.out, "%s  %s\n", bank.IBAN(view.Account), view.Bank)
	}
	for _, x := range view.Accounts {
		fmt.Fprintln(t.out, t.lang.T("aid.account.step", "account", bank.IBAN(x.Account), "bank", x.Bank, "stated", day(x.Stated), "why", x.Why, "name", x.By))
	}
	for _, d := range view.Beside {
		fmt.Fprintln(t.out, t.lang.T("ctl.aid.beside", "month", d.Month, "ours", locales.Money(d.Before), "system", locales.Money(d.After)))
	}
	return nil
}

func (t *terminal) aidSheet(s *app.AidSheetView, svc *edition.Service) {
	for _, l := range s.Lines {
		name := l.Service
		if x, ok := svc.Expense(l.Service); ok {
			name = x.Text.In(t.lang)
		}
		fmt.Fprintf(t.out, "%s  %s: %s → %s (%s)\n", l.Month, name, locales.Money(l.Sum), locales.Money(l.Counted), t.lang.T(aid.ByKey(l.By)))
	}
	for i, m := range s.Input.Quarter.Months() {
		fmt.Fprintln(t.out, t.lang.T("ctl.aid.month", "month", m, "counted", locales.Money(s.Sums[i].Counted), "limit", locales.Money(s.LimitRounded()),
			"aid", locales.Money(s.Aid().Months[i])))
	}
	if s.Differ() {
		fmt.Fprintln(t.out, t.lang.T("ctl.aid.ways", "quarter", locales.Money(s.ByQuarter.Quarter), "month", locales.Money(s.ByMonth.Quarter)))
	}
}

// quarterOf reads 2026/1; "" is none.
func quarterOf(text string) (q aid.Quarter, err error) {
	if text == "" {
		return q, nil
	}
	year, n, _ := strings.Cut(text, "/")
	q.Year, _ = strconv.Atoi(year)
	q.N, _ = strconv.Atoi(n)
	if !q.Valid() {
		return q, fault.New("T08", "ctl.fault.quarter", "text", text)
	}
	return q, nil
}

func (t *terminal) aidAwards(o *app.Office, quarter string) error {
	q, err := quarterOf(quarter)
	if err != nil {
		return err
	}
	rows, err := o.Awards(t.ctx, q)
	if err != nil {
		return err
	}
	if t.json {
		return t.print(rows)
	}
	for _, r := range rows {
		fmt.Fprintf(t.out, "%s  %s  %s  %s – %s  %s  %s\n", r.CaseNo, r.Name, t.lang.T("aid.award."+r.State), r.First, r.Last, locales.Money(r.Sum), r.Lists)
	}
	return nil
}

func (t *terminal) aidRules(o *app.Office, text string) error {
	iso := ""
	if text != "" {
		at, ok := locales.ParseDate(text)
		if !ok {
			return fault.New("T03", "ctl.fault.date", "text", text)
		}
		iso = at.Format("2006-01-02")
	}
	rows, svc, err := o.AidRuleRows(t.ctx, iso)
	if err != nil {
		return err
	}
	if t.json {
		return t.print(rows)
	}
	for _, r := range rows {
		code, value := "", ""
		switch {
		case r.Row != nil:
			code, value = r.Row.Code, r.Row.Figure()+" "+r.Row.Unit+" "+r.Row.Per
		case r.Tariff != nil:
			code, value = r.Tariff.Service, locales.Money(r.Tariff.N)+" / "+r.Tariff.Unit
		default:
			value = t.lang.T(aid.WayKey(r.Manner.Way))
		}
		if x, ok := svc.Expense(code); ok {
			code = x.Text.In(t.lang)
		}
		fmt.Fprintf(t.out, "%3d  %s  %s  %s – %s  № %s, %s\n", r.ID, code, value, r.From, r.To, r.Act.Number, day(r.Act.Date))
	}
	return nil
}

func (t *terminal) aidLists(o *app.Office) error {
	lists, err := o.PaymentLists(t.ctx)
	if err != nil {
		return err
	}
	if t.json {
		return t.print(lists)
	}
	for _, l := range lists {
		fmt.Fprintf(t.out, "№ %s  %s  %s – %s  %s  %d  %s  %s\n", l.Number, locales.Date(l.At), l.From, l.To, l.Bank, l.Recipients, locales.Money(l.Sum), l.Annulled)
	}
	return nil
}

// aidList prints a list for payment, or writes it as a workbook or a paper.
func (t *terminal) aidList(o *app.Office, who *app.Person, number, xlsx, pdf string) error {
	switch {
	case xlsx != "":
		out, err := o.ExportPaymentList(t.ctx, who, xlsx, number, t.lang)
		if err != nil {
			return err
		}
		return t.wrote(xlsx, out)
	case pdf != "":
		return t.printed(pdf, map[string]string{"number": number}, func(w io.Writer) error { return o.PrintPaymentList(t.ctx, w, who, number, nil) })
	}
	l, err := o.PaymentList(t.ctx, number)
	if err != nil {
		return err
	}
	if t.json {
		return t.print(l)
	}
	for i, x := range l.Lines {
		fmt.Fprintf(t.out, "%d. %s  %s  %s  %s\n", i+1, x.Name, x.IIN, bank.IBAN(x.Account), locales.Money(x.Sum))
	}
	fmt.Fprintf(t.out, "%s: %s\n", t.lang.T("list.total"), locales.Money(l.Sum))
	return nil
}
