package bank

import (
	"strings"

	"kezek/app/fault"
	"kezek/app/iin"
)

// Account is an account with what a payment order asks for beside its number. Everything may be "".
type Account struct {
	NameKK string `json:"name_kk,omitempty" toml:"name_kk"` // whose it is, where that is not the body itself
	NameRU string `json:"name_ru,omitempty" toml:"name_ru"`
	BIN    string `json:"bin,omitempty" toml:"bin"`
	BankKK string `json:"bank_kk,omitempty" toml:"bank_kk"`
	BankRU string `json:"bank_ru,omitempty" toml:"bank_ru"`
	BIC    string `json:"bic,omitempty" toml:"bic"`
	IBAN   string `json:"iban,omitempty" toml:"iban"`
	Kbe    string `json:"kbe,omitempty" toml:"kbe"`       // whether resident, and the sector of the economy: 11 is the government
	Knp    string `json:"knp,omitempty" toml:"knp"`       // what a payment is for
	Budget string `json:"budget,omitempty" toml:"budget"` // code of the budget classification, where the account is the treasury's
}

// Problems of what stands in a field of an account.
const (
	BadBIC    Problem = "bank.bic"
	BadKbe    Problem = "bank.kbe"
	BadKnp    Problem = "bank.knp"
	BadBudget Problem = "bank.budget"
)

// Wrong says what is wrong with what was typed into a field of an account; the field goes by its name in JSON. What is empty is not
// wrong. Source: ISO 9362 of the BIC; codes of sectors and of payments by resolution 203 of the National Bank, 31.08.2016.
func Wrong(field, typed string) Problem {
	typed = Tidy(typed)
	if typed == "" {
		return ""
	}
	switch field {
	case "iban":
		_, problem := ParseIBAN(typed)
		return problem
	case "bic":
		return unless(isBIC(typed), BadBIC)
	case "kbe":
		return unless(len(typed) == 2 && all(typed, digit) && (typed[0] == '1' || typed[0] == '2'), BadKbe)
	case "knp":
		return unless(len(typed) == 3 && all(typed, digit), BadKnp)
	case "budget":
		return unless(len(typed) == 6 && all(typed, digit), BadBudget)
	case "bin":
		_, problem := iin.ParseBIN(typed)
		return Problem(problem)
	}
	return ""
}

func unless(right bool, p Problem) Problem {
	if right {
		return ""
	}
	return p
}

// isBIC holds for four letters of the bank, two of the country, two characters of the place, and three of a branch or none.
func isBIC(s string) bool {
	return (len(s) == 8 || len(s) == 11) && all(s[:6], func(c byte) bool { return 'A' <= c && c <= 'Z' }) && all(s[6:], letterOrDigit)
}

// Tidy is a number or a code as it is kept: capital letters, no spaces.
func Tidy(typed string) string { return strings.ToUpper(strings.Join(strings.Fields(typed), "")) }

// Check says what is wrong, at the fields.
func (a Account) Check() (fs fault.Findings) {
	for _, x := range []struct{ field, text string }{{"bin", a.BIN}, {"bic", a.BIC}, {"iban", a.IBAN}, {"kbe", a.Kbe}, {"knp", a.Knp}, {"budget", a.Budget}} {
		if p := Wrong(x.field, x.text); p != "" {
			fs.Add(x.field, fault.Blocks, string(p))
		}
	}
	return fs
}

// Lacks are the fields a payment order cannot do without and that are empty; without a number it is "iban" alone.
func (a Account) Lacks() (fields []string) {
	if a.IBAN == "" {
		return []string{"iban"}
	}
	for _, x := range []struct{ field, text string }{{"bank", a.BankKK + a.BankRU}, {"bic", a.BIC}, {"kbe", a.Kbe}, {"knp", a.Knp}} {
		if x.text == "" {
			fields = append(fields, x.field)
		}
	}
	return fields
}
