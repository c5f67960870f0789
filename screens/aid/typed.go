package aidpage

import (
	"fmt"
	"slices"
	"strconv"

	"kezek/app"
	"kezek/app/aid"
	"kezek/app/bank"
	"kezek/app/fault"
	"kezek/screens/kit"
)

// Typed is a matter as the fields hold it: the other way round. The first kind of income of each person stands in their own row, what is
// more behind.
func (p *part) Typed(m app.Matter) map[string]string {
	if m.Aid == nil {
		return nil
	}
	v := typing{}
	d := m.Aid.Dwelling
	v.say("aid.dwelling.right", d.Right)
	v.say("aid.dwelling.document", d.Document)
	v.number("aid.dwelling.area", d.Area)
	v.number("aid.dwelling.rooms", int64(d.Rooms))
	v.say("aid.account", m.Aid.Account)
	v.say("aid.bank", m.Aid.Bank)
	if m.Aid.Alone {
		v["aid.alone"] = "1"
	}
	v["aid.billed"] = same
	if m.Aid.Billed == m.Aid.Quarter.Before() {
		v["aid.billed"] = before
	}
	p.typedPeople(v, m.Aid)
	p.offerEarners(v.income(m.Aid))
	v.bills(m.Aid)
	for _, f := range m.Aid.Facts {
		name := "aid.facts." + f.Ground
		v.say(name+".answer", f.Answer)
		v.say(name+".source", f.Source)
		v.say(name+".date", f.Date)
	}
	return v
}

// typedPeople: who is of the household but not of the matter has left since.
func (p *part) typedPeople(v typing, m *aid.Matter) {
	joined := 0
	for _, x := range m.People {
		if x.N > 0 {
			v.say(fmt.Sprintf("aid.people.%d.status", x.N-1), x.Status)
			continue
		}
		row := fmt.Sprintf("aid.joined.%d", joined)
		v.say(row+".name", x.Name)
		v.say(row+".iin", x.IIN)
		v.say(row+".born", x.Born)
		v.say(row+".kin", x.Kin)
		v.say(row+".status", x.Status)
		joined++
	}
	for i, who := range p.People() {
		counts := !who.Aside && who.Left == ""
		if p.CaseNo != "" && counts && len(m.People) > 0 && !slices.ContainsFunc(m.People, func(x aid.Person) bool { return x.N == i+1 }) {
			v.say(fmt.Sprintf("aid.people.%d.status", i), left)
		}
	}
}

// typing are the values of fields by their names.
type typing map[string]string

func (v typing) say(name, text string) {
	if text != "" {
		v[name] = text
	}
}

func (v typing) number(name string, n int64) {
	if n != 0 {
		v[name] = strconv.FormatInt(n, 10)
	}
}

// income spreads the incomes over the rows of their people; joined are those of them who are of no household.
func (v typing) income(m *aid.Matter) (joined []kit.Option) {
	type one struct {
		person int
		kind   string
	}
	own, who := make([]string, len(m.People)), make([]string, len(m.People)) // by person: their row, and what chooses them
	for i, x := range m.People {
		own[i], who[i] = fmt.Sprintf("aid.people.%d", x.N-1), strconv.Itoa(x.N)
		if x.N == 0 {
			who[i] = joinedCode(len(joined))
			own[i] = "aid." + who[i]
			joined = append(joined, kit.Option{Code: who[i], Name: x.Name})
		}
	}
	months, rows, more := m.Quarter.Before().Months(), map[one]string{}, 0
	first := map[int]bool{}
	for _, x := range m.Income {
		at := slices.Index(months[:], x.Month)
		if at < 0 || x.Person < 1 || x.Person > len(m.People) {
			continue
		}
		key := one{x.Person, x.Kind}
		row, known := rows[key]
		if !known {
			if row = own[x.Person-1]; first[x.Person] {
				row = fmt.Sprintf("aid.more.%d", more)
				v[row+".who"] = who[x.Person-1]
				more++
			}
			rows[key], first[x.Person] = row, true
			v.say(row+".kind", x.Kind)
		}
		v[fmt.Sprintf("%s.m%d", row, at+1)] = strconv.FormatInt(x.Sum, 10)
	}
	return joined
}

func (v typing) bills(m *aid.Matter) {
	in := aid.Input{Quarter: m.Quarter, Billed: m.Billed}
	months, rows := in.Months(), map[string]string{}
	for _, b := range m.Bills {
		at := slices.Index(months[:], b.Month)
		if at < 0 {
			continue
		}
		row, known := rows[b.Service]
		if !known {
			row = fmt.Sprintf("aid.bills.%d", len(rows))
			rows[b.Service] = row
			v[row+".service"] = b.Service
		}
		v.number(fmt.Sprintf("%s.q%d", row, at+1), b.Quantity)
		v[fmt.Sprintf("%s.s%d", row, at+1)] = strconv.FormatInt(b.Sum, 10)
	}
}

// accountField takes an account of twenty letters and digits and says what is wrong with one that is left.
func accountField(d *kit.Desk) *kit.Input {
	in := kit.NewLatin(d, 20, 4, 4, 4, 4)
	in.Check = accountFault
	return in
}

// accountFault says what is wrong with an account while it is left.
func accountFault(text string) *fault.Fault {
	if _, problem := bank.ParseIBAN(text); text != "" && problem != "" {
		return fault.New("W11", string(problem))
	}
	return nil
}
