package kit

import (
	"strconv"
	"strings"

	"kezek/app/fault"
	"kezek/locales"
)

// NewMoney makes a field for tenge: 1 234,5. Its value is whole tiyn, "123450".
func NewMoney(d *Desk) *Input {
	return newDecimal(d, 2, 18, func(tiyn int64) string { return strings.TrimSuffix(locales.Money(tiyn), "\u00a0₸") })
}

// NewArea makes a field for square metres: 54,3. Its value is whole cm², "543000".
func NewArea(d *Desk) *Input { return newDecimal(d, 4, 12, locales.Area) }

// NewQuantity makes a field for a quantity of a bill: 1,6. Its value is whole thousandths, "1600".
func NewQuantity(d *Desk) *Input { return newDecimal(d, 3, 14, locales.Thousandths) }

// newDecimal makes a field whose value is the number of the smallest parts; what is no such number stays as it was typed.
func newDecimal(d *Desk, decimals, limit int, spell func(int64) string) *Input {
	in := newInput(d)
	in.digitsOnly, in.also = true, ",. "
	in.Limit = limit
	in.read = func(s string) string {
		if n, ok := locales.ParseDecimal(s, decimals); ok {
			return strconv.FormatInt(n, 10)
		}
		return strings.TrimSpace(s)
	}
	in.write = func(v string) string {
		if n, err := strconv.ParseInt(v, 10, 64); err == nil {
			return spell(n)
		}
		return v
	}
	in.Check = func(v string) *fault.Fault {
		if _, ok := locales.ParseDecimal(in.Text, decimals); !ok {
			return fault.New("W10", "kit.fault.decimal", "decimals", decimals)
		}
		return nil
	}
	in.enter = func() { in.SetText(strings.ReplaceAll(in.Text, "\u00a0", "")) }
	in.leave = func() {
		in.Limit = 0
		in.SetText(in.write(in.Value()))
		in.Limit = limit
	}
	return in
}
