package app

import (
	"context"
	"slices"

	"kezek/app/fault"
	"kezek/app/privatization"
	"kezek/locales"
	"kezek/store"
)

// ContractRow is a contract of privatization as the list of contracts shows it. Sums are tiyn.
type ContractRow struct {
	Number  string `json:"number"`
	CaseNo  string `json:"case_no"`
	Date    string `json:"date"` // yyyy-mm-dd
	Name    string `json:"name"` // of the first tenant
	Address string `json:"address"`
	Price   int64  `json:"price"`
	Paid    int64  `json:"paid"`
	Arrears int64  `json:"arrears"`
	Balance int64  `json:"balance"`
	NextDay string `json:"next_day,omitempty"` // the earliest due that is open
	NextSum int64  `json:"next_sum,omitempty"` // what is open of it
	State   string `json:"state"`              // of ContractStates
}

// States of a contract.
const (
	ContractLate       = "late"       // something due is not paid
	ContractPaying     = "paying"     // in time
	ContractPaid       = "paid"       // in full, or free; the title is not registered yet
	ContractRegistered = "registered" // and the title is: closed
)

// ContractStates are all of them.
var ContractStates = []string{ContractLate, ContractPaying, ContractPaid, ContractRegistered}

// ContractStateKey says a state of a contract.
func ContractStateKey(state string) string { return "privatization.contract.state." + state }

// ContractView is a contract with its account.
type ContractView struct {
	ContractRow
	Deal     privatization.Contract `json:"deal"`
	Account  privatization.Account  `json:"account"`
	Payments []PaymentView          `json:"payments"`
	TitleNo  string                 `json:"title_no,omitempty"`
	TitleOn  string                 `json:"title_on,omitempty"`
}

// PaymentView is a payment as entered.
type PaymentView struct {
	ID       int64  `json:"id"`
	Day      string `json:"day"`
	Sum      int64  `json:"sum"`
	Document string `json:"document"`
	By       string `json:"by"`
	Annulled string `json:"annulled,omitempty"` // why; "" for one that counts
}

// ContractFilter says which contracts are listed. Empty fields ask for nothing.
type ContractFilter struct {
	State string `json:"state,omitempty"`
	Query string `json:"query,omitempty"` // words of number, names or address
}

// Contracts lists the contracts that hold, the newest first.
func (o *Office) Contracts(ctx context.Context, f ContractFilter) (rows []ContractRow, err error) {
	rows = []ContractRow{}
	today := dateOf(o.Now())
	words := searchWords(f.Query)
	err = o.st.Look(ctx, func(v *store.View) error {
		all, err := v.Contracts(ctx)
		if err != nil {
			return err
		}
		accounts, err := accountsOf(ctx, v, all, today)
		if err != nil {
			return err
		}
		for i := len(all) - 1; i >= 0; i-- {
			r := accounts[i].ContractRow
			text := r.Number + " " + r.CaseNo + " " + partiesSaid(accounts[i].Deal.Parties) + " " + r.Address
			if (f.State == "" || f.State == r.State) && (len(words) == 0 || says(text, words)) {
				rows = append(rows, r)
			}
		}
		return nil
	})
	return rows, err
}

// Contract shows one contract with its account on today's day.
func (o *Office) Contract(ctx context.Context, number string) (view ContractView, err error) {
	err = o.st.Look(ctx, func(v *store.View) error {
		c, err := v.ContractByNumber(ctx, locales.Clean(number))
		if err != nil {
			return err
		}
		if c == nil {
			return fault.New("G11", "privatization.contract.none", "number", number)
		}
		views, err := accountsOf(ctx, v, []store.Contract{*c}, dateOf(o.Now()))
		if err == nil {
			view = views[0]
		}
		return err
	})
	return view, err
}

// accountsOf reckons the accounts of contracts on a day.
func accountsOf(ctx context.Context, v *store.View, contracts []store.Contract, today string) ([]ContractView, error) {
	var ids, cases []int64
	for _, c := range contracts {
		ids, cases = append(ids, c.ID), append(cases, c.CaseID)
	}
	payments, err := v.PaymentsOfContracts(ctx, ids)
	if err != nil {
		return nil, err
	}
	count, annulled, err := paymentsThatCount(ctx, v, payments)
	if err != nil {
		return nil, err
	}
	stages, err := v.StagesOfCases(ctx, cases)
	if err != nil {
		return nil, err
	}
	files, err := v.CasesByID(ctx, cases)
	if err != nil {
		return nil, err
	}
	names, err := namesOf(ctx, v)
	if err != nil {
		return nil, err
	}
	views := make([]ContractView, len(contracts))
	for i, c := range contracts {
		own := func(p store.Payment) bool { return p.Contract != c.ID }
		k := course{contract: &c, payments: slices.DeleteFunc(slices.Clone(count), own)}
		for _, s := range stages {
			if s.CaseID == c.CaseID && s.Kind == stageTitle {
				if err := k.take(s); err != nil {
					return nil, err
				}
			}
		}
		if k.deal, err = dealOf(c); err != nil {
			return nil, err
		}
		view := k.account(today)
		for _, f := range files {
			if f.ID == c.CaseID {
				view.CaseNo = f.CaseNo
			}
		}
		for _, p := range payments {
			if p.Contract == c.ID {
				view.Payments = append(view.Payments, PaymentView{p.ID, p.Day, p.Sum, p.Document, names[p.Person], annulled[p.ID]})
			}
		}
		views[i] = view
	}
	return views, nil
}

// account is a contract as it stands on a day.
func (c *course) account(today string) ContractView {
	a := privatization.Stand(c.deal.Dues, paid(c.payments), today)
	view := ContractView{Deal: c.deal, Account: a, Payments: []PaymentView{}}
	view.ContractRow = ContractRow{Number: c.contract.Number, Date: c.contract.Date, Address: c.deal.Dwelling.Address, Price: c.contract.Sum, Paid: a.Paid,
		Arrears: a.Arrears, Balance: a.Balance, State: ContractPaying}
	if len(c.deal.Parties) > 0 {
		view.Name = c.deal.Parties[0].Name
	}
	if next, ok := a.Next(); ok {
		view.NextDay, view.NextSum = next.Day, next.Sum-next.Paid
	}
	switch {
	case c.title != nil:
		view.State, view.TitleNo, view.TitleOn = ContractRegistered, c.title.Number, c.title.Date
	case a.Arrears > 0:
		view.State = ContractLate
	case a.Balance == 0:
		view.State = ContractPaid
	}
	return view
}
