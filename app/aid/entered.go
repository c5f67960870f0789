package aid

import "time"

// Entered are rules as an office entered them one after another: a later one stands instead of an earlier one that says the
// same thing, from its own first day on. Nothing is edited.
func (r Rules) Entered(row Row) Rules {
	r.Rows = after(r.Rows, row, func(a, b Row) bool { return a.Local == b.Local && a.Same(b) }, func(x *Row) *Dates { return &x.Dates })
	return r
}

// EnteredTariff is the same of a tariff.
func (r Rules) EnteredTariff(t Tariff) Rules {
	r.Tariffs = after(r.Tariffs, t, func(a, b Tariff) bool { return a.Service == b.Service }, func(x *Tariff) *Dates { return &x.Dates })
	return r
}

// EnteredManner is the same of a manner.
func (r Rules) EnteredManner(m Manner) Rules {
	r.Manners = after(r.Manners, m, func(Manner, Manner) bool { return true }, func(x *Manner) *Dates { return &x.Dates })
	return r
}

// Replaced is the row of the district that one would stand instead of.
func (r Rules) Replaced(row Row) (was Row, ok bool) {
	for _, o := range r.Rows {
		if o.Local && o.Same(row) && o.meets(row.Dates) {
			was, ok = o, true
		}
	}
	return was, ok
}

// after is a list behind which x was entered: what x stands instead of ends the day before, or is left out where it would only
// have begun.
func after[T any](all []T, x T, same func(a, b T) bool, dates func(*T) *Dates) (is []T) {
	from := dates(&x).From
	for _, o := range all {
		d := dates(&o)
		if same(o, x) && d.meets(*dates(&x)) {
			if d.From >= from {
				continue
			}
			d.To = dayBefore(from)
		}
		is = append(is, o)
	}
	return append(is, x)
}

func dayBefore(day string) string {
	t, err := time.Parse(time.DateOnly, day)
	if err != nil {
		return day
	}
	return t.AddDate(0, 0, -1).Format(time.DateOnly)
}
