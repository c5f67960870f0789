package app

import (
	"context"
	"encoding/json"
	"strings"

	"kezek/app/bank"
	"kezek/app/edition"
	"kezek/app/fault"
	"kezek/locales"
	"kezek/reports/papers"
	"kezek/store"
)

// receiving is the account a privatized dwelling is paid into.
func receiving(o *store.Office) bank.Account {
	return bank.Account{NameKK: o.ReceivesNameKK, NameRU: o.ReceivesNameRU, BIN: o.ReceivesBIN, BankKK: o.ReceivesBankKK, BankRU: o.ReceivesBankRU,
		BIC: o.ReceivesBIC, IBAN: o.ReceivesIBAN, Kbe: o.ReceivesKbe, Knp: o.ReceivesKnp, Budget: o.ReceivesBudget}
}

// paying is the account the office pays assistance from.
func paying(o *store.Office) bank.Account {
	return bank.Account{BankKK: o.PaysBankKK, BankRU: o.PaysBankRU, BIC: o.PaysBIC, IBAN: o.PaysIBAN, Kbe: o.PaysKbe, Knp: o.PaysKnp}
}

// SetAccounts puts the account privatized dwellings are paid into, and the one assistance is paid from, into what an office says of
// itself. The second has no name: it is the office's own.
func SetAccounts(o *OfficeData, receives, pays bank.Account) {
	o.ReceivesNameKK, o.ReceivesNameRU, o.ReceivesBIN = receives.NameKK, receives.NameRU, receives.BIN
	o.ReceivesBankKK, o.ReceivesBankRU, o.ReceivesBIC, o.ReceivesIBAN = receives.BankKK, receives.BankRU, receives.BIC, receives.IBAN
	o.ReceivesKbe, o.ReceivesKnp, o.ReceivesBudget = receives.Kbe, receives.Knp, receives.Budget
	o.PaysBankKK, o.PaysBankRU, o.PaysBIC, o.PaysIBAN, o.PaysKbe, o.PaysKnp = pays.BankKK, pays.BankRU, pays.BIC, pays.IBAN, pays.Kbe, pays.Knp
}

// checkAccounts says what is wrong with the office's accounts.
func checkAccounts(o store.Office) (fs fault.Findings) {
	at := func(prefix string, found fault.Findings) {
		for _, f := range found {
			f.Field = prefix + f.Field
			fs = append(fs, f)
		}
	}
	at("office.receives_", receiving(&o).Check())
	at("office.pays_", paying(&o).Check())
	if (o.ReceivesNameKK == "") != (o.ReceivesNameRU == "") {
		fs.Add("office.receives_name_ru", fault.Blocks, "bank.both")
	}
	return fs
}

// tidyAccounts spells numbers and codes as they are kept.
func tidyAccounts(o *store.Office) {
	for _, text := range []*string{&o.ReceivesIBAN, &o.ReceivesBIC, &o.PaysIBAN, &o.PaysBIC} {
		*text = bank.Tidy(*text)
	}
}

// tellLacking notes what an account lacks of what a paper prints of it; the paper is issued all the same.
// without is the message that it has no number.
func tellLacking(fs *fault.Findings, a bank.Account, without string) {
	for _, field := range a.Lacks() {
		key := "bank.lacks." + field
		if field == "iban" {
			key = without
		}
		fs.Add("", fault.Note, key)
	}
}

// detailsOf are an account as papers print it; a body without a name of its own in it is the one given.
func detailsOf(a bank.Account, body papers.Office, purpose papers.Text) papers.BankDetails {
	d := papers.BankDetails{Name: papers.Text{KK: a.NameKK, RU: a.NameRU}, BIN: a.BIN, Bank: papers.Text{KK: a.BankKK, RU: a.BankRU}, BIC: a.BIC,
		Account: bank.IBAN(a.IBAN).String(), Kbe: a.Kbe, Knp: a.Knp, Budget: a.Budget, Purpose: purpose}
	if d.Name == (papers.Text{}) {
		d.Name, d.BIN = body.Name, body.BIN
	}
	return d
}

// payInto is where a privatized dwelling is paid, for a paper whose frame says which body hands it over.
func (s *scene) payInto(p *papers.Paper, purpose papers.Text) papers.BankDetails {
	return detailsOf(receiving(s.office), p.Office, purpose)
}

// payerOf is who pays assistance today, as a payment list keeps it: the body that renders the service, from its own account.
func (s *scene) payerOf(ctx context.Context) (p payer, err error) {
	d, err := providerOf(ctx, s.v, edition.Aid)
	p = payer{NameKK: s.office.NameKK, NameRU: s.office.NameRU, BIN: s.office.BIN, Account: paying(s.office)}
	if d != (ProviderData{}) {
		p = payer{NameKK: d.NameKK, NameRU: d.NameRU, BIN: d.BIN, Account: d.Pays}
	}
	return p, err
}

// payer is who pays a list.
type payer struct {
	NameKK  string       `json:"name_kk"`
	NameRU  string       `json:"name_ru"`
	BIN     string       `json:"bin,omitempty"`
	Account bank.Account `json:"account,omitzero"`
}

// readPayer reads what a list keeps; nothing of a list made before accounts were kept.
func readPayer(text string) (p payer, err error) {
	if text == "" {
		return p, nil
	}
	return p, json.Unmarshal([]byte(text), &p)
}

// said is who pays and from where, a line each.
func (p payer) said(lang locales.Lang) []string {
	name, of := p.NameRU, p.Account.BankRU
	if lang == locales.KK {
		name, of = p.NameKK, p.Account.BankKK
	}
	var parts []string
	for _, x := range []struct{ key, text string }{{"bin", p.BIN}, {"iban", bank.IBAN(p.Account.IBAN).String()}, {"bank", of}, {"bic", p.Account.BIC},
		{"kbe", p.Account.Kbe}, {"knp", p.Account.Knp}} {
		if x.text != "" {
			parts = append(parts, lang.T("aid.list.payer."+x.key, "text", x.text))
		}
	}
	return []string{name, strings.Join(parts, ", ")}
}
