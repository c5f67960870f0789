// Package bank is what money is paid by: numbers of accounts, codes of banks and of payments.
package bank

import "strings"

// IBAN is an account number of Kazakhstan that passed ParseIBAN: KZ, two check digits, three digits of the bank, thirteen
// letters or digits of the account.
type IBAN string

// Problem is why what stands in a field of an account is refused, as the key of a message; "" is none.
type Problem string

const (
	IBANEmpty    Problem = "bank.iban.empty"
	IBANLetters  Problem = "bank.iban.letters" // Cyrillic ones, or what is neither letter nor digit
	IBANCountry  Problem = "bank.iban.country"
	IBANLength   Problem = "bank.iban.length"
	IBANBank     Problem = "bank.iban.bank"
	IBANChecksum Problem = "bank.iban.checksum"
)

const ibanLength = 20

// ParseIBAN reads a typed account number; spaces and small letters are put right. The first problem found is told. Source:
// ISO 13616 with the register's entry of Kazakhstan, check digits by ISO 7064 MOD 97-10.
func ParseIBAN(s string) (IBAN, Problem) {
	s = strings.ToUpper(strings.Join(strings.Fields(s), ""))
	switch {
	case s == "":
		return "", IBANEmpty
	case !all(s, letterOrDigit):
		return "", IBANLetters
	case !strings.HasPrefix(s, "KZ"):
		return "", IBANCountry
	case len(s) != ibanLength:
		return "", IBANLength
	case !all(s[2:4], digit):
		return "", IBANChecksum
	case !all(s[4:7], digit):
		return "", IBANBank
	case s[2:4] < "02" || s[2:4] > "98" || remainder(s[4:]+s[:4]) != 1: // 00, 01 and 99 are never given
		return "", IBANChecksum
	}
	return IBAN(s), ""
}

// Bank is the bank's code, three digits.
func (n IBAN) Bank() string { return string(n[4:7]) }

// String groups it by four, as it is printed.
func (n IBAN) String() string {
	var b strings.Builder
	for i := 0; i < len(n); i += 4 {
		if i > 0 {
			b.WriteByte(' ')
		}
		b.WriteString(string(n[i:min(i+4, len(n))]))
	}
	return b.String()
}

// remainder by 97, letters being the numbers 10 to 35.
func remainder(s string) (r int) {
	for i := range len(s) {
		if c := s[i]; c >= 'A' {
			r = (r*100 + int(c-'A') + 10) % 97
		} else {
			r = (r*10 + int(c-'0')) % 97
		}
	}
	return r
}

func all(s string, is func(byte) bool) bool {
	for i := range len(s) {
		if !is(s[i]) {
			return false
		}
	}
	return true
}

func digit(c byte) bool         { return '0' <= c && c <= '9' }
func letterOrDigit(c byte) bool { return digit(c) || 'A' <= c && c <= 'Z' }
