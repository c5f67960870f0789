package app

import (
	"encoding/json"
	"strings"

	"kezek/app/privatization"
	"kezek/locales"
	"kezek/reports/sheets"
	"kezek/store"
)

// contracts are the rows of the journal of contracts of privatization.
func (l *ledger) contracts(ids []int64) (entries []journalEntry, err error) {
	rows, err := l.v.ContractsByID(l.ctx, ids)
	if err != nil {
		return nil, err
	}
	numbers, err := l.casesOf(rows)
	if err != nil {
		return nil, err
	}
	office, err := l.officeName()
	if err != nil {
		return nil, err
	}
	for _, c := range rows {
		deal, err := dealOf(c)
		if err != nil {
			return nil, err
		}
		at, _ := dayAt(c.Date)
		e := l.entry(c.ID, c.Number, at)
		e.at, e.caseNo = c.At, numbers[c.CaseID]
		e.say("parties", office+"; "+partiesSaid(deal.Parties))
		e.say("address", deal.Dwelling.Address)
		e.cells["sum"] = priceCell(c.Sum, l.lang)
		entries = append(entries, e)
	}
	return entries, nil
}

// officeName is the office's name in a language.
func (l *ledger) officeName() (string, error) {
	info, err := l.v.Office(l.ctx)
	if err != nil || info == nil {
		return "", err
	}
	if l.lang == locales.KK {
		return info.NameKK, nil
	}
	return info.NameRU, nil
}

// casesOf are the numbers of contracts' cases.
func (l *ledger) casesOf(contracts []store.Contract) (map[int64]string, error) {
	var ids []int64
	for _, c := range contracts {
		ids = append(ids, c.CaseID)
	}
	cases, err := l.v.CasesByID(l.ctx, ids)
	numbers := map[int64]string{}
	for _, c := range cases {
		numbers[c.ID] = c.CaseNo
	}
	return numbers, err
}

// privatized are the rows of the register of privatized dwellings: those whose title was registered.
func (l *ledger) privatized(ids []int64) (entries []journalEntry, err error) {
	stages, err := l.v.StagesByID(l.ctx, ids)
	if err != nil {
		return nil, err
	}
	for _, s := range stages {
		var t title
		if err := json.Unmarshal([]byte(s.Data), &t); err != nil {
			return nil, err
		}
		c, err := courseOf(l.ctx, l.v, s.CaseID)
		if err != nil {
			return nil, err
		}
		at, _ := dayAt(t.Date)
		e := l.entry(s.ID, t.Row, at)
		e.at = s.At
		e.say("title", "№ "+t.Number+", "+spelt(t.Date))
		if c.contract != nil {
			l.deal(e, &c)
			cases, err := l.casesOf([]store.Contract{*c.contract})
			if err != nil {
				return nil, err
			}
			e.caseNo = cases[s.CaseID]
		}
		entries = append(entries, e)
	}
	return entries, nil
}

// deal fills in what was agreed and paid.
func (l *ledger) deal(e journalEntry, c *course) {
	d := c.deal
	e.say("contract", "№ "+c.contract.Number+", "+spelt(c.contract.Date))
	e.say("address", d.Dwelling.Address)
	e.say("cadastral", d.Dwelling.Cadastral)
	e.cells["area"] = sheets.A(d.Dwelling.Total)
	e.say("people", partiesSaid(d.Parties))
	terms := privatization.Residual
	if c.contract.Sum == 0 {
		terms = privatization.Free
	}
	e.say("terms", l.lang.T(privatization.PriceKey(terms)))
	e.cells["price"] = priceCell(c.contract.Sum, l.lang)
	var payments []string
	for _, p := range c.payments {
		payments = append(payments, spelt(p.Day)+": "+locales.Money(p.Sum))
	}
	e.cells["payments"] = sheets.T(strings.Join(payments, "; "))
}
