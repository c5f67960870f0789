package aidpage

import (
	"fmt"
	"math/big"
	"slices"
	"strconv"
	"strings"

	"kezek/app"
	"kezek/app/aid"
	"kezek/locales"
	"kezek/screens/applications"
	"kezek/screens/page"
)

// The tables of a calculation and of what was awarded by it. Sums in cells are tenge without their sign: the titles have it.

func tenge(tiyn int64) string { return strings.TrimSuffix(locales.Money(tiyn), "\u00a0₸") }

// tengeOf is a sum that may not be there.
func tengeOf(tiyn *int64) string {
	if tiyn == nil {
		return ""
	}
	return tenge(*tiyn)
}

// monthly are the columns of a table by month, with their sum behind; before is what stands over the names of the rows.
func (t *tab) monthly(before string, months []aid.Month) []page.TableColumn {
	columns := []page.TableColumn{{Title: before}}
	for _, m := range months {
		columns = append(columns, page.TableColumn{Title: monthName(t, m), Right: true})
	}
	return append(columns, page.TableColumn{Title: t.T("aidpage.table.quarter"), Right: true})
}

// cells is a row of such a table: a name, the sums of the months, all together.
func cells(name string, months []aid.Month, sums []aid.Payment) page.TableRow {
	row, all := page.TableRow{Cells: []string{name}}, int64(0)
	for _, m := range months {
		i := slices.IndexFunc(sums, func(p aid.Payment) bool { return p.Month == m })
		if i < 0 {
			row.Cells = append(row.Cells, "–")
			continue
		}
		row.Cells = append(row.Cells, tenge(sums[i].Sum))
		all += sums[i].Sum
	}
	row.Cells = append(row.Cells, tenge(all))
	return row
}

func byMonth(months []aid.Month, sum func(i int) int64) (all []aid.Payment) {
	for i, m := range months {
		all = append(all, aid.Payment{Month: m, Sum: sum(i)})
	}
	return all
}

// result is what the calculation came to, by month and all together; both ways of summing where they differ.
func (t *tab) result(s *applications.Sheet) {
	sheet := t.is.Sheet
	months, billed := sheet.Input.Quarter.Months(), sheet.Input.Months()
	of := months[:]
	fact := func(i int) (sum int64) {
		for _, l := range sheet.Lines {
			if l.Month == billed[i] {
				sum += l.Sum
			}
		}
		return sum
	}
	bills := t.T("aidpage.table.bills")
	if billed != months {
		bills = t.T("aidpage.table.bills-of", "quarter", quarterName(t, billed[0].Quarter()))
	}
	rows := []page.TableRow{cells(bills, of, byMonth(of, fact)),
		cells(t.T("aidpage.table.counted"), of, byMonth(of, func(i int) int64 { return sheet.Sums[i].Counted })),
		exact(t.T("aidpage.table.limit"), func(int) *big.Rat { return sheet.Limit }),
		exact(t.T("aidpage.table.difference"), func(i int) *big.Rat { return sheet.Sums[i].Difference })}
	way := t.T(aid.WayKey(sheet.Rules.Manner.Way))
	if sheet.Differ() {
		for _, w := range []struct {
			way string
			is  aid.Result
		}{{aid.ByQuarter, sheet.ByQuarter}, {aid.ByMonth, sheet.ByMonth}} {
			rows = append(rows, cells(t.T("aidpage.table.by-way", "way", t.T(aid.WayKey(w.way))), of, byMonth(of, func(i int) int64 { return w.is.Months[i] })))
		}
	}
	aids := cells(t.T("aidpage.table.aid", "way", way), of, byMonth(of, func(i int) int64 { return sheet.Aid().Months[i] }))
	aids.Total = true
	s.Table(t.monthly("", of), append(rows, aids)...)
}

// exact is a row of exact sums, tiyn, with that of the quarter.
func exact(name string, month func(i int) *big.Rat) page.TableRow {
	row, all := page.TableRow{Cells: []string{name}}, new(big.Rat)
	for i := range 3 {
		row.Cells = append(row.Cells, app.ExactTenge(month(i)))
		all.Add(all, month(i))
	}
	row.Cells = append(row.Cells, app.ExactTenge(all))
	return row
}

// services are the lines of the calculation; months that are alike are told once.
func (t *tab) services(s *applications.Sheet) {
	var said []string
	var names [][]string
	var tables [][]page.TableRow
	for _, m := range t.is.Sheet.Input.Months() {
		rows := t.month(m)
		text := fmt.Sprint(rows)
		if i := slices.Index(said, text); i >= 0 {
			names[i] = append(names[i], monthName(t, m))
			continue
		}
		said, names, tables = append(said, text), append(names, []string{monthName(t, m)}), append(tables, rows)
	}
	var all []page.TableRow
	for i, rows := range tables {
		all = append(all, page.TableRow{Note: strings.Join(names[i], ", "), Over: true})
		all = append(all, rows...)
	}
	s.Table([]page.TableColumn{{Title: t.T("aidpage.service")}, {Title: t.T("aidpage.table.quantity"), Right: true}, {Title: t.T("aidpage.table.fact"), Right: true},
		{Title: t.T("aidpage.table.norm"), Right: true}, {Title: t.T("aidpage.table.norm-sum"), Right: true}, {Title: t.T("aidpage.table.cap"), Right: true},
		{Title: t.T("aidpage.table.sum"), Right: true}, {Title: t.T("aidpage.table.by")}}, all...)
}

// month are the services of a month, a row each: billed, norm × tariff, cap, counted and by what; below them the sums.
func (t *tab) month(m aid.Month) (rows []page.TableRow) {
	fact, counted := int64(0), int64(0)
	for _, l := range t.is.Sheet.Lines {
		if l.Month != m {
			continue
		}
		fact, counted = fact+l.Sum, counted+l.Counted
		name, quantity, norm := l.Service, "", ""
		if x, ok := t.View.Law.Expense(l.Service); ok {
			name = x.Text.In(t.Lang())
		}
		if l.Quantity > 0 {
			quantity = locales.Thousandths(l.Quantity)
		}
		if l.NormSum != nil {
			norm = app.Figure(l.Allowed) + "\u00a0×\u00a0" + app.Figure(l.Tariff.Tenge())
		}
		rows = append(rows, page.TableRow{Cells: []string{name, quantity, tenge(l.Sum), norm, tengeOf(l.NormSum), tengeOf(l.CapSum), tenge(l.Counted), t.T("aidpage.counted-by." + l.By)}})
	}
	return append(rows, page.TableRow{Cells: []string{t.T("aidpage.table.together"), "", tenge(fact), "", "", "", tenge(counted), ""}, Total: true})
}

// income is that of the people by kind and month; what does not count is said so and in no sum.
func (t *tab) income(s *applications.Sheet) {
	in := t.is.Sheet.Input
	if len(in.Income) == 0 {
		return
	}
	type one struct {
		person int
		kind   string
		aside  bool
	}
	quarter := in.Quarter.Before()
	months := quarter.Months()
	of, sums, order := months[:], map[one][]aid.Payment{}, []one{}
	var counted []aid.Payment
	for _, x := range in.Income {
		key, p := one{x.Person, x.Kind, x.Aside}, aid.Payment{Month: x.Month, Sum: x.Sum}
		if sums[key] == nil {
			order = append(order, key)
		}
		sums[key] = added(sums[key], p)
		if !x.Aside {
			counted = added(counted, p)
		}
	}
	slices.SortStableFunc(order, func(a, b one) int { return a.person - b.person })
	var rows []page.TableRow
	for _, key := range order {
		rows = append(rows, cells(t.earner(key.person, key.kind, key.aside), of, sums[key]))
	}
	total := cells(t.T("aidpage.total"), of, counted)
	total.Total = true
	s.Head(t.T("aidpage.income", "quarter", quarterName(t, quarter)))
	s.Table(t.monthly("", of), append(rows, total)...)
}

// added puts a sum to that of its month.
func added(all []aid.Payment, p aid.Payment) []aid.Payment {
	for i := range all {
		if all[i].Month == p.Month {
			all[i].Sum += p.Sum
			return all
		}
	}
	return append(all, p)
}

// earner says who had what kind of income.
func (t *tab) earner(person int, code string, aside bool) string {
	name, kind := strconv.Itoa(person), code
	if person <= len(t.is.Sheet.Names) {
		name = t.is.Sheet.Names[person-1]
	}
	if k, ok := t.View.Law.Income(code); ok {
		kind = k.Text.In(t.Lang())
	}
	if kind != "" {
		name += ", " + kind
	}
	if aside {
		name += " (" + t.T("aidpage.not-counted") + ")"
	}
	return name
}
