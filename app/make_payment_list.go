package app

import (
	"bytes"
	"context"
	"slices"

	"kezek/app/aid"
	"kezek/app/bank"
	"kezek/app/fault"
	"kezek/locales"
	"kezek/store"
)

// MakePaymentList freezes what is to be paid for a month or a quarter, and what earlier months still lack or had too much. The same
// month is never paid twice.
type MakePaymentList struct {
	Quarter aid.Quarter `json:"quarter,omitzero"`
	Month   aid.Month   `json:"month,omitempty"` // instead of a quarter
	Bank    string      `json:"bank,omitempty"`  // "" for all
}

// PaymentListMade is what MakePaymentList answers.
type PaymentListMade struct {
	Number     string `json:"number"`
	Recipients int    `json:"recipients"`
	Sum        int64  `json:"sum"` // tiyn
}

func (MakePaymentList) Name() string { return "make-payment-list" }

// span is the first and the last month a list is of; ok is false where there are none.
func (a MakePaymentList) span() (from, to aid.Month, ok bool) {
	if a.Month != "" {
		return a.Month, a.Month, a.Month.Valid() && a.Quarter == (aid.Quarter{})
	}
	months := a.Quarter.Months()
	return months[0], months[2], a.Quarter.Valid()
}

// payee is who is paid, with what is due of each month of each of their awards.
type payee struct {
	name, iin, account, bank string
	named                    int64              // moment at which the account was
	rows                     []store.AidPayment // without number and line
	sum                      int64              // of all
}

func (a MakePaymentList) check(ctx context.Context, s *scene) (fs fault.Findings, err error) {
	_, to, ok := a.span()
	if !ok {
		fs.Add("quarter", fault.Blocks, "aid.list.period")
		return fs, nil
	}
	paid, over, err := payees(ctx, s.v, to, a.Bank)
	if err != nil {
		return fs, err
	}
	if len(paid) == 0 {
		fs.Add("", fault.Blocks, "aid.list.empty")
	}
	for _, p := range paid {
		if _, problem := bank.ParseIBAN(p.account); problem != "" {
			fs.Add("", fault.Blocks, "aid.list.account", "name", p.name)
		}
	}
	pays, err := s.payerOf(ctx)
	tellLacking(&fs, pays.Account, "bank.lacks.pays.iban")
	for _, p := range over {
		fs.Add("", fault.Note, "aid.list.overpaid", "name", p.name, "sum", locales.Money(-p.sum))
	}
	return fs, err
}

func (a MakePaymentList) plan(ctx context.Context, s *scene) (any, error) {
	from, to, _ := a.span()
	paid, _, err := payees(ctx, s.v, to, a.Bank)
	if err != nil {
		return nil, err
	}
	id, err := s.next(ctx, store.CountAidList)
	if err != nil {
		return nil, err
	}
	number, err := s.number(ctx, AidAwards, "payment-list")
	if err != nil {
		return nil, err
	}
	pays, err := s.payerOf(ctx)
	if err != nil {
		return nil, err
	}
	kept, err := pack(pays)
	if err != nil {
		return nil, err
	}
	list := &store.AidList{ID: id, Number: number, From: string(from), To: string(to), Bank: locales.Clean(a.Bank), Recipients: int64(len(paid)), Person: s.who.ID, At: s.now,
		Payer: kept}
	s.insert(list)
	for n, p := range paid {
		list.Sum += p.sum
		for _, row := range p.rows {
			if row.ID, err = s.next(ctx, store.CountAidPayment); err != nil {
				return nil, err
			}
			row.List, row.N, row.Name, row.IIN, row.Account = id, int64(n+1), p.name, p.iin, p.account
			s.insert(&row)
		}
	}
	return PaymentListMade{number, len(paid), list.Sum}, nil
}

// payees are who has something to be paid up to a month, by name; over are those who still owe: they are in no list until what they
// are due is more.
func payees(ctx context.Context, v *store.View, upTo aid.Month, bank string) (paid, over []payee, err error) {
	awards, err := standingAwards(ctx, v, "")
	if err != nil {
		return nil, nil, err
	}
	before, err := paidBefore(ctx, v, awards)
	if err != nil {
		return nil, nil, err
	}
	of := map[string]*payee{}
	var order []string
	for _, a := range awards {
		row, data := a.last()
		key := data.payee()
		p := of[key]
		if p == nil {
			p = new(payee)
			of[key], order = p, append(order, key)
		}
		p.name, p.iin = data.Name, data.IIN // of the newest award
		if x := a.account(); x.At >= p.named {
			p.account, p.bank, p.named = x.Account, x.Bank, x.At
		}
		payable := a.payable()
		for _, left := range aid.Unpaid(payable, before[row.CaseID], upTo) {
			due := int64(0)
			for _, m := range payable {
				if m.Month == left.Month {
					due += m.Sum
				}
			}
			p.rows = append(p.rows, store.AidPayment{CaseID: row.CaseID, Award: row.ID, Month: string(left.Month), Due: due, Sum: left.Sum})
			p.sum += left.Sum
		}
	}
	for _, key := range order {
		p := of[key]
		switch {
		case len(p.rows) == 0 || bank != "" && locales.Fold(bank) != locales.Fold(p.bank):
		case p.sum > 0:
			paid = append(paid, *p)
		case p.sum < 0:
			over = append(over, *p)
		}
	}
	slices.SortStableFunc(paid, func(a, b payee) int { return bytes.Compare(locales.SortKey(a.name), locales.SortKey(b.name)) })
	return paid, over, nil
}

// standingAwards are the awards with a month from one on, each as it stands, with the results of the state's system.
func standingAwards(ctx context.Context, v *store.View, month aid.Month) (all []*award, err error) {
	last, err := v.AwardsFrom(ctx, string(month))
	if err != nil {
		return nil, err
	}
	return wholeAwards(ctx, v, last)
}

// wholeAwards are awards, each of which is known by its last row, with all that became of them.
func wholeAwards(ctx context.Context, v *store.View, last []store.AidAward) (all []*award, err error) {
	var cases []int64
	for _, row := range last {
		cases = append(cases, row.CaseID)
	}
	rows, err := v.AwardsOfCases(ctx, cases)
	if err != nil {
		return nil, err
	}
	results, err := resultsOf(ctx, v, cases)
	if err != nil {
		return nil, err
	}
	accounts, err := v.AccountsOfCases(ctx, cases)
	if err != nil {
		return nil, err
	}
	named := map[int64][]store.AidAccount{}
	for _, x := range accounts {
		named[x.CaseID] = append(named[x.CaseID], x)
	}
	of := map[int64][]store.AidAward{}
	for _, row := range rows {
		of[row.CaseID] = append(of[row.CaseID], row)
	}
	told := map[int64][]result{}
	for _, x := range results {
		told[x.CaseID] = append(told[x.CaseID], x)
	}
	for _, id := range cases {
		a, err := awardOfRows(of[id])
		if err != nil {
			return nil, err
		}
		a.results, a.accounts = told[id], named[id]
		all = append(all, a)
	}
	return all, nil
}

// paidBefore is what the lists that hold have paid, by case.
func paidBefore(ctx context.Context, v *store.View, awards []*award) (map[int64][]aid.Payment, error) {
	var cases []int64
	for _, a := range awards {
		cases = append(cases, a.rows[0].CaseID)
	}
	rows, err := v.PaymentsOfCases(ctx, cases)
	paid := map[int64][]aid.Payment{}
	for _, r := range rows {
		all := paid[r.CaseID]
		if i := slices.IndexFunc(all, func(p aid.Payment) bool { return string(p.Month) == r.Month }); i >= 0 {
			all[i].Sum += r.Sum
			continue
		}
		paid[r.CaseID] = append(all, aid.Payment{Month: aid.Month(r.Month), Sum: r.Sum})
	}
	return paid, err
}
