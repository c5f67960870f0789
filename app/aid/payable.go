package aid

import "slices"

// Payable are the months of an award as they are paid: where the result of the state's system was entered (not nil) and the manner
// lets it bind, those of the system.
func Payable(ours, system []Payment, m Manner) []Payment {
	if system == nil || m.Binds != BySystem {
		return slices.Clone(ours)
	}
	return slices.Clone(system)
}

// Unpaid is what is still to be paid of the months up to one: what is payable less what lists have paid; below nothing where too
// much was paid. A month with nothing left is not among them.
func Unpaid(payable, paid []Payment, upTo Month) (left []Payment) {
	for _, d := range Compare(Award{Payments: paid}, payable) {
		if d.Month <= upTo && d.Due() != 0 {
			left = append(left, Payment{d.Month, d.Due()})
		}
	}
	return left
}
