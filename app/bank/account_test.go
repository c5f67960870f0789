package bank

import (
	"slices"
	"testing"
)

func TestWrong(t *testing.T) {
	for _, x := range []struct {
		field, typed string
		want         Problem
	}{
		{"bic", "KKMFKZ2A", ""}, {"bic", "kkmf kz2a", ""}, {"bic", "HSBKKZKXAST", ""}, {"bic", "", ""},
		{"bic", "KKMFKZ2", BadBIC}, {"bic", "KKMFKZ2A1", BadBIC}, {"bic", "KKM1KZ2A", BadBIC}, {"bic", "ККMFKZ2A", BadBIC}, {"bic", "KKMFKZ-A", BadBIC},
		{"kbe", "11", ""}, {"kbe", "29", ""}, {"kbe", "1", BadKbe}, {"kbe", "111", BadKbe}, {"kbe", "31", BadKbe}, {"kbe", "1A", BadKbe},
		{"knp", "911", ""}, {"knp", "91", BadKnp}, {"knp", "9111", BadKnp}, {"knp", "9I1", BadKnp},
		{"budget", "301102", ""}, {"budget", "30110", BadBudget}, {"budget", "30110A", BadBudget},
		{"iban", "KZ24 070 105KSN0000000", ""}, {"iban", " ", ""}, {"iban", "KZ25070105KSN0000000", IBANChecksum},
		{"bin", "050340000019", ""}, {"bin", "050340000018", "iin.checksum"}, {"bank_kk", "§", ""},
	} {
		if got := Wrong(x.field, x.typed); got != x.want {
			t.Errorf("%s %q: %q, want %q", x.field, x.typed, got, x.want)
		}
	}
}

func TestLacks(t *testing.T) {
	full := Account{BankRU: "Комитет казначейства", BIC: "KKMFKZ2A", IBAN: "KZ24070105KSN0000000", Kbe: "11", Knp: "911"}
	if got := full.Lacks(); got != nil || full.Check() != nil {
		t.Error(got, full.Check())
	}
	for want, take := range map[string]func(*Account){
		"iban": func(a *Account) { a.IBAN, a.BIC = "", "" }, // nothing else is told then
		"bank": func(a *Account) { a.BankRU = "" }, "bic": func(a *Account) { a.BIC = "" }, "kbe": func(a *Account) { a.Kbe = "" },
		"knp": func(a *Account) { a.Knp = "" },
	} {
		a := full
		take(&a)
		if got := a.Lacks(); !slices.Equal(got, []string{want}) {
			t.Errorf("%v, want %s", got, want)
		}
	}
	if fs := (Account{BIC: "X", Knp: "9"}).Check(); len(fs) != 2 || fs[0].Field != "bic" || fs[1].Key != "bank.knp" {
		t.Error(fs)
	}
}
