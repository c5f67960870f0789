package bank

import (
	"fmt"
	"math/big"
	"testing"

	"pgregory.net/rapid"
)

func TestParseIBAN(t *testing.T) {
	for typed, want := range map[string]Problem{
		"KZ86125KZT5004100100":        "", // the example of the ISO register
		"kz86 125k zt50 0410 0100":    "",
		" KZ86\u00a0125KZT5004100100": "",
		"":                            IBANEmpty,
		"   ":                         IBANEmpty,
		"КZ86125KZT5004100100":        IBANLetters, // Cyrillic К
		"KZ86-125K-ZT50-0410-0100":    IBANLetters,
		"DE86125KZT5004100100":        IBANCountry,
		"86125KZT5004100100":          IBANCountry,
		"KZ86125KZT500410010":         IBANLength,
		"KZ86125KZT50041001000":       IBANLength,
		"KZ":                          IBANLength,
		"KZ8A125KZT5004100100":        IBANChecksum,
		"KZ8612AKZT5004100100":        IBANBank,
		"KZ87125KZT5004100100":        IBANChecksum,
		"KZ86125KZT5004100101":        IBANChecksum,
		"KZ86125KZT5004101000":        IBANChecksum, // two digits changed places
	} {
		got, p := ParseIBAN(typed)
		if p != want || (p == "") != (got == "KZ86125KZT5004100100") {
			t.Errorf("%q: %q %q, want %q", typed, got, p, want)
		}
	}
	n, _ := ParseIBAN("KZ86125KZT5004100100")
	if n.Bank() != "125" || n.String() != "KZ86 125K ZT50 0410 0100" {
		t.Error(n.Bank(), n)
	}
}

// longhand gives the check digits as the standard says it, by one great number.
func longhand(account string) string {
	digits := ""
	for _, c := range account + "KZ00" {
		if c >= 'A' {
			digits += fmt.Sprint(c - 'A' + 10)
		} else {
			digits += string(c)
		}
	}
	n, _ := new(big.Int).SetString(digits, 10)
	return fmt.Sprintf("%02d", 98-new(big.Int).Mod(n, big.NewInt(97)).Int64())
}

// Any account gets one pair of check digits. One digit for another, one letter for another and two neighbours of a kind
// that changed places are always found; a letter for a digit is not, nor does the standard promise it.
func TestIBANProperties(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		account := rapid.StringMatching(`[0-9]{3}[0-9A-Z]{13}`).Draw(t, "account")
		good := "KZ" + longhand(account) + account
		if _, p := ParseIBAN(good); p != "" {
			t.Fatal(good, p)
		}
		for n := range 100 {
			if pair := fmt.Sprintf("%02d", n); pair != good[2:4] {
				if _, p := ParseIBAN("KZ" + pair + account); p != IBANChecksum {
					t.Fatal(pair, account, p)
				}
			}
		}
		i := rapid.IntRange(7, 19).Draw(t, "at")
		bad := []byte(good)
		if digit(bad[i]) {
			bad[i] = rapid.ByteRange('0', '9').Draw(t, "digit")
		} else {
			bad[i] = rapid.ByteRange('A', 'Z').Draw(t, "letter")
		}
		if _, p := ParseIBAN(string(bad)); string(bad) != good && p != IBANChecksum {
			t.Fatal(string(bad), p)
		}
		if j := min(i, 18); good[j] != good[j+1] && digit(good[j]) == digit(good[j+1]) {
			swapped := []byte(good)
			swapped[j], swapped[j+1] = swapped[j+1], swapped[j]
			if _, p := ParseIBAN(string(swapped)); p != IBANChecksum {
				t.Fatal(string(swapped), p)
			}
		}
	})
}
