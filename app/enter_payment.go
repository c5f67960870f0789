package app

import (
	"context"
	"strconv"
	"strings"

	"kezek/app/fault"
	"kezek/app/privatization"
	"kezek/locales"
	"kezek/store"
)

// EnterPayment notes money that came on a contract of privatization. More than is owed is not taken. A payment entered by mistake is
// annulled by somebody else.
type EnterPayment struct {
	Contract string `json:"contract"` // its number
	privatization.Payment
}

// PaidOn is what EnterPayment answers: where the account stands after it.
type PaidOn struct {
	Contract string `json:"contract"`
	Payment  int64  `json:"payment"`
	Paid     int64  `json:"paid"` // tiyn, all together
	Balance  int64  `json:"balance"`
	Arrears  int64  `json:"arrears"`
}

func (EnterPayment) Name() string { return "enter-payment" }

func (a EnterPayment) check(ctx context.Context, s *scene) (fault.Findings, error) {
	fs, c, p, err := s.contracted(ctx, a.Contract)
	if err != nil || c == nil {
		return fs, err
	}
	if c.Sum == 0 {
		fs.Add("contract", fault.Blocks, "privatization.nothing-to-pay")
		return fs, nil
	}
	a.Document = locales.Clean(a.Document)
	fs = append(fs, privatization.CheckPayment(p.deal.Dues, paid(p.payments), a.Payment, dateOf(s.now))...)
	if a.Day != "" && a.Day < c.Date {
		fs.Add("day", fault.NeedsReason, "privatization.payment.before")
	}
	return fs, nil
}

func (a EnterPayment) plan(ctx context.Context, s *scene) (any, error) {
	_, c, p, err := s.contracted(ctx, a.Contract)
	if err != nil {
		return nil, err
	}
	id, err := s.next(ctx, store.CountPayment)
	if err != nil {
		return nil, err
	}
	row := store.Payment{ID: id, Contract: c.ID, Day: a.Day, Sum: a.Sum, Document: locales.Clean(a.Document), Reason: s.reason, Person: s.who.ID, At: s.now}
	s.insert(&row)
	account := privatization.Stand(p.deal.Dues, paid(append(p.payments, row)), dateOf(s.now))
	return PaidOn{c.Number, id, account.Paid, account.Balance, account.Arrears}, nil
}

// mistakenContract is a contract that is annulled: before a title was registered by it, and when no payment on it counts.
func (s *scene) mistakenContract(ctx context.Context, number string) (m mistake, err error) {
	c, err := s.v.ContractByNumber(ctx, number)
	if err != nil || c == nil {
		return m, err
	}
	m.id, m.by = c.ID, c.Person
	k, err := courseOf(ctx, s.v, c.CaseID)
	switch {
	case k.title != nil:
		m.hinders = "privatization.contract.registered"
	case k.contract != nil && k.contract.ID == c.ID && len(k.payments) > 0:
		m.hinders = "privatization.contract.paid-on"
	}
	return m, err
}

// mistakenPayment is a payment that is annulled, before a title was registered.
func (s *scene) mistakenPayment(ctx context.Context, number string) (m mistake, err error) {
	id, err := strconv.ParseInt(strings.TrimSpace(number), 10, 64)
	if err != nil {
		return m, nil
	}
	row, err := s.v.Payment(ctx, id)
	if err != nil || row == nil {
		return m, err
	}
	m.id, m.by = row.ID, row.Person
	contracts, err := s.v.ContractsByID(ctx, []int64{row.Contract})
	if err != nil {
		return m, err
	}
	k, err := courseOf(ctx, s.v, contracts[0].CaseID)
	if k.title != nil {
		m.hinders = "privatization.contract.registered"
	}
	return m, err
}
