package main

import (
	"flag"
	"fmt"
	"slices"

	"kezek/app"
	"kezek/app/fault"
	"kezek/app/privatization"
	"kezek/locales"
)

// showContracts lists the contracts of privatization, with arrears where there are.
func showContracts(t *terminal, args []string) error {
	var f app.ContractFilter
	rest, err := t.flags(args, func(s *flag.FlagSet) {
		s.BoolVar(&t.json, "json", t.json, "")
		s.StringVar(&f.State, "state", "", "")
		s.StringVar(&f.Query, "find", "", "")
	})
	if err != nil || len(rest) > 0 || f.State != "" && !slices.Contains(app.ContractStates, f.State) {
		return errUsage
	}
	o, err := t.forCases()
	if err != nil {
		return err
	}
	defer o.Close()
	rows, err := o.Contracts(t.ctx, f)
	if err != nil {
		return err
	}
	if t.json {
		return t.print(rows)
	}
	for _, r := range rows {
		fmt.Fprintf(t.out, "№ %s  %s  %s  %s\n", r.Number, day(r.Date), r.Name, t.lang.T(app.ContractStateKey(r.State)))
		fmt.Fprintf(t.out, "    %s\n", t.accountText(r))
	}
	return nil
}

// forCases opens the office for somebody who works with cases.
func (t *terminal) forCases() (*app.Office, error) {
	o, who, err := t.signedIn()
	if err != nil {
		return nil, err
	}
	if !who.Is(app.Registrar, app.Executor, app.Secretary, app.Head) { // an administrator does not look into cases
		o.Close()
		return nil, fault.New("G01", "app.fault.not-allowed")
	}
	return o, nil
}

// named opens the office for who looks at one case or contract by its number, the only argument beside --json.
func (t *terminal) named(args []string) (o *app.Office, number string, err error) {
	rest, err := t.flags(args, func(s *flag.FlagSet) { s.BoolVar(&t.json, "json", t.json, "") })
	if err != nil || len(rest) != 1 {
		return nil, "", errUsage
	}
	o, err = t.forCases()
	return o, rest[0], err
}

// accountText tells in one line what was paid and what is owed.
func (t *terminal) accountText(r app.ContractRow) string {
	if r.Price == 0 {
		return t.lang.T(privatization.PriceKey(privatization.Free))
	}
	return t.lang.T("ctl.contract.account", "price", locales.Money(r.Price), "paid", locales.Money(r.Paid), "balance", locales.Money(r.Balance),
		"arrears", locales.Money(r.Arrears))
}

// showContract shows the account of one contract: its schedule and what was paid.
func showContract(t *terminal, args []string) error {
	o, number, err := t.named(args)
	if err != nil {
		return err
	}
	defer o.Close()
	c, err := o.Contract(t.ctx, number)
	if err != nil {
		return err
	}
	if t.json {
		return t.print(c)
	}
	fmt.Fprintf(t.out, "№ %s, %s  %s  %s\n", c.Number, day(c.Date), c.Name, t.lang.T(app.ContractStateKey(c.State)))
	fmt.Fprintf(t.out, "%s\n%s\n", c.Address, t.accountText(c.ContractRow))
	for _, d := range c.Account.Dues {
		late := ""
		if d.Late {
			late = "  " + t.lang.T(app.ContractStateKey(app.ContractLate))
		}
		fmt.Fprintf(t.out, "%4d  %s  %s  %s%s\n", d.N, day(d.Day), locales.Money(d.Sum), locales.Money(d.Paid), late)
	}
	for _, p := range c.Payments {
		fmt.Fprintf(t.out, "#%d  %s  %s  %s  %s\n", p.ID, day(p.Day), locales.Money(p.Sum), p.Document, p.Annulled)
	}
	return nil
}
