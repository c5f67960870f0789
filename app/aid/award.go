package aid

import (
	"slices"

	"kezek/app/fault"
)

// Payment is the aid of one month, tiyn.
type Payment struct {
	Month Month `json:"month"`
	Sum   int64 `json:"sum"`
}

// Award is what was granted, month by month.
type Award struct {
	Sheet    Sheet     `json:"sheet"`
	Payments []Payment `json:"payments"`
}

// Sum is what the award comes to, tiyn.
func (a *Award) Sum() (sum int64) {
	for _, p := range a.Payments {
		sum += p.Sum
	}
	return sum
}

// Grant makes an award of a sheet for an application of a day (yyyy-mm-dd) in its quarter: for the whole quarter or from
// the month of the application, as the rules say. Where nothing is left to pay, or the day is of another quarter, nothing is
// granted.
func Grant(s Sheet, applied string) (Award, fault.Findings) {
	var fs fault.Findings
	months := s.Input.Quarter.Months()
	if !isDay(applied) || !slices.Contains(months[:], monthOf(applied)) {
		fs.Add("applied", fault.Blocks, "aid.award.day", "from", months[0], "to", months[2])
		return Award{}, fs
	}
	if _, refused := s.Refused(); refused {
		fs.Add("", fault.Blocks, "aid.award.nothing")
		return Award{}, fs
	}
	a := Award{Sheet: s}
	for i, m := range months {
		if s.Rules.Manner.Start != FromMonth || m >= monthOf(applied) {
			a.Payments = append(a.Payments, Payment{m, s.Aid().Months[i]})
		}
	}
	return a, fs
}

func monthOf(day string) Month { return Month(day[:len("2006-01")]) }

// What an award may be calculated again for.
const (
	OfIncome   = "income"
	OfFamily   = "family"
	OfTariff   = "tariff"
	OfDwelling = "dwelling"
)

// Changes are all of them, in the order screens offer them.
var Changes = []string{OfIncome, OfFamily, OfTariff, OfDwelling}

// Difference is what a change makes of one month, tiyn: After − Before below nothing is overpaid, above it underpaid.
type Difference struct {
	Month  Month `json:"month"`
	Before int64 `json:"before"`
	After  int64 `json:"after"`
}

// Due is what is still to be paid; below nothing it is to be given back.
func (d Difference) Due() int64 { return d.After - d.Before }

// Recalculation is an award before and after a change.
type Recalculation struct {
	From   Month        `json:"from"` // first month it counts for
	Months []Difference `json:"months"`
	After  []Payment    `json:"after"` // what the award is now, all months of it
}

// Over and Under are what was paid too much and too little, tiyn, never below nothing.
func (r *Recalculation) Over() int64  { over, _ := r.both(); return over }
func (r *Recalculation) Under() int64 { _, under := r.both(); return under }

func (r *Recalculation) both() (over, under int64) {
	for _, d := range r.Months {
		over, under = over+max(0, -d.Due()), under+max(0, d.Due())
	}
	return over, under
}

// Recalculate sets an award against a calculation made after something changed on a day (yyyy-mm-dd): from which month the
// change counts, and how it falls on the months, is by the rules of the award. The sheet has to be of the same quarter; one that leaves nothing to pay
// makes the rest of the award nothing.
func Recalculate(a Award, after Sheet, day string) (Recalculation, fault.Findings) {
	if after.Input.Quarter != a.Sheet.Input.Quarter {
		var fs fault.Findings
		fs.Add("sheet", fault.Blocks, "aid.change.quarter")
		return Recalculation{}, fs
	}
	months := after.Input.Quarter.Months()
	aid := after.Aid()
	if a.Sheet.Rules.Manner.Spread == ByOwn {
		aid = after.ByMonth
	}
	return a.turn(day, func(m Month) int64 { return aid.Months[slices.Index(months[:], m)] })
}

// Stop ends an award from a day: the family moved, has a second dwelling, let the dwelling out, the recipient died.
func Stop(a Award, day string) (Recalculation, fault.Findings) {
	return a.turn(day, func(Month) int64 { return 0 })
}

func (a *Award) turn(day string, after func(Month) int64) (r Recalculation, fs fault.Findings) {
	if !isDay(day) {
		fs.Add("day", fault.Blocks, "aid.day", "day", day)
		return r, fs
	}
	for _, p := range a.Payments {
		counts := p.Month >= monthOf(day)
		if a.Sheet.Rules.Manner.Change == FromNext {
			counts = p.Month.First() >= day
		}
		now := p.Sum
		if counts {
			if now = after(p.Month); r.From == "" {
				r.From = p.Month
			}
			r.Months = append(r.Months, Difference{p.Month, p.Sum, now})
		}
		r.After = append(r.After, Payment{p.Month, now})
	}
	if len(r.Months) == 0 {
		fs.Add("day", fault.Note, "aid.change.none")
	}
	return r, fs
}

// Renewed is the award with what a recalculation made of it, so that the next change starts from there. The sheet stays
// that of the award: its rules say from when a change counts.
func (a Award) Renewed(r Recalculation) Award {
	a.Payments = slices.Clone(r.After)
	return a
}

// Compare sets the result the state's system gave for the award beside ours, month by month: Before is ours, After the
// system's, which binds. A month only one of them has is nothing in the other.
func Compare(a Award, system []Payment) (all []Difference) {
	for _, p := range a.Payments {
		all = append(all, Difference{Month: p.Month, Before: p.Sum})
	}
	for _, p := range system {
		i := slices.IndexFunc(all, func(d Difference) bool { return d.Month == p.Month })
		if i < 0 {
			all, i = append(all, Difference{Month: p.Month}), len(all)
		}
		all[i].After += p.Sum
	}
	slices.SortStableFunc(all, func(a, b Difference) int {
		switch {
		case a.Month < b.Month:
			return -1
		case a.Month > b.Month:
			return 1
		}
		return 0
	})
	return all
}
