package aid

import (
	"fmt"
	"slices"
	"time"

	"kezek/app/fault"
)

// What no bill, income or area of a family comes to: it keeps sums far from where whole numbers end.
const (
	mostSum      = 1e13 // tiyn
	mostQuantity = 1e12 // thousandths
	mostArea     = 1e10 // cm²
	mostPersons  = 100
	mostFigure   = 1e9 // of a norm or a tariff
	mostScale    = 6
)

var pers = []string{PerPerson, PerAlone, PerM2, PerFlat, PerSubscriber, perIncome}

// check says what is wrong with the input, and what the rules lack for it.
func check(in *Input, p *InForce) (fs fault.Findings) {
	if !in.Quarter.Valid() {
		fs.Add("quarter", fault.Blocks, "aid.quarter")
		return fs
	}
	if in.Billed != (Quarter{}) && !in.Billed.Valid() {
		fs.Add("billed", fault.Blocks, "aid.quarter")
		return fs
	}
	if !p.Manner.known() {
		fs.Add("rules", fault.Blocks, "aid.rule.manner")
	}
	checkHousehold(&fs, in.Household)
	checkIncome(&fs, in)
	checkBills(&fs, in, p)
	if p.row(ShareRow, false, false) == nil {
		fs.Add("rules", fault.Blocks, "aid.rule.no-share", "day", p.Day)
	}
	if code := areaCode(in.Household); p.row(code, false, in.Household.Alone) == nil {
		fs.Add("rules", fault.Note, "aid.rule.no-area", "day", p.Day)
	}
	return fs
}

func areaCode(h Household) string {
	if h.Alone {
		return AreaAlone
	}
	return AreaPerson
}

func checkHousehold(fs *fault.Findings, h Household) {
	switch {
	case h.Persons < 1 || h.Persons > mostPersons:
		fs.Add("household.persons", fault.Blocks, "aid.persons")
	case h.Alone && h.Persons > 1:
		fs.Add("household.alone", fault.Blocks, "aid.alone", "n", h.Persons)
	}
	if h.Area <= 0 || h.Area > mostArea {
		fs.Add("household.area", fault.Blocks, "aid.area")
	}
}

func checkIncome(fs *fault.Findings, in *Input) {
	type one struct {
		person int
		month  Month
		kind   string
	}
	seen, before := map[one]bool{}, in.Quarter.Before().Months()
	for i, x := range in.Income {
		field := At("income", i)
		switch key := (one{x.Person, x.Month, x.Kind}); {
		case x.Person < 1 || x.Person > in.Household.Persons:
			fs.Add(field, fault.Blocks, "aid.income.person", "n", x.Person)
		case !slices.Contains(before[:], x.Month):
			fs.Add(field, fault.Blocks, "aid.income.month", "month", x.Month, "from", before[0], "to", before[2])
		case x.Sum < 0 || x.Sum > mostSum:
			fs.Add(field, fault.Blocks, "aid.sum")
		case seen[key]:
			fs.Add(field, fault.NeedsReason, "aid.income.twice", "n", x.Person, "month", x.Month)
		default:
			seen[key] = true
		}
	}
}

func checkBills(fs *fault.Findings, in *Input, p *InForce) {
	if len(in.Bills) == 0 {
		fs.Add("bills", fault.Blocks, "aid.bill.none")
	}
	months := in.Months()
	seen := map[Bill]bool{}
	for i, b := range in.Bills {
		field := At("bills", i)
		switch key := (Bill{Service: b.Service, Month: b.Month}); {
		case b.Service == "" || b.Service == ShareRow || b.Service == AreaPerson || b.Service == AreaAlone:
			fs.Add(field, fault.Blocks, "aid.bill.service")
		case !slices.Contains(months[:], b.Month):
			fs.Add(field, fault.Blocks, "aid.bill.month", "month", b.Month, "from", months[0], "to", months[2])
		case b.Sum < 0 || b.Sum > mostSum || b.Quantity < 0 || b.Quantity > mostQuantity:
			fs.Add(field, fault.Blocks, "aid.sum")
		case seen[key]:
			fs.Add(field, fault.Blocks, "aid.bill.twice", "service", b.Service, "month", b.Month)
		default:
			seen[key] = true
			checkRates(fs, field, b, in, p)
		}
	}
}

// checkRates says what a bill lacks in the rules: a norm is worth nothing without the tariff of that month.
func checkRates(fs *fault.Findings, field string, b Bill, in *Input, p *InForce) {
	norm, most, t := p.row(b.Service, false, in.Household.Alone), p.row(b.Service, true, in.Household.Alone), p.tariff(b.Service, b.Month)
	switch {
	case !p.counts(b.Service, b.Month):
	case norm != nil && t == nil:
		fs.Add(field, fault.Blocks, "aid.bill.no-tariff", "service", b.Service, "month", b.Month)
	case norm != nil && norm.Unit != t.Unit:
		fs.Add(field, fault.Blocks, "aid.bill.unit", "service", b.Service, "norm", norm.Unit, "tariff", t.Unit)
	case norm == nil && most == nil && (t == nil || t.Unit != M2):
		fs.Add(field, fault.Note, "aid.bill.no-norm", "service", b.Service)
	}
	if norm == nil {
		return
	}
	for _, of := range norm.Of {
		for _, w := range in.Bills {
			if w.Service == of && w.Month == b.Month && w.Quantity == 0 && w.Sum > 0 {
				fs.Add(field, fault.Blocks, "aid.bill.quantity", "service", of, "month", b.Month, "of", b.Service)
			}
		}
	}
}

// Check says which rows in force on a day (yyyy-mm-dd) are wrong or stand twice; fields are as At spells them.
func (r Rules) Check(day string) (fs fault.Findings) {
	if !isDay(day) {
		fs.Add("day", fault.Blocks, "aid.day", "day", day)
	}
	for i, row := range r.Rows {
		field := At("rows", i)
		r.checkRow(&fs, field, row)
		for _, o := range r.Rows[:i] {
			if row.On(day) && o.On(day) && row.Local == o.Local && row.Same(o) {
				fs.Add(field, fault.Blocks, "aid.rule.twice", "code", row.Code, "day", day)
			}
		}
	}
	for i, t := range r.Tariffs {
		field := At("tariffs", i)
		checkDates(&fs, field, t.Dates)
		if t.Service == "" || t.Unit == "" || t.N <= 0 || t.N > mostFigure || t.Scale < 0 || t.Scale > mostScale {
			fs.Add(field, fault.Blocks, "aid.rule.figure", "code", t.Service)
		}
		checkAct(&fs, field, t.Service, t.Act)
		for _, o := range r.Tariffs[:i] {
			if t.Service == o.Service && t.meets(o.Dates) {
				fs.Add(field, fault.Blocks, "aid.rule.twice", "code", t.Service, "day", max(t.From, o.From))
			}
		}
	}
	for i, m := range r.Manners {
		field := At("manners", i)
		checkDates(&fs, field, m.Dates)
		if !m.known() {
			fs.Add(field, fault.Blocks, "aid.rule.manner")
		}
		for _, o := range r.Manners[:i] {
			if m.meets(o.Dates) {
				fs.Add(field, fault.Blocks, "aid.rule.manner-twice", "day", max(m.From, o.From))
			}
		}
	}
	return fs
}

func (r Rules) checkRow(fs *fault.Findings, field string, row Row) {
	checkDates(fs, field, row.Dates)
	share := row.Code == ShareRow
	area := row.Code == AreaPerson || row.Code == AreaAlone
	switch {
	case row.Code == "" || row.Unit == "" || row.N <= 0 || row.N > mostFigure || row.Scale < 0 || row.Scale > mostScale,
		share != (row.Unit == Percent), area && row.Unit != M2,
		share && decimal(row.N, row.Scale).Cmp(decimal(100, 0)) > 0,
		row.Season != "" && row.Season != Heating:
		fs.Add(field, fault.Blocks, "aid.rule.figure", "code", row.Code)
	case len(row.Of) == 0 && !slices.Contains(pers, row.Per), share != (row.Per == perIncome):
		fs.Add(field, fault.Blocks, "aid.rule.per", "code", row.Code)
	}
	// A norm that follows others has to end somewhere: those it follows follow none.
	if len(row.Of) > 0 && (row.isCap() || slices.ContainsFunc(r.Rows, func(o Row) bool { return len(o.Of) > 0 && slices.Contains(row.Of, o.Code) })) {
		fs.Add(field, fault.Blocks, "aid.rule.follows", "code", row.Code)
	}
	if row.Local {
		checkAct(fs, field, row.Code, row.Act)
	}
}

func checkDates(fs *fault.Findings, field string, d Dates) {
	if !isDay(d.From) || d.To != "" && (!isDay(d.To) || d.To < d.From) {
		fs.Add(field, fault.Blocks, "aid.rule.dates", "from", d.From, "to", d.To)
	}
}

func checkAct(fs *fault.Findings, field, code string, a Act) {
	if a.Number == "" || !isDay(a.Date) {
		fs.Add(field, fault.Blocks, "aid.rule.act", "code", code)
	}
}

func (m Manner) known() bool {
	month := func(n int) bool { return n >= 1 && n <= 12 }
	return slices.Contains([]string{ByQuarter, ByMonth}, m.Way) && slices.Contains([]string{FromQuarter, FromMonth}, m.Start) &&
		slices.Contains([]string{FromMonth, FromNext}, m.Change) && slices.Contains([]string{BySystem, ByOffice}, m.Binds) &&
		slices.Contains([]string{"", ByThird, ByOwn}, m.Spread) && month(m.Season[0]) && month(m.Season[1]) &&
		m.Round.Service > 0 && m.Round.Aid > 0 && m.Round.Service <= mostFigure && m.Round.Aid <= mostFigure
}

// meets tells whether two spans of days have one in common.
func (d Dates) meets(o Dates) bool {
	return (d.To == "" || o.From <= d.To) && (o.To == "" || d.From <= o.To)
}

func isDay(s string) bool {
	_, err := time.Parse(time.DateOnly, s)
	return err == nil
}

// At is the field of one of a list: rows.3.
func At(list string, i int) string { return fmt.Sprintf("%s.%d", list, i) }
