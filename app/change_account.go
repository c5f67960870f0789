package app

import (
	"context"
	"slices"

	"kezek/app/aid"
	"kezek/app/bank"
	"kezek/app/casefile"
	"kezek/app/fault"
	"kezek/locales"
	"kezek/store"
)

// ChangeAccount notes that the recipient of an award wants to be paid into another account. What is paid does not change: the lists
// made from now on pay there, earlier ones stay as they are.
type ChangeAccount struct {
	CaseNo  string `json:"case_no"`
	Stated  string `json:"stated"`  // day of the recipient's statement, yyyy-mm-dd
	Account string `json:"account"` // IBAN
	Bank    string `json:"bank"`
	Why     string `json:"why"` // as the statement says
}

// AccountChanged is what ChangeAccount answers.
type AccountChanged struct {
	CaseNo  string `json:"case_no"`
	Account string `json:"account"`
	Bank    string `json:"bank"`
}

func (ChangeAccount) Name() string { return "change-account" }

func (a ChangeAccount) check(ctx context.Context, s *scene) (fault.Findings, error) {
	fs, f, err := s.called(ctx, a.CaseNo)
	if err != nil || f == nil {
		return fs, err
	}
	w, err := s.awardOf(ctx, f.is.ID)
	if err != nil {
		return fs, err
	}
	if w == nil {
		fs.Add("case_no", fault.Blocks, "aid.no-award", "case", a.CaseNo)
		return fs, nil
	}
	if _, ok := (Signed{Date: a.Stated}).effective(); !ok || a.Stated > dateOf(s.now) {
		fs.Add("stated", fault.Blocks, "aid.account.stated")
	} else if n := len(w.accounts); n > 0 && a.Stated < w.accounts[n-1].Stated {
		fs.Add("stated", fault.NeedsReason, "aid.account.earlier", "day", spelt(w.accounts[n-1].Stated))
	}
	switch account, problem := bank.ParseIBAN(a.Account); {
	case problem != "":
		fs.Add("account", fault.Blocks, string(problem))
	case string(account) == w.account().Account:
		fs.Add("account", fault.Blocks, "aid.account.same")
	default:
		_, own := w.last()
		names, err := s.othersPaid(ctx, own.payee(), account)
		if err != nil {
			return fs, err
		}
		for _, name := range names {
			fs.Add("account", fault.NeedsReason, "aid.account.others", "name", name)
		}
	}
	checkLine(&fs, "bank", a.Bank, "aid.account.bank")
	checkLine(&fs, "why", a.Why, "aid.account.why")
	return fs, nil
}

// checkLine holds that a line of text is there and not too long.
func checkLine(fs *fault.Findings, field, text, lacks string) {
	if n := len([]rune(locales.Clean(text))); n == 0 || n > mostLine {
		fs.Add(field, fault.Blocks, lacks)
	}
}

const mostLine = 200 // letters

// othersPaid are the names of the other recipients who are paid into an account.
func (s *scene) othersPaid(ctx context.Context, payee string, account bank.IBAN) (names []string, err error) {
	last, err := s.v.AwardsInto(ctx, string(account))
	if err != nil {
		return nil, err
	}
	all, err := wholeAwards(ctx, s.v, last)
	for _, other := range all {
		_, data := other.last()
		if other.account().Account == string(account) && data.payee() != payee && !slices.Contains(names, data.Name) {
			names = append(names, data.Name)
		}
	}
	return names, err
}

// othersHave is othersPaid of the account that an application names.
func (s *scene) othersHave(ctx context.Context, app casefile.Application, m aid.Matter) (names []string, err error) {
	account, problem := bank.ParseIBAN(m.Account)
	if problem != "" { // told elsewhere
		return nil, nil
	}
	who := awarded{Name: app.Applicant.Name, IIN: app.Applicant.IIN}
	return s.othersPaid(ctx, who.payee(), account)
}

func (a ChangeAccount) plan(ctx context.Context, s *scene) (any, error) {
	f, err := s.file(ctx, a.CaseNo)
	if err != nil {
		return nil, err
	}
	id, err := s.next(ctx, store.CountAidAccount)
	if err != nil {
		return nil, err
	}
	account, _ := bank.ParseIBAN(a.Account)
	row := &store.AidAccount{ID: id, CaseID: f.is.ID, Account: string(account), Bank: locales.Clean(a.Bank), Stated: a.Stated, Why: locales.Clean(a.Why), Person: s.who.ID, At: s.now}
	s.insert(row)
	return AccountChanged{f.is.CaseNo, row.Account, row.Bank}, nil
}
